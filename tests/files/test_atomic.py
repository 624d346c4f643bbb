"""A file is written whole or not at all, by whatever way the system has, and a killed run leaves nothing for long."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from licreport.files.atomic import write, write_all

WAYS = ["without a name", "beside it"]
STEPS = ["open", "flock", "fsync", "fchmod", "link", "replace", "unlink"]
MOMENTS = ["before", "after"]

DYING = """
import fcntl, os, sys
from pathlib import Path
way, step, moment = sys.argv[1:]
if way == "beside it":
    del os.O_TMPFILE
from licreport.files import atomic
room = fcntl if step == "flock" else os
original = getattr(room, step)
def dying(*arguments, **named):
    if moment == "after":
        original(*arguments, **named)
    os._exit(9)
setattr(room, step, dying)
atomic.write(Path("target"), "new" * 100_000)
"""


def killed(way: str, step: str, moment: str) -> int:
    """Write to `target` in a process that dies at a step, and return its code."""
    return subprocess.run([sys.executable, "-c", DYING, way, step, moment], check=False).returncode


def content() -> str | None:
    return Path("target").read_text(encoding="utf-8") if Path("target").exists() else None


def beside() -> list[str]:
    """Return what stands beside the target."""
    return sorted(path.name for path in Path().iterdir() if path.name != "target")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("old", ["old", None], ids=["over an old file", "anew"])
def test_whoever_is_killed_leaves_the_old_or_the_new_and_the_next_run_nothing_else(
    way: str, step: str, moment: str, old: str | None
) -> None:
    if old is not None:
        Path("target").write_text(old, encoding="utf-8")
    assert killed(way, step, moment) in {0, 9}  # not every way has every step
    assert content() in {old, "new" * 100_000}
    assert len(beside()) <= 1
    write(Path("target"), "next")
    assert content() == "next"
    assert beside() == []


def test_the_steps_are_those_that_there_are() -> None:
    Path("target").write_text("old", encoding="utf-8")
    met = {(way, step) for way in WAYS for step in STEPS if killed(way, step, "before") == 9}
    common = {"open", "fsync", "fchmod", "replace", "flock", "unlink"}  # the last of what the others left
    assert met == {*((way, step) for way in WAYS for step in common), (WAYS[0], "link")}


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="no files without a name")
@pytest.mark.parametrize("step", ["open", "fsync", "fchmod", "link"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_where_files_need_no_name_a_new_one_leaves_nothing_beside_it(step: str, moment: str) -> None:
    assert killed("without a name", step, moment) == 9
    assert beside() == []


LEFT = ".target.licreport-0123abcd"


def held(path: Path) -> int:
    """Hold a file as a living process does that is about to rename it."""
    handle = os.open(path, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


OTHERS = {
    "of another target": ".other.licreport-0123abcd",
    "of a target with more behind it": ".target.txt.licreport-0123abcd",
    "another program's": ".target.0123abcd",
    "with more behind it": f"{LEFT}.txt",
    "with another number": ".target.licreport-0123ABCG",
    "not hidden": LEFT.removeprefix("."),
}


@pytest.mark.parametrize("name", OTHERS.values(), ids=OTHERS)
def test_what_is_not_known_for_ours_stays(name: str) -> None:
    Path(name).write_text("somebody's", encoding="utf-8")
    write(Path("target"), "new")
    assert beside() == [name]


def _link(path: Path) -> None:
    Path("real").touch()
    path.symlink_to("real")


def _two_names(path: Path) -> None:
    Path("real").touch()
    path.hardlink_to("real")


KINDS: dict[str, Callable[[Path], object]] = {
    "a link": _link,
    "a file of two names": _two_names,
    "a directory": Path.mkdir,
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_what_no_run_of_ours_leaves_stays(make: Callable[[Path], object]) -> None:
    make(Path(LEFT))
    write(Path("target"), "new")
    assert LEFT in beside()


def test_what_another_persons_run_left_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(LEFT).touch()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    write(Path("target"), "new")
    assert beside() == [LEFT]


def test_what_a_living_process_holds_stays_until_it_ends() -> None:
    Path(LEFT).touch()
    handle = held(Path(LEFT))
    write(Path("target"), "new")
    assert beside() == [LEFT]
    os.close(handle)
    write(Path("target"), "newer")
    assert beside() == []


def test_a_file_that_is_taken_for_a_leftover_before_it_is_held_is_written_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    flock, calls = fcntl.flock, list[int]()

    def late(handle: int, operation: int) -> None:
        if not calls:
            Path(beside()[0]).unlink()
        calls.append(operation)
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    write(Path("target"), "new")
    assert (content(), beside(), len(calls)) == ("new", [], 2)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def test_where_a_file_without_a_name_can_get_none_it_is_written_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refuse)
    Path("target").write_text("old", encoding="utf-8")
    write(Path("target"), "new")
    assert (content(), beside()) == ("new", [])


def test_where_a_file_system_has_no_locks_it_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("target").write_text("old", encoding="utf-8")
    Path(LEFT).touch()
    monkeypatch.setattr(fcntl, "flock", _refuse)
    write(Path("target"), "new")
    assert (content(), beside()) == ("new", [LEFT])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("old", [True, False], ids=["over an old file", "anew"])
def test_permissions_are_kept_or_usual_by_either_way(way: str, old: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "beside it":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if old:
        Path("target").touch()
        Path("target").chmod(0o640)
    before = os.umask(0o027)
    try:
        write(Path("target"), "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("target").stat().st_mode) == 0o640


@pytest.mark.parametrize("failing", [0, 1, 2], ids=["the first", "the second", "the third"])
@pytest.mark.parametrize("old", ["old", None], ids=["over old files", "anew"])
def test_of_several_files_none_is_written_before_all_can_be(
    failing: int, old: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [Path(name) for name in ("one", "two", "three")]
    for path in paths if old is not None else ():
        path.write_text(old or "", encoding="utf-8")
    fsync, calls = os.fsync, list[int]()

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    before = sorted(Path().iterdir())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as raised:
        write_all(dict.fromkeys(paths, "new"))
    monkeypatch.setattr(os, "fsync", fsync)
    assert raised.value.filename == str(paths[failing])
    assert sorted(Path().iterdir()) == before
    assert all(path.read_text(encoding="utf-8") == old for path in before)
    write_all(dict.fromkeys(paths, "new"))
    assert [path.read_text(encoding="utf-8") for path in paths] == ["new"] * 3
    assert len([*Path().iterdir()]) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_among_several_files_is_written_to_and_never_replaced() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        write_all({Path("one"): "1", Path("pipe"): "2"})
        assert os.read(reader, 10) == b"2"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    assert Path("one").read_text(encoding="utf-8") == "1"
