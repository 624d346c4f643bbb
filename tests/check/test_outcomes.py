"""What may become of an application: each outcome that a report prints is in the sum, and no other.

The figures of two of the cases are those of published reports; the others are synthetic.
"""

import datetime

import pytest

from licreport.check.one import check
from licreport.report.load import load_bytes

HEAD = 'format = 1\n[report]\nauthority = "虚构部"\nyear = 2024\n[applications]\n'


@pytest.mark.parametrize(
    ("figures", "findings"),
    [
        pytest.param(
            {"received": 2_143_249, "accepted": 2_142_623, "rejected": 40, "not_required": 586}, [], id="not required"
        ),
        pytest.param(
            {"received": 2_143_249, "accepted": 2_142_623, "rejected": 40},
            [("LR101", 586)],
            id="not required, but not given as such",
        ),
        pytest.param(
            {"received": 10, "accepted": 8, "rejected": 1, "returned": 1}, [], id="returned, and counted among the rest"
        ),
        pytest.param(
            {"received": 9, "accepted": 8, "rejected": 1, "returned": 3}, [], id="returned, completed and accepted"
        ),
        pytest.param(
            {"received": 12, "accepted": 8, "rejected": 1, "returned": 1},
            [("LR101", 3)],
            id="returned, and off either way",
        ),
        pytest.param(
            {"approved": 7_525_307, "denied": 305_962, "withdrawn": 46_400, "forwarded": 888, "concluded": 7_878_562},
            [("LR102", 5)],
            id="forwarded, and off by five",
        ),
        pytest.param(
            {"approved": 7_525_307, "denied": 305_962, "withdrawn": 46_400, "forwarded": 888, "concluded": 7_878_557},
            [],
            id="forwarded",
        ),
        pytest.param({"received": 10, "accepted": 11}, [("LR211", 1)], id="accepted above received, none rejected"),
        pytest.param(
            {"received": 10, "rejected": 6, "not_required": 5}, [("LR211", 1)], id="turned away above received"
        ),
        pytest.param({"received": "1.0万", "accepted": 10_040}, [], id="accepted above received as rounded"),
        pytest.param(
            {"brought_forward": 3, "accepted": 10, "approved": 9, "denied": 1, "forwarded": 4},
            [("LR201", 1)],
            id="more decided and forwarded than there were",
        ),
    ],
)
def test_each_outcome_that_is_printed_is_in_the_sum(
    figures: dict[str, object], findings: list[tuple[str, object]]
) -> None:
    lines = [f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in figures.items()]
    checked = check(load_bytes("r.toml", (HEAD + "\n".join(lines)).encode()), today=datetime.date(2026, 1, 1))
    assert [(each.code, each.finding.difference) for each in checked.diagnostics] == findings
