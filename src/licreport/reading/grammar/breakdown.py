"""Whether the items that a document tells of are all that there are, some of them, or nobody can say.

A table says so by its row of totals, prose by its words: 按事项区分 and 各事项办理情况如下 lead all of them, 重点事项
and 居前三位 some. Whether their sum agrees never decides it, and they are not all where a number of them was not read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from licreport.reading.grammar.claim import Claim, Left
from licreport.reading.grammar.scopes.headings import NUMBER
from licreport.reading.grammar.scopes.owner import names_some_items
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.items import LOST
from licreport.reading.text import Block, Grid
from licreport.report.fields import UNKNOWN

COMPLETE, PARTIAL = "complete", "partial"


def breakdown(blocks: Sequence[Block], told: Sequence[Sequence[Said]]) -> str:
    """Return how the items of a document divide the whole, from its blocks and what each of them says."""
    judged = [one for part in _parts(blocks, told) for one in _judged(part)]
    whole = {item for items, verdict in judged if verdict == COMPLETE for item in items}
    is_lost = any(isinstance(one, Left) and one.why in LOST for said in told for one in said)
    if judged and not is_lost and all(items <= whole for items, _ in judged):
        return COMPLETE
    return PARTIAL if any(verdict == PARTIAL for _, verdict in judged) else UNKNOWN


_Part = Sequence[tuple[Block, Sequence[Said]]]
"""What tells of items, with the line before and the one behind: a table, a paragraph, or the entries of a list."""


def _parts(blocks: Sequence[Block], told: Sequence[Sequence[Said]]) -> Iterator[_Part]:
    shown = [(block, said) for block, said in zip(blocks, told, strict=True) if _text(block) or isinstance(block, Grid)]
    shown = [(Grid(()), ()), *shown]
    at = 1
    while at < len(shown):
        end = at
        while end < len(shown) and _items(shown[end][1]) and (end == at or _is_entry(shown[end][0])):
            end += 1
        if end > at:
            yield shown[at - 1 : end + 1]
        at = max(end, at + 1)


def _judged(part: _Part) -> Iterator[tuple[set[str], str]]:
    """Yield the items of a table, a sentence or a list, and whether they are all or some."""
    (above, _), (first, said), *_ = part
    lines = [(block, each) for block, each in part[1:] if _items(each)]
    if isinstance(first, Grid):
        is_whole = any(isinstance(one, Claim) and one.path[0] != "item" for one in said)
        yield _items(said), PARTIAL if names_some_items(first.caption) else COMPLETE if is_whole else UNKNOWN
    elif _is_entry(first) and re.search(f"{_SOME}|{_ALL}", _text(above)):
        items = {item for _, each in lines for item in _items(each)}
        goes_on = len(lines) < len(part) - 1 and _is_entry(part[-1][0])
        is_read = not goes_on and all(_is_read(each) for _, each in lines)
        yield items, PARTIAL if re.search(_SOME, _text(above)) else COMPLETE if is_read else UNKNOWN
    else:
        for number, (block, each) in enumerate(lines):
            yield from _of_sentences(_text(block), each, "" if number else _text(above))


def _of_sentences(text: str, said: Sequence[Said], above: str) -> Iterator[tuple[set[str], str]]:
    """Yield the items of each sentence of a paragraph, and whether they are all or some."""
    ends = [0, *(match.end() for match in re.finditer("[。\n]", text)), len(text)]
    for start, end in pairwise(ends):
        own = [one for one in said if start <= one.quotation.start < end]
        if not _items(own):
            continue
        at = min(one.quotation.start for one in own if isinstance(one, Claim) and one.path[0] == "item")
        lead = f"{'' if start else above}\n{text[start:at]}"
        if re.search(_SOME, lead) or re.search(_REST, text[at:]):
            yield _items(own), PARTIAL
        else:
            yield _items(own), COMPLETE if _is_read(own) and re.search(_ALL, lead) else UNKNOWN


def _items(said: Iterable[Said]) -> set[str]:
    return {one.path[1] for one in said if isinstance(one, Claim) and one.path[0] == "item"}


def _is_read(said: Iterable[Said]) -> bool:
    return not any(isinstance(one, Left) and one.is_figure for one in said)


def _is_entry(block: Block) -> bool:
    return re.match(rf"\s*(?:{NUMBER})", _text(block)) is not None


def _text(block: Block) -> str:
    return "" if isinstance(block, Grid) else block.text


_SOME = (
    "(?:主要|重点|部分|高频|热门|典型)(?:的)?(?:行政|许可|审批|办理)*事项|居前|靠前|最[多大高]|前[一二三四五六七八九十\\d]{1,2}[位项名]"
    "|(?:较|相对)(?:多|大|集中)|主要(?:是|为|有|包括|集中)|包括"
)
"""What leads some of the items."""
_REST = (
    "(?:其余|其他|其它)(?:各类|行政)*(?:许可|审批)*(?:事项(?!(?:均|全年|暂)?[无未没])|(?:共|合计|受理|办结|批准|为)?\\d)"
    "|其余(?:为|均为|是|主要)"
)
"""What is told of the rest of them, without their names."""
_ALL = (
    "按照?(?:许可|具体|各|办理)*事项(?:类型|类别|名称)?(?:来?看|划?分|区分|统计)"
    "|(?:各|全部|所有)(?:项|类)?(?:行政|许可|审批)*事项[^，,。；;：:\\d]{0,10}(?:如下|分别|情况)[^，,。；;：:\\d]{0,4}(?:[：:。]|\\s*$|\\s*\\n)"
)
"""What leads all of them."""
