"""What became of the relations of each rule in the reports of a year, counted without keeping any of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import add, or_
from typing import Any, NamedTuple

from licreport.check.tallies import Packed, Tallies, fields


class Counted(NamedTuple):
    """What became of the relations of a rule in some reports."""

    held: int
    broken: int
    not_evaluable: int
    reports: int
    """In how many reports at least one could be checked."""
    broken_in: int
    """In how many at least one was broken."""
    contradicting: int
    """In how many of these that is a contradiction, of the report or of two, and no hint at what is unusual."""


Rules = Mapping[int, Mapping[str, Counted]]
"""What became of the relations of each rule, by year and code."""


class Counts:
    """What became of the relations of each rule in the reports of a year, added up."""

    def __init__(self) -> None:
        self._sums: dict[str, list[int]] = {}
        self._alike: Counter[Packed] = Counter()
        """How many reports have the same tallies, which hundreds do, and are not added up yet."""

    def add(self, tallies: Sequence[Packed], findings: Sequence[Mapping[str, Any]]) -> None:
        """Add a report, of which the tallies and the findings are given."""
        self._alike.update(tallies)
        if len(self._alike) > _MOST:
            self._add_up()
        stating = {code for code in _contradicting(findings) if any(code in Tallies(each) for each in tallies)}
        for code in stating:
            self._of(code)[-1] += 1

    def _add_up(self) -> None:
        of_codes: dict[tuple[str, ...], list[Sequence[Sequence[int]]]] = {}
        for tallies, reports in self._alike.items():
            held, broken, not_evaluable = fields(tallies)
            own = (held, broken, not_evaluable, map(or_, map(bool, held), map(bool, broken)), map(bool, broken))
            of_codes.setdefault(tallies.codes, []).append([[reports * each for each in field] for field in own])
        for codes, counted in of_codes.items():
            totals = [map(sum, zip(*field, strict=True)) for field in zip(*counted, strict=True)]
            for code, *counts in zip(codes, *totals, strict=True):
                sums = self._of(code)
                sums[:] = [*map(add, sums, counts), sums[-1]]
        self._alike.clear()

    def _of(self, code: str) -> list[int]:
        return self._sums.setdefault(code, [0] * len(Counted._fields))

    def counted(self) -> Mapping[str, Counted]:
        """Return the sums by code."""
        self._add_up()
        return {code: Counted(*self._sums[code]) for code in sorted(self._sums) if any(self._sums[code])}


_MOST = 200
"""Tallies that are kept until they are added up."""


def _contradicting(findings: Sequence[Mapping[str, Any]]) -> set[str]:
    return {finding["code"] for finding in findings if finding["kind"] in {"contradiction", "between"}}
