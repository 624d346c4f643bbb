"""Many files checked together: the same result however the reading is done, and no more work or memory than it takes.

All reports made here are synthetic.
"""

import datetime
import gc
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import EXAMPLES

from licreport import cli as command_line
from licreport.check import many as module
from licreport.check import workers
from licreport.check.evaluate import evaluate_across
from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.check.selection import selection
from licreport.check.workers import sensible_jobs
from licreport.collection.digest import Digest, digest
from licreport.collection.index import Collection
from licreport.collection.standing import Standing
from licreport.correction.around import MOST
from licreport.correction.search import localise
from licreport.listing.forms import FORMS, Options, form
from licreport.report import load as load_module
from licreport.report.load import Loaded, load_bytes
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
SOME = settings(derandomize=True, max_examples=100)
MISTAKES = EXAMPLES / "fictional" / "mistakes"
FIGURES = "[applications]\nreceived = {}\naccepted = {}\nrejected = {}\n[oversight]\ninspections = {}\n"


def report(authority: str, year: int = 2024, tables: str = "", part_of: str | None = None) -> str:
    """Return a synthetic report."""
    above = "" if part_of is None else f'part_of = "{part_of}"\n'
    return f'format = 1\n[report]\nauthority = "{authority}"\nyear = {year}\n{above}{tables}'


def group(number: int) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a district and two departments over five years, one in three with mistakes."""
    whole = f"虚构区{number}"
    for year in range(2019, 2024):
        count = 100 + number % 7 + year % 5
        is_off = number % 3 == 0 and year == 2021
        figures = 'parts = "complete"\n' + FIGURES.format(2 * count + 6, 2 * count, 6, 2 * count + is_off)
        waiver = '[[waiver]]\nrule = "LR601"\nat = "oversight.inspections"\nreason = "as published"\n'
        yield f"{number:03}-whole-{year}.toml", report(whole, year, figures + waiver * (is_off and number % 2))
        for part in "ab":
            figures = FIGURES.format(count + 3 + (is_off and part == "b"), count, 3, count)
            yield f"{number:03}-{part}-{year}.toml", report(f"{whole}局{part}", year, figures, whole)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with more files than one process is given at a time, and with whatever may be wrong of files."""
    path = tmp_path_factory.mktemp("reports")
    texts = dict(text for number in range(4) for text in group(number))
    texts |= {
        "not-toml-1991.toml": "[",
        "no-year-1990.toml": 'format = 1\n[report]\nauthority = "虚构区1"\n',
        "a-figure-amiss.toml": report("虚构区1局c", 2023, "[applications]\nreceived = -1\nacepted = 3\n", "虚构区1"),
        "double.toml": report("虚构区2局a", 2023, FIGURES.format(5, 2, 3, 7), "虚构区2"),
        "circle.toml": report("虚构圈", 2023, part_of="虚构圈"),
        "gap.toml": report("虚构区1", 2030),
        "nobody.toml": report("虚构区2局d", 2023, part_of="虚构区二"),
    }
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    (path / "bytes-1992.toml").write_bytes(b"\xff\xfe")
    return path


def names(folder: Path) -> list[str]:
    """Return the files of a folder in their order."""
    return [str(path) for path in sorted(folder.iterdir())]


def listed(name: str, results: Iterator[Checked], lang: Lang = "en", *, coverage: bool = False) -> str:
    """Return a listing of results."""
    return "".join(form(name).render(results, Options(lang=lang, statistics=True, coverage=coverage)))


def in_every_form(results: Iterator[Checked], lang: Lang = "en", *, coverage: bool = False) -> dict[str, str]:
    """Return the listings of results, by the name of the form."""
    found = [*results]
    return {name: listed(name, iter(found), lang, coverage=coverage) for name in FORMS}


