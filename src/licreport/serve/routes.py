"""What stands at which address: the page itself, which is in the package, and what it asks for."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import PurePath

from licreport.serve.admission import Head, Way
from licreport.serve.answers import Answer, data, refused
from licreport.serve.line import Line
from licreport.serve.listening import Request, Route
from licreport.serve.phrases import phrases
from licreport.words.language import Words

ASKED = "Licreport-Asked"
"""The header that says, as JSON, what is wanted of the document in the body."""

_KINDS = {".svg": "image/svg+xml", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


def routes(line: Line) -> Mapping[str, Route]:
    """Return what is done at each address."""
    return {
        **dict(_assets()),
        "/words": Route(Way("GET"), lambda _: data(phrases())),
        "/examine": _task("examine", line),
        "/try": _task("try", line),
    }


def _assets() -> Iterator[tuple[str, Route]]:
    """Yield the page, its look and its modules."""
    home = files(__package__).joinpath("assets")
    yield "/", _asset(home.joinpath("page.html").read_bytes(), "text/html; charset=utf-8")
    for asset in home.iterdir():
        suffix = PurePath(asset.name).suffix
        if suffix in _KINDS:
            yield f"/{asset.name}", _asset(asset.read_bytes(), _KINDS[suffix])


def _asset(content: bytes, kind: str) -> Route:
    return Route(Way("GET", is_open=True), lambda _: Answer(200, content, kind))


def _task(task: str, line: Line) -> Route:
    """Return what has a process do a task, of what the page says of the document and of nothing else."""

    def answer(request: Request) -> Answer:
        asked = asked_in(request.head)
        if asked is None:
            return refused(400, _NOT_ASKED)
        return line.ask(task, asked, request.body, request.is_wanted)

    return Route(Way("POST"), answer)


def asked_in(head: Head) -> dict[str, object] | None:
    """Return what a request says that it wants, but for what only the server says; None where it says nothing."""
    try:
        told = json.loads(head.one(ASKED) or "{}")
    except (ValueError, RecursionError):
        return None
    return {key: told[key] for key in _TOLD if key in told} if isinstance(told, dict) else None


_TOLD = ("name", "lang", "authority", "year", "answers", "changes", "form")
_NOT_ASKED = Words("it is not said what is wanted", "没有写明要求")
