"""One table of a sketch as TOML: its columns, those that are only likely as comments, and the codes in them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.cases.engines.duck import Duck
from licreport.cases.fields import CODES, FIELDS, Kind
from licreport.cases.inputs.matching import normal
from licreport.cases.inputs.source import Source
from licreport.cases.layout.likely import Likely, likely
from licreport.cases.layout.looked import FEW, LONGEST, Looked, is_personal, looked, order_of
from licreport.cases.layout.model import MAIN, Layout
from licreport.words.language import Lang, Words, counted, few
from licreport.words.terminal import printable
from licreport.writing.toml import quoted, remark

_COUNTING = Words("or cohort: the applications of the period", "或 cohort：按报告期内收到的申请及其去向")
_UNIT = Words("where no column says it: look whether that is so", "没有写明单位的时限按此计，请核实")
_NO_UNIT = Words("the unit of time limits, if no column says it", "没有写明单位的时限按什么计")
_ORDER = Words(
    "The dates may be in the order {orders}: write the one that is right; without it they are not read.",
    "日期的顺序可能是 {orders}，请写明哪一种；不写明就无法读取。",
)
_BOTH = Words("both {columns} may be the {field}: keep one", "{columns} 都可能是{field}，请保留一个")
_MAYBE = Words("{why}{samples}", "{why}{samples}")
_OR = Words("; or {fields}", "；或 {fields}")
_SAMPLES = Words(": {values}", "：{values}")
_UNSURE = Words("Nothing speaks for a field: {columns}", "看不出是什么：{columns}")
_HIDDEN = Words("Not read, since they may tell who applied: {columns}", "可能涉及申请人，不读取：{columns}")
_TWICE = Words(
    "{columns}: several columns are so called; the first is meant", "{columns}：有多个同名的列，以第一个为准"
)
_ROW = Words("row", "行")
_BLANK = Words("none in {count}", "{count}为空")
_LONG = Words("a text of {length} characters: {count}", "{length} 个字的文字：{count}")
_MANY = Words(
    "{column} has {count} values{samples}: it is no column of codes; take another, or none",
    "{column} 有 {count} 个值{samples}：不是代码列；请换一列，或不写",
)
_SAMPLE = 10_000


class _Column(NamedTuple):
    """A column, the name by which the query knows it, and what it holds."""

    name: str
    looked: Looked


class TableSketch:
    """Writes what is believed of one table."""

    def __init__(self, engine: Duck, general: Layout, lang: Lang, table: str) -> None:
        self.engine, self.general, self.lang, self.table_name = engine, general, lang, table
        ((count,),) = engine.rows(f"SELECT count(*) FROM records_{MAIN}")  # noqa: S608  # a name of ours
        self.rows = int(str(count))

    def lines(self, names: Mapping[str, str], sources: Sequence[Source]) -> Iterator[str]:
        """Yield the lines of the table: its columns, and the codes in them."""
        shown = ", ".join(names)
        sample = self.engine.rows(f"SELECT {shown} FROM records_{MAIN} ORDER BY file, row_no LIMIT {_SAMPLE}")  # noqa: S608  # names of ours
        cells = [*zip(*sample, strict=True)] or [()] * len(names)
        columns = [_Column(name, looked(names[name], own)) for name, own in zip(names, cells, strict=True)]
        known, guessed, hidden, unsure = self._sorted(columns)
        if self.table_name == MAIN:
            yield from self._head(columns, known)
        yield ""
        if self.table_name != MAIN:
            listed = ", ".join(map(quoted, self.general.tables[self.table_name].known_by))
            yield from (f"[tables.{self.table_name}]", f"known_by = [{listed}]", f"[tables.{self.table_name}.columns]")
        else:
            yield "[columns]"
        yield from self._columns(known, guessed)
        hidden += [column for source in sources for column in source.columns if is_personal(column)]
        for words, listed_columns in ((_UNSURE, unsure), (_HIDDEN, hidden), (_TWICE, twice(sources))):
            if listed_columns:
                told = ("、" if self.lang == "zh" else ", ").join(map(printable, dict.fromkeys(listed_columns)))
                yield from remark(words.say(self.lang, {"columns": told}))
        if self.table_name == MAIN:
            yield from self._codes(known, guessed)

    def _sorted(
        self, columns: Sequence[_Column]
    ) -> tuple[dict[str, list[_Column]], list[tuple[_Column, Likely]], list[str], list[str]]:
        """Return the columns whose names are known, those that may be a field, those of persons, and all others."""
        by_name = {
            normal(name): field for field, own in self.general.tables[self.table_name].columns.items() for name in own
        }
        known: dict[str, list[_Column]] = {}
        for column in columns:
            if (field := by_name.get(normal(column.looked.column))) is not None:
                known.setdefault(field, []).append(column)
        guessed, hidden, unsure = [], [], []
        for column in columns:
            if normal(column.looked.column) in by_name:
                continue
            maybe = likely(column.looked, self.general, [*known])
            if column.looked.is_personal:
                hidden.append(column.looked.column)
            elif maybe is None:
                unsure.append(column.looked.column)
            else:
                guessed.append((column, maybe))
        return known, guessed, hidden, unsure

    def _head(self, columns: Sequence[_Column], known: Mapping[str, Sequence[_Column]]) -> Iterator[str]:
        yield "layout   = 1"
        yield f'counting = "event"  # {_COUNTING.say(self.lang)}'
        yield f"limits   = [{', '.join(map(quoted, self.general.limits))}]"
        is_known = {"promised", "legal"} & {*known}
        yield f'{"" if is_known else "#"}unit     = "working_day"  # {(_UNIT if is_known else _NO_UNIT).say(self.lang)}'
        orders = order_of(column.looked for column in columns)
        if len(orders) == 1:
            yield f'order    = "{orders[0]}"'
        else:
            yield from remark(_ORDER.say(self.lang, {"orders": " | ".join(orders)}))
            yield f'#order    = "{orders[0]}"'

    def _columns(
        self, known: Mapping[str, Sequence[_Column]], guessed: Sequence[tuple[_Column, Likely]]
    ) -> Iterator[str]:
        width = max(map(len, FIELDS))
        for field in FIELDS:
            own = known.get(field, [])
            if len(own) > 1:
                facts = {"columns": few([column.looked.column for column in own]).say(self.lang)}
                yield from remark(_BOTH.say(self.lang, facts | {"field": FIELDS[field].label.say(self.lang)}))
            for column in own:
                yield f"{'#' if len(own) > 1 else ''}{field:{width}} = {quoted(column.looked.column)}"
            for column, maybe in guessed:
                if maybe.fields[0] == field:
                    yield f"#{field:{width}} = {quoted(column.looked.column)}  # {printable(self._why(column, maybe))}"

    def _why(self, column: _Column, maybe: Likely) -> str:
        samples = column.looked.samples
        told = _SAMPLES.say(self.lang, {"values": ", ".join(samples)}) if samples else ""
        also = _OR.say(self.lang, {"fields": ", ".join(maybe.fields[1:])}) if maybe.fields[1:] else ""
        return _MAYBE.say(self.lang, {"why": maybe.why.say(self.lang), "samples": told}) + also

    def _codes(
        self, known: Mapping[str, Sequence[_Column]], guessed: Sequence[tuple[_Column, Likely]]
    ) -> Iterator[str]:
        """Yield the codes by the kind of column; those of columns of which the kind is not sure each by themselves."""
        by_kind: dict[Kind, list[_Column]] = {}
        unsure = []
        for field, own in known.items():
            if FIELDS[field].kind in CODES:
                by_kind.setdefault(FIELDS[field].kind, []).extend(own)
        for column, maybe in guessed:
            kinds = [*dict.fromkeys(FIELDS[field].kind for field in maybe.fields if FIELDS[field].kind in CODES)]
            if len({FIELDS[field].kind for field in maybe.fields}) == 1 and kinds:
                by_kind.setdefault(kinds[0], []).append(column)
            elif kinds:
                unsure.append((column, kinds))
        limits = [column for field in ("promised", "legal") for column in known.get(field, ())]
        limits += [column for column, maybe in guessed if {"promised", "legal"} & {*maybe.fields}]
        if Kind.UNIT in by_kind or any(column.looked.is_limit for column in limits):
            yield from ("", "[codes.unit]")
            yield from (f"{quoted(code)} = {quoted(word)}" for code, word in self.general.codes[Kind.UNIT].items())
        for kind, words in CODES.items():
            if kind in by_kind and kind is not Kind.UNIT:
                yield from ("", f"[codes.{kind.value}]  # {' | '.join(words)}")
                yield from self._codes_of(kind, by_kind[kind])
        for column, kinds in unsure:
            also = "".join(f" | [codes.{kind.value}]" for kind in kinds[1:])
            yield from ("", f"#[codes.{kinds[0].value}]{also}")
            yield from self._codes_of(None, [column])

    def _codes_of(self, kind: Kind | None, columns: Sequence[_Column]) -> Iterator[str]:
        written = set()
        for column in columns:
            name = column.looked.column
            yield from remark(name)
            value = f"nullif(trim(CAST({column.name} AS VARCHAR)), '')"
            found = self.engine.rows(
                f"SELECT {value} AS code, count(*) AS cases, count(*) OVER () AS codes FROM records_{MAIN}"  # noqa: S608  # names of ours
                f" GROUP BY 1 ORDER BY cases DESC, code LIMIT {FEW + 2}"
            )
            codes = [(str(code), int(str(count))) for code, count, _ in found if code is not None]
            blank = sum(int(str(count)) for code, count, _ in found if code is None)
            if found and int(str(found[0][2])) > FEW + bool(blank):
                again = [code for code, count in codes if count > 1 and len(code) <= LONGEST][:3]
                samples = _SAMPLES.say(self.lang, {"values": ", ".join(again)}) if again else ""
                facts = {"column": name, "count": f"{int(str(found[0][2])) - bool(blank):,}", "samples": samples}
                yield from remark(_MANY.say(self.lang, facts))
                continue
            for code, count in codes:
                if code not in written:
                    yield self._code(kind, code, count)
                    written.add(code)
            if blank:
                yield from remark(_BLANK.say(self.lang, {"count": counted(blank, _ROW, self.lang)}))

    def _code(self, kind: Kind | None, code: str, count: int) -> str:
        rows = counted(count, _ROW, self.lang)
        if kind is not None and (word := self.general.codes.get(kind, {}).get(code)) is not None:
            return f"{quoted(code)} = {quoted(word)}  # {rows}"
        if len(code) > LONGEST:
            return f"# {_LONG.say(self.lang, {'length': str(len(code)), 'count': rows})}"
        return f'# {quoted(code)} = "…"  # {rows}'


def twice(sources: Sequence[Source]) -> list[str]:
    """Return the names that several columns of one file bear."""
    return [name for source in sources for name, count in Counter(source.columns).items() if count > 1 and name]
