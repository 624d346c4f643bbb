"""The command line: which files are meant, what is printed where, and the exit code that says how it went."""

import errno
import io
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn

import click
import pytest
from places import DATA, EXAMPLES
from program import Program, Ran, exit_code

from licreport import __version__
from licreport import cli as command_line
from licreport.rules import RULES
from licreport.words.language import Lang
from licreport.words.terminal import cells

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
CONSISTENT = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
IMPLAUSIBLE = HEADER + "[applications]\naccepted = 100\napproved = 101\ndenied = 2\n"
CONTRADICTORY = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
WAIVED = CONTRADICTORY + '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "as published"\n'
LANGS: tuple[Lang, ...] = ("en", "zh")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in an empty directory of its own, with no locale set."""
    monkeypatch.chdir(tmp_path)
    for name in (*LOCALE, "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str | None = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def process(
    *arguments: str, stdin: bytes = b"", code: str = "", environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, which `code` may prepare."""
    program = f"{code}\nfrom licreport.cli import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input=stdin,
        capture_output=True,
        env={name: value for name, value in os.environ.items() if name not in LOCALE} | {**(environ or {})},
        check=False,
        timeout=120,
    )


# What is checked.


def counted(ran: Ran) -> str:
    """Return the beginning of the count: how many files, and what was found."""
    return ran.out.splitlines()[-1].partition(":")[0]


LAYOUT = {
    "data/2024.toml": CONSISTENT,
    "data/2023/2023.toml": CONSISTENT.replace("2024", "2023"),
    "data/.hidden/bad.toml": CONTRADICTORY,
    "data/.bad.toml": CONTRADICTORY,
    "data/notes.txt": "no report",
    "good.toml": CONSISTENT,
    "warning.toml": IMPLAUSIBLE,
    "bad.toml": CONTRADICTORY,
    "waived.toml": WAIVED,
    "blank.toml": "\n",
    "zero.toml": "",
    "named.txt": CONSISTENT,
    "-.toml": CONSISTENT,
}


class Check(NamedTuple):
    """Arguments of `check`, its exit code, and the beginning of its count."""

    arguments: str
    code: int
    counted: str


CHECKS = {
    "data/ with its sub-directories, without what is hidden": Check("", 0, "2 files"),
    "a directory": Check("data", 0, "2 files"),
    "a directory with a slash": Check("data/", 0, "2 files"),
    "the directory one is in": Check(".", 1, "5 errors, 1 warning in 9 files"),
    "a sub-directory": Check("data/2023", 0, "1 file"),
    "a hidden directory that is named": Check("data/.hidden", 1, "1 error, 0 warnings in 1 file"),
    "a hidden file that is named": Check("data/.bad.toml", 1, "1 error, 0 warnings in 1 file"),
    "a file": Check("good.toml", 0, "1 file"),
    "a file of another ending": Check("named.txt", 0, "1 file"),
    "a file whose name starts with a hyphen": Check("-- -.toml", 0, "1 file"),
    "several files": Check("good.toml bad.toml waived.toml", 1, "1 error, 0 warnings in 3 files"),
    "a file and a directory": Check("bad.toml data", 1, "1 error, 0 warnings in 3 files"),
    "the same file twice": Check("bad.toml bad.toml", 1, "1 error, 0 warnings in 1 file"),
    "the same file in other words": Check("./bad.toml bad.toml data/../bad.toml", 1, "1 error, 0 warnings in 1 file"),
    "a file and the directory that it is in": Check("data/2024.toml data", 0, "2 files"),
    "a waived finding": Check("waived.toml", 0, "1 file"),
    "a waived finding, waivers aside": Check("--no-waivers waived.toml", 1, "1 error, 0 warnings in 1 file"),
    "a warning": Check("warning.toml", 0, "0 errors, 1 warning in 1 file"),
    "a warning, strictly": Check("--strict warning.toml", 1, "0 errors, 1 warning in 1 file"),
    "nothing wrong, strictly": Check("--strict good.toml waived.toml", 0, "2 files"),
    "a file of one blank line": Check("blank.toml", 1, "2 errors, 0 warnings in 1 file"),
    "a file of no bytes": Check("zero.toml", 1, "2 errors, 0 warnings in 1 file"),
}


