"""What we compile is read back: no figure wrong, and nothing found in a document that was not found in its report."""

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import EXAMPLES, ROOT

from licreport.check.one import check
from licreport.compose.publish import Edition, rendered
from licreport.compose.publish import given as taken_by
from licreport.reading.document import document
from licreport.render import formats
from licreport.report.address import printed_figures
from licreport.report.load import Loaded, load, load_bytes
from licreport.report.tables.applications import Applications
from licreport.report.tables.base import Table
from licreport.report.tables.fees import Fees
from licreport.report.tables.handling import Handling
from licreport.report.tables.items import Items
from licreport.report.tables.oversight import Oversight

TODAY = datetime.date(2026, 1, 1)
FORMATS = ("markdown", "html", "docx", "xlsx")
REPORTS = [*(EXAMPLES / "fictional" / "clean").glob("*.toml"), *(EXAMPLES / "published").glob("*.toml")]
REPORTS.append(ROOT / "data" / "2024.toml")


def compiled(loaded: Loaded, name: str, *, with_notes: bool = True) -> bytes:
    """Return a report in Chinese in a format, whatever is wrong with it; without notes nothing is said to be."""
    form = formats()[name]
    checked = check(loaded, today=TODAY)
    checked = checked if with_notes else checked._replace(diagnostics=())
    made = rendered(form, taken_by(form, checked, Edition("zh", draft=bool(checked.errors))))
    return made.encode() if isinstance(made, str) else made


def figures(loaded: Loaded) -> Mapping[str, object]:
    """Return the figures of a report by their addresses; elements of lists by their names."""
    report = loaded.report
    assert report is not None
    names = {
        "item": [report.item_names.own(position) for position in range(len(report.item))],
        "figure": [report.figure_name(position) for position in range(len(report.figure))],
    }
    return {
        ".".join(names[str(path[0])][step] if isinstance(step, int) else step for step in path): str(value)
        for path, value in printed_figures(report)
    }


@pytest.mark.parametrize("file", REPORTS, ids=[file.stem for file in REPORTS])
def test_a_page_of_ours_is_read_back_exactly_by_the_addresses_in_it(file: Path) -> None:
    loaded = load(file)
    printed = {address: value for address, value in figures(loaded).items() if not address.endswith(".share")}
    found = figures(document("report.html", compiled(loaded, "html")))
    assert found == printed


@pytest.mark.parametrize(("number", "file"), [*enumerate(REPORTS)], ids=[file.stem for file in REPORTS])
def test_a_document_of_ours_has_no_figure_wrong_and_nothing_found_that_its_report_has_not(
    number: int, file: Path
) -> None:
    form = FORMATS[number % len(FORMATS)]  # each takes its turn, since all of them take long
    loaded = load(file)
    read = document(f"report.{form}", compiled(loaded, form))
    printed, found = figures(loaded), figures(read)
    common = printed.keys() & found.keys()
    assert {address: found[address] for address in common} == {address: printed[address] for address in common}
    own = {diagnostic.code for diagnostic in check(loaded, today=TODAY, waivers=False).diagnostics}
    assert {diagnostic.code for diagnostic in check(read, today=TODAY).diagnostics} <= own


counts = st.integers(0, 10**7)
TABLES: Mapping[str, type[Table]] = {
    "items": Items,
    "applications": Applications,
    "handling": Handling,
    "fees": Fees,
    "oversight": Oversight,
}
NO_FIGURES = {"breakdown", "on_time_excludes_on_the_spot"}
tables = st.fixed_dictionaries(
    {
        key: st.fixed_dictionaries({}, optional={name: counts for name in kind.model_fields if name not in NO_FIGURES})
        for key, kind in TABLES.items()
    }
)


@settings(max_examples=25)
@given(tables, st.sampled_from(FORMATS))
def test_the_figures_of_any_report_are_read_back_from_its_document(
    told: Mapping[str, Mapping[str, int]], form: str
) -> None:
    text = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
    for table, values in told.items():
        text += "\n".join((f"[{table}]", *(f"{key} = {value}" for key, value in values.items()), ""))
    loaded = load_bytes("report.toml", text.encode())
    assert figures(document(f"report.{form}", compiled(loaded, form, with_notes=False))) == figures(loaded)


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_every_figure_of_a_report_is_read_back_from_the_file_that_is_printed_and_that_is_counted_in(form: str) -> None:
    loaded = load(EXAMPLES / "fictional" / "clean" / "district-2024.toml")
    own = ("items", "applications", "handling", "fees", "oversight")
    printed = {address: value for address, value in figures(loaded).items() if address.startswith(own)}
    found = figures(document(f"report.{form}", compiled(loaded, form)))
    assert {address: found.get(address) for address in printed} == printed


TEXT = (
    "虚构区2024年度行政许可实施情况年度报告\n"
    "2024年，全区共收到申请54219件，其中受理54141件，不予受理78件，批准53535件，不予批准254件。\n"
    "当场办结14159件，按期办结53791件。收费金额22860705元。\n"
)
READ = figures(document("report.txt", TEXT.encode()))
NUMBERS = [match.span() for match in re.finditer(r"\d{2,}(?=件|元)", TEXT)]
WAYS = {
    "full width": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number),
    "thousands parted": lambda number: f"{int(number):,}",
    "a blank before": lambda number: f" {number}",
    "a blank behind": lambda number: f"{number} ",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_how_a_number_is_set_changes_nothing(way: Callable[[str], str]) -> None:
    text = re.sub(r"\d{2,}(?=件|元)", lambda match: way(match[0]), TEXT)
    assert text != TEXT
    assert figures(document("report.txt", text.encode())) == READ


@given(st.sampled_from(NUMBERS), st.data())
def test_a_disturbed_digit_disturbs_one_figure_and_no_other(span: tuple[int, int], data: st.DataObject) -> None:
    place = data.draw(st.integers(span[0] + 1, span[1] - 1))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != TEXT[place]]))
    read = figures(document("report.txt", f"{TEXT[:place]}{digit}{TEXT[place + 1 :]}".encode()))
    assert read.keys() == READ.keys()
    (changed,) = (address for address in read if read[address] != READ[address])
    assert READ[changed] == TEXT[slice(*span)]


NOTED = (
    'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
    "[applications]\nreceived = 100\naccepted = 90\nrejected = 20\napproved = 80\ndenied = 10\n"
    '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "原文如此"\n'
    'note = "受理95件、不予受理5件系系统登记数。全年当场办结70件。"\n'
)


@pytest.mark.parametrize("form", [*FORMATS, "pdf"])
def test_what_plain_notes_say_is_no_figure_of_the_report(form: str) -> None:
    loaded = load_bytes("report.toml", NOTED.encode())
    assert figures(document(f"report.{form}", compiled(loaded, form))) == figures(loaded)
