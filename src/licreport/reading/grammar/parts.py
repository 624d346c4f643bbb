"""Parts of a whole in a sentence: which number they are parts of, what they are called, and whether they are all.

其中 says that what follows are parts, never that they are all; 按…分 says that they are. Where more than one number may
be the whole, or a part has no name of its own, nothing is said: whether sums agree never decides it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.wording import NO_NOUN, VERBS


class Part(NamedTuple):
    """A number that is a part, its name, and the whole; None for the whole that the sentence before speaks of."""

    number: Printed
    name: str
    whole: Printed | None
    by: str = ""
    """By what the whole is divided, where these parts are all."""


def parts(text: str, start: int, end: int, numbers: Sequence[Printed]) -> Iterator[Part]:
    """Yield the parts in a sentence from `start` up to `end` of a text; `numbers` are those of the sentence."""
    for match in re.finditer(r"(?P<mark>[，,（(。；;：:])?其中(?P<colon>[:：])?[,，]?", text[start:end]):
        at, first = start + match.start(), start + match.end()
        before = [number for number in numbers if number.end <= at]
        is_bracketed = match["mark"] in {"（", "("}
        if not before or before[-1].end != at or (len(before) > 1 and not is_bracketed):
            continue
        ends = "[）)]" if is_bracketed else "。" if match["colon"] else "[；;。]"
        close = re.search(ends, text[first:end])
        last = first + close.start() if close else end
        yield from _listed(text, first, [number for number in numbers if first <= number.start < last], before[-1])


def divisions(text: str, start: int, end: int, numbers: Sequence[Printed]) -> Iterator[Sequence[Part]]:
    """Yield what a sentence says to make up the whole of the sentence before: 按品种分，设备类7102件，试剂类3477件."""
    for match in re.finditer(_BY, text[start:end]):
        first = start + match.end()
        close = re.search("[；;。]", text[first:end])
        last = first + close.start() if close else end
        inside = [number for number in numbers if first <= number.start < last]
        found = [*_listed(text, first, inside, None, match["by"])]
        if len(found) == len(inside) > 1:
            yield found


def _listed(text: str, start: int, numbers: Sequence[Printed], whole: Printed | None, by: str = "") -> Iterator[Part]:
    """Yield the named numbers of a list, until one counts something else."""
    unit = whole.unit if whole else numbers[0].unit if numbers else ""
    for number in numbers:
        name = _name(text[start : number.start])
        start = number.end
        if number.unit != unit or number.is_rate or number.is_estimate:
            if number.is_rate:  # a share, behind its part
                continue
            return
        if name:
            yield Part(number, name, whole, by)


def _name(said: str) -> str:
    """Return what a part is called, by the words right before its number; nothing where they are no name."""
    name = re.split(r"[，,、；;：:（()）](?![^“]*”)", said)[-1].strip()
    name = re.sub(VERBS, "", re.sub(r"(?:为|有|共|共计|计|达)$", "", name))
    return name if re.fullmatch(_NAME, name) and not re.search(NO_NOUN, name) and not re.match(_CHANGE, name) else ""


_NAME = r"[\u4e00-\u9fffA-Za-z“”、]{2,24}"
_CHANGE = "占|约|近|增|减|较|比|同比|因|其余|其他|其它|另"
_BY = (
    r"(?:^|(?<=[，,。；;：:]))\s*(?:其中)?[:：,，]?按照?(?P<by>[^\W\d_]{1,8}?)"
    r"(?:区分|划分|分类|来分|来看|分)[:：,，]?(?!别)"
)
