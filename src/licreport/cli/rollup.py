"""`licreport rollup`: the report of a whole from those of its parts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from licreport.check.one import Checked
from licreport.cli.newfile import list_findings, put, remark, target, to_file, year_of
from licreport.cli.options import DATA, FINDINGS, common, loaded, today, usage
from licreport.files.paths import report_files
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words

_IS_PART = Words(
    "{file} is the report of {authority}, a part; name another file",
    "{file} 是{authority}的报告，即其中一部分；请指明另一个文件",
)
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
@to_file
@common
def rollup_command(paths: Sequence[str], authority: str, year: str, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Add the reports of an authority's parts up to its own.

    The parts are those reports among the files and directories (by default data/) that name the authority in
    report.part_of. Each figure that all of them print is added up; comments say which are not, and why. A part that
    contradicts itself is added up all the same, one that does not load in full never.
    """
    from licreport.rollup.gather import gather  # noqa: PLC0415  # `check` does not pay for it
    from licreport.rollup.sums import rollup  # noqa: PLC0415  # as above
    from licreport.rollup.whole import toml  # noqa: PLC0415  # as above

    with usage(lang):
        meant, file = year_of(year), target(flags["output"], force=flags["force"])
        gathered = gather(_reports(report_files(paths, DATA), file), authority, meant, today=today())
        if gathered.unsound:
            list_findings(gathered.unsound, lang)
            return FINDINGS
        _spare(gathered.parts, file)
    rolled = rollup(gathered, authority, meant)
    wrong = [part for part in gathered.parts if part.errors]
    list_findings(wrong, lang)
    code = put(toml(rolled, file.parent if file else Path(), lang), file, lang)
    stated = gathered.departments
    if stated is not None and stated.stated > len(gathered.parts):
        facts = {"file": stated.file, "stated": str(stated.stated), "count": str(len(gathered.parts))}
        remark(_FEWER, facts, lang)
    for one in gathered.astray:
        remark(_ASTRAY, {"file": one.file, "whole": one.whole, "authority": authority}, lang)
    return FINDINGS if wrong else code


def _reports(files: Sequence[str], target: Path | None) -> Iterator[Loaded]:
    """Load the files, but for one that is no report and is to be replaced."""
    for file in files:
        read = loaded(file)
        if read.report is not None or not _is(read, target):
            yield read


def _spare(parts: Sequence[Checked], target: Path | None) -> None:
    """Raise MisuseError where a part would be replaced by the whole."""
    for part in parts:
        if part.loaded.report is not None and _is(part.loaded, target):
            raise MisuseError(_IS_PART, {"file": part.loaded.name, "authority": part.loaded.report.report.authority})


def _is(read: Loaded, target: Path | None) -> bool:
    try:
        return target is not None and target.samefile(read.name)
    except OSError:  # one of them is not there
        return False
