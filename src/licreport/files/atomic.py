"""Writing a file so that a crash leaves the old one or the new one, never a half, and nothing beside it for long.

Where the system has files without a name (`O_TMPFILE` of Linux), content is written to such a one, of which a crash
leaves nothing, and which then gets its name in one step. A name that is taken cannot be given so: to replace a file
there is a second name for as long as two calls take. Elsewhere there is one from the first byte on. A process that has
a second name holds a lock on the file, which ends with the process; what a crash left is known by being free of it, and
cleared away by the next run that writes the same file.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

with suppress(ImportError):  # Windows, where an open file cannot be removed in any case
    import fcntl

_CAN_LOCK = "fcntl" in globals()
_OPEN = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def write(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) to `path` whole, or raise OSError and leave it as it was.

    A link is followed, so that the file it points to is replaced; permissions of an existing file are kept. A pipe or
    a device is no file that could be replaced: it is written to.
    """
    content = encoded(data) if isinstance(data, str) else data
    if _is_no_file(path):
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    if not _put_without_name(target, content):
        _put_beside(target, content)
    _clear(target)


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files, of which none gets its name before all of them stand on the disk, or raise OSError.

    A pipe or a device is written to once they do.
    """
    with ExitStack() as held:
        named, streams = [], {}
        for path, data in contents.items():
            content = encoded(data) if isinstance(data, str) else data
            if _is_no_file(path):
                streams[path] = content
                continue
            target = Path(os.path.realpath(path))
            try:
                named.append((held.enter_context(_standing(target, content)), target))
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from error
        for beside, target in named:
            os.replace(beside, target)  # noqa: PTH105  # a step by whose name tests kill
    for path, content in streams.items():
        path.write_bytes(content)
    for _, target in named:
        _clear(target)


def encoded(text: str) -> bytes:
    r"""Return text as UTF-8; the bytes of a file's name that are no text become `\udcXX`, as JSON writes them."""
    return text.encode(errors="backslashreplace")


def _is_no_file(path: Path) -> bool:
    """Tell whether there is something that is no file; raises OSError for a link that leads in a loop."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def _put_without_name(target: Path, content: bytes) -> bool:
    """Write a file without a name and then name it; return False where that fails, for the other way to say why."""
    unnamed = getattr(os, "O_TMPFILE", None)
    if unnamed is None:
        return False
    try:
        with os.fdopen(os.open(target.parent, _OPEN | unnamed, 0o600), "wb") as file:
            _fill(file, target, content)
            _name(file.fileno(), target)
    except OSError:
        return False
    return True


def _name(handle: int, target: Path) -> None:
    """Give a file without a name that of the target."""
    own = f"/proc/self/fd/{handle}"
    try:
        os.link(own, target, src_dir_fd=handle)  # without which it is the link in /proc that would be linked
    except FileExistsError:
        beside = _beside(target)
        _lock(handle)
        try:
            os.link(own, beside, src_dir_fd=handle)
            os.replace(beside, target)  # noqa: PTH105  # a step by whose name tests kill
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _put_beside(target: Path, content: bytes) -> None:
    """Write a file beside the target, and then rename it."""
    with _standing(target, content) as beside:
        os.replace(beside, target)  # noqa: PTH105  # as above


@contextmanager
def _standing(target: Path, content: bytes) -> Iterator[Path]:
    """Write a file beside the target, and hold it until it has the target's name; on an error it is gone."""
    is_taken = True  # for a leftover, by a run that came before the lock
    while is_taken:
        beside = _beside(target)
        try:
            with os.fdopen(os.open(beside, _OPEN | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                _lock(file.fileno())
                is_taken = os.fstat(file.fileno()).st_nlink == 0
                if not is_taken:
                    _fill(file, target, content)
                if not is_taken and _CAN_LOCK:
                    yield beside
            if not is_taken and not _CAN_LOCK:
                yield beside
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.licreport-{os.urandom(4).hex()}")


def _fill(file: BinaryIO, target: Path, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "fchmod"):
        os.fchmod(file.fileno(), target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _lock(handle: int) -> None:
    """Hold a file until it is closed or the process ends; a file system without locks does without."""
    if _CAN_LOCK:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def _clear(target: Path) -> None:
    """Remove what runs that were killed have left beside a file."""
    leftover = re.compile(rf"\.{re.escape(target.name)}\.licreport-[0-9a-f]{{8}}")
    with suppress(OSError):
        for beside in target.parent.iterdir():
            if leftover.fullmatch(beside.name):
                with suppress(OSError):  # gone by now, held by a living process, or not to be opened
                    _clear_one(beside)


def _clear_one(beside: Path) -> None:
    """Remove a file if it is ours and nobody holds it; raises OSError where somebody does."""
    if not _CAN_LOCK:
        beside.unlink()
        return
    handle = os.open(beside, _LOOK)
    try:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_uid == os.geteuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(found, beside.lstat()):  # or it was renamed before it was let go
                beside.unlink()
    finally:
        os.close(handle)
