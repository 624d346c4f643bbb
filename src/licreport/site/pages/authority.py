"""The page of an authority: its figures over the years, what contradicts what, its parts and its whole, its sources."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from licreport.derive.change import MISSING
from licreport.derive.measure import MEASURES, Measure, span
from licreport.document.blocks import Series, Years
from licreport.document.reading_out import told
from licreport.render.chart import plain_svg
from licreport.render.web.text import escaped
from licreport.site.addresses import data_of, page_of, way, year_of
from licreport.site.kept.found import Found
from licreport.site.kept.shelf import Authority
from licreport.site.pages.figures import Line, figures
from licreport.site.pages.findings import findings, source
from licreport.site.pages.frame import Site, Synthetic, page
from licreport.site.pages.parts import COUNTINGS, Head, facts, isolated, shown, table
from licreport.words.language import Lang, Words, capitalised
from licreport.words.period import called


class Around(NamedTuple):
    """An authority with what stands around it."""

    authority: Authority
    reports: Sequence[Found]
    """Those that are shown, by year and period."""
    whole: tuple[str, str, bool] | None
    """The key and the name of what it is a part of, and whether that has a page."""
    parts: Sequence[tuple[str, str]]
    """The keys and names of its parts."""
    lines: Sequence[Line]
    """The cells of the table of its figures."""
    doubles: Sequence[Found] = ()


def render(around: Around, site: Site, lang: Lang) -> str:
    """Return the page in a language."""
    own = around.authority
    address = page_of(own.key, "zh")
    reports = [*around.reports, *around.doubles]
    synthetic = Synthetic(sum(each.row.is_synthetic for each in reports), len(reports))
    body = _body(around, page_of(own.key, lang), lang)
    return page(site, address, lang, shown(own.name), body, synthetic=synthetic)


_YEARS, _LEVEL = Words("Years", "年度"), Words("Level", "层级")
_PART_OF, _PARTS = Words("Part of", "上级主体"), Words("Parts", "下级主体")
_DATA = Words("Data", "数据下载")
_LEVELS = {
    "state": Words("ministry", "国家部委"),
    "province": Words("province", "省级"),
    "city": Words("city", "市级"),
    "district": Words("district", "区县"),
    "department": Words("department", "部门"),
}


def _body(around: Around, here: str, lang: Lang) -> Iterator[str]:
    own, reports = around.authority, around.reports
    yield f"<h1>{isolated(own.name)}</h1>"
    yield from facts(_about(around, here, lang), "about")
    yield from _verdict(around, lang)
    yearly = [found for found in reports if found.row.span is None]
    yield from _charts(yearly, lang)
    yield from findings(around.reports, here, lang)
    if reports:
        yield from _reports(around, here, lang)
        yield from figures(reports, around.lines, lang)
    if around.parts:
        yield f'<h2 id="parts">{_PARTS.say(lang)}</h2>'
        yield '<ul class="names">'
        yield from (
            f'<li><a href="{way(here, page_of(key, lang))}">{isolated(name)}</a></li>' for key, name in around.parts
        )
        yield "</ul>"


def _about(around: Around, here: str, lang: Lang) -> Iterator[tuple[str, str]]:
    levels = {found.row.level for found in around.reports} - {None}
    if len(levels) == 1:
        yield _LEVEL.say(lang), _LEVELS[levels.pop() or ""].say(lang)
    if around.whole:
        key, name, has_page = around.whole
        link = f'<a href="{way(here, page_of(key, lang))}">{isolated(name)}</a>' if has_page else isolated(name)
        yield _PART_OF.say(lang), link
    if around.parts:
        yield _PARTS.say(lang), f'<a href="#parts">{len(around.parts):,}</a>'
    key = around.authority.key
    files = " ".join(
        f'<a href="{way(here, data_of(key, suffix))}" download>{suffix[1:].upper()}</a>' for suffix in (".csv", ".json")
    )
    yield _DATA.say(lang), files


_CHECKED = Words(
    "{checked} relations between the figures of {reports} could be checked; {other} more could not, for want of "
    "figures.",
    "{reports}的数据之间有 {checked} 项关系可以核对，另有 {other} 项因缺少数据无法核对。",
)
_CHECKED_ONE = Words(
    "One relation between the figures of {reports} could be checked; {other} more could not, for want of figures.",
    _CHECKED.zh.replace("{checked}", "1"),
)
_UNCHECKED = Words(
    "No relation between the figures of {reports} could be checked: for {other} there are not the figures. So "
    "nothing is known of whether they contradict each other.",
    "{reports}的数据之间没有可以核对的关系，{other} 项均因缺少数据无法核对，是否自相矛盾无从得知。",
)
_REPORTS = Words("{count} reports", "{count} 份报告")
_REPORT = Words("one report", "1 份报告")
_NONE = Words(
    "None of them is broken. That says no more than that: what is not printed cannot be checked.",
    "未发现自相矛盾之处。这并不说明其他：没有公布的，无从核对。",
)
_SOUND = Words("It holds. That says no more than that: what is not printed cannot be checked.", _NONE.zh)
_SOME = Words(
    '<a href="#findings">{count} of them do not hold</a>: figures of the report contradict each other. '
    "Which of them is wrong is not known; one figure that is wrong may break several.",
    '<a href="#findings">其中 {count} 项不成立</a>：报告自身的数据互相矛盾。哪一个有误，无从得知；一个数据有误，'
    "可能牵连多项。",
)
_ONE = Words(
    '<a href="#findings">One of them does not hold</a>: figures of the report contradict each other. '
    "Which of them is wrong is not known.",
    '<a href="#findings">其中 1 项不成立</a>：报告自身的数据互相矛盾。哪一个有误，无从得知。',
)
_ALONE = Words(_ONE.en.replace("One of them does not hold", "It does not hold"), _ONE.zh)
_DOUBLE = Words(
    "There are several reports on the same year, of which it is not known which is meant, so neither is shown: "
    "{files}.",
    "同一年度有不止一份报告，无从得知以哪一份为准，故均未列入：{files}。",
)


def _verdict(around: Around, lang: Lang) -> Iterator[str]:
    reports = around.reports
    checked, other = sum(each.checked for each in reports), sum(each.not_evaluable for each in reports)
    broken = sum(each.contradictions for each in reports)
    if reports:
        count = _REPORT.say(lang) if len(reports) == 1 else _REPORTS.say(lang, {"count": str(len(reports))})
        facts = {"checked": f"{checked:,}", "other": f"{other:,}", "reports": count}
        sentence = _CHECKED_ONE if checked == 1 else _CHECKED if checked else _UNCHECKED
        said = [sentence.say(lang, facts)]
        if checked:
            outcomes = (_SOUND, _ALONE) if checked == 1 else (_NONE, _ONE, _SOME)
            said.append(outcomes[min(broken, len(outcomes) - 1)].say(lang, {"count": f"{broken:,}"}))
        yield f'<p class="verdict">{("" if lang == "zh" else " ").join(said)}</p>'
    if around.doubles:
        files = ", ".join(
            escaped(f"{each.file} ({called(each.row.year, each.row.span).say(lang)})") for each in around.doubles
        )
        yield f"<p>{_DOUBLE.say(lang, {'files': files})}</p>"


_COMPARED = (
    "applications.received",
    "applications.approved",
    "applications.denied",
    "handling.online",
    "oversight.inspections",
    "oversight.complaints",
)
_CHARTS = Words("The main figures over the years", "主要数据逐年变化")
_WIDE = 440  # px of a chart, which stands beside others where there is room


def _charts(reports: Sequence[Found], lang: Lang) -> Iterator[str]:
    """Yield a small chart of each main figure that two years print; a year that does not is shown as missing."""
    if len(reports) < 2:
        return
    years = range(reports[0].row.year, reports[-1].row.year + 1)
    by_year = {found.row.year: found for found in reports}
    drawn = []
    for name in _COMPARED:
        series = _series(MEASURES[name], years, by_year)
        if sum(value is not None for value in series.values) > 1:
            label = capitalised(MEASURES[name].label.say(lang))
            drawing = Years(tuple(map(str, years)), (series,))
            said = escaped(told(Years(drawing.years, (series._replace(label=label),)), lang))
            svg = _drawn(drawing, lang if None in series.values else "zh")
            image = svg.replace("<svg", f'<svg role="img" aria-label="{said}"', 1)
            drawn.append(f"<li><figure><figcaption>{label}</figcaption>{image}</figure></li>")
    if drawn:
        yield f'<ul class="charts" aria-label="{_CHARTS.say(lang)}">'
        yield from drawn
        yield "</ul>"


@lru_cache(maxsize=64)
def _drawn(drawing: Years, lang: Lang) -> str:
    """Return a chart; one of which no year is missing is the same in both languages, and drawn once."""
    return plain_svg(drawing, lang, _WIDE)


def _series(measure: Measure, years: range, by_year: dict[int, Found]) -> Series:
    values = [by_year[year].row.value(measure) if year in by_year else None for year in years]
    numbers = tuple(None if value is None else float(span(value).value) for value in values)
    return Series("", numbers, tuple("" if value is None else measure.written(value) for value in values))


_PERIOD, _RELATIONS = Words("year", "年度"), Words("relations checked", "可核对关系")
_BROKEN, _NOT = Words("broken", "不成立"), Words("not evaluable", "无法核对")
_COUNTING, _SOURCE, _SIGNED = Words("counting", "统计口径"), Words("published", "发布"), Words("date", "日期")
_NUMBERS = (_RELATIONS, _BROKEN, _NOT)
_SOURCES = Words("The reports", "各年报告")


def _reports(around: Around, here: str, lang: Lang) -> Iterator[str]:
    """Yield the reports, each with how much could be checked and where it was published."""
    yield f'<h2 id="reports">{_SOURCES.say(lang)}</h2>'
    columns = (_PERIOD, _RELATIONS, _BROKEN, _NOT, _COUNTING, _SOURCE, _SIGNED)
    heads = [Head(words.say(lang), is_number=words in _NUMBERS) for words in columns]
    rows = []
    for found in around.reports:
        own = found.row
        name = escaped(called(own.year, own.span).say(lang))
        if own.span is None:
            name = f'<a href="{way(here, year_of(own.year, lang))}">{name}</a>'
        numbers = (found.checked, found.contradictions, found.not_evaluable)
        cells = "".join(f'<td class="number">{number:,}</td>' for number in numbers)
        counting = COUNTINGS[own.counting].say(lang)
        date = own.published.isoformat() if own.published else MISSING
        rows.append(
            "<tr><th "
            f'scope="row">{name}</th>{cells}<td>{counting}</td><td>{source(found, lang)}</td><td>{date}</td></tr>'
        )
    yield from table(_SOURCES.say(lang), "reports-table", heads, rows, "reports", is_headed=True)
