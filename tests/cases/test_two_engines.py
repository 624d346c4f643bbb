"""One text, two engines, the same answers: Spark counts what DuckDB counts, over records with every dirt."""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from cases.generated import YEAR, case_layout, pauses, records, written
from cases.tabulating import days, duck

from licreport.cases.engines.spark import Spark, has_java
from licreport.cases.layout.load import layout
from licreport.cases.layout.model import Layout
from licreport.cases.query.shape import Shape, View
from licreport.cases.query.totals import totals
from licreport.cases.tabulation import Tabulation, tabulate
from licreport.words.language import MisuseError

NEEDS_PYSPARK = pytest.mark.skipif(find_spec("pyspark") is None, reason="needs pyspark: pip install 'licreport[spark]'")
NEEDS_JAVA = pytest.mark.skipif(not has_java(), reason="needs Java")
MASTER = "local[2]"
BY = ("item", "department")


def spark(paths: Sequence[str], layout: Layout) -> Tabulation:
    with Spark(layout, MASTER) as engine:
        shape = engine.open(paths)
        engine.take(days())
        return tabulate(engine, View(shape, layout, YEAR), BY)


def assert_alike(one: Tabulation, other: Tabulation) -> None:
    assert one.text == other.text
    assert one.fates == other.fates
    assert one.groups == other.groups


def as_parquet(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        read = f"read_csv('{path}', all_varchar = true, delim = ',', quote = '\"', escape = '\"', header = true)"
        duckdb.execute(f"COPY (SELECT * FROM {read}) TO '{path}.parquet'")  # noqa: S608  # a path of this test
        yield f"{path}.parquet"


def assert_only_few_rows_move(engine: Spark, shape: Shape) -> None:
    """Of cases move the hashes of their numbers, the rows of repeated ones and totals; no join moves any.

    The hashes are planned twice and moved once, since Spark finds that both are the same.
    """
    engine.session.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")
    engine.take(days())
    frame = engine.session.sql(totals(View(shape, layout("general"), YEAR), BY).sql)
    plan = frame._jdf.queryExecution().executedPlan().toString()  # noqa: SLF001  # which Spark shows no other way
    moved = re.findall(r" Exchange hashpartitioning\((\w+?)#", plan)
    assert sorted(moved) == ["_groupingexpression"] * 3 + ["number"]
    assert "SortMergeJoin" not in plan
    engine.session.conf.unset("spark.sql.autoBroadcastJoinThreshold")


@NEEDS_PYSPARK
@NEEDS_JAVA
def test_both_engines_count_alike(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """They share one Spark, which takes longer to start than to count."""
    many, few = records(20, 100_000), records(21, 2_000)
    for name in ("many", "few", "titled"):
        (tmp_path / name).mkdir()
    of_many = [*as_parquet(written(tmp_path / "many", many, case_layout(), pauses(20, many)))]
    of_few = written(tmp_path / "few", few, case_layout("cohort"))
    titled = tmp_path / "titled" / "办件 2024+.csv"
    titled.write_bytes("虚构区办件\n".encode("gb18030") + Path(of_few[0]).read_text(encoding="utf-8").encode("gb18030"))
    with Spark(case_layout(), MASTER):  # which those below share
        assert_alike(duck(of_many, case_layout(), BY), spark(of_many, case_layout()))
        assert_alike(duck(of_few, case_layout("cohort"), BY), spark([str(titled)], case_layout("cohort")))
        with Spark(layout("general"), MASTER) as engine:
            assert_only_few_rows_move(engine, engine.open([of_few[0]]))
            assert engine.rows("SELECT DISTINCT file, row_no FROM records_cases") == [(of_few[0], None)]
            assert engine.parquet("SELECT 1 AS one").startswith(b"PAR1")
            with pytest.raises(MisuseError, match="the records cannot be read"):
                engine.rows("SELECT nothing FROM records_cases")
    assert capfd.readouterr() == ("", "")


@NEEDS_PYSPARK
def test_without_java_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(MisuseError, match="needs Java 17"), Spark(case_layout()):
        pass


def test_without_pyspark_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MisuseError, match=r"pip install 'licreport\[spark\]'"), Spark(case_layout()):
        pass


class Elsewhere:
    """A session of Spark that notes what it is asked to read."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.read = self

    def parquet(self, *paths: str) -> "Elsewhere":
        self.asked += paths
        return self

    @property
    def schema(self) -> list[object]:
        kind = SimpleNamespace(typeName=lambda: "string")
        return [SimpleNamespace(name=name, dataType=kind) for name in ("办件编号", "申请时间")]

    def selectExpr(self, *_: str) -> "Elsewhere":  # noqa: N802  # as Spark calls it
        return self

    def createOrReplaceTempView(self, _: str) -> None:  # noqa: N802  # as Spark calls it
        pass


@NEEDS_PYSPARK
@pytest.mark.parametrize("address", ["hdfs://node:8020/cases/year=2024/*.parquet", "s3a://office/cases.parquet"])
def test_an_address_elsewhere_is_handed_on_as_it_is(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, session = Spark(layout("general"), "spark://node:7077"), Elsewhere()
    monkeypatch.setattr(engine, "session", session, raising=False)  # which it has once it is begun
    engine.open([address])
    assert {*session.asked} == {address}
    assert [each.source.name for each in engine.found] == [address]
