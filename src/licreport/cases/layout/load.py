"""A layout's name, or the path of its file → the layout; and in plain words what is wrong with one."""

import difflib
import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from licreport.cases.definitions import definitions
from licreport.cases.fields import CODES, CODES_APART, FIELDS, Kind
from licreport.cases.layout.keys import KEYS, LIMITS, NO_TABLES, ORDERS, TABLE_NAME
from licreport.cases.layout.model import COUNTINGS, FORMAT, MAIN, PAUSES, Layout, OwnDefinition, TableLayout
from licreport.words.language import MisuseError, Words

_NO_LAYOUT = Words(
    "there is no layout {name}; there are {known}, or give the path of a file",
    "没有名为 {name} 的布局；已有的是 {known}，也可以给出布局文件的路径",
)
_UNREADABLE = Words("{file}: {why}", "{file}：{why}")
_WRONG = Words("{file}: `{key}` is not what it may be; write {right}", "{file}：`{key}` 的值不可用；请写 {right}")
_UNKNOWN = Words("{file}: `{key}` is no key of a layout; {right}", "{file}：`{key}` 不是布局中的项；{right}")
_NEAR = Words("did you mean `{near}`?", "是否应为 `{near}`？")
_KNOWN = Words("there are {near}", "可用的有 {near}")
_NO_CASES = Words(
    "{file}: no column for a date; [columns] has at least one of `applied`, `accepted` and `decided`",
    "{file}：没有写明任何时间是哪一列；[columns] 至少应有 `applied`、`accepted`、`decided` 之一",
)


def shipped() -> list[str]:
    """Return the names of the layouts that come with the program."""
    folder = files("licreport.cases.layout").joinpath("shipped")
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def layout(name: str) -> Layout:
    """Return a layout by its name, or by the path of its file. Raises MisuseError where it cannot be used."""
    if name in shipped():
        return read(text_of(name), name)
    if not name.endswith(".toml") and not Path(name).exists():
        raise MisuseError(_NO_LAYOUT, {"name": name, "known": ", ".join(shipped())})
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise MisuseError(_UNREADABLE, {"file": name, "why": why}) from None
    return read(text, name)


def text_of(name: str) -> str:
    """Return the text of a layout that comes with the program."""
    return files("licreport.cases.layout").joinpath("shipped", f"{name}.toml").read_text(encoding="utf-8")


def read(text: str, file: str) -> Layout:
    """Return the layout that a text holds."""
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise MisuseError(_UNREADABLE, {"file": file, "why": str(error)}) from None
    return of(tree, file)


def of(tree: Mapping[str, Any], file: str) -> Layout:
    """Return the layout that a tree of TOML is; raises MisuseError for what is wrong with it."""
    return _Reader(file).layout(tree)


