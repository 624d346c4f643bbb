"""What a person wrote where TOML stopped reading, as it looks to them, and the spelling that would be read.

Input methods for Chinese write blanks, digits and punctuation that look like those of TOML and are not, and a figure is
easily written as it was printed. Each finding stands at what has to be changed.
"""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress

from licreport.figures.reading import VALUE, respelt
from licreport.report.diagnostic import Fact, Finding
from licreport.report.source import Source, Span
from licreport.words.language import Words
from licreport.words.terminal import shortened

_WIDE_BLANK = Words(
    "a full-width blank (U+3000) stands here; write an ordinary one", "此处是全角空格（U+3000）；请改为半角空格"
)
_BLANK = Words(
    "a blank that TOML does not know ({point}) stands here; write an ordinary one",
    "此处的空格（{point}）不是 TOML 的空格；请改为半角空格",
)
_UNSEEN = Words("an invisible character ({point}) stands here; delete it", "此处有看不见的字符（{point}）；请删去")
_MARK = Words("`{written}` stands here for `{meant}`; write `{meant}`", "此处的 `{written}` 应写作半角符号 `{meant}`")
_NUMBER = Words(
    "`{written}` is not how TOML writes a number; write {meant}", "`{written}` 不是 TOML 的数字写法；请写 {meant}"
)
_PRINTED = Words(
    "`{written}` is not a TOML value; figures as printed go in quotes: {meant}",
    "`{written}` 不是 TOML 的值；按原样书写的数字要加英文引号：{meant}",
)
_DATE = Words(
    "`{written}` is not how TOML writes a date; write {meant}", "`{written}` 不是 TOML 的日期写法；请写 {meant}"
)
_UNCLOSED = Words(
    "the quotation mark `{quote}` opened on line {line} is not closed; end the text with `{quote}`",
    "第 {line} 行的引号 `{quote}` 没有闭合；请在文字末尾加上 `{quote}`",
)
_CLOSED_OTHERWISE = Words(
    "the quotation mark `{quote}` opened on line {line} is not closed by `{other}`; write `{quote}`",
    "第 {line} 行的引号 `{quote}` 不能用 `{other}` 闭合；请改为 `{quote}`",
)

_QUOTES = dict.fromkeys("“”„‟「」『』＂‘’‚‛＇", '"')
_OPENING = dict.fromkeys("［【〔", "[")
_CLOSING = dict.fromkeys("］】〕", "]")
_MARKS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("Expected '='", {**dict.fromkeys("＝：:", "="), "．": "."}),
    (r"Expected '\]", {**_CLOSING, "．": "."}),
    ("Invalid statement|Invalid initial", {**_OPENING, **_QUOTES, "＃": "#"}),
    ("Invalid value", {**_OPENING, **_QUOTES, "｛": "{"}),
    ("Expected newline", {"＃": "#"}),
    ("Unclosed", {**_QUOTES, **_CLOSING, **dict.fromkeys("，、；", ","), "｝": "}", "＃": "#"}),
)
"""Of what tomli says, which characters are meant for which."""

_SHOWN = 40  # cells


def misspelling(source: Source, start: int, line: int, column: int, message: str) -> Finding | None:
    """Return what is misspelt where tomli stopped with a message, or None where that is not known.

    `start` is the line on which begins what could not be read.
    """
    if re.match(r"Unterminated|Expected [\"']+$|(?:Illegal|Found invalid) character '\\n'$", message):
        return _unclosed(source.text, source.start_of(start))
    found = None
    if re.match("Invalid value|Expected newline|Unclosed", message):
        found = _value(source.line(line), line, column)
    return found or _character(source.line(line), line, column, message)


def _finding(words: Words, facts: Mapping[str, Fact], line: int, start: int, length: int) -> Finding:
    """Return a finding on one line, at an offset in it."""
    return Finding((), words, facts, span=Span(line, start + 1, line, start + 1 + length))


