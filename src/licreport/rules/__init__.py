"""Every rule, one module per family, one function per rule; a new module or function here needs no other entry.

Opens on narrative, collection, relations, report and words.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from licreport.relations.rule import Rule


def _rules() -> Iterator[tuple[str, Rule]]:
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Rule) and value.function.__module__ == module.name:
                yield value.code, value


def _in_order() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for code, rule in sorted(_rules(), key=lambda pair: pair[0]):
        if code in found:
            raise RuntimeError(f"{code} is the code of both {found[code].name} and {rule.name}")
        found[code] = rule
    return found


RULES: Mapping[str, Rule] = MappingProxyType(_in_order())
"""Every rule by its code, in the order of the codes."""
