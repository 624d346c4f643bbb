"""One document written in every format: lines, headings (`# `), and tables of rows (`| a | b |`).

In a table `<` belongs to the cell on its left, and `^` to the one above.
"""

import html
import itertools
from collections.abc import Callable, Mapping

import portable
from ooxml import docx, p, tbl, tc, xlsx
from portable import rule, text


def blocks(document: str) -> list[str | list[list[str]]]:
    """Return the lines and the tables of a document."""
    found: list[str | list[list[str]]] = []
    for is_row, lines in itertools.groupby(document.strip().splitlines(), lambda line: line.startswith("|")):
        if is_row:
            found.append([[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        else:
            found.extend(lines)
    return found


def plain(document: str) -> bytes:
    lines = ("\t".join(row) for block in blocks(document) for row in ([[block]] if isinstance(block, str) else block))
    return "\n".join(line.removeprefix("# ") for line in lines).encode()


def markdown(document: str) -> bytes:
    pieces = []
    for block in blocks(document):
        if isinstance(block, str):
            pieces.append(block)
            continue
        first, *rows = (f"| {' | '.join(row)} |" for row in block)
        pieces.append("\n".join((first, "|" + " --- |" * len(block[0]), *rows)))
    return "\n\n".join(pieces).encode()


def web(document: str) -> bytes:
    made = ""
    for block in blocks(document):
        if isinstance(block, str):
            tag = "h2" if block.startswith("# ") else "p"
            made += f"<{tag}>{html.escape(block.removeprefix('# '))}</{tag}>\n"
            continue
        rows = [
            "".join(
                f'<td rowspan="{high}" colspan="{wide}">{html.escape(cell)}</td>'
                for _, cell, high, wide in _cells(block, at)
            )
            for at in range(len(block))
        ]
        made += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>\n"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{made}</body></html>'.encode()


def word(document: str) -> bytes:
    body = ""
    for block in blocks(document):
        if isinstance(block, str):
            style = '<w:outlineLvl w:val="0"/>' if block.startswith("# ") else ""
            body += p(html.escape(block.removeprefix("# ")), about=style)
            continue
        rows = []
        for at, row in enumerate(block):
            cells = []
            for column, cell in enumerate(row):
                if cell == "<":
                    continue
                wide = _wide(row, column)
                below = at + 1 < len(block) and block[at + 1][column] == "^"
                merge = '<w:vMerge w:val="restart"/>' if below and cell != "^" else "<w:vMerge/>" if cell == "^" else ""
                said = p("" if cell == "^" else html.escape(cell))
                cells.append(tc(said, f'<w:gridSpan w:val="{wide}"/>{merge}'))
            rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
        body += tbl(*rows)
    return docx(body)


def excel(document: str) -> bytes:
    """Return a sheet: a line is a cell of its own row, and only what is all digits is a number."""
    rows, merged = "", ""
    lines = [([block], False) if isinstance(block, str) else (row, True)
             for block in blocks(document) for row in ([[]] if isinstance(block, str) else block)]  # fmt: skip
    for at, (row, _) in enumerate(lines, 1):
        cells = ""
        for column, cell in enumerate(row):
            if cell in {"<", "^", ""}:
                continue
            place, bare = f"{'ABCDEFGHIJ'[column]}{at}", html.escape(cell.removeprefix("# "))
            cells += (
                f'<c r="{place}"><v>{cell}</v></c>'
                if cell.isdecimal() and cell.isascii()
                else f'<c r="{place}" t="inlineStr"><is><t>{bare}</t></is></c>'
            )
            high = next(
                n
                for n in itertools.count(1)
                if at + n > len(lines) or [*lines[at + n - 1][0], *" " * 10][column] != "^"
            )
            wide = _wide(row, column)
            if high > 1 or wide > 1:
                merged += f'<mergeCell ref="{place}:{"ABCDEFGHIJ"[column + wide - 1]}{at + high - 1}"/>'
        rows += f'<row r="{at}">{cells}</row>'
    return xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")


def pdf(document: str) -> bytes:
    """Return a PDF whose lines break where they are full, as a printer's do."""
    drawn, y = "", 385
    for block in blocks(document):
        if isinstance(block, str):
            size = 12 if block.startswith("# ") else 9
            for line in _broken(block.removeprefix("# "), size):
                drawn += text(15, y, line, size)
                y -= size + 5
            continue
        wide, top = 270 / len(block[0]), y + 4
        for number in range(len(block)):
            for column, cell, rows, columns in _cells(block, number):
                left, above = 15 + wide * column, top - 18 * number
                right, below = left + wide * columns, above - 18 * rows
                drawn += rule(left, above, right, above) + rule(left, below, right, below)
                drawn += rule(left, above, left, below) + rule(right, above, right, below)
                drawn += text(left + 2, above - 13, cell, 8)
        y -= 18 * len(block) + 14
    return portable.pdf(drawn)


def _broken(said: str, size: int) -> list[str]:
    lines, width = [""], 0.0
    for character in said:
        own = size / 2 if character.isascii() else size
        if width + own > 270:
            lines.append("")
            width = 0
        lines[-1] += character
        width += own
    return lines


def _cells(table: list[list[str]], at: int) -> list[tuple[int, str, int, int]]:
    """Return the cells of a row by column, with how many rows and columns each covers."""
    found = []
    for column, cell in enumerate(table[at]):
        if cell not in {"<", "^"}:
            high = next(n for n in itertools.count(1) if at + n == len(table) or table[at + n][column] != "^")
            found.append((column, cell, high, _wide(table[at], column)))
    return found


def _wide(row: list[str], column: int) -> int:
    return next(n for n in itertools.count(1) if column + n >= len(row) or row[column + n] != "<")


WRITERS: Mapping[str, Callable[[str], bytes]] = {
    "text": plain,
    "markdown": markdown,
    "html": web,
    "docx": word,
    "xlsx": excel,
    "pdf": pdf,
}
