"""The errors in what the prose says of the figures: LR7xx."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from bench.corpus import CASEWORK, INSPECTED, clause, is_printed
from bench.group import Kind, Pairs, Plant, Site, altered

COUNTED = {**CASEWORK, **INSPECTED}
INDICATORS = {"fees": "，件均收费{average_fee:.1}元", "oversight": "，监管制度覆盖率{oversight_coverage:.1%}"}
"""What is computed from the figures of a table that not every report has."""

UNBOUND = (
    "压缩办理时限{number}天。",
    "上年收到申请{number}件。",
    "与2009年受理{number}件相比有所变化。",
    "其中第1中心受理{number}件。",
)
"""Sentences with a number that is bound to no figure, though the name of one may stand beside it."""

PLACEHOLDER = re.compile(r"\{(?P<name>[^{}!:]+)(?P<form>:[^{}]+)?\}")


class Passage(NamedTuple):
    """A section of a report's prose, and one of its placeholders."""

    site: Site
    section: str
    text: str
    placeholder: re.Match[str]

    @property
    def name(self) -> str:
        """What the placeholder names."""
        return self.placeholder["name"]

    @property
    def value(self) -> int | None:
        """What the placeholder stands for, where it is a count that is printed exactly."""
        if self.name not in COUNTED:
            return None
        table, _, name = self.name.partition(".")
        if table == "figure":
            return int(self.site.tree["figure"][self.site.position(name)]["value"])
        return self.site.value(self.name)

    def with_words(self, rule: str, words: str, start: int | None = None, end: int | None = None) -> Plant:
        """Return the plant of other words from `start` up to `end`, or else for the placeholder."""
        start = self.placeholder.start() if start is None else start
        end = self.placeholder.end() if end is None else end
        place = f"narrative.{self.section}"
        return altered(self.site, rule, place, {place: self.text[:start] + words + self.text[end:]}, [])

    def with_more(self, rule: str, words: str) -> Plant:
        """Return the plant of words at the end."""
        return self.with_words(rule, words, len(self.text))


def misspelt(passage: Passage) -> Plant | None:
    """Exchange two letters of a name."""
    at = passage.site.random.randrange(*passage.placeholder.span("name"))
    wrong = passage.text[at : at + 2][::-1]
    is_changed = wrong[0] != wrong[1] and at + 1 < passage.placeholder.end("name")
    return passage.with_words("LR701", wrong, at, at + 2) if is_changed else None


def half_open(passage: Passage) -> Plant:
    """Leave out one of the braces, which may leave a digit of the form as a number in the text."""
    start, end = passage.placeholder.span()
    at = passage.site.random.choice((start, end - 1))
    return passage.with_words("LR701", "", at, at + 1)._replace(also=[(passage.site.name, "LR703")])


def in_no_form(passage: Passage) -> Plant:
    """Ask for a form that a figure cannot have."""
    forms = (":,", ":.1万") if passage.name == "approval_rate" else (":.1%", ":2", ":万件")
    return passage.with_words("LR701", f"{{{passage.name}{passage.site.random.choice(forms)}}}")


def not_printed(passage: Passage) -> Plant | None:
    """Leave out a figure that the prose names."""
    if passage.name not in COUNTED or passage.name.startswith("figure"):
        return None
    also: Pairs = [(passage.site.name, "LR702")]
    return altered(passage.site, "LR702", f"narrative.{passage.section}", {passage.name: None}, also)


def named_for_nothing(passage: Passage) -> Plant | None:
    """Name a figure that is not printed, or what would be computed from it."""
    tree = passage.site.tree
    words = [f"，{clause(name, *COUNTED[name])}" for name in COUNTED if not is_printed(tree, name)]
    words += [computed for table, computed in INDICATORS.items() if table not in tree]
    return passage.with_more("LR702", passage.site.random.choice(words)) if words else None


def typed(passage: Passage) -> Plant | None:
    """Type a figure instead of naming it."""
    value = passage.value
    if value is None:
        return None
    return passage.with_words("LR703", passage.site.random.choice((f"{value}", f"{value:,}", f" {value} ")))


def unbound(passage: Passage) -> Plant:
    """Add a number that is bound to nothing."""
    random = passage.site.random
    return passage.with_more("LR703", "\n\n" + random.choice(UNBOUND).format(number=random.randint(10, 99_999)))


def mistyped(passage: Passage) -> Plant | None:
    """Type a figure with a slip."""
    value = passage.value
    if value is None:
        return None
    wrong = passage.site.random.choice([*slips(value)])
    return passage.with_words("LR704", passage.site.random.choice((f"{wrong}", f"{wrong:,}")))


def slips(count: int) -> Iterator[int]:
    """Yield what a count becomes with two digits exchanged, one off, or one too many."""
    digits = str(count)
    exchanged = {int(digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]) for at in range(len(digits) - 1)}
    yield from sorted(exchanged - {count})
    yield from (count + 1, count * 10 + 7)


def rate_mistyped(passage: Passage) -> Plant | None:
    """Type another rate than the one that is printed."""
    printed = passage.site.tree["rates"].get("approval")
    if printed is None or passage.name != "approval_rate":
        return None
    wrong = float(printed.rstrip("%")) - passage.site.random.randint(1, 9)
    return passage.with_words("LR704", f"{wrong:.1f}%")


def in_prose(site: Site, kind: Callable[[Passage], Plant | None]) -> Plant | None:
    """Plant an error in one of the sections that have prose."""
    sections = site.tree.get("narrative")
    if sections is None:
        return None
    section, text = site.random.choice([*sections.items()])
    placeholders = [*PLACEHOLDER.finditer(text)]
    return kind(Passage(site, section, text, site.random.choice(placeholders)))


KINDS: tuple[tuple[str, Kind], ...] = (
    ("LR701", partial(in_prose, kind=misspelt)),
    ("LR701", partial(in_prose, kind=half_open)),
    ("LR701", partial(in_prose, kind=in_no_form)),
    ("LR702", partial(in_prose, kind=not_printed)),
    ("LR702", partial(in_prose, kind=named_for_nothing)),
    ("LR703", partial(in_prose, kind=typed)),
    ("LR703", partial(in_prose, kind=unbound)),
    ("LR704", partial(in_prose, kind=mistyped)),
    ("LR704", partial(in_prose, kind=rate_mistyped)),
)
"""The kinds of error by the rule that finds them."""
