"""What was found of an authority's reports: in `check`'s own words, with those of the report, and where they stand."""

from collections.abc import Iterator, Sequence
from typing import Any

from licreport.render.web.text import escaped, readable
from licreport.rules import RULES
from licreport.site.addresses import ABOUT, in_language, way
from licreport.site.kept.found import Found
from licreport.site.pages.frame import linked
from licreport.words.language import Lang, Words
from licreport.words.period import called

_FOUND = Words("What does not hold", "不成立之处")
_BETWEEN = Words("What does not agree with other reports", "与其他报告不一致之处")
_BETWEEN_SAID = Words(
    "Two reports cannot both be right here. Which of them is wrong is not known; it may be the other.",
    "这里两份报告不可能都对。哪一份有误，无从得知，也可能是另一份。",
)
_HINTS = Words("Also noted", "另请注意")
_HINTED = Words(
    "No contradictions: what is unusual, is missing among the reports at hand, or could not be read.",
    "不属于矛盾：较为少见、手头缺少的报告，或无法读取之处。",
)
_WORDS, _PLACE = Words("The words", "原文"), Words("Place", "位置")
_LINE = Words("In the data", "数据文件")
_RULE, _WAIVED = Words("Rule", "规则"), Words("Accepted, since", "予以认可")
_MADE_OF = Words("Against", "对照")
_IN = Words("{where} of {file}", "{file}，{where}")
_WRONG = Words("Wrong? How to object", "有误？如何提出异议")


def findings(reports: Sequence[Found], here: str, lang: Lang) -> Iterator[str]:
    """Yield what contradicts itself, then what contradicts other reports, then, folded up, all else."""
    shown = [(found, finding) for found in reports for finding in found.findings]
    broken = [(found, finding) for found, finding in shown if finding["kind"] == "contradiction"]
    between = [(found, finding) for found, finding in shown if finding["kind"] == "between"]
    others = [(found, finding) for found, finding in shown if finding["kind"] in {"hint", "file"}]
    if broken:
        yield f'<h2 id="findings">{_FOUND.say(lang)}</h2>'
        for found, finding in broken:
            yield from _finding(found, finding, here, lang)
    if between:
        yield f'<h2 id="between">{_BETWEEN.say(lang)}</h2>'
        yield f"<p>{_BETWEEN_SAID.say(lang)}</p>"
        for found, finding in between:
            yield from _finding(found, finding, here, lang)
    if others:
        yield f'<details class="others"><summary>{_HINTS.say(lang)} ({len(others):,})</summary>'
        yield f"<p>{_HINTED.say(lang)}</p>"
        for found, finding in others:
            yield from _finding(found, finding, here, lang)
        yield "</details>"


def _finding(found: Found, finding: Any, here: str, lang: Lang) -> Iterator[str]:  # noqa: ANN401  # as JSON has it
    about = way(here, in_language(ABOUT, lang))
    year = escaped(called(found.row.year, found.row.span).say(lang))
    own = finding["fingerprint"][:12]
    yield f'<article class="finding {finding["kind"]}" id="finding-{own}" aria-labelledby="said-{own}">'
    yield f'<h3 id="said-{own}"><span class="year">{year}</span> {escaped(finding["message"][lang])}</h3>'
    yield from (f"<p>{escaped(note[lang])}</p>" for note in finding["notes"])
    yield "<dl>"
    quoted = _WORDS if "quotation" in finding else _LINE
    yield f"<div><dt>{quoted.say(lang)}</dt><dd>{_quoted(finding)}</dd></div>"
    others = [
        f"<span>{escaped(side['says'][lang])}</span>{_around(side)}"
        for side in finding["related"]
        if side["address"] != finding["address"]
    ]
    if others:
        yield f"<div><dt>{_MADE_OF.say(lang)}</dt><dd>{'<br>'.join(others)}</dd></div>"
    where = escaped(_IN.say(lang, {"where": finding["where"][lang], "file": found.file}))
    published = f" · {source(found, lang)}" if found.row.source else ""
    yield f"<div><dt>{_PLACE.say(lang)}</dt><dd>{where}{published}</dd></div>"
    summary = escaped(RULES[finding["code"]].summary.say(lang))
    rule = f'<a href="{about}#{finding["code"]}">{finding["code"]}</a> {summary}'
    yield f"<div><dt>{_RULE.say(lang)}</dt><dd>{rule}</dd></div>"
    if finding["waiver"]:
        yield f"<div><dt>{_WAIVED.say(lang)}</dt><dd>{escaped(finding['waiver']['reason'] or '')}</dd></div>"
    yield "</dl>"
    yield f'<p class="small"><a href="{about}#objecting">{_WRONG.say(lang)}</a></p>'
    yield "</article>"


_LONGEST = 240  # characters of a line that is quoted


def _quoted(finding: Any) -> str:  # noqa: ANN401  # as above
    """Return the words that a finding is about, with those around them; of TOML its line."""
    if "quotation" in finding:
        return _marked(finding["quotation"])
    line = readable(finding["line"])
    return f"<q>{escaped(line[:_LONGEST])}{'…' if len(line) > _LONGEST else ''}</q>"


def _marked(quotation: Any) -> str:  # noqa: ANN401  # as above
    before, exact, after = (escaped(quotation[part]) for part in ("prefix", "exact", "suffix"))
    return f"<q>…{before}<mark>{exact}</mark>{after}…</q>"


def _around(side: Any) -> str:  # noqa: ANN401  # as above
    return f" {_marked(side['quotation'])}" if "quotation" in side else ""


def source(found: Found, lang: Lang) -> str:
    """Return the link to where a report was published, or the name of the file where that is not stated."""
    own = found.row
    if own.source and own.source.startswith(("https://", "http://")):
        return f'<a href="{escaped(own.source)}" rel="noreferrer noopener">{_PUBLISHED.say(lang)}</a>'
    return linked(own.source) if own.source else escaped(_OUR_FILE.say(lang, {"file": found.file}))


_PUBLISHED = Words("as published", "原文")
_OUR_FILE = Words("the file {file}; where it was published is not stated", "文件 {file}，未写明发布网址")
