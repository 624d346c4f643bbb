"""A file is called what its repository calls it, from wherever and by whatever name."""

from pathlib import Path

import pytest

from licreport.files.repository import in_repository


@pytest.fixture(autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a directory without a repository, beside two that have one."""
    for folder in ("loose", "one/.git", "one/data/deep", "one/inner/data", "two/.git", "two/data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "one/inner/.git").write_text("gitdir: ../.git/modules/inner\n", encoding="utf-8")
    for file in ("loose/2024.toml", "one/data/2024.toml", "one/inner/data/2024.toml", "two/data/2024.toml"):
        (tmp_path / file).touch()
    (tmp_path / "one/link").symlink_to("data")
    (tmp_path / "one/link.toml").symlink_to("data/2024.toml")
    (tmp_path / "one/from-two.toml").symlink_to(tmp_path / "two/data/2024.toml")
    (tmp_path / "one/from-outside.toml").symlink_to(tmp_path / "loose/2024.toml")
    (tmp_path / "loose/way").symlink_to(tmp_path / "one/data")
    monkeypatch.chdir(tmp_path)


CALLED = {
    "from its root": ("one", "data/2024.toml", "data/2024.toml"),
    "with dots": ("one", "./data/deep/..//2024.toml", "data/2024.toml"),
    "in full": ("one", "{here}/one/data/2024.toml", "data/2024.toml"),
    "from below": ("one/data", "2024.toml", "data/2024.toml"),
    "from beside": ("one/data/deep", "../2024.toml", "data/2024.toml"),
    "from above": (".", "one/data/2024.toml", "data/2024.toml"),
    "from another repository": ("two", "../one/data/2024.toml", "data/2024.toml"),
    "by a linked directory": ("one", "link/2024.toml", "data/2024.toml"),
    "by a link": ("one", "link.toml", "data/2024.toml"),
    "by a link behind which dots lead elsewhere": ("loose", "way/../data/2024.toml", "data/2024.toml"),
    "by a link from outside": ("loose", "way/2024.toml", "data/2024.toml"),
    "by a link from another repository": ("one", "from-two.toml", "data/2024.toml"),
    "by a link to what has no repository": ("one", "from-outside.toml", "from-outside.toml"),
    "in a repository within": ("one", "inner/data/2024.toml", "data/2024.toml"),
    "not there": ("one/data", "2025.toml", "data/2025.toml"),
    "without a repository": ("loose", "2024.toml", "2024.toml"),
    "without a repository, with dots": ("loose", "./a/../2024.toml", "2024.toml"),
    "without a repository, from above": (".", "loose/2024.toml", "loose/2024.toml"),
    "without a repository, in full": (".", "{here}/loose/2024.toml", "loose/2024.toml"),
    "without a repository, from elsewhere": ("two", "../loose/2024.toml", "{here}/loose/2024.toml"),
    "standard input": ("one", "<stdin>", "<stdin>"),
}


@pytest.mark.parametrize(("folder", "name", "called"), CALLED.values(), ids=CALLED)
def test_a_file_goes_by_its_path_from_the_root(
    folder: str, name: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert in_repository(name.format(here=tmp_path)) == called.format(here=tmp_path)


def test_a_working_directory_that_was_deleted_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir("gone")
    (tmp_path / "gone").rmdir()
    assert in_repository(f"{tmp_path}/one/data/2024.toml") == "data/2024.toml"
    assert in_repository(f"{tmp_path}/loose/2024.toml") == f"{tmp_path}/loose/2024.toml"
