"""`licreport export`: a report in other formats."""

from functools import cached_property

import click

from licreport.cli.commands import Command, Option, command, option
from licreport.cli.exporting.compiling import Task, compiled
from licreport.cli.exporting.formats import as_fragments, folder_of, format_of, target_of, way_to
from licreport.cli.options import (
    common,
    complete_reports,
    usage,
    with_words,
)
from licreport.cli.output import to_file
from licreport.cli.reports.among import alone
from licreport.cli.reports.shown import checked_reports
from licreport.cli.settings import CHOICES
from licreport.files.paths import STDIN
from licreport.words.language import Lang, Words, capitalised


class _ExportCommand(Command):
    """`export`, with one flag for each format there is; the formats are only looked for when it is called."""

    @cached_property
    def _flags(self) -> list[click.Parameter]:
        from licreport.render import formats  # noqa: PLC0415  # `check` does not pay for them

        return [
            Option([f"--{name}", f"as_{name}"], is_flag=True, help=_sentence(form.summary))
            for name, form in formats().items()
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters, the formats' flags among them."""
        argument, *options = super().get_params(ctx)
        return [argument, *self._flags, *options]


def _sentence(summary: Words) -> Words:
    return Words(f"{capitalised(summary.en)}.", f"{summary.zh}。")


@command(
    "export",
    """生成其他格式的报告：写到标准输出、文件或目录。

    默认为 data/ 下最近的一份报告。指明目录的，生成其中的全部报告，写入目录。
    """,
    "licreport export 2024 -o 2024.docx",
    "licreport export 2024 --all -o out",
    "licreport export --json",
    cls=_ExportCommand,
)
@click.argument("report", required=False, metavar="[YEAR | PATH]", shell_complete=complete_reports)
@option(
    "--all",
    "every",
    is_flag=True,
    help=Words("Every format there is, into the directory that -o names.", "生成全部格式，写入 -o 所指的目录。"),
)
@to_file(
    Words(
        "Write to FILE, whole or not at all, or into DIR; an ending names a format.",
        "写入 FILE，要么完整写入，要么不写；或写入 DIR。格式由后缀决定。",
    ),
    metavar="FILE|DIR",
)
@option(
    "--draft",
    is_flag=True,
    help=Words(
        "Compile a report with errors, too; every page is stamped as a draft.", "有错误的报告也生成，每页标明草稿。"
    ),
)
@option(
    "--against",
    metavar="YEAR|PATH",
    multiple=True,
    shell_complete=complete_reports,
    help=Words(
        "Show that year, or the years of a file or a directory, in the charts; repeatable.",
        "在图表中并列该年度，或者文件、目录中的各年度；可以多次使用。",
    ),
)
@alone
@option(
    "--notes",
    type=click.Choice(CHOICES["notes"]),
    help=Words(
        "How a document words its notes on discrepancies: plainly, in full with the codes of rules, or not at all; "
        "by default plainly, and in a draft in full.",
        "差异注释的写法：plain 为通俗说明，full 为连同规则代码的全文，none 为不加注释；默认 plain，草稿默认 full。",
    ),
)
@option(
    "--separator",
    type=click.Choice(CHOICES["separator"]),
    help=Words(
        "The thousands separator of a document; by default none where it is Chinese, and a comma in English.",
        "文档中数字的千位分隔：comma 为逗号，none 为不分隔；中文文档默认不分隔，英文文档默认用逗号。",
    ),
)
@option(
    "--money",
    type=click.Choice(CHOICES["money"]),
    help=Words(
        "Give money in a Chinese document in yuan, or from 10,000 yuan on in tens of thousands, with all digits.",
        "中文文档中金额的单位：yuan 为元；wan 为 1 万元以上以万元为单位，保留全部数字。",
    ),
)
@option(
    "--fragment",
    is_flag=True,
    help=Words(
        "Write HTML as one element, to paste into a page of a site.", "把 HTML 写成一个元素，可粘贴到网站的网页中。"
    ),
)
@option(
    "--bom/--no-bom",
    default=None,
    help=Words(
        "Begin CSV with a byte order mark, by which Excel knows UTF-8; by default where it is Chinese.",
        "CSV 以字节顺序标记开头，Excel 据以识别 UTF-8；内容为中文的默认如此。",
    ),
)
@common
@with_words
def export_command(  # noqa: PLR0913  # one parameter for each option
    report: str | None,
    output: str | None,
    lang: Lang,
    against: tuple[str, ...],
    *,
    notes: str | None,
    separator: str | None,
    money: str | None,
    every: bool,
    draft: bool,
    alone: bool,
    fragment: bool,
    bom: bool | None,
    force: bool,
    **flags: bool,
) -> int:
    """Compile a report into other formats: to standard output, a file or a directory.

    By default it is the newest report under data/. Of a directory that is named all reports are compiled, into a
    directory.
    """
    from licreport.render import formats  # noqa: PLC0415  # `check` does not pay for them

    known = formats()
    named = [name for name in known if flags[f"as_{name}"]]
    forms = [*known.values()] if every else [known[name] for name in named or format_of(output, known)]
    with usage(lang):
        target = target_of(forms, output, known, is_flagged=every or bool(named))
        forms = as_fragments(forms) if fragment else forms
    reports = checked_reports(report, lang, alone=alone)
    style = {"notes": notes, "separator": separator, "money": money}
    task = Task(forms, target, lang, against, style, draft=draft, bom=bom, force=force)
    if len(reports) == 1:
        return compiled(reports[0], task, read=STDIN if report == STDIN else reports[0].loaded.name)
    with usage(lang):
        folder = folder_of(str(report), len(reports), output, is_flagged=every or bool(named))
    return max(
        compiled(each, task._replace(target=folder / way_to(str(report), each), is_one=False), read=each.loaded.name)
        for each in reports
    )
