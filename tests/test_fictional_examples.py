"""`examples/fictional`: a made-up district, clean, and once more with a planted mistake per family of rules."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from places import EXAMPLES

FICTIONAL = EXAMPLES / "fictional"
CLEAN, MISTAKES = FICTIONAL / "clean", FICTIONAL / "mistakes"
FILES = [
    f"{who}-{year}.toml" for who in ("civil-affairs", "culture", "district", "transport") for year in range(2022, 2025)
]


class Found(NamedTuple):
    """A finding: its code, its address and its difference."""

    code: str
    address: str
    difference: str | None = None


class Planted(NamedTuple):
    """A mistake: its line as it should be and as it is, what is found, and what the tool says of its cause."""

    file: str
    right: str
    wrong: str
    found: tuple[Found, ...]
    en: str
    zh: str


PLANTED = {
    "LR0": Planted(
        "civil-affairs-2022.toml",
        "received = 412",
        "recieved = 412",
        (Found("LR002", "applications.recieved"),),
        "did you mean `received`?",
        "是否应为 `received`？",
    ),
    "LR1": Planted(
        "transport-2024.toml",
        "accepted = 2_841",
        "accepted = 2_481",
        (
            Found("LR106", "applications.accepted", "360"),
            Found("LR101", "item.道路旅客运输经营.received", "360"),
        ),
        "道路旅客运输经营 (accepted) 2,841 instead of 2,481: two digits exchanged",
        "道路旅客运输经营（受理） 2,481 改为 2,841：两位数字对调",
    ),
    "LR2": Planted(
        "culture-2024.toml",
        "commitment = 1_278",
        "commitment = 2_178",
        (Found("LR202", "handling.commitment", "288"),),
        "by commitment 1,278 instead of 2,178: two digits exchanged",
        "告知承诺 2,178 改为 1,278：两位数字对调",
    ),
    "LR3": Planted(
        "transport-2023.toml",
        'approval = "98.14%"',
        'approval = "98.41%"',
        (Found("LR301", "rates.approval", "0.0027"),),
        "approval rate 98.14% instead of 98.41%: two digits exchanged",
        "批准率 98.41% 改为 98.14%：两位数字对调",
    ),
    "LR4": Planted(
        "civil-affairs-2023.toml",
        "signed = 2024-02-06",
        "signed = 2023-02-06",
        (Found("LR401", "report.signed", "-329"),),
        "signed 2024-02-06 instead of 2023-02-06: the year wrong",
        "落款日期 2023-02-06 改为 2024-02-06：年份有误",
    ),
    "LR5": Planted(
        "district-2023.toml",
        "previous = 132",
        "previous = 123",
        (Found("LR501", "items.previous", "-9"),),
        "items last year 132 instead of 123: two digits exchanged",
        "上年清单事项数 123 改为 132：两位数字对调",
    ),
    "LR6": Planted(
        "district-2024.toml",
        "inspections = 12_903",
        "inspections = 11_286",
        (Found("LR601", "oversight.inspections", "-1617"),),
        "虚构区文化和旅游局 left out of the sum",
        "合计漏了虚构区文化和旅游局",
    ),
    "LR7": Planted(
        "district-2022.toml",
        "- 收到申请{applications.received}件；",
        "- 收到申请13929件；",
        (Found("LR704", "narrative.handling", "-63"),),
        "received 13929, but applications.received is 13,992",
        "正文中收到申请为 13929，数据为 13,992",
    ),
    "LR9": Planted(
        "culture-2023.toml",
        "value = 6",
        "value = 7",
        (Found("LR901", "waiver.#1"),),
        "the discrepancy is gone, so remove the waiver",
        "差异已不存在，请删去此豁免",
    ),
}


@cache
def checked(folder: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """Return what `check` says of one of the two folders."""
    command = [sys.executable, "-m", "licreport", "check", "--isolated", *options, folder]
    environ = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=FICTIONAL, capture_output=True, text=True, encoding="utf-8", env=environ, check=False
    )


def data(folder: str, *options: str) -> Any:  # noqa: ANN401
    """Return what `check` says of one of the two folders, for programs."""
    return json.loads(checked(folder, "--format", "json", *options).stdout)


def statement(line: str) -> str:
    """Return a line without its comment and its alignment."""
    return re.sub(r"\s+", " ", line.partition("#")[0]).strip()


def test_the_district_and_its_three_departments_report_on_three_years_in_both_folders() -> None:
    assert [path.name for path in sorted(CLEAN.iterdir())] == sorted(FILES)
    assert [path.name for path in sorted(MISTAKES.iterdir())] == sorted(FILES)


@pytest.mark.parametrize("path", [*sorted(CLEAN.iterdir()), *sorted(MISTAKES.iterdir())], ids=lambda path: path.name)
def test_a_file_names_the_schema_and_says_in_both_languages_that_it_is_made_up(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    schema = path.parent / first.removeprefix("#:schema ")
    assert schema.resolve() == FICTIONAL.parent.parent / "schemas" / "licreport-report-1.json"
    assert "Synthetic" in second
    assert "虚构" in second


# The clean copy.


@pytest.mark.parametrize("strict", [(), ("--strict",)], ids=["", "strict"])
def test_nothing_is_found_in_the_clean_copy(strict: tuple[str, ...]) -> None:
    done = checked("clean", "--lang", "en", *strict)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"12 files: .* 1 waived\n", done.stdout)
    assert data("clean", *strict)["findings"] == []


@pytest.mark.parametrize("family", ["LR1", "LR2", "LR3", "LR4", "LR5", "LR6"])
def test_every_family_that_relates_figures_holds_somewhere_in_the_clean_copy(family: str) -> None:
    totals = data("clean", "--select", family)["totals"]
    assert totals["relations"]["held"] > 0
    assert totals["relations"]["broken"] == totals["waived"]


def test_the_one_discrepancy_of_the_clean_copy_is_waived_at_its_pinned_difference_with_a_reason() -> None:
    (waived,) = data("clean")["waived"]
    assert (waived["file"], waived["code"]) == ("clean/culture-2023.toml", "LR107")
    assert waived["waiver"]["difference"] == waived["difference"] == "1"
    assert waived["waiver"]["reason"]


# The copy with mistakes.


def test_the_two_copies_differ_in_the_planted_lines_and_nowhere_else() -> None:
    differing = []
    for name in FILES:
        pair = ((folder / name).read_text(encoding="utf-8").splitlines() for folder in (CLEAN, MISTAKES))
        lines = zip(*pair, strict=True)
        differing += [(name, statement(one), statement(other)) for one, other in lines if one != other]
    assert differing == sorted(planted[:3] for planted in PLANTED.values())


def test_each_planted_mistake_is_found_and_nothing_else() -> None:
    found = [(one["file"], one["code"], one["address"], one["difference"]) for one in data("mistakes")["findings"]]
    assert sorted(found) == sorted(
        (f"mistakes/{planted.file}", *one) for planted in PLANTED.values() for one in planted.found
    )
    assert checked("mistakes").returncode == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_told_of_with_its_likely_cause(planted: Planted, lang: str) -> None:
    blocks = checked("mistakes", "--lang", lang).stdout.split("\n\n")
    told = [block for block in blocks if block.startswith(f"mistakes/{planted.file}:")]
    note = {"en": ": note: ", "zh": ": 提示："}[lang]
    assert sum(note not in block for block in told) == len(planted.found)
    assert sum(note in block for block in told) == (len(planted.found) > 1)
    assert getattr(planted, lang) in "\n".join(told)


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_the_table_of_mistakes_tells_of_each_in_both_languages(planted: Planted) -> None:
    table = (FICTIONAL / "MISTAKES.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if f"`mistakes/{planted.file}`" in line]
    changed = f"`{planted.right}` → `{planted.wrong}`"
    for row, cause in zip(rows, (planted.en, planted.zh), strict=True):
        assert changed in row
        assert all(one.code in row for one in planted.found)
        assert cause in row
