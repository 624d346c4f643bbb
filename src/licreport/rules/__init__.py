"""Every rule, one module per family, one function per rule; a new module or function here needs no other entry.

A table of a report comes in, or a report among others; the relations that must hold go out. The docstring of a rule is
its page, and the examples in it are its tests. A family is imported when it is first asked for, since a check needs few
of them.

Opens on narrative, collection, relations, report, figures and words.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module

from licreport.relations.rule import Rule

FAMILIES = tuple(module.name for module in pkgutil.iter_modules(__path__))
"""The names of the families."""


@cache
def family(name: str) -> tuple[Rule, ...]:
    """Return the rules of a family in the order of their codes."""
    module = import_module(f"{__name__}.{name}")
    found = (value for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted((rule for rule in found if rule.function.__module__ == module.__name__), key=_code))


def _code(rule: Rule) -> str:
    return rule.code


class _Rules(Mapping[str, Rule]):
    """All rules by their codes; only what needs all of them imports all families."""

    def __getitem__(self, code: str) -> Rule:
        return self._found[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> Mapping[str, Rule]:
        found: dict[str, Rule] = {}
        for rule in sorted((rule for name in FAMILIES for rule in family(name)), key=_code):
            if rule.code in found:
                raise RuntimeError(f"{rule.code} is the code of both {found[rule.code].name} and {rule.name}")
            found[rule.code] = rule
        return found


RULES: Mapping[str, Rule] = _Rules()
"""Every rule by its code, in the order of the codes."""
