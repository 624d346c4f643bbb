"""Printed rates against their figures, to the last digit: rounded, cut off, or wrong; and none above all there is.

The figures of one case are those of a published bulletin, as printed at
http://www.h4266.com/hdjl/12345zfrx/lytj/content/post_660187.html; the others are synthetic.
"""

import datetime

import pytest

from licreport.check.one import check
from licreport.report.load import load_bytes

HEAD = 'format = 1\n[report]\nauthority = "虚构县"\nyear = 2024\n'
BULLETIN = "[applications]\naccepted = 3136\nconcluded = 2477\n[rates]\nconclusion = "
TWO_OF_THREE = "[applications]\nreceived = 3\naccepted = 2\n[rates]\nacceptance = "
SHARES = '[[figure]]\nname = "合计"\nvalue = 3136\n[[figure]]\nname = "甲"\nvalue = 2477\nof = "合计"\nshare = '
ROUNDED = '[applications]\nreceived = "3.0万"\naccepted = "2.0万"\n[rates]\nacceptance = '


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(BULLETIN + '"78.99%"', [], id="rounded"),
        pytest.param(BULLETIN + '"78.98%"', [("LR301", "warning")], id="cut off"),
        pytest.param(BULLETIN + '"78.97%"', [("LR301", "error")], id="more than a unit less"),
        pytest.param(BULLETIN + '"79.00%"', [("LR301", "error")], id="a unit more"),
        pytest.param(BULLETIN + '"78.9%"', [("LR301", "warning")], id="cut off to one decimal"),
        pytest.param(BULLETIN + '"78%"', [("LR301", "warning")], id="cut off to none"),
        pytest.param(TWO_OF_THREE + '"66.666%"', [("LR301", "warning")], id="cut off where the digits never end"),
        pytest.param(TWO_OF_THREE + '"约65%"', [("LR301", "error")], id="an estimate is never cut off"),
        pytest.param(ROUNDED + '"63%"', [("LR301", "warning")], id="cut off of rounded figures"),
        pytest.param(ROUNDED + '"60.0%"', [("LR301", "error")], id="wrong of rounded figures"),
        pytest.param(SHARES + '"78.98%"', [("LR302", "warning")], id="a share cut off"),
        pytest.param('[rates]\nacceptance = "100.0%"', [], id="all"),
        pytest.param('[rates]\nacceptance = "100.1%"', [("LR305", "error")], id="above all"),
        pytest.param('[rates]\nacceptance = "约101%"', [], id="about all, and perhaps no more"),
        pytest.param('[rates]\nearly = "103%"\non_time = "104%"', [("LR305", "error")] * 2, id="both above all"),
        pytest.param('[rates]\nconclusion = "104%"', [], id="concluded more than was accepted"),
        pytest.param('[reviews]\nsatisfaction = "100.3%"', [("LR301", "error")], id="more satisfied than there are"),
        pytest.param('[[item]]\nname = "甲"\nshare = "101%"', [("LR302", "error")], id="an item above all"),
    ],
)
def test_a_rate_is_held_to_its_last_digit_and_to_all_there_is(text: str, found: list[tuple[str, str]]) -> None:
    checked = check(load_bytes("r.toml", (HEAD + text).encode()), today=datetime.date(2026, 1, 1))
    assert [(each.code, each.severity.value) for each in checked.diagnostics] == found


def test_a_rate_cut_off_says_so_in_both_languages() -> None:
    checked = check(load_bytes("r.toml", (HEAD + BULLETIN + '"78.98%"').encode()), today=datetime.date(2026, 1, 1))
    (found,) = checked.diagnostics
    assert found.message("en").endswith("78.98% is cut off, not rounded: concluded 2,477 / accepted 3,136 = 78.99%")
    assert found.message("zh") == "办结率 78.98%，系截去尾数而未四舍五入：办结 2,477 / 受理 3,136 = 78.99%"
