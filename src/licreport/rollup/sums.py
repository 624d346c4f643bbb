"""The parts' reports → the sums that make up the report of the whole, and why some figures are not among them.

A figure is summed if every part prints it: one that is missing is not zero. What the sums say together must not
contradict itself where no part does (`omission.py`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.check.one import Checked
from licreport.collection.digest import ADDS, NAMES
from licreport.collection.index import is_below
from licreport.figures.reading import Kind
from licreport.figures.stated import Figure, Interval, Stated, interval
from licreport.figures.text import computed_text
from licreport.report.address import TABLES, key_label
from licreport.report.diagnostic import Note
from licreport.report.fields import LEVELS, UNKNOWN, Adds
from licreport.report.model import Report, path_of
from licreport.report.source import Path
from licreport.rollup.addition import Raw, added, is_rounded
from licreport.rollup.gather import Gathered
from licreport.rollup.omission import Omission, Tree, omissions
from licreport.words.language import LANGS, Words, few, joined
from licreport.words.period import Span

DEPARTMENT = "department"
ON_TIME: Path = ("handling", "on_time")
BESIDE = "on_time_excludes_on_the_spot"

_LACKING = Words(
    "not added up: printed by {printed} of {parts} parts, not by {names}",
    "未汇总：{parts} 份报告中有 {printed} 份公布，{names}没有公布",
)
_CATALOGUE = Words(
    "not added up: not all parts are departments, and areas handle much the same items",
    "未汇总：各部分不都是部门，而各地办理的事项大多相同",
)
_DEPARTMENTS = Words(
    "not counted: not every part says that it is a department", "未计：不是每份报告都写明层级是 department"
)
_UNLIKE = Words(
    "not added up: some parts count it beside on_the_spot, which is not printed by {names}, and some around it",
    "未汇总：有的部分把它列在当场办结之外，有的包含在内，而{names}没有公布当场办结，无法换算",
)
_UNKNOWN = Words(
    "not added up: it is not known whether {names} counts it beside on_the_spot or around it",
    "未汇总：{names}是否把它列在当场办结之外没有写明",
)
_UNWRITABLE = Words(
    "not added up: the sum, {value}, is beyond what a figure may be", "未汇总：其和 {value} 超出数据允许的范围"
)
_OMITTED = Words(
    "left out: with it {code} would not hold, though no part contradicts it ({message}); {why}",
    "略去：保留它就不符合 {code}，而各部分自身都不违反（{message}）；{why}",
)
_UNEVEN = Words("not every part prints {names}", "不是每个部分都公布{names}")
_COUNTED_UNLIKE = Words("the parts do not count alike", "各部分的口径不同")


class Sum(NamedTuple):
    """A figure of the whole, as it may be written."""

    raw: Raw
    values: Interval
    """All that it may be."""
    rounded: tuple[str, ...] = ()
    """The parts that print it rounded."""
    converted: tuple[str, ...] = ()
    """The parts whose on_time was counted beside on_the_spot and is now counted around it."""
    stated_in: str | None = None
    """The report that states it, where it is no sum."""


class Rollup(NamedTuple):
    """The report of the whole as far as its parts tell it."""

    authority: str
    year: int
    span: Span | None
    """Which part of the year it is on; None for all of it."""
    level: str | None
    is_level_guessed: bool
    parts: tuple[Checked, ...]
    reports: tuple[Report, ...]
    """The parts' reports."""
    sums: Mapping[Path, Sum]
    left_out: Mapping[Path, Note]
    """Why figures that some part prints are not among the sums."""
    beside: bool
    """Whether on_time is counted beside on_the_spot."""


def rollup(gathered: Gathered, authority: str, year: int) -> Rollup:
    """Add up what the parts print."""
    reports = tuple(part.loaded.report for part in gathered.parts if part.loaded.report is not None)
    own = _own_level(gathered, reports)
    level = own or _level_above(reports)
    beside = all(report.handling.on_time_excludes_on_the_spot is True for report in reports)
    sums: dict[Path, Sum] = {}
    left_out: dict[Path, Note] = {}
    for path in SUMMED:
        found = _sum(path, reports)
        if isinstance(found, Sum):
            sums[path] = found
        elif found is not None:
            left_out[path] = found
    told = gathered.departments
    if told is not None and told.year == year and told.stated > len(reports) and DEPARTMENTS in sums:
        sums[DEPARTMENTS] = Sum(told.stated, interval(told.stated), stated_in=told.file)
    publication = {"authority": authority, "year": year} | ({} if level is None else {"level": level})
    for omission in omissions(_tree(publication, sums, beside=beside), gathered.parts):
        del sums[omission.path]
        left_out[omission.path] = _why(omission)
    beside = beside and ON_TIME in sums
    return Rollup(authority, year, gathered.span, level, own is None, gathered.parts, reports, sums, left_out, beside)


