"""What a project sets for `check` and for documents, as far as the page goes by it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from licreport.check.selection import ALL, Selection, selection
from licreport.collection.index import FACTOR, factor_of
from licreport.figures.stated import Number
from licreport.rules import RULES


class Project(NamedTuple):
    """The settings of a project; as they are without any."""

    selection: Selection = ALL
    """Which rules are applied."""
    factor: Number = FACTOR
    """By how much a count may change within a year (LR503)."""
    waivers: bool = True
    notes: str | None = None
    separator: str | None = None
    money: str | None = None

    @property
    def left_out(self) -> list[str]:
        """The codes of the rules that are not applied."""
        return [code for code in RULES if not self.selection.takes(code)]


def project_from(told: Mapping[str, Any]) -> Project:
    """Return what the settings say, which were looked over when they were read."""
    return Project(
        selection(told.get("select", ()), told.get("ignore", ())),
        factor_of(str(told["change-factor"])) if "change-factor" in told else FACTOR,
        told.get("waivers", True),
        *(told.get(key) for key in ("notes", "separator", "money")),
    )
