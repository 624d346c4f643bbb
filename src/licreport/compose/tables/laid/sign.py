"""The sign between the two sides of a relation."""

from licreport.figures.stated import decimal_text
from licreport.relations.kinds import Multiple, Order, Part, Relation, Sum, Together
from licreport.words.language import Words


def sign(relation: Relation) -> Words:
    """Return the sign that stands between the two sides."""
    if isinstance(relation, Part):
        return AT_MOST
    if isinstance(relation, Order):
        return AT_LEAST if relation.earliest is not None else AT_MOST
    if isinstance(relation, Sum):
        return AT_LEAST if relation.at_least or relation.rest is not None else EQUAL
    if isinstance(relation, Together):
        return _TOGETHER
    if isinstance(relation, Multiple):
        factor = decimal_text(relation.factor)
        return Words(*(phrase.replace("{factor}", factor) for phrase in _WITHIN))
    return EQUAL


EQUAL, AT_MOST, AT_LEAST = Words("=", "="), Words("≤", "≤"), Words("≥", "≥")
_TOGETHER = Words("zero together with", "同时为零")
_WITHIN = Words("at most {factor}-fold", "不超过 {factor} 倍")
