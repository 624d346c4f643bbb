"""A number in a spreadsheet as the spreadsheet shows it, which its format decides."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 22, 27, 30, 36, 50, 52, 57), "yyyy-m-d"),
    **dict.fromkeys((28, 29, 31, 51, 53, 54, 58), 'yyyy"年"m"月"d"日"'),
    **dict.fromkeys((37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((39, 40, 43, 44), "#,##0.00"),
    49: "@",
}
"""The formats that go by a number alone, as far as they are read."""

_MOST_DIGITS = 300


def shown(written: str, code: str | None, *, since_1904: bool = False) -> str | None:
    """Return a stored number as its format shows it, or None where the format is not one that is read."""
    try:
        number = Decimal(f"{float(written):.15g}")  # a spreadsheet has no more digits, whatever it wrote into the file
    except (ValueError, OverflowError):
        return None
    if code is None or not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    sections = _SECTIONS.findall(code)
    section = sections[1] if number < 0 and len(sections) > 1 and sections[1] else sections[0] if sections else ""
    is_signed = section == (sections[0] if sections else "")
    before, pattern, after = _parts(section)
    if pattern in {"General", "@"}:
        return before + _plain(number) + after
    if pattern and set(pattern) <= set("ymdYMD") | _JOINTS:
        return _date(number, pattern.lower(), since_1904=since_1904)
    if not _NUMBER.fullmatch(pattern) or "#" in after or "0" in re.sub(r"[^#?]", "", after):
        return None
    if "%" in after:
        number *= 100
    places = len(pattern.partition(".")[2])
    least = pattern.partition(".")[2].count("0")
    value = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(value):,f}" if "," in pattern else f"{abs(value):f}"
    while places > least and text.endswith("0"):
        text, places = text[:-1], places - 1
    sign = "-" if value < 0 and is_signed else ""
    return f"{before}{sign}{text.rstrip('.') if not places else text}{after}".strip()


_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])+)')
_JOINTS = set("-/. 年月日")
_NUMBER = re.compile(r"[#0?]+(?:,[#0?]{3})*(?:\.[0#?]+)?")
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<single>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<other>[^\]]*)\]|_.|\*.'
    r"|(?P<pattern>General|@|[#0?][#0?,.]*|[ymdYMD])|(?P<rest>.)",
    re.DOTALL,
)
_COLOURS = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|黑色|蓝色|红色|绿色|DBNum0)", re.IGNORECASE
)


def _parts(section: str) -> tuple[str, str, str]:
    """Return what stands before the number in a format, the number's pattern, and what stands after it."""
    before = pattern = after = ""
    for found in _PIECE.finditer(section):
        if found["pattern"] and (not after or set(pattern) <= set("ymd") | _JOINTS):
            pattern += after + found["pattern"]
            after = ""
        elif found["pattern"] or (found["other"] and not _COLOURS.fullmatch(found["other"])):
            return "", "", ""
        else:
            said = found["quoted"] or found["single"] or found["currency"] or found["rest"] or ""
            before, after = (before, after + said) if pattern else (before + said, after)
    if pattern and set(pattern) <= set("ymdYMD") | _JOINTS:
        return "", pattern + after.rstrip("@; "), ""
    return before, pattern, after


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(number: Decimal, pattern: str, *, since_1904: bool) -> str | None:
    first = datetime.date(1904, 1, 1) if since_1904 else datetime.date(1899, 12, 30)
    try:
        day = first + datetime.timedelta(days=int(number))
    except OverflowError:
        return None
    if "y" not in pattern or "m" not in pattern:
        return None
    if "年" in pattern:
        return f"{day.year}年{day.month}月" + (f"{day.day}日" if "d" in pattern else "")
    return day.isoformat() if "d" in pattern else day.isoformat()[:7]
