"""The folder of a site: only what changed is written, nothing is left of what is gone, nothing foreign is touched."""

import json
import os
from pathlib import Path

import pytest

from licreport.site.written import MANIFEST, SCRATCH, Folder
from licreport.words.language import MisuseError


def write(path: Path, **texts: str) -> tuple[list[str], int]:
    """Write a site of some files, and return which were written and how many removed."""
    folder = Folder(path)
    folder.begin()
    written = folder.put((name.replace("__", "/"), text) for name, text in texts.items())
    removed = folder.end(address for address, _ in written)
    return [address for address, is_new in written if is_new], removed


def files(path: Path) -> list[str]:
    return sorted(each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    assert write(tmp_path / "s", a="1", b__c="2") == (["a", "b/c"], 0)
    before = (tmp_path / "s" / "a").stat().st_mtime_ns
    assert write(tmp_path / "s", a="1", b__c="3") == (["b/c"], 0)
    assert (tmp_path / "s" / "a").stat().st_mtime_ns == before
    assert write(tmp_path / "s", a="1", b__c="3") == ([], 0)


def test_nothing_is_left_of_what_is_gone(tmp_path: Path) -> None:
    write(tmp_path, a="1", b__c="2")
    assert write(tmp_path, a="1") == ([], 1)
    assert files(tmp_path) == ["a", MANIFEST]
    assert not (tmp_path / "b").exists()


def test_what_somebody_changed_or_removed_is_put_right(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="2")
    (tmp_path / "a").write_text("x", encoding="utf-8")
    (tmp_path / "b").unlink()
    assert write(tmp_path, a="1", b="2") == (["a", "b"], 0)


@pytest.mark.parametrize(
    "manifest",
    ["{}", "[]", "no JSON", '{"format": "another"}', None],
    ids=["empty", "list", "none", "other", "missing"],
)
def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(MisuseError, match=r"holds other things than a site .*letter\.txt"):
        Folder(tmp_path)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(MisuseError, match="is a file; name a folder"):
        Folder(tmp_path / "file")


def test_what_a_site_did_not_write_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    (tmp_path / "CNAME").write_text("mine", encoding="utf-8")
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(MisuseError, match="b was not written by `licreport site`"):
        write(tmp_path, a="1", b="2")
    (tmp_path / "b").unlink()
    write(tmp_path, a="1", b="2")
    assert (tmp_path / "CNAME").read_text(encoding="utf-8") == "mine"


def test_a_link_in_the_place_of_a_page_is_replaced_and_what_it_leads_to_is_not(tmp_path: Path) -> None:
    report = tmp_path / "report.toml"
    report.write_text("mine", encoding="utf-8")
    write(tmp_path / "s", a="1")
    (tmp_path / "s" / "a").unlink()
    (tmp_path / "s" / "a").symlink_to(report)
    assert write(tmp_path / "s", a="1") == (["a"], 0)
    assert report.read_text(encoding="utf-8") == "mine"


def test_a_run_that_was_cut_short_is_taken_up_by_the_next(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.begin()
    folder.put([("a", "1"), ("b", "2")])  # and no end
    assert write(tmp_path, a="1", c="3") == (["c"], 1)
    assert files(tmp_path) == ["a", "c", MANIFEST]


def test_a_page_that_a_run_had_not_finished_when_it_was_killed_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_path: Path, _target: Path) -> None:
        monkeypatch.setattr(Path, "unlink", nothing)
        raise KeyboardInterrupt

    def nothing(_path: Path, *, missing_ok: bool = False) -> None:
        del missing_ok

    write(tmp_path, a="1", b__c="2")
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, a="1", b__c="3")
    monkeypatch.undo()
    assert len(files(tmp_path)) == 4
    write(tmp_path, a="1", b__c="3")
    assert files(tmp_path) == ["a", "b/c", MANIFEST]


@pytest.mark.skipif(os.name != "posix", reason="folders can be locked on POSIX only")
def test_two_runs_at_once_do_not_write_into_one_folder(tmp_path: Path) -> None:
    one, other = Folder(tmp_path), Folder(tmp_path)
    with one.alone():
        with pytest.raises(MisuseError, match="another `licreport site` is writing into"), other.alone():
            pytest.fail("both are in it")
        one.begin()
        one.put([("a", "1")])
        one.end(["a"])
    with other.alone():
        assert other.before == {"a", MANIFEST}


def test_what_a_run_that_was_killed_had_not_finished_is_cleared(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    (tmp_path / f"{SCRATCH}x").mkdir()
    (tmp_path / f"{SCRATCH}x" / "part").write_text("half", encoding="utf-8")
    write(tmp_path, a="1")
    assert files(tmp_path) == ["a", MANIFEST]


@pytest.mark.parametrize("address", ["../outside", "/etc/outside", "a/../../outside", "C:outside"])
def test_a_list_of_files_that_leads_elsewhere_removes_nothing_there(tmp_path: Path, address: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine", encoding="utf-8")
    site = tmp_path / "s"
    write(site, a="1")
    manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    (site / MANIFEST).write_text(json.dumps({**manifest, "files": ["a", address]}), encoding="utf-8")
    (site / ".site-begun").write_text(f"{address}\n", encoding="utf-8")
    write(site, a="1")
    assert outside.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(MisuseError, match="cannot write"):
        Folder(tmp_path / "s").begin()
    tmp_path.chmod(0o700)
