"""One name for several items or figures: who may have it, by what each is told apart, and what a reference means.

All reports here are synthetic.
"""

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import Program, Ran, exit_code

from licreport.check.one import Checked, check
from licreport.report.load import load_bytes
from licreport.report.naming import Element, Naming
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
SOME = settings(deadline=None, derandomize=True, max_examples=300)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'


def figure(name: str, value: int, **keys: str) -> str:
    return f'[[figure]]\nname = "{name}"\nvalue = {value}\n' + "".join(f'{key} = "{of}"\n' for key, of in keys.items())


def item(name: str, accepted: int, under: str | None = None) -> str:
    return f'[[item]]\nname = "{name}"\naccepted = {accepted}\n' + (f'under = "{under}"\n' if under else "")


def checked(*tables: str) -> Checked:
    return check(load_bytes("r.toml", (HEAD + "".join(tables)).encode()), today=TODAY)


def found(*tables: str) -> list[str]:
    """Return code and address of each finding."""
    return [f"{each.code} {each.address}" for each in checked(*tables).diagnostics]


def message(one: Checked, code: str, lang: Lang = "en") -> str:
    (diagnostic,) = (each for each in one.diagnostics if each.code == code)
    return diagnostic.message(lang)


LICENCES = figure("甲许可", 30), figure("乙许可", 20)
SHARED = (
    *LICENCES,
    figure("新设立", 12, divides="甲许可"),
    figure("变更", 18, divides="甲许可"),
    figure("新设立", 9, divides="乙许可"),
    figure("变更", 11, divides="乙许可"),
)
OF = (*LICENCES, figure("新设立", 12, of="甲许可"), figure("新设立", 9, of="乙许可"))


# Who may have it.

ALLOWED = {
    "figures that divide two": SHARED,
    "figures of two": OF,
    "figures that divide figures of the report's own": (
        "[applications]\nreceived = 20\naccepted = 12\n",
        figure("新设立", 20, divides="applications.received"),
        figure("新设立", 12, divides="applications.accepted"),
    ),
    "a figure of one, and one of nothing": (*LICENCES, figure("新设立", 40), figure("新设立", 9, of="乙许可")),
    "a figure that divides one, and one of another": (
        *LICENCES,
        figure("新设立", 30, divides="甲许可"),
        figure("新设立", 9, of="乙许可"),
    ),
    "items under two": (item("甲", 3), item("乙", 3), item("丙", 3, "甲"), item("丙", 3, "乙")),
    "an item under one, and one at the top": (item("甲", 3), item("乙", 3), item("甲", 3, "乙")),
    "items under two of one name": (
        *(item(name, 3) for name in "甲乙"),
        *(item("丙", 3, under) for under in "甲乙"),
        *(item("丁", 3, under) for under in ("甲/丙", "乙/丙")),
    ),
}


@pytest.mark.parametrize("tables", ALLOWED.values(), ids=ALLOWED)
def test_a_name_is_unique_among_those_that_divide_the_same(tables: tuple[str, ...]) -> None:
    assert found(*tables) == []


REFUSED = {
    "two figures of nothing": ((figure("甲", 1), figure("甲", 2)), "LR006 figure.甲.name"),
    "two that divide one": (
        (figure("甲", 2), figure("新设立", 1, divides="甲"), figure("新设立", 1, divides="甲")),
        'LR006 figure."甲/新设立".name',
    ),
    "one that divides one, and one of it": (
        (figure("甲", 2), figure("新设立", 1, divides="甲"), figure("新设立", 1, of="甲")),
        'LR006 figure."甲/新设立".name',
    ),
    "one whole named in two ways": (
        (
            *(figure(name, 2) for name in ("甲", "乙")),
            figure("丙", 2, of="甲"),
            figure("丙", 2, of="乙"),
            figure("丁", 1, of="甲/丙"),
            figure("丁", 1, of="甲 / 丙"),
        ),
        'LR006 figure."甲 / 丙/丁".name',
    ),
    "a name that is another's in full": (
        (figure("甲/丙", 1), figure("甲", 1), figure("丙", 1, of="甲"), figure("丙", 1)),
        'LR006 figure."甲/丙".name',
    ),
    "two items at the top": ((item("甲", 1), item("甲", 2)), "LR006 item.甲.name"),
    "two items under one": ((item("甲", 2), item("乙", 1, "甲"), item("乙", 1, "甲")), 'LR006 item."甲/乙".name'),
}


