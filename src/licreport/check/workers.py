"""Work shared among processes, its results in the order of the tasks."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

from licreport.reading.grammar.own_words import OwnWords, own_words, take_all

_Result = TypeVar("_Result")
_MOST = 61
"""Processes that Windows can wait for at once."""

_PAYS = 200
"""Files per process below which another one costs more than it saves."""


def sensible_jobs(files: int) -> int:
    """Return how many processes so many files are worth: at most one for each core that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, files // _PAYS))


def shared(function: Callable[..., _Result], tasks: Sequence[tuple[object, ...]], jobs: int) -> Iterator[_Result]:
    """Yield what a function returns for each task, computed by so many processes; raises what it raises."""
    method = "fork" if os.name == "posix" else "spawn"
    pool = ProcessPoolExecutor(
        min(jobs, len(tasks), _MOST), mp_context=get_context(method), initializer=_begin, initargs=(own_words(),)
    )
    try:
        with _not_interrupted():  # or a process that has only just begun would never end
            results = pool.map(function, *zip(*tasks, strict=True))
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)  # not waited for, the pool may be closed while the interpreter ends it


@contextmanager
def fresh(jobs: int) -> Iterator[Callable[..., Iterator[_Result]]]:
    """Give processes that share work, task after task, and begin without anything that this one holds."""
    context = get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, _MOST), mp_context=context, initializer=_begin, initargs=(own_words(),))

    def share(function: Callable[..., _Result], tasks: Sequence[tuple[object, ...]]) -> Iterator[_Result]:
        with _not_interrupted():
            results = pool.map(function, *zip(*tasks, strict=True))
        yield from results

    try:
        yield share
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Keep an interrupt waiting while processes start, which take this over from their parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(own: OwnWords) -> None:
    """Leave interrupts to the parent, end with it even if it is killed, and read documents with its words."""
    take_all(own)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # whatever it is at: nobody waits for it any more
