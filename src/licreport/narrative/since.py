"""What prose says of a change since last year: `{received:growth}` is 增长6.4%, `{items.total:change}` is 减少2项.

A printed change is said as it is printed; otherwise it is computed from the figure of the year before. Of rates either
form is in percentage points. What cannot be told for certain is not told: without anything to compare with, from
nought, or where rounding leaves open whether it rose or fell.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from licreport.collection.digest import POSITIONS
from licreport.derive.change import Change, change
from licreport.figures.manner import PLAIN, Manner
from licreport.figures.stated import WORTH, Figure, Interval, Number, Stated, decimal_text, interval
from licreport.narrative.placing import Named, Names
from licreport.narrative.printing import rate_text
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.report.model import name_of
from licreport.report.tables.base import Table
from licreport.words.language import Lang, Words


class Since(NamedTuple):
    """What is known of a figure beside its value."""

    before: Stated | None = None
    """That of the year before: as this report gives it, or else as that year's report does."""
    grown: Stated | None = None
    """The change, as this report prints it."""


def since_last_year(names: Names, named: Named) -> Since:
    """Return what is known of a figure beside its value: in its report, or in that on the year before."""
    path, report = named.path, names.report
    if path is None or path[-1] == "share":
        return Since()
    if path[0] == "figure":
        figure = report.figure[int(path[1])]
        return Since(figure.last_year, figure.growth)
    if len(path) > _OWN:
        return Since()
    table, key = map(str, path)
    before, grown = (_in(report.mirrors.get(f"{mirror}.{table}"), key) for mirror in (LAST_YEAR, GROWTH))
    if named.address == "items.total":
        before = report.items.previous
    if before is None and names.last is not None and (name := name_of(table, key)) in POSITIONS:
        before = names.last.value(name)
    return Since(before, grown)


def _in(table: Table | None, key: str) -> Stated | None:
    value = getattr(table, key, None)
    return value if isinstance(value, int | Figure) else None


_OWN = 2
"""The steps of the path of a figure in a table of the report's own."""


def untold(named: Named, spec: str, since: Since) -> Words | None:
    """Return why the change of a figure cannot be told; None where it can."""
    if not isinstance(named.value, int | Figure):
        return _NO_FIGURE
    if re.fullmatch(_SPEC, spec) is None:
        return _NO_FORM
    return None if _printed(named, spec, since) is not None else _incomparable(named, named.value, spec, since.before)


def _incomparable(named: Named, value: Stated, spec: str, before: Stated | None) -> Words | None:
    """Return why a figure cannot be compared with that of the year before; None where it can."""
    if before is None:
        is_in_digest = named.unit != "%" and named.path is not None and len(named.path) == _OWN
        return _NOTHING_BEFORE if is_in_digest else _ONLY_HERE
    if any(isinstance(one, Figure) and one.is_approximate for one in (value, before)):
        return _NEAR
    found = _computed(named, spec, before)
    if found is None:
        return _FROM_NOUGHT
    return _EITHER if found.low < 0 < found.high or (found.low != found.high and not found.value) else None


def told(named: Named, spec: str, since: Since, lang: Lang, manner: Manner = PLAIN) -> str:
    """Return the words for the change of a figure; raises ValueError where it cannot be told."""
    if (why := untold(named, spec, since)) is not None or not isinstance(named.value, int | Figure):
        raise ValueError(f"{named.address}: {why.en if why else _NO_FIGURE.en}")
    grown = _printed(named, spec, since)

    def write(number: Number) -> str:
        return manner.number(number, named.unit, lang)

    found = interval(grown) if grown is not None else _computed(named, spec, since.before or 0)
    if found is None or not found.value:
        return _UNCHANGED.say(lang)
    is_growth, is_rate = _is_growth(spec), named.unit == "%"
    if grown is not None:
        text, is_about = _as_printed(grown, write, is_rate=is_rate), False
    elif is_growth or is_rate:
        text, is_about = _in_percent(found, spec, named, since, is_rate=is_rate)
    else:
        text, is_about = _in_units(found, named.value, since.before, write)
    words = _POINTS if is_rate else _GROWTH if is_growth else _CHANGE
    unit = named.unit if lang == "zh" and words is _CHANGE else ""
    facts = {"about": _ABOUT.say(lang) if is_about else "", "number": f"{text}{unit}"}
    return words[found.value > 0].say(lang, facts)


