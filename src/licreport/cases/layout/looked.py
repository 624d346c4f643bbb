"""What a column of records looks like: how many values it has, of which kinds, and whether they may be shown."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_PERSONAL = re.compile(
    "申请人|申请者|申请单位|相对人|当事人|姓名|联系|电话|手机|传真|邮箱|邮编|证件|证号|身份|地址|住所|法定代表|法人|信用代码"
    "|企业名|公司|(?<!受理|承办|主办|经办|办理|审批)单位名称$|项目名|摘要|意见|备注|人$|人员$"
    "|applic(?!ation_?(?:date|time|no|number|id|code)$)|applyer|contact|phone|mobile|tel$|email|address|card|certificate|requester|person|legal$|memo|remark"
    "|^sqr(?!q$)|^lxr|xdr|frdb|zjhm|sfz|lxdh|sjh|dz$|xmmc",
    re.IGNORECASE,
)
"""Names of columns that may tell who applied; a column so called is never read."""
_WHO = re.compile(r"[0-9]{15}|[0-9]{17}[0-9Xx]|1[3-9][0-9]{9}|[0-9]{3,4}-[0-9]{7,8}|[0-9A-HJ-NP-RT-UW-Y]{18}|.*@.*")
"""Identity numbers, telephone numbers, codes of enterprises, addresses of post."""
_PLACE = re.compile(r".*(?:路|街|巷|道|弄).*[号室]")

_DATES = {
    "ymd": re.compile(
        r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ T].*)?"
        r"|(?:19|20)[0-9]{6}(?:T?(?:[0-9]{4}|[0-9]{6}|[0-9]{9}))?"
    ),
    "other": re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{4}(?: .*)?"),
}
_MONEY = re.compile(r"[￥¥]?-?[0-9]{1,3}(?:[,，]?[0-9]{3})*\.[0-9]{1,2}元?|[￥¥]?[0-9,]+元")
_AMOUNT = re.compile(r"[0-9,]+(?:\.[0-9]{1,2})?")
_WHOLE = re.compile(r"[0-9]{1,5}(?:\.0+)?")
_LIMIT = re.compile(r"[0-9]{1,4} ?(?:个?工作日|个?自然日|天|日|个?小时|个?月)")
_MOST = 0.9
LONGEST = 20
"""A code has few characters; a longer text may name someone."""
FEW = 50
"""A column of codes has no more of them."""


class Looked(NamedTuple):
    """What a sample of a column holds."""

    column: str
    rows: int
    values: Mapping[str, int]
    """Each value and how often it is met, blanks apart."""

    @property
    def filled(self) -> int:
        """How many values there are."""
        return sum(self.values.values())

    def are(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether nearly all values match."""
        matched = sum(count for value, count in self.values.items() if pattern.fullmatch(value))
        return self.filled > 0 and matched >= _MOST * self.filled

    @property
    def is_personal(self) -> bool:
        """Whether the values may tell who applied."""
        return self.are(_WHO) or self.are(_PLACE)

    @property
    def is_date(self) -> bool:
        """Whether they are dates."""
        return any(self.are(pattern) for pattern in _DATES.values())

    @property
    def is_money(self) -> bool:
        """Whether they are amounts."""
        return self.are(_MONEY) or (self.are(_AMOUNT) and any("." in value for value in self.values))

    @property
    def is_whole(self) -> bool:
        """Whether they are small whole numbers."""
        return self.are(_WHOLE)

    @property
    def is_limit(self) -> bool:
        """Whether they are time limits with their unit."""
        return self.are(_LIMIT)

    @property
    def is_few(self) -> bool:
        """Whether they are few that are met again and again, as codes are."""
        return 0 < len(self.values) <= FEW and 2 * len(self.values) <= self.filled and self.is_short

    @property
    def is_short(self) -> bool:
        """Whether no value is longer than a code."""
        return all(len(value) <= LONGEST for value in self.values)

    @property
    def is_one_each(self) -> bool:
        """Whether every row has a value of its own, as numbers of cases are."""
        return self.filled == self.rows > 1 and len(self.values) >= _MOST * self.rows and self.is_short

    @property
    def samples(self) -> list[str]:
        """Up to three values; none where they may name someone."""
        is_plain = self.is_date or self.is_money or self.is_limit or self.is_few or self.is_whole
        return sorted(self.values, key=lambda value: (-self.values[value], value))[:3] if is_plain else []


def is_personal(column: str) -> bool:
    """Tell whether a column is called as one that tells who applied."""
    return _PERSONAL.search("".join(column.split())) is not None


def looked(column: str, cells: Iterable[object]) -> Looked:
    """Return what a column looks like, by its cells."""
    texts = ["" if cell is None else str(cell).strip() for cell in cells]
    return Looked(column, len(texts), Counter(text for text in texts if text))


def order_of(columns: Iterable[Looked]) -> tuple[str, ...]:
    """Return the orders of year, month and day that dates may be in; several where they do not tell."""
    firsts, seconds, plain = [0], [0], False
    for each in columns:
        if each.is_date:
            for value in each.values:
                plain = plain or _DATES["ymd"].fullmatch(value) is not None
                if (found := _DATES["other"].fullmatch(value)) is not None:
                    firsts.append(int(found[1]))
                    seconds.append(int(found[2]))
    if len(firsts) == 1:
        return ("ymd",)
    if plain or (max(firsts) > _MONTHS and max(seconds) > _MONTHS):
        return ("ymd", "mdy", "dmy")
    if max(firsts) > _MONTHS or max(seconds) > _MONTHS:
        return ("dmy",) if max(firsts) > _MONTHS else ("mdy",)
    return ("mdy", "dmy")


_MONTHS = 12
