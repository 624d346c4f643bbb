"""What click says itself, in both languages: headings, hints, and what is wrong with arguments.

`tests/cli/test_help.py` compares the English with what click would say; what is unknown here is said as click does.
"""

from collections.abc import Sequence
from gettext import gettext

import click

from licreport.words.language import Lang, Words


def said(message: str, lang: Lang) -> str:
    """Return what click says, in a language."""
    return _CHINESE.get(message, message) if lang == "zh" else gettext(message)


def restated(error: click.MissingParameter | click.NoSuchOption, context: click.Context) -> click.UsageError:
    """Return in Chinese what is said in English too early, or with a full stop that is no part of the phrase."""
    if isinstance(error, click.MissingParameter):
        return click.UsageError(error.format_message().removesuffix(".") + "。", context)
    message = _CHINESE[_NO_OPTION].format(name=error.option_name)
    return click.NoSuchOption(error.option_name, message, error.possibilities, context)


_NO_OPTION = "No such option {name!r}."

PHRASES: Sequence[Words] = (
    Words("Usage:", "用法："),
    Words("[OPTIONS]", "[选项]"),
    Words("COMMAND [ARGS]...", "命令 [参数]..."),
    Words("Options", "选项"),
    Words("Positional arguments", "参数"),
    Words("Commands", "命令"),
    Words("Show this message and exit.", "显示本帮助并退出。"),
    Words("default: {default}", "默认：{default}"),
    Words("env var: {var}", "环境变量：{var}"),
    Words("required", "必填"),
    Words("(dynamic)", "（视情况而定）"),
    Words("Error: {message}", "错误：{message}"),
    Words("Try '{command} {option}' for help.", "用法说明见 '{command} {option}'。"),
    Words("Missing command.", "没有指明命令。"),
    Words("No such command {name!r}.", "没有命令 {name!r}。"),
    Words("No such option {name!r}.", "没有选项 {name!r}。"),
    Words("No such option: {name}", "没有选项 {name}。"),
    Words("Did you mean {possibility}?", "是否应为 {possibility}？"),
    Words("(Did you mean one of: {possibilities}?)", "是否应为其中之一：{possibilities}？"),
    Words("(Possible options: {possibilities})", "是否应为其中之一：{possibilities}？"),
    Words("Missing argument", "缺少参数"),
    Words("Missing option", "缺少选项"),
    Words("Missing parameter", "缺少参数"),
    Words("Missing {param_type}", "缺少 {param_type}"),
    Words("Missing parameter: {param_name}", "缺少参数：{param_name}"),
    Words("Got unexpected extra argument ({args})", "多出参数（{args}）"),
    Words("Got unexpected extra arguments ({args})", "多出参数（{args}）"),
    Words("Takes {nargs} values but 1 was given.", "应有 {nargs} 个值，只给了 1 个。"),
    Words("Takes {nargs} values but {len} were given.", "应有 {nargs} 个值，给了 {len} 个。"),
    Words("Argument {name!r} takes {nargs} values.", "参数 {name!r} 应有 {nargs} 个值。"),
    Words("Option {name!r} does not take a value.", "选项 {name!r} 不带值。"),
    Words("Option {name!r} requires an argument.", "选项 {name!r} 要带一个值。"),
    Words("Option {name!r} requires {nargs} arguments.", "选项 {name!r} 要带 {nargs} 个值。"),
    Words("Invalid value: {message}", "值无效：{message}"),
    Words("Invalid value for {param_hint}: {message}", "{param_hint} 的值无效：{message}"),
    Words("{value!r} is not {choice}.", "{value!r} 不是 {choice}。"),
    Words("{value!r} is not one of {choices}.", "{value!r} 不是其中之一：{choices}。"),
    Words("{value} is not in the range {range}.", "{value} 不在范围 {range} 之内。"),
    Words("{value!r} is not a valid {number_type}.", "{value!r} 不是整数{number_type:.0}。"),  # .0: nothing of it
    Words("{value!r} is not a valid boolean. Recognized values: {states}", "{value!r} 不是这些值之一：{states}"),
    Words("Choose from:\n\t{choices}", "可选：\n\t{choices}"),
)
"""The options that take numbers take whole ones."""

_CHINESE = dict(PHRASES)
