"""The TOML examples of the rules' pages as whole files, and the marks that say where a finding must stand."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.cli.cases.recounting import recounting
from licreport.reading.document import document
from licreport.reading.loading import is_document
from licreport.relations.rule import MARK, Rule
from licreport.report.load import Loaded, load_bytes, named_years
from licreport.rules import RULES


class Example(NamedTuple):
    """One example: the rule on whose page it stands, the files that it is, and the marked lines."""

    rule: Rule
    number: int
    files: tuple[tuple[str, str], ...]
    marks: frozenset[tuple[str, int, str]]
    """File, line and code of each finding that must stand."""

    def checked(self, today: datetime.date) -> list[Checked]:
        """Check the files together, against those of them that are case records."""
        given = {name: _loaded(name, text) for name, text in self.files if not name.endswith(".csv")}
        records = [text for name, text in self.files if name.endswith(".csv")]
        if not records:
            return [*survey(list(given), Plan(today), given=given)]
        with TemporaryDirectory() as folder:
            file = Path(folder, "cases.csv")
            file.write_text(records[0], encoding="utf-8")
            with recounting([str(file)], "general") as recount:
                return [*survey(list(given), Plan(today, in_full=True, recount=recount), given=given)]


def examples() -> Iterator[Example]:
    """Yield every example of every rule."""
    for rule in RULES.values():
        for number, example in enumerate(rule.examples(), 1):
            files = tuple((name or "report.toml", _completed(name, text)) for name, text in example.files())
            marks = frozenset(
                (name, line, code)
                for name, text in files
                for line, content in enumerate(text.splitlines(), 1)
                if (mark := MARK.search(content))
                for code in mark[1].split()
            )
            yield Example(rule, number, files, marks)


def _loaded(name: str, text: str) -> Loaded:
    """Load an example; in a document the marks are no part of it."""
    if is_document(name):
        return document(name, "\n".join(MARK.sub("", line) for line in text.splitlines()).encode())
    return load_bytes(name, text.encode())


def _completed(name: str, text: str) -> str:
    """Put what every file needs before an example that is not a whole file; the year is that of its name, if any."""
    if "format =" in text or is_document(name) or name.endswith(".csv"):
        return text
    year = next(iter(named_years(name)), 2024)
    report = "" if "[report]" in text else f'[report]\nauthority = "虚构区"\nyear = {year}\n'
    return f"format = 1\n{report}{text}"
