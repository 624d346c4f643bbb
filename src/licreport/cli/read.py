"""`licreport read`: a document → the TOML that a person would have written."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from licreport.cli.commands import command, option
from licreport.cli.options import FINDINGS, common, usage, with_words, year_of
from licreport.cli.output import deliver, make_directory, remark, to_file
from licreport.files.paths import STDIN
from licreport.words.language import Lang, MisuseError, Words
from licreport.words.terminal import cells, printable

if TYPE_CHECKING:
    from licreport.reading.draft import Draft
    from licreport.reading.filled.sheet import Filled
    from licreport.reading.grammar.claim import Claim
    from licreport.reading.quoted import DocumentSource
    from licreport.reading.review import Question
    from licreport.reading.text import Line

_CANNOT_READ = Words("{file}: {why}", "{file}：{why}")
_NAMED_TWICE = Words(
    "{files} would both be written to {target}; read them one by one", "{files} 都会写入 {target}；请分别读取"
)
_READ = Words(
    "{file}: {figures} figures read, {named} without a key; {left} not read, {conflicts} printed with two values",
    "{file}：读取数据 {figures} 项，另有没有对应数据项的 {named} 项；未读取 {left} 处；前后数值不一 {conflicts} 项",
)
_TOLD = Words("  {text}", "  {text}")


@command(
    "read",
    """读取文档：文本、网页、Word、Excel 和 PDF 文件。

    凡能确定的数据都写成 TOML，并注明所依据的原文；不能确定的不写，另行列出；文档中有两个数值的亦同。
    读取时不计算、不更正。
    """,
    "licreport read my.txt -o my-2024.toml",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option(
    "--authority",
    metavar="NAME",
    help=Words("Whose report, where the document does not say.", "报告主体；文档没有写明时指明。"),
)
@option(
    "--year",
    metavar="YEAR",
    help=Words("On which year, where the document does not say.", "报告年度；文档没有写明时指明。"),
)
@option(
    "--review",
    is_flag=True,
    help=Words("Ask, at the terminal, about each number that is not certain.", "在终端上逐一询问不能确定的数字。"),
)
@option(
    "--prose",
    is_flag=True,
    help=Words(
        "Write the text as [narrative], its figures by their names.", "把正文写入 [narrative]，其中的数据写成名称。"
    ),
)
@to_file(
    Words(
        "Write to FILE, or one file for each document into a directory, named by its year.",
        "写入 FILE；是目录的，每份文档写成其中一个文件，以年度命名。",
    ),
    replaced=Words("Replace what is there.", "已有的文件予以覆盖。"),
)
@common
@with_words
def read_command(files: Sequence[str], authority: str | None, year: str | None, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Read documents: text, web pages, Word, Excel and PDF files.

    Every figure that is certain is written as TOML, with the words that it was read from; what is not certain is left
    out and listed, and so is what a document prints with two values. Nothing is computed, nothing corrected.
    """
    from licreport.reading.apart import text_apart  # noqa: PLC0415  # as above
    from licreport.reading.draft import draft  # noqa: PLC0415  # `check` does not pay for it
    from licreport.reading.filled.sheet import filled  # noqa: PLC0415  # as above
    from licreport.reading.prose import prose  # noqa: PLC0415  # as above
    from licreport.reading.quoted import DocumentSource  # noqa: PLC0415  # as above
    from licreport.reading.text import UnreadableError  # noqa: PLC0415  # as above
    from licreport.reading.toml import left_of, remarks, toml  # noqa: PLC0415  # as above

    with usage(lang):
        meant = None if year is None else year_of(year)
    read: list[_Read] = []
    for file in files:
        name = "<stdin>" if file == STDIN else file
        try:
            text = text_apart(name, _bytes(file, lang))
        except UnreadableError as error:
            remark(_CANNOT_READ, {"file": name, "why": error.problem.say(lang)}, lang)
            continue
        if (form := filled(text)) is not None:
            read.append(_of_form(file, name, form, lang))
            continue
        found = draft(text, authority, meant)
        found = _reviewed(found, DocumentSource(name, text), lang) if flags["review"] else found
        own = prose(text, found) if flags["prose"] else None
        content = toml(found, Path(name).name, lang, own.sections if own else {})
        facts = {
            "figures": str(len(found.figures)),
            "named": str(len(found.named)),
            "left": str(len(left_of(found))),
            "conflicts": str(len(found.conflicts)),
        }
        said = [*remarks(found, lang), *_outside(own.outside if own else (), lang)]
        read.append(_Read(file, name, found.heading.authority, found.heading.year, content, facts, said))
    with usage(lang):
        targets = _targets(read, flags["output"], is_one=len(files) == 1)
    for one, target in zip(read, targets, strict=True):
        deliver(target, one.content, lang, read=[one.file], force=flags["force"], anew=True)
        remark(_READ, {"file": one.name, **one.facts}, lang)
        for told in one.remarks:
            remark(_TOLD, {"text": told}, lang)
    return 0 if len(read) == len(files) else FINDINGS


class _Read(NamedTuple):
    """A document that was read."""

    file: str
    name: str
    authority: str | None
    year: int | None
    content: str
    """The TOML."""
    facts: Mapping[str, str]
    """How much was read."""
    remarks: Sequence[str]


