"""Outcomes that a document prints in words that were not read, so that no sum of outcomes is known."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from licreport.reading.grammar.claim import Left, Named, Path
from licreport.reading.grammar.printed import plain
from licreport.reading.text import Block, Grid


def not_told_apart(
    figures: Collection[Path], left: Iterable[Left], named: Iterable[Named], blocks: Sequence[Block]
) -> frozenset[Path]:
    """Return the outcomes that were left out, or stand under a name or a label that may be theirs."""
    quoted = (one.quotation for one in left if one.is_figure)
    said = [one.prefix[-8:] + one.exact for one in quoted if not re.match(_OFFICES, one.suffix)]
    said += [one.name for one in named]
    said += [label for block in blocks if isinstance(block, Grid) for label in _labels(block)]
    return frozenset(
        path
        for path, words in _OUTCOMES.items()
        if path not in figures and any(re.search(words, each) for each in said)
    )


def _labels(grid: Grid) -> Iterator[str]:
    """Yield what a table's cells say that may be labels; 其他 without a number in its row or column is none."""
    numbers = [cell for cell in grid.cells if re.fullmatch(_COUNT, plain(cell.text))]
    rows, columns = {cell.row for cell in numbers}, {cell.column for cell in numbers}
    for cell in grid.cells:
        is_beside = cell.row in rows or not columns.isdisjoint(range(cell.column, cell.column + cell.columns))
        if len(cell.text) < _LABEL and (is_beside or not re.fullmatch(r"\s*其[他它]\s*", cell.text)):
            yield cell.text


_COUNT = r"\s*\d[\d,.]*[万亿]?\s*(?:件|宗|个|笔|项)?\s*"
_OFFICES = r"(?:主管|实施|审批|职能)?(?:部门|单位|机关)"
"""What is counted right behind a number that is of offices, and of no applications: 其他16个部门."""
_OUTCOMES = {
    ("applications", "withdrawn"): r"终止|撤[回件]|(?<!予以)撤销|退[件回]|其他|其它",
    ("applications", "forwarded"): "转报|上报|报送",
    ("applications", "returned"): "补正|退[件回]",
    ("applications", "not_required"): "不需要|不属于|无需",
}
"""What is said of applications that ended otherwise, by the figure that it may be."""
_LABEL = 20
"""Characters of the longest cell that may be the label of an outcome."""
