"""What is sent back: a status, bytes of a kind, and headers that leave a browser no choice of what to do with them."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licreport.words.language import Words

JSON = "application/json; charset=utf-8"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""What the page may load: what comes from here. What a document says is never taken for a page of ours."""


class Answer(NamedTuple):
    """What is sent back."""

    status: int
    body: bytes = b""
    kind: str = JSON
    policy: str = POLICY
    more: Mapping[str, str] = {}
    """Other headers."""

    def headers(self) -> Iterator[tuple[str, str]]:
        """Yield the headers, the same with every answer."""
        yield "Content-Type", self.kind
        yield "Content-Length", str(len(self.body))
        yield "Content-Security-Policy", self.policy
        yield from _ALWAYS.items()
        yield from self.more.items()


_ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Connection": "close",
}


class GoneError(Exception):
    """Whoever asked no longer waits for the answer."""


def data(told: object, status: int = 200) -> Answer:
    """Return plain data as an answer."""
    return Answer(status, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace"))


def refused(status: int, why: Words, allow: str = "") -> Answer:
    """Return the answer that says, in both languages, why something is not done."""
    answer = data({"why": {"en": why.en, "zh": why.zh}}, status)
    return answer._replace(more={"Allow": allow}) if allow else answer
