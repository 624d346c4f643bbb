"""Writing to the terminal: results to standard output, and whether they are coloured."""

import os
import sys
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import click

from licreport.listing.forms import Paint, plain
from licreport.words.terminal import printable

Color: TypeAlias = Literal["auto", "always", "never"]

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "likely": {"fg": "green"},
    "gutter": {"fg": "blue"},
    "note": {"dim": True},
}


class PipeClosedError(Exception):
    """Whoever read the output has stopped reading."""


class OutputError(Exception):
    """Standard output cannot be written to."""


def write_out(text: str | bytes) -> None:
    """Write to standard output: text as the terminal takes it, bytes as they are."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        click.echo(text, nl=False, color=True)  # whether there is colour was decided where the text was made
    except BrokenPipeError:
        raise PipeClosedError from None
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror}") from None


def is_colored(color: Color = "auto") -> bool:
    """Tell whether standard output is to be coloured: as asked, or else by NO_COLOR, FORCE_COLOR and the terminal."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def paint_for(color: Color) -> Paint:
    """Return what makes text safe and gives it its look."""
    return _painted if is_colored(color) else plain


def _painted(text: str, role: str) -> str:
    return click.style(printable(text), **_LOOKS.get(role, {}))
