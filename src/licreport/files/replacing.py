"""Which files may be replaced: none that is read, and no report that the command did not make.

A report is written by hand and stands nowhere else. What a command makes of reports, be it a listing, a document or
data, can be made again, and is replaced without a question, so that a command can be repeated.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from licreport.files.paths import STDIN, SUFFIX
from licreport.report.load import load
from licreport.words.language import MisuseError, Words

_READ = Words(
    "{file} is read here, so it is never written to; name another file",
    "{file} 正是要读取的文件，不能覆盖；请指明另一个文件",
)
_REPORT = Words(
    "{file} is a report, or named like one; name another file, or --force replaces it",
    "{file} 是报告，或以报告的后缀命名；请指明另一个文件，或用 --force 覆盖",
)
_EXISTS = Words("{file} exists; --force replaces it", "{file} 已存在；用 --force 覆盖")


def spare(targets: Iterable[str], read: Iterable[str], *, force: bool, anew: bool = False) -> None:
    """Raise MisuseError where writing to `targets` would destroy what cannot be made again.

    What was read (`-` is standard input) is spared whatever it is called, and whether or not it is forced: nobody wants
    a report replaced by its own listing. Without `force` a report is spared too, which is TOML with a table `[report]`
    or any file that ends in `.toml`; by what writes reports itself (`anew`), every file is. A pipe loses nothing.
    """
    there = {target: found for target in targets if (found := _regular(target)) is not None}
    if not there:
        return
    inputs = [found for name in read if (found := _regular(name)) is not None]
    for target, found in there.items():
        if any(os.path.samestat(found, one) for one in inputs):
            raise MisuseError(_READ, {"file": target})
        if not force and (anew or _is_report(target)):
            raise MisuseError(_EXISTS if anew else _REPORT, {"file": target})


def _regular(name: str) -> os.stat_result | None:
    """Return what is known of a regular file; None for everything else, and where there is nothing."""
    with suppress(OSError, ValueError, AttributeError):  # a closed standard input is None
        found = os.fstat(sys.stdin.fileno()) if name in {STDIN, "<stdin>"} else os.stat(name)  # noqa: PTH116  # `Path("")` would be the working directory
        return found if stat.S_ISREG(found.st_mode) else None
    return None


def _is_report(name: str) -> bool:
    """Tell whether a file is a report, by its own name, by that of the file that a link leads to, or by its content."""
    if any(each.lower().endswith(SUFFIX) for each in (name, os.path.realpath(name))):
        return True
    loaded = load(Path(name))
    return "report" in loaded.tree or re.search(_HEADER, loaded.source.text, re.MULTILINE) is not None


_HEADER = r"^[ \t]*\[[ \t]*report[ \t]*\][ \t]*(?:#.*)?$"  # of one that is being written, and is no TOML yet
