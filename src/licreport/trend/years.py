"""One authority over the years."""

from collections.abc import Sequence

from licreport.derive.measure import MEASURES, measures_named
from licreport.trend import Entry, Gathered, Trend
from licreport.words.alike import is_same
from licreport.words.language import MisuseError, Words, few


def by_year(gathered: Gathered, authority: str | None = None, figures: Sequence[str] = ()) -> Trend:
    """Return the measures of one authority over the years: those named, or else all that any year has.

    Raises MisuseError where the authority is not among the reports, or it is not plain which one is meant.
    """
    named = measures_named(figures)
    meant = authority_meant(gathered.entries, authority)
    entries = {(meant, entry.year): entry for entry in gathered.entries if entry.authority == meant}
    reported = sorted(year for _, year in entries)
    printed = {name for entry in entries.values() for name in entry.values}
    return Trend(
        "year",
        reported[-1],
        reported[-2] if len(reported) > 1 else None,
        tuple(range(reported[0], reported[-1] + 1)),
        named or tuple(measure for name, measure in MEASURES.items() if name in printed),
        (meant,),
        entries,
        gathered.unread,
    )


_UNKNOWN = Words(
    "no report of {authority}; there are reports of {names}", "没有 {authority} 的报告；已有 {names}的报告"
)
_NEAR = Words("no report of {authority}; did you mean {names}?", "没有 {authority} 的报告；是否应为 {names}？")
_SEVERAL = Words(
    "there are reports of {names}, and none of these is part of another; "
    "name one with --authority, or compare them with --by authority",
    "有 {names}的报告，其中没有一个是另一个的下级；请用 --authority 指明一个，或用 --by authority 加以比较",
)


def authority_meant(entries: Sequence[Entry], named: str | None) -> str:
    """Return the authority that is named, or else the only one that is not part of another among the reports.

    Raises MisuseError where it is not among them, or there is no such one.
    """
    known = {entry.authority for entry in entries}
    if named is not None:
        meant = next((name for name in known if is_same(name, named)), None)
        if meant is None:
            raise _unknown(named, sorted(known))
        return meant
    parts = {entry.authority for entry in entries if entry.part_of in known}
    tops = sorted(known - parts)
    if len(tops) == 1:
        return tops[0]
    raise MisuseError(_SEVERAL if tops else _CIRCLE, {"names": few(tops or sorted(known))})


_CIRCLE = Words(
    "there are reports of {names}, and each is part of another; name one with --authority",
    "有 {names}的报告，每一个都是另一个的下级；请用 --authority 指明一个",
)


def _unknown(named: str, known: Sequence[str]) -> MisuseError:
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    near = difflib.get_close_matches(named, known, n=3)
    return MisuseError(_NEAR if near else _UNKNOWN, {"names": few(near or known), "authority": named})
