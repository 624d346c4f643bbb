"""What is wrong with a tree as a report: pydantic's errors in words for a person, and what they make doubtful."""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from pydantic import ValidationError

from licreport.figures.reading import UnfitError
from licreport.report.address import LISTS, TABLES, all_tables, is_figure, table_of
from licreport.report.diagnostic import Fact, Finding
from licreport.report.mirrors import GROWTH, LAST_YEAR, MIRRORS
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.report.tables.base import Table
from licreport.words.language import Words
from licreport.words.terminal import printable

NOT_TOML, UNKNOWN, MISSING, UNFIT, CONFLICT = "not TOML", "unknown key", "missing", "unfit", "conflict"

Tree = Mapping[str, object]


class Problem(NamedTuple):
    """One thing wrong with a file as data: of which kind, and the finding it makes."""

    kind: str
    finding: Finding


class Fault(NamedTuple):
    """One of pydantic's errors: of which kind, where, and the refusal of our own that it carries, if any."""

    kind: str
    path: Path
    unfit: UnfitError | None

    @property
    def is_fatal(self) -> bool:
        """Whether there is no report without what is at fault: whose it is, on which year, in which format."""
        return self.path in {("format",), ("report",), ("report", "authority"), ("report", "year")}


def faults_of(error: ValidationError) -> list[Fault]:
    """Return pydantic's errors in the order of the tables."""
    faults = []
    for details in error.errors(include_url=False, include_input=False):
        kind = {"extra_forbidden": UNKNOWN, "missing": MISSING}.get(details["type"], UNFIT)
        unfit = details.get("ctx", {}).get("unfit")
        faults.append(Fault(kind, details["loc"], unfit if isinstance(unfit, UnfitError) else None))
    return faults


def problem(fault: Fault, tree: Tree) -> Problem:
    """Put a fault into words."""
    words = {UNKNOWN: _unknown, MISSING: _missing, UNFIT: _unfit}
    return Problem(fault.kind, words[fault.kind](fault, tree))


_UNKNOWN_FIGURE = Words("`{key}` is not a figure of {table}", "`{key}` 不是 {table} 的数据项")
_UNKNOWN_KEY = Words("`{key}` is not a key of {table}", "`{key}` 不是 {table} 的键")
_UNKNOWN_TABLE = Words("`{key}` is not a table of the format", "`{key}` 不是格式规定的表")
_DID_YOU_MEAN = Words("; did you mean `{near}`?", "；是否应为 `{near}`？")
_BELONGS = Words("; it belongs in [{home}]", "；它属于 [{home}]")
_KNOWS = Words("; it may be {known}", "；可用的有 {known}")
_KEY_LENGTH = 40  # no known key is near a longer one


def _unknown(fault: Fault, tree: Tree) -> Finding:  # noqa: ARG001  # as its siblings
    import difflib  # noqa: PLC0415  # costs a millisecond that a clean file should not pay

    *_, key = map(str, fault.path)
    table = (table_of(str(fault.path[0])) if len(fault.path) > 1 else None) or Report
    is_figures = any(is_figure(table, name) for name in table.model_fields)
    words = _UNKNOWN_TABLE if table is Report else _UNKNOWN_FIGURE if is_figures else _UNKNOWN_KEY
    near = difflib.get_close_matches(key.lower(), list(table.model_fields), n=1) if len(key) <= _KEY_LENGTH else []
    home = next((name for name, other in TABLES.items() if key in other.model_fields and name not in LISTS), None)
    shown = key if re.fullmatch(r"[\w-]+(?:\.[\w-]+)?", key) else _in_quotes(key)
    known = [name for name in table.model_fields if name not in MIRRORS]
    known += [LAST_YEAR, GROWTH] if table is Report else []
    facts: dict[str, Fact] = {"key": shown, "table": _header(fault.path), "known": ", ".join(known)}
    more = _KNOWS
    if home is not None and table is not Report and key not in TABLES:
        more, facts["home"] = _BELONGS, home
    elif near:
        more, facts["near"] = _DID_YOU_MEAN, near[0]
    return Finding(fault.path, Words(words.en + more.en, words.zh + more.zh), facts, at_key=True)


_MISSING_TABLE = Words(
    "the table [{key}] is missing: it says whose report this is and on which year",
    "缺少 [{key}] 表：它说明报告主体和年度",
)
_MISSING_FORMAT = Words(
    "`format` is missing; write `format = 1` on the first line", "缺少 `format`；请在第一行写 `format = 1`"
)
_MISSING_KEY = Words("`{key}` is missing from {table}", "{table} 缺少 `{key}`")


def _missing(fault: Fault, tree: Tree) -> Finding:  # noqa: ARG001  # as its siblings
    key = str(fault.path[-1])
    words = _MISSING_FORMAT if key == "format" else _MISSING_TABLE if len(fault.path) == 1 else _MISSING_KEY
    return Finding(fault.path, words, {"key": key, "table": _header(fault.path)})


