"""What whoever makes a site says of it: its title, a line above every page, to whom one objects, the licence."""

from typing import NamedTuple

from licreport.words.language import Lang, Words


class Told(NamedTuple):
    """Each is empty where nothing is said."""

    title: str = ""
    note: str = ""
    """What stands above every page, such as that all data are made up."""
    contact: str = ""
    """To whom one objects."""
    licence: str = ""


REPORTS = Words("report|reports", "份报告")
AUTHORITIES = Words("authority|authorities", "个主体")


def numbered(count: int, noun: Words, lang: Lang) -> str:
    """Return a count with its noun, whose plural stands in it: `1 authority`, `2 authorities`; `2 个主体`."""
    one, _, many = noun.say(lang).partition("|")
    return f"{count:,} {one if count == 1 or not many else many}"


TITLE = Words("Administrative licensing: what the reports say", "行政许可实施情况年度报告汇览")
NO_LICENCE = Words("No licence is stated; ask whoever publishes this site.", "未写明许可协议，请向本站发布者询问。")
