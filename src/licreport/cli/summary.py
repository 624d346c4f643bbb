"""`licreport summary`: a report on one page."""

import shutil

import click

from licreport.cli.commands import command, option
from licreport.cli.options import (
    DATA,
    FINDINGS,
    colored,
    common,
    complete_reports,
    usage,
    with_words,
)
from licreport.cli.output import Color, is_colored, paint_for, write_out
from licreport.cli.reports.among import alone
from licreport.cli.reports.shown import checked_beside, checked_report
from licreport.words.language import Lang, Words

NARROWEST, WIDEST = 40, 120


@command(
    "summary",
    "以一页显示一份报告：核对结论、数据、算出的比率。默认为 data/ 下最近的一份。",
    "licreport summary",
    "licreport summary 2024 --lang en",
    "licreport summary my.toml",
)
@click.argument("report", required=False, metavar="[YEAR | PATH]", shell_complete=complete_reports)
@option(
    "--against",
    metavar="YEAR|PATH",
    shell_complete=complete_reports,
    help=Words(
        "Show the figures of that year, or of that report, beside them, and the change.",
        "并列显示该年度或该报告的数据，以及增减。",
    ),
)
@alone
@colored
@common
@with_words
def summary_command(report: str | None, lang: Lang, color: Color, against: str | None, *, alone: bool) -> int:
    """Show a report on one page: the verdict, the figures, the computed rates. By default the newest under data/."""
    from licreport.compose.summary import summarised  # noqa: PLC0415  # `check` does not pay for the page
    from licreport.listing.forms import full  # noqa: PLC0415  # as above
    from licreport.render.terminal import render  # noqa: PLC0415  # nor for rich

    checked, beside = checked_report(report, lang, alone=alone)
    if checked.loaded.report is None:
        write_out("".join(full.blocks(checked, lang, paint_for(color))))
    else:
        other = None
        if against is not None:
            from licreport.files.counterpart import counterpart  # noqa: PLC0415  # nor for another year

            with usage(lang):
                reports = [checked.loaded, counterpart(checked.loaded, against, DATA)]
            checked, other = checked_beside(reports, beside)
        width = min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
        write_out(render(summarised(checked, lang, other), width=width, color=is_colored(color)))
    return FINDINGS if checked.errors else 0
