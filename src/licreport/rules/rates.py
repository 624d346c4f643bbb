"""LR3xx: printed rates, shares and growth follow from the figures printed beside them."""

from collections.abc import Iterable, Iterator, Sequence
from math import lcm

from licreport.figures.stated import Figure, Stated
from licreport.relations.kinds import POINTS, Part, Rate, Relation, Sum
from licreport.relations.plainest import exact
from licreport.relations.quantity import ALL, CONCLUDED, Added, Name, Quantity, Total, stated_or_computed
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.mirrors import GROWTH, LAST_YEAR, mirrored
from licreport.report.model import Division, Report, item_figure, name_of
from licreport.report.tables.lists import Item, NamedFigure
from licreport.report.tables.rates import Rates
from licreport.report.tables.reviews import DEGREES

DECIDED = Total("concluded", Added(("approved", "denied"), either=("revoked",), usually=("withdrawn", "forwarded")))
"""办结 as stated, or else what was decided, with what ended otherwise or without: reports count rates in both ways."""

RATES: dict[str, tuple[Quantity, Quantity]] = {
    "acceptance": ("accepted", "received"),
    "approval": ("approved", DECIDED),
    "online": ("online", DECIDED),
    "fully_online": ("fully_online", DECIDED),
    "commitment": ("commitment", DECIDED),
    "on_the_spot": ("on_the_spot", DECIDED),
    "on_time": ("on_time", DECIDED),
    "conclusion": (CONCLUDED, Added(("accepted",), either=("brought_forward",))),
}
"""What each printed rate is of what; those that are not here have no count to follow from."""

_BAD = Added(tuple(f"reviews.{degree}" for degree in DEGREES[-2:]))
_GOOD = Added(("reviews.very_satisfied", "reviews.satisfied"), either=("reviews.basically_satisfied",))
_REVIEWS = Total("reviews.total", Added(tuple(f"reviews.{degree}" for degree in DEGREES)))


@rule(
    "LR301",
    or_else=Severity.WARNING,
    zh="""公布的比率与其数据相符

    比率按公布的位数核对：只要有一组未舍入的数字能得出它，就算相符。受理率以收到申请为分母，办结率以受理（是否加上年
    结转均可）为分母，其余以办结为分母（没有公布办结数的，以批准与不予批准之和为分母，是否加上终止办理等均可）；
    按期办结列在当场办结之外的，按期办结率是否包含当场办结均可。满意率以评价为分母，基本
    满意是否算作满意均可；差评整改率以不满意与非常不满意之和为分母。两者均不超过 100%。

    只截去尾数而未四舍五入的比率，不致误导，列为警告。
    """,
)
def rates_follow_from_their_figures(report: Report) -> Relations:
    """A printed rate agrees with its figures, to the digits printed.

    It agrees if any figures that round to those printed give a rate that rounds to the one printed. The acceptance
    rate is of the received, the conclusion rate of the accepted, with those brought forward or without, and all others
    are of the concluded; where no concluded is printed, of the approved and the denied, with what ended otherwise or
    without. Where on_time is counted beside on_the_spot, its rate may be of either alone or of both. The
    satisfaction rate is of the reviews, with those basically satisfied or without, the rectification rate of the bad;
    neither is above 100 %. A rate whose digits were cut off, not rounded, misleads nobody and is a warning.

    ```toml
    [applications]
    received = 1000
    accepted = 987
    [rates]
    acceptance = "97.8%"  # LR301
    ```

    ```toml
    [applications]
    approved = 12_207
    denied = 53
    withdrawn = 92
    [rates]
    approval = "99.6%"
    ```

    ```toml
    [applications]
    received = "227.9万"
    accepted = "227.5万"
    approved = "225.3万"
    concluded = "227万"
    [rates]
    acceptance = "99.82%"
    approval = "99.4%"
    ```
    """
    for name, (part, whole) in RATES.items():
        if name == "conclusion" and report.rates.conclusion is None:
            continue  # which few reports print
        base, beside = part, name == "on_time" and report.on_time_excludes_on_the_spot(report.casework)
        if beside is None:
            continue  # what the rate is of is not known
        if beside:
            both = report.handling.on_the_spot is None  # then what the rate of both would be is not known
            base = Added((part, "on_the_spot")) if both else Added((part,), either=("on_the_spot",))
        yield Rate(f"rates.{name}", base, whole)
    if report.reviews.satisfaction is not None:
        yield Rate("reviews.satisfaction", _GOOD, _REVIEWS)
        yield Part("reviews.satisfaction", ALL, measure=POINTS)
    if report.reviews.rectification is not None:
        yield Rate("reviews.rectification", "reviews.rectified", _BAD)
        yield Part("reviews.rectification", ALL, measure=POINTS)