@pytest.mark.parametrize(("tables", "expected"), REFUSED.values(), ids=REFUSED)
def test_two_that_divide_the_same_are_told_of_at_the_second(tables: tuple[str, ...], expected: str) -> None:
    assert found(*tables) == [expected]


@pytest.mark.parametrize(
    ("tables", "lang", "says"),
    [
        (
            (figure("甲", 1), figure("甲", 2)),
            "en",
            "the name 甲 is given twice; where both are meant, say by `divides` or `of` what figure each is a part of",
        ),
        (
            (figure("甲", 1), figure("甲", 2)),
            "zh",
            "名称 甲 重复出现；如果两个都要，请用 `divides` 或 `of` 写明各属于哪项数据",
        ),
        ((item("甲", 1), item("甲", 2)), "en", "say by `under` what item each is a part of"),
        (
            (item("甲", 2), item("乙", 1, "甲"), item("乙", 1, "甲")),
            "en",
            "the name 乙 is given twice among those that divide 甲; give one of them a name of its own",
        ),
        (
            (item("甲", 2), item("乙", 1, "甲"), item("乙", 1, "甲")),
            "zh",
            "名称 乙 在构成“甲”的各项中重复出现；请给其中一个另取名称",
        ),
    ],
)
def test_what_would_tell_them_apart_is_said(tables: tuple[str, ...], lang: Lang, says: str) -> None:
    one = checked(*tables)
    assert says in message(one, "LR006", lang)
    (diagnostic,) = one.diagnostics
    assert [side.path[1:] for side in diagnostic.finding.related] == [(int(len(tables) == 3), "name")]


# By what each is told apart.


def test_an_address_has_what_is_divided_before_a_name_that_several_have() -> None:
    addresses = checked(*SHARED, figure("其他", 1)).loaded.addresses
    assert [addresses.of(("figure", index, "value")) for index in range(7)] == [
        "figure.甲许可.value",
        "figure.乙许可.value",
        'figure."甲许可/新设立".value',
        'figure."甲许可/变更".value',
        'figure."乙许可/新设立".value',
        'figure."乙许可/变更".value',
        "figure.其他.value",
    ]
    assert addresses.label(("figure", 2, "value")).zh == "甲许可/新设立"


def test_each_sums_to_its_own_whole() -> None:
    off = [table.replace("value = 9", "value = 8") for table in SHARED]
    assert found(*off) == ["LR107 figure.乙许可.value"]
    assert "甲许可/新设立" not in message(checked(*off), "LR107")
    assert "乙许可/新设立 8" in message(checked(*off), "LR107")


def test_each_is_a_part_of_its_own_whole() -> None:
    off = [table.replace("value = 9", "value = 21") for table in OF]
    assert found(*off) == ['LR209 figure."乙许可/新设立".value']


def test_each_has_a_share_of_its_own_whole() -> None:
    tables = [table.replace("value = 9\n", 'value = 9\nshare = "30%"\n') for table in OF]
    assert found(*tables) == ['LR302 figure."乙许可/新设立".share']


def test_a_waiver_accepts_what_is_found_of_one_of_them() -> None:
    off = [table.replace("value = 9", "value = 21") for table in OF]
    waiver = '[[waiver]]\nrule = "LR209"\nat = \'figure."乙许可/新设立".value\'\nreason = "as published"\n'
    assert found(*off, waiver) == []


# What a reference means.

