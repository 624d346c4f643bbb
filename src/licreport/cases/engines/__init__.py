"""Engines that run the one SQL text over records: DuckDB on one machine, Spark on what a province already runs."""

from collections.abc import Sequence
from types import TracebackType
from typing import Protocol, Self

from licreport.cases.inputs.source import Matched
from licreport.cases.query.shape import Shape
from licreport.cases.working_days import Day
from licreport.words.language import MisuseError, Words


class Engine(Protocol):
    """What runs a text over records; a context, which lets go of them at its end."""

    found: Sequence[Matched]
    """What was opened, and which of its columns are not read."""
    has_torn: bool
    """Whether lines of texts are no whole rows: the table `torn` has their `file`, their `row_no` and the `reason`."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the records."""

    def open(self, paths: Sequence[str]) -> Shape:
        """Open records and return their shape; raises MisuseError where they cannot be read."""

    def take(self, days: Sequence[Day]) -> None:
        """Take the calendar."""

    def parquet(self, sql: str) -> bytes:
        """Return what a text selects, as a file of Parquet."""

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return what a text selects; raises MisuseError where the records turn out to be damaged."""


ABSENT = Words(
    "case records need {library}, which is not installed; install it with: pip install 'licreport[{extra}]'",
    "读取办件记录需要 {library}，但没有安装；请运行：pip install 'licreport[{extra}]'",
)


def absent(library: str, extra: str) -> MisuseError:
    """Return the error of a library that is not installed."""
    return MisuseError(ABSENT, {"library": library, "extra": extra})
