"""What several findings would follow from: the only credible change of one figure, or nothing."""

import datetime

import pytest

from licreport.check.one import check
from licreport.correction.common import CommonCause, common_causes
from licreport.correction.search import localise
from licreport.report.load import load_bytes

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'

RECEIVED = "[applications]\nreceived = {}\naccepted = 2_350\nrejected = 150\n[rates]\nacceptance = '94.0%'\n"
SHARES = "".join(
    f'[[figure]]\nname = "{name}"\nvalue = {value}\ndivides = "全部"\nshare = "{share}"\n'
    for name, value, share in (("甲", 50, "50%"), ("乙", 30, "30%"), ("丙", 20, "20%"))
)


def found(tables: str, *, in_pairs: bool) -> list[CommonCause]:
    checked = check(load_bytes("report.toml", (HEAD + tables).encode()), today=datetime.date(2026, 1, 1))
    return [*common_causes(localise(checked, in_pairs=in_pairs))]


CASES = {
    "the only change of one figure": (
        f'[[figure]]\nname = "全部"\nvalue = 177\n{SHARES}',
        [(("figure", 0, "value"), 4)],
    ),
    "one finding alone": ("[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n", []),
    "the only one that a slip explains": (RECEIVED.format("5_200"), [(("applications", "received"), 2)]),
    "several groups, each with its own": (
        f'{RECEIVED.format("5_200")}[[figure]]\nname = "全部"\nvalue = 177\n{SHARES}',
        [(("applications", "received"), 2), (("figure", 0, "value"), 4)],
    ),
    "only two figures together would do": (
        (
            "[applications]\nreceived = 100\naccepted = 95\nrejected = 15\n"
            "concluded = 90\nbrought_forward = 0\npending = 0\n[rates]\nacceptance = '90.0%'\n"
        ),
        [],
    ),
    "several figures that slips explain alike": (
        "[applications]\napproved = 539535\ndenied = 2545\n[handling]\non_time = 542091\non_the_spot = 542085\n",
        [],
    ),
}


@pytest.mark.parametrize("in_pairs", [True, False], ids=["after all has been searched", "without a search of pairs"])
@pytest.mark.parametrize(("tables", "expected"), CASES.values(), ids=CASES)
def test_a_cause_is_the_only_credible_change(
    tables: str, expected: list[tuple[object, int]], *, in_pairs: bool
) -> None:
    causes = found(tables, in_pairs=in_pairs)
    assert [(cause.change.spot.path, len(cause.diagnostics)) for cause in causes] == expected