@rule(
    "LR302",
    or_else=Severity.WARNING,
    zh="""公布的占比与其数据相符

    事项的占比是它在同层（且 `by` 相同的）事项所构成的整体中的份额，[[figure]] 的占比是它在 `divides` 或 `of`
    所指数据中的份额。事项带有多项数据时，以多数占比所符合的那一项为准。同层占比全部公布且恰好合计 100% 时，
    容许末位相差一个单位，因为有的报告会调整末位使合计为 100%。占比不超过 100%。只截去尾数而未四舍五入的占比，列为警告。
    """,
)
def shares_follow_from_their_figures(report: Report) -> Relations:
    """A printed share agrees with its figures, to the digits printed.

    An item's share is of the whole that the items of its level (and of its `by`) divide, a figure's of what it
    `divides` or is `of`. Where items carry several figures, the one that most of the shares agree with is meant. One
    unit of the last digit is allowed where all the sibling shares are printed and add to exactly 100 %, since some
    reports move a digit so that they do. A share whose digits were cut off, not rounded, misleads nobody and is a
    warning. No share is above 100 %.

    ```toml
    [applications]
    concluded = 330
    [[item]]
    name = "建筑垃圾处置"
    concluded = 142
    share = "40.03%"  # LR302
    [[item]]
    name = "其他"
    concluded = 188
    share = "56.97%"
    ```

    ```toml
    [[figure]]
    name = "合计"
    value = 7
    [[figure]]
    name = "甲"
    value = 1
    divides = "合计"
    share = "14.28%"
    [[figure]]
    name = "乙"
    value = 6
    divides = "合计"
    share = "85.72%"
    ```
    """
    yield from (Part(share, ALL, measure=POINTS) for share in _above_all(report))
    for level in report.item_divisions:
        yield from _item_shares(report, level)
    for index, figure in enumerate(report.figure):
        if figure.divides is None and figure.of is not None and figure.share is not None:
            named = report.named(figure.of)
            if named is not None:
                yield Rate(f"figure.{index}.share", f"figure.{index}.value", stated_or_computed(named))
    for whole, indices in report.figure_divisions:
        slack = _add_to_one([report.figure[index].share for index in indices])
        for index in indices:
            if report.figure[index].share is not None:
                yield Rate(f"figure.{index}.share", f"figure.{index}.value", stated_or_computed(whole), slack)


def _above_all(report: Report) -> Iterator[Name]:
    """Yield the names of the shares whose digits say that they are above 100 %."""
    lists: tuple[tuple[str, Sequence[Item | NamedFigure]], ...] = (("item", report.item), ("figure", report.figure))
    for key, elements in lists:
        for index, element in enumerate(elements):  # compared in integers, at a fifth of what fractions cost
            share = element.share
            if type(share) is Figure and share.value.numerator > share.value.denominator:
                yield f"{key}.{index}.share"


def _item_shares(report: Report, level: Division) -> Iterable[Rate]:
    """Return the relations of one level's shares to the figure that most of them agree with."""
    shared = [index for index in level.items if report.item[index].share is not None]
    if not shared or level.is_unknown:
        return []
    slack = not level.is_partial and _add_to_one([report.item[index].share for index in level.items])
    choices: list[list[Rate]] = []
    for figure in report.printed_of(shared):
        whole = _whole(report, level, figure)
        rates = [Rate(item_figure(index, "share"), item_figure(index, figure), whole, slack) for index in shared]
        if all(_agreeing(rates, whole, report)):
            return rates
        choices.append(rates)
    if choices:
        return max(choices, key=lambda rates: _agreement(rates, report))
    whole = _whole(report, level, "concluded")
    return [Rate(item_figure(index, "share"), item_figure(index, "concluded"), whole, slack) for index in shared]


def _agreeing(rates: Sequence[Rate], whole: Quantity, report: Report) -> Iterator[bool]:
    """Tell of each rate of one whole whether it holds."""
    of = exact(whole)(report.values)
    return (rate.holds(report.values, of) for rate in rates)


def _agreement(rates: Sequence[Rate], report: Report) -> tuple[int, int]:
    """Return how many of the rates of one whole hold, and how many can be evaluated."""
    agreeing = sum(_agreeing(rates, rates[0].whole, report))
    return agreeing, sum(rate.is_evaluable(report.values) for rate in rates)


def _whole(report: Report, level: Division, figure: Name) -> Quantity:
    """Return what the items of a level divide: as stated, or else their own sum where every item is listed."""
    stated = stated_or_computed(report.divided_by(level.under, figure))
    if level.is_partial or any(report.item[index].__dict__[figure] is None for index in level.items):
        return stated
    parts = Added(tuple(item_figure(index, figure) for index in level.items))
    return Total(report.divided_by(level.under, figure), parts)


