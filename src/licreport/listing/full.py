"""The form for people: each finding with its line of the file, a mark under the value, and what it is compared with."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from licreport.check import Checked, span_of
from licreport.diagnostic import SEVERITY_WORDS, Computed, Diagnostic, Side, Term
from licreport.language import Lang, Words
from licreport.load import Loaded
from licreport.source import Path, Span
from licreport.terminal import cells, printable, shortened

Paint: TypeAlias = Callable[[str, str], str]
"""Makes a piece of text safe for the terminal and gives it the look of its role."""

_WITH = Words("with {others}: {label} = {value}, computed", "加{others}：{label} = {value}，计算得出")
_ON_LINE = Words("{term} (line {line})", "{term}（第 {line} 行）")
_MORE = Words("… and {count} more", "……另有 {count} 处")
_RELATED_SHOWN = 6
_LEAD_SHOWN = 40  # cells of a line before the value: enough for any key, not for an inline table
_VALUE_SHOWN = 60


def plain(text: str, role: str) -> str:  # noqa: ARG001  # one of several paints; this one gives every role the same look
    """Make a piece of text safe, without colour."""
    return printable(text)


def render(checked: Checked, lang: Lang, paint: Paint = plain) -> Iterator[str]:
    """Yield one block of lines for each finding that stands, in the order of the file."""
    for diagnostic in checked.diagnostics:
        yield "\n".join(_block(diagnostic, checked.loaded, lang, paint)) + "\n"


class _Frame(NamedTuple):
    """The bar with line numbers to the left of what is quoted from a file."""

    width: int
    paint: Paint

    def line(self, number: int | str, text: str) -> str:
        return f"{self.paint(f'{number:>{self.width}} │', 'gutter')} {text}".rstrip()

    def remark(self, text: str, role: str) -> str:
        return self.paint(f"{'':{self.width}} = {text}", role)


def _block(diagnostic: Diagnostic, loaded: Loaded, lang: Lang, paint: Paint) -> Iterator[str]:
    finding, span = diagnostic.finding, span_of(diagnostic, loaded)
    severity = diagnostic.severity.value
    place = paint(f"{loaded.name}:{span.line}:{span.column}:", "place")
    verdict = paint(f"{diagnostic.code} {SEVERITY_WORDS[diagnostic.severity].say(lang)}:", severity)
    yield f"{place} {verdict} {paint(diagnostic.message(lang), 'message')}"
    shown = finding.related[:_RELATED_SHOWN]
    places = [loaded.source.span(side.path) for side in shown]
    frame = _Frame(len(str(max(line.line for line in (span, *places)))), paint)
    if loaded.source.text:
        yield frame.line("", "")
        lead, text = _source(span, loaded)
        offset = cells(printable(lead))
        mark = "^" * max(1, cells(printable(text)) - offset)
        yield frame.line(span.line, paint(text, "source"))
        yield frame.line("", " " * offset + paint(f"{mark} {_named(finding.path, loaded)}".rstrip(), severity))
    for side, line in zip(shown, places, strict=True):
        note = paint(f"   # {_annotation(side, loaded, lang)}", "note")
        yield frame.line(line.line, paint(_source(line, loaded)[1], "source") + note)
    if more := len(finding.related) - len(shown):
        yield frame.line("", paint(_MORE.say(lang, {"count": str(more)}), "note"))
    for remark in finding.notes:
        yield frame.remark(remark.say(lang), "note")
    yield frame.remark(f"licreport explain {diagnostic.code}", "gutter")


def _source(span: Span, loaded: Loaded) -> tuple[str, str]:
    """Return a line's text before the span, and through its end; indentation and what follows are left out."""
    line = loaded.source.line(span.line)
    lead = line[: span.column - 1].lstrip()
    if cells(lead) > _LEAD_SHOWN:
        lead = "…" + lead[-_LEAD_SHOWN // 2 :]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return lead, lead + shortened(line[span.column - 1 : end], _VALUE_SHOWN)


def _named(path: Path, loaded: Loaded) -> str:
    """Return the label of what stands at the place, in both languages: figures go by either on paper."""
    if len(path) < 2 or isinstance(path[-1], int):
        return ""
    label = loaded.addresses.label(path)
    return label.zh if label.zh == label.en else f"{label.zh} {label.en}"


def _annotation(side: Side, loaded: Loaded, lang: Lang) -> str:
    if isinstance(side, Term):
        return side.label.say(lang)
    others = [
        _on_line(term, loaded, lang) if sign == "+" else f"{sign} {_on_line(term, loaded, lang)}"
        for sign, term in side.terms[1:]
    ]
    label = side.label.say(lang) if side.label else ""
    return _WITH.say(lang, {"others": ", ".join(others), "label": label, "value": side.value})


def _on_line(side: Side, loaded: Loaded, lang: Lang) -> str:
    if isinstance(side, Computed) and not side.terms:
        return side.say(lang)
    return _ON_LINE.say(lang, {"term": side.say(lang), "line": str(loaded.source.span(side.path).line)})
