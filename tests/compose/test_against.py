"""`summary --against YEAR`: the figures of a report beside another year's, and which report that is."""

import datetime
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from program import Program, Ran, exit_code

from licreport.check.one import Checked, check
from licreport.compose.summary import summarised
from licreport.render.terminal import render
from licreport.report.load import load_bytes
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
LANGS: tuple[Lang, ...] = ("zh", "en")
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'

NOW = """[items]
total = 203
previous = 201
breakdown = "partial"
[applications]
received = 1_100
accepted = 1_067
approved = "0.10万"
denied = 5
[rates]
approval = "99.5%"
[fees]
applications = 20
amount = 150.50
[oversight]
complaints = 5
[[item]]
name = "文化类"
accepted = 70
[[item]]
name = "演出"
under = "文化类"
accepted = 40
share = "57.1%"
[[item]]
name = "其他"
accepted = 7
[[figure]]
name = "模型"
value = 103
unit = "个"
[[figure]]
name = "网办比例"
value = "80%"
[[figure]]
name = "平均时间"
value = 1.5
unit = "天"
"""
BEFORE = """[items]
total = 201
previous = 205
breakdown = "partial"
[applications]
received = 1_000
accepted = 990
rejected = 10
approved = "0.09万"
denied = 9
[rates]
approval = "99.0%"
[fees]
applications = 10
amount = 100
[oversight]
complaints = 0
[[item]]
name = "文化类"
accepted = 77
[[item]]
name = "演出"
accepted = 30
[[item]]
name = "渣土"
accepted = 5
[[figure]]
name = "模型"
value = 103
unit = "项"
[[figure]]
name = "网办比例"
value = "75%"
[[figure]]
name = "平均时间"
value = 2.25
unit = "天"
[[figure]]
name = "去年才有"
value = 9
"""


def checked(tables: str, year: int) -> Checked:
    text = HEAD.format(year=year) + tables
    return check(load_bytes(f"data/{year}.toml", text.encode()), today=TODAY)


def page(lang: Lang = "en", width: int = 120, now: str = NOW, before: str = BEFORE, *, color: bool = False) -> str:
    return render(summarised(checked(now, 2024), lang, checked(before, 2023)), width=width, color=color)


