"""The processes that do the work: they may die, take too long or find nobody who still waits, and the page goes on."""

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from places import EXAMPLES

from licreport.serve.answers import GoneError
from licreport.serve.line import Line

PUTUO = (EXAMPLES / "documents" / "putuo-2024.txt").read_bytes()
ASKED = {"name": "putuo.txt"}


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    line = Line(size=2)
    yield line
    line.end()


def codes(line: Line) -> list[str]:
    answer = line.ask("examine", ASKED, PUTUO)
    assert answer.status == 200
    return [finding["code"] for finding in json.loads(answer.body)["findings"]]


def test_a_process_answers(line: Line) -> None:
    assert codes(line) == ["LR203", "LR401"]


def test_more_than_there_are_processes_wait_in_line(line: Line) -> None:
    with ThreadPoolExecutor(20) as many:
        found = [*many.map(lambda _: codes(line), range(20))]
    assert found == [["LR203", "LR401"]] * 20


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_died_is_replaced(line: Line) -> None:
    for process in line.processes:
        os.kill(process, signal.SIGKILL)
    answers = [line.ask("examine", ASKED, PUTUO).status for _ in range(4)]
    assert set(answers) <= {200, 422}
    assert answers[-2:] == [200, 200]


def test_one_that_takes_too_long_is_ended_and_told() -> None:
    hasty = Line(size=1, seconds=0)
    try:
        answer = hasty.ask("examine", ASKED, PUTUO)
        assert answer.status == 422
        assert "ended the process" in json.loads(answer.body)["why"]["en"]
    finally:
        hasty.end()


def test_an_answer_that_nobody_waits_for_is_not_worked_out(line: Line) -> None:
    with pytest.raises(GoneError):
        line.ask("examine", ASKED, PUTUO, lambda: False)
    assert codes(line) == ["LR203", "LR401"]


@pytest.mark.parametrize(
    ("task", "asked"), [("nothing", ASKED), ("examine", {"name": 1}), ("try", {"changes": "x"})], ids=str
)
def test_what_cannot_be_asked_is_told(line: Line, task: str, asked: dict[str, object]) -> None:
    assert line.ask(task, asked, PUTUO).status == 500
    assert codes(line) == ["LR203", "LR401"]


def test_words_of_a_project_are_known(line: Line) -> None:
    text = "虚构区2024年度行政许可实施情况年度报告\n全年收文10件，受理9件，不予受理1件。\n".encode()
    own = Line({"words": {"收文": "applications.received"}}, size=1)
    try:
        found = [json.loads(each.ask("examine", ASKED, text).body)["marks"] for each in (own, line)]
    finally:
        own.end()
    assert [any(mark["address"] == "applications.received" for mark in marks) for marks in found] == [True, False]
