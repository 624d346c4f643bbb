"""Tables of PostgreSQL: the server itself writes the columns that are needed, and no others, as CSV.

An address is `postgresql://user@host:port/database#table` (or `#schema.table`); what is left out is taken from
`PGUSER`, `PGHOST`, `PGPORT` and `PGDATABASE`, and the password from `PGPASSWORD` alone, since anyone on a machine may
see what was typed into a command.
"""

import getpass
import os
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from licreport.cases.inputs.source import CSV, POSTGRESQL, Source, quoted
from licreport.words.language import MisuseError, Words, few

if TYPE_CHECKING:
    from pg8000.native import Connection

_ABSENT = Words(
    "a table of PostgreSQL needs pg8000, which is not installed; install it with: pip install 'licreport[postgresql]'",
    "读取 PostgreSQL 的表需要 pg8000，但没有安装；请运行：pip install 'licreport[postgresql]'",
)
_PASSWORD = Words(
    "{file}: leave the password out of the address, where others may see it, and set PGPASSWORD instead",
    "{file}：请不要把密码写在地址中（他人可见），改用环境变量 PGPASSWORD",
)
_WRONG = Words(
    "{file}: no address of a table; write postgresql://user@host:5432/database#table, before # also ?host=/folder or "
    "?sslmode=disable, require or verify-full",
    "{file}：不是表的地址；请写作 postgresql://用户@主机:5432/数据库#表，# 之前还可写 ?host=/目录，"
    "或 ?sslmode=disable、require、verify-full",
)
_REFUSED = Words("{file}: PostgreSQL at {host} says: {why}", "{file}：{host} 上的 PostgreSQL 答复：{why}")
_NO_TABLE = Words("{file}: no table {table}; there are {tables}", "{file}：没有表 {table}；已有的是 {tables}")
_SETTINGS = ("default_transaction_read_only = on", "datestyle = 'ISO, YMD'", "timezone = 'Asia/Shanghai'")
_TABLES = (
    "SELECT CASE table_schema WHEN 'public' THEN table_name ELSE table_schema || '.' || table_name END"
    " FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'pg_catalog') ORDER BY 1"
)
_COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(:name) AND attnum > 0 AND NOT attisdropped"
    " ORDER BY attnum"
)


class Address(NamedTuple):
    """Where a table is."""

    shown: str
    """As it was typed."""
    user: str
    host: str
    """A host, or the folder of a socket."""
    port: int
    database: str
    table: str
    """With its schema, if it was named; nothing where no table was."""
    sslmode: str


def is_postgresql(path: str) -> bool:
    """Tell whether a path is an address of PostgreSQL."""
    return path.startswith(("postgresql://", "postgres://"))


def postgresql_source(path: str) -> Source:
    """Return a table as a source, with its columns; raises MisuseError where it cannot be reached."""
    address = address_of(path)
    with _connected(address) as base:
        name = ".".join(map(quoted, address.table.split(".", 1)))
        columns = [str(column) for (column,) in base.run(_COLUMNS, name=name)] if address.table else []
        if not columns:
            tables = [str(each) for (each,) in base.run(_TABLES)]
            facts: dict[str, str | Words] = {"file": path, "table": address.table or '""', "tables": few(tables)}
            raise MisuseError(_NO_TABLE, facts)
    return Source(path, path, POSTGRESQL, tuple(columns), table=name)


def copied(source: Source, columns: Iterable[str], file: Path) -> Source:
    """Write some columns of a table into a file, each row behind its number, and return that as a source."""
    wanted = tuple(dict.fromkeys(columns))
    listed = ", ".join(f"CAST({quoted(column)} AS text)" for column in wanted)
    select = f"SELECT row_number() OVER (), {listed} FROM {source.table}"  # noqa: S608  # names that the server has told
    with _connected(address_of(source.path)) as base, file.open("wb") as stream:
        base.run(f"COPY ({select}) TO STDOUT WITH (FORMAT csv, ENCODING 'UTF8')", stream=stream)
    return source._replace(path=str(file), form=CSV, columns=wanted, header=0, lines=True)


def address_of(path: str) -> Address:
    """Return what an address says; raises MisuseError where it is none, or bears a password."""
    try:
        parts = urlsplit(path)
        port = parts.port or int(os.environ.get("PGPORT") or 5432)
        asked = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError:
        raise MisuseError(_WRONG, {"file": path.partition("?")[0]}) from None
    if parts.password is not None or "password" in asked:
        raise MisuseError(_PASSWORD, {"file": _without_password(parts)})
    sslmode, folder = asked.pop("sslmode", ""), asked.pop("host", "")
    database = unquote(parts.path.removeprefix("/")) or os.environ.get("PGDATABASE", "")
    if asked or not database or sslmode not in _SSLMODES:
        raise MisuseError(_WRONG, {"file": path})
    return Address(
        shown=path,
        user=unquote(parts.username or "") or os.environ.get("PGUSER") or getpass.getuser(),
        host=folder or parts.hostname or os.environ.get("PGHOST") or "localhost",
        port=port,
        database=database,
        table=unquote(parts.fragment),
        sslmode=sslmode,
    )


def _without_password(parts: SplitResult) -> str:
    user = f"{parts.username}@" if parts.username else ""
    return f"{parts.scheme}://{user}{parts.netloc.rpartition('@')[2]}{parts.path}"


def _unverified() -> ssl.SSLContext:
    """Return what ciphers without asking who is at the other end, as `sslmode=require` means it."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


_SSLMODES = {"", "disable", "require", "verify-full"}
"""Without one, what goes to another machine is ciphered if its server can."""
_HERE = {"localhost", "127.0.0.1", "::1"}


@contextmanager
def _connected(address: Address) -> Iterator["Connection"]:
    """Open a connection that only reads; raises MisuseError for whatever the server has against it."""
    try:
        from pg8000.exceptions import DatabaseError, InterfaceError  # noqa: PLC0415  # an extra
    except ImportError:
        raise MisuseError(_ABSENT) from None
    facts = {"file": address.shown, "host": address.host}
    try:
        base = _opened(address)
        try:
            for setting in _SETTINGS:
                base.run(f"SET {setting}")
            yield base
        finally:
            base.close()
    except DatabaseError as error:
        told = error.args[0]
        why = str(told.get("M", told)) if isinstance(told, dict) else str(told)
        raise MisuseError(_REFUSED, {**facts, "why": why}) from None
    except (InterfaceError, OSError) as error:
        raise MisuseError(_REFUSED, {**facts, "why": str(error.__cause__ or error)}) from None


def _opened(address: Address) -> "Connection":
    from pg8000.exceptions import InterfaceError  # noqa: PLC0415  # an extra
    from pg8000.native import Connection  # noqa: PLC0415  # an extra

    is_socket = address.host.startswith("/")

    def opened(context: ssl.SSLContext | None) -> Connection:
        return Connection(
            address.user,
            host=address.host,
            database=address.database,
            port=address.port,
            password=os.environ.get("PGPASSWORD"),
            unix_sock=f"{address.host}/.s.PGSQL.{address.port}" if is_socket else None,
            ssl_context=context,
            application_name="licreport",
        )

    if address.sslmode == "disable" or is_socket or (not address.sslmode and address.host in _HERE):
        return opened(None)
    if address.sslmode == "verify-full":
        return opened(ssl.create_default_context())
    try:
        return opened(_unverified())
    except InterfaceError:
        if address.sslmode == "require":
            raise
        return opened(None)  # a server that cannot cipher
