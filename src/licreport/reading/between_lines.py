"""What a line says in view of those that follow: whether a number is whole, a table announced, a list begun."""

import re
from collections.abc import Iterable, Iterator, Sequence

from licreport.reading.grammar.claim import Claim, Left
from licreport.reading.grammar.printed import UNIT, plain
from licreport.reading.grammar.sentences.words import LABEL, Said
from licreport.reading.grammar.vocabulary import Term, meaning, words_of_sentences
from licreport.reading.text import Line
from licreport.words.language import Words


def whole(said: Iterable[Said], line: Line, below: object) -> Iterator[Said]:
    """Yield what a line says, without a number at its end that the line below may go on with: 受理54⏎2219件."""
    goes_on = isinstance(below, Line) and re.match(_GOES_ON, plain(below.text)) is not None
    for one in said:
        quoted = one.quotation
        is_last = quoted.start + len(quoted.exact) == len(line.text.rstrip()) and quoted.exact[-1:].isdigit()
        yield Left(quoted, _BROKEN, is_figure=True) if goes_on and is_last else one


def counts_in_items(texts: Iterable[str]) -> bool:
    """Tell whether a document counts applications in 项, and none in 件: 收到申请30项，受理29项."""
    said = "\n".join(map(plain, texts))
    counted = {unit for _, unit in re.findall(r"(?:收到|受理|办结)(?:行政许可)?(?:申请|办件)?共?(\d+)(项|件)", said)}
    return counted == {"项"}


def stage_of_list(text: str, stage: Term | None) -> Term | None:
    """Return of which figure the items are that the lines below name, one a line (各事项受理数量：), also amid them."""
    line = plain(text).strip()
    if not re.search(r"[：:]$", line):
        return stage if re.fullmatch(_LISTED, line) else None
    named = {meaning(word) for word in words_of_sentences().findall(line)}
    return named.pop() if len(named) == 1 and not re.search(r"\d+\s*件", line) else None


_LISTED = r"[^\d，,。；;]{2,60}?[：:]?\s*\d[\d,.]*[万亿]?\s*件[；;。]?"
"""A line that names one item with its number."""


def label_in(line: Line, said: Sequence[Said], above: Claim | None) -> Claim | None:
    """Return what a line says that is a label and its number; what the last such line said, where this is blank."""
    if not line.text.strip():
        return above
    told = [one for one in said if isinstance(one, Claim)]
    return told[0] if len(told) == 1 and re.match(rf"{LABEL}\d", plain(line.text)) else None


def announces(line: Line, *, is_heading: bool) -> bool:
    """Tell whether a line stands over the table that follows: a heading, a short line, one that ends in 如下：."""
    text = re.sub(r"[（(]\s*单位.*[)）]$", "", line.text.strip())
    is_title = line.level == 1 or len(text) > _TITLE
    return not is_title and (is_heading or re.search(r"[:：表]$|情况$|如下", text) is not None)


_TITLE = 40
"""Characters of the longest line that is taken for the title of a table."""
_GOES_ON = rf"\d+(?![.、．年\d])|[万亿]|(?:{UNIT})(?:[，,。；;、]|$)"
"""What the line below begins with where it goes on with a number: its last digits, its unit."""
_BROKEN = Words("the number may go on in the line below", "数字可能延续到下一行")
