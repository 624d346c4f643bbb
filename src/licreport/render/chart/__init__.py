"""Drawings as SVG and PNG; the only package that knows the charting library, which the extra `charts` installs.

The library (Vega, by way of vl-convert) needs no network and no browser. What it gets has every position worked out, so
that a drawing is the same on every machine, whichever fonts are installed there. Only pixels need a font.
"""

from collections.abc import Iterable
from importlib.util import find_spec

from licreport.document.blocks import Bars, Drawing, Flow, Years
from licreport.render.chart import bars, flow, glyphs, years
from licreport.render.chart.inline import inlined
from licreport.render.chart.look import WIDTH
from licreport.render.chart.plain import drawn
from licreport.render.chart.scene import Scene, vega
from licreport.words.language import Lang


def is_available() -> bool:
    """Return whether the charting library is installed, without importing it."""
    return find_spec("vl_convert") is not None


def svg(drawing: Drawing, lang: Lang, width: float = WIDTH) -> str:
    """Return a drawing as an `<svg>` element to stand in a page or a file; its classes are in `look.CLASSES`.

    One that is not as wide as others is laid out anew, in letters of the same size.
    """
    import vl_convert  # noqa: PLC0415  # ninety megabytes, and an extra

    return inlined(vl_convert.vega_to_svg(vega(_scene(drawing, lang, width), "transparent")))


def plain_svg(drawing: Drawing, lang: Lang, width: float = WIDTH) -> str:
    """Return the same without the charting library, for a page whose style colours it: quick, and the same anywhere."""
    return drawn(_scene(drawing, lang, width))


def png(drawing: Drawing, lang: Lang, scale: float = 3) -> bytes:
    """Return a drawing as PNG on white, `scale` pixels for each of the SVG's.

    Raises:
        MisuseError: where no installed font has a character that it needs.
    """
    import vl_convert  # noqa: PLC0415  # as above

    require([drawing], lang)
    return vl_convert.vega_to_png(vega(_scene(drawing, lang), "white"), scale=scale)


def require(drawings: Iterable[Drawing], lang: Lang) -> None:
    """Check that drawings can be drawn in pixels.

    Raises:
        MisuseError: where no installed font has a character that they need.
    """
    glyphs.require(text.text for drawing in drawings for text in _scene(drawing, lang).texts)


def _scene(drawing: Drawing, lang: Lang, width: float = WIDTH) -> Scene:
    match drawing:
        case Flow():
            return flow.scene(drawing, lang, width)
        case Bars():
            return bars.scene(drawing, width)
        case Years():
            return years.scene(drawing, lang, width)
