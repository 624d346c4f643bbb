"""A year is begun from last year's report: what is known stands already, all else waits to be filled in."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT
from program import Program, Ran, exit_code

from licreport.check.many import Plan, survey
from licreport.check.one import check
from licreport.report.address import LISTS, TABLES, all_tables, is_figure, key_unit
from licreport.report.diagnostic import Severity
from licreport.report.load import Loaded, load, load_bytes
from licreport.words.alike import is_seen
from licreport.words.language import LANGS
from licreport.writing.skeleton import CARRIED, Followed, skeleton
from licreport.writing.toml import literal, quoted

TODAY = datetime.date(2026, 6, 1)
SOME = settings(derandomize=True, max_examples=100)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
PUBLISHED = sorted((ROOT / "tests" / "reports").glob("*.toml"))
REPORTS = [
    loaded
    for path in [ROOT / "data" / "2024.toml", ROOT / "tests" / "complete.toml", *PUBLISHED]
    if (loaded := load(path)).report is not None and not loaded.problems
]
each_report = pytest.mark.parametrize("last", REPORTS, ids=lambda last: Path(last.name).stem)


def begun(last: Loaded | None) -> str:
    """Return the skeleton of the year after a report's, remarks in English."""
    if last is None or last.report is None:
        return skeleton(2025, "虚构区", None, Path(), "en")
    own = last.report.report
    return skeleton(own.year + 1, own.authority, last, Path(), "en")


def of_last(tables: str) -> dict[str, object]:
    """Return the tree of the skeleton made from tables of a report on 2024."""
    return tomli.loads(begun(load_bytes("2024.toml", (HEAD + tables).encode())))


def errors(files: Sequence[Loaded]) -> list[str]:
    """Return the errors that are found in files that are checked together."""
    given = {loaded.name: loaded for loaded in files}
    results = survey([*given], Plan(TODAY), given=given)
    found = [(each.loaded.name, one) for each in results for one in each.diagnostics]
    return [f"{name}: {one.code}" for name, one in found if one.severity is Severity.ERROR]


def filled_in(text: str, year: int) -> str:
    """Remove the # before every key and header, and write last year's value where one is shown."""
    lines = []
    for line in text.splitlines():
        opened = re.sub(r"^#(?=\[\[|\w+ *=)", "", line)
        comment = ".*" if opened.startswith("value") else ".*?"  # a unit stands before the value, and is any text
        shown = re.match(rf"(\w+ *=) *# {comment}; {year}: (.*)$", opened)
        lines.append(f"{shown[1]} {shown[2]}" if shown else opened)
    return "\n".join(line for line in lines if not re.match(r"\w+ *= *#", line)) + "\n"


@each_report
def test_a_skeleton_with_nothing_filled_in_passes_alone_and_with_last_years(last: Loaded) -> None:
    new = load_bytes("new.toml", begun(last).encode())
    assert new.report is not None
    checked = check(new, today=TODAY)
    assert {diagnostic.code for diagnostic in checked.diagnostics} <= {"LR707"}  # of last year's prose
    assert [error for error in errors([last, new]) if error.startswith("new.toml")] == []


@each_report
def test_with_last_years_values_filled_in_it_is_last_years_report(last: Loaded) -> None:
    assert last.report is not None
    year = last.report.report.year
    tree = tomli.loads(filled_in(begun(last), year), parse_float=last_float)
    before = {key: value for key, value in last.tree.items() if key not in {"waiver", "narrative"}}
    for (key, name), (source, figure) in CARRIED.items():
        if figure in (table := dict(before.get(source, {}))):  # type: ignore[call-overload]
            before[key] = {**dict(before.get(key, {})), name: table[figure]}  # type: ignore[call-overload]
    for table, own in before.get("last_year", {}).items():  # type: ignore[attr-defined]  # a table of tables
        own |= {key: value for key, value in last.tree.get(table, {}).items() if key in own}  # type: ignore[attr-defined]
    before["report"] = {**dict(last.tree["report"]), "year": year + 1}  # type: ignore[call-overload]
    assert {key: value for key, value in tree.items() if value != {} and key != "narrative"} == before


def last_float(text: str) -> object:
    """Read a decimal as reports are read."""
    (value,) = load_bytes("a.toml", f"a = {text}".encode()).tree.values()
    return value


FULL = begun(None)


