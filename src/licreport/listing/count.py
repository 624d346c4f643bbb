"""The line below all findings: how much was checked, so that silence is not taken for a clean bill."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from licreport.check.one import Checked
from licreport.words.language import ERRORS, FILES, RELATIONS, WARNINGS, Lang, Words, counted

if TYPE_CHECKING:
    from licreport.files.aside import Aside

_LINE = Words(
    "{scope}: {checked} checked, {held} held, {broken} broken; {not_evaluable} not evaluable; {waived} waived",
    "{scope}：核对 {checked}，{held} 项成立，{broken} 项不成立；{not_evaluable} 项无法核对；{waived} 项已豁免",
)
_LEFT_OUT = Words(
    _LINE.en + "; {left_out} not read in documents (--coverage lists them)",
    _LINE.zh + "；文档中 {left_out} 处未读取（可用 --coverage 列出）",
)
_ASIDE = Words("{line}; {aside}", "{line}；{aside}")
_BESIDE = Words("{scope}, compared with {beside} beside", "{scope}，对照同一目录的 {beside}")
_FOUND = Words("{errors}, {warnings} in {files}", "{files}，{errors}，{warnings}")
_NOUNS = {"files": FILES, "errors": ERRORS, "warnings": WARNINGS, "checked": RELATIONS}


class Count(NamedTuple):
    """The counts of any number of files."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    held: int = 0
    broken: int = 0
    not_evaluable: int = 0
    waived: int = 0
    left_out: int = 0
    """What was not read of documents."""
    codes: Mapping[str, int] = MappingProxyType({})
    """The findings of each rule."""

    def plus(self, checked: Checked) -> "Count":
        """Return the counts with one more file."""
        tally, errors = checked.tally, checked.errors
        return Count(
            self.files + 1,
            self.errors + errors,
            self.warnings + len(checked.diagnostics) - errors,
            self.held + tally.held,
            self.broken + tally.broken,
            self.not_evaluable + tally.not_evaluable,
            self.waived + len(checked.waived),
            self.left_out + len(checked.loaded.source.left_out),
            self._with_codes(checked),
        )

    def _with_codes(self, checked: Checked) -> Mapping[str, int]:
        if not checked.diagnostics:
            return self.codes
        return Counter(self.codes) + Counter(diagnostic.code for diagnostic in checked.diagnostics)

    def line(self, lang: Lang, beside: int = 0, aside: "Sequence[Aside]" = ()) -> str:
        """Return the counts in one line; what there may be none of (errors, files `beside` these) where there is any.

        The documents that stand `aside` are told last: they are none of the files.
        """
        counts = {name: value for name, value in self._asdict().items() if isinstance(value, int)}
        facts = {name: f"{value:,}" for name, value in counts.items()}
        nouns = counts | {"checked": self.held + self.broken}
        facts |= {name: counted(nouns[name], noun, lang) for name, noun in _NOUNS.items()}
        facts["scope"] = _FOUND.say(lang, facts) if self.errors or self.warnings else facts["files"]
        if beside:
            facts["scope"] = _BESIDE.say(lang, {**facts, "beside": counted(beside, FILES, lang)})
        line = (_LEFT_OUT if self.left_out else _LINE).say(lang, facts)
        if not aside:
            return line
        from licreport.files.aside import said  # noqa: PLC0415  # only who asks for documents pays for it

        return _ASIDE.say(lang, {"line": line, "aside": said(aside).say(lang)})


def count(results: Iterable[Checked]) -> Count:
    """Return the counts of several files."""
    total = Count()
    for checked in results:
        total = total.plus(checked)
    return total
