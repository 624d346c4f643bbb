"""Drawings: what stands in the SVG and where, and that pixels show the characters that they should."""

import os
import re
import subprocess
import sys
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
import typst
import vl_convert
from documents import BARS, FLOW, RANKED, YEARS
from hypothesis import given
from hypothesis import strategies as st
from places import TESTS

from licreport.document.blocks import Bar, Bars, Drawing, Flow, Link, Node, Series, Tone, Years
from licreport.render import chart, typefaces
from licreport.render.chart import is_available, label, look, plain_svg, png, svg
from licreport.render.chart.glyphs import find_fonts
from licreport.words.language import Lang, MisuseError


def is_absent(family: str) -> bool:
    """Tell whether no font of that family is installed."""
    return family not in {font.family for font in typst.Fonts().fonts()}


NAME = "在已建立的森林和野生动物类型自然保护区核心区缓冲区开展科学研究观测调查活动审批事"
CITY = Flow(
    (
        Node("收到申请", "542,219", 542219, 0),
        Node("受理", "542,141", 542141, 1),
        Node("不予受理", "78", 78, 1),
        Node("批准", "539,535", 539535, 2),
        Node("不予批准", "2,545", 2545, 2),
        Node("年末未办结", "61", 61, 2),
    ),
    (Link(0, 1, 542141), Link(0, 2, 78), Link(1, 3, 539535), Link(1, 4, 2545), Link(1, 5, 61)),
)
EVEN = Flow(
    (Node("收到申请", "100", 100, 0), Node("批准", "60", 60, 1), Node("不予批准", "40", 40, 1)),
    (Link(0, 1, 60), Link(0, 2, 40)),
)
JOINED = Flow(
    (Node("上年结转", "40", 40, 0), Node("收到申请", "100", 100, 0), Node("批准", "140", 140, 1)),
    (Link(0, 2, 40), Link(1, 2, 100)),
)
LONG = CITY._replace(nodes=tuple(node._replace(label=NAME, text="1,000,000,000,000") for node in CITY.nodes))
EMPTY = Flow(
    tuple(node._replace(value=0, text="0") for node in CITY.nodes),
    tuple(link._replace(value=0) for link in CITY.links),
)
HUGE = Years(
    tuple(f"{year}" for year in range(2015, 2025)),
    (
        Series(NAME, tuple(number * 1e12 for number in range(10)), ("1,000,000,000,000",) * 10),
        Series("Received", (None,) * 10, ("",) * 10),
    ),
)
MANY = Bars(tuple(Bar(f"{NAME[: 3 + number % 37]}{number}", 1e12 / (number + 1), "9" * 13) for number in range(25)))
MORE_THAN_WHOLE = Bars(
    (Bar("Handled online, with all that was brought to the window", 150, "150"),), Bar("All", 100, "100")
)
DRAWINGS: dict[str, Drawing] = {
    "flow": FLOW,
    "flow-of-a-city": CITY,
    "flow-even": EVEN,
    "flow-joined": JOINED,
    "flow-long-names": LONG,
    "flow-of-nothing": EMPTY,
    "flow-one-station": Flow((Node("收到申请", "5", 5, 0),), ()),
    "flow-without-stations": Flow((), ()),
    "bars": BARS,
    "bars-ranked": RANKED,
    "bars-many": MANY,
    "bars-all-zero": Bars((Bar("a", 0, "0"), Bar("b", 0, "0"))),
    "bars-more-than-whole": MORE_THAN_WHOLE,
    "bars-none": Bars(()),
    "years": YEARS,
    "years-huge": HUGE,
    "years-one": Years(("2024",), (Series("收到申请", (5,), ("5",)),)),
    "years-below-zero": Years(("2023", "2024"), (Series("变化", (-5, 10), ("-5", "10")),)),
    "years-none": Years((), ()),
}
every_drawing = pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
WIDTHS = (look.WIDTH, look.NARROW)
every_width = pytest.mark.parametrize("width", WIDTHS)


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    name: str
    """Of a text: the text; of a shape: its class."""

    @property
    def width(self) -> float:
        return round(self.right - self.left, 2)

    @property
    def height(self) -> float:
        return round(self.bottom - self.top, 2)

    def meets(self, other: "Box") -> bool:
        apart = (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )
        return not apart