STRINGS = r"""
      [#][^\n]*+
    | "{3} (?: [^"\\]++ | \\. | "(?!"") )*+ "{3,5} | '{3} (?: [^']++ | '(?!'') )*+ '{3,5}
    | (?P<long> "{3} | '{3} )
    | " (?: [^"\\\n]++ | \\[^\n] )*+ " | '[^'\n]*+'
    | (?P<short> ["'] )
    """


def unclosed(quote: str, line: int, start: int) -> Finding:
    """Return that nothing closes a quotation mark, which stands on a line, at an offset in it."""
    return _finding(_UNCLOSED, {"quote": quote, "line": str(line)}, line, start, len(quote))


def _unclosed(text: str, begin: int) -> Finding | None:
    """Return the first quotation mark behind an offset that is not closed: one on its line, three anywhere."""
    for match in re.compile(STRINGS, re.DOTALL | re.VERBOSE).finditer(text, begin):
        if quote := match["long"] or match["short"]:
            line, start = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start()) - 1
            rest = text[match.end() :].partition("\n")[0]
            other = next((character for character in rest if character in _QUOTES), "")
            if not other:
                return unclosed(quote, line, start)
            facts = {"quote": quote, "line": str(line), "other": other}
            return _finding(_CLOSED_OTHERWISE, facts, line, start, len(quote))
    return None


def _value(text: str, line: int, column: int) -> Finding | None:
    """Return the number or the date around a place that is not spelt as TOML spells it."""
    start, end = _stretch(text, column)
    written = text[start:end].strip()
    found = _spelt(written)
    if found is None:
        return None
    words, meant = found
    start += text[start:end].find(written)
    return _finding(words, {"written": shortened(written, _SHOWN), "meant": meant}, line, start, len(written))


_WHOLE_VALUE = r"""((?:[A-Za-z0-9_.\- \t]|"[^"]*"|'[^']*')++=)([^#＃"'\[\]{}=]*+)(?:[#＃]|$)"""
_BETWEEN = " \t\r,[]{}=\"'#，、；［］【】｛｝＃"


def _stretch(text: str, column: int) -> tuple[int, int]:
    """Return from where to where the value goes around a column: all behind `key =`, or what commas part."""
    whole = re.match(_WHOLE_VALUE, text)
    if whole is not None and whole.start(2) < column:
        return whole.span(2)
    start = end = min(column - 1, len(text))
    while start > 0 and text[start - 1] not in _BETWEEN:
        start -= 1
    while end < len(text) and text[end] not in _BETWEEN:
        end += 1
    return start, end


_DAY = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
_GROUPED = r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,]).*"
_READ = r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"


def _spelt(written: str) -> tuple[Words, str] | None:
    """Return how a number or a date that is not TOML would be read, and what to say of it."""
    plain = unicodedata.normalize("NFKC", written).translate({ord("−"): "-"})
    if day := re.fullmatch(_DAY, re.sub(r"\s", "", plain)):
        with suppress(ValueError):  # no such day
            return _DATE, datetime.date(*map(int, day.groups())).isoformat()
    is_several = re.search(r"[0-9]\s+[0-9]", plain) or ("," in plain.rstrip(",") and not re.fullmatch(_GROUPED, plain))
    meant = None if is_several or re.fullmatch(_READ, written) else respelt(plain.removeprefix("+"), VALUE)
    if meant is None:
        return None
    if meant.startswith('"'):
        return _PRINTED, meant
    return _NUMBER, meant if "," in plain else meant.replace("_", "")


def _character(text: str, line: int, column: int, message: str) -> Finding | None:
    """Return the character at a place that looks like one of TOML and is none."""
    written = text[column - 1 : column]
    category = unicodedata.category(written) if written else ""
    facts = {"written": written, "point": f"U+{ord(written):04X}" if written else ""}
    if category == "Zs" and written != " ":
        return _finding(_WIDE_BLANK if written == "\u3000" else _BLANK, facts, line, column - 1, 1)
    if category == "Cf":
        return _finding(_UNSEEN, facts, line, column - 1, 1)
    marks = next((marks for pattern, marks in _MARKS if re.match(pattern, message)), {})
    if written in marks:
        return _finding(_MARK, facts | {"meant": marks[written]}, line, column - 1, 1)
    return None
