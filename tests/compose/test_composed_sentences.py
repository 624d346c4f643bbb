"""What a report's figures say where its sections have no prose, in both languages. All figures are synthetic."""

import pytest

from licreport.compose.sentences.clauses import sentences
from licreport.narrative.placing import Names
from licreport.narrative.prose import Placeholder, pieces
from licreport.report.load import load_bytes
from licreport.words.language import Lang

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'

ITEMS = (("甲许可", 3), ("其他事项", 9), ("乙许可", 5))

CASES = {
    "the opening": (
        "opening",
        "",
        ["现将虚构区2024年度行政许可实施情况报告如下。"],
        ["This report gives an account of administrative licensing by 虚构区 in 2024."],
    ),
    "items": (
        "overview",
        "[items]\ntotal = 14\ndepartments = 9",
        ["截至2024年底，虚构区行政许可事项清单共14项，涉及9个主管部门。"],
        [
            (
                "In 2024, the catalogue of licence items of 虚构区 stands at 14 at the year's end and "
                "is handled by 9 departments."
            )
        ],
    ),
    "applications with their parts": (
        "handling",
        "[applications]\nreceived = 20\naccepted = 18\nrejected = 2\nconcluded = 17\napproved = 15\ndenied = 2",
        ["全年共收到申请20件，其中受理18件、不予受理2件；办结17件，其中批准15件、不予批准2件。"],
        [
            (
                "In 2024, applications are counted as follows: 20 received, of which 18 accepted and 2 rejected; "
                "17 concluded, of which 15 approved and 2 denied."
            )
        ],
    ),
    "what is nought": (
        "handling",
        (
            "[applications]\nreceived = 20\naccepted = 20\nrejected = 0\nconcluded = 20\napproved = 20\ndenied = 0\n"
            "withdrawn = 0\nrevoked = 0"
        ),
        [
            "全年共收到申请20件，其中受理20件，无不予受理情形；办结20件，其中批准20件，无不予批准、终止办理情形；无撤销许可情形。"
        ],
        [
            (
                "In 2024, applications are counted as follows: 20 received, of which 20 accepted and 0 rejected; "
                "20 concluded, of which 20 approved, 0 denied and 0 withdrawn; 0 revoked."
            )
        ],
    ),
    "what is nought, without its whole": (
        "handling",
        "[applications]\napproved = 2207\ndenied = 0\nrevoked = 0",
        ["全年批准2207件，无不予批准、撤销许可情形。"],
        ["In 2024, applications are counted as follows: 2207 approved, 0 denied and 0 revoked."],
    ),
    "rounded to nought is not nought": (
        "handling",
        '[applications]\napproved = 22\ndenied = "0.0万"',
        ["全年批准22件，不予批准0.0万件。"],
        ["In 2024, applications are counted as follows: 22 approved and 0.0万 denied."],
    ),
    "brought forward": (
        "handling",
        "[applications]\nbrought_forward = 4\nreceived = 20",
        ["2024年，上年结转4件。", "全年共收到申请20件。"],
        [
            "Brought forward into 2024 from the year before: 4.",
            "In 2024, applications are counted as follows: 20 received.",
        ],
    ),
    "ways of handling, and rates": (
        "handling",
        '[handling]\nonline = 12\noverdue = 0\n[rates]\nonline = "70.6%"',
        ["办结办件中，网上受理12件，无超期办结情形。", "网办率70.6%。"],
        [
            "The concluded applications were handled as follows: 12 accepted online and 0 decided late.",
            "The rates are given as follows: online 70.6%.",
        ],
    ),
    "the largest items": (
        "handling",
        "".join(f'[[item]]\nname = "{name}"\naccepted = {count}\n' for name, count in ITEMS),
        ["受理量居前两位的事项依次为乙许可（5件）、甲许可（3件）。"],
        ["By applications accepted, the two largest items are 乙许可 (5) and 甲许可 (3)."],
    ),
}


def told(section: str, figures: str, lang: Lang) -> list[str]:
    """Return the sentences of a section, with figures in the place of their names."""
    loaded = load_bytes("report.toml", f"{HEADER}{figures}\n".encode())
    assert loaded.report is not None
    names = Names(loaded.report, loaded.addresses)

    def of(piece: object) -> str:
        named = names.find(piece.name) if isinstance(piece, Placeholder) else None
        return getattr(piece, "text", "") if named is None else str(getattr(named.value, "written", named.value))

    return ["".join(map(of, pieces(each.text))) for each in sentences(section, names, lang)]


@pytest.mark.parametrize(("section", "figures", "zh", "en"), CASES.values(), ids=CASES)
def test_figures_speak_for_themselves(section: str, figures: str, zh: list[str], en: list[str]) -> None:
    assert told(section, figures, "zh") == zh
    assert told(section, figures, "en") == en


def test_a_part_of_the_year_is_named() -> None:
    figures = "from = 2024-01-01\nto = 2024-03-31\n[applications]\nreceived = 20\npending = 3"
    assert told("handling", figures, "zh") == ["2024年1—3月，共收到申请20件，期末未办结3件。"]
    assert told("opening", figures, "zh") == ["现将虚构区2024年1—3月行政许可实施情况报告如下。"]
