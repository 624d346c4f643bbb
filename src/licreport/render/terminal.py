"""The summary at a terminal, drawn with rich; this is the only module that knows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Literal, NamedTuple

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from licreport.document.blocks import Footnotes
from licreport.document.overview import Block, Column, Facts, Grid, Line, Overview, Row, Section, Verdict
from licreport.render.layout import LEAST, Fitted, aligned, fitted, groups, longest_word, widest
from licreport.words.language import capitalised
from licreport.words.terminal import cells, printable, shortened, wrapped

_MARKS = {
    "good": ("✓", "green"),
    "waived": ("✓", "yellow"),
    "warning": ("!", "yellow"),
    "bad": ("✗", "red"),
    "unknown": ("?", "yellow"),
}
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_INDENT = 2
_DEEPEST = 8  # levels of indentation
_LABEL = 20  # cells below which a label is not squeezed: rather, a column to its right goes


class _Columns(NamedTuple):
    """Widths in cells that all sections share, so that their figures stand below each other; 0 leaves a column out."""

    label: int
    value: int
    unit: int
    bar: int
    share: int
    remark: int


def render(document: Overview, *, width: int, color: bool) -> str:
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


def _columns(document: Overview, width: int) -> _Columns:
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
    if width - sum(widths.values()) - len(widths) < LEAST:
        widths["unit"] = 0
    room = width - sum(widths.values()) - len(widths)
    return _Columns(label=max(min(label, room), LEAST), **widths)


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
        yield Text(_sentence(block.heading), style="bold")
        yield Padding(_figures(block, columns), (0, 0, 0, _INDENT))
    elif isinstance(block, Grid):
        yield from _grid(block, width)
    elif isinstance(block, Footnotes):
        yield Text()
        yield Text(printable(block.heading), style="bold")
        pairs = [(f"[{number}]", text) for number, text in enumerate(block.texts, 1)]
        yield from _hanging(pairs, width, indent=_INDENT, marks="yellow")
    else:
        yield Text()
        yield from _paragraphs([block.text], width)


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
    return "  " * min(row.depth, _DEEPEST) + printable(row.label)


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


def _grid(grid: Grid, width: int) -> Iterator[RenderableType]:
    """Yield the columns that have room, in groups below their headings, and then what there is to know of them."""
    sized = [(widest(grid, index), column.rank) for index, column in enumerate(grid.columns)]
    labels = [cells(_named(line)) + cells(_marks(line)) for line in grid.lines if line.cells]
    words = [2 * line.depth + longest_word(printable(line.label)) for line in grid.lines if not grid.is_listing]
    fit = fitted(max(labels, default=LEAST), sized, width, least=min(max(words, default=LEAST), _LABEL))
    kept = {index: grid.columns[index] for index, own in enumerate(fit.widths) if own}
    above = aligned([printable(column.heading) for column in kept.values()], [fit.widths[index] for index in kept])
    headings = [Text(text, style="bold") for text in above]
    yield Text()
    yield _table(kept, fit, [Text(), *headings], [])
    for group in groups(grid.lines):
        if not group[0].cells:
            yield from [Text()] if group[0] is not grid.lines[0] else []
            yield Text(_sentence(group[0].label), style="bold")
        yield _table(kept, fit, [], [line for line in group if line.cells], is_listing=grid.is_listing)
    missed = [column.missed for index, column in enumerate(grid.columns) if index not in kept and column.missed]
    legends = [column.legend for column in kept.values() if column.legend]
    if missed or legends:
        yield Text()
        yield from _paragraphs([*([grid.left_out(missed)] if missed else []), *legends], width, "dim")


def _table(
    kept: Mapping[int, Column],
    fit: Fitted,
    headings: Sequence[Text],
    lines: Sequence[Line],
    *,
    is_listing: bool = False,
) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=fit.label, overflow="fold")
    for index, column in kept.items():
        justify, style = _LOOKS[column.kind]
        table.add_column(width=fit.widths[index], justify=justify, no_wrap=True, style=style)
    if headings:
        table.add_row(*headings)
    for line in lines:
        table.add_row(
            _label_of(line, fit.label, is_listing=is_listing), *(Text(printable(line.cells[index])) for index in kept)
        )
    return table


_LOOKS: Mapping[str, tuple[Literal["left", "right"], str]] = {
    "figure": ("right", ""),
    "unit": ("left", "dim"),
    "drawing": ("left", "cyan"),
}


def _label_of(line: Line, width: int, *, is_listing: bool) -> Text:
    """Return a label with its marks, cut to a line, or broken into several."""
    marks = _marks(line)
    if is_listing:
        return Text.assemble(shortened(_named(line), width - cells(marks)), (marks, "yellow"))
    indent = "  " * min(line.depth, _DEEPEST, (width - 4) // 2)
    return Text("\n".join(f"{indent}{part}" for part in wrapped(printable(line.label) + marks, width - cells(indent))))


def _named(line: Line) -> str:
    return "  " * min(line.depth, _DEEPEST) + printable(line.label)


def _marks(line: Line) -> str:
    return "".join(f" [{number}]" for number in line.notes)


def _sentence(text: str) -> str:
    return printable(capitalised(text))


def _paragraphs(texts: Sequence[str], width: int, style: str = "") -> Iterator[Text]:
    for text in texts:
        yield from (Text(line, style=style) for line in wrapped(printable(text), width))