WAYS = {
    "of": figure("其中", 5, of="乙许可/新设立"),
    "divides": figure("其中", 9, divides="乙许可/新设立"),
    "of, spelt with wide characters": figure("其中", 5, of="乙许可／新设立"),
}


@pytest.mark.parametrize("more", WAYS.values(), ids=WAYS)
def test_a_reference_says_which_is_meant(more: str) -> None:
    assert found(*OF, more) == []
    code = "LR107" if "divides" in more else "LR209"
    place = 'figure."乙许可/新设立".value' if "divides" in more else "figure.其中.value"
    assert found(*OF, more.replace("value = 5", "value = 10").replace("value = 9", "value = 10")) == [f"{code} {place}"]


def test_one_that_stands_under_none_has_a_way_too() -> None:
    tables = (*LICENCES, figure("新设立", 40), figure("新设立", 9, of="乙许可"))
    assert found(*tables, figure("其中", 41, of="/新设立")) == ["LR209 figure.其中.value"]
    assert found(*tables, figure("其中", 39, of="/新设立")) == []


def test_items_stand_under_the_one_that_is_meant() -> None:
    tables = (item("甲", 3), item("乙", 4), item("丙", 3, "甲"), item("丙", 4, "乙"))
    assert found(*tables, item("丁", 4, "乙/丙")) == []
    assert found(*tables, item("丁", 4, "甲/丙")) == ['LR106 item."甲/丙".accepted']


AMBIGUOUS = {
    "of": ((*OF, figure("其中", 5, of="新设立")), "LR006 figure.其中.of", "`甲许可/新设立` or `乙许可/新设立`"),
    "divides": (
        (*OF, figure("其中", 5, divides="新设立")),
        "LR006 figure.其中.divides",
        "`甲许可/新设立` or `乙许可/新设立`",
    ),
    "under": (
        (item("甲", 3), item("乙", 3, "甲"), item("丙", 3), item("乙", 3, "丙"), item("丁", 3, "乙")),
        "LR006 item.丁.under",
        "`甲/乙` or `丙/乙`",
    ),
    "under, where one is at the top": (
        (item("甲", 3), item("乙", 3, "甲"), item("乙", 3), item("丁", 3, "乙")),
        "LR006 item.丁.under",
        "`甲/乙` or `/乙`",
    ),
}


