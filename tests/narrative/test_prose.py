"""The grammar of a section's prose: passages, names in braces, and where each piece stands in the text."""

from collections import deque
from collections.abc import Callable

import pytest
from growth import is_in_proportion
from hypothesis import example, given
from hypothesis import strategies as st

from licreport.narrative.prose import (
    Form,
    Placeholder,
    Plain,
    Stray,
    braces,
    language_of,
    passages,
    pieces,
    without_placeholders,
)
from licreport.words.language import Lang

P, E, H = Form.PARAGRAPH, Form.ENTRY, Form.HEADING

PASSAGES = {
    "nothing": ("", []),
    "blank lines only": (" \n\t\n\u3000\n", []),
    "one paragraph": ("甲。", [(P, "甲。")]),
    "blank lines part paragraphs": ("甲。\n\n \n乙。", [(P, "甲。"), (P, "乙。")]),
    "lines of Chinese are joined as they are": ("甲，\n  乙。", [(P, "甲，乙。")]),
    "lines of English are joined by a space": ("one\ntwo", [(P, "one two")]),
    "a number at the end of a Chinese line is not parted from its unit": ("收到12\n件", [(P, "收到12件")]),
    "English with typographic quotes is joined by a space": (
        "the “one”\n“two” – three",
        [(P, "the “one” “two” – three")],
    ),
    "Chinese quotes are joined as they are": ("推行“甲”\n“乙”改革", [(P, "推行“甲”“乙”改革")]),
    "entries": ("- 甲；\n- 乙。", [(E, "甲；"), (E, "乙。")]),
    "an entry goes on in the next line": ("- 甲，\n  乙。\n- 丙。", [(E, "甲，乙。"), (E, "丙。")]),
    "an entry ends a paragraph": ("甲：\n- 乙。\n\n丙。", [(P, "甲："), (E, "乙。"), (P, "丙。")]),
    "an indented entry": ("  - 甲", [(E, "甲")]),
    "a dash without a space is no entry": ("-甲", [(P, "-甲")]),
    "a dash with nothing behind it is no entry": ("- ", [(P, "-")]),
    "a heading is one line": ("### 甲\n乙。", [(H, "甲"), (P, "乙。")]),
    "a heading ends a paragraph": ("甲。\n### 乙", [(P, "甲。"), (H, "乙")]),
    "a heading ends an entry": ("- 甲。\n### 乙\n丙", [(E, "甲。"), (H, "乙"), (P, "丙")]),
    "other marks are words": (
        "# 甲\n\n#### 乙\n\n1. 丙\n\n* 丁",
        [(P, "# 甲"), (P, "#### 乙"), (P, "1. 丙"), (P, "* 丁")],
    ),
    "numbered lines are paragraphs": (
        "任务：\n1. 甲，\n乙。\n2．丙。\n3、丁\n（1）戊\n(2) 己\n（十一）庚\n二、辛",
        [
            (P, "任务："),
            (P, "1. 甲，乙。"),
            *((P, text) for text in ("2．丙。", "3、丁", "（1）戊", "(2) 己", "（十一）庚", "二、辛")),
        ],
    ),
    "a number that goes on is no number of a line": (
        "增长\n1.5倍，\n12件，\n2024年，\n（含1件）\n一是甲",
        [(P, "增长1.5倍，12件，2024年，（含1件）一是甲")],
    ),
    "a number of a line ends an entry": ("- 甲\n1. 乙", [(E, "甲"), (P, "1. 乙")]),
    "spaces at the ends of lines do not count": ("甲。  \n\n  乙。\t", [(P, "甲。"), (P, "乙。")]),
    "carriage returns do not count": ("甲，\r\n乙。\r\n\r\n丙。", [(P, "甲，乙。"), (P, "丙。")]),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES)
def test_a_text_is_made_of_passages(text: str, expected: list[tuple[Form, str]]) -> None:
    found = [
        (passage.form, "".join(getattr(piece, "text", "?") for piece in passage.pieces)) for passage in passages(text)
    ]
    assert found == expected


NAMES: dict[str, tuple[str, str, str]] = {
    "an address": ("{applications.received}", "applications.received", ""),
    "a short name": ("{received}", "received", ""),
    "a form": ("{approval_rate:.1%}", "approval_rate", ".1%"),
    "spaces within the braces": ("{ received : , }", "received", ","),
    "an empty form": ("{received:}", "received", ""),
    "a Chinese name": ("{figure.条件预检模型}", "figure.条件预检模型", ""),
    "spaces in a name": ("{figure.a b}", "figure.a b", ""),
    "a quoted part": ('{item."“甲”（乙）".accepted}', 'item."“甲”（乙）".accepted', ""),
    "a colon in quotes": ('{figure."a:b":,}', 'figure."a:b"', ","),
    "braces in quotes": ('{figure."a{b}"}', 'figure."a{b}"', ""),
    "an escaped quote": (r'{figure."a\"}b"}', r'figure."a\"}b"', ""),
    "an escaped backslash at the end": (r'{figure."a\\"}', r'figure."a\\"', ""),
    "a dot in quotes": ('{figure."a.b"}', 'figure."a.b"', ""),
    "a mark of exclamation in quotes": ('{"!"}', '"!"', ""),
    "nothing but spaces": ("{ }", "", ""),
}


@pytest.mark.parametrize(("text", "name", "spec"), NAMES.values(), ids=NAMES)
def test_braces_hold_a_name_and_a_form(text: str, name: str, spec: str) -> None:
    assert [*pieces(f"甲{text}乙")] == [Plain("甲"), Placeholder(name, spec, 1, 1 + len(text)), Plain("乙")]


