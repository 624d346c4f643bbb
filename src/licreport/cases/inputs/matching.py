"""The columns of a file → the fields of a layout; what is ambiguous is asked, never guessed."""

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

from licreport.cases.fields import FIELDS
from licreport.cases.inputs.source import TEXT, Matched, Source
from licreport.cases.layout.model import MAIN, PAUSES, Layout, TableLayout
from licreport.words.language import MisuseError, Words, few

_TWO = Words(
    "{file}: both {columns} may be the {field}; a layout of your own should name one: [columns] {key} = […]",
    "{file}：{columns} 都可能是{field}；请在自己的布局中写明其中一列：[columns] {key} = […]",
)
_ALIKE = Words(
    "{file}: several columns are called {column}; give those that are not meant other names",
    "{file}：有多个列都叫{column}；请把不用的列改名",
)
_NONE = Words(
    "{file}: no column is named as layout {layout} names them; its columns are {columns}. "
    "`licreport tabulate --sketch {file}` writes a layout to begin with",
    "{file}：没有一列的名称与布局 {layout} 相符；该文件的列有 {columns}。"
    "可用 `licreport tabulate --sketch {file}` 起草布局",
)
_UNDATED = Words(
    "{file}: no column of a date that layout {layout} names ({names}); its columns are {columns}",
    "{file}：没有布局 {layout} 所写的任何时间列（{names}）；该文件的列有 {columns}",
)
_UNKNOWN_TABLE = Words(
    "{file}: none of the tables of layout {layout}, which are known by: {tables}; its columns are {columns}",
    "{file}：不是布局 {layout} 中的任何一个表（各表须有的列：{tables}）；该文件的列有 {columns}",
)
_NO_NUMBER = Words(
    "{file}: the table {table} of layout {layout} is joined by the application number, and none of its columns is that "
    "({names}); its columns are {columns}",
    "{file}：布局 {layout} 的表 {table} 须按办件编号关联，但没有办件编号一列（{names}）；该文件的列有 {columns}",
)
_NO_CASES = Words(
    "{files}: only tables that are beside the cases ({tables}); name the file of the cases themselves, too",
    "{files}：只有附属的表（{tables}）；请同时给出办件本身的文件",
)


Facts: TypeAlias = dict[str, str | Words]
TOP = 20
"""Rows of a file or sheet among which the names of its columns are looked for."""
_FULL = 0.6


