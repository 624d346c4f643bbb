"""`licreport rollup`: the report of a whole from those of its parts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from licreport.cli.options import (
    DATA,
    FINDINGS,
    common,
    loaded,
    telling,
    today,
    usage,
    with_documents,
    with_words,
    year_of,
)
from licreport.cli.output import list_findings, put, remark, to_file
from licreport.files.paths import report_files
from licreport.report.load import Loaded
from licreport.words.language import Lang, Words

_FEWER = Words(
    "{file} states {stated} departments; the reports added up are {count}",
    "{file} 写明涉及主管部门 {stated} 个；汇总的报告是 {count} 份",
)
_ASTRAY = Words(
    "{file} is not added up: its part_of is “{whole}”; is “{authority}” meant?",
    "{file} 未汇总：它的 part_of 是“{whole}”；是否应为“{authority}”？",
)


@click.command(
    "rollup", epilog="Example: licreport rollup examples/fictional/clean --authority 虚构区 --year 2024 -o 2024.toml"
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--authority", required=True, metavar="NAME", help="The authority that the reports are part of.")
@click.option("--year", required=True, metavar="YEAR", help="The year reported on.")
@with_documents
@to_file(replaced="Replace FILE if there is one.")
@common
@with_words
def rollup_command(paths: Sequence[str], authority: str, year: str, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Add the reports of an authority's parts up to its own.

    The parts are those reports among the files and directories (by default data/) that name the authority in
    report.part_of; a document, which does not say so, is one. Each figure that all of them print is added up; comments
    say which are not, and why. A part that contradicts itself is added up all the same, one that does not load in full
    never.
    """
    from licreport.files.replacing import spare  # noqa: PLC0415  # `check` does not pay for it
    from licreport.rollup.gather import gather  # noqa: PLC0415  # as above
    from licreport.rollup.sums import rollup  # noqa: PLC0415  # as above
    from licreport.rollup.whole import toml  # noqa: PLC0415  # as above

    with usage(lang):
        meant, output = year_of(year), flags["output"]
        written = [] if output is None else [output]
        spare(written, (), force=flags["force"], anew=True)
        files = report_files(paths, DATA, documents=flags["documents"])
        gathered = gather(_reports(files, output), authority, meant, today=today())
        if gathered.unsound:
            list_findings(gathered.unsound, lang)
            return FINDINGS
        parts = [part.name for part in telling((part.loaded for part in gathered.parts), lang)]
        spare(written, parts, force=flags["force"], anew=True)
    rolled = rollup(gathered, authority, meant)
    wrong = [part for part in gathered.parts if part.errors]
    list_findings(wrong, lang)
    text = toml(rolled, Path(output or "").parent, lang)
    code = put(text, output, lang, read=parts, force=flags["force"])
    stated = gathered.departments
    if stated is not None and stated.stated > len(gathered.parts):
        facts = {"file": stated.file, "stated": str(stated.stated), "count": str(len(gathered.parts))}
        remark(_FEWER, facts, lang)
    for one in gathered.astray:
        remark(_ASTRAY, {"file": one.file, "whole": one.whole, "authority": authority}, lang)
    return FINDINGS if wrong else code


def _reports(files: Sequence[str], target: str | None) -> Iterator[Loaded]:
    """Load the files, but for one that is no report and is to be replaced."""
    for file in files:
        read = loaded(file)
        if read.report is not None or not _is(read, target):
            yield read


def _is(read: Loaded, target: str | None) -> bool:
    try:
        return target is not None and Path(target).samefile(read.name)
    except OSError:  # one of them is not there
        return False