@pytest.mark.parametrize("case", CHECKS.values(), ids=CHECKS.keys())
def test_check_reads_what_is_meant(licreport: Program, case: Check) -> None:
    for number, (path, text) in enumerate(LAYOUT.items()):
        write(path, text.replace("虚构区", f"虚构{number}区"))
    ran = licreport("check", *case.arguments.split())
    assert (ran.code, counted(ran), ran.err) == (case.code, case.counted, "")


def test_standard_input_is_a_file_like_any_other(licreport: Program) -> None:
    write("good.toml", CONSISTENT.replace("2024", "2023"))
    ran = licreport("check", "good.toml", "-", "-", stdin=CONTRADICTORY)
    assert (ran.code, counted(ran)) == (1, "1 error, 0 warnings in 2 files")
    assert ran.out.startswith("<stdin>:6:12: LR101 error: received 10 is 1 less than accepted 9 + rejected 2 = 11\n")


def test_findings_come_by_file_in_the_order_named_and_by_line(licreport: Program) -> None:
    write("b.toml", CONTRADICTORY.replace("2024", "2022"))
    write("a.toml", CONTRADICTORY.replace("[report]", "[report]\nsigned = 2024-03-19"))
    write("c/2.toml", CONTRADICTORY.replace("2024", "2021"))
    write("c/10.toml", CONTRADICTORY.replace("2024", "2023"))
    ran = licreport("check", "b.toml", "c", "a.toml", "-q")
    places = re.findall(r"^([\w./]+:\d+):\d+: (LR\d+)", ran.out, flags=re.MULTILINE)
    assert places == [
        ("b.toml:6", "LR101"),
        ("c/10.toml:6", "LR101"),
        ("c/2.toml:6", "LR101"),
        ("a.toml:3", "LR401"),
        ("a.toml:7", "LR101"),
    ]


def test_a_quiet_check_that_finds_nothing_says_nothing(licreport: Program) -> None:
    write("data/2024.toml", CONSISTENT)
    assert licreport("check", "-q") == Ran(0, "", "")
    assert licreport("check", "--quiet") == Ran(0, "", "")


def test_a_quiet_check_prints_its_findings_and_no_count(licreport: Program) -> None:
    write("data/2024.toml", CONTRADICTORY)
    loud, quiet = licreport("check"), licreport("check", "-q")
    assert (quiet.code, quiet.err) == (1, "")
    assert loud.out.startswith(quiet.out)
    assert loud.out.removeprefix(quiet.out).count("\n") == 1


NOT_READ = "{name}:1:1: LR001 error: {why}\n  = licreport explain LR001\n\n"
NO_FILE = "not a regular file; to check what a program writes, pipe it to `licreport check -`"


def test_a_pipe_in_the_file_system_is_a_finding_and_nothing_waits(licreport: Program) -> None:
    Path("data").mkdir()
    os.mkfifo("data/2024.toml")
    done = process("check", "-q")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == NOT_READ.format(name="data/2024.toml", why=NO_FILE)
    assert licreport("check", "-q", "data/2024.toml").code == 1


def test_a_device_is_a_finding(licreport: Program) -> None:
    ran = licreport("check", "-q", os.devnull)
    assert ran == Ran(1, NOT_READ.format(name=os.devnull, why=NO_FILE), "")


def test_a_dangling_link_in_a_directory_is_a_finding(licreport: Program) -> None:
    write("data/2023.toml", CONSISTENT)
    Path("data/2024.toml").symlink_to("nowhere.toml")
    why = "the file cannot be read: No such file or directory"
    ran = licreport("check", "-q")
    assert ran.code == 1
    assert NOT_READ.format(name="data/2024.toml", why=why) in ran.out


