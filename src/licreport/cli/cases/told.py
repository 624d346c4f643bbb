"""What is told of records on standard error: what became of every row, what was not read, what stops the run."""

from collections.abc import Iterator, Sequence

import click

from licreport.cases.engines import Engine
from licreport.cases.engines.watching import Progress, Tell
from licreport.cases.fields import CODES, FIELDS, Kind
from licreport.cases.inputs.lines import TORN
from licreport.cases.inputs.source import Matched
from licreport.cases.query.fates import reasons
from licreport.cases.query.rows import astray, refused, unmapped
from licreport.cases.query.shape import Shape
from licreport.cases.tabulation import Tabulation
from licreport.words.language import Lang, Words, few

_UNUSED = Words("{file}: columns that are not read: {columns}", "{file}：未读取的列：{columns}")
_BESIDE = Words(
    "{sheet}: {count} rows are not read, since none of its first rows names columns of the layout",
    "{sheet}：{count} 行未读取，该工作表开头没有写明布局所列列名的行",
)
_PASSED_OVER = Words(
    "not read: {files}; of a directory, files are read that end in .csv, .xlsx, .parquet and the like, and do not "
    "begin with _",
    "未读取：{files}；目录中只读取以 .csv、.xlsx、.parquet 等结尾、且不以 _ 开头的文件",
)
_REFUSED = Words("refused {count}: {reason}; {examples}", "不予采用 {count} 行：{reason}；{examples}")
_EXAMPLE = Words("{place} {value}", "{place} {value}")
_UNMAPPED = Words(
    "{field} {code}: not mapped by layout {layout}; {count} rows, as {place}. "
    'Map it in [codes.{kind}]: {code} = "…" ({words})',
    "{field} {code}：布局 {layout} 没有说明其含义；共 {count} 行，如 {place}。"
    '请在 [codes.{kind}] 中写明：{code} = "…"（{words}）',
)
_MORE = Words(
    "{field}: {count} more codes that are not mapped; a column with so many is hardly one of codes",
    "{field}：另有 {count} 个代码没有说明；值这样多的列多半不是代码列",
)
_LONG = Words("a text of {count} characters", "{count} 个字的文字")
_STOPPED = Words(
    "nothing was written, since what these codes stand for is not known", "这些代码的含义不明，没有写出任何文件"
)
_TOO_MANY = Words(
    "nothing was written: {count} of {read} rows were refused, and --max-rejects allows {most}",
    "没有写出任何文件：{read} 行中有 {count} 行不予采用，超过 --max-rejects 所许的 {most} 行",
)
_ASTRAY = Words(
    "{table}: {count} rows bear the number of no case, and are not used",
    "{table}：{count} 行的编号不属于任何办件，未采用",
)
_PROGRESS = Words("{rows} of {all} rows, {seconds} s", "{all} 行中的 {rows} 行，已用 {seconds} 秒")
_PROGRESS_LEFT = Words(
    "{rows} of {all} rows, {seconds} s, about {left} s left",
    "{all} 行中的 {rows} 行，已用 {seconds} 秒，约余 {left} 秒",
)
_SHOWN = 3
_CODES_SHOWN = 20
_LONGEST = 20
"""A code has few characters; a longer text may name an applicant."""


def unused(found: Sequence[Matched], lang: Lang) -> Iterator[str]:
    """Yield the sheets that are not read, and the columns of each file that are not, once for files that are alike."""
    yield from unread(found, lang)
    seen = set()
    for each in found:
        if each.unused and each.unused not in seen:
            seen.add(each.unused)
            yield _UNUSED.say(lang, {"file": each.source.name, "columns": few(each.unused).say(lang)})


def unread(found: Sequence[Matched], lang: Lang) -> Iterator[str]:
    """Yield the files and sheets that are not read."""
    for each in found:
        if files := each.source.passed_over:
            yield _PASSED_OVER.say(lang, {"files": few(files).say(lang)})
        for sheet, count in each.source.beside.items():
            yield _BESIDE.say(lang, {"sheet": sheet, "count": f"{count:,}"})


