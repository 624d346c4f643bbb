"""Report + indicators + diagnostics → Overview: what the summary says, and in which order."""

from collections.abc import Iterator, Mapping, Sequence

from licreport.check.one import Checked
from licreport.compose.against import OTHERS, compared
from licreport.compose.breakdown import DIVIDED, figure_of_items, nested, printed_share, share_of_item, with_principle
from licreport.compose.footnotes import HEADING, Notes, footnotes
from licreport.derive.change import MISSING
from licreport.derive.indicators import INDICATORS, Indicator, derive
from licreport.derive.measure import computed_shown, computed_written, unit_shown
from licreport.document.blocks import Footnotes
from licreport.document.overview import Block, Facts, Overview, Row, Section, Share, Verdict
from licreport.figures.stated import Figure, Interval, Stated
from licreport.figures.text import stated_text
from licreport.report.address import LISTS, TABLES, all_tables, key_label, key_unit
from licreport.report.model import Report
from licreport.report.tables.lists import NamedFigure
from licreport.words.language import ERRORS, FINDINGS, RELATIONS, WARNINGS, Lang, Words, counted
from licreport.words.period import titled

_TITLE = Words("{authority}: administrative licensing in {period}", "{authority}{period}行政许可实施情况")
_AGAINST_TITLE = Words("{title}, against {period}", "{title}，与{period}对比")
_AGAINST = Words("compared with", "对比报告")
_FAULTY = Words("{file} ({errors}; see `licreport check {file}`)", "{file}（{errors}；详见 `licreport check {file}`）")
_GOOD = Words(
    "No contradictions in itself: {held} could be checked, and nothing was found.",
    "未发现矛盾：能核对的 {held}全部成立。",
)
_WAIVED = Words(
    "No contradictions in itself but those waived: {held} checked and found to hold, {waived} waived with the reason.",
    "未发现其他矛盾：{held}成立；{waived}已说明理由。",
)
_WARNING = Words(
    "{warnings}: the figures are possible, but a person should look.", "{warnings}：数据有可能属实，需人工核实。"
)
_BAD = Words("{errors}: the figures cannot all be right.", "{errors}：这些数据不可能都对。")
_BAD_FILE = Words("{errors}: not everything in the file is as it should be.", "{errors}：文件中有内容不合要求。")
_UNKNOWN = Words(
    "Nothing could be checked: the figures that the rules relate are not printed.",
    "无法核对：报告没有公布规则所需的数据。",
)
_UNCHECKED = Words(
    " {not_evaluable} could not be checked for want of figures.", "另有 {not_evaluable}因缺少数据无法核对。"
)
_PUBLICATION = ("publisher", "signed", "published", "source")


def summarised(checked: Checked, lang: Lang, against: Checked | None = None) -> Overview:
    """Return the page of a checked report, its figures beside those of another report where there is one to compare.

    Raises ValueError for a file that is no report.
    """
    report = _report(checked)
    notes = footnotes(checked, lang)
    title = _TITLE.say(lang, {"authority": report.report.authority, "period": _period(report, lang)})
    facts = _facts(report, notes, lang)
    blocks: list[Block] = [verdict(checked, lang)]
    if against is None:
        blocks += [facts, *(section for section in _sections(report, notes, lang) if section.rows)]
    else:
        other = _report(against)
        title = _AGAINST_TITLE.say(lang, {"title": title, "period": _period(other, lang)})
        grid = compared(report, other, notes.marks, lang)
        blocks += [_with_other(facts, against, lang), *([grid] if grid.lines else [])]
    if notes.texts:
        blocks.append(Footnotes(HEADING.say(lang), notes.texts))
    return Overview(title, tuple(blocks))


def _period(report: Report, lang: Lang) -> str:
    return titled(report.report.year, report.report.span).say(lang)


def _report(checked: Checked) -> Report:
    if checked.loaded.report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    return checked.loaded.report


def _with_other(facts: Facts, against: Checked, lang: Lang) -> Facts:
    """Add which report is the other one, and what is to be known of it."""
    told = against.loaded.name
    if against.errors:
        told = _FAULTY.say(lang, {"file": told, "errors": counted(against.errors, ERRORS, lang)})
    return Facts((*facts.pairs, (_AGAINST.say(lang), told)))


def verdict(checked: Checked, lang: Lang) -> Verdict:
    """Return the outcome of the checks in one sentence."""
    state, words = "good", _GOOD
    if checked.errors:
        is_data = any(diagnostic.code.startswith(_OF_THE_FILE) for diagnostic in checked.diagnostics)
        state, words = "bad", _BAD_FILE if is_data else _BAD
    elif checked.warnings:
        state, words = "warning", _WARNING
    elif checked.waived:
        state, words = "waived", _WAIVED
    elif not checked.tally.held:
        state, words = "unknown", _UNKNOWN
    facts = {name: counted(count, RELATIONS, lang) for name, count in checked.tally._asdict().items()}
    facts |= {"errors": counted(checked.errors, ERRORS, lang), "warnings": counted(checked.warnings, WARNINGS, lang)}
    facts["waived"] = counted(len(checked.waived), FINDINGS, lang)
    more = _UNCHECKED.say(lang, facts) if checked.tally.not_evaluable and state != "unknown" else ""
    return Verdict(state, words.say(lang, facts) + more)


