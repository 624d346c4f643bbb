"""The form for the next report asks for what the last one printed, and tells what does not add up as it is filled."""

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it comes without types
import pytest
from blanks import addresses, filled, headed, opened, to_fill, values_of
from places import DATA, EXAMPLES, TESTS

from licreport.check.one import check
from licreport.cli.options import today
from licreport.compose.form import form, form_file
from licreport.compose.form.laid import ROOMS
from licreport.report.address import all_tables, is_figure, key_label, printed_figures
from licreport.report.load import Loaded, load, load_bytes
from licreport.words.language import Lang
from licreport.writing.skeleton import CARRIED

SOFFICE = shutil.which("soffice")
CLEAN = load(EXAMPLES / "fictional" / "clean" / "civil-affairs-2024.toml")
LOADED = [
    load(path) for path in (DATA, TESTS / "complete.toml", EXAMPLES / "published" / "wuhan-wuchang-approvals-2025.toml")
]
each_report = pytest.mark.parametrize("last", [CLEAN, *LOADED], ids=lambda last: Path(last.name).stem)


def blank(last: Loaded, lang: Lang = "zh") -> bytes:
    """Return the form for the year after a report's."""
    assert last.report is not None
    own = last.report.report
    return form_file(form(own.year + 1, own.authority, last, lang))


def texts(data: bytes) -> set[str]:
    """Return every text of a form."""
    return {str(cell.value) for row in opened(data).iter_rows() for cell in row if cell.value is not None}


@each_report
def test_every_figure_that_was_printed_is_asked_for_and_nothing_else(last: Loaded) -> None:
    assert last.report is not None
    printed = {last.addresses.of(path) for path, _ in printed_figures(last.report) if path[0] != "item"}
    asked = {
        address for address, _ in addresses(opened(blank(last))) if address.startswith("figure.") or is_asked(address)
    }
    carried = {".".join(path) for path in CARRIED}
    assert printed <= asked <= printed | carried


def is_asked(address: str) -> bool:
    """Tell whether an address is that of a figure of a table."""
    table, _, key = address.rpartition(".")
    kind = all_tables().get(table)
    return kind is not None and is_figure(kind, key)


@each_report
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_labels_are_the_models_in_the_language_of_the_form(last: Loaded, lang: Lang) -> None:
    assert last.report is not None
    labels = {
        key_label(all_tables()[str(path[0])], str(path[-1])).say(lang)
        for path, _ in printed_figures(last.report)
        if path[0] not in {"item", "figure"}
    }
    assert labels <= texts(blank(last, lang))


@each_report
def test_last_years_value_stands_beside_the_cell_to_fill_in(last: Loaded) -> None:
    sheet = opened(blank(last))
    fill, values = to_fill(sheet), values_of(last)
    shown = {address: sheet.cell(row, fill - 1).value for address, row in addresses(sheet)}
    told = {address: value for address, value in values.items() if address in shown and not isinstance(value, bool)}
    choices = {"complete": "齐全", "partial": "不齐全", "unknown": "未写明"}
    assert {address: str(shown[address]) for address in told} == {
        address: choices.get(str(value), str(value)) for address, value in told.items()
    }


def test_only_what_is_to_be_filled_in_is_open_and_no_password_is_asked_for() -> None:
    sheet = opened(blank(CLEAN))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_cells = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    fill, note = to_fill(sheet), headed(sheet, "备注")
    rows = [row for address, row in addresses(sheet) if is_asked(address)]
    assert {(row, column) for row in rows for column in (fill, note)} <= open_cells
    assert not any(
        column in {headed(sheet, "2024年"), headed(sheet, "位置")} for row, column in open_cells if row in rows
    )


def test_what_is_filled_in_against_its_kind_is_warned_of_and_may_stay() -> None:
    rules = opened(blank(CLEAN)).data_validations.dataValidation
    kinds = {rule.type for rule in rules}
    assert {"whole", "decimal", "custom", "date"} <= kinds
    assert {rule.errorStyle for rule in rules} == {"warning"}


