"""Tables of a PostgreSQL server are counted as the same records in a file are."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from cases.generated import YEAR, case_layout, pauses, records, written
from cases.tabulating import days, duck

from licreport.cases.engines.duck import Duck
from licreport.cases.engines.spark import Spark
from licreport.cases.inputs.postgresql import address_of
from licreport.cases.layout.load import layout
from licreport.cases.layout.sketch import sketch
from licreport.cases.query.rows import refused
from licreport.cases.query.shape import View
from licreport.words.language import MisuseError

PLACES = [*map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))), *os.get_exec_path()]
AS_OTHER = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
"""As root, no server starts."""


def has_server() -> bool:
    if shutil.which("initdb", path=os.pathsep.join(PLACES)) is None:
        return False
    return not AS_OTHER or subprocess.run([*AS_OTHER, "true"], check=False, capture_output=True).returncode == 0


NEEDS_SERVER = pytest.mark.skipif(not has_server(), reason="needs a PostgreSQL server: apt install postgresql")


class Server(NamedTuple):
    port: int
    folder: str

    def address(self, table: str, user: str = "office") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/office#{table}"

    def run(self, sql: str) -> None:
        from pg8000.native import Connection  # noqa: PLC0415  # an extra

        base = Connection("office", host="127.0.0.1", port=self.port, database="office")
        base.run(sql)
        base.close()

    def take(self, table: str, file: str) -> None:
        """Make a table of a file, each column of it a text."""
        read = f"read_csv('{file}', all_varchar = true, delim = ',', quote = '\"', escape = '\"', header = true)"
        found = duckdb.execute(f"SELECT * FROM {read}")  # noqa: S608  # a path of this test
        columns = ", ".join(f'"{column}" text' for column, *_ in found.description or ())
        self.run(f'CREATE TABLE "{table}" ({columns})')
        for row in found.fetchall():
            cells = ", ".join("NULL" if cell is None else "'" + str(cell).replace("'", "''") + "'" for cell in row)
            self.run(f'INSERT INTO "{table}" VALUES ({cells})')  # noqa: S608  # records of this test


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of this machine alone, which needs a password for `clerk` and none for `office`."""
    folder = tempfile.mkdtemp(prefix="licreport-")
    if AS_OTHER:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def ran(command: str, *options: str) -> None:
        found = shutil.which(command, path=os.pathsep.join(PLACES))
        subprocess.run([*AS_OTHER, str(found), *options], check=True, capture_output=True, cwd=folder)

    ran("initdb", "-D", f"{folder}/data", "-U", "office", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    hba = Path(folder, "data", "pg_hba.conf")
    hba.write_text(f"host all clerk all scram-sha-256\n{hba.read_text()}")
    settings = f"-c fsync=off -c listen_addresses=127.0.0.1 -p {port} -k {folder}"
    ran("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", settings, "start")
    try:
        ran("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "office", "office")
        found = Server(port, folder)
        found.run("CREATE ROLE clerk LOGIN PASSWORD 'a secret'")
        found.run('CREATE SCHEMA "档案"')
        found.run(
            """CREATE TABLE "档案"."办件" ("办件编号" int, "申请时间" timestamp, "受理时间" timestamptz,
            "办结时间" date, "办结结果" text, "申请人" text, "是否全程网办" text)"""
        )
        found.run(
            """INSERT INTO "档案"."办件" SELECT i, '2024-03-01 08:00:00.5'::timestamp,
            '2024-03-01 20:00:00+00'::timestamptz, '2024-03-04',
            CASE WHEN i = 3 THEN E'准予\\n许可' ELSE '准予许可' END, '张"三', '是'
            FROM generate_series(1, 5) AS t(i)"""
        )
        found.run('GRANT USAGE ON SCHEMA "档案" TO clerk')
        found.run('GRANT SELECT ("办件编号", "申请时间", "受理时间", "办结时间", "办结结果") ON "档案"."办件" TO clerk')
        yield found
    finally:
        ran("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@NEEDS_SERVER
def test_tables_of_a_server_are_counted_as_files_are(server: Server, tmp_path: Path) -> None:
    rows, own = records(7, 300), case_layout("event")
    files = written(tmp_path, rows, own, pauses(7, rows))
    for name, file in zip(("cases", "pauses"), files, strict=True):
        server.take(name, file)
    by = ("item", "department")
    of_files = duck(files, own, by)
    of_tables = duck([server.address("cases"), server.address("pauses")], own, by)
    assert of_tables.fates == of_files.fates
    assert of_tables.groups == of_files.groups


@NEEDS_SERVER
def test_what_a_row_is_called_and_which_of_its_columns_are_read(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "a secret")
    address = server.address("档案.办件", "clerk")
    own = layout("general")
    own = own._replace(tables={name: each for name, each in own.tables.items() if name == "cases"})
    kept = {name: names for name, names in own.tables["cases"].columns.items() if name != "fully_online"}
    own = own._replace(tables={"cases": own.tables["cases"]._replace(columns=kept)})
    with Duck(own) as engine:
        view = View(engine.open([address]), own, YEAR)
        engine.take(days())
        assert "申请人" in engine.found[0].unused, "which the clerk may not read, and nothing tries to"
        found = engine.rows("SELECT row_no, file, applied, accepted FROM records_cases WHERE number = '3'")
        assert found == [(3, address, "2024-03-01 08:00:00.5", "2024-03-02 04:00:00+08")]
        assert engine.rows(refused(view)) == []
        assert engine.rows("SELECT count(*) FROM records_cases WHERE outcome LIKE '准予_许可'") == [(1,)]


@NEEDS_SERVER
def test_a_layout_can_be_sketched_of_a_table(server: Server) -> None:
    drafted = sketch([server.address("档案.办件")], Duck, "en")
    assert "办件编号" in drafted
    assert "张" not in drafted


@NEEDS_SERVER
@pytest.mark.parametrize(
    ("table", "user", "told"),
    [
        pytest.param("nope", "office", "#nope: no table nope; there are ", id="no such table"),
        pytest.param("", "office", 'no table ""; there are', id="no table named"),
        pytest.param("档案.办件", "clerk", "says: password authentication failed", id="a wrong password"),
        pytest.param("档案.办件", "nobody", 'role "nobody" does not exist', id="no such user"),
    ],
)
def test_what_a_server_has_against_it_is_told(
    server: Server, monkeypatch: pytest.MonkeyPatch, table: str, user: str, told: str
) -> None:
    monkeypatch.setenv("PGPASSWORD", "wrong")
    with Duck(layout("general")) as engine, pytest.raises(MisuseError) as raised:
        engine.open([server.address(table, user)])
    assert told in str(raised.value)
    assert "secret" not in str(raised.value)


@NEEDS_SERVER
def test_a_column_that_may_not_be_read_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "a secret")
    with Duck(layout("general")) as engine, pytest.raises(MisuseError, match="permission denied for table 办件"):
        engine.open([server.address("档案.办件", "clerk")])


@NEEDS_SERVER
def test_by_the_socket_in_a_folder(server: Server) -> None:
    address = f"postgresql://office@:{server.port}/office?host={server.folder}#档案.办件"
    assert duck([address], layout("general")).fates == {"counted": 4, "unmapped outcome": 1}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param(
            "postgresql://me:secret@base/office#cases", "postgresql://me@base/office: leave the", id="password"
        ),
        pytest.param("postgresql://base/office?password=secret#t", "set PGPASSWORD instead", id="password asked for"),
        pytest.param("postgresql://base:x/office#cases", "no address of a table; write", id="no port"),
        pytest.param("postgresql://base#cases", "no address of a table; write", id="no database"),
        pytest.param("postgresql://base/office?sslmode=maybe#t", "no address of a table; write", id="no such mode"),
        pytest.param("postgresql://base/office?options=x#t", "no address of a table; write", id="another option"),
        pytest.param("postgresql://base/office?x#t", "no address of a table; write", id="no value"),
    ],
)
def test_wrong_addresses(monkeypatch: pytest.MonkeyPatch, address: str, told: str) -> None:
    monkeypatch.delenv("PGDATABASE", raising=False)
    with pytest.raises(MisuseError) as raised:
        address_of(address)
    assert told in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_port_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPORT", "five")
    with pytest.raises(MisuseError, match="no address of a table; write"):
        address_of("postgresql://base/office#cases")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with (
        Duck(layout("general")) as engine,
        pytest.raises(MisuseError, match=r"#cases: PostgreSQL at .* says: .*No such file"),
    ):
        engine.open([f"postgresql://me@/office?host={tmp_path}#cases"])


def test_spark_says_that_it_reads_none() -> None:
    engine = Spark(layout("general"))
    with pytest.raises(MisuseError, match="leave --engine out"):
        engine.open(["postgresql://me@base/office#cases"])
