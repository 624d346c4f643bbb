"""`licreport tabulate`: case records, one row a case → the report that follows from them."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from licreport.cases.query.shape import View
from licreport.cli.cases.asked import (
    Records,
    breakdowns_of,
    calendar_of,
    engine_of,
    figure_of,
    layout_of,
    most_refused,
    period_of,
)
from licreport.cli.cases.listed import check_suffix, listed
from licreport.cli.cases.shown import explained, printed, sketched
from licreport.cli.cases.written import targets_of, written
from licreport.cli.commands import command, option
from licreport.cli.options import common, usage
from licreport.cli.output import to_file
from licreport.words.language import Lang, MisuseError, Words

_MISSING = Words("{option} is missing; a report has one", "缺少 {option}；报告必须写明")
_NEEDED = {"authority": "--authority NAME", "year": "--year YEAR"}


@command(
    "tabulate",
    """由办件记录（一行一件）统计出报告。

    记录可为 CSV、XLSX、Parquet、JSON Lines 文件，含此类文件的目录或通配符，以及 DuckDB、SQLite 数据库的表
    （cases.db#表名）。布局写明哪一列是什么、各代码是什么含义；没有写明的代码一经遇到即停止。
    每一行的去向都如数列出，一行不少；无法判定的数据不写。申请人的姓名、证件号、地址一概不读。
    """,
    "licreport tabulate examples/cases/2024.csv --year 2024 --explain on_time",
)
@click.argument("files", nargs=-1, required=True, metavar="CASES...")
@option("--authority", metavar="NAME", help=Words("Whose cases these are.", "办件属于哪个主体。"))
@option("--year", metavar="YEAR", help=Words("The year reported on.", "报告年度。"))
@option(
    "--from",
    metavar="DATE",
    help=Words("The first day reported on, if not 1 January.", "报告期的第一天，默认 1 月 1 日。"),
)
@option(
    "--to",
    metavar="DATE",
    help=Words("The last day reported on, if not 31 December.", "报告期的最后一天，默认 12 月 31 日。"),
)
@option("--part-of", metavar="NAME", help=Words("The authority whose report includes this one.", "上级主体。"))
@option(
    "--layout",
    metavar="NAME|FILE",
    default="general",
    show_default=True,
    help=Words(
        "Which column is what: a layout that comes with the program, or a file.", "布局：自带布局的名称，或布局文件。"
    ),
)
@option(
    "--by",
    metavar="item,department,channel,month",
    help=Words(
        "Break the figures down: items and channels into the report; departments and months into one report each, in "
        "the directory of -o.",
        "分列：按事项、按申请渠道（写入报告）；按部门、按月（各为一份报告，写入 -o 所指的目录）。",
    ),
)
@option(
    "--counting",
    type=click.Choice(["event", "cohort"]),
    help=Words(
        "Count each case by its own dates, or the applications of the period and what became of them; by default as "
        "the layout says.",
        "event：按各自的时间计；cohort：按报告期内收到的申请及其去向计；默认按布局。",
    ),
)
@option(
    "--explain",
    metavar="FIGURE",
    help=Words(
        "Show how a figure is defined and how many rows each step keeps, and write nothing.",
        "显示一项数据的口径，以及每一步留下多少行；不写报告。",
    ),
)
@option(
    "--rows",
    metavar="FIGURE|RULE",
    help=Words(
        "List the rows behind a figure, or behind those of a rule (LR203), instead.",
        "改为列出一项数据（或一条规则所涉数据，如 LR203）背后的行。",
    ),
)
@option(
    "--rejects",
    metavar="FILE",
    help=Words(
        "List the refused rows in FILE, too: .csv or .parquet.", "另把不予采用的行列入 FILE：.csv 或 .parquet。"
    ),
)
@option(
    "--max-rejects",
    metavar="SHARE",
    default="0.1%",
    show_default=True,
    help=Words("How many rows may be refused before nothing is written.", "不予采用的行超过多少就不写报告。"),
)
@option(
    "--suppress",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help=Words("Withhold items and departments with a count under N.", "数量小于 N 的事项、部门不予列出。"),
)
@option("--calendar", metavar="FILE", help=Words("Holidays newer than those that are known.", "更新的节假日安排。"))
@option("--sketch", is_flag=True, help=Words("Write the layout that the file seems to have.", "按文件起草布局。"))
@option("--sql", is_flag=True, help=Words("Print the query instead of running it.", "只输出查询语句，不运行。"))
@option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help=Words("What runs the query.", "运行查询的引擎。"),
)
@option(
    "--master",
    metavar="URL",
    help=Words("The Spark to use, as spark://host:7077.", "所用的 Spark，如 spark://host:7077。"),
)
@option(
    "--memory",
    metavar="SIZE",
    help=Words("The most memory to use; what does not fit goes to disk.", "内存上限，超出部分放入磁盘。"),
)
@to_file(
    Words(
        "Write to FILE, whole or not at all, or into DIR; by default to standard output.",
        "写入 FILE，要么完整写入，要么不写；或写入目录 DIR；默认写到标准输出。",
    ),
    metavar="FILE|DIR",
    replaced=Words("Replace FILE if there is one.", "FILE 已经存在的，予以覆盖。"),
)
@common
def tabulate_command(files: Sequence[str], lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Count the figures of a report from case records, one row a case.

    Records are files of CSV, XLSX, Parquet or JSON lines, directories of them or patterns, or a table of a DuckDB or
    SQLite database (cases.db#table). A layout says which column is what and what its codes stand for; a code that it
    does not map stops the run. What became of every row is told, and a figure that is not known of every case is left
    out. Names, numbers and addresses of applicants are never read.
    """
    if flags["sketch"]:
        return sketched(files, lang, flags)
    with usage(lang):
        _check(flags)
        layout, period, by = layout_of(flags), period_of(flags), breakdowns_of(flags)
        target = targets_of(files, by, flags)
        with engine_of(flags, layout, lang) as engine:
            engine.take([*calendar_of(flags)])
            records = Records(engine, View(engine.open(files), layout, period))
            if flags["sql"]:
                return printed(records, by)
            if flags["explain"] is not None:
                return explained(records, figure_of(flags["explain"]), lang)
            if flags["rows"] is not None:
                return listed(records, files, lang, flags)
            return written(records, by, files, target, lang, flags)


def _check(flags: Mapping[str, Any]) -> None:
    """Raise MisuseError where what was asked for cannot be done, before any records are read."""
    for name, told in _NEEDED.items():
        if flags[name] is None and not (name == "authority" and _only_looks(flags)):
            raise MisuseError(_MISSING, {"option": told})
    most_refused(flags["max_rejects"], 0)
    check_suffix(flags["rejects"])
    if flags["rows"] is not None:
        check_suffix(flags["output"])


def _only_looks(flags: Mapping[str, Any]) -> bool:
    """Tell whether no report is asked for."""
    return flags["explain"] is not None or flags["rows"] is not None or flags["sql"]
