"""The sheet of items: a row for each, parts indented below their whole, a column for each figure that any carries.

The share that is printed stands beside the one that is computed, of what the items of a level divide.
"""

from collections.abc import Iterator, Mapping

from licreport.compose.breakdown import figure_of_items, nested
from licreport.compose.tables.laid.expression import Terms, added, bracketed, where_known
from licreport.compose.tables.printed import form_of, form_of_rate, is_percent
from licreport.document.workbook import Cell, Column, Formula, Numeral, Ref, Sheet, Text
from licreport.figures.stated import Figure, Stated
from licreport.relations.kinds import Rate
from licreport.relations.quantity import Name, NotEvaluable, readings, stated_or_computed
from licreport.report.address import TABLES, Addresses, key_label
from licreport.report.model import FIGURES, Report, path_of
from licreport.report.source import Path
from licreport.rules.rates import shares_follow_from_their_figures
from licreport.words.language import Lang, Words

_SHEET = Words("Items", "事项")
_NAME, _ADDRESS = Words("item", "事项"), Words("address", "位置")
_PRINTED = Words("{label}, as printed", "{label}（原文）")
_COMPUTED = Words("{label}, computed", "{label}（计算得出）")
_TEXTS = ("code", "under", "by")


def items(
    report: Report, trusted: Report, addresses: Addresses, cells: Mapping[Path, Ref], lang: Lang
) -> tuple[Sheet, dict[Path, Ref]]:
    """Return the sheet, and the cell of each figure of an item by its place; `cells` are those of all other figures.

    Shares are computed of `trusted`, the report as far as it is known who belongs to whom.
    """
    sheet, order = _SHEET.say(lang), list(nested(report))
    columns = [Column(_NAME.say(lang))]
    own: dict[Path, Ref] = {}
    filled: list[list[Cell]] = [[Text(report.item[index].name, depth) for index, depth in order]]
    for key in (*_TEXTS, *FIGURES, "share"):
        values = [getattr(report.item[index], key) for index, _ in order]
        if all(value is None for value in values):
            continue
        label = key_label(TABLES["item"], key).say(lang)
        if key not in _TEXTS:
            own |= {("item", index, key): Ref(sheet, row, len(columns)) for row, (index, _) in enumerate(order)}
        heading = _PRINTED.say(lang, {"label": label}) if key == "share" else label
        columns.append(Column(heading, is_number=key not in _TEXTS))
        filled.append(values if key in _TEXTS else [_number(value) for value in values])
        if any(isinstance(value, Figure) and value.unit and not is_percent(value) for value in values):
            columns.append(Column(_PRINTED.say(lang, {"label": label}), is_number=True))
            filled.append([value.written if isinstance(value, Figure) else None for value in values])
    shares = _shares(trusted, {**cells, **own})
    if shares:
        share = key_label(TABLES["item"], "share").say(lang)
        columns.append(Column(_COMPUTED.say(lang, {"label": share}), is_number=True))
        filled.append([shares.get(index) for index, _ in order])
    columns.append(Column(_ADDRESS.say(lang), 16, is_aside=True))
    filled.append([addresses.of(("item", index)) for index, _ in order])
    return Sheet(sheet, tuple(columns), tuple(zip(*filled, strict=True)), fixed=1, key=len(columns) - 1), own


def _number(value: Stated | None) -> Numeral | None:
    if value is None:
        return None
    return Numeral(value if isinstance(value, int) else value.value, form_of(value))


def _shares(report: Report, cells: Mapping[Path, Ref]) -> dict[int, Formula]:
    """Return the share that each item has of its whole, by its position, where that can be computed."""

    def cell(name: Name) -> Terms:
        return (cells[path_of(name)],)

    shares = {}
    for index, rate in _rates(report):
        part, whole = readings(rate.part, report.values), readings(rate.whole, report.values)
        if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
            continue
        share = part[0].values.over(whole[0].values)
        if share is not None:
            terms = (*bracketed(added(part[0], cell)), "/", *bracketed(added(whole[0], cell)))
            shares[index] = where_known(terms, share.value, form_of_rate(share.value))
    return shares


def _rates(report: Report) -> Iterator[tuple[int, Rate]]:
    """Yield for each item what its share is of: as the rule on shares has it for the level that it is on."""
    found = shares_follow_from_their_figures.function(report)
    printed = {rate.rate: rate for rate in found if isinstance(rate, Rate)}
    usual = figure_of_items(report)
    for under, level, *_ in report.item_divisions:
        alike = next((rate for index in level if (rate := printed.get(f"item.{index}.share"))), None)
        if alike is None and usual is not None:
            alike = Rate("", usual, stated_or_computed(report.divided_by(under, usual)))
        if alike is not None:
            figure = str(alike.part).rpartition(".")[2]
            yield from ((index, Rate(f"item.{index}.share", f"item.{index}.{figure}", alike.whole)) for index in level)
