"""`licreport new`: the report on a year, begun from last year's."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from licreport.check.one import check
from licreport.check.selection import Selection
from licreport.cli.commands import command, option
from licreport.cli.options import (
    DATA,
    FINDINGS,
    common,
    complete_reports,
    language_of,
    loaded,
    telling,
    today,
    usage,
    with_words,
    year_of,
)
from licreport.cli.output import deliver, list_findings, put, remark, to_file
from licreport.cli.reports.among import alone, beside, errors_among
from licreport.files.meant import Meant, meant
from licreport.files.paths import STDIN
from licreport.report.address import TABLES, key_label
from licreport.report.load import Loaded
from licreport.words.alike import is_seen
from licreport.words.language import ERRORS, Lang, MisuseError, Words, counted

if TYPE_CHECKING:
    from licreport.writing.skeleton import Followed

_BUT_FOR_THE_MARK = Selection(ignore=("LR707",))
"""Last year's prose is marked by the very skeleton that has it."""
_NO_NAME = Words("--authority takes a name, which is text", "--authority 应为文字的名称")
_WRONG = Words(
    "{errors} in {file}, from which figures are carried over; `licreport check {file}` shows them",
    "{file} 有{errors}，本年底稿沿用了其中的数据；见 `licreport check {file}`",
)
_ALL = Words(
    "no report of {authority} on {year} among the files: every figure of the format is listed",
    "所给文件中没有{authority} {year} 年的报告：列出了格式的全部数据项",
)
_NEAR = Words("did you mean {near}, which reports on {year}?", "是否应为 {near}？它有 {year} 年的报告")
_PRESENT = Words("{file} already reports on {year}", "{file} 已是 {year} 年的报告")


@command(
    "new",
    """由所给文件和目录（默认为 data/）中上年的报告，起草 YEAR 年的报告。

    上年报告公布的每项数据都列出以待填写，并注明名称、单位和上年的数值。上年的事项和结转的数据已经填好，上年的文字也一并带入，
    改好之前带有标记。能由其他数据算出的比率不列。没有上年的报告而指明了主体的，列出格式的全部数据项。FILE 以 .xlsx
    结尾的，是用 Excel 填写的填报表，填好后每个命令都可直接使用。
    """,
    "licreport new 2025 data/ -o data/2025.toml",
    "licreport new 2025 -o 2025.xlsx",
)
@click.argument("year", metavar="YEAR")
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_reports)
@option(
    "--authority",
    metavar="NAME",
    help=Words(
        "Whose report; needed where several authorities reported last year.",
        "报告主体；上年有几个主体的报告时必须指明。",
    ),
)
@alone
@to_file(replaced=Words("Replace FILE if there is one.", "FILE 已经存在的，予以覆盖。"))
@common
@with_words
def new_command(year: str, paths: Sequence[str], authority: str | None, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Begin the report on YEAR from last year's among the files and directories (by default data/).

    Every figure that last year's report prints is listed to be filled in, with its labels, its unit and last year's
    value. The items of last year and what is brought forward are filled in already, and so is last year's prose, which
    is marked until it is revised. Rates that follow from other figures are left out. Where there is no report on last
    year, and an authority is named, every figure of the format is listed. A FILE that ends in .xlsx is a form to fill
    in with Excel, which every command then takes as it is.
    """
    from licreport.files.replacing import spare  # noqa: PLC0415  # `check` does not pay for it
    from licreport.writing.lastyear import last_year  # noqa: PLC0415  # as above
    from licreport.writing.skeleton import skeleton  # noqa: PLC0415  # as above

    with usage(lang):
        begun, output = year_of(year), flags["output"]
        spare([] if output is None else [output], (), force=flags["force"], anew=True)
        if authority is not None and not (is_seen(authority) and _is_text(authority)):
            raise MisuseError(_NO_NAME)
        asked = _asked(paths, authority)
        last = last_year(map(loaded, asked.files), begun, authority)
    found = [check(read, today=today()) for read in (last.unread if last.report is None else [last.report])]
    unsound = [checked for checked in found if checked.is_unsound]
    if unsound:
        list_findings(unsound, lang)
        return FINDINGS
    report = None if last.report is None else next(telling([last.report], lang)).report
    name = authority or (report.report.authority if report is not None else "")
    read = [] if last.report is None else [last.report.name]
    if is_form(output):
        with usage(lang):
            data = _form(begun, name, last.report, language_of(last.report, lang))
        deliver(output, data, lang, read=read, force=flags["force"], anew=True)
        code = 0
    else:
        text = skeleton(begun, name, last.report, Path(output or "").parent, lang, followed=_followed(last.report))
        code = put(text, output, lang, read=read, force=flags["force"], selection=_BUT_FOR_THE_MARK)
    if last.report is not None:
        _remark_errors(last.report, [*asked.files, *beside(asked, lang, alone=flags["alone"]).files], lang)
    facts = {"authority": name, "year": str(begun - 1)}
    if report is None:
        remark(_ALL, facts, lang)
    if last.near is not None:
        remark(_NEAR, facts | {"near": last.near}, lang)
    if last.present is not None:
        remark(_PRESENT, {"file": last.present, "year": str(begun)}, lang)
    return code


def _remark_errors(last: Loaded, others: Sequence[str], lang: Lang) -> None:
    """Say that the report from which figures are carried over contradicts itself or others."""
    errors = errors_among([last.name], (file for file in others if file != STDIN), {last.name: last})[last.name]
    if errors:
        remark(_WRONG, {"errors": counted(errors, ERRORS, lang), "file": last.name}, lang)


def _followed(last: Loaded | None) -> "Followed":
    """Return the rates that last year's figures come to as they are printed."""
    from licreport.check.evaluate import statements  # noqa: PLC0415  # as above
    from licreport.relations.kinds import HELD, Rate  # noqa: PLC0415  # as above
    from licreport.writing.skeleton import Followed  # noqa: PLC0415  # as above

    stated = () if last is None or last.report is None else statements(last.report)
    rates = [each for each in stated if isinstance(each.relation, Rate)]
    held = {each.relation.rate for each in rates if each.relation.evaluate(each.place.values) is HELD}  # type: ignore[union-attr]  # rates, as was asked
    keys = {name.removeprefix("rates.") for name in held if name.startswith("rates.")}
    return Followed(frozenset(key for key in keys if not _is_spoken_of(key, last)))


def _is_spoken_of(rate: str, last: Loaded | None) -> bool:
    """Tell whether last year's prose may name a rate, which it then lacks where that is left out."""
    prose = (
        "" if last is None or last.report is None else " ".join(filter(None, last.report.narrative.__dict__.values()))
    )
    names = ("rates." + rate, rate, key_label(TABLES["rates"], rate).zh)
    return any(f"{{{name}{end}" in prose for name in names for end in ":}")


def is_form(output: str | None) -> bool:
    """Tell whether a form to fill in is to be written, by the name of its file."""
    return output is not None and output.lower().endswith(".xlsx")


def _form(year: int, name: str, last: Loaded | None, lang: Lang) -> bytes:
    """Return the form for a report; raises MisuseError where what writes it is not installed."""
    from licreport.compose.form import form, form_file  # noqa: PLC0415  # `check` does not pay for it

    return form_file(form(year, name, last, lang))


def _asked(paths: Sequence[str], authority: str | None) -> Meant:
    """Return the files to look into, which may be none where the authority is named."""
    try:
        return meant(paths, DATA)
    except MisuseError:
        if paths or authority is None:
            raise
        return Meant([])


def _is_text(name: str) -> bool:
    """Tell whether an argument is text: its bytes may be none."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
