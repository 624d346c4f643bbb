"""One name written in two ways is one name, wherever names are compared; what is odd about it is a warning there.

All reports here are synthetic.
"""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from program import Program, Ran, exit_code

from licreport.check.many import Plan, survey
from licreport.check.one import Checked, check
from licreport.report.load import load_bytes
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
NAME = "虚构区文旅局(试点)"
SPELT = {
    "a blank behind": f"{NAME} ",
    "a wide blank before": f"\u3000{NAME}",
    "no width": "虚构区\u200b文旅局(试点)",
    "a radical": "虚构区⽂旅局(试点)",
    "wide brackets": "虚构区文旅局（试点）",
    "a blank within": "虚构区 文旅局(试点)",
}
each_spelling = pytest.mark.parametrize("name", SPELT.values(), ids=SPELT)


def report(authority: str, year: int = 2024, tables: str = "", part_of: str | None = None) -> str:
    above = "" if part_of is None else f'part_of = "{part_of}"\n'
    return f'format = 1\n[report]\nauthority = "{authority}"\nyear = {year}\n{above}{tables}'


def checked(files: Mapping[str, str]) -> list[Checked]:
    given = {name: load_bytes(name, text.encode()) for name, text in files.items()}
    return [*survey([*given], Plan(TODAY), given=given)]


def found(files: Mapping[str, str], *but: str) -> list[tuple[str, str, str]]:
    """Return the file, the code and the address of each finding, but for some codes."""
    return [
        (one.loaded.name, each.code, each.address)
        for one in checked(files)
        for each in one.diagnostics
        if each.code not in but
    ]


def of_spelling(text: str, lang: Lang = "en") -> list[tuple[str, str]]:
    """Return the address and the message of each name of one file that is oddly written."""
    one = check(load_bytes("a.toml", text.encode()), today=TODAY)
    return [(each.address, each.message(lang)) for each in one.diagnostics if each.code == "LR007"]


# Years, wholes and parts.


@each_spelling
def test_last_years_report_is_found_however_the_authority_is_spelt(name: str) -> None:
    files = {
        "2023.toml": report(NAME, 2023, "[items]\ntotal = 201\n"),
        "2024.toml": report(name, 2024, "[items]\nprevious = 210\n"),
    }
    assert found(files, "LR007", "LR506") == [("2024.toml", "LR501", "items.previous")]


@each_spelling
def test_a_year_between_is_found_however_the_authority_is_spelt(name: str) -> None:
    files = {"2022.toml": report(NAME, 2022), "2023.toml": report(name, 2023), "2024.toml": report(NAME)}
    assert found(files, "LR007", "LR506") == []


@each_spelling
def test_two_reports_on_one_year_are_told_of_however_the_authority_is_spelt(name: str) -> None:
    assert found({"a.toml": report(NAME), "b.toml": report(name)}, "LR007", "LR506") == [
        ("b.toml", "LR505", "report.year")
    ]


@each_spelling
@pytest.mark.parametrize("is_whole", [True, False], ids=["the whole", "what the part says"])
def test_parts_are_summed_however_their_whole_is_spelt(name: str, *, is_whole: bool) -> None:
    whole, part_of = (name, NAME) if is_whole else (NAME, name)
    files = {
        "a.toml": report(whole, tables='parts = ["甲", "乙"]\n[applications]\nreceived = 10\n'),
        "b.toml": report("甲", tables="[applications]\nreceived = 4\n", part_of=part_of),
        "c.toml": report("乙", tables="[applications]\nreceived = 5\n", part_of=NAME),
    }
    assert found(files, "LR007", "LR506") == [("a.toml", "LR601", "applications.received")]


@each_spelling
def test_a_circle_is_found_however_it_is_spelt(name: str) -> None:
    files = {"a.toml": report(NAME, part_of="甲"), "b.toml": report("甲", part_of=name)}
    assert [code for _, code, _ in found(files, "LR007", "LR506")] == ["LR604", "LR604"]


# The difference itself.

ODD: dict[str, tuple[str, list[str]]] = {
    "the authority": (report("虚构⽂旅局"), ["report.authority"]),
    "the whole": (report("甲", part_of="虚构区 "), ["report.part_of"]),
    "an item and what it stands under": (
        report("甲", tables='[[item]]\nname = "演出\u200b"\n[[item]]\nname = "涉外"\nunder = "演出\u200b"\n'),
        ['item."演出\u200b".name', "item.涉外.under"],
    ),
    "a figure and what is of it": (
        report(
            "甲",
            tables='[[figure]]\nname = " 警告"\nvalue = 2\n'
            '[[figure]]\nname = "乙"\nvalue = 1\nof = " 警告"\n[[figure]]\nname = "丙"\nvalue = 2\ndivides = " 警告"\n',
        ),
        ['figure." 警告".name', "figure.乙.of", "figure.丙.divides"],
    ),
    "usual typography": (report("虚构区（试点）２０"), []),
}


