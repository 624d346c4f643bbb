"""Help and wrong usage in both languages: every command, every option, and every word of click's own."""

import ast
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
from click import core, exceptions, formatting, parser, types
from program import Program, Ran, exit_code

from licreport import cli as command_line
from licreport.cli.commands import Command, Option
from licreport.cli.help.language import language_meant
from licreport.cli.help.phrases import PHRASES
from licreport.render import formats
from licreport.words.language import Lang
from licreport.words.terminal import cells

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
COMMANDS: dict[str, click.Command] = {"": command_line.cli, **command_line.cli.commands}
TITLE = "行政许可实施情况年度报告"
EXAMPLE_NAME = "虚构区"

each_command = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in an empty directory of its own, with no locale set, at 100 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str | None = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


# What stands in both languages.


@each_command
def test_a_command_and_each_of_its_options_say_in_both_languages_what_they_are_for(name: str) -> None:
    command = COMMANDS[name]
    assert isinstance(command, Command)
    assert CHINESE.search(command.zh)
    options = [each for each in command.get_params(click.Context(command)) if isinstance(each, click.Option)]
    for each in options:
        if "--help" not in each.opts:
            assert isinstance(each, Option), each.opts
            assert CHINESE.search(each.words.zh), each.opts
            assert not CHINESE.search(each.words.en), each.opts
            assert each.words.en.endswith(".") == each.words.zh.endswith("。"), each.opts


def test_what_each_format_is_stands_in_chinese() -> None:
    assert [name for name, form in formats().items() if not CHINESE.search(form.summary.zh)] == []


NEVER = {
    "deprecated": "nothing is deprecated",
    "DeprecationWarning: ": "nothing is deprecated",
    "Name ": "a fault of a declaration, not of arguments",
    "Boolean option ": "a fault of a declaration",
    "Could not determine ": "a fault of a declaration",
    "No options defined ": "a fault of a declaration",
    "Arguments take exactly ": "a fault of a declaration",
    "Invalid start character ": "options begin with a hyphen",
    "Value must be ": "values come from the command line",
    "Aborted!": "main() tells of interrupts",
    "unknown error": "no parameter is a file",
    "Could not open file ": "no parameter is a file",
    "file": "no parameter is a file",
    "directory": "no parameter is a file",
    "path": "no parameter is a file",
    "{name} {filename!r} ": "no parameter is a file",
    "{value!r} does not match ": "no parameter is a date",
    "{value!r} is not a valid UUID": "no parameter is a UUID",
    "{len_type} values are required": "no parameter is a tuple",
    "Choice({choices})": "only the name of a type for programmers",
}
"""What click would say that nobody can come to see here, and why."""


def said_by_click() -> Iterator[str]:
    """Yield the phrases that click looks up a translation for, where ours is looked up."""
    for module in (core, exceptions, formatting, parser, types):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                for given in node.args[: 1 if node.func.id == "_" else 2]:
                    if isinstance(given, ast.Constant):
                        yield str(given.value)


def test_everything_that_click_may_say_here_is_known_in_chinese() -> None:
    known = {phrase.en for phrase in PHRASES}
    assert len({*said_by_click()} & known) > 25
    assert [each for each in said_by_click() if each not in known and not each.startswith(tuple(NEVER))] == []


# Which language is meant.