def strays(engine: Engine, shape: Shape, lang: Lang) -> Iterator[str]:
    """Yield how many rows of each further table belong to no case."""
    text = astray(shape)
    for table, count in () if text is None else engine.rows(text):
        if count:
            yield _ASTRAY.say(lang, {"table": str(table), "count": f"{count:,}"})


def refusals(engine: Engine, tabulation: Tabulation, lang: Lang) -> Iterator[str]:
    """Yield each reason for which rows were refused, with how many and some of them."""
    if not tabulation.refused:
        return
    examples: dict[str, list[str]] = {}
    text = refused(tabulation.view, shown=_SHOWN, has_torn=engine.has_torn)
    for file, row, reason, value in engine.rows(text):
        shown = _EXAMPLE.say(lang, {"place": place(file, row), "value": "" if value is None else f"“{value}”"})
        examples.setdefault(str(reason), []).append(shown.strip())
    told = {reason.name: reason.told for reason in reasons(tabulation.view.shape, tabulation.view.layout)}
    for name, words in {**TORN, **told}.items():
        if name in tabulation.refused:
            facts = {"count": f"{tabulation.refused[name]:,}", "reason": words.say(lang)}
            listed = (", " if lang == "en" else "、").join(examples.get(name, []))
            yield _REFUSED.say(lang, facts | {"examples": listed})


def stops(engine: Engine, tabulation: Tabulation, lang: Lang) -> Iterator[str]:
    """Yield each code that the layout does not map, and that nothing was written for it."""
    if not tabulation.unmapped:
        return
    text = unmapped(tabulation.view)
    by_field: dict[str, list[tuple[object, ...]]] = {}
    for field, *told in engine.rows(text):
        by_field.setdefault(str(field), []).append(tuple(told))
    for field, codes in by_field.items():
        own = FIELDS[field]
        kind = own.kind if own.kind.is_code else Kind.UNIT
        for code, count, file, row in codes[:_CODES_SHOWN]:
            facts = {"field": own.label.say(lang), "code": _shown(code, lang), "layout": tabulation.view.layout.name}
            facts |= {"count": f"{count:,}", "place": place(file, row), "kind": kind.value}
            yield _UNMAPPED.say(lang, facts | {"words": " | ".join(CODES[kind])})
        if len(codes) > _CODES_SHOWN:
            yield _MORE.say(lang, {"field": own.label.say(lang), "count": f"{len(codes) - _CODES_SHOWN:,}"})
    yield _STOPPED.say(lang)


def _shown(code: object, lang: Lang) -> str:
    """Return a code as it stands in a layout; a text that is none is only described."""
    text = str(code)
    return f'"{text}"' if len(text) <= _LONGEST else _LONG.say(lang, {"count": str(len(text))})


def too_many(tabulation: Tabulation, most: int, lang: Lang) -> str | None:
    """Return that more rows were refused than allowed; nothing where that is not so."""
    count = sum(tabulation.refused.values())
    if count <= most:
        return None
    return _TOO_MANY.say(lang, {"count": f"{count:,}", "read": f"{tabulation.read:,}", "most": f"{most:,}"})


def progress_in(lang: Lang) -> Tell:
    """Return what shows on one line of standard error how far a query has come, and clears it at the end."""

    def tell(progress: Progress | None) -> None:
        if progress is None:
            click.echo("\r\x1b[K", nl=False, err=True)
            return
        left = progress.seconds_left
        words = _PROGRESS if left is None else _PROGRESS_LEFT
        seen = f"{progress.share * progress.rows:,.0f}"
        facts = {
            "rows": seen,
            "all": f"{progress.rows:,}",
            "seconds": f"{progress.seconds:.0f}",
            "left": f"{left or 0:.0f}",
        }
        click.echo(f"\r\x1b[K{words.say(lang, facts)}", nl=False, err=True)

    return tell


def place(file: object, row: object) -> str:
    """Return where a row stands, as `cases.csv:12`."""
    return str(file) if row is None else f"{file}:{row}"
