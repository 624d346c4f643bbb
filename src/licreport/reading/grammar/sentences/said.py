"""Sentences → what they say of which figure, and the numbers of which it is not certain what they count.

A sentence is read in small forms: a figure right behind its name (收到申请542219件), names and then as many numbers
(受理、批准分别为9件、8件), from one number to another (从201个调整到203个), last year's beside this year's
(上年为22907件，同比增长5.6%), and what is counted behind the number (涉及28个主管部门). What is said of another period,
of a part of the authority or of an item is not the authority's figure of the year. Arithmetic never chooses.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from licreport.reading.grammar.claim import Claim, Left, Named, quotation
from licreport.reading.grammar.printed import Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.headings import NOTHING, Headings, Under, is_of_notes
from licreport.reading.grammar.scopes.item import heading_item
from licreport.reading.grammar.scopes.sentence import Carried, Scope, is_unfinished
from licreport.reading.grammar.sentences.counted import WithCounted
from licreport.reading.grammar.sentences.words import Found, Said, address_of
from licreport.reading.grammar.vocabulary import (
    UNCLEAR,
    WITHOUT_KEY,
    after,
    share_of,
    term_at,
    words_of_sentences,
)
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import (
    A_SHARE,
    EXCEPT,
    MEASURE,
    NO_NOUN,
    NOUN,
    OF_CONCLUDED,
    OF_RECEIVED,
    OF_THE_CONCLUDED,
    PLANNED,
    VERBS,
)
from licreport.reading.text import Line
from licreport.words.language import Words


def said_in(line: Line, whose: Whose, topic: str = "", above: str = "", under: Under = NOTHING) -> Iterator[Said]:
    """Yield what a line says, under a heading that is an item's or a department's, below another line.

    `under` is what else stands above it. Under the heading of the notes of a document of ours, it tells of a finding.
    """
    text = plain(line.text)
    numbers = [*printed_numbers(text)]
    starts = [number.start for number in numbers]
    is_of_finding = is_of_notes(topic) or re.search(r"LR\d{3}[：: ]", text) is not None
    carried = Carried(topic, under.item, under.stage, is_of_finding=is_of_finding)
    said: list[Said] = [under.label] if under.label else []
    for start, end in _sentences(text):
        inside = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        if start == 0 and not any(isinstance(number, Printed) for number in inside):
            headings = Headings(whose, under.items)
            if headings.take(text[:end]):
                carried = carried._replace(topic=headings.topic or topic, item=headings.item)
        elif start == 0 and (item := heading_item(text)) in under.items:
            carried = carried._replace(topic=item, item=item)
        begun = not start or text[start - 1] == "\n"
        is_broken = begun and is_unfinished(text[max(0, start - _NEAR) : start] if start else above)
        scope = Scope(text[start:end], start, whose, carried._replace(is_broken=is_broken))
        sentence = _Sentence(line, text, start, end, inside, scope, said)
        said = [*sentence.said()] if inside else []
        yield from said
        carried = scope.next._replace(ended_on_part=sentence.ends_on_part)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand; one longer than any that is written is cut."""
    start = 0
    for end in (*(match.end() for match in re.finditer(r"[。！？!?\n]", text)), len(text)):
        while end - start > _LONGEST:
            yield start, start + _LONGEST
            start += _LONGEST
        if start < end:
            yield start, end
        start = end


_NEAR = 100
"""Characters of the line before that say whether it ends amid a sentence."""
_LONGEST = 1_000
"""Characters of the longest sentence read as one, so that the time for a text grows with its length only."""