_OF_THE_FILE = ("LR0", "LR701", "LR702", "LR9")
"""Rules that find fault with the file, not with its figures."""


def _facts(report: Report, notes: Notes, lang: Lang) -> Facts:
    pairs = []
    for key in _PUBLICATION:
        value = getattr(report.report, key)
        if value is not None:
            marks = "".join(f"[{number}]" for number in notes.marks.get(("report", key), ()))
            pairs.append((key_label(TABLES["report"], key).say(lang), f"{value} {marks}".strip()))
    return Facts(tuple(pairs))


def _sections(report: Report, notes: Notes, lang: Lang) -> Iterator[Section]:
    shares = _shares(report)
    for key, kind in (all_tables() if report.mirrors else TABLES).items():
        table = getattr(report, key)
        if key in LISTS or key in {"report", "narrative"} or table is None:
            continue
        rows: list[Row] = []
        for name in kind.model_fields:
            if key_unit(kind, name):
                marks = tuple(notes.marks.get((key, name), ()))
                row = Row(key_label(kind, name).say(lang), "", key_unit(kind, name), notes=marks)
                rows += _rows(row, getattr(table, name), shares.get(f"{key}.{name}", []), lang)
        yield Section(kind.label.say(lang), tuple(rows))
    yield _items(report, notes, lang)
    yield _others(report, notes, lang)


_Shares = Mapping[str, list[tuple[Indicator, Interval]]]


def _shares(report: Report) -> _Shares:
    """Return the computed indicators by the address of the figure that they stand beside."""
    shares: dict[str, list[tuple[Indicator, Interval]]] = {}
    for name, value in derive(report).items():
        shares.setdefault(INDICATORS[name].beside, []).append((INDICATORS[name], value))
    return shares


def _rows(row: Row, stated: Stated | None, beside: Sequence[tuple[Indicator, Interval]], lang: Lang) -> Iterator[Row]:
    """Yield the row of a figure, filled in, with the first of its indicators beside it and the others below."""
    if stated is not None:
        unit = "" if isinstance(stated, Figure) and stated.suffix == "%" else unit_shown(row.unit, lang)
        share = _share(*beside[0], lang) if beside else None
        yield row._replace(value=stated_text(stated), unit=unit, share=share)
        beside = beside[1:]
    for indicator, value in beside:
        percent = indicator.unit == "%"
        text = computed_written(indicator, value)
        yield Row(indicator.label.say(lang), text, "" if percent else unit_shown(indicator.unit, lang))


def _share(indicator: Indicator, value: Interval, lang: Lang) -> Share:
    percent = indicator.unit == "%"
    return Share(indicator.short.say(lang), computed_shown(indicator, value, lang), value if percent else None)


def _items(report: Report, notes: Notes, lang: Lang) -> Section:
    """Return the items in the report's order, with the figure that most of them carry and each one's share."""
    figure = figure_of_items(report)
    if figure is None:
        return Section("", ())
    label = key_label(TABLES["item"], figure).say(lang)
    rows = tuple(_item(report, place, figure, notes, lang) for place in nested(report))
    return Section(DIVIDED.say(lang, {"figure": label}), rows)


def _item(report: Report, place: tuple[int, int], figure: str, notes: Notes, lang: Lang) -> Row:
    index, depth = place
    item = report.item[index]
    stated: Stated | None = getattr(item, figure)
    value = "" if stated is None else stated_text(stated)
    unit = unit_shown(key_unit(TABLES["item"], figure), lang) if value else ""
    share = share_of_item(report, index, figure, lang)
    return Row(
        with_principle(item.name, item.by, lang), value, unit, share, tuple(notes.marks.get(("item", index), ())), depth
    )


def _others(report: Report, notes: Notes, lang: Lang) -> Section:
    rows: list[Row] = []
    for index, figure in enumerate(report.figure):
        depth = 0 if figure.whole is None else 1
        name, unit = with_principle(report.figure_name(index), figure.by, lang), figure.unit or ""
        value = MISSING if figure.value is None else stated_text(figure.value)
        marks = tuple(notes.marks.get(("figure", index), ()))
        rows.append(Row(name, value, unit, printed_share(figure.share, lang), marks, depth))
        for key in ("last_year", "growth"):
            stated: Stated | None = getattr(figure, key)
            if stated is not None:
                own = "" if isinstance(stated, Figure) and stated.suffix == "%" else unit
                rows.append(Row(key_label(NamedFigure, key).say(lang), stated_text(stated), own, depth=depth + 1))
    return Section(OTHERS.say(lang), tuple(rows))