def cells(line: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
    return wide + sum(not unicodedata.combining(character) for character in line)


LABELLED = r"^( +)(\S.*?) +(?=[\d<>–+-])(.*)$"


def without_unit(label: str) -> str:
    return re.sub(r" +(yuan|[个天项])$", "", label)


# The page.


SHOWN: dict[str, str] = {
    "items": "203 201 +2 +1.00%",
    "change on last year": "+2 -4 +6",
    "items last year": "201 205 -4 -1.95%",
    "received": "1,100 1,000 +100 +10.00%",
    "accepted": "1,067 990 +77 +7.78%",
    "acceptance rate": "97.00% 99.00% -2.00 pp",
    "rejected": "– 10",
    "rejection rate": "– 1.00%",
    "approved": "0.10万 0.09万 0–+200 0.00–+23.53%",
    "denied": "5 9 -4 -44.44%",
    "approval rate": "99.5% 99.0% +0.40–+0.60 pp",
    "paid applications": "20 10 +10 +100.00%",
    "share paid for": "1.82% 1.00% +0.82 pp",
    "fees charged": "150.50 100 +50.50 +50.50%",
    "fee per paid application": "7.53 10.00 -2.48 -24.75%",
    "complaints": "5 0 +5",
    "文化类": "70 77 -7 -9.09% 6.56% share",
    "演出": "40 – 57.1% share, printed",
    "其他": "7 – 0.66% share",
    "渣土": "– 5",
    "模型": "103 –",
    "网办比例": "80% 75% +4.00–+6.00 pp",
    "平均时间": "1.5 2.25 -0.75 -33.33%",
    "去年才有": "– 9",
}


@pytest.mark.parametrize(("label", "shown"), SHOWN.items(), ids=SHOWN)
def test_a_figure_stands_beside_that_of_the_other_year_with_the_change(label: str, shown: str) -> None:
    rows = re.findall(LABELLED, page(), re.MULTILINE)
    found = [" ".join(rest.split()) for _, own, rest in rows if without_unit(own) == label]
    assert shown in found


def test_every_row_of_the_page_is_in_the_table_above_or_computed() -> None:
    body = page().partition("Licence items")[2]
    labels = {without_unit(label) for _, label, _ in re.findall(LABELLED, body, re.MULTILINE)}
    assert labels - set(SHOWN) == {"concluded, computed", "denial rate"}


@pytest.mark.parametrize(
    ("lang", "title", "headings"),
    [
        (
            "en",
            "虚构区: administrative licensing in 2024, against 2023",
            ["2024", "2023", "change", "on", "2023", "share"],
        ),
        ("zh", "虚构区2024年度行政许可实施情况，与2023年度对比", ["2024", "2023", "增减", "比2023年", "占比"]),
    ],
)
def test_the_headings_say_which_year_is_compared(lang: Lang, title: str, headings: list[str]) -> None:
    lines = page(lang).splitlines()
    assert lines[0] == title
    assert headings in [line.split() for line in lines]
    assert any("data/2023.toml" in line for line in lines)


def test_figures_that_only_the_other_year_prints_stand_where_the_format_has_them() -> None:
    labels = [line.split()[0] for line in page().splitlines() if re.match(" +(accepted|rejected|approved) ", line)]
    assert labels == ["accepted", "rejected", "approved"]


def test_nothing_is_made_of_a_figure_that_another_unit_measures() -> None:
    rows = [line.split() for line in page().splitlines() if line.split()[:1] == ["模型"]]
    assert rows == [["模型", "个", "103", "–"], ["模型", "项", "–", "103"]]


def test_sections_stand_in_the_order_of_the_format() -> None:
    headings = [line for line in page().splitlines()[3:] if line and not line.startswith((" ", "✓", "✗", "!", "?"))]
    assert headings == [
        *("Licence items", "Applications", "Printed rates", "Fees", "Oversight"),
        *("Items, by accepted", "Other figures"),
    ]


WRONG = "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"


def test_findings_mark_the_figures_of_the_report_itself() -> None:
    shown = page(now=WRONG, before=WRONG.replace("2\n", "1\n"))
    assert re.search(r"^ +received \[1\] +10 +10 +0 +0\.00%$", shown, re.MULTILINE)
    assert shown.splitlines()[-1].startswith("  [1] LR101 error: received 10 is 1 less than")
    assert "  compared with data/2023.toml\n" in shown


def test_errors_of_the_other_report_are_told_and_do_not_count() -> None:
    shown = page(now=WRONG.replace("2\n", "1\n"), before=WRONG)
    assert "compared with data/2023.toml (1 error; see `licreport check data/2023.toml`)" in shown
    assert "\n✓ No contradictions" in shown
    assert "Notes" not in shown


def test_a_later_year_may_be_compared_too() -> None:
    shown = render(summarised(checked(BEFORE, 2023), "en", checked(NOW, 2024)), width=120, color=False)
    assert shown.startswith("虚构区: administrative licensing in 2023, against 2024\n")
    assert re.search(r"^ +received +1,000 +1,100 +-100 +-9\.09%$", shown, re.MULTILINE)


def test_reports_without_figures_have_no_table() -> None:
    lines = page(now="", before="").splitlines()
    assert lines[-1] == "  compared with data/2023.toml"


def test_neither_report_may_be_none() -> None:
    broken = check(load_bytes("broken.toml", b"x = \n"), today=TODAY)
    for pair in ((broken, checked(NOW, 2024)), (checked(NOW, 2024), broken)):
        with pytest.raises(ValueError, match=r"broken\.toml is no report"):
            summarised(pair[0], "en", pair[1])


LARGE = """[applications]
received = 999_999_999_999_999
accepted = 999_999_999_999_998
approved = "1.5亿"
[[item]]
name = "{name}"
accepted = 999_999_999_999_998
[[figure]]
name = "{name}"
value = 1
unit = "{unit}"
""".format(name="名称" * 40, unit="单位" * 3)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 79, 80, 120])
@pytest.mark.parametrize(
    ("now", "before"), [(NOW, BEFORE), (LARGE, LARGE), (WRONG, WRONG)], ids=["usual", "large", "wrong"]
)
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int, now: str, before: str) -> None:
    lines = page(lang, width, now, before).splitlines()
    assert [line for line in lines if cells(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


class Room(NamedTuple):
    """What is left of the line of a figure at a width."""

    width: int
    item: str
    missed: str


ROOMS = [
    Room(120, "其他 7 – 0.66% share", ""),
    Room(98, "其他 7 – 0.66%", ""),
    Room(78, "其他 7 –", ""),
    Room(64, "其他 7 –", ""),
    Room(55, "其他 7", "2023"),
    Room(40, "其他 7", "2023 and the change in percent"),
]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.width))
def test_a_narrow_page_leaves_out_columns_in_order_and_says_which_it_misses(room: Room) -> None:
    shown = page(width=room.width)
    (item,) = (line for line in shown.splitlines() if line.startswith("  其他 "))
    assert " ".join(item.split()) == room.item
    said = re.sub(r"\s+", " ", shown).partition("No room for ")[2].partition(";")[0]
    assert said == room.missed


