"""`licreport read`: a document → the TOML that a person would have written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from licreport.cli.options import FINDINGS, common, usage, year_of
from licreport.cli.output import deliver, make_directory, remark, to_file
from licreport.files.paths import STDIN
from licreport.words.language import Lang, MisuseError, Words

_CANNOT_READ = Words("{file}: {why}", "{file}：{why}")
_NAMED_TWICE = Words(
    "{files} would both be written to {target}; read them one by one", "{files} 都会写入 {target}；请分别读取"
)
_READ = Words(
    "{file}: {figures} figures read, {named} without a key; {left} not read, {conflicts} printed with two values",
    "{file}：读取数据 {figures} 项，另有没有对应数据项的 {named} 项；未读取 {left} 处；前后数值不一 {conflicts} 项",
)
_TOLD = Words("  {text}", "  {text}")


@click.command("read", epilog="Example: licreport read my.txt -o my-2024.toml")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--authority", metavar="NAME", help="Whose report, where the document does not say.")
@click.option("--year", metavar="YEAR", help="On which year, where the document does not say.")
@to_file(
    "Write to FILE, or one file for each document into a directory, named by its year.",
    replaced="Replace what is there.",
)
@common
def read_command(files: Sequence[str], authority: str | None, year: str | None, lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # as click passes them
    """Read documents: text, web pages, Word, Excel and PDF files.

    Every figure that is certain is written as TOML, with the words that it was read from; what is not certain is left
    out and listed, and so is what a document prints with two values. Nothing is computed, nothing corrected.
    """
    from licreport.reading.draft import draft  # noqa: PLC0415  # `check` does not pay for it
    from licreport.reading.kinds import text_of  # noqa: PLC0415  # as above
    from licreport.reading.text import UnreadableError  # noqa: PLC0415  # as above
    from licreport.reading.toml import left_of, remarks, toml  # noqa: PLC0415  # as above

    with usage(lang):
        meant = None if year is None else year_of(year)
    output, code, written = flags["output"], 0, dict[str, str]()
    into = output if output is not None and (len(files) > 1 or output.endswith("/") or Path(output).is_dir()) else None
    for file in files:
        name = "<stdin>" if file == STDIN else file
        try:
            found = draft(text_of(name, _bytes(file, lang)), authority, meant)
        except UnreadableError as error:
            remark(_CANNOT_READ, {"file": name, "why": error.problem.say(lang)}, lang)
            code = FINDINGS
            continue
        target = output
        if into is not None:
            with usage(lang):
                make_directory(Path(into))
                target = str(Path(into, f"{found.heading.year or Path(file).stem}.toml"))
                if target in written:
                    raise MisuseError(_NAMED_TWICE, {"files": f"{written[target]}, {file}", "target": target})
        deliver(target, toml(found, Path(name).name, lang), lang, read=[file], force=flags["force"], anew=True)
        written[target or ""] = file
        facts = {
            "file": name,
            "figures": str(len(found.figures)),
            "named": str(len(found.named)),
            "left": str(len(left_of(found))),
            "conflicts": str(len(found.conflicts)),
        }
        remark(_READ, facts, lang)
        for text in remarks(found, lang):
            remark(_TOLD, {"text": text}, lang)
    return code


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
