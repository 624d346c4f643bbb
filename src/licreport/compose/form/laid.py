"""Where everything stands on a form: instructions, a row for each cell to fill in, the items, the checks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from licreport.compose.form.asked import Asked, AskedItem, Raw, Section, date_of, kind_of_item
from licreport.compose.form.checks import Check, checks
from licreport.compose.form.rates import Spots
from licreport.compose.form.spare import Spare, of_row
from licreport.compose.tables.laid.expression import NOTHING, Terms, where_known
from licreport.compose.tables.laid.outcome import BROKEN, HOLDS, tones
from licreport.document.form import Blank, Kind, Placed
from licreport.document.workbook import Bare, Cell, Form, Formula, Numeral, Quoted, Ref, Text, Toned
from licreport.report.address import TABLES, key_label, key_unit
from licreport.report.source import Path
from licreport.words.language import Lang, Words
from licreport.writing.marks import ADDRESS, CHOICES, COMPUTED, FACTS, FIGURE, FILL, ITEM, ITEMS, NOTE
from licreport.writing.toml import literal

LABEL, UNIT, LAST, FILLED, CHANGE, NOTES, CHECKED = 0, 1, 2, 3, 4, 5, 7
WIDE = 2
"""Columns that notes and what is found take."""
COLUMNS = CHECKED + WIDE
ROOMS = 5
"""Rows for items that are new, and for figures."""

_LABEL, _UNIT, _LAST = Words("figure", "数据项"), Words("unit", "单位"), Words("{year}", "{year}年")
_CHANGE, _FOUND = Words("change", "增减"), Words("checks", "核对")
_ITEMS = Words("Items: a row each; new ones in the free rows", "分事项：一行一项，新增事项填在空行")
_FIGURES = Words(
    "New figures of your own: name, unit and value in the free rows", "新增的其他数据：在空行填写名称、单位和数值"
)
_ITEM, _TOTAL = Words("item", "事项名称"), Words("all of them", "合计")
_CHECKS = Words("Checks, worked out as the form is filled in", "核对（随填随算）")
_HEADINGS = (
    Words("what must hold", "数据关系"),
    Words("stated", "公布数"),
    Words("is to be", "应"),
    Words("computed", "计算数"),
    Words("difference", "差额"),
    Words("allowed", "容许差额"),
    Words("outcome", "结果"),
    Words("if broken", "不成立时"),
)
_SEE = Words("broken: row {row}", "不成立：见第{row}行")


class Sheet:
    """A sheet as it is laid out, row by row."""

    def __init__(self, name: str, year: int, lang: Lang, aside: int) -> None:
        self.name, self.year, self.lang, self.aside = name, year, lang, aside
        self.placed: list[Placed] = []
        self.cells: dict[Path, Ref] = {}
        self.rows: dict[Path, int] = {}
        self.row = 0

    def put(self, column: int, cell: Cell | Blank, **how: object) -> None:
        """Put something into the row at hand."""
        self.placed.append(Placed(self.row, column, cell, **how))  # type: ignore[arg-type]  # which mypy cannot tell

    def next(self, rows: int = 1) -> None:
        """Go on to a row below."""
        self.row += rows

    def head(self, lines: Sequence[str]) -> None:
        """Write the title and the instructions, and the headings of all columns."""
        for number, line in enumerate(lines):
            self.put(LABEL, line, columns=COLUMNS, look="hint" if number else "title")
            self.next()
        headings = {
            LABEL: _LABEL.say(self.lang),
            UNIT: _UNIT.say(self.lang),
            LAST: _LAST.say(self.lang, {"year": str(self.year - 1)}),
            FILLED: FILL.say(self.lang, {"year": str(self.year)}),
            CHANGE: _CHANGE.say(self.lang),
            NOTES: NOTE.say(self.lang),
            CHECKED: _FOUND.say(self.lang),
        }
        for column, heading in headings.items():
            self.put(column, heading, columns=WIDE if column in {NOTES, CHECKED} else 1, look="heading")
        self.put(self.aside, ADDRESS.say(self.lang), look="program")
        self.put(self.aside + 1, FACTS.say(self.lang), look="program")
        self.next()

    def section(self, section: Section) -> None:
        """Write a heading and a row for each cell to fill in."""
        self.put(LABEL, section.heading, columns=COLUMNS, look="section")
        self.next()
        for asked in section.asked:
            self._ask(asked)
            self.next()

    def _ask(self, asked: Asked) -> None:
        own = Ref(self.name, self.row, FILLED)
        is_number = asked.kind in {"count", "amount", "rate", "value"}
        is_percent = asked.kind == "rate" or str(asked.last).endswith("%")
        self.put(LABEL, Text(asked.label, 1))
        self.put(UNIT, asked.unit or None)
        if asked.last is not None:
            self.put(LAST, _shown(asked.last, self.lang), align="right" if is_number else "left")
        kind: Kind = asked.kind
        if is_percent and kind == "value":
            kind = "rate" if asked.path[0] == "figure" else "written"  # growth, which may be below nought
        wide = 1 if is_number or asked.kind == "choice" else NOTES - FILLED
        choices = tuple(CHOICES[word].say(self.lang) for word in ("true", "false", "unknown"))
        known = str(asked.known) if asked.path == ("report", "year") else _shown(asked.known, self.lang)
        filled = Blank(kind, known, choices if asked.kind == "choice" else ())
        is_locked = asked.is_locked and asked.known is not None
        self.put(FILLED, known if is_locked else filled, columns=wide)
        if is_number and not is_percent and isinstance(asked.last, int) and asked.path[0] != "report":
            last = Ref(self.name, self.row, LAST)
            self.put(CHANGE, where_known((own, "-", last), "", Form()))
        if asked.path[0] != "report":
            self.put(NOTES, Blank("text"), columns=WIDE)
        self._mark(asked.address, asked.facts)
        if is_number and not is_percent:
            self.cells[asked.path] = own
        self.rows[asked.path] = self.row

    def _mark(self, address: str, facts: Mapping[str, object]) -> None:
        self.put(self.aside, address, look="program")
        if facts:
            inline = ", ".join(f"{key} = {literal(value)}" for key, value in facts.items())
            self.put(self.aside + 1, f"{{{inline}}}", look="program")

    def figures(self) -> None:
        """Write rows for figures that last year's report did not have, each with its name and its unit."""
        self.put(LABEL, _FIGURES.say(self.lang), columns=COLUMNS, look="section")
        self.next()
        for _ in range(ROOMS):
            self.put(LABEL, Blank("text"))
            self.put(UNIT, Blank("text"))
            self.put(FILLED, Blank("written"))
            self.put(NOTES, Blank("text"), columns=WIDE)
            self._mark(FIGURE, {})
            self.next()

    def items(self, columns: Sequence[str], items: Sequence[AskedItem]) -> Spare:
        """Write the table of items: a pair of columns for each figure, last year's and that to fill in."""
        self.put(LABEL, _ITEMS.say(self.lang), columns=COLUMNS, look="section")
        self.next()
        self._headings(columns)
        first = self.row
        for position in range(len(items) + ROOMS):
            item = items[position] if position < len(items) else None
            self._item(position, columns, item)
            self.next()
        name = {row: Ref(self.name, row, LABEL) for row in range(first, self.row)}
        at = {LAST + 2 * number + 1: key for number, key in enumerate(columns) if key != "share"}
        rows = range(first, first + len(items))
        free = range(first + len(items), self.row)
        tops = [row for row, item in zip(rows, items, strict=True) if "under" not in item.facts]
        spare = Spare(
            {Ref(self.name, row, column): name[row] for row in rows for column in at},
            {column: [(Ref(self.name, row, column), name[row]) for row in free] for column in at},
            {column: frozenset(Ref(self.name, row, column) for row in tops) for column in at},
        )
        self._totals(columns, [*tops, *free], name)
        return spare

    def _headings(self, columns: Sequence[str]) -> None:
        self.put(LABEL, _ITEM.say(self.lang), look="heading")
        self.put(UNIT, NOTE.say(self.lang), look="heading")
        for number, key in enumerate(columns):
            label = key_label(TABLES["item"], key).say(self.lang)
            unit = key_unit(TABLES["item"], key)
            named = f"{label}（{unit}）" if unit and self.lang == "zh" else label
            for column, year in ((LAST, _LAST), (FILLED, FILL)):
                heading = f"{named}\n{year.say(self.lang, {'year': str(self.year - (column == LAST))})}"
                self.put(column + 2 * number, heading, look="heading")
        self._mark(COMPUTED, {})
        self.next()
        self.put(LABEL, "item.name", look="program")
        self.put(UNIT, "note", look="program")
        for number, key in enumerate(columns):
            self.put(FILLED + 2 * number, f"item.{key}", look="program")
        self._mark(ITEMS, {})
        self.next()

    def _item(self, position: int, columns: Sequence[str], item: AskedItem | None) -> None:
        name: Cell | Blank = Blank("text", None if item is None else item.name)
        self.put(LABEL, item.name if item is not None and item.is_whole else name)
        self.put(UNIT, Blank("text"))
        for number, key in enumerate(columns):
            last = None if item is None else item.last.get(key)
            if last is not None:
                self.put(LAST + 2 * number, _shown(last, self.lang), align="right")
            self.put(FILLED + 2 * number, Blank(kind_of_item(key)))
            if item is not None and key != "share":
                self.cells["item", position, key] = Ref(self.name, self.row, FILLED + 2 * number)
        self._mark(ITEM, {} if item is None else item.facts)

    def _totals(self, columns: Sequence[str], rows: Sequence[int], names: Mapping[int, Ref]) -> None:
        self.put(LABEL, _TOTAL.say(self.lang))
        self._mark(COMPUTED, {})
        for number, key in enumerate(columns):
            if key != "share":
                cells = [(Ref(self.name, row, FILLED + 2 * number), names[row]) for row in rows]
                terms: Terms = tuple(part for each in cells for part in ("+", *of_row(*each)))[1:]
                filled: Terms = tuple(part for ref, _ in cells for part in (",", Bare(ref)))[1:]
                whole = ("IF(COUNT(", *filled, ")=0,", NOTHING, ",IFERROR(", *terms, ",", NOTHING, "))")
                self.put(FILLED + 2 * number, Formula(whole, ""))
        self.next(2)

    def checks(self, asked: Sequence[Asked], items: Sequence[AskedItem], spare: Spare) -> None:
        """Write the relations, a row each, and beside every figure what became of those that it is in."""
        written = {path: Ref(self.name, row, FILLED) for path, row in self.rows.items()}
        found, rates = checks(asked, items, Spots(self.cells, written), spare, self.lang)
        self.put(LABEL, _CHECKS.say(self.lang), columns=COLUMNS, look="section")
        self.next()
        self._mark(COMPUTED, {})
        for column, heading in zip((LABEL, *range(LAST, COLUMNS)), _HEADINGS, strict=True):
            self.put(column, heading.say(self.lang), columns=2 if column == LABEL else 1, look="heading")
        self.next()
        touching: dict[Path, list[int]] = {}
        for check in found:
            self._check(check)
            for path in check.paths:
                touching.setdefault(path, []).append(self.row)
            self.next()
        for path, row in self.rows.items():
            cell = rates.get(path) or self._verdict(touching.get(path, ()))
            if cell is not None:
                self.placed.append(Placed(row, CHECKED, cell, WIDE, align="left", tones=self._tones()))

    def _check(self, check: Check) -> None:
        laid = check.laid
        self.put(LABEL, check.equation, columns=2)
        shown = (laid.stated, laid.sign.say(self.lang), laid.computed, laid.difference, laid.allowed)
        for column, cell in zip(count(LAST), shown, strict=False):
            self.put(column, cell, align="center" if column == FILLED else "")
        self.put(CHECKED, check.outcome, align="center", tones=tones(self.lang))
        self.put(CHECKED + 1, check.severity, align="center")
        self._mark(COMPUTED, {})

    def _verdict(self, rows: Sequence[int]) -> Cell:
        """Return where the first relation stands that is broken, or else whether one holds."""
        if not rows:
            return None
        outcomes = {row: Bare(Ref(self.name, row, CHECKED)) for row in rows[:_MOST]}
        holds = tuple(part for cell in outcomes.values() for part in (",", cell, "=", Quoted(HOLDS.say(self.lang))))
        nested: Terms = ("IF(OR(", *holds[1:], "),", Quoted(HOLDS.say(self.lang)), ",", NOTHING, ")")
        for row, cell in reversed(outcomes.items()):
            see = Quoted(self._see(row))
            nested = ("IF(", cell, "=", Quoted(BROKEN.say(self.lang)), ",", see, ",", *nested, ")")
        return Formula(nested, "")

    def _see(self, row: int) -> str:
        return _SEE.say(self.lang, {"row": str(row + 1)})

    def _tones(self) -> tuple[Toned, ...]:
        """Return how the mark beside a figure looks: of a relation, and of a rate, which begins as the former ends."""
        return (Toned(HOLDS.say(self.lang), "good"), Toned(BROKEN.say(self.lang), "bad", begins=True))


_MOST = 40
"""Relations that are looked at beside a figure, of the 64 that formulas may stand within each other."""


def _shown(raw: Raw, lang: Lang) -> Cell:
    """Return a value as it was printed."""
    if isinstance(raw, bool):
        return CHOICES["true" if raw else "false"].say(lang)
    if isinstance(raw, int):
        return Numeral(raw)
    if raw is None or (date := date_of(raw)):
        return date if raw is not None else None
    return CHOICES[str(raw)].say(lang) if str(raw) in CHOICES else str(raw)


def widths(columns: int) -> Iterator[float]:
    """Yield the widths of the columns of a form."""
    yield from (34.0, 8.0)
    yield from (14.0 for _ in range(columns - 2))
    yield from (6.0, 6.0)
