"""A site in a real browser, opened from its folder: it sorts, filters, leafs, searches, and shuts nobody out."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from browser import AXE, needs_browser
from render.test_html import Browser, browser
from selenium.webdriver.common.keys import Keys
from sites import NOTE, example, made, pages

from licreport.site.addresses import key_of, page_of
from licreport.site.pages import ranked, rows

pytestmark = needs_browser
_ = browser  # the fixture

COUNT = 130


def report(number: int) -> str:
    """Return one of many districts: every fifth prints no figure, every seventh contradicts itself."""
    lines = ["format = 1", "[report]", f'authority = "虚构{number:03}区"', "year = 2024", 'level = "district"']
    lines += [
        f'part_of = "虚构{"东" if number % 2 else "西"}市"',
        *(['counting = "event"'] if number >= COUNT - 10 else []),
    ]
    if number % 5:
        received = 100 * (1 + number // 2)
        accepted = received - number + (3 if number % 7 == 0 else 0)
        lines += ["[applications]", f"received = {received}", f"accepted = {accepted}", f"rejected = {number}"]
        lines += [f"approved = {accepted - 20}", "denied = 20", "[handling]", f"online = {accepted // 2}"]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(COUNT):
        (folder / f"{number}.toml").write_text(report(number), encoding="utf-8")
    return made(tmp_path_factory.mktemp("site") / "s", str(folder), "--note", NOTE)


class Opened:
    """A page of a site in the browser."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site = browser, site

    def go(self, address: str, *, width: int = 1280, scheme: str = "light") -> None:
        self.browser.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        self.browser.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.browser.driver.get("about:blank")  # or a page that differs in its fragment would not be loaded again
        page, _, place = address.partition("#")
        self.browser.driver.get((self.site / page).as_uri() + (f"#{place}" if place else ""))

    def ask(self, script: str) -> Any:  # noqa: ANN401  # what the script returns
        return self.browser.ask(f"return {script}")

    def until(self, script: str) -> None:
        """Wait until something is so: as often as the browser draws, without a clock of our own."""
        code = (
            f"const done = arguments[0]; const look = () => ({script}) ? done() : requestAnimationFrame(look); look()"
        )
        self.browser.driver.execute_async_script(code)

    def type(self, text: str) -> None:
        self.browser.driver.switch_to.active_element.send_keys(text)

    def table(self) -> None:
        self.until("!document.getElementById('filters').hidden && document.querySelector('#ranking tbody tr')")

    def column(self, name: str) -> list[str]:
        """Return what the rows say in a column: `rank`, `name` or that of a figure, without what is small."""
        heads = self.ask("[...document.querySelectorAll('#ranking thead th')].map(th => th.dataset.column ?? '')")
        place = {"rank": 0, "name": 1}.get(name) or (heads.index(name) if name in heads else 0)
        rows = "[...document.querySelectorAll('#ranking tbody tr:not(.group, .median)')]"
        found: list[str] = self.ask(f"{rows}.map(tr => tr.children[{place}].firstChild?.textContent ?? '')")
        return found

    def click(self, selector: str) -> None:
        self.browser.driver.find_element("css selector", selector).click()


@pytest.fixture
def opened(browser: Browser, many: Path) -> Iterator[Opened]:
    shown = Opened(browser, many)
    yield shown
    logged = browser.driver.get_log("browser")  # type: ignore[no-untyped-call]  # not typed in selenium
    assert logged == []


def numbers(texts: list[str]) -> list[int]:
    return [int(text.replace(",", "")) for text in texts]


