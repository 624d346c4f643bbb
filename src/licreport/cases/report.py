"""What records told → a report as TOML, each figure with its definition, and what was left out with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from licreport.cases.definitions import Definition, definitions, untold
from licreport.cases.fields import CODES, FIELDS, Kind
from licreport.cases.tabulation import Count, Group, Tabulation
from licreport.cases.withholding import Item, item_of, items_of
from licreport.report.address import TABLES, key_label
from licreport.report.fields import FORMAT
from licreport.words.language import Lang, Words, few, joined
from licreport.words.period import called, span_of
from licreport.writing.toml import Block, Entry, Line, labels, lines_of, literal, quoted, remark, table_labels, text_of

_HEAD = Words(
    "{authority} {when}: counted from case records ({files}) by layout {layout}, {counting}.",
    "{authority} {when}：由办件记录（{files}）按布局 {layout} 统计，{counting}。",
)
_COUNTING = {
    "event": Words("each case by when it was applied for, accepted and decided", "按申请、受理、办结各自的时间计"),
    "cohort": Words("the applications of the period and what became of them", "按报告期内收到的申请及其去向计"),
}
ACCOUNT = Words(
    "{read} rows read = {counted} counted + {outside} outside the period + {repeated} repeated + {void} deleted "
    "or void + {other} not of licences + {refused} refused",
    "读取 {read} 行 = 计入 {counted} + 报告期外 {outside} + 重复 {repeated} + 作废 {void} + 非行政许可 {other} "
    "+ 不予采用 {refused}",
)
"""What became of every row."""
_UNMAPPED = Words(" + {count} with codes that are not mapped", " + 代码未说明 {count}")
"""What is added to it where the run stops for these."""
BALANCE = Words(
    "{brought_forward} brought forward + {accepted} accepted = {concluded} concluded + {pending} pending",
    "上年结转 {brought_forward} + 受理 {accepted} = 办结 {concluded} + 未办结 {pending}",
)
_UNKNOWN = Words(
    "{key} {label}: not known of {count} cases, so left out", "{key} {label}：有 {count} 件无法判定，故不列出"
)
_NO_EARLIER_FIGURE = Words(
    "{key} {label}: not known, since the records have no case from before the period",
    "{key} {label}：记录中没有报告期以前的办件，无法得知",
)
NO_EARLIER = Words(
    "the records have no case from before the period: cases brought forward are missing, so that what was decided in "
    "it, and what was pending at its end, may be more",
    "记录中没有报告期以前的办件：缺少上年结转的办件，报告期内办结的和期末未办结的可能不全",
)
_NO_COLUMN = Words("{key} {label}: the records have no column for {fields}", "{key} {label}：记录中没有{fields}一列")
_UNTOLD = Words("not told by case records: {names}", "办件记录不能反映：{names}")
_UNNAMED = Words(
    "{count} cases without an item are in no [[item]]", "未写明事项的办件 {count} 件，不在任何 [[item]] 中"
)
_WITHHELD = Words(
    "withheld, since a small count might tell of a person, or since the rest would tell it: {names}",
    "以下事项因数量过小，或为防止由其余数据推算，不予列出：{names}",
)
_OWN = Words("by a definition of the layout: {words}", "按布局自定的口径：{words}")


class Whose(NamedTuple):
    """Whose report it is."""

    authority: str
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    """Whose reports add up to it, where all of them are written."""


def toml(  # noqa: PLR0913  # of what, whose, and how it is written
    tabulation: Tabulation,
    whose: Whose,
    files: Sequence[str],
    lang: Lang,
    *,
    within: Group | None = None,
    withheld: frozenset[Item] = frozenset(),
) -> str:
    """Write a report as TOML; of the cases `within`, or else of all. Items that are withheld are not shown."""
    keys = within.keys if within else {}
    total = tabulation.total(keys)
    items = [item for item in items_of(tabulation, keys) if item_of(item) not in withheld]
    hidden = [item for item in items_of(tabulation, keys) if item_of(item) in withheld]
    first, last = tabulation.view.period
    when = called(first.year, span_of(first, last)).say(lang)
    facts = {"authority": whose.authority, "when": when, "layout": tabulation.view.layout.name}
    facts |= {"files": few(files).say(lang), "counting": _COUNTING[tabulation.view.layout.counting].say(lang)}
    head = [*remark(_HEAD.say(lang, facts)), *remark(told_account(tabulation, lang)), f"format = {FORMAT}"]
    blocks = [Block("[report]", table_labels("report"), [*_publication(tabulation, whose)])]
    unnamed = sum(item.cases for item in items if not item.keys["item"])
    named = [item for item in items if item.keys["item"]]
    if named:
        state = "partial" if hidden or unnamed else "complete"
        blocks.append(
            Block(
                "[items]",
                table_labels("items"),
                [Line("breakdown", quoted(state), labels(TABLES["items"], "breakdown"))],
            )
        )
    blocks += [Block(f"[{key}]", table_labels(key), [*_entries(key, tabulation, total, lang)]) for key in _TABLES]
    channels = _channels(tabulation, keys, total)
    blocks += [Block("[[figure]]", table_labels("figure"), lines) for lines in channels]
    blocks += [Block("[[item]]", table_labels("item"), [*_item(item, named, tabulation)]) for item in named]
    names = [key_label(TABLES[key], name).say(lang) for key, name in untold()]
    tail = []
    if tabulation.misses_brought_forward:
        tail += remark(NO_EARLIER.say(lang))
    tail += remark(_UNTOLD.say(lang, {"names": joined(names, lang)}))
    if unnamed:
        tail += remark(_UNNAMED.say(lang, {"count": f"{unnamed:,}"}))
    if hidden:
        told = few([str(item.keys["item"]) for item in hidden]).say(lang)
        tail += remark(_WITHHELD.say(lang, {"names": told}))
    return text_of([head, *(lines_of(block) for block in blocks if block.entries), tail])


_TABLES = ("applications", "handling", "fees")


def told_account(tabulation: Tabulation, lang: Lang) -> str:
    """Return what became of every row, in words."""
    names = ("counted", "outside", "repeated", "void", "other", "refused")
    facts = {name: f"{count:,}" for name, count in zip(names, tabulation.account, strict=True)}
    told = ACCOUNT.say(lang, facts | {"read": f"{tabulation.read:,}"})
    unmapped = sum(tabulation.unmapped.values())
    return told + (_UNMAPPED.say(lang, {"count": f"{unmapped:,}"}) if unmapped else "")


def told_balance(tabulation: Tabulation, lang: Lang) -> str | None:
    """Return the balance of what came in and what became of it, in words; nothing where a part of it is not known."""
    counts = tabulation.total().counts
    sides = {name: counts.get(f"applications.{name}") for name in _BALANCE}
    if not tabulation.groups or tabulation.unmapped or tabulation.misses_brought_forward:
        return None  # of no case that counts, or not of all
    if any(side is None or side.unknown for side in sides.values()):
        return None
    return BALANCE.say(lang, {name: f"{side.value:,}" for name, side in sides.items() if side})


_BALANCE = ("brought_forward", "accepted", "concluded", "pending")


def _publication(tabulation: Tabulation, whose: Whose) -> Iterator[Entry]:
    first, last = tabulation.view.period
    known = {"authority": quoted(whose.authority), "year": str(first.year)}
    if span_of(first, last) is not None:
        known |= {"from": literal(first), "to": literal(last)}
    if whose.part_of is not None:
        known["part_of"] = quoted(whose.part_of)
    if whose.parts:
        known["parts"] = literal(list(whose.parts))
    known["counting"] = quoted(tabulation.view.layout.counting)
    for name in TABLES["report"].model_fields:
        if name in known:
            yield Line(name, known[name], labels(TABLES["report"], name))


def _entries(key: str, tabulation: Tabulation, total: Group, lang: Lang) -> Iterator[Entry]:
    """Yield the figures of a table, and a remark on each that the records do not tell."""
    table = TABLES[key]
    told = {definition.name: definition for definition in tabulation.figures if definition.key == key}
    for name in table.model_fields:
        label = key_label(table, name).say(lang)
        if name in told:
            count = total.counts[told[name].address]
            if tabulation.lacks_earlier(told[name]):
                yield _NO_EARLIER_FIGURE.say(lang, {"key": name, "label": label})
            elif count.unknown:
                yield _UNKNOWN.say(lang, {"key": name, "label": label, "count": f"{count.unknown:,}"})
            else:
                yield Line(
                    name, literal(_shown(count)), f"{labels(table, name)}; {defined(told[name], tabulation, lang)}"
                )
        elif fields := _missing(key, name, tabulation):
            words = Words(", ".join(each.en for each in fields), "、".join(each.zh for each in fields))
            yield _NO_COLUMN.say(lang, {"key": name, "label": label, "fields": words.say(lang)})


def defined(definition: Definition, tabulation: Tabulation, lang: Lang) -> str:
    """Return which cases a figure counts, in a line."""
    own = tabulation.view.layout.definitions.get(definition.address)
    taken = tabulation.view.steps(definition)
    text = (", " if lang == "en" else "，").join(step.told.say(lang) for step in taken)
    return _OWN.say(lang, {"words": text}) if own else text


def _missing(key: str, name: str, tabulation: Tabulation) -> list[Words]:
    """Return the fields for want of which a figure is not told; none where it is left out for another reason."""
    definition = definitions().get(f"{key}.{name}")
    if definition is None:
        return []
    fields = tabulation.view.fields
    missing = sorted({field for step in tabulation.view.steps(definition) for field in step.fields - fields})
    return [FIELDS[field].label for field in missing if field in FIELDS]


def _channels(tabulation: Tabulation, keys: Mapping[str, str | None], total: Group) -> Iterator[list[Entry]]:
    """Yield how the concluded divide by the channel of application, as figures of the report's own."""
    if "channel" not in tabulation.text.groups or _CONCLUDED not in total.counts:
        return
    groups = tabulation.broken_down(("channel",), keys)
    are_all_known = all(group.keys["channel"] for group in groups if group.counts[_CONCLUDED].value)
    for group in groups:
        channel, count = group.keys["channel"], group.counts[_CONCLUDED]
        if channel is not None and not count.unknown:
            yield [
                Line("name", quoted(CODES[Kind.CHANNEL][channel].zh)),
                Line("value", literal(_shown(count))),
                Line("unit", quoted("件")),
                Line("section", quoted("handling")),
                Line("divides" if are_all_known else "of", quoted(_CONCLUDED)),
                Line("by", quoted(FIELDS["channel"].label.zh)),
            ]


_CONCLUDED = "applications.concluded"


def _item(item: Group, items: Sequence[Group], tabulation: Tabulation) -> Iterator[Entry]:
    name, code = str(item.keys["item"]), item.keys["item_code"]
    is_alone = sum(other.keys["item"] == name for other in items) == 1
    yield Line("name", quoted(name if is_alone or code is None else f"{name}（{code}）"))
    if code is not None:
        yield Line("code", quoted(code))
    for definition in tabulation.figures:
        count = item.counts[definition.address]
        if not count.unknown and not tabulation.lacks_earlier(definition):
            yield Line(definition.name, literal(_shown(count)))


def _shown(count: Count) -> int | Decimal:
    """Return a value as it is printed: an amount without cents that are none."""
    value = count.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return value
