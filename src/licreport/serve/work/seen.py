"""A report as `summary` and `trend` show it, as plain data: its figures, last year's beside them, and all its years."""

from pathlib import Path

from licreport.check.many import survey
from licreport.check.one import Checked
from licreport.compose.summary import summarised
from licreport.derive.measure import MEASURES
from licreport.document.blocks import Footnotes
from licreport.document.overview import Block, Facts, Grid, Overview, Remark, Row, Section, Verdict
from licreport.files.aside import standing_aside
from licreport.files.meant import Meant, among
from licreport.reading.loading import load
from licreport.report.load import Loaded
from licreport.serve.work.asked import Asked
from licreport.serve.work.opened import checked, opened, plan_of
from licreport.trend import gather
from licreport.trend.page import page
from licreport.trend.years import by_year
from licreport.words.alike import is_same
from licreport.words.language import MisuseError, Words


def figures(asked: Asked, body: bytes) -> dict[str, object]:
    """Return the figures of a report with what follows from them."""
    return _told(summarised(checked(_report(asked, body), asked), asked.lang))


def last_year(asked: Asked, body: bytes) -> dict[str, object]:
    """Return the figures of a report beside those of the year before, which stands in the same folder."""
    loaded = _report(asked, body)
    other = next((one for one in _others(asked) if _is_before(one, loaded)), None)
    if other is None:
        raise MisuseError(_NO_OTHER)
    return _told(summarised(checked(loaded, asked), asked.lang, plan_of(asked).check(other)))


def trend(asked: Asked, body: bytes) -> dict[str, object]:
    """Return the figures of the report's authority over the years that stand in the same folder."""
    loaded = _report(asked, body)
    report = loaded.report
    own = [one for one in _others(asked) if one.report and report and _is_own(one, loaded)]
    if not own or report is None:
        raise MisuseError(_NO_OTHER)
    gathered = gather([loaded, *own], tuple(MEASURES.values()))
    return _told(page(by_year(gathered, report.report.authority), asked.lang))


def surveyed(asked: Asked, _: bytes) -> dict[str, object]:
    """Return of each file whose report it is, on which year, and what was found."""
    results = survey(asked.files, plan_of(asked))
    return {"files": [_brief(file, result) for file, result in zip(asked.files, results, strict=True)]}


def aside(asked: Asked, _: bytes) -> dict[str, object]:
    """Return which of the files are documents that stand aside, each with the TOML that counts in its place."""
    return {"aside": [*map(list, standing_aside(asked.files))]}


def _brief(file: str, result: Checked) -> dict[str, object]:
    report = result.loaded.report
    state = "bad" if report is None or result.errors else "warning" if result.warnings else "good"
    return {
        "file": file,
        "authority": None if report is None else report.report.authority,
        "year": None if report is None else report.report.year,
        "state": state if result.tally.held or state != "good" else "unknown",
        "errors": result.errors,
        "warnings": result.warnings,
        "held": result.tally.held,
        "waived": len(result.waived),
    }


def _report(asked: Asked, body: bytes) -> Loaded:
    loaded = opened(body, asked).loaded
    if loaded.report is None:
        raise MisuseError(_NO_REPORT)
    return loaded


def _others(asked: Asked) -> list[Loaded]:
    """Return the reports that stand beside the one that is open, as far as it is compared with them."""
    if asked.file is None:
        return []
    rest = [file for file in asked.files if file != asked.file]
    return [load(Path(file)) for file in among(Meant([asked.file], [asked.file], rest)).related]


def _is_own(other: Loaded, loaded: Loaded) -> bool:
    """Tell whether another report is of the same authority, on another year of the same kind."""
    if other.report is None or loaded.report is None:
        return False
    one, two = other.report.report, loaded.report.report
    return is_same(one.authority, two.authority) and one.span == two.span and one.year != two.year


def _is_before(other: Loaded, loaded: Loaded) -> bool:
    years = [one.report.report.year for one in (other, loaded) if one.report]
    return _is_own(other, loaded) and years[0] == years[1] - 1


_NO_REPORT = Words("this could not be read as a report", "未能读取为报告")
_NO_OTHER = Words(
    "there is no report of this authority on another year beside it: open a folder that has it",
    "旁边没有同一主体其他年度的报告：请打开含有该报告的文件夹",
)


def _told(overview: Overview) -> dict[str, object]:
    return {"title": overview.title, "blocks": [_block(block) for block in overview.blocks]}


def _block(block: Block) -> dict[str, object]:
    match block:
        case Verdict():
            return {"kind": "verdict", "state": block.state, "text": block.text}
        case Facts():
            return {"kind": "facts", "pairs": [*map(list, block.pairs)]}
        case Section():
            return {"kind": "section", "heading": block.heading, "rows": [*map(_row, block.rows)]}
        case Grid():
            columns = [{"heading": one.heading, "figure": one.kind == "figure"} for one in block.columns]
            lines = [
                {"label": line.label, "cells": list(line.cells), "depth": line.depth, "notes": list(line.notes)}
                for line in block.lines
            ]
            return {"kind": "grid", "columns": columns, "lines": lines}
        case Footnotes():
            return {"kind": "notes", "heading": block.heading, "texts": list(block.texts)}
        case Remark():
            return {"kind": "remark", "text": block.text}


def _row(row: Row) -> dict[str, object]:
    share = None if row.share is None else {"label": row.share.label, "written": row.share.written}
    return {
        "label": row.label,
        "value": row.value,
        "unit": row.unit,
        "share": share,
        "notes": list(row.notes),
        "depth": row.depth,
    }
