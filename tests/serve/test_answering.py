"""What the page asks of its server, over the wire: documents, the files that were named, downloads and previews."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from places import EXAMPLES
from serve.asking import TOKEN, Reply, listening, request, sent

from licreport.serve.answers import refused
from licreport.serve.folder import Folder, digest_of, key_of
from licreport.serve.line import Line
from licreport.serve.listening import Server
from licreport.serve.routes import routes
from licreport.words.language import Words

PUTUO = (EXAMPLES / "documents" / "putuo-2024.txt").read_bytes()
CLEAN = EXAMPLES / "fictional" / "clean"


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    line = Line(size=1)
    yield line
    line.end()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with three years of a district, and one document."""
    home = tmp_path_factory.mktemp("home")
    for year in (2022, 2023, 2024):
        (home / f"{year}.toml").write_bytes((CLEAN / f"district-{year}.toml").read_bytes())
    (home / "putuo.txt").write_bytes(PUTUO)
    return home


@pytest.fixture(scope="module")
def server(line: Line, home: Path) -> Iterator[Server]:
    with listening(routes(line, Folder([str(home)]))) as server:
        yield server


def post(server: Server, path: str, asked: dict[str, object], body: bytes = b"") -> Reply:
    headers = (
        f"Licreport-Token: {TOKEN}",
        "Content-Type: application/octet-stream",
        f"Content-Length: {len(body)}",
        f"Licreport-Asked: {json.dumps(asked)}",
    )
    return sent(server.door.port, request(server.door.port, "POST", path, *headers, body=body))


def get(server: Server, path: str, *headers: str) -> Reply:
    return sent(server.door.port, request(server.door.port, "GET", path, f"Licreport-Token: {TOKEN}", *headers))


def told(reply: Reply) -> Any:  # noqa: ANN401  # plain data
    assert reply.status == 200, reply.body
    return json.loads(reply.body)


def test_a_document_is_examined(server: Server) -> None:
    found = told(post(server, "/examine", {"name": "普陀.txt"}, PUTUO))
    assert [finding["code"] for finding in found["findings"]] == ["LR203", "LR401"]


def test_the_files_are_listed_with_what_was_found(server: Server, home: Path) -> None:
    found = told(get(server, "/files"))
    assert [(Path(each["file"]).name, each["year"], each["state"]) for each in found["files"]] == [
        ("2022.toml", 2022, "good"),
        ("2023.toml", 2023, "good"),
        ("2024.toml", 2024, "good"),
        ("putuo.txt", 2024, "bad"),
    ]
    assert found["place"] == str(home)


def test_while_nothing_changes_there_is_nothing_to_tell(server: Server) -> None:
    state = told(get(server, "/files"))["state"]
    assert get(server, "/files", f"Licreport-Seen: {state}").status == 204


