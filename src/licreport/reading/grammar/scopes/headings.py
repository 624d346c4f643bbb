"""Under which heading a sentence stands: that of an item or an office makes what is said below it theirs."""

import re
from collections.abc import Collection
from typing import NamedTuple

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.scopes.owner import Owner, names_other_matter
from licreport.reading.grammar.vocabulary import Term
from licreport.reading.grammar.whose import Whose


class Under(NamedTuple):
    """Under what of the document a line stands."""

    item: str = ""
    """The item that it is headed by."""
    items: Collection[str] = ()
    """Those that the document is headed by."""
    stage: Term | None = None
    """Of which figure the items are that are listed a line each: 各事项受理数量：."""
    label: Claim | None = None
    """What the line above says, where it is a label and its number, as this may be: 1. 事项总数：14项."""


NOTHING = Under()


class Headings:
    """The headings above the line that is read, level by level."""

    def __init__(self, whose: Whose, items: Collection[str] = ()) -> None:
        self._open: list[tuple[int, str]] = []
        self._items = items
        self._owner = Owner(whose)

    @property
    def topic(self) -> str:
        """The heading that says that the text below is on something else than licensing in general; else nothing."""
        return next((text for level, text in reversed(self._open) if self._is_topic(level, text)), "")

    @property
    def item(self) -> str:
        """The item that the text below is on, where the heading that was taken last is its name; else nothing."""
        return self.last if self.last in self._items else ""

    def _is_topic(self, level: int, text: str) -> bool:
        bare = bare_heading(text)
        if level < _FIRST:  # the title of the document
            return False
        if level == _FIRST:  # sections are called in many ways
            return self._owner.is_foreign(bare, is_heading=True) or names_other_matter(bare)
        return self._owner.is_topic(bare) or names_other_matter(bare)

    @property
    def section(self) -> str:
        """The section of a report that the text below stands in, by its key in `[narrative]`; else nothing."""
        above = next((text for level, text in self._open if level >= _FIRST), "")
        return next((key for key, said in _SECTIONS.items() if re.search(said, above)), "")

    @property
    def is_of_section(self) -> bool:
        """Whether the heading that was taken last is that of a section, or above all sections."""
        return [level for level, _ in self._open if level >= _FIRST][1:] == []

    @property
    def last(self) -> str:
        """The heading that was taken last, without its number."""
        return bare_heading(self._open[-1][1]) if self._open else ""

    def take(self, text: str, level: int = 0) -> bool:
        """Take note of a line, or of the first sentence of a paragraph, if it is a heading; tell whether it is one."""
        text = re.sub("12345|12315", "", text).strip().rstrip("。：:")
        numbered = re.match(_NUMBERED, text)
        if not level and numbered is None:
            return False
        is_section = re.match(_NUMBERS[0], text) is not None  # whatever level a page gives it
        own = _FIRST if is_section and level != 1 else level or _level(text)
        self._open = [(above, heading) for above, heading in self._open if above < own]
        self._open.append((own, text))
        return True


def is_of_notes(text: str) -> bool:
    """Tell whether a line is the heading of the notes that stand below a document of ours."""
    return text.strip() in {"注", "Notes"}


def bare_heading(text: str) -> str:
    """Return a heading without its number and the mark behind it."""
    return re.sub(rf"^\s*(?:{NUMBER}|\d{{1,2}}(?:\.\d{{1,2}})*\s)\s*", "", text).strip().rstrip("。：:")


_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBERS = (
    rf"第{_HAN}[章节部]分?|{_HAN}、",
    rf"[（(]{_HAN}[)）]",
    r"\d{1,2}[.、．]",
    r"[（(]\d{1,2}[)）]|[①-⑳]",
)
"""The numbers of headings, level by level, as official documents have them."""
_NUMBERED = rf"(?:{'|'.join(_NUMBERS)})\s*[^。，,；;：:\d]{{2,30}}$"
NUMBER = "|".join(_NUMBERS)
"""What a numbered heading begins with."""
_FIRST = 2
"""The level of 一、; the title's is above it."""


def _level(text: str) -> int:
    return next(level for level, number in enumerate(_NUMBERS, _FIRST) if re.match(number, text))


_SECTIONS = {
    "problems": "问题|不足|困难|打算|计划|改进|展望|安排",
    "supervision": "监督纠正|纠正|纠错|评议|问责|复议|诉讼",
    "oversight": "监管|批后|事中|监督检查",
    "reform": "改革|创新|优化|举措|做法|便民|营商环境",
    "handling": "办理|实施|办件|受理|审批情况|收费|时效|效率",
    "overview": "总体|概况|基本|清单|事项",
}
"""What the headings of the sections of a report say, by the key of the section; the first that fits counts."""
