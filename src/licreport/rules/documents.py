"""LR8xx: a document does not contradict itself in what it prints more than once."""

from licreport.relations.rule import Findings, rule
from licreport.report.load import Loaded
from licreport.report.problem import CONFLICT


@rule(
    "LR801",
    zh="""文中同一数据前后一致

    同一数据在文中出现不止一次时（如概述一次、分节又一次），各处应当相同，或相差在四舍五入以内。前后不一时，两处都列出，
    均不采用，与之有关的关系也不核对。只用于直接核对文档；TOML 中每项数据只有一处。
    """,
)
def document_prints_one_value_for_each_figure(loaded: Loaded) -> Findings:
    """A document prints one value for each figure.

    A figure that stands in several places of a document, as in its overview and again in a section, has the same value
    in each, or one that differs by rounding only. Where it does not, all are told, none is taken, and no relation that
    it stands in is checked. It is looked for in documents alone: in TOML each figure stands once.

    ```text report.txt
    虚构区2024年行政许可实施情况年度报告
    2024年，全区共受理行政许可申请2300件。  # LR801
    全年受理行政许可申请2030件，办结2020件。
    ```

    ```text report.txt
    虚构区2024年行政许可实施情况年度报告
    2024年，全区共受理行政许可申请2300件。
    全年受理行政许可申请2300件，办结2020件。
    ```
    """
    return loaded.of_kind(CONFLICT)
