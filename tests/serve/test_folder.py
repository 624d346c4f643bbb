"""The files that were named: nothing else is opened or written, and none is written over what nobody has seen."""

import os
from pathlib import Path

import pytest

from licreport.serve.folder import Changed, Folder, digest_of, key_of
from licreport.words.language import MisuseError

REPORT = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\nreceived = 10\n'.encode()
OTHER = REPORT.replace(b"10", b"11")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2024.toml").write_bytes(REPORT)
    (tmp_path / "out.toml").write_bytes(REPORT)
    return tmp_path / "in"


def test_the_reports_of_a_folder_are_its_files(place: Path) -> None:
    assert Folder([str(place)]).files() == [str(place / "2024.toml")]


def test_a_new_file_is_seen_and_one_that_is_gone_is_not(place: Path) -> None:
    folder = Folder([str(place)])
    before = folder.stamps()
    (place / "2023.toml").write_bytes(OTHER)
    assert [*folder.stamps()] == [str(place / "2023.toml"), str(place / "2024.toml")]
    (place / "2023.toml").unlink()
    assert folder.stamps() == before


def test_a_folder_without_a_report_has_none_yet(tmp_path: Path) -> None:
    assert Folder([str(tmp_path)]).files() == []


def test_what_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(MisuseError, match="no such file"):
        Folder([str(tmp_path / "missing")])


def test_a_file_is_read_by_its_key(place: Path) -> None:
    file = str(place / "2024.toml")
    assert Folder([str(place)]).read(key_of(file)) == (file, REPORT, digest_of(REPORT))


@pytest.mark.parametrize("key", ["", "../out.toml", "/etc/passwd", "0" * 16], ids=repr)
def test_no_other_file_is_read_or_written(place: Path, key: str) -> None:
    folder = Folder([str(place)])
    with pytest.raises(MisuseError, match="no such file"):
        folder.read(key)
    with pytest.raises(MisuseError, match="no such file"):
        folder.save(key, "", OTHER, digest_of(REPORT))


def test_the_key_of_a_file_that_was_not_named_means_nothing(place: Path) -> None:
    with pytest.raises(MisuseError, match="no such file"):
        Folder([str(place)]).save(key_of(str(place.parent / "out.toml")), "", OTHER, digest_of(REPORT))
    assert (place.parent / "out.toml").read_bytes() == REPORT


def test_a_file_is_saved_where_it_is_what_it_was(place: Path) -> None:
    file = place / "2024.toml"
    saved = Folder([str(place)]).save(key_of(str(file)), "", OTHER, digest_of(REPORT))
    assert saved == (str(file), OTHER, digest_of(OTHER))
    assert file.read_bytes() == OTHER
    assert [*place.iterdir()] == [file]


@pytest.mark.parametrize("was", [None, "", digest_of(b"else")], ids=["never read", "nothing", "something else"])
def test_a_file_that_is_not_what_it_was_is_left_alone(place: Path, was: str | None) -> None:
    file = place / "2024.toml"
    found = Folder([str(place)]).save(key_of(str(file)), "", OTHER, was)
    assert found == Changed(str(file), REPORT, digest_of(REPORT))
    assert isinstance(found, Changed)
    assert file.read_bytes() == REPORT


def test_a_file_that_is_gone_is_not_made_anew(place: Path) -> None:
    folder, file = Folder([str(place / "2024.toml")]), place / "2024.toml"
    key = key_of(str(file))
    file.unlink()
    with pytest.raises(MisuseError):
        folder.save(key, "", OTHER, digest_of(REPORT))
    assert not file.exists()


NAMES = {
    "a year": ("2025", "2025.toml"),
    "with its ending": ("2025.toml", "2025.toml"),
    "with its ending in capitals": ("2025.TOML", "2025.toml"),
    "in Chinese": ("虚构区-2025", "虚构区-2025.toml"),
    "with dots": ("虚构区.2025.v2", "虚构区.2025.v2.toml"),
    "with blanks and brackets": (" 虚构区 2025年度报告（盖章版） ", "虚构区 2025年度报告（盖章版）.toml"),
    "as long as may be": ("报" * 60, f"{'报' * 60}.toml"),
}


