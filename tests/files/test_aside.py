"""Which document stands aside for the TOML beside it: that which the TOML was read from, and no other.

All figures are synthetic.
"""

from pathlib import Path

import pytest

from licreport.files.aside import source_named, standing_aside
from licreport.files.meant import meant
from licreport.reading.draft import draft
from licreport.reading.kinds import text_of
from licreport.reading.loading import load
from licreport.reading.toml import toml
from licreport.words.language import LANGS, Lang

DOCUMENT = "虚构区2024年度行政许可实施情况年度报告\n收到申请10件，受理9件，不予受理1件。\n"
NAMELESS = "收到申请10件，受理9件，不予受理1件。\n"
OTHER = DOCUMENT.replace("虚构区", "另一区")
TOML = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\nreceived = 10\n'
READ_FROM = "# 由 {} 读取。各项数据之后是所依据的原文，发布前请核对。\n"

BESIDE: dict[str, tuple[dict[str, str], list[str]]] = {
    "a document and its TOML": ({"a.txt": DOCUMENT, "a.toml": TOML}, ["a.txt"]),
    "an ending in capitals": ({"a.TXT": DOCUMENT, "a.TOML": TOML}, ["a.TXT"]),
    "no TOML": ({"a.txt": DOCUMENT}, []),
    "a TOML of another name": ({"a.txt": DOCUMENT, "b.toml": TOML}, []),
    "a TOML in another folder": ({"a.txt": DOCUMENT, "deep/a.toml": TOML}, []),
    "a TOML that names the document": ({"a.txt": DOCUMENT, "a.toml": READ_FROM.format("a.txt") + TOML}, ["a.txt"]),
    "a TOML that names another one": ({"a.txt": DOCUMENT, "a.toml": READ_FROM.format("a.docx") + TOML}, []),
    "a TOML of two documents of its name, and names one": (
        {"a.txt": DOCUMENT, "a.md": DOCUMENT, "a.toml": READ_FROM.format("a.md") + TOML},
        ["a.md"],
    ),
    "a TOML of two documents of its name, and names none": (
        {"a.txt": DOCUMENT, "a.md": DOCUMENT, "a.toml": TOML},
        ["a.md", "a.txt"],
    ),
    "a TOML on another year": ({"a.txt": DOCUMENT, "a.toml": TOML.replace("2024", "2023")}, []),
    "a TOML on a part of the year": (
        {"a.txt": DOCUMENT, "a.toml": TOML.replace("year", "from = 2024-01-01\nto = 2024-06-30\nyear")},
        [],
    ),
    "a TOML of another authority": ({"a.txt": OTHER, "a.toml": TOML}, []),
    "a TOML of another authority that names it": ({"a.txt": OTHER, "a.toml": READ_FROM.format("a.txt") + TOML}, []),
    "a document that says not whose it is": ({"a.txt": NAMELESS, "a.toml": TOML}, []),
    "a document that says not whose it is, and is named": (
        {"a.txt": NAMELESS, "a.toml": READ_FROM.format("a.txt") + TOML},
        ["a.txt"],
    ),
    "a document that cannot be read, and is named": (
        {"a.pdf": "%PDF-", "a.toml": READ_FROM.format("a.pdf") + TOML},
        ["a.pdf"],
    ),
    "a TOML with a fault in it": ({"a.txt": DOCUMENT, "a.toml": TOML + "x\n"}, ["a.txt"]),
    "a TOML that does not load": ({"a.txt": DOCUMENT, "a.toml": TOML.replace("year", "yaer")}, []),
    "a TOML that is no report": ({"a.txt": DOCUMENT, "a.toml": "x = 1\n"}, []),
    "a text that is TOML itself": ({"a.txt": TOML, "a.toml": TOML}, []),
}


@pytest.mark.parametrize(("files", "expected"), BESIDE.values(), ids=BESIDE)
def test_a_document_stands_aside_for_the_toml_read_from_it(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    asked = meant([str(tmp_path)], "", documents=True)
    assert [Path(pair.file).name for pair in asked.aside] == expected
    assert {Path(pair.toml) for pair in asked.aside} <= {tmp_path / "a.toml", tmp_path / "a.TOML"}
    counted = {*map(Path, asked.files)} | {tmp_path / name for name in expected}
    assert counted == {tmp_path / name for name in files}
    assert len(asked.files) == len(files) - len(expected)


def test_a_document_that_is_named_counts_whatever_stands_beside_it(tmp_path: Path) -> None:
    document, beside = tmp_path / "a.txt", tmp_path / "a.toml"
    document.write_text(DOCUMENT, encoding="utf-8")
    beside.write_text(TOML, encoding="utf-8")
    for arguments in ([str(document)], [str(document), str(beside)], [str(tmp_path), str(document)]):
        asked = meant(arguments, "", documents=True)
        assert not asked.aside
        assert str(document) in asked.files


def test_a_document_is_named_however_its_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    for name, text in {"a.txt": DOCUMENT, "a.toml": TOML}.items():
        (tmp_path / "d" / name).write_text(text, encoding="utf-8")
    for named in ("./d/a.txt", str(tmp_path / "d" / "a.txt"), "d/../d/a.txt"):
        asked = meant(["d", named], "", documents=True)
        assert (asked.aside, asked.named) == ((), ["d/a.txt"]), named
    assert not meant(["2024", "./d/a.txt"], "d", documents=True).aside


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["a.docx", "虚构区 2024年度 报告（盖章版）#1.docx", "a " * 60 + ".pdf"])
def test_what_read_writes_names_what_it_was_read_from(tmp_path: Path, name: str, lang: Lang) -> None:
    written = tmp_path / "a.toml"
    written.write_text(toml(draft(text_of("a.txt", DOCUMENT.encode())), name, lang), encoding="utf-8")
    assert source_named(str(written)) == "".join(name.replace("#", "").split())


@pytest.mark.parametrize("head", ["", "# 2024 年的报告\n", "# Read from\n", "\n\n"])
def test_other_remarks_name_nothing(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.toml").write_text(head + TOML, encoding="utf-8")
    assert source_named(str(tmp_path / "a.toml")) is None


def test_documents_without_toml_beside_them_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licreport.files.aside.load", lambda file: pytest.fail(f"{file} was opened"))
    for name in ("a.docx", "b.toml", "c.pdf"):
        (tmp_path / name).write_text(TOML, encoding="utf-8")
    assert standing_aside([str(tmp_path / name) for name in ("a.docx", "b.toml", "c.pdf")]) == ()


def test_the_toml_alone_is_what_others_are_compared_with(tmp_path: Path) -> None:
    for name, text in {"a.txt": DOCUMENT, "a.toml": TOML, "b.toml": TOML.replace("2024", "2023")}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [Path(file).name for file in meant([str(tmp_path)], "", documents=True).files] == ["a.toml", "b.toml"]
    assert load(tmp_path / "a.txt").source.is_document
