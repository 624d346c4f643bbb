"""`licreport export`: a report in another format."""

from functools import cached_property

import click

from licreport.cli import completion
from licreport.cli.options import FINDINGS, checked_report, common, write_file
from licreport.cli.output import write_out
from licreport.files import STDIN
from licreport.language import Lang, Words

_NO_FORMAT = Words(
    "say which format: {choices}, or a FILE with its ending", "请指明格式：{choices}，或用带相应后缀的 FILE"
)


class _ExportCommand(click.Command):
    """`export`, with one flag for each format there is; the formats are only looked for when it is called."""

    @cached_property
    def _flags(self) -> list[click.Parameter]:
        from licreport.render import formats  # noqa: PLC0415  # `check` does not pay for them

        return [
            click.Option(
                [f"--{name}", "format_name"], flag_value=name, help=f"{form.summary[:1].upper()}{form.summary[1:]}."
            )
            for name, form in formats().items()
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters, the formats' flags among them."""
        argument, *options = super().get_params(ctx)
        return [argument, *self._flags, *options]


@click.command("export", cls=_ExportCommand, epilog="Example: licreport export 2024 --json -o 2024.json")
@click.argument("report", required=False, metavar="[YEAR | PATH]", shell_complete=completion.reports)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all; its ending names the format.")
@common
def export_command(report: str | None, output: str | None, format_name: str | None, lang: Lang) -> int:
    """Write a report in another format, to standard output or a file. By default the newest under data/."""
    from licreport.atomic import encoded  # noqa: PLC0415  # as above
    from licreport.listing import full  # noqa: PLC0415  # as above
    from licreport.render import formats  # noqa: PLC0415  # as above

    form = formats().get(format_name or _format_of(output) or "")
    if form is None:
        choices = ", ".join(f"--{name}" for name in formats())
        raise click.UsageError(_NO_FORMAT.say(lang, {"choices": choices}))
    checked = checked_report(report, lang)
    if checked.loaded.report is None:
        click.echo("".join(full.blocks(checked, lang)), nl=False, err=True)
        return FINDINGS
    content = form.render(checked)
    data = encoded(content) if isinstance(content, str) else content
    if output is None or output == STDIN:
        write_out(data)
    else:
        write_file(output, data, lang, not_to=None if report == STDIN else checked.loaded.name)
    return FINDINGS if checked.errors else 0


def _format_of(output: str | None) -> str | None:
    from licreport.render import formats  # noqa: PLC0415  # as above

    if output is None:
        return None
    return next((name for name, form in formats().items() if output.lower().endswith(form.suffixes)), None)
