"""The reports of the months and of the departments, beside that on the whole."""

import calendar
import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from licreport.cases.definitions import Period
from licreport.cases.report import Whose, toml
from licreport.cases.tabulation import Tabulation, tabulate
from licreport.cases.withholding import Item, withheld_departments, withheld_items
from licreport.cli.cases.asked import Records
from licreport.words.language import Lang, MisuseError, Words, few

_ALIKE = Words(
    "{names}: their reports would be one file; write the name alike in the records where it is one department",
    "{names}：其报告会写成同一个文件；如为同一部门，请在记录中统一名称",
)
_NO_NAME = r"[^\w-]"


class Asked(NamedTuple):
    """Whose reports are asked for, on which year and of which records."""

    authority: str
    part_of: str | None
    year: str
    suppress: int
    """Items and departments with a count under it are withheld."""
    files: Sequence[str]


class Departments(NamedTuple):
    """The reports of the departments, and what is not in them."""

    texts: Mapping[str, str] = {}
    """By the name of the file."""
    parts: tuple[str, ...] = ()
    """The departments, where their reports add up to the whole's."""
    withheld: Sequence[str] = ()
    """Departments without a report."""
    unnamed: int = 0
    """Cases of no department."""
    items: frozenset[Item] = frozenset()
    """Items that are withheld in every report."""


def monthly(records: Records, asked: Asked, folder: Path, lang: Lang) -> dict[str, str]:
    """Return a report for each month of the year that has cases, by its file."""
    year, texts = records.view.period.first.year, {}
    for month in range(1, 13):
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
        period = Period(datetime.date(year, month, 1), last)
        found = tabulate(records.engine, records.view._replace(period=period))
        if found.groups:
            own = Whose(asked.authority, asked.part_of)
            texts[str(folder / f"{year}-{month:02}.toml")] = toml(found, own, asked.files, lang)
    return texts


def by_department(found: Tabulation, asked: Asked, taken: Collection[str], lang: Lang) -> Departments:
    """Return a report for each department, if that was asked for, and what is withheld in any case.

    Raises MisuseError where two reports would be one file; some names are taken by others.
    """
    departments = found.broken_down(("department",), {}) if "department" in found.text.groups else []
    withheld = withheld_departments(departments, asked.suppress)
    items = withheld_items(found, departments, asked.suppress)
    shown = [group for group in departments if group not in withheld]
    named = [group for group in shown if group.keys["department"]]
    unnamed = sum(group.cases for group in shown if not group.keys["department"])
    parts = [str(group.keys["department"]) for group in named]
    texts: dict[str, str] = {}
    for group, part in zip(named, parts, strict=True):
        name = f"{asked.year}-{re.sub(_NO_NAME, '', part)}.toml"
        if name in texts or name in taken:
            alike = [each for each in parts if re.sub(_NO_NAME, "", each) == re.sub(_NO_NAME, "", part)]
            raise MisuseError(_ALIKE, {"names": few(alike).say(lang)})
        texts[name] = toml(found, Whose(part, asked.authority), asked.files, lang, within=group, withheld=items)
    are_all = not withheld and not unnamed
    told = [str(group.keys["department"]) for group in withheld]
    return Departments(texts, tuple(parts) if are_all else (), told, unnamed, items)
