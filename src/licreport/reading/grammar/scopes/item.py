"""The names of licence items, and the headings that are such names."""

import re
from collections.abc import Iterable

from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.scopes.headings import NUMBER, bare_heading


def is_item(name: str) -> bool:
    """Tell whether words are the name of a licence item, and not of a kind of case or of a way of handling it."""
    is_named = re.fullmatch(rf"[\u4e00-\u9fff（）()、“”]{{2,40}}?(?:{ENDS})(?:事项)?", name) is not None
    return is_named and re.search(f"{NO_ITEM}|{_NO_KIND}", name) is None


def may_end_item(text: str) -> bool:
    """Tell whether a text ends in what names of items end in, with a word of no weight behind it or none; at once."""
    return text.rstrip(" 办件申请有为共计达：:（(").endswith(_LAST)


def headed_items(texts: Iterable[str]) -> frozenset[str]:
    """Return the items that the lines of a document are headed by, where they are several: one alone may be a field."""
    named = [name for text in texts if (name := heading_item(text))]
    return frozenset(named) if len(set(named)) > 1 else frozenset()


def heading_item(text: str) -> str:
    """Return the item that a line begins with as its heading: （一）取水许可。, 取水许可：; else nothing."""
    if not any(mark in text for mark in "。：:") and len(text) > _LONGEST:
        return ""
    found = re.match(_HEADING, plain(text))
    name = bare_heading(found[0]) if found else ""
    return name if is_item(name) else ""


_LONGEST = 60
"""Characters of the longest line that may be a heading without a mark behind it."""
_NAMED = r"[^。，,；;：:\d\n]{3,40}"
_HEADING = rf"\s*(?:(?:{NUMBER})\s*{_NAMED}(?:[。：:\n]|$)|{_NAMED}[：:])"
ENDS = "许可证?|审批|核发|核准|登记|认定|认证|验收|鉴定|注册|审核|审查|资格|批准"
"""What the names of licence items end in."""
_LAST = tuple(end[-1] for end in ENDS.replace("证?", "|许可证").split("|"))
"""Their last letters."""
NO_ITEM = (
    r"^\s*(?:行政)?(?:许可|审批)|^(?:共|对|各|其中|以及)|全[省市区县州年]|收到|受理|作出|累计|推行|实行"
    r"|新办|变更|延续|补办|注销|最[多少高]|其次|依次|分别|[是为]"
)
"""What no name of an item holds."""
_NO_KIND = (
    "告知承诺|承诺制|网上|线上|全程|当场|即时|秒批|并联|联合|容缺|一般程序|简易|普通|首次|补发|换发|一次性|一件事|^其[他它余]"
    "|不予|准予|撤[回销]|终止|注销|办结|受理|收到|(?:^|[^\u4e00-\u9fff])(?:个人|企业|法人|行政|市场准入|涉企|投资|民生|工程)(?:许可|审批)$"
)
"""What names a way of handling, an outcome or a whole field, and no item."""
