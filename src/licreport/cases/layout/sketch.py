"""The layout that a file seems to have, as TOML, with what is not sure as comments."""

from collections.abc import Callable, Sequence

from licreport.cases.engines import Engine
from licreport.cases.layout.model import Layout
from licreport.words.language import Lang


def sketch(files: Sequence[str], engine_of: Callable[[Layout], Engine], lang: Lang) -> str:
    """Return the layout."""
    raise NotImplementedError