def test_without_last_years_report_every_figure_of_the_format_is_asked_for() -> None:
    asked = {address for address, _ in addresses(opened(form_file(form(2025, "某局", None, "zh"))))}
    own = {key: kind for key, kind in all_tables().items() if "." not in key and key not in {"item", "figure"}}
    assert {
        f"{key}.{name}" for key, kind in own.items() for name in kind.model_fields if is_figure(kind, name)
    } <= asked


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """Return what LibreOffice makes of forms that were filled in: the outcome of each relation by its words."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice), which works the formulas out anew, is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    for name, data in FILLED.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.xlsx")))
    arguments = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), *files]
    subprocess.run(arguments, check=True, capture_output=True, timeout=300)
    return {name: outcomes(openpyxl.load_workbook(folder / "out" / f"{name}.xlsx", data_only=True)) for name in FILLED}


def outcomes(book: openpyxl.Workbook) -> Mapping[str, str]:
    """Return what stands under 结果, by the relation, and the marks beside figures, by their labels."""
    sheet = book.active
    column = headed(sheet, "核对")
    found = {str(row[0].value).strip(): str(row[column - 1].value or "") for row in sheet.iter_rows() if row[0].value}
    return {label: text for label, text in found.items() if text}


VALUES = values_of(CLEAN)
ITEMS = list(CLEAN.tree["item"])  # type: ignore[call-overload]  # a list, as it loaded
NEW = {"name": "新事项", "accepted": 5, "concluded": 0}
FILLED = {
    "alike": filled(blank(CLEAN), VALUES, ITEMS),
    "changed": filled(blank(CLEAN), {**VALUES, "applications.rejected": 500}, ITEMS),
    "blank": blank(CLEAN),
    "rounded": filled(blank(CLEAN), {**VALUES, "applications.received": "近470"}, ITEMS),
    "rates": filled(blank(CLEAN), {**VALUES, "rates.online": "89.8%", "rates.approval": "约99%"}, ITEMS),
    "item": filled(blank(CLEAN), VALUES, [*ITEMS, NEW]),
}
SUM = "收到申请 = 受理 + 不予受理"


def test_what_adds_up_in_the_report_adds_up_in_its_form(worked_out: Mapping[str, Mapping[str, str]]) -> None:
    assert check(CLEAN, today=today()).errors == 0
    assert "不成立" not in worked_out["alike"].values()
    assert worked_out["alike"][SUM] == "成立"
    assert worked_out["alike"]["受理"] == "成立"


def test_a_figure_that_is_changed_breaks_its_relations_and_points_to_them(
    worked_out: Mapping[str, Mapping[str, str]],
) -> None:
    assert worked_out["changed"][SUM] == "不成立"
    assert re.fullmatch(r"不成立：见第\d+行", worked_out["changed"]["不予受理"])


def test_nothing_is_said_of_what_is_blank_or_written_in_words(worked_out: Mapping[str, Mapping[str, str]]) -> None:
    assert worked_out["blank"][SUM] == worked_out["rounded"][SUM] == "无法核对"
    assert "不成立" not in worked_out["blank"].values()
    assert "受理" not in worked_out["blank"]


def test_a_printed_rate_is_held_against_its_figures_to_the_digits_that_it_is_written_with(
    worked_out: Mapping[str, Mapping[str, str]],
) -> None:
    rates = "受理率", "批准率", "网办率"
    assert [worked_out["alike"][rate] for rate in rates] == ["成立"] * 3
    assert worked_out["rates"]["网办率"].startswith("不成立：按上列数据为 89.8")
    assert worked_out["rates"]["批准率"].startswith("按上列数据为 97.")  # of what is near something nothing is said
    assert worked_out["blank"].get("受理率", "") == ""


def test_a_new_item_counts_in_the_sum_of_items(worked_out: Mapping[str, Mapping[str, str]]) -> None:
    sums = [outcome for label, outcome in worked_out["item"].items() if label.startswith("受理 = 社会团体登记")]
    assert sums == ["不成立"]
    alike = [outcome for label, outcome in worked_out["alike"].items() if label.startswith("受理 = 社会团体登记")]
    assert alike == ["成立"]


def test_the_same_report_gives_the_same_form() -> None:
    again = load_bytes(CLEAN.name, CLEAN.source.text.encode())
    assert blank(CLEAN) == blank(again)


def test_a_form_is_one_sheet() -> None:
    assert len(openpyxl.load_workbook(io.BytesIO(blank(CLEAN))).sheetnames) == 1


def test_there_is_room_for_new_figures_and_their_numbers_stay_as_they_are_typed() -> None:
    sheet = opened(blank(CLEAN))
    rows = [row for address, row in addresses(sheet) if address == "figure"]
    cells = [sheet.cell(row, column) for row in rows for column in (1, 2, to_fill(sheet))]
    assert len(rows) == ROOMS
    assert {(cell.value, cell.number_format, cell.protection.locked) for cell in cells} == {(None, "@", False)}
