"""Where in a text a finding points, and how many a text may have."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from licreport.report.diagnostic import Fact, Finding
from licreport.report.source import Path
from licreport.words.language import Words

Where = tuple[Path, tuple[int, int]]


def finding(where: Where, words: Words, facts: Mapping[str, Fact]) -> Finding:
    """Return what is found at a place in a text."""
    return Finding(where[0], words, facts, within=where[1])


_MOST = 1_000
"""Findings of one rule in one section: a text with more of them is no prose, and nobody would read them all."""


def first(found: Iterable[Finding]) -> Iterator[Finding]:
    """Return no more findings of a section than somebody would read."""
    return islice(found, _MOST)
