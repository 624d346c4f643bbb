"""Why a document cannot be read, in words for the person who has it: what it is, and what to save it as."""

from licreport.reading.text import UnreadableError
from licreport.words.language import Words

MOST_BYTES = 32 * 1024 * 1024
"""Of a document as it comes."""
MOST_CELLS = 200_000
"""Of all its tables."""


def damaged(kind: Words) -> UnreadableError:
    """Return that a document of a kind is cut off or damaged."""
    return UnreadableError(
        Words(
            f"the {kind.en} is damaged or cut off; get it again, or open it and save it anew",
            f"{kind.zh}已损坏或不完整；请重新获取，或打开后另存一份",
        )
    )


def empty() -> UnreadableError:
    """Return that there is nothing in a file."""
    return UnreadableError(
        Words(
            "the file is empty: nothing was saved into it; get it again, or open the document and save it anew",
            "文件是空的，没有存入任何内容；请重新获取，或打开原文件后另存一份",
        )
    )


def encrypted(kind: Words) -> UnreadableError:
    """Return that a document of a kind is locked."""
    return UnreadableError(
        Words(
            f"the {kind.en} is locked with a password; save it without one",
            f"{kind.zh}设有密码；请去掉密码后另存",
        )
    )


def too_large(kind: Words, what: Words) -> UnreadableError:
    """Return that a document of a kind holds more than any report does, and of what."""
    return UnreadableError(
        Words(
            f"the {kind.en} holds {what.en}, more than any report does; save the report alone",
            f"{kind.zh}含有{what.zh}，超出任何报告的规模；请只另存报告本身",
        )
    )


def too_many_cells(kind: Words) -> UnreadableError:
    """Return that a document of a kind holds more cells than any report does."""
    return too_large(kind, Words(f"more than {MOST_CELLS:,} cells", f"超过 {MOST_CELLS:,} 个单元格"))


def missing(kind: Words, package: str) -> UnreadableError:
    """Return that a package is not installed without which documents of a kind are not read."""
    return UnreadableError(
        Words(
            f"reading a {kind.en} needs {package}: pip install 'licreport[read]'",
            f"读取{kind.zh}需要 {package}：pip install 'licreport[read]'",
        )
    )


def other(what: Words, instead: Words) -> UnreadableError:
    """Return that a document is of a kind that is not read, and what to save it as."""
    return UnreadableError(
        Words(
            f"this is {what.en}, which is not read; save it as {instead.en}",
            f"这是{what.zh}，不能读取；请另存为{instead.zh}",
        )
    )
