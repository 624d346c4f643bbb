"""What a section says where its figures are to speak for themselves: sentences that leave out what is missing.

A clause is prose like any other, and is left out where a figure that it names is missing; a sentence of which nothing
is left is none. English clauses fit any count: what is counted is named beforehand. In Chinese, what is nought is said
in words at the end (无不予批准、撤回情形), as official documents do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from licreport.compose.breakdown import figure_of_items
from licreport.derive.measure import unit_shown
from licreport.figures.stated import interval
from licreport.narrative.placing import Names
from licreport.narrative.prose import Placeholder, pieces
from licreport.report.address import TABLES, is_figure, key_label, key_unit
from licreport.report.model import Report
from licreport.report.tables import Publication
from licreport.words.language import Lang, Words, joined
from licreport.words.period import titled


class Whole(NamedTuple):
    """A clause on a whole, and the clauses on its parts, which Chinese puts behind 其中."""

    clause: Words
    parts: tuple[Words, ...]


class Sentence(NamedTuple):
    """A sentence: how it begins, and its clauses, each a phrase that names figures, or a whole with its parts."""

    lead: Words
    clauses: tuple[Words | Whole, ...]
    part: Words | None = None
    """The heading of the part of its section that it stands in, where a section has parts."""


class Told(NamedTuple):
    """A sentence as prose, and the heading of the part of its section that it stands in."""

    text: str
    part: Words | None = None


def _clauses(table: str, own: Mapping[str, Words] = MappingProxyType({}), but: Sequence[str] = ()) -> tuple[Words, ...]:
    """Return a clause for each figure of a table `but` some: its `own`, or else what it is called and the figure."""
    kind = TABLES[table]
    figures = [key for key in kind.model_fields if is_figure(kind, key) and key not in but]
    return tuple(own.get(key) or _clause(table, key) for key in figures)


def _clause(table: str, key: str) -> Words:
    label, unit, placed = key_label(TABLES[table], key), key_unit(TABLES[table], key), f"{{{table}.{key}}}"
    if unit == "%":
        return Words(f"{label.en.removesuffix(' rate').replace('-', ' ')} {placed}", f"{label.zh}{placed}")
    return Words(f"{placed} {label.en}", f"{label.zh}{placed}{unit}")


_CASES, _WAYS = Words("Applications", "办件情况"), Words("Ways of handling", "办理方式")
_FEES, _ITEMS = Words("Fees", "收费情况"), Words("Largest items", "主要事项")

SENTENCES: Mapping[str, tuple[Sentence, ...]] = MappingProxyType(
    {
        "overview": (
            Sentence(
                Words(
                    "In {report.year}, the catalogue of licence items of {report.authority} ",
                    "截至{report.year}年底，{report.authority}行政许可事项清单",
                ),
                (
                    Words("stands at {items.total} at the year's end", "共{items.total}项"),
                    Words("stood at {items.previous} a year before", "上年底为{items.previous}项"),
                    Words("has gained {items.added}", "新增{items.added}项"),
                    Words("has lost {items.removed}", "取消、下放或合并{items.removed}项"),
                    Words("is handled by {items.departments} departments", "涉及{items.departments}个主管部门"),
                ),
            ),
        ),
        "handling": (
            Sentence(
                Words("Brought forward into {report.year} from the year before: ", "{report.year}年，"),
                (Words("{applications.brought_forward}", "上年结转{applications.brought_forward}件"),),
                _CASES,
            ),
            Sentence(
                Words("In {report.year}, applications are counted as follows: ", "全年"),
                (
                    Whole(
                        Words("{applications.received} received", "共收到申请{applications.received}件"),
                        (
                            _clause("applications", "accepted"),
                            _clause("applications", "rejected"),
                            _clause("applications", "not_required"),
                            _clause("applications", "returned"),
                        ),
                    ),
                    Whole(
                        _clause("applications", "concluded"),
                        (
                            _clause("applications", "approved"),
                            _clause("applications", "denied"),
                            _clause("applications", "withdrawn"),
                            _clause("applications", "forwarded"),
                        ),
                    ),
                    Words("{applications.pending} pending at the year's end", "年末未办结{applications.pending}件"),
                    _clause("applications", "revoked"),
                ),
                _CASES,
            ),
            Sentence(
                Words("The concluded applications were handled as follows: ", "办结办件中，"),
                _clauses(
                    "handling",
                    {
                        "online": Words("{handling.online} accepted online", "网上受理{handling.online}件"),
                        "fully_online": Words(
                            "{handling.fully_online} online from end to end", "全程网办{handling.fully_online}件"
                        ),
                        "commitment": Words("{handling.commitment} on commitment", "告知承诺{handling.commitment}件"),
                        "on_the_spot": Words(
                            "{handling.on_the_spot} decided on the spot", "当场办结{handling.on_the_spot}件"
                        ),
                        "on_time": Words("{handling.on_time} decided on time", "按期办结{handling.on_time}件"),
                        "overdue": Words("{handling.overdue} decided late", "超期办结{handling.overdue}件"),
                    },
                ),
                _WAYS,
            ),
            Sentence(Words("The rates are given as follows: ", ""), _clauses("rates"), _WAYS),
            Sentence(
                Words("Fees were charged as follows: ", ""),
                (
                    Words("for {fees.applications} applications", "收费办件{fees.applications}件"),
                    Words("{fees.amount} yuan in all", "收费金额{fees.amount}元"),
                ),
                _FEES,
            ),
        ),
        "oversight": (
            Sentence(
                Words("", ""),
                (
                    Words(
                        "Rules for oversight cover {oversight.items_covered} items",
                        "建立监管制度的事项{oversight.items_covered}项",
                    ),
                ),
            ),
            Sentence(
                Words("Inspections are counted as follows: ", "全年"),
                (
                    Words("{oversight.inspections} made", "开展主动监督检查{oversight.inspections}次"),
                    Words("{oversight.violations} offences found", "发现违法行为{oversight.violations}件"),
                ),
            ),
            Sentence(
                Words("Complaints are counted as follows: ", "全年"),
                (
                    Words("{oversight.complaints} valid", "收到有效投诉{oversight.complaints}件"),
                    Words(
                        "{oversight.complaints_upheld} offences established from them",
                        "从投诉中查实违法行为{oversight.complaints_upheld}件",
                    ),
                ),
            ),
        ),
        "supervision": (
            Sentence(Words("Reviews of the service are counted as follows: ", "政务服务评价中，"), _clauses("reviews")),
        ),
    }
)
"""The sentences of each section."""

_LARGEST = Words("By {label}, the {count} largest items are {items}.", "{label}居前{count}位的事项依次为{items}。")
_ITEM = Words("{name} ({{{address}}}{unit})", "{name}（{{{address}}}{unit}）")
_OTHERS = Words("Also given: {figures}.", "{figures}。")
_OTHER = Words("{name}, {{{address}}} {unit}", "{name}{{{address}}}{unit}")
_RANKED, _LISTED = 3, 20
_COUNT = {2: Words("two", "两"), 3: Words("three", "三")}


def sentences(section: str, names: Names, lang: Lang) -> Iterator[Told]:
    """Yield the sentences that a section's figures make, as prose that names them."""
    if section == OPENING:
        yield Told(_of_period(_OPENING.say(lang), names.report.report, lang))
    part = None
    for sentence in SENTENCES.get(section, ()):
        if clauses := [*_told(sentence.clauses, names, lang)]:
            told = sentence.lead.say(lang) + _together(clauses, lang) + ("。" if lang == "zh" else ".")
            part = sentence.part
            yield Told(_of_period(told, names.report.report, lang), part)
    if section == "handling":
        for text in _largest(names, lang):
            part = _ITEMS
            yield Told(text, part)
    yield from (Told(text, part) for text in _others(section, names, lang))


