"""Every command that takes a report takes a document, and findings point into it. All documents are synthetic."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from ooxml import docx, p, tbl, tr, xlsx
from portable import pdf
from program import Program, Ran, exit_code

from licreport.reading.document import document
from licreport.reading.draft import draft
from licreport.reading.grammar.claim import quotation
from licreport.reading.kinds import text_of
from licreport.reading.quoted import DocumentSource
from licreport.reading.text import Cell, Grid, Line, Place, Text
from licreport.reading.toml import toml
from licreport.report.diagnostic import say
from licreport.report.source import Span
from licreport.words.language import Words
from licreport.words.terminal import cells

TITLE = "虚构区2024年度行政许可实施情况年度报告"
SAID = (
    "2024年，全区共收到申请542219件，其中受理542141件，不予受理78件，批准539535件，不予批准2545件。",
    "当场办结141599件，按期办结542091件。",
)
SIGNED = ("虚构区行政审批局", "2025年3月20日")
TEXT = "\n".join((TITLE, "", *SAID, "", *SIGNED, ""))
TWICE = f"{TITLE}\n\n2024年，全区共收到申请2300件，受理2290件，不予受理10件。\n全区全年受理申请2209件。\n"
TABLE = (("事项名称", "收到申请", "受理", "不予受理"), ("食品经营许可", "312", "310", "2"), ("合计", "312", "311", "2"))
ROWS = "".join(
    f'<row r="{number}">'
    + "".join(f'<c r="{"ABCD"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in enumerate(row))
    + "</row>"
    for number, row in enumerate(((TITLE,), *TABLE), 1)
)
DOCUMENTS = {
    "report.txt": TEXT.encode(),
    "report.md": TEXT.encode("utf-16"),
    "report.html": f"<html><title>{TITLE}</title><body>{''.join(f'<p>{each}</p>' for each in TEXT.split())}".encode(),
    "report.docx": docx("".join(p(each) for each in TEXT.split())),
    "table.docx": docx(p(TITLE) + tbl(*(tr(*row) for row in TABLE))),
    "clean.docx": docx("".join(p(each) for each in TEXT.replace("542091", "542019").split())),
    "table.xlsx": xlsx(f"<sheetData>{ROWS}</sheetData>"),
}


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Return the program, run where the documents are."""
    monkeypatch.chdir(tmp_path)
    for name, data in DOCUMENTS.items():
        Path(name).write_bytes(data)

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


# What is loaded.


@pytest.mark.parametrize(("name", "data"), DOCUMENTS.items(), ids=DOCUMENTS)
def test_a_document_is_loaded_as_the_toml_that_is_read_of_it(name: str, data: bytes) -> None:
    text = text_of(name, data)
    assert document(name, data).tree == tomli.loads(toml(draft(text), name, "en"))


@pytest.mark.parametrize(("name", "data"), DOCUMENTS.items(), ids=DOCUMENTS)
def test_each_figure_stands_where_its_words_do(name: str, data: bytes) -> None:
    source = document(name, data).source
    assert isinstance(source, DocumentSource)
    found = draft(text_of(name, data))
    assert found.figures
    for claim in found.figures.values():
        span = source.span_of(claim.quotation)
        assert source.part(span.line, span.column, span.end_column) == claim.quotation.exact


