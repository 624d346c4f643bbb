"""The commands by name, each imported when it is asked for; how their output fails, and in which language they speak.

What a command and an option are for stands in both languages where they are declared, and is only said where help is
shown, or how to use a command; click's own words are in `help/phrases.py`.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from click import core, exceptions, formatting, parser, types

from licreport.words.language import Lang, Words

_MODULES: Mapping[str, str] = {
    "check": "check",
    "explain": "reference",
    "export": "export",
    "new": "new",
    "read": "read",
    "rollup": "rollup",
    "rules": "reference",
    "schema": "reference",
    "serve": "pages.serve",
    "site": "pages.site",
    "summary": "summary",
    "tabulate": "cases.tabulate",
    "trend": "trend",
}
"""The module in which each command stands, as `NAME_command`."""


class Commands(Mapping[str, click.Command]):
    """All commands; one that is not asked for is not imported."""

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f"licreport.cli.{_MODULES[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


class PipeClosedError(Exception):
    """Whoever read the output has stopped reading."""


class OutputError(Exception):
    """Standard output cannot be written to: why, in both languages."""

    def __init__(self, words: Words, why: str = "") -> None:
        super().__init__(words.say("en", {"why": why}))
        self.words, self.why = words, why


CANNOT_PRINT = Words("cannot write to standard output: {why}", "无法写到标准输出：{why}")


def language() -> Lang:
    """Return the language in which help and wrong usage are told, whatever was understood of the arguments."""
    from licreport.cli.help.language import language_meant  # noqa: PLC0415  # only who is told something pays for it

    return language_meant(sys.argv[1:])


class Context(click.Context):
    """A command's context, whose help fits where a Chinese character takes two cells."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays help out."""
        from licreport.cli.help.layout import formatter  # noqa: PLC0415  # as above

        return formatter(language(), self.terminal_width, self.max_content_width)


class Command(click.Command):
    """A command that says in both languages what it is for; its function's docstring does so in English."""

    context_class = Context

    def __init__(self, name: str | None, *, zh: str, examples: Sequence[str] = (), **facts: Any) -> None:  # noqa: ANN401  # as click's
        self.zh, self.examples = zh, examples
        super().__init__(name, **facts)

    @property
    def help(self) -> str | None:
        """What it is for."""
        return inspect.cleandoc(self.zh if language() == "zh" else self._english)

    @help.setter  # noqa: A003  # as click calls it
    def help(self, english: str | None) -> None:
        self._english = english or ""

    @property
    def epilog(self) -> str | None:
        """How it is used, for example."""
        if not self.examples:
            return None
        called = Words("Example" if len(self.examples) == 1 else "Examples", "示例")
        return Words(f"{called.en}: ", f"{called.zh}：").say(language()) + " · ".join(self.examples)

    @epilog.setter
    def epilog(self, _: str | None) -> None:
        pass

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what it is for in a line: the first sentence, which in Chinese is never cut."""
        return super().get_short_help_str(limit) if language() == "en" else (self.help or "").partition("。")[0]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows its name where it is told how it is used."""
        return [_said(piece) for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; what is wrong with them is told in the language that is meant."""
        try:
            return super().parse_args(ctx, args)
        except (click.MissingParameter, click.NoSuchOption) as error:
            if language() == "en":
                raise
            from licreport.cli.help.phrases import restated  # noqa: PLC0415  # as above

            raise restated(error, ctx) from None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the one that shows them among them."""
        shown = self.get_help_option(ctx)
        if shown is not None:
            shown.help = _said("Show this message and exit.")
        super().format_options(ctx, formatter)


class Group(Command, click.Group):
    """The program itself, which says likewise what it is for."""


class Option(click.Option):
    """An option that says in both languages what it is for."""

    def __init__(self, *declared: Any, help: Words, **facts: Any) -> None:  # noqa: A002, ANN401  # as click's
        self.words = help
        super().__init__(*declared, **facts)

    @property
    def help(self) -> str | None:
        """What it is for."""
        return self.words.say(language())

    @help.setter  # noqa: A003  # as click calls it
    def help(self, _: str | None) -> None:
        pass


def command(
    name: str, zh: str, *examples: str, cls: type[Command] = Command
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command: its docstring says in English what `zh` says in Chinese, and examples show it."""
    return click.command(name, cls=cls, zh=zh, examples=examples)


def option(*names: str, help: Words, **facts: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: A002, ANN401  # as above
    """Give a command an option."""
    return click.option(*names, cls=Option, help=help, **facts)


def _said(message: str) -> str:
    """Return what click says, in the language that is meant."""
    if message in _SAID_TOO_EARLY:
        return message
    from licreport.cli.help.phrases import said  # noqa: PLC0415  # as above

    return said(message, language())


_SAID_TOO_EARLY = {"No such option {name!r}.", "No such option: {name}"}
"""What click says of every short option before it finds it; `Command.parse_args` says it where it is meant."""


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)


# Click looks its words up by these two names of gettext, which go by the locale alone and find no catalogue of ours.
for _module in (core, exceptions, formatting, parser, types):
    vars(_module).update({name: own for name, own in (("_", _said), ("ngettext", _counted)) if name in vars(_module)})
