"""The commands by name, each imported when it is asked for; how their output fails, and how their help fits."""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

import click

from licreport.words.terminal import cells

_MODULES: Mapping[str, str] = {
    "check": "check",
    "explain": "reference",
    "export": "export",
    "new": "new",
    "read": "read",
    "rollup": "rollup",
    "rules": "reference",
    "schema": "reference",
    "summary": "summary",
    "trend": "trend",
}
"""The module in which each command stands, as `NAME_command`."""


class Commands(Mapping[str, click.Command]):
    """All commands; one that is not asked for is not imported."""

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f"licreport.cli.{_MODULES[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        command.context_class = Context
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


class PipeClosedError(Exception):
    """Whoever read the output has stopped reading."""


class OutputError(Exception):
    """Standard output cannot be written to."""


class _Formatter(click.HelpFormatter):
    """Help that fits where a Chinese character takes two cells; click counts characters."""

    def write_text(self, text: str) -> None:
        super().write_text(_as_wide(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_as_wide(term), _as_wide(told)) for term, told in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return super().getvalue().replace("\0", "")


def _as_wide(text: str) -> str:
    """Return a text with as many characters as it takes cells."""
    return re.sub("[^\0-\x7f]", lambda match: match.group().ljust(cells(match.group()), "\0"), text)


class Context(click.Context):
    """A command's context, with help of that kind."""

    formatter_class = _Formatter
