"""What can be looked at across years and authorities: the figures that every report may print, and the indicators.

The order is the format's, each figure followed by the indicators that stand beside it in the summary.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from licreport.derive.change import Change, change, signed_text
from licreport.derive.indicators import INDICATORS, Indicator
from licreport.figures.stated import Figure, Interval, Stated, interval
from licreport.figures.text import computed_text, stated_text
from licreport.report.address import LISTS, TABLES, key_label, key_unit, short_names
from licreport.report.model import Report
from licreport.words.language import Lang, MisuseError, Words

Value: TypeAlias = Stated | Interval
"""A figure as stated, or an indicator as computed."""


class Measure(NamedTuple):
    """A figure or an indicator: its name, where it stands, and what it is called."""

    name: str
    """The address of a figure (`applications.received`), or the name of an indicator (`approval_rate`)."""
    table: str
    """The key of the table that it is shown in."""
    label: Words
    unit: str
    indicator: Indicator | None = None

    @property
    def is_rate(self) -> bool:
        """Whether it is a part of a whole, whose changes are percentage points."""
        return self.unit == "%"

    def of(self, report: Report) -> Value | None:
        """Return its value in a report, or None where that does not print it, nor what it is computed from."""
        if self.indicator is not None:
            value = self.indicator.of(report)
            return value if value is None or value.low != value.high else Interval(*[value.value] * 3)  # one number
        stated = getattr(getattr(report, self.table), self.name.partition(".")[2])
        return stated if isinstance(stated, int | Figure) else None

    def written(self, value: Value) -> str:
        """Write a value as the summary does."""
        if not isinstance(value, Interval):
            return stated_text(value)
        return computed_written(self.indicator, value) if self.indicator else computed_text(value, percent=self.is_rate)

    def change(self, before: Value | None, after: Value | None) -> Change | None:
        """Return the change between two values, or None where one is missing."""
        if before is None or after is None:
            return None
        found = change(span(before), span(after), is_rate=self.is_rate)
        is_change = self.indicator is not None and self.indicator.is_change
        return found._replace(relative=None) if is_change else found  # a part of a change says nothing


def span(value: Value) -> Interval:
    """Return what a value may stand for."""
    return value if isinstance(value, Interval) else interval(value)


def computed_written(indicator: Indicator, value: Interval) -> str:
    """Write the value of an indicator: one that is itself a change (`items_change`) bears its sign."""
    if indicator.is_change:
        return signed_text(value)
    return computed_text(value, percent=indicator.unit == "%")


def computed_shown(indicator: Indicator, value: Interval, lang: Lang) -> str:
    """Return the value of an indicator as it is shown behind what it is: 99.43%, 1,035.8 元; in Chinese 减少2项."""
    if indicator.is_change and lang == "zh" and value.low == value.high:
        size = computed_written(indicator, value).lstrip("+-")
        return f"{'增加' if value.value > 0 else '减少'}{size}{indicator.unit}" if value.value else "持平"
    unit = "" if indicator.unit == "%" else unit_shown(indicator.unit, lang)
    return f"{computed_written(indicator, value)} {unit}".strip()


def unit_shown(unit: str, lang: Lang) -> str:
    """Return a unit as it is shown: in English the label says what is counted, and only money needs one."""
    return unit if lang == "zh" else _UNITS.get(unit, "")


_UNITS = {"元": "yuan"}


def _measures() -> Iterator[Measure]:
    for key, kind in TABLES.items():
        for name in kind.model_fields if key not in LISTS else ():
            if unit := key_unit(kind, name):
                address = f"{key}.{name}"
                yield Measure(address, key, key_label(kind, name), unit)
                for indicator in INDICATORS.values():
                    if indicator.beside == address:
                        yield Measure(indicator.name, key, indicator.label, indicator.unit, indicator)


MEASURES: Mapping[str, Measure] = MappingProxyType({measure.name: measure for measure in _measures()})
"""Every measure by name, in the order of the format."""


SHORT_NAMES: Mapping[str, str] = MappingProxyType(
    {**{indicator.label.zh: indicator.name for indicator in INDICATORS.values()}, **short_names(MEASURES)}
)
"""Names without their table (`received`) and Chinese labels (`收到申请`); of two alike, that of the casework."""

_UNKNOWN = Words(
    "`{name}` is neither a figure nor an indicator; did you mean `{near}`?",
    "`{name}` 既不是数据项也不是指标；是否应为 `{near}`？",
)
_NOT_NEAR = Words(
    "`{name}` is neither a figure nor an indicator; there are {near}",
    "`{name}` 既不是数据项也不是指标；可用的有 {near}",
)


def measures_named(names: Sequence[str]) -> tuple[Measure, ...]:
    """Return the measures of these names (`received`, `applications.received`, `approval_rate`), each once.

    Raises MisuseError for a name that is none.
    """
    found = {}
    for name in names:
        measure = MEASURES.get(name) or MEASURES.get(SHORT_NAMES.get(name, ""))
        if measure is None:
            raise _unknown(name)
        found[measure.name] = measure
    return tuple(found.values())


def _unknown(name: str) -> MisuseError:
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    known: Collection[str] = MEASURES if "." in name else SHORT_NAMES
    near = difflib.get_close_matches(name.lower(), known, n=1)
    if near:
        return MisuseError(_UNKNOWN, {"name": name, "near": near[0]})
    return MisuseError(_NOT_NEAR, {"name": name, "near": ", ".join(SHORT_NAMES)})
