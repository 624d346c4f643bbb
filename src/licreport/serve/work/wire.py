"""How a task and its answer are carried between two processes: a head that is JSON, and a body of bytes."""

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

_SIZES = struct.Struct(">IQ")
_MOST = 1 << 28  # bytes of a head: no answer of ours has as many


def send(stream: IO[bytes], head: Mapping[str, object], body: bytes = b"") -> None:
    """Write one message."""
    told = json.dumps(head, ensure_ascii=True).encode()
    stream.write(_SIZES.pack(len(told), len(body)))
    stream.write(told)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Mapping[str, Any], bytes]:
    """Read one message; raises EOFError where there is none any more, and ValueError for what is none."""
    size, length = _SIZES.unpack(_exactly(stream, _SIZES.size))
    if size > _MOST:
        raise ValueError("no message")
    head = json.loads(_exactly(stream, size))
    if not isinstance(head, dict):
        raise TypeError("no message")
    return head, _exactly(stream, length)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found
