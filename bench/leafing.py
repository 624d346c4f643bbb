"""How soon the table of a year with very many authorities can be used, in headless Chromium, opened as a file.

    python bench/leafing.py --rows 30000

The authorities are invented, and so are their figures; the page says so. Told are the time from opening the page until
its first rows stand there and until all are loaded, and how long a click that sorts and a letter that filters take.
"""

import argparse
import shutil
import tempfile
from pathlib import Path
from random import Random

from playwright.sync_api import Page, sync_playwright

from licreport.site.addresses import key_of, year_of
from licreport.site.kept.found import Found
from licreport.site.kept.row import Row
from licreport.site.pages.frame import Site, Synthetic
from licreport.site.pages.ranked import pieces, ranked, render
from licreport.site.pages.rows import Listed, Rows, listed
from licreport.site.single import assets
from licreport.site.told import Told

YEAR = 2024
NOTE = "合成数据，机关和数字均为虚构 · Synthetic: invented authorities and invented figures"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how soon a table of very many rows can be used.")
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        size = write(Path(scratch), asked.rows, asked.seed)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        measure(page, Path(scratch) / year_of(YEAR, "zh"))
        browser.close()
    print(f"{asked.rows:,} rows in pieces of {size / 1e6:.1f} MB altogether")


def write(folder: Path, rows: int, seed: int) -> int:
    """Write the table of a year into a folder, and return how large its pieces are."""
    random = Random(seed)  # noqa: S311  # the same seed makes the same rows
    kept = folder / "kept"
    kept.mkdir()
    table = ranked(YEAR, Rows(kept, (invented(random, number) for number in range(rows))))
    site = Site(Told(note=NOTE), [YEAR], has_initials=True, names=0, synthetic=Synthetic(0, 0))
    texts = {**dict(assets()), **dict(pieces(table)), year_of(YEAR, "zh"): render(table, site, "zh")}
    for address, text in texts.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for address, text in texts.items() if address.startswith(f"year/{YEAR}-"))


def invented(random: Random, number: int) -> Listed:
    received = int(random.lognormvariate(8, 1.5)) + 50
    concluded = max(1, received - random.randint(0, 40))
    name = f"虚构第{number // 100 + 1}市第{number % 100 + 1}区"
    figures = {
        "applications.received": received,
        "fees.amount": received * 20,
        "oversight.complaints_upheld": number % 90,
    }
    parts = {
        "approval_rate": concluded - concluded // 50,
        "on_time_rate": concluded - concluded // 99,
        "online_rate": concluded * (number % 100) // 100,
    }
    sides = {rate: (part, concluded) for rate, part in parts.items()}
    row = Row(name, YEAR, None, "district", None, None, False, None, None, False, 0, figures, sides)  # noqa: FBT003  # fields in their order
    return listed(Found("", row, 60, 0, 20, ()), key_of(name), name, f"虚构第{number // 100 + 1}市")


FIRST = "() => document.querySelector('#ranking tbody tr') && performance.now()"
ALL = "() => /共 [0-9,]+ 个 ·/.test(document.getElementById('status').textContent) && performance.now()"
SORT = """() => {
    const start = performance.now();
    document.querySelector('[data-column=online_rate] button').click();
    return performance.now() - start;
}"""
FILTER = """() => {
    const start = performance.now(), name = document.getElementById('name');
    name.value = '第7区';
    name.dispatchEvent(new Event('input'));
    return performance.now() - start;
}"""


def measure(page: Page, path: Path) -> None:
    page.goto(path.as_uri(), wait_until="commit")
    first = page.wait_for_function(FIRST, polling=10).json_value()
    every = page.wait_for_function(ALL, polling=10).json_value()
    print(f"first rows   {first:6.0f} ms")
    print(f"all rows     {every:6.0f} ms")
    print(f"sorting      {page.evaluate(SORT):6.0f} ms")
    print(f"filtering    {page.evaluate(FILTER):6.0f} ms")


if __name__ == "__main__":
    main()
