"""A site as a whole: every link resolves, the same reports make the same bytes, and it says what `check` says."""

import datetime
import json
import re
from pathlib import Path

import html5lib
import pytest
from places import EXAMPLES, ROOT
from program import exit_code
from sites import (
    NOTE,
    Link,
    contents,
    example,
    ids,
    links,
    made,
    page_for,
    pages,
    report,
    resolved,
    rows_of,
    text_of,
    words,
    written,
)

from licreport.cli import options
from licreport.site import searching
from licreport.site.addresses import key_of, page_of
from licreport.site.data import delimited
from licreport.words.language import LANGS

FICTIONAL = EXAMPLES / "fictional" / "mistakes"


def inner_links(site: Path) -> list[Link]:
    """Return the links that stay in the site."""
    return [link for link in links(site) if not link.target.startswith(("https://", "http://", "mailto:"))]


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it() -> None:
    site = example()
    there = contents(site)
    places = {name: ids(there[name].decode()) for name in pages(site)}
    for page, target in inner_links(site):
        file, place = resolved(page, target)
        assert file in there, (page, target)
        assert not place or place in places[file], (page, target)


def test_every_authority_is_reached_from_the_front_page_without_a_script() -> None:
    site = example()
    found, queue = {"index.html"}, ["index.html"]
    leading: dict[str, list[str]] = {}
    for page, target in inner_links(site):
        leading.setdefault(page, []).append(resolved(page, target)[0])
    while queue:
        for file in leading.get(queue.pop(), []):
            if file.endswith(".html") and file not in found:
                found.add(file)
                queue.append(file)
    assert found == set(pages(site))


def test_pages_load_nothing_from_elsewhere() -> None:
    for name, content in contents(example()).items():
        if name.endswith(".html"):
            tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
            loaded = [each.get("src") or each.get("href") for each in tree.iter() if each.tag in {"script", "link"}]
            assert not any(each and "//" in each for each in loaded)
            assert {each.tag for each in tree.iter()}.isdisjoint({"img", "iframe", "object", "embed", "base"})
            assert not any(name.startswith("on") or name == "style" for each in tree.iter() for name in each.attrib)
        if name.endswith((".css", ".svg")):
            assert not re.search(rb"url\(|@import|xlink", content.replace(b"local(", b""))


def test_every_page_is_parsed_without_a_mistake() -> None:
    for name in pages(example()):
        html5lib.HTMLParser(strict=True).parse(text_of(example(), name))


def test_every_page_is_there_in_both_languages_and_leads_to_the_other() -> None:
    own = pages(example())
    assert sorted(f"en/{name}" for name in own if not name.startswith("en/")) == [
        name for name in sorted(own) if name.startswith("en/")
    ]
    assert 'lang="zh-CN"' in text_of(example(), "index.html").splitlines()[1]
    assert 'lang="en"' in text_of(example(), "en/index.html").splitlines()[1]


def test_what_is_said_of_the_data_stands_on_every_page() -> None:
    for name in pages(example()):
        page = text_of(example(), name)
        assert f'<p class="note">{NOTE}</p>' in page
        assert "CC0" in page
        assert '<a href="mailto:office@example.org">' in page


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_reports_make_the_same_bytes_however_many_share_the_work(tmp_path: Path, jobs: str) -> None:
    made(tmp_path / "a", str(FICTIONAL), "--jobs", jobs)
    made(tmp_path / "b", str(FICTIONAL), "--jobs", "1")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_second_run_writes_nothing_and_one_after_a_change_only_what_it_concerns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = written(tmp_path / "data", a=report("甲区"), b=report("乙区", applications={"received": 5}))
    made(tmp_path / "s", str(data))
    capsys.readouterr()
    assert exit_code(monkeypatch, "site", str(data), "-o", str(tmp_path / "s"), "--lang", "en") == 0
    assert " 0 files written" in capsys.readouterr().out
    before = {name: (tmp_path / "s" / name).stat().st_mtime_ns for name in contents(tmp_path / "s")}
    written(data, b=report("乙区", applications={"received": 6}))
    made(tmp_path / "s", str(data))
    changed = {name for name, time in before.items() if (tmp_path / "s" / name).stat().st_mtime_ns != time}
    assert page_of(key_of("乙区"), "en") in changed
    assert not any(key_of("甲区") in name or name.startswith(("assets", "search", "about")) for name in changed)


