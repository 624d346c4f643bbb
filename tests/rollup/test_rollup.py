"""The report of a whole is the sum of its parts: what is added up, what is not and why, and how it is written."""

import datetime
import os
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st
from program import Program, Ran, exit_code

from licreport.check.many import Plan, survey
from licreport.figures.reading import AMOUNT, COUNT, LIMIT, reader
from licreport.figures.stated import interval
from licreport.report.diagnostic import Severity
from licreport.report.load import Loaded, load_bytes
from licreport.rollup.addition import Raw, added
from licreport.rollup.gather import gather
from licreport.rollup.sums import SUMMED, Rollup, rollup
from licreport.rollup.whole import toml
from licreport.words.alike import is_seen, normal
from licreport.words.language import LANGS
from licreport.writing.toml import literal, quoted

TODAY = datetime.date(2026, 1, 1)
WHOLE = "虚构区"
SOME = settings(derandomize=True, max_examples=100)


def part(name: str, tables: str, *, level: str | None = "department", year: int = 2024, of: str = WHOLE) -> Loaded:
    """Load the synthetic report of a part."""
    stated = "" if level is None else f'level = "{level}"\n'
    head = f"format = 1\n[report]\nauthority = {quoted(name)}\nyear = {year}\npart_of = {quoted(of)}\n{stated}"
    return load_bytes(f"{year}/{name}.toml".replace("\0", ""), (head + tables).encode())


def rolled(parts: Sequence[Loaded], authority: str = WHOLE) -> Rollup:
    """Add the parts up."""
    return rollup(gather(parts, authority, 2024, today=TODAY), authority, 2024)


def written(parts: Sequence[Loaded], authority: str = WHOLE) -> str:
    """Return the whole's TOML, remarks in English."""
    return toml(rolled(parts, authority), Path(), "en")


def errors(files: Sequence[Loaded]) -> list[str]:
    """Return the codes of the errors that are found in files that are checked together."""
    given = {loaded.name: loaded for loaded in files}
    results = survey([*given], Plan(TODAY), given=given)
    return [found.code for each in results for found in each.diagnostics if found.severity is Severity.ERROR]


# Sums as they may be written.

ADDED: dict[str, tuple[list[int | str | Decimal], Raw | None]] = {
    "integers": ([1_200, 345], 1_545),
    "one alone": (["1.2万"], "1.2万"),
    "a rounded one and nothing": (["1.2万", 0], "1.2万"),
    "a rounded one and as much as its unit": (["1.2万", 3_000], "1.5万"),
    "a rounded one and less than its unit": (["1.2万", 345], "1.2万"),
    "a rounded one and more than half its unit": (["1.2万", 501], "1.3万"),
    "two of one unit": (["1.2万", "1.3万"], "2.5万"),
    "of two units, rounded": (["33万", "1.25万"], "34万"),
    "of two units, the coarser": (["33万", 20_000], "35万"),
    "hundreds of millions": (["1.2亿", "1.2亿"], "2.4亿"),
    "zero that was rounded": (["0.0万", 0], "0.0万"),
    "exact though printed in ten thousands": (["1.2345万", 1], 12_346),
    "exact though in quotes": (["12", 1], 13),
    "beyond what a figure may be": ([LIMIT, 1], None),
}


@pytest.mark.parametrize(("figures", "total"), ADDED.values(), ids=ADDED)
def test_a_sum_is_written_as_precisely_as_its_figures_are(figures: list[Raw], total: Raw | None) -> None:
    assert added([reader(COUNT)(figure) for figure in figures], COUNT).raw == total


MONEY: dict[str, tuple[list[int | str | Decimal], Raw | None]] = {
    "decimals": ([Decimal("22860705.50"), 1], Decimal("22860706.5")),
    "decimals that end in a whole": ([Decimal("1.25"), Decimal("1.75")], 3),
    "a decimal as printed is rounded": (["1.5", 1], "2.5"),
    "decimals as printed": (["1.5", "1.5"], "3.0"),
    "a decimal as printed and a finer one": (["1.5", Decimal("0.01")], "1.5"),
    "a ten thousandth of ten thousand": (["1.2345万", 2], "1.2347万"),
}


@pytest.mark.parametrize(("figures", "total"), MONEY.values(), ids=MONEY)
def test_a_sum_of_money_is_written_as_precisely_as_its_figures_are(figures: list[Raw], total: Raw | None) -> None:
    assert added([reader(AMOUNT)(figure) for figure in figures], AMOUNT).raw == total


DIGITS = st.integers(0, 10**6)
RAW = st.one_of(
    st.integers(0, 10**9),
    st.tuples(DIGITS, st.integers(0, 3)).map(lambda pair: f"{Decimal(pair[0]) / 10 ** pair[1]:f}万"),
    st.tuples(DIGITS, st.integers(0, 7)).map(lambda pair: f"{Decimal(pair[0]) / 10 ** pair[1]:f}亿"),
)


