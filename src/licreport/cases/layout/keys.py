"""The keys of a layout, and what each says: `load` reads by them, the schema and the page list them."""

from collections.abc import Mapping
from typing import NamedTuple

from licreport.words.language import Words


class Key(NamedTuple):
    """A key of a layout."""

    kind: type
    label: Words
    meaning: Words


LIMITS = ("promised", "due", "legal")
ORDERS = ("ymd", "mdy", "dmy")

KEYS: Mapping[str, Key] = {
    "layout": Key(
        int,
        Words("version of the format", "格式版本"),
        Words("the version of this format: 1", "本格式的版本：1"),
    ),
    "base": Key(
        str,
        Words("base", "基础布局"),
        Words(
            "a layout that comes with the program and that this one adds to or changes; an empty list of columns takes "
            "one away",
            "以程序自带的哪个布局为基础；本布局所写的予以增补或替换，列名写成空列表的表示不读取该列",
        ),
    ),
    "title": Key(
        str, Words("title", "名称"), Words("whose records these are, for people", "记录属于哪个系统，供人阅读")
    ),
    "counting": Key(
        str,
        Words("way of counting", "统计方式"),
        Words(
            'each case by its own dates ("event", the default), or the applications of the period and what became of '
            'them ("cohort")',
            "按申请、受理、办结各自的时间计（event，默认），或按报告期内收到的申请及其去向计（cohort）",
        ),
    ),
    "encoding": Key(
        str,
        Words("encoding", "编码"),
        Words("the encoding of text, where it is neither UTF-8 nor GB18030", "文本文件的编码；UTF-8、GB18030 不必写明"),
    ),
    "limits": Key(
        list,
        Words("time limits", "时限"),
        Words(
            "by which limit a case is on time: the first for which there is a column",
            "按哪个时限判断是否按期办结：取第一个有相应列的",
        ),
    ),
    "unit": Key(
        str,
        Words("unit of time limits", "时限单位"),
        Words("the unit of limits where no column says it", "时限没有写明单位时的单位"),
    ),
    "order": Key(
        str,
        Words("order of dates", "日期顺序"),
        Words("the order of year, month and day in dates", "日期中年、月、日的顺序"),
    ),
    "remarks": Key(
        list,
        Words("remarks", "说明"),
        Words(
            "what is said whenever this layout is used, as “English · 中文”, or in one language",
            "使用本布局时每次都要说明的事项，写作“English · 中文”，也可只写一种语言",
        ),
    ),
    "known_by": Key(
        list,
        Words("known by", "识别列"),
        Words(
            "columns that a file has if it is of the cases, where there are further tables",
            "有多个表时，含有这些列的文件即为办件表",
        ),
    ),
    "columns": Key(
        dict,
        Words("columns", "列"),
        Words(
            "of each field of a case, the name of its column or the names that it may have; no other column is read",
            "各字段对应的列名（可写多个可能的列名）；其他列一概不读取",
        ),
    ),
    "tables": Key(
        dict,
        Words("further tables", "附属的表"),
        Words(
            "tables beside that of the cases, joined by the application number: the columns that each is known by, and "
            "its fields; `pauses` and `payments` may have several rows a case, and one without fields is not read",
            "办件表以外、以办件编号关联的表：各表的识别列和字段；pauses（特别程序）、payments（缴费）中一件可有多行，不写字段的表不读取",
        ),
    ),
    "codes": Key(
        dict,
        Words("codes", "代码"),
        Words(
            "what each code stands for, by the kind of column, or by the field where flags have different codes; a "
            "code that is not here stops the run",
            "各类代码列中每个代码的含义，各“是否”列代码不同时按字段分别写明；遇到没有写明的代码即停止",
        ),
    ),
    "constants": Key(
        dict,
        Words("constants", "固定值"),
        Words("what every row is, where no column says it", "没有相应列而每一行都相同的值"),
    ),
    "figures": Key(
        list,
        Words("figures", "可反映的数据"),
        Words("the only figures that such records tell", "此类记录只能反映的数据"),
    ),
    "definitions": Key(
        dict,
        Words("definitions", "自定口径"),
        Words(
            "a condition that takes the place of a figure's own, in SQL (`where`) and in words: under "
            '`[definitions."handling.on_the_spot"]`, `where = "decided = accepted"` and `words = "decided at once"`',
            "取代某项数据口径的条件，以 SQL（`where`）和文字（`words`）写明：在 "
            '`[definitions."handling.on_the_spot"]` 下写 `where = "decided = accepted"`、`words = "受理当日办结"`',
        ),
    ),
}
"""The keys of a layout, in the order in which they are told."""

TABLE_NAME = "[a-z]+"
NO_TABLES = (
    *("cases", "calendar", "joined", "timed", "judged", "paused", "records", "since", "until", "latest", "met"),
    *("placed", "all", "and", "any", "as", "between", "by", "case", "column", "create", "cross", "date", "distinct"),
    *("else", "end", "except", "false", "from", "full", "group", "having", "in", "inner", "into", "is", "join"),
    *("lateral", "left", "like", "limit", "natural", "not", "null", "on", "or", "order", "outer", "over", "primary"),
    *("right", "row", "rows", "select", "semi", "anti", "set", "some", "table", "then", "to", "true", "union"),
    *("unique", "user", "using", "values", "when", "where", "window", "with"),
)
"""What a table cannot be called, since a query calls something else so."""
