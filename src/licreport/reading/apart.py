"""A document read in a process of its own, with limits: hostile files are fed to native code, and to our own.

The process is kept for the next document, replaced when it dies, and ends with this one. What it read comes back as
JSON, never as objects: a process that a file has taken over must not be able to do anything here. Plain text of
the size of a report runs through no native code, and is read in this process.
"""

import atexit
import os
import signal
import time
from contextlib import suppress
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from licreport.reading.carried import error_of, text_from, text_in
from licreport.reading.kinds import is_plain_text, text_of
from licreport.reading.text import Text, UnreadableError
from licreport.words.language import Words


class Limits(NamedTuple):
    """What reading one document may take."""

    memory: int = 2 * 2**30
    """Bytes of address space besides what the process begins with."""
    processor: int = 30
    """Seconds of processor time."""
    wall: float = 60
    """Seconds until it is given up."""


LIMITS = Limits()
_MOST_HERE = 256 * 1024
"""Bytes of plain text that are read in this process: what is longer than any report may take any memory."""
_MOST_ANSWER = 256 * 2**20  # bytes


def text_apart(name: str, data: bytes, limits: Limits = LIMITS) -> Text:
    """Return what a document holds, as `text_of` does, read in another process.

    Raises:
        UnreadableError: `text_of` does, or the document takes more than the limits, or ends the process.

    """
    if len(data) <= _MOST_HERE and is_plain_text(data):
        return text_of(name, data)
    answer = _asked(data, limits)
    try:
        return text_from(answer)
    except UnreadableError:
        raise
    except (ValueError, TypeError, LookupError, RecursionError) as error:  # no answer that our own code gives
        Reader.end()
        raise UnreadableError(FAILED) from error


def _asked(data: bytes, limits: Limits) -> bytes:
    try:
        connection = Reader.connection(limits)
        connection.send_bytes(data)
        if not connection.poll(limits.wall):
            Reader.end()
            raise UnreadableError(_TOO_LONG)
        return connection.recv_bytes(_MOST_ANSWER)
    except (EOFError, OSError) as error:
        Reader.end()
        raise UnreadableError(FAILED) from error


class Reader:
    """The process that reads, if one is running."""

    process: BaseProcess | None = None
    _connection: Connection | None = None
    _limits = LIMITS
    _owner = 0

    @classmethod
    def connection(cls, limits: Limits) -> Connection:
        """Return the way to a running process with these limits, a new one where there is none."""
        is_own = cls._owner == os.getpid()  # a process that was forked has its parent's
        is_alive = cls.process is not None and is_own and cls.process.is_alive()
        if cls._connection is not None and is_alive and cls._limits == limits:
            return cls._connection
        if is_own:
            cls.end()
        here, there = Pipe()
        process: BaseProcess = (
            get_context("fork").Process(target=_serve, args=(there, limits, here), daemon=True)
            if os.name == "posix"
            else get_context("spawn").Process(target=_serve, args=(there, limits), daemon=True)
        )
        process.start()
        there.close()
        cls.process, cls._connection, cls._limits, cls._owner = process, here, limits, os.getpid()
        return here

    @classmethod
    def end(cls) -> None:
        """End the process, if there is one of this process's own."""
        process, connection = cls.process, cls._connection
        cls.process = cls._connection = None
        if process is None or cls._owner != os.getpid():
            return
        if connection is not None:
            connection.close()
        process.kill()
        process.join()


atexit.register(Reader.end)


def _serve(connection: Connection, limits: Limits, asking: Connection | None = None) -> None:
    """Read documents one after the other until nobody asks any more.

    A process that was forked has the end of who asks, too: open, it would wait for itself where that one is killed.
    """
    if asking is not None:
        asking.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that asks tells the user
    limits = limits._replace(memory=limits.memory + _inherited())
    with suppress(EOFError, OSError, BrokenPipeError):
        while True:
            data = connection.recv_bytes()
            _limit(limits)
            connection.send_bytes(_read(data))


def _read(data: bytes) -> bytes:
    try:
        return text_in(text_of("", data))
    except UnreadableError as error:
        return error_of(error)
    except MemoryError:
        return error_of(UnreadableError(_TOO_MUCH))
    except Exception:  # noqa: BLE001  # whatever a hostile file brings about is its own fault, and told as such
        return error_of(UnreadableError(FAILED))


def _inherited() -> int:
    """Return the bytes of address space that a process begins with: a forked one has all that its parent reserved."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):  # where the system does not tell
        return 0


def _limit(limits: Limits) -> None:
    """Set the limits where the platform has them; the processor time is that of one document."""
    try:
        import resource  # noqa: PLC0415  # Windows has none; there only the time until it is given up is limited
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(ValueError, OSError):
        seconds = int(time.process_time()) + limits.processor + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


FAILED = Words(
    "reading it failed: it is damaged, or takes more memory or time than any report; save it anew, or in parts",
    "读取失败：文件已损坏，或所需的内存、时间超出报告应有的范围；请重新另存，或拆分后再读取",
)
_TOO_LONG = Words(
    "reading it takes longer than any report should; save it anew, or in parts",
    "读取所需的时间超出报告应有的范围；请重新另存，或拆分后再读取",
)
_TOO_MUCH = Words(
    "reading it takes more memory than any report should; save it anew, or in parts",
    "读取所需的内存超出报告应有的范围；请重新另存，或拆分后再读取",
)
