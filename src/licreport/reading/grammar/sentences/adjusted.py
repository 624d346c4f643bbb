"""Items that were added to the list or taken off it, with their names amid: 新增“地图审核”等事项3项，取消采砂许可1项.

The names must be those of licence items, and the sentence must speak of the list: 新增“食品经营许可”一件事3项 tells of
a service.
"""

import re

from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.scopes.item import is_item
from licreport.reading.grammar.sentences.listed_items import WithListedItems
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.vocabulary import term_at


class WithAdjusted(WithListedItems):
    """A sentence that may tell how many items were added or taken off, and which."""

    def adjusted(self, number: Printed) -> Said | None:
        """Read how many were added or taken off, behind the names of some or all of them."""
        if number.unit not in {"项", "个"} or not re.match(_ENDS, self.text[number.end : self.end]):
            return None
        said = re.search(_ADJUSTED, self.text[self.start : number.start])
        if said is None or not all(map(_is_name, re.split(_BETWEEN_NAMES, said["names"]))):
            return None
        before = self.text[self.start : self.start + said.start()]
        is_of_list = re.search(_OF_LIST, before) or "items" in ({self.last.table} if self.last else self.above)
        if not is_of_list or re.search(_OF_ELSE, self.text[self.start : number.start]):
            return None
        term = term_at("items.added" if said["verb"] in _ADDED else "items.removed")
        return self.claim(number, term, self.start + said.start())


def _is_name(said: str) -> bool:
    return is_item(said.strip("“”《》\"' "))


_ADDED = {"新增", "增加", "承接"}
_ADJUSTED = (
    r"(?:其中)?(?P<verb>新增|增加|取消|减少|下放|核减)了?(?:行政)?(?:许可)?(?:事项)?[：:]?"
    r"(?P<names>[^，,。；;：:\d]{3,80}?)(?:等)?(?:(?:行政)?许可)?(?:事项)?(?:共计?|合计)?$"
)
_BETWEEN_NAMES = r"[、和及与](?![^“]*”)|(?<=”)(?=“)"
_ENDS = r"\s*(?:$|[，,。；;、）)]|和|与|，?其中)"
_OF_LIST = "清单|目录|许可事项"
_OF_ELSE = "告知承诺|通办|一件事|容缺|证明|网办|上网|即办|秒批|免|电子证照|试点|改革|减少(?:材料|环节|时限|时间)"
"""What else is added and taken off, with items named."""
