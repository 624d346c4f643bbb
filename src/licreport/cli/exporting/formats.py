"""Which formats a command asks for, and the files that a report goes into."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from licreport.check.one import Checked
from licreport.words.language import MisuseError, Words

if TYPE_CHECKING:
    from licreport.render import Format


_NO_FORMAT = Words(
    "say which format: {choices}, or a FILE with its ending", "请指明格式：{choices}，或用带相应后缀的 FILE"
)
_NO_DIRECTORY = Words(
    "several formats go into a directory: name it with -o DIR", "多种格式要写入目录：请用 -o DIR 指明"
)
_NOT_A_DIRECTORY = Words(
    "{output} is a file, and several formats need a directory", "{output} 是文件，多种格式需要目录"
)


def target_of(
    forms: Sequence["Format[Any]"], output: str | None, known: Mapping[str, object], *, is_flagged: bool
) -> Path | str | None:
    """Return the directory or the file to write to, or None for standard output.

    What only an ending says the format of is a file.

    Raises MisuseError where it is not clear what is to be written, or where to.
    """
    if not forms:
        raise MisuseError(_NO_FORMAT, {"choices": ", ".join(f"--{name}" for name in known)})
    if output is None:
        if len(forms) > 1:
            raise MisuseError(_NO_DIRECTORY)
        return None
    if os.path.isdir(output) and is_flagged:  # noqa: PTH112  # which takes what cannot be a path for none
        return Path(output)
    if len(forms) == 1:
        return output
    if os.path.exists(output):  # noqa: PTH110  # as above
        raise MisuseError(_NOT_A_DIRECTORY, {"output": output})
    return Path(output)


_NO_FRAGMENT = Words(
    "--fragment is for HTML: add --html, or name a file that ends in .html",
    "--fragment 只用于 HTML：请加 --html，或用 .html 结尾的文件名",
)


def as_fragments(forms: Sequence["Format[Any]"]) -> "list[Format[Any]]":
    """Return the formats, those as parts of a page that can be; raises MisuseError where none can."""
    if not any(form.fragment for form in forms):
        raise MisuseError(_NO_FRAGMENT)
    return [form._replace(render=form.fragment) if form.fragment else form for form in forms]


def format_of(output: str | None, known: Mapping[str, "Format[Any]"]) -> list[str]:
    """Return the name of the format that the ending of a file names, if one does."""
    if output is None:
        return []
    return [name for name, form in known.items() if output.lower().endswith(form.suffixes)][:1]


_SEVERAL = Words(
    "{folder} holds {count} reports: name one of them, or compile all into a directory, with the flag of a format "
    "and -o DIR",
    "{folder} 中有 {count} 份报告：请指明其中一份；要全部生成，请加格式选项，并用 -o DIR 指明目录",
)


_IS_A_FILE = Words("{output} is a file, and several reports need a directory", "{output} 是文件，多份报告需要目录")


def folder_of(report: str, count: int, output: str | None, *, is_flagged: bool) -> Path:
    """Return the directory that several reports go into; raises MisuseError where none is meant."""
    if output is None or not is_flagged:
        raise MisuseError(_SEVERAL, {"folder": report, "count": str(count)})
    if os.path.exists(output) and not os.path.isdir(output):  # noqa: PTH110, PTH112  # which take what is no path for none
        raise MisuseError(_IS_A_FILE, {"output": output})
    return Path(output)


def way_to(folder: str, checked: Checked) -> str:
    """Return the way from a directory to the one that holds a report, since names may come again in others."""
    return os.path.relpath(Path(checked.loaded.name).parent, folder)


def file_of(target: Path | str | None, form: "Format[Any]", checked: Checked) -> str | None:
    """Return the file that a format goes into, or None for standard output."""
    return str(target / f"{_stem(checked)}{form.suffixes[0]}") if isinstance(target, Path) else target


def _stem(checked: Checked) -> str:
    """Return what files are named after: the report's own file, or its year where it has none."""
    report = checked.loaded.report
    name = Path(checked.loaded.name).stem
    return str(report.report.year) if name == "<stdin>" and report is not None else name
