"""PDF files as bytes, in which every piece of text stands where a test puts it."""

from collections.abc import Sequence

WIDE, HIGH = 300, 400


def text(x: float, y: float, said: str, size: float = 10, mode: int = 0) -> str:
    """Return the drawing of a text: a Chinese character is as wide as its size, a digit half of it."""
    return f"BT {mode} Tr /F {size} Tf 1 0 0 1 {x} {y} Tm <{said.encode('utf-16-be').hex()}> Tj ET\n"


def rule(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the drawing of a line."""
    return f"{x} {y} m {to_x} {to_y} l S\n"


def ruled(left: float, top: float, columns: Sequence[float], rows: int, high: float = 20) -> str:
    """Return the drawing of a table of so many rows with columns so wide."""
    right, bottom = left + sum(columns), top - rows * high
    drawn = "".join(rule(left, top - row * high, right, top - row * high) for row in range(rows + 1))
    for place in range(len(columns) + 1):
        x = left + sum(columns[:place])
        drawn += rule(x, top, x, bottom)
    return drawn


def pdf(*pages: str, catalog: str = "") -> bytes:
    """Return a PDF of pages, each drawn so, with what else stands in its catalogue."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        (
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
            "/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>"
        ),
        (
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
            "/Descent -120/CapHeight 700/StemV 80>>"
        ),
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        *font,
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDE} {HIGH}]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    made, places = "%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return f"{made}startxref\n{start}\n%%EOF\n".encode("ascii")
