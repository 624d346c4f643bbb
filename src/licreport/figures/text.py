"""Numbers as people read them: separators, the digits that were printed, and no rate rounded to a certainty."""

from fractions import Fraction

from licreport.figures.stated import WORTH, Interval, Number, Stated, decimal_text


def number_text(number: Number) -> str:
    """Write an exact number: thousands separated, decimals in full."""
    if isinstance(number, int):
        return f"{number:,}"
    whole, point, decimals = decimal_text(number).partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole not in {"-0", "0"} else f"{whole}{point}{decimals}"


def stated_text(stated: Stated) -> str:
    """Write a stated figure: as it was printed, but integers and exact decimals with separators."""
    if isinstance(stated, int):
        return f"{stated:,}"
    whole, point, decimals = stated.written.partition(".")
    return f"{int(whole):,}.{decimals}" if point and stated.unit == 0 and whole != "-0" else stated.written


def in_form_of(value: Number, printed: Stated) -> str:
    """Write a value in the form in which another was printed: 0.4303 beside `40.03%` is `43.03%`."""
    if isinstance(printed, int):
        return number_text(value)
    digits = decimal_text(Fraction(value) / WORTH[printed.suffix], printed.decimals)
    return f"{digits}{printed.suffix}"


def computed_text(value: Interval, *, percent: bool) -> str:
    """Write a computed value to two places, as a range where it comes from rounded figures: `99.54–100.02%`."""
    low = percent_text(value.low) if percent else _amount(value.low)
    if value.low == value.high:  # as most are
        return low
    high = percent_text(value.high) if percent else _amount(value.high)
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def percent_text(rate: Number) -> str:
    """Write a rate to two places; one that is not quite all, or not quite nothing, is not rounded to it."""
    part, whole = rate.numerator, rate.denominator
    if part < 0:
        return f"{_two_places(rate * 100)}%"
    hundredths = (20_000 * part + whole) // (2 * whole)
    if hundredths == 10_000 and part != whole:
        return f"{'>' if part > whole else '<'}100%"
    return "<0.01%" if not hundredths and part else f"{hundredths // 100:,}.{hundredths % 100:02}%"


def _amount(number: Number) -> str:
    return number_text(number) if isinstance(number, int) else _two_places(number)


def _two_places(number: Number) -> str:
    text = decimal_text(number, 2).removeprefix("-")
    whole, _, decimals = text.partition(".")
    return f"{'-' if number.numerator < 0 and text != '0.00' else ''}{int(whole):,}.{decimals}"
