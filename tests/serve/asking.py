"""Requests to a server of our own, byte by byte, as nobody's browser would send them."""

import errno
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import NamedTuple

import pytest

from licreport.serve.listening import LIMITS, Limits, Route, Server

TOKEN = "the-token-of-this-run"  # noqa: S105  # of a server that is nobody else's


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def listening(routes: Mapping[str, Route], limits: Limits = LIMITS) -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server(0, TOKEN, routes, limits)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sent(port: int, *pieces: bytes) -> Reply:
    """Send bytes, and return what comes back until the server hangs up."""
    with _connected(port) as connection:
        for piece in pieces:
            connection.sendall(piece)
        found = b""
        while more := connection.recv(65_536):
            found += more
    return reply(found)


def _connected(port: int) -> socket.socket:
    try:
        return socket.create_connection(("127.0.0.1", port), timeout=30)
    except OSError as error:
        if error.errno != errno.ENETUNREACH:
            raise
        pytest.skip("this machine does not reach itself at 127.0.0.1")


def reply(found: bytes) -> Reply:
    """Return the reply that some bytes are."""
    head, _, body = found.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    named = (line.partition(": ") for line in lines)
    return Reply(int(first.split()[1]), {name: value for name, _, value in named}, body)


def request(port: int, method: str, path: str, *headers: str, body: bytes = b"", host: str | None = None) -> bytes:
    """Return a request with these headers, and with our Host unless another is given."""
    hosts = [f"Host: 127.0.0.1:{port}"] if host is None else [host] if host else []
    lines = [f"{method} {path} HTTP/1.1", *hosts, *headers, "", ""]
    return "\r\n".join(lines).encode() + body
