"""`licreport rules`, `explain` and `schema`: the rules' own pages, and the data format for editors."""

import shutil

import click

from licreport.check.selection import unknown_code
from licreport.cli.commands import command, option
from licreport.cli.options import common, complete_codes, usage
from licreport.cli.output import deliver, to_file, write_out
from licreport.listing import rule_page
from licreport.report.diagnostic import SEVERITY_WORDS, Severity
from licreport.rules import RULES
from licreport.words.language import Lang, Words
from licreport.words.terminal import wrapped

_OR = Words(" or ", "或")
_REMARK = Words(" ({severities})", "（{severities}）")


@command("rules", "列出全部规则；没有另行注明的，级别为错误。", "licreport rules --lang zh")
@common
def rules_command(lang: Lang) -> None:
    """List the rules: errors, where nothing else is said."""
    width = max(shutil.get_terminal_size((_ENDLESS, 24)).columns, _NARROWEST)
    for rule in RULES.values():
        severities = _OR.say(lang).join(SEVERITY_WORDS[severity].say(lang) for severity in rule.severities)
        remark = "" if rule.severities == (Severity.ERROR,) else _REMARK.say(lang, {"severities": severities})
        lines = wrapped(f"{rule.summary.say(lang)}{remark}", width - _INDENT)
        write_out(f"{rule.code}  " + f"\n{' ' * _INDENT}".join(lines) + "\n")


_ENDLESS = 10_000  # cells; where no terminal shows it, one line is one rule
_NARROWEST = 40
_INDENT = 7  # behind a code


@command("explain", "显示一条规则的说明：应当成立什么、为什么，并举例。", "licreport explain LR203")
@click.argument("code", shell_complete=complete_codes)
@common
def explain_command(code: str, lang: Lang) -> None:
    """Print the page of a rule: what must hold, why, and examples."""
    with usage(lang):
        rule = RULES.get(code.upper())
        if rule is None:
            raise unknown_code(code.upper())
    write_out(rule_page.render(rule, lang))


@command(
    "schema",
    """输出数据格式的 JSON Schema，编辑器据以提示键名并检查报告。

    报告在第一行指明它：#:schema licreport-report-1.json
    """,
    "licreport schema -o licreport-report-1.json",
)
@option(
    "--layout",
    is_flag=True,
    help=Words(
        "Print that of layouts of case records (licreport-layout-1.json).",
        "输出办件记录布局的 JSON Schema（licreport-layout-1.json）。",
    ),
)
@to_file()
@common
def schema_command(output: str | None, lang: Lang, *, force: bool, layout: bool) -> None:
    """Print the JSON Schema of the data format, by which editors complete and check a report.

    A report names it in its first line: #:schema licreport-report-1.json
    """
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it

    if layout:
        from licreport.cases.layout.schema import render  # noqa: PLC0415  # as above
    else:
        from licreport.writing.schema import render  # noqa: PLC0415  # as above

    deliver(output, encoded(render()), lang, force=force)
