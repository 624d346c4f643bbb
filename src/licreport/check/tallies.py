"""How many relations of each rule held, were broken, or could not be evaluated.

Of many reports hundreds have the same counts, so that these are kept packed, and unpacked once for all that share them.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple


class Tally(NamedTuple):
    """How many relations were found to hold, were broken, or could not be evaluated."""

    held: int = 0
    broken: int = 0
    not_evaluable: int = 0


NO_TALLY = Tally()


class Packed(NamedTuple):
    """The counts of some rules: their codes, and as many counts of each field of a tally, one after the other."""

    codes: tuple[str, ...]
    counts: bytes


class Tallies(Mapping[str, Tally]):
    """Tallies by the code of each rule that stated some relation."""

    def __init__(self, *packed: Packed) -> None:
        self.packed = packed

    def __or__(self, others: "Tallies") -> "Tallies":
        return Tallies(*self.packed, *others.packed)

    @property
    def total(self) -> Tally:
        """The count over all rules."""
        return Tally(*map(sum, zip(NO_TALLY, *map(_total, self.packed), strict=True)))

    def __getitem__(self, code: str) -> Tally:
        for packed in self.packed:
            if (tally := _unpacked(packed).get(code)) is not None:
                return tally
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        for packed in self.packed:
            yield from _unpacked(packed)

    def __len__(self) -> int:
        return sum(len(_unpacked(packed)) for packed in self.packed)


def pack(codes: tuple[str, ...], *counts: Sequence[int]) -> Packed:
    """Pack the counts of rules: those that held, those broken, those not evaluable, each in the order of the codes."""
    return Packed(codes, array("I", [count for field in counts for count in field]).tobytes())


@lru_cache(maxsize=4096)
def _unpacked(packed: Packed) -> Mapping[str, Tally]:
    tallies = map(Tally, *fields(packed))
    return {code: tally for code, tally in zip(packed.codes, tallies, strict=True) if any(tally)}


@lru_cache(maxsize=4096)
def _total(packed: Packed) -> Tally:
    return Tally(*map(sum, fields(packed)))


def fields(packed: Packed) -> Sequence[Sequence[int]]:
    """Return how many relations held, were broken, and were not evaluable: three rows, in the order of the codes."""
    counts, rules = array("I", packed.counts), len(packed.codes)
    return [counts[start : start + rules] for start in range(0, len(counts), rules)]
