"""What becomes of reports among each other, in brief: by processes that take over what was read, and are handed none.

Only of a report of which there is something to tell is the rest wanted, and then it is worked out once more.
"""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.check.many import Plan, among
from licreport.check.tallies import Packed
from licreport.check.workers import shared
from licreport.collection.digest import Digest
from licreport.collection.index import Collection

_CHUNK = 500
"""Reports that a process is asked about at a time."""


class Across(NamedTuple):
    """What becomes of a report among the others."""

    tallies: Sequence[Packed]
    is_double: bool
    """Whether there is another on the same."""
    is_told: bool
    """Whether anything was found."""


class _Held(NamedTuple):
    digests: Sequence[Digest | None]
    plan: Plan
    collection: Collection


_HELD: list[_Held] = []
"""What a process takes over that begins while it is here."""


def across(digests: Sequence[Digest | None], plan: Plan, collection: Collection) -> Iterator[Across]:
    """Yield what becomes of each report among the others, in their order."""
    held = _Held(digests, plan, collection)
    if plan.jobs < 2 or os.name != "posix":
        yield from (_brief(held, place) for place in range(len(digests)))
        return
    _HELD.append(held)
    try:
        starts = range(0, len(digests), _CHUNK)
        for found in shared(_among, [(start,) for start in starts], plan.jobs):
            yield from found
    finally:
        _HELD.pop()


def _among(start: int) -> list[Across]:
    held = _HELD[-1]
    return [_brief(held, place) for place in range(start, min(start + _CHUNK, len(held.digests)))]


def _brief(held: _Held, place: int) -> Across:
    evaluated = among(held.digests[place], held.plan, held.collection)
    is_double = evaluated.standing is not None and not evaluated.standing.is_single
    return Across(evaluated.tallies.packed, is_double, bool(evaluated.diagnostics))
