"""A finding as plain data, the same in every format: places, exact strings, both languages, and a fingerprint.

The fingerprint tells whether a finding of this run is that of another run. It is made of the rule, the file as its
repository knows it and the address, never of lines or figures, so that it stays while other lines and other findings
come and go, and wherever the check is run.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from licreport.check.one import Checked, span_of
from licreport.figures.stated import decimal_text, interval
from licreport.files.repository import in_repository
from licreport.listing.causes import Causes, Told
from licreport.relations.waiver import Waived
from licreport.report.diagnostic import Computed, Diagnostic, Finding, Side
from licreport.report.load import Loaded
from licreport.report.mirrors import in_file
from licreport.report.source import Source, Span
from licreport.rules import RULES
from licreport.words.language import Words

CAUSE = "common-cause"
"""What a cause goes by where findings go by the code of a rule."""


class Record(NamedTuple):
    """A finding of one file, the waiver that accepts it if there is one, and what it is known by in other runs."""

    diagnostic: Diagnostic
    waived: Waived | None
    fingerprint: str
    cause: int | None
    """The number of what it would follow from among the causes of its file."""


def records(checked: Checked, common: Causes | None = None, *, known_as: str | None = None) -> list[Record]:
    """Return the findings of a file: those that stand and then those waived, each in the order of the file.

    `known_as` stands for the file in their fingerprints, where these shall not depend on where that stands.
    """
    found: list[tuple[Diagnostic, Waived | None]] = [(diagnostic, None) for diagnostic in checked.diagnostics]
    if checked.waived:
        found += [(waived.diagnostic, waived) for waived in checked.waived_in_order()]
    known_as = in_repository(checked.loaded.name) if known_as is None else known_as
    prints = _fingerprints([diagnostic for diagnostic, _ in found], checked.loaded, known_as)
    return [
        Record(diagnostic, waived, fingerprint, common.number(diagnostic) if common else None)
        for (diagnostic, waived), fingerprint in zip(found, prints, strict=True)
    ]


def fingerprint_of_cause(told: Told) -> str:
    """Return what a cause is known by in other runs: its file and the address of its figure."""
    identity = "\0".join(("cause", in_repository(told.loaded.name), told.loaded.addresses.of(told.path)))
    return hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:32]


def as_data(record: Record, checked: Checked) -> dict[str, object]:
    """Return a finding as JSON has it: no number in it is a float, and no key depends on the language."""
    diagnostic, finding, loaded = record.diagnostic, record.diagnostic.finding, checked.loaded
    span = span_of(diagnostic, loaded)
    return {
        "code": diagnostic.code,
        "rule": RULES[diagnostic.code].name,
        "severity": diagnostic.severity.value,
        "message": {"en": diagnostic.message("en"), "zh": diagnostic.message("zh")},
        "notes": [{"en": note.say("en"), "zh": note.say("zh")} for note in finding.notes],
        "file": loaded.name,
        "address": diagnostic.address,
        "path": list(in_file(finding.path)),
        "place": place(span),
        **quotation(span, loaded.source),
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": None if finding.difference is None else decimal_text(finding.difference),
        "related": _related(finding, checked),
        "waiver": None if record.waived is None else _waiver(record.waived, loaded.source),
        "fingerprint": record.fingerprint,
        "cause": record.cause,
    }


def place(span: Span) -> dict[str, int]:
    """Return a place: lines and columns from 1, columns in characters, the end exclusive."""
    return dict(span._asdict())


def quotation(span: Span, source: Source) -> dict[str, object]:
    """Return the words of a document at a place, with those around them, and where they stand in it; of TOML nothing.

    They are what the W3C's annotations select text by: the exact words, those before and those behind them.
    """
    if not source.is_document or span.line != span.end_line:
        return {}
    line = source.line(span.line)
    start, end = span.column - 1, span.end_column - 1
    quoted = {"exact": line[start:end], "prefix": line[max(0, start - _AROUND) : start], "suffix": line[end:][:_AROUND]}
    return {"quotation": {**quoted, "where": words(source.told(span))}}


_AROUND = 12  # characters


def words(phrase: Words) -> dict[str, str]:
    """Return a phrase in both languages."""
    return {"en": phrase.en, "zh": phrase.zh}


def json_text(value: object, depth: int = 0) -> str:
    """Return plain data as JSON, readable and indented, for a place `depth` levels deep.

    Whatever could move a cursor or turn the direction of writing is escaped, so that it may be shown on a terminal;
    so are the bytes of a file's name that are no text.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    margin = "  " * depth
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match.group()):04x}", text).replace("\n", f"\n{margin}")