@pytest.mark.parametrize(("text", "places"), ODD.values(), ids=ODD)
def test_what_is_odd_about_a_name_is_a_warning_at_its_place(text: str, places: list[str]) -> None:
    assert [address for address, _ in of_spelling(text)] == places


@pytest.mark.parametrize(
    ("name", "lang", "says"),
    [
        (
            "虚构⽂旅局",
            "en",
            "`authority` holds ⽂ (U+2F42) for 文 (U+6587); “虚构文旅局” is what it is taken for, so write that",
        ),
        (
            "虚构⽂旅局",
            "zh",
            "`authority` 中有以 ⽂（U+2F42）代 文（U+6587）的写法；核对时视为“虚构文旅局”，请改成这样写",
        ),
        ("虚构区\u200b ", "en", "holds U+200B (unseen) and U+0020 (unseen); “虚构区” is"),
        ("虚构区\u200b ", "zh", "`authority` 中有看不见的 U+200B、看不见的 U+0020；核对时视为“虚构区”"),
    ],
)
def test_code_points_are_named(name: str, lang: Lang, says: str) -> None:
    ((_, message),) = of_spelling(report(name), lang)
    assert says in message


def test_a_name_that_is_odd_is_trusted_all_the_same() -> None:
    tables = '[applications]\naccepted = 5\n[[item]]\nname = "甲 "\naccepted = 2\n[[item]]\nname = "乙"\naccepted = 2\n'
    assert found({"a.toml": report("虚构区", tables=tables)}) == [
        ("a.toml", "LR106", "applications.accepted"),
        ("a.toml", "LR007", 'item."甲 ".name'),
    ]


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\u2800", "\ufeff\u00ad", " \u200d\t", "\\u0001"])
@pytest.mark.parametrize(
    "text",
    [
        report("{}"),
        report("甲", part_of="{}"),
        report("甲", tables='[[item]]\nname = "{}"\n'),
        report("甲", tables='[[figure]]\nname = "{}"\nvalue = 1\n'),
    ],
    ids=["authority", "part_of", "item", "figure"],
)
def test_a_name_of_nothing_that_can_be_seen_is_refused(text: str, blank: str) -> None:
    one = check(load_bytes("a.toml", text.replace("{}", blank).encode()), today=TODAY)
    assert [each.code for each in one.diagnostics] == ["LR004"]
    assert "is empty" in one.diagnostics[0].message("en")


RESPELT = {
    "the authority of the later year": (
        {"a.toml": report("甲（一）", 2023), "b.toml": report("甲(一)")},
        [("b.toml", "LR506", "report.authority")],
    ),
    "what a part says of its whole": (
        {"a.toml": report("甲（一）"), "b.toml": report("乙", part_of="甲(一)")},
        [("b.toml", "LR506", "report.part_of")],
    ),
    "the whole, behind its part": (
        {"a.toml": report("乙", part_of="甲(一)"), "b.toml": report("甲（一）")},
        [("b.toml", "LR506", "report.authority")],
    ),
    "a name that is odd, which is told of already": (
        {"a.toml": report("甲", 2023), "b.toml": report("甲 ")},
        [("b.toml", "LR007", "report.authority")],
    ),
    "other authorities": ({"a.toml": report("甲（一）", 2023), "b.toml": report("甲(二)")}, []),
    "all alike": ({"a.toml": report("甲（一）", 2023), "b.toml": report("甲（一）")}, []),
}