def test_without_last_years_report_every_key_is_listed_once() -> None:
    listed = re.findall(r"^#?(\[+[\w.]+\]+|\w+) *(?:=|#)", FULL, re.MULTILINE)
    expected = ["format"]
    for key, table in all_tables().items():
        if key != "waiver":
            expected += [f"[[{key}]]" if key in LISTS else f"[{key}]", *table.model_fields]
    assert sorted(listed) == sorted(expected)
    assert tomli.loads(FULL)["report"] == {"authority": "虚构区", "year": 2025}
    assert errors([load_bytes("2025.toml", FULL.encode())]) == []


def test_a_key_with_a_choice_of_words_shows_them() -> None:
    assert re.search(r"^#level .*; state \| province \| city \| district \| department$", FULL, re.MULTILINE)
    assert re.search(r"^#section .*; overview \| .* \| problems$", FULL, re.MULTILINE)


def test_every_key_of_the_format_can_be_filled_in() -> None:
    complete = load(ROOT / "tests" / "complete.toml")
    words = {"level": "district", "breakdown": "partial", "section": "reform", "of": "applications.received"}
    words |= {"parts": "complete", "language": "zh", "counting": "event"}
    dates = {"from": "2025-01-01", "to": "2025-12-31"}
    dates |= {"signed": "2026-01-02", "published": "2026-01-03"}
    lines = []
    key = ""
    for line in FULL.splitlines():
        opened = re.sub(r"^#(?=\[\[|\w+ *=)", "", line)
        if header := re.match(r"\[+([\w.]+)\]+", opened):
            key = header[1]
        if empty := re.match(r"(\w+) *= *#", opened):
            name = empty[1]
            if is_figure(all_tables()[key], name):
                value = '"12.5%"' if key_unit(all_tables()[key], name) == "%" else "5"
            elif name in {"under", "divides"}:
                continue
            elif name.startswith("on_time"):
                value = "true"
            else:
                value = dates.get(name) or quoted(words.get(name, "文字"))
            lines.append(f"{name} = {value}")
        else:
            lines.append(opened)
    filled = load_bytes("2025.toml", "\n".join(lines).encode())
    assert filled.problems == ()
    assert filled.report is not None
    assert filled.tree.keys() == {*complete.tree.keys(), "narrative"}


class Carried(NamedTuple):
    """Tables of last year's report, and what of two figures the skeleton begins with."""

    tables: str
    previous: object = None
    brought_forward: object = None


CARRIES = {
    "both": Carried("[items]\ntotal = 203\n[applications]\npending = 61\n", 203, 61),
    "as they were rounded": Carried('[items]\ntotal = "0.1万"\n[applications]\npending = "1.2万"\n', "0.1万", "1.2万"),
    "zero": Carried("[items]\ntotal = 0\n[applications]\npending = 0\n", 0, 0),
    "neither": Carried("[items]\nprevious = 201\n[applications]\nbrought_forward = 5\n"),
    "in quotes": Carried('[applications]\npending = "61"\n', None, "61"),
}


@pytest.mark.parametrize("case", CARRIES.values(), ids=CARRIES)
def test_the_items_and_what_was_pending_are_carried_over(case: Carried) -> None:
    last = load_bytes("2024.toml", (HEAD + case.tables).encode())
    text = begun(last)
    tree = tomli.loads(text)
    assert tree.get("items", {}).get("previous") == case.previous
    assert tree.get("applications", {}).get("brought_forward") == case.brought_forward
    assert ("#previous" in text) == (case.previous is None and "previous" in case.tables)
    assert errors([last, load_bytes("2025.toml", text.encode())]) == []


KEPT = """level = "district"
part_of = "虚构市"
publisher = "虚构区数据局"
signed = 2025-01-19
published = 2025-01-20
source = "https://example.com/#2024"
[items]
breakdown = "partial"
[handling]
on_time = 3
on_time_excludes_on_the_spot = false
[rates]
on_time = "95.76%"
[fees]
amount = 22860705.50
[[item]]
name = "甲"
code = "000122"
accepted = 3
share = "40%"
[[item]]
name = "乙"
under = "甲"
on_time_excludes_on_the_spot = true
[[figure]]
name = "合计"
value = -1.78
unit = "宗"
[[figure]]
name = "警告"
value = "80%"
divides = "合计"
share = "86.7%"
[narrative]
overview = "当年的文字"
[[waiver]]
rule = "LR203"
at = "handling.on_time"
reason = "当年的理由"
[[waiver]]
rule = "LR401"
at = "report.signed"
reason = "当年的理由"
"""


