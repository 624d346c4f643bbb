"""Documents that stand aside for the TOML of their name, which lies beside them and is the same report.

Somebody opens a document and saves its figures as TOML in the same folder, or compiles a document there: that is one
report, not two. Which of both counts is told by four things, of which each can be seen: the TOML stands in the folder
of the document and has its name but for the ending; it is a report; where its head says what it was read from, it
names this document; and where the document says whose it is and on which year, the TOML says the same. A document
that says neither has to be named.
"""

import os
import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from licreport.files.glance import Told, told_of
from licreport.files.paths import STDIN, SUFFIX
from licreport.reading.loading import is_document, load
from licreport.words.language import LANGS, Words, few


class Aside(NamedTuple):
    """A document, and the TOML that counts in its place."""

    file: str
    toml: str


def standing_aside(files: Sequence[str], named: Sequence[str] = ()) -> tuple[Aside, ...]:
    """Return which of the files are documents that stand aside; none of those that are `named` themselves.

    Only documents that have TOML of their name beside them are opened.
    """
    kept = set(named)
    found = (pair for pair in paired(files) if pair.file not in kept)
    return tuple(pair for pair in found if _is_the_same(pair.toml, pair.file))


def paired(files: Sequence[str]) -> Sequence[Aside]:
    """Return the documents that have TOML of their name beside them, whatever that holds."""
    tomls = {_stem(file): file for file in reversed(files) if file != STDIN and file.lower().endswith(SUFFIX)}
    documents = (file for file in files if is_document(file))
    return [Aside(file, tomls[stem]) for file in documents if (stem := _stem(file)) in tomls]


def said(aside: Sequence[Aside]) -> Words:
    """Say which documents stand aside."""
    names = few([pair.file for pair in aside])
    facts = {"count": f"{len(aside):,}", "files": names.en}
    one, many = _ONE.say("en", facts), _SEVERAL.say("en", facts)
    return Words(one if len(aside) == 1 else many, _ONE.say("zh", facts | {"files": names.zh}))


_IN_CHINESE = "{count} 份文档以旁边同名的 TOML 为准，未参加核对（{files}）"
_ONE = Words("{count} document stands aside for the TOML of its name ({files})", _IN_CHINESE)
_SEVERAL = Words("{count} documents stand aside for the TOML of their names ({files})", _IN_CHINESE)


def _stem(file: str) -> str:
    return os.path.splitext(file)[0]  # noqa: PTH122  # thousands


def _is_the_same(toml: str, document: str) -> bool:
    """Tell whether TOML is the same report as a document."""
    theirs = told_of(load(toml))
    if not isinstance(theirs, Told):
        return False
    source = source_named(toml)
    if source is not None and _alike(source) != _alike(os.path.basename(document)):  # noqa: PTH119  # as above
        return False
    loaded = load(document)
    if not loaded.source.is_document and loaded.report is not None:  # TOML in a file that is named as text
        return False
    own = told_of(loaded)
    return own.key == theirs.key if isinstance(own, Told) else source is not None


_HEAD = 4_096  # bytes, in which the first remark of any report ends


def source_named(toml: str) -> str | None:
    """Return what the head of a TOML file says that it was read from, without the blanks in it; None for nothing."""
    from licreport.reading.filled.toml import HEAD as OF_A_FORM  # noqa: PLC0415  # only a pair of files pays for it
    from licreport.reading.toml import HEAD  # noqa: PLC0415  # as above

    try:
        with open(toml, "rb") as opened:  # noqa: PTH123  # as above
            text = opened.read(_HEAD).decode(errors="ignore").removeprefix("\ufeff")
    except OSError:
        return None
    remark = "".join(re.match(r"(?:[ \t]*#.*\n|[ \t]*\r?\n)*", text)[0].replace("#", " ").split())  # type: ignore[index]  # it matches anything
    for words in (OF_A_FORM, HEAD):
        for lang in LANGS:
            before, after = ("".join(part.split()) for part in words.say(lang).split("{file}"))
            if found := re.match(f"{re.escape(before)}(.+?){re.escape(after)}", remark):
                return found[1]
    return None


def _alike(name: str) -> str:
    return normalize("NFC", "".join(name.replace("#", " ").split()))
