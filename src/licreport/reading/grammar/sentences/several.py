"""What a sentence says of several figures at once: 受理、批准分别为9件、8件; 受理率、办结率均为100%."""

import re
from collections.abc import Iterator, Sequence

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.sentences.changes import WithChanges
from licreport.reading.grammar.sentences.words import Found, Said
from licreport.reading.grammar.vocabulary import Term, terse_terms
from licreport.reading.grammar.wording import (
    RESPECTIVELY,
    SINCE,
    TOGETHER,
)
from licreport.words.language import Words


class WithSeveral(WithChanges):
    """A sentence that may tell of several figures at once."""

    def respectively(self) -> Iterator[Said]:
        """Read names and then as many numbers, or their growth: 受理、批准分别为9件、8件，同比分别增长3%、2%."""
        group: list[Term] = []
        for match in re.finditer(RESPECTIVELY, self.text[self.start : self.end]):
            at = self.start + match.start()
            clause = max(self.text.rfind(mark, self.start, at) for mark in "，；。：,;") + 1
            names = [found for found in self.found if clause <= found.start and found.end <= at]
            names = self._in_short(clause, at) or names
            behind = [number for number in self.numbers if number.start >= self.start + match.end() - 1]
            values = _run(self.text, behind, self.start + match.end())
            since = re.search(SINCE, self.text[clause : values[0].start]) if values else None
            self.done |= set(values) if len(values) > 1 else set()
            if since is not None and len(group) == len(values):
                yield from (self.growth(value, since, term) for value, term in zip(values, group, strict=True))
            elif len(names) == len(values) > 1 and all(name.term for name in names):
                said = [
                    self.claim(value, name.term, names[0].start)
                    for name, value in zip(names, values, strict=True)
                    if name.term
                ]
                yield from said
                group = (
                    [name.term for name in names if name.term] if all(isinstance(one, Claim) for one in said) else []
                )
            elif len(values) > 1:
                yield from (self.left(value, _COUNTS) for value in values)

    def _in_short(self, start: int, end: int) -> list[Found]:
        """Return names as a list has them in short, where each of them is one: 申请、受理、办结数量分别为."""
        found: list[Found] = []
        for piece in re.finditer(r"[\u4e00-\u9fff]+?(?=[、和与及]|$)", self.text[start:end]):
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
