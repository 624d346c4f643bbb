"""Figures added up, and the sum written as they are.

Exact figures give an exact sum. Of rounded ones the sum is written in the coarsest unit among them: `"1.2万"` and
`"1.3万"` are `"2.5万"`. It may be off by more than those digits say, since each that was added was rounded by itself;
so all that it may be (each end adds to its like) is given beside it.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import floor
from typing import NamedTuple, TypeAlias

from licreport.figures.reading import Kind, UnfitError, reader
from licreport.figures.stated import WORTH, Figure, Interval, Stated, decimal_text, interval

Raw: TypeAlias = int | str | Decimal
"""A figure as TOML holds it."""


class Total(NamedTuple):
    """A sum: all that it may be, and how it may be written, or None where no figure of its kind is written so."""

    values: Interval
    raw: Raw | None


def added(figures: Sequence[Stated], kind: Kind) -> Total:
    """Add up figures of one kind."""
    total = reduce(Interval.plus, map(interval, figures))
    raw = _written(total, figures)
    return Total(total, raw if _is_read(raw, kind) else None)


def is_rounded(figure: Stated) -> bool:
    """Tell whether a figure stands for more than one value."""
    return isinstance(figure, Figure) and figure.low != figure.high


def _written(total: Interval, figures: Sequence[Stated]) -> Raw:
    """Return the sum in the coarsest unit of the figures that were rounded, or exactly where none was."""
    units = [figure.unit for figure in figures if isinstance(figure, Figure) and is_rounded(figure)]
    if not units:
        return total.value if isinstance(total.value, int) else Decimal(decimal_text(total.value))
    unit = Fraction(max(units))
    return _in_units(floor(Fraction(total.value) / unit + Fraction(1, 2)) * unit, unit)


def _in_units(value: Fraction, unit: Fraction) -> str:
    suffix = next(suffix for suffix in ("", "万", "亿") if unit <= WORTH[suffix] and (suffix or unit < 1))
    places = len(str(int(WORTH[suffix] / unit))) - 1
    return f"{decimal_text(value / WORTH[suffix], places)}{suffix}"


def _is_read(raw: Raw, kind: Kind) -> bool:
    try:
        reader(kind)(raw)
    except UnfitError:
        return False
    return True
