"""What other pages, and other programs, may try on the port of the page: each is refused, and told so."""

import re
import socket
from collections.abc import Iterator
from threading import Event
from typing import NamedTuple

import pytest
from serve.asking import TOKEN, Reply, listening, request, sent

from licreport.serve.admission import SHOWN, Head, Way
from licreport.serve.answers import Answer
from licreport.serve.folder import Folder
from licreport.serve.line import Line
from licreport.serve.listening import LIMITS, Limits, Request, Route, Server
from licreport.serve.routes import routes

LONGEST = 1000
ROUTES = routes(Line(), Folder())
ECHO = Route(Way("POST"), lambda request: Answer(200, request.body))
FAILING = Route(Way("GET"), lambda _: Answer(200, str(1 // 0).encode()))
OURS = f"Licreport-Token: {TOKEN}"
RAW = "Content-Type: application/octet-stream"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with listening({**ROUTES, "/echo": ECHO, "/failing": FAILING}, LIMITS._replace(longest=LONGEST)) as server:
        yield server


class Attack(NamedTuple):
    """A request, and how it is refused; `{port}` is that of the page."""

    status: int
    method: str = "GET"
    path: str = "/"
    headers: tuple[str, ...] = ()
    host: str | None = None
    body: bytes = b""


def post(status: int, *headers: str, body: bytes = b"") -> Attack:
    """Return a request that has all that the page's own have, but for these headers."""
    return Attack(status, "POST", "/echo", (OURS, *headers), body=body)


ATTACKS = {
    "a foreign name (DNS rebinding)": Attack(403, host="Host: evil.example:{port}"),
    "our name, and more behind it": Attack(403, host="Host: 127.0.0.1.evil.example:{port}"),
    "our name with another port": Attack(403, host="Host: 127.0.0.1:1"),
    "our name, and more behind the port": Attack(403, host="Host: 127.0.0.1:{port}.evil.example"),
    "our name without its port": Attack(403, host="Host: 127.0.0.1"),
    "our name behind an @": Attack(403, host="Host: evil.example@127.0.0.1:{port}"),
    "no name": Attack(403, host=""),
    "an empty name": Attack(403, host="Host: "),
    "two names, the first ours": Attack(403, headers=("Host: evil.example",)),
    "twice our name": Attack(403, headers=("Host: 127.0.0.1:{port}",)),
    "a whole address of another": Attack(404, path="http://evil.example/"),
    "a page of elsewhere": Attack(403, headers=("Origin: https://evil.example",)),
    "a page of another port": Attack(403, headers=("Origin: http://127.0.0.1:1",)),
    "a page of nowhere": Attack(403, headers=("Origin: null",)),
    "two pages, the first ours": Attack(
        403, headers=("Origin: http://127.0.0.1:{port}", "Origin: https://evil.example")
    ),
    "sent by another site": Attack(403, headers=("Sec-Fetch-Site: cross-site",)),
    "sent by another port": Attack(403, headers=("Sec-Fetch-Site: same-site",)),
    "no token": Attack(401, "POST", "/echo", (RAW, "Content-Length: 0")),
    "a wrong token": Attack(401, "POST", "/echo", ("Licreport-Token: guessed", RAW, "Content-Length: 0")),
    "a token that is no ASCII": Attack(401, "POST", "/echo", ("Licreport-Token: é", RAW, "Content-Length: 0")),
    "two tokens, the first ours": Attack(
        401, "POST", "/echo", (OURS, "Licreport-Token: guessed", RAW, "Content-Length: 0")
    ),
    "the token in the address": Attack(404, "POST", f"/echo?token={TOKEN}", (RAW, "Content-Length: 0")),
    "a path upward": Attack(404, path="/../../../../etc/passwd"),
    "a path upward, encoded": Attack(404, path="/%2e%2e/%2e%2e/etc/passwd"),
    "a path from the root": Attack(404, path="//etc/passwd"),
    "a path with a zero": Attack(404, path="/page.css%00.html"),
    "a file of the package that is no page": Attack(404, path="/routes.py"),
    "a page that is shown to who has its key": Attack(404, path="/shown/" + "a" * 32),
    "a page that is shown, upward": Attack(404, path="/shown/../routes.py"),
    "an address that is none of ours": Attack(404, path="/admin"),
    "a method that the page does not use": Attack(405, "DELETE", "/echo", (OURS,)),
    "reading what takes a document": Attack(405, "GET", "/echo", (OURS,)),
    "sending a document to the page": Attack(405, "POST", "/", (OURS, RAW, "Content-Length: 0")),
    "the head alone": Attack(405, "HEAD", "/"),
    "asking what another page may do (preflight)": Attack(
        403, "OPTIONS", "/echo", ("Origin: https://evil.example", "Access-Control-Request-Method: POST")
    ),
    "asking the same from our own page": Attack(
        405, "OPTIONS", "/echo", ("Origin: http://127.0.0.1:{port}", "Access-Control-Request-Method: POST")
    ),
    "a tunnel": Attack(404, "CONNECT", "evil.example:443"),
    "a form of text, as any page may send it": post(415, "Content-Type: text/plain", "Content-Length: 1", body=b"x"),
    "a form with a file": post(415, "Content-Type: multipart/form-data; boundary=x", "Content-Length: 1", body=b"x"),
    "no kind": post(415, "Content-Length: 1", body=b"x"),
    "no length": post(411, RAW, body=b"x"),
    "a negative length": post(400, RAW, "Content-Length: -1"),
    "a length with a plus": post(400, RAW, "Content-Length: +1", body=b"x"),
    "a length that is no number": post(400, RAW, "Content-Length: 0x10"),
    "a length in other digits": post(400, RAW, "Content-Length: ٣"),
    "an empty length": post(400, RAW, "Content-Length: "),
    "two lengths": post(400, RAW, "Content-Length: 1", "Content-Length: 2", body=b"x"),
    "twice the same length": post(400, RAW, "Content-Length: 1", "Content-Length: 1", body=b"x"),
    "two lengths in one header": post(400, RAW, "Content-Length: 1, 2", body=b"x"),
    "one byte too many": post(413, RAW, f"Content-Length: {LONGEST + 1}"),
    "a terabyte": post(413, RAW, "Content-Length: 1099511627776"),
    "a length of ten thousand digits": post(413, RAW, f"Content-Length: {'9' * 5000}"),
    "in pieces": post(501, RAW, "Transfer-Encoding: chunked", body=b"1\r\nx\r\n0\r\n\r\n"),
    "in pieces and with a length (smuggling)": post(
        501, RAW, "Content-Length: 5", "Transfer-Encoding: chunked", body=b"0\r\n\r\n"
    ),
    "in pieces, told with a blank": post(501, RAW, "Transfer-Encoding:  chunked", body=b"0\r\n\r\n"),
    "a body where none is taken": Attack(400, headers=("Content-Length: 5",), body=b"hello"),
    "asking before sending": post(417, RAW, "Content-Length: 1", "Expect: 100-continue", body=b"x"),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused(server: Server, attack: Attack) -> None:
    port = server.door.port
    headers = [header.format(port=port) for header in attack.headers]
    host = None if attack.host is None else attack.host.format(port=port)
    reply = sent(port, request(port, attack.method, attack.path, *headers, body=attack.body, host=host))
    assert reply.status == attack.status
    assert_guarded(reply)
    assert (reply.body == b"") is (attack.method == "HEAD")


GARBAGE = {
    "no request": b"hello\r\n\r\n",
    "the oldest HTTP": b"GET /\r\n\r\n",
    "a version that there is not": b"GET / HTTP/9.9\r\n\r\n",
    "bytes of another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "an address without end": b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n\r\n",
    "a header without end": b"GET / HTTP/1.1\r\nHost: " + b"a" * 70_000 + b"\r\n\r\n",
    "headers without end": b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    "a header without a colon before the others": b"GET / HTTP/1.1\r\nnonsense\r\nHost: 127.0.0.1\r\n\r\n",
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_request_is_refused(server: Server, garbage: bytes) -> None:
    reply = sent(server.door.port, garbage)
    assert 400 <= reply.status < 506
    assert_guarded(reply)


def assert_guarded(reply: Reply) -> None:
    """What an answer may do in a browser is said with every answer."""
    headers = reply.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Connection"] == "close"
    assert not [name for name in headers if name.lower().startswith(("access-control-", "server", "set-cookie"))]
    assert int(headers["Content-Length"]) >= len(reply.body)


@pytest.mark.parametrize("path", ["/", "/page.css", "/page.js"])
@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_page_is_shown_to_whoever_calls_this_machine_by_its_name(server: Server, path: str, name: str) -> None:
    reply = sent(server.door.port, request(server.door.port, "GET", path, host=f"Host: {name}:{server.door.port}"))
    assert reply.status == 200
    assert reply.body
    assert_guarded(reply)


def test_a_request_of_the_page_itself_is_let_in(server: Server) -> None:
    own = f"Origin: http://127.0.0.1:{server.door.port}"
    headers = (OURS, RAW, own, "Sec-Fetch-Site: same-origin", "Content-Length: 5")
    reply = sent(server.door.port, request(server.door.port, "POST", "/echo", *headers, body=b"hello"))
    assert (reply.status, reply.body) == (200, b"hello")
    assert_guarded(reply)


def test_the_longest_body_is_taken(server: Server) -> None:
    body = b"x" * LONGEST
    headers = (OURS, RAW, f"Content-Length: {LONGEST}")
    assert sent(server.door.port, request(server.door.port, "POST", "/echo", *headers, body=body)).body == body


def test_what_follows_a_request_is_no_second_one(server: Server) -> None:
    first = request(server.door.port, "POST", "/echo", OURS, RAW, "Content-Length: 1", body=b"x")
    reply = sent(server.door.port, first + request(server.door.port, "GET", "/"))
    assert (reply.status, reply.body) == (200, b"x")


SLOW = {
    "nothing at all": (),
    "half a line": (b"GET / HT",),
    "a head without end": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n",),
    "less of a body than was told": (b"{request}", b"abc"),
}


@pytest.mark.parametrize("pieces", SLOW.values(), ids=SLOW)
def test_who_does_not_go_on_is_let_go(pieces: tuple[bytes, ...]) -> None:
    with listening({"/echo": ECHO}, Limits(seconds=0.05)) as server:
        port = server.door.port
        begun = request(port, "POST", "/echo", OURS, RAW, "Content-Length: 10")
        sending = [piece.replace(b"{port}", b"%d" % port).replace(b"{request}", begun) for piece in pieces]
        reply = sent(port, *sending)
        assert reply.status == 408
        assert_guarded(reply)


def test_who_sends_byte_by_byte_has_no_more_time() -> None:
    with listening({"/echo": ECHO}, Limits(seconds=0.1)) as server:
        with socket.create_connection(("127.0.0.1", server.door.port), timeout=30) as connection:
            connection.settimeout(0.01)
            found, sending = b"", iter(request(server.door.port, "GET", "/") * 1000)
            while not found:
                try:
                    connection.sendall(bytes([next(sending)]))
                    found = connection.recv(65_536)
                except TimeoutError:
                    continue
        assert found.startswith(b"HTTP/1.1 408 ")


def test_who_says_nothing_makes_room_for_who_asks() -> None:
    with listening({"/": ROUTES["/"]}, Limits(connections=2)) as server:
        port = server.door.port
        here = ("127.0.0.1", port)
        with socket.create_connection(here, timeout=30) as first, socket.create_connection(here, timeout=30) as second:
            assert sent(port, request(port, "GET", "/")).status == 200
            assert first.recv(1) == b""  # the oldest was hung up on, long before its time was over
            second.sendall(request(port, "GET", "/"))
            assert second.recv(12) == b"HTTP/1.1 200"


def test_where_all_were_let_in_the_next_is_hung_up_on() -> None:
    asked, go_on = Event(), Event()

    def slow(_: Request) -> Answer:
        asked.set()
        go_on.wait(30)
        return Answer(200)

    with listening({"/": Route(Way("GET", is_open=True), slow)}, Limits(connections=1)) as server:
        here = ("127.0.0.1", server.door.port)
        with socket.create_connection(here, timeout=30) as first:
            first.sendall(request(server.door.port, "GET", "/"))
            assert asked.wait(30)
            with socket.create_connection(here, timeout=30) as third:
                assert third.recv(1) == b""
            go_on.set()
            assert first.recv(12) == b"HTTP/1.1 200"


def test_where_there_is_no_room_for_a_body_it_waits_and_is_told_to_come_again() -> None:
    with listening({"/echo": ECHO}, Limits(seconds=0.2, held=10)) as server:
        port = server.door.port
        begun = request(port, "POST", "/echo", OURS, RAW, "Content-Length: 10")
        with socket.create_connection(("127.0.0.1", port), timeout=30) as first:
            first.sendall(begun)
            assert sent(port, begun, b"0123456789").status in {200, 503}
        assert sent(port, begun, b"0123456789").body == b"0123456789"


def test_a_fault_of_our_own_is_told_and_the_page_goes_on(server: Server) -> None:
    reply = sent(server.door.port, request(server.door.port, "GET", "/failing", OURS))
    assert reply.status == 500
    assert b"ZeroDivisionError" in reply.body
    assert b"Traceback" not in reply.body
    assert_guarded(reply)
    assert sent(server.door.port, request(server.door.port, "GET", "/")).status == 200


def test_only_this_machine_is_listened_to(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", [path for path, route in ROUTES.items() if route.way.is_open])
def test_what_takes_no_token_tells_only_what_is_in_the_package(path: str) -> None:
    assert path == SHOWN or re.fullmatch(r"/(?:[a-z]+\.(?:css|js|svg))?", path)


@pytest.mark.parametrize("path", [path for path, route in ROUTES.items() if route.way.is_open and path != SHOWN])
def test_the_page_asks_nobody_else_for_anything(path: str) -> None:
    body = ROUTES[path].answer(Request(Head("GET", path, {}), b"")).body.decode()
    assert re.findall(r"https?://(?!www\.w3\.org)[^\s\"']+", body) == []
    assert re.findall(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b", body) == []
