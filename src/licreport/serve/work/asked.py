"""What the page asks, as plain data from outside: taken apart once, so that nothing further in has to doubt it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from licreport.report.source import Path
from licreport.serve.work.project import Project, project_from
from licreport.words.language import Lang

LONGEST_NAME = 200
MANNERS: Mapping[str, Sequence[str]] = {
    "notes": ("plain", "full", "none"),
    "separator": ("none", "comma"),
    "money": ("yuan", "wan"),
}
"""How documents may be printed."""


class Asked(NamedTuple):
    """What is wanted of a document."""

    name: str = "report.txt"
    """What the document is called: by it people know it, and it may tell what kind it is of."""
    lang: Lang = "zh"
    """The language of what is written; answers have both."""
    authority: str | None = None
    """Whose report it is, where the document does not say."""
    year: int | None = None
    answers: tuple[tuple[int, int | str], ...] = ()
    """To questions about numbers that are not certain: which, and the number of a choice or the name of a figure."""
    changes: tuple[tuple[Path, str], ...] = ()
    """Figures, and what they would be."""
    form: str = ""
    """The format of a download."""
    notes: str | None = None
    """How a download is printed, where that is said: as `export` has it, and else as the project does."""
    separator: str | None = None
    money: str | None = None
    project: Project = Project()
    """What the project sets; never told by the page."""
    file: str | None = None
    """The file that it is, among those that the server was given; never told by the page."""
    is_typed: bool = False
    """Whether the body is the TOML that was typed in the place of that file, which may be a document."""
    files: tuple[str, ...] = ()
    """All of those."""


def asked_from(told: Mapping[str, Any]) -> Asked:
    """Return what is asked; raises ValueError, TypeError or LookupError for what no page of ours asks."""
    return Asked(
        name=_text(told.get("name", "report.txt"))[-LONGEST_NAME:] or "report.txt",
        lang="en" if told.get("lang") == "en" else "zh",
        authority=_text(told["authority"]) if told.get("authority") else None,
        year=_whole(told["year"]) if told.get("year") else None,
        answers=tuple(
            (_whole(one), two if isinstance(two, int) else _text(two)) for one, two in told.get("answers", ())
        ),
        changes=tuple((tuple(map(_step, path)), _text(value)) for path, value in told.get("changes", ())),
        form=_text(told.get("form", "")),
        **{key: told[key] for key, choices in MANNERS.items() if told.get(key) in choices},
        project=project_from(told.get("project", {})),
        file=_text(told["file"]) if told.get("file") else None,
        is_typed=told.get("is_typed") is True,
        files=tuple(map(_text, told.get("files", ()))),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


def _step(value: object) -> str | int:
    return value if isinstance(value, str) else _whole(value)
