"""Ways that lead back to where they began, as references between names must not."""

from collections.abc import Mapping

_SHOWN = 6


def loops(leads: Mapping[str, str | None]) -> dict[str, str]:
    """Return, for every name whose way leads back to itself, that way in words. Each name is followed once."""
    found: dict[str, str] = {}
    followed: set[str] = set()
    for start in leads:
        way: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in followed:
            followed.add(name)
            way[name] = None
            name = leads.get(name)
        if name is not None and name in way:
            names = list(way)
            loop = names[names.index(name) :]
            shown = [*loop[:_SHOWN], *(["…"] if len(loop) > _SHOWN else []), name]
            found |= dict.fromkeys(loop, " → ".join(shown))
    return found
