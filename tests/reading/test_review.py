"""`licreport read --review`: a person says what the numbers are that are not certain. The document is synthetic."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
import tomli

from licreport.cli import main
from licreport.reading.draft import draft
from licreport.reading.grammar.vocabulary import UNCLEAR, candidates
from licreport.reading.kinds import text_of
from licreport.reading.review import answered, meant, questions
from licreport.words.language import MisuseError

TEXT = """虚构县2024年度行政许可实施情况年度报告
2024年共收到申请24180件，受理24125件，不予受理55件。主动监督检查40112次，收费金额约180万元。一季度批准6000件。
各部门全年主动监督检查41012次。全年办件量23000件。
"""
FOUND = draft(text_of("report.txt", TEXT.encode()))


def test_contradictions_are_asked_first_then_estimates_then_what_was_left_out() -> None:
    assert [(asked.quotation.exact, len(asked.choices)) for asked in questions(FOUND)] == [
        ("40112次", 2),
        ("约180万元", 1),
        ("6000件", 0),
        ("23000件", 1),
    ]


def test_an_answer_is_the_figure_and_no_longer_left_out() -> None:
    twice, *_ = questions(FOUND)
    found = answered(FOUND, twice, twice.choices[1])
    assert found.figures["oversight", "inspections"].written == 41012
    assert found.conflicts == ()
    assert [asked.quotation.exact for asked in questions(found)] == ["约180万元", "6000件", "23000件"]


def test_every_word_that_means_no_one_figure_has_what_it_may_mean() -> None:
    assert all(candidates(f"全年{word}") for word in UNCLEAR)


def test_what_was_read_already_is_no_candidate() -> None:
    *_, unclear = questions(FOUND)
    assert [".".join(claim.path) for claim in unclear.choices] == ["applications.concluded"]


@pytest.mark.parametrize("name", ["applications.approved", "批准"])
def test_a_figure_is_named_by_its_address_or_its_name(name: str) -> None:
    asked = questions(FOUND)[2]
    assert meant(asked, name, FOUND).path == ("applications", "approved")


REFUSED = {
    "no figure": ("甲乙", "甲乙 is no figure of the format"),
    "a key that is none": ("report.year", "report.year is no figure of the format"),
    "read already": ("受理", "applications.accepted was read already: 24125"),
    "another kind": ("rates.approval", "has no percent sign"),
}


@pytest.mark.parametrize(("name", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(name: str, why: str) -> None:
    with pytest.raises(MisuseError) as refused:
        meant(questions(FOUND)[2], name, FOUND)
    assert why in refused.value.say("en")


@pytest.fixture
def review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[dict[str, Any], str, str]]:
    """Return what reviews the document with some keys, and returns the tree that was written and what was printed."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(TEXT, encoding="utf-8")

    def reviewed(keys: str, *, named: str = "", is_terminal: bool = True) -> tuple[dict[str, Any], str, str]:
        pressed = iter(keys)
        monkeypatch.setattr(click, "getchar", lambda: next(pressed))
        monkeypatch.setattr(click, "prompt", lambda *_, **__: named)
        monkeypatch.setattr("sys.stdin.isatty", lambda: is_terminal, raising=False)
        monkeypatch.setattr("sys.argv", ["licreport", "read", "report.txt", "--review"])
        with pytest.raises(SystemExit) as left:
            main()
        assert not left.value.code
        out, err = capsys.readouterr()
        return tomli.loads(out), out, err

    return reviewed


def test_one_key_chooses_and_the_choice_is_written_with_its_words(review: Callable[..., Any]) -> None:
    tree, out, err = review("21=\r", named="批准")
    assert tree["oversight"] == {"inspections": 41012}
    assert tree["fees"] == {"amount": "约180万"}
    assert tree["applications"] == {"received": 24180, "accepted": 24125, "rejected": 55, "approved": 6000}
    assert "inspections = 41_012  # “各部门全年主动监督检查41012次” line 3; chosen in review" in out
    assert "1/4 report.txt:line 2, character 41: printed with several values" in err
    assert "not read: 23000件" in err


def test_a_key_that_means_nothing_is_asked_again_and_q_ends(review: Callable[..., Any]) -> None:
    tree, _, err = review("x9=q", named="受理")
    assert "oversight" not in tree
    assert err.count("number: that one") == 4
    assert "applications.accepted was read already" in err
    assert "2/4" not in err


def test_without_a_terminal_what_is_not_certain_is_listed(review: Callable[..., Any]) -> None:
    tree, _, err = review("", is_terminal=False)
    assert "oversight" not in tree
    assert "--review asks at a terminal, and there is none" in err
    assert "23000件" in err
