"""The report on a year before anything is known of it: what last year's leads one to fill in, commented out.

A line to fill in begins with `#` and the key: the `#` is removed and the value written. What is known already stands
as it is: whose report it is, the items, last year's total, and what was pending at its end.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from licreport.report.address import LISTS, TABLES, all_tables, key_label
from licreport.report.fields import FORMAT, Choices, Names
from licreport.report.load import Loaded
from licreport.report.mirrors import LAST_YEAR, MIRRORS, in_file, mirrored
from licreport.report.tables.narrative import UNREVISED
from licreport.words.language import Lang, Words, counted, joined
from licreport.writing.toml import (
    Block,
    Line,
    labels,
    lines_of,
    literal,
    paragraphs,
    quoted,
    remark,
    schema_line,
    table_labels,
    text_of,
)

CARRIED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("items", "previous"): ("items", "total"),
    ("applications", "brought_forward"): ("applications", "pending"),
}
"""The figures that are what last year's report says, and which of its figures says it (LR501, LR502)."""

KEPT = {
    *(("report", key) for key in ("authority", "level", "part_of", "publisher", "counting")),
    *(("item", key) for key in ("name", "code", "under", "by", "breakdown", "on_time_excludes_on_the_spot")),
    *(("figure", key) for key in ("name", "unit", "section", "divides", "of", "by")),
    ("items", "breakdown"),
    ("handling", "on_time_excludes_on_the_spot"),
}
"""What mostly stays as it was."""

FIRST = {("item", key) for key in ("name", "code", "under", "by")}
"""What stands before all else in its table."""

_HEAD = Words(
    "{authority} {year}: a skeleton. To fill in a line, remove its # and write the value; a figure that the report "
    "does not print stays out, since a missing figure is not zero.",
    "{authority} {year} 年：底稿。填写时去掉行首的 # 并写上数值；报告没有公布的数据不要填写，没有公布不等于零。",
)
_CARRIED = Words("{address} of {year}", "{year} 年的 {address}")
_WAIVERS = Words(
    "{count} of {year} not carried over: they are about the figures of that year.",
    "{year} 年的 {count}没有沿用：它们针对的是那一年的数据。",
)
_MARK = Words("[last year's words, to be revised]", "【上年文字，请修改】")
_FOLLOW = Words(
    "{rates} are left out, since they follow from other figures; give one in [rates] where it is printed otherwise.",
    "{rates}可由其他数据算出，没有列出；公布的与算出的不同时，再填入 [rates]。",
)
_WAIVER = Words("waiver", "条豁免")


class Last(NamedTuple):
    """Last year's report as it was written."""

    year: int
    tree: Mapping[str, object] | None
    """None where there is no such report."""
    followed: frozenset[str] = frozenset()
    """The keys of `[rates]` that follow from other figures."""

    def table(self, key: str) -> Mapping[str, object]:
        """Return a table as it was written; an empty one where it has none."""
        found: object = self.tree or {}
        for step in in_file((key,)):
            found = found.get(step) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else {}

    def elements(self, key: str) -> list[Mapping[str, object]]:
        """Return the tables of a list; without a report, an empty one for each list."""
        found = [{}] if self.tree is None else self.tree.get(key)
        return [element for element in found if isinstance(element, dict)] if isinstance(found, list) else []


class Followed(NamedTuple):
    """What of last year's report follows from its other figures, and need not be filled in."""

    rates: frozenset[str] = frozenset()
    """The keys of `[rates]`."""


NOTHING = Followed()