def test_the_day_does_not_matter_though_a_waiver_expires(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = report("甲区", applications={"received": 10, "accepted": 9, "rejected": 2})
    waiver = (
        '[[waiver]]\nrule = "LR101"\nat = "applications.received"\ndifference = -1\nreason = "原文如此，无从判断"\n'
    )
    data = written(tmp_path / "data", a=f"{text}{waiver}expires = 2025-06-30\n")
    for name, day in (("a", datetime.date(2025, 1, 1)), ("b", datetime.date(2026, 1, 1))):
        monkeypatch.setattr(options, "today", lambda day=day: day)
        made(tmp_path / name, str(data))
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert "原文如此，无从判断" in page_for(tmp_path / "a", "甲区")


@pytest.mark.parametrize("reports", [1, 2], ids=["of a quarter alone", "of one year twice alone"])
def test_a_site_without_anything_to_compare_is_whole(tmp_path: Path, reports: int) -> None:
    texts = {"a": report("甲区"), "b": report("甲区")}
    if reports == 1:
        texts = {"a": report("甲区") + "from = 2024-01-01\nto = 2024-03-31\n"}
    site = made(tmp_path / "s", str(written(tmp_path / "data", **texts)))
    there = contents(site)
    assert {resolved(page, target)[0] for page, target in inner_links(site)} <= set(there)
    assert "甲区" in words(page_for(site, "甲区"))
    for page in pages(site):
        if "year/" in page:
            assert "<form" not in text_of(site, page)


def test_nothing_is_left_of_an_authority_whose_report_is_gone(tmp_path: Path) -> None:
    data = written(tmp_path / "data", a=report("甲区"), b=report("乙区", 2023))
    made(tmp_path / "s", str(data))
    (data / "b.toml").unlink()
    made(tmp_path / "s", str(data))
    assert not any(key_of("乙区") in name or "2023" in name for name in contents(tmp_path / "s"))


# What it says.


def test_the_front_page_says_how_much_could_be_checked_before_how_much_contradicts_itself(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report("甲区", applications={"received": 10, "accepted": 9, "rejected": 2}),
        b=report("乙区", applications={"received": 10, "accepted": 9, "rejected": 1}),
        c=report("丙区", applications={"received": 10}),
    )
    front = words(text_of(made(tmp_path / "s", str(data)), "en/index.html"))
    assert re.search(r"authorities 3 reports 3 relations checked (\d+) reports that could be checked 2 ", front)
    assert "reports that could be checked 2 of them contradict themselves 1 A contradiction" in front  # no share of two
    assert "LR101 Received is accepted plus rejected." in front


def test_a_sum_says_of_how_many_it_is_and_never_adds_a_part_to_its_whole(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report("甲市", report={"level": "city"}, applications={"received": 100}),
        b=report("甲市乙区", report={"level": "district", "part_of": "甲市"}, applications={"received": 60}),
        c=report("甲市丙区", report={"level": "district", "part_of": "甲市"}, applications={"received": 30}),
        d=report("丁区", report={"level": "district"}),
        e=report("丙区一街", report={"level": "district", "part_of": "甲市丙区"}, applications={"received": 7}),
        f=report("无级", applications={"received": 1000}),
    )
    front = words(text_of(made(tmp_path / "s", str(data)), "en/index.html"))
    assert re.search(r"Cities 2024 Received 100 1 / 1", front)
    assert re.search(r"Districts 2024 Received 90 2 / 3", front)
    assert "Reports that do not state their level are not added up" in front
    assert "1,000" not in front


def test_a_relation_that_check_only_warns_of_is_not_among_those_that_break_most_often(tmp_path: Path) -> None:
    own = report("甲区", applications={"accepted": 89, "approved": 100, "denied": 9})  # LR201, a warning here
    other = report("乙区", applications={"received": 10, "accepted": 9, "rejected": 2})
    site = made(tmp_path / "s", str(written(tmp_path / "data", a=own, b=other)))
    most = words(text_of(site, "en/index.html")).partition("Which relations break most often")[2]
    assert "LR101" in most
    assert "LR201" not in most
    outcomes = (site / "data" / "outcomes.csv").read_text(encoding="utf-8-sig")
    assert "rule,year,held,broken,not_evaluable,reports,broken_in,contradicting" in outcomes
    assert re.search(r"LR201,2024,\d+,1,\d+,1,1,0\n", outcomes.replace("\r", ""))


def test_what_breaks_is_not_counted_in_reports_that_are_not_shown(tmp_path: Path) -> None:
    wrong = report("甲区", applications={"received": 10, "accepted": 9, "rejected": 2})
    data = written(tmp_path / "data", a=wrong, b=wrong, c=report("乙区", 2023, applications={"received": 10}))
    site = made(tmp_path / "s", str(data))
    assert "No relation is broken in any of the reports." in text_of(site, "en/index.html")
    assert "2 reports are in none of these numbers" in text_of(site, "en/index.html")
    assert ",2024," not in (site / "data" / "outcomes.csv").read_text(encoding="utf-8")


def test_a_sum_goes_by_who_was_a_part_of_whom_in_that_year(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report("甲局", 2023, report={"level": "department"}, applications={"received": 1000}),
        b=report("乙处", 2023, report={"level": "department", "part_of": "甲局"}, applications={"received": 300}),
        c=report("乙处", 2024, report={"level": "department", "part_of": "丙局"}, applications={"received": 300}),
    )
    front = words(text_of(made(tmp_path / "s", str(data)), "en/index.html"))
    assert "Received 1,000 1 / 1 300 1 / 1" in front


def test_a_rate_is_marked_where_a_contradiction_touches_only_what_its_whole_is_computed_from(tmp_path: Path) -> None:
    parts = "".join(
        f'[[figure]]\nname = "{name}"\nvalue = 20\ndivides = "applications.denied"\n' for name in ("其一", "其二")
    )
    own = report("甲区", applications={"approved": 90, "denied": 10}) + parts
    site = made(tmp_path / "s", str(written(tmp_path / "data", a=own)))
    assert rows_of(site, 2024)["甲区"]["approval_rate"]["marked"] == 1


def test_what_is_not_printed_is_said_and_never_nought(tmp_path: Path) -> None:
    data = written(tmp_path / "data", a=report("甲区", applications={"approved": 0}), b=report("乙区"))
    site = made(tmp_path / "s", str(data))
    rows = rows_of(site, 2024)
    assert {name: row["received"]["value"] for name, row in rows.items()} == {"甲区": None, "乙区": None}
    assert rows["甲区"]["received"]["state"] == "missing"
    assert "<td class=number>0</td>" in page_for(site, "甲区")
    assert "Received" not in page_for(site, "甲区").partition("<main")[2]


def test_figures_that_are_checked_and_not_listed_are_said_to_be(tmp_path: Path) -> None:
    whole = '[[figure]]\nname = "检查"\nvalue = 20\n'
    own = "".join(f'[[figure]]\nname = "{name}"\nvalue = 5\ndivides = "检查"\n' for name in ("合格", "不合格"))
    site = made(tmp_path / "s", str(written(tmp_path / "data", a=report("甲区") + whole + own)))
    page = page_for(site, "甲区")
    assert "figures-table" not in page
    assert "those that only this authority prints, are checked too, and not listed here" in page


def test_a_rate_printed_without_its_base_is_not_ranked(tmp_path: Path) -> None:
    data = written(tmp_path / "data", a=report("甲区", rates={"approval": "99.5%"}))
    cell = rows_of(made(tmp_path / "s", str(data)), 2024)["甲区"]["approval_rate"]
    assert (cell["value"], cell["state"]) == (None, "baseless")


def test_findings_stand_in_checks_own_words_with_those_of_the_report(tmp_path: Path) -> None:
    site = made(tmp_path / "s", str(EXAMPLES / "documents" / "putuo-2024.txt"))
    page = words(page_for(site, "上海市普陀区"))
    assert "on time 542,091 exceeds concluded 542,080 by 11" in page
    assert "signed 2024-03-19 is 288 days before 2025-01-01" in page
    assert "…141599件，按期办结 542091件 。…" in page
    assert "line 10, character 52 of putuo-2024.txt" in page
    assert "How to object" in page


def test_a_waived_contradiction_is_still_one_and_the_reason_stands_beside_it(tmp_path: Path) -> None:
    site = made(tmp_path / "s", str(ROOT / "data"))
    page = words(page_for(site, "上海市普陀区"))
    assert "2 of them do not hold" in page
    assert page.count("Accepted, since") == 2


def test_what_contradicts_another_report_is_not_laid_to_one_of_them(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report("甲区", 2023, items={"total": 10}),
        b=report("甲区", 2024, items={"total": 12, "previous": 11, "added": 1, "removed": 0}),
    )
    site = made(tmp_path / "s", str(data))
    assert "What does not agree with other reports" in page_for(site, "甲区")
    assert rows_of(site, 2024)["甲区"]["contradictions"]["value"] == 0


def test_two_reports_on_one_year_are_both_left_out_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = written(tmp_path / "data", a=report("甲区"), b=report("甲区"), c=report("乙区"))
    assert exit_code(monkeypatch, "site", str(data), "-o", str(tmp_path / "s"), "--lang", "en") == 0
    assert "several reports on one authority and year, of which none is shown: 甲区 2024" in capsys.readouterr().err
    assert [*rows_of(tmp_path / "s", 2024)] == ["乙区"]
    assert "neither is shown: a.toml (2024), b.toml (2024)" in words(page_for(tmp_path / "s", "甲区"))


def test_a_report_on_a_part_of_a_year_has_a_page_and_is_not_compared_with_years(tmp_path: Path) -> None:
    quarter = report("甲区") + "from = 2024-01-01\nto = 2024-03-31\n"
    site = made(tmp_path / "s", str(written(tmp_path / "data", a=quarter, b=report("乙区"))))
    assert [*rows_of(site, 2024)] == ["乙区"]
    assert "January to March 2024" in page_for(site, "甲区")


HOSTILE = "</script><script>alert(1)</script>\"'&<!--\u202e"


def test_no_name_becomes_markup(tmp_path: Path) -> None:
    data = written(
        tmp_path / "data",
        a=report(HOSTILE, report={"source": "javascript:alert(1)", "part_of": HOSTILE + "2", "level": "department"}),
        b=report(HOSTILE + "2", report={"source": 'https://example.org/"><script>'}),
    )
    site = made(tmp_path / "s", str(data), "--title", HOSTILE, "--note", HOSTILE, "--contact", HOSTILE)
    for name in pages(site):
        page = text_of(site, name)
        scripts = re.findall(r"<script[^>]*>", page)
        assert all(
            re.fullmatch(r'<script (defer src="[./a-z]+"|type="application/json" id="setup")>', each)
            for each in scripts
        )
        assert 'href="javascript:' not in page
        assert "\u202e" not in re.sub(r'id="setup">.*', "", page)


def test_addresses_stay_whoever_else_is_there_and_however_a_name_is_spelt() -> None:
    assert key_of("虚构区（试点）") == key_of("虚构区 (试点)") == "335ac4613bd4"
    assert key_of("虚构区") != key_of("虚构县")


# How it is asked for.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nowhere", "-o", "s"], "no such file or directory: nowhere", id="no such path"),
        pytest.param(["data"], "Missing option '-o' / '--output'", id="no folder"),
        pytest.param(["data", "-o", "data"], "data holds other things than a site", id="the folder of the reports"),
        pytest.param(["data", "-o", "data/a.toml"], "a.toml is a file; name a folder", id="a report"),
        pytest.param(["empty.toml", "-o", "s"], "none of the files is a report: empty.toml", id="no report"),
        pytest.param(["s2/x.toml", "-o", "s2"], "s2 holds other things", id="a report in it"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_nothing(  # a row, and where it is run
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written(tmp_path / "data", a=report("甲区"))
    written(tmp_path / "s2", x=report("甲区"))
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    assert exit_code(monkeypatch, "site", *arguments, "--lang", "en") == 2
    assert said in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_the_pages_of_a_site_are_not_taken_for_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, a=report("甲区"))
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert exit_code(monkeypatch, "site", ".", "-o", "public", "--documents") == 0
    assert [*rows_of(tmp_path / "public", 2024)] == ["甲区"]


def test_without_the_extra_it_says_what_there_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(searching, "find_spec", lambda _: None)
    monkeypatch.setattr(delimited, "find_spec", lambda _: None)
    data = written(tmp_path / "data", a=report("甲区"))
    assert exit_code(monkeypatch, "site", str(data), "-o", str(tmp_path / "s"), "--lang", "en") == 0
    told = capsys.readouterr().err
    assert "search is by name only" in told
    assert "no Parquet was written" in told
    assert "There is no Parquet" in text_of(tmp_path / "s", "en/data.html")
    assert 'licreport.names(0, [["甲区"],[""],' in text_of(tmp_path / "s", "search/0.js")
    for lang in LANGS:
        assert "pinyin" not in text_of(tmp_path / "s", "en/index.html" if lang == "en" else "index.html")


def test_names_are_found_by_their_pinyin_initials(tmp_path: Path) -> None:
    data = written(tmp_path / "data", a=report("上海市普陀区"), b=report("长宁区Abc"))
    piece = text_of(made(tmp_path / "s", str(data)), "search/0.js")
    assert '["上海市普陀区","长宁区Abc"]' in piece
    initials = json.loads(piece.partition(", ")[2].removesuffix(");\n"))[1]
    assert "shsptq" in initials[0].split()
    assert {"cnqabc", "znqabc"} <= set(initials[1].split())


def test_no_page_tells_in_which_folder_a_report_stood(tmp_path: Path) -> None:
    data = tmp_path / "secret"
    data.mkdir()
    for year, name in ((2023, "甲区（试点）"), (2024, "甲区(试点)")):
        text = f'format = 1\n[report]\nauthority = "{name}"\nyear = {year}\n[applications]\nreceived = 10\n'
        (data / f"{year}.toml").write_text(text, encoding="utf-8")
    found = contents(made(tmp_path / "site", str(data)))
    assert "甲区（试点）” in 2023.toml;".encode() in found["data/findings.csv"]
    assert not [name for name, each in found.items() if b"secret" in each]
