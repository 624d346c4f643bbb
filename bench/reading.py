"""How long documents take to read: beside the start-up of `check`, and beside the parsing library alone.

    python bench/reading.py
    python bench/reading.py --pages 1000 --runs 9 --seed 2

Every document is synthetic, of an invented authority and invented figures, and made from the seed: a page of 5,000
characters, a Word file of 30 pages with 20 tables, many web pages, an Excel file and a PDF. Times are medians of runs
that take turns. What a command takes includes the start of the interpreter; what the libraries take does not, and they
only parse: they look for no figure.
"""

import argparse
import html
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeAlias
from xml.etree import ElementTree as ET

from licreport.reading.apart import text_apart
from licreport.reading.draft import draft
from licreport.reading.kinds import text_of

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "2024.toml"
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
START_GOAL, WORD_GOAL, PAGES_GOAL = 2.0, 1.0, 100
CHARACTERS, TABLES, PAGES_OF_WORD, OF_A_PAGE, OF_A_WEB_PAGE, ITEMS = 5_000, 20, 30, 900, 1_500, 200
Rows: TypeAlias = list[list[str]]
Pieces: TypeAlias = list[str | Rows]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how long documents take to read.")
    parser.add_argument("--pages", type=int, default=1000, help="how many web pages one command checks")
    parser.add_argument("--runs", type=int, default=5, help="how often each thing is measured")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"load before: {load()}")
    with tempfile.TemporaryDirectory() as folder:
        made = documents(Random(options.seed))  # noqa: S311  # no secret
        for name, data in made.items():
            Path(folder, name).write_bytes(data)
        chance = Random(options.seed)  # noqa: S311  # as above
        pages = [web(report(chance, at, OF_A_WEB_PAGE)) for at in range(options.pages)]
        Path(folder, "pages").mkdir()
        for at, data in enumerate(pages):
            Path(folder, "pages", f"{at:05}.html").write_bytes(data)
        commands(Path(folder), options.runs)
        one_by_one(made, options.runs)
        many(Path(folder, "pages"), pages, min(options.runs, 3))
    print(f"\nload after: {load()}")
    print(f"repeat: python bench/reading.py --pages {options.pages} --runs {options.runs} --seed {options.seed}")


def commands(folder: Path, runs: int) -> None:
    """Measure whole commands, each beside the same command of one TOML file."""
    files = [DATA, *(folder / name for name in ("page.txt", "page.html", "30-pages.docx", "items.xlsx", "pages.pdf"))]
    times = in_turn([partial(check, str(file)) for file in files], runs)
    start = times[0]
    print(f"\n{'licreport check':24}{'ms':>9}{'× start-up':>12}   goal")
    for file, seconds in zip(files, times, strict=True):
        goal = (
            verdict(seconds / start <= START_GOAL, f"at most {START_GOAL:g} times")
            if file.stem == "page"
            else verdict(seconds < WORD_GOAL, f"under {WORD_GOAL:g} s")
            if file.suffix == ".docx"
            else ""
        )
        print(f"{file.name:24}{seconds * 1000:9.1f}{seconds / start:12.2f}   {goal}".rstrip())


def one_by_one(made: Mapping[str, bytes], runs: int) -> None:
    """Measure reading within one process that runs already, beside the library alone on the same bytes."""
    print(f"\n{'one document, ms':24}{'library':>9}{'text':>9}{'apart':>9}{'figures':>9}{'text / library':>17}")
    for name, data in made.items():
        text = text_apart(name, data)  # which starts the process that reads
        parse = LIBRARIES[Path(name).suffix]
        things = (partial(parse, data), partial(text_of, name, data), partial(text_apart, name, data))
        library, here, apart, figures = in_turn([*things, partial(draft, text)], runs)
        columns = "".join(f"{seconds * 1000:9.2f}" for seconds in (library, here, apart, figures))
        print(f"{name:24}{columns}{here / library:17.1f}   {len(draft(text).figures)} figures")


