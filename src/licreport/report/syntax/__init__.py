"""What keeps a file from being TOML at all, in words for a person: encodings, syntax, size."""

import re
import sys
from collections.abc import Mapping

import tomli

from licreport.report.diagnostic import Fact, Finding
from licreport.report.source import Source, Span
from licreport.words.language import Words

NOT_A_FILE = Words(
    "not a regular file; to check what a program writes, pipe it to `licreport check -`",
    "不是普通文件；要检查程序的输出，请用管道交给 `licreport check -`",
)
CANNOT_READ = Words("the file cannot be read: {why}", "无法读取文件：{why}")
TOO_LARGE = Words(
    "the file is larger than 1 MiB; a year's report takes a few KiB", "文件超过 1 MiB；一年的报告只需几 KiB"
)
A_DOCUMENT = Words(
    "a document, not a report in TOML; `licreport read` makes one of it",
    "这是文档，不是 TOML 报告；可用 `licreport read` 读取",
)
TOO_DEEP = Words("nested or dotted too deeply to be a report", "嵌套或点号层级过深，不可能是报告")


def not_read(words: Words, facts: Mapping[str, Fact] | None = None, span: Span | None = None) -> Finding:
    """Return the finding that a file could not be read, at its beginning unless a place is known."""
    return Finding((), words, facts or {}, span=span or Span(1, 1, 1, 1))


def too_long(source: Source) -> Finding:
    """Return the finding that an integer has more digits than Python reads, which is at the first that has."""
    return not_read(_TOO_LONG, span=source.first(rf"[+-]?(?:_?[0-9]){{{sys.get_int_max_str_digits() + 1},}}"))


_TOO_LONG = Words(
    "a number of thousands of digits; no figure has more than sixteen", "数字长达数千位；数据不会超过十六位"
)


def not_utf8(data: bytes, error: UnicodeDecodeError) -> Finding:
    """Return the finding that bytes are not UTF-8, and that they may be GB 18030, as Windows editors write."""
    line_start = data.rfind(b"\n", 0, error.start) + 1
    line = data.count(b"\n", 0, error.start) + 1
    column = len(data[line_start : error.start].decode(errors="replace").removeprefix("\ufeff")) + 1
    try:
        data.decode("gb18030")
        words = _GB18030
    except UnicodeDecodeError:
        words = _NOT_UTF8
    return not_read(words, {"byte": f"{data[error.start]:02X}"}, Span(line, column, line, column))


_NOT_UTF8 = Words(
    "not UTF-8 text: byte 0x{byte}; save the file as UTF-8", "不是 UTF-8 文本：字节 0x{byte}；请将文件另存为 UTF-8"
)
_GB18030 = Words(
    "not UTF-8 text: byte 0x{byte}; it reads as GB 18030, so save it as UTF-8 (Notepad: Save as, Encoding UTF-8; "
    "or iconv -f GB18030 -t UTF-8)",
    "不是 UTF-8 文本：字节 0x{byte}；内容像 GB 18030 编码，请改存为 UTF-8（记事本：另存为，编码选 UTF-8；"
    "或 iconv -f GB18030 -t UTF-8）",
)


def not_toml(source: Source, error: tomli.TOMLDecodeError, start: int) -> Finding:
    """Return the finding that a text is not TOML, at what has to be changed, or else where tomli stopped.

    `start` is the line on which the key or the table begins that could not be read.
    """
    from licreport.report.syntax.misspelt import misspelling  # noqa: PLC0415  # a file that is TOML does not pay for it

    column = min(error.colno, len(source.line(error.lineno)) + 1)  # tomli may stop behind the end
    message = re.sub(r" \(at .*\)$", "", str(error))
    if (misspelt := misspelling(source, start, error.lineno, column, message)) is not None:
        return misspelt
    words = next((words for pattern, words in _MESSAGES if re.match(pattern, message)), _OTHER)
    return not_read(words, {"message": message}, Span(error.lineno, column, error.lineno, column))


_OTHER = Words("not TOML: {message}", "不是合法的 TOML：{message}")
_NO_VALUE = Words(
    'not a TOML value; figures as printed ("227.9万", "95.76%") and text go in quotes, digits are ASCII',
    '不是 TOML 的值；按原样书写的数字（"227.9万"、"95.76%"）和文字要加英文引号，数字用半角',
)
_MESSAGES = (
    (r"Invalid value|Expected newline", _NO_VALUE),
    (r"Invalid date", Words("no such date or time", "没有这样的日期或时间")),
    (
        r"Invalid statement|Invalid initial",
        Words(
            "a line is `key = value`, `[table]` or a `#` comment; keys are the format's English names",
            "每行应是 `键 = 值`、`[表]` 或 `#` 注释；键用格式规定的英文名",
        ),
    ),
    (r"Expected '='", Words("`=` must follow the key", "键的后面应是 `=`")),
    (r"Expected '\]", Words("the table's name is not closed by `]`", "表名缺少右方括号 `]`")),
    (
        r"Cannot (declare|redefine|mutate)|There is no nest|An object other",
        Words("this table is already there, or its name is that of a value", "此表已存在，或与某个值同名"),
    ),
    (r"Cannot overwrite|Duplicate inline", Words("this key is given twice", "此键重复出现")),
    (r"Unclosed array", Words("the array is not closed by `]`", "数组缺少右方括号 `]`")),
    (r"Unclosed inline", Words("the inline table is not closed by a brace", "内联表缺少右花括号")),
    (r"Unterminated|Expected [\"']+$", Words("the text in quotes is not closed", "引号没有闭合")),
    (
        r"Unescaped|Escaped|Invalid hex",
        Words(
            "a backslash starts an escape in double quotes; write it twice, or use single quotes",
            "双引号中反斜杠是转义符；请写两次，或改用单引号",
        ),
    ),
    (
        r"Illegal character|Found invalid",
        Words("a control character or line break that TOML does not allow here", "此处不允许的控制字符或换行"),
    ),
)
