"""`licreport schema`: the data format for editors."""

import click

from licreport.cli.options import common
from licreport.cli.output import deliver, to_file
from licreport.words.language import Lang


@click.command("schema", epilog="Example: licreport schema -o licreport-report-1.json")
@to_file()
@common
def schema_command(output: str | None, lang: Lang, *, force: bool) -> None:
    """Print the JSON Schema of the data format, by which editors complete and check a report.

    A report names it in its first line: #:schema licreport-report-1.json
    """
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it
    from licreport.report.schema import render  # noqa: PLC0415  # as above

    deliver(output, encoded(render()), lang, force=force)
