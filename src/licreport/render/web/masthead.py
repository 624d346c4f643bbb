"""What stands between the title and the text: who published it, the figures most readers come for, and the data."""

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from licreport.document.blocks import Document, Fact
from licreport.render.web.text import Marks, escaped
from licreport.words.language import Words

_KEY_FIGURES, _DATA = Words("Key figures", "主要数据"), Words("Data", "数据下载")


def masthead(document: Document, marks: Marks) -> Iterator[str]:
    """Yield its elements, of which each is left out that has nothing to say."""
    files = [f'<a href="{escaped(quote(name))}" download>{_kind(name)}</a>' for name in document.files]
    if document.about or files:
        yield '<dl class="about">'
        yield from (_entry(fact.label, _linked(fact, marks)) for fact in document.about)
        if files:
            yield _entry(_DATA.say(document.lang), " ".join(files))
        yield "</dl>"
    if document.key_figures:
        yield f'<dl class="key-figures" aria-label="{_KEY_FIGURES.say(document.lang)}">'
        yield from (_entry(fact.label, f"{marks.text((fact.span,))}{_unit(fact)}") for fact in document.key_figures)
        yield "</dl>"


def _entry(label: str, content: str) -> str:
    return f"<div><dt>{escaped(label)}</dt><dd>{content}</dd></div>"


def _linked(fact: Fact, marks: Marks) -> str:
    text = marks.text((fact.span,))
    return f'<a href="{escaped(fact.link)}">{text}</a>' if fact.link else text


def _unit(fact: Fact) -> str:
    return f" <small>{escaped(fact.unit)}</small>" if fact.unit else ""


def _kind(name: str) -> str:
    return escaped(PurePath(name).suffix.removeprefix(".").upper())
