"""A row of numbers as a line of blocks, one cell each."""

from collections.abc import Sequence
from fractions import Fraction

from licreport.figures.stated import Number

_BLOCKS = "▁▂▃▄▅▆▇█"
_LEVEL = "▄"


def sparkline(values: Sequence[Number | None]) -> str:
    """Draw numbers from the least (`▁`) to the greatest (`█`); a missing one is a blank, and equal ones are level.

    Unequal numbers may take blocks of the same height, but a greater one never takes a lower block.
    """
    known = [value for value in values if value is not None]
    least, span = min(known, default=0), max(known, default=0) - min(known, default=0)
    return "".join(" " if value is None else _block(value - least, span) for value in values)


def _block(above: Number, span: Number) -> str:
    if not span:
        return _LEVEL
    return _BLOCKS[int(Fraction(above) / span * (len(_BLOCKS) - 1) + Fraction(1, 2))]
