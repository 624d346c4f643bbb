"""A scene as SVG without the charting library: every position is known already, so that thousands of pages have theirs.

Shapes and texts bear the classes of their colours, as those of the library do; the page's style says how they look.
"""

from functools import lru_cache
from html import escape

from licreport.render.chart.look import CLASSES
from licreport.render.chart.scene import Box, Scene, Text

_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


def drawn(scene: Scene) -> str:
    """Return the drawing as one `<svg>` element of paths and texts, which has no colours but by its classes."""
    width, height = f"{scene.width:g}", _short(max(1.0, scene.height))
    areas = (f'<path class="{CLASSES[each.fill]}" opacity="{each.opacity:g}" d="{each.path}"/>' for each in scene.areas)
    parts = "".join((*areas, *map(_box, scene.boxes), *map(_text, scene.texts)))
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{parts}</svg>'


def _box(box: Box) -> str:
    outline = f"M{_short(box.x)} {_short(box.y)}h{_short(box.width)}v{_short(box.height)}h-{_short(box.width)}z"
    return f'<path class="{CLASSES[box.fill]}" d="{outline}"/>'


def _text(text: Text) -> str:
    full = f"<title>{escape(text.full)}</title>" if text.full else ""
    place = f'x="{_short(text.x)}" y="{_short(text.y)}" font-size="{_short(text.size)}"{_ANCHORS[text.align]}'
    return f'<text class="{CLASSES[text.fill]}" {place}>{full}{escape(text.text)}</text>'


@lru_cache(maxsize=4096)  # columns stand at the same places in most charts
def _short(number: float) -> str:
    return f"{round(number, 1):g}"
