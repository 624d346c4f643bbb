"""Files that are named are checked as they would be with the whole directory, though only what they need of it is read.

All reports here are synthetic.
"""

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import Program, Ran, exit_code

from licreport.check import many
from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.files import glance as glance_module
from licreport.files import neighbours
from licreport.files.glance import NoReport, Told, glance, told_of
from licreport.files.neighbours import Beside, beside
from licreport.report.load import load, load_bytes
from licreport.report.problem import NOT_TOML
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
SOME = settings(deadline=None, derandomize=True, max_examples=100)
DISTRICT, CULTURE, TRANSPORT, CIVIL = "虚构区", "虚构区文旅局", "虚构区交通局", "虚构区民政局"


def report(authority: str, year: int = 2024, tables: str = "", part_of: str | None = None, **own: str) -> str:
    """Return a synthetic report, its `[report]` table written as usual."""
    keys = own if part_of is None else {"part_of": part_of, **own}
    more = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    return f'format = 1\n\n[report]\nauthority = "{authority}"\nyear      = {year}\n{more}\n{tables}'


def received(number: int) -> str:
    return f"[applications]\nreceived = {number}\n"


SHARED = {
    "civil-2024.toml": report(CIVIL, 2024, received(3), DISTRICT),
    "culture-2024.toml": report(CULTURE, 2024, received(5), DISTRICT),
    "district-2024.toml": report(DISTRICT, 2024, received(15), parts="complete"),
    "transport-2024.toml": report(TRANSPORT, 2024, received(7), DISTRICT),
}
YEARS = {
    "2022.toml": report(DISTRICT, 2022, "[items]\ntotal = 198\n"),
    "2023.toml": report(DISTRICT, 2023, "[items]\nprevious = 198\ntotal = 201\n"),
    "2024.toml": report(DISTRICT, 2024, "[items]\nprevious = 210\ntotal = 214\n"),
}


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in an empty directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | None = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def write(files: Mapping[str, str], folder: Path = Path()) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def codes(ran: Ran) -> list[str]:
    """Return what was found, as `file code`."""
    return [" ".join((line.split(":")[0], line.split()[1])) for line in ran.out.splitlines() if "LR" in line]


class Named(NamedTuple):
    """Files that stand together, which of them are named, and what is found in those."""

    files: Mapping[str, str]
    named: str
    found: list[str]
    beside: int


