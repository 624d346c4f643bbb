"""What `check` adds below the findings when asked: how many of each rule, and what was not looked at."""

from collections.abc import Iterator

from licreport.check.coverage import Lacking, coverage
from licreport.check.one import Checked
from licreport.listing.count import Count
from licreport.report.source import LeftOut, Spot
from licreport.rules import RULES
from licreport.words.language import Lang, Words, joined
from licreport.words.terminal import printable

_LEFT_OUT = Words("{place}: {said}", "{place}：{said}")
_UNTOUCHED = Words("{place}: no rule looked at {label}", "{place}：没有规则核对“{label}”")
_LACKS = Words(
    "{place}: {code} could not be evaluated for want of {lacking}", "{place}：{code} 无法核对，缺少“{lacking}”"
)
_ZERO = Words(
    "{place}: {code} could not be evaluated, since it divides by {lacking}, which is zero",
    "{place}：{code} 无法核对，因为作为分母的“{lacking}”为零",
)
_NOT_LOADED = Words(
    "{place}: {code} was not evaluated, since something it relates did not load",
    "{place}：{code} 未核对，因为有关内容无法读取",
)


def statistics_lines(count: Count, lang: Lang) -> Iterator[str]:
    """Yield a line for each rule that found something, the most findings first."""
    for code, number in sorted(count.codes.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{number:>7,}  {code}  {RULES[code].summary.say(lang)}\n"


def coverage_lines(checked: Checked, lang: Lang) -> Iterator[str]:
    """Yield a line for each number of a document, each figure that no rule looked at, each relation that lacked one."""
    found, loaded = coverage(checked), checked.loaded
    for left in sorted((*loaded.source.left_out, *loaded.source.accounted), key=_order):
        place = loaded.name if left.span is None else loaded.at(left.span, lang)
        yield printable(_LEFT_OUT.say(lang, {"place": place, "said": left.said.say(lang)})) + "\n"
    for path in found.untouched:
        facts = {"place": _place(Spot(path), checked, lang), "label": loaded.addresses.label(path).say(lang)}
        yield printable(_UNTOUCHED.say(lang, facts)) + "\n"
    for line in dict.fromkeys(_lacks(lacking, checked, lang) for lacking in found.lacking):
        yield printable(line) + "\n"


def _order(told: LeftOut) -> tuple[bool, int, int]:
    span = told.span
    return (True, 0, 0) if span is None else (False, span.line, span.column)


def _lacks(lacking: Lacking, checked: Checked, lang: Lang) -> str:
    labels = [label.say(lang) for label in lacking.lacking or lacking.zero]
    place = _place(lacking.stated[0], checked, lang) if lacking.stated else checked.loaded.name
    words = _LACKS if lacking.lacking else _ZERO if lacking.zero else _NOT_LOADED
    return words.say(
        lang, {"place": place, "code": lacking.rule.code, "lacking": joined(labels, lang) if labels else ""}
    )


def _place(spot: Spot, checked: Checked, lang: Lang) -> str:
    loaded = checked.file(spot.file)
    span = loaded.source.span(spot.path)
    return loaded.at(span, lang)