def json_array(entries: Iterable[Mapping[str, object] | str], depth: int = 0) -> Iterator[str]:
    """Yield a JSON array piece by piece as its entries come: objects, or the JSON text of objects."""
    margin, between = "  " * depth, "["
    for entry in entries:
        yield f"{between}\n{margin}  {entry if isinstance(entry, str) else json_text(entry, depth + 1)}"
        between = ","
    yield "[]" if between == "[" else f"\n{margin}]"


_UNSAFE = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


def _fingerprints(diagnostics: list[Diagnostic], loaded: Loaded, known_as: str) -> list[str]:
    """Return a fingerprint for each; those of one rule at one address are told apart by their order."""
    alike: dict[str, list[int]] = {}
    for index, diagnostic in enumerate(diagnostics):
        alike.setdefault(_identity(diagnostic, loaded, known_as), []).append(index)
    prints = [""] * len(diagnostics)
    for identity, indices in alike.items():
        if len(indices) > 1:  # by what they say, since a waived one comes last and must not change its number
            indices.sort(key=lambda index: (span_of(diagnostics[index], loaded), diagnostics[index].message("en")))
        for ordinal, index in enumerate(indices):
            told = f"{identity}\0{ordinal}" if ordinal else identity
            prints[index] = hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:32]
    return prints


def _identity(diagnostic: Diagnostic, loaded: Loaded, known_as: str) -> str:
    """Return what makes a finding this one: its rule, its file and its address, without numbers of elements."""
    address, path = diagnostic.address, diagnostic.finding.path
    if len(path) > 1 and isinstance(path[1], int):
        address = re.sub(r"\.#[0-9]+(?=\.|$)", ".#", address, count=1)
        if path[0] == "waiver" and isinstance(elements := loaded.tree.get("waiver"), list):
            entry = elements[path[1]]
            address += f"\0{entry.get('rule')}\0{entry.get('at')}" if isinstance(entry, dict) else ""
    return f"{diagnostic.code}\0{known_as}\0{address}"


def _related(finding: Finding, checked: Checked) -> list[dict[str, object]]:
    roles: dict[Side, tuple[str, str | None]] = {}
    for role in ("stated", "computed"):
        side = finding.facts.get(role)
        if side is not None and not isinstance(side, str | Words):
            for part, sign in _signed(side, "+"):
                roles.setdefault(part, (role, sign))
    return [
        _side(side, *roles.get(side, ("waiver" if side.path[0] == "waiver" else "other", None)), checked)
        for side in finding.related
    ]


def _signed(side: Side, sign: str) -> Iterator[tuple[Side, str]]:
    """Yield the sides that have a place of their own, as a finding relates them, and how each enters the whole."""
    if isinstance(side, Computed) and side.label is None:
        for own, part in side.terms:
            yield from _signed(part, _FLIPPED.get(own, own) if sign == "−" else own if sign == "+" else sign)
    else:
        yield side, sign


_FLIPPED = {"+": "−", "−": "+"}


def _side(side: Side, role: str, sign: str | None, checked: Checked) -> dict[str, object]:
    terms = side.terms if isinstance(side, Computed) else ()
    loaded = checked.file(side.file)
    return {
        "role": role,
        "sign": None if sign is None else sign.replace("−", "-"),
        "file": loaded.name,
        "address": loaded.addresses.of(side.path),
        "path": list(in_file(side.path)),
        "place": place(span := loaded.source.span(side.path)),
        **quotation(span, loaded.source),
        "says": {"en": side.say("en"), "zh": side.say("zh")},
        "computed_from": [_side(term, role, own, checked) for own, term in terms],
    }


def _waiver(waived: Waived, source: Source) -> dict[str, object]:
    waiver = waived.waiver
    return {
        "reason": waiver.reason,
        "difference": None if waiver.difference is None else decimal_text(interval(waiver.difference).value),
        "expires": None if waiver.expires is None else waiver.expires.isoformat(),
        "place": place(source.span(("waiver", waived.position))),
    }
