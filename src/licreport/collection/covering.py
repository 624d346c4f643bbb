"""Which parts of a period make it up exactly, and which of them are parts of no other."""

import datetime
from collections import deque
from collections.abc import Sequence

from licreport.words.period import Span, days_of

_DAY = datetime.timedelta(days=1)


def cover(year: int, whole: Span | None, spans: Sequence[Span]) -> Sequence[int]:
    """Return the positions of the fewest spans that make up the whole without gap or overlap; none where none do."""
    first, last = days_of(year, whole)
    starting: dict[datetime.date, list[tuple[datetime.date, int]]] = {}
    for position, span in enumerate(spans):
        begins, ends = days_of(year, span)
        starting.setdefault(begins, []).append((ends + _DAY, position))
    ways: dict[datetime.date, tuple[int, ...]] = {first: ()}
    reached = deque([first])
    while reached:
        day = reached.popleft()
        for after, position in starting.get(day, ()):
            if after not in ways:
                ways[after] = (*ways[day], position)
                reached.append(after)
    return ways.get(last + _DAY, ())


def largest(spans: Sequence[Span]) -> Sequence[int]:
    """Return the positions of those that are a part of no other."""
    return [
        position
        for position, span in enumerate(spans)
        if not any(span != other and span.within(other) for other in spans)
    ]
