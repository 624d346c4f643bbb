"""Excel files: numbers as they are shown, merged cells, what is hidden, several sheets."""

import pytest
from ooxml import xlsx

from licreport.reading.kinds.sheet import read
from licreport.reading.kinds.shown import shown
from licreport.reading.text import Grid, Line, Text, UnreadableError


@pytest.mark.parametrize(
    ("written", "code", "expected"),
    [
        ("542219", "General", "542219"),
        ("2024.0", "General", "2024"),
        ("12.5", "General", "12.5"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("1.2E+6", "General", "1200000"),
        ("-5", "General", "-5"),
        ("0.9987", "0.00%", "99.87%"),
        ("0.99870000000000003", "0%", "100%"),
        ("0.9987", "0.0##%", "99.87%"),
        ("0.5", "0.0#%", "50.0%"),
        ("542219", "#,##0", "542,219"),
        ("542219.5", "#,##0", "542,220"),
        ("2.5", "0", "3"),
        ("12.345", "0.00", "12.35"),
        ("542219", '#,##0"件"', "542,219件"),
        ("12.5", '0.00"万元"', "12.50万元"),
        ("12", r"0\件", "12件"),
        ("1234.5", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("-1234.5", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
        ("5", "[Red]0.0", "5.0"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("45723", "yyyy-mm-dd", "2025-03-07"),
        ("45723", 'yyyy"年"m"月"d"日";@', "2025年3月7日"),
        ("45723", 'yyyy"年"m"月"', "2025年3月"),
        ("5", "@", "5"),
        pytest.param("1234567", "0,", None, id="thousands: another number than the stored one is shown"),
        pytest.param("1234567", '0!.0,"万"', None, id="ten thousands"),
        pytest.param("5", "[>3]0;0.0", None, id="a condition"),
        pytest.param("0.5", "# ?/?", None, id="a fraction"),
        pytest.param("12345", "0.00E+00", None, id="a power"),
        pytest.param("0.5", "h:mm", None, id="a time"),
        pytest.param("1e999", "0", None, id="no number"),
        pytest.param("9e290", "yyyy-m-d", None, id="no day"),
        pytest.param("5", None, None, id="no format"),
    ],
)
def test_a_number_is_read_as_it_is_shown_or_not_at_all(written: str, code: str | None, expected: str | None) -> None:
    assert shown(written, code) == expected


def cells(text: Text) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in block.cells]
        for block in text.blocks
        if isinstance(block, Grid)
    ]


def lines(text: Text) -> list[str]:
    return [block.text for block in text.blocks if isinstance(block, Line)]


def row(number: int, *values: str, about: str = "") -> str:
    """Return a row of cells; what begins with `=` is a number."""
    made = ""
    for column, value in enumerate(values):
        place = f'r="{"ABCDEFG"[column]}{number}"'
        if value.startswith("="):
            made += f"<c {place}><v>{value[1:]}</v></c>"
        elif value:
            made += f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<row r="{number}" {about}>{made}</row>'


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def test_a_sheet_is_a_grid_between_the_lines_above_and_below() -> None:
    sheet = data(
        row(1, "虚构区统计表"),
        row(2, "指标", "2024年"),
        row(3, "收到申请", "90,466"),
        row(4, "受理", "=90390"),
        row(6, "虚构区审批局"),
    )
    found = read(xlsx(f'{sheet}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert lines(found) == ["虚构区统计表", "虚构区审批局"]
    assert [(text, at, column) for text, at, column, *_ in cells(found)[0]] == [
        ("指标", 0, 0),
        ("2024年", 0, 1),
        ("收到申请", 1, 0),
        ("90,466", 1, 1),
        ("受理", 2, 0),
        ("90390", 2, 1),
    ]
    [grid] = [block for block in found.blocks if isinstance(block, Grid)]
    assert grid.cells[-1].place.called.zh == "表1!B4"


def test_merged_cells_cover_and_what_they_cover_is_not_shown() -> None:
    sheet = data(row(1, "事项", "申请", "9"), row(2, "8", "收到", "受理"))
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    assert cells(read(xlsx(sheet + merges))) == [
        [("事项", 0, 0, 2, 1), ("申请", 0, 1, 1, 2), ("收到", 1, 1, 1, 1), ("受理", 1, 2, 1, 1)]
    ]


def test_what_is_hidden_is_told_and_not_read() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    sheet = data(
        row(1, "指标", "去年", "今年"), row(2, "受理", "=1", "=2", about='hidden="1"'), row(3, "批准", "=3", "=4")
    )
    found = read(xlsx(columns + sheet, data(row(1, "旧", "=5")), hidden=(1,)))
    assert cells(found) == [[("指标", 0, 0, 1, 1), ("今年", 0, 1, 1, 1), ("批准", 1, 0, 1, 1), ("4", 1, 1, 1, 1)]]
    assert [unread.why.zh for unread in found.unread] == [
        "隐藏的行未读取：2",
        "隐藏的列未读取：B",
        "未读取隐藏的工作表 表2",
    ]


def test_shared_strings_lose_what_is_struck_and_raise_what_is_raised() -> None:
    strings = (
        "<si><t>受理</t></si><si><r><t>1</t></r><r><rPr><strike/></rPr><t>7</t></r><r><t>2</t></r>"
        '<r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r><rPh><t>9</t></rPh></si>'
    )
    sheet = data('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>')
    assert [cell[0] for cell in cells(read(xlsx(sheet, strings=strings)))[0]] == ["受理", "12³"]


@pytest.mark.parametrize(
    ("cell", "text", "says"),
    [
        pytest.param('<c r="B1" s="1"><v>0.9987</v></c>', "99.87%", "", id="a percentage"),
        pytest.param('<c r="B1" s="2"><v>12</v></c>', "12件", "", id="a format of its own"),
        pytest.param('<c r="B1" s="3"><v>123456</v></c>', "", "表1!B1", id="a format that is not read"),
        pytest.param('<c r="B1"><f>1+1</f><v>2</v></c>', "2", "", id="a formula"),
        pytest.param('<c r="B1"><f>1+1</f></c>', "", "表1!B1", id="a formula without its value: never zero"),
        pytest.param('<c r="B1" t="str"><f>A1</f><v>3件</v></c>', "3件", "", id="a formula of text"),
        pytest.param('<c r="B1" t="e"><v>#REF!</v></c>', "#REF!", "", id="an error"),
        pytest.param('<c r="B1" t="b"><v>1</v></c>', "TRUE", "", id="a truth"),
        pytest.param("<c><v>7</v></c>", "7", "", id="no place: the next one"),
    ],
)
def test_cells_by_kind_and_format(cell: str, text: str, says: str) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0&quot;件&quot;"/>'
        '<numFmt numFmtId="165" formatCode="0,"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    )
    first = '<c r="A1" t="inlineStr"><is><t>受理</t></is></c>'
    sheet = f'<sheetData><row r="1">{first}{cell}<c r="C1"><v>1</v></c></row></sheetData>'
    found = read(xlsx(sheet, styles=styles))
    assert [one[0] for one in cells(found)[0]] == [one for one in ("受理", text, "1") if one]
    assert [unread.place.called.zh for unread in found.unread if unread.place] == [one for one in (says,) if one]


def test_the_name_of_a_sheet_is_read_where_it_tells_something() -> None:
    named = xlsx(data(row(1, "受理", "=1")), data(row(1, "批准", "=2")))
    assert lines(read(named)) == []
    assert len(cells(read(named))) == 2


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        pytest.param(data(*(row(1, *["=1"] * 7) for _ in range(80_000))), "more than any report", id="a million cells"),
        pytest.param(
            '<sheetData><row><c t="s"><v>9</v></c></row></sheetData>', "damaged", id="a string that is not there"
        ),
        pytest.param("<sheetData>", "damaged", id="cut off"),
    ],
)
def test_what_is_hostile_is_refused(sheet: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(xlsx(sheet))


def test_no_cell_is_told() -> None:
    found = read(xlsx(data()))
    assert (found.blocks, [unread.why.zh for unread in found.unread]) == ((), ["文件中没有含文字或数字的单元格"])
