"""Relations are stated once and settled in integers: what comes of it is what every rule, called anew, comes to."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licreport.check.evaluate import ACROSS, FIGURES, evaluate, is_doubtful, kind_of, places, statements
from licreport.check.selection import ALL, Selection
from licreport.check.tallies import Tally
from licreport.collection.standing import Standing
from licreport.relations.kinds import HELD, Broken, Relation
from licreport.relations.quantity import NotEvaluable
from licreport.relations.rule import Rule
from licreport.relations.stating import Stating
from licreport.report.address import LISTS, TABLES, is_figure, key_unit
from licreport.report.load import Loaded, load_bytes
from licreport.report.model import Report
from licreport.report.tables.applications import Applications
from licreport.report.tables.base import Table
from licreport.rules import RULES as EVERY_RULE
from licreport.rules import family

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'

counts = st.integers(0, 3).map(str) | st.sampled_from(['"0.3万"', '"1万"', '"many"'])
rates = st.sampled_from(['"0%"', '"33.3%"', '"50%"', '"100%"'])
flags = st.sampled_from(["true", "false"])


def figures_of(table: str) -> st.SearchStrategy[dict[str, str]]:
    """Return the figures of a table as some report prints them; one in a few does not load."""
    kind = TABLES[table]
    spelt = {key: rates if key_unit(kind, key) == "%" else counts for key in kind.model_fields if is_figure(kind, key)}
    if "on_time_excludes_on_the_spot" in kind.model_fields:
        spelt["on_time_excludes_on_the_spot"] = flags
    return st.fixed_dictionaries({}, optional=spelt)


def written(header: str, keys: dict[str, str]) -> str:
    return "\n".join([header, *(f"{key} = {value}" for key, value in keys.items()), ""])


own = st.fixed_dictionaries({key: figures_of(key) for key in TABLES if key not in {*LISTS, "report", "narrative"}}).map(
    lambda tables: "".join(written(f"[{key}]", keys) for key, keys in tables.items())
)
items = st.lists(figures_of("item"), max_size=3).map(
    lambda found: "".join(written("[[item]]", {"name": f'"{number}"', **keys}) for number, keys in enumerate(found))
)
signed = st.sampled_from(["", "signed = 2025-03-01\n", "signed = 2024-03-01\n"])
divided = st.sampled_from(
    ["", '[[figure]]\nname = "甲"\nvalue = 2\ndivides = "applications.received"\nshare = "50%"\n']
)
reports = st.tuples(st.just(HEAD), signed, own, items, divided).map("".join)


def the_long_way(loaded: Loaded) -> tuple[dict[str, Tally], list[tuple[str, Relation]]]:
    """Return the counts of each rule and the broken relations, every rule called with every table there is."""
    report = loaded.report
    assert report is not None
    counted: Counter[tuple[str, str]] = Counter()
    broken: list[tuple[str, Relation]] = []
    for rule in FIGURES:
        for place in places(kind_of(rule), report):
            for relation in relations_of(rule, place.table, report):
                outcome = relation.evaluate(place.values)
                if is_doubtful(relation, place, loaded.unreadable) or isinstance(outcome, NotEvaluable):
                    counted[rule.code, "not_evaluable"] += 1
                elif outcome is HELD:
                    counted[rule.code, "held"] += 1
                else:
                    assert isinstance(outcome, Broken)
                    counted[rule.code, "broken"] += 1
                    broken.append((rule.code, relation))
    codes = dict.fromkeys(code for code, _ in counted)
    return {code: Tally(*(counted[code, field] for field in Tally._fields)) for code in codes}, broken


def relations_of(rule: Rule, table: object, report: Report) -> Iterable[Relation]:
    arguments = (table, report) if rule.in_report else (table,)
    return cast("Iterable[Relation]", rule.function(*arguments))


@settings(max_examples=150)
@given(reports)
def test_what_is_stated_once_comes_to_what_every_rule_comes_to_anew(text: str) -> None:
    loaded = load_bytes("report.toml", text.encode())
    assert loaded.report is not None
    found = evaluate(loaded.report, loaded.unreadable, loaded.addresses)
    tallies, broken = the_long_way(loaded)
    assert found.tallies == tallies
    told = [(statement.rule.code, statement.relation) for statement, _ in found.breaches]
    assert sorted(told, key=str) == sorted(broken, key=str)


@settings(max_examples=30)
@given(reports)
def test_the_statements_of_a_report_are_those_that_are_evaluated(text: str) -> None:
    loaded = load_bytes("report.toml", text.encode())
    assert loaded.report is not None
    stated = Counter(statement.rule.code for statement in statements(loaded.report))
    found = evaluate(loaded.report, loaded.unreadable, loaded.addresses)
    assert stated == {code: sum(tally) for code, tally in found.tallies.items()}


def test_only_the_rules_that_are_selected_are_evaluated() -> None:
    loaded = load_bytes("report.toml", (HEAD + "[applications]\nreceived = 3\naccepted = 1\nrejected = 1\n").encode())
    assert loaded.report is not None
    found = evaluate(loaded.report, (), loaded.addresses, Selection(select=("LR2",)))
    assert {code[:3] for code in found.tallies} == {"LR2"}
    assert found.diagnostics == ()
    assert {each.rule.code[:3] for each in statements(loaded.report, Selection(select=("LR2",)))} == {"LR2"}
    assert evaluate(loaded.report, (), loaded.addresses, ALL).diagnostics != ()


def test_every_rule_has_a_stage_that_runs_it() -> None:
    others = [rule for name in ("loading", "prose", "documents", "records", "waivers") for rule in family(name)]
    assert sorted(rule.code for rule in (*FIGURES, *ACROSS, *others)) == list(EVERY_RULE)
    assert all(issubclass(rule.reads, Table) for rule in FIGURES)
    assert all(rule.reads is Standing for rule in ACROSS)


# How often a rule is called.


class Counted:
    """A rule's function that counts its calls."""

    def __init__(self, rule: Rule) -> None:
        self.calls = 0
        self.rule = rule._replace(function=self.function)
        self._function = rule.function

    def function(self, *arguments: Any) -> Any:  # noqa: ANN401  # those of any rule
        self.calls += 1
        return self._function(*arguments)


