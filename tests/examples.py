"""The TOML examples of the rules' pages as whole files, and the marks that say where a finding must stand."""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.rule import MARK, Rule
from licreport.rules import RULES


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
        for number, example in enumerate(rule.examples(), 1):
            text = _completed(example.text)
            marks = frozenset(
                (line, code)
                for line, content in enumerate(text.splitlines(), 1)
                if (mark := MARK.search(content))
                for code in mark[1].split()
            )
            yield Example(rule, number, example.file or "report.toml", text, marks)


def _completed(text: str) -> str:
    """Put what every file needs before an example that is not a whole file."""
    if "format =" in text:
        return text
    report = "" if "[report]" in text else '[report]\nauthority = "虚构区"\nyear = 2024\n'
    return f"format = 1\n{report}{text}"
