"""One text, two engines, the same answers: Spark counts what DuckDB counts, over records with every dirt."""

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest
from cases.generated import YEAR, case_layout, pauses, records, written
from cases.tabulating import days, duck

from licreport.cases.engines.spark import Spark, has_java
from licreport.cases.layout.load import layout
from licreport.cases.layout.model import Layout
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
        return tabulate(engine, shape, layout, YEAR, BY)


def assert_alike(one: Tabulation, other: Tabulation) -> None:
    assert one.text == other.text
    assert one.fates == other.fates
    assert one.groups == other.groups


def as_parquet(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        read = f"read_csv('{path}', all_varchar = true, delim = ',', quote = '\"', escape = '\"', header = true)"
        duckdb.execute(f"COPY (SELECT * FROM {read}) TO '{path}.parquet'")  # noqa: S608  # a path of this test
        yield f"{path}.parquet"


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
            engine.open([of_few[0]])
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
