"""Who is a part of whom, by the newest report of each: wholes and their parts, and the highest whole of each."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from licreport.site.gathered import Authority, Entry, Gathered


class Structure:
    """The wholes and parts among the authorities."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """The key of what each authority is a part of, of those that say so."""
        newest = {key: newest_of(authority).part_of for key, authority in self._gathered.authorities.items()}
        return {key: whole for key, whole in newest.items() if whole is not None and whole != key}

    @cached_property
    def parts(self) -> Mapping[str, Sequence[str]]:
        """The keys of the parts of each, in the order of their names."""
        found: dict[str, list[str]] = {}
        for key, whole in self.whole.items():
            found.setdefault(whole, []).append(key)
        return found

    @cached_property
    def first(self) -> Mapping[str, int]:
        """The number of the first report of each authority, from 1."""
        counts = [len(authority.entries) for authority in self._gathered.authorities.values()]
        return dict(zip(self._gathered.authorities, accumulate(counts, initial=1), strict=False))

    def around(self, key: str) -> tuple[str, str, bool] | None:
        """Return the key and the name of what an authority is a part of, and whether that has a page."""
        whole = self.whole.get(key)
        return None if whole is None else (whole, self._gathered.names[whole], whole in self._gathered.authorities)

    def above(self, key: str) -> Sequence[str]:
        """Return what an authority is a part of, and what that is a part of, to the highest; a circle ends."""
        return wholes_above(key, self.whole)

    def place(self, key: str) -> str:
        """Return the name of the highest whole that an authority is a part of; its own if there is none."""
        return self._gathered.names[(key, *self.above(key))[-1]]


def newest_of(authority: Authority) -> Entry:
    """Return the newest report of an authority."""
    return (authority.entries or authority.doubles)[-1]


def wholes_above(key: str, wholes: Mapping[str, str | None]) -> Sequence[str]:
    """Return what an authority is a part of, by the whole of each, to the highest; a circle ends."""
    found = [key]
    while (whole := wholes.get(found[-1])) is not None and whole not in found:
        found.append(whole)
    return found[1:]