def normal(name: str) -> str:
    """Return a column's name as names are compared: width, case and blanks apart."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).strip("\ufeff")


def tables_in(source: Source, layout: Layout) -> list[Matched]:
    """Return the tables of the layout that a source is: mostly one.

    A file of cases may bear a special procedure beside each of them, and is a table of these, too. Raises MisuseError
    where it cannot be told what it is.
    """
    own = {normal(column): column for column in reversed(source.columns)}
    name = _table_of(source, layout, own)
    pauses = layout.tables.get(PAUSES)
    begins = () if pauses is None else pauses.columns.get("paused_from", ())
    has_pauses = any(normal(each) in own for each in begins)
    if name not in {MAIN, PAUSES} or not has_pauses or not _is_of_cases(layout, own):
        return [_matched(source, layout, name, own)]
    both = [_matched(source, layout, each, own) for each in (MAIN, PAUSES)]
    used = {column for each in both for column in each.columns.values()}
    return [each._replace(unused=tuple(column for column in source.columns if column not in used)) for each in both]


def _is_of_cases(layout: Layout, own: Mapping[str, str]) -> bool:
    """Tell whether a file has a date of its own for cases."""
    columns = layout.tables[MAIN].columns
    return any(normal(name) in own for field in ("applied", "accepted", "decided") for name in columns.get(field, ()))


def _matched(source: Source, layout: Layout, name: str, own: Mapping[str, str]) -> Matched:
    """Return which of the columns of a source are fields of one table."""
    found: dict[str, str] = {}
    for field, names in layout.tables[name].columns.items():
        present = [*dict.fromkeys(own[normal(each)] for each in names if normal(each) in own)]
        if len(present) > 1:
            facts: Facts = {"file": source.name, "columns": few(present), "field": FIELDS[field].label, "key": field}
            raise MisuseError(_TWO, facts)
        if present:
            if source.columns.count(present[0]) > 1:
                raise MisuseError(_ALIKE, {"file": source.name, "column": present[0]})
            found[field] = present[0]
    if not layout.tables[name].columns:
        return Matched(source, name, {}, source.columns)
    if not found:
        _refuse(_NONE, source, layout)
    if "number" not in found and len(layout.tables) > 1 and (name != MAIN or layout.tables[MAIN].known_by):
        numbers: Facts = {"table": name, "names": few(layout.tables[name].columns.get("number", ()))}
        raise MisuseError(_NO_NUMBER, {**_facts(source, layout), **numbers})
    if name == MAIN and len(layout.tables) == 1 and not {"applied", "accepted", "decided"} & {*found}:
        _refuse(_UNDATED, source, layout)
    return Matched(source, name, found, tuple(each for each in source.columns if each not in found.values()))


def _table_of(source: Source, layout: Layout, own: Mapping[str, str]) -> str:
    """Return which table of the layout a source is; raises MisuseError where it is none of them."""
    name = next((each for each, table in layout.tables.items() if table.known_by and _knows(table, own)), MAIN)
    if name == MAIN and not _knows(layout.tables[MAIN], own):
        known: Facts = {"tables": "; ".join(" + ".join(table.known_by) for table in layout.tables.values())}
        raise MisuseError(_UNKNOWN_TABLE, {**_facts(source, layout), **known})
    return name


def _facts(source: Source, layout: Layout) -> Facts:
    return {"file": source.name, "layout": layout.name, "columns": few(source.columns)}


def header_in(rows: Sequence[Sequence[str]], layout: Layout) -> int | None:
    """Return the place of the row that names the columns, among the first rows of a file or sheet.

    It is the first that names two columns of the layout; without one there is none. For a layout that names no column,
    as where one is only sketched, it is the first row that is about as full as the fullest.
    """
    known = {normal(name) for table in layout.tables.values() for names in table.columns.values() for name in names}
    if not known:
        filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
        return next((place for place, count in enumerate(filled) if count >= _FULL * max(filled)), None)
    for place, row in enumerate(rows):
        if len({normal(cell) for cell in row} & known) >= 2:
            return place
    return None


def shape_of(found: Sequence[Matched]) -> Mapping[str, Mapping[str, str]]:
    """Return the fields by table, and how each comes; as text where files differ.

    Raises MisuseError where there are tables beside the cases, but no cases.
    """
    shape: dict[str, dict[str, str]] = {}
    if found and not any(each.table == MAIN and each.columns for each in found):
        files, tables = few([each.source.name for each in found]), few([*dict.fromkeys(each.table for each in found)])
        raise MisuseError(_NO_CASES, {"files": files, "tables": tables})
    for each in found:
        if not each.columns:
            continue
        table = shape.setdefault(each.table, {})
        for field, column in each.columns.items():
            own = each.source.types.get(column, TEXT)
            table[field] = own if table.get(field, own) == own else TEXT
    return {name: shape[name] for name in sorted(shape, key=lambda name: name != MAIN)}


def _knows(table: TableLayout, own: Mapping[str, str]) -> bool:
    """Tell whether a file has all columns that a table is known by; a field's column may bear any of its names."""
    names = [next((each for each in table.columns.values() if name in each), (name,)) for name in table.known_by]
    return all(any(normal(name) in own for name in each) for each in names)


def _refuse(words: Words, source: Source, layout: Layout) -> NoReturn:
    names = [
        name for field in ("applied", "accepted", "decided") for name in layout.tables[MAIN].columns.get(field, ())
    ]
    facts: Facts = {"file": source.name, "layout": layout.name, "columns": few(source.columns), "names": few(names)}
    raise MisuseError(words, facts)


def near(column: str, layout: Layout) -> str | None:
    """Return the field of which a column is called nearly as the layout calls it."""
    names = {
        normal(name): field for table in layout.tables.values() for field, own in table.columns.items() for name in own
    }
    close = difflib.get_close_matches(normal(column), names, n=1, cutoff=0.75)
    return names[close[0]] if close else None
