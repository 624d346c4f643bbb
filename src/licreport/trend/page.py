"""A trend as a page: the table, and below it what a reader must know of the reports that it is made of."""

from collections.abc import Iterator, Sequence

from licreport.derive.change import MISSING
from licreport.derive.measure import Measure, span, unit_shown
from licreport.document.blocks import Footnotes
from licreport.document.overview import Block, Column, Grid, Line, Overview, Remark
from licreport.report.address import TABLES
from licreport.trend import Entry, Trend
from licreport.trend.sparkline import sparkline
from licreport.words.language import ERRORS, Lang, Words, counted, few, joined

_YEARS_TITLE = Words("{authority}: administrative licensing, {years}", "{authority}{years}年度行政许可实施情况")
_YEAR_TITLE = Words(
    "Administrative licensing in {year}: authorities by {measure}",
    "{year}年度行政许可实施情况：各主体，按{measure}排序",
)
_NOTES = Words("Notes", "说明")
_CHANGE = Words("change", "增减")
_IN_PERCENT = Words("the change in percent", "增减百分比")
_SINCE = Words("on {year}", "比{year}年")
_LEGEND = Words(
    "{missing} not printed. Blocks: {what}, {years}, from the least to the greatest; blank where there is none.",
    "{missing} 未公布。图形：{years} 年{what}，由最小到最大；没有数据处留空。",
)
_EACH_ROW = Words("each row", "各行")
_NO_ROOM = Words(
    "No room for {missed}; a wider terminal, --csv or --json shows all.",
    "宽度不够，未显示 {missed}；加宽终端，或用 --csv、--json 可看全部。",
)
_NO_FIGURES = Words("None of the reports prints a figure.", "这些报告都没有公布数据。")
_NO_REPORT = Words("No report on {years} is among the files.", "文件中没有 {years} 年的报告。")
_FAULT = Words("{faults}; see `licreport check {files}`", "{faults}；详见 `licreport check {files}`")
_IN_YEAR = Words("{year}: {errors}", "{year} 年：{errors}")
_OF = Words("{authority}, {faults}", "{authority}，{faults}")
_UNREAD = Words(
    "{file} does not load; `licreport check {file}` says why.", "{file} 无法读取；原因见 `licreport check {file}`。"
)
_ON_PARTS = Words("Reports on a part of a year are left out: {files}.", "只涉及一年中一段的报告没有列入：{files}。")
_ABSENT = Words(
    "Among the files, but without a report on {year}: {names}.", "文件中有但没有 {year} 年报告的：{names}。"
)
_MOST = Words(
    "{year} is the year that most reports are on ({count} of {all}); --year takes another: {others}.",
    "{year} 年的报告最多（{all} 份中的 {count} 份），故以该年比较；要看其他年度（{others}），请用 --year 指明。",
)
_SO_ARE_OTHERS = Words(
    "{year} is the latest of the years that most reports are on ({count} of {all}); --year takes another: {others}.",
    "报告最多的年度中以 {year} 年为最近（{all} 份中的 {count} 份），故以该年比较；"
    "要看其他年度（{others}），请用 --year 指明。",
)
_MORE = Words("{more} more; --top {all} shows all.", "另有 {more} 个；--top {all} 可看全部。")

_SHOWN = 5  # names
_DRAWN = 20  # years at most that are drawn: more do not fit any page


def page(trend: Trend, lang: Lang) -> Overview:
    """Return the page of a trend."""
    notes = _notes(trend, lang)
    grid = _by_year(trend, notes, lang) if trend.by == "year" else _by_authority(trend, notes, lang)
    blocks: list[Block] = [grid if grid.lines else Remark(_NO_FIGURES.say(lang))]
    blocks += (Remark(text) for text in _remarks(trend, lang))
    if notes:
        blocks.append(Footnotes(_NOTES.say(lang), tuple(notes.values())))
    if trend.more:
        count = trend.more + len(trend.authorities)
        blocks.append(Remark(_MORE.say(lang, {"more": f"{trend.more:,}", "all": str(count)})))
    return Overview(_title(trend, lang), tuple(blocks))


