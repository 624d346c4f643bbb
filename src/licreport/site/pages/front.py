"""The front page: how much could be checked, what breaks most often, what was printed over the years."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from licreport.check.evaluate import CODES_OF_FIGURES
from licreport.derive.change import MISSING
from licreport.derive.measure import MEASURES, Measure, unit_shown
from licreport.figures.stated import Interval
from licreport.figures.text import computed_text, percent_text
from licreport.render.web.text import escaped
from licreport.rules import RULES
from licreport.site.addresses import ABOUT, FRONT, LIST, in_language, way, year_of
from licreport.site.gathering.counting import Counted
from licreport.site.kept.shelf import Count
from licreport.site.pages.frame import Site, page
from licreport.site.pages.parts import LEVELS, Head, bar, facts, row, table
from licreport.site.ranking import LEAST
from licreport.site.told import AUTHORITIES, REPORTS, TITLE, numbered
from licreport.words.language import Lang, Words, capitalised

SUMMED = (
    "applications.received",
    "applications.accepted",
    "applications.approved",
    "applications.denied",
    "fees.amount",
    "oversight.inspections",
    "oversight.complaints_upheld",
)
"""The figures of which sums over the years are shown."""


class Sum(NamedTuple):
    """A sum of what some authorities print, of all that there are; as far as they say, none is a part of another."""

    value: Interval
    printed: int
    authorities: int


class Year(NamedTuple):
    """What is told of a year at a glance."""

    year: int
    reports: int
    checked: int
    checkable: int
    """Reports of which at least one relation could be checked."""
    contradicting: int
    """Reports that contradict themselves."""
    sums: Mapping[str | None, Mapping[str, Sum]]
    """By level, and by the name of the figure."""


class Overview(NamedTuple):
    """What is told of all reports at a glance."""

    counts: Count
    files: int
    unread: int
    years: Sequence[Year]
    rules: Mapping[str, Counted]
    """Over all years, by code."""


def render(overview: Overview, site: Site, lang: Lang) -> str:
    """Return the front page in a language."""
    title = site.told.title or TITLE.say(lang)
    return page(site, FRONT, lang, title, _body(overview, title, site, lang), description=_lead(overview, lang))


_LEAD = Words(
    "{reports} by {authorities} on {years}, each checked for figures that contradict each other.",
    "{authorities} {years} 年的 {reports}，逐份核对其数据是否互相矛盾。",
)
_AUTHORITIES, _YEARS = Words("authorities", "报告主体"), Words("years", "年度")
_REPORTS, _RELATIONS = Words("reports", "报告"), Words("relations checked", "可核对关系")
_CHECKABLE = Words("reports that could be checked", "可核对的报告")
_CONTRADICT = Words("of them contradict themselves", "其中自相矛盾")
_KEY = Words("At a glance", "主要数据")


def _lead(overview: Overview, lang: Lang) -> str:
    numbers = {
        "reports": numbered(overview.counts.reports, REPORTS, lang),
        "authorities": numbered(overview.counts.with_reports, AUTHORITIES, lang),
        "years": _spelt(overview.years),
    }
    return _LEAD.say(lang, numbers)


def _spelt(years: Sequence[Year]) -> str:
    if not years:
        return MISSING
    return str(years[0].year) if len(years) == 1 else f"{years[0].year}–{years[-1].year}"


def _body(overview: Overview, title: str, site: Site, lang: Lang) -> Iterator[str]:
    here = in_language(FRONT, lang)
    checkable = sum(year.checkable for year in overview.years)
    contradicting = sum(year.contradicting for year in overview.years)
    yield f"<h1>{escaped(title)}</h1>"
    yield f'<p class="lead">{_lead(overview, lang)}</p>'
    authorities = f'<a href="{way(here, in_language(LIST, lang))}">{overview.counts.with_reports:,}</a>'
    key_figures = [
        (_AUTHORITIES.say(lang), authorities),
        (_REPORTS.say(lang), f"{overview.counts.reports:,}"),
        (_RELATIONS.say(lang), f"{sum(year.checked for year in overview.years):,}"),
        (_CHECKABLE.say(lang), f"{checkable:,}"),
        (_CONTRADICT.say(lang), f"{contradicting:,} {_share(contradicting, checkable)}"),
    ]
    yield from facts(key_figures, "key-figures", _KEY.say(lang))
    yield f"<p>{_FAIR.say(lang, {'about': way(here, in_language(ABOUT, lang))})}</p>"
    yield from _years(overview.years, here, lang)
    yield from _rules(overview.rules, here, lang)
    yield from _sums(overview.years, lang)
    if site.synthetic.is_mixed:
        yield f'<p class="small">{_NOT_REAL.say(lang)}</p>'
    if overview.unread:
        numbers = {"count": f"{overview.unread:,}", "files": f"{overview.files:,}"}
        yield f'<p class="small">{_UNREAD.say(lang, numbers)}</p>'
    if overview.counts.doubles:
        others = overview.counts.authorities - overview.counts.with_reports
        said = [_DOUBLED.say(lang, {"count": f"{overview.counts.doubles:,}"})]
        said += [_NONE_SHOWN.say(lang, {"count": f"{others:,}"})] if others else []
        yield f'<p class="small">{("" if lang == "zh" else " ").join(said)}</p>'


_FAIR = Words(
    "A contradiction says that figures of one report cannot all be right, not which of them is wrong, nor why. Who "
    "prints "
    'less can be checked less. <a href="{about}">How to read this</a>.',
    "自相矛盾，是指同一份报告中的数据不可能都对；哪一个有误、原因为何，无从得知。公布得少的，可核对的也少。"
    '<a href="{about}">阅读说明</a>。',
)
_UNREAD = Words(
    "{count} of {files} files are no report, or could not be read; they are in none of these numbers.",
    "{files} 个文件中有 {count} 个不是报告或无法读取，未计入以上各数。",
)
_DOUBLED = Words(
    "{count} reports are in none of these numbers, since another is on the same year by the same authority, and it is "
    "not known which is meant; the pages of the authorities name them.",
    "有 {count} 份报告与同一主体同一年度的另一份重复，无从得知以哪一份为准，未计入以上各数；各主体页面列有这些文件。",
)


_NONE_SHOWN = Words(
    "Authorities that have no other report, and so a page but no report that is counted: {count}.",
    "另有 {count} 个主体没有其他报告，虽有页面，未计入以上各数。",
)


def _share(part: int, whole: int) -> str:
    """Return a share of reports, which of only a few says nothing."""
    return f"<small>{escaped(percent_text(Fraction(part, whole)))}</small>" if whole >= LEAST else ""


def _bars(shares: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield a bar for each share of reports, on the scale of the greatest; none of only a few."""
    values = [Fraction(part, whole) if whole >= LEAST else None for part, whole in shares]
    most = max((value for value in values if value is not None), default=Fraction(0))
    for value in values:
        drawn = "" if value is None else bar(float(value / most) if most else 0)
        yield f'<td class="drawn">{drawn}</td></tr>'


