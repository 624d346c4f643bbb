"""What there is one of in a site: the front page, the list, the explanations, the page of the data, search, assets."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TypeAlias

from licreport.render.web.style import stylesheet
from licreport.site import searching
from licreport.site.addresses import ABOUT, DATA, FRONT, in_language
from licreport.site.data import database
from licreport.site.gathered import Counted, Gathered
from licreport.site.pages import about, front, listed
from licreport.site.pages import files as data_page
from licreport.site.pages.frame import Site
from licreport.site.structure import newest_of
from licreport.words.language import LANGS

Page: TypeAlias = tuple[str, str]
"""An address and a text."""


def single(gathered: Gathered, site: Site, years: Sequence[front.Year], sizes: Mapping[str, int]) -> Iterator[Page]:
    """Yield the front page, the list, the explanations, the page of the data, and what is searched.

    `sizes` are those of the files of the data, in bytes.
    """
    rules = _over_years(gathered)
    overview = _overview(gathered, years, rules)
    metadata = database.metadata(site.told)
    sizes = {**sizes, "data/metadata.json": len(metadata.encode())}
    names = listed.in_order([_name(gathered, key) for key in gathered.authorities])
    for lang in LANGS:
        yield in_language(FRONT, lang), front.render(overview, site, lang)
        yield in_language(ABOUT, lang), about.render(rules, site, lang)
        yield in_language(DATA, lang), data_page.render(sizes, site, lang)
        yield from listed.render(names, site, lang)
    yield "data/metadata.json", metadata
    yield from searching.pieces([(each.name, key) for key, each in gathered.authorities.items()])
    yield from assets()


def assets() -> Iterator[Page]:
    """Yield the scripts, the style and the icon of every site."""
    own = files("licreport.site").joinpath("assets")
    for name in ("site.js", "table.js", "icon.svg"):
        yield f"assets/{name}", own.joinpath(name).read_text(encoding="utf-8")
    yield "assets/site.css", stylesheet("").lstrip() + own.joinpath("site.css").read_text(encoding="utf-8")


def _over_years(gathered: Gathered) -> dict[str, Counted]:
    """Return what became of the relations of each rule in all years."""
    found: dict[str, Counted] = {}
    for rules in gathered.rules.values():
        for code, counted in rules.items():
            found[code] = Counted(*map(sum, zip(found[code], counted, strict=True))) if code in found else counted
    return found


def _overview(gathered: Gathered, years: Sequence[front.Year], rules: Mapping[str, Counted]) -> front.Overview:
    return front.Overview(
        len(gathered.authorities),
        gathered.files,
        sum(year.reports for year in years),
        len(gathered.unread),
        sum(len(own.doubles) for own in gathered.authorities.values()),
        years,
        rules,
    )


def _name(gathered: Gathered, key: str) -> listed.Name:
    own = gathered.authorities[key]
    newest = newest_of(own)
    whole = "" if newest.part_of is None else gathered.names[newest.part_of]
    return listed.Name(newest.level, whole, own.name, key)
