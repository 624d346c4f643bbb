"""Text in paragraphs: its runs, their language, and the marks of footnotes, which lead to the notes and back."""

import unicodedata

from docx.document import Document as Package
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from licreport.document.blocks import Spans, language_tag
from licreport.render.word.element import element
from licreport.words.language import Lang

_MARK = "footnote reference"


class Text:
    """Writes text into a file, and keeps in mind which footnotes there are and which have been referred to."""

    def __init__(self, package: Package, lang: Lang, notes: int) -> None:
        self.package = package
        self.lang: Lang = lang
        self._notes = notes
        self._referred: set[int] = set()

    def add(self, style: str, content: Spans | str, lang: Lang | None = None) -> Paragraph:
        """Add a paragraph to the file, in the document's language or in another."""
        paragraph = self.package.add_paragraph(style=style)
        self.fill(paragraph, content, lang)
        return paragraph

    def fill(self, paragraph: Paragraph, content: Spans | str, lang: Lang | None = None) -> None:
        """Write text into a paragraph that is there, such as that of a cell."""
        if isinstance(content, str):
            self._run(paragraph, content, lang)
            return
        for span in content:
            self._run(paragraph, span.text, lang)
            for note in span.notes:
                self._refer(paragraph, note)

    def _run(self, paragraph: Paragraph, text: str, lang: Lang | None) -> None:
        if text:
            _tell(paragraph.add_run(text), lang or self.lang, self.lang)

    def _refer(self, paragraph: Paragraph, note: int) -> None:
        mark = paragraph.add_run(f"[{note}]", _MARK).font.element
        if not 1 <= note <= self._notes:
            return  # a link that leads nowhere is worse than none
        link = _link(mark, _note(note))
        if note not in self._referred:
            self._referred.add(note)
            _bookmark(link, _reference(note), 2 * note)

    def add_note(self, note: int, content: str) -> None:
        """Add a footnote with its number, which leads back to the first place that refers to it."""
        paragraph = self.package.add_paragraph(style="footnote text")
        number = paragraph.add_run(f"[{note}]").font.element
        start = _link(number, _reference(note)) if note in self._referred else number
        _bookmark(start, _note(note), 2 * note + 1)
        self._run(paragraph, f"\t{content}", None)


def _tell(run: Run, lang: Lang, documents: Lang) -> None:
    """Tell Word a run's language where it is not the document's, and of which script its ambiguous characters are."""
    if lang == "zh" and _is_ambiguous(run.text):
        run.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    if lang != documents:
        run.font.element.get_or_add_rPr().append(element("w:lang", val=latin_tag(lang), eastAsia="zh-CN"))


def latin_tag(lang: Lang) -> str:
    """Return the language of the digits and Latin letters of a text, as Word has it in Chinese documents too.

    Were they called Chinese, LibreOffice would end a line anywhere in them: `10` and `0.00%`.
    """
    return "en-US" if lang == "zh" else language_tag(lang)


def _is_ambiguous(text: str) -> bool:
    """Return whether Chinese and Latin share some of its characters, such as `“`."""
    return any(unicodedata.east_asian_width(character) == "A" for character in text)


def _note(note: int) -> str:
    return f"note{note}"


def _reference(note: int) -> str:
    return f"reference{note}"


def _link(run: BaseOxmlElement, bookmark: str) -> BaseOxmlElement:
    link = element("w:hyperlink", anchor=bookmark, history="1")
    run.addprevious(link)
    link.append(run)
    return link


def _bookmark(around: BaseOxmlElement, name: str, number: int) -> None:
    around.addprevious(element("w:bookmarkStart", id=f"{number}", name=name))
    around.addnext(element("w:bookmarkEnd", id=f"{number}"))