@SOME
@given(st.lists(RAW, min_size=1, max_size=6))
def test_a_written_sum_stands_for_the_sum_of_what_is_written(raws: list[Raw]) -> None:
    figures = [reader(COUNT)(raw) for raw in raws]
    value, low, high = (sum(Fraction(interval(figure)[end]) for figure in figures) for end in range(3))
    total = added(figures, COUNT)
    assert total.values == (value, low, high)
    if total.raw is not None:
        read = interval(reader(COUNT)(total.raw))
        assert read.low <= value <= read.high
        assert (low == high) == (read.low == read.high)
        assert total == added(figures[::-1], COUNT)


@SOME
@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=5))
def test_exact_amounts_give_their_exact_sum(amounts: list[Decimal]) -> None:
    total = added([reader(AMOUNT)(amount) for amount in amounts], AMOUNT).raw
    assert total is not None
    assert not isinstance(total, str)
    assert total == sum(amounts)


# What is added up, and what is not.


class Case(NamedTuple):
    """The tables of each part, what of one table of the whole is written, and what a remark says."""

    parts: Sequence[str]
    table: str
    whole: Mapping[str, object]
    remark: str = ""


CASES = {
    "what all parts print": Case(
        ["[applications]\nreceived = 10\nrejected = 1\n", "[applications]\nreceived = 20\nrejected = 0\n"],
        "applications",
        {"received": 30, "rejected": 1},
        "received (件); sum of 2",
    ),
    "what some parts print": Case(
        ["[applications]\nreceived = 10\nrejected = 1\n", "[applications]\nreceived = 20\n"],
        "applications",
        {"received": 30},
        "rejected 不予受理: not added up: printed by 1 of 2 parts, not by B",
    ),
    "what none prints": Case(["", "[fees]\namount = 1\n"], "applications", {}),
    "a part alone": Case(["[fees]\namount = 12.50\n"], "fees", {"amount": Decimal("12.5")}),
    "money": Case(
        ["[fees]\namount = 12.50\n", "[fees]\namount = 12.50\n"],
        "fees",
        {"amount": 25},
        "amount = 25  # 收费金额 · fees charged (元); sum of 2",
    ),
    "rounded": Case(
        ['[applications]\nreceived = "1.2万"\n', "[applications]\nreceived = 345\n"],
        "applications",
        {"received": "1.2万"},
        "sum of 2; 11,845–12,845, rounded by A",
    ),
    "rounded twice": Case(
        ['[applications]\nreceived = "1亿"\n', '[applications]\nreceived = "1亿"\n'],
        "applications",
        {"received": "2亿"},
        "sum of 2; 100,000,000–300,000,000, rounded by A and B",
    ),
    "too large": Case(
        [f"[applications]\nreceived = {LIMIT}\n", "[applications]\nreceived = 1\n"],
        "applications",
        {},
        "received 收到申请: not added up: the sum, 1,000,000,000,000,001, is beyond what a figure may be",
    ),
    "the items of departments": Case(
        [
            "[items]\ntotal = 5\n[oversight]\nitems_covered = 2\n",
            "[items]\ntotal = 7\n[oversight]\nitems_covered = 3\n",
        ],
        "items",
        {"total": 12, "departments": 2},
        "departments (个); the number of reports added up",
    ),
    "rates": Case(
        ['[rates]\napproval = "90%"\n', '[rates]\napproval = "80%"\n'],
        "rates",
        {},
        "# [rates] are not added up: they follow from the sums",
    ),
    "items and figures": Case(
        ['[[item]]\nname = "甲"\naccepted = 1\n', '[[figure]]\nname = "乙"\nvalue = 1\n'],
        "item",
        {},
        "# [[item]] of the parts are not added up\n# [[figure]] of the parts are not added up",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_all_parts_print_is_added_up_and_a_remark_says_what_is_not(case: Case) -> None:
    parts = [part(name, tables) for name, tables in zip("ABCDEFGH", case.parts, strict=False)]
    text = written(parts)
    assert tomli.loads(text, parse_float=Decimal).get(case.table, {}) == case.whole
    assert case.remark in text
    assert errors([load_bytes("whole.toml", text.encode()), *parts]) == []


def test_a_few_of_many_parts_that_lack_a_figure_are_named() -> None:
    tables = "[applications]\nreceived = 1\n"
    parts = [part("虚构局", tables), *(part(f"第{number}局", "") for number in range(1, 9))]
    assert "not by 第1局, 第2局, 第3局, 第4局, 第5局 and 3 more" in re.sub(r"\n# ?", " ", written(parts)).replace(
        "局 局", "局"
    )
    assert "第5局等 8 个没有公布" in toml(rolled(parts), Path(), "zh").replace("\n# ", "")


def test_what_counts_items_of_the_catalogue_is_not_added_up_over_areas() -> None:
    tables = (
        "[items]\ntotal = 203\nprevious = 201\ndepartments = 28\n[oversight]\nitems_covered = 161\ncomplaints = 1\n"
    )
    parts = [part(name, tables, level="district") for name in ("甲区", "乙区")]
    tree = tomli.loads(written(parts))
    assert tree["items"] == {}
    assert tree["oversight"] == {"complaints": 2}
    assert written(parts).replace("\n# ", " ").count("areas handle much the same items") == 3


@pytest.mark.parametrize("levels", [("department", None), (None, None), ("department", "district")])
def test_departments_are_counted_only_where_every_part_says_it_is_one(levels: tuple[str | None, ...]) -> None:
    parts = [part(f"第{number}局", "[items]\ndepartments = 1\n", level=level) for number, level in enumerate(levels)]
    text = written(parts)
    assert "departments" not in tomli.loads(text).get("items", {})
    assert "departments 涉及主管部门: not counted: not every part says that it is a department" in text


BESIDE = "[handling]\non_the_spot = 29\non_time = 32\non_time_excludes_on_the_spot = true\n"
AROUND = "[handling]\non_the_spot = 5\non_time = 40\n"
CONVENTIONS = {
    "all beside": ([BESIDE, BESIDE], {"on_the_spot": 58, "on_time": 64, "on_time_excludes_on_the_spot": True}, ""),
    "all around": ([AROUND, AROUND], {"on_the_spot": 10, "on_time": 80}, ""),
    "one beside": ([BESIDE, AROUND], {"on_the_spot": 34, "on_time": 101}, "with those on the spot of A"),
    "one beside what it does not print": (
        [BESIDE.replace("on_the_spot = 29\n", ""), AROUND],
        {},
        "not added up: some parts count it beside on_the_spot, which is not printed by A, and some around it",
    ),
    "all beside what they do not print": (
        [BESIDE.replace("on_the_spot = 29\n", "")] * 2,
        {"on_time": 64, "on_time_excludes_on_the_spot": True},
        "as all the parts count it",
    ),
    "one that does not say how": (
        [AROUND, AROUND + 'on_time_excludes_on_the_spot = "unknown"\n'],
        {"on_the_spot": 10},
        "not added up: it is not known whether B counts it beside on_the_spot or around it",
    ),
    "beside what is not added up": (
        [BESIDE, "[handling]\non_time_excludes_on_the_spot = true\n"],
        {},
        "on_time 按期办结: not added up: printed by 1 of 2 parts, not by B",
    ),
}


@pytest.mark.parametrize(("tables", "handling", "remark"), CONVENTIONS.values(), ids=CONVENTIONS)
def test_on_time_is_added_up_in_one_way_of_counting(
    tables: Sequence[str], handling: Mapping[str, object], remark: str
) -> None:
    parts = [part(name, each) for name, each in zip("AB", tables, strict=True)]
    text = written(parts)
    assert tomli.loads(text).get("handling", {}) == handling
    assert remark in text.replace("\n# ", " ")
    assert errors([load_bytes("whole.toml", text.encode()), *parts]) == []


class Level(NamedTuple):
    """The levels of the parts, those that the whole's own reports state by year, and what comes of it."""

    parts: Sequence[str | None]
    own: Mapping[int, str]
    level: str | None


LEVELS = {
    "of departments": Level(["department", "department"], {}, "district"),
    "of districts": Level(["district"], {}, "city"),
    "of cities": Level(["city"], {}, "province"),
    "of provinces": Level(["province"], {}, "state"),
    "of ministries": Level(["state"], {}, None),
    "of parts that do not say": Level([None, None], {}, None),
    "of some parts that do not say": Level(["district", None], {}, None),
    "of parts that differ": Level(["district", "department"], {}, None),
    "as another year says": Level(["department"], {2022: "city"}, "city"),
    "as the nearest year says": Level(["department"], {2019: "province", 2023: "city"}, "city"),
    "as another year says, of parts that differ": Level(["district", "department"], {2022: "city"}, "city"),
    "not as another year says that parts would be above": Level(["district"], {2022: "district"}, "city"),
}


@pytest.mark.parametrize("case", LEVELS.values(), ids=LEVELS)
def test_the_level_is_as_the_whole_states_it_or_one_above_the_parts(case: Level) -> None:
    parts = [part(f"第{number}局", "", level=level) for number, level in enumerate(case.parts)]
    own = [part(WHOLE, "", level=level, year=year, of="虚构省") for year, level in case.own.items()]
    text = written([*own, *parts])
    assert tomli.loads(text)["report"].get("level") == case.level
    assert ("#level" in text) == (case.level is None)
    assert errors([load_bytes("whole.toml", text.encode()), *parts]) == []


def test_what_the_parts_do_not_tell_of_the_publication_is_left_to_be_filled_in() -> None:
    text = written([part("甲局", "")])
    own = {"authority": WHOLE, "year": 2024, "level": "district", "parts": ["甲局"]}
    assert tomli.loads(text)["report"] == own
    left = ["from", "to", "part_of", "publisher", "signed", "published", "source", "language", "counting"]
    assert re.findall(r"^#(\w+) *=", text, re.MULTILINE) == left


@pytest.mark.parametrize(
    ("ways", "whole"),
    [(("event", "event"), "event"), (("event", "cohort"), None), (("event", None), None), ((None, None), None)],
    ids=["one way", "two ways", "one says none", "none says any"],
)
def test_the_whole_counts_as_all_of_its_parts_say_that_they_do(ways: Sequence[str | None], whole: str | None) -> None:
    said = ["" if way is None else f'counting = "{way}"\n' for way in ways]
    parts = [part(name, own) for name, own in zip(("甲局", "乙局"), said, strict=True)]
    assert tomli.loads(written(parts))["report"].get("counting") == whole


# Sums that would contradict themselves where no part does.

WITHDRAWN = "[applications]\napproved = 90\ndenied = 5\nwithdrawn = 5\nconcluded = 100\n"
PLAIN = "[applications]\napproved = 50\ndenied = 0\nconcluded = 50\n"


class Omitted(NamedTuple):
    """The tables of the parts, the figures left out of the sum, and what the remark on them says."""

    parts: Sequence[str]
    left_out: set[str]
    remark: str


OMITTED = {
    "the withdrawn are in what all parts conclude, but one does not print them": Omitted(
        [WITHDRAWN, PLAIN],
        {"concluded"},
        "concluded 办结: left out: with it LR102 would not hold, though no part contradicts it "
        "(concluded 150 is 5 more than approved 140 + denied 5 = 145); not every part prints withdrawn",
    ),
    "as few as can be: without concluded, all of handling would exceed it": Omitted(
        [
            WITHDRAWN + "[handling]\nonline = 100\non_time = 100\noverdue = 0\n",
            PLAIN + "[handling]\nonline = 50\non_time = 50\noverdue = 0\n",
        ],
        {"denied"},
        "denied 不予批准: left out: with it LR102 would not hold",
    ),
    "the revoked are an outcome in one part and in the other they are not": Omitted(
        [
            "[applications]\napproved = 90\ndenied = 5\nrevoked = 5\nconcluded = 100\n",
            "[applications]\napproved = 50\ndenied = 0\nrevoked = 3\nconcluded = 50\n",
        ],
        {"concluded"},
        "the parts do not count alike",
    ),
    "what is pending follows from a concluded that only one part prints": Omitted(
        [
            "[applications]\nbrought_forward = 0\naccepted = 110\n" + WITHDRAWN[15:] + "pending = 10\n",
            "[applications]\nbrought_forward = 0\naccepted = 50\napproved = 50\ndenied = 0\npending = 0\n",
        ],
        {"pending"},
        "not every part prints concluded and withdrawn",
    ),
    "paid applications were brought forward, which one part does not print": Omitted(
        [
            "[applications]\nbrought_forward = 5\nreceived = 10\n[fees]\napplications = 15\n",
            "[applications]\nreceived = 1\n[fees]\napplications = 1\n",
        ],
        {"applications"},
        "LR206 would not hold",
    ),
    "on time and overdue against a concluded that is computed": Omitted(
        [
            "[applications]\napproved = 90\ndenied = 5\nwithdrawn = 5\n[handling]\non_time = 99\noverdue = 1\n",
            "[applications]\napproved = 50\ndenied = 0\n[handling]\non_time = 50\noverdue = 0\n",
        ],
        {"on_time"},
        "LR105 would not hold",
    ),
}


@pytest.mark.parametrize("case", OMITTED.values(), ids=OMITTED)
def test_a_figure_by_which_the_sum_would_contradict_itself_is_left_out(case: Omitted) -> None:
    parts = [part(name, tables) for name, tables in zip("甲乙", case.parts, strict=True)]
    assert errors(parts) == []
    whole = rolled(parts)
    left_out = {str(path[1]) for path, note in whole.left_out.items() if note.say("en").startswith("left out")}
    assert left_out == case.left_out
    text = toml(whole, Path(), "en")
    assert case.remark in text.replace("\n# ", " ")
    assert errors([load_bytes("whole.toml", text.encode()), *parts]) == []


def test_where_a_part_contradicts_itself_so_does_the_sum() -> None:
    waiver = '[[waiver]]\nrule = "LR102"\nat = "applications.concluded"\nreason = "as printed"\n'
    for tables in (WITHDRAWN.replace("100", "107"), WITHDRAWN.replace("100", "107") + waiver):
        parts = [part("甲局", tables), part("乙局", PLAIN)]
        assert rolled(parts).sums["applications", "concluded"].raw == 157
        assert errors([load_bytes("whole.toml", written(parts).encode())]) == ["LR102"]


# Laws.

COUNTS = st.integers(0, 200_000)
NAMES = sorted(f"{key}.{name}" for key, name in SUMMED)
Tree = dict[str, dict[str, int | bool]]


def as_toml(tree: Tree, hidden: set[str], rounded: set[str]) -> str:
    """Write the tables of a report without some figures, and others to a thousand."""
    lines = []
    for key, table in tree.items():
        lines.append(f"[{key}]")
        for name, value in table.items():
            if f"{key}.{name}" not in hidden:
                is_rounded = f"{key}.{name}" in rounded and not isinstance(value, bool)
                lines.append(f"{name} = {literal(in_ten_thousands(value) if is_rounded else value)}")
    return "\n".join(lines) + "\n"


def in_ten_thousands(value: int) -> str:
    return f"{(Decimal(value) / 10_000).quantize(Decimal('0.1'))}万"


@st.composite
def consistent(draw: st.DrawFn) -> Tree:
    """Draw the tables of a report that agrees with itself."""
    approved, denied = draw(COUNTS), draw(COUNTS)
    forward, withdrawn, revoked = (draw(st.just(0) | COUNTS) for _ in range(3))
    concluded = approved + denied + withdrawn + (revoked if draw(st.booleans()) else 0)
    pending = max(forward - concluded, 0) + draw(st.integers(0, 100))
    received = (accepted := concluded + pending - forward) + (rejected := draw(st.integers(0, 50)))
    overdue = draw(st.integers(0, concluded))
    on_the_spot = draw(st.integers(0, concluded - overdue))
    online, beside = draw(st.integers(0, concluded)), draw(st.booleans())
    paid = draw(st.integers(0, received))
    previous, new, inspections, complaints = (draw(COUNTS) for _ in range(4))
    removed = draw(st.integers(0, previous + new))
    return {
        "items": {"total": previous + new - removed, "previous": previous, "added": new, "removed": removed},
        "applications": {
            "brought_forward": forward,
            "received": received,
            "accepted": accepted,
            "rejected": rejected,
            "approved": approved,
            "denied": denied,
            "withdrawn": withdrawn,
            "concluded": concluded,
            "pending": pending,
            "revoked": revoked,
        },
        "handling": {
            "online": online,
            "fully_online": draw(st.integers(0, online)),
            "commitment": draw(st.integers(0, concluded)),
            "on_the_spot": on_the_spot,
            "on_time": concluded - overdue - (on_the_spot if beside else 0),
            "overdue": overdue,
            "on_time_excludes_on_the_spot": beside,
        },
        "fees": {"applications": paid, "amount": paid * draw(st.integers(1, 500))},
        "oversight": {
            "items_covered": draw(st.integers(0, previous + new - removed)),
            "inspections": inspections,
            "violations": draw(st.integers(0, inspections)),
            "complaints": complaints,
            "complaints_upheld": draw(st.integers(0, complaints)),
        },
    }


@st.composite
def consistent_parts(draw: st.DrawFn) -> list[Loaded]:
    """Draw parts that each agree with themselves, though they count, print and round in different ways."""
    few = st.sets(st.sampled_from(NAMES), max_size=2)
    never = draw(st.sets(st.sampled_from(NAMES), max_size=8))
    levels: Sequence[str | None] = draw(
        st.sampled_from([["department"], ["department", None], ["district", "department"], [None]])
    )
    parts = []
    for number in range(draw(st.integers(1, 4))):
        tree, name, level = draw(consistent()), f"第{number}局", draw(st.sampled_from(levels))
        zeros = {f"{key}.{figure}" for key, table in tree.items() for figure, value in table.items() if value == 0}
        hidden = never | draw(few) | (zeros if draw(st.booleans()) else set())
        own = part(name, as_toml(tree, hidden, draw(few)), level=level)
        while errors([own]):  # what is hidden explains what is printed
            tree = {"oversight": tree["oversight"]}
            own = part(name, as_toml(tree, hidden, set()), level=level)
        parts.append(own)
    return parts


@SOME
@given(consistent_parts())
def test_the_sum_of_consistent_parts_passes_together_with_them(parts: list[Loaded]) -> None:
    text = written(parts)
    whole = load_bytes("whole.toml", text.encode())
    assert errors([whole, *parts]) == []
    assert not whole.problems


@SOME
@given(consistent_parts())
def test_what_every_part_prints_is_in_the_sum_or_a_remark_says_why_not(parts: list[Loaded]) -> None:
    whole = rolled(parts)
    for key, name in SUMMED:
        printed = [each.report.values[f"{key}.{name}"] for each in parts if each.report is not None]
        printed = [value for value in printed if value is not None]
        if printed and (key, name) != ("items", "departments"):
            assert ((key, name) in whole.sums) != ((key, name) in whole.left_out)
        if (key, name) in whole.sums and (key, name) not in {("items", "departments"), ("handling", "on_time")}:
            assert len(printed) == len(parts)
            if all(isinstance(value, int) for value in printed):
                assert whole.sums[key, name].raw == sum(value for value in printed if isinstance(value, int))


NASTY = st.one_of(
    st.text(min_size=1, max_size=12),
    st.text(alphabet="\x00\x07\x1b\x7f\x85\x9b\u061c\u2028\u202e\ufeff\r\n\t\"'\\\\#=[]甲", min_size=1, max_size=12),
).filter(is_seen)


@SOME
@given(st.text(max_size=30))
@example('"""')
@example("\\")
@example("\ud7ff\ue000\U0010ffff")
def test_a_string_is_read_as_what_was_meant(text: str) -> None:
    assert tomli.loads(f"a = {quoted(text)}") == {"a": text}


@SOME
@given(NASTY, NASTY)
def test_names_are_written_as_they_are_meant(whole: str, name: str) -> None:
    tables = '[applications]\nreceived = "1.2万"\n'
    if not (normal(name) and normal(whole)) or normal(whole) in {normal(name), normal(f"{name}2")}:
        return
    parts = [part(name, tables, of=whole), part(f"{name}2", "", of=whole)]
    text = written(parts, whole)
    report = load_bytes("whole.toml", text.encode()).report
    assert report is not None
    assert report.report.authority == whole
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)


# The command.


CULTURE = """#:schema ../../schemas/licreport-report-1.json
format = 1
[report]
authority = "虚构区文旅局"
year = 2024
level = "department"
part_of = "虚构区"
[applications]
received = 500
accepted = 499
rejected = 1
"""
TRANSPORT = CULTURE.replace("文旅", "交通").replace("50", "73").replace("49", "72")


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program beside the reports of two departments, with no locale set."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    write("data/2024/culture.toml", CULTURE)
    write("data/2024/transport.toml", TRANSPORT)

    def run(*arguments: str, stdin: str = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


WANTED = ("--authority", WHOLE, "--year", "2024")


def test_the_whole_is_printed(licreport: Program) -> None:
    ran = licreport("rollup", "data", *WANTED)
    assert (ran.code, ran.err) == (0, "")
    assert tomli.loads(ran.out)["applications"] == {"received": 1_230, "accepted": 1_228, "rejected": 2}
    assert ran.out.startswith("#:schema schemas/licreport-report-1.json\n")
    assert licreport("rollup", *WANTED).out == licreport("rollup", *WANTED, "-o", "-").out == ran.out


def test_the_whole_is_written_and_passes_with_its_parts(licreport: Program) -> None:
    assert licreport("rollup", "data", *WANTED, "-o", "data/whole-2024.toml") == Ran(0, "", "")
    assert Path("data/whole-2024.toml").read_text(encoding="utf-8").startswith("#:schema ../schemas/")
    ran = licreport("check", "data", "--strict")
    assert (ran.code, ran.err) == (0, "")
    again = licreport("rollup", "data", *WANTED, "-o", "data/whole-2024.toml", "--force")
    assert again == Ran(0, "", "")  # its own report is no part


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("", ""),
        ("#:schema https://example.com/a.json", "#:schema https://example.com/a.json"),
        ("#:schema /a.json", "#:schema /a.json"),
        ("#:schema a.json\r", "#:schema data/2024/a.json"),
        ("# Synthetic.\n#:schema ./a.json", "#:schema data/2024/a.json"),
    ],
)
def test_the_schema_is_named_as_the_parts_name_it(licreport: Program, named: str, line: str) -> None:
    body = CULTURE.partition("\n")[2]
    write("data/2024/culture.toml", f"{named}\n{body}")
    write("data/2024/transport.toml", TRANSPORT.partition("\n")[2])
    first = licreport("rollup", *WANTED).out.partition("\n")[0]
    assert first == line or (not line and not first.startswith("#:"))


