"""One module per format; each offers `FORMAT`, and is a choice of `export` without any other entry.

A `Document`, a `Workbook`, a `Tidy` table or what was `Checked` comes in, text or bytes go out. Beside a format stands
the package that writes it: `word` for DOCX, `sheets` for XLSX, `web` for HTML, `typeset` for PDF, `chart` for drawings.

Opens on listing, check, derive, document, report, figures and words.
"""

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from licreport.words.language import Words

T = TypeVar("T")


class Format(NamedTuple, Generic[T]):
    """A format that `export` writes: its name, the endings of its files, and the function that renders it."""

    name: str
    suffixes: tuple[str, ...]
    summary: Words
    render: Callable[[T], str | bytes]
    takes: type[T]
    """What it renders: a `Document`, a `Workbook`, a `Tidy` table, or what was `Checked` itself."""
    extra: str = ""
    """The extra that installs what it needs, if it needs more than `licreport` itself: `licreport[docx]`."""
    has_charts: bool = False
    """Whether it draws the charts of a document."""
    has_pixels: bool = False
    """Whether it draws them in pixels, and has their words where no font has their characters."""
    fragment: Callable[[T], str] | None = None
    """Renders it as a part of a file, to be pasted into another, if the format can."""


def formats() -> Mapping[str, Format[Any]]:
    """Return every format by name. Their modules are imported only now: `check` needs none of them."""
    names = (module.name for module in pkgutil.iter_modules(__path__, f"{__name__}.") if not module.ispkg)
    modules = (import_module(name) for name in names)
    found = (getattr(module, "FORMAT", None) for module in modules)
    return MappingProxyType({form.name: form for form in found if isinstance(form, Format)})
