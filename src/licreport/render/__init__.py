"""One module per format; each offers `FORMAT`, and is a choice of `export` without any other entry."""

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from licreport.check import Checked
from licreport.language import Lang


class Format(NamedTuple):
    """A format that `export` writes: its name, the endings of its files, and the function that renders it."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    render: Callable[[Checked, Lang], str | bytes]
    """Renders a checked report, whose `loaded.report` is not None."""


def formats() -> Mapping[str, Format]:
    """Return every format by name. Their modules are imported only now: `check` needs none of them."""
    modules = (import_module(module.name) for module in pkgutil.iter_modules(__path__, f"{__name__}."))
    found = (getattr(module, "FORMAT", None) for module in modules)
    return MappingProxyType({form.name: form for form in found if isinstance(form, Format)})
