"""How the indicators are computed, as quantities: what `indicators.py` says in functions."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from licreport.model import Report
from licreport.quantity import CONCLUDED, Added, Quantity


class Quotient(NamedTuple):
    """A part divided by its whole."""

    part: Quantity
    whole: Quantity


Derivation: TypeAlias = Quotient | Added


def _on_time(report: Report) -> Quotient:
    beside = report.on_time_excludes_on_the_spot(report.casework)
    return Quotient(Added(("on_time", "on_the_spot")) if beside else "on_time", CONCLUDED)


def _always(derivation: Derivation) -> Callable[[Report], Derivation]:
    return lambda _: derivation


DERIVATIONS: Mapping[str, Callable[[Report], Derivation]] = {
    "items_change": _always(Added(("items.total",), less=("items.previous",))),
    "acceptance_rate": _always(Quotient("accepted", "received")),
    "rejection_rate": _always(Quotient("rejected", "received")),
    "approval_rate": _always(Quotient("approved", CONCLUDED)),
    "denial_rate": _always(Quotient("denied", CONCLUDED)),
    "concluded_computed": _always(Added((CONCLUDED,))),
    "online_rate": _always(Quotient("online", CONCLUDED)),
    "fully_online_rate": _always(Quotient("fully_online", CONCLUDED)),
    "commitment_rate": _always(Quotient("commitment", CONCLUDED)),
    "on_the_spot_rate": _always(Quotient("on_the_spot", CONCLUDED)),
    "on_time_rate": _on_time,
    "overdue_rate": _always(Quotient("overdue", CONCLUDED)),
    "paid_share": _always(Quotient("applications", "received")),
    "average_fee": _always(Quotient("amount", "applications")),
    "oversight_coverage": _always(Quotient("oversight.items_covered", "items.total")),
    "violation_rate": _always(Quotient("oversight.violations", "oversight.inspections")),
    "upheld_rate": _always(Quotient("oversight.complaints_upheld", "oversight.complaints")),
}
"""By the name of the indicator."""