def skeleton(  # noqa: PLR0913  # whose, on which year, by what, and how it is written
    year: int, authority: str, last: Loaded | None, folder: Path, lang: Lang, *, followed: Followed = NOTHING
) -> str:
    """Write the skeleton of a report, as a file in `folder`: in Chinese alone, or with English labels beside it.

    Without last year's report it lists every figure that the format knows.
    """
    known = Last(year - 1, None if last is None else last.tree, followed.rates)
    head = [
        *([] if last is None else schema_line(last.source, folder)),
        *remark(_HEAD.say(lang, {"authority": authority, "year": str(year)})),
        f"format = {FORMAT}",
    ]
    blocks = [
        block
        for key in (*TABLES, *MIRRORS)
        if key not in {"report", "waiver"}
        for block in _blocks(key, known, lang)
        if block.entries
    ]
    waivers = [] if last is None else known.elements("waiver")
    facts = {"year": str(known.year), "count": counted(len(waivers), _WAIVER, lang)}
    tail = remark(_WAIVERS.say(lang, facts)) if waivers else []
    rates = [key_label(TABLES["rates"], key).say(lang) for key in TABLES["rates"].model_fields if key in followed.rates]
    tail += remark(_FOLLOW.say(lang, {"rates": joined(rates, lang)})) if rates else []
    return text_of([head, lines_of(_publication(year, authority, known, lang)), *map(lines_of, blocks), tail])


def _publication(year: int, authority: str, last: Last, lang: Lang) -> Block:
    given = {"authority": quoted(authority), "year": str(year)}
    table = last.table("report")
    lines = [
        Line(name, given[name], labels(TABLES["report"], name, lang))
        if name in given
        else _line("report", name, table, last, lang)
        for name in TABLES["report"].model_fields
    ]
    return Block("[report]", table_labels("report", lang), lines)


def _blocks(key: str, last: Last, lang: Lang) -> Iterator[Block]:
    """Yield the tables of one key: all that last year's report has, or else one."""
    if key not in LISTS:
        yield Block(f"[{key}]", table_labels(key, lang), _lines(key, last.table(key), last, lang))
        return
    for element in last.elements(key):
        is_open = key == "figure" or last.tree is None  # a figure is none without its value
        yield Block(f"[[{key}]]", table_labels(key, lang), _lines(key, element, last, lang), is_open=is_open)


def _lines(key: str, table: Mapping[str, object], last: Last, lang: Lang) -> list[Line]:
    """Return a line for each key that last year's table has; without last year's report, for every key."""
    lines, kind = [], all_tables()[key]
    for name in sorted(kind.model_fields, key=lambda name: (key, name) not in FIRST):
        source, figure = carried_from(key, name)
        carried = last.table(source).get(figure) if key not in MIRRORS or name in table else None
        if carried is not None:
            facts = {"address": f"{source}.{figure}", "year": str(last.year)}
            comment = f"{labels(kind, name, lang)}; {_CARRIED.say(lang, facts)}"
            lines.append(Line(name, literal(carried), comment))
        elif key == "narrative":
            lines.append(_prose(name, table.get(name), lang))
        elif key == "rates" and name in last.followed:
            continue
        elif name in table or last.tree is None:
            lines.append(_line(key, name, table, last, lang))
    return lines


def carried_from(key: str, name: str) -> tuple[str, str]:
    """Return the table and the key of the figure of last year's report that a figure of this year's is."""
    mirror, own = mirrored(key)
    return (own, name) if mirror == LAST_YEAR else CARRIED.get((key, name), ("", ""))


def _prose(name: str, text: object, lang: Lang) -> Line:
    """Return the lines for the prose of a section: last year's, marked as such, or some to be filled in."""
    comment = labels(TABLES["narrative"], name, lang)
    if not isinstance(text, str):
        return Line(name, '"""\n#\n#"""', comment, is_open=True)
    own = re.sub(UNREVISED, "", text).strip("\n")
    return Line(name, paragraphs(f"{_MARK.say(lang)}\n{own}"), comment)


def _line(key: str, name: str, table: Mapping[str, object], last: Last, lang: Lang) -> Line:
    """Return the line of a key: kept, or to be filled in with last year's value beside it."""
    kind = all_tables()[key]
    comment = labels(kind, name, lang)
    if name == "value" and "unit" in table:
        comment += f" ({table['unit']})"
    if name in table and (key, name) in KEPT:
        return Line(name, literal(table[name]), comment)
    if name in table:
        comment += f"; {last.year}: {literal(table[name])}"
    else:
        facts = kind.model_fields[name].metadata
        words = [word for fact in facts if isinstance(fact, Choices | Names) for word in fact.words]
        comment += f"; {' | '.join(words)}" if words else ""
    return Line(name, "", comment, is_open=True)
