"""Records that are no file of this machine, and which engine reads them."""

from licreport.words.language import MisuseError, Words

_ELSEWHERE = Words(
    "{file}: not on this machine; Spark reads what is elsewhere: --engine spark --master URL",
    "{file}：不在本机；其他地方的记录由 Spark 读取：--engine spark --master URL",
)


def is_elsewhere(path: str) -> bool:
    """Tell whether a path is an address elsewhere."""
    return "://" in path


def refuse_elsewhere(path: str) -> None:
    """Raise MisuseError where a path is an address elsewhere."""
    if is_elsewhere(path):
        raise MisuseError(_ELSEWHERE, {"file": _shown(path)})


def _shown(path: str) -> str:
    """Return an address without what stands before its host, which may be a password."""
    kind, _, rest = path.partition("://")
    host, mark, place = rest.partition("/")
    return f"{kind}://{host.rsplit('@', 1)[-1]}{mark}{place.partition('?')[0]}"