def test_the_table_is_sorted_by_a_click_and_says_so(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    values = numbers(opened.column("received"))
    assert values == sorted(values, reverse=True)
    assert len(values) == 50
    opened.click("[data-column=received] button")
    values = numbers(opened.column("received"))
    assert values == sorted(values)
    assert opened.ask("document.querySelector('[aria-sort=ascending]').dataset.column") == "received"
    opened.click("[data-column=contradictions] button")
    values = numbers(opened.column("contradictions"))
    assert values == sorted(values, reverse=True)
    assert values[0] == 1
    assert set(opened.column("rank")) == {""}  # nobody is ranked by contradictions


def test_ties_share_a_rank_and_a_rank_is_among_those_alike(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    ranks, values = opened.column("rank"), opened.column("received")
    for rank, value in zip(ranks, values, strict=True):
        assert rank == f"{values.index(value) + 1}{'=' if values.count(value) > 1 else ''}" or value == values[-1]
    assert any(rank.endswith("=") for rank in ranks)


def test_what_is_not_printed_is_listed_apart_and_never_as_nought(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    apart = "[...document.querySelectorAll('#apart li')].map(li => li.textContent)"
    assert opened.ask(f"{apart}.length") == (COUNT - 10) // 5
    assert "未公布" in opened.ask("document.querySelector('#apart').textContent")
    assert "虚构000区" in opened.ask(apart)
    assert "虚构000区" not in opened.column("name")


def test_filters_leave_what_is_asked_for_and_the_address_keeps_them(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    options = opened.ask("[...document.querySelectorAll('#like option')].map(option => option.textContent)")
    assert [option.rpartition(" ")[2] for option in options[:2]] == [str(COUNT - 10), "10"]
    opened.browser.ask(
        "const like = document.getElementById('like'); like.selectedIndex = 1; like.dispatchEvent(new Event('change'))"
    )
    assert set(opened.column("name")) <= {f"虚构{number:03}区" for number in range(COUNT - 10, COUNT)}
    opened.browser.ask("document.getElementById('name').focus()")
    opened.type("虚构 12")
    assert opened.column("name") == [f"虚构{number}区" for number in (128, 129, 126, 127, 124, 122, 123, 121)]
    address = opened.ask("location.hash")
    opened.go("year/2024.html" + address)
    opened.table()
    assert len(opened.column("name")) == 8
    assert opened.ask("document.getElementById('name').value") == "虚构 12"


def test_rows_that_come_in_pieces_are_all_there_and_a_page_of_them_is_gone_to(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PIECE", 20)
    monkeypatch.setattr(ranked, "PIECE", 20)
    for number in range(COUNT):
        (tmp_path / f"{number}.toml").write_text(report(number), encoding="utf-8")
    shown = Opened(browser, made(tmp_path / "s", str(tmp_path), "--jobs", "1"))
    shown.go("en/year/2024.html#page=2")
    shown.until("document.getElementById('status').textContent.startsWith('Sorted')")
    assert shown.ask("document.querySelectorAll('script[src*=\"2024-\"]').length") == -(-COUNT // 20)
    assert shown.ask("document.getElementById('where').textContent") == "51–96 of 96"
    assert numbers(shown.column("received")) == sorted(numbers(shown.column("received")), reverse=True)


def test_a_place_leaves_its_parts(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    opened.browser.ask(
        "const place = document.getElementById('place');"
        "place.value = [...place.options].find(each => each.textContent === '虚构东市').value;"
        "place.dispatchEvent(new Event('change'))"
    )
    assert all(int(name[2:5]) % 2 for name in opened.column("name"))


def test_one_leafs_through_the_table_and_follows_a_link(opened: Opened) -> None:
    opened.go("en/year/2024.html")
    opened.table()
    first = opened.column("name")
    opened.click("#next")
    second = opened.column("name")
    assert not set(first) & set(second)
    assert opened.ask("document.getElementById('where').textContent") == "51–96 of 96"
    assert opened.ask("document.getElementById('next').disabled") is True
    opened.click("#previous")
    assert opened.column("name") == first
    opened.click("#ranking tbody tr:not(.group, .median) a")
    opened.until(f"document.querySelector('h1')?.textContent === {json.dumps(first[0], ensure_ascii=False)}")
    assert opened.ask("document.documentElement.lang") == "en"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("007", "虚构007区"),
        ("xg013", "虚构013区"),
        ("XG 013", "虚构013区"),
        ("虚构 11", "虚构110区"),
        ("011区", "虚构011区"),
    ],
)
def test_an_authority_is_found_by_name_and_by_initials_with_the_keyboard_alone(
    opened: Opened, asked: str, found: str
) -> None:
    opened.go("index.html")
    opened.type("/")  # which goes to the search
    opened.type(asked)
    opened.until("document.querySelector('#found li')")
    assert opened.ask("document.getElementById('search').getAttribute('aria-expanded')") == "true"
    opened.type(Keys.ARROW_DOWN)
    chosen = "document.getElementById(document.getElementById('search').getAttribute('aria-activedescendant'))"
    assert opened.ask(f"{chosen}.textContent") == found
    opened.type(Keys.ENTER)
    opened.until(f"document.querySelector('h1')?.textContent === {json.dumps(found, ensure_ascii=False)}")


def test_a_search_that_finds_nothing_says_so_and_escape_closes_the_list(opened: Opened) -> None:
    opened.go("en/index.html")
    opened.click("#search")
    opened.type("不存在")
    opened.until("document.querySelector('.search [role=status]').textContent === 'Nothing found'")
    opened.type(Keys.BACKSPACE * 3 + "虚构")
    opened.until("!document.getElementById('found').hidden")
    opened.type(Keys.ESCAPE)
    assert opened.ask("document.getElementById('found').hidden") is True


def test_the_table_is_sorted_with_the_keyboard_and_the_focus_stays(opened: Opened) -> None:
    opened.go("year/2024.html")
    opened.table()
    opened.browser.ask("document.querySelector('[data-column=online_rate] button').focus()")
    opened.type(Keys.ENTER)
    assert opened.ask("document.activeElement.closest('th').dataset.column") == "online_rate"
    assert opened.ask("document.activeElement.closest('th').getAttribute('aria-sort')") == "descending"


def test_on_a_phone_what_the_rows_are_sorted_by_stands_in_sight(opened: Opened) -> None:
    opened.go("year/2024.html#sort=online_rate", width=390)
    opened.table()
    assert opened.ask("document.querySelector('#ranking thead th:nth-child(3)').dataset.column") == "online_rate"
    sorted_cell = "document.querySelector('#ranking td.sorted').getBoundingClientRect()"
    assert opened.ask(f"{sorted_cell}.right") <= 390


def test_nothing_is_asked_of_anyone_elsewhere(opened: Opened) -> None:
    for address in ("index.html", "year/2024.html", page_of(key_of("虚构007区"), "zh"), "data.html"):
        opened.go(address)
        opened.click("#search")
        opened.type("虚")
        opened.until("document.querySelector('#found li')")
        names = opened.ask("performance.getEntriesByType('resource').map(entry => entry.name)")
        root = opened.site.as_uri()
        assert [name for name in names if not name.startswith(root)] == []


SHOWN = ("index.html", "en/index.html", "year/2024.html", "en/year/2024.html#like=-1", "about.html", "en/data.html")


def addresses() -> list[str]:
    return [
        *SHOWN,
        "authorities.html",
        page_of(key_of("上海市普陀区"), "zh"),
        page_of(key_of("虚构区交通运输局"), "en"),
    ]


def test_without_a_script_nothing_is_offered_that_does_not_work(browser: Browser) -> None:
    shown = Opened(browser, example())
    browser.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        shown.go("en/year/2024.html")
        body = browser.driver.find_element("css selector", "body")
        assert "The table needs JavaScript" in body.text
        assert "Loading" not in body.text
        offered = browser.driver.find_elements("css selector", "#filters, #pager")
        assert [element.value_of_css_property("display") for element in offered] == ["none", "none"]
    finally:
        browser.tell("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_pages_fit_the_screen_and_the_browser_has_nothing_to_say(browser: Browser, width: int) -> None:
    shown = Opened(browser, example())
    for address in pages(example()):
        shown.go(address, width=width)
        assert shown.ask("document.documentElement.scrollWidth") <= width, address
    assert browser.driver.get_log("browser") == []  # type: ignore[no-untyped-call]  # not typed in selenium


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light"), (1280, "dark")])
def test_nothing_keeps_a_reader_from_the_pages(browser: Browser, width: int, scheme: str) -> None:
    shown = Opened(browser, example())
    for address in addresses():
        shown.go(address, width=width, scheme=scheme)
        if "year/" in address:
            shown.table()
        browser.tell("Runtime.evaluate", expression=AXE)
        asked = "axe.run({preload: false})"  # or it would fetch the style, which a page may not
        found = browser.tell("Runtime.evaluate", expression=asked, awaitPromise=True, returnByValue=True)
        result = found["result"]["value"]
        assert result["passes"]
        grave = [entry for entry in result["violations"] if entry["impact"] in {"serious", "critical"}]
        assert [(entry["id"], [node["html"] for node in entry["nodes"]]) for entry in grave] == [], address


def test_on_paper_what_is_folded_is_open(browser: Browser) -> None:
    shown = Opened(browser, example())
    address = page_of(key_of("虚构区民政局"), "zh")
    shown.go(address)
    assert shown.ask("document.querySelectorAll('details.others:not([open])').length") == 1
    folded = shown.ask("document.querySelector('details.others .finding h3').textContent")
    data = browser.tell("Page.printToPDF", preferCSSPageSize=True)["data"]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(base64.b64decode(data))).pages)
    assert "".join(folded.split())[4:20] in "".join(text.split())
    assert shown.ask("document.querySelectorAll('details.others:not([open])').length") == 1


def test_on_paper_an_authority_is_all_there_and_every_page_says_what_the_data_are(browser: Browser) -> None:
    shown = Opened(browser, example())
    shown.go(page_of(key_of("虚构区"), "zh"), scheme="dark")
    data = browser.tell("Page.printToPDF", preferCSSPageSize=True)["data"]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(base64.b64decode(data))).pages)
    plain = "".join(text.split())
    assert "虚构数据" in plain
    assert "全部数据" in plain
    assert "按名称或拼音" not in plain


@pytest.mark.parametrize("address", ["data.html", "en/data.html", "en/about.html", "authorities.html"])
def test_on_paper_what_is_said_in_small_stands_in_its_line(browser: Browser, address: str) -> None:
    shown = Opened(browser, example())
    shown.go(address, width=794)
    browser.tell("Emulation.setEmulatedMedia", media="print")
    small = shown.ask(
        "[...document.querySelectorAll('main small')].map((node) => [getComputedStyle(node).display, "
        "parseFloat(getComputedStyle(node).fontSize) < parseFloat(getComputedStyle(node.parentElement).fontSize)])"
    )
    browser.tell("Emulation.setEmulatedMedia", media="")
    assert small
    assert [each for each in small if each != ["inline", True]] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_names_and_types_of_columns_are_not_broken_in_two(browser: Browser, width: int) -> None:
    shown = Opened(browser, example())
    shown.go("en/data.html", width=width)
    broken = shown.ask(
        "[...document.querySelectorAll('.prose th code, .prose th + td')].filter((node) => { "
        "const range = document.createRange(); range.selectNodeContents(node); "
        "return !/ /.test(node.textContent) && range.getClientRects().length > 1; }).map((node) => node.textContent)"
    )
    assert broken == []
