"""The colours of drawings: apart from each other for everyone, on a light page and on a dark one.

How the colour-blind see is simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full severity; how
far apart two colours are is the distance in CIE Lab (1976), of which about 2 is just seen.
"""

import re
from importlib.resources import files
from itertools import combinations

import pytest

from licreport.render.chart import look

Colour = tuple[float, float, float]

SEEN = {
    "by most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
HUES = ("main", "second", "against", "waiting", "unknown")
DARK = dict(
    re.findall(r"svg \.(\w+) \{\s*fill: (#\w+);", files("licreport.render.web").joinpath("page.css").read_text("utf-8"))
)
PALETTES = {"light": {name: colour for colour, name in look.CLASSES.items()}, "dark": DARK}
APART = 20


def linear(colour: str) -> Colour:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return straight(red), straight(green), straight(blue)


def straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def lab(colour: str, seen: str) -> Colour:
    own = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, own, strict=True)))) for row in SEEN[seen]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    lightness, *others = (cubed(part) for part in (y, x, z))
    return 116 * lightness - 16, 500 * (others[0] - lightness), 200 * (lightness - others[1])


def cubed(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def distance(one: str, other: str, seen: str) -> float:
    pairs = zip(lab(one, seen), lab(other, seen), strict=True)
    return float(sum((left - right) ** 2 for left, right in pairs) ** 0.5)


def test_the_simulation_knows_what_is_hard_to_tell_apart() -> None:
    red, green = "#c0392b", "#7a8b2b"
    assert distance(red, green, "by most") > 60
    assert distance(red, green, "without green") < APART


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("one", "other"), [*combinations(HUES, 2)], ids="-".join)
def test_two_hues_are_told_apart(palette: str, seen: str, one: str, other: str) -> None:
    assert distance(PALETTES[palette][one], PALETTES[palette][other], seen) >= APART