def why(trend: Trend, lang: Lang) -> list[str]:
    """Return why authorities are compared in the year that they are compared in, unless it was asked for."""
    if not trend.most:
        return []
    count = trend.most[trend.year]
    others = [str(year) for year in sorted(trend.most, reverse=True) if year != trend.year]
    words = _SO_ARE_OTHERS if sum(one == count for one in trend.most.values()) > 1 else _MOST
    facts = {"year": str(trend.year), "count": f"{count:,}", "all": f"{sum(trend.most.values()):,}"}
    return [words.say(lang, {**facts, "others": few(others).say(lang)})]


def on_parts(files: Sequence[str], lang: Lang) -> list[str]:
    """Return a line on the reports that are on a part of a year, if there are any."""
    return [_ON_PARTS.say(lang, {"files": few(files, in_sentence=True).say(lang)})] if files else []


def unread(trend_unread: Sequence[str], lang: Lang) -> list[str]:
    """Return what there is to say of files that do not load, a sentence each."""
    return [_UNREAD.say(lang, {"file": file}) for file in trend_unread]


def _title(trend: Trend, lang: Lang) -> str:
    if trend.sorted_by is None:
        facts = {"authority": trend.authorities[0], "years": _spelt(trend.years)}
        return _YEARS_TITLE.say(lang, facts)
    return _YEAR_TITLE.say(lang, {"year": str(trend.year), "measure": trend.sorted_by.label.say(lang)})


