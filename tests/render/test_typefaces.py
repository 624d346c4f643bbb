"""The fonts that the extras bring along: they are found, and have what Chinese reports are written in."""

import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # which has no types

from licreport.render import typefaces


def gb2312() -> set[str]:
    """Return the characters of GB 2312: 6,763 of Chinese, and its marks and letters."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {pair.decode("gb2312", errors="ignore") for pair in pairs} - {""}


@pytest.mark.parametrize("family", [typefaces.SERIF, typefaces.SANS])
def test_each_has_every_character_of_gb_2312_and_of_ascii(family: str) -> None:
    directory = typefaces.directory()
    assert directory is not None
    [font] = [font for font in map(TTFont, directory.glob("*.otf")) if font["name"].getDebugName(1) == family]
    wanted = gb2312() | {chr(point) for point in range(0x20, 0x7F)}
    assert len(wanted) > 7000
    assert {character for character in wanted if ord(character) not in font.getBestCmap()} == set()


def test_they_are_found_without_importing_anything() -> None:
    code = (
        "import sys; from licreport.render import typefaces; before = {*sys.modules}; typefaces.directory(); "
        "print({*sys.modules} - before)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"


def test_where_no_extra_is_installed_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_PACKAGE", "no_package_of_this_name")
    assert typefaces.directory() is None
