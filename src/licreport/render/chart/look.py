"""How drawings look: their width, their colours and their type.

Lengths are in px of a drawing 640 px wide. The two hues, a blue and an ochre, differ in lightness too, so that they
stay apart for the colour-blind and in grey print; both stand out from a white page and from a dark one. A page that
wants others restyles by class: every shape and text bears the name of its colour.
"""

from collections.abc import Mapping
from types import MappingProxyType

from licreport.render.typefaces import SANS

WIDTH = 640

INK = "#222b33"
"""Names and numbers."""
MUTED = "#5b6771"
"""Years, notes, base lines, the whole, and where a zero stands."""
MAIN = "#2b6ca3"
"""The main stream, bars, columns."""
SECOND = "#c1862f"
"""What branches off the main stream."""
PALE = "#dce6ee"
"""The length of the whole, behind the bars of its parts."""

CLASSES: Mapping[str, str] = MappingProxyType(
    {INK: "ink", MUTED: "muted", MAIN: "main", SECOND: "second", PALE: "pale"}
)
"""The class of every shape and text, by its colour."""

SIZE, SMALL = 13, 12
LINE = 17
"""From one line of text to the next."""
ASCENT, DESCENT = 0.88, 0.24
"""Of a line of text, above and below the line that it stands on, in em."""

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    SANS,
    "sans-serif",
)
"""Best first; each has Chinese in the forms of the mainland. The first one that is installed is used."""
