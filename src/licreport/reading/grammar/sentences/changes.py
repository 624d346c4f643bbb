"""What a sentence tells of last year and of the change since: 上年为22907件，同比增长5.6%; 从201个调整到203个."""

import re

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.sentences.words import Found, Said, WithWords, fits, last_years_path
from licreport.reading.grammar.vocabulary import Term, term_at, terms
from licreport.reading.grammar.wording import (
    AGAIN,
    ALL_ITEMS,
    BETWEEN,
    COMPARED,
    FALLS,
    FROM,
    FROM_TO,
    GROWN,
    LAST_YEARS,
    OF_LAST_YEAR,
    SINCE,
    SINCE_THEN,
    TO,
)
from licreport.report.mirrors import GROWTH
from licreport.words.language import Words


class WithChanges(WithWords):
    """A sentence that may tell of last year and of the change since."""

    def changed(self, number: Printed) -> Said | None:
        """Read last year's figure, the growth since, and the two of 从201个调整到203个."""
        before, behind = self.text[self.start : number.start], self.text[number.end : self.end]
        if (match := re.search(FROM, before)) and re.match(TO, behind) and not self.is_of_another_year(match):
            return self._from_to(number, self.start + match.start(), is_second=False)
        if (match := re.search(FROM_TO, before)) and not self.is_of_another_year(match):
            return self._from_to(number, self.start + match.start(), is_second=True)
        if since := re.search(SINCE, before):
            return self._grown(number, since, self.start + since.start())
        if since := self._since_again(number):
            return self.growth(number, since, self.last or self.changing)
        if (last := re.search(LAST_YEARS, before)) and not self.is_of_another_year(last):
            found = self.named(number)
            at = self.start + last.start()  # 上年 is part of what the figure is called
            said = self.last_years(number, found and found._replace(start=min(found.start, at)), self.last)
            self.compared = number.end if isinstance(said, Claim) else 0
            return said
        return self._named_before(number)

    def _grown(self, number: Printed, since: re.Match[str], at: int) -> Said:
        """Read a change since last year, which is told from a place on: of what is named there, or of what was last."""
        told = max((other.end for other in self.numbers if other.end <= number.start), default=self.start)
        named = [found for found in self.found if told <= found.start and found.end <= at]
        if not named:
            return self.growth(number, since, self.last or self.changing)
        found = named[-1]
        is_near = re.fullmatch(rf"(?:{BETWEEN})?[，,]?", self.text[found.end : at]) is not None
        is_sure = is_near and found.term is not None and self.scope.doubt(found.start, found.term) is None
        return self.growth(number, since, found.term if is_sure else None)

    def _since_again(self, number: Printed) -> re.Match[str] | None:
        """Return what tells of the change behind last year's figure, or again in other terms: 增加20件，增长4.2%."""
        if self.compared and (since := re.fullmatch(SINCE_THEN, self.text[self.compared : number.start])):
            return since
        return re.fullmatch(AGAIN, self.text[self.grown : number.start]) if self.grown else None

    def _named_before(self, number: Printed) -> Said | None:
        """Read a change of what is named before it (受理量增长12.3%), and last year's figure of that (上年受理98件)."""
        found = next((found for found in reversed(self.found) if found.end <= number.start), None)
        if found is None:
            return None
        before, between = self.text[self.start : found.start], self.text[found.end : number.start]
        compared = re.search(COMPARED, before)
        if compared is not None and self.is_of_another_year(compared):
            return None
        if (grown := re.fullmatch(GROWN, between)) and (grown["since"] or compared):
            doubt = None if found.term is None else self.scope.doubt(found.start, found.term)
            return self.growth(number, grown, None if doubt else found.term)
        of_last = re.search(OF_LAST_YEAR, before)
        if of_last and re.fullmatch(BETWEEN, between) and not self.is_phrase(found, number):
            own = found._replace(start=self.start + of_last.start())
            return self.last_years(number, own, self.last)
        return None

    def last_years(self, number: Printed, found: Found | None, told: Term | None) -> Said:
        """Read last year's figure, of what is named right before it, or else was told before: 上年为22907件."""
        term = found.term if found else told
        if term is not None and term.name in {"items.added", "items.removed"}:
            term = term_at("items.total")  # 新增5项、取消3项，上年末为354项
        if found is None and term is not None and not fits(number, term):  # 清单共198项，涉及部门24个，较上年的201项
            fitting = [each for each in self.claimed.values() if fits(number, each)]
            self.last = term = fitting[0] if len(fitting) == 1 and not number.is_rate else None
        if term is None or not fits(number, term):
            return self.left(number, _LAST)
        if found is not None and (why := self.scope.doubt(found.start, term)) is not None:
            return self.left(number, why)
        return Claim(last_years_path(term), number.written, self.quoted(number), number.is_estimate)

    def is_of_another_year(self, said: re.Match[str]) -> bool:
        """Tell whether words that compare name a year that is not the one before the report's."""
        return bool(set(re.findall(r"(?:19|20)\d\d", said.group())) - {str(self.scope.year - 1)})

    def growth(self, number: Printed, since: re.Match[str], term: Term | None) -> Said:
        """Read a change: of a rate in percentage points, of a count in percent or in what it counts."""
        is_points = number.unit in _POINTS
        if term is None or number.is_estimate or self.is_of_another_year(since) or is_points is not term.is_rate:
            return self.left(number, _SINCE_WHEN)
        if not (is_points or number.is_rate or (number.unit and fits(number, term))):
            return self.left(number, _SINCE_WHEN)
        self.grown, self.changing = number.end, term
        written = f"{number.written}%" if is_points else number.written
        if since["verb"] in FALLS:
            written = -written if isinstance(written, int) else f"-{written}"
        return Claim((f"{GROWTH}.{term.table}", term.key), written, self.quoted(number))

    def _from_to(self, number: Printed, start: int, *, is_second: bool) -> Said:
        """Read the two numbers of a change: the first is last year's, the second this year's."""
        named = [found for found in self.found if found.end <= start]
        at, term = start, None
        if named and re.fullmatch(BETWEEN, self.text[named[-1].end : start]):
            at, term = named[-1].start, named[-1].term
        elif re.search(ALL_ITEMS, self.text[self.start : start]):
            at, term = start - len("事项"), terms()["行政许可事项"]
        if term is None or not fits(number, term):
            return self.left(number, _FROM_WHAT)
        if (why := self.scope.doubt(at, term)) is not None:
            return self.left(number, why)
        if is_second:
            return self.claim(number, term, at)
        return Claim(last_years_path(term), number.written, self.quoted(number), number.is_estimate)


_POINTS = {"个百分点", "百分点"}
_LAST = Words("last year's figure, of what is not certain", "上年数据，所指不明")
_SINCE_WHEN = Words("a change, of what is not certain", "增减情况，所指不明")
_FROM_WHAT = Words("a change from one number to another, of what is not certain", "前后变化，所指不明")
