"""The text of a document as the prose of a report's sections: figures by their names, other numbers as they stand.

A name stands where it prints what the document prints; where it would not, and for every number that is no figure of
the report, the number is kept and marked as meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.narrative.typed import typed_numbers
from licreport.reading.draft import Draft
from licreport.reading.grammar.claim import Claim, Named, Quotation
from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.scopes.headings import Headings
from licreport.reading.text import Line, Place, Text
from licreport.words.language import Words


class Prose(NamedTuple):
    """The prose of the sections, by their keys in `[narrative]`, and what of the text stands in none."""

    sections: Mapping[str, str]
    outside: tuple[Line, ...]


class _Name(NamedTuple):
    """A figure in a line: where its digits stand, and the name for them."""

    start: int
    end: int
    written: str


def prose(text: Text, found: Draft) -> Prose:
    """Return the text of a document by sections; tables are not prose, and are composed of their figures."""
    names: dict[Place, list[_Name]] = {}
    for quoted, name in _names(found):
        names.setdefault(quoted.place, []).append(name)
    headings, sections, outside = Headings(found.heading.whose), dict[str, list[str]](), list[Line]()
    for block in text.blocks:
        if not isinstance(block, Line) or not block.text.strip() or _is_of_heading(block, found):
            continue
        is_heading = headings.take(block.text, block.level)
        section = headings.section
        if is_heading and headings.is_of_section:
            continue
        if not section:
            outside += [block]
        elif is_heading:
            sections.setdefault(section, []).append(f"### {_escaped(headings.last)}")
        else:
            sections.setdefault(section, []).append(_with_names(block.text, names.get(block.place, ())))
    return Prose({key: "\n\n".join(passages) for key, passages in sections.items()}, tuple(outside))


def _is_of_heading(line: Line, found: Draft) -> bool:
    """Tell whether a line is the title, the signature or its date, which `[report]` holds."""
    told = found.heading
    is_publisher = told.publisher is not None and line.text.strip() == told.publisher
    return is_publisher or line.place in {told.title, told.signature, told.notice}


def _names(found: Draft) -> Iterator[tuple[Quotation, _Name]]:
    own = {path: claim.written for path, claim in found.figures.items()}
    again = (claim for claim in found.repeated if claim.written == own.get(claim.path))
    figures: tuple[Claim | Named, ...] = (*found.figures.values(), *again, *found.named, *found.named_again)
    for one in figures:
        name = _address(one)
        spec = _spec(one) if name else None
        if name and spec is not None and one.quotation.exact:
            digits = _digits(one.quotation)
            start = one.quotation.start
            yield one.quotation, _Name(start, start + len(digits), f"{{{name}{spec}}}")


def _address(one: Claim | Named) -> str:
    if isinstance(one, Named):
        if re.search(r'["\\{}:/]', one.name):
            return ""
        return f"figure.{one.name}" if re.fullmatch(r"[\w-]+", one.name) else f'figure."{one.name}"'
    return "" if one.path[0] == "item" else ".".join(one.path)


def _spec(one: Claim | Named) -> str | None:
    """Return in what form a name prints the digits of a document; None where none does."""
    digits = re.sub(r"\s", "", plain(_digits(one.quotation)))
    if digits == str(one.written):
        return ""
    return ":," if isinstance(one.written, int) and digits == f"{one.written:,}" else None


def _digits(quoted: Quotation) -> str:
    """Return the number of a quotation without what it counts."""
    match = re.match(r"[\d,.\s]*\d\s*[万亿%]?", plain(quoted.exact))
    return quoted.exact[: match.end()] if match else quoted.exact


def _with_names(text: str, names: Sequence[_Name]) -> str:
    """Return a line with its figures by their names, and each other number that could be one marked as meant."""
    taken = {name.start: name for name in names}
    for number in typed_numbers(text):
        inside = any(name.start <= number.start < name.end for name in taken.values())
        if not inside and not number.is_bare:
            taken[number.start] = _Name(number.start, number.end, f"{{!{text[number.start : number.end]}}}")
    written, done = "", 0
    for start in sorted(taken):
        name = taken[start]
        if start >= done:
            written += _escaped(text[done:start]) + name.written
            done = name.end
    return "\n".join(line.strip() for line in (written + _escaped(text[done:])).split("\n"))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


OUTSIDE = Words(
    "not in the prose, since it stands in no section: “{quoted}” ({place})",
    "不属于任何章节，未写入正文：“{quoted}”（{place}）",
)
