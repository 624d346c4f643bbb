"""Which files are meant: paths → report files in a fixed order."""

import os
import stat
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from licreport.reading.loading import is_document
from licreport.words.language import MisuseError, Words

SUFFIX = ".toml"
"""In small letters or capitals."""
STDIN = "-"

_NO_PATH = Words("no such file or directory: {path}", "没有这个文件或目录：{path}")
_NO_DATA = Words(
    "no directory data/ here; name the files or the directory to check", "这里没有 data/ 目录；请指明要检查的文件或目录"
)
_NO_HERE = Words(
    "the working directory was deleted; go to another one, or name the file in full, from the root",
    "当前工作目录已被删除；请换到另一个目录，或写明文件的完整路径",
)
NO_FILES = Words("nothing to check: no .toml file under {path}", "没有可检查的内容：{path} 下没有 .toml 文件")
_CANNOT_READ = Words("cannot read {path}: {why}", "无法读取 {path}：{why}")


def report_files(paths: Sequence[str], default: str, *, documents: bool = False) -> list[str]:
    """Return the files that `paths` name: files as they are, directories' .toml files by name, `-` for standard input.

    Without paths, those of `default`. A file that is named or linked to twice is returned once. Raises MisuseError for
    a path that is not there, cannot be looked at, or has no report.
    """
    if not paths and not Path(default).is_dir():
        raise MisuseError(_NO_HERE if _is_nowhere() else _NO_DATA)
    files: dict[str, str] = {}
    for path in paths or [default]:
        if path == STDIN:
            files[STDIN] = STDIN
            continue
        found = _below(path, documents=documents) if _is_directory(path) else {_real(path): path}
        if not found:
            raise MisuseError(NO_FILES, {"path": path})
        for real, file in found.items():
            files.setdefault(real, file)
    return list(files.values())


def files_below(directory: str) -> list[str]:
    """Return the report files under a directory by name, which may be none.

    Linked directories are looked into as others are, each once, but for those that lead back to where they stand. What
    is hidden is left out. Raises MisuseError for a directory that cannot be looked into.
    """
    return list(_below(directory).values())


def _is_directory(path: str) -> bool:
    """Tell whether a path is a directory or something else; raises MisuseError where it is nothing."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116  # `Path("")` would be the working directory
    except (FileNotFoundError, NotADirectoryError):
        if not os.path.isabs(path) and _is_nowhere():  # noqa: PTH117  # as above
            raise MisuseError(_NO_HERE) from None
        raise MisuseError(_NO_PATH, {"path": path or '""'}) from None
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from None


def _cannot_read(path: str, error: Exception) -> MisuseError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return MisuseError(_CANNOT_READ, {"path": path, "why": why})


def _real(path: str) -> str:
    """Return the path of a file itself, whatever links lead to it."""
    try:
        return os.path.realpath(path)
    except FileNotFoundError:
        raise MisuseError(_NO_HERE) from None


def _is_nowhere() -> bool:
    """Tell whether the working directory was deleted."""
    try:
        os.getcwd()  # noqa: PTH109  # a path is not needed
    except FileNotFoundError:
        return True
    return False


class _Folder(NamedTuple):
    """A directory as it was reached."""

    name: str
    real: str
    way: tuple[str, ...] = ()
    """The directories in which the links to it stand."""

    def leads_back(self) -> bool:
        """Tell whether the links to it stand below itself."""
        own = self.real.rstrip(os.sep) + os.sep
        return any(f"{folder}{os.sep}".startswith(own) for folder in self.way)


def _below(directory: str, *, documents: bool = False) -> dict[str, str]:
    """Return the report files under a directory by name, each once: the path of the file itself, and that to it.

    Links come after directories, so that a file which both lead to goes by its own name.
    """
    files: dict[str, str] = {}
    visited: set[str] = set()
    plain, linked = deque([_Folder(str(Path(directory)), _real(directory))]), deque[_Folder]()
    while plain or linked:
        folder = plain.popleft() if plain else linked.popleft()
        if folder.real in visited or folder.leads_back():
            continue
        visited.add(folder.real)
        for entry in _entries(folder.name):
            path = entry.name if folder.name == "." else os.path.join(folder.name, entry.name)  # noqa: PTH118  # thousands
            real = os.path.realpath(path) if entry.is_symlink() else os.path.join(folder.real, entry.name)  # noqa: PTH118  # as above
            if _leads_to_directory(entry):
                if entry.is_symlink():
                    linked.append(_Folder(path, real, (*folder.way, folder.real)))
                else:
                    plain.append(_Folder(path, real, folder.way))
            elif is_named_as_report(entry.name, documents=documents) and (real not in files or not entry.is_symlink()):
                files[real] = path
    return dict(sorted(files.items(), key=lambda pair: pair[1]))


_SETTINGS = frozenset(("licreport.toml", "pyproject.toml"))
"""Names of files that hold a project's settings, which may stand in the folder of its reports."""


def is_named_as_report(name: str, *, documents: bool = False) -> bool:
    """Tell whether a file in a directory is taken for a report: `documents` are only where that is asked for."""
    if name in _SETTINGS:
        return False
    is_one = name.lower().endswith(SUFFIX) or (documents and is_document(name) and not name.startswith(_LOCKS))
    return is_one and not name.startswith(".")


_LOCKS = "~$"
"""How the files are named that Office puts beside those that are open in it."""


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    """Return what is in a directory and not hidden, in the same order everywhere."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        raise _cannot_read(folder, error) from None


def _leads_to_directory(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def reports_in(folder: str) -> list[str]:
    """Return the report files in a directory, not below it, by name; none where it cannot be looked at."""
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208  # half of a `check` that finds nothing here
    except OSError:
        return []
    found = sorted(filter(is_named_as_report, names))
    return [os.path.join(folder, name) for name in found]  # noqa: PTH118  # a `Path` would drop the `./` of a name


def has_others_beside(named: Iterable[str], files: Iterable[str]) -> bool:
    """Tell whether reports stand beside the named files that are not, by their names, among `files`."""
    known = set(files)
    return any(file not in known for folder in set(map(os.path.dirname, named)) for file in reports_in(folder))
