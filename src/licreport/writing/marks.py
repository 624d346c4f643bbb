"""The words by which a form that was filled in is read back: the headings of its columns, the marks of its rows.

Whoever writes a form writes these; whoever reads one goes by them and by nothing else. The last two columns are for the
program: the address of what a row asks for, and what else is known of it, as TOML.
"""

import re

from licreport.words.language import LANGS, Words

FILL = Words("{year} (to fill in)", "{year}年（填写）")
"""The heading of the column to be filled in."""
NOTE = Words("notes", "备注")
ADDRESS = Words("address", "位置")
FACTS = Words("known", "属性")

ITEM, ITEMS = "item", "item.*"
"""What marks the row of an item, and the row above that says which figure each of their columns holds."""
FIGURE = "figure"
"""What marks a row for a figure that has a name of its own, which is filled in too."""
COMPUTED = "="
"""What marks a row that holds nothing but what formulas give."""

CHOICES = {
    "true": Words("yes", "是"),
    "false": Words("no", "否"),
    "unknown": Words("not said", "未写明"),
    "complete": Words("all of them", "齐全"),
    "partial": Words("some of them", "不齐全"),
}
"""How choices are said in a form, by what they are in TOML."""


def is_fill(heading: str) -> bool:
    """Tell whether a heading is that of the column to be filled in."""
    return any(re.fullmatch(_YEARS.join(map(re.escape, FILL.say(lang).split("{year}"))), heading) for lang in LANGS)


_YEARS = r"\d{4}"
