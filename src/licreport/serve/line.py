"""The processes that do the work, as many as there are cores; who finds none idle waits in line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from queue import Empty, Queue
from threading import Lock, Timer
from typing import IO, Any, cast

from licreport.serve.answers import JSON, Answer, GoneError, refused
from licreport.serve.work.wire import receive, send
from licreport.words.language import Words

SECONDS = 100
"""That a task may take; reading a document is given up sooner (`reading/apart.py`)."""
_COMMAND = (sys.executable, "-P", "-m", "licreport.serve.work")  # -P: nothing of the working directory is run


class Line:
    """Some processes, and those who wait for one."""

    def __init__(
        self, words: Mapping[str, Any] | None = None, size: int | None = None, seconds: float = SECONDS
    ) -> None:
        """Prepare the processes; `words` are those of a project for reading documents, with its `columns`."""
        told = words or {}
        self._begin = {"task": "begin", "words": told.get("words", {}), "columns": told.get("columns", {})}
        self._idle: Queue[_Worker] = Queue()
        self._lock, self._is_over = Lock(), False
        self._seconds = seconds
        self._all = [_Worker(self._begin, seconds) for _ in range(size or os.cpu_count() or 1)]
        for worker in self._all:
            self._idle.put(worker)

    def start(self) -> None:
        """Begin all processes, before anybody asks."""
        for worker in self._all:
            worker.start()

    def ask(
        self, task: str, asked: Mapping[str, object], body: bytes = b"", is_wanted: Callable[[], bool] = lambda: True
    ) -> Answer:
        """Return the answer of a process, or why there is none; one that died or took too long is replaced.

        Raises GoneError where nobody wants the answer any more once it is one's turn.
        """
        worker = self._next(is_wanted)
        if not worker.is_alive:
            worker = self._replaced(worker)
        answer: Answer | None = None
        try:
            answer = worker.ask({"task": task, "asked": asked}, body)
        finally:
            self._idle.put(worker if answer is not None else self._replaced(worker))
        return refused(422, _DIED) if answer is None else answer

    def _next(self, is_wanted: Callable[[], bool]) -> "_Worker":
        while True:
            try:
                worker = self._idle.get(timeout=_LOOK)
            except Empty:
                if not is_wanted():
                    raise GoneError from None
                continue
            if not is_wanted():
                self._idle.put(worker)
                raise GoneError
            return worker

    def _replaced(self, worker: "_Worker") -> "_Worker":
        worker.end()
        with self._lock:
            self._all.remove(worker)
            new = _Worker(self._begin, self._seconds) if not self._is_over else worker
            self._all.append(new)
        return new

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes that have begun."""
        return [worker.start().pid for worker in self._all]

    def end(self) -> None:
        """End all processes."""
        with self._lock:
            self._is_over = True
            for worker in self._all:
                worker.end()


_LOOK = 0.5  # seconds after which who waits looks whether his answer is still wanted


class _Worker:
    """One process, from the first thing that it is asked on."""

    def __init__(self, begin: Mapping[str, object], seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._begin: Mapping[str, object] | None = begin

    def start(self) -> subprocess.Popen[bytes]:
        """Begin the process, if it has not begun."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  # our own
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for the page, which ends it
            )
        return self._process

    def ask(self, head: Mapping[str, object], body: bytes) -> Answer | None:
        """Return its answer; None where it died, or took too long."""
        process = self.start()
        asking, answering = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        timer = Timer(self._seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            if self._begin is not None:
                send(asking, self._begin)
                receive(answering)
                self._begin = None
            send(asking, head, body)
            told, found = receive(answering)
            return Answer(int(told["status"]), found, str(told.get("kind", JSON)))
        except (EOFError, OSError, ValueError, TypeError, LookupError, json.JSONDecodeError):
            return None
        finally:
            timer.cancel()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process is None or self._process.poll() is None

    def end(self) -> None:
        """End the process, and what it has begun."""
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


_DIED = Words(
    "reading this document ended the process that read it: it is damaged, or takes more than any report; save it anew",
    "读取这份文件的进程意外结束：文件可能已损坏，或所需资源超出报告应有的范围；请重新另存后再试",
)
