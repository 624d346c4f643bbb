"""Writing a file so that a crash leaves the old one or the new one, never a half."""

import os
import tempfile
from pathlib import Path


def write(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) to `path` through a file beside it; raises OSError where that is not possible.

    A link is followed, so that the file it points to is replaced; permissions of an existing file are kept. A pipe or
    a device is no file that could be replaced: it is written to.
    """
    target = Path(os.path.realpath(path))
    content = encoded(data) if isinstance(data, str) else data
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
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


def encoded(text: str) -> bytes:
    r"""Return text as UTF-8; the bytes of a file's name that are no text become `\udcXX`, as JSON writes them."""
    return text.encode(errors="backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
