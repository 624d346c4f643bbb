"""`licreport site`: many reports as pages that people look through."""

import datetime
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from licreport.cli.commands import command, option
from licreport.cli.options import DATA, common, complete_reports, loaded, usage, with_documents, with_words
from licreport.cli.output import remark, remark_aside
from licreport.files.meant import meant
from licreport.files.paths import STDIN
from licreport.words.language import FILES, Lang, MisuseError, Words, counted, few
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.site.making import Made


def _said(name: str, words: Words) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return option(name, metavar="TEXT", default="", help=words)


@command(
    "site",
    """把任意多份报告做成静态网站：总览、各年度比较表、每个主体一页，以及供下载的数据。

    PATH 是文件、目录（其中的 .toml 文件）；默认为 data/。网站写入 -o 指明的目录，直接打开其中的 index.html 即可，
    无需服务器。中文页面在根目录，英文页面在 en/ 下。再次运行时，没有变化的报告不再读取核对，只写有变化的文件。
    """,
    "licreport site data -o public",
)
@click.argument("paths", nargs=-1, metavar="[YEAR | PATH]...", shell_complete=complete_reports)
@option(
    "-o",
    "--output",
    metavar="FOLDER",
    required=True,
    help=Words(
        "The folder to write into: new, empty, or written by `licreport site` before.",
        "写入哪个目录：新目录、空目录，或以前由 `licreport site` 写入的目录。",
    ),
)
@_said("--title", Words("What the site is called.", "网站的名称。"))
@_said(
    "--note",
    Words("A line above every page, such as that the data are made up.", "每页上方的一行说明，例如注明数据是虚构的。"),
)
@_said(
    "--contact",
    Words("To whom one objects: an address of mail or of the web.", "异议向谁提出：电子邮箱或网址。"),
)
@_said("--licence", Words("Under which licence the data stand.", "数据依何种许可使用。"))
@with_documents
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help=Words(
        "How many processes share the work; by default as many as pay. The output is the same.",
        "由几个进程分担；默认视是否值得而定。输出相同。",
    ),
)
@option(
    "--anew",
    is_flag=True,
    help=Words(
        "Read, check and make everything again, whatever is known from the last run. The output is the same.",
        "不用上次运行留下的结果，全部重新读取、核对和生成。输出相同。",
    ),
)
@common
@with_words
def site_command(paths: Sequence[str], output: str, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes
    """Make a static site of any number of reports: an overview, tables by year, a page for each authority, data.

    PATHs are files or directories (their .toml files); by default data/. The site goes into the folder that -o names;
    its index.html opens without a server. Pages in Chinese stand at the root, those in English in en/. A second run
    looks only at reports that changed, and writes only what changed.
    """
    from licreport.check.many import Plan  # noqa: PLC0415  # --help pays for none of these
    from licreport.check.workers import sensible_jobs  # noqa: PLC0415  # as above
    from licreport.site.making import make  # noqa: PLC0415  # as above
    from licreport.site.told import Told  # noqa: PLC0415  # as above
    from licreport.site.written import Folder  # noqa: PLC0415  # as above

    with usage(lang):
        folder = Folder(Path(output))
        files = _meant(paths, output, lang, documents=flags["documents"])
        given = {STDIN: loaded(STDIN)} if STDIN in files else {}
        told = Told(flags["title"], flags["note"], flags["contact"], flags["licence"])
        jobs = flags["jobs"] or sensible_jobs(len(files))
        plan = Plan(datetime.date.min, jobs=1 if given else jobs)  # no waiver expires: the same on any day
        progress = _Progress()
        found = make(files, folder, told, plan, given=given, is_anew=flags["anew"], progress=progress.show)
        progress.clear()
        if not found.authorities:
            raise MisuseError(_NO_REPORT, {"files": few(files, in_sentence=True)})
    _tell(found, output, lang)
    return 0


_NO_REPORT = Words(
    "none of the files is a report: {files}; `licreport check` says why",
    "没有一个文件是报告：{files}；原因见 `licreport check`",
)
_INSIDE = Words(
    "{file} is in the folder that the site is written into; name another folder",
    "{file} 在网站所写入的目录中；请指明另一个目录",
)


def _meant(paths: Sequence[str], output: str, lang: Lang, *, documents: bool) -> Sequence[str]:
    """Return the files that are meant, without those of the site itself where they stand in a directory named."""
    asked = meant(paths, DATA, documents=documents)
    remark_aside(asked, lang)
    own = os.path.join(os.path.realpath(output), "")  # noqa: PTH118  # thousands
    inside = {file for file in asked.files if file != STDIN and os.path.realpath(file).startswith(own)}
    for file in asked.named:
        if file in inside:
            raise MisuseError(_INSIDE, {"file": file})
    files = [file for file in asked.files if file not in inside]
    if not files:
        raise MisuseError(_INSIDE, {"file": min(inside)})
    return files


_DONE = Words(
    "{folder}: {reports} by {authorities}; {written} written, {same} as they were, {removed} removed",
    "{folder}：{authorities}的 {reports}；写入 {written} 个文件，{same} 个没有变化，移除 {removed} 个",
)
_UNREAD = Words(
    "{count} left out, which are no reports or do not load: {files}; `licreport check` says why",
    "{count}不是报告或无法读取，没有列入：{files}；原因见 `licreport check`",
)
_DOUBLE = Words(
    "several reports on one authority and year, of which none is shown: {files}",
    "同一主体同一年度有不止一份报告，均未列入：{files}",
)
_NO_PINYIN = Words(
    "search is by name only, not by pinyin initials; pip install 'licreport[site]' adds them",
    "只能按名称查找，不能按拼音首字母；pip install 'licreport[site]' 可补上",
)
_NO_PARQUET = Words(
    "no Parquet was written; pip install 'licreport[site]' adds it",
    "没有写 Parquet 文件；pip install 'licreport[site]' 可补上",
)


def _tell(found: "Made", output: str, lang: Lang) -> None:
    """Say what was made, and what was left out of it and why."""
    from licreport.site.data.delimited import has_parquet  # noqa: PLC0415  # as above
    from licreport.site.searching import has_initials  # noqa: PLC0415  # as above
    from licreport.site.told import AUTHORITIES, REPORTS, numbered  # noqa: PLC0415  # as above

    written = found.written
    facts = {
        "folder": output,
        "reports": numbered(found.reports, REPORTS, lang),
        "authorities": numbered(found.with_reports, AUTHORITIES, lang),
        "written": counted(written.written, FILES, lang) if lang == "en" else f"{written.written:,}",
        "same": f"{written.same:,}",
        "removed": f"{written.removed:,}",
    }
    click.echo(printable(_DONE.say(lang, facts)))
    if found.unread:
        names = few(found.unread, in_sentence=True).say(lang)
        remark(_UNREAD, {"count": counted(len(found.unread), FILES, lang), "files": names}, lang)
    if found.doubled:
        names = few([f"{name} {year}" for name, year in found.doubled], in_sentence=True).say(lang)
        remark(_DOUBLE, {"files": names}, lang)
    if not has_initials():
        remark(_NO_PINYIN, {}, lang)
    if not has_parquet():
        remark(_NO_PARQUET, {}, lang)


class _Progress:
    """How far the work is, on a terminal."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr is not None and sys.stderr.isatty()
        self._shown_at = time.monotonic()

    def show(self, done: int, among: int) -> None:
        """Show how much is done, now and then."""
        if self._is_watched and time.monotonic() - self._shown_at > _INTERVAL:
            self._shown_at = time.monotonic()
            click.echo(f"\r\x1b[K{done:,} / {among:,}", nl=False, err=True)

    def clear(self) -> None:
        """Erase it, so that what is printed next begins a line."""
        if self._is_watched:
            click.echo("\r\x1b[K", nl=False, err=True)


_INTERVAL = 0.2  # seconds