CASES = {
    "a part and its whole, of which the other parts stand beside": Named(
        SHARED, "culture-2024.toml district-2024.toml", [], 2
    ),
    "two parts, whose whole stands beside": Named(SHARED, "culture-2024.toml civil-2024.toml", [], 2),
    "a whole alone": Named(SHARED, "district-2024.toml", [], 3),
    "a whole that is not the sum": Named(
        {**SHARED, "district-2024.toml": report(DISTRICT, 2024, received(16), parts="complete")},
        "district-2024.toml",
        ["district-2024.toml LR601"],
        3,
    ),
    "a part of a whole that is not the sum": Named(
        {**SHARED, "district-2024.toml": report(DISTRICT, 2024, received(16))}, "culture-2024.toml", [], 3
    ),
    "two years, the one between beside": Named({**YEARS, "2024.toml": report(DISTRICT)}, "2022.toml 2024.toml", [], 1),
    "a year that last year's beside contradicts": Named(YEARS, "2024.toml", ["2024.toml LR501"], 2),
    "last year's, which is in order": Named(YEARS, "2023.toml", [], 2),
    "a year before which one is missing": Named(
        {name: text for name, text in YEARS.items() if name != "2023.toml"}, "2024.toml", ["2024.toml LR504"], 1
    ),
    "a year before which there is a file that does not load": Named({**YEARS, "2023.toml": "["}, "2024.toml", [], 1),
    "a whole beside which a file does not load": Named(
        {**SHARED, "district-2024.toml": report(DISTRICT, 2024, received(16)), "health-2024.toml": "["},
        "district-2024.toml",
        [],
        3,
    ),
    "a whole beside which it is not known what a report is a part of": Named(
        {
            **SHARED,
            "district-2024.toml": report(DISTRICT, 2024, received(16)),
            "health.toml": report("虚构区卫健委").replace("2024\n", "2024\npart_of = 1\n"),
        },
        "district-2024.toml",
        [],
        3,
    ),
    "a part that calls itself its own whole by way of another": Named(
        {
            "a.toml": report("甲", part_of="乙"),
            "b.toml": report("乙", part_of="丙"),
            "c.toml": report("丙", part_of="甲"),
        },
        "a.toml",
        ["a.toml LR604"],
        2,
    ),
    "a part of a level not below its whole's": Named(
        {"a.toml": report("甲", part_of="乙", level="district"), "b.toml": report("乙", level="district")},
        "a.toml",
        ["a.toml LR604"],
        1,
    ),
    "a draft beside, on the same year": Named(
        {**YEARS, "2024.draft.toml": report(DISTRICT, 2024, received(1))}, "2024.toml", ["2024.toml LR501"], 2
    ),
    "settings and other TOML beside": Named(
        {
            "2022.toml": report(DISTRICT, 2022),
            "2024.toml": report(DISTRICT),
            "other.toml": "[tool.other]\nreport = true\n",
        },
        "2022.toml 2024.toml",
        ["2024.toml LR504"],
        0,
    ),
    "reports beside that are hidden, or of another ending": Named(
        {".2023.toml": YEARS["2023.toml"], "2023.txt": YEARS["2023.toml"], "2024.toml": YEARS["2024.toml"]},
        "2024.toml",
        [],
        0,
    ),
    "a report below": Named({"old/2023.toml": YEARS["2023.toml"], "2024.toml": YEARS["2024.toml"]}, "2024.toml", [], 0),
    "reports of others beside": Named(
        {"a.toml": report("甲", 2023), "b.toml": report("乙", part_of="丙"), "2024.toml": report(DISTRICT)},
        "2024.toml",
        [],
        0,
    ),
    "parts of a whole of which there is no report": Named(
        {"a.toml": report("甲", part_of="丙"), "b.toml": report("乙", part_of="丙")}, "a.toml", [], 0
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_files_that_are_named_are_compared_with_those_beside(licreport: Program, case: Named) -> None:
    write(case.files)
    ran = licreport("check", "--lang", "en", "--format", "concise", *case.named.split())
    assert codes(ran) == case.found
    assert ran.err == ""
    count = ran.out.splitlines()[-1]
    assert f"{len(case.named.split())} file" in count
    told = f"compared with {case.beside} file{'s' * (case.beside != 1)} beside: "
    assert (told in count) == (case.beside > 0), count
    assert ("beside" in count) == (case.beside > 0)


def test_a_directory_is_complete_as_it_is(licreport: Program) -> None:
    write({f"data/{name}": text for name, text in YEARS.items()})
    write({"2021.toml": report(DISTRICT, 2021)})
    whole = licreport("check", "data", "--format", "concise")
    assert codes(whole) == [f"data{os.sep}2024.toml LR501"]
    assert "beside" not in whole.out


def test_a_report_with_nothing_of_its_own_beside_is_checked_as_if_it_stood_alone(licreport: Program) -> None:
    write({"2024.toml": YEARS["2024.toml"]})
    alone = licreport("check", "--lang", "zh", "2024.toml")
    write({"other.toml": report("甲"), "pyproject.toml": "[project]\n", "blank.toml": "", "bad-2023.toml": "["})
    assert licreport("check", "--lang", "zh", "2024.toml") == alone


ELSEWHERE: dict[str, tuple[dict[str, str], dict[str, str], list[str], list[str]]] = {
    "a report that is named replaces the one beside another": (
        {"a/2023.toml": YEARS["2023.toml"], "a/2024.toml": YEARS["2024.toml"]},
        {"b/2023.toml": YEARS["2023.toml"].replace("201", "210")},
        ["a/2024.toml", "b/2023.toml"],
        [],
    ),
    "a report in a directory that is named does so too": (
        {"a/2023.toml": YEARS["2023.toml"], "a/2024.toml": YEARS["2024.toml"]},
        {"b/2023.toml": YEARS["2023.toml"].replace("201", "210")},
        ["a/2024.toml", "b"],
        [],
    ),
    "what stands beside a part is a part of a whole elsewhere": (
        {"a/district.toml": SHARED["district-2024.toml"]},
        {f"b/{name}": text for name, text in SHARED.items() if not name.startswith("district")},
        ["a/district.toml", "b/culture-2024.toml"],
        [],
    ),
}


@pytest.mark.parametrize(("files", "others", "named", "found"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_files_of_several_directories(
    licreport: Program, files: dict[str, str], others: dict[str, str], named: list[str], found: list[str]
) -> None:
    write({**files, **others})
    assert codes(licreport("check", "--format", "concise", *named)) == found


def test_standard_input_has_no_neighbours_but_replaces_a_report(licreport: Program) -> None:
    write(YEARS)
    assert codes(licreport("check", "--format", "concise", "-", stdin=YEARS["2024.toml"])) == []
    said = licreport("check", "--format", "concise", "2023.toml", "-", stdin=YEARS["2024.toml"])
    assert codes(said) == ["<stdin> LR501"]
    mended = licreport("check", "--format", "concise", "2024.toml", "-", stdin=YEARS["2023.toml"].replace("201", "210"))
    assert codes(mended) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_link_to_a_file_is_that_file(licreport: Program, link: Callable[[str, str], None]) -> None:
    write({name: YEARS[name] for name in ("2023.toml", "2024.toml")})
    link("2024.toml", "latest.toml")
    link("2023.toml", "last.toml")
    assert codes(licreport("check", "--format", "concise", "latest.toml")) == ["latest.toml LR501"]


def test_a_pipe_beside_is_not_waited_for(licreport: Program) -> None:
    write({"2024.toml": YEARS["2024.toml"]})
    os.mkfifo("2023.toml")
    assert licreport("check", "2024.toml").code == 0


# Whatever stands in a directory, as much is found in the files that are named as in all of them together.

AUTHORITIES = st.sampled_from(["虚构甲", "虚构乙", "虚构丙", "虚构丁"])
FIGURES = st.sampled_from(
    [
        *("[items]\ntotal = 2\nprevious = 2\n", "[items]\ntotal = 3\n", "[items]\ndepartments = 2\n"),
        *("[applications]\nreceived = 9\n", "[applications]\nreceived = 18\n", "[applications]\nrecieved = 9\n"),
        *("[applications]\npending = 3\nbrought_forward = 3\n", "[handling]\non_time = 500\non_the_spot = 2\n"),
    ]
)
WAIVERS = st.builds(
    '[[waiver]]\nrule = "{}"\nat = "{}"\nreason = "as published"\n'.format,
    st.sampled_from(["LR501", "LR502", "LR504", "LR601", "LR602", "LR604"]),
    st.sampled_from(["items.previous", "applications.received", "report.year", "items.departments", "report.part_of"]),
)


@st.composite
def standing(draw: st.DrawFn) -> dict[str, str]:
    """Draw a directory of reports, one an authority and year, and of files that do not load."""
    keys = draw(st.lists(st.tuples(AUTHORITIES, st.integers(2021, 2024)), min_size=1, max_size=9, unique=True))
    files: dict[str, str] = {}
    for number, (authority, year) in enumerate(keys):
        part_of = draw(st.none() | AUTHORITIES)
        level = draw(st.sampled_from([{}, {"level": "district"}, {"level": "department"}, {"lvel": "city"}]))
        tables = draw(st.lists(FIGURES, max_size=2, unique_by=lambda text: text[:4])) + draw(
            st.lists(WAIVERS, max_size=2)
        )
        files[f"{number}.toml"] = report(authority, year, "".join(tables), part_of, **level)
    for name in draw(st.sets(st.sampled_from(["2022.toml", "a-2023.toml", "x.toml"]), max_size=1)):
        files[name] = draw(
            st.sampled_from(["[", "", "format = 1\n", report("", 2022), *["[project]\n"] * ("-" in name)])
        )
    return files


Judged = dict[str, tuple[list[tuple[str, str, str]], Mapping[str, object]]]


def judged(results: Iterable[Checked]) -> Judged:
    """Return what is found in each file, and how many relations were evaluated across files."""
    return {
        one.loaded.name: (
            [(each.code, each.address, each.message("en")) for each in one.diagnostics if each.code != "LR603"],
            {code: tally for code, tally in one.tallies.items() if code.startswith(("LR5", "LR6"))},
        )
        for one in results
    }


@SOME
@given(standing(), st.data())
def test_as_much_is_found_as_in_the_whole_directory(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], data: st.DataObject
) -> None:
    with TemporaryDirectory(dir=tmp_path_factory.getbasetemp()) as folder:
        write(files, Path(folder))
        every = [os.path.join(folder, name) for name in sorted(files)]  # noqa: PTH118  # as a person names them
        named = sorted(data.draw(st.sets(st.sampled_from(every), min_size=1)))
        found = beside(named, named)
        some = judged(survey(named, Plan(TODAY), beside=[*found.related, *found.doubtful]))
        everything = judged(survey(every, Plan(TODAY)))
    assert some == {file: everything[file] for file in named}


# What is not looked at, and says so.


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "with --alone, the reports beside the named files were not looked at\n"),
        ("zh", "已指定 --alone，没有查看所指明文件旁边的报告\n"),
    ],
)
def test_files_may_be_checked_alone(licreport: Program, lang: Lang, says: str) -> None:
    write({**YEARS, "2024.toml": report(DISTRICT)})
    alone = licreport("check", "--lang", lang, "--format", "concise", "--alone", "2022.toml", "2024.toml")
    assert (codes(alone), alone.err) == (["2024.toml LR504"], says)
    assert licreport("check", "--alone", "-q", "2024.toml") == Ran(0, "", "")
    write({"single/2024.toml": YEARS["2024.toml"]})
    assert licreport("check", "--alone", "single/2024.toml").err == ""
    assert licreport("check", "--alone", ".").err == ""


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "en",
            "the reports beside the named files were not looked at in {}, which holds more than 2; name the directory",
        ),
        ("zh", "{} 中的报告超过 2 份，没有查看所指明文件旁边的报告；要一起核对，请指明该目录\n"),
    ],
)
def test_a_crowded_directory_is_not_looked_at(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, lang: Lang, says: str
) -> None:
    monkeypatch.setattr(neighbours, "MOST", 2)
    write({f"data/{name}": text for name, text in YEARS.items()})
    write({f"few/{name}": text for name, text in YEARS.items() if name != "2022.toml"})
    crowded = licreport("check", "--lang", lang, "--format", "concise", "data/2024.toml")
    assert (crowded.code, crowded.err[: len(says) + 2]) == (0, says.format("data"))
    assert licreport("check", "-q", "data/2024.toml") == Ran(0, "", "")
    few = licreport("check", "--lang", lang, "--format", "concise", "few/2024.toml")
    assert (few.code, few.err) == (1, "")
    write({name: YEARS[name] for name in YEARS})
    assert licreport("check", "--lang", lang, "2024.toml").err.startswith(says.format("."))


