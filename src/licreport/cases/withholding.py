"""Which items and departments are not shown, since a small count might tell of a person.

One that has a count under a threshold is withheld whole. Since totals are shown, one that would be alone with that
takes the smallest of the others with it; and since what a department is not shown to have could be told from the whole
and the other departments, an item is withheld everywhere or nowhere.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from licreport.cases.tabulation import Group, Tabulation

Item: TypeAlias = tuple[str | None, str | None]
"""The name and the code of an item."""


def withheld_items(tabulation: Tabulation, departments: Sequence[Group], least: int) -> frozenset[Item]:
    """Return the items that are withheld from the whole's report and from those of the departments.

    `departments` are all of them: what is withheld of one could be told from the whole and the others.
    """
    shown = [items_of(tabulation, keys) for keys in ({}, *(group.keys for group in departments))]
    withheld: frozenset[Item] = frozenset()
    while True:
        found = frozenset(item_of(group) for groups in shown for group in _withheld(groups, least, withheld))
        if found <= withheld:
            return withheld
        withheld |= found


def withheld_departments(departments: Sequence[Group], least: int) -> list[Group]:
    """Return the departments whose reports are withheld."""
    return _withheld(departments, least, frozenset())


def items_of(tabulation: Tabulation, keys: Mapping[str, str | None]) -> list[Group]:
    """Return the items of the whole, or of a department, in the order of their codes and names."""
    if "item" not in tabulation.text.groups:
        return []
    return tabulation.broken_down(("item_code", "item"), keys)


def item_of(group: Group) -> Item:
    """Return the item whose cases a group is of; none for a department."""
    return group.keys.get("item"), group.keys.get("item_code")


def _withheld(groups: Sequence[Group], least: int, already: frozenset[Item]) -> list[Group]:
    """Return the groups with a count under `least` that is not nought, and those already withheld; never one alone."""
    small = [group for group in groups if item_of(group) in already or _is_small(group, least)]
    rest = [group for group in groups if group not in small]
    if len(small) == 1 and rest:
        small.append(min(rest, key=lambda group: group.cases))
    return small


def _is_small(group: Group, least: int) -> bool:
    return any(0 < count.value < least for count in group.counts.values() if isinstance(count.value, int))
