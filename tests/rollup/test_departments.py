"""Whom to ask, whom to ask for what, and what they print beside each other."""

import datetime
from collections.abc import Sequence

import pytest

from licreport.document.workbook import Formula, Numeral
from licreport.report.load import Loaded, load_bytes
from licreport.rollup.asking import asked
from licreport.rollup.departments import departments
from licreport.rollup.gather import Gathered, gather
from licreport.rollup.sums import rollup
from licreport.rollup.table import tidy, workbook
from licreport.words.language import MisuseError

TODAY = datetime.date(2026, 6, 1)


def part(name: str, tables: str) -> Loaded:
    """Load the synthetic report of a department."""
    head = f'format = 1\n[report]\nauthority = "{name}"\nyear = 2025\nlevel = "department"\npart_of = "虚构区"\n'
    return load_bytes(f"{name}.toml", (head + tables).encode())


def gathered(parts: Sequence[Loaded]) -> Gathered:
    """Return the parts as `rollup` finds them."""
    return gather(parts, "虚构区", 2025, today=TODAY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲局\n乙局\n", ("甲局", "乙局")),
        ("\ufeff甲局\r\n乙局", ("甲局", "乙局")),
        ("# 名单\n\n  甲局  \n\u3000\n", ("甲局",)),
        ("甲  局\n", ("甲 局",)),
    ],
    ids=["one a line", "as Windows saves it", "remarks and blank lines", "blanks within"],
)
def test_names_are_read_one_a_line(text: str, names: Sequence[str]) -> None:
    assert departments("d.txt", text.encode()) == names


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "d.txt names no department"),
        ("# 无\n".encode(), "d.txt names no department"),
        ("甲局\n乙局\n甲局\n".encode(), "d.txt:3: 甲局 stands on line 1 already"),
        ("甲/乙\n".encode(), "d.txt:1: 甲/乙 cannot name a file, since / stands in it"),
        ("甲局\n..\\乙\n".encode(), "d.txt:2: ..\\乙 cannot name a file, since \\ stands in it"),
        (b"..\n", "d.txt:1: .. cannot name a file, since . stands in it"),
        ("甲\0\n".encode(), "d.txt:1: "),
        (("长" * 70).encode(), "d.txt:1: the name has 70 characters"),
        ("甲局".encode("gbk"), "d.txt is not UTF-8 text"),
    ],
    ids=["empty", "remarks only", "twice", "slash", "backslash", "dots", "control", "long", "gbk"],
)
def test_what_is_no_list_of_names_is_refused_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(MisuseError) as raised:
        departments("d.txt", data)
    assert raised.value.say("en").startswith(said)


FULL = "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
HALF = "[applications]\nreceived = 20\naccepted = 20\n"
WRONG = "[applications]\nreceived = 10\naccepted = 9\nrejected = 5\n"


def test_it_is_told_who_sent_nothing_and_who_was_not_named() -> None:
    text = asked(gathered([part("甲局", FULL), part("丙局", FULL)]), "虚构区", 2025, ["甲局", "乙局"], "zh")
    assert "## 尚未报送\n\n- 乙局\n" in text
    assert "## 不在部门名单中\n\n- 丙局\n" in text


def test_what_others_print_is_asked_for_and_what_nobody_prints_is_not() -> None:
    text = asked(gathered([part("甲局", FULL), part("乙局", HALF)]), "虚构区", 2025, [], "zh")
    assert "## 乙局（乙局.toml）\n\n- 不予受理：未填，其余 1 个部门中有 1 个已填\n" in text
    assert "批准" not in text
    assert "## 甲局" not in text


def test_a_finding_is_asked_of_the_one_whose_it_is_with_its_place() -> None:
    text = asked(gathered([part("甲局", WRONG), part("乙局", FULL)]), "虚构区", 2025, [], "en")
    assert "## 甲局 (甲局.toml)\n\n- 8:12: LR101 error: received 10" in text


def test_what_cannot_be_read_is_asked_again_and_not_taken_for_a_blank() -> None:
    text = asked(
        gathered([part("甲局", '[applications]\nreceived = "无"\n'), part("乙局", FULL)]), "虚构区", 2025, [], "zh"
    )
    assert "LR" in text
    assert "收到申请：未填" not in text


def test_nothing_to_ask_is_said() -> None:
    assert "没有需要核实的事项" in asked(gathered([part("甲局", FULL)]), "虚构区", 2025, ["甲局"], "zh")


def test_the_table_has_a_row_for_each_department_and_the_sums_below() -> None:
    found = tidy(rollup(gathered([part("甲局", FULL), part("乙局", HALF)]), "虚构区", 2025), "zh")
    assert [column.name for column in found.columns][:3] == ["部门", "收到申请（件）", "受理（件）"]
    assert [*found.rows] == [("甲局", "10", "9", "1"), ("乙局", "20", "20", ""), ("合计", "30", "29", "")]


def test_in_a_workbook_the_sum_is_a_formula_and_what_does_not_add_up_stays_empty() -> None:
    (sheet,) = workbook(rollup(gathered([part("甲局", FULL), part("乙局", HALF)]), "虚构区", 2025), "zh").sheets
    assert isinstance(sheet.rows[-1][1], Formula)
    assert sheet.rows[0][1] == Numeral(10)
    assert sheet.rows[-1][3] is None


def test_a_rounded_figure_stands_as_it_was_printed() -> None:
    rounded = part("甲局", '[applications]\nreceived = "1.2万"\n')
    found = rollup(gathered([rounded, part("乙局", FULL)]), "虚构区", 2025)
    assert tidy(found, "zh").rows[0][1] == "1.2万"
    assert workbook(found, "zh").sheets[0].rows[0][1] == "1.2万"