def test_a_directory_of_a_thousand_is_looked_at_and_one_of_more_is_not(tmp_path: Path) -> None:
    for number in range(999):
        (tmp_path / f"{number}.toml").write_text(report(f"甲{number}"), encoding="utf-8")
    write({"2023.toml": YEARS["2023.toml"]}, tmp_path)
    named = [str(tmp_path / "2023.toml")]
    assert beside(named, named) == Beside()
    write({"2022.toml": YEARS["2022.toml"]}, tmp_path)
    assert beside(named, named) == Beside(crowded=(str(tmp_path),))


def test_no_report_is_read_in_full_that_is_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({**SHARED, **YEARS, **{f"{number}.toml": report(f"甲{number}") for number in range(20)}}, tmp_path)
    read: list[str] = []

    def counted(path: Path | str) -> object:
        read.append(Path(path).name)
        return load(path)

    monkeypatch.setattr(glance_module, "load", counted)
    monkeypatch.setattr(many, "load", counted)
    named = [str(tmp_path / "culture-2024.toml")]
    found = beside(named, named)
    assert read == []
    assert [*survey(named, Plan(TODAY), beside=found.related)]
    assert sorted(read) == ["2024.toml", *sorted(SHARED)]


# A glance agrees with what loading says.

GLANCED = {
    "as usual": (report("虚构区", part_of="虚构市"), Told("虚构区", 2024, "虚构市")),
    "in literal text, with remarks": (
        "format=1\n  [report] # whose\nauthority='虚\\构区' # this\n# that\n\nyear=2024# then\n",
        Told("虚\\构区", 2024),
    ),
    "with Windows line ends and a byte order mark": (
        "\ufeff" + report("虚构区", part_of="虚构市").replace("\n", "\r\n"),
        Told("虚构区", 2024, "虚构市"),
    ),
    "behind another table": (
        "format = 1\n[items]\ntotal = 1\n[report]\nyear = 2024\nauthority = '甲'\n[[item]]\nname='乙'\nauthority=1",
        Told("甲", 2024),
    ),
}
UNUSUAL = {
    "an inline table": 'format = 1\nreport = { authority = "甲", year = 2024, part_of = "乙" }\n',
    "dotted keys": 'format = 1\nreport.authority = "甲"\nreport.year = 2024\nreport.part_of = "乙"\n',
    "quoted keys": 'format = 1\n["report"]\nauthority = "甲"\n"year" = 2024\n"part_of" = "乙"\n',
    "a quoted key": 'format = 1\n[report]\nauthority = "甲"\nyear = 2024\n"part_of" = "乙"\n',
    "a misspelt key": 'format = 1\n[report]\nauthority = "甲"\nyear = 2024\npart_off = "丙"\npart_of = "乙"\n',
    "escapes": 'format = 1\n[report]\nauthority = "\\u7532"\nyear = 2024\npart_of = "乙"\n',
    "text of several lines": 'format = 1\n[report]\nauthority = """甲"""\nyear = 2024\npart_of = "乙"\n',
    "a year with a sign": 'format = 1\n[report]\nauthority = "甲"\nyear = +2_024\npart_of = "乙"\n',
    "a head that is long": f'format = 1\n{"# 甲" * 3000}\n[report]\nauthority = "甲"\nyear = 2024\npart_of = "乙"\n',
    "a table that is long": f'format = 1\n[report]\nauthority = "甲"\nyear = 2024\n{"# 甲" * 3000}\npart_of = "乙"\n',
    "a table in text": (
        'format = 1\n[narrative]\nreform = """\n[report]\nauthority = "丁"\nyear = 2020\n"""\n'
        '[report]\nauthority = "甲"\nyear = 2024\npart_of = "乙"\n'
    ),
}


