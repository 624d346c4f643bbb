"""Forms filled in as a person would: cells found by the addresses that the form itself gives."""

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

import openpyxl  # type: ignore[import-untyped]  # it comes without types

from licreport.report.load import Loaded
from licreport.writing.marks import ADDRESS, FIGURE, ITEM, ITEMS, NOTE, is_fill

Sheet: TypeAlias = Any
"""A sheet of openpyxl's, which has no types."""


NONE: Mapping[str, str] = MappingProxyType({})


def opened(data: bytes) -> Sheet:
    """Return the sheet of a form."""
    return openpyxl.load_workbook(io.BytesIO(data)).active


def headed(sheet: Sheet, heading: str) -> int:
    """Return the column under a heading."""
    return next(_columns(sheet, heading))


def to_fill(sheet: Sheet) -> int:
    """Return the column to be filled in."""
    return next(int(cell.column) for row in sheet.iter_rows() for cell in row if is_fill(str(cell.value or "")))


def addresses(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Yield the address of each row that has one."""
    column = next(number for words in (ADDRESS.zh, ADDRESS.en) for number in _columns(sheet, words))
    for row in range(1, sheet.max_row + 1):
        if (address := sheet.cell(row, column).value) is not None:
            yield address, row


def _columns(sheet: Sheet, heading: str) -> Iterator[int]:
    yield from (int(cell.column) for row in sheet.iter_rows() for cell in row if cell.value == heading)


def filled(
    data: bytes,
    values: Mapping[str, object],
    items: Sequence[Mapping[str, object]] = (),
    notes: Mapping[str, str] = NONE,
    figures: Sequence[Mapping[str, object]] = (),
) -> bytes:
    """Return a form with values and notes filled in by their addresses, and items and figures in their order."""
    sheet, left, columns = opened(data), iter(items), dict[int, str]()
    free = iter(figures)
    fill = to_fill(sheet)
    for address, row in [*addresses(sheet)]:
        if address == ITEMS:
            keys = {number: sheet.cell(row, number).value for number in range(1, sheet.max_column)}
            columns = {number: key[5:] for number, key in keys.items() if str(key).startswith("item.") and key != ITEMS}
        elif address == ITEM:
            item = next(left, {})
            for number, key in columns.items():
                if key in item:
                    sheet.cell(row, number).value = _typed(item[key])
        elif address == FIGURE:
            for key, value in next(free, {}).items():
                sheet.cell(row, {"name": fill - 3, "unit": fill - 2, "value": fill}[key]).value = value
        elif address in values:
            sheet.cell(row, fill).value = _typed(values[address])
        if address in notes:
            sheet.cell(row, headed(sheet, NOTE.zh)).value = notes[address]
    out = io.BytesIO()
    sheet.parent.save(out)
    return out.getvalue()


def _typed(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def values_of(loaded: Loaded) -> dict[str, object]:
    """Return all that a report says in its tables and its figures, by addresses, as TOML holds it."""
    found: dict[str, object] = {}

    def take(table: Mapping[str, Any], prefix: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                take(value, f"{prefix}{key}.")
            elif not isinstance(value, list):
                found[f"{prefix}{key}"] = value

    take({key: value for key, value in loaded.tree.items() if key not in {"report", "narrative"}}, "")
    elements: Any = loaded.tree.get("figure", ())
    for position, element in enumerate(elements):
        take(element, f"{loaded.addresses.of(('figure', position))}.")
    return found
