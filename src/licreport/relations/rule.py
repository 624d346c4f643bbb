"""A rule: a function that states what must hold in one table, its page and its severity.

The docstring is the English page, the `zh` text the Chinese one: a summary line, a blank line, the reason, and TOML
examples that are run as its tests (a trailing `# CODE` marks the line where the finding must stand).
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from licreport.relations.kinds import Relation
from licreport.report.address import TABLES
from licreport.report.diagnostic import Finding, Severity
from licreport.words.language import LANGS, Lang, Words

Relations: TypeAlias = Iterable[Relation]
Findings: TypeAlias = Iterable[Finding]


class Example(NamedTuple):
    """An example of a page: a file's name, if that matters, and TOML with `# CODE` where a finding must stand.

    One of several files has a line `# NAME.toml` before each of them, or `# NAME.csv` before case records.
    """

    file: str
    text: str

    def files(self) -> list[tuple[str, str]]:
        """Return the name and the text of each file."""
        before, *parts = re.split(r"^# (\S+\.(?:toml|csv))\n", self.text, flags=re.MULTILINE)
        return [(self.file, before)] if not parts else [*zip(parts[::2], parts[1::2], strict=True)]

    @property
    def is_bad(self) -> bool:
        """Whether it shows what the rule finds fault with."""
        return MARK.search(self.text) is not None


MARK = re.compile(r"# ((?:LR\d{3} ?)+)$", re.MULTILINE)
"""The mark at the end of a line where findings of these codes must stand."""

_FENCE = re.compile(r"^```(?:toml|text) *(?P<name>\S*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


class Rule(NamedTuple):
    """One rule: its code, its severity, the table it reads, and the function that yields relations or findings."""

    code: str
    severity: Severity
    function: Callable[..., Iterable[Relation | Finding]]
    reads: type[Any]
    in_report: bool
    """Whether the function also takes the whole report, for what its table leaves to it."""
    zh: str
    severities: tuple[Severity, ...]
    is_looked_at: Callable[[Any], bool] | None = None
    """Of a rule that states no relation: whether what it reads is enough for its silence to mean that all is well."""

    @property
    def name(self) -> str:
        """The rule in words joined by hyphens, as other formats name rules."""
        return self.function.__name__.replace("_", "-")

    @property
    def is_waivable(self) -> bool:
        """Whether its findings can be discrepancies of the published text, not of the file or its waivers."""
        return not self.code.startswith(("LR001", "LR002", "LR003", "LR004", "LR9"))

    @property
    def summary(self) -> Words:
        """What must hold, in one line."""
        return Words(self.page("en").partition("\n")[0], self.page("zh").partition("\n")[0])

    @property
    def reason(self) -> Words:
        """Why it must hold, as paragraphs parted by blank lines."""
        return Words(*(self.page(lang).partition("\n")[2].partition("```")[0].strip() for lang in LANGS))

    def page(self, lang: Lang) -> str:
        """Return the page as Markdown: summary, reason and examples, which are the same in both languages."""
        english = inspect.cleandoc(self.function.__doc__ or "")
        if lang == "en":
            return english
        return f"{inspect.cleandoc(self.zh)}\n\n{english[english.index('```') :]}"

    def examples(self) -> Iterator[Example]:
        """Yield the examples of the page; one that shows a single table gets its header."""
        key = next((key for key, table in TABLES.items() if table is self.reads), None)
        for match in _FENCE.finditer(self.page("en")):
            text = match["text"]
            yield Example(match["name"], text if key is None or text.startswith("[") else f"[{key}]\n{text}")


def rule(
    code: str,
    *,
    zh: str,
    severity: Severity = Severity.ERROR,
    or_else: Severity | None = None,
    is_looked_at: Callable[[Any], bool] | None = None,
) -> Callable[[Callable[..., Iterable[Relation | Finding]]], Rule]:
    """Make a rule of a function; `or_else` is a second severity that its findings may have.

    The annotation of the function's first parameter says which table it reads; it is called for every such table.
    """

    def make(function: Callable[..., Iterable[Relation | Finding]]) -> Rule:
        reads = [kind for name, kind in function.__annotations__.items() if name != "return"]
        severities = (severity,) if or_else is None else (severity, or_else)
        return Rule(code, severity, function, reads[0], len(reads) > 1, zh, severities, is_looked_at)

    return make