def many(folder: Path, pages: Sequence[bytes], runs: int) -> None:
    """Measure one command that checks all pages, beside the library that parses them in one process."""
    checked, parsed = in_turn(
        [lambda: check(str(folder), "--documents", "--jobs", "2"), lambda: [parse_web(page) for page in pages]], runs
    )
    rate = len(pages) / checked
    goal = verdict(rate >= PAGES_GOAL, f"at least {PAGES_GOAL} a second")
    print(f"\n{len(pages):,} web pages, two jobs: {checked:.2f} s, {rate:.0f} a second   {goal}")
    print(f"selectolax alone, one process: {parsed:.2f} s; ratio {checked / parsed:.1f}")


def in_turn(things: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Do the things in turn, once to warm up; return the median of the seconds that each took."""
    measured: list[list[float]] = [[] for _ in things]
    for number in range(runs + 1):
        for thing, seconds in zip(things, measured, strict=True):
            start = time.perf_counter()
            thing()
            if number:
                seconds.append(time.perf_counter() - start)
    return [statistics.median(seconds) for seconds in measured]


def check(*arguments: str) -> None:
    """Run `licreport check`; stop unless the exit code is 0, or 1 for findings."""
    command = [sys.executable, "-m", "licreport", "check", *arguments]
    quiet = subprocess.DEVNULL
    done = subprocess.run(command, env=ENVIRONMENT, stdout=quiet, stderr=quiet, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"reading.py: exit code {done.returncode} from {' '.join(command)}")


def verdict(is_met: bool, goal: str) -> str:  # noqa: FBT001  # what was found is all it says
    return f"{goal}: {'met' if is_met else 'missed'}"


def load() -> str:
    return ", ".join(f"{one:.2f}" for one in os.getloadavg()) + f" on {os.cpu_count()} cores"


def parse_web(data: bytes) -> object:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  # each library is paid for where it is measured

    body = LexborHTMLParser(data.decode()).body
    return body and body.text()


def parse_word(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(ET.fromstring(archive.read("word/document.xml")).itertext())  # noqa: S314  # our own document


def parse_excel(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/") and name.endswith(".xml")]
        return ["".join(ET.fromstring(archive.read(part)).itertext()) for part in parts]  # noqa: S314  # as above


def parse_pdf(data: bytes) -> object:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # as above

    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


LIBRARIES: Mapping[str, Callable[[bytes], object]] = {
    ".txt": lambda data: data.decode().splitlines(),
    ".html": parse_web,
    ".docx": parse_word,
    ".xlsx": parse_excel,
    ".pdf": parse_pdf,
}


def documents(random: Random) -> Mapping[str, bytes]:
    """Return the documents that are measured one by one, by their names."""
    page = report(random, 0, CHARACTERS)
    long = report(random, 1, PAGES_OF_WORD * OF_A_PAGE, TABLES)
    return {
        "page.txt": "\n".join(piece for piece in page if isinstance(piece, str)).encode(),
        "page.html": web(page),
        "30-pages.docx": word(long),
        "items.xlsx": excel([*page[:1], table(random, ITEMS)]),
        "pages.pdf": pdf(10),
    }


NAMES = "东南西北安宁平和兴昌"
"""Each two of which name an authority, which has ten years of reports."""
SECTIONS = (
    "一、总体情况",
    "二、行政许可办理情况",
    "三、改革创新情况",
    "四、批后监管情况",
    "五、存在问题",
    "六、下一步打算",
)
FILLERS = (
    "各部门按照职责分工，进一步压实主体责任，完善工作机制，推动行政许可工作规范有序开展。",
    "持续优化办事流程，精简申请材料，推动更多事项网上办、掌上办、就近办，企业群众满意度稳步提升。",
    "依据《行政许可法》第六十一条的规定，建立健全监督检查制度，及时公开检查结果。",
    "组织业务培训{number}期，开设“办不成事”反映窗口{number}个，梳理高频事项办事指南{number}份。",
    "部分单位信息系统尚未完全互联互通，数据共享仍需加强，窗口人员业务能力有待进一步提高。",
    "围绕企业全生命周期服务，推出集成办理场景{number}个，压缩办理环节，跑动次数明显减少。",
)


def report(random: Random, number: int, characters: int, tables: int = 0) -> Pieces:
    """Return the paragraphs and tables of a report of about so many characters."""
    of, year = number // 10, 2015 + number % 10
    authority = f"虚构{NAMES[of % len(NAMES)]}{NAMES[of // len(NAMES) % len(NAMES)]}区"
    received, rejected = random.randint(52_000, 60_000), random.randint(500, 600)
    accepted, total, denied = received - rejected, random.randint(180, 200), random.randint(70, 90)
    approved, online, fully = accepted - denied, accepted * 4 // 5, accepted * 3 // 5
    inspections, complaints, upheld = random.randint(5_000, 6_000), random.randint(60, 70), random.randint(30, 40)
    told = (
        f"{year}年，本区行政许可事项共{total}项，由{random.randint(25, 28)}个部门办理。",
        f"全年共收到申请{received}件，其中受理{accepted}件，不予受理{rejected}件；批准{approved}件，不予批准{denied}件。",
        f"网上受理{online}件，其中全程网办{fully}件。",
        f"开展主动监督检查{inspections}次，收到有效投诉{complaints}件，查实违法行为{upheld}件。",
        "对照要求，工作中还存在一些不足。",
        "今后将重点做好以下工作。",
    )
    pieces: Pieces = [f"{authority}{year}年度行政许可实施情况年度报告"]
    for section, first in zip(SECTIONS, told, strict=True):
        pieces += [section, first]
        length = 0
        while length < (characters - 400) / len(SECTIONS):
            chosen = random.sample(FILLERS, 3)
            paragraph = "".join(one.replace("{number}", str(random.randint(2, 60))) for one in chosen)
            pieces.append(paragraph)
            length += len(paragraph)
    for at in range(tables):
        pieces.insert(len(pieces) * (at + 1) // (tables + 1), table(random, 8))
    return [*pieces, f"{authority}数据局", f"{year + 1}年3月10日"]


def table(random: Random, items: int) -> Rows:
    """Return a table of items, with a row of totals that are theirs."""
    rows = []
    for _ in range(items):
        received, denied = random.randint(20, 900), random.randint(0, 9)
        rows.append([received, received - 9, 9, received - 9 - denied, denied])
    totals = [sum(column) for column in zip(*rows, strict=True)]
    return [
        ["事项名称", "收到申请", "受理", "不予受理", "批准", "不予批准"],
        *([f"第{at}类经营许可", *map(str, row)] for at, row in enumerate(rows, 1)),
        ["合计", *map(str, totals)],
    ]


def web(pieces: Pieces) -> bytes:
    """Return a web page, with the furniture of a government's site."""
    body = "".join(
        f"<{'h2' if piece in SECTIONS else 'p'}>{html.escape(piece)}</{'h2' if piece in SECTIONS else 'p'}>\n"
        if isinstance(piece, str)
        else "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in piece)
        + "</table>"
        for piece in pieces[1:]
    )
    menu = "".join(f'<li><a href="/{at}">栏目{at}</a></li>' for at in range(40))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{pieces[0]}</title></head><body><nav><ul>{menu}</ul>'
        f"</nav><main><h1>{pieces[0]}</h1>{body}</main><footer>访问量：20250214</footer></body></html>"
    ).encode()


