"""`examples/returns`: a made-up district's departmental returns, in Word, Excel, HTML and PDF."""

import runpy
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from places import EXAMPLES

from licreport.reading.loading import load

FOLDER = EXAMPLES / "returns"
RETURNS = {
    "civil-affairs.docx": ("虚构区民政局", (468, 458, 10, 442, 9, 334)),
    "market-supervision.xlsx": ("虚构区市场监督管理局", (1550, 1536, 14, 1532, 4, 2860)),
    "culture.html": ("虚构区文化和旅游局", (1934, 1898, 36, 1868, 22, 1617)),
    "transport.pdf": ("虚构区交通运输局", (13482, 13405, 77, 13139, 244, 10952)),
}


def test_the_program_makes_the_same_bytes_each_time(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: (FOLDER / name).read_bytes() for name in RETURNS
    }


def test_every_return_says_that_it_is_synthetic() -> None:
    made: Mapping[str, bytes] = runpy.run_path(str(FOLDER / "make.py"))["returns"]()
    assert made.keys() == RETURNS.keys()
    for name in made:
        assert "虚构数据" in load(FOLDER / name).source.text


@pytest.mark.parametrize(("name", "said"), RETURNS.items(), ids=RETURNS)
def test_a_return_is_read_in_full(name: str, said: tuple[str, tuple[int, ...]]) -> None:
    loaded = load(FOLDER / name)
    report = loaded.report
    assert report is not None
    assert loaded.problems == ()
    assert report.report.authority == said[0]
    own = report.applications
    assert (own.received, own.accepted, own.rejected, own.approved, own.denied, report.oversight.inspections) == said[1]
    assert report.handling.model_fields_set >= {"online", "fully_online", "on_the_spot", "on_time"}
    assert report.fees.model_fields_set == {"applications", "amount"}
    assert report.oversight.model_fields_set == {"inspections", "violations", "complaints", "complaints_upheld"}
