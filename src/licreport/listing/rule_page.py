"""A rule's page for a terminal: what must hold, why, examples of both kinds, and how its findings are waived."""

from collections.abc import Iterator

from licreport.relations.rule import Rule
from licreport.report.diagnostic import SEVERITY_WORDS
from licreport.words.language import Lang, Words
from licreport.words.terminal import wrapped

WIDTH = 80

_SEVERITY = Words(" ({severity})", "（{severity}）")
_BAD = Words("Not like this, where marked:", "错误的写法（标记处）：")
_GOOD = Words("But like this:", "正确的写法：")
_NAMED = Words("(in {file})", "（文件名 {file}）")
_WAIVING = Words(
    "A discrepancy of the published text itself is accepted, with its reason, by",
    "公布的文本本身有差异时，写明理由予以豁免：",
)
_WAIVER = Words(
    """\
[[waiver]]
rule       = "{code}"
at         = "…"   # the address in the finding, such as handling.on_time
difference = …     # optional: at any other difference the finding comes back
reason     = "…"
""",
    """\
[[waiver]]
rule       = "{code}"
at         = "…"   # 报出差异时所写的位置，如 handling.on_time
difference = …     # 可选：差额不同时，差异会重新报出
reason     = "…"
""",
)


def render(rule: Rule, lang: Lang) -> str:
    """Return the page as lines of at most 80 cells, but for examples."""
    return "\n\n".join(_paragraphs(rule, lang)) + "\n"


def _paragraphs(rule: Rule, lang: Lang) -> Iterator[str]:
    severity = " / ".join(SEVERITY_WORDS[severity].say(lang) for severity in rule.severities)
    yield f"{rule.code} {rule.name}{_SEVERITY.say(lang, {'severity': severity})}"
    for paragraph in (rule.summary.say(lang), *rule.reason.say(lang).split("\n\n")):
        yield "\n".join(wrapped(paragraph, WIDTH))
    for example in rule.examples():
        words = _BAD if example.is_bad else _GOOD
        named = f" {_NAMED.say(lang, {'file': example.file})}" if example.file else ""
        yield f"{words.say(lang)}{named}"
        yield _indented(example.text)
    if rule.is_waivable:
        yield "\n".join(wrapped(_WAIVING.say(lang), WIDTH))
        yield _indented(_WAIVER.say(lang, {"code": rule.code}))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines())
