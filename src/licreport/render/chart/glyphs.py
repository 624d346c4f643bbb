"""Whether there are fonts that have what a drawing needs, as the charting library itself sees them.

It takes the first of the fonts named that is installed, and for a character that this one lacks any font that has it;
where none has, it draws an empty box and says nothing. So a character is drawn and compared with that box.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from licreport.render import typefaces
from licreport.render.chart.look import FONTS
from licreport.words.language import MisuseError, Words, few


def require(texts: Iterable[str]) -> None:
    """Check that the texts can be drawn in pixels.

    Raises:
        MisuseError: where no installed font has one of the characters.
    """
    missing = sorted(character for character in set("".join(texts)) if not _has_glyph(character))
    if missing:
        named = few([f"{character} (U+{ord(character):04X})" for character in missing], in_sentence=True)
        raise MisuseError(_MISSING, {"characters": named})


@cache
def find_fonts() -> None:
    """Let the charting library know the fonts that came with the extra, beside those that are installed."""
    import vl_convert  # noqa: PLC0415  # ninety megabytes, and an extra

    if (brought := typefaces.directory()) is not None:
        vl_convert.register_font_directory(str(brought))


_MISSING = Words(
    "no installed font has {characters}; "
    "install a font that does, for Chinese e.g. the package fonts-noto-cjk of Debian and Ubuntu",
    "已安装的字体都没有 {characters}；请安装含有这些字符的字体，中文字体例如 Debian、Ubuntu 的 fonts-noto-cjk 软件包",
)
_NONE_HAS = "\ufdd0"  # for ever no character


def _has_glyph(character: str) -> bool:
    is_unseen = unicodedata.category(character) in {"Zs", "Cf", "Mn", "Me"}
    return is_unseen or _pixels(character) != _pixels(_NONE_HAS)


@cache
def _pixels(character: str) -> bytes:
    import vl_convert  # noqa: PLC0415  # as above

    find_fonts()
    text = f'<text x="4" y="18" font-size="16" font-family="{", ".join(FONTS)}">&#{ord(character)};</text>'
    return vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">{text}</svg>')
