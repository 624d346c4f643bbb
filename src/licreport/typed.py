"""Numbers typed into prose: where they stand, what they may stand for, and which figure they stand next to by name.

No figures are dates and times, years, ordinals, document numbers, hotlines, numbers in the titles of laws (《…》) and
digits that are part of a word (5G). A number stands next to a figure by name where the figure's label comes right
before it, with nothing but a few words of no weight between them, and counts what the figure counts; where the sentence
speaks of another year, or the clause of another authority, it may be another figure of the same name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from licreport.figure import VALUE, Interval, UnfitError, interval, reader

_HAN = "\u4e00-\u9fff"
_UNITS = "件次项元宗个家户张条人份例起台套类种天日倍"
_YEAR = r"(?:19|20)\d{2}"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NO_FIGURES = re.compile(
    rf"""
      《[^》\n]*》                                                          # titles of laws
    | [〔\[［(（]\s*{_YEAR}\s*[〕\]］)）]\s*第?\s*\d+\s*号                     # document numbers
    | {_YEAR}\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*[日号])?               # dates
    | \d{{1,2}}\s*(?:月份?)?\s*[-—–~～至到]\s*\d{{1,2}}\s*月(?:份|底|末)?
    | \d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*[日号]|份|底|末|初)?
    | {_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)
    | \d{{1,2}}\s+{_MONTH}(?:\s+{_YEAR})? | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+{_YEAR})?
    | (?<!\d)\d{{1,2}}[:：]\d{{2}}(?!\d)                                    # times
    | (?<![\d.,]){_YEAR}(?![\d%％]|[.,]\d|\s*[万亿{_UNITS}])                # years
    | 第\s*\d+(?:\s*[、—–~～至-]\s*\d+)* | \d+\s*号 | (?:Nos?\.|Articles?|Sections?|Chapters?|§)\s*\d+  # ordinals
    | ^[ \t]*[（(]?\d{{1,2}}(?:[)）、]|\.(?!\d))                              # numbered lines
    | \d{{3,5}}(?=[“”"{_HAN}]{{0,8}}热线)                                   # hotlines
    | [A-Za-z][A-Za-z0-9.+-]*\d[A-Za-z0-9.+-]* | \d+[A-Za-z][A-Za-z0-9]*    # parts of words
    """,
    re.VERBOSE | re.MULTILINE,
)
_CHINESE = "零〇一二三四五六七八九十百千万亿两"
_NUMBER = re.compile(
    rf"""
      (?P<digits> [0-9０-９]+(?:[,，][0-9０-９]{{3}}(?![0-9０-９]))*(?:[.．][0-9０-９]+)? )\s?(?P<suffix>[万亿%％‰]?)
    | (?P<words> (?=[{_CHINESE}]*[十百千万亿])[{_CHINESE}]{{2,}} )(?=余?[{_UNITS}])
    """,
    re.VERBOSE,
)


class TypedNumber(NamedTuple):
    """A number typed into a text, from `start` up to `end`."""

    text: str
    start: int
    end: int
    values: Interval | None
    """What it may stand for; None where it is written in words, or in some other way that is not read."""
    is_rate: bool = False


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers in a text that can be figures; what is in braces must be masked in it."""
    shown = _NO_FIGURES.sub(lambda match: "\0" * len(match[0]), text)
    for match in _NUMBER.finditer(shown):
        end = match.end() if match["suffix"] or match["words"] else match.end("digits")
        is_rate = match["suffix"] in {"%", "％", "‰"}
        yield TypedNumber(text[match.start() : end], match.start(), end, _values(match), is_rate)


_PLAIN = str.maketrans("０１２３４５６７８９．％", "0123456789.%", ",，")


def _values(match: re.Match[str]) -> Interval | None:
    if match["words"] or match["suffix"] == "‰":
        return None
    written = (match["digits"] + (match["suffix"] or "")).translate(_PLAIN)
    try:
        return interval(_READ(int(written) if written.isdigit() and len(written) < 19 else written))
    except UnfitError:
        return None


_READ = reader(VALUE)

_FILLER = r"(?:行政许可|事项|申请|办件|总数|数量|件数|共计|合计|总计|累计|达到|[的数量共计为是了达有:：(（\s])"
_BETWEEN = rf"(?:{_FILLER}{{0,5}}|\s*(?:was|were|is|are|came\s+to|numbered|totalled|:|of)?\s*(?:a\s+total\s+of\s+)?)"
_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fffA-Za-z]|[共计年度区市县省中内已和与及并的均])$")
_OTHER_SUBJECT = re.compile(r"局|厅|委员会|街道|[镇乡]|大队|中心|分公司")
_OTHER_TIME = re.compile(r"上一?年|去年|往年|同期|前年|last\s+year|previous\s+year|year\s+before", re.IGNORECASE)
_ENGLISH_AFTER = re.compile(
    r"\s*(?:$|[.,;:)。，；、]|and\b|were\b|was\b|applications?\b|cases?\b|items?\b|licences?\b|inspections?\b|complaints?\b"
    r"|offences?\b|departments?\b|yuan\b)",
    re.IGNORECASE,
)
_REACH = 60  # characters before a number in which its name is looked for


def named_beside(number: TypedNumber, text: str, names: Mapping[str, str], units: Mapping[str, str], year: int) -> str:
    """Return the address of the figure that a number stands next to by name, or nothing.

    `names` are the addresses by label, `units` the units by address; `year` is the one reported on.
    """
    lead = text[max(0, number.start - _REACH) : number.start]
    match = _pattern(tuple(names)).search(lead)
    if match is None or not _BEFORE.search(lead[: match.start()]):
        return ""
    sentence = re.split(r"[。；;！!\n]|\. ", lead[: match.start()])[-1]
    clause = re.split(r"[，,：:]", sentence)[-1]
    years = {int(found) for found in re.findall(rf"(?<!\d){_YEAR}(?!\d)", sentence)}
    if years - {year} or _OTHER_TIME.search(sentence) or _OTHER_SUBJECT.search(clause):
        return ""
    address = names[match["name"].lower()]
    if number.is_rate is not (units.get(address) == "%"):
        return ""
    return address if _counts(text[number.end :], units.get(address, ""), english=match["name"].isascii()) else ""


def _counts(rest: str, unit: str, *, english: bool) -> bool:
    """Tell whether what follows a number lets it count what has that unit, and does not make it an estimate."""
    if english:
        return _ENGLISH_AFTER.match(rest) is not None
    following = rest.lstrip(" ")[:1]
    return following not in {*_UNITS, *"余多"} or following == unit


@lru_cache(maxsize=64)
def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    choices = "|".join(rf"\b{re.escape(name)}" if name.isascii() else re.escape(name) for name in longest_first)
    return re.compile(rf"(?P<name>{choices}){_BETWEEN}$", re.IGNORECASE)


def agrees(values: Interval, stated: Interval) -> bool:
    """Tell whether a typed number and a figure can be the same, each read as written; to as many digits, they must."""
    if values.high - values.low == stated.high - stated.low:
        return values.value == stated.value
    return values.low <= stated.high and stated.low <= values.high
