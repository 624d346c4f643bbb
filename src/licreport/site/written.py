"""A folder that a site is written into: each file whole, only what changed, and nothing left of what is gone.

The folder says itself which files are the site's (`site.json`), so that no other is ever touched: what was not written
by a site is never replaced, and a folder with other things in it is refused.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from licreport.words.language import MisuseError, Words

MANIFEST, _BEGUN = "site.json", ".site-begun"
"""What lists the files of a site; and the names of those that a run has begun to write and that are not listed yet."""

SCRATCH = ".licreport-site-"
"""How the folder in it begins that holds what is not finished yet."""

_FORMAT = "licreport-site"
_NOT_OURS = Words(
    "{folder} holds other things than a site that `licreport site` wrote ({name}); name a new or an empty folder",
    "{folder} 中有不是由 `licreport site` 写入的内容（{name}）；请指明新目录或空目录",
)
_NO_FOLDER = Words("{folder} is a file; name a folder", "{folder} 是文件；请指明目录")
_FOREIGN = Words(
    "{file} was not written by `licreport site`, so it is not replaced; move it, or name another folder",
    "{file} 不是由 `licreport site` 写入的，不予覆盖；请移走该文件，或指明另一个目录",
)
_BUSY = Words(
    "another `licreport site` is writing into {folder}; wait until it is done, or name another folder",
    "另一个 `licreport site` 正在写入 {folder}；请等它结束，或指明另一个目录",
)
_CANNOT = Words("cannot write {file}: {why}", "无法写入 {file}：{why}")


class Written(NamedTuple):
    """How many files of a site were written, and how many were so already, or are gone."""

    written: int = 0
    same: int = 0
    removed: int = 0


class Page(NamedTuple):
    """A file of a site: the mark of what it was made of, its size and when it was written.

    On POSIX that is when the system last saw it change, which nobody can set back as they can the time of writing.
    """

    mark: bytes
    size: int
    time: int


class Folder:
    """The folder of a site. Any process may write into it, once it has been opened."""

    def __init__(self, path: Path) -> None:
        """Look whether the folder is new, empty or a site's; raises MisuseError where it is not."""
        self.path = path
        self.before = _listed(path)
        """The files that are the site's."""
        self._new: set[str] = set()
        self.scratch: Path | None = None
        """Where files are written before they are whole, once there is a place for that."""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of the folder, where the system can; raises MisuseError where one is in it."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            held = os.open(self.path, os.O_RDONLY) if os.name == "posix" else None
        except OSError as error:
            raise _cannot(self.path, error) from None
        try:
            if held is not None and not _locked(held):
                raise MisuseError(_BUSY, {"folder": str(self.path)})
            self.before = _listed(self.path)  # which another run may have written meanwhile
            yield
        finally:
            if held is not None:
                os.close(held)

    def begin(self) -> None:
        """Make the folder, say in it that a site is being written, and clear what a run that was killed has left."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for left in self.path.glob(f"{SCRATCH}*"):
                shutil.rmtree(left, ignore_errors=True)
                with suppress(OSError):
                    left.unlink()
            if not (self.path / MANIFEST).exists():
                (self.path / MANIFEST).write_text(_manifest(()), encoding="utf-8", newline="\n")
        except OSError as error:
            raise _cannot(self.path, error) from None

    @property
    def is_whole(self) -> bool:
        """Whether no run was cut short."""
        return bool(self.before) and not (self.path / _BEGUN).exists()

    def page(self, address: str, mark: bytes) -> Page:
        """Return what is known of a file that is made of what has a mark; of one that is not there, no time."""
        try:
            told = os.stat(self.path / address)  # noqa: PTH116  # thousands
        except OSError:
            return Page(mark, 0, 0)
        return Page(mark, told.st_size, told.st_ctime_ns if os.name == "posix" else told.st_mtime_ns)

    def put(self, contents: Iterable[tuple[str, str]]) -> list[tuple[str, bool]]:
        """Write texts to their addresses, but those that are there already just so; return whether each was written.

        Raises MisuseError where a file stands there that is not a site's, or one cannot be written.
        """
        encoded = [(address, text.encode(errors="backslashreplace")) for address, text in contents]
        self._take(address for address, _ in encoded)
        return [(address, self._put(address, data)) for address, data in encoded]

    def _put(self, address: str, data: bytes) -> bool:
        target = self.path / address
        try:
            if address not in self._new and target.read_bytes() == data:
                return False
            beside = (self.scratch or self.path) / f"{SCRATCH}{os.getpid()}"  # which the next run clears
            try:
                beside.write_bytes(data)
                beside.replace(target)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
        except FileNotFoundError:  # somebody has removed it since
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise _cannot(target, error) from None
        return True

    def take_in(self, address: str, made: Path) -> bool:
        """Move a file that was made elsewhere to its place unless it is there already just so."""
        import filecmp  # noqa: PLC0415  # only data pay for it

        target = self.path / address
        self._take([address])
        try:
            if target.exists() and filecmp.cmp(made, target, shallow=False):
                made.unlink()
                return False
            made.replace(target)
        except OSError as error:
            raise _cannot(target, error) from None
        return True

    def _take(self, addresses: Iterable[str]) -> None:
        """Note which files are the site's before they are there, so that a run that is cut short leaves none foreign.

        Raises MisuseError where something stands in the place of one that is not the site's.
        """
        self._new = {address for address in addresses if address not in self.before}
        for address in self._new:
            if os.path.lexists(self.path / address):
                raise MisuseError(_FOREIGN, {"file": str(self.path / address)})
        try:
            for parent in {(self.path / address).parent for address in self._new}:
                parent.mkdir(parents=True, exist_ok=True)
            if self._new:
                with (self.path / _BEGUN).open("a", encoding="utf-8") as names:
                    names.write("".join(f"{address}\n" for address in sorted(self._new)))
        except OSError as error:
            raise _cannot(self.path, error) from None
        self.before |= self._new

    def end(self, addresses: Iterable[str]) -> int:
        """List the files of the site, remove those that are no longer, and return how many these were."""
        kept = {*addresses, MANIFEST}
        gone = sorted((self.before | _begun(self.path)) - kept)
        for address in gone:
            with suppress(OSError):
                (self.path / address).unlink()
            with suppress(OSError):  # unless something is left in it
                (self.path / address).parent.rmdir()
        self.before |= {MANIFEST}
        self.put([(MANIFEST, _manifest(kept - {MANIFEST}))])
        with suppress(OSError):
            (self.path / _BEGUN).unlink()
        return len(gone)


def _locked(folder: int) -> bool:
    """Lock a folder until it is closed, and tell whether nobody else has; where none can be locked, nobody has."""
    import fcntl  # noqa: PLC0415  # which not every system has

    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some file systems have no locks
        return True
    return True


def _manifest(addresses: Iterable[str]) -> str:
    value = {"format": _FORMAT, "version": 1, "files": sorted(addresses)}
    return json.dumps(value, ensure_ascii=False, indent=0) + "\n"


def _listed(path: Path) -> set[str]:
    """Return the files of the site that is in a folder; raises MisuseError where there is something else."""
    if not path.exists():
        return set()
    if not path.is_dir():
        raise MisuseError(_NO_FOLDER, {"folder": str(path)})
    try:
        found = sorted(entry.name for entry in path.iterdir())
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8")) if MANIFEST in found else {}
    except OSError as error:
        raise _cannot(path, error) from None
    except ValueError:
        manifest = {}
    is_ours = isinstance(manifest, dict) and manifest.get("format") == _FORMAT
    if found and not is_ours:
        raise MisuseError(_NOT_OURS, {"folder": str(path), "name": found[0]})
    listed = manifest.get("files", ()) if is_ours else ()
    return {*filter(_is_inside, map(str, listed)), *([MANIFEST] if is_ours else []), *_begun(path)}


def _begun(path: Path) -> set[str]:
    try:
        lines = (path / _BEGUN).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return {*filter(_is_inside, lines)}


def _is_inside(address: str) -> bool:
    """Tell whether an address stays in the folder, whoever wrote the list that it stands in."""
    return (
        bool(address) and not address.startswith(("/", "\\")) and ".." not in address.split("/") and ":" not in address
    )


def _cannot(path: Path, error: OSError) -> MisuseError:
    return MisuseError(_CANNOT, {"file": str(path), "why": error.strerror or str(error)})
