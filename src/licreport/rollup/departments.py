"""The names of an authority's parts, as a text file lists them: one a line."""

from licreport.words.alike import is_seen, normal
from licreport.words.language import MisuseError, Words

_NOT_UTF8 = Words(
    "{file} is not UTF-8 text; save it anew as UTF-8",
    "{file} 不是 UTF-8 文本；请另存为 UTF-8 编码（记事本：另存为→编码 UTF-8）",
)
_EMPTY = Words("{file} names no department; write one name a line", "{file} 中没有部门名称；请一行写一个")
_TWICE = Words(
    "{file}:{line}: {name} stands on line {first} already; leave one of them out",
    "{file}:{line}：“{name}”与第 {first} 行重复；请删去其中之一",
)
_NO_NAME = Words(
    "{file}:{line}: {name} cannot name a file, since {character} stands in it; correct the name",
    "{file}:{line}：“{name}”含有“{character}”，不能用作文件名；请更正名称",
)
_TOO_LONG = Words(
    "{file}:{line}: the name has {length} characters; one name stands on each line",
    "{file}:{line}：名称长达 {length} 字；请一行写一个名称",
)
_FORBIDDEN = '/\\:*?"<>|'
_LONGEST = 60
"""Characters: three bytes each, with the year and the ending, of the 255 bytes that the name of a file may have."""


def departments(file: str, data: bytes) -> tuple[str, ...]:
    """Return the names in a file; blank lines and those that begin with `#` are none.

    Raises MisuseError, with the line, for one that is there twice or could be no file's name, and where there is none.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MisuseError(_NOT_UTF8, {"file": file}) from None
    found: dict[str, int] = {}
    names: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        name = " ".join(line.split())
        if not is_seen(name) or name.startswith("#"):
            continue
        _refuse(file, number, name)
        if (first := found.setdefault(normal(name), number)) != number:
            raise MisuseError(_TWICE, {"file": file, "line": str(number), "name": name, "first": str(first)})
        names.append(name)
    if not names:
        raise MisuseError(_EMPTY, {"file": file})
    return tuple(names)


def _refuse(file: str, number: int, name: str) -> None:
    facts = {"file": file, "line": str(number), "name": name}
    if len(name) > _LONGEST:
        raise MisuseError(_TOO_LONG, facts | {"length": str(len(name))})
    wrong = next((one for one in name if one in _FORBIDDEN or not one.isprintable()), None)
    wrong = name[0] if wrong is None and name.startswith((".", "~")) else wrong
    if wrong is not None:
        raise MisuseError(_NO_NAME, facts | {"character": wrong})
