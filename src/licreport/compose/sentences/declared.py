"""The sentences of each section as data: how each begins, its clauses, and the part of its section it stands in.

A clause is prose like any other, which names figures. English clauses fit any count: what is counted is named
beforehand.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from licreport.report.address import TABLES, is_figure, key_label, key_unit
from licreport.words.language import Words


class Whole(NamedTuple):
    """A clause on a whole, and the clauses on its parts, which Chinese puts behind 其中."""

    clause: Words
    parts: tuple[Words, ...]


class Sentence(NamedTuple):
    """A sentence: how it begins, and its clauses, each a phrase that names figures, or a whole with its parts."""

    lead: Words
    clauses: tuple[Words | Whole, ...]
    part: Words | None = None
    """The heading of the part of its section that it stands in, where a section has parts."""


def _clauses(table: str, own: Mapping[str, Words] = MappingProxyType({}), but: Sequence[str] = ()) -> tuple[Words, ...]:
    """Return a clause for each figure of a table `but` some: its `own`, or else what it is called and the figure."""
    kind = TABLES[table]
    figures = [key for key in kind.model_fields if is_figure(kind, key) and key not in but]
    return tuple(own.get(key) or _clause(table, key) for key in figures)


def _clause(table: str, key: str) -> Words:
    label, unit, placed = key_label(TABLES[table], key), key_unit(TABLES[table], key), f"{{{table}.{key}}}"
    if unit == "%":
        return Words(f"{label.en.removesuffix(' rate').replace('-', ' ')} {placed}", f"{label.zh}{placed}")
    return Words(f"{placed} {label.en}", f"{label.zh}{placed}{unit}")


_CASES, _WAYS = Words("Applications", "办件情况"), Words("Ways of handling", "办理方式")
_FEES = Words("Fees", "收费情况")

SENTENCES: Mapping[str, tuple[Sentence, ...]] = MappingProxyType(
    {
        "overview": (
            Sentence(
                Words(
                    "In {report.year}, the catalogue of licence items of {report.authority} ",
                    "截至{report.year}年底，{report.authority}行政许可事项清单",
                ),
                (
                    Words("stands at {items.total} at the year's end", "共{items.total}项"),
                    Words("stood at {items.previous} a year before", "上年底为{items.previous}项"),
                    Words("has gained {items.added}", "新增{items.added}项"),
                    Words("has lost {items.removed}", "取消、下放或合并{items.removed}项"),
                    Words("is handled by {items.departments} departments", "涉及{items.departments}个主管部门"),
                ),
            ),
        ),
        "handling": (
            Sentence(
                Words("Brought forward into {report.year} from the year before: ", "{report.year}年，"),
                (Words("{applications.brought_forward}", "上年结转{applications.brought_forward}件"),),
                _CASES,
            ),
            Sentence(
                Words("In {report.year}, applications are counted as follows: ", "全年"),
                (
                    Whole(
                        Words("{applications.received} received", "共收到申请{applications.received}件"),
                        (
                            _clause("applications", "accepted"),
                            _clause("applications", "rejected"),
                            _clause("applications", "not_required"),
                            _clause("applications", "returned"),
                        ),
                    ),
                    Whole(
                        _clause("applications", "concluded"),
                        (
                            _clause("applications", "approved"),
                            _clause("applications", "denied"),
                            _clause("applications", "withdrawn"),
                            _clause("applications", "forwarded"),
                        ),
                    ),
                    Words("{applications.pending} pending at the year's end", "年末未办结{applications.pending}件"),
                    _clause("applications", "revoked"),
                ),
                _CASES,
            ),
            Sentence(
                Words("The concluded applications were handled as follows: ", "办结办件中，"),
                _clauses(
                    "handling",
                    {
                        "online": Words("{handling.online} accepted online", "网上受理{handling.online}件"),
                        "fully_online": Words(
                            "{handling.fully_online} online from end to end", "全程网办{handling.fully_online}件"
                        ),
                        "commitment": Words("{handling.commitment} on commitment", "告知承诺{handling.commitment}件"),
                        "on_the_spot": Words(
                            "{handling.on_the_spot} decided on the spot", "当场办结{handling.on_the_spot}件"
                        ),
                        "on_time": Words("{handling.on_time} decided on time", "按期办结{handling.on_time}件"),
                        "overdue": Words("{handling.overdue} decided late", "超期办结{handling.overdue}件"),
                    },
                ),
                _WAYS,
            ),
            Sentence(Words("The rates are given as follows: ", ""), _clauses("rates"), _WAYS),
            Sentence(
                Words("Fees were charged as follows: ", ""),
                (
                    Words("for {fees.applications} applications", "收费办件{fees.applications}件"),
                    Words("{fees.amount} yuan in all", "收费金额{fees.amount}元"),
                ),
                _FEES,
            ),
        ),
        "oversight": (
            Sentence(
                Words("", ""),
                (
                    Words(
                        "Rules for oversight cover {oversight.items_covered} items",
                        "建立监管制度的事项{oversight.items_covered}项",
                    ),
                ),
            ),
            Sentence(
                Words("Inspections are counted as follows: ", "全年"),
                (
                    Words("{oversight.inspections} made", "开展主动监督检查{oversight.inspections}次"),
                    Words("{oversight.violations} offences found", "发现违法行为{oversight.violations}件"),
                ),
            ),
            Sentence(
                Words("Complaints are counted as follows: ", "全年"),
                (
                    Words("{oversight.complaints} valid", "收到有效投诉{oversight.complaints}件"),
                    Words(
                        "{oversight.complaints_upheld} offences established from them",
                        "从投诉中查实违法行为{oversight.complaints_upheld}件",
                    ),
                ),
            ),
        ),
        "supervision": (
            Sentence(Words("Reviews of the service are counted as follows: ", "政务服务评价中，"), _clauses("reviews")),
        ),
    }
)
"""The sentences of each section."""
