"""A site made again: what did not change is not looked at, and all is as if it had been made for the first time."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import EXAMPLES
from sites import contents, made

from licreport.site import building
from licreport.site.addresses import key_of, page_of
from licreport.site.gathering import comparing, reading, shelving
from licreport.site.kept import record
from licreport.site.pages import authority

MISTAKES = EXAMPLES / "fictional" / "mistakes"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MISTAKES, tmp_path / "data"))


def nobody(*_: object, **__: object) -> None:
    pytest.fail("this was done before")


def noting(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[tuple[Any, ...]]:
    """Have a function of a module note what it is called with, and return the list of that."""
    function, called = getattr(module, name), list[tuple[Any, ...]]()

    def noted(*arguments: Any) -> Any:  # noqa: ANN401  # as the function has it
        called.append(arguments)
        return function(*arguments)

    monkeypatch.setattr(module, name, noted)
    return called


def test_what_has_not_changed_is_neither_read_nor_checked_nor_made_again(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = made(tmp_path / "s", str(data))
    before = contents(site)
    for module, name in ((reading, "load"), (shelving, "load"), (comparing, "among"), (building, "contents")):
        monkeypatch.setattr(module, name, nobody)
    made(site, str(data))
    assert contents(site) == before


def test_only_a_report_that_changed_is_read_and_only_the_pages_that_it_stands_on_are_made(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = made(tmp_path / "s", str(data))
    changed = data / "culture-2024.toml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("format = 1", "format = 1 # 改"), encoding="utf-8")
    loaded, rendered = noting(monkeypatch, reading, "load"), noting(monkeypatch, authority, "render")
    made(site, str(data))
    assert [Path(file).name for (file,) in loaded] == [changed.name]
    assert {around.authority.name for around, *_ in rendered} <= {"虚构区文化和旅游局", "虚构区"}
    assert contents(site) == contents(made(tmp_path / "fresh", str(data)))


def test_what_is_asked_for_anew_is_made_anew(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = made(tmp_path / "s", str(data))
    before = contents(site)
    loaded = noting(monkeypatch, reading, "load")
    made(site, str(data), "--anew")
    assert len(loaded) == len([*data.glob("*.toml")])
    assert contents(site) == before


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b"no database"), id="other bytes"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:20_000]), id="half"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:9]), id="less than its mark"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace("虚构".encode(), "真实".encode())), id="words"
        ),
        pytest.param(lambda path: path.write_bytes(_nought(path.read_bytes(), 16_384)), id="a page of noughts"),
        pytest.param(lambda path: path.unlink(), id="gone"),
    ],
)
def test_a_record_that_is_spoilt_is_done_without(tmp_path: Path, data: Path, spoil: Callable[[Path], None]) -> None:
    site = made(tmp_path / "s", str(data))
    before = contents(site)
    spoil(record._kept(site))  # noqa: SLF001  # which nobody else asks for
    (data / "culture-2024.toml").touch()
    made(site, str(data))
    assert contents(site) == before
    spoil(record._kept(site))  # noqa: SLF001  # as above
    made(site, str(data), "--note", "虚构")
    made(site, str(data))
    assert contents(site) == before
    made(site, str(data))
    assert contents(site) == before


def _nought(data: bytes, start: int) -> bytes:
    return data[:start] + bytes(4096) + data[start + 4096 :]


def test_the_record_is_no_part_of_the_site_and_nobody_elses(tmp_path: Path, data: Path) -> None:
    kept = record._kept(made(tmp_path / "s", str(data)))  # noqa: SLF001  # as above
    assert kept.is_file()
    assert kept.parent.stat().st_mode & 0o077 == 0
    assert not kept.is_relative_to(tmp_path / "s")


def test_without_a_place_for_the_record_the_site_is_made_all_the_same(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("LICREPORT_CACHE", str(tmp_path / "file"))
    before = contents(made(tmp_path / "s", str(data)))
    assert contents(made(tmp_path / "s", str(data))) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_page_that_somebody_changed_or_removed_is_put_right(tmp_path: Path, data: Path) -> None:
    site = made(tmp_path / "s", str(data))
    before = contents(site)
    (site / page_of(key_of("虚构区"), "zh")).write_text("mine", encoding="utf-8")
    (site / "year" / "2024.html").unlink()
    (site / "data" / "figures.csv").write_text("mine", encoding="utf-8")
    made(site, str(data))
    assert contents(site) == before


@pytest.mark.skipif(os.name != "posix", reason="elsewhere only the time of writing is known, which can be set back")
def test_a_page_that_somebody_changed_under_its_old_time_is_put_right(tmp_path: Path, data: Path) -> None:
    site = made(tmp_path / "s", str(data))
    before, page = contents(site), site / page_of(key_of("虚构区"), "zh")
    told = page.stat()
    page.write_text(page.read_text(encoding="utf-8").replace("15,884", "15,885"), encoding="utf-8")
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert page.stat().st_mtime_ns == told.st_mtime_ns
    made(site, str(data))
    assert contents(site) == before


@pytest.mark.parametrize("place", ["elsewhere", "repository/reports"])
def test_the_bytes_do_not_depend_on_where_the_reports_stand(tmp_path: Path, data: Path, place: str) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    other = tmp_path / place
    shutil.copytree(data, other)
    site = made(tmp_path / "s", str(data))
    assert any('"fingerprint":' in text.decode() for name, text in contents(site).items() if name.endswith(".json"))
    assert contents(site) == contents(made(tmp_path / "o", str(other)))


def test_a_sum_follows_a_whole_that_another_year_tells_of(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for name, text in {
        "top": report("顶市", 2024, 'level = "city"'),
        "a": report("甲区", 2024, 'level = "district"\npart_of = "顶市"', "received = 100"),
        "k": report("丙区", 2024, 'level = "district"\npart_of = "乙局"', "received = 40"),
        "x": report("乙局", 2023, 'level = "department"\npart_of = "甲区"'),
    }.items():
        (data / f"{name}.toml").write_text(text, encoding="utf-8")
    site = made(tmp_path / "s", str(data))
    (data / "x.toml").write_text(report("乙局", 2023, 'level = "department"\npart_of = "顶市"'), encoding="utf-8")
    made(site, str(data))
    assert contents(site) == contents(made(tmp_path / "fresh", str(data), "--anew"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path, data: Path, jobs: str) -> None:
    for name, text in CIRCLES.items():
        (data / name).write_text(text, encoding="utf-8")
    files = sorted(map(str, data.glob("*.toml")))
    one = made(tmp_path / "one", *files, "--jobs", jobs)
    other = made(tmp_path / "other", *reversed(files), "--jobs", "1")
    assert contents(one) == contents(other)


def report(authority: str, year: int, more: str = "", figures: str = "received = 10") -> str:
    return f'format = 1\n[report]\nauthority = "{authority}"\nyear = {year}\n{more}\n[applications]\n{figures}\n'


CIRCLES = {
    "c1.toml": report("甲 市（一）", 2024, 'part_of = "乙市"'),
    "c2.toml": report("乙市", 2024, 'part_of = "丙市"'),
    "c3.toml": report("丙市", 2024, 'part_of = "甲市(一)"'),
    "d1.toml": report("甲市(一)", 2023),
    "d2.toml": report("甲市（一）", 2023, figures="received = 11"),
}
WAIVER = '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "原文如此"\n'
TEXTS = (
    report("甲区", 2023, 'level = "district"'),
    report("甲区", 2024, 'level = "district"', "received = 10\naccepted = 9\nrejected = 2"),
    report("甲区", 2024, 'level = "district"', "received = 10\naccepted = 9\nrejected = 2") + WAIVER,
    "# 注\n" + report("甲区", 2023, 'level = "district"', "received = 900\npending = 3"),
    report("甲 区", 2023, 'level = "district"\nparts = ["甲区甲局"]'),
    report("甲区甲局", 2023, 'level = "department"\npart_of = "甲区"', "received = 11"),
    report("甲区甲局", 2024, 'level = "department"\npart_of = "甲 区"', "received = 7\nbrought_forward = 4"),
    "\n" + report("甲区甲局", 2024, 'level = "department"\npart_of = "甲区乙局"'),
    report("甲区乙局", 2024, 'level = "department"\npart_of = "甲区甲局"', "received = 3\nbrought_forward = 2"),
    report("甲区", 2024, "from = 2024-01-01\nto = 2024-03-31"),
    report("甲区", 2024) + '[narrative]\nopening = "收到申请{received}件，{received:growth}。"\n',
    report("甲区", 2024, "to = 2024"),
    "no TOML",
    *CIRCLES.values(),
)
NAMES = ("a.toml", "b.toml", "c.toml", "2023.toml", "d/甲区-2024.toml")
changes = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("note"), st.sampled_from(["", "虚构"]), st.just("")),
    st.tuples(st.just("spoil"), st.sampled_from(["index.html", "site.json", "data/reports.db"]), st.just("")),
)


@settings(max_examples=12)
@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=4), st.lists(changes, min_size=1, max_size=6))
def test_after_any_changes_a_site_is_as_if_made_for_the_first_time(
    texts: list[str], changed: list[tuple[str, str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        data, site, note = Path(folder) / "data", Path(folder) / "s", ""
        (data / "d").mkdir(parents=True)
        (data / "z.toml").write_text(report("乙区", 2024, 'level = "district"'), encoding="utf-8")
        for name, text in zip(NAMES, texts, strict=False):
            (data / name).write_text(text, encoding="utf-8")
        made(site, str(data))
        for kind, name, text in changed:
            if kind == "write":
                (data / name).write_text(text, encoding="utf-8")
            elif kind == "remove":
                (data / name).unlink(missing_ok=True)
            elif kind == "note":
                note = name
            elif (site / name).exists() and name != "site.json":
                (site / name).write_text("mine", encoding="utf-8")
            made(site, str(data), "--note", note)
        made(Path(folder) / "fresh", str(data), "--note", note, "--anew")
        assert contents(site) == contents(Path(folder) / "fresh")