@pytest.mark.parametrize(("files", "expected"), RESPELT.values(), ids=RESPELT)
def test_a_name_that_is_spelt_in_two_ways_is_told_of_at_the_later(
    files: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    assert found(files) == expected


def test_both_spellings_and_the_other_file_are_named() -> None:
    files = {"a.toml": report("甲（一）", 2023), "b.toml": report("甲(一)")}
    (diagnostic,) = (each for one in checked(files) for each in one.diagnostics)
    assert diagnostic.message("en") == "“甲(一)” is spelt “甲（一）” in a.toml; the two are taken for one"
    assert diagnostic.message("zh") == "“甲(一)”在 a.toml 中写作“甲（一）”；核对时视为同一个名称"
    assert [(side.file, side.path) for side in diagnostic.finding.related] == [("a.toml", ("report", "authority"))]


# Items, figures and prose.


class Inside(NamedTuple):
    """Tables of one report, and what is found in it."""

    tables: str
    found: list[str]


INSIDE = {
    "items under one": Inside(
        '[[item]]\nname = "演出（甲）"\naccepted = 5\n[[item]]\nname = "涉外"\nunder = "演出(甲)"\naccepted = 4\n'
        '[[item]]\nname = "其他"\nunder = "演出（甲）"\naccepted = 2\n',
        ["LR106"],
    ),
    "items of one name": Inside('[[item]]\nname = "演出（甲）"\n[[item]]\nname = "演出(甲)"\n', ["LR006"]),
    "an item under itself": Inside('[[item]]\nname = "演出（甲）"\nunder = "演出(甲)"\n', ["LR006"]),
    "figures that divide one": Inside(
        '[[figure]]\nname = "处罚（件）"\nvalue = 5\n[[figure]]\nname = "甲"\nvalue = 2\ndivides = "处罚(件)"\n'
        '[[figure]]\nname = "乙"\nvalue = 2\ndivides = "处罚（件）"\n',
        ["LR107"],
    ),
    "a share of a figure": Inside(
        '[[figure]]\nname = "处罚（件）"\nvalue = 5\n'
        '[[figure]]\nname = "甲"\nvalue = 2\nof = "处罚(件)"\nshare = "50%"\n',
        ["LR302"],
    ),
    "a figure larger than its whole": Inside(
        '[[figure]]\nname = "处罚（件）"\nvalue = 5\n[[figure]]\nname = "甲"\nvalue = 6\nof = "处罚(件)"\n', ["LR209"]
    ),
    "figures of one name": Inside(
        '[[figure]]\nname = "处罚（件）"\nvalue = 5\n[[figure]]\nname = "处罚(件)"\nvalue = 6\n', ["LR006"]
    ),
    "prose": Inside(
        '[[figure]]\nname = "处罚（件）"\nvalue = 5\n[narrative]\noversight = \'处罚{figure."处罚(件)"}件。\'\n', []
    ),
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_names_within_a_report_are_one_however_they_are_spelt(inside: Inside) -> None:
    assert [code for _, code, _ in found({"a.toml": report("虚构区", tables=inside.tables)})] == inside.found


# Commands.


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in an empty directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments, "--lang", "en")
        return Ran(code, *capsys.readouterr())

    return run


def write(files: Mapping[str, str]) -> None:
    Path("data").mkdir()
    for name, text in files.items():
        Path("data", name).write_text(text, encoding="utf-8")


@each_spelling
def test_a_year_alone_is_compared_with_that_beside_it(licreport: Program, name: str) -> None:
    write(
        {
            "2023.toml": report(name, 2023, "[items]\ntotal = 1\n"),
            "2024.toml": report(NAME, 2024, "[items]\nprevious = 2\n"),
        }
    )
    assert "LR501" in licreport("check", "data/2024.toml").out


@each_spelling
def test_parts_are_rolled_up(licreport: Program, name: str) -> None:
    write({"a.toml": report("甲", tables="[applications]\nreceived = 4\n", part_of=name)})
    ran = licreport("rollup", "--authority", NAME, "--year", "2024")
    assert ran.code == 0
    assert "received = 4" in " ".join(ran.out.split())


@each_spelling
def test_a_report_is_begun_from_last_years(licreport: Program, name: str) -> None:
    write({"2023.toml": report(name, 2023, "[items]\ntotal = 201\n"), "other.toml": report("甲", 2023)})
    ran = licreport("new", "2024", "--authority", NAME)
    assert (ran.code, ran.err) == (0, "")
    assert "previous" in ran.out


@each_spelling
def test_a_report_is_shown_against_another_years(licreport: Program, name: str) -> None:
    write(
        {
            "2023.toml": report(name, 2023, "[items]\ntotal = 201\n"),
            "2024.toml": report(NAME, 2024, "[items]\ntotal = 214\n"),
        }
    )
    ran = licreport("summary", "2024", "--against", "2023")
    assert (ran.code, ran.err) == (0, "")
    assert "201" in ran.out


@each_spelling
@pytest.mark.parametrize("by", [["--authority", NAME], []], ids=["named", "the only one"])
def test_years_stand_together(licreport: Program, name: str, by: list[str]) -> None:
    write(
        {
            "2023.toml": report(NAME, 2023, "[items]\ntotal = 201\n"),
            "2024.toml": report(name, 2024, "[items]\ntotal = 214\n"),
        }
    )
    ran = licreport("trend", *by)
    assert (ran.code, ran.err) == (0, "")
    assert {"201", "214"} <= {*ran.out.split()}


@each_spelling
def test_authorities_stand_beside_each_other(licreport: Program, name: str) -> None:
    write({"a.toml": report("甲", tables="[applications]\nreceived = 4\n", part_of=name)})
    assert "甲" in licreport("trend", "--by", "authority", "--authority", NAME).out
