"""The table of a year: a page that holds no row itself, and the rows in pieces that its script loads.

Texts, ranks and medians are made here, by the rules of `ranking.py`; the script sorts, filters and leafs.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from licreport.figures.text import computed_text
from licreport.site.addresses import LIST, in_language, way, year_of
from licreport.site.pages.columns import COLUMNS
from licreport.site.pages.frame import Site, Synthetic, page
from licreport.site.pages.parts import LEVELS, SYNTHETIC, called, data, shown
from licreport.site.pages.rows import PIECE, Piece, Rows
from licreport.site.ranking import LEAST, STATES, Group, median, ranks
from licreport.words.language import Lang, Words, capitalised


class Ranked(NamedTuple):
    """The rows of a year, and for each column and group the median and how many have a value."""

    year: int
    rows: Rows
    ranks: Sequence[Sequence[str]]
    """By column, the rank of each row; empty where it has none."""
    medians: Sequence[Mapping[Group, str]]
    counts: Sequence[Mapping[Group, int]]


def ranked(year: int, rows: Rows) -> Ranked:
    """Return the rows with their ranks among those alike, and the medians of those."""
    texts, medians, counts = [], [], []
    for column, groups in zip(COLUMNS, rows.members, strict=True):
        own = [""] * rows.count
        middle: dict[Group, str] = {}
        count: dict[Group, int] = {}
        for group, members in groups.items():
            count[group] = len(members)
            if not members or not group.is_like:
                continue
            values = [value for _, value in members]
            middle[group] = computed_text(median(values), percent=column.is_rate)
            if column.ranks:
                for (row, _), rank in zip(members, ranks(values), strict=True):
                    own[row] = rank.text
        texts.append(own)
        medians.append(middle)
        counts.append(count)
        if column.by_definition:
            _take_over(rows.inside[len(texts) - 1], middle, count)
    return Ranked(year, rows, texts, medians, counts)


def _take_over(inside: Mapping[Group, set[Group]], medians: dict[Group, str], counts: dict[Group, int]) -> None:
    """Say the median of a column that has groups of its own for those that are alike elsewhere, if all are in one."""
    for group, own in inside.items():
        valued = [each for each in own if counts[each]]
        if len(valued) == 1 and valued[0] in medians:
            medians[group], counts[group] = medians[valued[0]], counts[valued[0]]


def groups_of(table: Ranked) -> Sequence[Group]:
    """Return the groups of a year: those in which some are ranked before the others, of both the largest first."""
    sizes = table.rows.sizes
    levels = [*LEVELS]
    return sorted(
        sizes,
        key=lambda group: (not group.is_like or sizes[group] < 2, -sizes[group], levels.index(group.level), str(group)),
    )


def pieces(table: Ranked) -> Iterator[tuple[str, str]]:
    """Yield the rows in pieces, each as an address and the text of a script: the same in both languages."""
    numbers = {group: number for number, group in enumerate(groups_of(table))}
    groups = [numbers[group] for group in table.rows.sizes]
    places = {place: number for number, place in enumerate(sorted(table.rows.places))}
    for number, piece in enumerate(table.rows.pieces()):
        value: dict[str, Any] = {
            "keys": piece.keys,
            "names": piece.names,
            "places": [places[place] for place in piece.places],
            "groups": [groups[own] for own in piece.groups[0]],
            "columns": [_column(table, piece, number * PIECE, column, groups) for column in range(len(COLUMNS))],
        }
        if Synthetic(table.rows.synthetic, table.rows.count).is_mixed:
            value["synthetic"] = piece.synthetic
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield f"year/{table.year}-{number}.js", f"licreport.piece({number}, {text});\n"


def _column(table: Ranked, piece: Piece, start: int, column: int, groups: Sequence[int]) -> dict[str, Any]:
    """Return a column of a piece: what most rows lack is left out where all do."""
    said = {**piece.columns[column], "rank": table.ranks[column][start : start + len(piece.keys)]}
    if COLUMNS[column].by_definition:
        said["groups"] = [groups[own] for own in piece.groups[column]]
    return {name: said[name] for name in _ORDER if name in {"value", "text"} or any(said.get(name, ()))}


_ORDER = ("value", "text", "rank", "state", "base", "likely", "marked", "low", "high", "groups")


def render(table: Ranked, site: Site, lang: Lang) -> str:
    """Return the page of a year in a language."""
    address = year_of(table.year, "zh")
    title = _TITLE.say(lang, {"year": str(table.year)})
    synthetic = Synthetic(table.rows.synthetic, table.rows.count)
    scripts = ("assets/table.js",) if table.rows.count else ()
    return page(site, address, lang, title, _body(table, site, title, lang), scripts=scripts, synthetic=synthetic)


_TITLE = Words("Authorities beside each other, {year}", "{year}年各主体比较")
_YEARS = Words("Year", "年度")
_LIKE = Words("Like with like", "同类相比")
_PLACE, _NAME = Words("Place", "所属"), Words("Name contains", "名称包含")
_EVERY = Words("all, each among its like", "全部（各在同类中排序）")
_ANYWHERE = Words("everywhere", "不限")
_EXPLAINED = Words(
    "Only what is alike is ranked: authorities of one level and kind that count cases alike; who does not state a "
    "level, and a department that does not state what it is a part of, is not ranked. Equal values share a rank (3=); "
    "where ranges of rounded figures overlap, the rank is a range (3–5). A rate stands with its base and its "
    f"interval of 95%, and none is given for fewer than {LEAST} cases. What is not printed has no rank and is listed "
    "apart. † a contradiction of the report touches the figure.",
    "只有同类的才排名次：层级、类别、统计口径都相同；没有写明层级的主体、没有写明所属的部门不排名次。"
    "数值相等的名次并列（3=）；数据经过取舍、范围有重叠的，名次为一个范围（3–5）。"
    f"比率附基数和 95% 置信区间，不足 {LEAST} 件的不计算。未公布的没有名次，另行列出。† 该报告的矛盾涉及这项数据。",
)
_WITHOUT = Words(
    'The table needs JavaScript. All authorities are <a href="{all}">listed here</a>, and the data are files to open.',
    '此表需要 JavaScript。全部主体见<a href="{all}">名录</a>，数据可下载后打开。',
)
_NO_ROW = Words(
    "No report is on all of this year. Those on a part of it have their place on the pages of the authorities.",
    "没有涉及这一整年的报告；涉及其中一段时间的，列在各主体的页面上。",
)
_PREVIOUS, _NEXT = Words("Previous", "上一页"), Words("Next", "下一页")
_WORDS: Mapping[str, Words] = {
    "authority": Words("authority", "报告主体"),
    "rank": Words("rank", "名次"),
    "of": Words("{rank} of {count}", "{count} 个中第 {rank}"),
    "middle": Words("median", "中位数"),
    "median": Words("median of {count}", "{count} 个的中位数"),
    "page": Words("{from}–{to} of {count}", "第 {from}–{to} 个，共 {count} 个"),
    "none": Words("Nothing is left by these filters.", "没有符合条件的。"),
    "apart": Words("Without a value here, and so not in the order: {count}", "此项没有数值，不参与排序：{count} 个"),
    "more": Words("{count} more: filter to see them", "另有 {count} 个，可缩小范围查看"),
    "unranked": Words("not ranked", "不排名次"),
    "sorted": Words("Sorted by {column}, authorities: {count}", "按{column}排列，共 {count} 个"),
    "down": Words("greatest first", "由大到小"),
    "up": Words("least first", "由小到大"),
    "mark": Words("a contradiction of the report touches this figure", "报告的矛盾涉及这项数据"),
    "synthetic": SYNTHETIC,
    "loading": Words("Loading {done} of {all} …", "正在载入 {done} / {all} ……"),
    "failed": Words("The rows could not be loaded; the folder may be incomplete.", "数据未能载入，文件夹可能不完整。"),
}


def _body(table: Ranked, site: Site, title: str, lang: Lang) -> Iterator[str]:
    here = year_of(table.year, lang)
    yield '<div class="broad">'
    yield f"<h1>{title}</h1>"
    yield f'<nav class="years" aria-label="{_YEARS.say(lang)}"><ul>'
    for year in site.years:
        current = ' aria-current="page"' if year == table.year else ""
        yield f'<li><a href="{way(here, year_of(year, lang))}"{current}>{year}</a></li>'
    yield "</ul></nav>"
    yield f'<p class="small">{_EXPLAINED.say(lang)}</p>'
    yield f"<noscript><p>{_WITHOUT.say(lang, {'all': way(here, in_language(LIST, lang))})}</p></noscript>"
    if not table.rows.count:
        yield f"<p>{_NO_ROW.say(lang)}</p></div>"
        return
    yield '<form class="filters" id="filters" hidden>'
    yield f'<p><label for="like">{_LIKE.say(lang)}</label><select id="like"></select></p>'
    yield f'<p><label for="place">{_PLACE.say(lang)}</label><select id="place"></select></p>'
    yield f'<p><label for="name">{_NAME.say(lang)}</label><input id="name" type="search" autocomplete="off"></p>'
    yield "</form>"
    yield '<p id="status" class="small" role="status"></p>'
    yield f'<div class="wide" role="region" aria-label="{title}" tabindex="0">'
    yield '<table id="ranking" class="ranking"></table></div>'
    yield f'<p class="pager" id="pager" hidden><button type="button" id="previous">{_PREVIOUS.say(lang)}</button>'
    yield f'<span id="where"></span><button type="button" id="next">{_NEXT.say(lang)}</button></p>'
    yield '<section id="apart" class="apart" hidden></section>'
    yield "</div>"
    yield data("setup", _setup(table, lang))


def _setup(table: Ranked, lang: Lang) -> dict[str, Any]:
    """Return what the script needs to know: the columns, the groups with their medians, the pieces, and its words."""
    here = year_of(table.year, lang)
    groups = groups_of(table)
    sizes = [table.rows.sizes[group] for group in groups]
    base = table.rows.inside[0]
    return {
        "columns": [
            {
                "name": column.name,
                "label": capitalised(column.label.say(lang)),
                "meaning": column.meaning.say(lang),
                "ranks": column.ranks,
                "rate": column.is_rate,
                "own": column.by_definition,
            }
            for column in COLUMNS
        ],
        "groups": [
            {
                "label": called(group, lang),
                "size": size,
                "choice": group in base,
                "medians": [medians.get(group, "") for medians in table.medians],
                "counts": [counts.get(group, 0) for counts in table.counts],
            }
            for group, size in zip(groups, sizes, strict=True)
        ],
        "places": [*map(shown, sorted(table.rows.places))],
        "pieces": [way(here, f"year/{table.year}-{number}.js") for number in range(-(-table.rows.count // PIECE))],
        "authority": way(here, in_language("authority/", lang)),
        "states": {state: words.say(lang) for state, words in STATES.items()},
        "words": {name: words.say(lang) for name, words in _WORDS.items()}
        | {"every": _EVERY.say(lang), "anywhere": _ANYWHERE.say(lang)},
    }
