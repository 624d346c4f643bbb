"""LR7xx: what the prose says of the figures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from licreport.figures.stated import Figure, Interval, decimal_text, interval
from licreport.figures.text import number_text, stated_text
from licreport.narrative.for_rules import Brace, Narrated, Number, Text, is_telling
from licreport.narrative.placing import Named
from licreport.narrative.printing import unfit
from licreport.narrative.prose import FIGURES, Placeholder, Stray, without_placeholders
from licreport.narrative.typed import TypedNumber
from licreport.relations.rule import Findings, rule
from licreport.report.address import TABLES, key_label
from licreport.report.diagnostic import Fact, Finding, Note, Severity, Term
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.report.tables import SECTIONS, UNREVISED, is_unrevised
from licreport.words.language import Words, joined, one_of
from licreport.words.terminal import shortened

_NOTHING = Words("`{name}` names no figure or indicator", "`{name}` 不是数据项，也不是指标")
_NEAR = Words(
    "`{name}` names no figure or indicator; did you mean `{near}`?",
    "`{name}` 不是数据项，也不是指标；是否应为 `{near}`？",
)
_SEVERAL = Words("`{name}` may be any of several figures; write {ways}", "`{name}` 可能是好几项数据；请写 {ways}")
_STRAY = Words(
    "a brace that belongs to no placeholder; write `{double}` for a brace itself",
    "此括号不属于任何占位符；要写括号本身请写 `{double}`",
)
_NO_FORM = Words("`{{{name}}}` stands for whole sentences and takes no form", "`{{{name}}}` 代表整句话，不能指定写法")
_UNFIT = Words("`{{{name}:{spec}}}`: ", "`{{{name}:{spec}}}`：")


@rule(
    "LR701",
    zh="""正文中的每个占位符都指明一项数据或指标

    {applications.received} 把数据放进正文；名称写错，正文里就少了一个数。写法（`,`、`.2%`、`.1万`）要适合这个数，
    且不能比公布的位数更多。要写大括号本身，请写两遍。
    """,
)
def placeholders_name_a_figure(narrated: Narrated) -> Findings:
    """Every placeholder in the prose names a figure or an indicator.

    {applications.received} places a figure; with a name that is none, the text would lack a number. The form (`,`,
    `.2%`, `.1万`) must suit the value and ask for no more digits than were printed. A brace itself is written twice.

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {applications.recieved} 件。"  # LR701
    ```

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {applications.received} 件。"
    ```
    """
    for text, named in narrated.named.items():
        yield from islice(_of_braces(text, named, narrated), _MOST)


_MOST = 1_000
"""Findings of one rule in one section: a text with more of them is no prose, and nobody would read them all."""


def _of_braces(text: Text, found: Iterable[tuple[Brace, Named | None]], narrated: Narrated) -> Iterator[Finding]:
    for brace, named in found:
        where = text.path, (brace.start, brace.end)
        if isinstance(brace, Stray):
            yield _finding(where, _STRAY, {"double": brace.text * 2})
        elif brace.name != FIGURES:
            yield from _unnamed(brace, named, where, narrated)
        elif brace.spec:
            yield _finding(where, _NO_FORM, {"name": brace.name})


_Where = tuple[Path, tuple[int, int]]


def _finding(where: _Where, words: Words, facts: Mapping[str, Fact]) -> Finding:
    return Finding(where[0], words, facts, within=where[1])


def _unnamed(brace: Placeholder, named: Named | None, where: _Where, narrated: Narrated) -> Iterator[Finding]:
    if named is None:
        if narrated.may_be_listed(brace.name):
            return
        if several := narrated.names.addresses.several(brace.name):
            ways = one_of([f"`{{{way}}}`" for way in several])
            yield _finding(where, _SEVERAL, {"name": brace.name, "ways": ways})
            return
        near = narrated.names.near(brace.name)
        yield _finding(where, _NEAR if near else _NOTHING, {"name": brace.name, "near": near})
    elif brace.asks_for_change and named.is_figure and named.path is not None:
        return  # what it cannot be told of is a figure that is wanting
    elif wrong := unfit(named, brace.spec):
        words, facts = wrong
        yield _finding(where, Words(_UNFIT.en + words.en, _UNFIT.zh + words.zh), {"name": brace.name, **facts})


_MISSING = Words(
    "{label} is named in the prose, but this report does not print it: give it as `{name}`, or leave it out",
    "正文用到{label}，但报告没有这项数据：请填写 `{name}`，或从正文中删去",
)
_NOT_COMPUTED = Words(
    "{label} is named in the prose, but not all that it is computed from is printed: give the figures, or leave it out",
    "正文用到{label}，但报告没有公布计算它所需的全部数据：请填写所需数据，或从正文中删去",
)


@rule(
    "LR702",
    zh="""正文用到的数据报告都有

    正文里指明的数据若没有填写，就没有数可放；缺少的数据不是零。增减（{received:growth}）也须有上年数据可比：
    本报告公布的，或者上年报告中的。
    """,
)
def figures_named_are_in_the_report(narrated: Narrated) -> Findings:
    """Every figure that the prose names is in the report.

    Of one that is missing there is nothing to place, and a missing figure is not zero. Nor is there of the change of
    one ({received:growth}) that this report gives no figure of the year before for, nor a report on that year.

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件。"  # LR702
    ```

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，比上年{received:growth}。"  # LR702
    ```

    ```toml
    [applications]
    received = 12
    [last_year.applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，比上年{received:growth}。"
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件，受理率 {acceptance_rate}。"
    ```
    """
    for text, found in narrated.named.items():
        for brace, named in found:
            if named is None:
                continue
            if named.value is not None:
                yield from _untold(brace, named, text, narrated)
                continue
            if narrated.is_doubtful(named.path) if named.path else narrated.lacks_figures:
                continue
            words = _NOT_COMPUTED if named.path is None else _MISSING
            facts: dict[str, Fact] = {"label": named.label, "name": named.address}
            yield Finding(text.path, words, facts, within=(brace.start, brace.end))


def _untold(brace: Brace, named: Named, text: Text, narrated: Narrated) -> Iterator[Finding]:
    """Yield that a change since last year cannot be told, and why."""
    if not isinstance(brace, Placeholder) or not brace.asks_for_change or not named.path:
        return
    from licreport.narrative.since import since_last_year, untold  # noqa: PLC0415  # only who speaks of change pays for it

    why = untold(named, brace.spec, since_last_year(narrated.names, named))
    if why is not None and not narrated.lacks_figures:
        facts: dict[str, Fact] = {"name": brace.name, "spec": brace.spec, "label": named.label, "why": why}
        yield Finding(text.path, _UNTOLD, facts, within=(brace.start, brace.end))


_UNTOLD = Words(
    "`{{{name}:{spec}}}`: the change of {label} cannot be told: {why}",
    "`{{{name}:{spec}}}`：{label}的增减无法写出：{why}",
)
_UNREVISED = Words(
    "these are last year's words: revise them and take the mark out; until then they are no part of the report",
    "这是上年的文字：请修改并删去这一标记；在此之前不作为本报告的内容",
)


@rule(
    "LR707",
    severity=Severity.WARNING,
    zh="""上年的文字已经修改

    `new` 把上年报告的文字连同占位符带入新的一年，并标明“上年文字，请修改”。标记未删去时，这段文字不核对，也不写进文档。
    """,
)
def last_years_words_are_revised(narrated: Narrated) -> Findings:
    """Last year's words are revised.

    `new` carries last year's prose over with its placeholders, and marks it. As long as the mark is there, the text is
    not checked, and no document has it.

    ```toml
    [narrative]
    reform = "【上年文字，请修改】全年办结{concluded}件。"  # LR707
    ```

    ```toml
    [narrative]
    reform = "全面推行告知承诺制。"
    ```
    """
    for text in narrated.unrevised:
        if is_unrevised(text.words) and (found := re.search(UNREVISED, text.words)):
            yield Finding(text.path, _UNREVISED, {}, within=found.span())


_TYPED = Words("the number {typed} is typed, not bound to a figure", "数字 {typed} 是直接写的，没有对应的数据项")
_MEANT = Words(
    "write {{!{typed}}} if it is meant, or name the figure in braces",
    "确实要这样写请用 {{!{typed}}}，否则请用大括号指明数据",
)


@rule(
    "LR703",
    severity=Severity.WARNING,
    zh="""正文中的数字来自数据

    直接写进正文的数字（包括带单位的汉字数字，如十二万件），数据改了它不会跟着改。日期、年份、序号、文号、热线和书名号内的数字不在此列；确实要写的数字，
    用 {!123} 表明。
    """,
)
def numbers_in_prose_are_bound(narrated: Narrated) -> Findings:
    """Numbers in the prose come from the figures.

    A number that is typed stays as it is when the figure changes, in digits or in numerals with their unit (十二万件).
    Dates, years, ordinals, document numbers, hotlines and numbers in the titles of laws are none; {!123} says that a
    number is meant.

    ```toml
    [narrative]
    reform = "压缩办理时限 37 天。"  # LR703
    ```

    ```toml
    [[figure]]
    name = "压缩时限"
    value = 37
    unit = "天"
    [narrative]
    reform = "2024年依据《条例》第5条和〔2025〕6号文，压缩办理时限 {figure.压缩时限} 天，增设 {!24} 小时窗口。"
    ```
    """
    for _, numbers in groupby(narrated.numbers, key=lambda number: number.text):
        yield from islice((_typed(number, narrated) for number in numbers if number.agrees), _MOST)


def _typed(number: Number, narrated: Narrated) -> Finding:
    typed = number.typed
    facts: dict[str, Fact] = {"typed": typed.text}
    bound = number.named or _of_value(typed, narrated)
    note = Note(_MEANT, facts)
    if bound is not None:
        note = Note(_BOUND, {"name": bound.address.removesuffix(".value"), "label": bound.label})
    return Finding(number.text.path, _TYPED, facts, within=(typed.start, typed.end), notes=(note,))


_BOUND = Words("write {{{name}}}: {label} has this value", "请写 {{{name}}}：{label}就是这个数")


def _of_value(typed: TypedNumber, narrated: Narrated) -> Named | None:
    """Return the only figure of that value, where the value is telling."""
    if typed.values is None or not (is_telling(typed) or typed.is_rate):
        return None
    alike = narrated.by_value.get(typed.values.value, [])
    return alike[0] if len(alike) == 1 else None


_CONTRADICTS = Words(
    "the prose says {label} {typed}, but {name} is {stated}: {difference} {more}",
    "正文中{label}为 {typed}，数据为 {stated}（{name}），正文{more} {difference}",
)
_MORE, _LESS = Words("more", "多"), Words("less", "少")
_CORRECT = Words(
    "write {{{name}}} in the prose; if it is the figure that is wrong, correct that",
    "正文请写 {{{name}}}；如果错的是数据，请改正数据",
)


@rule(
    "LR704",
    zh="""正文中写明名称的数字与数据一致

    紧跟在名称后面的数字（收到申请 542210 件）就是那项数据；与数据不同，必有一处是错的。只在确定说的是全部办件时才比较：
    句中到此为止没有别的年份、时段、单位、事项，上面的标题也没有；“余”“以上”之类的约数也不比较。
    不少于 100 而后面就是句读的，不写单位也比较。
    """,
)
def numbers_in_prose_agree_with_figures(narrated: Narrated) -> Findings:
    """A number that the prose gives by name is the figure's.

    A number right behind a figure's label (收到申请 542210 件) is that figure; where they differ, one of them is wrong.
    It is compared only where it is certain that the whole is spoken of: nothing in the sentence so far, nor in the
    heading above, is another year or a part of one, another authority or one item; nor where it is an estimate. A
    count of 100 or more that ends its clause is compared without its unit too.

    ```toml
    [applications]
    received = 542_219
    [narrative]
    handling = "全年收到申请 542210 件。"  # LR704
    ```

    ```toml
    [applications]
    received = 542_219
    [narrative]
    handling = "全年收到申请 {applications.received} 件。"
    ```
    """
    for text, typed, named, agrees in narrated.numbers:
        if agrees or named is None or named.path is None or typed.values is None:
            continue
        stated = _interval(named)
        difference = typed.values.value - stated.value
        rate = named.unit == "%"
        facts: dict[str, Fact] = {
            "typed": typed.text,
            "label": named.label,
            "name": named.address,
            "stated": _written(named),
            "difference": f"{number_text(abs(difference) * 100)}%" if rate else number_text(abs(difference)),
            "more": _MORE if difference > 0 else _LESS,
        }
        yield Finding(
            text.path,
            _CONTRADICTS,
            facts,
            related=(Term(named.path, named.label, _written(named)),),
            stated=decimal_text(typed.values.value),
            computed=decimal_text(stated.value),
            difference=difference,
            notes=(Note(_CORRECT, {"name": named.address.removesuffix(".value")}),),
            within=(typed.start, typed.end),
        )


def _interval(named: Named) -> Interval:
    return interval(named.value) if isinstance(named.value, int | Figure) else Interval(0, 0, 0)


def _written(named: Named) -> str:
    return stated_text(named.value) if isinstance(named.value, int | Figure) else ""


_WANTING = Words(
    "{count} of the six sections are written, but there is neither prose nor a figure for {missing}",
    "六个部分写了 {count} 个，{missing}既没有正文，也没有数据",
)
_LEAST_WRITTEN = 3
"""Sections: with fewer, prose stands where the figures want some, and the file is not the whole report."""
_FIGURES_OF: Mapping[str, tuple[str, ...]] = {
    "overview": ("items",),
    "handling": ("applications", "handling", "rates", "fees"),
    "oversight": ("oversight",),
    "supervision": ("reviews",),
}
"""The tables whose figures speak for a section without prose."""


@rule(
    "LR705",
    severity=Severity.WARNING,
    zh="""六个部分都有内容

    年度报告有六个部分。正文至少写了三个部分的，视为整篇报告，其余各部分也应有正文，或有可成文的数据；
    两者都没有的，生成的文稿中就没有这一部分。只报告一年中一段时期的不在此列。
    """,
)
def no_section_is_missing(narrated: Narrated) -> Findings:
    """No section is missing.

    A year's report has six sections. Where three of them or more are written, the narrative is taken for the whole
    report's, and each of the others has prose too, or figures of which sentences can be made; one with neither is left
    out of what is compiled. A report on a part of a year need not have them all.

    ```toml
    [applications]
    received = 10
    [narrative]  # LR705
    overview = "总体平稳。"
    oversight = "加强监管。"
    problems = "进一步改进。"
    ```

    ```toml
    [applications]
    received = 10
    [reviews]
    total = 8
    [narrative]
    overview = "总体平稳。"
    oversight = "加强监管。"
    reform = "推进改革。"
    problems = "进一步改进。"
    ```
    """
    report = narrated.report
    written = [text.path[1] for text in narrated.texts if text.path[1] in SECTIONS.words]
    if len(written) < _LEAST_WRITTEN or report.report.span is not None or narrated.lacks_figures:
        return
    told = {*written, *(figure.section for figure in report.figure)}
    if told.issuperset(SECTIONS.words):
        return
    told |= {section for section, tables in _FIGURES_OF.items() if any(_has_figures(report, key) for key in tables)}
    missing = [key for key in SECTIONS.words if key not in told and not narrated.is_doubtful(("narrative", key))]
    if missing:
        fields = TABLES["narrative"].model_fields
        said = Words(
            joined([f"“{fields[key].description}” (`{key}`)" for key in missing], "en"),
            joined([f"“{key_label(TABLES['narrative'], key).zh}”（`{key}`）" for key in missing], "zh"),
        )
        yield Finding(("narrative",), _WANTING, {"count": str(len(written)), "missing": said})


def _has_figures(report: Report, table: str) -> bool:
    return any(isinstance(value, int | Figure) for value in getattr(report, table).__dict__.values())


_HEADING_MARK = Words(
    "`{mark}` is printed as it stands; a sub-heading begins with `### `", "`{mark}` 会照原样印出；小标题以 `### ` 开头"
)
_ENTRY_MARK = Words(
    "`{mark}` is printed as it stands; an entry of a list begins with `- `, or with its number, `1. `",
    "`{mark}` 会照原样印出；分条请用 `- ` 或序号（`1. `、`（1）`）开头",
)
_BOLD_MARK = Words(
    "`{mark}` is printed as it stands; there is no bold, so leave the marks out",
    "`{mark}` 会照原样印出；不支持加粗，请删去",
)
_LINK_MARK = Words(
    "`{mark}` is printed as it stands; there are no links, so write the words alone",
    "`{mark}` 会照原样印出；不支持链接，请只写文字",
)
_MARKUP = r"""(?mx)
      ^[ \t\u3000]*+ (?P<heading> \#{1,2} (?=[ \t]) | \#{4,} )
    | ^[ \t\u3000]*+ (?P<entry> [*+] (?=[ \t]+\S) | [•●◆■▪·‣] )
    | (?P<bold> \*\* [^*\n]{1,200} \*\* | __ [^_\n]{1,200} __ )
    | (?P<link> \[ [^\[\]\n]{1,200} \] \( (?=[^()\s]{0,500}[/.]) [^()\s]{1,500} \) )
    """
_OF_MARKUP = ("#", "*", "+", "__", "](", "•", "●", "◆", "■", "▪", "·", "‣")
"""One of which stands in all markup, so that prose without any need not be searched."""
_MARKS = {"heading": _HEADING_MARK, "entry": _ENTRY_MARK, "bold": _BOLD_MARK, "link": _LINK_MARK}


@rule(
    "LR706",
    severity=Severity.WARNING,
    zh="""正文中没有会照原样印出的标记

    正文的写法只有：空行分段、`- ` 分条、`### ` 小标题；以序号（1.、（1）、（一）、一、）开头的行自成一段。其他标记
    （`#`、`####`、`* `、`•`、`**加粗**`、`[文字](链接)`）都会照原样印出。
    """,
)
def no_markup_is_printed(narrated: Narrated) -> Findings:
    """Prose has no markup that would be printed as it stands.

    Blank lines part paragraphs, `- ` begins an entry of a list, `### ` a sub-heading, and a line that begins with a
    number (1. （1） （一） 一、) is a paragraph of its own. Other marks (`#`, `####`, `* `, `•`, `**bold**`,
    `[words](address)`) mean nothing and are printed.

    ```toml
    [narrative]
    reform = "**改革**持续推进。"  # LR706
    problems = "* 改进服务。"  # LR706
    ```

    ```toml
    [narrative]
    reform = '''
    ### 持续推进改革
    1. 优化流程。
    2. 精简材料。
    '''
    problems = "- 改进服务。"
    ```
    """
    for text in narrated.texts:
        yield from islice(_marks(text), _MOST)


def _marks(text: Text) -> Iterator[Finding]:
    if not _may_hold_markup(text.words.replace("### ", "")):  # a sub-heading, which is no markup
        return
    for match in re.finditer(_MARKUP, without_placeholders(text.words)):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        yield _finding((text.path, (start, end)), _MARKS[kind], {"mark": shortened(text.words[start:end], _SHOWN)})


def _may_hold_markup(text: str) -> bool:
    for mark in _OF_MARKUP:  # a loop, since it is asked of all prose  # noqa: SIM110
        if mark in text:
            return True
    return False


_SHOWN = 40  # cells
