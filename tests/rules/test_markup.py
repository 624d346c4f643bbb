"""Which marks in prose would be printed as they stand, and which mean something or are words."""

import datetime

import pytest

from licreport.check.one import check, span_of
from licreport.report.load import load_bytes
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[narrative]\nreform = """\n'

MARKED = {
    "heading of the first level": ("# 甲", [(7, 1, "#")]),
    "heading of the second level": ("甲。\n## 乙", [(8, 1, "##")]),
    "heading of the fourth level": ("#### 甲", [(7, 1, "####")]),
    "heading of the fourth level without a blank": ("####甲", [(7, 1, "####")]),
    "asterisk": ("* 甲", [(7, 1, "*")]),
    "indented asterisk": ("  * 甲", [(7, 3, "*")]),
    "plus": ("+ 甲", [(7, 1, "+")]),
    "bullet": ("•甲\n● 乙", [(7, 1, "•"), (8, 1, "●")]),
    "bold": ("甲**乙**丙", [(7, 2, "**乙**")]),
    "bold, twice": ("**甲**和**乙**", [(7, 1, "**甲**"), (7, 7, "**乙**")]),
    "bold with lines below": ("__甲__。", [(7, 1, "__甲__")]),
    "bold figure": ("**{report.year}**年", [(7, 1, "**{report.year}**")]),
    "link": ("见[公告](https://example.org/a)。", [(7, 2, "[公告](https://example.org/a)")]),
}


def findings(words: str, lang: Lang = "en") -> list[tuple[int, int, str]]:
    checked = check(load_bytes("report.toml", f'{HEAD}{words}\n"""\n'.encode()), today=TODAY)
    return [
        (*span_of(each, checked.loaded)[:2], each.message(lang).split("`")[1])
        for each in checked.diagnostics
        if each.code == "LR706"
    ]


@pytest.mark.parametrize(("words", "expected"), MARKED.values(), ids=MARKED)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_markup_is_told_at_its_place(words: str, expected: list[tuple[int, int, str]], lang: Lang) -> None:
    assert findings(words, lang) == expected


MEANT = {
    "sub-heading": "### 甲",
    "entry": "- 甲",
    "numbered lines": "1. 甲\n（1）乙\n（一）丙\n一、丁",
    "a number sign": "#1窗口，C#语言",
    "an asterisk in a line": "3 * 4，甲*乙",
    "asterisks of a masked name": "张**、李*，身份证号3101**********1234",
    "lines below in a name": "a__b",
    "brackets": "[2024]5号（沪府）",
    "a year in brackets and remarks": "沪府发〔2024〕5号[1](略)见下",
    "middle dot in a name": "甲·乙",
    "a plus in a line": "互联网 + 政务服务",
    "a placeholder": "{!**}，{report.year}",
}


@pytest.mark.parametrize("words", MEANT.values(), ids=MEANT)
def test_what_means_something_or_is_words_is_not_told(words: str) -> None:
    assert findings(words) == []
