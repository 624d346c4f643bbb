"""Bytes of a file → tree → typed report, and every problem met on the way, with its place.

Nothing here stops at the first problem. What can be read is read: a value that cannot is left out, and `unreadable`
says which places the checks must not trust, so that no finding merely follows from a load error.
"""

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path as FilePath

import tomli
from pydantic import ValidationError

from licreport.report.address import Addresses
from licreport.report.diagnostic import Finding
from licreport.report.mirrors import flattened
from licreport.report.model import DECIDES, Report
from licreport.report.problem import MISSING, NOT_TOML, Fault, Problem, Tree, doubtful, faults_of, problem, without
from licreport.report.source import Path, Source, Span, is_within
from licreport.report.syntax import (
    A_DOCUMENT,
    CANNOT_READ,
    NOT_A_FILE,
    TOO_DEEP,
    TOO_LARGE,
    not_read,
    not_utf8,
    too_long,
)
from licreport.words.language import Lang

SIZE_LIMIT = 2**20
"""Bytes."""


class Loaded:
    """A file as far as it could be read."""

    def __init__(
        self,
        source: Source,
        tree: Tree,
        report: Report | None = None,
        problems: tuple[Problem, ...] = (),
        unreadable: frozenset[Path] = frozenset(),
    ) -> None:
        self.source = source
        self.tree = tree
        self.report = report
        """None where the file is no report: not TOML, or without its authority or year."""
        self.problems = problems
        self.unreadable = unreadable
        """Places whose value, if there is one, is not known."""

    @property
    def name(self) -> str:
        """The file as named to people."""
        return self.source.name

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses and labels of what the file holds."""
        return Addresses(self.tree)

    def at(self, span: Span, lang: Lang) -> str:
        """Return a place as people are told it: behind the name of the file."""
        return f"{self.name}:{self.source.told(span).say(lang)}"

    def of_kind(self, kind: str) -> Iterator[Finding]:
        """Yield the findings of one kind of problem."""
        return (problem.finding for problem in self.problems if problem.kind == kind)


def load(path: FilePath | str) -> Loaded:
    """Load a file. One that cannot be read comes back with the problem that says why."""
    name = str(path)
    data = contents(path, SIZE_LIMIT)
    return load_bytes(name, data) if isinstance(data, bytes) else unread(Source(name, ""), data)


def contents(path: FilePath | str, limit: int) -> bytes | Finding:
    """Return what a file holds, one byte more than `limit` at most, or the finding that says why it cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not make us wait
    try:
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))  # as if read
            if not stat.S_ISREG(status.st_mode):
                return not_read(NOT_A_FILE)
            data = os.read(descriptor, min(status.st_size, limit) + 1)
            if len(data) != status.st_size:  # it is too large, has grown, does not tell its size, or comes in pieces
                data += _read(descriptor, limit + 1 - len(data))
        finally:
            os.close(descriptor)
    except OSError as error:
        return not_read(CANNOT_READ, {"why": error.strerror or type(error).__name__})
    return data


def _read(descriptor: int, size: int) -> bytes:
    """Read so many bytes, or up to the end of the file."""
    data = os.read(descriptor, size)
    while len(data) < size and (more := os.read(descriptor, size - len(data))):
        data += more
    return data


_DOCUMENTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML")
"""How the documents begin that people take for reports: of Word and Excel, PDF, and web pages."""


def load_bytes(name: str, data: bytes) -> Loaded:
    """Load what a file of that name holds."""
    nothing = Source(name, "")
    is_document = data.startswith(_DOCUMENTS)
    if is_document or len(data) > SIZE_LIMIT:
        return unread(nothing, not_read(A_DOCUMENT if is_document else TOO_LARGE))
    try:
        source = Source(name, data.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return unread(nothing, not_utf8(data, error))
    try:
        return typed(source, tomli.loads(source.text, parse_float=_decimal))
    except tomli.TOMLDecodeError:
        return _in_part(source)
    except RecursionError:
        return unread(nothing, not_read(TOO_DEEP))
    except ValueError:  # an integer of thousands of digits, which Python refuses to read
        return unread(source, too_long(source))


def _in_part(source: Source) -> Loaded:
    """Return a file as far as it is TOML, with each slip that keeps the rest from being so."""
    from licreport.report.syntax.onward import read_on  # noqa: PLC0415  # a file that is TOML does not pay for it

    read = read_on(source, _decimal)
    slips = tuple(Problem(NOT_TOML, finding) for finding in read.slips)
    if read.tree is None:
        return Loaded(source, {}, problems=slips)
    return typed(Source(source.name, source.text, read.legible), read.tree, slips, read.doubtful)


def named_years(name: str) -> list[int]:
    """Return the years in the name of a file: `putuo-2024.toml` is named for 2024."""
    last = re.split(r"[\\/]", name)[-1]
    return [int(year) for year in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", last)]


def unread(source: Source, finding: Finding) -> Loaded:
    """Return a file that is no report, for a reason that is a finding."""
    return Loaded(source, {}, problems=(Problem(NOT_TOML, finding),))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of twenty digits
        return Decimal("inf")


def typed(source: Source, tree: Tree, slips: tuple[Problem, ...] = (), lost: Collection[Path] = frozenset()) -> Loaded:
    """Return the report that a tree holds, as far as it is one.

    `slips` kept some of the file from being read: what may have stood at `lost` places is not missing.
    """
    flat = flattened(tree)
    report, faults = None, list[Fault]()
    try:
        report = Report.model_validate(flat)
    except ValidationError as error:
        faults = faults_of(error)
    lost = {*lost, *(_said_unread(report) if report else ())}
    if not faults and not slips:
        return Loaded(source, tree, report, unreadable=frozenset(lost))
    told = [fault for fault in faults if fault.kind != MISSING or not is_within(fault.path, lost)]
    unreadable = {path for fault in told for path in doubtful(fault, flat)} | {*lost}
    unreadable |= {
        path for key, paths in DECIDES.items() if key in unreadable or key[:1] in unreadable for path in paths
    }
    if faults and not any(fault.is_fatal for fault in faults):
        report = Report.model_validate(without(faults, flat))
        unreadable |= {*_said_unread(report)}
    problems = (*slips, *(problem(fault, flat) for fault in told))
    return Loaded(source, tree, report, problems, frozenset(unreadable))


def _said_unread(report: Report) -> Iterator[Path]:
    """Yield the places of the figures that a report says its document prints, and that were not read."""
    for name in report.unread or ():
        head, _, key = name.rpartition(".")
        table = getattr(report, head, None)
        if table is None or getattr(table, key, None) is None:  # one that was filled in since is known
            yield (head, key)
