"""The data of a site: the same in every form, complete, typed, and explained in both languages."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from sites import contents, example

from licreport.derive.measure import MEASURES
from licreport.site.addresses import key_of
from licreport.site.data.model import TABLES, Table

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def rows_of_csv(name: str) -> list[dict[str, str]]:
    text = (example() / "data" / f"{name}.csv").read_text(encoding="utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""))]


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(example() / "data" / "reports.db")) as connection:
        yield connection


@each_table
def test_the_database_has_every_table_with_its_columns_and_what_they_refer_to(
    database: sqlite3.Connection, table: Table
) -> None:
    columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table.name})")]
    assert columns == [column.name for column in table.columns]
    referred = {
        (column, other, key)
        for _, _, other, column, key, *_ in database.execute(f"PRAGMA foreign_key_list({table.name})")
    }
    keys = {each.name: each.columns[0].name for each in TABLES}  # which Datasette wants to be named
    assert referred == {(each.name, each.refers_to, keys[each.refers_to]) for each in table.columns if each.refers_to}


def test_the_database_is_sound_and_what_it_refers_to_is_there(database: sqlite3.Connection) -> None:
    assert [*database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert [*database.execute("PRAGMA foreign_key_check")] == []
    views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
    assert views == ["contradictions", "figures_by_name", "rates"]
    assert all([*database.execute(f"SELECT * FROM {view}")] for view in views)  # noqa: S608  # our own names


@each_table
def test_csv_parquet_and_the_database_say_the_same(database: sqlite3.Connection, table: Table) -> None:
    keys = ", ".join(column.name for column in table.columns[: table.keys])
    query = f"SELECT * FROM {{}} ORDER BY {keys}"  # noqa: S608  # as above
    kept = [*database.execute(query.format(table.name))]
    parquet = duckdb.execute(query.format(f"'{example() / 'data' / table.name}.parquet'")).fetchall()
    assert kept
    assert len(parquet) == len(rows_of_csv(table.name)) == len(kept)
    for one, other in zip(kept, parquet, strict=True):
        for mine, yours in zip(one, other, strict=True):
            assert mine == pytest.approx(yours) if isinstance(mine, float) else (mine or None) == (yours or None)


def test_figures_stand_as_printed_with_what_they_may_stand_for_and_none_for_what_is_not_printed(
    database: sqlite3.Connection,
) -> None:
    query = """
        SELECT value, low, high, written FROM figures_by_name WHERE name = '虚构区民政局' AND year = ? AND measure = ?
    """
    assert database.execute(query, (2024, "applications.received")).fetchall() == [(468, 468, 468, "468")]
    assert database.execute(query, (2022, "applications.received")).fetchall() == []
    ((value, low, high, written),) = database.execute(query, (2024, "rates.approval"))
    assert (written, value, low, high) == ("97.1%", 97.1, 97.05, 97.15)
    ((value, low, high, written),) = database.execute(query, (2024, "approval_rate"))
    assert (written, value == low == high) == (None, True)
    assert value == pytest.approx(100 * 442 / 455)


def test_contradictions_stand_with_their_words_and_where_they_were_published(database: sqlite3.Connection) -> None:
    query = "SELECT rule, message_zh, words, accepted FROM contradictions WHERE name = '虚构区民政局'"
    assert database.execute(query).fetchall() == [
        (
            "LR401",
            "落款日期 2023-02-06，比报告年度结束后的第一天（2024-01-01）早 329 天",
            "signed    = 2023-02-06                 # 落款日期",
            None,
        )
    ]


@each_table
@pytest.mark.parametrize("address", ["data.html", "en/data.html"])
def test_the_dictionary_explains_every_column(table: Table, address: str) -> None:
    page = (example() / address).read_text(encoding="utf-8")
    part = page.partition(f'<h3 id="{table.name}">')[2].partition("<h3")[0]
    for column in table.columns:
        meaning = column.meaning.en if address.startswith("en/") else column.meaning.zh
        assert f"<code>{column.name}</code>" in part
        assert meaning in part
    assert all(f"<code>{name}</code>" in page for name in MEASURES)


def test_what_datasette_is_told_names_the_licence_and_every_table() -> None:
    metadata = json.loads((example() / "data" / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["license"] == "CC0"
    tables = metadata["databases"]["reports"]["tables"]
    assert {name: [*told["columns"]] for name, told in tables.items()} == {
        table.name: [column.name for column in table.columns] for table in TABLES
    }


def test_all_reports_are_in_one_file_and_beside_the_page_of_each_authority_as_they_stand_there() -> None:
    whole = json.loads((example() / "data" / "reports.json").read_text(encoding="utf-8"))
    assert (whole["format"], whole["version"], whole["licence"]) == ("licreport-site-reports", 1, "CC0")
    found = []
    for name, content in contents(example()).items():
        if re.fullmatch(r"authority/.*\.json", name):
            own = json.loads(content)
            assert {each["authority"] for each in own["reports"]} == {own["authority"]}
            found += own["reports"]
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, whole["reports"]))
    assert len(found) == len(rows_of_csv("reports"))


def test_the_csv_beside_a_page_has_the_columns_of_the_trend() -> None:
    key = key_of("虚构区民政局")
    text = (example() / "authority" / key[:2] / f"{key}.csv").read_text(encoding="utf-8")
    first, *others = csv.reader(io.StringIO(text, newline=""))
    assert first == ["authority", "year", "path", "label", "value", "unit", "low", "high", "written"]
    assert ["虚构区民政局", "2024", "applications.received", "收到申请", "468", "件", "468", "468", "468"] in others


def test_no_file_says_where_the_reports_stood() -> None:
    folder = str(Path(__file__).parents[2])
    assert [name for name, content in contents(example()).items() if folder.encode() in content] == []