DEPARTMENTS: Path = ("items", "departments")

SUMMED: Mapping[Path, Adds] = {path_of(name): ADDS[name] for name in NAMES}
"""The figures that a whole has of its parts, and whether they add up, in the format's order."""


def _sum(path: Path, reports: Sequence[Report]) -> Sum | Note | None:
    """Return the sum of a figure, or why there is none, or nothing where no part prints it."""
    terms = [(report.report.authority, _figure(report, path)) for report in reports]
    if SUMMED[path] is Adds.NEVER and all(report.report.level == DEPARTMENT for report in reports):
        return Sum(len(reports), interval(len(reports)))
    lacking = [authority for authority, figure in terms if figure is None]
    if len(lacking) == len(reports):
        return None
    if SUMMED[path] is not Adds.ALWAYS and not (SUMMED[path] is Adds.DEPARTMENTS and _are_departments(reports)):
        return Note(_DEPARTMENTS if SUMMED[path] is Adds.NEVER else _CATALOGUE)
    if lacking:
        counts = {"printed": str(len(reports) - len(lacking)), "parts": str(len(reports))}
        return Note(_LACKING, counts | {"names": few(lacking, in_sentence=True)})
    return _on_time(terms, reports) if path == ON_TIME else _added(path, terms, ())


def _on_time(terms: list[tuple[str, Stated | None]], reports: Sequence[Report]) -> Sum | Note:
    """Return the sum of what was on time, those decided on the spot with it where only some parts count them so."""
    unknown = [one.report.authority for one in reports if one.handling.on_time_excludes_on_the_spot == UNKNOWN]
    if unknown:
        return Note(_UNKNOWN, {"names": few(unknown, in_sentence=True)})
    beside = [report for report in reports if report.handling.on_time_excludes_on_the_spot]
    if len(beside) < len(reports):
        terms += [(report.report.authority, report.handling.on_the_spot) for report in beside]
    return _added(ON_TIME, terms, [authority for authority, _ in terms[len(reports) :]])


def _added(path: Path, terms: Sequence[tuple[str, Stated | None]], converted: Sequence[str]) -> Sum | Note:
    known = [(authority, figure) for authority, figure in terms if figure is not None]
    if len(known) < len(terms):
        return Note(
            _UNLIKE, {"names": few([authority for authority, figure in terms if figure is None], in_sentence=True)}
        )
    info = TABLES[str(path[0])].model_fields[str(path[1])]
    kind = next(fact for fact in info.metadata if isinstance(fact, Kind))
    total = added([figure for _, figure in known], kind)
    rounded = dict.fromkeys(authority for authority, figure in known if is_rounded(figure))
    if total.raw is None:
        return Note(_UNWRITABLE, {"value": computed_text(total.values, percent=False)})
    return Sum(total.raw, total.values, tuple(rounded), tuple(converted))


def _figure(report: Report, path: Path) -> Stated | None:
    value = report.values[".".join(map(str, path))]
    return value if isinstance(value, int | Figure) else None


def _are_departments(reports: Sequence[Report]) -> bool:
    """Tell whether the parts divide the catalogue among them, as departments do and areas do not."""
    return all(report.report.level in {None, DEPARTMENT} for report in reports)


def _own_level(gathered: Gathered, reports: Sequence[Report]) -> str | None:
    """Return the level that the whole's own reports state, the nearest year first, if all parts can be below it."""
    levels = [report.report.level for report in reports]
    for loaded in gathered.own:
        own = loaded.report.report.level if loaded.report is not None else None
        if own is not None and all(is_below(level, own) for level in levels):
            return own
    return None


def _level_above(reports: Sequence[Report]) -> str | None:
    levels = {report.report.level for report in reports}
    (level,) = levels if len(levels) == 1 else (None,)
    rank = 0 if level is None else LEVELS.words.index(level)
    return LEVELS.words[rank - 1] if rank else None


def _tree(publication: dict[str, object], sums: Mapping[Path, Sum], *, beside: bool) -> Tree:
    """Return the tree of the report that the sums make."""
    tree: Tree = {"report": publication}
    for path, summed in sums.items():
        tree.setdefault(str(path[0]), {})[str(path[1])] = summed.raw
    if beside:
        tree.setdefault("handling", {})[BESIDE] = True
    return tree


def _why(omission: Omission) -> Note:
    labels = [key_label(TABLES[str(key)], str(name)) for key, name in omission.uneven]
    why = _COUNTED_UNLIKE
    if labels:
        names = Words(joined([label.en for label in labels], "en"), joined([label.zh for label in labels], "zh"))
        why = Words(*(_UNEVEN.say(lang, {"names": names.say(lang)}) for lang in LANGS))
    breach = omission.breach
    message = Words(breach.message("en"), breach.message("zh"))
    return Note(_OMITTED, {"code": breach.code, "message": message, "why": why})