@cache
def drawn(drawing: Drawing, lang: Lang = "zh", width: float = 640) -> ET.Element:
    """Draw, once for all tests, of which none may change what it gets."""
    text = svg(drawing, lang, width)
    return ET.fromstring(text.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))  # noqa: S314  # our own


def texts(root: ET.Element) -> list[Box]:
    """The texts, and the room that each takes by estimate."""
    found = []
    for element in root.iter("text"):
        x, y = map(float, re.findall(r"-?[\d.]+", element.attrib["transform"]))
        size = float(element.attrib["font-size"].removesuffix("px"))
        found.append(room(element.text or "", size, x, y, element.attrib["text-anchor"]))
    return found


def room(text: str, size: float, x: float, y: float, align: str) -> Box:
    width = label.width(text, size)
    left = x - width * {"left": 0, "start": 0, "center": 0.5, "middle": 0.5, "right": 1, "end": 1}[align]
    return Box(left, y - look.ASCENT * size, left + width, y + look.DESCENT * size, text)


def words(root: ET.Element) -> list[str]:
    return [text.name for text in texts(root)]


def boxes(root: ET.Element, *classes: str) -> list[Box]:
    """The rectangles of those classes, in the order drawn."""
    found = []
    for element in root.iter("path"):
        numbers = re.fullmatch(r"M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z", element.attrib["d"])
        if numbers and (not classes or element.attrib["class"] in classes):
            x, y, width, height = map(float, numbers.groups())
            found.append(Box(x, y, x + width, y + height, element.attrib["class"]))
    return found


def bands(root: ET.Element) -> list[tuple[float, float]]:
    """How high each band of a flow is where it leaves and where it arrives."""
    found = []
    for element in root.iter("path"):
        if "fill-opacity" in element.attrib:
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.attrib["d"])][1::2]
            assert len(numbers) == 8
            found.append((round(numbers[7] - numbers[0], 2), round(numbers[4] - numbers[3], 2)))
    return found


# --- any drawing


@every_drawing
def test_it_is_one_element_fit_to_stand_in_a_page(drawing: Drawing) -> None:
    text = svg(drawing, "zh")
    assert text.startswith("<svg xmlns=")
    assert text.endswith(("</svg>", "/>"))
    assert not re.search(r"xlink|style=|<script|<style|href|\bid=|<\?xml|<!", text)
    root = drawn(drawing)
    assert {element.tag for element in root.iter()} <= {"svg", "path", "text", "title"}
    assert root.attrib["viewBox"].split() == ["0", "0", root.attrib["width"], root.attrib["height"]]
    assert root.attrib["width"] == "640"


@every_drawing
def test_every_shape_and_text_has_the_class_of_its_colour(drawing: Drawing) -> None:
    for element in drawn(drawing).iter():
        if element.tag in {"path", "text"}:
            assert look.CLASSES[element.attrib["fill"]] == element.attrib["class"]


@every_drawing
@every_width
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_text_lies_on_another_or_outside(drawing: Drawing, width: float, lang: Lang) -> None:
    root = drawn(drawing, lang, width)
    assert float(root.attrib["width"]) == width
    placed = texts(root)
    for number, text in enumerate(placed):
        assert text.left >= -0.01
        assert text.right <= width + 0.01
        assert text.top >= 0
        assert text.bottom <= float(root.attrib["height"]) + 0.01
        assert not [other for other in placed[:number] if text.meets(other)]


@every_drawing
@every_width
def test_no_shape_lies_outside_or_under_a_text(drawing: Drawing, width: float) -> None:
    root = drawn(drawing, width=width)
    for box in boxes(root):
        assert -0.01 <= box.left <= box.right <= width + 0.01
        assert 0 <= box.top <= box.bottom <= float(root.attrib["height"])
        assert not [text for text in texts(root) if text.meets(box)]


