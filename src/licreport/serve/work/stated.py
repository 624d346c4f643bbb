"""Every relation of a report as plain data: written out with its figures, and what became of it."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from licreport.check.one import Checked
from licreport.check.outcomes import Found, outcomes
from licreport.collection.standing import Standing
from licreport.compose.tables.equation import WithValues
from licreport.relations.kinds import names_of
from licreport.relations.quantity import Name
from licreport.report.source import Path
from licreport.rules import RULES
from licreport.words.language import LANGS, Lang, Words, few

MOST = 3_000  # relations; of more nobody reads all


class Relation(NamedTuple):
    """A relation, and what became of it."""

    code: str
    outcome: str
    """`held`, `broken`, `waived`, `unknown`, or `silent` where nothing of it is printed."""
    says: Words
    """The relation with its figures."""
    why: Words
    """What it lacks, where it could not be evaluated."""
    paths: tuple[Path, ...]
    """Of the figures of this file that are printed."""
    finding: int | None
    """The identity of its finding's facts, where it is broken."""

    @property
    def key(self) -> tuple[str, tuple[Path, ...], str]:
        """What it is known by while figures change."""
        return self.code, self.paths, self.says.en if not self.paths else ""


def relations(checked: Checked) -> Iterator[Relation]:
    """Yield the relations that say something of this report, in the order of the rules."""
    for number, found in enumerate(outcomes(checked)):
        if number == MOST:
            return
        yield _relation(found, checked)


def count(checked: Checked) -> int:
    """Return how many relations there are."""
    return sum(1 for _ in outcomes(checked))


def _relation(found: Found, checked: Checked) -> Relation:
    rule, relation, place = found.statement
    names = dict.fromkeys(names_of(relation))
    printed = [name for name in names if place.values[name] is not None]
    spots = [place.spot(name) for name in printed]
    label = _labels(found, checked)
    return Relation(
        rule.code,
        _outcome(found, is_printed=bool(printed)),
        Words(*(WithValues(place.values, label, lang).equation(relation) for lang in LANGS)),
        _why(found, label),
        tuple(spot.path for spot in spots if spot.file in {None, checked.loaded.name}),
        None if found.diagnostic is None else id(found.diagnostic.finding.facts),
    )


def _outcome(found: Found, *, is_printed: bool) -> str:
    if not found.is_evaluated:
        return "unknown" if is_printed else "silent"
    if found.diagnostic is None:
        return "held"
    return "waived" if found.waiver is not None else "broken"


def _labels(found: Found, checked: Checked) -> Callable[[Name], Words]:
    place = found.statement.place
    addresses = checked.loaded.addresses
    return lambda name: place.label(name) if isinstance(place, Standing) else addresses.label(place.spot(name).path)


_MISSING = Words("not printed: {figures}", "没有公布：{figures}")
_ZERO = Words("a whole of zero", "整体为零")
_UNREAD = Words("some of it could not be read", "其中有内容无法读取")
_NOTHING = Words("", "")


def _why(found: Found, label: Callable[[Name], Words]) -> Words:
    if found.is_evaluated:
        return _NOTHING
    if found.outcome is None:
        return _UNREAD
    missing = [label(name) for name in found.lacking]
    if not missing:
        return _ZERO

    def said(lang: Lang) -> str:
        return _MISSING.say(lang, {"figures": few([words.say(lang) for words in missing]).say(lang)})

    return Words(said("en"), said("zh"))


def as_data(relation: Relation, marks: Callable[[Path], int | None]) -> dict[str, object]:
    """Return a relation as plain data."""
    rule = summary(relation.code)
    return {
        "code": relation.code,
        "rule": {"en": rule.en, "zh": rule.zh},
        "outcome": relation.outcome,
        "says": {"en": relation.says.en, "zh": relation.says.zh},
        "why": {"en": relation.why.en, "zh": relation.why.zh},
        "marks": [number for path in relation.paths if (number := marks(path)) is not None],
    }


@lru_cache(maxsize=len(RULES))
def summary(code: str) -> Words:
    """Return what a rule says must hold."""
    return RULES[code].summary
