"""The files that were named on the command line, as they are now: which there are, what they hold, and saving them.

Nothing else is ever opened for the page or written by it. It knows a file by a key, which means a path only as long as
that path is among them.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from licreport.files.atomic import write
from licreport.files.meant import named_among
from licreport.files.paths import report_files
from licreport.reading.kinds.refusals import MOST_BYTES
from licreport.report.diagnostic import Finding
from licreport.report.load import SIZE_LIMIT, contents
from licreport.serve.names import file_name
from licreport.words.language import MisuseError, Words


class Held(NamedTuple):
    """What a file held when it was read."""

    path: str
    body: bytes
    digest: str


class Changed(NamedTuple):
    """Why nothing was saved: the file is not what it was, and holds this now."""

    path: str
    body: bytes
    digest: str


class Folder:
    """Some files and folders."""

    def __init__(self, paths: Sequence[str] = ()) -> None:
        """Take the paths; raises MisuseError where one of them names nothing."""
        self._paths = paths
        self._lock = Lock()
        self.place = next((path for path in paths if Path(path).is_dir()), None)
        """The folder that new files are saved into."""
        self._once: dict[str, str] = {}  # by their keys, those that are gone among them
        self.files()

    def files(self) -> list[str]:
        """Return the reports that there are now."""
        if not self._paths:
            return []
        try:
            return report_files(self._paths, "", documents=True)
        except MisuseError:
            if self.place is None:
                raise
            return []  # a folder without any yet

    def named(self, files: Sequence[str]) -> Sequence[str]:
        """Return which of the files were named themselves: no TOML beside them counts in their place."""
        return named_among(self._paths, files)

    def keys(self) -> Mapping[str, str]:
        """Return the files by their keys."""
        found = {key_of(file): file for file in self.files()}
        self._once |= found
        return found

    def stamps(self) -> Mapping[str, str]:
        """Return of each file what changes when it is written, which costs less than to read it."""
        return {file: stamp for file in self.files() if (stamp := _stamp(file))}

    def read(self, key: str) -> Held:
        """Return what a file holds; raises MisuseError where it is none of these, or cannot be read."""
        path = self.keys().get(key)
        if path is None:
            raise MisuseError(_NONE)
        body = contents(path, MOST_BYTES)
        if isinstance(body, Finding):
            raise MisuseError(_UNREADABLE, {"file": path})
        return Held(path, body, digest_of(body))

    def save(
        self, key: str | None, name: str, body: bytes, was: str | None, beside: str | None = None
    ) -> Held | Changed:
        """Write a report whole: over a file only if that holds what `was` read of it, a new one where there is none.

        A new one stands `beside` the file of that key, or else where new files do.

        A file that is gone is written again where `was` says that this is known: it is nothing then.

        Raises MisuseError where nothing may be written there.
        """
        _check(body)
        path = self._new(name, beside) if key is None else self._named(key)
        with self._lock:
            now = contents(path, MOST_BYTES) if os.path.lexists(path) else None
            if isinstance(now, Finding):
                raise MisuseError(_UNREADABLE, {"file": path})
            if now is not None and digest_of(now) != was:
                return Changed(path, now, digest_of(now))
            if now is None and key is not None and was != "":
                return Changed(path, b"", "")
            try:
                write(Path(path), body)
            except OSError as error:
                raise MisuseError(_CANNOT_WRITE, {"file": path, "why": error.strerror or str(error)}) from None
        return Held(path, body, digest_of(body))

    def _named(self, key: str) -> str:
        path = self._found(key) or self._once.get(key)
        if path is None:
            raise MisuseError(_NONE)
        if not path.lower().endswith(".toml"):
            raise MisuseError(_DOCUMENT, {"file": path})
        return path

    def _found(self, key: str) -> str | None:
        try:
            return self.keys().get(key)
        except MisuseError:  # the only file that was named is gone
            return None

    def _new(self, name: str, beside: str | None) -> str:
        """Return where a new report goes: into the folder, under a name that is one and no path."""
        if self.place is None:
            raise MisuseError(_NO_FOLDER)
        other = None if beside is None else self._found(beside) or self._once.get(beside)
        return str(Path(self.place if other is None else Path(other).parent, file_name(name)))


def key_of(path: str) -> str:
    """Return by what the page knows a file."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def digest_of(body: bytes) -> str:
    """Return what tells whether a file still holds the same."""
    return hashlib.sha256(body).hexdigest()


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116  # of thousands, many times
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"


def _check(body: bytes) -> None:
    if len(body) > SIZE_LIMIT:
        raise MisuseError(_TOO_LARGE)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise MisuseError(_NO_TEXT) from None
    if "\0" in text or not text.strip():
        raise MisuseError(_NO_TEXT)


_NONE = Words("there is no such file any more among those that were named", "所指明的文件中已没有这一份")
_UNREADABLE = Words("{file} cannot be read", "无法读取 {file}")
_DOCUMENT = Words(
    "{file} is a document and is never written to; its figures are saved as a new TOML file",
    "{file} 是文档，不能写入；数据可另存为新的 TOML 文件",
)
_NO_FOLDER = Words(
    "there is no folder to save into: start `licreport serve` with one, or download the file",
    "没有可保存到的文件夹：请用 `licreport serve 文件夹` 启动，或下载文件",
)
_CANNOT_WRITE = Words("cannot write {file}: {why}", "无法写入 {file}：{why}")
_TOO_LARGE = Words("that is more than any report has", "内容超出任何报告的规模")
_NO_TEXT = Words("that is no text", "内容不是文本")