def test_what_mostly_stays_is_kept() -> None:
    tree = of_last(KEPT)
    assert tree["report"] == {
        "authority": "虚构区",
        "year": 2025,
        "level": "district",
        "part_of": "虚构市",
        "publisher": "虚构区数据局",
    }
    assert tree["items"] == {"breakdown": "partial"}
    assert tree["handling"] == {"on_time_excludes_on_the_spot": False}
    assert tree["item"] == [
        {"name": "甲", "code": "000122"},
        {"name": "乙", "under": "甲", "on_time_excludes_on_the_spot": True},
    ]
    assert "figure" not in tree
    assert tree["narrative"] == {"overview": "[last year's words, to be revised]\n当年的文字\n"}
    assert "waiver" not in tree


SHOWN = {
    "a date": "# 落款日期 · signed; 2024: 2025-01-19",
    "an address": '# 发布网址 · source; 2024: "https://example.com/#2024"',
    "a rate": '#on_time =  # 按期办结率 · on-time rate (%); 2024: "95.76%"',
    "an amount": "#amount =  # 收费金额 · fees charged (元); 2024: 22860705.50",
    "a figure of its own, with its own unit": "# 数值 · value (宗); 2024: -1.78",
    "how many waivers there were": "# 2 waivers of 2024 not carried over: they are about the figures of that year.",
}


@pytest.mark.parametrize("line", SHOWN.values(), ids=SHOWN)
def test_what_is_to_be_filled_in_shows_labels_unit_and_last_years_value(line: str) -> None:
    assert line in begun(load_bytes("2024.toml", (HEAD + KEPT).encode()))


def test_last_years_reasons_are_not_carried_over_and_sections_without_prose_have_room_for_it() -> None:
    text = begun(load_bytes("2024.toml", (HEAD + KEPT).encode()))
    assert "当年的理由" not in text
    assert re.findall(r'^#(\w+) *= """$', text.partition("[narrative]")[2], re.MULTILINE) == [
        key for key in TABLES["narrative"].model_fields if key != "overview"
    ]


PROSE = '[applications]\nreceived = 10\n[narrative]\nhandling = """\n收到申请{received}件，“\\"”{{}}。\n"""\n'


def test_last_years_prose_is_carried_over_with_its_placeholders_and_warned_of_until_it_is_revised() -> None:
    last = load_bytes("2024.toml", (HEAD + PROSE).encode())
    text = skeleton(2025, "虚构区", last, Path(), "zh")
    new = load_bytes("2025.toml", text.encode())
    assert new.report is not None
    assert new.report.narrative.handling == '【上年文字，请修改】\n收到申请{received}件，“"”{{}}。\n'
    assert [found.code for found in check(new, today=TODAY).diagnostics] == ["LR707"]
    revised = load_bytes("2025.toml", text.replace("【上年文字，请修改】\n", "").encode())
    assert [found.code for found in check(revised, today=TODAY).diagnostics] == ["LR702"]


def test_the_mark_is_carried_over_once() -> None:
    last = load_bytes("2024.toml", (HEAD + "[narrative]\nreform = '【上年文字，请修改】旧文'\n").encode())
    assert skeleton(2025, "虚构区", last, Path(), "zh").count("上年文字") == 1


def test_a_chinese_skeleton_is_chinese_alone() -> None:
    text = skeleton(2025, "虚构区", load(ROOT / "tests" / "complete.toml"), Path(), "zh")
    assert " · " not in text


def test_rates_that_follow_from_other_figures_are_left_out_and_named() -> None:
    rates = '[applications]\nreceived = 10\naccepted = 9\n[rates]\nacceptance = "90%"\nearly = "5%"\n'
    last = load_bytes("2024.toml", (HEAD + rates).encode())
    text = skeleton(2025, "虚构区", last, Path(), "zh", followed=Followed(frozenset({"acceptance"})))
    assert "#acceptance" not in text
    assert "#early" in text
    assert "受理率可由其他数据算出，没有列出" in text


NASTY = st.one_of(
    st.text(min_size=1, max_size=12),
    st.text(alphabet="\x00\x07\x1b\x7f\x85\x9b\u061c\u2028\u202e\ufeff\r\n\t\"'\\#=[]甲", min_size=1, max_size=12),
    st.sampled_from(["2024: 5", "; 2024: 5", "#[[item]]", "a = 1", "\n[report]\n"]),
).filter(is_seen)


