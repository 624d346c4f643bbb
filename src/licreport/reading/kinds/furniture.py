"""What of a web page is no part of the document on it: menus, headers, footers, counters, lists of links."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DROPPED = frozenset(
    re.findall(
        r"\w+",
        "head script style noscript template svg canvas object embed audio video map form select button textarea",
    )
)
"""What shows no text of the document whatever it holds."""

_TAGS = frozenset(("nav", "footer", "aside", "menu"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
_WORDS = frozenset(
    re.findall(
        r"\w+",
        "nav navbar navi menu breadcrumb breadcrumbs crumb crumbs footer foot sidebar aside share counter hits "
        "visits pv rel related relate recommend hot copyright pager pagination search login toolbar comment comments "
        "ad ads banner qrcode links friendlink friendlinks",
    )
)
_WHOLE = frozenset(("header", "head", "top", "topbar", "page-header", "site-header"))
_LISTS = frozenset(("ul", "ol", "dl", "p"))
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CONCEALED = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))", re.IGNORECASE
)


def is_furniture(node: "LexborNode", tag: str, whole: int) -> bool:
    """Tell whether an element is furniture of a page that holds `whole` characters.

    What holds the title or half of the page is none, whatever it is called.
    """
    attributes = node.attributes
    called = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    suspected = (
        (tag in _TAGS and not _is_of_article(node, tag))
        or (attributes.get("role") or "") in _ROLES
        or (tag == "header" and not _is_within(node, ("article", "main")))
        or any(name in _WHOLE for name in called.lower().split())
        or any(name.lower() in _WORDS for name in _NAME.findall(called))
        or (tag in {"div", "section"} and _leads_elsewhere(node))
    )
    if suspected and tag not in {"body", "main", "article", "tr", "td", "th"}:
        return not node.css_first("h1") and len(node.text() or "") * 2 < whole
    return tag in _LISTS and _is_of_links(node)


def _is_of_article(node: "LexborNode", tag: str) -> bool:
    """Tell whether an element is the footer of an article, where it is signed."""
    return tag == "footer" and _is_within(node, ("article",)) and node.css_first("a") is None


def is_concealed(node: "LexborNode") -> bool:
    """Tell whether a browser does not show an element."""
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _CONCEALED.search(attributes.get("style") or "") is not None
    )


def _is_within(node: "LexborNode", tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None and above.tag not in tags:
        above = above.parent
    return above is not None


_LEAST_LINKS = 2


def _leads_elsewhere(node: "LexborNode") -> bool:
    """Tell whether a part of a page begins as those do that lead to other pages: 相关阅读, 上一篇."""
    first: LexborNode | None = node
    for _ in range(_DEEPEST):  # its first words, without reading all of it for each part that it is in
        if first is None or first.tag == "-text":
            break
        first = first.child
        while first is not None and first.tag == "-text" and not (first.text_content or "").strip():
            first = first.next
    said = (first.text_content or "").strip() if first is not None and first.tag == "-text" else ""
    return re.match(_ELSEWHERE, said) is not None and node.css_first("a") is not None


_DEEPEST = 6
"""Elements within each other, of which the innermost holds the first words."""
_RELATED = "相关(?:阅读|链接|文章|信息|新闻|稿件)|延伸阅读|热门(?:文章|推荐|阅读)|推荐阅读|猜你喜欢"
_ELSEWHERE = rf"(?:{_RELATED})[:：]?$|[上下]一篇"


def _is_of_links(node: "LexborNode") -> bool:
    links = node.css("a")
    if len(links) < _LEAST_LINKS:
        return False
    linked = sum(len(re.sub(r"\W", "", link.text() or "")) for link in links)
    return linked >= len(re.sub(r"\W", "", re.sub(_DAY, "", node.text() or "")))


_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
"""What stands behind the links of a list of news."""