texts = st.text("受理12件，\n", min_size=1, max_size=12)
places = st.integers(1, 40).map(lambda number: Place(Words(f"place {number}", f"处{number}")))
lines = st.tuples(texts, places).map(lambda pair: Line(*pair))
grids = st.lists(st.lists(st.tuples(texts, places), min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda rows: Grid(
        tuple(Cell(text, row, column, at) for row, cells in enumerate(rows) for column, (text, at) in enumerate(cells))
    )
)


@given(st.lists(st.one_of(lines, grids), min_size=1, max_size=5), st.data())
def test_words_are_found_again_wherever_they_stand(blocks: list[Line | Grid], data: st.DataObject) -> None:
    pieces = [
        (each.text, each.place) for block in blocks for each in (block.cells if isinstance(block, Grid) else [block])
    ]
    text, place = data.draw(st.sampled_from(pieces))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if "\n" in text[start:end]:
        return
    source = DocumentSource("x.docx", Text(tuple(blocks)))
    span = source.span_of(quotation(text, start, end, place))
    assert source.part(span.line, span.column, span.end_column) == text[start:end]


def test_a_text_has_the_lines_that_it_has_in_its_file() -> None:
    source = document("report.txt", TEXT.encode()).source
    assert source.line(4) == SAID[1]
    assert source.span(("handling", "on_time")) == Span(4, 17, 4, 24)


TOLD = {
    "report.txt": ("line 4, character 17", "第4行，第17字"),
    "report.html": ("line 3 of the text, character 17", "正文第3行，第17字"),
    "report.docx": ("paragraph 3, character 17", "段落 3，第17字"),
}


@pytest.mark.parametrize(("name", "told"), TOLD.items(), ids=TOLD)
def test_a_place_is_told_as_a_person_would_look_it_up(name: str, told: tuple[str, str]) -> None:
    source = document(name, DOCUMENTS[name]).source
    assert source.told(source.span(("handling", "on_time"))) == told


def test_a_cell_is_told_by_its_row_and_column_or_its_address() -> None:
    word = document("table.docx", DOCUMENTS["table.docx"]).source
    assert word.told(word.span(("applications", "accepted"))).en == "table 1, row 3, column 3"
    sheet = document("table.xlsx", DOCUMENTS["table.xlsx"]).source
    assert sheet.told(sheet.span(("applications", "accepted"))).en == "表1!C4"


def test_a_date_stands_where_it_is_signed() -> None:
    source = document("report.txt", TEXT.encode()).source
    assert source.span(("report", "signed")).line == 7


def test_a_figure_with_two_values_is_not_taken_and_what_it_stands_in_not_checked() -> None:
    loaded = document("twice.txt", TWICE.encode())
    assert loaded.report is not None
    assert loaded.report.applications.accepted is None
    assert ("applications", "accepted") in loaded.unreadable


# What the commands make of it.


def test_a_finding_quotes_the_document(licreport: Program) -> None:
    ran = licreport("check", "--isolated", "report.txt")
    assert ran.code == 1
    heading, _, quoted, mark, related, *_ = ran.out.splitlines()
    assert heading == "report.txt:line 4, character 17: LR203 error: on time 542,091 exceeds concluded 542,080 by 11"
    assert quoted == f"4 │ {SAID[1][:-1]}"
    assert mark.index("^") == cells(quoted[: quoted.index("542091")])
    assert (
        related
        == "3 │ …受理542141件，不予受理78件，批准539535件   # with denied 2,545 (line 3): concluded = 542,080, computed"
    )
    assert "at =" not in ran.out  # no waiver can be written into a document


PLACES_IN_FORMS = {
    "concise": "report.docx:paragraph 3, character 17: LR203 error:",
    "github": "::report.docx:paragraph 3, character 17: LR203",
    "gitlab": "LR203: on time 542,091",
    "junit": "report.docx:paragraph 3, character 17: LR203 error:",
}


@pytest.mark.parametrize(("form", "said"), PLACES_IN_FORMS.items(), ids=PLACES_IN_FORMS)
def test_each_form_tells_the_place_in_its_way(licreport: Program, form: str, said: str) -> None:
    assert said in licreport("check", "--isolated", "report.docx", "--format", form).out


def test_json_holds_a_quotation_and_what_was_not_read(licreport: Program) -> None:
    Path("rough.txt").write_text(TEXT + "\n全年收费约180万元。\n", encoding="utf-8")
    told = json.loads(licreport("check", "--isolated", "rough.txt", "--format", "json").out)
    (finding,) = told["findings"]
    assert finding["quotation"] == {
        "exact": "542091件",
        "prefix": SAID[1][4:16],
        "suffix": "。",
        "where": {"en": "line 4, character 17", "zh": "第4行，第17字"},
    }
    (left,) = told["files"][0]["left_out"]
    assert left["message"]["zh"] == "“约180万元”是约数"


def test_json_says_what_was_not_read_of_a_document_without_a_finding(licreport: Program) -> None:
    Path("clean.txt").write_text(
        "虚构县2024年度行政许可实施情况年度报告\n全年受理9件，收费约180万元。\n", encoding="utf-8"
    )
    told = json.loads(licreport("check", "--isolated", "clean.txt", "--format", "json", "--jobs", "2").out)
    assert told["findings"] == []
    assert [left["message"]["zh"] for left in told["files"][0]["left_out"]] == ["“约180万元”是约数"]


def test_coverage_accounts_for_every_number(licreport: Program) -> None:
    Path("clean.txt").write_text("虚构县2024年度行政许可实施情况年度报告\n全年受理9件，办件量8件。\n", encoding="utf-8")
    out = licreport("check", "--isolated", "clean.txt", "--coverage").out
    told = [line for line in out.splitlines() if line.startswith("clean.txt:line") and "LR" not in line]
    assert told[:3] == [
        "clean.txt:line 1, character 4: 2024 is no figure: a date or a year",
        "clean.txt:line 2, character 5: 9件 was read as applications.accepted",
        "clean.txt:line 2, character 11: 8件 was not read: it may be what was accepted or what was concluded",
    ]


def test_sarif_holds_a_snippet_and_where_it_is(licreport: Program) -> None:
    told = json.loads(licreport("check", "--isolated", "report.docx", "--format", "sarif").out)
    (place,) = told["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["region"]["snippet"] == {"text": SAID[1]}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "paragraph 3, character 17"}]


def test_junit_has_the_rule_on_documents_for_documents_only(licreport: Program) -> None:
    Path("report.toml").write_text(
        'format = 1\nunread = ["applications.withdrawn"]\n[report]\nauthority = "甲"\nyear = 2024\n', encoding="utf-8"
    )
    ran = licreport("check", "--isolated", "report.docx", "report.toml", "--format", "junit")
    suites = ET.fromstring(ran.out)  # noqa: S314  # ours
    named = [{case.get("name", "")[:5] for case in suite} for suite in suites]
    assert ["LR801" in names for names in named] == [True, False]


def test_what_was_not_read_is_counted_and_listed_and_told_where_there_is_no_count(licreport: Program) -> None:
    Path("rough.txt").write_text(TEXT + "\n全年收费约180万元。\n", encoding="utf-8")
    assert "1 not read in documents" in licreport("check", "--isolated", "rough.txt").out
    assert "rough.txt:line 9, character 5: 约180万元 is an estimate" in (
        licreport("check", "--isolated", "rough.txt", "--coverage").out
    )
    assert "1 not read in documents" in licreport("check", "--isolated", "rough.txt", "-q").err
    assert "1 not read in documents" in licreport("check", "--isolated", "rough.txt", "--format", "gitlab").err


def test_a_document_that_contradicts_itself_is_found(licreport: Program) -> None:
    Path("twice.txt").write_text(TWICE, encoding="utf-8")
    ran = licreport("check", "--isolated", "twice.txt", "--lang", "zh")
    assert ran.out.startswith(
        "twice.txt:第3行，第22字: LR801 错误：“受理”前后不一：2290件（第3行，第22字）、2209件（第4行，第9字）；均未采用"
    )
    assert "LR101" not in ran.out


OUTCOMES = {
    "none besides": ("办结60件，批准57件，不予批准1件。", "LR102 error"),
    "sent back": ("办结60件，批准57件，不予批准1件，另有2件因材料不齐退件。", "LR102 was not evaluated"),
    "others": ("办结60件，批准57件，不予批准1件，其他2件。", "LR102 was not evaluated"),
    "ended": ("办结60件，批准57件，不予批准1件，终止2件。", ""),
}


@pytest.mark.parametrize(("said", "told"), OUTCOMES.values(), ids=OUTCOMES)
def test_no_sum_of_outcomes_is_known_where_one_is_printed_in_words_that_were_not_read(
    licreport: Program, said: str, told: str
) -> None:
    Path("outcomes.txt").write_text(f"虚构县2024年度行政许可实施情况年度报告\n\n{said}\n", encoding="utf-8")
    licreport("read", "outcomes.txt", "-o", "outcomes.toml")
    for form in ("outcomes.txt", "outcomes.toml"):  # both say the same
        out = licreport("check", "--isolated", "--coverage", form).out
        assert [way for way in ("LR102 error", "LR102 was not evaluated") if way in out] == ([told] if told else [])


def test_a_figure_that_was_filled_in_is_known_though_it_was_not_read(licreport: Program) -> None:
    Path("a.toml").write_text(
        'format = 1\n[report]\nauthority = "虚构县"\nyear = 2024\n'
        "[applications]\nconcluded = 60\napproved = 57\ndenied = 1\nwithdrawn = 1\n",
        encoding="utf-8",
    )
    assert "LR102 error" in licreport("check", "--isolated", "a.toml").out


@pytest.mark.parametrize("written", ['"applications.denied"', '["applications.refused"]', "[]", '["item.甲.denied"]'])
def test_what_was_not_read_is_named_by_addresses_of_figures(licreport: Program, written: str) -> None:
    Path("a.toml").write_text(
        f'format = 1\nunread = {written}\n[report]\nauthority = "虚构县"\nyear = 2024\n', encoding="utf-8"
    )
    assert "a.toml:2:10: LR" in licreport("check", "--isolated", "a.toml").out


def test_a_document_that_is_no_report_says_what_it_lacks(licreport: Program) -> None:
    Path("news.txt").write_text("本报讯 受理了一批申请。\n", encoding="utf-8")
    ran = licreport("check", "--isolated", "news.txt")
    assert ran.code == 1
    assert "LR001 error: the document does not say whose report it is" in ran.out
    assert "licreport read --authority NAME" in ran.out


def test_a_damaged_document_says_so(licreport: Program) -> None:
    Path("broken.docx").write_bytes(DOCUMENTS["report.docx"][:200])
    ran = licreport("check", "--isolated", "broken.docx")
    assert ran.code == 1
    assert ran.out.startswith("broken.docx:1:1: LR001 error: ")


def test_documents_in_a_directory_are_reports_where_it_is_asked_for(licreport: Program) -> None:
    Path("returns").mkdir()
    Path("returns/a.docx").write_bytes(DOCUMENTS["report.docx"])
    Path("returns/~$a.docx").write_bytes(b"lock")
    assert licreport("check", "--isolated", "returns").code == 2
    assert "1 file" in licreport("check", "--isolated", "returns", "--documents").out
    Path("licreport.toml").write_text("documents = true\n", encoding="utf-8")
    assert "1 file" in licreport("check", "returns").out


def test_a_summary_is_made_of_a_document(licreport: Program) -> None:
    ran = licreport("summary", "clean.docx")
    assert ran.code == 0
    assert "542,219" in ran.out


def test_a_document_is_exported(licreport: Program) -> None:
    assert licreport("export", "clean.docx", "--json", "-o", "report.json").code == 0
    figures = json.loads(Path("report.json").read_text(encoding="utf-8"))["figures"]
    assert figures


def test_a_document_is_never_written_over(licreport: Program) -> None:
    before = Path("clean.docx").read_bytes()
    assert licreport("export", "clean.docx", "--docx", "-o", "clean.docx", "--force").code == 2
    assert Path("clean.docx").read_bytes() == before


def test_documents_are_rolled_up_into_the_authority_that_they_are_given_for(licreport: Program) -> None:
    Path("returns").mkdir()
    for name, number in (("民政局", 3), ("教育局", 4)):
        text = f"虚构区{name}2024年度行政许可实施情况报告\n2024年共收到申请{number}件，受理{number}件，不予受理0件。\n"
        Path(f"returns/{name}.docx").write_bytes(docx("".join(p(line) for line in text.splitlines())))
    ran = licreport("rollup", "returns", "--documents", "--authority", "虚构区", "--year", "2024")
    assert ran.code == 0, ran.err
    assert tomli.loads(ran.out)["applications"] == {"received": 7, "accepted": 7, "rejected": 0}


def test_a_trend_is_read_from_documents(licreport: Program) -> None:
    Path("report-2023.txt").write_text(TEXT.replace("2024", "2023").replace("2025", "2024"), encoding="utf-8")
    ran = licreport("trend", "report-2023.txt", "report.docx", "--csv")
    assert ran.code == 0, ran.err
    assert "2023" in ran.out
    assert "542219" in ran.out


def test_last_years_figures_come_from_a_document(licreport: Program) -> None:
    ran = licreport("new", "2025", "report.docx")
    assert ran.code == 0, ran.err
    assert "542_219" in ran.out or "542219" in ran.out


def test_toml_of_another_ending_is_read_as_toml(licreport: Program) -> None:
    Path("named.txt").write_text('# remark\nformat = 1\n[report]\nauthority = "甲"\nyear = 2024\n', encoding="utf-8")
    assert licreport("check", "--isolated", "named.txt").code == 0


def test_a_pdf_without_text_says_that_it_has_none(licreport: Program) -> None:
    Path("scan.pdf").write_bytes(pdf(""))
    ran = licreport("check", "--isolated", "scan.pdf")
    assert ran.code == 1
    assert "LR001" in ran.out


EMPTY: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "the file is empty"),
    "blanks.txt": (b"\xef\xbb\xbf \r\n\t\n", "the file is empty"),
    "empty.docx": (b"", "the file is empty"),
    "zeros.pdf": (b"\0" * 100, "the file is empty"),
    "page.html": (b"<html><body></body></html>", "there is no text in the document"),
    "marks.txt": ("\u200b\u3000\n".encode(), "there is no text in the document"),
}


@pytest.mark.parametrize(("name", "found"), EMPTY.items(), ids=EMPTY)
def test_a_document_without_text_is_told_as_that(name: str, found: tuple[bytes, str]) -> None:
    data, said = found
    (problem,) = document(name, data).problems
    assert say(problem.finding.words, problem.finding.facts, "en").startswith(said)
