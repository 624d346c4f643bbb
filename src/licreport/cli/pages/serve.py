"""`licreport serve`: a page on this machine alone, with a document's text and what cannot be true beside it."""

import secrets
import signal
import sys
from collections.abc import Mapping, Sequence
from threading import Thread
from typing import TYPE_CHECKING

import click

from licreport.cli.commands import command, option
from licreport.cli.options import common, project_settings, usage
from licreport.cli.output import remark, write_out
from licreport.words.language import Lang, MisuseError, Words

if TYPE_CHECKING:
    from licreport.serve.listening import Route, Server

PORT = 8650


@command(
    "serve",
    """在本机打开一个网页：放入一份文档，其中互相矛盾的数据即在原文旁列出。

    PATH（文件或目录，包括其中的文档）中的报告列在网页上，随文件的改动更新，只有保存时才写入。
    只有本机能够打开网页，不需要联网。按 Ctrl+C 结束。
    """,
    "licreport serve",
    "licreport serve data",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help=Words(
        f"The port to listen at; by default {PORT}, or another where that is taken. 0 is any that is free.",
        f"监听的端口；默认 {PORT}，已被占用的另选一个。0 为任意空闲端口。",
    ),
)
@option(
    "--browser/--no-browser",
    default=True,
    help=Words("Whether the page is opened in the browser at once.", "是否立即在浏览器中打开网页。"),
)
@common
def serve_command(paths: Sequence[str], port: int | None, lang: Lang, *, browser: bool) -> int:
    """Open a page on this machine: drop a document, and what in it cannot be true stands beside its text.

    The reports in PATH (files and directories, documents among them) are listed there, followed as they change, and
    written only when you save. Only this machine can open the page, and it needs no network. Ctrl+C ends it.
    """
    from licreport.serve.folder import Folder  # noqa: PLC0415  # `check` does not pay for it
    from licreport.serve.line import Line  # noqa: PLC0415  # as above
    from licreport.serve.routes import routes  # noqa: PLC0415  # as above

    token = secrets.token_urlsafe(24)
    project = project_settings(lang)
    line = Line(project)
    with usage(lang):
        server = _server(port, token, routes(line, Folder(paths), project), lang)
    line.start()
    address = f"http://127.0.0.1:{server.door.port}/#{token}"
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: Thread(target=server.shutdown, daemon=True).start())
    write_out(f"{_AT.say(lang, {'address': address})}\n")
    sys.stdout.flush()
    if browser:  # not before the page is served: a browser for terminals is only done when its user is
        Thread(target=_open, args=(address, lang), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.1)
    finally:
        server.server_close()
        line.end()
    return 0


def _server(port: int | None, token: str, routes: "Mapping[str, Route]", lang: Lang) -> "Server":
    """Listen at a port, or else at one that is free; raises MisuseError where the port that was asked for is taken."""
    from licreport.serve.listening import Server  # noqa: PLC0415  # as above

    try:
        return Server(PORT if port is None else port, token, routes)
    except OSError as error:
        other = Server(0, token, routes)
        if port is None:
            remark(_ANOTHER, {"port": str(PORT), "other": str(other.door.port)}, lang)
            return other
        other.server_close()
        facts = {"port": str(port), "why": error.strerror or str(error), "other": str(other.door.port)}
        raise MisuseError(_TAKEN, facts) from None


def _open(address: str, lang: Lang) -> None:
    """Open the page in the browser; where there is none, say so."""
    import webbrowser  # noqa: PLC0415  # as above

    if not webbrowser.open(address):
        remark(_NO_BROWSER, {}, lang)


_AT = Words("The page is open at {address} (Ctrl+C ends it)", "网页地址：{address}（按 Ctrl+C 结束）")
_ANOTHER = Words("port {port} is taken; {other} is used instead", "端口 {port} 已被占用，改用 {other}")
_TAKEN = Words(
    "cannot listen at port {port}: {why}; {other} is free: --port {other}",
    "无法监听端口 {port}：{why}；{other} 空闲，可用 --port {other}",
)
_NO_BROWSER = Words("no browser could be opened: open the address yourself", "无法打开浏览器，请自行打开上述地址")
