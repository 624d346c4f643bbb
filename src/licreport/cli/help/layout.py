"""How help is laid out where a Chinese character takes two cells; click counts characters and breaks at blanks."""

import re
from collections.abc import Iterable

import click

from licreport.words.language import Lang
from licreport.words.terminal import cells, wrapped

_NARROWEST = 10  # cells


def formatter(lang: Lang, width: int | None, most: int | None) -> click.HelpFormatter:
    """Return what lays help out in a language."""
    return (_Chinese if lang == "zh" else _Formatter)(width=width, max_width=most)


class _Formatter(click.HelpFormatter):
    """English help, in which Chinese names may stand."""

    def write_text(self, text: str) -> None:
        super().write_text(_as_wide(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_as_wide(term), _as_wide(told)) for term, told in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return super().getvalue().replace("\0", "")


def _as_wide(text: str) -> str:
    """Return a text with as many characters as it takes cells."""
    return re.sub("[^\0-\x7f]", lambda match: match.group().ljust(cells(match.group()), "\0"), text)


class _Chinese(_Formatter):
    """Chinese help: broken between characters, and with its own colon."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _as_wide(args), _as_wide("用法：") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = [wrapped(each, self.width - self.current_indent) for each in text.split("\n\n")]
        self.write("\n\n".join("\n".join(f"{indent}{line}" for line in lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        known = list(rows)
        first = min(max(cells(term) for term, _ in known), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, told in known:
            lines = wrapped(told, max(self.width - first - self.current_indent, _NARROWEST))
            begun = f"{indent}{term}{' ' * (first - cells(term))}"
            if cells(term) > first - col_spacing:
                self.write(f"{indent}{term}\n")
                begun = indent + " " * first
            self.write(f"\n{indent}{' ' * first}".join([begun + lines[0], *lines[1:]]) + "\n")
