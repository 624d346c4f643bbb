"""The container of Word and Excel files up to 2003, and of locked ones since: streams by name, as in a file system."""

import io
import struct

from licreport.reading.kinds.refusals import damaged, missing
from licreport.words.language import Words

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def streams(data: bytes, kind: Words) -> dict[str, bytes]:
    """Return the streams at the top of the container."""
    try:
        import olefile  # type: ignore[import-untyped]  # noqa: PLC0415  # only those who read old files have it
    except ImportError:
        raise missing(kind, "olefile") from None
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = [path[0] for path in container.listdir() if len(path) == 1]
            return {name: container.openstream(name).read() for name in names}
    except DAMAGES:
        raise damaged(kind) from None


DAMAGES = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, struct.error)
"""What comes of reading by offsets that a damaged file gives."""
