"""The draft of a report as TOML that a person would have written: each figure with the words it was read from."""

from collections.abc import Iterator, Mapping, Sequence

from licreport.reading.draft import Draft, value_of
from licreport.reading.grammar.claim import Claim, Left, Named, Path, Quotation
from licreport.report.address import TABLES, all_tables
from licreport.report.fields import FORMAT, UNKNOWN
from licreport.words.language import Lang, Words
from licreport.writing.toml import Block, Line, lines_of, literal, paragraphs, remark, table_labels, text_of

HEAD = Words(
    "Read from {file}. Behind each figure stand the words that it was read from; compare them before you publish.",
    "由 {file} 读取。各项数据之后是所依据的原文，发布前请核对。",
)
_NO_AUTHORITY = Words(
    "the document does not say whose report it is: name the authority, or read it with --authority",
    "文中没有写明报告主体：请填写，或用 --authority 指明后重新读取",
)
_NO_YEAR = Words(
    "the document does not say which year it is on: write the year, or read it with --year",
    "文中没有写明报告年度：请填写，或用 --year 指明后重新读取",
)
_PRINTED = Words(
    "may be printed, in words that were not read: write the figures below, or take them out here",
    "原文中可能有，但未能读取：请在下文填写，或从这里删去",
)
_UNREAD = Words("{why}{place}", "{why}{place}")
_CONFLICT = Words(
    "{label}: printed with values that cannot both be right, so none was taken: {values}",
    "{label}：文中数值前后不一，未采用任何一个：{values}",
)
_VALUE = Words("{written} (“{quoted}”, {place})", "{written}（“{quoted}”，{place}）")
_LEFT = Words(
    "not read: {written} in “{quoted}” ({place}): {why}", "未读取：“{quoted}”中的 {written}（{place}）：{why}"
)
_ESTIMATE = Words("an estimate: take the # away to have it checked", "约数：去掉行首的 # 即可参加核对")
_CHOSEN = Words("chosen in review", "经人工确认")
_UNCLEAR = Words(
    "the document does not say: write true or false to have what depends on it checked",
    "文中没有写明：改为 true 或 false 后，与之有关的关系才参加核对",
)
_NO_TOTAL = Words(
    'no row of totals says that these are all: "complete" or "partial" has their sums checked',
    '没有合计行，不知是否列全：改为 "complete" 或 "partial" 后，才核对各事项之和',
)
_ESTIMATED = Words(
    "not taken, since it is an estimate: {label} {written} (“{quoted}”, {place})",
    "约数，未采用：{label} {written}（“{quoted}”，{place}）",
)
_QUOTED = Words("“{quoted}” {place}", "“{quoted}” {place}")


def toml(draft: Draft, file: str, lang: Lang, narrative: Mapping[str, str] | None = None) -> str:
    """Write a draft, with the prose of its sections by their keys; remarks in one language, labels in both."""
    head = [*remark(HEAD.say(lang, {"file": file})), f"format = {FORMAT}"]
    if unread := unread_of(draft):
        head += [*remark(_PRINTED.say(lang)), f"unread = {literal(unread)}"]
    blocks = [_publication(draft)]
    own = [key for key in all_tables() if key not in {"report", "item", "figure", "narrative", "waiver"}]
    blocks += [_table(key, [*_figures(draft, key, lang)]) for key in own]
    blocks += _items(draft, lang)
    blocks += [_named(one, lang) for one in draft.named]
    prose = [Line(key, paragraphs(text)) for key, text in (narrative or {}).items()]
    blocks += [Block("[narrative]", table_labels("narrative"), prose)]
    tail = [line for text in remarks(draft, lang) for line in remark(text)]
    return text_of([head, *(lines_of(block) for block in blocks if block.entries), tail])


def remarks(draft: Draft, lang: Lang) -> Iterator[str]:
    """Yield what was left out, and why: contradictions, what is not certain, and what was not looked at."""
    if draft.heading.authority is None:
        yield _NO_AUTHORITY.say(lang)
    if draft.heading.year is None:
        yield _NO_YEAR.say(lang)
    for claims in draft.conflicts:
        values = [
            _VALUE.say(lang, {"written": str(claim.written), **_words(claim.quotation, lang)}) for claim in claims
        ]
        yield _CONFLICT.say(
            lang, {"label": ".".join(claims[0].path), "values": ("；" if lang == "zh" else "; ").join(values)}
        )
    for claim in draft.estimates:
        facts = {"label": ".".join(claim.path), "written": str(claim.written), **_words(claim.quotation, lang)}
        yield _ESTIMATED.say(lang, facts)
    for left in draft.left:
        if left.is_figure:
            facts = {"written": left.quotation.exact, "why": left.why.say(lang), **_words(left.quotation, lang)}
            yield _LEFT.say(lang, facts)
    for unread in draft.unread:
        place = "" if unread.place is None else unread.place.called.say(lang)
        shown = f" ({place})" if place and lang == "en" else f"（{place}）" if place else ""
        yield _UNREAD.say(lang, {"place": shown, "why": unread.why.say(lang)})


