"""How far a query has come is told while it runs, and that it has ended."""

import threading

import pytest

from licreport.cases.engines import watching
from licreport.cases.engines.watching import Progress, watched


def test_it_is_told_while_it_runs_and_cleared_when_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.001)
    told: list[Progress | None] = []
    once = threading.Event()

    def tell(progress: Progress | None) -> None:
        told.append(progress)
        once.set()

    with watched(lambda: 25.0, 400, tell):
        assert once.wait(60)
    first, *_, last = told
    assert first is not None
    assert (first.share, first.rows, last) == (0.25, 400, None)


def test_it_is_cleared_when_the_query_fails_too() -> None:
    told: list[Progress | None] = []
    with pytest.raises(ZeroDivisionError), watched(lambda: 0.0, 1, told.append):
        _ = 1 // 0
    assert told[-1] is None


@pytest.mark.parametrize(
    ("share", "left"), [(0.0, None), (0.01, None), (0.25, 30.0), (1.0, 0.0)], ids=["nought", "hardly", "some", "all"]
)
def test_the_time_left_is_reckoned_from_what_is_done(share: float, left: float | None) -> None:
    assert Progress(share, 100, 10.0).seconds_left == left


def test_what_the_engine_does_not_know_is_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.001)
    shares: list[float] = []
    once = threading.Event()

    def tell(progress: Progress | None) -> None:
        if progress is not None:
            shares.append(progress.share)
            once.set()

    with watched(lambda: -1.0, 1, tell):
        assert once.wait(60)
    assert shares[0] == 0.0