def test_the_same_drawing_is_the_same_bytes_in_every_process() -> None:
    program = (
        "import sys, documents; from licreport.render.chart import png, svg\n"
        "for drawing in (documents.FLOW, documents.BARS, documents.YEARS):\n"
        "    sys.stdout.buffer.write(svg(drawing, 'zh').encode() + png(drawing, 'zh', 1))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    here = b"".join(svg(drawing, "zh").encode() + png(drawing, "zh", 1) for drawing in (FLOW, BARS, YEARS))
    assert made == {here}


def test_the_library_is_found_without_being_imported() -> None:
    program = (
        "import sys, licreport.render.chart; print(licreport.render.chart.is_available(), 'vl_convert' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert is_available()
    assert told == "True False\n"


# --- text that is out to break something


HOSTILE = {
    "markup": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "quotes": ("\"a\" 'b' &amp; ]]>", "\"a\" 'b' &amp; ]]>"),
    "attribute": ('" fill="#2b6ca3" onload="x', '" fill="#2b6ca3" onload="x'),
    "control": ("a\x00b\x07c\x1bd", "a\\x00b\\x07c\\x1bd"),
    "blanks": (" a\tb\r\nc\u3000d ", "a b c d"),
    "direction": ("a\u202eb", "a\\u202eb"),
    "no-characters": ("a\ufffeb\ud800c", "a\\ufffeb\\ud800c"),
    "expression": ("datum.x + {{1}}", "datum.x + {{1}}"),
}


@pytest.mark.parametrize(("hostile", "shown"), HOSTILE.values(), ids=HOSTILE)
def test_text_is_data(hostile: str, shown: str) -> None:
    assert words(drawn(Bars((Bar(hostile, 1, hostile),)))) == [shown, shown]
    assert " ".join(words(drawn(Flow((Node(hostile, "1", 1, 0),), ())))) == f"{shown} 1"
    assert words(drawn(Years((hostile,), (Series(hostile, (1,), (hostile,)),)))) == [shown] * 3
    assert png(Bars((Bar(hostile, 1, hostile),)), "zh", 1).startswith(b"\x89PNG")


def test_no_character_whatever_ends_the_program() -> None:
    for start in range(0, 0x300, 0x20):
        assert svg(Bars((Bar("".join(map(chr, range(start, start + 0x20))), 1, "1"),)), "zh")
    for start in (0x2000, 0x2020, 0x2060, 0xD7F0, 0xDFF0, 0xFDD0, 0xFFE0, 0x1FFF0, 0xE0000, 0x10FFF0):
        text = "".join(map(chr, range(start, min(start + 0x20, 0x110000))))
        assert svg(Bars((Bar(text, 1, "1"),)), "zh")


NUMBERS = st.just(0.0) | st.floats(1e-9, 1e15)


@given(
    st.lists(st.tuples(st.text(max_size=60), NUMBERS, st.text(max_size=30)), min_size=1, max_size=6),
    st.sampled_from(WIDTHS),
)
def test_whatever_the_labels_no_two_meet(rows: list[tuple[str, float, str]], width: float) -> None:
    bars = tuple(Bar(*row) for row in rows)
    nodes = tuple(Node(name, text, value, number % 3) for number, (name, value, text) in enumerate(rows))
    links = tuple(Link(number, number + 1, node.value) for number, node in enumerate(nodes[1:]) if number % 3 < 2)
    years = Years(
        tuple(f"{2000 + number}" for number in range(len(rows))),
        tuple(Series(name, (value,) * len(rows), (f"{value:,.0f}",) * len(rows)) for name, value, _ in rows),
    )
    scenes = (
        chart.bars.scene(Bars(bars), width),
        chart.bars.scene(Bars(bars, bars[0]), width),
        chart.flow.scene(Flow(nodes, links), "zh", width),
        chart.years.scene(years, "en", width),
    )
    for scene in scenes:
        placed = [room(text.text, text.size, text.x, text.y, text.align) for text in scene.texts]
        for number, text in enumerate(placed):
            assert not [other for other in placed[:number] if text.meets(other)]


# --- flows


def test_a_station_has_its_name_and_its_value() -> None:
    assert words(drawn(CITY))[:6] == [
        "收到申请 542,219",
        "受理 542,141",
        "不予受理 78",
        "批准 539,535",
        "不予批准 2,545",
        "年末未办结 61",
    ]


def test_a_value_is_never_cut() -> None:
    text = "1,000,000," * 12
    assert "".join(words(drawn(Flow((Node("a", text, 1, 0), Node("b", "1", 1, 1)), (Link(0, 1, 1),))))) == f"a{text}b 1"
    assert words(drawn(Flow((Node("a", "", 1, 0),), ()))) == ["a"]


def test_stations_and_bands_are_as_high_as_their_values() -> None:
    root = drawn(EVEN)
    received, approved, denied = boxes(root)
    assert approved.height == pytest.approx(received.height * 0.6, abs=0.02)
    assert denied.height == pytest.approx(received.height * 0.4, abs=0.02)
    assert bands(root) == [(approved.height, approved.height), (denied.height, denied.height)]


def test_bands_that_arrive_share_out_the_station() -> None:
    root = drawn(JOINED)
    carried, received, _ = boxes(root)
    assert bands(root) == [(carried.height, carried.height), (received.height, received.height)]


def test_the_tiny_beside_the_huge_is_seen_and_is_said_to_be_out_of_scale() -> None:
    root = drawn(CITY)
    assert [box.height for box in boxes(root, "second")] == [3, 3, 3]
    assert min(height for band in bands(root) for height in band) > 0.9
    assert words(root)[6:] == ["注：为便于辨认，数值较小的部分未按比例绘制。"]
    assert words(drawn(CITY, "en"))[6:] == [
        "The smallest parts are drawn larger than to scale, so that they can be seen."
    ]
    assert len(words(drawn(EVEN))) == 3


def test_what_is_turned_down_what_waits_and_what_nobody_tells_of_have_colours_of_their_own() -> None:
    tones: tuple[Tone, ...] = ("against", "waiting", "unknown", "")
    ends = tuple(Node("b", "1", 1, 1, tone) for tone in tones)
    flow = Flow((Node("a", "4", 4, 0), *ends), tuple(Link(0, number, 1) for number in range(1, 5)))
    assert [box.name for box in boxes(drawn(flow))] == ["main", "against", "waiting", "unknown", "second"]
    bars = Bars(
        (Bar("a", 1, "1", "against"), Bar("b", 1, "1", "waiting"), Bar("c", 1, "1"), Bar("d", 0, "0", "against"))
    )
    assert [box.name for box in boxes(drawn(bars))] == ["against", "waiting", "main", "muted"]


@every_width
def test_a_label_of_a_flow_is_never_cut(width: float) -> None:
    label = "Accepted 15,761, with those brought forward (computed)"
    ends = (Node("Outcome not published (computed)", "2", 2, 2), Node("B", "1", 1, 2))
    flow = Flow((Node("C", "3", 3, 0), Node(label, "3", 3, 1), *ends), (Link(0, 1, 3), Link(1, 2, 2), Link(1, 3, 1)))
    assert label in " ".join(words(drawn(flow, "en", width)))
    assert not list(drawn(flow, "en", width).iter("title"))


def test_bands_stay_within_their_stations() -> None:
    root = drawn(CITY)
    received, accepted, *_ = boxes(root)
    leaving = [start for start, _ in bands(root)]
    assert sum(leaving[:2]) <= received.height + 0.02
    assert sum(leaving[2:]) <= accepted.height + 0.02


def test_an_end_in_the_middle_stands_below_all_that_comes_after() -> None:
    placed = {text.name: text for text in texts(drawn(CITY))}
    assert placed["不予受理 78"].top > placed["年末未办结 61"].bottom


def test_nothing_is_a_line_without_a_band() -> None:
    root = drawn(EMPTY)
    assert [(box.name, box.height) for box in boxes(root)] == [("muted", 1)] * 6
    assert bands(root) == []


# --- bars


def test_bars_are_as_long_as_their_values_in_the_order_given() -> None:
    first, second = boxes(drawn(RANKED))
    assert first.top < second.top
    assert first.left == second.left
    assert second.width == pytest.approx(first.width * 440 / 800, abs=0.02)


def test_text_stands_at_the_end_of_its_bar() -> None:
    root = drawn(RANKED)
    ends = [text.left for text in texts(root) if text.name in {"800", "440"}]
    assert ends == pytest.approx([box.right + 8 for box in boxes(root)], abs=0.02)


def test_where_there_is_no_room_beside_bars_their_labels_stand_above_and_no_value_is_cut() -> None:
    root = drawn(BARS, width=look.NARROW)
    assert [text.name for text in texts(root) if text.left == 0] == ["办结", "网上受理", "当场办结", "超期办结"]
    assert {"1,230", "900 · 73.17%", "2 · 0.16%", "0 · 0%"} <= set(words(root))
    assert {box.left for box in boxes(root, "pale", "main")} == {0}


def test_parts_are_drawn_against_the_whole() -> None:
    root = drawn(BARS)
    tracks, (rule, *_), (online, at_once) = boxes(root, "pale"), boxes(root, "muted"), boxes(root, "main")
    assert words(root)[:2] == ["办结", "1,230"]
    assert [track.width for track in tracks] == [rule.width] * 3
    assert online.width == pytest.approx(rule.width * 900 / 1230, abs=0.02)
    assert at_once.width == 2


def test_a_part_may_be_more_than_the_whole_where_the_figures_say_so() -> None:
    root = drawn(MORE_THAN_WHOLE)
    (track,), (part,) = boxes(root, "pale"), boxes(root, "main")
    assert part.width == pytest.approx(track.width * 1.5, abs=0.02)


def test_zero_is_a_tick() -> None:
    root = drawn(Bars((Bar("a", 5, "5"), Bar("b", 0, "0"))))
    (five,), (zero,) = boxes(root, "main"), boxes(root, "muted")
    assert (zero.left, zero.width) == (five.left, 1)
    assert zero.height > five.height


def test_a_name_too_long_for_three_lines_is_cut_and_told_in_full() -> None:
    name = NAME * 3
    root = drawn(Bars((Bar(name, 1, "1"),)))
    lines = words(root)[:-1]
    assert len(lines) == 3
    assert name.startswith("".join(lines).removesuffix("…"))
    assert lines[2].endswith("…")
    assert {title.text for title in root.iter("title")} == {name}


def test_a_name_of_forty_characters_is_not_cut() -> None:
    root = drawn(Bars((Bar(NAME[:40], 1, "1"),)))
    assert "".join(words(root)[:-1]) == NAME[:40]
    assert not list(root.iter("title"))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("建设工程规划许可证核发", ["建设工程规划许可证核发"]),
        (
            "建设工程规划类许可证核发（含临时建设工程规划许可）",
            ["建设工程规划类许可证核发", "（含临时建设工程规划许可）"],
        ),
        (
            "Accepted and concluded within the time that the law allows",
            ["Accepted and concluded within", "the time that the law allows"],
        ),
        ("", [""]),
    ],
    ids=["short", "brackets", "words", "empty"],
)
def test_lines_break_where_they_may_and_are_of_like_length(name: str, lines: list[str]) -> None:
    assert list(label.fitted(name, 13, 250).lines) == lines


