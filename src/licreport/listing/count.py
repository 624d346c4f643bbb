"""The line below all findings: how much was checked, so that silence is not taken for a clean bill."""

from collections.abc import Iterable
from typing import NamedTuple

from licreport.check import Checked
from licreport.language import Lang, Words

_LINE = Words(
    "{files}: {checked} relations checked, {held} held, {broken} broken; "
    "{not_evaluable} not evaluable; {waived} waived",
    "{files}：核对 {checked} 项关系，{held} 项成立，{broken} 项不成立；{not_evaluable} 项无法核对；{waived} 项已豁免",
)
_FILE = Words("{files} file", "{files} 个文件")
_FILES = Words("{files} files", "{files} 个文件")
_FOUND = Words("{errors} errors, {warnings} warnings in {files}", "{files}，{errors} 个错误，{warnings} 个警告")


class Count(NamedTuple):
    """The counts of any number of files."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    held: int = 0
    broken: int = 0
    not_evaluable: int = 0
    waived: int = 0

    def plus(self, checked: Checked) -> "Count":
        """Return the counts with one more file."""
        tally = checked.tally
        return Count(
            self.files + 1,
            self.errors + checked.errors,
            self.warnings + checked.warnings,
            self.held + tally.held,
            self.broken + tally.broken,
            self.not_evaluable + tally.not_evaluable,
            self.waived + len(checked.waived),
        )

    def line(self, lang: Lang) -> str:
        """Return the counts in one line."""
        facts = {name: f"{value:,}" for name, value in self._asdict().items()}
        facts["checked"] = f"{self.held + self.broken:,}"
        facts["files"] = (_FILE if self.files == 1 else _FILES).say(lang, facts)
        if self.errors or self.warnings:
            facts["files"] = _FOUND.say(lang, facts)
        return _LINE.say(lang, facts)


def count(results: Iterable[Checked]) -> Count:
    """Return the counts of several files."""
    total = Count()
    for checked in results:
        total = total.plus(checked)
    return total
