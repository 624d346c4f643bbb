"""Every rule, one module or package a family, one function a rule; a new module or function here needs no other entry.

A table of a report comes in, or a report among others; the relations that must hold go out. The docstring of a rule is
its page, and the examples in it are its tests. A family is imported when it is first asked for, since a check needs few
of them.

Opens on narrative, collection, relations, report, figures and words.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType

from licreport.relations.rule import Rule

FAMILIES = tuple(module.name for module in pkgutil.iter_modules(__path__))
"""The names of the families."""


@cache
def family(name: str) -> tuple[Rule, ...]:
    """Return the rules of a family in the order of their codes."""
    return tuple(sorted((rule for module in _modules(name) for rule in _rules_of(module)), key=_code))


def _modules(name: str) -> Iterator[ModuleType]:
    """Yield the module of a family, or those of the package that a large one is."""
    module = import_module(f"{__name__}.{name}")
    yield module
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield import_module(f"{module.__name__}.{part.name}")


def _rules_of(module: ModuleType) -> list[Rule]:
    """Return the rules that a module defines."""
    found = (value for value in vars(module).values() if isinstance(value, Rule))
    return [rule for rule in found if rule.function.__module__ == module.__name__]


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
