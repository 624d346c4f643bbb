"""The start of the program, as `licreport` and as `python -m licreport`: what comes before any library."""

import gc
import os
import sys
from types import ModuleType
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_UNTIL_COLLECTED)
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # or processes that share work import from the folder one stands in
    _leave_out_plugins()
    try:
        from licreport.cli import main as run  # noqa: PLC0415  # only now, as said above

        run()
    finally:
        gc.disable()  # or the interpreter looks through everything once more before it lets go of it


_UNTIL_COLLECTED = 50_000
"""Objects: what is imported, or read of a file, is not held in circles, so that to look for them often is wasted."""


def _leave_out_plugins() -> None:
    """Keep pydantic from looking through all that is installed for plugins of its own: reports take none.

    To look takes `importlib.metadata` and `email`, a tenth of the time in which a report is checked.
    """
    if "pydantic" not in sys.modules:  # or licreport is part of another program, which may have plugins
        plugins = ModuleType("pydantic.plugin._loader")
        plugins.__dict__["get_plugins"] = tuple
        sys.modules[plugins.__name__] = plugins


if __name__ == "__main__":
    main()
