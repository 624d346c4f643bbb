"""The items of a report: the figure by which they are shown, their order, and the share that each has of its whole."""

from collections.abc import Iterator

from licreport.document.overview import Share
from licreport.figures.stated import Figure, Stated, interval
from licreport.figures.text import computed_text
from licreport.report.address import TABLES, key_label
from licreport.report.model import FIGURES, Report
from licreport.words.language import Lang, Words

DIVIDED = Words("items, by {figure}", "分事项（{figure}）")
"""The heading of the items."""

_PRINTED = Words("{share}, printed", "{share}（公布）")
_SHARE = Words("share", "占比")
_BEST_FIRST = tuple(sorted(FIGURES, key=lambda name: name not in {"concluded", "accepted", "approved"}))


def figure_of_items(report: Report) -> str | None:
    """Return the figure that most of the items carry, or None where they carry none."""
    carried = {figure: sum(getattr(item, figure) is not None for item in report.item) for figure in _BEST_FIRST}
    figure = max(_BEST_FIRST, key=lambda name: carried[name])
    return figure if carried[figure] else None


_BY = Words("{name} (by {by})", "{name}（按{by}）")


def with_principle(name: str, by: str | None, lang: Lang) -> str:
    """Return what an item or a figure is called, with by what it and its like divide their whole, if that is said."""
    return name if by is None else _BY.say(lang, {"name": name, "by": by})


def nested(report: Report) -> Iterator[tuple[int, int]]:
    """Yield the position and depth of each item, parts below their whole; those that lead nowhere come last."""
    waiting = [(index, 0) for index in reversed(report.below(None))]
    shown: set[int] = set()
    while waiting:
        index, depth = waiting.pop()
        if index not in shown:
            shown.add(index)
            yield index, depth
            waiting += [(part, depth + 1) for part in reversed(report.below(index))]
    yield from ((index, 0) for index in range(len(report.item)) if index not in shown)


def share_of_item(report: Report, index: int, figure: str, lang: Lang) -> Share | None:
    """Return the share that is printed for an item, or else the one that its figure makes of its whole."""
    item = report.item[index]
    stated: Stated | None = getattr(item, figure)
    share = printed_share(item.share, lang)
    if share is None and stated is not None and index in report.above:
        share = _computed_share(stated, report.values[report.divided_by(report.above[index], figure)], lang)
    return share


def _computed_share(stated: Stated, whole: object, lang: Lang) -> Share | None:
    if not isinstance(whole, int | Figure):
        return None
    value = interval(stated).over(interval(whole))
    return None if value is None else Share(_SHARE.say(lang), computed_text(value, percent=True), value)


def printed_share(share: Stated | None, lang: Lang) -> Share | None:
    """Return a share as it is printed, if it is."""
    if not isinstance(share, Figure):
        return None
    label = _PRINTED.say(lang, {"share": key_label(TABLES["item"], "share").say(lang)})
    return Share(label, share.written, interval(share))
