"""What all pages have in common: head, the way to the others, search, the line on whose data they are, the foot."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from licreport.document.blocks import language_tag
from licreport.render.web.text import escaped
from licreport.site.addresses import ABOUT, DATA, FRONT, LIST, in_language, way, year_of
from licreport.site.told import NO_LICENCE, TITLE, Told
from licreport.words.language import Lang, Words

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing from elsewhere; `file:` is what the pages' own folder goes by where no server gives them out."""


_OVERVIEW, _TABLE, _ALL = Words("Overview", "总览"), Words("Compare", "比较"), Words("Authorities", "各主体")
_ABOUT, _DATA = Words("About", "阅读说明"), Words("Data", "数据下载")
_SEARCH = Words("Search by name", "按名称查找")
_SEARCH_PINYIN = Words("Search by name or pinyin initials", "按名称或拼音首字母查找")
_OTHER = {"en": "中文", "zh": "English"}
"""What the other language calls itself."""
_ASKED, _ASKED_PINYIN = Words("Name", "名称"), Words("Name or initials", "名称或拼音首字母")
_SKIP = Words("Skip to the content", "跳到正文")
_SCRIPT = Words("Searching needs JavaScript; all are listed under {all}.", "查找需要 JavaScript；全部主体见“{all}”。")
_NOTHING = Words("Nothing found", "没有找到")
_FOUND = Words("{count} found", "找到 {count} 个")
_MADE = Words(
    "Made with licreport from the figures that the reports print: none is corrected, none that is missing is taken "
    "for nought.",
    "由 licreport 根据各报告公布的数据生成：不改动任何数据，未公布的不作零。",
)
_NAVIGATION = Words("Pages", "页面")


class Synthetic(NamedTuple):
    """How many of some reports say of themselves that they are synthetic."""

    those: int
    reports: int

    @property
    def is_mixed(self) -> bool:
        """Whether some do and others do not."""
        return 0 < self.those < self.reports


_ALL_SYNTHETIC = Words(
    "These reports say of themselves that they are synthetic: authorities and figures are made up.",
    "这些报告均自行注明为虚构（合成）数据，机关和数字与真实机关无关。",
)
_SOME_SYNTHETIC = Words(
    "{count} of the {reports} reports shown here say of themselves that they are synthetic: authorities and figures "
    "are made up.",
    "此处 {reports} 份报告中有 {count} 份自行注明为虚构（合成）数据，机关和数字与真实机关无关。",
)


def _synthetic(found: Synthetic, lang: Lang) -> Iterable[str]:
    """Yield that reports say of themselves that they are synthetic, if some do, whether whoever makes the site does."""
    if found.those:
        facts = {"count": f"{found.those:,}", "reports": f"{found.reports:,}"}
        said = _SOME_SYNTHETIC.say(lang, facts) if found.is_mixed else _ALL_SYNTHETIC.say(lang)
        yield f'<p class="note synthetic">{said}</p>'


class Site(NamedTuple):
    """What every page needs to know of the site."""

    told: Told
    years: Sequence[int]
    has_initials: bool
    names: int
    """How many pieces the names to search in come in."""
    synthetic: "Synthetic"
    """How many of all reports say of themselves that they are."""


