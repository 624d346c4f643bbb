"""The style of a page for a part of another page: it touches nothing outside its own element.

Each selector is written out with the element's class before it, which every browser knows; nesting and `@scope` are too
new for that. What belongs to a whole page is left out: its paper, its fonts by name, and its colours in the dark, since
the site around it may have none.
"""

import re
from collections.abc import Iterator

SCOPE = "licreport"
"""The class of the element."""


def scoped(css: str) -> str:
    """Return the rules of a stylesheet that say how what is in a page looks on a screen, for that element only."""
    on_screen = css.partition("/* The page of official documents")[0]
    without = _COMMENT.sub("", _DARK.sub("", _FONT.sub("", on_screen)))
    return re.sub(r"\n{2,}", "\n", _EMPTY.sub("", _RULE.sub(_rule, without)))


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT = re.compile(r"@font-face \{.*?\n\}\n", re.DOTALL)
_DARK = re.compile(r"@media [^{]*prefers-color-scheme: dark\) \{.*?\n\}\n", re.DOTALL)
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<declarations>[^{}]*)\}")
_EMPTY = re.compile(r"@media [^{]*\{\s*\}")
_SELECTOR = re.compile(r"(?:[^,(]|\([^)]*\))+")
_OWN = re.compile(r"^(?::root|html|main)(?=$|:lang)")
_WHOLE_PAGE = re.compile(r"^(?:body|html:has)")


def _rule(found: re.Match[str]) -> str:
    selectors = ",\n".join(_selectors(found["selectors"]))
    declarations = re.sub(r"\s*color-scheme: [^;]*;", "", found["declarations"])
    return f"\n{selectors} {{{declarations}}}" if selectors else ""


def _selectors(text: str) -> Iterator[str]:
    for part in _SELECTOR.findall(text):
        selector = part.strip()
        if _WHOLE_PAGE.match(selector):
            continue
        if _OWN.match(selector):
            yield _OWN.sub(f".{SCOPE}", selector)
        else:
            inside = selector.replace(":is(main, .annex)", f":is(.{SCOPE}, .annex)")
            yield inside if inside != selector else f".{SCOPE} {selector}"
