"""How cells look: one format of the file for each look, however many cells have it."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from licreport.document.workbook import Form, Text, Tone

Format: TypeAlias = Any
"""A format of XlsxWriter's, which has no types."""

COLOURS: Mapping[Tone, str] = {"bad": "#B00020", "warning": "#8A5A00", "good": "#1B6E3C", "faint": "#6B6B6B"}
_HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E8ECF1"}


class Looks:
    """The formats of one file."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401  # XlsxWriter's own, which has no types
        self._book = book
        self._known: dict[tuple[tuple[str, object], ...], Format] = {}

    def heading(self, depth: int, *, is_number: bool) -> Format:
        """Return the look of a heading; that of numbers keeps clear of the button that filters."""
        return self._look({**_HEADING, "align": "center"} if is_number else {**_HEADING, "indent": depth})

    @property
    def draft(self) -> Format:
        """The line that says that it is a draft."""
        return self._look({"bold": True, "font_color": COLOURS["bad"]})

    def number(self, form: Form | None, *, right: bool) -> Format:
        """Return the look of a number of that form, or of a date."""
        spelled = "yyyy-mm-dd" if form is None else number_format(form)
        return self._look({"valign": "vcenter", "align": "right" if right else "left", "num_format": spelled})

    def text(self, text: Text, *, wraps: bool, right: bool) -> Format:
        """Return the look of text; what looks like a formula is marked as text, so that it stays so when edited."""
        look: dict[str, object] = {"valign": "vcenter", "text_wrap": wraps, "indent": min(text.depth, _DEEPEST)}
        look |= {"align": "right"} if right else {}
        look["quote_prefix"] = text.text.startswith(("=", "+", "-", "@"))
        if text.tone:
            look |= {"font_color": COLOURS[text.tone], "bold": text.tone == "bad"}
        return self._look(look)

    def tone(self, tone: Tone) -> Format:
        """Return what a tone changes of a look."""
        return self._look({"font_color": COLOURS[tone], "bold": tone == "bad"})

    def _look(self, properties: Mapping[str, object]) -> Format:
        key = tuple(properties.items())
        if key not in self._known:
            self._known[key] = self._book.add_format(properties)
        return self._known[key]


_DEEPEST = 15  # levels of indentation that spreadsheet programs know


def number_format(form: Form) -> str:
    """Return a form as spreadsheet programs spell it: `#,##0.00`, `0.00%`."""
    whole = "#,##0" if form.is_grouped and not form.is_percent else "0"
    decimals = f".{'0' * form.decimals}" if form.decimals else ""
    return f"{whole}{decimals}{'%' if form.is_percent else ''}"
