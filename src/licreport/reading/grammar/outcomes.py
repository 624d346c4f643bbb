"""Outcomes that a document prints in words that were not read, so that no sum of outcomes is known."""

import re
from collections.abc import Collection, Iterable, Sequence

from licreport.reading.grammar.claim import Left, Named, Path
from licreport.reading.text import Block, Grid


def not_told_apart(
    figures: Collection[Path], left: Iterable[Left], named: Iterable[Named], blocks: Sequence[Block]
) -> frozenset[Path]:
    """Return the outcomes that were left out, or stand under a name or a label that may be theirs."""
    said = [one.quotation.prefix[-8:] + one.quotation.exact for one in left if one.is_figure]
    said += [one.name for one in named]
    cells = (cell for block in blocks if isinstance(block, Grid) for cell in block.cells)
    said += [cell.text for cell in cells if len(cell.text) < _LABEL]
    return frozenset(
        path
        for path, words in _OUTCOMES.items()
        if path not in figures and any(re.search(words, each) for each in said)
    )


_OUTCOMES = {
    ("applications", "withdrawn"): r"终止|撤[回销件]|退[件回]|其他|其它",
    ("applications", "forwarded"): "转报|上报|报送",
    ("applications", "returned"): "补正|退[件回]",
    ("applications", "not_required"): "不需要|不属于|无需",
}
"""What is said of applications that ended otherwise, by the figure that it may be."""
_LABEL = 20
"""Characters of the longest cell that may be the label of an outcome."""