def test_a_file_that_may_not_be_read_is_a_finding(licreport: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/2024.toml", CONSISTENT)

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        ran = licreport("check", "-q")
    why = "the file cannot be read: Permission denied"
    assert ran == Ran(1, NOT_READ.format(name="data/2024.toml", why=why), "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(licreport: Program) -> None:
    write("data/2024.toml", CONSISTENT)
    Path("data/2024.toml").chmod(0)
    why = "the file cannot be read: Permission denied"
    assert licreport("check", "-q") == Ran(1, NOT_READ.format(name="data/2024.toml", why=why), "")


# The real report.


HELD = "1 file: 18 relations checked, 16 held, 2 broken; 12 not evaluable; 2 waived\n"
BROKEN = """\
data/2024.toml:9:13: LR401 error: signed 2024-03-19 is 288 days before 2025-01-01, the first day after the year reported on
  │
9 │ signed    = 2024-03-19
  │             ^^^^^^^^^^ 落款日期 signed
  = would resolve it: signed 2025-03-19 instead of 2024-03-19: the year wrong (2025-01-01 to 2025-03-20 would do)
  = licreport explain LR401   (at = "report.signed", difference = -288)

data/2024.toml:29:16: LR203 error: on time 542,091 exceeds concluded 542,080 by 11
   │
29 │ on_time      = 542_091
   │                ^^^^^^^ 按期办结 on time
21 │ approved = 539_535   # with denied 2,545 (line 22): concluded = 542,080, computed
   = would resolve it: approved 539,553 instead of 539,535: two digits exchanged (539,546 to 539,596 would do)
   = would resolve it: on time 542,019 or 540,291 or 524,091 instead of 542,091: two digits exchanged (141,599 to 542,080 would do)
   = would resolve it: denied 2,565 or 2,575 or 2,585 instead of 2,545: one digit wrong (2,556 to 2,606 would do)
   = licreport explain LR203   (at = "handling.on_time", difference = 11)

2 errors, 0 warnings in 1 file: 18 relations checked, 16 held, 2 broken; 12 not evaluable; 0 waived
"""  # noqa: E501  # output is as long as it is
BROKEN_ZH = """\
data/2024.toml:9:13: LR401 错误：落款日期 2024-03-19，比报告年度结束后的第一天（2025-01-01）早 288 天
  │
9 │ signed    = 2024-03-19
  │             ^^^^^^^^^^ 落款日期 signed
  = 改这一处即可：落款日期 2024-03-19 改为 2025-03-19：年份有误（2025-01-01 至 2025-03-20 均可）
  = licreport explain LR401   (at = "report.signed", difference = -288)

data/2024.toml:29:16: LR203 错误：按期办结 542,091，超过办结 542,080，多出 11
   │
29 │ on_time      = 542_091
   │                ^^^^^^^ 按期办结 on time
21 │ approved = 539_535   # 加不予批准 2,545（第 22 行）：办结 = 542,080，计算得出
   = 改这一处即可：批准 539,535 改为 539,553：两位数字对调（539,546 至 539,596 均可）
   = 改这一处即可：按期办结 542,091 改为 542,019、540,291、524,091：两位数字对调（141,599 至 542,080 均可）
   = 改这一处即可：不予批准 2,545 改为 2,565、2,575、2,585：一位数字有误（2,556 至 2,606 均可）
   = licreport explain LR203   (at = "handling.on_time", difference = 11)

1 个文件，2 个错误，0 个警告：核对 18 项关系，16 项成立，2 项不成立；12 项无法核对；0 项已豁免
"""  # output is as long as it is
REAL = {
    "check": (0, HELD),
    "check data": (0, HELD),
    "check data/2024.toml": (0, HELD),
    "check --strict": (0, HELD),
    "check -q": (0, ""),
    "check --no-waivers": (1, BROKEN),
    "check --no-waivers --lang zh data/2024.toml": (1, BROKEN_ZH),
}


@pytest.mark.parametrize(("arguments", "code", "out"), [(name, *case) for name, case in REAL.items()], ids=REAL)
def test_the_real_report_is_checked(licreport: Program, arguments: str, code: int, out: str) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    assert licreport(*arguments.split()) == Ran(code, out, "")


def test_the_module_is_the_program() -> None:
    command = [sys.executable, "-m", "licreport", "check", "--lang", "en", "data/2024.toml"]
    done = subprocess.run(command, cwd=DATA.parents[1], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, HELD, b"")


# Wrong usage.


TOO_LONG = "n" * 300
NOT_UTF8 = os.fsdecode(b"\xc6.toml")
USAGE = {
    "check": "no directory data/ here; name the files or the directory to check",
    "summary": "no directory data/ here; name the files or the directory to check",
    "export --json": "no directory data/ here; name the files or the directory to check",
    "check nosuch.toml": "no such file or directory: nosuch.toml",
    "check good.toml nosuch.toml": "no such file or directory: nosuch.toml",
    "check nosuch/": "no such file or directory: nosuch/",
    "check dangling.toml": "no such file or directory: dangling.toml",
    "check good.toml/2024.toml": "no such file or directory: good.toml/2024.toml",
    "check empty": "nothing to check: no .toml file under empty",
    "check good.toml empty": "nothing to check: no .toml file under empty",
    "check hidden": "nothing to check: no .toml file under hidden",
    "check loop.toml": "cannot read loop.toml: Too many levels of symbolic links",
    "check good.toml loop.toml": "cannot read loop.toml: Too many levels of symbolic links",
    "summary loop.toml": "cannot read loop.toml: Too many levels of symbolic links",
    "export --json loop.toml": "cannot read loop.toml: Too many levels of symbolic links",
    "check --lang zh loop.toml": "无法读取 loop.toml：Too many levels of symbolic links",
    f"check {TOO_LONG}": f"cannot read {TOO_LONG}: File name too long",
    f"summary {TOO_LONG}": f"cannot read {TOO_LONG}: File name too long",
    f"export --json {TOO_LONG}": f"cannot read {TOO_LONG}: File name too long",
    f"check {NOT_UTF8}": "no such file or directory: \\udcc6.toml",
    f"summary {NOT_UTF8}": "no such file or directory: \\udcc6.toml",
    "export --json -o good.toml good.toml": "good.toml is read here, so it is never written to; name another file",
    "export --json -o ./good.toml good.toml": "./good.toml is read here, so it is never written to; name another file",
    "export --json -o link.json good.toml": "link.json is read here, so it is never written to; name another file",
    "export --json -o good.toml --lang zh good.toml": "good.toml 正是要读取的文件，不能覆盖；请指明另一个文件",
    "check --lang zh nosuch.toml": "没有这个文件或目录：nosuch.toml",
    "check --lang zh": "这里没有 data/ 目录；请指明要检查的文件或目录",
    "check --lang zh empty": "没有可检查的内容：empty 下没有 .toml 文件",
    "summary nosuch.toml": "no such file or directory: nosuch.toml",
    "summary 2024": "no directory data/ here; name the files or the directory to check",
    "export --json nosuch.toml": "no such file or directory: nosuch.toml",
    "explain LR23": "no rule has the code LR23; did you mean LR213?",
    "explain lr1O1": "no rule has the code LR1O1; did you mean LR101?",
    "explain E999": "no rule has the code E999",
    "explain --lang zh E999": "没有代码为 E999 的规则",
}


@pytest.mark.parametrize(("arguments", "message"), USAGE.items(), ids=USAGE.keys())
def test_wrong_usage_is_named_on_standard_error_and_nothing_else_is_done(
    licreport: Program, arguments: str, message: str
) -> None:
    write("good.toml", CONSISTENT)
    write("hidden/.hidden/bad.toml", CONTRADICTORY)
    Path("empty").mkdir()
    Path("dangling.toml").symlink_to("nowhere.toml")
    Path("loop.toml").symlink_to("loop.toml")
    Path("link.json").symlink_to("good.toml")
    ran = licreport(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    usage, error = ("用法：", "错误：") if "--lang zh" in arguments else ("Usage: ", "Error: ")
    assert ran.err.startswith(f"{usage}licreport {arguments.partition(' ')[0]} ")
    assert ran.err.endswith(f"\n{error}{message}\n")
    assert Path("good.toml").read_text(encoding="utf-8") == CONSISTENT


@pytest.mark.parametrize("command", ["check", "summary", "export --json"])
def test_a_directory_that_cannot_be_looked_into_is_wrong_usage(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write("data/2024.toml", CONSISTENT)
    write("data/closed/2025.toml", CONSISTENT)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "data/closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        ran = licreport(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\nError: cannot read data/closed: Permission denied\n")


MISTYPED = {
    "ckeck": "ckeck",
    "--nosuch": "--nosuch",
    "check --nosuch": "--nosuch",
    "check --no-waiver=1": "--no-waiver",
    "summary 2024 2023": "2023",
    "explain": "CODE",
    "explain LR101 LR102": "LR102",
    "rules LR101": "LR101",
    "check --lang fr": "'fr' is not one of 'zh', 'en'",
    "export --docx2": "--docx2",
    "export --json -o": "-o",
}


@pytest.mark.parametrize(("arguments", "named"), MISTYPED.items(), ids=MISTYPED.keys())
def test_what_is_mistyped_is_named(licreport: Program, arguments: str, named: str) -> None:
    ran = licreport(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    assert named in ran.err.splitlines()[-1]


def test_without_a_command_the_help_is_shown_as_wrong_usage(licreport: Program) -> None:
    ran = licreport()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: licreport ")
    assert all(f"\n  {name} " in ran.err for name in command_line.cli.commands)


def test_a_name_cannot_colour_the_message(licreport: Program) -> None:
    ran = licreport("check", "\x1b[31mred\u202e")
    assert ran.err.endswith("\nError: no such file or directory: \\x1b[31mred\\u202e\n")


def test_an_empty_path_is_no_path(licreport: Program) -> None:
    write("good.toml", CONSISTENT)
    ran = licreport("check", "")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith('\nError: no such file or directory: ""\n')


# The language.


LANGUAGES = {
    "nothing said": ({}, "en"),
    "English": ({"LANG": "en_GB.UTF-8"}, "en"),
    "Chinese": ({"LANG": "zh_CN.UTF-8"}, "zh"),
    "traditional Chinese": ({"LANG": "zh_TW"}, "zh"),
    "in capitals": ({"LANG": "ZH_CN.UTF-8"}, "zh"),
    "neither": ({"LANG": "de_DE.UTF-8"}, "en"),
    "C": ({"LANG": "C.UTF-8"}, "en"),
    "messages in Chinese": ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
    "messages in English": ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
    "all in English": ({"LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "C"}, "en"),
    "all in Chinese": ({"LANG": "C", "LC_MESSAGES": "C", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
    "set to nothing": ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, "zh"),
}


@pytest.mark.parametrize(("environ", "lang"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_language_is_that_of_the_locale(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], lang: str
) -> None:
    write("good.toml", CONSISTENT)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert counted(licreport("check", "good.toml")).startswith({"en": "1 file", "zh": "1 个文件"}[lang])


@pytest.mark.parametrize(("lang", "locale"), [("zh", "en_GB.UTF-8"), ("en", "zh_CN.UTF-8")])
@pytest.mark.parametrize("arguments", ["check good.toml", "summary good.toml", "rules", "explain LR101"])
def test_the_language_asked_for_comes_before_the_locale(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, arguments: str, lang: str, locale: str
) -> None:
    write("good.toml", CONSISTENT)
    own = licreport(*arguments.split(), "--lang", lang)
    monkeypatch.setenv("LC_ALL", locale)
    assert licreport(*arguments.split(), "--lang", lang) == own
    assert licreport(*arguments.split()) != own


# The pages.


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_is_explained(licreport: Program, code: str, lang: Lang) -> None:
    ran = licreport("explain", code, "--lang", lang)
    heading, _, page = ran.out.partition("\n")
    assert (ran.code, ran.err) == (0, "")
    assert heading.startswith((f"{code} {RULES[code].name} (", f"{code} {RULES[code].name}（"))
    assert page.startswith(f"\n{RULES[code].summary.say(lang)}\n\n")
    assert re.search(rf"^    .*# {code}$", page, flags=re.MULTILINE), "no example is marked"


@pytest.mark.parametrize("typed", ["lr203", "Lr203", "LR203"])
def test_a_code_may_be_typed_in_any_case(licreport: Program, typed: str) -> None:
    ran = licreport("explain", typed)
    assert ran.out.startswith("LR203 on-time-is-part-of-the-concluded (error)\n\nOn time is a part of the concluded.\n")


@pytest.mark.parametrize("code", RULES)
def test_the_page_of_a_rule_says_how_to_waive_it_if_it_can_be_waived(licreport: Program, code: str) -> None:
    waivable = code not in {"LR001", "LR002", "LR003", "LR004", "LR901", "LR902", "LR903", "LR904"}
    page = licreport("explain", code).out
    assert (
        bool(re.search(rf'^ *\[\[waiver\]\]\n *rule +== +"{code}"\n *at += '.replace("==", "="), page, re.MULTILINE))
        == waivable
    )


@pytest.mark.parametrize("lang", LANGS)
def test_rules_lists_every_rule_in_one_line(licreport: Program, lang: Lang) -> None:
    ran = licreport("rules", "--lang", lang)
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert [line.partition(" ")[0] for line in lines] == list(RULES)
    assert all(rule.summary.say(lang) in line for rule, line in zip(RULES.values(), lines, strict=True))


def test_rules_says_what_may_be_only_a_warning(licreport: Program) -> None:
    lines = licreport("rules").out.splitlines()
    warnings = {line[:5] for line in lines if "warning" in line}
    assert warnings == {code for code, rule in RULES.items() if "warning" in {each.value for each in rule.severities}}
    assert "LR201" in warnings


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told(licreport: Program, flag: str) -> None:
    assert licreport(flag) == Ran(0, f"licreport, version {__version__}\n", "")


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_the_help_lists_the_commands_and_exit_codes(licreport: Program, flag: str) -> None:
    ran = licreport(flag)
    assert (ran.code, ran.err) == (0, "")
    assert all(f"\n  {name} " in ran.out for name in ("check", "explain", "export", "rules", "summary"))
    assert "Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, 70 internal error." in ran.out


@pytest.mark.parametrize("name", command_line.cli.commands)
def test_the_help_of_a_command_ends_with_an_example(licreport: Program, name: str) -> None:
    ran = licreport(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: licreport {name} ")
    assert re.search(rf"\n\n  Examples?: licreport {name}\b.*\Z", ran.out, flags=re.DOTALL)


WIDTHS = [60, 80, 120]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [None, *command_line.cli.commands])
def test_help_fits_the_terminal(
    licreport: Program, name: str | None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = licreport(*([] if name is None else [name]), "--help")
    assert [line for line in ran.out.splitlines() if cells(line) > width] == []
    assert "\0" not in ran.out


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_rules_fit_the_terminal_and_stay_aligned(
    licreport: Program, lang: Lang, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unbroken = licreport("rules", "--lang", lang).out
    monkeypatch.setenv("COLUMNS", str(width))
    shown = licreport("rules", "--lang", lang).out
    assert [line for line in shown.splitlines() if cells(line) > width] == []
    assert all(re.match(r"LR[0-9]{3}  \S| {7}\S", line) for line in shown.splitlines())
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", unbroken)


SHOWN = [
    example.removeprefix("licreport ")
    for command in command_line.cli.commands.values()
    for example in getattr(command, "examples", ())
    if command.name != "serve"  # which goes on until it is ended: tests/serve
]


@pytest.mark.parametrize("example", SHOWN)
def test_an_example_of_the_help_works(licreport: Program, example: str) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    write("my.toml", CONSISTENT)
    write("my.txt", "虚构区2024年度行政许可实施情况年度报告\n受理9件。\n")
    shutil.copytree(EXAMPLES, "examples")
    ran = licreport(*example.split())
    told = ran.err if example.startswith("read") or "--all" in example else ""  # how much was read, what was written
    assert (ran.code, ran.err) == (1 if "--no-waivers" in example else 0, told)


@pytest.mark.parametrize("name", command_line.cli.commands)
def test_every_command_has_the_common_options(name: str) -> None:
    command = command_line.cli.commands[name]
    options = {option for parameter in command.get_params(click.Context(command)) for option in parameter.opts}
    assert {"--lang", "--debug", "--help"} <= options


# When something goes wrong.


def _raise(error: BaseException) -> Callable[..., NoReturn]:
    def raising(*_: object, **__: object) -> NoReturn:
        raise error

    return raising


def test_an_internal_error_is_told_in_short_and_asks_for_a_report(
    licreport: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("data/2024.toml", CONSISTENT)
    monkeypatch.setattr(command_line.cli.commands["check"], "callback", _raise(ValueError("\x1b[2Jodd")))
    told = (
        "licreport: internal error: ValueError: \\x1b[2Jodd\n"
        "This is a fault of licreport, not of your file. Please report it with what --debug prints.\n"
    )
    assert licreport("check") == Ran(70, "", told)


def test_an_internal_error_shows_its_traceback_to_those_who_ask(
    licreport: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("data/2024.toml", CONSISTENT)
    assert licreport("check", "--debug").code == 0
    monkeypatch.setattr(command_line.cli.commands["check"], "callback", _raise(ValueError("boom")))
    ran = licreport("check", "--debug")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.endswith("\nValueError: boom\n")


def test_an_interrupt_ends_with_130_and_no_traceback(licreport: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/2024.toml", CONSISTENT)
    monkeypatch.setattr(command_line.cli.commands["check"], "callback", _raise(KeyboardInterrupt()))
    ran = licreport("check")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


BIG = HEADER + "".join(
    f'[[item]]\nname = "事项{number}"\nreceived = 10\naccepted = 9\nrejected = 2\n' for number in range(1000)
)


def test_a_reader_who_stops_reading_ends_it_quietly(tmp_path: Path) -> None:
    big = tmp_path / "big.toml"
    big.write_text(BIG, encoding="utf-8")
    command = [sys.executable, "-m", "licreport", "check", str(big)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert b": LR101 error: " in first
    assert running.returncode == 141


WRITING = ["check", "check -q", "summary", "export --json", "rules", "explain LR101", "--version", "--help"]


@pytest.mark.parametrize("command", WRITING[:-2])
def test_a_closed_standard_output_is_wrong_usage(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write("data/2024.toml", CONTRADICTORY)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", None)  # what the interpreter makes of it
        ran = licreport(*command.split())
    assert ran == Ran(2, "", "Error: standard output is closed\n")


@pytest.mark.parametrize("command", WRITING)
def test_a_full_standard_output_is_wrong_usage(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write("data/2024.toml", CONTRADICTORY)
    console = io.TextIOWrapper(_Full(), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", console)
        ran = licreport(*command.split())
    assert ran == Ran(2, "", "Error: cannot write to standard output: No space left on device\n")


class _Full(io.BytesIO):
    def write(self, *_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("command", ["check -", "summary -", "export --json -"])
def test_a_closed_standard_input_is_wrong_usage(licreport: Program, command: str) -> None:
    ran = licreport(*command.split(), stdin=None)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\nError: standard input is closed\n")
    assert licreport(*command.split(), stdin=CONSISTENT).code == 0


REDIRECTED = ["rules >&-", "rules >/dev/full", "check - <&-", "check nosuch.toml 2>&-", "check nosuch.toml 2>/dev/full"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", REDIRECTED)
def test_a_shell_may_close_or_fill_a_stream(licreport: Program, command: str) -> None:
    assert licreport("rules").code == 0
    shell = ["/bin/sh", "-c", f'"{sys.executable}" -m licreport {command}']
    assert subprocess.run(shell, capture_output=True, check=False).returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk"])
@pytest.mark.parametrize("command", ["check --no-waivers", "summary", "rules --lang zh", "explain LR101"])
def test_a_console_that_lacks_a_character_still_gets_the_rest(
    licreport: Program, monkeypatch: pytest.MonkeyPatch, encoding: str, command: str
) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    expected = licreport(*command.split())
    console = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", console)
        ran = licreport(*command.split())
    assert (ran.code, ran.err) == (expected.code, "")
    raw = console.buffer
    assert isinstance(raw, io.BytesIO)
    printed = raw.getvalue()
    assert printed in {
        expected.out.encode(encoding, "backslashreplace"),
        expected.out.encode(),  # click takes ASCII for a console that was not set up, and writes UTF-8
    }


def test_an_encoding_without_chinese_does_not_stop_the_program(licreport: Program) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    assert licreport("check").code == 0
    done = process("check", "--no-waivers", environ={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout == BROKEN.encode("latin-1", "backslashreplace")


# What it costs, and how it looks.


@pytest.mark.parametrize("command", ["check --no-waivers", "summary", "rules", "explain LR203"])
def test_piped_output_is_plain(licreport: Program, command: str) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    ran = licreport(*command.split())
    assert ran.out
    assert "\x1b" not in ran.out


def at_a_terminal(*arguments: str, environ: Mapping[str, str]) -> str:
    """Return what the program shows at a terminal, line ends as in a file."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "licreport", *arguments]
    clean = {name: value for name, value in os.environ.items() if name not in {*LOCALE, "NO_COLOR", "TERM"}}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=clean | {"COLUMNS": "80", **environ}
    ):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError as error:  # how Linux says that the other side is closed
            assert error.errno == errno.EIO  # noqa: PT017  # the rest of the test is what was shown
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("command", ["check --no-waivers", "summary"])
def test_a_terminal_has_colour_and_the_same_text(licreport: Program, command: str) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    shown = at_a_terminal(*command.split(), environ={"TERM": "xterm-256color"})
    assert ANSI.search(shown)
    plain = "\n".join(line.rstrip() for line in ANSI.sub("", shown).split("\n"))
    assert plain == licreport(*command.split()).out


PLAIN = {"NO_COLOR": {"TERM": "xterm-256color", "NO_COLOR": "1"}, "a dumb terminal": {"TERM": "dumb"}}


@pytest.mark.parametrize("command", ["check --no-waivers", "summary"])
@pytest.mark.parametrize("environ", PLAIN.values(), ids=PLAIN.keys())
def test_a_terminal_may_ask_for_no_colour(licreport: Program, command: str, environ: dict[str, str]) -> None:
    write("data/2024.toml", DATA.read_text(encoding="utf-8"))
    assert at_a_terminal(*command.split(), environ=environ) == licreport(*command.split()).out


@pytest.mark.usefixtures("licreport")
def test_what_a_file_says_cannot_colour_the_terminal() -> None:
    write("data/2024.toml", CONTRADICTORY.replace("虚构区", "\\u001b[31m红") + '[[item]]\nname = "\\u001b[2J"\n')
    for command in ("check", "summary"):
        shown = at_a_terminal(command, environ={"TERM": "xterm-256color"})
        assert "\x1b[2J" not in shown
        assert "\x1b[31m红" not in shown