WORDS = {
    "doubled braces": ("{{a}}", "{a}"),
    "a number that is meant": ("{!12345}热线", "12345热线"),
    "words that are meant": ("{!7×24小时}", "7×24小时"),
    "nothing that is meant": ("a{!}b", "ab"),
    "doubled braces around a name": ("{{received}}", "{received}"),
    "no braces at all": ("甲：乙", "甲：乙"),
}


@pytest.mark.parametrize(("text", "read"), WORDS.values(), ids=WORDS)
def test_what_is_read_as_words(text: str, read: str) -> None:
    found = [*pieces(text)]
    assert all(isinstance(piece, Plain) for piece in found)
    assert "".join(piece.text for piece in found if isinstance(piece, Plain)) == read
    assert [*braces(text)] == []


STRAYS = {
    "an opening brace": ("a{b", ["{"]),
    "a closing brace": ("a}b", ["}"]),
    "nothing within": ("{}", ["{", "}"]),
    "a brace within a name": ("{a{b}", ["{"]),
    "a form without a name": ("{:,}", ["{", "}"]),
    "a name over two lines": ("{a\nb}", ["{", "}"]),
    "a quote that is not closed": ('{figure."a}', ["{", "}"]),
    "a backslash outside quotes": (r"{a\b}", ["{", "}"]),
    "two opening braces and one closing": ("{{a}", ["}"]),
    "full-width braces are words": ("｛a｝", []),
}


@pytest.mark.parametrize(("text", "strays"), STRAYS.values(), ids=STRAYS)
def test_a_brace_that_belongs_to_nothing_is_told_with_its_place(text: str, strays: list[str]) -> None:
    found = [brace for brace in braces(text) if isinstance(brace, Stray)]
    assert [brace.text for brace in found] == strays
    assert [text[brace.start : brace.end] for brace in found] == strays


PROSE = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "{{",
            "}}",
            "{a}",
            "{a:,}",
            "{!1}",
            '{"x}"}',
            '"',
            "\\",
            ":",
            "!",
            "\n",
            "\n\n",
            "- ",
            "### ",
            " ",
            "甲",
            "a",
            "1",
        ]
    )
).map("".join)


@given(PROSE)
def test_every_brace_stands_where_it_says(text: str) -> None:
    found = [*braces(text)]
    assert all(text[brace.start : brace.end].startswith(("{", "}")) for brace in found)
    assert [brace.start for brace in found] == sorted({brace.start for brace in found})
    for brace in found:
        if isinstance(brace, Placeholder):
            quoted = text[brace.start : brace.end]
            assert quoted.endswith("}")
            assert quoted[1:-1].strip().startswith(brace.name)


@given(PROSE)
def test_the_pieces_of_passages_stand_where_those_of_the_text_do(text: str) -> None:
    """But for names in quotes that hold a line end, which no passage does."""
    whole = {brace for brace in braces(text) if "\n" not in text[brace.start : brace.end]}
    parts = {piece for passage in passages(text) for piece in passage.pieces if not isinstance(piece, Plain)}
    if not any("\n" in text[brace.start : brace.end] for brace in braces(text)):
        assert parts == whole


@given(PROSE)
def test_masked_text_is_as_long_and_holds_no_brace_of_a_name(text: str) -> None:
    masked = without_placeholders(text)
    assert len(masked) == len(text)
    assert all(shown in {own, "\0"} for shown, own in zip(masked, text, strict=True))
    for brace in braces(text):
        assert set(masked[brace.start : brace.end]) == {"\0"}


@given(PROSE.filter(lambda text: "{!" not in text))
@example('{"\n甲{"x"}"}')
def test_no_word_is_lost(text: str) -> None:
    """Whatever is not markup, white space or a brace comes out again in its order."""
    words = [piece.text for passage in passages(text) for piece in passage.pieces if isinstance(piece, Plain)]
    letters = [letter for letter in without_placeholders(text) if letter == "甲"]
    assert [letter for letter in "".join(words) if letter == "甲"] == letters


LANGUAGES: dict[str, tuple[str, Lang, Lang]] = {
    "Chinese": ("全年收到申请。", "en", "zh"),
    "English": ("Received in the year.", "zh", "en"),
    "Chinese with Latin names": ("依据GB/T 9704编排，APP上线。", "en", "zh"),
    "English that quotes Chinese": (
        "The portal “随申办” took over from counters in all of the district's offices.",
        "zh",
        "en",
    ),
    "a Chinese sentence around long names": ("受理{applications.accepted}件", "en", "zh"),
    "nothing but names is as the document is": ("{figures}", "zh", "zh"),
    "nothing but names is as the document is, in English": ("{figures}", "en", "en"),
    "digits have no language": ("2024: {received}", "zh", "zh"),
    "nothing": ("", "en", "en"),
}


@pytest.mark.parametrize(("text", "default", "lang"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_language_is_that_of_most_words(text: str, default: Lang, lang: Lang) -> None:
    assert language_of(text, default) == lang


HOSTILE = {
    "opening braces": "{",
    "closing braces": "}",
    "braces and letters": "{a",
    "braces and spaces": "{ ",
    "braces and quotes": '{"',
    "braces and escaped quotes": '{\\"',
    "braces and quotes around braces": '{"{"',
    "quotes": '"',
    "backslashes": "\\",
    "colons": "{a:",
    "meant": "{!",
    "spaces": " ",
    "dashes": "- ",
    "headings": "### ",
    "lines": "\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    def read(size: int) -> Callable[[], object]:
        long = text * (size // len(text))
        return lambda: [deque(found(long), 0) for found in (passages, braces)]

    assert is_in_proportion(read)
