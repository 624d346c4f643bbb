"""Records that are no file of this machine: which engine reads them, or how they become a file."""

from licreport.words.language import MisuseError, Words

_POSTGRES = Words(
    "{file}: a database of PostgreSQL is not read itself; write the columns that the layout names into a file, for "
    r"example with psql: \copy (SELECT … FROM cases) TO 'cases.csv' WITH (FORMAT csv, HEADER)",
    "{file}：不直接读取 PostgreSQL 数据库；请把布局所需的列导出为文件，例如在 psql 中："
    r"\copy (SELECT … FROM cases) TO 'cases.csv' WITH (FORMAT csv, HEADER)",
)
_ELSEWHERE = Words(
    "{file}: not on this machine; Spark reads what is elsewhere: --engine spark --master URL",
    "{file}：不在本机；其他地方的记录由 Spark 读取：--engine spark --master URL",
)


def is_elsewhere(path: str) -> bool:
    """Tell whether a path is an address elsewhere; raises MisuseError where no engine reads it."""
    if path.startswith(("postgres://", "postgresql://")):
        raise MisuseError(_POSTGRES, {"file": _shown(path)})
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