@pytest.mark.parametrize(
    ("text", "told"),
    [*GLANCED.values(), *((text, Told("甲", 2024, "乙")) for text in UNUSUAL.values())],
    ids=[*GLANCED, *UNUSUAL],
)
def test_a_glance_tells_whose_report_a_file_is(tmp_path: Path, text: str, told: Told) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(text.encode())
    assert glance(str(file)) == told == told_of(load(file))


@pytest.mark.parametrize("text", [text for text, _ in GLANCED.values()], ids=GLANCED)
def test_a_table_written_as_usual_is_not_read_in_full(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(text.encode() + b'\n[narrative]\nreform = """' + b"[report]\n" * 2000)
    monkeypatch.delattr(glance_module, "load")
    assert isinstance(glance(str(file)), Told)


@pytest.mark.parametrize(
    ("text", "may_be_one"),
    [
        ("", True),
        ("[", True),
        ("format = 1\n", True),
        ('format = 1\n[report]\nauthority = " "\nyear = 2024\n', True),
        ('format = 1\n[report]\nauthority = "甲"\nyear = 20240\n', True),
        ("[applications]\nreceived = 1\n", True),
        ('[project]\nname = "report"\n', False),
        ('format = "concise"\npaths = ["data"]\n', False),
    ],
)
def test_what_is_no_report_may_become_one_or_not(tmp_path: Path, text: str, may_be_one: bool) -> None:
    file = tmp_path / "a.toml"
    file.write_text(text, encoding="utf-8")
    assert glance(str(file)) == NoReport(may_be_one)
    assert glance(str(tmp_path)) == NoReport(may_be_one=True)


NAMES = st.text(st.sampled_from([*"甲乙 #'[]=", "\\", '"', "\t", "\n", "report", "\u200b"]), min_size=1, max_size=5)
LINES = st.sampled_from(
    [
        *('authority = "甲"', "authority = '乙'", "authority = 1", "year = 2024", "year = 20_24", "year = 2101"),
        *(
            'part_of = "丙"',
            'part_of = ""',
            'part_of = """丙"""',
            "part_of = [",
            ' "丙"]',
            "# part_of = 1",
            "",
            "[report]",
        ),
        *(
            'level = "city"',
            "[items]",
            "total = 1",
            "[[item]]",
            'name = "甲"',
            "x = , ",
            "format = 1",
            "report.year = 1",
        ),
    ]
)


@settings(SOME, max_examples=500)
@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.data())
def test_a_glance_never_says_other_than_loading(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str, data: st.DataObject
) -> None:
    usual = ["format = 1", "[report]", 'authority = "甲"', "year = 2024"]
    for line in lines:
        usual.insert(data.draw(st.integers(0, len(usual))), line)
    text = end.join(usual) + end
    file = tmp_path_factory.getbasetemp() / "glanced.toml"
    file.write_bytes(text.encode())
    loaded = load_bytes("", text.encode())
    is_sound = loaded.report is not None and not any(loaded.of_kind(NOT_TOML))
    if is_sound:  # of a file that does not load, more may be told than loading tells
        assert glance(str(file)) == told_of(loaded)
