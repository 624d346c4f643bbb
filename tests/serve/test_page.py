"""The page in a browser: a newcomer drops a document, finds what contradicts itself, edits, saves and prints."""

import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from browser import chromium, needs_browser
from places import EXAMPLES
from selenium.webdriver.common.keys import Keys
from serve.asking import listening
from serve.browsing import DROP, Page

from licreport.serve.folder import Folder
from licreport.serve.line import Line
from licreport.serve.routes import routes
from licreport.words.language import Lang

PUTUO = (EXAMPLES / "documents" / "putuo-2024.txt").read_bytes()
CLEAN = EXAMPLES / "fictional" / "clean"
RETURNS = EXAMPLES / "returns"

pytestmark = needs_browser


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    line = Line(size=1)
    yield line
    line.end()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def page(browser: object, line: Line) -> Iterator[Page]:
    """Return the page of a server without any files."""
    with listening(routes(line, Folder())) as server:
        yield Page(browser, server.door.port)  # type: ignore[arg-type]  # a driver


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for year in (2022, 2023, 2024):
        (tmp_path / f"{year}.toml").write_bytes((CLEAN / f"district-{year}.toml").read_bytes())
    return tmp_path


@pytest.fixture
def of_home(browser: object, line: Line, home: Path) -> Iterator[Page]:
    """Return the page of a server with a folder of three years."""
    with listening(routes(line, Folder([str(home)]))) as server:
        yield Page(browser, server.door.port)  # type: ignore[arg-type]  # as above


LIT = "return [...document.querySelectorAll('.mark.lit')].map(one => one.textContent)"
CARDS = "return [...document.querySelectorAll('.finding.lit .message')].map(one => one.textContent)"


