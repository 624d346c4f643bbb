"""Whether one authority's name may be meant for another: in `part_of`, a name is easily spelt in another way."""

from functools import lru_cache

_NEAR = 0.75
"""As difflib counts: 虚构 is near 虚构区; 虚构县 is not near 虚构市, though two of three characters are the same."""


@lru_cache(maxsize=1024)  # many parts name the same whole
def is_alike(name: str, other: str) -> bool:
    """Tell whether names are the same but for blanks, one has more behind it, or they are nearly the same."""
    one, two = "".join(name.split()), "".join(other.split())
    if one.startswith(two):
        return True
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    return difflib.SequenceMatcher(None, one, two).ratio() >= _NEAR
