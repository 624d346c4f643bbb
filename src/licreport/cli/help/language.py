"""In which language help and wrong usage are told: as messages choose theirs, but from arguments that may be wrong."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from licreport.words.language import LANGS, Lang, MisuseError, language_of_locale


def language_meant(arguments: Sequence[str]) -> Lang:
    """Return the language that --lang says anywhere, or else the project's settings for `check`, or else the locale."""
    return _said_in(arguments) or _set_for(arguments) or language_of_locale()


def _said_in(arguments: Sequence[str]) -> Lang | None:
    """Return what the last --lang among the arguments says, if it is a language."""
    flags = arguments[: arguments.index("--")] if "--" in arguments else arguments
    said = [value for flag, value in pairwise(flags) if flag == "--lang"]
    said += [flag.removeprefix("--lang=") for flag in flags if flag.startswith("--lang=")]
    return next((lang for lang in LANGS if said and said[-1] == lang), None)


def _set_for(arguments: Sequence[str]) -> Lang | None:
    """Return what the settings say, which `check` goes by; settings that cannot be used say nothing."""
    if arguments[:1] != ["check"] or "--isolated" in arguments:
        return None
    from licreport.cli.settings import settings  # noqa: PLC0415  # only `check` has them

    try:
        told = settings(Path.cwd()).get("lang")
    except (MisuseError, FileNotFoundError):
        return None
    return next((lang for lang in LANGS if told == lang), None)
