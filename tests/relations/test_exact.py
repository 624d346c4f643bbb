"""What settles relations at their plainest reading agrees with what evaluates them, wherever it answers."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from relations.test_relation import NAMES, exact, read, relations

from licreport.relations.exact import settle
from licreport.relations.kinds import HELD, Multiple, Rate, Relation, Sum, Together
from licreport.relations.plainest import bounds
from licreport.relations.quantity import Name, NotEvaluable

COUNTS = st.none() | st.integers(0, 12) | st.integers(0, 12).map(exact) | st.sampled_from(["0.3万", "1万"]).map(read)
RATES = st.none() | st.sampled_from(["0%", "50%", "33.3%", "100%"]).map(read)
VALUES = st.fixed_dictionaries({name: RATES if name == "rate" else COUNTS for name in NAMES})


@given(relations, VALUES)
def test_what_is_settled_is_what_evaluating_comes_to(relation: Relation, values: Mapping[Name, object]) -> None:
    outcome, settled = relation.evaluate(values), settle(relation)(values)
    if settled:
        assert outcome is HELD
    elif settled is False:
        assert isinstance(outcome, NotEvaluable)


@given(relations, VALUES)
def test_a_figure_that_is_missing_settles_a_relation(relation: Relation, values: Mapping[Name, object]) -> None:
    outcome = relation.evaluate(values)
    if isinstance(outcome, NotEvaluable):
        divides_by_zero = isinstance(relation, Rate) and all(values[name] is not None for name in outcome.lacking)
        if isinstance(relation, Sum) and outcome.lacking == (relation.rest,):  # it lacks that in every reading
            assert settle(relation)(values) in {None, False}
        else:
            assert settle(relation)(values) is (None if divides_by_zero else False)


@given(relations, VALUES)
def test_what_holds_at_first_reading_settles_a_relation(relation: Relation, values: Mapping[Name, object]) -> None:
    read_in_one_way = {**values, "d": None, "e": None}  # which are what some reports book as a part, and others do not
    if isinstance(relation, Together | Multiple) or relation.evaluate(read_in_one_way) is not HELD:
        return
    may_be_nothing = isinstance(relation, Rate) and bounds(relation.whole)(read_in_one_way)[0] <= 0
    assert settle(relation)(read_in_one_way) is (None if may_be_nothing else True)


@given(relations, st.fixed_dictionaries({name: st.integers(0, 12) for name in NAMES}))
def test_plain_integers_that_agree_settle_every_relation(relation: Relation, values: Mapping[Name, object]) -> None:
    if isinstance(relation, Together | Multiple) and relation.evaluate(values) is HELD:
        assert settle(relation)(values) is True