_UNFIT = Words("{given} {problem}; {remedy}", "{given} {problem}；{remedy}")
_NO_TABLE = Words("is not a table", "不是表")
_NO_TABLES = Words("is not a list of tables", "不是表的列表")


def _unfit(fault: Fault, tree: Tree) -> Finding:
    value: object = tree
    for step in fault.path:
        value = cast("Mapping[str | int, object]", value)[step]
    given = _as_toml(value)
    if fault.unfit is not None:
        facts: dict[str, Fact] = {"given": given, "problem": fault.unfit.problem, "remedy": fault.unfit.remedy}
        return Finding(fault.path, _UNFIT, facts)
    header = _header(fault.path)
    expected = _NO_TABLES if fault.path[0] in LISTS and len(fault.path) == 1 else _NO_TABLE
    remedy = Words(f"write {header} on a line of its own", f"请单独一行写 {header}")
    return Finding(fault.path, _UNFIT, {"given": given, "problem": expected, "remedy": remedy})


def _header(path: Path) -> str:
    """Return the header of the table that a path is in, as it is written."""
    return f"[[{path[0]}]]" if path[0] in LISTS else f"[{path[0]}]"


_SHOWN = 40


def _digits(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # an integer of so many digits, from hexadecimal, that Python refuses to write it in decimals
        return hex(value) if isinstance(value, int) else "…"


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{printable(escaped)}"'


def _as_toml(value: object) -> str:
    """Write a value as TOML would, in forty characters at most."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, str):
        text = _in_quotes(value[:_SHOWN])
    elif isinstance(value, dict | list):
        text = "{…}" if isinstance(value, dict) else "[…]"
    elif isinstance(value, datetime.datetime | datetime.date | datetime.time):
        text = value.isoformat()
    else:
        text = _digits(value)
    return f"`{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}`"


def doubtful(fault: Fault, tree: Tree) -> Iterator[Path]:
    """Yield the places that a fault makes doubtful: where it is, and what a misspelt key may have meant."""
    key, *rest = fault.path
    table = table_of(str(key))
    if key in LISTS:
        is_value = table is not None and len(rest) == 2 and is_figure(table, str(rest[1]))
        yield fault.path if fault.kind == UNFIT and is_value else (key,)  # or who belongs to whom is not known
        if is_value and key == "item":
            yield from shares_of_items(tree)
    elif fault.kind == UNKNOWN:
        given = cast("Tree", tree[str(key)]) if rest else tree
        value = given[str(fault.path[-1])]
        known = table.model_fields if table and rest else _like(str(key))
        may_be = (name for name in known if name not in given and (table is None or _may_mean(table, name, value)))
        yield from ((*fault.path[:-1], name) for name in may_be)
    else:
        yield fault.path


def shares_of_items(tree: Tree) -> Iterator[Path]:
    """Yield the places of the items' shares: of which figure they are goes by all that the items print."""
    items = tree.get("item")
    for index in range(len(items)) if isinstance(items, list) else ():
        yield "item", index, "share"


def _like(key: str) -> Collection[str]:
    """Return the keys of the tables that one which is no table may have meant: of mirrors, only a mirror."""
    is_mirror = "." in key
    return [own for own in all_tables() if ("." in own) is is_mirror]


def _may_mean(table: type[Table], name: str, value: object) -> bool:
    """Tell whether a value may be meant for a key: a day of the period reported on is nothing but a date."""
    return name not in {"from", "to"} or table is not TABLES["report"] or isinstance(value, datetime.date)


_STAND_INS: Mapping[str, object] = {"name": "#", "value": None, "rule": "-", "at": "-"}


def without(faults: Sequence[Fault], tree: Tree) -> dict[str, object]:
    """Return the tree without what is at fault; what an element of a list cannot do without is stood in for."""
    is_table = {key: key in TABLES or isinstance(value, dict) for key, value in tree.items()}
    left = {key: _copied(value) if is_table[key] else value for key, value in tree.items()}
    for fault in faults:
        key, *rest = fault.path
        table = left.get(str(key))
        if isinstance(table, list) and rest and key in TABLES:
            _mend(table[cast("int", rest[0])], TABLES[str(key)], rest[1:])
        elif isinstance(table, dict) and rest:
            table.pop(rest[0], None)
        else:
            left.pop(str(key), None)
    return left


def _copied(value: object) -> object:
    if isinstance(value, list):
        return [dict(element) if isinstance(element, dict) else {} for element in value]
    return dict(value) if isinstance(value, dict) else value


def _mend(element: dict[str, object], kind: type[Table], rest: Sequence[str | int]) -> None:
    for key in rest[:1]:
        element.pop(str(key), None)
    for name, info in kind.model_fields.items():
        if info.is_required() and name not in element:
            element[name] = _STAND_INS[name]
