"""The block of a finding: its line of the file, a mark under the value, what it is compared with, and remarks."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from licreport.check.one import Checked, span_of
from licreport.figures.stated import decimal_text
from licreport.listing.causes import NOTE, Told
from licreport.listing.forms import COLONS, Paint
from licreport.report.diagnostic import SEVERITY_WORDS, Computed, Diagnostic, Finding, Side, Term
from licreport.report.load import Loaded
from licreport.report.source import Path, Span
from licreport.rules import RULES
from licreport.words.language import Lang, Words
from licreport.words.terminal import cells, printable, shortened

_WITH = Words("with {others}: {label} = {value}, computed", "加{others}：{label} = {value}，计算得出")
_ON_LINE = Words("{term} ({line})", "{term}（{line}）")
_MORE = Words("… and {count} more", "……另有 {count} 处")
_RELATED_SHOWN = 6
_LEAD_SHOWN = 40  # cells of a line before the value: enough for any key, not for an inline table
_VALUE_SHOWN = 60
_LONG = 200  # characters that are looked at to fill them


def finding_lines(
    diagnostic: Diagnostic, checked: Checked, lang: Lang, paint: Paint, likely: Sequence[str]
) -> Iterator[str]:
    """Yield the lines of a finding's block; `likely` are the remarks on what would resolve it."""
    loaded = checked.loaded
    finding, span = diagnostic.finding, span_of(diagnostic, loaded)
    severity = diagnostic.severity.value
    place = paint(f"{loaded.at(span, lang)}:", "place")
    colon, gap = COLONS[lang]
    verdict = paint(f"{diagnostic.code} {SEVERITY_WORDS[diagnostic.severity].say(lang)}{colon}", severity)
    yield f"{place} {verdict}{gap}{paint(diagnostic.message(lang), 'message')}"
    related, label = finding.related, _label(finding, loaded)
    if related and (related[0].path, related[0].file) == (
        finding.path,
        None,
    ):  # the stated side was computed itself: say so beside the mark
        label = f"{label}: {_annotation(related[0], loaded, lang)}"
        related = related[1:]
    places = [(file := checked.file(side.file), file.source.span(side.path)) for side in related[:_RELATED_SHOWN]]
    frame = _Frame(max(len(file.source.gutter(line.line)) for file, line in ((loaded, span), *places)), paint)
    if loaded.source.text:
        lead, marked, rest = _quoted(span, _end_of_value(finding, span, loaded), loaded)
        yield frame.line("", "")
        yield frame.line(loaded.source.gutter(span.line), paint(lead + marked + rest, "source"))
        mark = "^" * max(1, cells(marked))
        yield frame.line("", " " * cells(lead) + paint(f"{mark} {label}".rstrip(), severity))
    quoted = loaded
    for side, (file, line) in zip(related, places, strict=False):
        if file is not quoted:
            yield frame.file(file.at(line, lang))
            quoted = file
        remark = paint(f"   # {_annotation(side, loaded, lang)}", "note")
        yield frame.line(
            file.source.gutter(line.line), paint("".join(_quoted(line, line.end_column, file)), "source") + remark
        )
    if len(related) > len(places):
        yield frame.line("", paint(_MORE.say(lang, {"count": str(len(related) - len(places))}), "note"))
    for note in finding.notes:
        yield frame.remark(note.say(lang), "note")
    for correction in likely:
        yield frame.remark(correction, "likely")
    yield frame.remark(f"licreport explain {diagnostic.code}{_waiver(diagnostic, loaded)}", "gutter")


def cause_lines(told: Told, lang: Lang, paint: Paint) -> Iterator[str]:
    """Yield the lines of the block of a figure that several findings would follow from."""
    loaded, span = told.loaded, told.span
    place = paint(f"{loaded.at(span, lang)}:", "place")
    colon, gap = COLONS[lang]
    yield f"{place} {paint(f'{NOTE.say(lang)}{colon}', 'likely')}{gap}{paint(told.said, 'message')}"
    frame = _Frame(len(loaded.source.gutter(span.line)), paint)
    end = span.end_column if span.end_line == span.line else loaded.source.width(span.line) + 1
    lead, marked, rest = _quoted(span, end, loaded)
    yield frame.line("", "")
    yield frame.line(loaded.source.gutter(span.line), paint(lead + marked + rest, "source"))
    yield frame.line(
        "",
        " " * cells(lead) + paint(f"{'^' * max(1, cells(marked))} {_labelled(told.path, loaded)}".rstrip(), "likely"),
    )


