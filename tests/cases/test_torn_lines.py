"""Lines of CSV that are no whole row are refused, each with its number, and cost no other row."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from cases.tabulating import duck
from hypothesis import given
from hypothesis import strategies as st

from licreport.cases.engines.duck import Duck
from licreport.cases.inputs.delimited import csv_source
from licreport.cases.inputs.lines import CODING, FEWER, MORE, QUOTE, lines_in
from licreport.cases.layout.load import layout
from licreport.cases.query.fates import REFUSED
from licreport.words.language import MisuseError

HEAD = "办件编号,事项名称,申请时间"
OWN = layout("general")


def opened(file: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the line and the cells of each row, its item first, and the line and fault of each that is no row."""
    with Duck(OWN) as engine:
        engine.open([str(file)])
        rows = engine.rows("SELECT row_no, item, number, applied FROM records_cases ORDER BY row_no")
        return rows, engine.rows("SELECT row_no, reason FROM torn ORDER BY row_no") if engine.has_torn else []


def written(folder: Path, *lines: str, end: str = "\n", encoding: str = "utf-8") -> Path:
    file = folder / "cases.csv"
    file.write_bytes(end.join([HEAD, *lines, ""]).encode(encoding))
    return file


@pytest.mark.parametrize(
    ("lines", "rows", "torn"),
    [
        pytest.param(("1,a,x", "2,b,x"), {2: "a", 3: "b"}, {}, id="whole"),
        pytest.param(("1,a,x", "2,b", "3,c,x"), {2: "a", 4: "c"}, {3: FEWER}, id="too few"),
        pytest.param(("1,a,x", "2,b,x,y", "3,c,x"), {2: "a", 4: "c"}, {3: MORE}, id="too many"),
        pytest.param(("1,a,x", "2", "3,c,x"), {2: "a", 4: "c"}, {3: FEWER}, id="one cell"),
        pytest.param(('1,"a"b,x', "2,b,x"), {3: "b"}, {2: QUOTE}, id="a mark that closes too early"),
        pytest.param(('1,"a,x', "2,b,x", "3,c,x"), {3: "b", 4: "c"}, {2: QUOTE}, id="a mark that is never closed"),
        pytest.param(('1,"a,x', "2,b,x", '3,"c",x'), {3: "b", 4: "c"}, {2: QUOTE}, id="a mark closed by another's"),
        pytest.param(("1,a,x", '"2,b,x'), {2: "a"}, {3: QUOTE}, id="a mark at the end"),
        pytest.param(("", "1,a,x", "", "  ", "2,b,x", "", ""), {3: "a", 6: "b"}, {}, id="blank lines"),
        pytest.param(('1,"a\nb",x', "2,c,x"), {2: "a\nb", 4: "c"}, {}, id="a cell of two lines"),
        pytest.param(('1,"a\n\nb",x', "2,c"), {2: "a\n\nb"}, {5: FEWER}, id="a cell with a blank line, and a torn one"),
        pytest.param(('1,"a\nb"', "2,c,x"), {4: "c"}, {2: FEWER, 3: FEWER}, id="too few over two lines"),
        pytest.param(('1,a"b,x', "2,c"), {2: 'a"b'}, {3: FEWER}, id="a mark within a cell is a sign like others"),
        pytest.param(('1, "a,b" ,x', "2,c"), {2: "a,b"}, {3: FEWER}, id="blanks around marks"),
        pytest.param(('1,"a""b",x', "2,c"), {2: 'a"b'}, {3: FEWER}, id="a doubled mark"),
        pytest.param(('1,"",x', "2,c"), {2: None}, {3: FEWER}, id="an empty cell in marks"),
        pytest.param((",,", "1,a,x", "2"), {2: None, 3: "a"}, {4: FEWER}, id="a row of empty cells"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_is_no_row_is_put_aside_by_its_line(  # noqa: PLR0913, PLR0917  # a table, by how it is written
    tmp_path: Path, lines: tuple[str, ...], rows: Mapping[int, str], torn: Mapping[int, str], end: str, encoding: str
) -> None:
    found, others = opened(written(tmp_path, *lines, end=end, encoding=encoding))
    assert {line: item for line, item, *_ in found} == rows
    assert others == [*torn.items()]


def test_a_line_in_another_encoding_is_torn(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    head = f"{HEAD}\n".encode() + b"1,a,x\n" * (64 * 2**20 // 6 + 2**18)
    file.write_bytes(head + "2,乙,x\n".encode("gb18030") + b"3,c,x\n")
    with Duck(OWN) as engine:
        engine.open([str(file)])
        assert engine.rows("SELECT row_no, reason FROM torn") == [(head.count(b"\n") + 1, CODING)]
        assert engine.rows("SELECT row_no, item FROM records_cases WHERE number <> '1'") == [
            (head.count(b"\n") + 2, "c")
        ]


def test_lines_with_both_ends_are_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(f"{HEAD}\r\n1,a,x\n2,b,x\r\n3,c,x\r\n".encode())
    assert [row[0] for row in opened(file)[0]] == [2, 3, 4]


@pytest.mark.parametrize(
    "title", ["某区办件\n", "\n\n", '"某区\n办件",,\n'], ids=["a line", "blank lines", "two lines of a cell"]
)
@pytest.mark.parametrize("last", ["3,c,x", "3"], ids=["whole", "torn"])
def test_lines_above_the_header_count(tmp_path: Path, title: str, last: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{title}{HEAD}\n1,a,x\n{last}\n", "utf-8")
    first = title.count("\n") + 2
    rows, torn = opened(file)
    assert [row[0] for row in rows] + [line for line, _ in torn] == [first, first + 1]


def test_they_are_counted_as_refused_and_none_disappears(tmp_path: Path) -> None:
    found = duck([str(written(tmp_path, "1,a,2024-01-01", "2", '3,"c,2024-01-01', "4,d,2024-02-01"))], OWN)
    assert found.refused == {FEWER: 1, QUOTE: 1}
    assert found.read == sum(found.account) == 4
    assert {fate for fate in found.fates if fate.startswith(REFUSED)} == {f"{REFUSED}{FEWER}", f"{REFUSED}{QUOTE}"}


def test_a_table_beside_the_cases_must_be_whole(tmp_path: Path) -> None:
    cases, paid = tmp_path / "cases.csv", tmp_path / "paid.csv"
    cases.write_text("办件编号,申请时间,事项名称\n1,2024-01-01,a\n", "utf-8")
    paid.write_text("CaseNo,Amount\n1,3\n1\n", "utf-8")
    own = tmp_path / "layout.toml"
    own.write_text(
        'layout = 1\nknown_by = ["申请时间"]\n[columns]\nnumber = "办件编号"\napplied = "申请时间"\n'
        '[tables.payments]\nknown_by = ["Amount"]\ncolumns = { number = "CaseNo", fee = "Amount" }\n',
        "utf-8",
    )
    with pytest.raises(MisuseError, match=r"paid\.csv:3: .*beside"), Duck(layout(str(own))) as engine:
        engine.open([str(cases), str(paid)])


cells = st.sampled_from(["", "1", "乙", '"', '""', '"a"', '"a,b"', '"a\nb"', 'x"', " ", '"a" b'])


@given(st.lists(st.lists(cells, min_size=1, max_size=4).map(",".join), max_size=6))
def test_every_line_is_of_a_row_or_torn_or_blank(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    file = written(tmp_path_factory.mktemp("lines"), *lines)
    rows, torn = opened(file)
    text = file.read_text("utf-8").split("\n")
    begun = {int(str(line)) for line, *_ in rows} | {int(str(line)) for line, _ in torn}
    within = {
        int(str(line)) + further
        for line, *row in rows
        for further in range(1, sum(str(cell).count("\n") for cell in row) + 1)
    }
    named = {number for number, line in enumerate(text, 1) if line.strip(" ")} - {1}
    assert named <= begun | within
    assert not begun & within
    assert len(begun) == len(rows) + len(torn)


@given(st.lists(st.lists(cells, min_size=3, max_size=3).map(",".join), max_size=6))
def test_a_torn_line_changes_no_other_row(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("lines")
    rows, torn = opened(written(folder, *lines))
    others, further = opened(written(folder, *lines, "torn"))
    assert (others, further) == (rows, [*torn, (further[-1][0], FEWER)])


def test_a_cell_whose_lines_end_otherwise_than_those_of_the_file_is_kept(tmp_path: Path) -> None:
    rows, torn = opened(written(tmp_path, '1,"a\r\nb",x', "2,c", "3,d,x"))
    assert [row[:3] for row in rows] == [(2, "a\r\nb", "1"), (5, "d", "3")]
    assert torn == [(4, FEWER)]


@pytest.mark.parametrize(
    ("data", "lines"),
    [(b"a\nb\n", 2), (b"a\nb", 2), (b"a\r\nb\r\n\r\n\r\n", 2), (b"a\n\nb\n", 3)],
    ids=["ends", "does not end", "blank at the end", "blank between"],
)
def test_lines_are_counted(tmp_path: Path, data: bytes, lines: int) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes(data)
    assert lines_in(str(file)) == lines


def test_the_line_of_the_header_is_known(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f'"a\nb",,\n\n{HEAD}\n1,2,3\n', "utf-8")
    assert csv_source(str(file), OWN, tmp_path).header == 4
