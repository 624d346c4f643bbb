"""A form that was filled in → the tree that its TOML would be read as, and where each value stands."""

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from licreport.reading.draft import value_of
from licreport.reading.filled.sheet import Entry, Filled, FilledFigure, FilledItem
from licreport.reading.grammar.printed import plain
from licreport.reading.text import Cell, Place
from licreport.report.address import all_tables, is_figure
from licreport.report.fields import FORMAT
from licreport.report.source import Path
from licreport.words.language import LANGS
from licreport.writing.marks import CHOICES, FIGURE


class Note(NamedTuple):
    """What was noted beside a figure or an item."""

    path: Path
    text: str
    place: Place


class Built(NamedTuple):
    """The tree of a report, where its values stand, and what was noted of them."""

    tree: dict[str, Any]
    places: Mapping[Path, Place]
    notes: tuple[Note, ...]
    """Those of blanks, too."""


def built(filled: Filled) -> Built:
    """Return what a form says, each figure as it was filled in."""
    tree: dict[str, Any] = {"format": FORMAT, "report": {}}
    places: dict[Path, Place] = {}
    notes: list[Note] = []
    figures: dict[str, dict[str, Any]] = {}
    for entry in filled.entries:
        head, _, key = entry.address.rpartition(".")
        is_named = head.startswith("figure.")
        path: Path = (head, key)
        if is_named:
            element = figures.setdefault(head, {})
            position = [*figures].index(head)
            path = ("figure", position, key)
            element |= {name: value for name, value in entry.facts.items() if name not in element}
        elif head == "report":
            tree["report"] |= entry.facts
        value = _value(entry, "figure" if is_named else head, key)
        if value is not None and entry.cell is not None:
            (element if is_named else _table(tree, head))[key] = value
            places[path] = entry.cell.place
        if entry.note is not None:
            notes.append(Note(path, entry.note.text, entry.note.place))
    for number_of, own in enumerate(filled.figures):
        position = len(figures)
        figures[f"{FIGURE} {number_of}"] = dict(_of_figure(own))
        places |= {("figure", position): next(iter(own.cells.values())).place}
        places |= {("figure", position, key): cell.place for key, cell in own.cells.items()}
        if own.note is not None:
            notes.append(Note(("figure", position, "value"), own.note.text, own.note.place))
    for position, item in enumerate(filled.items):
        tree.setdefault("item", []).append(dict(_of_item(item)))
        places |= {("item", position): item.place}
        places |= {("item", position, key): cell.place for key, cell in item.cells.items()}
        if item.note is not None:
            notes.append(Note(("item", position), item.note.text, item.note.place))
    return _without_blank_figures(Built(tree, places, tuple(notes)), [*figures.values()])


def _without_blank_figures(found: Built, figures: list[dict[str, Any]]) -> Built:
    """Put in the figures that only this report prints; one of which nothing was filled in is none."""
    keys = {"value", "share", "last_year", "growth"}
    kept = [position for position, element in enumerate(figures) if keys & element.keys()]
    if kept:
        found.tree["figure"] = [figures[position] for position in kept]
    moved = {old: new for new, old in enumerate(kept)}

    def path_of(path: Path) -> Path:
        is_figure_path = path[0] == "figure" and path[1] in moved
        return ("figure", moved[int(path[1])], *path[2:]) if is_figure_path else path

    places = {path_of(path): place for path, place in found.places.items()}
    return found._replace(places=places)


def _table(tree: dict[str, Any], key: str) -> dict[str, Any]:
    for step in key.split("."):
        tree = tree.setdefault(step, {})
    return tree


def _of_item(item: FilledItem) -> Iterator[tuple[str, object]]:
    if "name" in item.cells:
        yield "name", " ".join(item.cells["name"].text.split())
    yield from item.facts.items()
    yield from ((key, number(cell)) for key, cell in item.cells.items() if key != "name")


def _of_figure(figure: FilledFigure) -> Iterator[tuple[str, object]]:
    unit = " ".join(figure.cells["unit"].text.split()) if "unit" in figure.cells else ""
    for key, cell in figure.cells.items():
        yield key, number(cell, unit) if key == "value" else " ".join(cell.text.split())


def _value(entry: Entry, table: str, key: str) -> object:
    """Return what was filled in, as TOML would hold it; None for a blank."""
    cell = entry.cell
    if cell is None or not cell.text.strip():
        return None
    kind = all_tables().get(table)
    if (kind is not None and is_figure(kind, key)) or table == "figure":
        return number(cell, entry.unit)
    text = cell.text.strip()
    if key == "year":
        return number(cell)
    if table == "report":
        return _date(text) if key in {"signed", "published"} else text
    words = (word for word, said in CHOICES.items() if text.lower() in {word, *(said.say(lang) for lang in LANGS)})
    chosen = next(words, text)
    return {"true": True, "false": False}.get(chosen, chosen)


def number(cell: Cell, unit: str = "") -> object:
    """Return a figure as it was filled in: full-width digits, spaces and commas are only how it was typed."""
    text = "".join(plain(cell.text).split())
    text = re.sub(r"(?<=\d)[,，'](?=\d{3}(?!\d))", "", text).replace("−", "-")
    if unit and text.endswith(unit):
        text = text[: -len(unit)]
    return int(text) if re.fullmatch(r"-?\d{1,18}", text) else value_of(text)


def _date(text: str) -> object:
    found = re.fullmatch(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", "".join(plain(text).split()))
    if found is not None:
        with suppress(ValueError):
            return datetime.date(*map(int, found.groups()))
    return text