@pytest.mark.parametrize("limit", [-5, 0, 1, 14])
def test_lines_hold_a_character_at_least(limit: float) -> None:
    assert label.fitted("许可", 13, limit).lines == ("许", "可")


# --- years


def test_each_panel_has_its_own_scale_from_zero() -> None:
    columns = boxes(drawn(YEARS), "main")
    received, rejected = columns[:2], columns[2:]
    assert received[0].bottom == received[1].bottom == rejected[0].bottom
    assert received[1].height == rejected[2].height
    assert received[0].height == pytest.approx(received[1].height * 1100 / 1250, abs=0.02)
    assert rejected[0].height == pytest.approx(rejected[2].height * 7 / 10, abs=0.02)


def test_a_missing_year_is_an_empty_place_and_zero_is_not() -> None:
    missing = drawn(Years(("2023", "2024"), (Series("a", (None, 5), ("", "5")),)))
    assert words(missing) == ["a", "—", "2023", "5", "2024", "— 无数据"]
    assert len(boxes(missing, "main")) == 1
    assert [box.height for box in boxes(missing, "muted")] == [1]

    zero = drawn(Years(("2023", "2024"), (Series("a", (0, 5), ("0", "5")),)))
    assert words(zero) == ["a", "0", "2023", "5", "2024"]
    assert [box.height for box in boxes(zero, "muted")] == [2, 1]


