"""The charts of a report: which are drawn of which figures, and that no flow shows what nobody printed."""

from collections import defaultdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from licreport.compose.pictures import PICTURES
from licreport.document.blocks import Bars, Drawing, Flow
from licreport.document.reading_out import told
from licreport.report.load import load_bytes
from licreport.words.language import Lang

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n'
FLOW, OTHERS = "where_applications_went", "other_ways"


def drawn(name: str, figures: dict[str, int], lang: Lang = "zh") -> Drawing | None:
    text = HEAD + "".join(f"{key} = {value}\n" for key, value in figures.items())
    report = load_bytes("a.toml", text.encode()).report
    assert report is not None
    return PICTURES[name].function(report, [report], lang)


DISTRICT = {
    "brought_forward": 250,
    "received": 15884,
    "accepted": 15761,
    "rejected": 123,
    "approved": 15449,
    "denied": 112,
    "withdrawn": 167,
    "pending": 283,
}
PUTUO = {"received": 542219, "accepted": 542141, "rejected": 78, "approved": 539535, "denied": 2545}


def test_what_was_brought_forward_comes_in_and_what_is_pending_goes_out() -> None:
    flow = drawn(FLOW, DISTRICT)
    assert isinstance(flow, Flow)
    assert told(flow, "zh") == (
        "上年结转 250件：受理15,761件，连同上年结转（计算得出） 16,011件中的250件；"
        "收到申请 15,884件：受理15,761件，连同上年结转（计算得出） 16,011件中的15,761件、不予受理 123件；"
        "受理15,761件，连同上年结转（计算得出） 16,011件："
        "批准 15,449件、不予批准 112件、终止办理 167件、年末未办结 283件。"
    )


def test_without_a_received_the_accepted_come_in_with_those_brought_forward() -> None:
    flow = drawn(FLOW, {"brought_forward": 5, "accepted": 100, "approved": 90, "denied": 8, "pending": 7}, "en")
    assert isinstance(flow, Flow)
    assert told(flow, "en") == (
        "Brought forward 5: 5 of Together (computed) 105; Accepted 100: 100 of Together (computed) 105; "
        "Together (computed) 105: Approved 90, Denied 8 and Pending 7."
    )


def test_what_no_figure_tells_of_is_said_to_be_computed() -> None:
    flow = drawn(FLOW, {"accepted": 100, "approved": 90, "denied": 8})
    assert isinstance(flow, Flow)
    assert [(node.label, node.text, node.tone) for node in flow.nodes] == [
        ("受理", "100件", ""),
        ("批准", "90件", ""),
        ("不予批准", "8件", "against"),
        ("未公布去向（计算得出）", "2件", "unknown"),
    ]


def test_nothing_brought_forward_is_no_station() -> None:
    flow = drawn(FLOW, {"brought_forward": 0, "accepted": 100, "approved": 90, "denied": 10})
    assert isinstance(flow, Flow)
    assert [node.label for node in flow.nodes] == ["受理", "批准", "不予批准"]


CHOICES = {
    "a hundredth goes another way": ({"accepted": 100, "approved": 99, "denied": 1}, FLOW),
    "less than a hundredth does, in one way": ({"accepted": 1000, "approved": 991, "denied": 9}, None),
    "less than a hundredth does, in two ways": ({"accepted": 1000, "approved": 991, "denied": 8}, OTHERS),
    "all are approved": ({"received": 2207, "accepted": 2207, "approved": 2207, "denied": 0}, None),
    "most are rejected, and nothing else is told": ({"received": 99, "accepted": 9, "rejected": 90}, FLOW),
    "nearly all are concluded, however": ({"accepted": 10000, "concluded": 9991, "pending": 8}, None),
    "nothing came in": ({"received": 0, "accepted": 0, "rejected": 0, "approved": 0}, None),
    "figures that contradict each other": ({"accepted": 100, "approved": 90, "denied": 20}, None),
    "a district with nearly all approved": (PUTUO, OTHERS),
    "a district of which one in twenty-five was not": (DISTRICT, FLOW),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "chosen"), CHOICES.values(), ids=CHOICES)
def test_the_chart_that_tells_something_is_chosen_by_the_data(figures: dict[str, int], chosen: str | None) -> None:
    assert [name for name in (FLOW, OTHERS) if drawn(name, figures)] == ([chosen] if chosen else [])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "不予受理 78件、不予批准 2,545件、未公布去向（计算得出） 61件。"),
        ("en", "Rejected 78, Denied 2,545 and Outcome not published (computed) 61."),
    ],
    ids=["zh", "en"],
)
def test_what_the_rectangle_would_hide_is_shown_on_a_scale_of_its_own(lang: Lang, words: str) -> None:
    bars = drawn(OTHERS, PUTUO, lang)
    assert isinstance(bars, Bars)
    assert told(bars, lang) == words
    assert [bar.tone for bar in bars.bars] == ["against", "against", "unknown"]


AMOUNTS = st.integers(0, 400)


@st.composite
def reports(draw: st.DrawFn) -> dict[str, int]:
    """Draw a year's applications as they may have been, of which a report prints some."""
    ends = {name: draw(AMOUNTS) for name in ("approved", "denied", "withdrawn", "forwarded")}
    pending = draw(AMOUNTS)
    handled = sum(ends.values()) + pending
    brought_forward = draw(st.integers(0, handled))
    aside = {"rejected": draw(AMOUNTS), "not_required": draw(AMOUNTS)}
    accepted = handled - brought_forward
    whole = ends | aside | {
        "brought_forward": brought_forward,
        "accepted": accepted,
        "received": accepted + sum(aside.values()),
        "concluded": sum(ends.values()),
        "pending": pending,
    }  # fmt: skip
    hidden = draw(st.sets(st.sampled_from(sorted(whole.keys() - {"accepted"})), max_size=4))
    return {name: value for name, value in whole.items() if name not in hidden}


@given(reports())
def test_in_any_flow_what_flows_in_flows_out(figures: dict[str, int]) -> None:
    flow = drawn(FLOW, figures)
    assume(isinstance(flow, Flow))
    assert isinstance(flow, Flow)
    arriving, leaving = defaultdict[int, float](float), defaultdict[int, float](float)
    for link in flow.links:
        arriving[link.target] += link.value
        leaving[link.source] += link.value
        assert flow.nodes[link.source].column + 1 == flow.nodes[link.target].column
    for place, node in enumerate(flow.nodes):
        assert arriving.get(place, node.value) == leaving.get(place, node.value) == node.value
        assert place in arriving or node.column == 0
        assert node.text == f"{node.value:,.0f}件"
        assert node.value in figures.values() or "计算得出" in node.label
