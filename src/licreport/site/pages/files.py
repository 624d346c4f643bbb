"""The page of the data: what files there are, what stands in them, and under which licence."""

from collections.abc import Iterator, Mapping

from licreport.derive.measure import MEASURES
from licreport.render.web.text import escaped
from licreport.report.address import TABLES as TABLES_OF_FORMAT
from licreport.report.address import key_meaning
from licreport.site.addresses import DATA, in_language, way
from licreport.site.data import schema
from licreport.site.data.model import TABLES, Table
from licreport.site.pages.frame import Site, page
from licreport.site.pages.parts import Head, table
from licreport.site.told import NO_LICENCE
from licreport.words.language import Lang, Words, capitalised


def render(sizes: Mapping[str, int], site: Site, lang: Lang) -> str:
    """Return the page in a language; `sizes` are those of the files that there are, in bytes."""
    return page(site, DATA, lang, _TITLE.say(lang), _body(sizes, site, lang))


_TITLE = Words("Data", "数据下载")
_LICENCE = Words("Licence: {licence}", "许可：{licence}")
_ALL = Words("All of it in one file", "全部数据")
_TABLES = Words("The tables", "各表")
_MEASURES = Words("The figures and what follows from them", "数据项及由其得出的指标")
_DATABASE = Words(
    "SQLite, with foreign keys and views: `datasette {file} --metadata {metadata}` opens it",
    "SQLite 数据库，含外键和视图：可用 `datasette {file} --metadata {metadata}` 打开",
)
_JSON = Words("JSON, a report a line", "JSON，一份报告一行")
_NO_PARQUET = Words(
    "There is no Parquet: DuckDB was not installed where this site was made.",
    "没有 Parquet 文件：生成本站时没有安装 DuckDB。",
)
_BESIDE = Words(
    "Beside the page of each authority stand its own figures as CSV and JSON.",
    "每个主体的页面另附该主体的 CSV 和 JSON 数据。",
)
_COLUMN, _TYPE, _MEANING = Words("column", "列"), Words("type", "类型"), Words("meaning", "含义")
_NAME, _CALLED, _UNIT = Words("name", "名称"), Words("called", "标签"), Words("unit", "单位")


def _body(sizes: Mapping[str, int], site: Site, lang: Lang) -> Iterator[str]:
    here = in_language(DATA, lang)
    yield f"<h1>{_TITLE.say(lang)}</h1>"
    yield f"<p>{escaped(_LICENCE.say(lang, {'licence': site.told.licence or NO_LICENCE.say(lang)}))}</p>"
    yield f"<h2>{_ALL.say(lang)}</h2>"
    yield "<ul>"
    database = _DATABASE.say(lang, {"file": "reports.db", "metadata": "metadata.json"})
    both = " · ".join(_file(f"data/{name}", sizes, here) for name in ("reports.db", "metadata.json"))
    yield f"<li>{both}: {_coded(database)}</li>"
    yield f"<li>{_file('data/reports.json', sizes, here)}: {_JSON.say(lang)}</li>"
    yield f"<li>{_file(f'data/{schema.NAME}', sizes, here)}: {schema.MEANING.say(lang)}</li>"
    yield "</ul>"
    yield f"<p>{_BESIDE.say(lang)}</p>"
    if not any(name.endswith(".parquet") for name in sizes):
        yield f"<p>{_NO_PARQUET.say(lang)}</p>"
    yield f"<h2>{_TABLES.say(lang)}</h2>"
    for each in TABLES:
        yield from _table(each, sizes, here, lang)
    yield f'<h2 id="all-measures">{_MEASURES.say(lang)}</h2>'
    heads = [Head(words.say(lang), is_number=False) for words in (_NAME, _CALLED, _UNIT, _MEANING)]
    yield from table(_MEASURES.say(lang), "measures-table", heads, _measures(lang), "prose", is_headed=True)


def _table(each: Table, sizes: Mapping[str, int], here: str, lang: Lang) -> Iterator[str]:
    files = (_file(f"data/{each.name}{suffix}", sizes, here) for suffix in (".csv", ".parquet"))
    yield f'<h3 id="{each.name}">{each.name}</h3>'
    yield f"<p>{escaped(each.meaning.say(lang))} {' · '.join(filter(None, files))}</p>"
    heads = [Head(words.say(lang), is_number=False) for words in (_COLUMN, _TYPE, _MEANING)]
    rows = (
        "<tr><th "
        f'scope="row"><code>{column.name}</code></th><td>{column.kind}</td><td>{escaped(column.meaning.say(lang))}'
        + (f' → <a href="#{column.refers_to}">{column.refers_to}</a>' if column.refers_to else "")
        + "</td></tr>"
        for column in each.columns
    )
    yield from table(f"<code>{each.name}</code>", f"columns-{each.name}", heads, rows, "prose", is_headed=True)


def _measures(lang: Lang) -> Iterator[str]:
    for measure in MEASURES.values():
        if measure.indicator is not None:
            meaning = measure.indicator.meaning.strip() if lang == "en" else measure.indicator.short.zh
        else:
            meaning = key_meaning(TABLES_OF_FORMAT[measure.table], measure.name.partition(".")[2]).say(lang)
        cells = (capitalised(measure.label.say(lang)), measure.unit, meaning)
        inner = "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row"><code>{measure.name}</code></th>{inner}</tr>'


def _file(address: str, sizes: Mapping[str, int], here: str) -> str:
    if address not in sizes:
        return ""
    name = address.removeprefix("data/")
    return f'<a href="{way(here, address)}" download>{name}</a> <small>{_size(sizes[address])}</small>'


def _size(count: int) -> str:
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{count:,.0f} {unit}"
        count = round(count / 1000)
    return f"{count:,.0f} GB"


def _coded(text: str) -> str:
    before, code, after = escaped(text).split("`")
    return f"{before}<code>{code}</code>{after}"
