"""How an authority is called in its own report: of what it is, by its level, in short."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from licreport.reading.grammar.whose import Whose


@lru_cache(maxsize=16)
def area_of(authority: str) -> str:
    """Return of what an authority is, as 全区 and 全市 say it; nothing where its name does not tell."""
    areas = re.findall("[省市区县州旗盟镇乡]", authority)
    return areas[-1].replace("乡", "镇") if areas else ""


def is_of_own_level(lines: Iterable[str], authority: str) -> bool:
    """Tell whether 市本级 or 局本级 in a document is all that it speaks of: no figure of 全市, nor of parts below."""
    area = area_of(authority)
    counted = r"[^。；;]{0,20}(?:受理|收到|办结|批准|申请|办件|事项)[^。；;]{0,8}\d"
    of_office = rf"|[全本]系统|分局|派出机构|(?:直属|下属){counted}|我[局厅][^。；;本]{{0,20}}\d"
    of_office = of_office if authority.endswith(("局", "厅")) else ""
    wider = rf"全{area or '系统'}(?!本级){counted}|各[县区市乡镇旗]|所辖|县级|区县|乡镇|街道|镇级|镇街{of_office}"
    return bool(area or of_office) and not any(re.search(wider, line) for line in lines)


def own_level(whose: Whose) -> list[str]:
    """Return how the level of an authority is called, where that is all of it: 市本级, 市级."""
    area = area_of(whose.authority)
    return (
        [f"{whose.authority}本级", f"全{area}本级", f"{area}本级", f"{area}级", "本级"]
        if whose.is_of_own_level and area
        else []
    )


def own_office(whose: Whose) -> list[str]:
    """Return how an office is called by its level: 省厅, 市局, 厅本级; no branch is."""
    authority = whose.authority
    short = [
        f"{authority.removesuffix(name)[at:]}{each}"
        for name in _SHORT
        if authority.endswith(name)
        for each in _SHORT[name].split()
        for at in range(len(authority.removesuffix(name)) + 1)
    ]
    is_office = authority.endswith(("厅", "局")) and not authority.endswith("分局")
    if not is_office:
        is_place = authority.endswith(("街道办事处", "街道", "管委会", "管理委员会"))
        return [*short, *([_short_of_place(authority)] if is_place else [])]
    own = [*(f"{we}{authority[-1]}本级" for we in ("", "我", "本")), "本级"] if whose.is_of_own_level else []
    body = re.sub("^(?:国家|.*[省市区县州旗盟])", "", authority[:-1])  # 海域局 for 国家海域资源管理局
    own += [f"{body[:size]}{authority[-1]}" for size in (4, 3, 2) if size <= len(body)]
    level = area_of(authority)
    return [*short, *(f"{level}{name}" for name in own if level), *own, *([f"{level}{authority[-1]}"] if level else [])]


def _short_of_place(authority: str) -> str:
    """Return how a street's or a zone's office calls itself: 街道, 管委会."""
    return "街道" if "街道" in authority else "管委会"


def ends_of(authority: str) -> Sequence[str]:
    """Return the ends of a name by which an authority is called with 我 or its level before: 管委会."""
    return [authority[-length:] for length in (3, 2) if len(authority) > length]


_SHORT = {
    "卫生健康委员会": "卫健委 卫生健康委",
    "卫生健康局": "卫健局",
    "发展和改革委员会": "发改委 发展改革委",
    "发展和改革局": "发改局 发展改革局",
    "市场监督管理局": "市场监管局 市监局",
    "人力资源和社会保障局": "人社局 人力社保局 人力资源社会保障局",
    "住房和城乡建设局": "住建局 住房城乡建设局",
    "住房和城乡建设厅": "住建厅 住房城乡建设厅",
    "自然资源和规划局": "自然资源局 资规局 自规局",
    "文化和旅游局": "文旅局 文化旅游局",
    "文化广电和旅游局": "文广旅局 文旅局 文化广电旅游局",
    "工业和信息化局": "工信局",
    "教育体育局": "教体局",
    "交通运输局": "交通局",
    "应急管理局": "应急局",
    "农业农村局": "农业局",
    "城市管理局": "城管局",
    "城市管理和综合行政执法局": "城管局 城市管理局 城管执法局",
    "城市管理行政执法局": "城管局 城管执法局",
    "行政审批服务局": "审批服务局 审批局 行政审批局",
    "行政审批局": "审批局",
    "药品监督管理局": "药监局",
}
"""How offices are called in short, by their full names."""
