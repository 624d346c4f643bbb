"""Requests come in, answers go out: on this machine's own address, each within a time, never more at once than fit."""

import io
import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Lock
from typing import Any, NamedTuple

from licreport.serve.admission import Door, Head, Way, length_of, refusal
from licreport.serve.answers import Answer, GoneError, refused
from licreport.words.language import Words


class Limits(NamedTuple):
    """What requests may take."""

    seconds: float = 10
    """In which a request has to have come in as a whole."""
    longest: int = 16 << 20
    """Bytes of one body."""
    held: int = 256 << 20
    """Bytes of all bodies at once."""
    connections: int = 512


LIMITS = Limits()
ADDRESS = "127.0.0.1"


class Request(NamedTuple):
    """A request that was let in."""

    head: Head
    body: bytes
    is_wanted: Callable[[], bool] = lambda: True
    """Tells whether whoever asked still waits for the answer."""


class Route(NamedTuple):
    """What is done at a path: who may ask for it, and the function that answers."""

    way: Way
    answer: Callable[[Request], Answer]


class Server(ThreadingHTTPServer):
    """A server of some routes on 127.0.0.1; raises OSError where the port is taken. Port 0 is any that is free."""

    request_queue_size = 256
    daemon_threads = True

    def __init__(self, port: int, token: str, routes: Mapping[str, Route], limits: Limits = LIMITS) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.routes, self.limits = routes, limits
        self.door = Door(self.server_address[1], token, limits.longest)
        self.ways = {path: route.way for path, route in routes.items()}
        self.room = _Room(limits.held)
        self.connections = _Connections(limits.connections)

    def server_bind(self) -> None:
        """Take the port, without asking anyone for the name of this machine."""
        if os.name == "posix":  # elsewhere it would let another program take the same port
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]  # as they are bound

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # as the library's
        """Answer in a thread of its own; where there are too many that were let in, hang up."""
        if self.connections.add(request):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # as above
        """Answer, and make room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.connections.remove(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # as above
        """Say nothing of those who hang up; what else goes wrong in our own code is answered with 500."""


class _Connections:
    """The connections that are open: of more than a few, the oldest makes room that was not let in yet.

    So nobody keeps the page's own requests out by opening connections and saying nothing.
    """

    def __init__(self, most: int) -> None:
        self._most, self._open, self._lock = most, dict[socket.socket, bool](), Lock()

    def add(self, connection: socket.socket) -> bool:
        """Take a new one; False where there is no room."""
        oldest: socket.socket | None = None
        with self._lock:
            if len(self._open) >= self._most:
                oldest = next((one for one, is_let_in in self._open.items() if not is_let_in), None)
                if oldest is None:
                    return False
                del self._open[oldest]
            self._open[connection] = False
        if oldest is not None:
            with suppress(OSError):  # it may have gone meanwhile
                oldest.shutdown(socket.SHUT_RDWR)
        return True

    def let_in(self, connection: socket.socket) -> None:
        """Keep one, since what it asks will be answered."""
        with self._lock:
            if connection in self._open:
                self._open[connection] = True

    def remove(self, connection: socket.socket) -> None:
        """Forget one that is closed."""
        with self._lock:
            self._open.pop(connection, None)


class _Room:
    """How many bytes of bodies are held; who finds no room waits for it."""

    def __init__(self, most: int) -> None:
        self._most, self._held, self._changed = most, 0, Condition()

    def take(self, size: int, seconds: float) -> bool:
        with self._changed:
            if not self._changed.wait_for(lambda: self._held + size <= self._most or not self._held, seconds):
                return False
            self._held += size
            return True

    def give_back(self, size: int) -> None:
        with self._changed:
            self._held -= size
            self._changed.notify_all()


class _Within(io.RawIOBase):
    """What comes in on a connection, up to a point in time."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # as the library's
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    server_version, sys_version = "licreport", ""
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        until = time.monotonic() + self.server.limits.seconds
        self.rfile = io.BufferedReader(_Within(self.connection, until))

    def handle(self) -> None:
        """Answer one request, whatever its method; each has a connection of its own."""
        self.close_connection = True
        try:
            self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
            if not self.raw_requestline:
                return
            if len(self.raw_requestline) > _LONGEST_LINE:
                self.command, self.request_version = "", self.protocol_version
                self._send(refused(414, _LINE))
            elif self.parse_request():
                self._send(self._answer())
        except TimeoutError:
            self.command, self.request_version = getattr(self, "command", None) or "", self.protocol_version
            with suppress(OSError):
                self._send(refused(408, _TIME))
        except OSError:  # whoever asked has hung up
            pass

    def _answer(self) -> Answer:
        named: dict[str, list[str]] = {}
        for name, value in self.headers.items():
            named.setdefault(name.lower(), []).append(value.strip())
        head = Head(self.command, self.path, named)
        if (why := refusal(head, self.server.door, self.server.ways)) is not None:
            return refused(*why)
        self.server.connections.let_in(self.connection)
        size = length_of(head)
        if not self.server.room.take(size, self.server.limits.seconds):
            return refused(503, _BUSY)
        try:
            body = self.rfile.read(size)
            if len(body) < size:
                return refused(400, _CUT_OFF)
            return self._done(self.server.routes[head.address], Request(head, body, self._is_wanted))
        finally:
            self.server.room.give_back(size)

    def _is_wanted(self) -> bool:
        """Tell whether the other side is still there: who has hung up sends that nothing more will come."""
        try:
            self.connection.settimeout(0)
            return bool(self.connection.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def _done(self, route: Route, request: Request) -> Answer:
        try:
            return route.answer(request)
        except GoneError:
            raise ConnectionAbortedError from None
        except Exception as error:  # noqa: BLE001  # whatever it is, the page is told, and goes on
            what = type(error).__name__
            return refused(500, Words(_FAULT.en.format(what=what), _FAULT.zh.format(what=what)))

    def _send(self, answer: Answer) -> None:
        self.request_version = self.protocol_version  # of the oldest there would be no headers
        self.connection.settimeout(_SECONDS_TO_SEND)
        self.send_response_only(answer.status)
        for name, value in answer.headers():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
        if answer.status >= _REFUSED:
            self._let_go()

    def _let_go(self) -> None:
        """Take what is still on its way, as far as it is little: or the answer would be lost with it."""
        with suppress(OSError):
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_SECONDS_TO_LET_GO)
            for _ in range(_PIECES_TO_LET_GO):
                if not self.connection.recv(_LONGEST_LINE):
                    return

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002  # as the library's
        """Refuse what is no request, as everything else is refused."""
        self.command = getattr(self, "command", None) or ""
        self._send(refused(int(code), _NO_REQUEST))

    def handle_expect_100(self) -> bool:
        """Refuse who asks before he sends: a page of ours does not."""
        self._send(refused(417, _NO_REQUEST))
        return False

    def log_message(self, *_: object) -> None:
        """Say nothing."""


_LONGEST_LINE = 8_192  # bytes
_SECONDS_TO_SEND = 30
_REFUSED = 400
_SECONDS_TO_LET_GO, _PIECES_TO_LET_GO = 0.2, 128
_LINE = Words("the address is too long", "地址过长")
_TIME = Words("the request did not come in within its time", "请求未在限定时间内送达")
_BUSY = Words("too many documents at once; try again in a moment", "同时处理的文件过多，请稍后再试")
_CUT_OFF = Words("the request was cut off", "请求不完整")
_NO_REQUEST = Words("this is no request that is understood here", "无法理解的请求")
_FAULT = Words(
    "licreport failed ({what}): this is its own fault, not the document's; please report it",
    "licreport 程序内部出错（{what}），与您的文件无关，请报告此问题",
)
