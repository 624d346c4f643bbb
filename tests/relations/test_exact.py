"""What settles relations of plain integers agrees with what evaluates them, wherever it answers."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from relations.test_relation import NAMES, exact, read, relations

from licreport.relations.exact import settle
from licreport.relations.kinds import HELD, Order, Rate, Relation
from licreport.relations.quantity import Name, NotEvaluable

COUNTS = st.none() | st.integers(0, 12) | st.integers(0, 12).map(exact) | st.sampled_from(["0.3万", "1万"]).map(read)
RATES = st.none() | st.sampled_from(["0%", "50%", "33.3%", "100%"]).map(read)
VALUES = st.fixed_dictionaries({name: RATES if name == "rate" else COUNTS for name in NAMES})
PLAIN = st.fixed_dictionaries({name: st.just(read("50%")) if name == "rate" else st.integers(0, 12) for name in NAMES})


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
    if isinstance(outcome, NotEvaluable) and not isinstance(relation, Order):
        divides_by_zero = isinstance(relation, Rate) and all(values[name] is not None for name in outcome.lacking)
        assert settle(relation)(values) is (None if divides_by_zero else False)


@given(relations, PLAIN)
def test_plain_integers_that_agree_at_first_reading_settle_a_relation(
    relation: Relation, values: Mapping[Name, object]
) -> None:
    read_in_one_way = {**values, "d": None, "e": None}  # which are what some reports book as a part, and others do not
    has_slack = isinstance(relation, Rate) and relation.slack
    if relation.evaluate(read_in_one_way) is HELD and not has_slack:
        assert settle(relation)(read_in_one_way) is True