def test_a_change_on_disk_is_told(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "2024.toml"
    file.write_bytes((CLEAN / "district-2024.toml").read_bytes())
    with listening(routes(line, Folder([str(tmp_path)]))) as server:
        before = told(get(server, "/files"))
        file.write_bytes(file.read_bytes() + b"\n[waiver]\n")
        after = told(get(server, "/files", f"Licreport-Seen: {before['state']}"))
    assert [each["state"] for each in (*before["files"], *after["files"])] == ["good", "bad"]
    assert before["files"][0]["stamp"] != after["files"][0]["stamp"]


def test_a_file_is_read_where_it_stands_and_among_its_years(server: Server, home: Path) -> None:
    file = home / "2024.toml"
    reply = post(server, "/examine", {"file": key_of(str(file)), "read": True})
    found = told(reply)
    assert found["title"] == "虚构区 2024"
    assert any(each["code"].startswith("LR5") and each["outcome"] == "held" for each in found["relations"])
    assert reply.headers["Licreport-Digest"] == digest_of(file.read_bytes())


def test_what_was_edited_is_checked_in_the_place_of_its_file(server: Server, home: Path) -> None:
    file = home / "2024.toml"
    asked: dict[str, object] = {"file": key_of(str(file)), "name": "2024.toml"}
    before = told(post(server, "/examine", asked, file.read_bytes()))
    edited = file.read_text(encoding="utf-8").replace("received", "recieved", 1).encode()
    after = told(post(server, "/examine", asked, edited))
    assert before["verdict"]["state"] == "good"
    assert after["verdict"]["state"] == "bad"
    assert file.read_bytes() == (CLEAN / "district-2024.toml").read_bytes()


def test_the_toml_of_a_document_is_checked_among_what_stands_beside_it(line: Line, tmp_path: Path) -> None:
    document = tmp_path / "civil-affairs.docx"
    document.write_bytes((EXAMPLES / "returns" / "civil-affairs.docx").read_bytes())
    (tmp_path / "district.toml").write_bytes((CLEAN / "district-2024.toml").read_bytes())
    (tmp_path / "again.toml").write_bytes((CLEAN / "civil-affairs-2024.toml").read_bytes())
    with listening(routes(line, Folder([str(tmp_path)]))) as server:
        read = told(post(server, "/examine", {"file": key_of(str(document)), "read": True}))
        typed = told(post(server, "/examine", {"file": key_of(str(document))}, read["toml"].encode()))
    assert not typed["is_document"]
    assert [each["code"] for each in typed["findings"]] == [each["code"] for each in read["findings"]] == ["LR505"]


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """Return a folder with a document, the TOML read from it, and the year before."""
    (tmp_path / "a.docx").write_bytes((EXAMPLES / "returns" / "civil-affairs.docx").read_bytes())
    (tmp_path / "a.toml").write_bytes((CLEAN / "civil-affairs-2024.toml").read_bytes())
    (tmp_path / "b.toml").write_bytes((CLEAN / "district-2023.toml").read_bytes())
    return tmp_path


def test_a_document_stands_aside_for_the_toml_read_from_it(line: Line, read: Path) -> None:
    document, toml = str(read / "a.docx"), str(read / "a.toml")
    with listening(routes(line, Folder([str(read)]))) as server:
        listed = {Path(each["file"]).name: each for each in told(get(server, "/files"))["files"]}
        shown = [told(post(server, "/examine", {"file": key_of(file), "read": True})) for file in (document, toml)]
        typed = told(post(server, "/examine", {"file": key_of(document)}, (read / "a.toml").read_bytes()))
        (read / "a.toml").unlink()
        after = {Path(each["file"]).name: each["state"] for each in told(get(server, "/files"))["files"]}
    assert (listed["a.docx"]["state"], listed["a.docx"]["toml"]) == ("aside", toml)
    assert listed["a.docx"]["authority"] == listed["a.toml"]["authority"]
    assert "toml" not in listed["a.toml"]
    for answer in (*shown, typed):
        assert "LR505" not in [each["code"] for each in answer["findings"]]
    assert after["a.docx"] != "aside"


def test_where_it_is_not_known_what_stands_aside_there_is_no_verdict(
    line: Line, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(routes(line, Folder([str(read)]))) as server:
        with monkeypatch.context() as patched:
            ask = line.ask
            patched.setattr(line, "ask", lambda task, *asked: DIED if task == "aside" else ask(task, *asked))
            listed = get(server, "/files")
            shown = post(server, "/examine", {"file": key_of(str(read / "a.toml")), "read": True})
        assert (listed.status, shown.status) == (DIED.status, DIED.status)
        after = told(get(server, "/files"))["files"]
    assert {Path(each["file"]).name: each["state"] for each in after}["a.docx"] == "aside"


DIED = refused(422, Words("the process ended", "进程已结束"))


def test_a_document_that_was_named_stands_aside_for_nothing(line: Line, read: Path) -> None:
    with listening(routes(line, Folder([str(read), str(read / "a.docx")]))) as server:
        listed = {Path(each["file"]).name: each["state"] for each in told(get(server, "/files"))["files"]}
        found = told(post(server, "/examine", {"file": key_of(str(read / "a.toml")), "read": True}))
    assert listed["a.docx"] != "aside"
    assert "LR505" in [each["code"] for each in found["findings"]]


@pytest.mark.parametrize(
    "asked",
    [{"file": "0" * 16}, {"file": "../../etc/passwd", "read": True}, {"file": "/etc/passwd", "read": True}],
    ids=str,
)
def test_a_file_that_was_not_named_is_not_opened(server: Server, asked: dict[str, object]) -> None:
    assert post(server, "/examine", asked).status == 422


def test_what_the_page_says_of_files_is_not_believed(server: Server) -> None:
    found = told(post(server, "/examine", {"files": ["/etc/passwd"], "name": "/etc/passwd"}, PUTUO))
    assert found["name"] == "/etc/passwd"
    assert [finding["code"] for finding in found["findings"]] == ["LR203", "LR401"]


BEGINNINGS = {
    "toml": b"# ",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "json": b'{\n  "format"',
    "markdown": b"",
    "csv": b"",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_document_is_made_into_a_format_and_nothing_is_written(server: Server, home: Path, form: str) -> None:
    before = {path.name for path in home.iterdir()}
    reply = post(server, "/make", {"form": form, "name": "putuo.txt"}, PUTUO)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.body.startswith(BEGINNINGS[form])
    assert {path.name for path in home.iterdir()} == before


def test_what_has_errors_is_made_into_a_draft(server: Server) -> None:
    assert "草稿" in post(server, "/make", {"form": "html", "name": "putuo.txt"}, PUTUO).body.decode()


@pytest.mark.parametrize(("form", "body"), [("exe", PUTUO), ("docx", b"nothing"), ("../x", PUTUO)], ids=str)
def test_what_cannot_be_made_is_told(server: Server, form: str, body: bytes) -> None:
    reply = post(server, "/make", {"form": form}, body)
    assert reply.status == 422
    assert {*json.loads(reply.body)["why"]} == {"en", "zh"}


def test_a_preview_is_shown_once_and_may_do_nothing(server: Server) -> None:
    key = told(post(server, "/preview", {"name": "putuo.txt"}, PUTUO))["key"]
    reply = sent(server.door.port, request(server.door.port, "GET", f"/shown/{key}"))
    assert reply.status == 200
    assert reply.body.startswith(b"<!DOCTYPE html>")
    policy = reply.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("sandbox")
    assert "script" not in policy
    assert sent(server.door.port, request(server.door.port, "GET", f"/shown/{key}")).status == 404


def test_figures_are_shown_with_what_follows_from_them(server: Server) -> None:
    found = told(post(server, "/figures", {"lang": "en"}, PUTUO))
    labels = [row["label"] for block in found["blocks"] if block["kind"] == "section" for row in block["rows"]]
    assert "received" in labels


@pytest.mark.parametrize(("path", "heading"), [("/last-year", "2023"), ("/trend", "2022")])
def test_other_years_stand_beside(server: Server, home: Path, path: str, heading: str) -> None:
    asked: dict[str, object] = {"file": key_of(str(home / "2024.toml")), "read": True}
    (grid,) = (block for block in told(post(server, path, asked))["blocks"] if block["kind"] == "grid")
    assert any(heading in column["heading"] for column in grid["columns"])
    assert post(server, path, {"name": "putuo.txt"}, PUTUO).status == 422


def test_what_is_saved_is_not_saved_over_a_change(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "2024.toml"
    report = (CLEAN / "district-2024.toml").read_bytes()
    file.write_bytes(report)
    with listening(routes(line, Folder([str(tmp_path)]))) as server:
        asked: dict[str, object] = {"file": key_of(str(file)), "was": digest_of(report)}
        first = post(server, "/save", asked, report + b"# mine\n")
        file.write_bytes(report + b"# theirs\n")
        second = post(server, "/save", asked, report + b"# mine again\n")
        found = json.loads(second.body)
        third = post(server, "/save", asked | {"was": found["digest"]}, report + b"# mine again\n")
    assert [reply.status for reply in (first, second, third)] == [200, 409, 200]
    assert [line for line in found["difference"] if line[0] in "+-"] == [["-", "# theirs"], ["+", "# mine again"]]
    assert file.read_bytes() == report + b"# mine again\n"


@pytest.mark.parametrize("asked", ["nothing", "[]", "1", "{", "[" * 100_00], ids=lambda text: text[:9])
def test_what_is_not_said_is_refused(server: Server, asked: str) -> None:
    headers = (f"Licreport-Token: {TOKEN}", "Content-Type: application/octet-stream", "Content-Length: 0")
    reply = sent(server.door.port, request(server.door.port, "POST", "/examine", *headers, f"Licreport-Asked: {asked}"))
    assert reply.status == 400


def test_the_page_knows_the_format_and_its_own_words(server: Server) -> None:
    known = told(get(server, "/known"))
    assert "received" in [key["key"] for table in known["tables"] for key in table["keys"]]
    assert {"docx", "pdf", "xlsx", "html", "json"} <= {form["name"] for form in known["formats"]}
    assert all({*words} == {"en", "zh"} for words in told(get(server, "/words")).values())


def test_a_document_is_made_as_it_is_asked_for(server: Server) -> None:
    asked: dict[str, object] = {"form": "markdown", "name": "a.txt"}
    plain = post(server, "/make", asked, PUTUO).body.decode()
    comma = post(server, "/make", {**asked, "separator": "comma"}, PUTUO).body.decode()
    assert ("542219" in plain, "542,219" in plain) == (True, False)
    assert ("542219" in comma, "542,219" in comma) == (False, True)


PROJECT = {"ignore": ["LR401"], "separator": "comma", "waivers": True, "change-factor": 3}


def test_the_settings_of_the_project_are_gone_by_and_told(line: Line, tmp_path: Path) -> None:
    (tmp_path / "putuo.txt").write_bytes(PUTUO)
    with listening(routes(line, Folder([str(tmp_path)]), PROJECT)) as server:
        listed = told(get(server, "/files"))["files"]
        found = told(post(server, "/examine", {"name": "普陀.txt", "project": {}}, PUTUO))
        page = post(server, "/make", {"form": "markdown", "name": "a.txt"}, PUTUO).body.decode()
        known = told(get(server, "/known"))["project"]
    assert [each["errors"] for each in listed] == [1]
    assert [finding["code"] for finding in found["findings"]] == ["LR203"]
    assert found["left_out"] == {"rules": ["LR401"], "findings": 1}
    assert "542,219" in page
    assert known == {"notes": None, "separator": "comma", "money": None}


def test_without_settings_nothing_is_left_out(server: Server) -> None:
    assert told(post(server, "/examine", {"name": "普陀.txt"}, PUTUO))["left_out"] is None


def test_in_chinese_csv_begins_so_that_excel_takes_it_for_utf_8(server: Server) -> None:
    bodies = [
        post(server, "/make", {"form": "csv", "name": "a.txt", "lang": lang}, PUTUO).body for lang in ("zh", "en")
    ]
    assert [body.startswith(b"\xef\xbb\xbf") for body in bodies] == [True, False]