@pytest.mark.parametrize("lang", LANGS)
def test_labels_are_in_both_languages_and_remarks_in_the_one_asked_for(licreport: Program, lang: str) -> None:
    write("data/2024/transport.toml", TRANSPORT.replace("rejected = 1\n", ""))
    out = licreport("rollup", *WANTED, "--lang", lang).out
    assert "# 受理 · accepted (件); " in out
    assert ("printed by 1 of 2 parts" in out) == (lang == "en")
    assert ("2 份报告中有 1 份公布" in out) == (lang == "zh")


def test_a_report_on_standard_input_is_a_part_too(licreport: Program) -> None:
    ran = licreport("rollup", "data/2024/culture.toml", "-", *WANTED, stdin=TRANSPORT)
    assert tomli.loads(ran.out)["applications"]["received"] == 1_230


MISUSE = {
    "a year that is none": (("--authority", WHOLE, "--year", "24"), "24 is not a year from 1949 to 2100"),
    "a year in full width": (("--authority", WHOLE, "--year", "２０２４"), "is not a year"),
    "a year too far": (("--authority", WHOLE, "--year", "3024"), "3024 is not a year"),
    "a name that is nearly right": (("--authority", "虚构", "--year", "2024"), "did you mean 虚构区?"),
    "a name that is another": (("--authority", "某市", "--year", "2024"), "there are parts of 虚构区"),
    "a year without parts": (("--authority", WHOLE, "--year", "2023"), "there are parts of it on 2024"),
    "a path that is not there": (("nowhere", *WANTED), "no such file or directory: nowhere"),
    "a part that would be replaced": (
        (*WANTED, "-o", "data/2024/culture.toml", "--force"),
        "data/2024/culture.toml is read here, so it is never written to; name another file",
    ),
    "a folder that is not there": ((*WANTED, "-o", "nowhere/whole.toml"), "cannot write nowhere/whole.toml"),
    "a folder instead of a file": ((*WANTED, "-o", "data"), "cannot write data"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_what_cannot_be_done_is_wrong_usage(licreport: Program, arguments: tuple[str, ...], message: str) -> None:
    ran = licreport("rollup", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    in_chinese = licreport("rollup", *arguments, "--lang", "zh")
    assert (in_chinese.code, in_chinese.out) == (2, "")
    assert in_chinese.err.count("\n") == ran.err.count("\n")
    assert Path("data/2024/culture.toml").read_text(encoding="utf-8") == CULTURE


FILES = {
    "one part twice": (
        TRANSPORT,
        2,
        "several reports of 虚构区交通局 on 2024: data/2024/transport.toml, data/more.toml",
    ),
    "a part that is elsewhere part of another": (
        TRANSPORT.replace('"虚构区"', '"某市"'),
        2,
        "several reports of 虚构区交通局 on 2024",
    ),
    "an authority that is part of itself": (
        CULTURE.replace("虚构区文旅局", WHOLE),
        2,
        "data/more.toml: 虚构区 is part of itself",
    ),
    "a part with a misspelt figure": (
        CULTURE.replace("文旅", "民政").replace("received", "recieved"),
        1,
        "LR002 error",
    ),
    "a part whose whole is misspelt": (CULTURE.replace("文旅", "民政").replace("part_of", "partof"), 1, "LR002 error"),
    "a part whose year is none": (CULTURE.replace("文旅", "民政").replace("2024", "24"), 1, "LR004 error"),
    "a file that is no TOML": ("[report", 1, "LR001 error"),
    "a file that is no report": ("a = 1\n", 1, "LR003 error"),
}


@pytest.mark.parametrize(("text", "code", "message"), FILES.values(), ids=FILES)
def test_nothing_is_written_where_a_part_may_be_wrong_or_missing(
    licreport: Program, text: str, code: int, message: str
) -> None:
    write("data/more.toml", text)
    write("old.toml", "old")
    ran = licreport("rollup", *WANTED, "-o", "old.toml", "--force")
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert Path("old.toml").read_text(encoding="utf-8") == "old"


NO_PARTS = {
    "another year's": CULTURE.replace("文旅", "民政")
    .replace("2024", "24")
    .replace("year = 24", "year = 2023\nlevels = 1"),
    "another whole's": CULTURE.replace("文旅", "民政").replace('part_of = "虚构区"', 'part_of = "某市"\nlevels = 1'),
    "the whole's own": 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\nlevels = 1\n',
    "without a whole": 'format = 1\n[report]\nauthority = "虚构局"\nyear = 2024\n[items]\ntotal = "many"\n',
}


@pytest.mark.parametrize("text", NO_PARTS.values(), ids=NO_PARTS)
def test_what_is_certainly_no_part_may_be_wrong(licreport: Program, text: str) -> None:
    write("data/more.toml", text)
    assert licreport("rollup", *WANTED).code == 0


def test_a_part_named_for_another_year_than_it_reports_on_is_not_passed_over(licreport: Program) -> None:
    write("data/tax-2024.toml", CULTURE.replace("文旅", "税务").replace("year = 2024", "year = 2023"))
    ran = licreport("rollup", *WANTED)
    assert (ran.code, ran.out) == (1, "")
    assert "LR005 error" in ran.err


def test_a_file_that_is_there_is_only_replaced_when_told_to(licreport: Program) -> None:
    write("whole.toml", "old")
    ran = licreport("rollup", *WANTED, "-o", "whole.toml")
    assert (ran.code, ran.out) == (2, "")
    assert "whole.toml exists; --force replaces it" in ran.err
    assert "用 --force 覆盖" in licreport("rollup", *WANTED, "-o", "whole.toml", "--lang", "zh").err
    assert Path("whole.toml").read_text(encoding="utf-8") == "old"
    assert licreport("rollup", *WANTED, "-o", "whole.toml", "--force").code == 0
    assert "1_230" in Path("whole.toml").read_text(encoding="utf-8")


def test_a_broken_report_of_the_whole_can_be_replaced(licreport: Program) -> None:
    write("data/whole.toml", "[report")
    assert licreport("rollup", *WANTED, "-o", "data/whole.toml", "--force").code == 0
    assert licreport("check", "data").code == 0


def test_what_cannot_be_written_whole_is_not_written_at_all(
    licreport: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    write("whole.toml", "old")
    monkeypatch.setattr(os, "fsync", fail)
    ran = licreport("rollup", *WANTED, "-o", "whole.toml", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot write whole.toml: No space left on device" in ran.err
    assert Path("whole.toml").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["data", "whole.toml"]


def test_a_part_that_contradicts_itself_is_added_up_and_told_of(licreport: Program) -> None:
    write("data/2024/culture.toml", CULTURE.replace("rejected = 1", "rejected = 2"))
    ran = licreport("rollup", *WANTED, "-o", "whole.toml")
    assert (ran.code, ran.out) == (1, "")
    assert "data/2024/culture.toml:9:12: LR101 error: received 500 is 1 less than accepted 499 + rejected 2" in ran.err
    assert re.search(r"whole.toml:\d+:\d+: LR101 error: received 1,230 is 1 less", ran.err)
    assert "rejected = 3" in Path("whole.toml").read_text(encoding="utf-8")


def test_a_contradiction_that_is_waived_in_a_part_shows_in_the_sum(licreport: Program) -> None:
    waiver = '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "as printed"\n'
    write("data/2024/culture.toml", CULTURE.replace("rejected = 1", "rejected = 2") + waiver)
    ran = licreport("rollup", *WANTED)
    assert ran.code == 1
    assert re.findall(r"^(\S+?):.*LR101", ran.err, re.MULTILINE) == ["<stdout>"]


def test_fewer_parts_than_the_whole_stated_departments_are_told_of(licreport: Program) -> None:
    own = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2023\n[items]\ndepartments = 28\n'
    write("data/2023.toml", own)
    ran = licreport("rollup", *WANTED)
    assert (ran.code, ran.err) == (0, "data/2023.toml states 28 departments; the reports added up are 2\n")
    assert "汇总的报告是 2 份" in licreport("rollup", *WANTED, "--lang", "zh").err


def test_a_file_named_for_another_year_is_told_of(licreport: Program) -> None:
    ran = licreport("rollup", *WANTED, "-o", "2023.toml")
    assert ran.code == 1
    assert "LR005 error" in ran.err


def test_the_number_of_departments_that_the_whole_stated_is_kept_where_reports_are_missing(
    licreport: Program,
) -> None:
    own = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[items]\ndepartments = 28\n'
    write("data/2024.toml", own)
    ran = licreport("rollup", *WANTED)
    assert tomli.loads(ran.out)["items"] == {"departments": 28}
    assert "as data/2024.toml states; 2 reports are added up here" in ran.out


@pytest.mark.parametrize("name", ["虚构", "虚构区人民政府"])
def test_a_report_that_may_be_a_part_but_for_the_spelling_of_its_whole_is_told_of(
    licreport: Program, name: str
) -> None:
    stray = CULTURE.replace("文旅", "卫健").replace('part_of = "虚构区"', f'part_of = "{name}"')
    write("data/2024/health.toml", stray)
    ran = licreport("rollup", *WANTED)
    told = f"data/2024/health.toml is not added up: its part_of is “{name}”; is “虚构区” meant?\n"
    assert (ran.code, ran.err) == (0, told)
    assert "是否应为“虚构区”" in licreport("rollup", *WANTED, "--lang", "zh").err
