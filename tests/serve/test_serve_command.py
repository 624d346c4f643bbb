"""`licreport serve` as it is run: it tells where the page is, and ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages import DOCUMENTS, fences
from places import ROOT
from serve.asking import request, sent

from licreport.words.language import Lang


@contextmanager
def served(*arguments: str, lang: Lang = "en", folder: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """Run the command until the block ends."""
    command = [sys.executable, "-m", "licreport", "serve", "--no-browser", "--lang", lang, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder) as process:
        try:
            yield process
        finally:
            process.kill()


def address(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the port and the token that are told."""
    assert process.stdout is not None
    told = process.stdout.readline()
    where = next(word for word in told.replace("：", " ").replace("（", " ").split() if word.startswith("http"))
    port, _, token = where.removeprefix("http://127.0.0.1:").partition("/#")
    return int(port), token


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "SIGTERM"])
def test_it_ends_when_it_is_told_to(number: signal.Signals) -> None:
    with served("--port", "0") as process:
        port, token = address(process)
        assert len(token) >= 32
        assert sent(port, request(port, "GET", "/")).status == 200
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "cannot listen at port {port}:"), ("zh", "无法监听端口 {port}：")],
)
def test_a_port_that_is_taken_is_told_and_another_is_offered(lang: Lang, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served("--port", str(port), lang=lang) as process:
            out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, "")
    assert said.format(port=port) in err
    assert "--port " in err


SHOWN = {
    command
    for text in DOCUMENTS.values()
    for block in fences("sh", text)
    for command in block.splitlines()
    if command.startswith("licreport serve")
}


@pytest.mark.parametrize("command", sorted(SHOWN))
def test_a_command_of_the_documents_opens_the_page(command: str) -> None:
    with served(*command.split()[2:], "--port", "0", folder=ROOT) as process:
        port, _ = address(process)
        assert sent(port, request(port, "GET", "/")).status == 200


def test_each_run_has_a_token_of_its_own() -> None:
    with served("--port", "0") as one, served("--port", "0") as other:
        assert address(one)[1] != address(other)[1]


@pytest.mark.parametrize("arguments", [("--port", "65536"), ("--port", "x"), ("--host", "0.0.0.0")])  # noqa: S104  # it is refused
def test_what_cannot_be_done_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    with served(*arguments) as process:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, "")
    assert "Error" in err