def kept(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let so many results be kept between the two readings."""
    monkeypatch.setattr(module, "KEPT", number)


def test_the_folder_holds_something_of_everything_that_reports_are_compared_for(folder: Path) -> None:
    results = [*survey(names(folder), Plan(TODAY))]
    found = {diagnostic.code for one in results for diagnostic in one.diagnostics}
    assert found >= {"LR001", "LR101", "LR504", "LR505", "LR601", "LR603", "LR604"}
    assert [waived.diagnostic.code for one in results for waived in one.waived] == ["LR601"]
    assert len(results) > module._CHUNK  # noqa: SLF001  # files that a process is given at a time


# However many results are kept.


@pytest.mark.parametrize("codes", [[], ["LR6"]], ids=lambda codes: "-".join(codes) or "all")
@pytest.mark.parametrize("in_full", [False, True], ids=["in brief", "in full"])
def test_the_result_is_the_same_however_much_is_kept_between_the_readings(
    monkeypatch: pytest.MonkeyPatch, folder: Path, in_full: bool, codes: list[str]
) -> None:
    files = names(MISTAKES) + names(folder)
    plan = Plan(TODAY, in_full=in_full, selection=selection(codes, []))
    listings = []
    for number in (0, 5, 1_000):
        kept(monkeypatch, number)
        listings.append(in_every_form(survey(files, plan), coverage=in_full))
    assert listings[0] == listings[1] == listings[2]


AUTHORITIES = st.sampled_from(["虚构甲", "虚构乙", "虚构丙", "虚构丁"])
ADDRESSES = st.sampled_from(
    [
        *("items.total", "items.previous", "items.departments", "applications.pending", "fees.amount"),
        *("applications.brought_forward", "handling.on_time", "handling.on_the_spot", "oversight.inspections"),
        *("handling.on_time_excludes_on_the_spot", "report.level", "oversight.inspection"),
    ]
)
VALUES = st.sampled_from(["0", "1", "2", "3", "10", "12", "100", "1000", '"0.1万"', '"12"', "true", '"district"', "-1"])
WAIVERS = st.builds(
    '[[waiver]]\nrule = "{}"\nat = "{}"\nreason = "as published"\n'.format,
    st.sampled_from(["LR501", "LR502", "LR503", "LR504", "LR505", "LR601", "LR602", "LR603", "LR604"]),
    ADDRESSES | st.sampled_from(["report.year", "report.part_of"]),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a file that may be a report, and may have anything wrong with it that touches other files."""
    lines = [f'format = 1\nreport.authority = "{draw(AUTHORITIES)}"\nreport.year = {draw(st.integers(2022, 2024))}\n']
    if draw(st.booleans()):
        lines.append(f'report.part_of = "{draw(AUTHORITIES)}"\n')
    figures = draw(st.dictionaries(ADDRESSES, VALUES, max_size=6))
    lines += [f"{address} = {value}\n" for address, value in figures.items()]
    lines += draw(st.lists(WAIVERS, max_size=2))
    return draw(st.sampled_from(["", "[", "format = 1\n"])) if draw(st.integers(0, 19)) == 0 else "".join(lines)


def held(files: Sequence[str]) -> dict[str, Loaded]:
    """Return files loaded under the names 0, 1, 2 …."""
    return {f"{number}": load_bytes(f"{number}", text.encode()) for number, text in enumerate(files)}


@SOME
@given(st.lists(texts(), min_size=1, max_size=6), st.sampled_from(FORMS), st.booleans(), st.sampled_from(["en", "zh"]))
def test_whatever_the_files_the_result_does_not_depend_on_what_is_kept(
    files: list[str], name: str, in_full: bool, lang: Lang
) -> None:
    given, listings = held(files), set()
    with pytest.MonkeyPatch.context() as patch:
        for number in (0, 2, 100):
            kept(patch, number)
            results = survey(list(given), Plan(TODAY, in_full=in_full), given=given)
            listings.add(listed(name, results, lang, coverage=in_full))
    assert len(listings) == 1


# However many processes share the reading.


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "licreport", "check", "--isolated", "--lang", "en", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("codes", [[], ["LR6"]], ids=lambda codes: "-".join(codes) or "all")
@pytest.mark.parametrize("in_full", [False, True], ids=["in brief", "in full"])
def test_the_result_is_the_same_whatever_the_number_of_processes(
    monkeypatch: pytest.MonkeyPatch, folder: Path, in_full: bool, codes: list[str]
) -> None:
    monkeypatch.setattr(module, "_CHUNK", 20)
    files = names(MISTAKES) + names(folder)
    plans = [Plan(TODAY, in_full=in_full, selection=selection(codes, []), jobs=jobs) for jobs in (1, 2, 3)]
    alone, *shared = (in_every_form(survey(files, plan), coverage=in_full) for plan in plans)
    assert shared == [alone, alone]


@pytest.mark.parametrize("more", [[], ["--format", "json", "--coverage"]], ids=["full", "json with coverage"])
def test_the_output_is_the_same_whatever_the_number_of_processes(folder: Path, more: list[str]) -> None:
    alone, *shared = (run("--jobs", jobs, *more, str(MISTAKES), ".", cwd=folder) for jobs in ("1", "2", "3"))
    assert (alone.stderr, alone.returncode) == (b"", 1)
    assert [(it.stdout, it.stderr, it.returncode) for it in shared] == [(alone.stdout, b"", 1)] * 2


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("full", ["003-whole-2021.toml", "003-b-2021.toml", "double.toml", "gap.toml"]),
        ("json", ["003-whole-2021.toml"]),
        ("junit", ["003-b-2021.toml"]),
        ("sarif", ["double.toml"]),
    ],
    ids=["full", "json", "junit", "sarif"],
)
def test_standard_input_is_a_report_among_the_others(folder: Path, name: str, given: list[str]) -> None:
    files = [Path(file).name for file in names(folder)]
    expected = run("--format", name, *files, cwd=folder)
    for moved in given:
        replaced = ["-" if file == moved else file for file in files]
        shown = run("--format", name, "--jobs", "2", *replaced, cwd=folder, stdin=(folder / moved).read_bytes())
        assert (shown.returncode, shown.stderr) == (expected.returncode, b"")
        told, named = shown.stdout.count(b"LR"), {"sarif": b"%3Cstdin%3E", "junit": b"&lt;stdin&gt;"}
        assert told == expected.stdout.count(b"LR")
        assert moved.encode() not in shown.stdout
        assert named.get(name, b"<stdin>") in shown.stdout


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5"])
def test_what_is_no_number_of_processes_is_wrong_usage(folder: Path, jobs: str) -> None:
    done = run("--jobs", jobs, ".", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--jobs" in done.stderr


@pytest.mark.parametrize(
    ("files", "cores", "jobs"),
    [(1, 8, 1), (100, 8, 1), (2_000, 2, 2), (30_000, 8, 8), (30_000, 1, 1)],
)
def test_another_process_is_used_where_it_pays(
    monkeypatch: pytest.MonkeyPatch, files: int, cores: int, jobs: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert sensible_jobs(files) == jobs


# How much is done.


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often each file is loaded."""
    counts: Counter[str] = Counter()
    load = load_module.load

    def counted(file: str) -> Loaded:
        counts[Path(file).name] += 1
        return load(file)

    monkeypatch.setattr(module, "load", counted)
    return counts


def test_a_file_of_which_there_is_nothing_to_tell_is_loaded_once(loads: Counter[str], tmp_path: Path) -> None:
    for name, text in group(1):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert all(not one.diagnostics for one in survey(names(tmp_path), Plan(TODAY)))
    assert set(loads.values()) == {1}


@pytest.mark.parametrize("number", [0, 3, 1_000])
def test_a_file_is_loaded_at_most_once_more(
    monkeypatch: pytest.MonkeyPatch, loads: Counter[str], folder: Path, number: int
) -> None:
    kept(monkeypatch, number)
    told = {Path(one.loaded.name).name for one in survey(names(folder), Plan(TODAY)) if one.diagnostics or one.waived}
    assert all(count <= 1 + (name in told) for name, count in loads.items())


def test_what_was_read_is_told_file_by_file(folder: Path) -> None:
    numbers: list[int] = []
    results = survey(names(folder), Plan(TODAY), progress=numbers.append)
    next(results)
    assert numbers == [*range(1, len(names(folder)) + 1)]


def test_files_are_not_held_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def alive() -> int:
        gc.collect()
        return sum(type(one) is Loaded for one in gc.get_objects())

    for number in range(200):
        tables = "[applications]\nreceived = 9\naccepted = 3\nrejected = 1\n"
        (tmp_path / f"{number:03}.toml").write_text(report(f"虚构{number}", 2024, tables), encoding="utf-8")
    kept(monkeypatch, 10)
    before, most = alive(), 0
    for number, one in enumerate(survey(names(tmp_path), Plan(TODAY))):
        assert [each.code for each in one.diagnostics] == ["LR101"]
        if number % 50 == 0:
            most = max(most, alive() - before)
    assert most < 20


def calls(function: Callable[[], object]) -> int:
    """Return how many functions are called in the course of one: work that does not depend on the machine."""
    count = 0

    def on(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(on)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def compared(digests: Sequence[Digest]) -> Callable[[], object]:
    """Return a function that compares reports with each other."""
    return lambda: [
        evaluate_across(Standing(one, together))
        for together in [Collection(digests, lambda file: Loaded(load_bytes(file, b"").source, {}))]
        for one in digests
    ]


def in_brief(files: Sequence[str]) -> list[Digest]:
    """Return the digests of reports."""
    loaded = held(files)
    found = (digest(name, one.report) for name, one in loaded.items() if one.report)
    return [one for one in found if one is not None]


ARRANGED: Mapping[str, Callable[[int], list[str]]] = {
    "a chain": lambda size: [report(f"甲{n}", 2024, part_of=f"甲{n + 1}") for n in range(size)],
    "a circle": lambda size: [report(f"甲{n}", 2024, part_of=f"甲{(n + 1) % size}") for n in range(size)],
    "each its own part": lambda size: [report(f"甲{n}", 2024, part_of=f"甲{n}") for n in range(size)],
    "parts of one whole": lambda size: [
        report("甲", 2024, FIGURES.format(size * 13, size * 10, size * 3, size)),
        *(report(f"甲{n}", 2024, FIGURES.format(13, 10, 3, 1), "甲") for n in range(size)),
    ],
    "doubles of one part": lambda size: [
        report("甲", 2024, FIGURES.format(13, 10, 3, 1)),
        *(report("乙", 2024, FIGURES.format(13, 10, 3, 1), "甲") for n in range(size)),
    ],
    "authorities over two years": lambda size: [
        report(f"甲{n}", year, FIGURES.format(13, 10, 3, 1)) for n in range(size) for year in (2023, 2024)
    ],
}


@pytest.mark.parametrize("arranged", ARRANGED.values(), ids=ARRANGED)
def test_twice_the_reports_are_compared_in_twice_the_work(arranged: Callable[[int], list[str]]) -> None:
    less, more = (calls(compared(in_brief(arranged(size)))) for size in (200, 400))
    assert more < 2.2 * less


# Files that do not stay as they are, runs that are cut short.


def gone(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def garbled(path: Path) -> None:
    path.write_bytes(b"\xff[[[")


def retyped(path: Path) -> None:
    path.write_text('items = 3\nformat = 1\nreport = "x"\n[[applications]]\nreceived = [[1]]\n', encoding="utf-8")


def another(path: Path) -> None:
    path.write_text(report("别处", 1999, "[oversight]\ninspections = 1\n"), encoding="utf-8")


def swollen(path: Path) -> None:
    path.write_bytes(b"#" * (2**20 + 1))


def a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("number", [0, 1_000], ids=["nothing kept", "all kept"])
@pytest.mark.parametrize("change", [gone, emptied, garbled, retyped, another, swollen, a_directory])
def test_a_file_that_changes_between_the_readings_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: Callable[[Path], None], number: int
) -> None:
    kept(monkeypatch, number)
    texts = dict(group(3))
    langs: tuple[Lang, ...] = ("en", "zh", "en")
    for index, lang in enumerate(langs):
        place = tmp_path / f"{index}"
        place.mkdir()
        for file, text in texts.items():
            (place / file).write_text(text, encoding="utf-8")
        paths = sorted(place.iterdir())

        def between(read: int, paths: Sequence[Path] = paths, index: int = index) -> None:
            for path in paths[index::3] if read == len(paths) else ():
                change(path)

        results = survey([*map(str, paths)], Plan(TODAY, in_full=index == 1), progress=between)
        assert all(in_every_form(results, lang, coverage=index == 1).values())


PATCHED = """
import os, pathlib, signal, sys, time
from concurrent.futures import ProcessPoolExecutor

import licreport.check.many as survey
from licreport.cli import main

look, launch = survey._look, ProcessPoolExecutor._launch_processes


def slow(files, plan):
    pathlib.Path(f"begun-{os.getpid()}").touch()
    while not pathlib.Path("interrupted").exists():
        time.sleep(0.01)
    return look(files, plan)


def dying(files, plan):
    os._exit(3)


def failing(files, plan):
    raise RuntimeError("nothing that anybody foresaw")


def interrupted(pool):
    launch(pool)
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    if (how := sys.argv.pop(1)) == "interrupted":
        ProcessPoolExecutor._launch_processes = interrupted
    else:
        survey._look = globals()[how]
    main()
"""


@pytest.fixture
def patched(tmp_path: Path, folder: Path) -> Callable[[str], "subprocess.Popen[str]"]:
    """Start the program on a folder with two processes, in which files are looked at in another way."""
    (tmp_path / "patched.py").write_text(PATCHED, encoding="utf-8")

    def start(look: str) -> "subprocess.Popen[str]":
        command = [
            sys.executable,
            "patched.py",
            look,
            "check",
            "--isolated",
            "--lang",
            "en",
            "--jobs",
            "2",
            str(folder),
        ]
        return subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    return start


@pytest.mark.skipif(os.name != "posix", reason="a group of processes is a matter of POSIX")
def test_an_interrupt_ends_all_processes_without_a_traceback(
    patched: Callable[[str], "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    process = patched("slow")
    until = time.monotonic() + 120
    while len([*tmp_path.glob("begun-*")]) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    (tmp_path / "interrupted").touch()
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err.strip()) == (130, "", "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize(
    ("look", "says"),
    [
        pytest.param("dying", "internal error: BrokenProcessPool: ", id="it dies"),
        pytest.param("failing", "internal error: RuntimeError: nothing that anybody foresaw", id="it fails"),
    ],
)
def test_what_ends_a_process_is_an_internal_error_told_in_a_line(
    patched: Callable[[str], "subprocess.Popen[str]"], look: str, says: str
) -> None:
    process = patched(look)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (70, "")
    assert says in err
    assert "Traceback" not in err


def test_a_reader_that_goes_away_ends_the_run_in_silence(folder: Path) -> None:
    command = [sys.executable, "-m", "licreport", "check", "--isolated", "--jobs", "2", "--format", "json", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.wait(timeout=120) == 141
        assert process.stderr.read() == b""


# What was once wrong.


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what the program says of a file that is not TOML."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.toml").write_text("[", encoding="utf-8")

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["licreport", "check", "--isolated", "--lang", "en", *arguments])
        with pytest.raises(SystemExit):
            command_line.main()
        return capsys.readouterr().out

    return run


def test_no_rule_has_passed_on_a_file_that_does_not_load(unread: Callable[..., str]) -> None:
    suite = ET.fromstring(unread("--format", "junit", "--select", "LR6", "x.toml"))[0]  # noqa: S314  # ours
    assert [case.get("name") for case in suite if not len(case)] == []


def test_standard_input_that_does_not_load_has_its_name(
    monkeypatch: pytest.MonkeyPatch, unread: Callable[..., str]
) -> None:
    with Path("x.toml").open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        told = unread("--format", "json", "--select", "LR6", "-")
    assert '"file": "<stdin>"' in told


def test_no_more_processes_are_started_than_there_is_work_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[int] = []

    class Pool(ProcessPoolExecutor):
        def __init__(self, number: int, **options: Any) -> None:  # noqa: ANN401  # the executor's
            asked.append(number)
            super().__init__(min(number, 2), **options)

    monkeypatch.setattr(workers, "ProcessPoolExecutor", Pool)
    for name, text in group(1):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len([*survey(names(tmp_path), Plan(TODAY, jobs=500))]) == 15
    assert asked in ([], [1])


@pytest.mark.skipif(os.name != "posix", reason="a group of processes is a matter of POSIX")
def test_an_interrupt_while_the_processes_start_ends_them_too(
    patched: Callable[[str], "subprocess.Popen[str]"],
) -> None:
    process = patched("interrupted")
    try:
        out, err = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    assert (process.returncode, out, err.strip()) == (130, "", "")


def with_many_parts(size: int, *, off: int = 0, upheld: int = 0) -> list[str]:
    """Return a whole and its parts: its sum is off, or each part has a slip of its own."""
    tables = f"[oversight]\ninspections = 10\ncomplaints = 1\ncomplaints_upheld = {upheld}\n"
    whole = f'parts = "complete"\n[oversight]\ninspections = {size * 10 + off}\ncomplaints = {size}\n'
    return [report("甲", 2024, whole), *(report(f"甲{n}", 2024, tables, "甲") for n in range(size))]


def test_of_very_many_parts_only_the_whole_is_looked_at_for_a_wrong_figure(loads: Counter[str], tmp_path: Path) -> None:
    for number, text in enumerate(with_many_parts(MOST + 1, off=7)):
        (tmp_path / f"{number:03}.toml").write_text(text, encoding="utf-8")
    (off,) = (one for one in survey(names(tmp_path), Plan(TODAY)) if one.diagnostics)
    loads.clear()
    (group,) = localise(off)
    assert [change.spot.file for correction in group.corrections for change in correction.changes] == [None]
    assert group.gave_up
    assert not loads


def test_the_parts_of_one_whole_are_loaded_a_few_times_whatever_their_number(
    loads: Counter[str], tmp_path: Path
) -> None:
    columns = ("received", "accepted", "rejected", "approved", "denied", "concluded", "pending", "revoked")
    for number in range(80):
        of = dict.fromkeys(columns, 10 * (79 if number == 0 else 1) + (number == 0))
        tables = "[applications]\n" + "".join(f"{name} = {value}\n" for name, value in of.items())
        text = report("甲" if number == 0 else f"甲{number}", 2024, tables, None if number == 0 else "甲")
        (tmp_path / f"{number:03}.toml").write_text(text, encoding="utf-8")
    assert listed("json", survey(names(tmp_path), Plan(TODAY)))
    assert max(loads.values()) <= 4


def whose(checked: Checked) -> bytes:
    """Return what is to be kept of a file: whose report it is."""
    return b"" if checked.report is None else checked.report.report.authority.encode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_noted_of_the_first_reading_comes_back_with_each_file(tmp_path: Path, jobs: int) -> None:
    texts = {"a": report("虚构区"), "b": report("虚构县"), "c": "no TOML"}
    files = []
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        files.append(str(tmp_path / f"{name}.toml"))
    noted = [each.noted.decode() for each in survey(files, Plan(TODAY, note=whose, jobs=jobs))]
    assert noted == ["虚构区", "虚构县", ""]
    assert [each.noted for each in survey(files, Plan(TODAY))] == [b""] * 3