def word(pieces: Pieces) -> bytes:
    """Return a Word file."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str) -> str:
        runs = "".join(f"<w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>{run}</w:t></w:r>" for run in text.split("，"))
        return (
            f"<w:p><w:pPr><w:jc w:val='both'/></w:pPr>{runs.replace('</w:t></w:r><w:r>', '，</w:t></w:r><w:r>')}</w:p>"
        )

    body = "".join(
        paragraph(piece)
        if isinstance(piece, str)
        else "<w:tbl>"
        + "".join(
            f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in piece
        )
        + "</w:tbl>"
        for piece in pieces
    )
    return packed({"word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>"})


def excel(pieces: Pieces) -> bytes:
    """Return an Excel file of one sheet."""
    rows = [row for piece in pieces for row in ([[piece]] if isinstance(piece, str) else piece)]
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{"ABCDEF"[at]}{number}"><v>{cell}</v></c>'
            if cell.isdecimal()
            else f'<c r="{"ABCDEF"[at]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for at, cell in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{kind}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets>'
            '<sheet name="办件" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="rId1" '
            f'Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        }
    )


def packed(parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def pdf(pages: int) -> bytes:
    """Return a PDF in which the page of `examples/returns` stands so many times."""
    import pypdfium2  # noqa: PLC0415  # as above

    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(ROOT / "examples" / "returns" / "transport.pdf"), [0] * pages)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()
