"""A site of synthetic reports, made once for all tests that look at one."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple
from urllib.parse import unquote

import html5lib
import pytest
from places import EXAMPLES
from program import exit_code

from licreport.site.addresses import key_of, page_of
from licreport.words.language import Lang

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


def report(authority: str, year: int = 2024, **tables: dict[str, object]) -> str:
    lines = ["format = 1", "[report]", f"authority = {json.dumps(authority, ensure_ascii=False)}", f"year = {year}"]
    own = tables.pop("report", {})
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in own.items()]
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def written(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def text_of(folder: Path, address: str) -> str:
    return (folder / address).read_text(encoding="utf-8")


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def page_for(folder: Path, authority: str, lang: Lang = "en") -> str:
    return text_of(folder, page_of(key_of(authority), lang))


def rows_of(folder: Path, year: int) -> dict[str, dict[str, Any]]:
    """Return the table of a year: by authority, what each column says."""
    setup = re.search(r'id="setup">(.*?)</script>', text_of(folder, f"en/year/{year}.html"))
    assert setup is not None
    columns = [column["name"] for column in json.loads(setup[1])["columns"]]
    found = {}
    for piece in sorted(folder.glob(f"year/{year}-*.js")):
        called = re.fullmatch(r"licreport\.piece\(\d+, (.*)\);\n", piece.read_text(encoding="utf-8"))
        assert called is not None
        value = json.loads(called[1])
        for place, name in enumerate(value["names"]):
            found[name] = {
                column: {key: values[place] for key, values in cells.items()}
                for column, cells in zip(columns, value["columns"], strict=True)
            }
    return found
