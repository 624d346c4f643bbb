"""Where a file stands in its repository, which is what those call it by who know nothing of anybody's directories."""

import os
from functools import lru_cache
from pathlib import Path

_NO_FILES = ("<stdin>", "<stdout>")


def in_repository(name: str) -> str:
    """Return a file's path with `/` from the root of its repository, whatever it was named by and from wherever.

    The repository is that in which the file itself stands, whatever links lead to it, for it is there that its lines
    are kept; or else that in which it was named. Outside of any, the path is that from the working directory to what is
    below it, and absolute for the rest.
    """
    if name in _NO_FILES:
        return name
    try:
        here = os.getcwd()  # noqa: PTH109  # a key, not a path
    except FileNotFoundError:  # it was deleted, and whatever there is is named in full
        here = ""
    return _in_repository(name, here)


@lru_cache(maxsize=1024)  # a finding after the other names the same few files
def _in_repository(name: str, here: str) -> str:
    full = os.path.join(here, name)  # noqa: PTH118  # all calls below take text
    named = Path(os.path.normpath(full))
    folder, own = os.path.split(full)
    is_link = own in {"", ".", ".."} or os.path.islink(full)  # noqa: PTH114  # as above
    real = Path(os.path.realpath(full)) if is_link else _real(folder) / own
    for path in (real, named):
        root = root_of(path.parent)
        if root is not None:
            return path.relative_to(root).as_posix()
    return (named.relative_to(here) if named.is_relative_to(here) else named).as_posix()


@lru_cache(maxsize=256)
def _real(folder: str) -> Path:
    """Return where a directory stands, whatever links lead to it."""
    return Path(os.path.realpath(folder))


def root_of(folder: Path) -> Path | None:
    """Return the root of the repository that a directory is in, which is known by its `.git`; None outside of any."""
    return _root_of(str(folder))


@lru_cache(maxsize=1024)  # as above
def _root_of(folder: str) -> Path | None:
    way = (Path(folder), *Path(folder).parents)
    return next((place for place in way if os.path.exists(place / ".git")), None)  # noqa: PTH110  # which never raises
