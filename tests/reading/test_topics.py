"""What the clause before a figure's own says of it: that it is of some cases, or nothing. All figures are synthetic."""

import pytest

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.scopes.topics import DONE, IN_VIEW, OF_KIND, OF_SOME, SERVICES, WAY
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Line, Place
from licreport.words.language import Words

PLACE = Place(Words("line 1", "第1行"), 1)


def read(text: str) -> dict[str, int | str]:
    """Return the figures that a sentence is read as saying."""
    told = said_in(Line(text, PLACE), Whose("虚构区", 2024))
    return {".".join(one.path): one.written for one in told if isinstance(one, Claim)}


@pytest.mark.parametrize("clause", [*SERVICES.examples, *OF_SOME.examples, *IN_VIEW.examples, *OF_KIND.examples])
def test_a_clause_on_some_cases_leaves_out_what_is_told_behind_it(clause: str) -> None:
    assert read(f"{clause}，受理30件，批准29件。") == {}
    assert read(f"{clause}，受理30件。办结28件。") == {}


@pytest.mark.parametrize(
    "clause", [*DONE.examples, "据统计", "此外", "同时", "从办理情况看", "服务重点项目", "对照上级清单", "在此基础上"]
)
def test_a_clause_on_what_was_done_leaves_a_figure_the_authoritys(clause: str) -> None:
    assert read(f"{clause}，受理30件，批准29件。") == {"applications.accepted": 30, "applications.approved": 29}


@pytest.mark.parametrize("clause", WAY.examples)
def test_what_is_done_with_some_cases_leads_to_the_figure_of_that_way_only(clause: str) -> None:
    assert read(f"{clause}，当场办结30件。") == {"handling.on_the_spot": 30}
    assert read(f"{clause}，受理30件。") == {}


@pytest.mark.parametrize("clause", SERVICES.examples)
def test_who_is_named_again_is_spoken_of_again(clause: str) -> None:
    assert read(f"{clause}，全区受理30件。") == {"applications.accepted": 30}
