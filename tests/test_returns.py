"""`examples/returns`: departments' returns in four formats, made by a program, read in full. All synthetic."""

import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from licreport.cli import main

FOLDER = Path(__file__).parent.parent / "examples" / "returns"

READ = {
    "water.docx": {
        "items": {"total": 31},
        "applications": {
            "received": 642, "accepted": 630, "rejected": 12, "approved": 598, "denied": 14, "concluded": 612,
        },
        "handling": {"online": 540, "fully_online": 401, "on_the_spot": 120, "on_time": 621},
        "rates": {"acceptance": "98.13%"},
        "oversight": {"inspections": 286, "violations": 11, "complaints": 9, "complaints_upheld": 2},
    },
    "education.xlsx": {
        "items": {"total": 3, "breakdown": "complete"},
        "applications": {
            "received": 1318, "accepted": 1299, "rejected": 19, "approved": 1274, "denied": 25, "concluded": 1299,
        },
        "item": [
            {
                "name": name, "received": received, "accepted": accepted, "rejected": rejected,
                "approved": approved, "denied": denied, "concluded": concluded,
            }
            for name, received, accepted, rejected, approved, denied, concluded in (
                ("民办学校设立审批", 48, 45, 3, 41, 4, 45),
                ("教师资格认定", 1206, 1190, 16, 1171, 19, 1190),
                ("校车使用许可", 64, 64, 0, 62, 2, 64),
            )
        ],
    },
    "city.html": {
        "items": {"total": 27},
        "applications": {
            "received": 874, "accepted": 861, "rejected": 13, "approved": 829, "denied": 20, "concluded": 849,
        },
        "handling": {"online": 803, "fully_online": 655, "on_the_spot": 212, "on_time": 849},
        "oversight": {"inspections": 1342, "violations": 58, "complaints": 37, "complaints_upheld": 10},
    },
    "health.pdf": {
        "items": {"total": 38},
        "applications": {
            "received": 1026, "accepted": 1008, "rejected": 18, "approved": 971, "denied": 21, "concluded": 992,
        },
        "handling": {"online": 930, "fully_online": 774, "on_the_spot": 305, "on_time": 992},
        "oversight": {"inspections": 918, "violations": 33, "complaints": 21, "complaints_upheld": 5},
    },
}  # fmt: skip

AUTHORITIES = {
    "water.docx": "虚构区水务局",
    "education.xlsx": "虚构区教育局",
    "city.html": "虚构区城市管理局",
    "health.pdf": "虚构区卫生健康委员会",
}


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr("sys.argv", ["licreport", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0


def test_the_program_makes_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert sorted(made) == sorted(READ)
    assert made == {name: (FOLDER / name).read_bytes() for name in READ}


@pytest.mark.parametrize("name", READ)
def test_every_figure_is_read_and_none_is_left(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "read", str(FOLDER / name), "--lang", "en") == 0
    out, err = capsys.readouterr()
    tree = tomli.loads(out)
    assert (tree["report"]["authority"], tree["report"]["year"]) == (AUTHORITIES[name], 2024)
    assert {table: held for table, held in tree.items() if table not in {"format", "report"}} == READ[name]
    assert " 0 without a key; 0 not read, 0 printed with two values" in err


@pytest.fixture
def returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The returns as TOML."""
    for name in READ:
        file = tmp_path / f"{Path(name).stem}.toml"
        assert run(monkeypatch, "read", str(FOLDER / name), "-o", str(file)) == 0
    capsys.readouterr()
    return tmp_path


def test_check_finds_the_slip_and_nothing_else(
    returns: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", str(returns), "--format", "concise", "-q", "--lang", "en") == 1
    found = capsys.readouterr().out.splitlines()
    assert [line.rsplit("/", 1)[-1].split(":", 1)[0] for line in found if " LR" in line] == ["water.toml"]
    assert "LR203 error: on time 621 exceeds concluded 612 by 9" in found[0]


def test_the_returns_add_up_to_the_districts_report(
    returns: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in returns.iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("year      = 2024\n", 'year = 2024\npart_of = "虚构区"\n'), encoding="utf-8")
    run(monkeypatch, "rollup", str(returns), "--authority", "虚构区", "--year", "2024")
    tree = tomli.loads(capsys.readouterr().out)
    assert tree["items"]["total"] == 31 + 3 + 27 + 38
    assert tree["applications"] == {
        "received": 3860, "accepted": 3798, "rejected": 62, "approved": 3672, "denied": 80, "concluded": 3752,
    }  # fmt: skip