class _Frame(NamedTuple):
    """The bar with line numbers to the left of what is quoted from a file."""

    width: int
    paint: Paint

    def line(self, number: str, text: str) -> str:
        return f"{self.paint(f'{number:>{self.width}} │', 'gutter')} {text}".rstrip()

    def file(self, place: str) -> str:
        gutter = f"{'':{self.width}} ::"
        return f"{self.paint(gutter, 'gutter')} {self.paint(place, 'place')}"

    def remark(self, text: str, role: str) -> str:
        return self.paint(f"{'':{self.width}} = {text}", role)


def _waiver(diagnostic: Diagnostic, loaded: Loaded) -> str:
    """Return what a waiver of the finding would have to say, in TOML."""
    if loaded.source.is_document or not RULES[diagnostic.code].is_waivable:
        return ""
    path, difference = diagnostic.finding.path, diagnostic.finding.difference
    address = f"'{diagnostic.address}'" if '"' in diagnostic.address else f'"{diagnostic.address}"'
    if difference is None:
        return f"   (at = {address})"
    is_rate = loaded.addresses.unit(path) == "%" and path[-1] != "value"
    text = f'"{decimal_text(Fraction(difference) * 100)}%"' if is_rate else decimal_text(difference)
    return f"   (at = {address}, difference = {text})"


def _end_of_value(finding: Finding, span: Span, loaded: Loaded) -> int:
    """Return the column at which to stop quoting: behind the value, since a comment may follow it."""
    value = span if finding.span else loaded.source.span(finding.path)
    if value.line != span.line or value.end_line != span.line or finding.span:
        return loaded.source.width(span.line) + 1
    return value.end_column


def _quoted(span: Span, end: int, loaded: Loaded) -> tuple[str, str, str]:
    """Return a line up to column `end` in three pieces, the span in the middle, safe to print and not too long."""
    source = loaded.source
    last = span.end_column if span.end_line == span.line else source.width(span.line) + 1
    lead = printable(source.part(span.line, max(1, span.column - _LONG), span.column).lstrip())
    if cells(lead) > _LEAD_SHOWN:
        lead = "…" + lead[-_LEAD_SHOWN // 2 :]
    marked = shortened(printable(source.part(span.line, span.column, min(last, span.column + _LONG))), _VALUE_SHOWN)
    rest = source.part(span.line, last, min(max(end, last), last + _LONG))
    return lead, marked, shortened(printable(rest), _VALUE_SHOWN)


def _label(finding: Finding, loaded: Loaded) -> str:
    """Return the label of what stands at the place, in both languages: figures go by either on paper."""
    if finding.at_key or len(finding.path) < 2 or not _is_given(finding.path, loaded):
        return ""
    return _labelled(finding.path, loaded)


def _labelled(path: Path, loaded: Loaded) -> str:
    label = loaded.addresses.label(path)
    return label.zh if label.zh == label.en else f"{label.zh} {label.en}"


def _is_given(path: Path, loaded: Loaded) -> bool:
    return isinstance(path[-1], str) and loaded.source.key_span(path) != loaded.source.span(path)


def _annotation(side: Side, loaded: Loaded, lang: Lang) -> str:
    if isinstance(side, Term):
        return side.label.say(lang)
    others = [f"{'' if sign == '+' else sign + ' '}{_on_line(term, loaded, lang)}" for sign, term in side.terms[1:]]
    label = side.label.say(lang) if side.label else ""
    joined = ("、" if lang == "zh" else ", ").join(others)
    return _WITH.say(lang, {"others": joined, "label": label, "value": side.value})


def _on_line(side: Side, loaded: Loaded, lang: Lang) -> str:
    if isinstance(side, Computed) and not side.terms:
        return side.say(lang)
    line = loaded.source.told_line(loaded.source.span(side.path).line)
    return _ON_LINE.say(lang, {"term": side.say(lang), "line": line.say(lang)})