_BY_YEAR = Words("Year by year", "逐年情况")
_YEAR = Words("year", "年度")
_CHECKED_REPORTS, _BROKEN_REPORTS = Words("could be checked", "可核对"), Words("contradict themselves", "自相矛盾")


def _years(years: Sequence[Year], here: str, lang: Lang) -> Iterator[str]:
    yield f'<h2 id="years">{_BY_YEAR.say(lang)}</h2>'
    words = (_YEAR, _REPORTS, _RELATIONS, _CHECKED_REPORTS, _BROKEN_REPORTS)
    heads = [Head(each.say(lang), is_number=each is not _YEAR) for each in words]
    heads.append(Head(f'<span class="unseen">{_BROKEN_REPORTS.say(lang)}</span>', is_number=False))
    drawn = _bars([(year.contradicting, year.checkable) for year in reversed(years)])
    rows = []
    for year in reversed(years):
        cells = (
            f"{year.reports:,}",
            f"{year.checked:,}",
            f"{year.checkable:,}",
            f"{year.contradicting:,} {_share(year.contradicting, year.checkable)}",
        )
        link = f'<a href="{way(here, year_of(year.year, lang))}">{year.year}</a>'
        rows.append(row(link, cells).removesuffix("</tr>") + next(drawn))
    yield from table(_BY_YEAR.say(lang), "years-table", heads, rows, is_headed=True)