@SOME
@given(NASTY, NASTY, NASTY, NASTY)
def test_names_are_written_as_they_are_meant(authority: str, item: str, figure: str, unit: str) -> None:
    text = (
        f"format = 1\n[report]\nauthority = {quoted(authority)}\nyear = 2024\nsource = {quoted(unit)}\n"
        f"[[item]]\nname = {quoted(item)}\naccepted = 3\n"
        f"[[figure]]\nname = {quoted(figure)}\nvalue = 5\nunit = {quoted(unit)}\n"
    )
    last = load_bytes("last.toml", text.encode())
    new = begun(last)
    tree = tomli.loads(new)
    assert tree["report"] == {"authority": authority, "year": 2025}
    assert tree["item"] == [{"name": item}]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", new)
    again = tomli.loads(filled_in(new, 2024))
    assert again["figure"] == [{"name": figure, "value": 5, "unit": unit}]
    assert again["report"]["source"] == unit


FIGURES = [
    (key, name)
    for key, table in TABLES.items()
    if key not in LISTS
    for name in table.model_fields
    if is_figure(table, name)
]
RAW = st.integers(0, 10**15) | st.sampled_from(["227.9万", "0.003亿", "12", "1.50万"])
RATE = st.sampled_from(["95.76%", "0%", "100.00%"])


@SOME
@given(st.data(), st.sets(st.sampled_from(FIGURES)))
def test_whatever_last_year_printed_can_be_filled_in_and_passes_untouched(
    data: st.DataObject, printed: set[tuple[str, str]]
) -> None:
    tree: dict[str, dict[str, object]] = {}
    for key, name in sorted(printed):
        tree.setdefault(key, {})[name] = data.draw(RATE if key_unit(TABLES[key], name) == "%" else RAW)
    tables = "".join(
        f"[{key}]\n" + "".join(f"{name} = {literal(value)}\n" for name, value in table.items())
        for key, table in tree.items()
    )
    last = load_bytes("last.toml", (HEAD + tables).encode())
    new = load_bytes("new.toml", begun(last).encode())
    assert not last.problems
    assert check(new, today=TODAY).diagnostics == ()
    assert [error for error in errors([last, new]) if error.startswith("new.toml")] == []
    filled = load_bytes("new.toml", filled_in(begun(last), 2024).encode())
    assert not filled.problems
    for key, name in printed:
        source, figure = CARRIED.get((key, name), (key, name))
        carried = tree.get(source, {}).get(figure, tree[key][name])
        assert dict(filled.tree[key])[name] == carried  # type: ignore[call-overload]


# The command.


