"""Pieces that several pages are made of: tables, bars, names of levels and of ways of counting, data in a page."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from licreport.render.web.text import escaped, readable
from licreport.site.ranking import Group
from licreport.words.alike import UNSEEN
from licreport.words.language import Lang, Words

LEVELS = {
    "state": Words("ministries", "国家部委"),
    "province": Words("provinces", "省级"),
    "city": Words("cities", "市级"),
    "district": Words("districts", "区县"),
    "department": Words("departments", "部门"),
    None: Words("level not stated", "未写明层级"),
}
"""What authorities of a level are called together."""

COUNTINGS = {
    "event": Words("cases counted by when they were decided", "按办结时间统计"),
    "cohort": Words("applications of the year and what became of them", "按当年申请统计"),
    None: Words("way of counting not stated", "未写明统计口径"),
}
_ON_TIME = {
    True: Words("on time counted beside on the spot", "按期与当场分列"),
    False: Words("on time includes on the spot", "按期含当场"),
    None: Words("on time: not known whether with on the spot", "按期是否含当场不明"),
}
_KIND = Words("kind not known", "类别不明")
_UNRANKED = Words("not ranked", "不排名次")
_BETWEEN = Words(" · ", " · ")


SYNTHETIC = Words("synthetic", "虚构数据")
"""Behind the name of an authority of which reports say that they are synthetic, among others that are not."""


def called(group: Group, lang: Lang) -> str:
    """Return what those of a group have in common, in words."""
    parts = [LEVELS[group.level].say(lang)]
    if group.kind:
        parts.append(shown(group.kind))
    elif group.level == "department":
        parts.append(_KIND.say(lang))
    parts.append(COUNTINGS[group.counting].say(lang))
    if group.beside != "":
        parts.append(_ON_TIME[group.beside].say(lang))
    if group.is_synthetic:
        parts.append(SYNTHETIC.say(lang))
    if not group.is_like:
        parts.append(_UNRANKED.say(lang))
    return _BETWEEN.say(lang).join(parts)


def shown(name: str) -> str:
    """Return a name as it is shown: without characters that cannot be seen, or that turn the direction of writing."""
    return re.sub(f"[{UNSEEN}]", "", readable(name)) or _UNSEEN_NAME


_UNSEEN_NAME = "—"


def isolated(name: str) -> str:
    """Return a name as HTML, whose direction of writing does not reach what stands around it."""
    return f"<bdi>{escaped(shown(name))}</bdi>"


class Head(NamedTuple):
    """A heading of a column, as HTML, and whether numbers stand below it."""

    html: str
    is_number: bool = True


def table(  # noqa: PLR0913  # what a table is made of
    caption: str,
    own: str,
    heads: Sequence[Head],
    rows: Iterable[str],
    classes: str = "",
    *,
    is_headed: bool = False,
) -> Iterator[str]:
    """Yield a table, which scrolls by itself where the page is too narrow.

    The caption is HTML; it is only read out where a heading above the table says the same.
    """
    yield f'<div class="wide" role="region" aria-labelledby="{own}" tabindex="0">'
    yield f'<table class="{classes}">' if classes else "<table>"
    hidden = ' class="unseen"' if is_headed else ""
    yield f'<caption id="{own}"{hidden}>{caption}</caption>'
    cells = "".join(f'<th scope="col"{_NUMBER if head.is_number else ""}>{head.html}</th>' for head in heads)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    yield from rows
    yield "</tbody></table></div>"


_NUMBER = ' class="number"'


def row(first: str, cells: Iterable[str], depth: int = 0) -> str:
    """Return a row of numbers behind its heading; all are HTML."""
    indent = f' class="depth-{depth}"' if depth else ""
    return f'<tr><th scope="row"{indent}>{first}</th>{"".join(f"<td class=number>{cell}</td>" for cell in cells)}</tr>'


def bar(share: float) -> str:
    """Return a small bar as long as a share of its room."""
    width = round(max(0.0, min(1.0, share)) * 100, 1)
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="pale" width="100" height="8"/><rect class="main" width="{width:g}" height="8"/></svg>'
    )


def facts(entries: Iterable[tuple[str, str]], classes: str, label: str = "") -> Iterator[str]:
    """Yield a list of what is called what; the second of each is HTML."""
    named = f' aria-label="{escaped(label)}"' if label else ""
    yield f'<dl class="{classes}"{named}>'
    yield from (f"<div><dt>{escaped(name)}</dt><dd>{html}</dd></div>" for name, html in entries)
    yield "</dl>"


def data(own: str, value: object) -> str:
    """Return data that a script of the page reads."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{own}">{text}</script>'
