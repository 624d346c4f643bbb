"""One module per form in which `check` lists what it found.

A module here is a choice of `--format` without any other entry. Its function `render` takes the results file by file
and yields text as soon as its form allows, so that neither a long run nor a large collection has to be held in memory;
`IS_DATA = True` says that it is programs that read it.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from licreport.check.one import Checked
from licreport.words.language import Lang
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.files.aside import Aside

Paint: TypeAlias = Callable[[str, str], str]
"""Makes a piece of text safe for the terminal and gives it the look of its role."""


def plain(text: str, role: str) -> str:  # noqa: ARG001  # one of several paints; this one gives every role the same look
    """Make a piece of text safe, without colour."""
    return printable(text)


COLONS: Mapping[Lang, tuple[str, str]] = {"en": (":", " "), "zh": ("：", "")}
"""What stands behind the verdict, and what before the message."""


class Options(NamedTuple):
    """How findings are to be listed, as far as the form has a choice."""

    lang: Lang = "en"
    paint: Paint = plain
    quiet: bool = False
    """Whether to leave out the count line."""
    statistics: bool = False
    """Whether to count the findings of each rule."""
    coverage: bool = False
    """Whether to list what was not looked at."""
    beside: int = 0
    """How many files beside these they were compared with."""
    aside: "Sequence[Aside]" = ()
    """The documents that were not compared, since the TOML of their name beside them counts."""


Render: TypeAlias = Callable[[Iterable[Checked], Options], Iterator[str]]

FORMS: tuple[str, ...] = tuple(module.name for module in pkgutil.iter_modules(__path__))
"""The names of all forms. Their modules are imported only when one is asked for."""


class Form(NamedTuple):
    """A form of listing: its function, and whether it is data, which is UTF-8 whatever a terminal takes."""

    render: Render
    is_data: bool


def form(name: str) -> Form:
    """Return the form of that name."""
    module = import_module(f"{__name__}.{name}")
    return Form(cast("Render", module.render), bool(getattr(module, "IS_DATA", False)))
