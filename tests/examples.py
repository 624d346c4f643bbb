"""The TOML examples of the rules' pages as whole files, and the marks that say where a finding must stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from licreport.address import TABLES
from licreport.rule import Rule
from licreport.rules import RULES

_FENCE = re.compile(r"^```toml *(?P<name>\S*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"# ((?:LR\d{3} ?)+)$")


class Example(NamedTuple):
    """One example: the rule on whose page it stands, the file that it is, and the marked lines."""

    rule: Rule
    number: int
    file: str
    text: str
    marks: frozenset[tuple[int, str]]
    """Line and code of each finding that must stand."""


def examples() -> Iterator[Example]:
    """Yield every example of every rule."""
    for rule in RULES.values():
        for number, match in enumerate(_FENCE.finditer(rule.page("en")), 1):
            text = _completed(match["text"], rule)
            marks = frozenset(
                (line, code)
                for line, content in enumerate(text.splitlines(), 1)
                if (mark := _MARK.search(content))
                for code in mark[1].split()
            )
            yield Example(rule, number, match["name"] or "report.toml", text, marks)


def _completed(text: str, rule: Rule) -> str:
    """Put what every file needs before an example; one that shows a single table is given its header."""
    if "format =" in text:
        return text
    if not text.startswith("["):
        key = next(key for key, table in TABLES.items() if table is rule.reads)
        text = f"[{key}]\n{text}"
    report = "" if "[report]" in text else '[report]\nauthority = "虚构区"\nyear = 2024\n'
    return f"format = 1\n{report}{text}"
