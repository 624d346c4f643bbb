"""Sentences → what they say of which figure, and the numbers of which it is not certain what they count.

A sentence is read in small forms: a figure right behind its name (收到申请542219件), names and then as many numbers
(受理、批准分别为9件、8件), from one number to another (从201个调整到203个), last year's beside this year's
(上年为22907件，同比增长5.6%), and what is counted behind the number (涉及28个主管部门). What is said of another period,
of a part of the authority or of an item is not the authority's figure of the year. Arithmetic never chooses.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from licreport.reading.grammar.claim import Claim, Left, Named, Quotation, quotation
from licreport.reading.grammar.parts import divisions, parts
from licreport.reading.grammar.printed import NoFigure, Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.headings import Headings
from licreport.reading.grammar.scopes.owner import STAGES, without_brackets
from licreport.reading.grammar.scopes.sentence import Carried, Scope, is_unfinished
from licreport.reading.grammar.vocabulary import AFTER, UNCLEAR, Term, meaning, term_at, terms, words_of_sentences
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import (
    AGAIN,
    ALL_ITEMS,
    BETWEEN,
    CHANGES,
    COMPARED,
    COUNTED,
    EXCEPT,
    FALLS,
    FROM,
    FROM_TO,
    GROWN,
    LAST_YEARS,
    MEASURE,
    NO_NOUN,
    NOUN,
    OF_LAST_YEAR,
    RESPECTIVELY,
    SINCE,
    TO,
    TOGETHER,
    VERBS,
)
from licreport.reading.text import Line
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words

Said: TypeAlias = Claim | Named | Left


class _Found(NamedTuple):
    """A word that stands for a figure, in a sentence."""

    start: int
    end: int
    word: str
    term: Term | None
    """None for a word that means no one figure."""


def said_in(line: Line, whose: Whose, topic: str = "", above: str = "") -> Iterator[Said]:
    """Yield what a line says, under a heading that is an item's or a department's, below another line."""
    text = plain(line.text)
    numbers = [*printed_numbers(text)]
    carried, whole = Carried(topic), ""
    for start, end in _sentences(text):
        inside = [number for number in numbers if start <= number.start < end]
        headings = Headings(whose)
        is_plain = not any(isinstance(number, Printed) for number in inside)
        if start == 0 and is_plain and headings.take(text[:end]):
            carried = Carried(headings.topic or topic)
        is_broken = is_unfinished(text[:start] if start else above) and (not start or text[start - 1] == "\n")
        scope = Scope(text, start, end, whose, carried._replace(is_broken=is_broken))
        said = [*_Sentence(line, text, start, end, inside, scope, whole).said()] if inside else []
        yield from said
        carried, whole = scope.next, _address(said[0]) if len(said) == 1 else ""


def _address(said: Said) -> str:
    """Return by what name a part refers to a figure of the year; nothing where it cannot."""
    if isinstance(said, Named):
        return "" if said.unit == "%" else said.name
    if isinstance(said, Left) or said.is_estimate or said.path[0].startswith((LAST_YEAR, GROWTH)):
        return ""
    return ".".join(said.path)


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


_LONGEST = 1_000
"""Characters of the longest sentence read as one, so that the time for a text grows with its length only."""


class _Sentence:
    """One sentence, its numbers and the words in it that stand for figures."""

    def __init__(  # noqa: PLR0913, PLR0917  # all of it is what a sentence is read with
        self,
        line: Line,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[Printed | NoFigure],
        scope: Scope,
        whole: str,
    ) -> None:
        self._line, self._text, self._start, self._end = line, text, start, end
        self._numbers = [number for number in numbers if isinstance(number, Printed)]
        self._none = [number for number in numbers if isinstance(number, NoFigure)]
        self._scope = scope
        self._found = [
            _Found(start + match.start(), start + match.end(), match.group(), meaning(match.group()))
            for match in words_of_sentences().finditer(text[start:end])
        ]
        listed = [*parts(text, start, end, self._numbers)]
        divided = divisions(text, start, end, self._numbers) if whole else ()
        self._parts = {part.number: part for part in (*listed, *(part for each in divided for part in each))}
        self._whole = whole
        """What the sentence before is on, where that is one figure alone: its address."""
        self._addresses: dict[Printed, str] = {}
        """The figures that were read, by what their parts refer to them."""
        self._done: set[Printed] = set()
        self._grown = 0
        """Where the change that was told last ends."""
        self._last: Term | None = None
        """The figure that was read last, of which last year's or the growth may be told next."""

    def said(self) -> Iterator[Said]:
        """Yield what is said, number by number."""
        for none in self._none:
            yield Left(
                quotation(self._line.text, none.start, none.end, self._line.place),
                none.why,
                is_figure=none.may_be_figure,
            )
        yield from self._respectively()
        yield from self._alike()
        for number in self._numbers:
            if number not in self._done:
                yield self._one(number)

    def _one(self, number: Printed) -> Said:
        found = self._named(number)
        said = self._changed(number) or self._counted(number)
        if said is not None:
            return said
        if found is None:
            self._turn(number)
            return self._other(number)
        if found.word in AFTER:
            first, then = AFTER[found.word]
            is_after = self._last is not None and self._last.name == first
            return self._claim(number, term_at(then), found.start) if is_after else self._left(number, _NO_NAME)
        if found.term is None:
            return self._left(number, UNCLEAR[found.word])
        is_partial = re.match(EXCEPT, self._text[number.end : self._end]) is not None
        if is_partial or self._is_of_several(found) or self._is_phrase(found, number):
            return self._left(number, _NO_NAME)
        return self._claim(number, found.term, found.start)

    def _is_of_several(self, found: _Found) -> bool:
        """Tell whether a number is said of several names, or is one of several: 受理、批准量达12件、11件."""
        at = self._found.index(found)
        before = self._found[at - 1] if at else None
        joined = before is not None and re.fullmatch(TOGETHER, self._text[before.end : found.start])
        return bool(joined) and before is not None and (before.term is not None and before.term.table != "items")

    def _is_phrase(self, found: _Found, number: Printed) -> bool:
        """Tell whether a number is part of what something is done with: 对批准的120件许可开展回访."""
        is_attribute = "的" in self._text[found.end : number.start]
        return is_attribute and re.match(r"(?![中里])[\u4e00-\u9fff]", self._text[number.end : self._end]) is not None

    def _turn(self, number: Printed) -> None:
        """Take note where a stage is told of something else, so that the next ones are: 受理食品许可9件，办结8件."""
        before = [found for found in self._found if found.end <= number.start]
        between = self._text[before[-1].end : number.start] if before else ""
        between = without_brackets(between)
        is_stage = bool(before) and (before[-1].term is None or before[-1].term.table in STAGES)
        if (
            is_stage
            and re.match(r"[^，,；;。、（(]*[\u4e00-\u9fff][^，,；;。、（(]*$", between)
            and not re.search(CHANGES, between)
        ):
            self._scope.turn(number.start)

    def _claim(self, number: Printed, term: Term, start: int) -> Said:
        if not _fits(number, term) or (not number.unit and re.match(_UNKNOWN_UNIT, self._text[number.end :])):
            return self._left(number, _UNIT)
        if (why := self._scope.doubt(start, term)) is not None:
            return self._left(number, why)
        self._last = term
        self._done.add(number)
        claim = Claim((term.table, term.key), number.written, self._quoted(number), number.is_estimate)
        self._addresses[number] = _address(claim)
        return claim

    def _named(self, number: Printed) -> _Found | None:
        """Return the word right before a number, with nothing but words of no weight between."""
        inside = [*re.finditer(r"[（(][^（）()]*[）)]", self._text)]
        outer = (
            found
            for found in self._found
            if not any(each.start() < found.start < each.end() <= number.start for each in inside)
        )
        before = [found for found in outer if found.end <= number.start][-2:]
        near = [found for found in before if re.fullmatch(BETWEEN, self._between(found, number))]
        fitting = [found for found in near if found.term is None or _fits(number, found.term)]
        found = fitting or near
        return found[-1] if found else None

    def _between(self, found: _Found, number: Printed) -> str:
        """Return what stands between a word and a number, without brackets that say what is contained."""
        between = self._text[found.end : number.start]
        return without_brackets(between) if re.match("[（(](?:含|包括|其中)", between) else between

    def _respectively(self) -> Iterator[Said]:
        """Read names and then as many numbers, or their growth: 受理、批准分别为9件、8件，同比分别增长3%、2%."""
        group: list[Term] = []
        for match in re.finditer(RESPECTIVELY, self._text[self._start : self._end]):
            at = self._start + match.start()
            clause = max(self._text.rfind(mark, self._start, at) for mark in "，；。：,;") + 1
            names = [found for found in self._found if clause <= found.start and found.end <= at]
            behind = [number for number in self._numbers if number.start >= self._start + match.end() - 1]
            values = _run(self._text, behind, self._start + match.end())
            since = re.search(SINCE, self._text[clause : values[0].start]) if values else None
            self._done |= set(values) if len(values) > 1 else set()
            if since is not None and len(group) == len(values):
                yield from (self._growth(value, since, term) for value, term in zip(values, group, strict=True))
            elif len(names) == len(values) > 1 and all(name.term for name in names):
                said = [
                    self._claim(value, name.term, names[0].start)
                    for name, value in zip(names, values, strict=True)
                    if name.term
                ]
                yield from said
                group = (
                    [name.term for name in names if name.term] if all(isinstance(one, Claim) for one in said) else []
                )
            elif len(values) > 1:
                yield from (self._left(value, _COUNTS) for value in values)

    def _alike(self) -> Iterator[Said]:
        """Read one number that is said of several names: 受理率、办结率均为100%."""
        for number in self._numbers:
            last = self._named(number)
            if last is None or number in self._done or "均" not in self._text[last.end : number.start]:
                continue
            names = [last]
            for found in reversed(self._found[: self._found.index(last)]):
                if not re.fullmatch(TOGETHER, self._text[found.end : names[0].start]):
                    break
                names.insert(0, found)
            if len(names) > 1 and all(name.term for name in names):
                yield from (self._claim(number, name.term, names[0].start) for name in names if name.term)

    def _changed(self, number: Printed) -> Said | None:
        """Read last year's figure, the growth since, and the two of 从201个调整到203个."""
        before, behind = self._text[self._start : number.start], self._text[number.end : self._end]
        if (match := re.search(FROM, before)) and re.match(TO, behind):
            return self._from_to(number, self._start + match.start(), is_second=False)
        if match := re.search(FROM_TO, before):
            return self._from_to(number, self._start + match.start(), is_second=True)
        if since := re.search(SINCE, before) or self._since_again(number):
            return self._growth(number, since, self._last)
        if re.search(LAST_YEARS, before):
            return self._last_years(number, self._named(number))
        return self._named_before(number)

    def _since_again(self, number: Printed) -> re.Match[str] | None:
        """Return what tells of the change that was told last in another measure: 比上年增加20件，增长4.2%."""
        return re.fullmatch(AGAIN, self._text[self._grown : number.start]) if self._grown else None

    def _named_before(self, number: Printed) -> Said | None:
        """Read a change of what is named before it (受理量增长12.3%), and last year's figure of that (上年受理98件)."""
        found = next((found for found in reversed(self._found) if found.end <= number.start), None)
        if found is None:
            return None
        before, between = self._text[self._start : found.start], self._text[found.end : number.start]
        if (grown := re.fullmatch(GROWN, between)) and (grown["since"] or re.search(COMPARED, before)):
            doubt = None if found.term is None else self._scope.doubt(found.start, found.term)
            return self._growth(number, grown, None if doubt else found.term)
        of_last = re.search(OF_LAST_YEAR, before)
        if of_last and re.fullmatch(BETWEEN, between) and not self._is_phrase(found, number):
            own = found._replace(start=self._start + of_last.start())
            return self._last_years(number, own)
        return None

    def _last_years(self, number: Printed, found: _Found | None) -> Said:
        """Read last year's figure, of what is named right before it, or else was read last: 上年为22907件."""
        term = found.term if found else self._last
        if term is None or not _fits(number, term):
            return self._left(number, _LAST)
        if found is not None and (why := self._scope.doubt(found.start, term)) is not None:
            return self._left(number, why)
        path = ("items", "previous") if term.name == "items.total" else (f"{LAST_YEAR}.{term.table}", term.key)
        return Claim(path, number.written, self._quoted(number), number.is_estimate)

    def _growth(self, number: Printed, since: re.Match[str], term: Term | None) -> Said:
        """Read a change: of a rate in percentage points, of a count in percent or in what it counts."""
        is_points = number.unit in _POINTS
        is_other_year = set(re.findall(r"(?:19|20)\d\d", since.group())) - {str(self._scope.year - 1)}
        if term is None or number.is_estimate or is_other_year or is_points is not term.is_rate:
            return self._left(number, _SINCE_WHEN)
        if not (is_points or number.is_rate or (number.unit and _fits(number, term))):
            return self._left(number, _SINCE_WHEN)
        self._grown = number.end
        written = f"{number.written}%" if is_points else number.written
        if since["verb"] in FALLS:
            written = -written if isinstance(written, int) else f"-{written}"
        return Claim((f"{GROWTH}.{term.table}", term.key), written, self._quoted(number))

    def _from_to(self, number: Printed, start: int, *, is_second: bool) -> Said:
        """Read the two numbers of a change: the first is last year's, the second this year's."""
        named = [found for found in self._found if found.end <= start]
        at, term = start, None
        if named and re.fullmatch(BETWEEN, self._text[named[-1].end : start]):
            at, term = named[-1].start, named[-1].term
        elif re.search(ALL_ITEMS, self._text[self._start : start]):
            at, term = start - len("事项"), terms()["行政许可事项"]
        if term is None or not _fits(number, term):
            return self._left(number, _FROM_WHAT)
        if (why := self._scope.doubt(at, term)) is not None:
            return self._left(number, why)
        if is_second:
            return self._claim(number, term, at)
        path = ("items", "previous") if term.name == "items.total" else (f"{LAST_YEAR}.{term.table}", term.key)
        return Claim(path, number.written, self._quoted(number), number.is_estimate)

    def _counted(self, number: Printed) -> Said | None:
        """Read what is counted behind the number: 28个主管部门, 209项行政许可事项."""
        behind, before = self._text[number.end : self._end], self._text[self._start : number.start]
        for pattern, led, key in COUNTED:
            if re.match(pattern, behind) and re.search(led, before):
                if not key.startswith("oversight") and (why := self._scope.doubt(number.start)) is not None:
                    return self._left(number, why)
                self._done.add(number)
                table, _, own = key.partition(".")
                return Claim((table, own), number.written, self._quoted(number), number.is_estimate)
        return None

    def _other(self, number: Printed) -> Said:
        """Return a figure that the format has no key for, by the words behind it or before it."""
        part = self._parts.get(number)
        whole = "" if part is None else self._addresses.get(part.whole, "") if part.whole else self._whole
        if part is not None and whole and not _has_key(part.name):
            return Named(part.name, number.written, number.unit, self._quoted(number), whole, part.by)
        behind = re.match(NOUN, self._text[number.end : self._end])
        clause = re.split(r"[，,；;：:、。（(]", self._text[self._start : number.start])[-1]
        name = behind[1].strip() if behind else re.sub(VERBS, "", clause).strip()
        is_name = behind is not None or re.fullmatch(MEASURE, name)
        if not is_name or _has_key(name) or re.search(NO_NOUN, name) or number.is_estimate or not number.unit:
            return self._left(number, _NO_NAME if not number.is_estimate else _NO_KEY)
        named = Named(name[:40], number.written, number.unit, self._quoted(number))
        self._addresses[number] = _address(named)
        return named

    def _quoted(self, number: Printed) -> Quotation:
        return quotation(self._line.text, number.start, number.end, self._line.place)

    def _left(self, number: Printed, why: Words) -> Left:
        self._done.add(number)
        self._last = None  # a change that is told next is of this, not of what was read before
        return Left(self._quoted(number), why, is_figure=True)


