"""The page of official documents, by GB/T 9704-2012: A4, the text block, its lines, and the fonts of its text.

Lengths are in millimetres, sizes of type in points. The standard asks for 22 lines of 28 characters; its sizes have
names: 2号 is 22 points, 3号 is 16, 4号 is 14. The fonts that it names are not on every machine: behind each stand
others of its kind, best first, ending in fonts that are free, and of these in those that come with an extra.
"""

from typing import NamedTuple

from licreport.render.typefaces import SANS, SERIF

PAGE = (210, 297)
TOP, LEFT = 37, 28
TEXT = (156, 225)
RIGHT, BOTTOM = PAGE[0] - LEFT - TEXT[0], PAGE[1] - TOP - TEXT[1]
LINES, CHARACTERS = 22, 28
POINT = 25.4 / 72
"""Millimetres of a point."""
LINE = TEXT[1] / LINES / POINT
"""Points from one line to the next."""
PAGE_NUMBER_BELOW = 7
"""How far below the text block the line of the page number begins."""


class Type(NamedTuple):
    """How a kind of text is set: its fonts, best first, and its size in points."""

    fonts: tuple[str, ...]
    size: float


_FREE_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", SERIF)
_FREE_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", SANS)
_SONG = ("SimSun", "宋体", "NSimSun", "Songti SC", "STSong", *_FREE_SERIF)

TITLE = Type(("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "STZhongsong", "华文中宋", *_SONG), 22)
BODY = Type(("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "华文仿宋", *_FREE_SERIF), 16)
FIRST = Type(("黑体", "SimHei", "STHeiti", "华文黑体", "Heiti SC", *_FREE_SANS), 16)
"""Headings of the first level, 一、."""
SECOND = Type(
    ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "Kaiti SC", "LXGW WenKai", *_FREE_SERIF), 16
)
"""Headings of the second level, （一）."""
PAGE_NUMBER = Type(_SONG, 14)
TABLE = Type(BODY.fonts, 12)
NOTE = Type(BODY.fonts, 12)
LATIN = ("Times New Roman", "Liberation Serif", "Libertinus Serif")
"""For digits and Latin letters."""

HIGHEST = 0.42
"""How much of the height of the text a picture may take, lest half a page be left empty where it goes to the next."""
