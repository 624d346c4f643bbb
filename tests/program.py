"""The program run inside the tests' own process, as `licreport` with arguments and standard input."""

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from licreport.cli import main


class Ran(NamedTuple):
    """How the program ended, and what it printed."""

    code: object
    out: str
    err: str


Program = Callable[..., Ran]


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: str | None = "") -> object:
    """Run the program and return the code that it leaves with."""
    monkeypatch.setattr(sys, "argv", ["licreport", *arguments])
    console = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin.encode()))
    monkeypatch.setattr(sys, "stdin", console)  # None is what the interpreter makes of a closed one
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0
