"""What a form asks for: what last year's report printed, or else every figure that the format knows."""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licreport.derive.measure import unit_shown
from licreport.document.form import Kind
from licreport.figures.reading import AMOUNT, COUNT, POINTS, RATE
from licreport.figures.reading import Kind as OfFigure
from licreport.report.address import LISTS, TABLES, Addresses, all_tables, is_figure, key_label, key_unit
from licreport.report.fields import OrUnknown
from licreport.report.mirrors import MIRRORS
from licreport.report.model import FIGURES
from licreport.report.source import Path
from licreport.words.language import Lang, Words
from licreport.writing.skeleton import KEPT, Last, carried_from

Raw = object
"""A value as TOML holds it; None where there is none."""


class Asked(NamedTuple):
    """One cell to fill in: where it belongs in the report, what it is called, and what stood there last year."""

    path: Path
    address: str
    label: str
    unit: str
    kind: Kind
    last: Raw = None
    known: Raw = None
    """What stands in it already."""
    facts: Mapping[str, object] = {}  # of a tuple, and never changed
    is_locked: bool = False
    decimals: int = 2
    """Of a rate."""


class Section(NamedTuple):
    """Cells under one heading."""

    heading: str
    asked: tuple[Asked, ...]


class AskedItem(NamedTuple):
    """An item of last year, with what was printed of it and what else is known of it."""

    name: str
    last: Mapping[str, Raw]
    facts: Mapping[str, object]
    is_whole: bool
    """Whether others stand under it, so that its name must stay."""


_PUBLICATION: Mapping[str, Kind] = {
    "authority": "text",
    "year": "text",
    "part_of": "text",
    "publisher": "text",
    "signed": "date",
    "published": "date",
    "source": "text",
}
_BESIDE = ("level", "language")
"""What is known of the authority and stays as it was."""
_ITEM_FACTS = ("code", "under", "by", "breakdown", "on_time_excludes_on_the_spot")
_ITEM_FIGURES = ("received", "accepted", "rejected", "approved", "denied", "concluded")
"""What is asked of each item where there is no report to go by."""
_FIGURE_FACTS = ("unit", "section", "divides", "of", "by")
_OTHERS = Words("other figures", "其他数据")
_OF = Words("{name}: {label}", "{name}：{label}")


def publication(year: int, authority: str, last: Last, part_of: str | None, lang: Lang) -> Section:
    """Return what is asked of the report itself."""
    table, kind = last.table("report"), TABLES["report"]
    known: dict[str, Raw] = {"authority": authority, "year": year, "part_of": part_of or table.get("part_of")}
    known["publisher"] = table.get("publisher")
    facts = {key: table[key] for key in _BESIDE if key in table}
    asked = [
        Asked(
            ("report", key),
            f"report.{key}",
            key_label(kind, key).say(lang),
            "",
            filled,
            last=table.get(key) if key in {"signed", "published", "source"} else None,
            known=known.get(key),
            facts=facts if key == "authority" else {},
            is_locked=key in {"authority", "year"},
        )
        for key, filled in _PUBLICATION.items()
    ]
    return Section(kind.label.say(lang), tuple(asked))


def sections(last: Last, lang: Lang) -> Iterator[Section]:
    """Yield what is asked of the report's own figures, table by table, and of those that only it prints."""
    for key in (*TABLES, *MIRRORS):
        if key in {"report", "narrative", *LISTS} or (last.tree is None and key in MIRRORS):
            continue
        if asked := tuple(_of_table(key, last, lang)):
            yield Section(all_tables()[key].label.say(lang), asked)
    named = tuple(each for position in range(len(last.elements("figure"))) for each in _named(position, last, lang))
    if last.tree is not None and named:
        yield Section(_OTHERS.say(lang), named)


def _of_table(key: str, last: Last, lang: Lang) -> Iterator[Asked]:
    kind, table = all_tables()[key], last.table(key)
    for name in kind.model_fields:
        is_choice = not is_figure(kind, name)
        source, figure = carried_from(key, name)
        known = last.table(source).get(figure) if key not in MIRRORS or name in table else None
        if name not in table and known is None and last.tree is not None:
            continue
        if is_choice and (last.tree is None or name == "breakdown") and name not in table:
            continue
        filled = _kind(key, name) if not is_choice else "choice"
        kept = table.get(name) if (key, name) in KEPT else known
        yield Asked(
            (key, name),
            f"{key}.{name}",
            key_label(kind, name).say(lang),
            _unit(key_unit(kind, name), lang),
            filled,
            last=table.get(name),
            known=kept,
            is_locked=is_choice,
            decimals=_decimals(table.get(name)),
        )


def _named(position: int, last: Last, lang: Lang) -> Iterator[Asked]:
    element = last.elements("figure")[position]
    name, unit = str(element.get("name", "")), str(element.get("unit", ""))
    addresses = Addresses(last.tree or {})
    facts = {key: element[key] for key in _FIGURE_FACTS if key in element}
    for key in ("value", "share", "last_year", "growth"):
        if key in element:
            label = key_label(TABLES["figure"], key).say(lang)
            yield Asked(
                ("figure", position, key),
                addresses.of(("figure", position, key)),
                name if key == "value" else _OF.say(lang, {"name": name, "label": label}),
                unit if key != "share" else "",
                _kind("figure", key),
                last=element[key],
                known=element.get("value") if key == "last_year" else None,
                facts={"name": name, **facts} if key == "value" else {"name": name},
                decimals=_decimals(element[key]),
            )


def items(last: Last) -> tuple[tuple[str, ...], tuple[AskedItem, ...]]:
    """Return the figures that are asked of each item, and the items of last year."""
    if last.tree is None:
        return _ITEM_FIGURES, ()
    elements = last.elements("item")
    columns = tuple(key for key in (*FIGURES, "share") if any(key in element for element in elements))
    wholes = {str(element["under"]).rpartition("/")[2] for element in elements if "under" in element}
    asked = tuple(
        AskedItem(
            str(element.get("name", "")),
            {key: element.get(key) for key in columns},
            {key: element[key] for key in _ITEM_FACTS if key in element},
            str(element.get("name", "")) in wholes,
        )
        for element in elements
    )
    return columns, asked


def kind_of_item(key: str) -> Kind:
    """Return what is to be filled in for a figure of an item."""
    return _kind("item", key)


def _kind(table: str, key: str) -> Kind:
    facts = all_tables()[table].model_fields[key].metadata
    found = next((fact for fact in facts if isinstance(fact, OfFigure)), None)
    if found is None:
        return "choice" if any(isinstance(fact, OrUnknown) for fact in facts) else "text"
    return {COUNT: "count", AMOUNT: "amount", RATE: "rate", POINTS: "value"}.get(found, "value")  # type: ignore[return-value]  # which mypy takes for text


def _unit(unit: str, lang: Lang) -> str:
    return "" if unit == "%" else unit_shown(unit, lang)


def _decimals(raw: Raw) -> int:
    return len(raw.rstrip("%").partition(".")[2]) if isinstance(raw, str) and raw.endswith("%") else 2


def date_of(raw: Raw) -> datetime.date | None:
    """Return a date; None for what is none."""
    return raw if isinstance(raw, datetime.date) else None
