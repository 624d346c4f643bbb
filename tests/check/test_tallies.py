"""The counts of relations by rule, packed and unpacked."""

import pickle

import pytest

from licreport.check.tallies import Tallies, Tally, pack

FIGURES = pack(("LR101", "LR102", "LR103"), [2, 0, 0], [1, 0, 0], [0, 0, 4])
ACROSS = pack(("LR501",), [1], [0], [0])


def test_a_rule_that_stated_nothing_has_no_tally() -> None:
    tallies = Tallies(FIGURES)
    assert tallies == {"LR101": Tally(2, 1, 0), "LR103": Tally(0, 0, 4)}
    assert len(tallies) == 2
    with pytest.raises(KeyError, match="LR102"):
        tallies["LR102"]


def test_the_total_is_over_all_rules_of_both_stages() -> None:
    assert (Tallies(FIGURES) | Tallies(ACROSS)).total == Tally(3, 1, 4)
    assert Tallies().total == Tally()


def test_tallies_of_two_stages_stand_one_after_the_other() -> None:
    assert [*(Tallies(FIGURES) | Tallies(ACROSS))] == ["LR101", "LR103", "LR501"]


def test_what_is_packed_comes_back_from_another_process_as_it_was() -> None:
    assert pickle.loads(pickle.dumps(FIGURES)) == FIGURES  # noqa: S301  # our own bytes