def _of_form(file: str, name: str, form: "Filled", lang: Lang) -> _Read:
    """Read a form that was filled in, which says itself what its cells hold."""
    from licreport.reading.filled.toml import remarks, toml  # noqa: PLC0415  # `check` does not pay for it
    from licreport.reading.filled.tree import built  # noqa: PLC0415  # as above

    tree = built(form).tree
    named = len(tree.get("figure", ()))
    others = ("report.", "figure.")
    figures = sum(entry.cell is not None and not entry.address.startswith(others) for entry in form.entries)
    figures += sum(key != "name" for item in form.items for key in item.cells)
    facts = {"figures": str(figures), "named": str(named), "left": str(len(form.outside)), "conflicts": "0"}
    own = tree["report"]
    year = own.get("year") if isinstance(own.get("year"), int) else None
    return _Read(
        file, name, own.get("authority"), year, toml(form, Path(name).name, lang), facts, [*remarks(form, lang)]
    )


def _outside(lines: "Sequence[Line]", lang: Lang) -> Iterator[str]:
    """Yield what is said of the paragraphs that no section holds."""
    from licreport.reading.prose import OUTSIDE  # noqa: PLC0415  # as above

    for line in lines:
        yield OUTSIDE.say(lang, {"quoted": line.text[:_SHOWN], "place": line.place.called.say(lang)})


def _targets(read: Sequence[_Read], output: str | None, *, is_one: bool) -> list[str | None]:
    """Return where each document is written: as asked, or into a directory by its year, and whose it is if need be."""
    if output is None or (is_one and not output.endswith("/") and not Path(output).is_dir()):
        return [output] * len(read)
    make_directory(Path(output))
    years = [str(one.year or Path(one.file).stem) for one in read]
    names = [
        year if years.count(year) == 1 else f"{year}-{re.sub(_NO_NAME, '', one.authority or '')}"
        for one, year in zip(read, years, strict=True)
    ]
    for place, name in enumerate(names):
        if name in names[:place]:
            files = f"{read[names.index(name)].file}, {read[place].file}"
            raise MisuseError(_NAMED_TWICE, {"files": files, "target": str(Path(output, f"{name}.toml"))})
    return [str(Path(output, f"{name}.toml")) for name in names]


_NO_NAME = r"[^\w-]"
"""What stands in no name of a file."""


def _reviewed(found: "Draft", source: "DocumentSource", lang: Lang) -> "Draft":
    """Ask a person about each number that is not certain, and return the draft with the answers."""
    from licreport.reading.review import answered, questions  # noqa: PLC0415  # as above

    if sys.stdin is None or not sys.stdin.isatty():
        remark(_NO_TERMINAL, {}, lang)
        return found
    asked = questions(found)
    for number, question in enumerate(asked, 1):
        click.echo(f"\n{number}/{len(asked)} ", nl=False, err=True)
        _show(question, source, lang)
        try:
            chosen = _answer(question, found, lang)
        except EOFError:
            break
        if chosen is not None:
            found = answered(found, question, chosen)
    return found


def _show(question: "Question", source: "DocumentSource", lang: Lang) -> None:
    """Print where a number stands, its sentence with the number marked, and what it may be."""
    from licreport.reading.review import called  # noqa: PLC0415  # as above

    span = source.span_of(question.quotation)
    place = f"{source.name}:{source.told(span).say(lang)}"
    before = printable(source.part(span.line, max(1, span.column - _AROUND), span.column))
    words = printable(source.part(span.line, span.column, span.end_column))
    behind = printable(source.part(span.line, span.end_column, span.end_column + _AROUND))
    remark(_ASKED, {"place": place, "why": question.why.say(lang)}, lang)
    click.echo(f"  {before}{click.style(words, bold=True)}{behind}", err=True)
    click.echo(f"  {' ' * cells(before)}{'^' * cells(words)}", err=True)
    for number, claim in enumerate(question.choices, 1):
        facts = {"number": str(number), "figure": called(claim).say(lang), "written": str(claim.written)}
        remark(_CHOICE, facts | {"place": claim.quotation.place.called.say(lang)}, lang)


def _answer(question: "Question", found: "Draft", lang: Lang) -> "Claim | None":
    """Return what a person chooses by one key; nothing where the number is to be left out. Raises EOFError at q."""
    from licreport.reading.review import meant  # noqa: PLC0415  # as above

    while True:
        remark(_KEYS, {}, lang)
        key = click.getchar()
        if key in {"q", "\x04"}:
            raise EOFError
        if key in {"\r", "\n", " "}:
            return None
        if key.isdecimal() and 1 <= int(key) <= len(question.choices):
            return question.choices[int(key) - 1]
        if key == "=":
            try:
                return meant(question, click.prompt(_FIGURE.say(lang), err=True), found)
            except MisuseError as error:
                click.echo(printable(error.say(lang)), err=True)


_SHOWN = 24  # characters of a paragraph
_AROUND = 36  # characters
_NO_TERMINAL = Words(
    "--review asks at a terminal, and there is none; what is not certain is listed",
    "--review 要在终端上提问，而现在没有终端；不能确定的列出如下",
)
_ASKED = Words("{place}: {why}", "{place}：{why}")
_CHOICE = Words("  {number}  {figure} = {written}, {place}", "  {number}  {figure} = {written}，{place}")
_KEYS = Words(
    "  number: that one; =: name another figure; Enter: leave it out; q: ask no more",
    "  数字键：选用；=：另指一项数据；回车：不采用；q：不再询问",
)
_FIGURE = Words("  figure (its name or address)", "  数据项（名称或地址）")


def _bytes(file: str, lang: Lang) -> bytes:
    from licreport.reading.kinds.refusals import MOST_BYTES  # noqa: PLC0415  # as above

    if file == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with usage(lang):
        try:
            with Path(file).open("rb") as stream:
                return stream.read(MOST_BYTES + 1)
        except OSError as error:
            raise MisuseError(_CANNOT_READ, {"file": file, "why": error.strerror or str(error)}) from None