@pytest.mark.parametrize(
    ("arguments", "locale", "lang"),
    [
        pytest.param([], "zh_CN.UTF-8", "zh", id="locale"),
        pytest.param([], "C.UTF-8", "en", id="no-locale"),
        pytest.param(["check", "--help", "--lang", "zh"], "C", "zh", id="behind-help"),
        pytest.param(["check", "--lang=zh", "--nosuch"], "C", "zh", id="one-word"),
        pytest.param(["--lang", "en", "rules"], "zh_CN", "en", id="against-the-locale"),
        pytest.param(["check", "--lang", "en", "--lang", "zh"], "C", "zh", id="the-last"),
        pytest.param(["check", "--lang", "fr"], "zh_CN", "zh", id="no-language"),
        pytest.param(["check", "--", "--lang", "zh"], "C", "en", id="a-path"),
        pytest.param(["check", "--lang"], "C", "en", id="nothing"),
    ],
)
def test_help_is_in_the_language_that_is_asked_for_or_else_the_locales(
    arguments: Sequence[str], locale: str, lang: Lang, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", locale)
    assert language_meant(arguments) == lang


@pytest.mark.parametrize(
    ("settings", "command", "begins"),
    [
        pytest.param('lang = "zh"', "check --help", "用法：licreport check ", id="settings"),
        pytest.param('lang = "zh"', "check --nosuch", "用法：licreport check ", id="usage"),
        pytest.param('lang = "zh"', "check --help --isolated", "Usage: ", id="isolated"),
        pytest.param('lang = "zh"', "check --help --lang en", "Usage: ", id="asked"),
        pytest.param('lang = "zh"', "rules --help", "Usage: ", id="not-for-others"),
        pytest.param('lang = "fr"', "check --help", "Usage: ", id="unusable"),
        pytest.param("lang = ", "check --help", "Usage: ", id="unreadable"),
    ],
)
def test_help_of_check_goes_by_the_projects_settings(
    licreport: Program, settings: str, command: str, begins: str
) -> None:
    Path("licreport.toml").write_text(f"{settings}\n", encoding="utf-8")
    ran = licreport(*command.split())
    assert (ran.out or ran.err).startswith(begins)


# How it is shown.


@each_command
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_chinese_help_fits_the_terminal_and_no_line_begins_with_a_mark(
    licreport: Program, name: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = licreport(*name.split(), "--help", "--lang", "zh") if name else _in_chinese(licreport, monkeypatch)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line for line in lines if cells(line) > max(width, 60)] == []
    assert [line for line in lines if line.strip()[:1] in {*"，。；：、）"} - {""}] == []
    assert "\0" not in ran.out
    assert re.search(r"显\s*示\s*本\s*帮\s*助\s*并\s*退\s*出", ran.out)


def _in_chinese(licreport: Program, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Ask the program itself for help, which takes no --lang, in a Chinese locale."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    return licreport("--help")


@each_command
def test_chinese_help_has_no_english_prose_and_english_help_no_chinese(
    licreport: Program, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = licreport(*name.split(), "--help").out
    assert not CHINESE.search(english.replace(TITLE, "").replace(EXAMPLE_NAME, ""))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chinese = licreport(*name.split(), "--help").out.partition("示例：")[0]
    assert chinese.startswith("用法：licreport")
    assert re.findall(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", chinese) == []
    flags = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
    assert {*flags.findall(english)} == {*flags.findall(chinese)} | {*flags.findall(english.partition("Example")[2])}


USAGE = {
    "ckeck": "没有命令 'ckeck'。 是否应为 'check'？",
    "--nosuch": "没有选项 '--nosuch'。",
    "check --nosuch": "没有选项 '--nosuch'。",
    "export --docx2": "没有选项 '--docx2'。 是否应为 '--docx'？",
    "check --strict=1": "选项 '--strict' 不带值。",
    "summary 2024 2023": "多出参数（2023）",
    "explain": "缺少参数 'CODE'。",
    "rollup": "缺少选项 '--authority'。",
    "explain LR101 LR102": "多出参数（LR102）",
    "rules --lang fr": "'--lang' 的值无效：'fr' 不是其中之一：'zh', 'en'。",
    "check --jobs x": "'--jobs' 的值无效：'x' 不是整数。",
    "check --jobs 0": "'--jobs' 的值无效：0 不在范围 x>=1 之内。",
    "export --json -o": "选项 '-o' 要带一个值。",
    "explain E999": "没有代码为 E999 的规则",
    "check nosuch": "没有这个文件或目录：nosuch",
}


@pytest.mark.parametrize(("arguments", "message"), USAGE.items(), ids=USAGE)
def test_wrong_usage_is_told_in_chinese_where_that_is_the_language(
    licreport: Program, arguments: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    ran = licreport(*shlex.split(arguments))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"错误：{message}\n")
    assert "Usage" not in ran.err
    assert "Error" not in ran.err


def test_one_language_does_not_stay_for_the_next_run(licreport: Program) -> None:
    first = licreport("explain")
    assert licreport("explain", "--lang", "zh").err.endswith("错误：缺少参数 'CODE'。\n")
    assert licreport("explain") == first
    assert first.err.endswith("Error: Missing argument 'CODE'.\n")
