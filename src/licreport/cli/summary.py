"""`licreport summary`: a report on one page."""

import shutil

import click

from licreport.check.one import Checked
from licreport.check.selection import Selection
from licreport.cli.options import (
    DATA,
    FINDINGS,
    checked_report,
    colored,
    common,
    complete_reports,
    today,
    usage,
    with_words,
)
from licreport.cli.output import Color, is_colored, paint_for, write_out
from licreport.report.load import Loaded
from licreport.words.language import Lang

NARROWEST, WIDEST = 40, 120
_EXAMPLES = "Examples: licreport summary · licreport summary 2024 --lang en · licreport summary my.toml"


@click.command("summary", epilog=_EXAMPLES)
@click.argument("report", required=False, metavar="[YEAR | PATH]", shell_complete=complete_reports)
@click.option("--against", type=int, metavar="YEAR", help="Show the figures of that year beside them, and the change.")
@colored
@common
@with_words
def summary_command(report: str | None, lang: Lang, color: Color, against: int | None) -> int:
    """Show a report on one page: the verdict, the figures, the computed rates. By default the newest under data/."""
    from licreport.compose.summary import summarised  # noqa: PLC0415  # `check` does not pay for the page
    from licreport.listing.forms import full  # noqa: PLC0415  # as above
    from licreport.render.terminal import render  # noqa: PLC0415  # nor for rich

    checked = checked_report(report, lang)
    if checked.loaded.report is None:
        write_out("".join(full.blocks(checked, lang, paint_for(color))))
    else:
        other = None
        if against is not None:
            from licreport.files.counterpart import counterpart  # noqa: PLC0415  # nor for another year

            with usage(lang):
                checked, other = _together(checked.loaded, counterpart(checked.loaded, against, DATA))
        width = min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
        write_out(render(summarised(checked, lang, other), width=width, color=is_colored(color)))
    return FINDINGS if checked.errors else 0


def _together(report: Loaded, other: Loaded) -> tuple[Checked, Checked]:
    """Check two years of one authority with each other; nothing is said of reports that were not asked for."""
    from licreport.check.many import Plan, survey  # noqa: PLC0415  # nor for another year

    given = {loaded.name: loaded for loaded in (report, other)}
    plan = Plan(today(), selection=Selection(ignore=("LR504", "LR6")), in_full=True)
    first, second = survey([*given], plan, given=given)
    return first, second
