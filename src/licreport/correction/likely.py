"""Likely corrections in words: what would resolve a group of findings, best first, each with its reason."""

import datetime
from collections.abc import Iterator, Sequence
from typing import cast

from licreport.check.one import Checked
from licreport.correction.carried import CARRIED
from licreport.correction.cause import Cause
from licreport.correction.change import Change, Correction
from licreport.correction.feasible import Range
from licreport.correction.resolving import Localised
from licreport.figures.stated import Figure, Number, Stated
from licreport.figures.text import in_form_of
from licreport.report.diagnostic import say
from licreport.report.source import Spot
from licreport.words.language import Lang, Words, joined

SHOWN = 8
"""How many corrections are told of; the rest is counted."""

_SLIPS_SHOWN = 3  # of one kind
_LISTED_ALIKE = 3  # corrections of which none is likelier than the others; more of them are only counted

_ONE = Words("would resolve it: {change}", "改这一处即可：{change}")
_TWO = Words("would resolve {codes} together: {changes}", "同时改这两处即可解决 {codes}：{changes}")
_SEVERAL = Words("would resolve {codes}: {change}", "改这一处即可解决 {codes}：{change}")
_MORE = Words("… and {count} more", "……另有 {count} 种改法")
_ALIKE = Words(
    "no single change is likelier than the others: any of {count} figures, changed by itself, would resolve it",
    "没有哪一种改法更有可能：{count} 处数字中，改其中任何一处均可",
)
_PAIRS_ALIKE = Words(
    "no change is likelier than the others: any of {count} pairs of figures, changed together, would resolve it",
    "没有哪一种改法更有可能：可以同时改动的两处数字有 {count} 组，改任何一组均可",
)
_ONE_ELSEWHERE = Words(
    "one figure in another file may be the wrong one, though no slip would explain it",
    "也可能是其他文件中的一处数字有误，但没有常见的笔误可以解释",
)
_ELSEWHERE = Words(
    "any of {count} figures in other files may be the wrong one, though no slip would explain it",
    "也可能是其他文件中 {count} 处数字之一有误，但没有常见的笔误可以解释",
)
_GAVE_UP = Words("the search was given up before all pairs of figures were tried", "可能的改法较多，未逐一列出")
_NONE = Words("no one or two figures changed would resolve {codes}", "只改一两处数字无法解决 {codes}")
_SLIP = Words(
    "{label} {values} instead of {printed}: {kind} ({ranges} would do)",
    "{label} {printed} 改为 {values}：{kind}（{ranges} 均可）",
)
_ONLY_SLIP = Words("{label} {values} instead of {printed}: {kind}", "{label} {printed} 改为 {values}：{kind}")
_VALUE = Words("{label} {ranges} instead of {printed}", "{label} {printed} 改为 {ranges}")
_BETWEEN = Words("{low} to {high}", "{low} 至 {high}")
_FROM = Words("{low} or more", "{low} 及以上")
_UP_TO = Words("{high} or less", "{high} 及以下")
_SINCE = Words("{low} or later", "{low} 及以后")
_UNTIL = Words("{high} or earlier", "{high} 及以前")
_OR = Words(" or ", "、")
_IN = Words("{label} in {file}", "{file} 中的{label}")
_AT = Words("{cause} ({place})", "{cause}（{place}）")
_EXPLAINS = Words(
    "{cause} ({place}; fits {explains} of {sums} sums that are off)",
    "{cause}（{place}；{sums} 处合计不符，{explains} 处如此）",
)
_CAUSES_SHOWN = 3


def remarks(localised: Localised, checked: Checked, lang: Lang) -> Iterator[str]:
    """Yield one line for each of the likeliest explanations, and how many more there are."""
    return (said for said, _ in explanations(localised, checked, lang))


def explanations(localised: Localised, checked: Checked, lang: Lang) -> Iterator[tuple[str, Correction | None]]:
    """Yield the same lines, each with the correction that it tells of if it tells of one."""
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in localised.diagnostics))
    for cause in localised.causes[:_CAUSES_SHOWN]:
        yield _cause(cause, checked, lang), None
    likely = [correction for correction in localised.corrections if _is_telling(correction, localised)]
    if _are_alike(likely, localised):
        words = _ALIKE if len(likely[0].changes) == 1 else _PAIRS_ALIKE
        yield words.say(lang, {"count": f"{len(likely):,}"}), None
    else:
        yield from _listed(likely, localised, checked, lang)
    others = 0 if localised.causes else len(localised.corrections) - len(likely)
    if others:
        yield (_ELSEWHERE if others > 1 else _ONE_ELSEWHERE).say(lang, {"count": f"{others:,}"}), None
    if localised.gave_up:
        yield _GAVE_UP.say(lang), None
    elif localised.is_contradiction and not localised.corrections and not localised.causes:
        yield _NONE.say(lang, {"codes": joined(codes, lang)}), None


