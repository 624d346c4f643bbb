"""`licreport rollup`: the report of a whole from those of its parts."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from licreport.cli.commands import command, option
from licreport.cli.forms.beside import check_beside, remark_missing, table_in, write_beside
from licreport.cli.forms.departments import Asked, names_in, write_forms
from licreport.cli.options import (
    DATA,
    FINDINGS,
    common,
    complete_reports,
    loaded,
    telling,
    today,
    usage,
    with_documents,
    with_words,
    year_of,
)
from licreport.cli.output import list_findings, put, remark, remark_aside, to_file
from licreport.cli.reports.among import alone, beside, checked_among
from licreport.files.meant import Meant, meant
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words, few

if TYPE_CHECKING:
    from licreport.rollup.gather import Gathered

_FEWER = Words(
    "{file} states {stated} departments; the reports added up are {count}",
    "{file} 写明涉及主管部门 {stated} 个；汇总的报告是 {count} 份",
)
_FORMS = Words("{count} forms written into {folder}", "已在 {folder} 写入 {count} 份填报表")
_ANEW = Words(
    "no report on {year} of {names}: their forms list every figure of the format",
    "没有 {names} {year} 年的报告：其填报表列出了格式的全部数据项",
)
_NOT_WITH_FORMS = Words("{option} is for adding up; --forms only writes forms", "{option} 用于汇总；--forms 只写填报表")
_ASTRAY = Words(
    "{file} is not added up: its part_of is “{whole}”; is “{authority}” meant?",
    "{file} 未汇总：它的 part_of 是“{whole}”；是否应为“{authority}”？",
)


@command(
    "rollup",
    """由各部分的报告汇总出上级的报告。

    各部分是所给文件和目录（默认为 data/）中在 report.part_of 写明该主体的报告；文档不写这一项，
    每份都算。各部分都公布的数据相加；没有相加的，在注释中说明原因。自身有矛盾的照样相加，
    不能完整读取的一律不加。用 --forms 则不汇总，而是给每个部门写一份填报表，填好后可直接汇总。
    """,
    "licreport rollup examples/fictional/clean --authority 虚构区 --year 2024 -o 2024.toml",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_reports)
@option(
    "--authority",
    required=True,
    metavar="NAME",
    help=Words("The authority that the reports are part of.", "各报告所属的主体。"),
)
@option("--year", required=True, metavar="YEAR", help=Words("The year reported on.", "报告年度。"))
@with_documents
@alone
@option(
    "--forms",
    metavar="FILE",
    help=Words(
        "Write a form for each department that FILE names, into the directory of -o.",
        "给 FILE 所列的每个部门写一份填报表，放入 -o 所指的目录。",
    ),
)
@option(
    "--departments",
    metavar="FILE",
    help=Words(
        "A text file of those that should report, one name a line.", "应当报送的部门名单：文本文件，一行一个名称。"
    ),
)
@option(
    "--table",
    metavar="FILE",
    help=Words(
        "Write a table of departments and figures, too: .xlsx or .csv.", "另写出部门与指标的汇总表：.xlsx 或 .csv。"
    ),
)
@option(
    "--ask",
    metavar="FILE",
    help=Words(
        "Write a list of what to ask whom for, too, as Markdown.", "另写出待核实事项，即向谁核实什么，为 Markdown。"
    ),
)
@to_file(
    Words(
        "Write to FILE, whole or not at all, or forms into DIR; by default to standard output.",
        "写入 FILE，要么完整写入，要么不写；填报表写入 DIR；默认写到标准输出。",
    ),
    metavar="FILE|DIR",
    replaced=Words("Replace FILE if there is one.", "FILE 已经存在的，予以覆盖。"),
)
@common
@with_words
def rollup_command(paths: Sequence[str], authority: str, year: str, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Add the reports of an authority's parts up to its own.

    The parts are those reports among the files and directories (by default data/) that name the authority in
    report.part_of; a document, which does not say so, is one. Each figure that all of them print is added up; comments
    say which are not, and why. A part that contradicts itself is added up all the same, one that does not load in full
    never. With --forms nothing is added up: each department gets a form to fill in, which is then added up as it is.
    """
    if flags["forms"] is not None:
        return _forms(paths, authority, year, lang, flags)
    from licreport.files.replacing import spare  # noqa: PLC0415  # `check` does not pay for it
    from licreport.rollup.asking import asked, missing  # noqa: PLC0415  # as above
    from licreport.rollup.gather import gather  # noqa: PLC0415  # as above
    from licreport.rollup.sums import rollup  # noqa: PLC0415  # as above
    from licreport.rollup.whole import toml  # noqa: PLC0415  # as above

    with usage(lang):
        on, output = year_of(year), flags["output"]
        written = [] if output is None else [output]
        spare(written, (), force=flags["force"], anew=True)
        further = [flags[name] for name in ("table", "ask") if flags[name] is not None]
        check_beside(further, flags)
        named = () if flags["departments"] is None else names_in(flags["departments"])
        given = meant(paths, DATA, documents=flags["documents"])
        remark_aside(given, lang)
        files = given.files
        gathered = gather(_reports(files, output), authority, on, today=today())
        spare(further, files, force=flags["force"])
        others = beside(given, lang, alone=flags["alone"]).files
        compared = _compared(gathered, [*(file for file in files if not _is(file, output)), *others])
        if flags["ask"] is not None:
            listed = asked(compared, authority, on, named, lang)
            write_beside(flags["ask"], listed, files, lang, force=flags["force"])
        remark_missing(missing(gathered, named), lang)
        if gathered.unsound:
            list_findings(gathered.unsound, lang)
            return FINDINGS
        parts = [part.name for part in telling((part.loaded for part in gathered.parts), lang)]
        spare(written, parts, force=flags["force"], anew=True)
    rolled = rollup(gathered, authority, on)
    wrong = [part for part in compared.parts if part.errors]
    list_findings(wrong, lang)
    if flags["table"] is not None:
        write_beside(flags["table"], table_in(rolled, flags["table"], lang), files, lang, force=flags["force"])
    text = toml(rolled, Path(output or "").parent, lang)
    code = put(text, output, lang, read=parts, force=flags["force"])
    stated = gathered.departments
    if stated is not None and stated.stated > len(gathered.parts):
        facts = {"file": stated.file, "stated": str(stated.stated), "count": str(len(gathered.parts))}
        remark(_FEWER, facts, lang)
    for one in gathered.astray:
        remark(_ASTRAY, {"file": one.file, "whole": one.whole, "authority": authority}, lang)
    return FINDINGS if wrong else code


