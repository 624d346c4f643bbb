"""A file → a report: TOML as it is written, a document as it is read.

Whoever takes a report takes a document. Which of the two a file is goes by its name; which kind of document, by what it
holds.
"""

import re
from pathlib import Path

from licreport.report import load as toml
from licreport.report.diagnostic import Finding
from licreport.report.load import Loaded
from licreport.report.source import Source

DOCUMENTS = (".docx", ".doc", ".wps", ".xlsx", ".xls", ".xlsm", ".et", ".pdf", ".html", ".htm", ".txt", ".md")
"""How the names of documents end."""


def load(path: Path | str) -> Loaded:
    """Load a file. One that cannot be read comes back with the problem that says why."""
    name = str(path)
    if not is_document(name):
        return toml.load(path)
    if name.lower().endswith(_TEXTS) and is_toml(toml.contents(path, toml.SIZE_LIMIT)):
        return toml.load(path)
    from licreport.reading.document import document  # noqa: PLC0415  # TOML does not pay for it
    from licreport.reading.kinds.refusals import MOST_BYTES  # noqa: PLC0415  # as above

    data = toml.contents(path, MOST_BYTES)
    return document(name, data) if isinstance(data, bytes) else toml.unread(Source(name, ""), data)


_TEXTS = (".txt", ".md")
_OF_TOML = rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*(?:\[{1,2}[a-z_.\"]+\]|[a-z_.]+\s*=)"
"""How TOML begins, and no sentence does: with a header or a key, behind remarks."""


def is_toml(data: bytes | Finding) -> bool:
    """Tell whether a text is TOML, whatever its file is called, by how it begins."""
    return isinstance(data, bytes) and re.match(_OF_TOML, data) is not None


def is_document(name: str) -> bool:
    """Tell whether a file is taken for a document, by its name."""
    return name.lower().endswith(DOCUMENTS)
