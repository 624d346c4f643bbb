"""The page as a whole: what stands in its head, and what stands in which order below it."""

from collections.abc import Iterator
from itertools import islice

from licreport.document.blocks import Annex, Document, Heading, language_tag
from licreport.render.web.blocks import body, place
from licreport.render.web.grid import rules
from licreport.render.web.masthead import masthead
from licreport.render.web.scope import SCOPE, scoped
from licreport.render.web.style import policy, stylesheet
from licreport.render.web.text import Marks, escaped, lang_attribute
from licreport.words.language import Words


def page(document: Document) -> str:
    """Return the document as a whole HTML file, which lays itself out for screens wide and narrow and for paper."""
    css = stylesheet(rules(document))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language_tag(document.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy(css))}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="format-detection" content="telephone=no">',  # or a phone takes a long figure for a number to call
        *([f'<meta name="author" content="{escaped(document.author)}">'] if document.author else []),
        f'<meta name="dcterms.date" content="{document.date.isoformat()}">',
        f"<title>{escaped(document.title)}</title>",
        f"<style>{css}</style>",
        "</head>",
        "<body>",
        *_stamp(document.draft),
        "<main>",
        *_content(document),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def fragment(document: Document) -> str:
    """Return the document as one element, with a style that touches nothing else, to paste into a page of a site."""
    lines = [
        f'<div class="{SCOPE}" lang="{language_tag(document.lang)}">',
        f"<style>{scoped(stylesheet(rules(document)))}</style>",
        *islice(_stamp(document.draft), 1),  # without what would lie behind all of the site's page
        *_content(document),
        "</div>",
    ]
    return "\n".join(lines) + "\n"


def _content(document: Document) -> Iterator[str]:
    marks = Marks(document)
    yield f"<h1>{_title(document)}</h1>"
    yield from masthead(document, marks)
    yield from _contents(document)
    yield from body(document, marks)


def _title(document: Document) -> str:
    """Return the title in the parts between which it is best broken."""
    return "".join(f"<span>{escaped(line)}</span>" for line in document.title_lines or (document.title,))


def _stamp(draft: str) -> Iterator[str]:
    """Yield the line that stays at the top, and what shines through behind the text and on every printed page."""
    if draft:
        text = escaped(draft).replace(" · ", "&nbsp;· ")  # no line begins with the dot
        yield f'<header class="draft"><p>{text}</p></header>'
        yield f'<div class="watermark" aria-hidden="true">{text}</div>'


_CONTENTS = Words("Contents", "目录")
_LEAST = 3  # headings for which a list of them is worth its room


def _contents(document: Document) -> Iterator[str]:
    if sum(isinstance(block, Heading) and block.level == 1 for block in document.blocks) >= _LEAST:
        yield f'<nav aria-label="{_CONTENTS.say(document.lang)}">'
        yield "<ul>"
        yield from _entries(document)
        yield "</ul>"
        yield "</nav>"


def _entries(document: Document) -> Iterator[str]:
    for number, block in enumerate(document.blocks, 1):
        if isinstance(block, Heading) and block.level == 1:
            yield f'<li{lang_attribute(block.lang)}><a href="#{place(block, number)}">{escaped(block.text)}</a></li>'
        elif isinstance(block, Annex):
            yield f'<li><a href="#{place(block, number)}">{escaped(block.label)} {escaped(block.title)}</a></li>'
