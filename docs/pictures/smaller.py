"""Makes a picture of a page small: its most frequent colours, each pixel by the nearest of them, packed tightly."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

COLOURS = 200
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
Colour = tuple[int, int, int]


def smaller(png: bytes) -> bytes:
    """Return a PNG as browsers write them (8 bits a channel, not interlaced) with a palette of a few colours."""
    width, height, rows = _pixels(png)
    counted = Counter(colour for row in rows for colour in row)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    numbers = {colour: _nearest(colour, palette) for colour in counted}
    lines = b"".join(b"\0" + bytes(numbers[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (b"IHDR", head), (b"PLTE", bytes(part for colour in palette for part in colour))
    return _SIGNATURE + b"".join(
        _chunk(*each) for each in (*chunks, (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    )


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _pixels(png: bytes) -> tuple[int, int, list[list[Colour]]]:
    chunks = [*_chunks(png)]
    width, height, _, kind = struct.unpack_from(">IIBB", chunks[0][1])
    step = 4 if kind == 6 else 3
    data = zlib.decompress(b"".join(each for name, each in chunks if name == b"IDAT"))
    rows, before, size = [], bytearray(width * step), width * step
    for number in range(height):
        start = number * (size + 1)
        before = _unfiltered(data[start], bytearray(data[start + 1 : start + 1 + size]), before, step)
        rows.append([(before[at], before[at + 1], before[at + 2]) for at in range(0, size, step)])
    return width, height, rows


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """Return the bytes of a line, which PNG writes as differences from those to the left and above."""
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        up, corner = above[at], above[at - step] if at >= step else 0
        line[at] = (line[at] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
    return line


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
