"""A document → a report as TOML would be loaded, each figure with its place in the document."""

from collections.abc import Iterator, Mapping
from typing import Any

from licreport.reading.apart import text_apart
from licreport.reading.draft import Draft, draft, value_of
from licreport.reading.filled.sheet import Filled, filled
from licreport.reading.filled.tree import built
from licreport.reading.quoted import DocumentSource
from licreport.reading.text import UnreadableError
from licreport.reading.toml import facts_of
from licreport.report.address import all_tables, key_label
from licreport.report.diagnostic import Finding
from licreport.report.fields import FORMAT, UNKNOWN
from licreport.report.load import Loaded, typed, unread
from licreport.report.problem import CONFLICT, Problem
from licreport.report.source import LeftOut, Path, Source, Span
from licreport.report.syntax import not_read
from licreport.words.alike import is_seen
from licreport.words.language import Words, few


def document(name: str, data: bytes) -> Loaded:
    """Load a document from what its file holds."""
    try:
        text = text_apart(name, data)
    except UnreadableError as error:
        return unread(Source(name, ""), not_read(error.problem))
    if (form := filled(text)) is not None:
        return of_form(form, DocumentSource(name, text))
    return of_draft(draft(text), DocumentSource(name, text))


def of_draft(found: Draft, source: DocumentSource) -> Loaded:
    """Load what was read of a document, as `document` does."""
    source.left_out = tuple(_left_out(found, source))
    source.accounted = tuple(_accounted(found, source))
    lacking = [words for words, value in zip(_LACKING, found.heading[:2], strict=True) if value is None]
    if lacking and not is_seen(source.text):
        return unread(source, not_read(_NO_TEXT))
    if lacking:
        return unread(source, not_read(lacking[0], span=source.span_at(found.heading.title)))
    tree, spans = _tree(found, source)
    source.put(spans)
    loaded = typed(source, tree)
    conflicts = tuple(_conflicts(found, source))
    unreadable = loaded.unreadable | {problem.finding.path for problem in conflicts} | found.doubtful
    return Loaded(source, tree, loaded.report, (*loaded.problems, *conflicts), unreadable)


def of_form(form: Filled, source: DocumentSource) -> Loaded:
    """Load a form that was filled in: what does not fit a cell is an error there, and nothing is left to be guessed."""
    found = built(form)
    source.put({path: source.span_at(place) for path, place in found.places.items()})
    source.left_out = tuple(LeftOut(_said(_OUTSIDE, one.text), source.span_at(one.place)) for one in form.outside)
    read = ((entry.address, entry.cell) for entry in form.entries if entry.cell is not None)
    source.accounted = tuple(
        LeftOut(_said(_read_as(address), cell.text), source.span_at(cell.place)) for address, cell in read
    )
    return typed(source, found.tree)


_OUTSIDE = Words("{written} stands where the form asks for nothing", "“{written}”不在填报表的填写位置，未读取")

_NO_TEXT = Words(
    "there is no text in the document, so nothing is read of it; pictures of pages are none: get a document with text",
    "文档中没有文字，无法读取任何内容；扫描件等图片不能读取，请改用有文字的文档",
)
_LACKING = (
    Words(
        "the document does not say whose report it is; make TOML of it with `licreport read --authority NAME`",
        "文中没有写明报告主体；请用 `licreport read --authority 名称` 读取为 TOML 后再核对",
    ),
    Words(
        "the document does not say which year it is on; make TOML of it with `licreport read --year YEAR`",
        "文中没有写明报告年度；请用 `licreport read --year 年份` 读取为 TOML 后再核对",
    ),
)


