"""How work grows with what it is done on, told so coarsely that no busy machine changes the answer.

Measured is processor time, which waiting for others does not lengthen; and whoever is too slow is measured again, since
being slow once may be chance and being out of proportion is not.
"""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SMALL, TIMES = 2**12, 16
LARGE = SMALL * TIMES
_TRIES = 5


def processor_time(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what work makes; fail where it takes more processor time than that, which is far more than it needs."""
    start = time.process_time()
    made = work()
    assert time.process_time() - start <= seconds
    return made


def is_within(work: Callable[[], object], seconds: float) -> bool:
    """Tell whether work takes no more processor time than that, in one of a few tries."""
    return any(processor_time(work) <= seconds for _ in range(_TRIES))


def is_in_proportion(work_on: Callable[[int], Callable[[], object]]) -> bool:
    """Tell whether work on a large input takes as many times longer as that is larger, give or take a factor of four.

    What grows with the square takes sixteen times longer still. `work_on` prepares the work on an input of a size.
    """
    small = min(processor_time(work_on(SMALL)) for _ in range(_TRIES))
    return is_within(work_on(LARGE), TIMES * 4 * small + 0.01)
