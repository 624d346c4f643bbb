"""`licreport schema`: the data format for editors."""

import click

from licreport.cli.options import common, write_file
from licreport.cli.output import write_out
from licreport.files.paths import STDIN
from licreport.words.language import Lang


@click.command("schema", epilog="Example: licreport schema -o licreport-report-1.json")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
@common
def schema_command(output: str | None, lang: Lang) -> None:
    """Print the JSON Schema of the data format, by which editors complete and check a report.

    A report names it in its first line: #:schema licreport-report-1.json
    """
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it
    from licreport.report.schema import render  # noqa: PLC0415  # as above

    data = encoded(render())
    if output is None or output == STDIN:
        write_out(data)
    else:
        write_file(output, data, lang)
