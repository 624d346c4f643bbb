"""The schema of layouts refuses what `load` refuses, and nothing else; each layout that comes along satisfies it."""

import copy
import tomllib
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from places import ROOT
from program import exit_code

from licreport.cases.fields import FIELDS
from licreport.cases.layout import schema
from licreport.cases.layout.keys import KEYS
from licreport.cases.layout.load import of, shipped, text_of
from licreport.words.language import MisuseError

SCHEMA = schema.schema()
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)

FULL: dict[str, Any] = {
    "layout": 1,
    "title": "虚构",
    "counting": "cohort",
    "encoding": "utf-8",
    "limits": ["due", "legal"],
    "unit": "day",
    "order": "dmy",
    "remarks": ["虚构"],
    "known_by": ["编号"],
    "columns": {"number": ["编号", "号"], "applied": "申请", "outcome": ["结果"]},
    "tables": {"decision": {"known_by": ["办结"], "columns": {"number": ["编号"], "decided": "办结"}}},
    "codes": {"outcome": {"1": "approved"}, "flag": {"": "no"}},
    "constants": {"matter": "licence"},
    "figures": ["applications.approved"],
    "definitions": {"applications.approved": {"where": "decided = accepted", "words": "当日"}},
}
"""A layout that says everything that one without a base can."""

WRONG: tuple[Any, ...] = (
    0,
    2,
    1.5,
    True,
    "",
    " ",
    "x",
    "approved",
    "day",
    [],
    [1],
    [""],
    ["x"],
    {},
    {"x": "y"},
    {"x": {}},
)
"""What is put in the place of every value in turn."""


def paths(tree: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  # a tree of TOML
    """Yield the place of every value."""
    if above:
        yield above
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield from paths(value, (*above, key))


def changed(path: tuple[Any, ...], *, value: Any = None, is_gone: bool = False) -> dict[str, Any]:  # noqa: ANN401  # as above
    """Return the full layout with another value in a place, or none."""
    tree = copy.deepcopy(FULL)
    *above, last = path
    inner: Any = tree
    for key in above:
        inner = inner[key]
    if is_gone:
        del inner[last]
    else:
        inner[last] = value
    return tree


def is_loaded(tree: dict[str, Any]) -> bool:
    """Tell whether `load` takes a layout."""
    try:
        of(tree, "own.toml")
    except MisuseError:
        return False
    return True


def is_valid(tree: dict[str, Any]) -> bool:
    """Tell whether the schema takes it."""
    return bool(VALIDATOR.is_valid(tree))


def test_the_schema_in_the_repository_is_the_programs() -> None:
    assert (ROOT / "schemas" / schema.NAME).read_text(encoding="utf-8") == schema.render()
    jsonschema.Draft4Validator.check_schema(SCHEMA)


def test_the_command_prints_it(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(monkeypatch, "schema", "--layout") == 0
    assert capfd.readouterr().out == schema.render()


def test_it_has_every_key_and_every_field_with_both_labels() -> None:
    assert [*SCHEMA["properties"]] == [*KEYS]
    assert all(own.label.zh in SCHEMA["properties"][key]["title"] for key, own in KEYS.items())
    assert [*SCHEMA["properties"]["columns"]["properties"]] == [*FIELDS]


@pytest.mark.parametrize("name", shipped())
def test_a_layout_that_comes_along_satisfies_it(name: str) -> None:
    assert [*VALIDATOR.iter_errors(tomllib.loads(text_of(name)))] == []


@pytest.mark.parametrize("path", [*paths(FULL)], ids=str)
def test_whatever_stands_in_a_place_both_refuse_it_or_neither(path: tuple[Any, ...]) -> None:
    assert is_loaded(FULL)
    assert is_valid(FULL)
    trees = [changed(path, value=value) for value in WRONG] + [changed(path, is_gone=True)]
    assert [is_valid(tree) for tree in trees] == [is_loaded(tree) for tree in trees]


@pytest.mark.parametrize(
    ("added", "is_right"),
    [
        pytest.param({"surprise": 1}, False, id="unknown key"),
        pytest.param({"base": "general"}, True, id="base"),
        pytest.param({"base": "nowhere"}, False, id="unknown base"),
        pytest.param({"columns": {}}, True, id="a date in another table"),
        pytest.param({"columns": {}, "tables": {}}, False, id="no date"),
        pytest.param({"columns": {"applied": []}, "tables": {}}, False, id="a date without a column"),
        pytest.param({"columns": {"channel": []}}, True, id="a column taken away"),
        pytest.param({"columns": {"applicant": "申请人"}}, False, id="no field"),
        pytest.param({"tables": {"order": {"known_by": ["甲"]}}}, False, id="a word of SQL"),
        pytest.param({"tables": {"a-b": {"known_by": ["甲"]}}}, False, id="no name"),
        pytest.param({"tables": {"steps": {"known_by": ["甲"]}}}, True, id="a table that is not read"),
        pytest.param({"tables": {"steps": {"columns": {}}}}, False, id="known by nothing"),
        pytest.param({"codes": {"outcome": {"1": "yes"}}}, False, id="a word of another kind"),
        pytest.param({"codes": {"result": {}}}, False, id="no kind"),
    ],
)
def test_what_else_is_said_both_refuse_it_or_neither(added: dict[str, Any], *, is_right: bool) -> None:
    tree = FULL | added
    assert (is_valid(tree), is_loaded(tree)) == (is_right, is_right)
