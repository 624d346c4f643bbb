"""Take the pictures of a site: of synthetic reports, as Chromium draws it.

python docs/pictures/take_site.py
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
REPORTS = 1_200
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Make a site of synthetic reports, and take its pictures."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = made(Path(scratch))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take_site(browser.new_page(viewport=SIZE), folder, HERE)  # type: ignore[arg-type]  # a size is a size
        browser.close()


def made(scratch: Path) -> Path:
    """Return the folder of a site of synthetic reports, which say that they are."""
    reports, site = scratch / "reports", scratch / "site"
    corpus = [sys.executable, str(ROOT / "bench" / "corpus.py"), str(reports), "--reports", str(REPORTS), "--seed", "7"]
    subprocess.run([*corpus, "--planted", str(REPORTS // 10)], check=True, stdout=subprocess.DEVNULL)
    make = [sys.executable, "-m", "licreport", "site", str(reports), "-o", str(site)]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return site


def take_site(page: Page, site: Path, into: Path) -> None:
    """Take the table of a year, in English as the README is, and in Chinese."""
    for name, address in (("site-table", "en/year/2024.html"), ("site-table.zh-CN", "year/2024.html")):
        page.goto(f"{(site / address).as_uri()}#sort=approval_rate")
        page.wait_for_selector("#ranking tbody tr")
        page.screenshot(path=str(into / f"{name}.png"))


if __name__ == "__main__":
    main()
