"""The JSON Schema of the data format: made from the model, agreeing with how a report is read, and read by editors."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import IO, Any

import jsonschema
import pytest
import tomli
from figures.test_reading import KINDS, READ, REFUSED, toml
from hypothesis import example, given
from hypothesis import strategies as st
from places import ROOT

from licreport.figures.reading import LIMIT, Kind, UnfitError, reader
from licreport.report.address import LISTS, all_tables, key_label
from licreport.report.load import load_bytes
from licreport.report.model import Report
from licreport.report.problem import MISSING, NOT_TOML, UNFIT, UNKNOWN
from licreport.writing import schema

COPY = ROOT / "schemas" / schema.NAME
SCHEMA: dict[str, Any] = json.loads(COPY.read_text(encoding="utf-8"))
REPORTS = [ROOT / "data" / "2024.toml", ROOT / "tests" / "complete.toml", *sorted((ROOT / "tests/reports").glob("*"))]
LOADED = {path.stem: load_bytes(path.name, path.read_bytes()) for path in REPORTS if path.suffix == ".toml"}


# As the editors read it: a TOML date is a string of the format `date`, a quoted one is not (to tombi; taplo sees no
# difference), and `$` stands at the very end only, where Python's also stands before a last newline.


class LocalDate(str):
    """A TOML date, as it is handed to a validator."""

    __slots__ = ()


def as_json(value: object) -> object:
    """Return what an editor hands to its validator for a TOML value."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else None
    if isinstance(value, datetime.date | datetime.time):
        return (LocalDate if type(value) is datetime.date else str)(value.isoformat())
    return value


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[jsonschema.ValidationError]:
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield jsonschema.ValidationError("does not match")


FORMATS = jsonschema.FormatChecker(())
FORMATS.checks("date")(lambda value: isinstance(value, LocalDate))
Validator = jsonschema.validators.extend(jsonschema.Draft4Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def refused(value: object, part: dict[str, Any] = SCHEMA) -> set[tuple[str | int, ...]]:
    """Return the places that a schema refuses, a key that is missing or unknown among them."""
    places: set[tuple[str | int, ...]] = set()
    for error in Validator(part, format_checker=FORMATS).iter_errors(as_json(value)):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            places |= {(*path, key) for key in error.instance if key not in error.schema["properties"]}
        elif error.validator == "required":
            places |= {(*path, key) for key in error.validator_value if key not in error.instance}
        else:
            places.add(path)
    return places


# The schema itself.


def test_the_copy_in_the_repository_is_the_one_that_is_printed() -> None:
    assert COPY.read_text(encoding="utf-8") == schema.render()


def test_the_command_prints_the_copy() -> None:
    done = subprocess.run([sys.executable, "-m", "licreport", "schema"], capture_output=True, check=True)
    assert done.stdout.replace(b"\r\n", b"\n") == COPY.read_bytes()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)


def test_the_schema_has_every_table_and_key_of_the_model_with_both_labels_and_the_meaning() -> None:
    named = {key.partition(".")[0] for key in Report.model_fields}
    assert set(SCHEMA["properties"]) == named
    for key, table in all_tables().items():
        mirror, _, own = key.rpartition(".")
        part = SCHEMA["properties"][mirror]["properties"][own] if mirror else SCHEMA["properties"][key]
        part = part["items"] if key in LISTS else part
        assert part["additionalProperties"] is SCHEMA["additionalProperties"] is False
        assert part["title"] == f"{table.label.zh} · {table.label.en}"
        assert list(part["properties"]) == list(table.model_fields)
        for name, described in part["properties"].items():
            label, meaning = key_label(table, name), table.model_fields[name].description
            assert described["title"] == f"{label.zh} · {label.en}"
            assert described["description"].startswith(described["title"])
            assert described["description"].endswith(f": {meaning}")


# What it accepts.


@pytest.mark.parametrize("loaded", LOADED.values(), ids=LOADED.keys())
def test_the_schema_refuses_in_a_report_what_cannot_be_loaded_and_nothing_else(loaded: Any) -> None:  # noqa: ANN401
    if next(loaded.of_kind(NOT_TOML), None) is None:
        assert refused(loaded.tree) == {problem.finding.path for problem in loaded.problems}


def test_reports_of_every_kind_are_compared() -> None:
    kinds = {problem.kind for loaded in LOADED.values() for problem in loaded.problems}
    assert kinds == {NOT_TOML, UNKNOWN, MISSING, UNFIT}
    assert sum(not loaded.problems for loaded in LOADED.values()) > len(LOADED) / 2


HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
BROKEN = {
    "no format": HEADER.removeprefix("format = 1\n"),
    "another format": HEADER.replace("format = 1", "format = 2"),
    "a format in quotes": HEADER.replace("format = 1", 'format = "1"'),
    "no report": "format = 1\n",
    "no year": HEADER.replace("year = 2024\n", ""),
    "a year of two digits": HEADER.replace("2024", "24"),
    "an authority of spaces": HEADER.replace("虚构区", " \u3000"),
    "an unknown table": HEADER + "[oversite]\ncomplaints = 1\n",
    "an unknown key": HEADER + "[applications]\nrecieved = 1\n",
    "an unknown choice": HEADER + 'level = "town"\n',
    "a date in quotes": HEADER + 'signed = "2025-03-01"\n',
    "a date with a time": HEADER + "signed = 2025-03-01T08:00:00\n",
    "a flag that is a number": HEADER + "[handling]\non_time_excludes_on_the_spot = 1\n",
    "a table that is a number": HEADER.replace("[report]", "fees = 1\n[report]"),
    "a list that is a table": HEADER + '[item]\nname = "甲"\n',
    "an item without a name": HEADER + "[[item]]\naccepted = 1\n",
    "a figure without a value": HEADER + '[[figure]]\nname = "甲"\n',
    "a waiver without its rule": HEADER + '[[waiver]]\nat = "fees.amount"\nreason = "…"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_the_schema_refuses_each_thing_that_can_be_wrong_where_it_is_wrong(text: str) -> None:
    loaded = load_bytes("report.toml", text.encode())
    assert refused(tomli.loads(text)) == {problem.finding.path for problem in loaded.problems} != set()


@pytest.mark.parametrize(("year", "accepted"), [(1948, False), (1949, True), (2100, True), (2101, False)])
def test_the_schema_accepts_the_years_that_are_read(year: int, accepted: bool) -> None:
    text = HEADER.replace("2024", str(year))
    assert (refused(tomli.loads(text)) == set()) is accepted
    assert (load_bytes("report.toml", text.encode()).problems == ()) is accepted


def test_an_empty_reason_has_a_rule_of_its_own() -> None:
    text = HEADER + '[[waiver]]\nrule = "LR203"\nat = "fees.amount"\nreason = ""\n'
    assert refused(tomli.loads(text)) == set()


# Figures, to the letter.

PARTS = {kind: schema.figure(kind) for kind in KINDS.values()}


def is_read(value: object, kind: Kind) -> bool:
    """Tell whether a value is read as a figure."""
    try:
        reader(kind)(value)
    except UnfitError:
        return False
    return True


SPELT = [
    *[case.spelling for case in READ.values()],
    *[case.spelling for case in REFUSED.values()],
    *["0", "-0", "-0.0", "5.0", "1e3", "nan", "inf", "true", "[5]", "2024-01-01", '""', '"-0"', '"5\\n"', '" 5"'],
    *['"0000000000000005"', '"00000000000000005"', '"9999999999999999"', '"1000000000000001"', '"1000000000000000.0"'],
    *['"100000000000万"', '"100000000000.1万"', '"0100000000000.0万"', '"10000000.0亿"', '"10000001亿"'],
    *['"5.00"', '"5.01"', '"1.23456万"', '"1.2345000万"', '"1.123456789亿"', '"5.0000000000000"', '"99999999亿"'],
    *['"9999999999999999%"', '"5.000000000000%"', '"01000000000000000"', '"00000100000000000万"'],
]


def is_near_nothing(value: object) -> bool:
    """Tell whether a figure is near nothing (近0), which no pattern can tell."""
    return isinstance(value, str) and bool(re.fullmatch(r"[近超]0(\.0)?[万%]?", value))


def is_too_fine(value: object) -> bool:
    """Tell whether a number has more than twelve decimals without quotes, which no schema can tell either."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return isinstance(exponent, int) and exponent < -12


SPELLINGS = [each for each in dict.fromkeys(SPELT) if not (is_too_fine(toml(each)) or is_near_nothing(toml(each)))]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_schema_accepts_a_figure_exactly_when_it_is_read(spelling: str, kind: Kind) -> None:
    assert (refused(toml(spelling), PARTS[kind]) == set()) == is_read(toml(spelling), kind)


DIGITS = st.text(alphabet="0123456789", min_size=1, max_size=17) | st.from_regex(r"0{0,9}10{5,16}", fullmatch=True)
DECIMALS = st.builds(".{}{}".format, st.from_regex(r"[0-9]{0,9}", fullmatch=True), st.text("0", max_size=9))
SUFFIXES = st.sampled_from(["", "万", "亿", "%", "件"])
PRINTED = st.builds("{}{}{}{}".format, st.sampled_from(["", "", "", "-"]), DIGITS, st.just("") | DECIMALS, SUFFIXES)
NUMBERS = st.integers(-2 * LIMIT, 2 * LIMIT) | st.decimals(-2 * LIMIT, 2 * LIMIT, places=6)
VALUES = PRINTED | NUMBERS | st.text(alphabet="0123456789.万亿%-,，_ １２％．－件\n", max_size=12) | st.booleans()


@given(VALUES, st.sampled_from(list(KINDS.values())))
@example("1000000000000000.0", KINDS["count"])
def test_the_schema_accepts_whatever_is_read_and_nothing_else(value: object, kind: Kind) -> None:
    assert (refused(value, PARTS[kind]) == set()) == is_read(value, kind)


@pytest.mark.parametrize("kind", ["amount", "value"])
@pytest.mark.parametrize("spelling", [each for each in SPELT if is_too_fine(toml(each))])
def test_the_schema_accepts_more_than_twelve_decimals_although_they_are_not_read(spelling: str, kind: str) -> None:
    assert not is_read(toml(spelling), KINDS[kind])
    assert refused(toml(spelling), PARTS[KINDS[kind]]) == set()


# Real editors' checkers, which find the schema by the report's first line.


NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY"), "http://127.0.0.1:9")
TOOLS = {"taplo": ["taplo", "check", "--colors", "never"], "tombi": ["tombi", "lint", "--offline"]}


def tool(name: str) -> str:
    """Return the program of a package of the tests; they do not go without."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    assert found, f"{name} is not installed: pip install '.[test]'"
    return found


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a copy of the report of 2024, with the schema where its first line says."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path / "data" / "2024.toml"


def tool_says(name: str, report: Path) -> tuple[int, str]:
    """Return the exit code of an editor's checker without network, and everything it prints."""
    program, *arguments = TOOLS[name]
    done = subprocess.run(
        [tool(program), *arguments, str(report)],
        cwd=report.parent,
        env=os.environ | NO_NETWORK | {"NO_COLOR": "1", "HOME": str(report.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", TOOLS)
def test_an_editor_finds_the_report_of_2024_in_order(name: str, report: Path) -> None:
    code, said = tool_says(name, report)
    assert code == 0, said


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize(
    ("line", "instead", "named"),
    [
        ("received = 542_219", "recieved = 542_219", "recieved"),
        ("accepted = 542_141", "accepted = -1", "-1"),
        ("accepted = 542_141", "accepted = 5.0", "5.0|Float"),
        ("accepted = 542_141", 'accepted = "542,141"', "542,141"),
        ('level     = "district"', 'level = "town"', "town"),
        ("published = 2025-03-20 ", "published = 2025-03-20T09:00:00", "2025-03-20T09:00:00|LocalDateTime"),
        ('value = "80%"', "", "value"),
    ],
    ids=["misspelt key", "negative count", "decimal", "comma", "unknown choice", "date with a time", "missing key"],
)
def test_an_editor_complains_of_what_is_wrong(name: str, line: str, instead: str, named: str, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    assert text.count(line) == 1
    report.write_text(text.replace(line, instead), encoding="utf-8")
    code, said = tool_says(name, report)
    assert code != 0
    assert re.search(named, said), said


def messages(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the messages of a language server."""
    while header := stream.readline():
        if header.lower().startswith(b"content-length:"):
            while stream.readline().strip():
                pass
            yield json.loads(stream.read(int(header.split(b":")[1])))


def send(message: dict[str, Any], stream: IO[bytes]) -> None:
    """Send a message to a language server."""
    body = json.dumps({"jsonrpc": "2.0"} | message).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    stream.flush()


def answer(received: Iterator[dict[str, Any]], stream: IO[bytes]) -> object:
    """Return the answer of a language server, and answer its own questions with nothing meanwhile."""
    for heard in received:
        if "method" not in heard:
            return heard["result"]
        if "id" in heard:
            send({"id": heard["id"], "result": None}, stream)
    raise EOFError


def language_server_says(folder: Path, *said: dict[str, Any]) -> dict[int, Any]:
    """Return what tombi's language server answers to each of our requests."""
    server = subprocess.Popen([tool("tombi"), "lsp", "--offline"], cwd=folder, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    timer = threading.Timer(60, server.kill)
    timer.start()
    assert server.stdin
    assert server.stdout
    answers: dict[int, Any] = {}
    with server:
        received = messages(server.stdout)
        for message in said:
            send(message, server.stdin)
            while "id" in message and (said_back := answer(received, server.stdin)) is None:
                time.sleep(0.05)  # it does not know yet the document that it was just given
                send(message, server.stdin)
            if "id" in message:
                answers[message["id"]] = said_back
        server.kill()
    timer.cancel()
    return answers


def test_an_editor_completes_a_key_and_explains_it_in_both_languages(report: Path) -> None:
    lines = report.read_text(encoding="utf-8").splitlines()
    at = lines.index("[applications]                         # 办件（件）")
    text = "\n".join([*lines[: at + 1], "with", *lines[at + 1 :]])
    document = {"uri": report.as_uri(), "languageId": "toml", "version": 1, "text": text}
    folder = report.parent.parent
    here = {"textDocument": {"uri": report.as_uri()}}
    answers = language_server_says(
        folder,
        {"id": 1, "method": "initialize", "params": {"rootUri": folder.as_uri(), "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        {
            "id": 2,
            "method": "textDocument/completion",
            "params": here | {"position": {"line": at + 1, "character": 4}},
        },
        {"id": 3, "method": "textDocument/hover", "params": here | {"position": {"line": at + 2, "character": 3}}},
    )
    offered = answers[2] if isinstance(answers[2], list) else answers[2]["items"]
    assert {entry["label"]: entry["detail"] for entry in offered} == {"withdrawn": "终止办理 · withdrawn"}
    assert "收到申请 · received (件): applications received in the year" in str(answers[3])