def _forms(paths: Sequence[str], authority: str, year: str, lang: Lang, flags: Mapping[str, Any]) -> int:
    """Write the forms for the departments that a file names, by their own reports on the year before, if any."""
    with usage(lang):
        for option in ("departments", "table", "ask"):
            if flags[option] is not None:
                raise MisuseError(_NOT_WITH_FORMS, {"option": f"--{option}"})
        on, names = year_of(year), names_in(flags["forms"])
        has_reports = bool(paths) or Path(DATA).is_dir()
        last = meant(paths, DATA, documents=flags["documents"]) if has_reports else Meant([])
        remark_aside(last, lang)
        read = [loaded(file) for file in last.files]
        written, anew = write_forms(Asked(names, authority, on), read, flags["output"], lang, force=flags["force"])
    facts = {"count": str(len(written)), "folder": str(flags["output"])}
    remark(_FORMS, facts, lang)
    if anew:
        remark(_ANEW, {"names": few(anew).say(lang), "year": str(on - 1)}, lang)
    return 0


def _reports(files: Sequence[str], target: str | None) -> Iterator[Loaded]:
    """Load the files, but for one that is no report and is to be replaced."""
    for file in files:
        read = loaded(file)
        if read.report is not None or not _is(read.name, target):
            yield read


def _compared(gathered: "Gathered", files: Sequence[str]) -> "Gathered":
    """Return the parts, and what may be parts, with what comparing them with other files brought to light."""
    found = {each.loaded.name: each for each in checked_among((part.loaded for part in gathered.parts), files)}
    return gathered._replace(
        parts=tuple(found[part.loaded.name] for part in gathered.parts),
        unsound=tuple(found.get(one.loaded.name, one) for one in gathered.unsound),
    )


def _is(file: str, target: str | None) -> bool:
    try:
        return target is not None and Path(target).samefile(file)
    except OSError:  # one of them is not there
        return False
