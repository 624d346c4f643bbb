"""Files that are named → the reports beside them that they are compared with: of other years, the whole, the parts.

Only what is named is checked, but whether parts sum to their whole is only known where all of them are there. So every
file in the same directory is glanced at, and those are taken that the rules across files need.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.files.glance import NoReport, Told, glance, told_of
from licreport.files.paths import STDIN, reports_in
from licreport.report.load import Loaded
from licreport.words.alike import normal
from licreport.words.period import Span

MOST = 1_000
"""Files in one directory, of more than which none is looked at."""


class Beside(NamedTuple):
    """What stands beside the named files."""

    related: tuple[str, ...] = ()
    """The reports that theirs are compared with."""
    doubtful: tuple[str, ...] = ()
    """Files of which it is not known whose they are, or what they are a part of: they may be such reports."""
    crowded: tuple[str, ...] = ()
    """Directories that hold too many files to look at."""


def beside(named: Sequence[str], files: Iterable[str], stdin: Loaded | None = None) -> Beside:
    """Return what stands beside named files and is not itself among `files`, all that are checked.

    Of two reports by one authority on one period the one that is checked is meant, and the other may be a draft of it.
    """
    checked = [file for file in files if file != STDIN]
    found = {folder: reports_in(folder) for folder in dict.fromkeys(map(os.path.dirname, named))}
    crowded = tuple(folder or os.curdir for folder, siblings in found.items() if len(siblings) > MOST)
    others = {file: glance(file) for file in _others(found, checked)}
    if not others:
        return Beside(crowded=crowded)
    own = {file: glance(file) for file in checked}
    taken = {told.key for told in (*own.values(), *([told_of(stdin)] if stdin else ())) if isinstance(told, Told)}
    left = {file: told for file, told in others.items() if not (isinstance(told, Told) and told.key in taken)}
    starts = [told for file in named if isinstance(told := own[file], Told)]
    keys = _related(starts, [told for told in (*own.values(), *left.values()) if isinstance(told, Told)])
    related = [file for file, told in left.items() if isinstance(told, Told) and told.key in keys]
    years = {told.year for told in starts}
    doubtful = [file for file, told in left.items() if _may_be_related(told, years, keys)]
    return Beside(tuple(related), tuple(doubtful), crowded)


_Key = tuple[str, int, Span | None]


def _others(found: Mapping[str, Sequence[str]], checked: Iterable[str]) -> Iterator[str]:
    """Yield the files that are not checked, each once, by whatever link it is reached."""
    known = set(map(_identity, checked))
    for siblings in found.values():
        for file in siblings if len(siblings) <= MOST else ():
            identity = _identity(file)
            if identity and identity not in known:
                known.add(identity)
                yield file


def _identity(file: str) -> tuple[int, int] | None:
    """Return what tells a file from all others; None for what is no file."""
    try:
        found = os.stat(file)  # noqa: PTH116  # thousands of times, and `Path` takes three times as long
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _related(starts: Sequence[Told], reports: Iterable[Told]) -> set[_Key]:
    """Return the keys of what some reports are compared with: their other years, their wholes, all parts of those."""
    authorities = {normal(told.authority) for told in starts}
    found: set[_Key] = set()
    parts: dict[_Key, list[_Key]] = {}
    wholes: dict[_Key, list[_Key]] = {}
    for told in reports:
        if normal(told.authority) in authorities:
            found.add(told.key)
        above = wholes.setdefault(told.key, [])
        if told.part_of is not None:
            above.append((normal(told.part_of), told.year, told.span))
            parts.setdefault(above[-1], []).append(told.key)
    upward, climbed = [told.key for told in starts], set[_Key]()
    while upward:
        key = upward.pop()
        if key in wholes and key not in climbed:  # there is a report of it
            climbed.add(key)
            found |= {key, *parts.get(key, ())}
            upward += wholes[key]
    return found


def _may_be_related(told: Told | NoReport, years: set[int], related: set[_Key]) -> bool:
    if isinstance(told, NoReport):
        return told.may_be_one
    return told.is_loose and told.year in years and told.key not in related
