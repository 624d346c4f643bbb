"""The report of a whole as TOML: the sums of what its parts print, and a remark on each figure that is left out."""

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

from licreport.figures.text import computed_text
from licreport.report.address import TABLES, key_label
from licreport.report.fields import FORMAT, LEVELS, Adds
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.rollup.sums import BESIDE, SUMMED, Rollup
from licreport.words.language import Lang, Words, counted, few
from licreport.words.period import called, days_of
from licreport.writing.toml import (
    Block,
    Entry,
    Line,
    labels,
    lines_of,
    literal,
    quoted,
    remark,
    schema_line,
    table_labels,
    text_of,
)

_REPORTS = Words("report", "份报告")
_HEAD = Words(
    "{authority} {year}: added up from {reports}, of {names}. A figure is here if all of them print it.",
    "{authority} {year}：由 {reports}汇总而成：{names}。各份报告都公布的数据才汇总。",
)
_SUM = Words("sum of {count}", "{count} 份之和")
_ROUNDED = Words("{value}, rounded by {names}", "即 {value}，{names}公布的是近似数")
_CONVERTED = Words("with those on the spot of {names}", "{names}的已加上当场办结")
_DEPARTMENTS = Words("the number of reports added up", "汇总的报告份数")
_STATED = Words("as {file} states; {count} reports are added up here", "{file} 所写；此处汇总了 {count} 份报告")
_ALIKE = Words("as all the parts count it", "各部分都这样计")
_LEFT_OUT = Words("{key} {label}: {why}", "{key} {label}：{why}")
_ABOVE = Words("one above the parts", "比各部分高一级")
_RATES = Words("[rates] are not added up: they follow from the sums", "[rates] 不汇总：可由合计算出")
_ITEMS = Words("[[item]] of the parts are not added up", "各部分的 [[item]] 不汇总")
_MIRRORS = Words("[last_year] and [growth] of the parts are not added up", "各部分的 [last_year] 和 [growth] 不汇总")
_FIGURES = Words("[[figure]] of the parts are not added up", "各部分的 [[figure]] 不汇总")


def toml(rollup: Rollup, folder: FilePath, lang: Lang) -> str:
    """Write the report of a whole, as a file in `folder`; remarks in one language, labels in both."""
    authorities = [report.report.authority for report in rollup.reports]
    when = called(rollup.year, rollup.span).say(lang)
    facts = {"authority": rollup.authority, "year": when, "reports": counted(len(authorities), _REPORTS, lang)}
    head = [
        *next(filter(None, (schema_line(part.loaded.source, folder) for part in rollup.parts)), []),
        *remark(_HEAD.say(lang, facts | {"names": few(authorities, in_sentence=True).say(lang)})),
        f"format = {FORMAT}",
    ]
    blocks = [Block("[report]", table_labels("report"), list(_publication(rollup, lang)))]
    blocks += [Block(f"[{key}]", table_labels(key), list(_entries(key, rollup, lang))) for key in TABLES]
    tail = [line for text in _others(rollup.reports) for line in remark(text.say(lang))]
    return text_of([head, *(lines_of(block) for block in blocks if block.entries), tail])


def _publication(rollup: Rollup, lang: Lang) -> Iterator[Entry]:
    parts = [report.report.authority for report in rollup.reports]
    known = {"authority": quoted(rollup.authority), "year": str(rollup.year), "parts": literal(parts)}
    if rollup.span is not None:
        first, last = days_of(rollup.year, rollup.span)
        known |= {"from": literal(first), "to": literal(last)}
    countings = {report.report.counting for report in rollup.reports}
    if len(countings) == 1 and None not in countings:
        known["counting"] = quoted(str(*countings))
    notes = {"level": " | ".join(LEVELS.words)}
    if rollup.level is not None:
        known["level"] = quoted(rollup.level)
        notes["level"] = _ABOVE.say(lang) if rollup.is_level_guessed else ""
    for name in TABLES["report"].model_fields:
        comment = _beside(labels(TABLES["report"], name), notes.get(name, ""))
        yield Line(name, known.get(name, ""), comment, is_open=name not in known)


def _entries(key: str, rollup: Rollup, lang: Lang) -> Iterator[Entry]:
    table = TABLES[key]
    for path in SUMMED:
        name = str(path[1])
        if path[0] != key:
            continue
        if path in rollup.sums:
            comment = _beside(labels(table, name), *_notes(path, rollup, lang))
            yield Line(name, literal(rollup.sums[path].raw), comment)
        elif path in rollup.left_out:
            facts = {"key": name, "label": key_label(table, name).zh, "why": rollup.left_out[path].say(lang)}
            yield _LEFT_OUT.say(lang, facts)
    if key == "handling" and rollup.beside:
        yield Line(BESIDE, "true", _beside(labels(table, BESIDE), _ALIKE.say(lang)))


def _notes(path: Path, rollup: Rollup, lang: Lang) -> Iterator[str]:
    summed = rollup.sums[path]
    if SUMMED[path] is Adds.NEVER:
        facts = {"count": str(len(rollup.parts)), "file": summed.stated_in or ""}
        yield (_STATED if summed.stated_in else _DEPARTMENTS).say(lang, facts)
    else:
        yield _SUM.say(lang, {"count": str(len(rollup.parts))})
    if summed.rounded:
        value = computed_text(summed.values, percent=False)
        yield _ROUNDED.say(lang, {"value": value, "names": few(summed.rounded, in_sentence=True).say(lang)})
    if summed.converted:
        yield _CONVERTED.say(lang, {"names": few(summed.converted, in_sentence=True).say(lang)})


def _others(reports: Sequence[Report]) -> Iterator[Words]:
    """Yield what the parts print beside the figures that add up."""
    if any(rate is not None for report in reports for rate in report.rates.__dict__.values()):
        yield _RATES
    if any(report.item for report in reports):
        yield _ITEMS
    if any(report.figure for report in reports):
        yield _FIGURES
    if any(report.mirrors for report in reports):
        yield _MIRRORS


def _beside(*texts: str) -> str:
    return "; ".join(filter(None, texts))
