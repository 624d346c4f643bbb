"""What `rollup` writes beside the sum: a table of departments and figures, and what to ask whom for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from licreport.cli.output import deliver, remark
from licreport.words.language import Lang, MisuseError, Words, few

if TYPE_CHECKING:
    from licreport.rollup.sums import Rollup

_MISSING = Words("{count} of those named sent nothing: {names}", "名单中有 {count} 个部门尚未报送：{names}")
_NO_TABLE = Words("{file}: a table is an .xlsx or a .csv file", "{file}：汇总表应为 .xlsx 或 .csv 文件")
_SAME_FILE = Words("two results would go into one file; name them apart", "两项结果会写入同一个文件；请用不同的文件名")


def check_beside(beside: Sequence[str], flags: Mapping[str, Any]) -> None:
    """Raise MisuseError for a table of no known format, and where two files have one name."""
    table = flags["table"]
    if table is not None and not table.lower().endswith((".xlsx", ".csv")):
        raise MisuseError(_NO_TABLE, {"file": table})
    every = [*beside, *([flags["output"]] if flags["output"] is not None else [])]
    if len({*every}) < len(every):
        raise MisuseError(_SAME_FILE)


def table_in(rolled: "Rollup", file: str, lang: Lang) -> str | bytes:
    """Return the table of parts and figures in the format of a file."""
    from licreport.compose.publish import rendered  # noqa: PLC0415  # `check` does not pay for it
    from licreport.render import formats  # noqa: PLC0415  # as above
    from licreport.rollup.table import tidy, workbook  # noqa: PLC0415  # as above

    if file.lower().endswith(".csv"):
        content = rendered(formats()["csv"], tidy(rolled, lang))
        return f"\ufeff{content!s}" if lang == "zh" else content
    return rendered(formats()["xlsx"], workbook(rolled, lang))


def write_beside(file: str, content: str | bytes, read: Sequence[str], lang: Lang, *, force: bool) -> None:
    """Write something beside the sum, which is made anew each time."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # as above

    deliver(file, encoded(content) if isinstance(content, str) else content, lang, read=read, force=force)


def remark_missing(names: Sequence[str], lang: Lang) -> None:
    """Say who sent nothing."""
    if names:
        remark(_MISSING, {"count": str(len(names)), "names": few(names).say(lang)}, lang)
