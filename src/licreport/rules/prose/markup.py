"""LR706: markup that would be printed as it stands."""

import re
from collections.abc import Iterator

from licreport.narrative.for_rules import Narrated, Text
from licreport.narrative.prose import without_placeholders
from licreport.relations.rule import Findings, rule
from licreport.report.diagnostic import Finding, Severity
from licreport.rules.prose.pointed import finding, first
from licreport.words.language import Words
from licreport.words.terminal import shortened

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
        yield from first(_marks(text))


def _marks(text: Text) -> Iterator[Finding]:
    if not _may_hold_markup(text.words.replace("### ", "")):  # a sub-heading, which is no markup
        return
    for match in re.finditer(_MARKUP, without_placeholders(text.words)):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        yield finding((text.path, (start, end)), _MARKS[kind], {"mark": shortened(text.words[start:end], _SHOWN)})


def _may_hold_markup(text: str) -> bool:
    for mark in _OF_MARKUP:  # a loop, since it is asked of all prose  # noqa: SIM110
        if mark in text:
            return True
    return False


_SHOWN = 40  # cells
