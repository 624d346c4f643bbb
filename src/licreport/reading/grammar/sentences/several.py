"""What a sentence says of several figures at once: 受理、批准分别为9件、8件; 受理率、办结率均为100%."""

import re
from collections.abc import Iterator, Sequence

from licreport.reading.grammar.claim import Claim, Left
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.sentences.changes import WithChanges
from licreport.reading.grammar.sentences.words import Found, Said
from licreport.reading.grammar.vocabulary import Term, term_at, terse_terms
from licreport.reading.grammar.wording import (
    LAST_YEARS,
    RESPECTIVELY,
    SINCE,
    TOGETHER,
)
from licreport.report.address import LISTS, TABLES
from licreport.words.language import Words


class WithSeveral(WithChanges):
    """A sentence that may tell of several figures at once."""

    def respectively(self) -> Iterator[Said]:
        """Read names and then as many numbers, 受理、批准分别为9件、8件; keep what is of figures before for later."""
        for match in re.finditer(RESPECTIVELY, self.text[self.start : self.end]):
            at, end = self.start + match.start(), self.start + match.end()
            values = _run(self.text, [number for number in self.numbers if number.start >= end - 1], end)
            if len(values) < 2:  # of one number alone nothing can be said 分别
                continue
            self.done |= set(values)
            clause = max(self.text.rfind(mark, self.start, at) for mark in "，；。：,;（(") + 1
            names = self._names(max(clause, self.start), at)
            since = re.search(SINCE, self.text[clause : values[0].start])
            last = re.search(LAST_YEARS, self.text[self.start : at])
            if since or last:
                self.later.append((at, values, since, last))
            elif len(names) == len(values) and all(name.term for name in names):
                pairs = zip(names, values, strict=True)
                yield from (self.claim(value, name.term, names[0].start) for name, value in pairs if name.term)
            else:
                yield from (self.left(value, _COUNTS) for value in values)

    def of_each(self) -> Iterator[Said]:
        """Read last year's figures, or the growth, of each of those told before: 上年分别为9件、8件, 同比分别增长3%."""
        for at, values, since, last in self.later:
            told = self._told_before(at)
            if len(told) != len(values):
                yield from (self.left(value, _COUNTS) for value in values)
            elif since:
                yield from (self.growth(value, since, term) for value, term in zip(values, told, strict=True))
            elif last and not self.is_of_another_year(last):
                yield from (self.last_years(value, None, term) for value, term in zip(values, told, strict=True))
            else:
                yield from (self.left(value, _COUNTS) for value in values)

    def _told_before(self, at: int) -> list[Term]:
        """Return the figures that a part of the sentence tells, or the sentence before it, where it tells no others."""
        begin = max(self.start, *(self.text.rfind(mark, self.start, at) for mark in "；;"))
        numbers = [number for number in self.numbers if begin <= number.start and number.end <= at]
        of_change = {value for _, values, *_ in self.later for value in values}
        own = [number for number in numbers if number not in of_change]
        if own:
            return [self.claimed[number] for number in own] if all(number in self.claimed for number in own) else []
        figures = [one for one in self.told_above if not isinstance(one, Left) or one.is_figure]
        paths = [
            one.path for one in figures if isinstance(one, Claim) and one.path[0] in TABLES and one.path[0] not in LISTS
        ]
        is_of_year = len(paths) == len(figures) and ("items", "previous") not in paths
        return [term_at(".".join(path)) for path in paths] if is_of_year else []

    def _names(self, clause: int, at: int) -> list[Found]:
        """Return the names before 分别, with no number of theirs before it."""
        if any(clause <= number.start < at for number in self.numbers):
            return []
        names = [found for found in self.found if clause <= found.start and found.end <= at]
        return self._in_short(clause, at) or names

    def _in_short(self, start: int, end: int) -> list[Found]:
        """Return names as a list has them in short, where each of them is one: 申请、受理、办结数量分别为."""
        found: list[Found] = []
        for piece in re.finditer(r"[^\W\d_]+?(?=[、和与及]|$)", self.text[start:end]):
            name = re.sub(
                r"^(?:[和与及](?=.)|全年|年度|[全我本][省市区县州旗盟局厅])+|(?:数量|件数|量|数)$", "", piece.group()
            )
            at = start + piece.start() + piece.group().index(name)  # not before 全年, which says of when
            found.append(Found(at, start + piece.end(), name, terse_terms().get(name)))
        return found if len(found) > 1 and all(each.term for each in found) else []

    def alike(self) -> Iterator[Said]:
        """Read one number that is said of several names: 受理率、办结率均为100%."""
        for number in self.numbers:
            last = self.named(number)
            if last is None or number in self.done or "均" not in self.text[last.end : number.start]:
                continue
            names = [last]
            for found in reversed(self.found[: self.found.index(last)]):
                if not re.fullmatch(TOGETHER, self.text[found.end : names[0].start]):
                    break
                names.insert(0, found)
            if len(names) > 1 and all(name.term for name in names):
                yield from (self.claim(number, name.term, names[0].start) for name in names if name.term)


def _run(text: str, numbers: Sequence[Printed], start: int) -> list[Printed]:
    """Return the numbers from a place on with nothing but marks and 和 between them."""
    run: list[Printed] = []
    for number in numbers:
        if not re.fullmatch(r"[\s、，,和与及为是有：:]*", text[start : number.start]):
            break
        run.append(number)
        start = number.end
    return run


_COUNTS = Words("there are not as many numbers as names", "数字与名称个数不一致")