LAST = f"#:schema ../schemas/licreport-report-1.json\n{HEAD}[items]\ntotal = 203\n[applications]\nreceived = 5\n"


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in an empty directory of its own, with no locale set."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def write(files: Mapping[str, str]) -> None:
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def test_the_next_year_is_begun_from_data(licreport: Program) -> None:
    write({"data/2024.toml": LAST})
    ran = licreport("new", "2025")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("#:schema schemas/licreport-report-1.json\n")
    assert tomli.loads(ran.out)["items"] == {"previous": 203}
    assert licreport("new", "2025", "-o", "data/2025.toml") == Ran(0, "", "")
    assert Path("data/2025.toml").read_text(encoding="utf-8").startswith("#:schema ../schemas/")
    assert licreport("check", "--strict").code == 0
    assert licreport("new", "2025", "data/2024.toml").out == licreport("new", "2025", "-", stdin=LAST).out.replace(
        "#:schema ../", "#:schema "
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_skeleton_is_in_chinese_alone_or_has_both_labels_and_english_remarks(licreport: Program, lang: str) -> None:
    write({"data/2024.toml": LAST})
    out = licreport("new", "2025", "--lang", lang).out
    assert f"#received =     # 收到申请{' · received' if lang == 'en' else ''} (件); 2024: 5" in out
    assert ("a skeleton. To fill in a line" in out) == (lang == "en")
    assert ("底稿。填写时" in out) == (lang == "zh")


OTHER = LAST.replace("虚构区", "虚构县")
CASES: dict[str, tuple[dict[str, str], str, int, str]] = {
    "a year that is none": ({}, "25", 2, "25 is not a year from 1949 to 2100"),
    "a year too far": ({}, "2101", 2, "2101 is not a year"),
    "no report at all": ({}, "2025", 2, "no directory data/ here"),
    "a path that is not there": ({}, "2025 nowhere --authority 虚构区", 2, "no such file or directory: nowhere"),
    "no report on the year before": (
        {"data/2024.toml": LAST},
        "2027",
        2,
        "no report on 2026 among the files, which are on 2024; with --authority a skeleton of all figures is written",
    ),
    "several authorities": (
        {"data/a.toml": LAST, "data/b.toml": OTHER},
        "2025",
        2,
        "several authorities report on 2024: 虚构区, 虚构县; name one of them with --authority",
    ),
    "one of several authorities": ({"data/a.toml": LAST, "data/b.toml": OTHER}, "2025 --authority 虚构县", 0, ""),
    "one authority twice": (
        {"data/a.toml": LAST, "data/b.toml": LAST},
        "2025",
        2,
        "several reports of 虚构区 on 2024: data/a.toml, data/b.toml; name one of them",
    ),
    "an authority without a name": ({}, "2025 --authority=", 2, "--authority takes a name"),
    "an authority that is no text": ({}, "2025 --authority \udcff", 2, "--authority takes a name"),
    "an authority with no report": (
        {"data/2024.toml": LAST},
        "2025 --authority 虚构局",
        0,
        "every figure of the format is listed\ndid you mean 虚构区, which reports on 2024?\n",
    ),
    "an authority without any files": ({}, "2025 --authority 虚构局", 0, "every figure of the format is listed"),
    "a report that does not load in full": (
        {"data/2024.toml": LAST.replace("received", "recieved")},
        "2025",
        1,
        "data/2024.toml:9:1: LR002 error",
    ),
    "a report that does not load at all": ({"data/2024.toml": "[report"}, "2025", 1, "data/2024.toml:1:8: LR001 error"),
    "another year's that does not load": ({"data/2024.toml": LAST, "data/2019.toml": "[report"}, "2025", 0, ""),
    "no year's, and another's that does not load": (
        {"data/2023.toml": LAST.replace("2024", "2023"), "data/2019.toml": "[report"},
        "2025",
        2,
        "no report on 2024 among the files, which are on 2023",
    ),
    "a report on the year already": (
        {"data/2024.toml": LAST, "data/2025.toml": LAST.replace("2024", "2025")},
        "2025",
        0,
        "data/2025.toml already reports on 2025",
    ),
    "another authority's on the year already": (
        {"data/2024.toml": LAST, "data/2025.toml": OTHER.replace("2024", "2025")},
        "2025",
        0,
        "",
    ),
}


@pytest.mark.parametrize(("files", "arguments", "code", "message"), CASES.values(), ids=CASES)
def test_what_is_begun_and_what_is_not(
    licreport: Program, files: Mapping[str, str], arguments: str, code: int, message: str
) -> None:
    write(files)
    ran = licreport("new", *arguments.split(" "))
    assert ran.code == code
    assert (ran.out != "") == (code == 0)
    assert message in ran.err
    assert message or ran.err == ""
    in_chinese = licreport("new", *arguments.split(" "), "--lang", "zh")
    assert in_chinese.code == code
    assert in_chinese.err.count("\n") == ran.err.count("\n")


def test_a_file_that_is_there_is_only_replaced_when_told_to(licreport: Program) -> None:
    write({"data/2024.toml": LAST, "2025.toml": "old"})
    ran = licreport("new", "2025", "-o", "2025.toml")
    assert (ran.code, ran.out) == (2, "")
    assert "2025.toml exists; --force replaces it" in ran.err
    assert Path("2025.toml").read_text(encoding="utf-8") == "old"
    assert licreport("new", "2025", "-o", "2025.toml", "--force") == Ran(0, "", "")
    assert "203" in Path("2025.toml").read_text(encoding="utf-8")


def test_last_years_report_is_never_replaced(licreport: Program) -> None:
    write({"data/2024.toml": LAST})
    ran = licreport("new", "2025", "-o", "data/2024.toml", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "data/2024.toml is read here" in ran.err
    assert Path("data/2024.toml").read_text(encoding="utf-8") == LAST


def test_a_file_named_for_another_year_is_told_of(licreport: Program) -> None:
    write({"data/2024.toml": LAST})
    ran = licreport("new", "2025", "-o", "2026.toml")
    assert ran.code == 1
    assert "LR005 error" in ran.err


def test_the_files_are_not_looked_into_without_need(licreport: Program) -> None:
    write({"data/notes.txt": "no report"})
    assert licreport("new", "2025", "--authority", "虚构区").code == 0
    assert licreport("new", "2025").code == 2


def test_last_years_words_are_in_no_document_until_they_are_revised(licreport: Program) -> None:
    prose = (
        "[applications]\nreceived = 10\n[narrative]\nreform = '【上年文字，请修改】旧文{nothing}'\nproblems = '新文'\n"
    )
    write({"2025.toml": HEAD.replace("2024", "2025") + prose})
    out = licreport("export", "2025.toml", "--markdown").out
    assert "旧文" not in out
    assert "上年文字" not in out
    assert "新文" in out
