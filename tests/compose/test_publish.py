"""`licreport export`: which formats are written, where to, of which reports, and the same bytes every time."""

import datetime
import hashlib
import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from places import ROOT
from program import Program, Ran, exit_code

from licreport.compose.publish import date_asked_for
from licreport.compose.report import compose
from licreport.document.blocks import Chart, Years
from licreport.render import chart, formats
from licreport.render.chart import glyphs
from licreport.report.load import Loaded, load_bytes
from licreport.words.language import MisuseError

PUTUO = (ROOT / "data" / "2024.toml").read_bytes()
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'
FIGURE = f"{HEAD}[items]\ntotal = 3\n"
CONTRADICTORY = HEAD.format(year=2024) + "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
WARNED = FIGURE.format(year=2024) + '[narrative]\nreform = "压缩时限 37 天。"\n'
EVERY = [*formats()]
STAMP = {"en": "DRAFT · 1 error · not for publication", "zh": "草稿 · 1 个错误 · 不得发布"}


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Program:
    """Run the program beside the Putuo report, with no locale set; what it prints is as it was in bytes."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    Path("data").mkdir()
    Path("data/2024.toml").write_bytes(PUTUO)

    def run(*arguments: str, stdin: str = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(errors="replace"), err.decode())

    return run


def test_there_are_the_formats_that_were_promised() -> None:
    assert sorted(EVERY) == ["csv", "docx", "html", "json", "markdown", "pdf", "xlsx"]


# Which format, and where to.


@pytest.mark.parametrize("name", EVERY)
def test_the_ending_of_the_file_names_the_format(licreport: Program, name: str) -> None:
    file = f"out{formats()[name].suffixes[0]}"
    assert licreport("export", "-o", file) == Ran(0, "", "")
    assert licreport("export", f"--{name}", "-o", "flagged") == Ran(0, "", "")
    assert Path(file).read_bytes() == Path("flagged").read_bytes() != b""


def test_all_formats_go_into_a_directory_that_is_made(licreport: Program) -> None:
    ran = licreport("export", "--all", "-o", "made/here")
    assert (ran.code, ran.out) == (0, "")
    named = [f"made/here/2024{form.suffixes[0]}" for form in formats().values()]
    assert ran.err == f"written: {', '.join(named)}\n"
    assert sorted(path.name for path in Path("made/here").iterdir()) == sorted(
        f"2024{form.suffixes[0]}" for form in formats().values()
    )


def test_several_formats_go_into_a_directory(licreport: Program) -> None:
    assert licreport("export", "--csv", "--markdown", "-o", "out") == Ran(0, "", "written: out/2024.csv, out/2024.md\n")
    assert sorted(path.name for path in Path("out").iterdir()) == ["2024.csv", "2024.md"]


def test_one_format_goes_into_a_directory_that_exists(licreport: Program) -> None:
    Path("out").mkdir()
    assert licreport("export", "--csv", "-o", "out") == Ran(0, "", "written: out/2024.csv\n")
    assert Path("out/2024.csv").exists()


def test_a_report_from_standard_input_is_named_by_its_year(licreport: Program) -> None:
    assert licreport("export", "-", "--csv", "--markdown", "-o", "out", stdin=FIGURE.format(year=2023)).code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["2023.csv", "2023.md"]


def test_text_and_bytes_go_to_standard_output(licreport: Program) -> None:
    assert licreport("export", "--markdown", "--lang", "zh").out.startswith(
        "# 上海市普陀区2024年度行政许可实施情况年度报告\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "licreport", "export", "--docx"],
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert zipfile.ZipFile(BytesIO(done.stdout)).testzip() is None


NO_FORMAT = "say which format: --csv, --docx, --html, --json, --markdown, --pdf, --xlsx, or a FILE with its ending"
USAGE = {
    "": NO_FORMAT,
    "-o out.doc": NO_FORMAT,
    "--all": "several formats go into a directory: name it with -o DIR",
    "--csv --html": "several formats go into a directory: name it with -o DIR",
    "--csv --html -o data/2024.toml": "data/2024.toml is a file, and several formats need a directory",
    "--csv --html -o data/2024.toml/out": "cannot write data/2024.toml/out: Not a directory",
    "--csv --html -o data/2024.toml --lang zh": "data/2024.toml 是文件，多种格式需要目录",
    "--markdown -o data/2024.toml": "data/2024.toml is read here, so it is never written to; name another file",
    "--html --against 2023": "no other report of 上海市普陀区 beside data/2024.toml or under data",
    "--html --against 2024": "data/2024.toml is the report on 2024 itself; name another year",
}


@pytest.mark.parametrize(("arguments", "message"), USAGE.items(), ids=USAGE.keys())
def test_wrong_usage_is_told_and_nothing_is_written(licreport: Program, arguments: str, message: str) -> None:
    ran = licreport("export", *arguments.split())
    assert (ran.code, ran.out) == (2, "")
    error = "错误：" if "zh" in arguments else "Error: "
    assert ran.err.endswith(f"\n{error}{message}\n")
    assert Path("data/2024.toml").read_bytes() == PUTUO
    assert [path.name for path in Path().iterdir()] == ["data"]


def test_bytes_are_not_written_to_a_terminal(licreport: Program) -> None:
    assert licreport("export", "--csv").code == 0
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "licreport", "export", "--xlsx"]
    done = subprocess.run(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"--xlsx is not text for a terminal: name a file with -o FILE" in done.stderr


# What is refused, and drafts.

REFUSING = ["docx", "html", "markdown", "pdf", "xlsx"]


@pytest.mark.parametrize("name", REFUSING)
def test_a_report_with_errors_is_not_compiled(licreport: Program, name: str) -> None:
    Path("bad.toml").write_text(CONTRADICTORY, encoding="utf-8")
    Path("old").write_bytes(b"old")
    ran = licreport("export", "bad.toml", f"--{name}", "-o", "old")
    assert (ran.code, ran.out) == (1, "")
    assert "bad.toml:6:12: LR101 error: received 10 is 1 less than accepted 9 + rejected 2 = 11" in ran.err
    assert ran.err.endswith("not compiled: 1 error; correct them, waive what was published so, or write a --draft\n")
    assert Path("old").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["csv", "json"])
def test_data_are_written_as_they_are(licreport: Program, name: str) -> None:
    Path("bad.toml").write_text(CONTRADICTORY, encoding="utf-8")
    ran = licreport("export", "bad.toml", f"--{name}")
    told = "1 error, which `licreport check bad.toml` shows\n" if name == "csv" else ""  # JSON tells it itself
    assert (ran.code, ran.err) == (1, told)
    assert "applications.received" in ran.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_draft_is_compiled_and_says_so(licreport: Program, lang: str) -> None:
    Path("bad.toml").write_text(CONTRADICTORY, encoding="utf-8")
    ran = licreport("export", "bad.toml", "--markdown", "--draft", "--lang", lang)
    assert ran.code == 1
    assert STAMP[lang].replace("·", "·") in ran.out
    assert "LR101" in ran.out


WAIVED = CONTRADICTORY + '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "原文如此"\n'
ROUNDED = HEAD.format(year=2024) + '[applications]\nreceived = "1.2万"\naccepted = 11_999\nrejected = 2\n'
FEW = HEAD.format(year=2024) + '[applications]\naccepted = "1.2万"\n'
UNDRAWN = {
    "contradictory": (
        WAIVED,
        ("--lang", "en"),
        (
            "no chart “Where the applications went”: what came in and what became of it do not add up, "
            "or how those returned are counted is not known\n"
        ),
    ),
    "contradictory, in Chinese": (
        WAIVED,
        ("--lang", "zh"),
        "未绘制图“行政许可申请办理情况”：收到、受理与各项去向的件数对不上，或补正退回的件数如何计入不明\n",
    ),
    "rounded": (
        ROUNDED,
        ("--lang", "en"),
        "no chart “Where the applications went”: received printed only rounded, or as near something\n",
    ),
    "rounded, in Chinese": (
        ROUNDED,
        ("--lang", "zh"),
        "未绘制图“行政许可申请办理情况”：收到申请只公布了约数或取整的数\n",
    ),
    "too few figures for one": (FEW, (), ""),
}


@pytest.mark.parametrize(("text", "arguments", "said"), UNDRAWN.values(), ids=UNDRAWN)
def test_that_a_chart_is_not_drawn_is_said_with_the_reason(
    licreport: Program, text: str, arguments: tuple[str, ...], said: str
) -> None:
    Path("a.toml").write_text(text, encoding="utf-8")
    ran = licreport("export", "a.toml", "--markdown", *arguments)
    assert (ran.code, ran.err) == (0, said)
    assert "对不上" not in ran.out
    assert licreport("export", "a.toml", "--json", *arguments).err == ""


def test_a_draft_without_errors_is_only_a_draft(licreport: Program) -> None:
    ran = licreport("export", "--markdown", "--draft", "--lang", "en")
    assert ran.code == 0
    assert "DRAFT" in ran.out
    assert "not for publication" not in ran.out


def test_a_report_without_a_figure_is_not_compiled_but_as_a_draft(licreport: Program) -> None:
    Path("empty.toml").write_text(HEAD.format(year=2024), encoding="utf-8")
    ran = licreport("export", "empty.toml", "-o", "empty.docx")
    assert (ran.code, ran.err) == (1, "not compiled: empty.toml prints no figure; fill it in, or write a --draft\n")
    assert not Path("empty.docx").exists()
    assert licreport("export", "empty.toml", "-o", "empty.docx", "--draft").code == 0
    assert licreport("export", "empty.toml", "--json").code == 0


LANGUAGES = {
    "whatever the terminal's is": ("", (), "# 虚构区2024年度行政许可实施情况年度报告"),
    "as the report says": ('language = "en"\n', (), "# 虚构区, 2024: Annual Report on Administrative Licensing"),
    "as is asked for": ("", ("--lang", "en"), "# 虚构区, 2024: Annual Report on Administrative Licensing"),
}


@pytest.mark.parametrize(("key", "asked", "title"), LANGUAGES.values(), ids=LANGUAGES)
def test_a_document_is_in_the_language_of_its_report(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, key: str, asked: tuple[str, ...], title: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    Path("a.toml").write_text(f"{HEAD.format(year=2024)}{key}[items]\ntotal = 3\n", encoding="utf-8")
    assert licreport("export", "a.toml", "--markdown", *asked).out.splitlines()[0] == title


@pytest.mark.parametrize(
    ("asked", "begins"),
    [([], "\ufeff"), (["--no-bom"], ""), (["--lang", "en"], ""), (["--lang", "en", "--bom"], "\ufeff")],
    ids=["Chinese", "without", "English", "English with"],
)
def test_csv_begins_with_a_byte_order_mark_where_it_is_chinese(
    licreport: Program, asked: list[str], begins: str
) -> None:
    assert licreport("export", "--csv", "-o", "a.csv", *asked).code == 0
    assert Path("a.csv").read_text(encoding="utf-8").startswith("\ufeff") is (begins != "")


def test_warnings_are_remarked_on_and_nothing_else(licreport: Program) -> None:
    Path("warned.toml").write_text(WARNED, encoding="utf-8")
    ran = licreport("export", "warned.toml", "--markdown")
    assert (ran.code, ran.err) == (0, "1 warning, which `licreport check warned.toml` shows\n")
    assert "LR703" not in ran.out


def test_what_is_no_report_is_told_as_by_check(licreport: Program) -> None:
    Path("broken.toml").write_text("format = 1\n", encoding="utf-8")
    ran = licreport("export", "broken.toml", "--html", "-o", "out.html")
    assert (ran.code, ran.out) == (1, "")
    assert "LR003" in ran.err
    assert not Path("out.html").exists()


NOTED = CONTRADICTORY + (
    '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "原文如此"\nnote = "系两套系统口径不同。"\n'
)
NOTES = {
    "plainly": ((), "", "[^1]: 系两套系统口径不同。"),
    "as the project says": ((), 'notes = "full"\n', "[^1]: LR101："),
    "as is asked for, whatever the project says": (("--notes", "plain"), 'notes = "full"\n', "[^1]: 系两套"),
    "in full in a draft, whatever the project says": (("--draft",), 'notes = "none"\n', "[^1]: LR101："),
    "not at all": (("--notes", "none"), "", ""),
}


@pytest.mark.parametrize(("arguments", "settings", "note"), NOTES.values(), ids=NOTES)
def test_notes_are_worded_as_is_asked_for(
    licreport: Program, arguments: tuple[str, ...], settings: str, note: str
) -> None:
    Path("noted.toml").write_text(NOTED, encoding="utf-8")
    Path("licreport.toml").write_text(settings, encoding="utf-8")
    ran = licreport("export", "noted.toml", "--markdown", *arguments)
    assert ran.code == 0
    assert note in ran.out
    assert ("[^1]" in ran.out) is (note != "")
    assert "LR101" in licreport("export", "noted.toml", "--json", *arguments).out


def test_a_note_in_another_language_stands_behind_what_differs_in_that_of_the_document(licreport: Program) -> None:
    Path("noted.toml").write_text(NOTED, encoding="utf-8")
    notes = {
        lang: licreport("export", "noted.toml", "--markdown", "--lang", lang).out.partition("[^1]: ")[2].splitlines()[0]
        for lang in ("zh", "en")
    }
    said = "Received 10 is 1 less than accepted 9 + rejected 2 = 11. The report was published so, with the note: “{}”"
    assert notes["en"] == said.format(notes["zh"])


PAID = (
    FIGURE.format(year=2024) + "[applications]\nreceived = 12_345\naccepted = 12_345\n[fees]\namount = 22_860_705.50\n"
)
PRINTED: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "without separators in Chinese": ((), "", ["收到申请12345件", "| 12345 |", "| 22860705.50 | 元 |"]),
    "with separators in English": (("--lang", "en"), "", ["12,345 received", "| 12,345 |", "| 22,860,705.50 | yuan |"]),
    "with separators throughout": (
        ("--separator", "comma"),
        "",
        ["收到申请12,345件", "| 12,345 |", "收费金额22,860,705.50元"],
    ),
    "without separators throughout": (("--lang", "en", "--separator", "none"), "", ["12345 received", "| 12345 |"]),
    "money in 万元": (("--money", "wan"), "", ["收费金额2286.07055万元", "| 2286.07055 | 万元 |", "| 12345 |"]),
    "as the project says": ((), 'separator = "comma"\nmoney = "wan"\n', ["2,286.07055万元", "| 2,286.07055 | 万元 |"]),
    "as is asked for": (("--money", "yuan"), 'money = "wan"\n', ["收费金额22860705.50元"]),
}


@pytest.mark.parametrize(("arguments", "settings", "said"), PRINTED.values(), ids=PRINTED)
def test_figures_are_printed_in_one_manner_throughout_a_document(
    licreport: Program, arguments: tuple[str, ...], settings: str, said: list[str]
) -> None:
    Path("paid.toml").write_text(PAID, encoding="utf-8")
    Path("licreport.toml").write_text(settings, encoding="utf-8")
    ran = licreport("export", "paid.toml", "--markdown", *arguments)
    assert [text for text in said if text not in ran.out] == []
    with_commas = re.search(r"\d,\d{3}", ran.out) is not None
    assert with_commas is ("," in "".join(re.findall(r"\d[\d,]*", said[0])))


ASKED: dict[str, tuple[tuple[str, ...], str, bool]] = {
    "the form without a comma": ((), "{received}件，约{received:.1万}", False),
    "the form with a comma": ((), "{accepted}件，{received:,}", True),
    "but the setting says none": (("--separator", "none"), "{received:,}", False),
    "the setting says comma": (("--separator", "comma"), "{received}件，{accepted}", True),
}


@pytest.mark.parametrize(("arguments", "prose", "with_commas"), ASKED.values(), ids=ASKED)
def test_a_comma_that_prose_asks_for_is_in_all_of_the_document(
    licreport: Program, arguments: tuple[str, ...], prose: str, *, with_commas: bool
) -> None:
    text = PAID + f'[narrative]\nhandling = "收到申请{prose}件。"\n'
    Path("paid.toml").write_text(text, encoding="utf-8")
    ran = licreport("export", "paid.toml", "--markdown", *arguments)
    numbers = set(re.findall(r"\d[\d,]{4,}", ran.out)) - {"2024"}
    assert {"," in number for number in numbers} == {with_commas}


@pytest.mark.parametrize("name", ["csv", "json"])
def test_the_manner_of_a_document_changes_no_data(licreport: Program, name: str) -> None:
    Path("paid.toml").write_text(PAID, encoding="utf-8")
    plain = licreport("export", "paid.toml", f"--{name}")
    assert licreport("export", "paid.toml", f"--{name}", "--money", "wan", "--separator", "comma") == plain


def test_a_wording_that_there_is_not_is_refused(licreport: Program) -> None:
    Path("licreport.toml").write_text('notes = "short"\n', encoding="utf-8")
    ran = licreport("export", "--markdown")
    assert (ran.code, ran.out) == (2, "")
    assert "licreport.toml: `notes` is one of none, plain, full" in ran.err


# Extras.

NEEDED = {"docx": "docx", "xlsx": "xlsxwriter", "pdf": "typst"}


@pytest.mark.parametrize(("name", "package"), NEEDED.items(), ids=NEEDED)
def test_a_format_whose_extra_is_absent_says_what_installs_it(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    for module in [*sys.modules]:
        if module.partition(".")[0] == package or module.startswith(
            ("licreport.render.word", "licreport.render.sheets", "licreport.render.typeset")
        ):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    for arguments in (["--all", "-o", "out"], [f"--{name}", "-o", "out"]):
        ran = licreport("export", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.endswith(
            f"--{name} needs the package {package}; install it with: pip install 'licreport[{name}]'\n"
        )
        assert not Path("out").exists()


@pytest.mark.parametrize("name", ["docx", "html", "pdf"])
def test_without_the_charting_library_charts_are_left_out_and_that_is_said(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(chart, "is_available", lambda: False)
    ran = licreport("export", f"--{name}", "-o", "out")
    assert ran.code == 0
    assert ran.err == f"charts are left out (--{name}); to have them: pip install 'licreport[charts]'\n"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "a chart is left out (--docx), its words in its place: no installed font has j (U+006A); install a font",
        ),
        ("zh", "有图表未绘制（--docx），以文字说明代替：已安装的字体都没有 批 (U+6279)；请安装含有这些字符的字体"),
    ],
)
def test_a_document_whose_chart_no_font_can_draw_has_its_words(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr(glyphs, "_has_glyph", lambda character: character not in {"批", "j"})
    ran = licreport("export", "--docx", "--lang", lang, "-o", "out.docx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(said)
    assert chart.is_available()
    with zipfile.ZipFile("out.docx") as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(pictures) == 1  # of two
        assert ("2545" if lang == "zh" else "2,545") in archive.read("word/document.xml").decode()


# A part of a page, and the way from a page to the data.


def test_a_fragment_is_a_part_of_a_page(licreport: Program) -> None:
    assert licreport("export", "--html", "--fragment", "-o", "part.html").code == 0
    part = Path("part.html").read_text(encoding="utf-8")
    assert part.startswith('<div class="licreport" lang="')
    assert "<html" not in part


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "--fragment is for HTML: add --html, or name a file that ends in .html"),
        ("zh", "--fragment 只用于 HTML：请加 --html，或用 .html 结尾的文件名"),
    ],
)
def test_only_html_has_fragments(licreport: Program, lang: str, said: str) -> None:
    ran = licreport("export", "--markdown", "--fragment", "--lang", lang)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


LINKED = {
    "all formats": (("--all", "-o", "out"), "out/2024.html", ["2024.csv", "2024.json", "2024.xlsx"]),
    "some formats": (("--html", "--csv", "-o", "out"), "out/2024.html", ["2024.csv"]),
    "the page alone": (("-o", "2024.html"), "2024.html", []),
}


@pytest.mark.parametrize(("arguments", "page", "files"), LINKED.values(), ids=LINKED)
def test_a_page_leads_to_the_data_that_are_written_beside_it_and_no_other(
    licreport: Program, arguments: tuple[str, ...], page: str, files: list[str]
) -> None:
    assert licreport("export", *arguments).code == 0
    linked = re.findall(r'<a href="([^"#]+)" download>', Path(page).read_text(encoding="utf-8"))
    assert linked == files
    assert all((Path(page).parent / name).is_file() for name in linked)


def test_links_into_a_page_stay_when_other_figures_are_added(licreport: Program) -> None:
    few = FIGURE.format(year=2024) + "[applications]\nreceived = 10\n"
    more = few + "accepted = 9\nrejected = 1\n[oversight]\ninspections = 3\n"
    ids = []
    for text in (few, more):
        Path("linked.toml").write_text(text, encoding="utf-8")
        ids.append(re.findall(r'\bid="([a-z_.]+)"', licreport("export", "linked.toml", "--html").out))
    assert {"handling", "applications.received"} <= {*ids[0]} < {*ids[1]}
    assert "oversight" in ids[1]


# The same bytes, the date, the byte order mark.


def test_the_same_report_gives_the_same_bytes_in_every_process(licreport: Program) -> None:
    assert licreport("export", "--all", "-o", "here").code == 0
    command = [sys.executable, "-m", "licreport", "export", "--all", "-o", "there"]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}, check=True)
    here, there = (
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).iterdir()}
        for folder in ("here", "there")
    )
    assert here == there
    assert len(here) == len(EVERY)


def test_the_byte_order_mark_is_for_csv_alone(licreport: Program) -> None:
    assert licreport("export", "--csv", "--html", "--bom", "-o", "out").code == 0
    assert Path("out/2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert Path("out/2024.html").read_bytes().startswith(b"<!")


def test_the_date_of_files_can_be_set(licreport: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert licreport("export", "--docx", "-o", "dated.docx").code == 0
    with zipfile.ZipFile("dated.docx") as archive:
        assert b"1970-01-02T" in archive.read("docProps/core.xml")


EPOCHS = {"": None, "0": datetime.date(1970, 1, 1), "1742428800": datetime.date(2025, 3, 20)}


@pytest.mark.parametrize(("value", "date"), EPOCHS.items(), ids=EPOCHS)
def test_a_date_is_read_from_seconds(value: str, date: datetime.date | None) -> None:
    assert date_asked_for({"SOURCE_DATE_EPOCH": value}) == date


@pytest.mark.parametrize("value", ["now", "1.5", "9" * 30])
def test_seconds_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(MisuseError, match=value):
        date_asked_for({"SOURCE_DATE_EPOCH": value})


# Years beside it.


def test_other_years_stand_in_the_charts(licreport: Program) -> None:
    for year, received in ((2022, 100), (2023, 90)):
        text = HEAD.format(year=year).replace("虚构区", "上海市普陀区") + f"[applications]\nreceived = {received}\n"
        Path(f"data/{year}.toml").write_text(text, encoding="utf-8")
    ran = licreport("export", "2024", "--markdown", "--against", "2022", "--against", "2023", "--lang", "zh")
    assert ran.code == 0
    assert "2022 100、2023 90、2024 542219" in ran.out


def test_a_year_that_does_not_print_a_figure_is_missing_not_zero() -> None:
    def report(year: int, applications: str) -> Loaded:
        return load_bytes("a.toml", (HEAD.format(year=year) + applications).encode())

    from licreport.check.one import check  # noqa: PLC0415  # beside what it is for

    loaded = report(2024, "[applications]\nreceived = 0\n")
    beside = [report(2022, "[applications]\nreceived = 5\n").report, report(2023, "").report]
    document = compose(check(loaded, today=datetime.date(2026, 1, 1)), "zh", [each for each in beside if each])
    (drawing,) = [block.drawing for block in document.blocks if isinstance(block, Chart)]
    assert isinstance(drawing, Years)
    assert drawing.series[0].values == (5.0, None, 0.0)
    assert drawing.series[0].texts == ("5", "", "0")


# The page can be read back.


def test_the_exported_json_agrees_with_the_other_formats_on_every_figure(licreport: Program) -> None:
    data = json.loads(licreport("export", "--json").out)
    assert licreport("export", "--html", "--csv", "--markdown", "-o", "out").code == 0
    page = Path("out/2024.html").read_text(encoding="utf-8")
    for figure in data["figures"]:
        assert f'value="{figure["written"]}" data-figure="{figure["address"]}"' in page
