"""What is shown instead of a report: how a figure is defined, the query, the layout that a file seems to have."""

from collections.abc import Mapping, Sequence
from typing import Any

from licreport.cases.definitions import Definition
from licreport.cases.layout.sketch import sketch
from licreport.cases.query.rows import explained as query
from licreport.cases.query.totals import told, totals
from licreport.cli.cases.asked import Records, duck_of
from licreport.cli.options import usage
from licreport.cli.output import deliver, write_out
from licreport.report.address import TABLES, key_label
from licreport.words.language import LANGS, Lang, MisuseError, Words
from licreport.words.terminal import cells, printable

_HEAD = Words("{address} {label}: {definition}", "{address} {label}：{definition}")
_USABLE = Words("rows that count in the period", "计入报告期的行")
_KEPT = Words("{count} {told}", "{count} {told}")
_UNKNOWN = Words(" ({count} of them not known)", "（其中 {count} 行无法判定）")
_SUM = Words("their fees: {amount}", "收费金额合计：{amount}")
_QUERY = Words("as a query:", "查询条件：")
_CANNOT = Words(
    "{address}: these records cannot tell it, for want of: {fields}", "{address}：这些记录不能反映，因为没有：{fields}"
)
_HERE = Words(
    "--sketch looks at files on this machine, without --engine: give it some of them",
    "--sketch 查看本机上的文件，不用 --engine：请给出部分文件",
)


def printed(records: Records, by: Sequence[str]) -> int:
    """Print the query of all figures, for whoever runs it in a scheduler of their own."""
    write_out(totals(records.view, by).sql + "\n")
    return 0


def explained(records: Records, figure: Definition, lang: Lang) -> int:
    """Print how a figure is defined, in both languages and as a query, and how many rows each step keeps."""
    engine, view = records
    taken = view.steps(figure)
    if figure not in told(view):
        missing = ", ".join(sorted({field for step in taken for field in step.fields - view.fields}))
        raise MisuseError(_CANNOT, {"address": figure.address, "fields": missing or view.layout.name})
    lines = []
    for own in LANGS:
        label = key_label(TABLES[figure.key], figure.name).say(own)
        defined = (", " if own == "en" else "，").join(step.told.say(own) for step in taken)
        lines.append(_HEAD.say(own, {"address": figure.address, "label": label, "definition": defined}))
    ((usable, *counts),) = engine.rows(query(view, figure))
    total = counts.pop() if figure.sums else None
    rows = [
        (usable, 0, _USABLE.say(lang)),
        *zip(counts[::2], counts[1::2], (step.told.say(lang) for step in taken), strict=True),
    ]
    width = max(cells(f"{count:,}") for count, _, _ in rows)
    lines.append("")
    for count, unknown, words in rows:
        more = _UNKNOWN.say(lang, {"count": f"{unknown:,}"}) if unknown else ""
        lines.append(_KEPT.say(lang, {"count": f"{count:>{width},}", "told": words}) + more)
    if total is not None:
        lines.append(_SUM.say(lang, {"amount": f"{total:,}"}))
    lines += ["", _QUERY.say(lang), *(f"  {step.where}" for step in taken)]
    write_out("".join(f"{printable(line)}\n" for line in lines))
    return 0


def sketched(files: Sequence[str], lang: Lang, flags: Mapping[str, Any]) -> int:
    """Write the layout that a file seems to have."""
    with usage(lang):
        if flags["engine"] != "duckdb":
            raise MisuseError(_HERE)
        text = sketch(files, lambda layout: duck_of(flags, layout, lang), lang)
        deliver(flags["output"], text, lang, read=files, force=flags["force"], anew=True)
    return 0