class _Sentence(WithCounted):
    """One sentence, read number by number."""

    def said(self) -> Iterator[Said]:
        """Yield what is said, number by number."""
        for none in self.none:
            yield Left(
                quotation(self.line.text, none.start, none.end, self.line.place),
                none.why,
                is_figure=none.may_be_figure,
            )
        yield from self.respectively()
        yield from self.alike()
        for number in self.numbers:
            if number not in self.done:
                yield self._one(number)
        yield from self.of_each()

    @property
    def ends_on_part(self) -> bool:
        """Whether the last number is that of the only part, by its own name (…，其中食品经营许可500件)."""
        last = self.numbers[-1] if self.numbers else None
        is_open = last is not None and re.match("[）)]", self.text[last.end : self.end]) is None
        return is_open and [*self.parts] == [last] and last not in self.claimed

    def _one(self, number: Printed) -> Said:
        found = self.named(number)
        said = (
            self.listed(number)
            or self.adjusted(number)
            or self.changed(number)
            or self.counted(number)
            or self._share(number)
        )
        if said is not None:
            return said
        if found is None:
            return self.applied_for(number) or self.labelled(number) or self._unnamed(number)
        if (told := after(found.word)) is not None:
            return self._after(number, found, *told)
        if found.term is None:
            return self.left(number, UNCLEAR.get(found.word) or WITHOUT_KEY[found.word])
        is_partial = re.match(EXCEPT, self.text[number.end : self.end]) is not None
        if is_partial or self.is_of_several(found) or self.is_phrase(found, number):
            return self.left(number, _NO_NAME)
        return self.of_item(number, found) or self.claim(number, found.term, found.start)

    def _unnamed(self, number: Printed) -> Said:
        """Read what no word for a figure stands before: others may be spoken of from here on."""
        self.turn(number)
        return self._other(number)

    def _after(self, number: Printed, found: Found, first: str, then: str) -> Said:
        """Read what is a figure right behind another, or behind those of a table, only: 查实, 新增."""
        is_first = number is self.numbers[0]
        before = {self.last.name, self.last.table} if self.last else self.above if is_first else set()
        before = before | {each.term.table for each in self.found if each.term and each.end == found.start}
        is_all = re.match(r"\s*(?:$|[，,。；;、）)：:和与])", self.text[number.end : self.end]) is not None
        if first not in before or (first == "items" and not is_all):  # 新增6项便民措施
            return self.left(number, _NO_NAME)
        return self.claim(number, term_at(then), found.start)

    def _share(self, number: Printed) -> Said | None:
        """Read a share of what the sentence names: 网上受理58,120件，占办结总数的90.4%; 受理9件，占申请量的99.8%."""
        if self.last is None or not self.read or not number.is_rate:
            return None
        between = self.text[self.read : number.start]
        is_of_all = re.search(OF_THE_CONCLUDED, self.text[self.start : self.read]) is not None
        of_concluded = re.fullmatch(OF_CONCLUDED, between) or (is_of_all and re.fullmatch(A_SHARE, between))
        rate = share_of(self.last) if of_concluded else None
        if self.last.name == "applications.accepted" and re.fullmatch(OF_RECEIVED, between):
            rate = term_at("rates.acceptance")
        if rate is None:
            return None
        self.done.add(number)
        return Claim((rate.table, rate.key), number.written, self.quoted(number))

    def _other(self, number: Printed) -> Said:
        """Return a figure that the format has no key for, by the words behind it or before it."""
        part = self.parts.get(number)
        whole = "" if part is None else self.addresses.get(part.whole, "") if part.whole else self.whole
        if part is not None and whole and not _has_key(part.name):
            return Named(part.name, number.written, number.unit, self.quoted(number), whole, part.by)
        behind = re.match(NOUN, self.text[number.end : self.end])
        clause = re.split(r"[，,；;：:、。（(]", self.text[self.start : number.start])[-1]
        name = behind[1].strip() if behind else re.sub(VERBS, "", clause).strip()
        is_name = (behind is not None or re.fullmatch(MEASURE, name)) and not self._is_planned(number)
        if not is_name or _has_key(name) or re.search(NO_NOUN, name) or number.is_estimate or not number.unit:
            return self.left(number, _NO_NAME if not number.is_estimate else _NO_KEY)
        named = Named(name[:40], number.written, number.unit, self.quoted(number))
        self.addresses[number] = address_of(named)
        return named

    def _is_planned(self, number: Printed) -> bool:
        """Tell whether a sentence says that what it counts is still to be done."""
        return re.search(PLANNED, self.text[self.start : number.start]) is not None


def _has_key(name: str) -> bool:
    """Tell whether a name speaks of what the format has a key for, so that it is some part of that."""
    return words_of_sentences().search(name) is not None or "部门" in name


_NO_NAME = Words("what it counts is not certain", "所指不明")
_NO_KEY = Words("an estimate of what the format has no key for", "约数，格式中没有对应的数据项")