RULES = {rule.code: rule for rule in FIGURES}
REPORT = Report.model_validate({"format": 1, "report": {"authority": "虚构区", "year": 2024}})


@pytest.mark.parametrize(
    ("code", "tables", "calls"),
    [
        pytest.param("LR101", [{}, {"received": 1}, {"received": 2, "accepted": 2}], 1, id="it looks at nothing"),
        pytest.param("LR201", [{}, {"received": 1}, {"denied": 1}, {"denied": 2}], 2, id="it looks at what is printed"),
    ],
)
def test_a_rule_is_called_once_for_all_tables_in_which_it_sees_the_same(
    code: str, tables: list[dict[str, Any]], calls: int
) -> None:
    counted = Counted(RULES[code])
    stating = Stating([(7, counted.rule)])
    for values in tables:
        table = Applications.model_construct(**values)
        stated = stating.of(table, REPORT)
        assert [each.relation for each in stated] == [*relations_of(RULES[code], table, REPORT)]
        assert {each.number for each in stated} == {7}
    assert counted.calls == calls


def test_a_rule_that_looks_at_the_items_is_called_for_each_report() -> None:
    counted = Counted(RULES["LR106"])
    stating = Stating([(0, counted.rule), (1, RULES["LR207"])])
    calls = []
    for _ in range(3):
        assert [each.number for each in stating.of(REPORT, REPORT)] == [1]
        calls.append(counted.calls)
    assert calls == [calls[0], calls[0] + 1, calls[0] + 2]


BY_HAND: dict[str, Callable[[Any], bool]] = {
    "compared": lambda figure: figure == 2,
    "compared by size": lambda figure: figure is not None and 1 < figure < 3,
    "reckoned with": lambda figure: figure is not None and not figure - 2,
    "looked up": lambda figure: figure in {2, 20},
    "asked for its type": lambda figure: isinstance(figure, int) and abs(figure) == 2,
    "asked for what it holds": lambda figure: figure is not None and figure.real == 2,
}
"""Ways to look at a figure by hand, as no rule of the house does."""


@pytest.mark.parametrize("is_two", BY_HAND.values(), ids=BY_HAND)
def test_a_rule_that_looks_at_a_figure_by_hand_is_right_all_the_same(is_two: Callable[[Any], bool]) -> None:
    def by_hand(applications: Applications, _: Report) -> Iterable[Relation]:
        if is_two(applications.received):
            yield from relations_of(RULES["LR101"], applications, REPORT)

    stating = Stating([(0, RULES["LR101"]._replace(function=by_hand))])
    found = [len(stating.of(Applications.model_construct(received=value), REPORT)) for value in (1, 2, 3, None, 2)]
    assert found == [0, 1, 0, 0, 1]


def test_what_a_rule_stated_before_it_was_seen_to_look_closer_is_not_stated_twice() -> None:
    def closer(applications: Applications, _: Report) -> Iterable[Relation]:
        if applications.accepted is None or applications.accepted == 1:
            yield from relations_of(RULES["LR101"], applications, REPORT)

    stating = Stating([(0, RULES["LR101"]._replace(function=closer))])
    tables = [Applications.model_construct(received=2, accepted=accepted) for accepted in (None, 1, None, 2)]
    assert [len(stating.of(table, REPORT)) for table in tables] == [1, 1, 1, 0]