def _is_growth(spec: str) -> bool:
    return spec.startswith(("growth", "增长"))


def _printed(named: Named, spec: str, since: Since) -> Stated | None:
    """Return the change that is printed, where it is of the kind that is asked for."""
    grown = since.grown
    if grown is None or (isinstance(grown, Figure) and grown.is_approximate):
        return None
    in_percent = isinstance(grown, Figure) and grown.suffix == "%"
    return grown if in_percent is (named.unit == "%" or _is_growth(spec)) else None


def _computed(named: Named, spec: str, before: Stated) -> Interval | None:
    """Return the change since last year, as a fraction for growth and rates; None where growth is from nought."""
    if not isinstance(named.value, int | Figure):
        return None
    found: Change = change(interval(before), interval(named.value), is_rate=named.unit == "%")
    return found.absolute if named.unit == "%" or not _is_growth(spec) else found.relative


def _as_printed(grown: Stated, write: Callable[[Number], str], *, is_rate: bool) -> str:
    if isinstance(grown, int):
        return write(abs(grown))
    written = grown.written.removeprefix("-")
    return written.removesuffix("%") if is_rate else written


def _in_percent(found: Interval, spec: str, named: Named, since: Since, *, is_rate: bool) -> tuple[str, bool]:
    """Write a fraction in percent, to as many places as are asked for or as rates have, and tell whether it is near."""
    match = re.fullmatch(_SPEC, spec)
    asked = match["places"] if match else None
    rates = [one.decimals for one in (named.value, since.before) if isinstance(one, Figure)]
    places = int(asked) if asked else max(rates, default=1) if is_rate else 1
    value, *ends = (rate_text(max(end, -end), places) for end in found)
    is_about = not is_rate and len({*ends, value}) > 1
    return (value.removesuffix("%") if is_rate else value), is_about


def _in_units(
    found: Interval, value: Stated, before: Stated | None, write: Callable[[Number], str]
) -> tuple[str, bool]:
    """Write a difference in the unit in which the coarser of the two figures is printed."""
    figures = [one for one in (value, before) if isinstance(one, Figure) and one.unit]
    if not figures:
        return write(max(found.value, -found.value)), False
    coarse = max(figures, key=lambda one: Fraction(one.unit))
    digits = decimal_text(abs(Fraction(found.value)) / WORTH[coarse.suffix], coarse.decimals)
    return f"{digits}{coarse.suffix}", found.low != found.high


_SPEC = r"(?:growth|change|增长|增减)(?:\.(?P<places>[0-9]))?"
_UNCHANGED = Words("unchanged", "与上年持平")
_GROWTH = (Words("down {about}{number}", "下降{about}{number}"), Words("up {about}{number}", "增长{about}{number}"))
_CHANGE = (
    Words("down by {about}{number}", "减少{about}{number}"),
    Words("up by {about}{number}", "增加{about}{number}"),
)
_POINTS = (
    Words("down {about}{number} percentage points", "下降{about}{number}个百分点"),
    Words("up {about}{number} percentage points", "提高{about}{number}个百分点"),
)
"""What is said of a fall, and of a rise."""
_ABOUT = Words("about ", "约")
_NO_FORM = Words("its form is none of `growth`, `growth.2`, `change`", "写法不是 `growth`、`growth.2`、`change` 之一")
_NO_FIGURE = Words("it is no figure of the report, and has no change", "不是报告的数据项，没有增减")
_NOTHING_BEFORE = Words(
    "there is no figure of the year before to compare with, neither in this report nor in one on that year beside it",
    "没有可供比较的上年数据：本报告没有公布，也没有同处的上年报告",
)
_ONLY_HERE = Words(
    "this report gives no figure of the year before, and of rates, items and figures of its own no other is looked at",
    "本报告没有公布上年数据；比率、分事项数据和自列数据不与上年报告比较",
)
_NEAR = Words("it is printed as near something only", "公布的是约数")
_FROM_NOUGHT = Words(
    "the figure of the year before was nought, or may have been: use `:change`, or words",
    "上年为零（或可能为零），无法计算增长率：请改用 `:change`，或用文字说明",
)
_EITHER = Words("rounding leaves open whether it rose or fell", "因数据经过取整，无法确定是增是减")