def test_a_newcomer_finds_both_contradictions_of_the_example(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    assert page.texts(".finding .message") == [
        "按期办结 542,091，超过办结 542,080，多出 11",
        "落款日期 2024-03-19，比报告年度结束后的第一天（2025-01-01）早 288 天",
    ]
    assert page.text(".verdict").splitlines()[-1].startswith("2 个错误")
    assert page.texts(".mark.contradicted") == ["539535件", "2545件", "542091件", "2024年3月19日"]
    assert page.console() == []
    assert page.elsewhere() == []


def test_a_finding_lights_both_its_sides_and_a_figure_its_finding(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click("[data-finding='0'] .finding-button")
    assert page.ask(LIT) == ["539535件", "2545件", "542091件"]
    page.click(".mark.contradicted:not(.lit)")
    assert page.ask(LIT) == ["2024年3月19日"]
    assert [text[:4] for text in page.ask(CARDS)] == ["落款日期"]


def test_on_a_phone_one_goes_from_the_text_to_what_is_said_of_it_and_back(page: Page) -> None:
    page.open(width=390)
    page.drop("putuo-2024.txt", PUTUO)
    top = "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top)"
    page.click(".walk button:last-child")
    assert page.wait(
        "const at = document.querySelector('.mark.lit').getBoundingClientRect(); return at.bottom < innerHeight"
    )
    page.click(".walk button:nth-child(2)")
    assert 0 <= page.ask(top, ".finding.lit") < 800
    page.ask("[...document.querySelectorAll('.mark')].find(one => one.textContent === '542219件').click()")
    page.click(".walk button:nth-child(2)")
    assert 0 <= page.ask(top, ".card.figure") < 800


def test_nothing_is_said_to_be_lost_while_the_server_is_there(of_home: Page) -> None:
    of_home.open()
    of_home.wait("return document.querySelectorAll('.files tbody tr').length === 3")
    looks = "return performance.getEntriesByType('resource').filter(one => one.name.endsWith('/files')).length > 2"
    of_home.wait(looks)
    assert of_home.text("#notice") == ""


def test_what_is_chosen_is_brought_into_sight(page: Page) -> None:
    page.open(height=500)
    page.drop("putuo-2024.txt", PUTUO + b"\n" * 60 + "（完）".encode())
    page.click("[data-finding='1'] .finding-button")
    at = "const at = document.querySelector('.mark.lit').getBoundingClientRect();"
    assert page.wait(f"{at} return at.top > 0 && at.bottom < innerHeight")


def test_every_relation_of_a_figure_is_shown_with_its_sum(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.ask("[...document.querySelectorAll('.mark')].find(one => one.textContent === '542219件').click()")
    assert page.texts("#chosen-figure .relations .held > span:last-child") == [
        "收到申请 542,219 = 受理 542,141 + 不予受理 78 LR101",
        "收费办件 343,635 ≤ 收到申请 542,219 LR206",
    ]
    assert [text[:4] for text in page.texts("#chosen-figure h3")] == ["成立2", "无法核对"]


def test_a_likely_correction_is_tried_and_nothing_changes(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click(".likely button")
    page.wait("return document.querySelectorAll('.tried .outcome li').length === 2")
    assert [text[:5] for text in page.texts(".tried .outcome li > span:last-child")] == ["不再出现：", "仍然存在："]
    assert len(page.texts(".finding")) == 2


def test_another_value_is_tried_for_a_figure(page: Page) -> None:
    page.open(lang="en")
    page.drop("putuo-2024.txt", PUTUO)
    page.ask("[...document.querySelectorAll('.mark')].find(one => one.textContent === '542219件').click()")
    page.click("#what-if")
    page.ask("document.getElementById('what-if').focus()")
    page.press("1", Keys.ENTER)
    page.wait("return document.querySelector('#chosen-figure .tried .comes') !== null")
    assert "LR101" in page.text("#chosen-figure .tried")


def test_it_works_by_the_keyboard_alone(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.press("n")
    assert len(page.ask(LIT)) == 3
    page.press("n")
    assert page.ask(LIT) == ["2024年3月19日"]
    page.press("n", "p", "p")
    assert len(page.ask(LIT)) == 3
    page.press(Keys.ESCAPE)
    assert page.ask(LIT) == []
    page.ask("document.querySelector('.mark').focus()")
    page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ENTER)
    assert page.ask(LIT) == ["203项"]


def test_the_tab_key_reaches_everything_that_can_be_clicked(page: Page) -> None:
    page.open()
    reached = set()
    for _ in range(12):
        page.press(Keys.TAB)
        reached.add(page.ask("return document.activeElement.textContent || document.activeElement.id"))
    assert {"English", "选择文件", "pasted", "核对这段文本"} <= reached


HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\"><b>bold</b>"


def test_markup_in_a_document_is_shown_as_text(page: Page) -> None:
    page.open()
    page.drop("hostile.txt", PUTUO + f"\n{HOSTILE}\n".encode())
    assert HOSTILE in page.text("#panel")
    assert page.ask("return document.querySelectorAll('main script, main img, main b').length") == 0
    assert "taken" not in page.driver.title
    assert page.console() == []


def test_a_name_with_markup_is_shown_as_text(page: Page) -> None:
    page.open()
    page.drop("<img src=x onerror=alert(1)>.txt", "无".encode())
    assert page.ask("return document.querySelectorAll('img').length") == 0
    assert page.text("#head .file") == "<img src=x onerror=alert(1)>.txt"


@pytest.mark.parametrize("name", ["civil-affairs.docx", "culture.html", "market-supervision.xlsx", "transport.pdf"])
def test_a_document_of_each_kind_is_shown_with_its_figures(page: Page, name: str) -> None:
    page.open()
    page.drop(name, (RETURNS / name).read_bytes())
    assert len(page.texts(".mark")) > 10
    assert page.console() == []


def test_text_is_pasted(page: Page) -> None:
    page.open()
    page.ask("document.getElementById('pasted').value = arguments[0]", PUTUO.decode())
    page.click(".paste button")
    page.wait("return document.querySelectorAll('.finding').length === 2")


def test_what_is_not_certain_is_asked_and_the_answer_is_checked(page: Page) -> None:
    page.open()
    page.drop(
        "twice.txt",
        "虚构区2024年度行政许可实施情况年度报告\n收到申请10件，受理9件，不予受理1件。\n本年共收到申请12件。\n".encode(),
    )
    page.click(".not-read .choices button")
    page.wait("return document.querySelector('.not-read .chosen') !== null")
    assert page.ask("return document.querySelectorAll('.finding').length") == 0
    page.click(".not-read .answered .choices .link")
    page.wait("return document.querySelector('.not-read .chosen') === null")


def test_a_document_that_cannot_be_read_says_why_and_the_next_is_read(page: Page) -> None:
    page.open()
    page.drop("broken.pdf", b"%PDF-1.4 nothing")
    assert page.text(".finding .message")
    page.click("#head button")
    page.drop("putuo-2024.txt", PUTUO)
    assert len(page.texts(".finding")) == 2


def test_what_is_typed_is_checked_and_a_mistake_is_marked_beside_its_line(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click("#tab-toml")
    page.wait("return document.querySelector('.gutter .contradicted') !== null")
    page.ask(
        "const area = document.getElementById('toml'); area.focus();"
        "area.value = area.value.replace('2024-03-19', '2025-03-19'); area.dispatchEvent(new Event('input'))"
    )
    page.wait("return document.querySelectorAll('.finding').length === 1")
    assert [text[:4] for text in page.texts(".finding .message")] == ["按期办结"]
    assert page.ask("return document.activeElement.id") == "toml"
    page.ask("document.querySelector('#tab-text').click()")
    assert len(page.texts(".finding")) == 2  # of the document itself nothing was changed


def test_only_the_newest_answer_is_shown(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click("#tab-toml")
    page.wait("return document.getElementById('toml') !== null")
    page.ask(
        "const area = document.getElementById('toml'); const was = area.value;"
        "const typed = text => { area.value = text; area.dispatchEvent(new Event('input')); };"
        "for (const year of ['2019', '2020', '2021']) typed(was.replace('2024-03-19', `${year}-03-19`));"
        "typed(was.replace('2024-03-19', '2025-03-19'));"
    )
    page.wait("return document.querySelectorAll('.finding').length === 1")


@pytest.mark.parametrize("press", ["tab-toml", "tab-figures", "save"])
def test_what_is_pressed_while_a_document_is_read_is_not_taken_for_it(of_home: Page, press: str) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    of_home.wait("return document.getElementById('tab-figures') !== null && document.getElementById('save') !== null")
    of_home.ask(
        "window.wrong = []; window.addEventListener('unhandledrejection', one => wrong.push(String(one.reason)));"
        f"window.addEventListener('error', one => wrong.push(one.message)); {DROP};"
        f"document.getElementById('{press}').click()",
        "putuo-2024.txt",
        base64.b64encode(PUTUO).decode(),
    )
    of_home.wait("return document.querySelectorAll('.finding').length === 2")
    assert "上海市普陀区" in of_home.text("#head .file")
    assert of_home.ask("return window.wrong") == []


def test_keys_are_completed_from_the_format(page: Page) -> None:
    page.open()
    page.drop("2024.toml", 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n'.encode())
    page.click("#tab-toml")
    page.wait("return document.getElementById('toml') !== null")
    page.ask("const area = document.getElementById('toml'); area.focus(); area.setSelectionRange(1e6, 1e6)")
    page.press("r", "e")
    assert page.texts(".offers code")[0] == "received ="
    page.press(Keys.ENTER)
    page.press("9")
    assert page.ask("return document.getElementById('toml').value.split('\\n').at(-1)") == "received = 9"
    page.wait("return [...document.querySelectorAll('.relations')].some(one => one.textContent.includes('收到申请 9'))")


def test_a_figure_is_changed_in_the_form_and_nothing_else_of_the_text(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click("#tab-toml")
    before = page.wait("return document.getElementById('toml')?.value")
    page.click("#tab-form")
    page.ask(
        "const one = document.getElementById('form-applications-approved'); one.value = '539553';"
        "one.dispatchEvent(new Event('change'))"
    )
    page.wait("return document.querySelectorAll('.finding').length === 1")
    page.click("#tab-toml")
    assert page.wait("return document.getElementById('toml')?.value") == before.replace("539_535", "539_553", 1)


def test_several_figures_are_changed_in_the_form_before_the_first_is_checked(page: Page) -> None:
    page.open()
    page.drop("2024.toml", (CLEAN / "district-2024.toml").read_bytes())
    page.click("#tab-form")
    page.wait("return document.querySelector('.form') !== null")
    typed = {"received": "1", "approved": "22万", "pending": "", "rejected": "1,234,567"}
    for_each = """
        for (const [key, value] of Object.entries(arguments[0])) {
            const one = document.getElementById(`form-applications-${key}`);
            one.value = value;
            one.dispatchEvent(new Event("change"));
        }
    """
    page.ask(for_each, typed)
    page.click("#tab-toml")
    text = page.wait("return document.getElementById('toml')?.value")
    before = (CLEAN / "district-2024.toml").read_text(encoding="utf-8")
    for key, value in (("received", "1"), ("rejected", "1_234_567"), ("approved", '"22万"')):
        before = re.sub(rf"^({key} *= )\S+", rf"\g<1>{value}", before, count=1, flags=re.MULTILINE)
    assert text == re.sub(r"^pending .*\n", "", before, count=1, flags=re.MULTILINE)


def test_the_reports_of_a_folder_are_listed_and_followed(of_home: Page, home: Path) -> None:
    of_home.open()
    of_home.wait("return document.querySelectorAll('.files tbody tr').length === 3")
    file = home / "2024.toml"
    file.write_bytes(file.read_bytes() + b"\n[waiver]\n")
    of_home.wait("return document.querySelector('.files .sign.bad') !== null")
    of_home.click(".files tbody tr .link")
    of_home.wait("return document.querySelector('.finding') !== null")
    file.write_bytes((CLEAN / "district-2024.toml").read_bytes())
    of_home.wait("return document.querySelector('.verdict.good') !== null")
    assert of_home.console() == []


@pytest.mark.parametrize(("tab", "shown"), [("last-year", "2023"), ("trend", "2022"), ("figures", "收到申请")])
def test_other_views_of_a_report_are_shown(of_home: Page, tab: str, shown: str) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    of_home.click(f"#tab-{tab}")
    of_home.wait("return document.querySelector('.overview')?.textContent.includes(arguments[0])", shown)


def test_the_preview_is_a_page_of_its_own_that_may_do_nothing(of_home: Page) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    of_home.click("#tab-preview")
    of_home.wait("return document.querySelector('iframe.preview') !== null")
    assert of_home.ask("return document.querySelector('iframe.preview').getAttribute('sandbox')") == ""
    of_home.driver.switch_to.frame(0)
    try:
        of_home.wait("return document.querySelector('h1')?.textContent.includes('虚构区')")
    finally:
        of_home.driver.switch_to.default_content()
    assert of_home.console() == []


def edit(page: Page, mine: str) -> None:
    """Open the newest report and add a line to it."""
    page.click(".files tbody tr .link")
    page.click("#tab-toml")
    page.wait("return document.getElementById('toml') !== null && document.getElementById('save') !== null")
    page.ask(
        "const area = document.getElementById('toml'); area.value += arguments[0];"
        "area.dispatchEvent(new Event('input'))",
        mine,
    )


def test_what_was_edited_is_saved_when_asked(of_home: Page, home: Path) -> None:
    of_home.open()
    before = (home / "2024.toml").read_bytes()
    edit(of_home, "# mine\n")
    assert (home / "2024.toml").read_bytes() == before
    of_home.click("#save")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert (home / "2024.toml").read_bytes() == before + b"# mine\n"


def test_what_was_edited_is_saved_though_its_file_is_gone(of_home: Page, home: Path) -> None:
    of_home.open()
    file = home / "2024.toml"
    before = file.read_bytes()
    edit(of_home, "# mine\n")
    file.unlink()
    of_home.click("#save")
    of_home.wait("return document.querySelector('dialog[open]') !== null")
    assert "已不存在" in of_home.text("dialog h2")
    assert not file.exists()
    of_home.click("dialog .choices button:last-child")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert file.read_bytes() == before + b"# mine\n"


def test_a_file_that_is_gone_is_told_and_no_longer_called_saved(of_home: Page, home: Path) -> None:
    of_home.open()
    file = home / "2024.toml"
    edit(of_home, "# mine\n")
    of_home.click("#save")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    kept = file.read_bytes()
    file.unlink()
    of_home.wait("return document.getElementById('notice').textContent.endsWith('2024.toml 已不存在')")
    assert of_home.ask("return document.getElementById('toml').value").endswith("# mine\n")
    file.write_bytes(kept)
    of_home.wait("return document.getElementById('notice').textContent === ''")


def test_a_document_that_changes_under_edited_toml_is_told(of_home: Page, home: Path) -> None:
    file = home / "2025.txt"
    file.write_text("虚构区2025年度行政许可实施情况报告\n收到申请9件。\n", encoding="utf-8")
    of_home.open()
    edit(of_home, "# mine\n")
    file.write_text("虚构区2025年度行政许可实施情况报告\n收到申请8件。\n", encoding="utf-8")
    of_home.wait("return document.getElementById('notice').textContent.includes('没有随之更新')")
    assert "# mine" in of_home.ask("return document.getElementById('toml').value")


def test_what_was_edited_is_not_left_without_asking(of_home: Page) -> None:
    of_home.open()
    edit(of_home, "# mine\n")
    of_home.ask("window.confirm = said => { window.asked = said; return false; }")
    of_home.click("#head > button")
    of_home.ask(DROP, "x.txt", "")
    assert "尚未保存" in of_home.ask("return window.asked")
    assert of_home.ask("return document.getElementById('toml').value").endswith("# mine\n")
    of_home.ask("window.confirm = () => true")
    of_home.click("#head > button")
    of_home.wait("return document.querySelector('.files') !== null")


TWICE = "虚构区2024年度行政许可实施情况年度报告\n收到申请10件，受理9件，不予受理1件。\n本年共收到申请12件。\n".encode()


def edited(page: Page, script: str) -> None:
    """Drop a document with a question in it, and edit its TOML before that is answered."""
    page.open()
    page.drop("twice.txt", TWICE)
    page.click("#tab-toml")
    page.wait("return document.getElementById('toml') !== null")
    page.ask(f"const it = document.getElementById('toml'); {script}; it.dispatchEvent(new Event('input'))")
    page.click("#tab-text")
    page.click(".not-read .choices button")
    page.wait("return document.querySelector('.not-read .chosen') !== null")


def test_an_answer_is_put_into_the_toml_as_it_was_edited(page: Page) -> None:
    edited(page, "it.value = it.value.replace('9 ', '8 ') + '# mine\\n'")
    assert "您的修改仍在" in page.text("#notice")
    page.click("#tab-toml")
    text = page.wait("return document.getElementById('toml')?.value")
    assert re.findall(r"^(\w+) += (\d+)", text, re.MULTILINE)[2:] == [
        ("accepted", "8"),
        ("rejected", "1"),
        ("received", "10"),
    ]
    assert "unread" not in text
    assert text.endswith("# mine\n")
    page.wait("return document.querySelector('.verdict.bad') !== null")


def test_what_was_answered_of_a_document_is_not_taken_over_once_it_says_other_things(of_home: Page, home: Path) -> None:
    document = home / "2021.txt"
    document.write_bytes(TWICE)
    of_home.open()
    of_home.wait("return document.querySelectorAll('.files tbody tr').length === 4")
    of_home.ask("[...document.querySelectorAll('.files .link')].find(one => one.textContent.includes('2021')).click()")
    of_home.click(".not-read .choices button")
    of_home.wait("return document.querySelector('.not-read .chosen') !== null")
    changed = TWICE.decode().replace("申请12件", "申请13件").replace("申请10件", "申请11件")
    document.write_text(changed, encoding="utf-8")
    of_home.wait("return document.getElementById('left').textContent.includes('申请13件')")
    assert of_home.ask("return document.querySelector('.not-read .chosen')") is None
    assert "不再适用" in of_home.text("#notice")


def test_what_was_answered_is_not_left_without_asking_until_it_is_saved(of_home: Page, home: Path) -> None:
    of_home.open()
    of_home.drop("twice.txt", TWICE)
    of_home.ask("window.asked = []; window.confirm = said => { window.asked.push(said); return false; }")
    of_home.click(".not-read .choices button")
    of_home.wait("return document.querySelector('.not-read .chosen') !== null")
    of_home.click("#head > button")
    assert len(of_home.ask("return window.asked")) == 1
    assert len(of_home.texts(".not-read .chosen")) == 1
    of_home.click("#save")
    of_home.ask("document.getElementById('new-name').value = 'twice'")
    of_home.click("dialog .main")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert "received" in (home / "twice.toml").read_text(encoding="utf-8")
    of_home.click("#head > button")
    of_home.wait("return document.querySelector('.files') !== null")
    assert len(of_home.ask("return window.asked")) == 1


def test_an_answer_that_has_no_place_in_the_edited_toml_is_told(page: Page) -> None:
    edited(page, "it.value = 'format = 1\\n'")
    assert "没有写入" in page.text("#notice")
    page.click("#tab-toml")
    assert page.wait("return document.getElementById('toml')?.value") == "format = 1\n"


MERGED: dict[str, tuple[str, str, str, str | None]] = {
    "nothing": ("a\nb", "a\nb", "a\nb", "a\nb"),
    "a line more": ("a\nx\nb", "a\nb", "a\nc\nb", "a\nc\nx\nb"),
    "a line less": ("a\nx\nb", "a\nb", "a", "a\nx"),
    "another line": ("a\nx\nb", "a\nb", "a\nc", "a\nx\nc"),
    "lines that moved": ("a = 1\nx", "a = 1", "a     = 1\nlonger = 2", "a = 1\nlonger = 2\nx"),
    "at the beginning": ("b\nx", "b", "a\nb", "a\nb\nx"),
    "the nearest of several": ("k\na\nk\nb\nx", "k\na\nk\nb", "k\na\nk\nc\nb", "k\na\nk\nc\nb\nx"),
    "a line that was edited": ("a\ny", "a\nb", "a\nc", None),
    "several places": ("1\nx\n2\n3", "1\n2\n3", "0\n1\n2\n2b\n3", "0\n1\nx\n2\n2b\n3"),
}


@pytest.mark.parametrize("case", MERGED.values(), ids=MERGED)
def test_a_change_finds_its_place_among_edits(page: Page, case: tuple[str, str, str, str | None]) -> None:
    page.open()
    ours, before, after, expected = case
    merge = "return import('/merging.js').then(one => one.merged(...arguments))"
    assert page.ask(merge, ours, before, after) == expected


def test_of_two_files_that_are_dropped_the_first_is_opened_and_the_other_waits(page: Page) -> None:
    page.open()
    page.ask(
        "const dropped = new DataTransfer();"
        "for (const [name, text] of arguments[0]) dropped.items.add(new File([text], name));"
        "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}))",
        [["one.txt", PUTUO.decode()], ["two.txt", TWICE.decode()]],
    )
    page.wait("return document.querySelectorAll('.finding').length === 2")
    assert page.texts(".others li") == ["two.txt"]
    page.click(".others button")
    page.wait("return document.querySelector('.not-read .choices') !== null")
    assert page.texts(".others li") == ["one.txt"]


def test_what_is_opened_has_the_focus_at_its_verdict(of_home: Page) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    of_home.wait("return document.activeElement.id === 'verdict'")
    assert of_home.ask("return document.activeElement.tagName") == "H1"
    of_home.click("#head > button")
    of_home.wait("return document.activeElement.matches('.files .link')")


def test_the_focus_stays_on_a_tab_that_is_chosen_by_key(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.ask("document.getElementById('tab-text').focus()")
    page.press(Keys.ARROW_RIGHT)
    page.wait("return document.getElementById('toml') !== null && !document.querySelector('[aria-busy]')")
    assert page.ask("return document.activeElement.id") == "tab-toml"
    page.press(Keys.ARROW_RIGHT)
    assert page.ask("return document.activeElement.id") == "tab-form"


def test_what_a_key_may_be_is_completed_too(page: Page) -> None:
    page.open()
    page.drop("2024.toml", 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'.encode())
    page.click("#tab-toml")
    page.wait("return document.getElementById('toml') !== null")
    page.ask("const area = document.getElementById('toml'); area.focus(); area.setSelectionRange(1e6, 1e6)")
    page.press("l", "e", Keys.ENTER)
    assert page.texts(".offers code") == ['"state"', '"province"', '"city"', '"district"', '"department"']
    page.press("d", "e", Keys.ENTER)
    assert page.ask("return document.getElementById('toml').value.split('\\n').at(-1)") == 'level = "department"'


def test_a_figure_is_typed_in_the_form_in_the_digits_of_a_chinese_keyboard(page: Page) -> None:
    page.open()
    page.drop("2024.toml", (CLEAN / "district-2024.toml").read_bytes())
    page.click("#tab-form")
    page.wait("return document.querySelector('.form') !== null")
    page.ask(
        "for (const [key, typed] of [['received', '１２，３４５'], ['approved', '１．２万']]) {"
        "const one = document.getElementById(`form-applications-${key}`); one.value = typed;"
        "one.dispatchEvent(new Event('change')); }"
    )
    assert page.ask("return document.getElementById('form-applications-received').value").replace(",", "") == "12345"
    page.click("#tab-toml")
    text = page.wait("return document.getElementById('toml')?.value")
    assert re.search(r"^received *= 12_345", text, re.MULTILINE)
    assert re.search(r'^approved *= "1\.2万"', text, re.MULTILINE)


def test_how_a_download_is_printed_is_chosen(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click(".menu summary")
    page.wait("return document.getElementById('manner-separator') !== null")
    page.ask(
        "const one = document.getElementById('manner-separator'); one.value = 'comma';"
        "one.dispatchEvent(new Event('change'));"
        "window.sent = []; const real = window.fetch;"
        "window.fetch = (path, how) => { if (path === '/make') window.sent.push(how.headers['Licreport-Asked']);"
        "return real(path, how); };"
        "[...document.querySelectorAll('.menu li button')].find(one => one.textContent.startsWith('MARKDOWN')).click()"
    )
    (sent,) = page.wait("return window.sent.length ? window.sent : null")
    assert json.loads(sent)["separator"] == "comma"


def test_a_file_that_was_changed_meanwhile_is_shown_and_not_overwritten(of_home: Page, home: Path) -> None:
    of_home.open()
    file = home / "2024.toml"
    before = file.read_bytes()
    edit(of_home, "# mine\n")
    file.write_bytes(before + b"# theirs\n")
    of_home.click("#save")
    of_home.wait("return document.querySelector('dialog[open]') !== null")
    assert of_home.texts(".difference .theirs, .difference .ours") == ["- # theirs", "+ # mine"]
    assert file.read_bytes() == before + b"# theirs\n"
    of_home.click("dialog .choices button:last-child")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert file.read_bytes() == before + b"# mine\n"


HELD = """
    const real = window.fetch;
    window.fetch = async (...how) => {
      const reply = await real(...how);
      if (how[0] !== arguments[0]) return reply;
      window.isHeld = true;
      await new Promise(done => { window.letGo = done; });
      window.fetch = real;
      return reply;
    };
"""


def test_what_is_typed_while_a_change_on_disk_is_read_is_not_saved_over_it(of_home: Page, home: Path) -> None:
    of_home.open()
    file = home / "2024.toml"
    before = file.read_bytes()
    of_home.click(".files tbody tr .link")
    of_home.click("#tab-toml")
    of_home.wait("return document.getElementById('toml') !== null && document.getElementById('save') !== null")
    of_home.ask(HELD, "/examine")
    file.write_bytes(before + b"# theirs\n")
    of_home.wait("return window.isHeld === true")
    of_home.ask(
        "const area = document.getElementById('toml'); area.value += '# mine\\n';"
        "area.dispatchEvent(new Event('input')); window.letGo()"
    )
    of_home.wait("return document.getElementById('notice').textContent.includes('已被改动')")
    of_home.click("#save")
    of_home.wait("return document.querySelector('dialog[open]') !== null")
    assert file.read_bytes() == before + b"# theirs\n"


def test_a_report_opened_while_another_is_saved_is_not_taken_for_it(of_home: Page, home: Path) -> None:
    of_home.open()
    edit(of_home, "# mine\n")
    of_home.ask(HELD, "/save")
    of_home.click("#save")
    of_home.wait("return window.isHeld === true")
    of_home.ask("window.confirm = () => true")
    of_home.click("#head > button")
    of_home.drop("putuo-2024.txt", PUTUO)
    of_home.ask("window.letGo()")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert "普陀" in of_home.text("#head .file")
    of_home.click("#tab-toml")
    assert "普陀" in of_home.wait("return document.getElementById('toml')?.value")
    of_home.click("#save")
    of_home.wait("return document.getElementById('new-name') !== null")
    assert (home / "2024.toml").read_text(encoding="utf-8").endswith("# mine\n")


LIST = "return document.querySelector('.files') !== null && document.getElementById('tab-toml') === null"
OPEN = "return document.getElementById('tab-toml') && document.querySelector('#head .file').textContent"


def test_the_browser_goes_back_to_the_list_and_forward_to_the_file(of_home: Page) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    first = of_home.wait(OPEN)
    of_home.ask("history.back()")
    of_home.wait(LIST)
    of_home.ask("history.forward()")
    assert of_home.wait(OPEN) == first
    of_home.click("#head > button")  # back, as the page has it
    of_home.wait(LIST)
    of_home.wait("return history.state === null")


def test_what_was_typed_is_not_lost_by_going_back_unasked(of_home: Page) -> None:
    of_home.open()
    edit(of_home, "# mine\n")
    of_home.ask("window.confirm = () => false; history.back()")
    of_home.wait("return history.state !== null && document.getElementById('toml')?.value.endsWith('# mine\\n')")
    of_home.ask("window.confirm = () => true; history.back()")
    of_home.wait(LIST)


def test_a_file_that_was_open_is_open_once_the_page_is_loaded_again(of_home: Page) -> None:
    of_home.open()
    of_home.click(".files tbody tr .link")
    first = of_home.wait(OPEN)
    of_home.ask("location.reload()")
    assert of_home.wait(OPEN) == first
    of_home.ask("history.back()")
    of_home.wait(LIST)


def test_a_document_that_was_dropped_is_gone_once_the_page_is_loaded_again(of_home: Page) -> None:
    of_home.open()
    of_home.drop("putuo-2024.txt", PUTUO)
    of_home.wait(OPEN)
    of_home.ask("location.reload()")
    of_home.wait(LIST)
    of_home.click(".files tbody tr .link")
    of_home.wait(OPEN)


def test_forward_to_a_document_that_was_dropped_stays_in_the_list(of_home: Page) -> None:
    of_home.open()
    of_home.drop("putuo-2024.txt", PUTUO)
    of_home.wait(OPEN)
    of_home.ask("history.back()")
    of_home.wait(LIST)
    of_home.ask("history.forward()")
    of_home.wait("return history.state === null")
    of_home.wait(LIST)


def test_a_document_is_saved_as_a_new_report(of_home: Page, home: Path) -> None:
    of_home.open()
    of_home.drop("putuo-2024.txt", PUTUO)
    of_home.click("#save")
    of_home.ask("document.getElementById('new-name').value = 'putuo-2024'")
    of_home.click("dialog .main")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    assert "542_219" in (home / "putuo-2024.toml").read_text(encoding="utf-8")


def test_a_document_of_the_folder_stands_aside_once_it_is_saved_as_toml(of_home: Page, home: Path) -> None:
    document = home / "putuo 2024.v1.txt"
    document.write_bytes(PUTUO)
    of_home.open()
    of_home.wait("return document.querySelectorAll('.files tbody tr').length === 4")
    of_home.ask("[...document.querySelectorAll('.files .link')].find(one => one.textContent.includes('putuo')).click()")
    of_home.wait("return document.querySelectorAll('.finding').length === 2")
    of_home.click("#save")
    assert of_home.ask("return document.getElementById('new-name').value") == "putuo 2024.v1"
    of_home.ask("document.getElementById('new-name').value = 'a/b'")
    of_home.click("dialog .main")
    of_home.wait("return document.getElementById('name-wrong').textContent.includes('其中有 /')")
    assert [line.rpartition(" - ")[2][:23] for line in of_home.console()] == ["Failed to load resource"]
    of_home.ask("document.getElementById('new-name').value = 'putuo 2024.v1'")
    of_home.click("dialog .main")
    of_home.wait("return document.getElementById('notice').textContent.startsWith('已保存')")
    of_home.wait("return document.querySelector('dialog') === null")
    assert len(of_home.texts(".finding")) == 2  # and none that says that there are two of one year
    of_home.click("#head > button")
    of_home.wait("return document.querySelector('.files .sign.aside') !== null")
    assert "putuo 2024.v1.toml" in of_home.text(".files tr:has(.sign.aside) .outcome-of-file")
    of_home.click(".files tr:has(.sign.aside) .link")
    of_home.wait("return document.querySelector('.card.aside') !== null")
    assert len(of_home.texts(".finding")) == 2
    of_home.click(".card.aside button")
    of_home.wait("return document.querySelector('.card.aside') === null")
    assert of_home.console() == []


STATES: dict[str, Callable[[Page], None]] = {
    "nothing open": lambda _: None,
    "the example": lambda page: page.drop("putuo-2024.txt", PUTUO),
    "tables": lambda page: page.drop("market-supervision.xlsx", (RETURNS / "market-supervision.xlsx").read_bytes()),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_keeps_a_reader_from_the_page_and_it_fits_the_screen(
    page: Page, state: str, scheme: str, lang: Lang
) -> None:
    page.open(scheme=scheme, lang=lang)
    STATES[state](page)
    assert page.grave() == []
    for width in (390, 1280, 1920):
        page.size(width)
        assert page.ask("return document.documentElement.scrollWidth") <= width
    assert page.console() == []


@pytest.mark.parametrize("tab", ["toml", "form", "figures", "preview"])
def test_nothing_keeps_a_reader_from_a_view_and_it_fits_the_screen(page: Page, tab: str) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click(f"#tab-{tab}")
    page.wait("return document.querySelector('#toml, .form, .overview, iframe') !== null")
    assert page.grave() == []
    for width in (390, 1280, 1920):
        page.size(width)
        assert page.ask("return document.documentElement.scrollWidth") <= width


def test_the_verdict_is_told_to_who_does_not_see_it(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    assert page.ask("return document.getElementById('spoken').role") == "status"
    assert page.texts("#spoken")[0].startswith("2 个错误")
    labels = page.ask("return [...document.querySelectorAll('.mark')].map(one => one.getAttribute('aria-label'))")
    assert "542091件, 按期办结, 矛盾" in labels


def test_it_is_printed_without_what_only_a_screen_needs(page: Page) -> None:
    page.open(scheme="dark")
    page.drop("putuo-2024.txt", PUTUO)
    pdf = base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"])
    printed = "".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    text = "".join(printed.split())
    assert "按期办结542,091,超过办结542,080" in text.replace("，", ",")
    assert "收到申请542219件" in text
    assert "下载" not in text
    page.click("#head > button")
    pdf = base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert "拖到这里" not in "".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_other_language_is_spoken_at_once(page: Page) -> None:
    page.open()
    page.drop("putuo-2024.txt", PUTUO)
    page.click("#head > button:last-child")
    assert page.texts(".finding .message")[0] == "on time 542,091 exceeds concluded 542,080 by 11"
    assert page.ask("return document.documentElement.lang") == "en"


def test_a_page_of_another_run_says_what_to_do(page: Page) -> None:
    page.open()
    page.driver.get("about:blank")
    page.driver.get(f"http://127.0.0.1:{page.port}/#another")
    page.wait("return document.body.textContent.includes('licreport serve')")
    page.console()
