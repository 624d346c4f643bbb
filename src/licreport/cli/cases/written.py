"""The report, or several, written all or none, and what became of every row told beside it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from licreport.cases.query.rows import refused
from licreport.cases.report import NO_EARLIER, Whose, told_account, told_balance, toml
from licreport.cases.tabulation import Tabulation, tabulate
from licreport.cli.cases.asked import MONTH, Records, most_refused
from licreport.cli.cases.divided import Asked, by_department, monthly
from licreport.cli.cases.listed import rows_as
from licreport.cli.cases.told import refusals, stops, strays, too_many, unused
from licreport.cli.options import FINDINGS
from licreport.cli.output import checked_anew, deliver, deliver_all, make_directory, put
from licreport.files.replacing import spare
from licreport.words.language import Lang, MisuseError, Words, few
from licreport.words.terminal import printable

_MONTHS_OF_A_YEAR = Words(
    "--by month takes a whole year; leave --from and --to out", "--by month 以全年为准；请不要写 --from 和 --to"
)
_DIRECTORY = Words(
    "--by {by} writes several reports: name a directory with -o DIR/",
    "--by {by} 要写多份报告：请用 -o 目录/ 指明目录",
)
_BOTH = Words(
    "{file}: both the report and the refused rows would be written to it", "{file}：报告和不予采用的行会写入同一个文件"
)
_NOTHING = Words("nothing was written: no row belongs to the period", "没有写出任何文件：没有一行属于报告期")
_ALL_REFUSED = Words(
    "nothing was written: no row that is not refused belongs to the period",
    "没有写出任何文件：除不予采用的行外，没有一行属于报告期",
)
_WITHHELD = Words("withheld for --suppress: {names}", "按 --suppress 不予列出：{names}")
_NO_DEPARTMENT = Words(
    "{count} cases without a department are in the whole's report alone", "没有写明部门的办件 {count} 件，只计入总报告"
)
_COLUMNS = ("file", "row", "reason", "value")


class Target(NamedTuple):
    """Where reports are written."""

    output: str | None
    """The report's file; None for standard output."""
    folder: Path | None = None
    """Where there is one for each department, too."""


def targets_of(files: Sequence[str], by: Sequence[str], flags: Mapping[str, Any]) -> Target:
    """Return where reports are written; raises MisuseError, before records are read, for what may not be replaced."""
    output = flags["output"]
    if flags["explain"] is not None or flags["rows"] is not None or flags["sql"]:
        return Target(output)  # where no report goes
    is_folder = output is not None and (output.endswith("/") or Path(output).is_dir())
    if not is_folder and (each := next((each for each in ("department", MONTH) if each in by), None)):
        raise MisuseError(_DIRECTORY, {"by": each})
    if MONTH in by and (flags["from"] or flags["to"]):
        raise MisuseError(_MONTHS_OF_A_YEAR)
    target = Target(output)
    if is_folder:
        target = Target(str(Path(output, f"{flags['year']}.toml")), Path(output) if "department" in by else None)
    written_to = [*filter(None, [target.output, flags["rejects"]])]
    if len(written_to) == 2 and Path(written_to[0]).resolve() == Path(written_to[1]).resolve():
        raise MisuseError(_BOTH, {"file": written_to[0]})
    read = [*files, *filter(None, [flags["layout"], flags["calendar"]])]
    spare(written_to, read, force=flags["force"], anew=True)
    return target


def written(  # noqa: PLR0913, PLR0917  # what was asked for, and where it goes
    records: Records, by: Sequence[str], files: Sequence[str], target: Target, lang: Lang, flags: Mapping[str, Any]
) -> int:
    """Count, tell what became of every row, and write what follows, unless too much is not known."""
    engine = records.engine
    found = tabulate(engine, records.view, by)
    told = [
        *unused(engine.found, lang),
        *(each.say(lang) for each in records.view.layout.remarks),
        told_account(found, lang),
        *strays(engine, records.view.shape, lang),
    ]
    told += [*refusals(engine, found, lang), *stops(engine, found, lang)]
    if found.groups and found.misses_brought_forward:
        told.append(NO_EARLIER.say(lang))
    if (balance := told_balance(found, lang)) is not None:
        told.append(balance)
    most = most_refused(flags["max_rejects"], found.read)
    if (over := too_many(found, most, lang)) is not None:
        told.append(over)
    for line in told:
        click.echo(printable(line), err=True)
    if flags["rejects"] is not None:
        text = refused(found.view, has_torn=engine.has_torn)
        deliver(flags["rejects"], rows_as(flags["rejects"], engine, text, _COLUMNS), lang, read=files, force=True)
    if over is None and not found.unmapped and not found.groups:
        click.echo(printable((_ALL_REFUSED if found.refused else _NOTHING).say(lang)), err=True)
    if over is not None or found.unmapped or not found.groups:
        return FINDINGS
    return _reports(records, found, by, files, target, lang, flags)


def _reports(  # noqa: PLR0913, PLR0917  # as above
    records: Records,
    found: Tabulation,
    by: Sequence[str],
    files: Sequence[str],
    target: Target,
    lang: Lang,
    flags: Mapping[str, Any],
) -> int:
    """Write the report, and beside it those of the months and the departments: none before all can be written."""
    asked = Asked(flags["authority"], flags["part_of"], flags["year"], flags["suppress"], files)
    texts = monthly(records, asked, Path(str(target.output)).parent, lang) if MONTH in by else {}
    departments = by_department(found, asked, [Path(file).name for file in texts], lang)
    for name, text in departments.texts.items():
        texts[str(Path(str(target.folder), name))] = text
    for words, facts in (
        (_WITHHELD, {"names": few(departments.withheld).say(lang)} if departments.withheld else None),
        (_NO_DEPARTMENT, {"count": f"{departments.unnamed:,}"} if departments.unnamed else None),
    ):
        if facts:
            click.echo(printable(words.say(lang, facts)), err=True)
    text = toml(
        found, Whose(asked.authority, asked.part_of, departments.parts), files, lang, withheld=departments.items
    )
    if target.output is None:
        return put(text, None, lang, read=files, force=flags["force"])
    make_directory(Path(target.output).parent)
    deliver_all({**texts, target.output: text}, lang, read=files, force=flags["force"])
    return checked_anew(text, target.output, lang)
