"""How far a query has come, told while it runs."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

INTERVAL = 0.5
"""Seconds between two words on how far it has come; what takes less says nothing."""


class Progress(NamedTuple):
    """How far a query has come, as the engine reckons it."""

    share: float
    rows: int
    """Of how many it has seen about that share."""
    seconds: float
    """Since it began."""

    @property
    def seconds_left(self) -> float | None:
        """How long it may take yet, if it goes on as it did; not known at its beginning."""
        return self.seconds * (1 - self.share) / self.share if self.share > 0.02 else None


Tell: TypeAlias = Callable[[Progress | None], None]
"""What is told how far it has come, and at last that there is no more to come."""


@contextmanager
def watched(percent: Callable[[], float], rows: int, tell: Tell | None) -> Iterator[None]:
    """Tell every now and then how far what runs inside has come."""
    if tell is None:
        yield
        return
    ended, began = threading.Event(), time.monotonic()

    def watch() -> None:
        while not ended.wait(INTERVAL):
            share = min(max(percent() / 100, 0.0), 1.0)
            tell(Progress(share, rows, time.monotonic() - began))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
        tell(None)
