"""How a document prints its figures: with which thousands separator, and whether money is told in tens of thousands.

Whatever the manner, a figure keeps every digit that was printed: 22860700 元 is 2286.07万元, 22860705 元 is
2286.0705万元, and one that was printed rounded, or as near something, stays as it was printed.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from licreport.figures.stated import WORTH, Figure, Number, Stated, decimal_text
from licreport.figures.text import number_text, stated_text
from licreport.words.language import Lang

YUAN = "元"


class Manner(NamedTuple):
    """How the figures of a document are printed, in all of it."""

    comma: bool | None = None
    """Whether a comma separates thousands; where it is not said, as the language of the text has it."""
    in_wan: bool = False
    """Whether exact amounts of money from 10000 元 on are given in 万元, where the text is Chinese."""

    def separates(self, lang: Lang) -> bool:
        """Tell whether thousands are separated in a text: in English, if nothing else is said."""
        return lang == "en" if self.comma is None else self.comma

    def separated(self, text: str, lang: Lang) -> str:
        """Return a text of which all numbers have separators as it has them in this manner."""
        return text if self.separates(lang) else re.sub(_SEPARATOR, "", text)

    def text(self, stated: Stated, unit: str, lang: Lang) -> str:
        """Write a figure by itself."""
        return self.money(stated, unit, lang) or self.separated(stated_text(stated), lang)

    def money(self, stated: Stated, unit: str, lang: Lang) -> str:
        """Write an amount of money in tens of thousands: `2286.07万`; nothing where it is to stay as it is."""
        if isinstance(stated, Figure) and (stated.unit or stated.suffix):
            return ""
        exact = stated.value if isinstance(stated, Figure) else stated
        text = self.number(exact, unit, lang)
        return text if text.endswith(WAN) else ""

    def number(self, number: Number, unit: str, lang: Lang) -> str:
        """Write an exact number, money in tens of thousands where it is to be."""
        exact, wan = Fraction(number), WORTH[WAN]
        if self.in_wan and lang == "zh" and unit == YUAN and abs(exact) >= wan:
            return self.separated(number_text(exact / wan), lang) + WAN
        return self.separated(number_text(number), lang) if self.separates(lang) else decimal_text(number)


PLAIN = Manner()
"""What each language has where nothing else is said."""
WAN = "万"
_SEPARATOR = r"(?<=\d),(?=\d{3}(?!\d))"
