"""The figures of digests in a file, so that of each report only its place in it is in memory."""

import os
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import overload

from licreport.collection.digest import NAMES

_TYPE = "q"
_SIZE = len(NAMES) * array(_TYPE).itemsize


class File:
    """A file of figures: as many of each report as there are names."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._count = 0
        self.of = lru_cache(maxsize=2_048)(self._of)

    def add(self, counts: Sequence[int]) -> "Counts":
        """Write the figures of a report, and return what stands for them."""
        self._file.write(counts if isinstance(counts, array) else array(_TYPE, counts))
        self._count += 1
        return Counts(self, self._count - 1)

    def written(self) -> None:
        """Have all in the file that was added."""
        self._file.flush()

    def close(self) -> None:
        """Close the file, of which nothing can be asked any more."""
        self._file.close()

    def _of(self, place: int) -> "array[int]":
        found = array(_TYPE)
        if hasattr(os, "pread"):  # a process that has taken the file over reads it from wherever another does
            found.frombytes(os.pread(self._file.fileno(), _SIZE, place * _SIZE))
        else:
            self._file.seek(place * _SIZE)
            found.frombytes(self._file.read(_SIZE))
        return found


class Counts(Sequence[int]):
    """The figures of a report, read once they are looked at."""

    __slots__ = ("_file", "_place")

    def __init__(self, file: File, place: int) -> None:
        self._file, self._place = file, place

    @overload
    def __getitem__(self, position: int) -> int: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[int]: ...
    def __getitem__(self, position: int | slice) -> int | Sequence[int]:
        return self._file.of(self._place)[position]

    def __iter__(self) -> Iterator[int]:
        return iter(self._file.of(self._place))

    def __len__(self) -> int:
        return len(NAMES)
