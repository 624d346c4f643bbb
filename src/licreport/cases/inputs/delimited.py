"""Text with delimiters: its encoding, its delimiter and the row that names its columns."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from licreport.cases.inputs.matching import TOP, header_in
from licreport.cases.inputs.source import CSV, Source
from licreport.cases.layout.model import Layout
from licreport.words.language import MisuseError, Words

_NOT_DECODED = Words(
    "{file}: neither UTF-8 nor GB18030; say its encoding in the layout, or save it as “CSV UTF-8”",
    "{file}：既不是 UTF-8 也不是 GB18030；请在布局中写明编码，或另存为“CSV UTF-8”",
)
_NOT_AS_SAID = Words("{file}: not in {encoding}, as the layout says", "{file}：不是布局所写的编码 {encoding}")
_NO_ENCODING = Words("{file}: there is no encoding {encoding}", "{file}：没有编码 {encoding}")
_BLOCK = 2**20
_BLOCKS = 64
"""Of a larger file, the engine says where it is not in UTF-8."""

_EXACT = 10**15
"""Numbers of more digits are not kept by Excel: what is left of them is told as such."""

csv.field_size_limit(2**31 - 1)  # a field may be of any length; what is read of it is up to the engine
DELIMITERS = ",\t;|"


def csv_source(file: str, layout: Layout, scratch: Path) -> Source:
    """Return a file of text as a source; one that is not in UTF-8 is written anew in it."""
    encoding = encoding_of(file, layout.encoding)
    path = file if encoding in {"utf-8", "utf-8-sig"} else str(_transcoded(file, encoding, scratch))
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        top = [*islice(stream, TOP)]
    delimiter = max(DELIMITERS, key=lambda each: max((line.count(each) for line in top), default=0))
    reader = csv.reader(io.StringIO("".join(top), newline=""), delimiter=delimiter)
    rows, ends = [], []
    for row in reader:
        rows.append(row)
        ends.append(reader.line_num)
    header = header_in(rows, layout) or 0
    columns = tuple(cell.strip() for cell in rows[header]) if rows else ()
    return Source(file, path, CSV, columns, delimiter, ends[header] if ends else 1, lines=True)


def written(name: str, rows: Iterable[Sequence[str]], header: int, scratch: Path) -> Source:
    """Write rows as CSV into `scratch`, and return them as a source."""
    path = _new(scratch)
    columns: tuple[str, ...] = ()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for place, row in enumerate(rows):
            if place == header:
                columns = tuple(cell.strip() for cell in row)
            if place >= header:
                writer.writerow([*row, *[""] * (len(columns) - len(row))])
    return Source(name, str(path), CSV, columns, header=1, above=header)


def cell_text(value: object) -> str:
    """Return what a cell shows: a whole number without its fraction, a time as a text that dates are read from."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < _EXACT else f"{value:E}"
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).replace("T", " ")
    return "" if value is None else str(value)


def encoding_of(file: str, said: str | None) -> str:
    """Return the encoding of a file, found out strictly: a mark, UTF-8, then GB18030; or as the layout says."""
    with Path(file).open("rb") as stream:
        start = stream.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", "gb18030") if said is None else (said,):
        try:
            if _decodes(file, encoding):
                return "utf-8" if codecs.lookup(encoding).name == "utf-8" else encoding
        except LookupError:
            raise MisuseError(_NO_ENCODING, {"file": file, "encoding": encoding}) from None
    raise MisuseError(_NOT_DECODED if said is None else _NOT_AS_SAID, {"file": file, "encoding": said or ""})


def _decodes(file: str, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with Path(file).open("rb") as stream:
        try:
            for _ in range(_BLOCKS):
                block = stream.read(_BLOCK)
                decoder.decode(block, final=not block)
                if not block:
                    break
        except UnicodeError:
            return False
    return True


def _transcoded(file: str, encoding: str, scratch: Path) -> Path:
    path = _new(scratch)
    odd = "strict" if encoding == "utf-16" else "surrogateescape"  # a line that is not in it is torn, and said to be
    with (
        Path(file).open(encoding=encoding, errors=odd, newline="") as stream,
        path.open("w", encoding="utf-8", errors=odd, newline="") as out,
    ):
        while block := stream.read(_BLOCK):
            out.write(block)
    return path


def _new(scratch: Path) -> Path:
    return scratch / f"{len([*scratch.iterdir()])}.csv"