def _spelt(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _notes(trend: Trend, lang: Lang) -> dict[tuple[str, int], str]:
    """Return the footnotes on reports with errors, by authority and year, and for authorities by the first of them."""
    notes: dict[tuple[str, int], str] = {}
    for authority in trend.authorities:
        faulty = trend.faulty(authority)
        if trend.by == "year":
            notes.update(((authority, entry.year), _fault([entry], lang)) for entry in faulty)
        elif faulty:
            facts = {"authority": authority, "faults": _fault(faulty, lang)}
            notes[authority, faulty[0].year] = _OF.say(lang, facts)
    return notes


def _fault(entries: Sequence[Entry], lang: Lang) -> str:
    """Return in which years there are how many errors, and the command that lists them."""
    faults = [
        _IN_YEAR.say(lang, {"year": str(entry.year), "errors": counted(entry.errors, ERRORS, lang)})
        for entry in entries
    ]
    files = " ".join(entry.file for entry in entries)
    return _FAULT.say(lang, {"faults": joined(faults, lang), "files": files})


def _by_year(trend: Trend, notes: dict[tuple[str, int], str], lang: Lang) -> Grid:
    (authority,) = trend.authorities
    marks = {year: f" [{number}]" for number, (_, year) in enumerate(notes, 1)}
    reported = {year for _, year in trend.entries}
    years = []
    for age, year in enumerate(reversed(trend.years)):
        if year in reported:
            rank = {trend.year: 0, trend.since: _COMPARED}.get(year, _YEAR + age)
            years.append(Column(f"{year}{marks.get(year, '')}", rank, missed=str(year)))
        else:
            years.append(Column(str(year), _FIRST + age))  # of which nothing is missed
    columns = [Column("", _UNIT, "unit"), *reversed(years), *_changes(trend, lang), *_drawing(trend, _EACH_ROW, lang)]
    return Grid(
        tuple(columns), tuple(_lines(trend, authority, lang)), lambda missed: _no_room(_runs(missed, lang), lang)
    )


_FIRST = 1000
_SHARE, _COMPARED, _DRAWING, _AMOUNT, _UNIT, _YEAR = range(1, 7)
"""Ranks of columns: the years before those compared go first, the share of the change goes last."""


def _lines(trend: Trend, authority: str, lang: Lang) -> Iterator[Line]:
    table = figure = ""
    several = len({measure.table for measure in trend.measures}) > 1
    for measure in trend.measures:
        if measure.table != table and several:
            yield Line(TABLES[measure.table].label.say(lang))
        table = measure.table
        figure = figure if measure.indicator else measure.name
        is_below = measure.indicator is not None and measure.indicator.beside == figure
        cells = [
            _written(trend, authority, measure, year) if (authority, year) in trend.entries else ""
            for year in trend.years
        ]
        unit = "" if measure.is_rate else unit_shown(measure.unit, lang)
        drawn = [_drawn(trend, authority, measure)] if len(trend.years) > 1 else []
        shown = (unit, *cells, *_changed(trend, authority, measure, lang), *drawn)
        yield Line(measure.label.say(lang), shown, depth=several + is_below)


def _by_authority(trend: Trend, notes: dict[tuple[str, int], str], lang: Lang) -> Grid:
    by = trend.sorted_by or trend.measures[0]
    labels = [measure.label.say(lang) for measure in trend.measures]
    columns = [
        Column(label, 0 if measure is by else _YEAR + place, missed=label)
        for place, (measure, label) in enumerate(zip(trend.measures, labels, strict=True))
    ]
    columns += [*_changes(trend, lang), *_drawing(trend, by.label, lang)]
    marks = {authority: number for number, (authority, _) in enumerate(notes, 1)}
    lines = []
    for authority in trend.authorities:
        cells = [_written(trend, authority, measure, trend.year) for measure in trend.measures]
        cells += _changed(trend, authority, by, lang)
        cells += [_drawn(trend, authority, by)] if len(trend.years) > 1 else []
        lines.append(Line(authority, tuple(cells), (marks[authority],) if authority in marks else ()))
    return Grid(tuple(columns), tuple(lines), lambda missed: _no_room(joined(missed, lang), lang), is_listing=True)


def _written(trend: Trend, authority: str, measure: Measure, year: int) -> str:
    value = trend.value(authority, measure, year)
    return MISSING if value is None else measure.written(value)


def _changes(trend: Trend, lang: Lang) -> list[Column]:
    if trend.since is None:
        return []
    since = _SINCE.say(lang, {"year": str(trend.since)})
    amount = _AMOUNT if trend.by == "year" else _FIRST  # of authorities, the other figures tell more
    return [Column(_CHANGE.say(lang), amount), Column(since, _SHARE, missed=_IN_PERCENT.say(lang))]


def _changed(trend: Trend, authority: str, measure: Measure, lang: Lang) -> list[str]:
    if trend.since is None:
        return []
    change = trend.change(authority, measure)
    return ["", ""] if change is None else [change.amount(), change.share(lang)]


def _drawing(trend: Trend, what: Words, lang: Lang) -> list[Column]:
    if len(trend.years) == 1:
        return []
    facts = {"missing": MISSING, "what": what.say(lang), "years": _spelt(trend.years[-_DRAWN:])}
    return [Column("", _DRAWING, "drawing", legend=_LEGEND.say(lang, facts))]


def _drawn(trend: Trend, authority: str, measure: Measure) -> str:
    values = (trend.value(authority, measure, year) for year in trend.years[-_DRAWN:])
    return sparkline([None if value is None else span(value).value for value in values])


def _no_room(missed: str, lang: Lang) -> str:
    return _NO_ROOM.say(lang, {"missed": missed})


def _runs(missed: Sequence[str], lang: Lang) -> str:
    """Return what is missed as an enumeration, years that follow each other as one: `2015–2019 and 2022`."""
    runs: list[list[int]] = []
    for year in (int(text) for text in missed if text.isdecimal()):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return joined([*map(_spelt, runs), *(text for text in missed if not text.isdecimal())], lang)


def _remarks(trend: Trend, lang: Lang) -> Iterator[str]:
    if trend.by == "year":
        reported = {year for _, year in trend.entries}
        gaps = [str(year) for year in trend.years if year not in reported]
        if gaps:
            yield _NO_REPORT.say(lang, {"years": _runs(gaps, lang)})
    yield from why(trend, lang)
    if trend.absent:
        yield _ABSENT.say(lang, {"year": str(trend.year), "names": few(trend.absent, in_sentence=True).say(lang)})
    yield from unread(trend.unread, lang)
