"""The report, or one for each department, written whole or not at all, and what became of every row told beside it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from licreport.cases.query.rows import refused
from licreport.cases.report import NO_EARLIER, Whose, told_account, told_balance, toml, withholding
from licreport.cases.tabulation import Group, Tabulation, tabulate
from licreport.cli.cases.asked import Records, most_refused
from licreport.cli.cases.listed import rows_as
from licreport.cli.cases.told import refusals, stops, too_many, unused
from licreport.cli.options import FINDINGS
from licreport.cli.output import deliver, make_directory, put
from licreport.files.replacing import spare
from licreport.words.language import Lang, MisuseError, Words, few
from licreport.words.terminal import printable

_DIRECTORY = Words(
    "--by department writes one report each: name a directory with -o DIR/",
    "--by department 每个部门写一份报告：请用 -o 目录/ 指明目录",
)
_NOTHING = Words("nothing was written: no row belongs to the period", "没有写出任何文件：没有一行属于报告期")
_WITHHELD = Words("withheld for --suppress: {names}", "按 --suppress 不予列出：{names}")
_NO_DEPARTMENT = Words(
    "{count} cases without a department are in the whole's report alone", "没有写明部门的办件 {count} 件，只计入总报告"
)
_ALIKE = Words("{names}: two departments whose reports would be one file", "{names}：两个部门的报告会写成同一个文件")
_NO_NAME = r"[^\w-]"
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
    if "department" in by and not is_folder:
        raise MisuseError(_DIRECTORY)
    target = Target(output)
    if is_folder:
        target = Target(str(Path(output, f"{flags['year']}.toml")), Path(output) if "department" in by else None)
    spare(filter(None, [target.output]), files, force=flags["force"], anew=True)
    spare(filter(None, [flags["rejects"]]), files, force=flags["force"], anew=True)
    return target


def written(  # noqa: PLR0913, PLR0917  # what was asked for, and where it goes
    records: Records, by: Sequence[str], files: Sequence[str], target: Target, lang: Lang, flags: Mapping[str, Any]
) -> int:
    """Count, tell what became of every row, and write what follows, unless too much is not known."""
    engine = records.engine
    found = tabulate(engine, records.shape, records.layout, records.period, by)
    told = [
        *unused(engine.found, lang),
        *(each.say(lang) for each in records.layout.remarks),
        told_account(found, lang),
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
        text = refused(found.shape, found.layout, found.period)
        deliver(flags["rejects"], rows_as(flags["rejects"], engine, text, _COLUMNS), lang, read=files, force=True)
    if over is None and not found.unmapped and not found.groups:
        click.echo(printable(_NOTHING.say(lang)), err=True)
    if over is not None or found.unmapped or not found.groups:
        return FINDINGS
    return _reports(found, files, target, lang, flags)


def _reports(found: Tabulation, files: Sequence[str], target: Target, lang: Lang, flags: Mapping[str, Any]) -> int:
    """Write the report, and those of the departments."""
    whole = Whose(flags["authority"], flags["part_of"])
    departments, withheld = _departments(found, flags["suppress"]) if target.folder is not None else ([], [])
    named = [group for group in departments if group.keys["department"]]
    unnamed = sum(group.cases for group in departments if not group.keys["department"])
    parts = [str(group.keys["department"]) for group in named]
    if target.folder is not None:
        make_directory(target.folder)
        names = [f"{flags['year']}-{re.sub(_NO_NAME, '', part)}.toml" for part in parts]
        if len({*names}) < len(names):
            raise MisuseError(_ALIKE, {"names": few(parts).say(lang)})
        paths = [str(target.folder / name) for name in names]
        spare(paths, files, force=flags["force"], anew=True)
        for group, part, path in zip(named, parts, paths, strict=True):
            own = Whose(part, flags["authority"])
            text = toml(found, own, files, lang, within=group, suppress=flags["suppress"])
            deliver(path, text, lang, read=files, force=flags["force"], anew=True)
    for words, facts in (
        (
            _WITHHELD,
            {"names": few([str(group.keys["department"]) for group in withheld]).say(lang)} if withheld else None,
        ),
        (_NO_DEPARTMENT, {"count": f"{unnamed:,}"} if unnamed else None),
    ):
        if facts:
            click.echo(printable(words.say(lang, facts)), err=True)
    all_parts = parts if parts and not withheld and not unnamed else ()
    text = toml(found, whole._replace(parts=tuple(all_parts)), files, lang, suppress=flags["suppress"])
    if target.output is not None:
        make_directory(Path(target.output).parent)
    return put(text, target.output, lang, read=files, force=flags["force"])


def _departments(found: Tabulation, least: int) -> tuple[list[Group], list[Group]]:
    keys = sorted({group.keys["department"] or "" for group in found.groups})
    groups = [found.total({"department": key or None}) for key in keys]
    return withholding(groups, least)
