"""What a drawing shows, in words: every label and every value that stands in it."""

from collections.abc import Iterator

from licreport.document.blocks import Bars, Drawing, Flow
from licreport.words.language import Lang, Words, joined


def told(drawing: Drawing, lang: Lang) -> str:
    """Return what a drawing shows, for those who do not see it."""
    stop, semicolon = ("。", "；") if lang == "zh" else (".", "; ")
    if isinstance(drawing, Flow):
        return semicolon.join(_flow(drawing, lang)) + stop
    if isinstance(drawing, Bars):
        parts = joined([f"{bar.label} {bar.text}" for bar in drawing.bars], lang)
        whole = drawing.whole
        return (_OF.say(lang, {"whole": f"{whole.label} {whole.text}", "parts": parts}) if whole else parts) + stop
    rows = [
        f"{series.label} "
        + joined(
            [f"{year} {text or _MISSING.say(lang)}" for year, text in zip(drawing.years, series.texts, strict=True)],
            lang,
        )
        for series in drawing.series
    ]
    return semicolon.join(rows) + stop


def _flow(drawing: Flow, lang: Lang) -> Iterator[str]:
    named = [f"{node.label} {node.text}" for node in drawing.nodes]
    for source in dict.fromkeys(link.source for link in drawing.links):
        links = [link for link in drawing.links if link.source == source]
        targets = [
            _SOME.say(lang, {"text": link.text, "node": named[link.target]}) if link.text else named[link.target]
            for link in links
        ]
        yield _AMONG.say(lang, {"source": named[source], "targets": joined(targets, lang)})
    linked = {place for link in drawing.links for place in (link.source, link.target)}
    yield from (name for place, name in enumerate(named) if place not in linked)


_MISSING = Words("not printed", "未公布")
_AMONG = Words("{source}: {targets}", "{source}：{targets}")
_OF = Words("{whole}, of which: {parts}", "{whole}，其中：{parts}")
_SOME = Words("{text} of {node}", "{node}中的{text}")