def _add_to_one(shares: Sequence[Figure | int | None]) -> bool:
    stated = [share.value for share in shares if isinstance(share, Figure)]
    if len(stated) < len(shares):
        return False
    whole = lcm(*(value.denominator for value in stated))  # in integers, at a fifth of what fractions cost
    return sum(value.numerator * (whole // value.denominator) for value in stated) == whole


@rule(
    "LR303",
    zh="""范围小的比率不超过范围大的比率

    全程网办率不超过网办率，提前办结率不超过按期办结率；按期办结列在当场办结之外时，后者不作此判断。
    """,
)
def narrower_rates_do_not_exceed_wider_ones(report: Report) -> Relations:
    """A rate of fewer does not exceed one of more.

    What is handled online from end to end was accepted online, and what is decided early is decided on time, unless
    on_time is counted beside on_the_spot. Both rates are of the same whole.

    ```toml
    [rates]
    online = "92.1%"
    fully_online = "93.7%"  # LR303
    ```

    ```toml
    [rates]
    on_time = "100%"
    early = "96.20%"
    ```
    """
    if report.rates.fully_online is not None:
        yield Part("rates.fully_online", "rates.online", measure=POINTS)
    if report.rates.early is not None and report.on_time_excludes_on_the_spot(report.casework) is False:
        yield Part("rates.early", "rates.on_time", measure=POINTS)


@rule(
    "LR304",
    or_else=Severity.WARNING,
    zh="""公布的增长与两年的数据相符

    增长率等于本年数据除以本报告所列的上年数据再减去 1，按公布的位数核对；写作差额的，等于两者之差。比率的增长，是百分点
    之差。

    只截去尾数而未四舍五入的，列为警告。没有列出上年数据的，与上年的报告核对（LR510）。
    """,
)
def growth_follows_from_both_years(report: Report) -> Relations:
    """The growth that is printed follows from this year's and last year's figures.

    A rate of growth is this year's figure divided by last year's, as this report gives it, less one, to the digits
    printed; a difference is the one less the other. The growth of a rate is in percentage points. Digits that were cut
    off, not rounded, are a warning. Where last year's figure is not given, last year's report is asked (LR510).

    ```toml
    [applications]
    received = 13_260
    [last_year.applications]
    received = 10_571
    [growth.applications]
    received = "26.4%"  # LR304
    ```

    ```toml
    [applications]
    received = 13_260
    accepted = 13_200
    [rates]
    acceptance = "99.5%"
    [last_year.applications]
    received = 10_571
    accepted = 13_210
    [last_year.rates]
    acceptance = "97.1%"
    [growth.applications]
    received = "25.4%"
    accepted = -10
    [growth.rates]
    acceptance = "2.4%"
    ```
    """
    for key, table in report.mirrors.items():
        mirror, own = mirrored(key)
        if mirror == GROWTH:
            for name, growth in table.__dict__.items():
                last = report.mirrors.get(f"{LAST_YEAR}.{own}")
                if growth is not None and last is not None and last.__dict__[name] is not None:
                    yield change(f"{key}.{name}", growth, name_of(own, name), f"{LAST_YEAR}.{own}.{name}")
    yield from _of_figures(report)


def _of_figures(report: Report) -> Iterator[Relation]:
    for index, figure in enumerate(report.figure):
        if figure.growth is not None:
            at = f"figure.{index}"
            is_rate = isinstance(figure.value, Figure) and figure.value.suffix == "%"
            yield change(f"{at}.growth", figure.growth, f"{at}.value", f"{at}.last_year", is_rate=is_rate)


def change(name: Name, growth: Stated, this: Name, last: Name, *, is_rate: bool = False) -> Relation:
    """Return what a printed change, as it is stated, is of two years' figures; those of a rate differ by points."""
    is_rate = is_rate or "rates." in name
    if isinstance(growth, Figure) and growth.suffix == "%" and not is_rate:
        return Rate(name, this, last, above=1)
    return Sum(name, (this,), (last,), measure=POINTS) if is_rate else Sum(name, (this,), (last,))


@rule(
    "LR305",
    zh="""比率不超过 100%

    部分不多于整体。办结率除外：上年结转的办件在本年办结时，它可以超过 100%。
    """,
)
def no_rate_is_above_all(rates: Rates) -> Relations:
    """No rate is above 100 %.

    A part is no more than its whole. The conclusion rate is left out: where much is concluded that was brought forward
    from last year, it may be above.

    ```toml
    acceptance = "103.2%"  # LR305
    ```

    ```toml
    on_time = "100%"
    conclusion = "104.1%"
    ```
    """
    for name in _OF_A_WHOLE:
        if getattr(rates, name) is not None:
            yield Part(name, ALL, measure=POINTS)


_OF_A_WHOLE = tuple(name for name in Rates.model_fields if name != "conclusion")