OPENING = "opening"
_OPENING = Words(
    "This report gives an account of administrative licensing by {report.authority} in {report.year}.",
    "现将{report.authority}{report.year}年度行政许可实施情况报告如下。",
)
"""What stands before the sections, where the narrative says nothing else: on what it rests, only the office knows."""


_YEARLY = {
    "en": (
        ("In {report.year}", "For {period}"),
        ("in {report.year}", "in {period}"),
        (" into {report.year} from the year before", " into {period}"),
        ("the year's end", "the end of the period"),
    ),
    "zh": (
        ("截至{report.year}年底", "截至{period}期末"),
        ("{report.year}年度", "{period}"),
        ("{report.year}年", "{period}"),
        ("全年", "{period}，"),
        ("年末", "期末"),
    ),
}
"""What is said of a year, and of a part of one instead."""


def _of_period(sentence: str, publication: Publication, lang: Lang) -> str:
    """Return a sentence on a year as it is on a part of one, if that is what the report is on."""
    if publication.is_on_year:
        return sentence
    period = titled(publication.year, publication.span).say(lang)
    for yearly, other in _YEARLY[lang]:
        sentence = sentence.replace(yearly, other.replace("{period}", period))
    return sentence


def _told(clauses: Sequence[Words | Whole], names: Names, lang: Lang) -> Iterator[str]:
    """Yield the clauses of which all figures are printed; parts stand by themselves where their whole is not."""
    alone, noughts = _parted([each for each in clauses if isinstance(each, Words)], names, lang)
    for each in clauses:
        if isinstance(each, Words):
            yield from (text for text in (each.say(lang),) if text in alone)
            continue
        whole = each.clause.say(lang)
        parts, nought = _parted(each.parts, names, lang)
        if lang != "zh" or not _is_told(whole, names):
            yield from (text for text in (whole, *parts) if _is_told(text, names))
            noughts = [*nought, *noughts]
        else:
            of_which = f"，其中{'、'.join(parts)}" if parts else ""
            yield f"{whole}{of_which}{'，' if nought else ''}{_none(nought)}"
    yield from filter(None, [_none(noughts)])


