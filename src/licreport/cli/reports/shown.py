"""The reports that `summary` and `export` show: the one that an argument means, or all of a directory."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.check.many import Plan, survey
from licreport.check.one import Checked, check
from licreport.check.selection import ALL, Selection
from licreport.cli.options import DATA, loaded, telling, today, usage
from licreport.cli.reports.among import beside, checked_among
from licreport.files.meant import Meant, meant, one_meant
from licreport.files.paths import STDIN
from licreport.report.load import Loaded
from licreport.words.language import Lang


class Shown(NamedTuple):
    """The report that a command was asked for, checked among those that stand beside it."""

    checked: Checked
    beside: Sequence[str] = ()
    """The files that it was compared with."""


def checked_report(argument: str | None, lang: Lang, *, alone: bool) -> Shown:
    """Return the one report that an argument means, checked among others as `check` would: those beside its file.

    Of a year, a directory, or of nothing at all, they are all that are there. With `alone` there are none, which is
    said.
    """
    with usage(lang):
        asked = one_meant(argument, DATA)
    report = next(telling([loaded(asked.files[0])], lang))
    others = beside(asked, lang, report if argument == STDIN else None, alone=alone).files
    if not others:
        return Shown(check(report, today=today()))
    return Shown(next(checked_among([report], others)), others)


def checked_reports(argument: str | None, lang: Lang, *, alone: bool) -> Sequence[Checked]:
    """Return the reports that an argument means: the one that `checked_report` returns, of a directory all in it.

    Those of a directory are checked among each other.
    """
    if argument is None or not os.path.isdir(argument):  # noqa: PTH112  # which takes what cannot be a path for none
        return [checked_report(argument, lang, alone=alone).checked]
    with usage(lang):
        files = meant([argument], DATA).files
    if len(files) == 1:
        return [checked_report(files[0], lang, alone=alone).checked]
    given = {each.name: each for each in telling(map(loaded, files), lang)}
    if alone:
        beside(Meant([], rest=files), lang, alone=True)
        return [check(each, today=today()) for each in given.values()]
    return [*survey(files, Plan(today(), in_full=True), given=given)]


def checked_beside(reports: Sequence[Loaded], others: Sequence[str]) -> Iterator[Checked]:
    """Yield what checking a report, and the one that it is shown with, brought to light.

    Where the latter does not stand beside it, nothing is said of reports that are missing: they may stand beside that.
    """
    are_all_there = {report.name for report in reports} <= {reports[0].name, *others}
    return checked_among(reports, others, ALL if are_all_there else Selection(ignore=("LR504", "LR6")))
