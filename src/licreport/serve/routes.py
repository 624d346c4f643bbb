"""What stands at which address: the page itself, which is in the package."""

from collections.abc import Mapping
from importlib.resources import files

from licreport.serve.admission import Head, Way
from licreport.serve.answers import Answer
from licreport.serve.listening import Route

_ASSETS = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}


def routes() -> Mapping[str, Route]:
    """Return what is done at each address."""
    return {path: _asset(*asset) for path, asset in _ASSETS.items()}


def _asset(name: str, kind: str) -> Route:
    content = files(__package__).joinpath("assets", name).read_bytes()

    def answer(_: Head, __: bytes) -> Answer:
        return Answer(200, content, kind)

    return Route(Way("GET", is_open=True), answer)
