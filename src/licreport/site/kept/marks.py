"""Marks: short digests by which it is known whether something is still as it was when it was last looked at."""

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from stat import S_ISREG

from licreport.reading.grammar.own_words import own_words

SIZE = 16
"""Bytes of a mark."""


def mark(*values: object) -> bytes:
    """Return the mark of some values, which are told apart by how they are written out."""
    return hashlib.blake2b(repr(values).encode(errors="surrogatepass"), digest_size=SIZE).digest()


def mark_of_bytes(*parts: bytes) -> bytes:
    """Return the mark of some bytes, of which it matters where each begins."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def of_file(name: str) -> bytes:
    """Return the mark of a file by its bytes; none of what is no file or cannot be read, of which nothing is known."""
    try:
        if not S_ISREG(os.stat(name).st_mode):  # noqa: PTH116  # thousands; and to open a pipe is to wait
            return b""
        found = hashlib.blake2b(digest_size=SIZE)
        with Path(name).open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                found.update(piece)
        return found.digest()
    except (OSError, ValueError):
        return b""


_PIECE = 1_000_000
"""Bytes of a file that are in memory at a time: all of nearly every one."""


@cache
def of_program() -> bytes:
    """Return the mark of all that an outcome depends on besides the reports: the program and the libraries it uses.

    Files of the program go by size and time of change, so that a source tree that is worked on counts as another.
    """
    package = Path(__file__).parents[2]
    own = sorted(
        (path.relative_to(package).as_posix(), (told := path.stat()).st_size, told.st_mtime_ns)
        for path in package.rglob("*")
        if path.suffix != ".pyc" and path.is_file()
    )
    installed = sorted((each.name, each.version) for each in distributions())
    return mark(sys.version, own, installed, own_words())
