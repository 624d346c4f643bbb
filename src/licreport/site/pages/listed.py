"""The list of all authorities, in pages: what can be reached without a script, and what search engines follow."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from licreport.site.addresses import list_of, page_of, way
from licreport.site.pages.frame import Site, page
from licreport.site.pages.parts import LEVELS, SYNTHETIC, isolated
from licreport.words.language import Lang, Words, capitalised

MOST = 600
"""Names on a page."""


class Name(NamedTuple):
    """An authority in the list."""

    level: str | None
    whole: str
    """The name of what it is a part of, if it is one."""
    name: str
    key: str
    is_synthetic: bool = False


def render(names: Sequence[Name], site: Site, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield each page of the list, as an address and a text; there is one at least."""
    pages = [names[start : start + MOST] for start in range(0, len(names), MOST)] or [[]]
    title = _TITLE.say(lang, {"count": f"{len(names):,}"})
    for number, those in enumerate(pages):
        body = [
            f"<h1>{title}</h1>",
            *_leading(number, len(pages), lang),
            *_names(those, list_of(number, lang), site, lang),
        ]
        yield list_of(number, lang), page(site, list_of(number, "zh"), lang, title, body)


_TITLE = Words("All authorities: {count}", "全部报告主体：{count} 个")
_PAGES = Words("Pages of the list", "名录分页")


def _leading(number: int, pages: int, lang: Lang) -> Iterator[str]:
    """Yield the ways to the other pages of the list."""
    if pages > 1:
        here = list_of(number, lang)
        yield f'<nav class="years" aria-label="{_PAGES.say(lang)}"><ul>'
        for each in range(pages):
            current = ' aria-current="page"' if each == number else ""
            yield f'<li><a href="{way(here, list_of(each, lang))}"{current}>{each + 1}</a></li>'
        yield "</ul></nav>"


def _names(names: Sequence[Name], here: str, site: Site, lang: Lang) -> Iterator[str]:
    for level, of_level in groupby(names, lambda name: name.level):
        yield f"<h2>{capitalised(LEVELS[level].say(lang))}</h2>"
        for whole, those in groupby(of_level, lambda name: name.whole):
            if whole:
                yield f"<h3>{isolated(whole)}</h3>"
            yield '<ul class="names">'
            yield from (
                f'<li><a href="{way(here, page_of(each.key, lang))}">{isolated(each.name)}</a>'
                + (f" <small>{SYNTHETIC.say(lang)}</small>" if each.is_synthetic and site.synthetic.is_mixed else "")
                + "</li>"
                for each in those
            )
            yield "</ul>"


def in_order(names: Sequence[Name]) -> Sequence[Name]:
    """Return the authorities by level, by what they are a part of, and by name."""
    levels = [*LEVELS]
    return sorted(names, key=lambda each: (levels.index(each.level), each.whole, each.name, each.key))
