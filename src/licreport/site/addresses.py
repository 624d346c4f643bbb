"""Where each page stands: addresses that stay while reports come and go, and the ways from one page to another.

An authority's page is named by a hash of its name as it is compared, so that neither another spelling of its brackets
nor another authority moves it.
"""

import hashlib
from functools import lru_cache

from licreport.words.alike import normal
from licreport.words.language import Lang

FRONT, LIST, ABOUT, DATA = "index.html", "authorities.html", "about.html", "data.html"
"""The pages that there is one of in each language."""


@lru_cache(maxsize=4_096)
def key_of(authority: str) -> str:
    """Return what an authority's page is called."""
    return hashlib.sha256(normal(authority).encode(errors="surrogatepass")).hexdigest()[:12]


def page_of(key: str, lang: Lang) -> str:
    """Return the address of an authority's page, by what it is called."""
    return in_language(f"authority/{key[:2]}/{key}.html", lang)


def data_of(key: str, suffix: str) -> str:
    """Return the address of an authority's figures as data, which are the same in both languages."""
    return f"authority/{key[:2]}/{key}{suffix}"


def year_of(year: int, lang: Lang) -> str:
    """Return the address of the table of a year."""
    return in_language(f"year/{year}.html", lang)


def list_of(number: int, lang: Lang) -> str:
    """Return the address of a page of the list of all authorities, from 0."""
    return in_language(f"authorities-{number + 1}.html" if number else LIST, lang)


def in_language(address: str, lang: Lang) -> str:
    """Return the address of a page in a language: Chinese stands at the root, English beside it in a folder."""
    return f"en/{address}" if lang == "en" else address


def way(here: str, there: str) -> str:
    """Return the relative link from one page to another."""
    return "../" * here.count("/") + there