def _publication(draft: Draft) -> Block:
    told = draft.heading
    known = {
        "authority": told.authority,
        "year": told.year,
        "from": told.first,
        "to": told.last,
        "publisher": told.publisher,
        "signed": told.signed,
        "published": told.published,
    }
    lines = [
        Line(key, "" if value is None else str(value) if key == "year" else literal(value), is_open=value is None)
        for key, value in known.items()
        if value is not None or key in {"authority", "year"}
    ]
    return Block("[report]", table_labels("report"), lines)


def unread_of(draft: Draft) -> list[str]:
    """Return the addresses of what the document prints and was not read, so that no sum of it is known."""
    conflicts = {claims[0].path for claims in draft.conflicts}
    paths = (path for path in draft.doubtful | conflicts if path[0] != "item" and path not in draft.figures)
    return sorted(".".join(path) for path in paths)


def _table(key: str, lines: Sequence[Line]) -> Block:
    """Return a table; one that holds estimates only is commented out as a whole."""
    is_open = all(line.is_open for line in lines)
    return Block(f"[{key}]", table_labels(key), lines, is_open=is_open)


def _figures(draft: Draft, key: str, lang: Lang) -> Iterator[Line]:
    for path, claim in draft.figures.items():
        if path[0] == key:
            yield _line(path[-1], claim, lang)
    for claim in draft.estimates:
        if claim.path[0] == key:
            line = _line(claim.path[-1], claim, lang)
            yield line._replace(comment=f"{line.comment}; {_ESTIMATE.say(lang)}", is_open=True)
    if key == "handling" and draft.counts_unclearly:
        yield Line("on_time_excludes_on_the_spot", literal(UNKNOWN), _UNCLEAR.say(lang))
    if key == "items" and any(path[0] == "item" for path in draft.figures):
        is_known = draft.breakdown != UNKNOWN
        yield Line("breakdown", literal(draft.breakdown), "" if is_known else _NO_TOTAL.say(lang))


def _items(draft: Draft, lang: Lang) -> list[Block]:
    items: dict[str, list[tuple[Path, Claim]]] = {}
    for path, claim in draft.figures.items():
        if path[0] == "item":
            items.setdefault(path[1], []).append((path, claim))
    order = [*TABLES["item"].model_fields]
    return [
        Block(
            "[[item]]",
            "",
            [
                Line("name", literal(name)),
                *(Line("by", literal(by)) for by in sorted({claim.by for _, claim in found} - {""})[:1]),
                *(
                    _line(path[-1], claim, lang)
                    for path, claim in sorted(found, key=lambda one: order.index(one[0][-1]))
                ),
            ],
        )
        for name, found in items.items()
    ]


def _named(one: Named, lang: Lang) -> Block:
    lines = [Line("name", literal(one.name)), Line("value", _literal(one.written), _comment(one.quotation, lang))]
    lines += [Line(key, literal(value)) for key, value in facts_of(one).items()]
    return Block("[[figure]]", "", lines)


def facts_of(one: Named) -> dict[str, str]:
    """Return what a figure without a key has besides its name and its value, by the keys of `[[figure]]`."""
    facts = {
        "unit": "" if one.unit == "%" else one.unit,
        "section": one.section,
        "divides": one.of if one.by else "",
        "of": "" if one.by else one.of,
        "by": one.by,
    }
    return {key: value for key, value in facts.items() if value}


def _line(key: str, claim: Claim, lang: Lang) -> Line:
    comment = _comment(claim.quotation, lang)
    return Line(key, _literal(claim.written), f"{comment}; {_CHOSEN.say(lang)}" if claim.is_chosen else comment)


def _literal(written: int | str) -> str:
    return literal(value_of(written))


def _comment(quoted: Quotation, lang: Lang) -> str:
    return _QUOTED.say(lang, _words(quoted, lang))


def _words(quoted: Quotation, lang: Lang) -> dict[str, str]:
    words = " ".join(f"{quoted.prefix}{quoted.exact}".split())
    return {"quoted": f"…{words}" if len(quoted.prefix) >= _CUT else words, "place": quoted.place.called.say(lang)}


_CUT = 12


def left_of(draft: Draft) -> list[Left]:
    """Return the numbers that may be figures and were not read."""
    return [left for left in draft.left if left.is_figure]