def _parted(clauses: Sequence[Words], names: Names, lang: Lang) -> tuple[list[str], list[str]]:
    """Return the clauses whose figures are all printed; in Chinese, what is nought by its labels, apart from them."""
    told: list[str] = []
    nought: list[str] = []
    for words in clauses:
        text = words.say(lang)
        named = [names.find(piece.name) for piece in pieces(text) if isinstance(piece, Placeholder)]
        first = named[0]
        if lang == "zh" and len(named) == 1 and first is not None and first.address in _IN_WORDS and first.value == 0:
            nought.append(first.label.zh)
        elif _is_told(text, names):
            told.append(text)
    return told, nought


def _none(labels: Sequence[str]) -> str:
    return f"无{'、'.join(labels)}情形" if labels else ""


_UNTAKEN = "rejected not_required returned denied withdrawn forwarded revoked"
_IN_WORDS = frozenset([*(f"applications.{key}" for key in _UNTAKEN.split()), "handling.overdue"])
"""The figures of which official documents say in words that they are nought: 无不予批准、撤销许可情形."""


def _is_told(clause: str, names: Names) -> bool:
    named = (names.find(piece.name) for piece in pieces(clause) if isinstance(piece, Placeholder))
    return all(each is not None and each.value is not None for each in named)


def _together(clauses: Sequence[str], lang: Lang) -> str:
    if lang == "zh":
        return ("；" if any("，其中" in clause for clause in clauses) else "，").join(clauses)
    return joined(clauses, lang)


def _largest(names: Names, lang: Lang) -> Iterator[str]:
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


def _others(section: str, names: Names, lang: Lang) -> Iterator[str]:
    """Yield a sentence on what only this report prints."""
    places = (
        place
        for place, figure in enumerate(names.report.figure)
        if figure.section == section and _is_told(f"{{{names.addresses.of(('figure', place))}}}", names)
    )
    figures = [
        _OTHER.say(
            lang,
            {
                "name": literal(names.report.figure_name(place)),
                "address": names.addresses.of(("figure", place)),
                "unit": literal(names.report.figure[place].unit or ""),
            },
        ).strip()
        for place in islice(places, _LISTED)
    ]
    if figures:
        yield _OTHERS.say(lang, {"figures": "，".join(figures) if lang == "zh" else "; ".join(figures)})


def literal(text: str) -> str:
    """Return text as prose that says just that: its braces doubled, its lines one."""
    return " ".join(text.split()).replace("{", "{{").replace("}", "}}")
