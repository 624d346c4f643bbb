"""The summary at a terminal, drawn with rich; this is the only module that knows it."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from licreport.document import Block, Document, Facts, Row, Section, Verdict
from licreport.terminal import cells, printable, wrapped

_MARKS = {
    "good": ("✓", "green"),
    "waived": ("✓", "yellow"),
    "warning": ("!", "yellow"),
    "bad": ("✗", "red"),
    "unknown": ("?", "yellow"),
}
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_INDENT = 2
_LEAST = 8  # cells of a label on the narrowest page
_LABEL = 20  # cells below which a label is not squeezed: rather, a column to its right goes


class _Columns(NamedTuple):
    """Widths in cells that all sections share, so that their figures stand below each other; 0 leaves a column out."""

    label: int
    value: int
    unit: int
    bar: int
    share: int
    remark: int


def render(document: Document, *, width: int, color: bool) -> str:
    """Return the document as lines of at most `width` cells; what a narrow page has no room for is left out."""
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
    for line in wrapped(printable(document.title), width):
        console.print(Text(line, style="bold"))
    console.print(Rule(style="dim"))
    columns = _columns(document, width - _INDENT)
    for block in document.blocks:
        for part in _parts(block, columns, width):
            console.print(part, soft_wrap=isinstance(part, Text))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _columns(document: Document, width: int) -> _Columns:
    rows = [row for block in document.blocks if isinstance(block, Section) for row in block.rows]

    def widest(texts: Iterable[str]) -> int:
        return max((cells(printable(text)) for text in texts), default=0)

    shares = [row.share for row in rows if row.share]
    widths = {
        "value": widest(row.value for row in rows),
        "unit": widest(_unit(row) for row in rows),
        "bar": 20 if width >= 96 else 10,
        "share": widest(share.written for share in shares),
        "remark": widest(share.label for share in shares),
    }
    label = widest(_label(row) for row in rows)
    for left_out in ("bar", "remark", "share"):
        if width - sum(widths.values()) - len(widths) < min(label, _LABEL):
            widths[left_out] = 0
    if width - sum(widths.values()) - len(widths) < _LEAST:
        widths["unit"] = 0
    room = width - sum(widths.values()) - len(widths)
    return _Columns(label=max(min(label, room), _LEAST), **widths)


def _parts(block: Block, columns: _Columns, width: int) -> Iterator[RenderableType]:
    if isinstance(block, Verdict):
        mark, style = _MARKS[block.state]
        yield from _hanging([(mark, block.text)], width, marks=f"bold {style}", style=style)
    elif isinstance(block, Facts):
        if block.pairs:
            yield Text()
            yield from _hanging(block.pairs, width, indent=_INDENT, marks="dim")
    elif isinstance(block, Section):
        yield Text()
        yield Text(printable(block.heading[:1].upper() + block.heading[1:]), style="bold")
        yield Padding(_figures(block, columns), (0, 0, 0, _INDENT))
    else:
        yield Text()
        yield Text(printable(block.heading), style="bold")
        pairs = [(f"[{number}]", text) for number, text in enumerate(block.texts, 1)]
        yield from _hanging(pairs, width, indent=_INDENT, marks="yellow")


def _hanging(
    pairs: Sequence[tuple[str, str]], width: int, *, indent: int = 0, marks: str = "", style: str = ""
) -> Iterator[Text]:
    """Yield texts with a mark to the left of the first line, and the lines below it indented as far."""
    room = max(cells(printable(mark)) for mark, _ in pairs)
    for mark, text in pairs:
        shown = printable(mark)
        for number, line in enumerate(wrapped(printable(text), width - indent - room - 1)):
            head = shown + " " * (room - cells(shown)) if number == 0 else " " * room
            yield Text.assemble(" " * indent, (head, marks), " ", (line, style))


def _figures(section: Section, columns: _Columns) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=columns.label, overflow="fold")
    grid.add_column(width=columns.value, justify="right", no_wrap=True)
    if columns.unit:
        grid.add_column(width=columns.unit, no_wrap=True)
    if columns.bar:
        grid.add_column(width=columns.bar, no_wrap=True)
    if columns.share:
        grid.add_column(width=columns.share, justify="right", no_wrap=True)
    if columns.remark:
        grid.add_column(width=columns.remark, no_wrap=True, style="dim")
    for row in section.rows:
        pieces = [
            Text("\n".join(wrapped(_label(row), columns.label))),
            Text(printable(row.value)),
            *([Text(printable(_unit(row)), style="dim")] if columns.unit else []),
            *([Text(_bar(row, columns.bar), style="cyan")] if columns.bar else []),
            *([Text(printable(row.share.written if row.share else ""))] if columns.share else []),
            *([Text(printable(row.share.label if row.share else ""))] if columns.remark else []),
        ]
        grid.add_row(*pieces)
    return grid


def _label(row: Row) -> str:
    return "  " * min(row.depth, 8) + printable(row.label)


def _unit(row: Row) -> str:
    return " ".join([row.unit, *(f"[{number}]" for number in row.notes)]).strip()


def _bar(row: Row, width: int) -> str:
    """Draw a part of a whole in eighths of a cell. Anything but zero shows, and only the whole fills the bar."""
    if row.share is None or row.share.bar is None:
        return ""
    full = width * 8
    eighths = max(0, min(round(row.share.bar.value * full), full))
    if 0 < row.share.bar.value < 1:
        eighths = min(max(eighths, 1), full - 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