@pytest.mark.parametrize(("name", "file"), NAMES.values(), ids=NAMES)
def test_a_new_file_stands_in_the_folder_as_it_is_called(place: Path, name: str, file: str) -> None:
    Folder([str(place)]).save(None, name, OTHER, None)
    assert {path.name for path in place.iterdir()} == {"2024.toml", file}
    assert {path.name for path in place.parent.iterdir()} == {"in", "out.toml"}


NO_NAMES = {
    "nothing": ("", "say what the file is to be called"),
    "the ending": (".toml", "say what the file is to be called"),
    "dots": ("...", "say what the file is to be called"),
    "a path": ("../../etc/2025", "it holds /"),
    "a path of Windows": ("..\\2025", r"it holds \\"),
    "a drive": ("C:2025", "it holds :"),
    "a pattern": ("20*", r"it holds \*"),
    "hidden": (".hidden", "would be hidden"),
    "a device": ("CON", "device on Windows"),
    "a device with an ending": ("nul.2025", "device on Windows"),
    "a device with a number": ("lpt1", "device on Windows"),
    "too long": ("报" * 61, "has 61 characters"),
    "with a zero": ("20\x0025", "not seen"),
    "read backwards": ("2025\u202elmot", "not seen"),
}


@pytest.mark.parametrize(("name", "said"), NO_NAMES.values(), ids=NO_NAMES)
def test_what_is_wrong_with_a_name_is_said_and_nothing_written(place: Path, name: str, said: str) -> None:
    with pytest.raises(MisuseError, match=said):
        Folder([str(place)]).save(None, name, OTHER, None)
    assert [path.name for path in place.iterdir()] == ["2024.toml"]


def test_a_new_file_stands_beside_the_document_that_it_was_read_from(place: Path) -> None:
    deep = place / "deep"
    deep.mkdir()
    document = deep / "a.txt"
    document.write_bytes("虚构区2024年度行政许可实施情况年度报告".encode())
    Folder([str(place)]).save(None, "a", OTHER, None, beside=key_of(str(document)))
    assert (deep / "a.toml").read_bytes() == OTHER


@pytest.mark.parametrize("beside", ["", "../x", "0" * 16], ids=repr)
def test_beside_what_is_none_of_the_files_is_in_the_folder(place: Path, beside: str) -> None:
    Folder([str(place)]).save(None, "2025", OTHER, None, beside=beside)
    assert (place / "2025.toml").read_bytes() == OTHER


def test_a_new_file_does_not_take_the_place_of_one_that_is_there(place: Path) -> None:
    found = Folder([str(place)]).save(None, "2024", OTHER, None)
    assert isinstance(found, Changed)
    assert (place / "2024.toml").read_bytes() == REPORT


REFUSED = {
    "no name": (None, "...", OTHER),
    "nothing": (None, "2025", b""),
    "no text": (None, "2025", b"\xff\xfe"),
    "a zero": (None, "2025", b"a\0b"),
    "far too much": (None, "2025", b"#" * (2**20 + 1)),
}


@pytest.mark.parametrize(("key", "name", "body"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_report_is_not_saved(place: Path, key: str | None, name: str, body: bytes) -> None:
    with pytest.raises(MisuseError):
        Folder([str(place)]).save(key, name, body, None)
    assert [path.name for path in place.iterdir()] == ["2024.toml"]


def test_a_document_is_never_written_to(place: Path) -> None:
    file = place / "2023.txt"
    file.write_bytes("虚构区2023年度行政许可实施情况年度报告".encode())
    with pytest.raises(MisuseError, match="never written to"):
        Folder([str(place)]).save(key_of(str(file)), "", OTHER, digest_of(file.read_bytes()))


def test_without_a_folder_there_is_no_place_for_a_new_file(place: Path) -> None:
    for paths in ([], [str(place / "2024.toml")]):
        with pytest.raises(MisuseError, match="no folder"):
            Folder(paths).save(None, "2025", OTHER, None)


@pytest.mark.skipif(os.name != "posix" or not os.geteuid(), reason="nothing is read-only for root")
def test_what_cannot_be_written_is_told(place: Path) -> None:
    place.chmod(0o500)
    try:
        with pytest.raises(MisuseError, match="cannot write"):
            Folder([str(place)]).save(None, "2025", OTHER, None)
    finally:
        place.chmod(0o700)
