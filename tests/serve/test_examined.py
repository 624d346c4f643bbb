"""What the page is told of a document: its text and marks, what was found, what would hold then."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from places import DATA, EXAMPLES, REPORTS

from licreport.check.many import Plan, survey
from licreport.listing.count import Count
from licreport.report.load import load_bytes
from licreport.serve.work.asked import asked_from
from licreport.serve.work.opened import today
from licreport.serve.work.tasks import TASKS
from licreport.words.language import MisuseError

PUTUO = (EXAMPLES / "documents" / "putuo-2024.txt").read_bytes()


def done(task: str, body: bytes, **asked: object) -> Any:  # noqa: ANN401  # plain data
    """Return what a task tells."""
    return TASKS[task](asked_from({"name": "report.txt", **asked}), body)


def examined(body: str | bytes, **asked: object) -> Any:  # noqa: ANN401  # as above
    return done("examine", body if isinstance(body, bytes) else body.encode(), **asked)


def words(told: Mapping[str, Any], number: int) -> str:
    """Return the words that a mark stands on, put together of the pieces that belong to it."""
    return "".join(piece[0] for piece in pieces(told) if number in piece[1:])


def pieces(told: Mapping[str, Any]) -> list[list[Any]]:
    return [piece for line in told["lines"] for part in line.get("cells", [line]) for piece in part["parts"]]


def test_a_newcomer_sees_both_contradictions_of_the_example() -> None:
    told = examined(PUTUO)
    assert told["verdict"]["state"] == "bad"
    assert [finding["code"] for finding in told["findings"]] == ["LR203", "LR401"]
    on_time, signed = told["findings"]
    assert words(told, on_time["mark"]) == "542091件"
    assert [words(told, number) for number in on_time["others"]] == ["539535件", "2545件"]
    assert words(told, signed["mark"]) == "2024年3月19日"
    assert {told["marks"][number]["state"] for number in (on_time["mark"], *on_time["others"])} == {"contradicted"}


def test_a_finding_speaks_as_check_does() -> None:
    assert examined(PUTUO)["findings"][0]["message"] == {
        "en": "on time 542,091 exceeds concluded 542,080 by 11",
        "zh": "按期办结 542,091，超过办结 542,080，多出 11",
    }


RELATIONS = {
    "one that holds": ("LR101", "held", "收到申请 542,219 = 受理 542,141 + 不予受理 78"),
    "one that is broken, what is computed written out": (
        "LR203",
        "broken",
        "按期办结 542,091 ≤ 办结 542,080（= 批准 539,535 + 不予批准 2,545）",
    ),
    "one that lacks a figure": ("LR301", "unknown", "受理率 — = 受理 542,141 ÷ 收到申请 542,219"),
}


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS)
def test_every_relation_of_a_figure_is_written_out(relation: tuple[str, str, str]) -> None:
    told = examined(PUTUO)
    found = [(each["code"], each["outcome"], each["says"]["zh"]) for each in told["relations"]]
    assert relation in found


def test_a_relation_leads_to_the_figures_that_it_relates() -> None:
    told = examined(PUTUO)
    (relation,) = (each for each in told["relations"] if each["code"] == "LR101")
    assert [words(told, number) for number in relation["marks"]] == ["542219件", "542141件", "78件"]


DOCUMENTS = {
    path.name: path.read_bytes()
    for folder in ("documents", "returns")
    for path in sorted((EXAMPLES / folder).glob("*.*"))
    if path.suffix not in {".py", ".md"}
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure_that_is_marked_stands_where_its_mark_is(name: str) -> None:
    told = examined(DOCUMENTS[name], name=name)
    assert told["is_report"]
    assert told["marks"]
    for number, mark in enumerate(told["marks"]):
        assert words(told, number) == mark["written"]


def test_of_toml_the_marks_stand_on_its_values() -> None:
    text = DATA.read_bytes()
    told = examined(text, name="2024.toml")
    (received,) = (each for each in told["marks"] if each["address"] == "applications.received")
    start, end = received["range"]
    assert (
        text.decode().encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == received["written"] == "542_219"
    )
    assert told["toml"] == text.decode()
    assert not told["is_document"]


def test_what_a_browser_counts_as_two_characters_moves_no_mark() -> None:
    text = 'format = 1 # 𠮷\n[report]\nauthority = "𠮷区"\nyear = 2024\n[applications]\nreceived = 10\n'
    (received,) = (each for each in examined(text)["marks"] if each["address"] == "applications.received")
    start, end = received["range"]
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "10"


HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "an entity": "&lt;b&gt;",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_text_stays_text(hostile: str) -> None:
    told = examined(PUTUO.decode() + f"\n{hostile}\n")
    assert told["lines"][-1]["parts"] == [[hostile]]


def test_what_would_turn_the_direction_of_writing_is_shown_as_such() -> None:
    told = examined(PUTUO.decode().replace("542219", "\u202e542219\x07"))
    assert "\ufffd" in "".join(piece[0] for piece in pieces(told))
    assert "\u202e" not in "".join(piece[0] for piece in pieces(told))


CORRECTED = [[["handling", "on_time"], "542,019"]]


def test_what_would_hold_then_is_tried() -> None:
    told = done("try", PUTUO, changes=CORRECTED)
    assert [each["code"] for each in told["gone"]] == ["LR203"]
    assert [each["code"] for each in told["stays"]] == ["LR401"]
    assert told["comes"] == []
    (turned,) = (each for each in told["relations"] if each["code"] == "LR203")
    assert (turned["was"], turned["outcome"]) == ("broken", "held")
    assert turned["says"]["en"].startswith("on time 542,019 ≤ concluded 542,080")


def test_what_is_tried_may_break_something_else() -> None:
    told = done("try", PUTUO, changes=[[["applications", "received"], "1"]])
    assert "LR101" in [each["code"] for each in told["comes"]]


def test_every_likely_correction_that_is_offered_resolves_what_it_says() -> None:
    told = examined(PUTUO)
    offered = [(each["code"], one["changes"]) for each in told["findings"] for one in each["likely"] if one["changes"]]
    assert len(offered) >= 4
    for code, changes in offered:
        assert code in [each["code"] for each in done("try", PUTUO, changes=changes)["gone"]]


@pytest.mark.parametrize("typed", ["about a lot", "", "-", "-5", "1e9", "1,2xx", "2024-13-40", "9" * 40])
def test_what_cannot_be_a_figure_is_told_when_it_is_tried_and_resolves_nothing(typed: str) -> None:
    with pytest.raises(MisuseError) as refused:
        done("try", PUTUO, changes=[[["applications", "received"], typed]])
    assert refused.value.say("en") == f"{typed}: not a value that this figure can have"


def test_a_value_is_tried_in_the_digits_of_a_chinese_keyboard() -> None:
    told = done("try", PUTUO, changes=[[["handling", "on_time"], "５４２，０１９"]])
    assert [each["code"] for each in told["gone"]] == ["LR203"]


TWICE = "虚构区2024年度行政许可实施情况年度报告\n全年收到申请10件，受理9件，不予受理1件。\n本年共收到申请12件。\n"


def test_what_is_not_certain_is_asked_and_checked_once_it_is_answered() -> None:
    told = examined(TWICE)
    (question,) = (each for each in told["left"] if each["choices"])
    assert [choice["written"] for choice in question["choices"]] == ["10", "12"]
    assert [words(told, number) for number in (question["mark"], *question["others"])] == ["10件", "12件"]
    (finding,) = told["findings"]
    assert [words(told, number) for number in (finding["mark"], *finding["others"])] == ["10件", "12件"]
    assert "LR101" not in [each["code"] for each in told["relations"] if each["outcome"] == "held"]
    answered = examined(TWICE, answers=[[question["question"], 0]])
    assert ("LR101", "held") in [(each["code"], each["outcome"]) for each in answered["relations"]]
    (again,) = (each for each in answered["left"] if each["question"] == question["question"])
    assert [choice["chosen"] for choice in again["choices"]] == [True, False]
    assert "received" in answered["toml"]


def test_a_number_that_is_cut_is_not_shown_as_another() -> None:
    said = "办结率达99%，平均承诺时限压缩至3.5个工作日，比法定时限减少72%。受理量同比增长12.3%，其余照旧。"
    text = f"虚构县2024年度行政许可实施情况报告\n{said}\n"
    around = [one["around"] for one in examined(text)["left"] if one["question"] is not None]
    assert around == [
        ["…，平均承诺时限压缩至", "，比法定时限减少72%。"],
        ["…个工作日，比法定时限减少", "。受理量同比增长…"],
    ]


def test_a_document_that_does_not_say_whose_it_is_is_asked() -> None:
    text = "全年收到申请10件，受理9件，不予受理1件。\n"
    assert examined(text)["lacks"] == ["authority", "year"]
    told = examined(text, authority="虚构区", year=2024)
    assert (told["lacks"], told["title"], told["verdict"]["state"]) == ([], "虚构区 2024", "good")


UNREADABLE = {
    "nothing": ("empty.txt", b""),
    "no document": ("x.docx", b"PK\x03\x04 nothing"),
    "a broken PDF": ("x.pdf", b"%PDF-1.4 nothing"),
    "TOML that is none": ("x.toml", b"[[[["),
    "bytes": ("x.bin", bytes(range(256)) * 50),
}


@pytest.mark.parametrize(("name", "body"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_told_as_a_finding(name: str, body: bytes) -> None:
    told = examined(body, name=name)
    assert told["verdict"]["state"] == "bad"
    assert told["findings"]
    assert not told["is_report"]


@pytest.mark.parametrize(
    "asked",
    [
        {"name": 1},
        {"answers": [[0]]},
        {"answers": [["x", 0]]},
        {"changes": [[["a"], 1]]},
        {"changes": [["a"]]},
        {"changes": [[[None], "1"]]},
        {"year": "2024"},
    ],
    ids=str,
)
def test_what_no_page_of_ours_asks_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        asked_from(asked)


OF_ALL_KINDS = sorted(
    [*REPORTS.glob("*.toml"), *(EXAMPLES / "small").glob("*.toml"), *(EXAMPLES / "published").glob("*.toml")]
)


@pytest.mark.parametrize("path", OF_ALL_KINDS, ids=lambda path: path.stem)
def test_the_page_finds_what_check_finds_and_can_say_all_of_it(path: Path) -> None:
    body = path.read_bytes()
    told = examined(body, name=path.name)
    found = next(survey([path.name], Plan(today(), in_full=True), given={path.name: load_bytes(path.name, body)}))
    assert told["count"]["en"] == Count().plus(found).line("en", 0)
    messages = [*found.diagnostics, *(waived.diagnostic for waived in found.waived_in_order())]
    assert [finding["message"]["zh"] for finding in told["findings"]] == [each.message("zh") for each in messages]
    assert json.loads(json.dumps(told)) == told
    shown = [finding["mark"] for finding in told["findings"] if finding["mark"] is not None]
    assert all(words(told, number) == told["marks"][number]["written"] for number in shown)


def test_of_more_relations_than_are_shown_the_others_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = examined(PUTUO)
    monkeypatch.setattr("licreport.serve.work.stated.MOST", 10)
    cut = examined(PUTUO)
    assert whole["more_relations"] == 0
    assert len(cut["relations"]) + cut["silent"] == 10
    assert cut["more_relations"] == len(whole["relations"]) + whole["silent"] - 10


@pytest.mark.parametrize("name", ["empty.docx", "empty.txt", "empty.pdf"])
def test_an_empty_file_is_told_as_that_and_asks_for_nothing(name: str) -> None:
    told = examined(b"", name=name)
    assert told["findings"][0]["message"]["en"].startswith("the file is empty")
    assert told["lacks"] == []