def page(  # noqa: PLR0913  # what a page is made of
    site: Site,
    address: str,
    lang: Lang,
    title: str,
    body: Iterable[str],
    *,
    scripts: Sequence[str] = (),
    description: str = "",
    synthetic: Synthetic | None = None,
) -> str:
    """Return a page of the site. `address` is that of the page in Chinese, from which those in English are told.

    `synthetic` is how many of the reports on it are, where these are not all reports.
    """
    here = in_language(address, lang)
    own = site.told.title or TITLE.say(lang)
    whole = own if title == own else f"{title} · {own}"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language_tag(lang)}" data-root="{way(here, "")}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="format-detection" content="telephone=no">',
        '<meta name="referrer" content="no-referrer">',
        *([f'<meta name="description" content="{escaped(description)}">'] if description else []),
        f"<title>{escaped(whole)}</title>",
        f'<link rel="stylesheet" href="{way(here, "assets/site.css")}">',
        f'<link rel="icon" href="{way(here, "assets/icon.svg")}">',
        *(f'<script defer src="{way(here, script)}"></script>' for script in ("assets/site.js", *scripts)),
        "</head>",
        "<body>",
        f'<a class="skip" href="#main">{_SKIP.say(lang)}</a>',
        *([f'<p class="note">{escaped(site.told.note)}</p>'] if site.told.note else []),
        *_synthetic(site.synthetic if synthetic is None else synthetic, lang),
        *_header(site, address, lang, own),
        '<main id="main">',
        *body,
        "</main>",
        *_footer(site, here, lang),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _header(site: Site, address: str, lang: Lang, own: str) -> Iterable[str]:
    here = in_language(address, lang)
    latest = [year_of(site.years[-1], lang)] if site.years else []
    entries = [
        (in_language(FRONT, lang), _OVERVIEW),
        *((each, _TABLE) for each in latest),
        (in_language(LIST, lang), _ALL),
        (in_language(DATA, lang), _DATA),
        (in_language(ABOUT, lang), _ABOUT),
    ]
    yield '<header class="site">'
    yield f'<p class="name"><a href="{way(here, in_language(FRONT, lang))}">{escaped(own)}</a></p>'
    yield f'<nav aria-label="{_NAVIGATION.say(lang)}"><ul>'
    for there, words in entries:
        current = ' aria-current="page"' if there == here or (words is _TABLE and address.startswith("year/")) else ""
        yield f'<li><a href="{way(here, there)}"{current}>{words.say(lang)}</a></li>'
    yield "</ul></nav>"
    yield _search(site, here, lang)
    other: Lang = "zh" if lang == "en" else "en"
    yield (
        f'<p class="language"><a href="{way(here, in_language(address, other))}" hreflang="{language_tag(other)}" '
        f'lang="{language_tag(other)}">{_OTHER[lang]}</a></p>'
    )
    yield "</header>"


def _search(site: Site, here: str, lang: Lang) -> str:
    label = (_SEARCH_PINYIN if site.has_initials else _SEARCH).say(lang)
    shown = (_ASKED_PINYIN if site.has_initials else _ASKED).say(lang)
    link = f'<a href="{way(here, in_language(LIST, lang))}">{_ALL.say(lang)}</a>'
    without = _SCRIPT.say(lang, {"all": link})
    return (
        f'<div class="search" role="search" data-pieces="{site.names}" data-nothing="{_NOTHING.say(lang)}" '
        f'data-found="{_FOUND.say(lang, {"count": "#"})}">'
        f'<input type="search" id="search" role="combobox" aria-label="{label}" placeholder="{shown}" '
        'autocomplete="off" spellcheck="false" aria-expanded="false" aria-controls="found" aria-autocomplete="list" '
        "hidden>"
        f'<ul id="found" role="listbox" aria-label="{label}" hidden></ul>'
        f'<p class="unseen" role="status"></p><noscript><p class="small">{without}</p></noscript></div>'
    )


def _footer(site: Site, here: str, lang: Lang) -> Iterable[str]:
    about = way(here, in_language(ABOUT, lang))
    yield '<footer class="site">'
    yield f"<p>{_MADE.say(lang)} {escaped(site.told.licence or NO_LICENCE.say(lang))}</p>"
    object_ = _OBJECT.say(lang)
    contact = f"{object_} {linked(site.told.contact)}" if site.told.contact else object_
    yield f'<p>{contact} <a href="{about}#objecting">{_HOW.say(lang)}</a></p>'
    yield "</footer>"


_OBJECT = Words("Something is wrong here? Object.", "发现有误？欢迎提出异议。")
_HOW = Words("How to object", "如何提出异议")


def linked(text: str) -> str:
    """Return a text as a link where it is an address of the web or of mail."""
    if text.startswith(("https://", "http://")):
        return f'<a href="{escaped(text)}" rel="noreferrer noopener">{escaped(text)}</a>'
    if "@" in text and " " not in text:
        return f'<a href="mailto:{escaped(text)}">{escaped(text)}</a>'
    return escaped(text)
