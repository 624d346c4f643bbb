"""JUnit XML, as CI servers show test results: a suite for each file, a case for each rule that was evaluated on it.

A rule with a finding that stands has failed, of type `error` or `warning`, with the findings in full as its text: a
warning is a failure here since JUnit knows nothing between. A rule whose findings are all waived has passed, and says
so; one that lacks figures is skipped. Rules on loading, on prose and on waivers count as evaluated if the file loads.
What several findings would follow from is the output of the suite, and each of them refers to it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from licreport.check.one import Checked
from licreport.files.repository import in_repository
from licreport.listing.forms import Options, full
from licreport.relations.waiver import Waived
from licreport.report.diagnostic import Diagnostic, Severity
from licreport.rules import RULES, family
from licreport.words.language import Lang, Words
from licreport.words.terminal import printable

_NOT_LOADED = Words("the file could not be loaded as a report", "文件无法读取为报告")
_NOT_EVALUABLE = Words("not evaluable: the report lacks the figures", "无法核对：报告没有所需的数据")
_MORE = Words("{first} (and {count} more)", "{first}（另有 {count} 处）")
_WAIVED = Words("waived: {message}: {reason}", "已豁免：{message}：{reason}")


IS_DATA = True


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield the suites file by file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="licreport">\n'
    for checked in results:
        yield f"{tostring(_suite(checked, options.lang), encoding='unicode')}\n"
    yield "</testsuites>\n"


class _Case(NamedTuple):
    """What became of one rule on one file."""

    code: str
    standing: list[tuple[Diagnostic, str]]
    """The findings that stand, with their text in full."""
    waived: list[Waived]
    skipped: Words | None
    """Why it was not evaluated."""


def _cases(checked: Checked, told: Iterable[tuple[Diagnostic | None, str]]) -> Iterator[_Case]:
    standing: dict[str, list[tuple[Diagnostic, str]]] = {}
    for diagnostic, block in told:
        if diagnostic is not None:
            standing.setdefault(diagnostic.code, []).append((diagnostic, block))
    waived: dict[str, list[Waived]] = {}
    for each in checked.waived_in_order():
        waived.setdefault(each.diagnostic.code, []).append(each)
    names = ("loading", "documents") if checked.loaded.source.is_document else ("loading",)
    always = {rule.code for name in (*names, "prose", "waivers") for rule in family(name)}
    codes = always | checked.tallies.keys() | standing.keys() | waived.keys()
    for code in sorted(codes):
        tally, skipped = checked.tallies.get(code), None
        if tally is None and not checked.is_report:
            skipped = _NOT_LOADED
        elif tally is not None and not tally.held + tally.broken:
            skipped = _NOT_EVALUABLE
        yield _Case(code, standing.get(code, []), waived.get(code, []), None if code in standing else skipped)


def _suite(checked: Checked, lang: Lang) -> Element:
    told = [*full.told(checked, lang)]
    name, cases = _legal(in_repository(checked.loaded.name)), [*_cases(checked, told)]
    counts = {
        "tests": len(cases),
        "failures": sum(bool(case.standing) for case in cases),
        "errors": 0,
        "skipped": sum(case.skipped is not None for case in cases),
    }
    suite = Element("testsuite", {"name": name, **{key: str(value) for key, value in counts.items()}, "file": name})
    for case in cases:
        element = SubElement(suite, "testcase", {"classname": name, "name": f"{case.code} {RULES[case.code].name}"})
        if case.standing:
            severities = {diagnostic.severity for diagnostic, _ in case.standing}
            kind = Severity.ERROR if Severity.ERROR in severities else Severity.WARNING
            first = {"type": kind.value, "message": _legal(_message(case, lang))}
            SubElement(element, "failure", first).text = _text(block for _, block in case.standing)
        elif case.skipped:
            SubElement(element, "skipped", {"message": case.skipped.say(lang)})
        if case.waived:
            SubElement(element, "system-out").text = "\n".join(_remark(each, lang) for each in case.waived)
    if causes := [block for diagnostic, block in told if diagnostic is None]:
        SubElement(suite, "system-out").text = _text(causes)
    indent(suite)
    return suite


def _text(blocks: Iterable[str]) -> str:
    return "\n".join(map(_legal, "\n".join(blocks).split("\n")))


def _message(case: _Case, lang: Lang) -> str:
    first = case.standing[0][0].message(lang)
    more = len(case.standing) - 1
    return _MORE.say(lang, {"first": first, "count": str(more)}) if more else first


def _remark(waived: Waived, lang: Lang) -> str:
    facts = {"message": waived.diagnostic.message(lang), "reason": waived.waiver.reason or ""}
    return _legal(_WAIVED.say(lang, facts))


def _legal(text: str) -> str:
    r"""Return one line without what XML cannot hold or a terminal should not get, which is spelt out (`\x1b`)."""
    return re.sub("[\ud800-\udfff\ufffe\uffff]", lambda match: f"\\u{ord(match.group()):04x}", printable(text))