def _tree(name: str) -> Mapping[str, Any]:
    return tomllib.loads(text_of(name))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return a layout with what another adds to it: that takes the place of what both say, but tables are merged."""
    both = {
        key: _merged(base[key], own[key])
        for key in base.keys() & own.keys()
        if isinstance(base[key], dict) and isinstance(own[key], dict)
    }
    return {**base, **own, **both}


class _Reader:
    """Reads one file, whose name stands in what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def layout(self, tree: Mapping[str, Any]) -> Layout:
        self.keys(tree)
        if tree.get("layout") != FORMAT:
            self.wrong("layout", Words(f"{FORMAT}", f"{FORMAT}"))
        if "base" in tree:
            tree = _merged(_tree(self.one_of("base", tree["base"], shipped())), tree)
        tables = self.tables(tree)
        if not any({"applied", "accepted", "decided"} & {*table.columns} for table in tables.values()):
            raise MisuseError(_NO_CASES, {"file": self.file})
        codes = self.codes(tree.get("codes", {}))
        return Layout(
            name=self.file,
            title=tree.get("title", self.file),
            counting=self.one_of("counting", tree.get("counting", COUNTINGS[0]), COUNTINGS),
            tables=tables,
            codes={Kind(name): own for name, own in codes.items() if name not in CODES_APART},
            codes_apart={name: own for name, own in codes.items() if name in CODES_APART},
            limits=tuple(self.one_of("limits", each, LIMITS) for each in tree.get("limits", LIMITS)),
            unit=None if "unit" not in tree else self.one_of("unit", tree["unit"], [*CODES[Kind.UNIT]]),
            order=self.one_of("order", tree.get("order", ORDERS[0]), ORDERS),
            encoding=tree.get("encoding"),
            constants=self.constants(tree.get("constants", {})),
            figures=tuple(self.figures(tree.get("figures", []))),
            definitions=self.definitions(tree.get("definitions", {})),
            remarks=tuple(map(_both, self.texts("remarks", tree.get("remarks", [])))),
        )

    def keys(self, tree: Mapping[str, Any]) -> None:
        for key, value in tree.items():
            self.known(key, KEYS)
            if not isinstance(value, KEYS[key].kind) or isinstance(value, bool):
                self.wrong(key, _KINDS[KEYS[key].kind])

    def tables(self, tree: Mapping[str, Any]) -> dict[str, TableLayout]:
        known_by = tuple(self.texts("known_by", tree.get("known_by", [])))
        found = {MAIN: TableLayout(self.columns("columns", tree.get("columns", {})), known_by)}
        for name, own in tree.get("tables", {}).items():
            key = f"tables.{name}"
            if not re.fullmatch(TABLE_NAME, name) or name in NO_TABLES:
                self.wrong(key, _TABLE)
            if not isinstance(own, dict):
                self.wrong(key, _KINDS[dict])
            for inner in own:
                self.known(f"{key}.{inner}", [f"{key}.columns", f"{key}.known_by"])
            known_by = tuple(self.texts(f"{key}.known_by", own.get("known_by", [])))
            if not known_by:
                self.wrong(f"{key}.known_by", _KINDS[list])
            found[name] = TableLayout(self.columns(f"{key}.columns", own.get("columns", {})), known_by)
        return _with_pauses_apart(found)

    def columns(self, key: str, table: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401  # as TOML has it
        if not isinstance(table, dict):
            self.wrong(key, _KINDS[dict])
        for field in table:
            self.known(f"{key}.{field}", [f"{key}.{name}" for name in FIELDS])
        found = {
            field: tuple(self.texts(f"{key}.{field}", [names] if isinstance(names, str) else names))
            for field, names in table.items()
        }
        return {field: names for field, names in found.items() if names}

    def codes(self, tables: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
        kinds = {**{kind.value: kind for kind in CODES}, **CODES_APART}
        for name, table in tables.items():
            self.known(f"codes.{name}", [f"codes.{each}" for each in kinds])
            if not isinstance(table, dict):
                self.wrong(f"codes.{name}", _KINDS[dict])
            for code, word in table.items():
                self.one_of(f'codes.{name}."{code}"', word, [*CODES[kinds[name]]])
        return {name: dict(table) for name, table in tables.items()}

    def definitions(self, tables: Mapping[str, Any]) -> dict[str, OwnDefinition]:
        found = {}
        known = [*definitions()]
        for address, own in tables.items():
            key = f'definitions."{address}"'
            self.known(key, [f'definitions."{each}"' for each in known])
            if not isinstance(own, dict) or {*own} != {"where", "words"}:
                self.wrong(key, Words('{ where = "decided = accepted", words = "…" }', '{ where = "…", words = "…" }'))
            found[address] = OwnDefinition(*self.texts(key, [own["where"], own["words"]]))
        return found

    def constants(self, table: Mapping[str, Any]) -> dict[str, str]:
        known = [f"constants.{name}" for name, field in FIELDS.items() if field.kind.is_code]
        for field, word in table.items():
            self.known(f"constants.{field}", known)
            self.one_of(f"constants.{field}", word, [*CODES[FIELDS[field].kind]])
        return dict(table)

    def figures(self, addresses: Sequence[str]) -> Iterator[str]:
        for address in self.texts("figures", addresses):
            yield self.one_of("figures", address, [*definitions()])

    def texts(self, key: str, values: Any) -> Iterator[str]:  # noqa: ANN401  # as TOML has it
        if not isinstance(values, list):
            self.wrong(key, _KINDS[list])
        for value in values:
            if not isinstance(value, str) or not value.strip():
                self.wrong(key, _KINDS[list])
            yield value.strip()

    def one_of(self, key: str, value: object, words: Sequence[str]) -> str:
        if value not in words:
            listed = " | ".join(words)
            self.wrong(key, Words(listed, listed))
        return str(value)

    def known(self, key: str, keys: Sequence[str] | Mapping[str, object]) -> None:
        if key not in keys:
            same = len(posixpath.commonprefix([*keys])) if len(keys) > 1 else 0
            names = {each[same:]: each for each in keys}
            near = [names[each] for each in difflib.get_close_matches(key[same:], names, n=1)]
            more, listed = (_NEAR, near) if near else (_KNOWN, [*keys])
            right = Words(*(text.replace("{near}", ", ".join(listed)) for text in more))
            raise MisuseError(_UNKNOWN, {"file": self.file, "key": key, "right": right})

    def wrong(self, key: str, right: Words) -> NoReturn:
        raise MisuseError(_WRONG, {"file": self.file, "key": key, "right": right})


_TABLE = Words(
    "[tables.NAME] with small letters a to z alone, and no word of SQL: [tables.decision]",
    "[tables.名称]，名称只用小写字母 a 至 z，且不是 SQL 的关键字，如 [tables.decision]",
)
_KINDS = {
    int: Words("a number", "数字"),
    str: Words('text, "…"', '文字，"…"'),
    list: Words('texts, ["…", "…"]', '文字的列表，["…", "…"]'),
    dict: Words("a table", "一个表"),
}


def _with_pauses_apart(tables: dict[str, TableLayout]) -> dict[str, TableLayout]:
    """Return tables of which special procedures are one of their own, where they stand in columns of the cases."""
    main = tables[MAIN].columns
    own = {field: names for field, names in main.items() if field in {"paused_from", "paused_to"}}
    if not own:
        return tables
    rest = {field: names for field, names in main.items() if field not in own}
    columns = {"number": main.get("number", ()), **own}
    apart = {PAUSES: tables.get(PAUSES, TableLayout(columns, ("\0",)))}  # which is no column: it is never a file alone
    return {**tables, MAIN: tables[MAIN]._replace(columns=rest), **apart}


def _both(remark: str) -> Words:
    """Return a remark in both languages, which ` · ` parts; one that is in one language is that in both."""
    en, _, zh = remark.partition(" · ")
    return Words(en, zh or en)
