"""Reports checked among others, as `check` does it, for commands that show them, compile them or begin from them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import click

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.check.selection import ALL, Selection
from licreport.cli.commands import option
from licreport.cli.options import today
from licreport.files.meant import Among, Meant, among
from licreport.report.load import Loaded
from licreport.words.language import Lang, Words
from licreport.words.terminal import printable


def alone(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choice of checking reports by themselves."""
    words = Words("Check the report by itself, not among those beside it.", "只核对报告本身，不与旁边的其他报告核对。")
    return option("--alone", is_flag=True, help=words)(command)


def beside(asked: Meant, lang: Lang, stdin: Loaded | None = None, *, alone: bool) -> Among:
    """Return what reports that are asked for are checked among, and say what of it was not looked at."""
    others = among(asked, stdin, alone=alone)
    if others.not_looked_at:
        click.echo(printable(others.not_looked_at.say(lang)), err=True)
    return others


def checked_among(reports: Iterable[Loaded], others: Iterable[str], selection: Selection = ALL) -> Iterator[Checked]:
    """Yield what checking some reports among each other, and among other files, brought to light."""
    given = {report.name: report for report in reports}
    plan = Plan(today(), selection=selection, in_full=True)
    return survey([*given], plan, beside=[file for file in others if file not in given], given=given)


def errors_among(files: Iterable[str], others: Iterable[str], given: Mapping[str, Loaded]) -> dict[str, int]:
    """Return how many errors there are in each of some files among the others.

    `given` are those that are loaded already, by what they are called in `files`.
    """
    wanted = [*files]
    beside = [file for file in others if file not in wanted]
    found = survey(wanted, Plan(today()), beside=beside, given=given)
    return {file: checked.errors for file, checked in zip(wanted, found, strict=True)}
