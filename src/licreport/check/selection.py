"""Which rules are wanted: codes and prefixes of codes, taken in and left out."""

from collections.abc import Iterable
from typing import NamedTuple

from licreport.rules import RULES
from licreport.words.language import MisuseError, Words

_UNKNOWN = Words("no rule has the code {code}", "没有代码为 {code} 的规则")
_UNKNOWN_BEGINNING = Words("no rule has a code that begins with {code}", "没有代码以 {code} 开头的规则")
_NEAR = Words("; did you mean {near}?", "；是否应为 {near}？")
_TAKEN_FOR_DIGITS = str.maketrans("OIL", "011")


def unknown_code(code: str, *, whole: bool = True) -> MisuseError:
    """Return the error that no rule has this code, with the nearest that there is."""
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    near = difflib.get_close_matches(code[:2] + code[2:].translate(_TAKEN_FOR_DIGITS), RULES, n=1)
    words = _UNKNOWN if whole else _UNKNOWN_BEGINNING
    words = Words(words.en + _NEAR.en, words.zh + _NEAR.zh) if near else words
    return MisuseError(words, {"code": code, "near": "".join(near)})


class Selection(NamedTuple):
    """The rules whose code begins with one of `select`, or all where it is empty, less those that begin as `ignore`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Tell whether the rule of that code is wanted; the longer of two prefixes decides."""
        wanted = max((len(prefix) for prefix in self.select if code.startswith(prefix)), default=-1)
        unwanted = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        return unwanted < wanted if self.select else unwanted < 0


ALL = Selection()


def selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Return the selection of codes as a person writes them: repeated, or joined by commas, in either case.

    Raises MisuseError for what no rule's code begins with.
    """
    chosen = Selection(_codes(select), _codes(ignore))
    return ALL if chosen == ALL else chosen


def _codes(texts: Iterable[str]) -> tuple[str, ...]:
    codes = [code.strip().upper() for text in texts for code in text.split(",") if code.strip()]
    for code in codes:
        if not any(rule.startswith(code) for rule in RULES):
            raise unknown_code(code, whole=False)
    return tuple(codes)