@pytest.mark.parametrize(("tables", "expected", "ways"), AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_a_reference_that_could_mean_two_names_both(tables: tuple[str, ...], expected: str, ways: str) -> None:
    one = checked(*tables)
    assert found(*tables) == [expected]
    assert message(one, "LR006").endswith(f"which is the name of several; write {ways}")
    assert message(one, "LR006", "zh").endswith(f"不止一个；请写 {ways.replace(' or ', '或')}")
    (diagnostic,) = one.diagnostics
    assert len(diagnostic.finding.related) == 2


def test_a_placeholder_means_the_one_that_it_names_in_full() -> None:
    assert (
        found(*OF, '[narrative]\nhandling = \'新设立{figure."乙许可/新设立"}件，{figure."甲许可/新设立".value}件。\'\n')
        == []
    )


@pytest.mark.parametrize("name", ["figure.新设立", "figure.新设立.value"])
def test_a_placeholder_that_could_mean_two_names_both(name: str) -> None:
    tail = ".value" if name.endswith(".value") else ""
    one = checked(*OF, f"[narrative]\nhandling = '新设立{{{name}}}件。'\n")
    ways = [f'`{{figure."{whole}/新设立"{tail}}}`' for whole in ("甲许可", "乙许可")]
    assert message(one, "LR701") == f"`{name}` may be any of several figures; write {ways[0]} or {ways[1]}"
    assert message(one, "LR701", "zh") == f"`{name}` 可能是好几项数据；请写 {ways[0]}或{ways[1]}"


def test_a_number_behind_a_name_that_several_have_is_not_held_against_one_of_them() -> None:
    assert found(*OF, "[narrative]\nhandling = '新设立150件。'\n") == ["LR703 narrative.handling"]
    assert found(*LICENCES, "[narrative]\nhandling = '甲许可150件。'\n") == ["LR704 narrative.handling"]


def test_the_address_of_a_waiver_that_could_mean_two_names_both() -> None:
    one = checked(*OF, '[[waiver]]\nrule = "LR209"\nat = "figure.新设立.value"\nreason = "as published"\n')
    ways = '`figure."甲许可/新设立".value`', '`figure."乙许可/新设立".value`'
    assert message(one, "LR904") == f"`figure.新设立.value` may be any of several places; write {ways[0]} or {ways[1]}"
    assert message(one, "LR904", "zh") == f"`figure.新设立.value` 可能是好几个位置；请写 {ways[0]}或{ways[1]}"


NAMES = st.sampled_from(["甲", "乙", "丙", "甲（一）", "甲(一)", "甲/乙", "/甲", "applications.received"])


@SOME
@given(st.lists(st.tuples(NAMES, st.none() | NAMES, st.sampled_from([None, "申请种类", "甲"])), max_size=6))
def test_where_names_are_in_order_each_address_is_that_of_one_element(elements: list[Element]) -> None:
    naming = Naming(elements)
    for index in range(len(elements)):
        assert index in naming.find(naming.own(index))
        assert index in naming.find(naming.in_full(index))
    keys = [{key: value for key, value in (("of", whole), ("by", by)) if value} for _, whole, by in elements]
    tables = [figure(name, 1, **given) for (name, *_), given in zip(elements, keys, strict=True)]
    one = checked(*tables)
    if not any(each.code == "LR006" for each in one.diagnostics):
        addresses = [one.loaded.addresses.of(("figure", index)) for index in range(len(elements))]
        assert len(set(addresses)) == len(addresses)


# What is made of a report.


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program beside the reports of two years."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    last = [table.replace("value = 9\n", "value = 8\n").replace("value = 11\n", "value = 12\n") for table in SHARED]
    for year, tables in {2023: last, 2024: SHARED}.items():
        text = HEAD.replace("2024", str(year)) + "".join(tables)
        Path(f"data/{year}.toml").write_text(text, encoding="utf-8")

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments, "--lang", "en")
        return Ran(code, *capsys.readouterr())

    return run


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if "新设立" in line]


def test_a_years_figures_stand_beside_last_years_of_the_same_whole(licreport: Program) -> None:
    ran = licreport("summary", "2024", "--against", "2023")
    assert [row[:3] for row in rows(ran.out)] == [["甲许可/新设立", "12", "12"], ["乙许可/新设立", "9", "8"]]


def test_a_reader_sees_what_each_is_part_of(licreport: Program) -> None:
    assert rows(licreport("summary", "2024").out) == [["甲许可/新设立", "12"], ["乙许可/新设立", "9"]]
    assert "| 甲许可/新设立 | 12 |" in licreport("export", "2024", "--markdown").out.replace("&emsp;", "")


def test_every_figure_is_exported_by_its_own_address(licreport: Program) -> None:
    assert licreport("export", "2024", "--json", "--csv", "-o", "out").code == 0
    (exported,) = Path("out").glob("*.json")
    figures = json.loads(exported.read_text(encoding="utf-8"))["figures"]
    addresses = [each["address"] for each in figures]
    assert len(set(addresses)) == len(addresses) == 6
    assert 'figure."乙许可/新设立".value' in addresses
    (table,) = Path("out").glob("*.csv")
    cells = [cell for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))) for cell in row]
    assert 'figure."乙许可/新设立".value' in cells


def test_next_years_report_begins_with_all_of_them(licreport: Program) -> None:
    text = licreport("new", "2025").out
    names, wholes = (re.findall(rf'^#{key} += "(.*?)"', text, re.MULTILINE) for key in ("name", "divides"))
    assert names == ["甲许可", "乙许可", "新设立", "变更", "新设立", "变更"]
    assert wholes == ["甲许可", "甲许可", "乙许可", "乙许可"]
