"""The summary at a terminal, drawn with rich; this is the only module that knows it."""

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from licreport.document import Block, Document, Facts, Footnotes, Row, Section, Verdict
from licreport.terminal import cells, printable

_MARKS = {
    "good": ("✓", "green"),
    "waived": ("✓", "yellow"),
    "warning": ("!", "yellow"),
    "bad": ("✗", "red"),
    "unknown": ("?", "yellow"),
}
_BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class _Columns(NamedTuple):
    """Widths in cells that all sections share, so that their figures stand below each other."""

    label: int
    value: int
    unit: int


def render(document: Document, *, width: int, color: bool) -> str:
    """Return the document as lines of at most `width` cells."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(_text(document.title, "bold"))
    console.print(Rule(style="dim"))
    columns = _columns(document, width)
    for block in document.blocks:
        for part in _parts(block, columns):
            console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _columns(document: Document, width: int) -> _Columns:
    rows = [row for block in document.blocks if isinstance(block, Section) for row in block.rows]
    return _Columns(
        min(max((cells(row.label) + 2 * row.depth for row in rows), default=0), width // 2 - 4),
        max((cells(row.value) for row in rows), default=0),
        max((cells(_unit(row)) for row in rows), default=0),
    )


def _parts(block: Block, columns: _Columns) -> Iterator[RenderableType]:
    if isinstance(block, Verdict):
        mark, style = _MARKS[block.state]
        yield _hanging([(_text(mark, f"bold {style}"), _text(block.text, style))])
    elif isinstance(block, Facts):
        if block.pairs:
            yield Text()
            yield Padding(_hanging([(_text(name, "dim"), _text(text)) for name, text in block.pairs]), (0, 0, 0, 2))
    elif isinstance(block, Section):
        yield Text()
        yield _text(block.heading[:1].upper() + block.heading[1:], "bold")
        yield Padding(_figures(block, columns), (0, 0, 0, 2))
    else:
        yield from _footnotes(block)


def _hanging(pairs: list[tuple[Text, Text]]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, text in pairs:
        grid.add_row(mark, text)
    return grid


def _figures(section: Section, columns: _Columns) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=columns.label, overflow="fold")
    grid.add_column(width=columns.value, justify="right", no_wrap=True)
    grid.add_column(width=columns.unit, no_wrap=True)
    grid.add_column(width=_BAR, no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(style="dim", overflow="fold")
    for row in section.rows:
        share = row.share
        grid.add_row(
            _text("  " * row.depth + row.label),
            _text(row.value),
            _text(_unit(row), "dim"),
            Text(_bar(row), style="cyan"),
            _text(share.written if share else ""),
            _text(share.label if share else ""),
        )
    return grid


def _unit(row: Row) -> str:
    return " ".join([row.unit, *(f"[{number}]" for number in row.notes)]).strip()


def _bar(row: Row) -> str:
    """Draw a part of a whole in eighths of a cell; anything that is not zero shows, a part above its whole fills it."""
    if row.share is None or row.share.bar is None:
        return ""
    eighths = min(round(row.share.bar.value * _BAR * 8), _BAR * 8)
    if eighths == 0 and row.share.bar.value > 0:
        eighths = 1
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _footnotes(notes: Footnotes) -> Iterator[RenderableType]:
    yield Text()
    yield _text(notes.heading, "bold")
    pairs = [(_text(f"[{number}]", "yellow"), _text(text)) for number, text in enumerate(notes.texts, 1)]
    yield Padding(_hanging(pairs), (0, 0, 0, 2))
