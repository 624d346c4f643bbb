"""Which requests are let in: those of the page itself, and of nobody else who can reach this machine's ports.

Any page in the same browser can send requests to 127.0.0.1, and a name on the internet can be made to mean that address
(DNS rebinding). So the name that was asked for has to be ours to the letter, no other page may have sent it, and what
tells or changes anything needs a token that only the page was given. How long a body is, is known before it is read.
"""

import hmac
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.words.language import Words

TOKEN = "Licreport-Token"  # noqa: S105  # its name, not what it is
"""The header that bears the token of this run."""
RAW = "application/octet-stream"
"""What bodies are sent as: no form can send that, so no page of another site without being asked about it first."""


class Head(NamedTuple):
    """The first lines of a request."""

    method: str
    path: str
    """As it was sent, with whatever stands behind a question mark."""
    headers: Mapping[str, Sequence[str]]
    """By their names in small letters."""

    def all(self, name: str) -> Sequence[str]:
        """Return every header of a name."""
        return self.headers.get(name.lower(), ())

    def one(self, name: str) -> str:
        """Return the header of a name, or nothing where there is none or more than one."""
        found = self.all(name)
        return found[0] if len(found) == 1 else ""

    @property
    def address(self) -> str:
        """Its path as routes are known by: of a page that is shown once, without the key."""
        return SHOWN if re.fullmatch(_KEYED, self.path) else self.path


SHOWN = "/shown/"
"""Where a page is shown once, to who has its key: a frame can send no header."""
_KEYED = SHOWN + r"[\w-]{32}"


class Way(NamedTuple):
    """What may be asked for at a path."""

    method: str
    is_open: bool = False
    """Whether it takes no token, since it tells nothing but what is in the package."""


class Door(NamedTuple):
    """What is let in."""

    port: int
    token: str
    longest: int
    """Bytes of a body."""

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which this machine calls itself; the port is a part of each."""
        names = {f"{name}:{self.port}" for name in _NAMES}
        return frozenset(names | {*_NAMES} if self.port == _PORT_OF_HTTP else names)

    @property
    def origins(self) -> frozenset[str]:
        """The pages that may send requests: our own."""
        return frozenset(f"http://{host}" for host in self.hosts)


_NAMES = ("127.0.0.1", "localhost", "[::1]")
_PORT_OF_HTTP = 80


class Refusal(NamedTuple):
    """Why a request is not let in."""

    status: int
    why: Words
    allow: str = ""
    """The method that would do."""


def refusal(head: Head, door: Door, ways: Mapping[str, Way]) -> Refusal | None:
    """Return why a request is not let in; None where it is."""
    return _of_who_asks(head, door) or _of_what_is_asked(head, door, ways) or _of_its_body(head, door)


def length_of(head: Head) -> int:
    """Return how many bytes the body of an admitted request has."""
    return int(head.one("Content-Length") or 0)


def _of_who_asks(head: Head, door: Door) -> Refusal | None:
    if head.one("Host").lower() not in door.hosts:
        return Refusal(403, _HOST)
    if any(origin not in door.origins for origin in head.all("Origin")):
        return Refusal(403, _ORIGIN)
    if any(site not in {"same-origin", "none"} for site in head.all("Sec-Fetch-Site")):
        return Refusal(403, _ORIGIN)
    return None


def _of_what_is_asked(head: Head, door: Door, ways: Mapping[str, Way]) -> Refusal | None:
    way = ways.get(head.address)
    if way is None:
        return Refusal(404, _NOWHERE)
    if head.method != way.method:
        return Refusal(405, _METHOD, allow=way.method)
    if not way.is_open and not hmac.compare_digest(head.one(TOKEN).encode(), door.token.encode()):
        return Refusal(401, _NO_TOKEN)
    return None


def _of_its_body(head: Head, door: Door) -> Refusal | None:
    if head.all("Transfer-Encoding"):
        return Refusal(501, _IN_PIECES)
    if head.method == "GET":
        return Refusal(400, _NO_BODY) if head.all("Content-Length") else None
    if head.one("Content-Type") != RAW:
        return Refusal(415, _NOT_RAW)
    return Refusal(411, _NO_LENGTH) if not head.all("Content-Length") else _of_its_length(head, door)


def _of_its_length(head: Head, door: Door) -> Refusal | None:
    told = head.one("Content-Length")
    if not (told.isascii() and told.isdigit()):
        return Refusal(400, _LENGTH)
    digits = told.lstrip("0")
    if len(digits) > len(str(door.longest)) or int(digits or "0") > door.longest:
        return Refusal(413, Words(*(text.replace("{most}", f"{door.longest >> 20}") for text in _TOO_LONG)))
    return None


_HOST = Words("this page is asked for by another name than its own", "请求所用的主机名不是本页的")
_ORIGIN = Words("the request comes from another page", "请求来自其他网页")
_NOWHERE = Words("there is nothing at this address", "没有这个地址")
_METHOD = Words("this cannot be asked for in this way", "不能以这种方式请求")
_NO_TOKEN = Words(
    "the page is of another run of licreport serve: open the address that it prints now",
    "本页属于另一次运行的 licreport serve：请打开它现在显示的地址",
)
_IN_PIECES = Words("bodies in pieces are not taken", "不接受分块传送的内容")
_NO_BODY = Words("nothing is to be sent along here", "此处不应附带内容")
_NOT_RAW = Words("only raw bytes are taken", "只接受原始字节")
_NO_LENGTH = Words("the length of what is sent is not told", "没有写明内容的长度")
_LENGTH = Words("the length of what is sent is no number", "内容的长度不是数字")
_TOO_LONG = Words(
    "the document has more than {most} MiB, more than any report; save the report alone",
    "文件超过 {most} MiB，超出任何报告的规模；请只另存报告本身",
)
