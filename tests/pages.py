"""The documents that people read, in both languages, and what stands in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from places import ROOT

_CHINESE, _ENGLISH = ".zh-CN.md", ".md"

READMES = ("README.md", f"README{_CHINESE}")

DOCUMENTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in (*READMES, *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")))
}
"""The READMEs and the pages, by their paths from the root."""

PAIRS = {name.replace(_CHINESE, _ENGLISH): name for name in DOCUMENTS if name.endswith(_CHINESE)}
"""Those that say the same in English and in Chinese."""


def in_english(name: str) -> str:
    """Return the name in English of a document or a picture, whichever of the two languages it is in."""
    return name.replace(".zh-CN.", ".")


def fences(kind: str, text: str) -> list[str]:
    """Return what stands in the fences of one kind, which is a regular expression."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of the console blocks, and the output that is shown below it."""
    for block in fences("console", text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def excerpts(text: str) -> list[tuple[str, str]]:
    """Return what is shown of files that commands write: the file, and what stands in it."""
    return re.findall(r"^```toml excerpt=(\S+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def headings(text: str) -> list[str]:
    """Return the headings as they are read, top down."""
    return [_LINK.sub(r"\1", heading) for heading in re.findall(r"^#+ (.+)$", _prose(text), re.MULTILINE)]


def anchor(heading: str) -> str:
    """Return what a link to a heading calls it: its letters, small, with hyphens for blanks."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(document: str) -> Iterator[tuple[str, str]]:
    """Yield the links to files, as paths from the root, and the heading that each is to, or nothing."""
    path = ROOT / document
    for _, target in _LINK.findall(_prose(path.read_text(encoding="utf-8"))):
        if not target.startswith(("https:", "http:")):
            file, _, heading = target.partition("#")
            yield _from_root(path.parent / file) if file else document, heading


_LINK = re.compile(r"\[([^\]]*)\]\(([^)]+)\)")


def _prose(text: str) -> str:
    """Return a document without what stands in its fences."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def _from_root(path: Path) -> str:
    return path.resolve().relative_to(ROOT.resolve()).as_posix()
