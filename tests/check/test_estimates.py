"""Figures printed as near something (近8200, 4300余, 约83%), from the file to the document. All are synthetic."""

import datetime
from pathlib import Path

import pytest

from licreport.check.one import Checked, check
from licreport.cli import main
from licreport.correction.likely import remarks
from licreport.correction.search import localise
from licreport.figures.reading import COUNT, reader
from licreport.report.load import load_bytes
from licreport.rollup.addition import added

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'


def checked(text: str) -> Checked:
    return check(load_bytes("r.toml", (HEAD + text).encode()), today=datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param('received = "近8200"\naccepted = 8150\nrejected = 0', [], id="nearly, and is"),
        pytest.param('received = "近8200"\naccepted = 8200\nrejected = 0', ["LR101"], id="nearly, and is as much"),
        pytest.param('received = "近8200"\naccepted = 8050\nrejected = 0', ["LR101"], id="nearly, and is far less"),
        pytest.param('received = 4350\naccepted = "4300余"\nrejected = 2', [], id="more, and is"),
        pytest.param('received = 4300\naccepted = "4300余"\nrejected = 0', ["LR101"], id="more, and is no more"),
        pytest.param('received = 8250\naccepted = "约8200"', [], id="about, and may be less"),
        pytest.param('received = 8000\naccepted = "约8200"', ["LR211"], id="about, and is more than all"),
        pytest.param('received = 1000\naccepted = 826\n[rates]\nacceptance = "约83%"', [], id="a rate about"),
        pytest.param(
            'received = 1000\naccepted = 850\n[rates]\nacceptance = "约83%"', ["LR301"], id="a rate not about"
        ),
    ],
)
def test_relations_hold_if_any_value_does_that_the_word_allows(text: str, codes: list[str]) -> None:
    assert [each.code for each in checked(f"[applications]\n{text}").diagnostics] == codes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            'received = 13260\naccepted = "近13200"\nrejected = 60',
            "received 13,260 does not fit accepted 近13200 + rejected 60 = 13,260, whatever the estimates stand for",
            id="a sum",
        ),
        pytest.param(
            'received = 4300\naccepted = "4300余"',
            "accepted 4300余 does not fit received 4,300, whatever the estimates stand for",
            id="a part",
        ),
    ],
)
def test_where_the_digits_differ_in_nothing_no_difference_is_named(text: str, message: str) -> None:
    assert [each.message("en") for each in checked(f"[applications]\n{text}").diagnostics] == [message]


def test_no_correction_is_offered_for_an_estimate() -> None:
    found = checked('[applications]\nreceived = "近8200"\naccepted = 5050\nrejected = "约1000"')
    offered = [line for group in localise(found) for line in remarks(group, found, "en")]
    assert offered
    assert not any("received" in line or "rejected" in line for line in offered)


def test_a_sum_of_estimates_is_all_that_it_may_be() -> None:
    total = added([reader(COUNT)("近8200"), reader(COUNT)("4300余"), 7], COUNT)
    assert (total.values.low, total.values.high, total.raw) == (8101 + 4301 + 7, 8199 + 4399 + 7, "1.25万")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "2024.toml"
    figures = 'received = "近8200"\naccepted = "4300余"\n[rates]\nacceptance = "约53%"\n'
    prose = '[fees]\namount = "10余万"\n[narrative]\noverview = "收到{received}件，受理{accepted:.1万}件。{figures}"\n'
    file.write_text(f"{HEAD}[applications]\n{figures}{prose}", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        pytest.param(["summary"], ["近8200", "4300余", "约53%", "10余万"], id="summary"),
        pytest.param(["export", "--json"], ['"近8200"', '"4300余"', '"约53%"', '"10余万"'], id="JSON"),
        pytest.param(["export", "-o", "-.md"], ["收到近8200件，受理4300余件", "约53%", "10余万"], id="Markdown"),
        pytest.param(
            ["export", "-o", "-.csv"], ["8200,件,8101,8199,近8200", "100000,元,100000,200000,10余万"], id="CSV"
        ),
        pytest.param(["check", "--format", "concise", "--coverage"], ["0 broken"], id="check"),
    ],
)
def test_it_stands_everywhere_as_it_was_printed(
    arguments: list[str],
    shown: list[str],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = [str(file.with_name(f"r{argument[1:]}")) if argument.startswith("-.") else argument for argument in arguments]
    monkeypatch.setattr("sys.argv", ["licreport", *out, str(file)])
    with pytest.raises(SystemExit):
        main()
    written = "".join(path.read_text(encoding="utf-8") for path in file.parent.glob("r.*"))
    printed = capsys.readouterr().out + written
    assert [each for each in shown if each not in printed] == []
