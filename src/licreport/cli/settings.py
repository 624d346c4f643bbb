"""What a project sets, in `licreport.toml` or in `[tool.licreport]` of `pyproject.toml`.

Defaults for `check`, how `export` prints documents, and words for reading them. The nearest file counts, from the
working directory upward to the root of its repository; outside of a repository, only the working directory's own.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import tomli

from licreport.check.selection import selection
from licreport.collection.index import factor_of
from licreport.files.repository import root_of
from licreport.listing.forms import FORMS
from licreport.reading.grammar.own_words import NAMES, NO_FIGURE, take
from licreport.reading.grammar.vocabulary import terms
from licreport.report.address import LISTS, TABLES, is_figure
from licreport.words.language import MisuseError, Words

KEYS: Mapping[str, type] = {
    "paths": list,
    "format": str,
    "lang": str,
    "select": list,
    "ignore": list,
    "strict": bool,
    "exit-zero": bool,
    "statistics": bool,
    "coverage": bool,
    "documents": bool,
    "change-factor": float,
    "quiet": bool,
    "waivers": bool,
    "notes": str,
    "separator": str,
    "money": str,
    "words": dict,
    "columns": dict,
}
"""What may be set, and the kind of its value; lists and tables are of text."""

CHOICES: Mapping[str, Sequence[str]] = {
    "format": FORMS,
    "lang": ("en", "zh"),
    "notes": ("none", "plain", "full"),
    "separator": ("none", "comma"),
    "money": ("yuan", "wan"),
}

_CHOICE = Words("{file}: `{key}` is one of {choices}", "{file}：`{key}` 应为其中之一：{choices}")
_KINDS = {
    list: Words("a list of text", "文字的列表"),
    str: Words("text", "文字"),
    bool: Words("true or false", "true 或 false"),
    float: Words("a number", "数字"),
    dict: Words("a table of text", "文字的表"),
}
_UNKNOWN = Words("{file}: `{key}` is not a setting; {near}", "{file}：`{key}` 不是设置项；{near}")
_NEAR = Words("did you mean `{near}`?", "是否应为 `{near}`？")
_KNOWN = Words("there are {known}", "可用的有 {known}")
_KIND = Words("{file}: `{key}` takes {kind}", "{file}：`{key}` 应为{kind}")
_CANNOT_READ = Words("{file}: {why}", "{file}：{why}")


def settings(folder: Path) -> dict[str, object]:
    """Return what the nearest file of settings says, by the names of KEYS; nothing where there is none.

    `paths` come back relative to `folder`. Raises MisuseError for a file that cannot be used.
    """
    for place in _upward(folder.absolute()):
        own = _table(place / "licreport.toml")
        table = own if own is not None else _tool(_table(place / "pyproject.toml"))
        if table is not None:
            file = place / ("licreport.toml" if own is not None else "pyproject.toml")
            return _checked(table, file, folder)
    return {}


def _upward(folder: Path) -> Iterator[Path]:
    root = root_of(folder)
    yield folder
    yield from (place for place in folder.parents if root is not None and place.is_relative_to(root))


def _table(file: Path) -> Mapping[str, object] | None:
    try:
        return tomli.loads(file.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise MisuseError(_CANNOT_READ, {"file": str(file), "why": error.strerror or str(error)}) from None
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML
        raise MisuseError(_CANNOT_READ, {"file": str(file), "why": str(error)}) from None


def _tool(pyproject: Mapping[str, object] | None) -> Mapping[str, object] | None:
    tool = (pyproject or {}).get("tool")
    table = tool.get("licreport") if isinstance(tool, dict) else None
    return table if table is None or isinstance(table, dict) else {"licreport": table}


def _checked(table: Mapping[str, object], file: Path, folder: Path) -> dict[str, object]:
    for key, value in table.items():
        if key not in KEYS:
            raise _unknown(key, file)
        fits = isinstance(value, KEYS[key]) or (KEYS[key] is float and type(value) is int)
        entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if not fits or not all(isinstance(entry, str) for entry in entries):
            kind = _KINDS[KEYS[key]]
            words = Words(_KIND.en.replace("{kind}", kind.en), _KIND.zh.replace("{kind}", kind.zh))
            raise MisuseError(words, {"file": str(file), "key": key})
        _check_choice(key, value, file)
    values = dict(table)
    if isinstance(paths := values.get("paths"), list):
        values["paths"] = [os.path.relpath(file.parent / path, folder) for path in paths]
    return values


def _check_choice(key: str, value: object, file: Path) -> None:
    if key in CHOICES and value not in CHOICES[key]:
        raise MisuseError(_CHOICE, {"file": str(file), "key": key, "choices": ", ".join(CHOICES[key])})
    if isinstance(value, dict):
        _check_addresses(key, value, file)
    try:
        if key in {"select", "ignore"} and isinstance(value, list):
            selection(value, ())
        elif key == "change-factor":
            factor_of(str(value))
    except MisuseError as error:
        words = Words("{file}: `{key}`: " + error.words.en, "{file}：`{key}`：" + error.words.zh)
        raise MisuseError(words, {"file": str(file), "key": key, **error.facts}) from None


def _check_addresses(key: str, table: Mapping[str, str], file: Path) -> None:
    """Raise MisuseError where words of a project stand for no figure of the format."""
    for word, address in table.items():
        name, _, own = address.rpartition(".")
        kind = TABLES.get(name)
        is_known = kind is not None and name not in LISTS and is_figure(kind, own)
        if not word.strip() or not (is_known or (key == "columns" and address in {NAMES, NO_FIGURE})):
            facts = {"file": str(file), "key": key, "word": word, "address": address, "near": _near(address)}
            raise MisuseError(_NO_FIGURE, facts)


def _near(written: str) -> str:
    """Return the address that was meant by one that is misspelt, or by what a figure is called; else an example."""
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    called = terms().get(written.strip())
    known = {term.name for term in terms().values()}
    return called.name if called else next(iter(difflib.get_close_matches(written, known, n=1)), _EXAMPLE)


_EXAMPLE = "applications.accepted"


_NO_FIGURE = Words(
    "{file}: [{key}] `{word}` = `{address}`: there is no such figure; it takes an address as `{near}`",
    "{file}：[{key}] `{word}` = `{address}`：没有这项数据；应为 `{near}` 这样的地址",
)


def take_words(said: Mapping[str, object]) -> None:
    """Take the words of a project for reading documents, of its settings as `settings` returns them."""
    words, columns = (table if isinstance(table := said.get(key), dict) else {} for key in ("words", "columns"))
    take(words, columns)


def _unknown(key: str, file: Path) -> MisuseError:
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    near = difflib.get_close_matches(key, KEYS, n=1)
    more = _NEAR if near else _KNOWN
    words = Words(_UNKNOWN.en.replace("{near}", more.en, 1), _UNKNOWN.zh.replace("{near}", more.zh, 1))
    return MisuseError(words, {"file": str(file), "key": key, "near": "".join(near), "known": ", ".join(KEYS)})