@pytest.mark.parametrize("lang", LANGS)
def test_colour_changes_nothing_but_colour(lang: Lang) -> None:
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", page(lang, color=True))
    assert [line.rstrip() for line in stripped.splitlines()] == page(lang).splitlines()


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
def test_a_file_cannot_move_the_cursor(*, color: bool) -> None:
    hostile = '[[item]]\nname = "\\u001b[2J\\u202e名"\naccepted = 1\n[[figure]]\nname = "\\u001b[2J"\nvalue = 1\n'
    shown = page(now=hostile, before=hostile.replace("2J", "3J"), color=color)
    assert not re.search("\x1b\\[[23]J|\u202e", shown)
    assert shown.count("\\x1b[2J") == shown.count("\\x1b[3J") == 2


# Which report.


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run `licreport summary --lang en` in an empty directory of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: str = "") -> Ran:
        code = exit_code(monkeypatch, "summary", "--lang", "en", *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def put(path: str, year: int, authority: str = "虚构区") -> str:
    text = HEAD.format(year=year).replace("虚构区", authority) + f"[applications]\nreceived = {year}\n"
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return path


FOUND = {
    "under data": (["data/2023.toml"], ["2024"], "data/2023.toml"),
    "in a directory under data": (["data/old/2023.toml"], ["2024"], "data/old/2023.toml"),
    "beside the file": (["mine/2024.toml", "mine/2023.toml"], ["mine/2024.toml"], "mine/2023.toml"),
    "under data for a file elsewhere": (["mine/2024.toml", "data/2023.toml"], ["mine/2024.toml"], "data/2023.toml"),
    "by the newest": (["data/2023.toml"], [], "data/2023.toml"),
    "not below the file": (
        ["mine/2024.toml", "mine/2023.toml", "mine/copies/2023.toml"],
        ["mine/2024.toml"],
        "mine/2023.toml",
    ),
}


@pytest.mark.parametrize(("files", "arguments", "found"), FOUND.values(), ids=FOUND.keys())
def test_the_other_report_is_found(summary: Program, files: list[str], arguments: list[str], found: str) -> None:
    put("data/2024.toml", 2024)
    for file in files:
        put(file, int(Path(file).stem))
    ran = summary(*arguments, "--against", "2023")
    assert (ran.code, ran.err) == (0, "")
    assert f"  compared with {found}\n" in ran.out
    assert re.search(r"received +2,024 +2,023 +\+1 +\+0\.05%", ran.out)


def test_a_report_of_another_authority_is_not_taken_for_it(summary: Program) -> None:
    put("data/a.toml", 2024)
    put("data/b.toml", 2023)
    put("data/c.toml", 2023, "另一区")
    assert "  compared with data/b.toml\n" in summary("data/a.toml", "--against", "2023").out


def test_a_report_by_standard_input_is_compared_with_those_under_data(summary: Program) -> None:
    put("data/2023.toml", 2023)
    ran = summary("-", "--against", "2023", stdin=HEAD.format(year=2024) + "[applications]\nreceived = 1\n")
    assert (ran.code, ran.err) == (0, "")
    assert "compared with data/2023.toml" in ran.out


def test_a_directory_that_is_named_twice_is_searched_once(summary: Program) -> None:
    for year in (2023, 2024):
        put(f"data/{year}.toml", year)
    assert summary("data/2024.toml", "--against", "2023").code == 0


UNCLEAR: dict[str, tuple[list[str], str, str]] = {
    "no such year": (
        ["data/2022.toml", "data/2021.toml"],
        "2023",
        "no report of 虚构区 on 2023 beside data/2024.toml or under data; there are 2021, 2022",
    ),
    "no other year": ([], "2023", "no other report of 虚构区 beside data/2024.toml or under data"),
    "itself": ([], "2024", "data/2024.toml is the report on 2024 itself; name another year"),
    "two of them": (
        ["data/2023.toml", "data/copy/2023.toml"],
        "2023",
        "several reports of 虚构区 on 2023: data/2023.toml, data/copy/2023.toml; keep one of them",
    ),
    "no year at all": ([], "last", "no such file or directory: last"),
}


@pytest.mark.parametrize(("files", "year", "message"), UNCLEAR.values(), ids=UNCLEAR.keys())
def test_what_is_unclear_is_asked_back(summary: Program, files: list[str], year: str, message: str) -> None:
    for file in ("data/2024.toml", *files):
        put(file, int(Path(file).stem))
    ran = summary("data/2024.toml", "--against", year)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_file_that_does_not_load_may_be_the_one_and_says_so(summary: Program) -> None:
    put("data/2024.toml", 2024)
    Path("data/putuo-2023.toml").write_text("x = \n", encoding="utf-8")
    ran = summary("2024", "--against", "2023")
    assert (ran.code, ran.out) == (2, "")
    assert (
        "data/putuo-2023.toml does not load, so it is not known whether it is the report of 虚构区 on 2023" in ran.err
    )


def test_the_exit_code_is_that_of_the_report_itself(summary: Program) -> None:
    for year, other in ((2024, 2023), (2023, 2024)):
        text = HEAD.format(year=year) + (WRONG if year == 2024 else "")
        put(f"data/{other}.toml", other)
        Path(f"data/{year}.toml").write_text(text, encoding="utf-8")
    assert summary("2024", "--against", "2023").code == 0
    Path("data/2024.toml").write_text(HEAD.format(year=2024) + WRONG, encoding="utf-8")
    assert summary("2024", "--against", "2023").code == 1
    assert summary("2023", "--against", "2024").code == 0


# Without it.


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_page_that_compares_nothing_has_no_such_column(lang: Lang, width: int) -> None:
    shown = render(summarised(checked(NOW, 2024), lang), width=width, color=False)
    assert "2023" not in shown
    assert "–" not in re.sub(r"\d–\d", "", shown)


def test_a_change_among_indicators_bears_its_sign() -> None:
    shown = render(summarised(checked(BEFORE, 2023), "en"), width=120, color=False)
    assert re.search(r"^  items +201 .*-4 on last year$", shown, re.MULTILINE)
    shown = render(summarised(checked(NOW, 2024), "en"), width=120, color=False)
    assert re.search(r"^  items +203 .*\+2 on last year$", shown, re.MULTILINE)
