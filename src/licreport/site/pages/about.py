"""How to read the site: what a contradiction is, how it is ranked, how to object, and every rule that was looked at."""

from collections.abc import Iterator, Mapping

from licreport.render.web.text import escaped
from licreport.report.diagnostic import SEVERITY_WORDS
from licreport.rules import RULES
from licreport.site.addresses import ABOUT
from licreport.site.gathering.counting import Counted
from licreport.site.pages.columns import COLUMNS
from licreport.site.pages.frame import Site, linked, page
from licreport.site.pages.parts import Head, row, table
from licreport.site.ranking import LEAST
from licreport.words.language import Lang, Words, capitalised


def render(rules: Mapping[str, Counted], site: Site, lang: Lang) -> str:
    """Return the page in a language."""
    return page(site, ABOUT, lang, _TITLE.say(lang), _body(rules, site, lang))


_TITLE = Words("How to read this", "阅读说明")
_WHAT = Words("What a contradiction is", "什么是自相矛盾")
_WHAT_SAID = (
    Words(
        "Figures of one report are related: what was accepted and what was refused make up what was received, no "
        "part exceeds "
        "its whole, a printed rate is that of its figures. Where printed figures do not stand in such a relation, "
        "they cannot "
        "all be right. Which of them is wrong, and why, is not known: often it is a slip of typing. Nothing is said "
        "of whether "
        "an authority did its work well.",
        "同一份报告中的数据彼此相关：受理与不予受理合计为收到的申请，部分不超过整体，公布的比率与其数据相符。"
        "公布的数据不符合这样的关系，就不可能"
        "都对。哪一个有误、原因为何，无从得知，往往只是笔误。这并不说明该主体工作做得如何。",
    ),
    Words(
        "Figures are taken as they are printed. None is corrected, one that is not printed is not nought, and what "
        "could not be "
        "checked for want of figures is not said to hold. Rounded figures stand for every value that rounds to them, "
        "and only "
        "what no such value allows is called a contradiction.",
        "数据一律照公布的原样。不改动任何数据，未公布的不作零，因缺少数据无法核对的，不说成成立。经过取舍的数据，"
        "代表所有可能的原值；"
        "任何可能的值都不成立时，才称为矛盾。",
    ),
    Words(
        "How much could be checked stands before how much broke: who prints less can be checked less, and "
        "contradicts himself "
        "less. No one is ranked by contradictions.",
        "先列可核对的有多少，再列不成立的有多少：公布得少的，可核对的少，矛盾自然也少。不按矛盾的多少排名次。",
    ),
)
_RANKS = Words("How authorities are compared", "各主体如何比较")
_RANKS_SAID = (
    Words(
        "Only like with like: reports on the same whole year, by authorities of one level and of one kind, that "
        "count cases "
        "alike (by when they were decided, or the applications of the year), each only with those that say so. "
        "On-time rates "
        "are compared only among those that count what was decided on the spot alike.",
        "只比同类：同一完整年度、同一层级、同一类别，统计口径（按办结时间，或按当年申请）也相同的报告；没有写明的，"
        "只与同样没有写明的相比。"
        "按期办结率，只在当场办结计法相同的主体之间比较。",
    ),
    Words(
        f"A rate is given with its base and an interval of 95% (Wilson 1927), and not at all for fewer than {LEAST} "
        "cases. "
        "Equal values share a rank. Where rounded figures leave a range, the rank is a range. What is not printed is "
        "listed "
        "apart, never last, never as nought.",
        f"比率附基数和 95% 置信区间（威尔逊，1927 年），不足 {LEAST} 件的不计算。数值相等的名次并列。数据经过取舍的，"
        "名次也是一个范围。"
        "未公布的另行列出，既不排在最后，也不作零。",
    ),
)
_OBJECTING = Words("How to object", "如何提出异议")
_OBJECTING_SAID = Words(
    "Each finding shows the words of the report, where they stand, and where it was published. If they were read "
    "wrongly, if "
    "the report has been corrected since, or if a relation does not apply, write to whoever publishes this site, "
    "with the "
    "address of the page and the code of the rule.",
    "每处不成立都列出报告的原文、所在位置和发布之处。读取有误、报告已经更正，或该项关系并不适用的，"
    "请写明页面网址和规则代码，告知本站发布者。",
)
_TO = Words("Write to: {contact}", "请联系：{contact}")
_NO_CONTACT = Words("Whoever made this site has not stated to whom to write.", "本站制作者未写明联系方式。")
_COLUMNS = Words("The columns of the comparison", "比较表各栏")
_RULES = Words("The relations that were looked at", "核对了哪些关系")
_RULE, _HELD = Words("what must hold", "应当成立的关系"), Words("held", "成立")
_BROKEN, _NOT = Words("broken", "不成立"), Words("not evaluable", "无法核对")
_READS = Words("column", "栏目")
_MEANS = Words("meaning", "含义")


def _body(rules: Mapping[str, Counted], site: Site, lang: Lang) -> Iterator[str]:
    yield f"<h1>{_TITLE.say(lang)}</h1>"
    yield f"<h2>{_WHAT.say(lang)}</h2>"
    yield from (f"<p>{said.say(lang)}</p>" for said in _WHAT_SAID)
    yield f"<h2>{_RANKS.say(lang)}</h2>"
    yield from (f"<p>{said.say(lang)}</p>" for said in _RANKS_SAID)
    yield f'<h2 id="objecting">{_OBJECTING.say(lang)}</h2>'
    yield f"<p>{_OBJECTING_SAID.say(lang)}</p>"
    contact = site.told.contact
    yield f"<p>{_TO.say(lang, {'contact': linked(contact)}) if contact else _NO_CONTACT.say(lang)}</p>"
    heads = [Head(_READS.say(lang), is_number=False), Head(_MEANS.say(lang), is_number=False)]
    rows = (
        f'<tr><th scope="row">{capitalised(column.label.say(lang))}</th><td>{column.meaning.say(lang)}</td></tr>'
        for column in COLUMNS
    )
    yield from table(_COLUMNS.say(lang), "columns", heads, rows, "prose")
    heads = [Head(_RULE.say(lang), is_number=False), *(Head(each.say(lang)) for each in (_HELD, _BROKEN, _NOT))]
    yield from table(_RULES.say(lang), "rules", heads, _rules(rules, lang), "rules")


def _rules(rules: Mapping[str, Counted], lang: Lang) -> Iterator[str]:
    for code, rule in RULES.items():
        counted = rules.get(code)
        severity = SEVERITY_WORDS[rule.severity].say(lang)
        name = f"{code} {escaped(rule.summary.say(lang))} <small>{severity}</small>"
        numbers = ("–",) * 3 if counted is None else (f"{each:,}" for each in counted[:3])
        yield row(name, numbers).replace('<th scope="row"', f'<th scope="row" id="{code}"', 1)
