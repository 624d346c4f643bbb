"""`licreport read`: a document to TOML, with what was left out. The document is synthetic."""

from pathlib import Path

import pytest
import tomli

from licreport.cli import main

TEXT = """虚构县2024年度行政许可实施情况年度报告

一、总体情况
全县事项由168项增至170项，由21个部门办理。

二、行政许可办理情况
2024年共收到申请24180件，受理24125件，不予受理55件。主动监督检查40112次，收费金额约180万元。一季度受理6000件。

三、批后监管开展情况
各部门全年主动监督检查41012次。通过12345热线等渠道收到有效投诉28件，查实违法行为6件。

虚构县数据局
2025年3月10日
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr("sys.argv", ["licreport", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0


def test_every_certain_figure_is_written_with_its_words(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "read", str(document), "--lang", "zh") == 0
    out, err = capsys.readouterr()
    tree = tomli.loads(out)
    assert tree["report"]["authority"] == "虚构县"
    assert (tree["report"]["year"], str(tree["report"]["signed"])) == (2024, "2025-03-10")
    assert tree["items"] == {"previous": 168, "total": 170, "departments": 21}
    assert tree["applications"] == {"received": 24180, "accepted": 24125, "rejected": 55}
    assert tree["oversight"] == {"complaints": 28, "complaints_upheld": 6}
    assert "fees" not in tree
    assert "“…到申请24180件，受理24125件”" in out
    assert "第7行" in out
    assert "40112（" in err
    assert "41012（" in err
    assert "约180万" in err
    assert "6000件" in err


def test_what_the_document_hides_and_what_is_named_twice_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    page = "<h1>虚构县2024年度行政许可实施情况年度报告</h1><p>设立3个服务点、4个服务点。</p><nav>累计办件80412件</nav>"
    file.write_text(f'<meta charset="utf-8">{page}', encoding="utf-8")
    assert run(monkeypatch, "read", str(file), "--lang", "en") == 0
    out, err = capsys.readouterr()
    assert "[[figure]]" not in out
    assert "3个" in err
    assert "4个" in err
    assert "menus" in err


def test_nothing_says_that_items_are_complete_but_a_row_of_totals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.md"
    table = "| 事项名称 | 收到 | 受理 |\n| --- | --- | --- |\n| 甲 | 10 | 9 |\n| 乙 | 5 | 4 |\n"
    text = f"# 虚构县2024年度行政许可实施情况年度报告\n\n全年收到申请20件，受理18件。\n\n{table}"
    twice = "| 丙 | 3 | 3 |\n| 丙 | 2 | 2 |\n"  # which is which nobody can say, so that items are lost
    total = "| 合计 | 20 | 18 |\n"
    for more, breakdown in (("", "unknown"), (total, "complete"), (twice + total, "unknown")):
        file.write_text(text + more, encoding="utf-8")
        assert run(monkeypatch, "read", str(file)) == 0
        assert tomli.loads(capsys.readouterr().out)["items"]["breakdown"] == breakdown


def test_what_cannot_be_a_count_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("虚构县2024年度行政许可实施情况年度报告\n受理12.5件，收费金额22860705.50元。", encoding="utf-8")
    assert run(monkeypatch, "read", str(file), "--lang", "en") == 0
    out, err = capsys.readouterr()
    assert "applications" not in out.partition("# not read")[0]
    assert "amount = 22860705.50" in out
    assert "12.5件" in err


def test_an_authority_and_a_year_that_are_not_said_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("受理9件。\n虚构县数据局\n2025年3月10日\n", encoding="utf-8")
    assert run(monkeypatch, "read", str(file), "--lang", "en") == 0
    assert "--authority" in capsys.readouterr().err
    assert run(monkeypatch, "read", str(file), "--authority", "虚构县", "--year", "2024") == 0
    tree = tomli.loads(capsys.readouterr().out)
    assert (tree["report"]["authority"], tree["report"]["year"]) == ("虚构县", 2024)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"\x89PNG\r\n", "picture", id="a picture"),
        pytest.param(b"PK\x03\x04", "", id="a damaged archive"),
    ],
)
def test_what_cannot_be_read_says_so(
    data: bytes, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert run(monkeypatch, "read", str(file), "--lang", "en") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(str(file))
    assert why in err


def test_several_documents_are_named_by_their_years(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = document.with_name("other.txt")
    other.write_text(TEXT.replace("2024年度", "2023年度"), encoding="utf-8")
    into = document.parent / "data"
    assert run(monkeypatch, "read", str(document), str(other), "-o", str(into)) == 0
    assert sorted(path.name for path in into.iterdir()) == ["2023.toml", "2024.toml"]
    assert run(monkeypatch, "read", str(document), "-o", str(into)) != 0  # nothing is replaced unasked
    assert run(monkeypatch, "read", str(document), "-o", str(into), "--force") == 0


def test_documents_of_one_year_are_named_by_whose_they_are_too(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other, same = document.with_name("other.txt"), document.with_name("same.txt")
    other.write_text(TEXT.replace("虚构县2024", "虚构县（城区）2024"), encoding="utf-8")
    same.write_text(TEXT, encoding="utf-8")
    into = document.parent / "data"
    assert run(monkeypatch, "read", str(document), str(other), "-o", str(into)) == 0
    assert sorted(path.name for path in into.iterdir()) == ["2024-虚构县.toml", "2024-虚构县城区.toml"]
    assert run(monkeypatch, "read", str(document), str(same), "-o", str(into / "more"), "--lang", "en") != 0
    assert "would both be written to" in capsys.readouterr().err
    assert not [*into.glob("more/*")]


def test_a_document_is_never_written_over(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "read", str(document), "-o", str(document), "--force") != 0
    assert document.read_text(encoding="utf-8") == TEXT


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "read", "nowhere.docx", "--lang", "en") != 0
    assert "nowhere.docx" in capsys.readouterr().err
