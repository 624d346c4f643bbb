"""Files that are named → the reports that they are checked among, and what is said of those that are not looked at."""

from collections.abc import Sequence
from typing import NamedTuple

from licreport.files.paths import STDIN, has_others_beside
from licreport.report.load import Loaded
from licreport.words.language import Words, few


class Among(NamedTuple):
    """The files beside those named that are read too, and what is to be said of those that are not."""

    related: Sequence[str] = ()
    """The reports that theirs are compared with."""
    doubtful: Sequence[str] = ()
    """Files that may be such reports: they do not say whose they are, or of what they are a part."""
    not_looked_at: Words | None = None

    @property
    def files(self) -> Sequence[str]:
        """All that is read beside the files that are named."""
        return (*self.related, *self.doubtful)


def among(paths: Sequence[str], files: Sequence[str], stdin: Loaded | None = None, *, alone: bool = False) -> Among:
    """Return what stands beside the files that are named; nothing where it is directories that are named."""
    asked = set(paths) - {STDIN}
    named = [file for file in files if file in asked]
    if not named or not has_others_beside(named, files):
        return Among()
    if alone:
        return Among(not_looked_at=ALONE)
    from licreport.files.neighbours import MOST, beside  # noqa: PLC0415  # most files stand by themselves

    found = beside(named, files, stdin)
    if not found.crowded:
        return Among(found.related, found.doubtful)
    folders, most = few(found.crowded, in_sentence=True), f"{MOST:,}"
    said = Words(
        _CROWDED.say("en", {"folders": folders.en, "most": most}),
        _CROWDED.say("zh", {"folders": folders.zh, "most": most}),
    )
    return Among(found.related, found.doubtful, said)


ALONE = Words(
    "with --alone, the reports beside the named files were not looked at",
    "已指定 --alone，没有查看所指明文件旁边的报告",
)
_CROWDED = Words(
    "the reports beside the named files were not looked at in {folders}, which holds more than {most}; "
    "name the directory to check all of them together",
    "{folders} 中的报告超过 {most} 份，没有查看所指明文件旁边的报告；要一起核对，请指明该目录",
)