def _tree(found: Draft, source: DocumentSource) -> tuple[Mapping[str, object], Mapping[Path, Span]]:
    """Return the tree that the TOML of a draft would be read as, and where each of its figures stands."""
    told = found.heading
    report = {
        "authority": told.authority,
        "year": told.year,
        "from": told.first,
        "to": told.last,
        "publisher": told.publisher,
        "signed": told.signed,
        "published": told.published,
    }
    tables: dict[str, Any] = {}
    items: dict[str, dict[str, object]] = {}
    spans: dict[Path, Span] = {("report",): source.span_at(told.title)}
    for key, place in (("signed", told.signature), ("published", told.notice)):
        if place is not None and report[key] is not None:
            spans["report", key] = source.span_at(place)
    for path, claim in found.figures.items():
        if path[0] == "item":
            element = items.setdefault(path[1], {"name": path[1], **({"by": claim.by} if claim.by else {})})
            element[path[2]] = value_of(claim.written)
            spans["item", [*items].index(path[1]), path[2]] = source.span_of(claim.quotation)
        else:
            _table(tables, path[0])[path[-1]] = value_of(claim.written)
            spans[path] = source.span_of(claim.quotation)
    if found.counts_unclearly:
        _table(tables, "handling")["on_time_excludes_on_the_spot"] = UNKNOWN
    if items:
        _table(tables, "items")["breakdown"] = found.breakdown
    figures: list[dict[str, object]] = []
    for named in found.named:
        spans["figure", len(figures), "value"] = source.span_of(named.quotation)
        figures.append({"name": named.name, "value": value_of(named.written), **facts_of(named)})
    lists = {"item": [*items.values()], "figure": figures}
    known = {key: value for key, value in report.items() if value is not None}
    return {"format": FORMAT, "report": known, **tables, **{key: each for key, each in lists.items() if each}}, spans


def _table(tables: dict[str, Any], key: str) -> dict[str, Any]:
    """Return a table of a tree, a new one where it has none: that of `last_year.applications` stands within another."""
    for step in key.split("."):
        tables = tables.setdefault(step, {})
    return tables


def _left_out(found: Draft, source: DocumentSource) -> Iterator[LeftOut]:
    for claim in found.estimates:
        yield LeftOut(_said(_ESTIMATE, claim.quotation.exact), source.span_of(claim.quotation))
    for left in found.left:
        if left.is_figure:
            why = Words(_LEFT.en.format(why=left.why.en), _LEFT.zh.format(why=left.why.zh))
            yield LeftOut(_said(why, left.quotation.exact), source.span_of(left.quotation))
    for one in found.unread:
        yield LeftOut(one.why, None if one.place is None else source.span_at(one.place))


def _accounted(found: Draft, source: DocumentSource) -> Iterator[LeftOut]:
    """Yield the numbers that were read, as what, and those that are no figures, and what they are."""
    for claim in (*found.figures.values(), *found.repeated):
        path = ".".join(claim.path)
        yield LeftOut(_said(_read_as(path), claim.quotation.exact), source.span_of(claim.quotation))
    for named in (*found.named, *found.named_again):
        path = f"figure.{named.name}.value"
        yield LeftOut(_said(_read_as(path), named.quotation.exact), source.span_of(named.quotation))
    for left in found.left:
        if not left.is_figure:
            why = Words(_NONE.en.format(why=left.why.en), _NONE.zh.format(why=left.why.zh))
            yield LeftOut(_said(why, left.quotation.exact), source.span_of(left.quotation))


def _read_as(path: str) -> Words:
    return Words(*(text.format(path=path) for text in _READ_AS))


_READ_AS = Words("{{written}} was read as {path}", "“{{written}}”读取为 {path}")
_NONE = Words("{{written}} is no figure: {why}", "“{{written}}”不是数据：{why}")


def _said(words: Words, written: str) -> Words:
    return Words(*(text.replace("{written}", written) for text in words))


_ESTIMATE = Words("{written} is an estimate", "“{written}”是约数")
_LEFT = Words("{{written}} was not read: {why}", "“{{written}}”未读取：{why}")


def _conflicts(found: Draft, source: DocumentSource) -> Iterator[Problem]:
    """Yield the figures that a document prints with several values."""
    for claims in found.conflicts:
        places = [source.told(source.span_of(claim.quotation)) for claim in claims]
        values = Words(
            few([f"{claim.quotation.exact} ({place.en})" for claim, place in zip(claims, places, strict=True)]).en,
            few([f"{claim.quotation.exact}（{place.zh}）" for claim, place in zip(claims, places, strict=True)]).zh,
        )
        path = claims[0].path
        source.put({path: source.span_of(claims[0].quotation)})
        yield Problem(CONFLICT, Finding(path, _TWICE, {"label": _label(path), "values": values}))


_TWICE = Words("{label} is printed as {values}; none of them was taken", "“{label}”前后不一：{values}；均未采用")


def _label(path: tuple[str, ...]) -> Words:
    label = key_label(all_tables()[path[0]], path[-1])
    return label if len(path) < 3 else Words(f"{path[1]} {label.en}", f"{path[1]}{label.zh}")
