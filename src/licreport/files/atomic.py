"""Writing a file so that a crash leaves the old one or the new one, never a half."""

import os
import stat
from pathlib import Path


def write(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) to `path` through a file beside it; raises OSError where that is not possible.

    A link is followed, so that the file it points to is replaced; permissions of an existing file are kept. A pipe or
    a device is no file that could be replaced: it is written to.
    """
    content = encoded(data) if isinstance(data, str) else data
    if _is_no_file(path):
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    import tempfile  # noqa: PLC0415  # costs milliseconds that only writing a file should pay

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _is_no_file(path: Path) -> bool:
    """Tell whether there is something that is no file; raises OSError for a link that leads in a loop."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def encoded(text: str) -> bytes:
    r"""Return text as UTF-8; the bytes of a file's name that are no text become `\udcXX`, as JSON writes them."""
    return text.encode(errors="backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
