"""A relation in words, by the labels of its figures: `received = accepted + rejected`."""

from collections.abc import Callable, Iterator

from licreport.compose.tables.laid.sign import sign
from licreport.figures.stated import Figure
from licreport.figures.text import number_text, stated_text
from licreport.relations.kinds import Day, Order, Part, Rate, Relation, Sum, Together
from licreport.relations.quantity import Added, Constant, Name, NotEvaluable, Quantity, Total, Values, readings
from licreport.words.language import Lang, Words

_LISTED = 12
_MORE = Words("+ … ({count} more)", "+ ……（另 {count} 项）")
_TOGETHER = Words("{one} and {other} are zero together", "{one}与{other}同时为零")
_PERHAPS = Words("({sign} {label})", "（{sign} {label}）")


class Speaker:
    """Says what figures are called, in one language."""

    def __init__(self, values: Values, label: Callable[[Name], Words], lang: Lang) -> None:
        self._values, self._label, self._lang = values, label, lang

    def equation(self, relation: Relation) -> str:
        """Return a relation as it reads, with the figures that may be counted either way in brackets."""
        if isinstance(relation, Rate):
            rest = f"{self._factor(relation.part)} ÷ {self._factor(relation.whole)}"
            return f"{self.name(relation.rate)} = {rest}"
        if isinstance(relation, Order):
            bound = relation.latest if relation.earliest is None else relation.earliest
            left, right = self.name(relation.date), "" if bound is None else self._bound(bound)
        elif isinstance(relation, Sum):
            left, right = self._quantity(relation.total), self._quantity(relation.computed)
        elif isinstance(relation, Part):
            left, right = self._quantity(relation.part), self._quantity(relation.whole)
        elif isinstance(relation, Together):
            return _TOGETHER.say(self._lang, {"one": self.name(relation.one), "other": self.name(relation.other)})
        else:
            left, right = self.name(relation.one), self.name(relation.other)
        return f"{left} {sign(relation).say(self._lang)} {right}"

    def name(self, name: Name) -> str:
        """Return what a figure is called."""
        return self._label(name).say(self._lang)

    def _bound(self, bound: Name | Day) -> str:
        return self.name(bound) if isinstance(bound, str) else bound.called.say(self._lang, {"date": f"{bound.date}"})

    def _factor(self, quantity: Quantity) -> str:
        text = self._quantity(quantity)
        return text if not isinstance(quantity, Added) or len(quantity.parts) == 1 else f"({text})"

    def _quantity(self, quantity: Quantity) -> str:
        if isinstance(quantity, str):
            return self.name(quantity)
        if isinstance(quantity, Total):
            return self.name(quantity.stated)
        if isinstance(quantity, Constant):
            return quantity.written
        terms = list(self._terms(quantity))
        more = len(terms) - _LISTED
        shown = terms[:_LISTED] + ([_MORE.say(self._lang, {"count": str(more)})] if more > 0 else [])
        return " ".join(shown).removeprefix("+ ")

    def _terms(self, added: Added) -> Iterator[str]:
        yield from (f"+ {self._quantity(part)}" for part in added.parts)
        yield from (f"+ {self.name(name)}" for name in added.printed if self._values[name] is not None)
        yield from (f"− {self._quantity(part)}" for part in added.less)
        for name in (*added.usually, *added.either):
            if self._values[name] is not None:
                yield _PERHAPS.say(self._lang, {"sign": "+", "label": self.name(name)})


class WithValues(Speaker):
    """Says each figure with its value, and of one that is computed for want of a printed one what it is made of."""

    def name(self, name: Name) -> str:
        """Return what a figure is called and what is printed of it; a dash where nothing is."""
        value = self._values[name]
        shown = _MISSING if value is None else stated_text(value) if isinstance(value, int | Figure) else str(value)
        return f"{super().name(name)} {shown}"

    def _quantity(self, quantity: Quantity) -> str:
        if not isinstance(quantity, Total) or self._values[quantity.stated] is not None:
            return super()._quantity(quantity)
        read = readings(quantity, self._values)
        if isinstance(read, NotEvaluable):
            return super()._quantity(quantity)
        facts = {
            "label": super().name(quantity.stated),
            "value": number_text(read[0].values.value),
            "sum": super()._quantity(quantity.computed),
        }
        return _COMPUTED.say(self._lang, facts)


_MISSING = "—"
_COMPUTED = Words("{label} {value} (= {sum})", "{label} {value}（= {sum}）")
