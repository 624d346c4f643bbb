"""Files → what each holds in brief: of those that are as they were in the last run, as it was read then."""

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, NamedTuple

from licreport.check.many import Plan, first
from licreport.check.workers import shared
from licreport.collection.digest import Digest
from licreport.reading.loading import load
from licreport.report.load import Loaded
from licreport.site.kept.counts import File
from licreport.site.kept.marks import mark, of_file
from licreport.site.kept.record import Record

_CHUNK = 50
"""Files that a process is given at a time."""


class Read(NamedTuple):
    """What was read: of each file its digest, None where it is no report; and the mark of them all, if there is one."""

    digests: Sequence[Digest | None]
    mark: bytes


class _One(NamedTuple):
    mark: bytes
    digest: Digest | None
    first: bytes
    """Nothing where the file is as it was."""


def read(  # noqa: PLR0913, PLR0917  # what is read, and where to
    files: Sequence[str],
    plan: Plan,
    record: Record,
    counts: File,
    given: Mapping[str, Loaded],
    progress: Callable[[int], None],
) -> Read:
    """Read files, and keep what was read of each in the record. `given` are those that are loaded already."""
    digests: list[Digest | None] = []
    total, is_marked = b"", True
    for file, one in zip(files, _each(files, plan, record, given), strict=True):
        if one.first:
            record.read(file, one.mark, one.digest, one.first)
        digests.append(_slim(file, one.digest if one.first else record.digest(file), counts))
        total, is_marked = mark(total, file, one.mark), is_marked and bool(one.mark)
        progress(len(digests))
    counts.written()
    return Read(digests, total if is_marked else b"")


def _slim(file: str, digest: Digest | None, counts: File) -> Digest | None:
    """Return a digest that takes little room: its figures stand in a file, and what many share is there once."""
    if digest is None:
        return None
    return digest._replace(
        file=file if digest.file == file else digest.file,
        authority=intern(digest.authority),
        part_of=None if digest.part_of is None else intern(digest.part_of),
        parts=tuple(map(intern, digest.parts)) if isinstance(digest.parts, tuple) else digest.parts,
        unknown=digest.unknown or _NONE,
        counts=counts.add(digest.counts),
        others=digest.others or _EMPTY,
        mirrored=digest.mirrored or _EMPTY,
    )


_NONE: frozenset[str] = frozenset()
_EMPTY: Mapping[Any, Any] = {}


def _each(files: Sequence[str], plan: Plan, record: Record, given: Mapping[str, Loaded]) -> Iterator[_One]:
    starts = range(0, len(files), _CHUNK)
    chunks = ([(file, record.mark(file)) for file in files[start : start + _CHUNK]] for start in starts)
    if plan.jobs < 2 or given:
        yield from (_one(file, before, plan, given) for chunk in chunks for file, before in chunk)
        return
    for looked_at in shared(_look, [(chunk, plan) for chunk in chunks], plan.jobs):
        yield from looked_at


def _look(files: Sequence[tuple[str, bytes]], plan: Plan) -> list[_One]:
    return [_one(file, before, plan, {}) for file, before in files]


def _one(file: str, before: bytes, plan: Plan, given: Mapping[str, Loaded]) -> _One:
    own = b"" if file in given else of_file(file)
    if own and own == before:
        return _One(own, None, b"")
    found = first(given[file] if file in given else load(file), plan)
    return _One(own, found.digest, pickle.dumps(found._replace(digest=None), 5))