def test_the_note_on_missing_years_is_in_the_language_asked_for() -> None:
    assert words(drawn(YEARS, "en"))[-1] == "— no figure"


def test_panels_stand_beside_each_other_where_their_numbers_have_room() -> None:
    assert len({text.top for text in texts(drawn(YEARS)) if text.name in {"收到申请", "不予受理"}}) == 1
    assert len({text.left for text in texts(drawn(HUGE)) if text.name.startswith(("在", "Received"))}) == 1


def test_less_than_zero_hangs_below() -> None:
    root = drawn(DRAWINGS["years-below-zero"])
    less, more = boxes(root, "main")
    assert less.top == more.bottom
    assert less.height == pytest.approx(more.height / 2, abs=0.02)


# --- pixels


def test_a_picture_is_as_large_as_asked_for() -> None:
    def size(picture: bytes) -> tuple[int, int]:
        return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])

    root = drawn(RANKED)
    assert size(png(RANKED, "zh", 1)) == (640, int(root.attrib["height"]))
    assert size(png(RANKED, "zh")) == (1920, 3 * int(root.attrib["height"]))


def test_chinese_is_drawn_and_not_boxes() -> None:
    assert len({png(Bars((Bar(name, 1, "1"),)), "zh", 1) for name in ("批准", "受理", "办结")}) == 3


