"""Plain text and Markdown."""

import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from licreport.reading.kinds.flow import unwrapped
from licreport.reading.kinds.refusals import damaged, other
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, UnreadableError
from licreport.words.language import Words

_KIND = Words("text", "文本")
_UTF8 = Words("text in UTF-8, or as a Word file", "UTF-8 文本或 Word 文件")


def read(data: bytes) -> Text:
    """Return the lines of a text, with its tables of bars or tabs; those of Markdown without its marks."""
    lines = re.split("\r\n|\r|\n", decoded(data))
    is_markdown = any(_HEADING.match(line) or _is_rule(line) for line in lines)
    return Text(tuple(_blocks([(number, line) for number, line in enumerate(lines, 1)], is_markdown=is_markdown)))


def decoded(data: bytes, declared: str = "") -> str:
    """Return bytes as text by the first that decodes all of them: the mark, UTF-8, what is declared, GB18030.

    Raises:
        UnreadableError: None does, or what comes out is no text.

    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    if b"\0" in data:
        return _wide(data)
    try:
        return _held(data.decode())
    except UnicodeDecodeError:
        if _is_nearly_utf8(data):
            raise damaged(_KIND) from None
    for name in (declared, "gb18030"):
        try:
            codec = codecs.lookup(name) if name else None
            if codec and codec.name not in _NO_ENCODINGS:
                return _held(codec.decode(data, "strict")[0])
        except (LookupError, UnicodeError, ValueError):
            continue
    raise _no_text()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_ENCODINGS = {"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "hex", "base64", "rot13", "zlib"}
_MOST_CONTROLS = 0.01


def _strictly(data: bytes, name: str) -> str:
    try:
        return _held(data.decode(name))
    except UnicodeDecodeError:
        raise damaged(_KIND) from None


def _wide(data: bytes) -> str:
    """Return UTF-16 without its mark, which nothing but the noughts in it betrays."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and sum(map(_is_usual, text)) >= 0.9 * len(text):
            return text
    raise _no_text()


def _is_usual(one: str) -> bool:
    return (
        " " <= one <= "~"
        or one in "\t\r\n"
        or "\u2010" <= one <= "\u30ff"
        or "\u4e00" <= one <= "\u9fff"
        or one > "\uff00"
    )


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether a text is one in UTF-8 of which a few bytes were lost: read as another it would be gibberish."""
    text = data.decode(errors="replace")
    lost = text.count("\ufffd")
    return sum("\u3000" <= one <= "\u9fff" or "\uff00" <= one < "\ufff0" for one in text) >= 3 * lost


def _held(text: str) -> str:
    text = text.rstrip("\x1a")  # which ended a file long ago
    kinds = {one: unicodedata.category(one) for one in set(text)}
    strange = {one for one, kind in kinds.items() if kind in {"Cc", "Cn", "Cs"} and one not in "\t\n\r\f\v"}
    if "\0" in strange or sum(one in strange for one in text) > _MOST_CONTROLS * len(text):
        raise _no_text()
    return text


def _no_text() -> UnreadableError:
    return other(Words("no text in an encoding that is known", "编码无法识别的文件"), _UTF8)


def _blocks(lines: list[tuple[int, str]], *, is_markdown: bool) -> Iterator[Block]:
    for bars, group in groupby(lines, lambda line: _bars(line[1])):
        rows = [(number, line) for number, line in group if not (is_markdown and _is_rule(line))]
        if bars[1] and len(rows) > 1:
            yield _grid(rows, bars[0], is_markdown=is_markdown)
        else:
            yield from (block for lines in unwrapped(rows) for block in _line(*lines, is_markdown=is_markdown))


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_BAR = re.compile(r"(?<!\\)\|")


def _bars(line: str) -> tuple[str, int]:
    """Return what parts the cells of a line, and how often: lines with the same number of them are a table."""
    inner = line.strip().strip("|")
    if found := len(_BAR.findall(inner)):
        return "|", found
    return "\t", line.strip("\r\n").count("\t") if inner else 0


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and not line.strip(" |:-\t")


def _grid(rows: list[tuple[int, str]], bar: str, *, is_markdown: bool) -> Grid:
    cells = []
    for row, (number, line) in enumerate(rows):
        inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line) if bar == "|" else line
        for column, cell in enumerate(_BAR.split(inner) if bar == "|" else inner.split(bar)):
            text = (_unmarked(cell) if is_markdown else cell).strip()
            called = Words(f"line {number}, column {column + 1}", f"第{number}行第{column + 1}列")
            cells.append(Cell(text, row, column, Place(called, number)))
    return Grid(tuple(cells))


def _line(first: int, last: int, line: str, *, is_markdown: bool) -> Iterator[Line]:
    called = Words(f"line {first}", f"第{first}行")
    place = Place(called if first == last else Words(f"lines {first} to {last}", f"第{first}至{last}行"), first)
    if not line.strip():
        return
    if not is_markdown:
        yield Line(line.rstrip(), place)
    elif found := _HEADING.match(line):
        yield Line(_unmarked(_opened(found[2] or "")).strip(), place, len(found[1]))
    elif text := _unmarked(_BULLET.sub("", line)).strip():
        yield Line(text, place)


def _opened(heading: str) -> str:
    """Return a heading without the marks that close it."""
    text = heading.rstrip(" \t")
    bare = text.rstrip("#")
    return bare if not bare or bare[-1] in " \t" else text


_BULLET = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*(?:>\s?)+|^\s*[-*+]\s+")
_MARKUP = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escape
    r"|(?<!!)\[\^(\w+)\]"  # the mark of a footnote
    r"|(\*\*|__)(?=\S)"
    r"|(?<=\S)(\*\*|__)"
    r"|!?\[([^\]\[]*)\]\([^()\s]*\)"  # a link, a picture
)
_REMARK = re.compile(r"(?<!\\)<!--.*?-->")


def _unmarked(text: str) -> str:
    said, end, rest = text.rpartition("-->")  # so that what begins a remark has an end, and none is looked for in vain
    return html.unescape(_MARKUP.sub(lambda found: found[1] or found[5] or "", _REMARK.sub("", said + end) + rest))
