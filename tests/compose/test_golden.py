"""The report that 上海市普陀区 published for 2024, compiled: its Markdown, its page, its Word document's text.

Written anew by `python tests/write_anew.py golden`; what the charting library draws is left out of the page.
"""

import datetime
import json
import re
from functools import cache
from io import BytesIO
from urllib.parse import quote

import docx
import html5lib
import pytest
from places import GOLDEN, ROOT

from licreport.check.one import Checked, check
from licreport.compose.report import compose
from licreport.document.blocks import Chart
from licreport.render import docx as word
from licreport.render import html, markdown
from licreport.render import json as data
from licreport.report.load import load, load_bytes
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
LANGS: tuple[Lang, ...] = ("zh", "en")


@cache
def checked(file: str) -> Checked:
    return check(load(ROOT / file), today=TODAY)


@cache
def compiled(lang: Lang) -> dict[str, str]:
    """Return the report in each of the formats that are text at heart, by the name of the golden file."""
    document = compose(checked("data/2024.toml"), lang)
    page = re.sub(r"(<svg [^>]*>).*?</svg>", r"\1</svg>", html.render(document), flags=re.DOTALL)
    page = re.sub(r"(<style>).*?(</style>)", r"\1\2", re.sub(r"sha256-[^&]*", "sha256-", page), flags=re.DOTALL)
    return {
        f"putuo-2024.{lang}.md": markdown.render(document),
        f"putuo-2024.{lang}.html": page,
        f"putuo-2024.{lang}.document.xml": docx.Document(BytesIO(word.render(document))).element.xml,
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ending", ["md", "html", "document.xml"])
def test_the_report_is_compiled_as_it_was(lang: Lang, ending: str) -> None:
    name = f"putuo-2024.{lang}.{ending}"
    assert compiled(lang)[name] == (GOLDEN / name).read_text(encoding="utf-8")


REPORTS = [
    "data/2024.toml",
    "tests/complete.toml",
    *(
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "examples").rglob("*.toml"))
        if path.parent.name != "cases"  # a layout of records
    ),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("file", REPORTS)
def test_reading_the_page_gives_the_figures_of_the_exported_json(file: str, lang: Lang) -> None:
    report = checked(file)
    document = compose(report, lang)
    undrawn = document._replace(blocks=tuple(block for block in document.blocks if not isinstance(block, Chart)))
    text = re.sub("<style>.*?</style>", "", html.render(undrawn), flags=re.DOTALL)
    page = html5lib.parse(text, namespaceHTMLElements=False)
    read: dict[str, set[str]] = {}
    for element in page.iter("data"):
        read.setdefault(element.attrib["data-figure"], set()).add(element.attrib["value"])
    exported = json.loads(data.render(report))
    figures = {figure["address"]: {str(figure["written"])} for figure in exported["figures"]}
    indicators = {indicator["name"]: {indicator["value"]} for indicator in exported["indicators"]}
    assert {name: values for name, values in read.items() if name not in indicators} == figures
    assert all(read[name] == indicators[name] for name in read.keys() & indicators.keys())


def ids(text: str, lang: Lang = "zh") -> dict[str, str]:
    """Return the kind of every element that a link can name, by its id, of which no two are alike."""
    page = html.render(compose(check(load_bytes("a.toml", text.encode()), today=TODAY), lang))
    tree = html5lib.parse(re.sub("<svg .*?</svg>", "", page, flags=re.DOTALL), namespaceHTMLElements=False)
    named = [(element.attrib["id"], element.tag) for element in tree.iter() if "id" in element.attrib]
    assert len({own for own, _ in named}) == len(named)
    return dict(named)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("file", REPORTS)
def test_each_figure_section_table_and_chart_of_a_page_has_a_name_of_its_own(file: str, lang: Lang) -> None:
    found = ids((ROOT / file).read_text(encoding="utf-8"), lang)
    exported = json.loads(data.render(checked(file)))["figures"]
    assert {re.sub(r"\s", lambda blank: quote(blank[0]), each["address"].replace("%", "%25")) for each in exported} <= {
        own for own, tag in found.items() if tag == "data"
    }
    assert [own for own in found if own.startswith("part-")] == []


def test_names_stay_when_other_figures_sections_and_notes_are_added() -> None:
    head = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
    fewer = ids(
        f'{head}[applications]\nconcluded = 1000\n[handling]\nonline = 600\n[[figure]]\nname = "甲"\nvalue = 1\n'
        '[narrative]\nreform = "### 甲\\n话。"\n'
    )
    more = ids(
        f"{head}[items]\ntotal = 5\n[applications]\nreceived = 1000\naccepted = 990\nconcluded = 1000\n[handling]\n"
        'online = 600\n[[figure]]\nname = "乙"\nvalue = 2\n[[figure]]\nname = "甲"\nvalue = 1\n'
        '[narrative]\noverview = "### 乙\\n话。"\nreform = "### 甲\\n话。\\n### 乙\\n话。"\n'
    )
    assert fewer.items() <= more.items()
    assert fewer == {
        "handling": "h2",
        "handling-applications": "h3",
        "handling-ways-of-handling": "h3",
        "chart-how-they-were-handled": "figcaption",
        "reform": "h2",
        "reform-1": "h3",
        "annex": "h2",
        "table-applications": "caption",
        "applications.concluded": "data",
        "table-handling": "caption",
        "handling.online": "data",
        "table-figure": "caption",
        "figure.甲.value": "data",
    }


def write_anew() -> None:
    """Write what the tests compare with."""
    for language in LANGS:
        for name, text in compiled(language).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
