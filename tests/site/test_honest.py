"""What a page owes whoever reads it: that data are made up, what cannot be compared, what a count is of, whose name."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from places import EXAMPLES
from sites import contents, example, made, page_for, pages, report, rows_of, text_of, words, written

from licreport.derive.indicators import INDICATORS, Quotient
from licreport.derive.measure import MEASURES
from licreport.relations.quantity import touched
from licreport.report.load import load
from licreport.report.model import path_of
from licreport.site.kept.row import says_synthetic
from licreport.site.pages.parts import shown
from licreport.site.ranking import basis

# Data that are made up.

SYNTHETIC = "# Synthetic: a made-up district\n"


@pytest.mark.parametrize(
    ("text", "is_document", "said"),
    [
        pytest.param("# Synthetic: a made-up district", False, True, id="comment"),
        pytest.param("#synthetic data", False, True, id="no blank"),
        pytest.param("format = 1\n# 虚构数据，与任何真实机关无关。", False, True, id="in Chinese"),
        pytest.param('note = "synthetic"', False, False, id="a value"),
        pytest.param("# what is synthetic about it", False, False, id="within a comment"),
        pytest.param("# 严查虚构数据", False, False, id="about something else"),
        pytest.param("（虚构数据，与任何真实机关无关。）", True, True, id="a line of a document"),
        pytest.param("全年未发现虚构数据的情况", True, False, id="within a sentence"),
        pytest.param("Synthetic fibres were licensed", False, False, id="no comment"),
    ],
)
def test_a_file_says_that_it_is_synthetic(text: str, is_document: bool, said: bool) -> None:
    assert says_synthetic(text, is_document=is_document) is said


def notes(page: str) -> str:
    return " ".join(re.findall(r'<p class="note synthetic">(.*?)</p>', page))


def test_reports_that_say_that_they_are_synthetic_are_said_to_be_on_every_page_that_shows_them(tmp_path: Path) -> None:
    site = made(tmp_path / "s", str(EXAMPLES / "fictional" / "mistakes"), str(EXAMPLES / "returns"), "--documents")
    for name in pages(site):
        said = "say of themselves that they are synthetic" if name.startswith("en/") else "自行注明为虚构（合成）数据"
        assert said in notes(text_of(site, name)), name
    assert all(each["synthetic"] for each in json.loads(text_of(site, "data/reports.json"))["reports"])


def test_among_others_it_is_said_how_many_are_synthetic_and_which(tmp_path: Path) -> None:
    data = written(tmp_path / "data", a=SYNTHETIC + report("甲区"), b=report("乙区"), c=report("乙区", 2023))
    site = made(tmp_path / "s", str(data))
    assert notes(text_of(site, "en/index.html")).startswith("1 of the 3 reports shown here say")
    assert notes(text_of(site, "en/year/2024.html")).startswith("1 of the 2 reports")
    assert notes(text_of(site, "en/year/2023.html")) == notes(page_for(site, "乙区")) == ""
    assert notes(page_for(site, "甲区")).startswith("These reports say")
    assert '"synthetic":[0,1]' in text_of(site, "year/2024-0.js")  # 乙区, 甲区
    assert re.search(r"<bdi>甲区</bdi></a> <small>synthetic</small>", text_of(site, "en/authorities.html"))


def test_what_is_made_up_is_neither_ranked_with_nor_added_to_what_is_not(tmp_path: Path) -> None:
    level: dict[str, object] = {"level": "district"}
    data = written(
        tmp_path / "data",
        a=SYNTHETIC + report("甲区", report={**level}, applications={"received": 900}),
        b=report("乙区", report={**level}, applications={"received": 10}),
        c=report("丙区", report={**level}, applications={"received": 20}),
    )
    site = made(tmp_path / "s", str(data))
    assert {name: row["received"]["rank"] for name, row in rows_of(site, 2024).items()} == {
        "甲区": "1",
        "乙区": "2",
        "丙区": "1",
    }
    front = words(text_of(site, "en/index.html"))
    assert re.search(r"Received 30 2 / 2", front)
    assert "Reports that say of themselves that they are synthetic are in no sum; the counts of" in front
    (data / "b.toml").unlink()
    (data / "c.toml").unlink()
    assert re.search(r"Received 900 1 / 1", words(text_of(made(site, str(data)), "en/index.html")))


def test_reports_that_do_not_say_so_are_not_said_to_be(tmp_path: Path) -> None:
    site = made(tmp_path / "s", str(EXAMPLES / "published"))
    assert [name for name in pages(site) if notes(text_of(site, name))] == []


# What cannot be compared.


def test_every_row_is_in_the_group_of_its_like_whichever_is_seen_first(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report("一市", report={"level": "city"}, applications={"received": 9}),
        b=report("乙区", report={"level": "district"}, applications={"received": 9}),
        c=report("丙区", report={"level": "district"}, applications={"received": 8}),
    )
    site = made(tmp_path / "s", str(data))
    setup = re.search(r'id="setup">(.*?)</script>', text_of(site, "en/year/2024.html"))
    piece = re.search(r"0, (.*)\);", text_of(site, "year/2024-0.js"))
    assert setup is not None
    assert piece is not None
    labels = [group["label"].partition(" ")[0] for group in json.loads(setup[1])["groups"]]
    rows = json.loads(piece[1])
    assert labels[0] == "districts"
    assert {name: labels[group] for name, group in zip(rows["names"], rows["groups"], strict=True)} == {
        "一市": "cities",
        "乙区": "districts",
        "丙区": "districts",
    }


def test_what_a_rate_is_made_of_is_known_of_every_indicator() -> None:
    whole = load(Path(__file__).parents[1] / "complete.toml").report
    assert whole is not None
    assert INDICATORS.keys() == {name for name, measure in MEASURES.items() if measure.indicator is not None}
    for name, indicator in INDICATORS.items():
        derivation = indicator.derivation(whole)
        if derivation is not None:
            sides = (derivation.part, derivation.whole) if isinstance(derivation, Quotient) else (derivation,)
            made_of = {".".join(map(str, path_of(each))) for side in sides for each in touched(side)}
            assert basis(name, ()) | basis(name, MEASURES) >= made_of - {"applications.revoked"}, name
            assert basis(name, ()) | basis(name, MEASURES) <= made_of | {"handling.on_the_spot"}, name


def test_a_rate_that_a_contradiction_touches_is_marked_on_the_page_of_its_authority(tmp_path: Path) -> None:
    own = report("甲区", applications={"received": 100, "accepted": 99, "rejected": 2, "approved": 90, "denied": 5})
    page = page_for(made(tmp_path / "s", str(written(tmp_path / "data", a=own))), "甲区")
    assert re.search(r"Acceptance rate</th><td class=number>99.00%<sup>†</sup>", page)
    assert re.search(r"Approval rate</th><td class=number>94.74% ", page)


ON_TIME: dict[str, object] = {"approved": 100, "denied": 10}


def test_years_that_count_on_time_differently_are_marked(tmp_path: Path) -> None:
    within: dict[str, object] = {"on_time": 100, "on_the_spot": 40, "on_time_excludes_on_the_spot": False}
    beside: dict[str, object] = {"on_time": 60, "on_the_spot": 40, "on_time_excludes_on_the_spot": True}
    data = written(
        tmp_path / "data",
        a=report("甲区", 2023, applications=ON_TIME, handling=within),
        b=report("甲区", 2024, applications=ON_TIME, handling=beside),
        c=report("乙区", 2024, applications=ON_TIME, handling=beside),
    )
    site = made(tmp_path / "s", str(data))
    page = page_for(site, "甲区")
    assert page.count("<sup>‡</sup>") == 2
    assert "‡ counts what was decided on the spot beside on time; the other years within it" in page
    assert "‡" not in page_for(site, "乙区")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"received": 10}, "No relation between the figures of one report could be checked: for 36 there are not the "),
        ({"received": 10, "accepted": 9, "rejected": 1, "approved": 3, "concluded": 4}, "None of them is broken."),
        ({"approved": 3, "concluded": 4}, "One relation between the figures of one report could be checked; "),
        ({"approved": 3, "concluded": 4}, " It holds. That says no more than that"),
        ({"approved": 40, "concluded": 30}, '<a href="#findings">It does not hold</a>: figures'),
    ],
    ids=["nothing", "something", "one relation", "one that holds", "one that does not"],
)
def test_of_what_could_not_be_checked_it_is_not_said_that_nothing_is_broken(
    tmp_path: Path, figures: dict[str, object], said: str
) -> None:
    page = page_for(
        made(tmp_path / "s", str(written(tmp_path / "data", a=report("甲区", applications=figures)))), "甲区"
    )
    verdict = page.partition('class="verdict">')[2].partition("</p>")[0]
    assert said in verdict
    assert ("None of them" in verdict) is ("None of them" in said)


# What a count is of.


def test_authorities_are_counted_that_have_a_report_that_is_shown_and_the_others_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = written(tmp_path / "data", a=report("甲区"), b=report("甲区"), c=report("乙区"))
    capsys.readouterr()
    site = made(tmp_path / "s", str(data), "--lang", "en")
    assert "<table" not in page_for(site, "甲区")
    assert "1 report by 1 authority;" in capsys.readouterr().out
    front = words(text_of(site, "en/index.html"))
    assert "1 report by 1 authority on 2024" in front
    assert "Authorities that have no other report, and so a page but no report that is counted: 1." in front
    assert "All authorities: 2" in text_of(site, "en/authorities.html")


def test_that_none_is_a_part_of_another_is_only_said_as_far_as_the_reports_say(tmp_path: Path) -> None:
    own = report("甲区", report={"level": "district"}, applications={"received": 1})
    site = made(tmp_path / "s", str(written(tmp_path / "data", a=own)))
    assert "as far as the reports say, none of them is a part of another" in text_of(site, "en/index.html")
    assert "就各报告所写，其中没有一个是另一个的下级" in text_of(site, "index.html")


# Whose name.


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("虚构区", "虚构区"),
        ("虚\u202e构\u200b区", "虚构区"),
        ("\u2067甲\u2069\u00ad区", "甲区"),
        ("\u200b", "—"),
        ("🏢🏢", "🏢🏢"),
        ("هيئة", "هيئة"),
    ],
    ids=["plain", "turned", "isolates", "nothing", "emoji", "Arabic"],
)
def test_a_name_is_shown_without_what_cannot_be_seen(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_what_cannot_be_seen_in_a_name_is_shown_nowhere_and_kept_in_the_data(tmp_path: Path) -> None:
    name = "虚\u202e构\u200b区"
    data = written(
        tmp_path / "data",
        a=report(name, report={"level": "district"}),
        b=report("乙\u202e局", report={"level": "department", "part_of": name}),
    )
    site = made(tmp_path / "s", str(data))
    for address, content in contents(site).items():
        if address.endswith((".html", ".js")):
            assert not re.search(r"\u202e|\\u202e", content.decode()), address
    assert "<h1><bdi>虚构区</bdi></h1>" in page_for(site, name)
    assert name in text_of(site, "data/reports.json")
    assert [*rows_of(site, 2024)] == ["乙局", "虚构区"]


# Data that others can hold to their word.


def test_the_data_hold_the_schema_that_stands_beside_them() -> None:
    site = example()
    schema = json.loads(text_of(site, "data/reports.schema.json"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    files = [name for name in contents(site) if name.endswith(".json") and "reports" in text_of(site, name)[:400]]
    held = [name for name in files if "metadata" not in name and "schema" not in name and name != "site.json"]
    assert len(held) > 2
    for name in held:
        value = json.loads(text_of(site, name))
        kind(schema).validate(value)
        assert (site / name).parent.joinpath(value["$schema"]).resolve() == site / "data" / "reports.schema.json"
    spoilt = json.loads(text_of(site, "data/reports.json"))
    spoilt["reports"][0]["figures"]["applications.received"] = 468
    assert not kind(schema).is_valid(spoilt)


def test_the_page_of_the_data_leads_to_the_schema() -> None:
    assert 'href="data/reports.schema.json"' in text_of(example(), "data.html")


def test_search_is_only_offered_by_the_script_and_else_leads_to_the_list() -> None:
    page = text_of(example(), "en/index.html")
    assert re.search(r'<input type="search" id="search"[^>]* hidden>', page)
    assert re.search(r'<noscript><p class="small">.*<a href="../en/authorities.html">', page)
