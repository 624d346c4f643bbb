"""A site of synthetic reports, made once for all tests that look at one."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple
from urllib.parse import unquote

import html5lib
import pytest
from places import EXAMPLES
from program import exit_code

NOTE = "虚构数据 · synthetic"
REPORTS = (EXAMPLES / "fictional" / "mistakes", EXAMPLES / "published")


class Link(NamedTuple):
    """A link of a page: where it stands, and what it leads to."""

    page: str
    target: str


def made(folder: Path, *arguments: str) -> Path:
    """Make a site in a folder and return that."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert exit_code(monkeypatch, "site", *arguments, "-o", str(folder)) == 0
    return folder


@cache
def example() -> Path:
    """Return the site of the examples."""
    folder = Path(mkdtemp(prefix="licreport-site-"))
    return made(folder, *map(str, REPORTS), "--note", NOTE, "--contact", "office@example.org", "--licence", "CC0")


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def pages(folder: Path) -> list[str]:
    return [name for name in contents(folder) if name.endswith(".html")]


def links(folder: Path) -> Iterator[Link]:
    """Yield what the pages link to, load or show, as addresses of the site; what is elsewhere as it is."""
    for name in pages(folder):
        tree = html5lib.parse((folder / name).read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for element in tree.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target is not None:
                    yield Link(name, target)


def resolved(page: str, target: str) -> tuple[str, str]:
    """Return the file that a relative link leads to, and the place in it."""
    file, _, place = target.partition("#")
    parts = [*page.split("/")[:-1], *unquote(file).split("/")] if file else page.split("/")
    found: list[str] = []
    for part in parts:
        if part == "..":
            found.pop()
        elif part != ".":
            found.append(part)
    return "/".join(found), place


def ids(text: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', text))
