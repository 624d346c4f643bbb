"""Takes the pictures of pages that stand in the documents, in a browser: `python docs/pictures/take.py [NAME]...`.

Each is taken of the program as it is, with what stands in `examples/`. What a picture shows is one function below,
which leaves the page as it is to be seen; it needs the extra `test` and Chromium.
"""

import base64
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "tests")]

from browser import chromium  # noqa: E402  # found only now
from serve.asking import listening  # noqa: E402  # as above
from serve.browsing import Page  # noqa: E402  # as above
from smaller import smaller  # noqa: E402  # beside this program

from licreport.serve.folder import Folder  # noqa: E402  # as above
from licreport.serve.line import Line  # noqa: E402  # as above
from licreport.serve.routes import routes  # noqa: E402  # as above
from licreport.words.language import Lang  # noqa: E402  # as above

WIDTH, HEIGHT = 1200, 760


def main() -> None:
    """Take the pictures that are named, or all of them."""
    line = Line(size=1)
    with tempfile.TemporaryDirectory() as profile, chromium(Path(profile)) as driver:
        for name in sys.argv[1:] or PICTURES:
            folder, see, lang = PICTURES[name]
            with listening(routes(line, Folder(folder))) as server:
                page = Page(driver, server.door.port)
                page.open(width=WIDTH, height=HEIGHT, lang=lang)
                page.tell("Emulation.setScrollbarsHidden", hidden=True)
                see(page)
                page.wait("return document.fonts.status === 'loaded'")
                shot = page.tell("Page.captureScreenshot", format="png", optimizeForSpeed=False)
                (HERE / name).write_bytes(smaller(base64.b64decode(shot["data"])))
                print(f"{name}: {(HERE / name).stat().st_size / 1000:.0f} kB")
    line.end()


def a_contradiction(page: Page) -> None:
    """Show the example document, its first finding chosen, and what would hold if one figure were another."""
    page.drop("putuo-2024.txt", (ROOT / "examples" / "documents" / "putuo-2024.txt").read_bytes())
    page.click("[data-finding='0'] .finding-button")
    page.click(".likely button")
    page.wait("return document.querySelector('.tried .outcome') !== null")
    page.ask("document.activeElement.blur()")


PICTURES: Mapping[str, tuple[list[str], Callable[[Page], None], Lang]] = {
    "serve-putuo.png": ([], a_contradiction, "en"),
    "serve-putuo.zh-CN.png": ([], a_contradiction, "zh"),
}
"""By their files: what the command is given, what is to be seen, and in which language."""

if __name__ == "__main__":
    main()
