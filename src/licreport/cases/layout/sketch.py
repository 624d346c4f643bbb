"""The layout that files seem to have, as TOML that `--layout` takes at once, with what is not sure as comments.

What is written as it stands is what the general layout knows, too; all else is a question to a person. Columns that may
tell who applied are named and never read, and no value of another is shown that might name someone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from licreport.cases.engines.duck import Duck
from licreport.cases.inputs.delimited import encoding_of
from licreport.cases.inputs.matching import normal, tables_in
from licreport.cases.inputs.source import CSV, Source
from licreport.cases.layout.load import layout, shipped
from licreport.cases.layout.looked import is_personal
from licreport.cases.layout.model import MAIN, PAUSES, Layout, TableLayout
from licreport.cases.layout.written import TableSketch, twice
from licreport.words.language import Lang, MisuseError, Words, few
from licreport.writing.toml import remark

_HEAD = Words(
    "Sketched from {files} ({rows} rows): look at every line, and answer those that begin with #.",
    "由 {files}（{rows} 行）起草：请逐行核对；以 # 开头的行有待确定。",
)
_NO_ROWS = Words("There are no rows: only the names of the columns speak.", "没有数据行，仅按列名判断。")
_DIFFERENT = Words(
    "The files do not have the same columns. Where they are several tables of one system, move the columns of each "
    "under its own [tables.NAME]; where they are of several systems, sketch one at a time.",
    "各文件的列不同：如为同一系统的多个表，请把各表的列移到各自的 [tables.名称] 下；如为不同系统，请分别起草。",
)
_ENCODED = Words("{file}: read as {encoding}", "{file}：按 {encoding} 读取")
_IS_ONE_OF_OURS = Words(
    "All files are as layout {name} has them, which names {count} of their columns: use --layout {name}, or begin your "
    'own with base = "{name}".',
    '各文件与自带布局 {name} 相符（其中 {count} 列）：可用 --layout {name}，或在自己的布局中写 base = "{name}"。',
)
_EMPTY = Layout("sketch", "", "event", {MAIN: TableLayout({})}, {}, (), None, "ymd", None)


def sketch(files: Sequence[str], engine_of: Callable[[Layout], Duck], lang: Lang) -> str:
    """Return the layout as TOML; raises MisuseError where a file cannot be read."""
    general = layout("general")
    with engine_of(_EMPTY) as engine:
        sources = engine.look(files)
    lines: list[str] = []
    rows = 0
    for table, own in _by_table(sources, general).items():
        if names := {f"c{place}": column for place, column in enumerate(_read_columns(own))}:
            with engine_of(_wide(names)) as engine:
                engine.open([source.name for source in own])
                written = TableSketch(engine, general, lang, table)
                lines += written.lines(names, own)
                rows += written.rows
    return "\n".join(["#:schema licreport-layout-1.json", *_head(sources, rows, lang), *lines]) + "\n"


def _by_table(sources: Sequence[Source], general: Layout) -> dict[str, list[Source]]:
    """Return the files of each table, those of the cases first; without these, others are taken for them."""
    pauses = [source for source in sources if _is_of_pauses(source, general)]
    cases = [source for source in sources if source not in pauses]
    return {MAIN: cases, PAUSES: pauses} if cases else {MAIN: pauses}


def _is_of_pauses(source: Source, general: Layout) -> bool:
    own = {normal(column) for column in source.columns}
    return {normal(name) for name in general.tables[PAUSES].known_by} <= own


def _head(sources: Sequence[Source], rows: int, lang: Lang) -> Iterator[str]:
    """Yield what was looked at."""
    names = [source.name for source in sources]
    yield from remark(_HEAD.say(lang, {"files": few(names).say(lang), "rows": f"{rows:,}"}))
    for source in sources:
        is_text = source.form == CSV and "#" not in source.name
        if is_text and (encoding := encoding_of(source.name, None)) != "utf-8":
            yield from remark(_ENCODED.say(lang, {"file": source.name, "encoding": encoding.upper()}))
    if (ours := _ours(sources)) is not None:
        yield from remark(_IS_ONE_OF_OURS.say(lang, {"name": ours[0], "count": str(ours[1])}))
    elif len({frozenset(source.columns) for source in sources if not _is_of_pauses(source, layout("general"))}) > 1:
        yield from remark(_DIFFERENT.say(lang))
    if not rows:
        yield from remark(_NO_ROWS.say(lang))


def _wide(names: Mapping[str, str]) -> Layout:
    """Return a layout that reads columns whatever they are; beside another table, the first needs no dates."""
    own = TableLayout({name: (column,) for name, column in names.items()})
    return _EMPTY._replace(tables={MAIN: own, "none": TableLayout({}, ("\0",))})


def _ours(sources: Sequence[Source]) -> tuple[str, int] | None:
    """Return the layout of another system that all files are in, and how many of their columns it names."""
    found: dict[str, int] = {}
    for name in shipped():
        with suppress(MisuseError):
            found[name] = sum(len(each.columns) for source in sources for each in tables_in(source, layout(name)))
    best = max(found, key=lambda name: (found[name], name == "general"), default="general")
    return None if best == "general" else (best, found[best])


def _read_columns(sources: Sequence[Source]) -> list[str]:
    """Return the columns that are looked at, each name once, none that may tell who applied."""
    found = dict.fromkeys(column for source in sources for column in source.columns if column)
    alike = twice(sources)
    return [column for column in found if not is_personal(column) and column not in alike]