def _listed(
    likely: Sequence[Correction], localised: Localised, checked: Checked, lang: Lang
) -> Iterator[tuple[str, Correction | None]]:
    codes = joined(list(dict.fromkeys(diagnostic.code for diagnostic in localised.diagnostics)), lang)
    for correction in likely[:SHOWN]:
        changes = [change_said(change, checked, lang) for change in correction.changes]
        if len(changes) > 1:
            yield _TWO.say(lang, {"codes": codes, "changes": joined(changes, lang)}), correction
        elif len(localised.diagnostics) > 1:
            yield _SEVERAL.say(lang, {"codes": codes, "change": changes[0]}), correction
        else:
            yield _ONE.say(lang, {"change": changes[0]}), correction
    if len(likely) > SHOWN:
        yield _MORE.say(lang, {"count": f"{len(likely) - SHOWN:,}"}), None


def _are_alike(likely: Sequence[Correction], localised: Localised) -> bool:
    """Tell whether there are so many corrections, none of them telling, that to list them would say nothing.

    One figure is telling where several relations point at it.
    """
    best = [correction for correction in likely if correction.has_slip] or likely
    return len(best) > _LISTED_ALIKE and not any(
        correction.is_telling or len(localised.diagnostics) > len(correction.changes) == 1 for correction in likely
    )


def _is_telling(correction: Correction, localised: Localised) -> bool:
    """Tell whether a correction says more than that some figure of another file might be the wrong one.

    Beside a cause that fits, it has to have a reason of its own.
    """
    has_slip = any(change.slips for change in correction.changes)
    return has_slip or (not localised.causes and any(change.spot.file is None for change in correction.changes))


def _cause(cause: Cause, checked: Checked, lang: Lang) -> str:
    if cause.kind is CARRIED:  # what is not printed has no place
        return say(cause.kind, cause.facts, lang)
    loaded = checked.file(cause.spot.file)
    span = loaded.source.span(cause.spot.path)
    facts = {
        "cause": say(cause.kind, cause.facts, lang),
        "place": loaded.at(span, lang),
        "explains": str(cause.explains),
        "sums": str(cause.sums),
    }
    return (_AT if cause.sums == 1 else _EXPLAINS).say(lang, facts)


def change_said(change: Change, checked: Checked, lang: Lang) -> str:
    """Say what a figure may be instead, and which slip would explain it."""
    facts = {
        "label": label_of(change.spot, checked).say(lang),
        "printed": written(change.printed, change),
        "ranges": _OR.say(lang).join(_range(one, change, lang) for one in change.fitting),
    }
    if not change.slips:
        return _VALUE.say(lang, facts)
    facts["values"] = _OR.say(lang).join(written(slip.value, change) for slip in change.slips[:_SLIPS_SHOWN])
    facts["kind"] = change.slips[0].kind.say(lang)
    is_all = all(one.low is not None and one.low == one.high for one in change.fitting) and len(change.fitting) == 1
    return (_ONLY_SLIP if is_all else _SLIP).say(lang, facts)


def label_of(spot: Spot, checked: Checked) -> Words:
    """Return what a figure is called, and in which file it stands where that is not the file at hand."""
    label = checked.file(spot.file).addresses.label(spot.path)
    if spot.file is None:
        return label
    return Words(_IN.en.format(label=label.en, file=spot.file), _IN.zh.format(label=label.zh, file=spot.file))


def written(value: Stated | Number | datetime.date, change: Change) -> str:
    """Write a value in the form in which the figure, or the date, was printed."""
    if isinstance(change.printed, datetime.date):
        day = value if isinstance(value, datetime.date) else datetime.date.fromordinal(int(cast("int", value)))
        return day.isoformat()
    if isinstance(value, Figure):
        return value.written
    return in_form_of(cast("Number", value), change.printed)


def _range(one: Range, change: Change, lang: Lang) -> str:
    low = "" if one.low is None else written(one.low, change)
    high = "" if one.high is None else written(one.high, change)
    if one.low is not None and one.low == one.high:
        return low
    is_day = isinstance(change.printed, datetime.date)
    words = _BETWEEN if low and high else (_SINCE if is_day else _FROM) if low else (_UNTIL if is_day else _UP_TO)
    return words.say(lang, {"low": low, "high": high})