def _has_key(name: str) -> bool:
    """Tell whether a name speaks of what the format has a key for, so that it is some part of that."""
    return words_of_sentences().search(name) is not None or "部门" in name


def _fits(number: Printed, term: Term) -> bool:
    """Tell whether a number may be what a figure counts: a rate is in percent, money in yuan, a count in its like."""
    if term.is_rate or number.is_rate:
        return term.is_rate and number.is_rate
    if term.unit == "元":
        return number.unit == "元"
    return number.unit in _COUNT_UNITS.get(term.unit, _CASES)


_CASES = {"", "件", "宗", "笔", "项", "个", "次", "起", "条", "份", "批", "人次", "户次", "件次"}
_COUNT_UNITS = {
    "项": {"", "项", "个"},
    "个": {"", "个", "家"},
    "次": {"", "次", "人次", "户次", "家次", "件次", "件"},
}
"""What may stand behind a count, by the unit of the figure; applications are counted in many ways."""
_UNKNOWN_UNIT = r"(?!其中|占|同比|[较比与和及]|以及|[，、])[\u4e00-\u9fff]"
"""What stands behind a number without a unit that is known, so that it counts something else: 12大项."""
_POINTS = {"个百分点", "百分点"}


def _run(text: str, numbers: Sequence[Printed], start: int) -> list[Printed]:
    """Return the numbers from a place on with nothing but marks and 和 between them."""
    run: list[Printed] = []
    for number in numbers:
        if not re.fullmatch(r"[\s、，,和与及为是有：:]*", text[start : number.start]):
            break
        run.append(number)
        start = number.end
    return run


_UNIT = Words("its unit does not fit the words before it", "单位与前面的词不符")
_COUNTS = Words("there are not as many numbers as names", "数字与名称个数不一致")
_LAST = Words("last year's figure, of what is not certain", "上年数据，所指不明")
_SINCE_WHEN = Words("a change, of what is not certain", "增减情况，所指不明")
_FROM_WHAT = Words("a change from one number to another, of what is not certain", "前后变化，所指不明")
_NO_NAME = Words("what it counts is not certain", "所指不明")
_NO_KEY = Words("an estimate of what the format has no key for", "约数，格式中没有对应的数据项")
