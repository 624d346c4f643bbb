"""The style of the page: `page.css`, with the measures and fonts of official documents put into it."""

import base64
import hashlib
from importlib.resources import files
from string import Template

from licreport.render.gbt9704 import (
    BODY,
    BOTTOM,
    CHARACTERS,
    FIRST,
    HIGHEST,
    LATIN,
    LEFT,
    LINE,
    NOTE,
    PAGE,
    PAGE_NUMBER,
    PAGE_NUMBER_BELOW,
    POINT,
    RIGHT,
    SECOND,
    TABLE,
    TEXT,
    TITLE,
    TOP,
)


def stylesheet(grids: str) -> str:
    """Return the text of the page's one `<style>` element, with the rules for the grids of its tables."""
    template = Template(files(__package__).joinpath("page.css").read_text(encoding="utf-8"))
    return "\n" + template.substitute(_measures(), **_types(), grids=grids)


def policy(css: str) -> str:
    """Return the Content-Security-Policy of a page that needs nothing but this style."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _measures() -> dict[str, str]:
    width, height = PAGE
    return {
        "page": f"{width}mm {height}mm",
        "margins": f"{TOP}mm {RIGHT}mm {BOTTOM}mm {LEFT}mm",
        "line": f"{LINE:.2f}pt",
        "spacing": f"{TEXT[0] / CHARACTERS / POINT - BODY.size:.3f}pt",
        "highest": f"{TEXT[1] * HIGHEST:.1f}mm",
        "number_below": f"{PAGE_NUMBER_BELOW}",
        "latin": _names(LATIN),
        "latin_sources": ", ".join(f'local("{font}")' for font in LATIN),
    }


def _types() -> dict[str, str]:
    types = {
        "title": TITLE,
        "body": BODY,
        "first": FIRST,
        "second": SECOND,
        "table": TABLE,
        "note": NOTE,
        "number": PAGE_NUMBER,
    }
    sizes = {f"{name}_size": f"{kind.size}pt" for name, kind in types.items()}
    return sizes | {f"{name}_fonts": _names(kind.fonts) for name, kind in types.items()}


def _names(fonts: tuple[str, ...]) -> str:
    return ", ".join(f'"{font}"' for font in fonts)
