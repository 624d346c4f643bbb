"""Which field of a case a column of another name is likely to be: by what it is called, and by what it holds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.cases.fields import FIELDS, Kind
from licreport.cases.inputs.matching import near, normal
from licreport.cases.layout.load import layout, shipped
from licreport.cases.layout.looked import Looked
from licreport.cases.layout.model import MAIN, Layout
from licreport.words.language import Words


class Likely(NamedTuple):
    """A field that a column may be, or several, and why."""

    fields: tuple[str, ...]
    why: Words


INITIALS = {
    character: letter
    for letter, characters in {
        "A": "案",
        "B": "别办报本编部",
        "C": "场成承次称程",
        "D": "代到动单定当道",
        "E": "额",
        "F": "否方法费",
        "G": "告工改更果",
        "H": "号后",
        "J": "交件决基结缴金间",
        "K": "可开",
        "L": "力录来流理类",
        "M": "名目码门",
        "N": "诺",
        "P": "批跑",
        "Q": "全期权渠请",
        "R": "日",
        "S": "事受始实审属式所收数施时是束水申",
        "T": "体天提特",
        "W": "位务完网",
        "X": "修型序新现行许限项",
        "Y": "业元应源",
        "Z": "主作政最知",
    }.items()
    for character in characters
}
"""The letter that the sound of a character begins with in pinyin: columns are often called so (申请时间: SQSJ)."""
_SOUNDS = Words("the first sounds of {name}", "“{name}”的拼音首字母")
_ELSEWHERE = Words("so called in layout {layout}", "布局 {layout} 中即此名")
_NAMED = Words("called nearly so", "列名相近")
_LOOKS: Mapping[Kind, Words] = {
    Kind.DATE: Words("dates", "日期"),
    Kind.MONEY: Words("amounts", "金额"),
    Kind.NUMBER: Words("small whole numbers", "较小的整数"),
    Kind.OUTCOME: Words("words of outcomes", "办结结果用语"),
    Kind.CHANNEL: Words("words of channels", "申请渠道用语"),
    Kind.FLAG: Words("yes or no", "是或否"),
    Kind.UNIT: Words("units of time", "时间单位"),
    Kind.MATTER: Words("kinds of matter", "事项类型用语"),
    Kind.TEXT: Words("another in each row", "每行各不相同"),
}
_CODES = Words("few values, as codes have", "取值很少，像是代码")
_DATED = ("applied", "accepted", "decided", "due")
_FLAGS = ("fully_online", "commitment", "on_the_spot")
_WORDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.FLAG: _FLAGS,
    Kind.OUTCOME: ("outcome",),
    Kind.CHANNEL: ("channel",),
    Kind.MATTER: ("matter",),
    Kind.UNIT: ("promised_unit", "legal_unit"),
}
_NUMBERS = ("promised", "legal", "visits", "fee")
_CODED = ("outcome", "channel", "matter")


def likely(found: Looked, general: Layout, taken: Sequence[str]) -> Likely | None:
    """Return what a column may be that no field is known to be called like; None where nothing speaks for any."""
    if (sounded := _sounding(found.column, general)) is not None and sounded[0] not in taken:
        return Likely((sounded[0],), Words(*(text.replace("{name}", sounded[1]) for text in _SOUNDS)))
    free = [field for field in FIELDS if field not in taken]
    by_value = _by_value(found, general, free)
    for name in shipped():
        own = _elsewhere(found.column, layout(name))
        if own in free:
            return Likely((own,), Words(*(text.replace("{layout}", name) for text in _ELSEWHERE)))
    named = near(found.column, general)
    if named in free and (by_value is None or named in by_value.fields):
        return Likely((named,), _NAMED)
    return by_value


def _sounding(column: str, general: Layout) -> tuple[str, str] | None:
    """Return the field whose column's name begins with the sounds that a name is made of, and that name."""
    for field, names in general.tables[MAIN].columns.items():
        for name in names:
            if "".join(INITIALS.get(character, character) for character in name) == column.strip().upper():
                return field, name
    return None


def _elsewhere(column: str, known: Layout) -> str | None:
    names = {
        normal(name): field for table in known.tables.values() for field, own in table.columns.items() for name in own
    }
    return names.get(normal(column))


def _by_value(found: Looked, general: Layout, free: Sequence[str]) -> Likely | None:
    """Return the fields that a column's values could be of."""
    fields, kind = _could_be(found, general)
    open_ = tuple(field for field in fields if field in free)
    return Likely(open_, _CODES if kind is None else _LOOKS[kind]) if open_ else None


def _could_be(found: Looked, general: Layout) -> tuple[tuple[str, ...], Kind | None]:
    """Return the fields whose values look like those of a column, and of which kind they are, if of one."""
    words = [kind for kind in _WORDED if found.values and found.values.keys() <= general.codes[kind].keys()]
    tried: list[tuple[bool, tuple[str, ...], Kind | None]] = [
        (found.is_date, _DATED, Kind.DATE),
        (found.is_money, ("fee",), Kind.MONEY),
        (found.is_limit, ("promised", "legal"), Kind.NUMBER),
        *((True, _WORDED[kind], kind) for kind in words),
        (found.is_one_each, ("number",), Kind.TEXT),
        (found.is_few and all(len(value) <= _SHORT for value in found.values), _coded(found), None),
        (found.is_whole, _NUMBERS, Kind.NUMBER),
    ]
    return next(((fields, kind) for is_so, fields, kind in tried if is_so), ((), None))


def _coded(found: Looked) -> tuple[str, ...]:
    """Return what a column of few short values may be: codes, or numbers where some are large."""
    codes = (*_CODED, *_FLAGS)
    if not found.is_whole or any(value.startswith("0") and value != "0" for value in found.values):
        return codes
    is_large = any(len(value) > 1 for value in found.values)
    return (*_NUMBERS, *codes) if is_large else (*codes, *_NUMBERS)


_SHORT = 3
"""Characters of a code in figures or letters."""