def test_chinese_is_drawn_in_the_forms_of_the_mainland() -> None:
    find_fonts()
    text = svg(Bars((Bar("骨直", 1, "1"),)), "zh")
    stack = ", ".join(look.FONTS)
    assert stack in text
    assert vl_convert.svg_to_png(text) == vl_convert.svg_to_png(text.replace(stack, typefaces.SANS))


@pytest.mark.skipif(is_absent("Noto Sans CJK JP"), reason="no font with the forms of Japan is installed")
def test_chinese_is_not_drawn_in_the_forms_of_japan() -> None:
    text = svg(Bars((Bar("骨直", 1, "1"),)), "zh")
    stack = ", ".join(look.FONTS)
    assert vl_convert.svg_to_png(text) != vl_convert.svg_to_png(text.replace(stack, "Noto Sans CJK JP"))


@pytest.mark.parametrize(
    "drawing",
    [
        Bars((Bar("许可\u0378", 1, "1"),)),
        Flow((Node("许可", "\u0378", 1, 0),), ()),
        Years(("2024",), (Series("\u0378", (1,), ("1",)),)),
    ],
    ids=["bars", "flow", "years"],
)
def test_a_character_that_no_font_has_is_named_with_the_package_to_install(drawing: Drawing) -> None:
    with pytest.raises(MisuseError, match=r"no installed font has .*U\+0378"):
        chart.require([drawing, BARS], "zh")
    chart.require([BARS, FLOW], "zh")
    with pytest.raises(MisuseError) as raised:
        png(drawing, "zh", 1)
    assert "U+0378" in raised.value.say("en")
    assert "fonts-noto-cjk" in raised.value.say("en")
    assert "U+0378" in raised.value.say("zh")
    assert "许可" not in raised.value.say("en")
    assert svg(drawing, "zh")  # a page brings its own fonts


@every_drawing
@every_width
def test_without_the_library_the_same_stands_in_the_same_places(drawing: Drawing, width: float) -> None:
    plain = ET.fromstring(plain_svg(drawing, "zh", width))  # noqa: S314  # our own
    theirs = drawn(drawing, width=width)
    own = [
        (text.text, text.get("class"), float(text.attrib["x"]), float(text.attrib["y"])) for text in plain.iter("text")
    ]
    placed = zip(theirs.iter("text"), texts(theirs), strict=True)
    expected = [(text.text, text.get("class"), text.attrib["transform"]) for text, _ in placed]
    assert [(text, name) for text, name, *_ in own] == [(text, name) for text, name, _ in expected]
    for (_, _, *mine), (_, _, transform) in zip(own, expected, strict=True):
        assert mine == pytest.approx([*map(float, re.findall(r"-?[\d.]+", transform))], abs=0.06)
    shown = [path.get("class") for path in theirs.iter("path")]
    assert [path.get("class") for path in plain.iter("path")] == shown


def test_no_text_of_a_plain_drawing_becomes_markup() -> None:
    label = '</text><script x="">&amp;'
    drawing = Years(("2024",), (Series(label, (5,), (label,)),))
    plain = plain_svg(drawing, "zh")
    assert "<script" not in plain
    assert {element.tag for element in ET.fromstring(plain).iter()} == {"svg", "path", "text"}  # noqa: S314  # our own
