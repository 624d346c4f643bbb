"""What there is one of in a site: the front page, the list, the explanations, the page of the data, search, assets."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TypeAlias

from licreport.render.web.style import stylesheet
from licreport.site import searching
from licreport.site.addresses import ABOUT, DATA, FRONT, in_language
from licreport.site.data import database, schema
from licreport.site.gathering.counting import Counted
from licreport.site.gathering.shelving import Gathered
from licreport.site.kept.shelf import Authority, Shelf
from licreport.site.pages import about, front, listed
from licreport.site.pages import files as data_page
from licreport.site.pages.frame import Site
from licreport.site.pages.parts import shown
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
    described = schema.schema()
    sizes = {**sizes, "data/metadata.json": len(metadata.encode()), f"data/{schema.NAME}": len(described.encode())}
    shelf = gathered.shelf
    names = listed.in_order([_name(shelf, each) for each in shelf.authorities()])
    for lang in LANGS:
        yield in_language(FRONT, lang), front.render(overview, site, lang)
        yield in_language(ABOUT, lang), about.render(rules, site, lang)
        yield in_language(DATA, lang), data_page.render(sizes, site, lang)
        yield from listed.render(names, site, lang)
    yield "data/metadata.json", metadata
    yield f"data/{schema.NAME}", described
    yield from searching.pieces((shown(each.name), each.key) for each in shelf.authorities())
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
    return front.Overview(gathered.shelf.count(), gathered.files, len(gathered.unread), years, rules)


def _name(shelf: Shelf, own: Authority) -> listed.Name:
    return listed.Name(
        own.level, "" if own.whole is None else shelf.name(own.whole), own.name, own.key, own.is_synthetic
    )
