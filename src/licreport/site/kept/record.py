"""What a run leaves for the next: what was read of each file, what was found of it, and what the site's files hold.

It is a cache of the user's own, apart from the site, which others may be given, or may have written. It is believed
only where the mark of what it was made of is the same, and none of it where it is not whole (its own mark is its end).
A run takes it away and puts it back once it is done, so that one that is cut short leaves none, and the next makes all
anew.
"""

import hashlib
import os
import pickle
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from licreport.check.many import First
from licreport.collection.digest import Digest
from licreport.site.kept.marks import SIZE, of_file, of_program
from licreport.site.written import Page

_TABLES = """
    CREATE TABLE IF NOT EXISTS reading (file BLOB PRIMARY KEY, mark BLOB, digest BLOB, first BLOB, run INTEGER);
    CREATE TABLE IF NOT EXISTS told (file BLOB PRIMARY KEY, mark BLOB, facts BLOB, run INTEGER);
    CREATE TABLE IF NOT EXISTS page (address TEXT PRIMARY KEY, mark BLOB, size INTEGER, time INTEGER, run INTEGER);
    CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value BLOB);
"""


class Record:
    """The record while a run has it."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        if self.fact("program") != of_program():
            for table in ("reading", "told", "page", "fact"):
                self._file.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names
            self.state("program", of_program())
        self._run = (self.fact("run") or 0) + 1
        self.state("run", self._run)
        self._file.execute("BEGIN")

    def close(self) -> None:
        """Leave out what this run did not come upon, and close the file."""
        for table in ("reading", "told", "page"):
            self._file.execute(f"DELETE FROM {table} WHERE run <> ?", (self._run,))  # noqa: S608  # as above
        self._file.execute("COMMIT")
        self._file.close()

    def mark(self, file: str) -> bytes:
        """Return the mark that a file had when it was read; none if it was not."""
        found = self._file.execute("SELECT mark FROM reading WHERE file = ?", (_bytes(file),)).fetchone()
        return found[0] if found else b""

    def read(self, file: str, mark: bytes, digest: Digest | None, first: bytes) -> None:
        """Take what was read of a file."""
        row = _bytes(file), mark, pickle.dumps(digest, 5), first, self._run
        self._file.execute("REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", row)

    def digest(self, file: str) -> Digest | None:
        """Return the digest of a file that is as it was when it was read."""
        name = _bytes(file)
        self._file.execute("UPDATE reading SET run = ? WHERE file = ?", (self._run, name))
        ((kept,),) = self._file.execute("SELECT digest FROM reading WHERE file = ?", (name,))
        return pickle.loads(kept)  # type: ignore[no-any-return]  # noqa: S301  # this user's own

    def first(self, file: str) -> First:
        """Return what was read of a file, without its digest."""
        ((kept,),) = self._file.execute("SELECT first FROM reading WHERE file = ?", (_bytes(file),))
        return pickle.loads(kept)  # type: ignore[no-any-return]  # noqa: S301  # as above

    def told(self, file: str, mark: bytes) -> bytes | None:
        """Return what was found of a file, if what it follows from has the same mark as then."""
        name = _bytes(file)
        found = self._file.execute("SELECT facts FROM told WHERE file = ? AND mark = ?", (name, mark)).fetchone()
        if found:
            self._file.execute("UPDATE told SET run = ? WHERE file = ?", (self._run, name))
        return found[0] if found else None

    def tell(self, file: str, mark: bytes, facts: bytes) -> None:
        """Take what was found of a file."""
        self._file.execute("REPLACE INTO told VALUES (?, ?, ?, ?)", (_bytes(file), mark, facts, self._run))

    def page(self, address: str) -> Page | None:
        """Return what is known of a file of the site."""
        found = self._file.execute("SELECT mark, size, time FROM page WHERE address = ?", (address,)).fetchone()
        return Page(*found) if found else None

    def put(self, address: str, page: Page) -> None:
        """Take what is known of a file of the site from now on."""
        self._file.execute("REPLACE INTO page VALUES (?, ?, ?, ?, ?)", (address, *page, self._run))

    def pages(self, beginning: str = "") -> Iterator[tuple[str, Page]]:
        """Yield the files of the site that the last run left whose addresses begin so."""
        query = "SELECT address, mark, size, time FROM page WHERE address >= ? AND address < ? ORDER BY address"
        for address, *page in self._file.execute(query, (beginning, beginning + "\U0010ffff")):
            yield address, Page(*page)

    def fact(self, name: str) -> Any:  # noqa: ANN401  # whatever was stated
        """Return what the last run stated; None if it did not."""
        found = self._file.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return pickle.loads(found[0]) if found else None  # noqa: S301  # as above

    def state(self, name: str, value: object) -> None:
        """State something for the next run."""
        self._file.execute("REPLACE INTO fact VALUES (?, ?)", (name, pickle.dumps(value, 5)))

    def stay(self) -> None:
        """Leave all as it was: nothing has changed."""
        for table in ("reading", "told", "page"):
            self._file.execute(f"UPDATE {table} SET run = ?", (self._run,))  # noqa: S608  # as above


def _bytes(file: str) -> bytes:
    return file.encode(errors="surrogatepass")


@contextmanager
def record(folder: Path, scratch: Path, *, is_anew: bool) -> Iterator[Record]:
    """Open the record of the site in a folder, and keep it where all went well."""
    kept, own = _kept(folder), scratch / "record"
    with suppress(OSError):
        if is_anew or not _is_own(kept):
            kept.unlink()
        else:
            shutil.move(kept, own)
            if not _is_whole(own):
                own.unlink()
    opened = _opened(own)
    yield opened
    opened.close()
    with suppress(OSError):  # then the next run makes all anew
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = kept.with_suffix(f".{os.getpid()}")
        _end(own)
        shutil.move(own, beside)
        beside.replace(kept)
        _clear(kept.parent)


def _opened(path: Path) -> Record:
    try:
        return Record(path)
    except (sqlite3.Error, pickle.UnpicklingError, EOFError):  # whatever was there
        path.unlink()
        return Record(path)


def _end(path: Path) -> None:
    """Put the mark of a file at its end."""
    own = of_file(str(path))
    with path.open("ab") as file:
        file.write(own)


def _is_whole(path: Path) -> bool:
    """Tell whether a file ends with its mark, and take that from it."""
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END) - SIZE
        if size <= 0:
            return False
        file.seek(size)
        told = file.read()
        file.truncate(size)
    return of_file(str(path)) == told


def _kept(folder: Path) -> Path:
    """Return where the record of the site in a folder is kept: among the user's caches, or where it is said."""
    said = os.environ.get("LICREPORT_CACHE")
    caches = Path(said) if said else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "licreport"
    return caches / "sites" / hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()


def _is_own(path: Path) -> bool:
    """Tell whether a file is this user's, so that what is in it may be believed."""
    return not hasattr(os, "geteuid") or path.lstat().st_uid == os.geteuid()


def _clear(folder: Path) -> None:
    """Remove records that no run has asked for in a long time."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > _LONG:
            path.unlink()


_LONG = 90 * 24 * 60 * 60  # seconds
