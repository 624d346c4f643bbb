"""What stands at which address: the page itself, which is in the package, and what it asks for."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import PurePath
from types import MappingProxyType

from licreport.serve.admission import SHOWN, Way
from licreport.serve.answering import Desk
from licreport.serve.answers import Answer, data
from licreport.serve.folder import Folder
from licreport.serve.line import Line
from licreport.serve.listening import Route
from licreport.serve.phrases import phrases

_KINDS = {".svg": "image/svg+xml", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}

_NO_PROJECT: Mapping[str, object] = MappingProxyType({})


def routes(line: Line, folder: Folder, project: Mapping[str, object] = _NO_PROJECT) -> Mapping[str, Route]:
    """Return what is done at each address; `project` is what its settings say, looked over."""
    desk = Desk(line, folder, project)
    asking, telling = Way("POST"), Way("GET")
    return {
        **dict(_assets()),
        "/words": Route(telling, lambda _: data(phrases())),
        "/known": Route(telling, desk.known),
        "/files": Route(telling, desk.files),
        "/examine": Route(asking, desk.task("examine")),
        "/try": Route(asking, desk.task("try")),
        "/make": Route(asking, desk.task("make")),
        "/figures": Route(asking, desk.task("figures")),
        "/last-year": Route(asking, desk.task("last_year")),
        "/trend": Route(asking, desk.task("trend")),
        "/preview": Route(asking, desk.preview),
        "/save": Route(asking, desk.save),
        SHOWN: Route(Way("GET", is_open=True), desk.shown),
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
