"""How drawings look: their width, their colours and their type.

Lengths are in px of a drawing 640 px wide, or 340 for a telephone. No two of the hues are alike to the colour-blind,
whichever colours they do not see (`tests/render/test_colours.py` simulates it): they differ in lightness too. All stand
out from a white page. A page that wants others restyles by class: every shape and text bears the name of its colour.
"""

from collections.abc import Mapping
from types import MappingProxyType

from licreport.document.blocks import Tone
from licreport.render.typefaces import SANS

WIDTH, NARROW = 640, 340

INK = "#222b33"
"""Names and numbers."""
MUTED = "#5b6771"
"""Years, notes, base lines, the whole, and where a zero stands."""
MAIN = "#2b6ca3"
"""The main stream, bars, columns."""
SECOND = "#43265f"
"""What branches off the main stream."""
AGAINST = "#9b2c1f"
"""What was turned down."""
WAITING = "#b98413"
"""What is not decided yet."""
UNKNOWN = "#8a949c"
"""What nobody told of."""
PALE = "#dce6ee"
"""The length of the whole, behind the bars of its parts."""

CLASSES: Mapping[str, str] = MappingProxyType(
    {
        INK: "ink",
        MUTED: "muted",
        MAIN: "main",
        SECOND: "second",
        AGAINST: "against",
        WAITING: "waiting",
        UNKNOWN: "unknown",
        PALE: "pale",
    }
)
"""The class of every shape and text, by its colour."""

TONES: Mapping[Tone, str] = MappingProxyType({"against": AGAINST, "waiting": WAITING, "unknown": UNKNOWN})
"""The colour of what stands for something beyond its place."""

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
