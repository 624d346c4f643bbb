"""What a shell offers to complete: codes of rules, and years that there are reports on."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from licreport.cli.options import DATA
from licreport.files.paths import files_below
from licreport.report.load import named_years
from licreport.rules import RULES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the codes that begin as typed, behind the last comma, each with what its rule says."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # a check does not pay for it

    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{code}", help=rule.summary.en)
        for code, rule in RULES.items()
        if code.startswith(begun.upper())
    ]


def reports(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the years in the names of the files under data/, and leave paths to the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # as above

    files = files_below(DATA) if Path(DATA).is_dir() else []
    years = {str(year) for file in files for year in named_years(file)}
    found = [CompletionItem(year) for year in sorted(years, reverse=True) if year.startswith(incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]
