"""What a section says of the licence items: which of the first level are the largest."""

import re
from collections.abc import Iterator

from licreport.compose.breakdown import figure_of_items
from licreport.derive.measure import unit_shown
from licreport.figures.stated import interval
from licreport.narrative.placing import Names
from licreport.report.address import TABLES, key_label
from licreport.report.model import Report
from licreport.words.language import Lang, Words, joined


def largest(names: Names, lang: Lang) -> Iterator[str]:
    """Yield a sentence on the items of the first level with the largest figures."""
    report = names.report
    figure = figure_of_items(report)
    places = [] if figure is None else [place for place in ranked(report, figure) if not _is_rest(report, place)]
    if figure is None or len(places) < 2:
        return
    label = key_label(TABLES["item"], figure).say(lang)
    label += "量" if lang == "zh" and label[-1] not in "量数额件" else ""
    items = [
        _ITEM.say(
            lang,
            {
                "name": literal(report.item[place].name),
                "address": names.addresses.of(("item", place, figure)),
                "unit": unit_shown(names.addresses.unit(("item", place, figure)), lang),
            },
        )
        for place in places[:_RANKED]
    ]
    yield _LARGEST.say(lang, {"label": label, "count": _COUNT[len(items)].say(lang), "items": joined(items, lang)})


def _is_rest(report: Report, place: int) -> bool:
    """Tell whether an item is all that is not named: it is never among the largest."""
    return re.match("其他|其它|其余", report.item[place].name) is not None


def ranked(report: Report, figure: str) -> list[int]:
    """Return the positions of the items of the first level that carry a figure, the largest first."""
    first = next((level.items for level in report.item_divisions if level.under is None), ())
    carrying = [place for place in first if getattr(report.item[place], figure) is not None]
    return sorted(carrying, key=lambda place: -interval(getattr(report.item[place], figure)).value)


def literal(text: str) -> str:
    """Return text as prose that says just that: its braces doubled, its lines one."""
    return " ".join(text.split()).replace("{", "{{").replace("}", "}}")


_LARGEST = Words(
    "By applications {label}, the {count} largest items are {items}.", "{label}居前{count}位的事项依次为{items}。"
)
_ITEM = Words("{name} ({{{address}}}{unit})", "{name}（{{{address}}}{unit}）")
_RANKED = 3
_COUNT = {2: Words("two", "两"), 3: Words("three", "三")}