_MOST = Words("Which relations break most often", "哪些关系最常不成立")
_RULE, _IN = Words("what must hold", "应当成立的关系"), Words("reports in which it could be checked", "可核对的报告")
_NOT = Words("in which it does not hold", "不成立的报告")
_NO_RULE = Words("No relation is broken in any of the reports.", "各份报告中没有不成立的关系。")
_BETWEEN = Words("between reports", "报告之间")
_OWN = frozenset(CODES_OF_FIGURES)
_SHOWN = 12


def _rules(rules: Mapping[str, Counted], here: str, lang: Lang) -> Iterator[str]:
    yield f'<h2 id="rules">{_MOST.say(lang)}</h2>'
    broken = [(code, counted) for code, counted in rules.items() if counted.contradicting]
    if not broken:
        yield f"<p>{_NO_RULE.say(lang)}</p>"
        return
    broken.sort(key=lambda pair: (-pair[1].contradicting, pair[0]))
    drawn = _bars([(counted.contradicting, counted.reports) for _, counted in broken[:_SHOWN]])
    about = way(here, in_language(ABOUT, lang))
    heads = [Head(_RULE.say(lang), is_number=False), Head(_IN.say(lang)), Head(_NOT.say(lang))]
    heads.append(Head(f'<span class="unseen">{_NOT.say(lang)}</span>', is_number=False))
    rows = []
    for code, counted in broken[:_SHOWN]:
        between = f" <small>{_BETWEEN.say(lang)}</small>" if code not in _OWN else ""
        name = f'<a href="{about}#{code}">{code}</a> {escaped(RULES[code].summary.say(lang))}{between}'
        cells = (f"{counted.reports:,}", f"{counted.contradicting:,} {_share(counted.contradicting, counted.reports)}")
        rows.append(row(name, cells).removesuffix("</tr>") + next(drawn))
    yield from table(_MOST.say(lang), "rules-table", heads, rows, "rules", is_headed=True)


_SUMS = Words("What was printed, added up", "公布数据合计")
_HOW_SUMS = Words(
    "Each is the sum of what authorities of one level print; as far as the reports say, none of them is a part of "
    "another of that level. In small: of how many, out of how many with a report. What is not printed is not in it, so "
    "years of which fewer print it have less.",
    "各数为同一层级各主体所公布数据之和，就各报告所写，其中没有一个是另一个的下级；小字为公布该数据的主体数及有报告的主体数。"
    "没有公布的不在其内，因此公布得少的年度，合计也少。",
)
_NOT_REAL = Words(
    "Reports that say of themselves that they are synthetic are in no sum; the counts of reports, relations and "
    "contradictions include them.",
    "自行注明为虚构数据的报告不计入合计；报告、关系和矛盾的数量包括这些报告。",
)
_NOT_SUMMED = Words(
    "Reports that do not state their level are not added up: some may be parts of others.",
    "没有写明层级的报告不作合计，因为其中一些可能是另一些的下级。",
)


def _sums(years: Sequence[Year], lang: Lang) -> Iterator[str]:
    levels = [level for level in LEVELS if level is not None and any(level in year.sums for year in years)]
    if not levels:
        return
    yield f'<h2 id="sums">{_SUMS.say(lang)}</h2>'
    yield f"<p>{_HOW_SUMS.say(lang)}</p>"
    for level in levels:
        shown = [year for year in years if level in year.sums]
        heads = [Head("", is_number=False), *(Head(str(year.year)) for year in shown)]
        rows = [
            row(_named(MEASURES[name], lang), (_sum(year.sums[level].get(name)) for year in shown))
            for name in SUMMED
            if any(name in year.sums[level] for year in shown)
        ]
        yield from table(capitalised(LEVELS[level].say(lang)), f"sums-{level}", heads, rows, "sums")
    if any(None in year.sums for year in years):
        yield f'<p class="small">{_NOT_SUMMED.say(lang)}</p>'


def _named(measure: Measure, lang: Lang) -> str:
    unit = unit_shown(measure.unit, lang)
    return capitalised(measure.label.say(lang)) + (f" <small>{unit}</small>" if unit else "")


def _sum(found: Sum | None) -> str:
    if found is None:
        return MISSING
    return f"{computed_text(found.value, percent=False)} <small>{found.printed:,} / {found.authorities:,}</small>"
