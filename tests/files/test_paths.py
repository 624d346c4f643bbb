"""Which files are meant: those of directories in any spelling of the ending, by links too, and each once."""

import os
from pathlib import Path

import pytest

from licreport.files.counterpart import counterpart
from licreport.files.meant import one_meant
from licreport.files.paths import report_files
from licreport.report.load import load
from licreport.words.language import MisuseError

REPORT = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'

LINKS: dict[str, tuple[dict[str, str], list[str]]] = {
    "none": ({}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "a directory elsewhere": (
        {"data/more": "elsewhere"},
        ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML", "data/more/2020.toml", "data/more/deep/2019.toml"],
    ),
    "a directory elsewhere, twice": (
        {"data/a": "elsewhere", "data/b": "elsewhere"},
        ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML", "data/a/2020.toml", "data/a/deep/2019.toml"],
    ),
    "a directory elsewhere and one within it": (
        {"data/a": "elsewhere/deep", "data/b": "elsewhere"},
        ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML", "data/a/2019.toml", "data/b/2020.toml"],
    ),
    "a link from there": (
        {"data/a": "elsewhere", "elsewhere/on": "further"},
        [
            *("data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"),
            *("data/a/2020.toml", "data/a/deep/2019.toml", "data/a/on/2018.toml"),
        ],
    ),
    "a directory beside": ({"data/0": "data/2022"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "itself": ({"data/0": "data"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "what it is in": ({"data/0": "."}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "what it is in, by a way round": (
        {"data/a": "elsewhere", "elsewhere/0": "."},
        ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML", "data/a/2020.toml", "data/a/deep/2019.toml"],
    ),
    "a loop": ({"data/0": "data/0"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "nothing": ({"data/0": "nowhere"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "a file beside": ({"data/0.toml": "data/2024.TOML"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
    "a file elsewhere": (
        {"data/0.toml": "elsewhere/2020.toml"},
        ["data/0.toml", "data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"],
    ),
    "a file that is not there": (
        {"data/0.toml": "nowhere.toml"},
        ["data/0.toml", "data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"],
    ),
    "a hidden link": ({"data/.more": "elsewhere"}, ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]),
}
FILES = ["data/2024.TOML", "data/2023.Toml", "data/2022/2022.toml", "data/notes.txt", "data/.2021.TOML"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in (*FILES, "elsewhere/2020.toml", "elsewhere/deep/2019.toml", "further/2018.toml"):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(REPORT.format(year=Path(file).stem.strip(".")), encoding="utf-8")


@pytest.mark.parametrize(("links", "found"), LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("named", ["data", "data/", "./data", "{here}/data"])
def test_a_directory_is_read_through_its_links_and_each_file_once(
    links: dict[str, str], found: list[str], named: str
) -> None:
    for link, target in links.items():
        Path(link).symlink_to(Path.cwd() / target)
    full = f"{Path.cwd()}/" if "{here}" in named else ""
    assert report_files([named.format(here=Path.cwd())], "data") == [f"{full}{file}" for file in found]


NAMED = {
    "a file and its directory": ["data/2024.TOML", "data"],
    "a directory and its file": ["data", "data/2024.TOML"],
    "a linked directory": ["data", "linked"],
    "a linked file": ["data", "linked.toml"],
    "both": ["data", "linked", "linked.toml"],
}


@pytest.mark.parametrize("paths", NAMED.values(), ids=NAMED)
def test_a_file_that_is_named_twice_is_read_once_by_its_first_name(paths: list[str]) -> None:
    Path("linked").symlink_to("data")
    Path("linked.toml").symlink_to("data/2024.TOML")
    assert sorted(report_files(paths, "data")) == ["data/2022/2022.toml", "data/2023.Toml", "data/2024.TOML"]
    assert report_files([*reversed(paths), paths[0]], "data")[0].startswith(paths[-1].partition(".")[0])


def test_a_year_and_another_year_are_found_whatever_their_ending() -> None:
    assert one_meant(None, "data").files == ["data/2024.TOML"]
    assert one_meant("2023", "data").files == ["data/2023.Toml"]
    assert counterpart(load(Path("data/2024.TOML")), "2023", "data").name == "data/2023.Toml"
    assert counterpart(load(Path("elsewhere/2020.toml")), "2022", "data").name == "data/2022/2022.toml"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_linked_directory_that_may_not_be_read_is_wrong_usage() -> None:
    Path("closed").mkdir(mode=0o000)
    Path("data/closed").symlink_to(Path.cwd() / "closed")
    with pytest.raises(MisuseError, match="cannot read data/closed: Permission denied"):
        report_files(["data"], "data")


def test_the_settings_of_a_project_are_no_report_of_its_folder(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("2024.toml", "licreport.toml", "pyproject.toml"):
        (project / name).write_text("x = 1\n", encoding="utf-8")
    assert [Path(file).name for file in report_files([str(project)], "")] == ["2024.toml"]
    assert report_files([str(project / "licreport.toml")], "") == [str(project / "licreport.toml")]
