"""What to ask whom for: who has sent nothing, what was left blank that others filled in, and what does not add up."""

from collections.abc import Iterator, Sequence

from licreport.check.one import Checked, span_of
from licreport.report.address import TABLES, key_label
from licreport.report.diagnostic import SEVERITY_WORDS
from licreport.report.source import Path
from licreport.rollup.gather import Gathered
from licreport.rollup.sums import SUMMED
from licreport.rollup.table import value
from licreport.words.alike import normal
from licreport.words.language import Lang, Words

_TITLE = Words("# {authority} {year}: what to ask for", "# {authority}{year}年数据：待核实事项")
_NOT_SENT = Words("## Nothing sent", "## 尚未报送")
_NOT_NAMED = Words("## Sent, and not among the departments named", "## 不在部门名单中")
_BLANK = Words(
    "- {label}: blank; {count} of the {others} others print it",
    "- {label}：未填，其余 {others} 个部门中有 {count} 个已填",
)
_FINDING = Words("- {place}: {code} {severity}: {message}", "- {place}：{code} {severity}：{message}")
_NOTHING = Words("Nothing is left to ask.", "没有需要核实的事项。")


def asked(gathered: Gathered, authority: str, year: int, named: Sequence[str], lang: Lang) -> str:
    """Return the list as Markdown; `named` are those that should have sent a report, if that is known."""
    blocks = [*_of_names(gathered, named, lang)]
    blocks += [block for part in _all(gathered) if (block := _of_part(part, gathered, lang))]
    title = _TITLE.say(lang, {"authority": authority, "year": str(year)})
    return "\n\n".join([title, *blocks] if blocks else [title, _NOTHING.say(lang)]) + "\n"


def _all(gathered: Gathered) -> Sequence[Checked]:
    """Return every return once: those that do not load in full are not among the parts, or are."""
    return [*gathered.parts, *(one for one in gathered.unsound if one not in gathered.parts)]


def missing(gathered: Gathered, named: Sequence[str]) -> list[str]:
    """Return those of whom there is no report, as they are named."""
    sent = {normal(name) for part in _all(gathered) if (name := _name(part)) is not None}
    return [name for name in named if normal(name) not in sent]


def _of_names(gathered: Gathered, named: Sequence[str], lang: Lang) -> Iterator[str]:
    if absent := missing(gathered, named):
        yield "\n".join([_NOT_SENT.say(lang), "", *(f"- {name}" for name in absent)])
    known = {normal(name) for name in named}
    sent = [name for part in _all(gathered) if (name := _name(part)) is not None]
    if named and (others := [name for name in sent if normal(name) not in known]):
        yield "\n".join([_NOT_NAMED.say(lang), "", *(f"- {name}" for name in others)])


def _name(part: Checked) -> str | None:
    report = part.loaded.report
    return None if report is None else report.report.authority


def _of_part(part: Checked, gathered: Gathered, lang: Lang) -> str:
    """Return what to ask one of them, under its name and its file; nothing where there is nothing to ask."""
    lines = [*_blanks(part, gathered, lang), *_findings(part, lang)]
    name = _name(part)
    file = part.loaded.name
    heading = f"## {file}" if name is None else f"## {name}（{file}）" if lang == "zh" else f"## {name} ({file})"
    return "\n".join([heading, "", *lines]) if lines else ""


def _blanks(part: Checked, gathered: Gathered, lang: Lang) -> Iterator[str]:
    """Yield the figures that others print and this one does not."""
    own = part.loaded.report
    others = [one.loaded.report for one in _all(gathered) if one is not part and one.loaded.report is not None]
    if own is None:
        return
    for path in SUMMED:
        count = sum(value(other, path) is not None for other in others)
        if count and value(own, path) is None and not _is_faulty(part, path):
            label = key_label(TABLES[str(path[0])], str(path[1])).say(lang)
            yield _BLANK.say(lang, {"label": label, "count": str(count), "others": str(len(others))})


def _is_faulty(part: Checked, path: Path) -> bool:
    """Tell whether something stands there that could not be read, of which a finding speaks."""
    return any(diagnostic.finding.path == path for diagnostic in part.diagnostics)


def _findings(part: Checked, lang: Lang) -> Iterator[str]:
    for diagnostic in part.diagnostics:
        facts = {
            "place": part.loaded.source.told(span_of(diagnostic, part.loaded)).say(lang),
            "code": diagnostic.code,
            "severity": SEVERITY_WORDS[diagnostic.severity].say(lang),
            "message": diagnostic.message(lang),
        }
        yield _FINDING.say(lang, facts)
