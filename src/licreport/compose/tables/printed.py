"""The form in which a figure is shown as a number."""

from fractions import Fraction

from licreport.document.workbook import Form
from licreport.figures.stated import Figure, Number, Stated, decimal_text


def is_percent(stated: Stated) -> bool:
    """Tell whether a figure is written in percent."""
    return isinstance(stated, Figure) and stated.suffix == "%"


def form_of(stated: Stated) -> Form:
    """Return the form of a figure: a rate and an exact decimal with the digits written, anything else in full."""
    if isinstance(stated, int):
        return Form()
    if is_percent(stated) or not (stated.unit or stated.suffix):
        return Form(stated.decimals, is_percent(stated))
    return form_of_number(stated.value)


def form_of_number(number: Number, *, percent: bool = False) -> Form:
    """Return the form that shows all digits of a number."""
    return Form(len(decimal_text(number * 100 if percent else number).partition(".")[2]), percent)


def form_of_rate(rate: Number) -> Form:
    """Return the form of a computed rate: two decimals, or as many as it takes not to show as nothing, or as all."""
    rounded = (Fraction(decimal_text(rate * 100, decimals)) for decimals in range(2, _MOST))
    short = [shown in {0, 100} and rate * 100 != shown for shown in rounded]
    return Form(short.index(False) + 2 if False in short else _MOST, is_percent=True)


_MOST = 12


def form_of_all(figures: list[Stated]) -> Form:
    """Return the form of what figures add up to: no fewer decimals than any of them, in percent if all are."""
    forms = [form_of(stated) for stated in figures]
    percent = bool(forms) and all(form.is_percent for form in forms)
    return Form(max((form.decimals + 2 * (form.is_percent and not percent) for form in forms), default=0), percent)
