"""The sections of a yearly plan: 핵심 전략, 목표, each 실천과제, 월별 일정, 재원별 예산.

Which plan is printed is the option ``plan`` (its name), else the one with items that run in the
year of the report; the year is the option ``year``, else that of the report's span.
"""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain import plan_boxes, plan_schedule, plan_tables
from jobdesk.domain.plan_boxes import Common
from jobdesk.domain.plan_checks import of_year
from jobdesk.domain.plan_tables import Task, tasks
from jobdesk.domain.plan_tree import Plan, slots_between, total
from jobdesk.domain.report_document import Block, MoneyUnit, Style, Words
from jobdesk.services import plans_reading
from jobdesk.services.report_sections.making import Making

_COMMON = (
    "employment_rate",
    "youth_employment_rate",
    "women_employment_rate",
    "employed_people",
    "regular_workers",
    "insured_people",
)


def table(making: Making) -> tuple[Block, ...]:
    """추진전략 | 실천과제 | 세부사업내용 | 목표 | 예산; ``spent`` adds 실적 and 집행."""
    plan = wanted(making)
    spent = bool(making.option("spent", False))
    made = plan_tables.plan_table(plan, year(making), style(making), spent=spent)
    return (made,) if plan.roots else ()


def fields(making: Making) -> tuple[Block, ...]:
    """분야별 목표: by 전략, or with ``by`` = ``category`` by 부문."""
    plan = wanted(making)
    by_category = making.option("by", "") == "category"
    made = plan_tables.fields_table(plan, year(making), style(making), by_category=by_category)
    return (made,) if plan.roots else ()


def common(making: Making) -> tuple[Block, ...]:
    """공통 일자리 목표 of the indicators in ``indicators``, else of those of the 공시제; one
    of which nothing is known is left out."""
    named = [str(each) for each in making.option("indicators", None) or _COMMON]
    this, measures = year(making), making.measures
    before = plans_reading.year_span(this - 1)
    lines = []
    for id_ in named:
        indicator = measures.indicator(id_)
        past, goal = measures.figure(id_, *before), measures.target_figure(id_, this)
        if past.value is not None or goal.value is not None:
            lines.append(Common(indicator.name, past, goal, indicator.unit == "%"))
    return (plan_boxes.common_table(lines, this, style(making)),) if lines else ()


def boxes(making: Making) -> tuple[Block, ...]:
    """Each 실천과제 with 목적 및 배경, 사업내용, 기대효과 and its 추진계획."""
    plan = wanted(making)
    sources = total(plan.roots).sources
    made: list[Block] = []
    for one in tasks(plan):
        node = one.task
        if node is None:
            continue
        made.append(_told(one))
        made.append(plan_boxes.task_box(node, year(making), style(making), sources))
    return tuple(made)


def schedule(making: Making) -> tuple[Block, ...]:
    """Twelve months beside each 세부사업."""
    plan = wanted(making)
    if not plan.roots:
        return ()
    return (plan_schedule.schedule_table(plan, year(making)),)


def budget(making: Making) -> tuple[Block, ...]:
    """소요예산 and 투입예산 of the whole plan by 재원 and year."""
    plan = wanted(making, whole=True)
    counts = total(plan.roots)
    if not counts.slots:
        return ()
    years = [slot.year for slot in counts.slots if slot.year]
    term = slots_between(min(years), max(years)) if years else ()
    shown = [slot for slot in term if slot in counts.slots or slot.year] or list(counts.slots)
    return (plan_boxes.sources_table(counts, shown, style(making)),)


def disagreements(making: Making) -> tuple[Block, ...]:
    """Where the parts of the plan do not come to what is stated for the whole."""
    found = of_year(wanted(making).roots, year(making))
    if not found:
        return ()
    return (Words(making.use.id, tuple(f"- {each.words}" for each in found), small=True),)


def style(making: Making) -> Style:
    """How the section writes amounts: in the unit of its option ``money``, else as the report."""
    chosen = str(making.option("money", ""))
    known = making.template.style
    return replace(known, money=MoneyUnit(chosen)) if chosen in tuple(MoneyUnit) else known


def year(making: Making) -> int:
    """The year whose plan is printed."""
    chosen = making.option("year", None)
    return int(chosen) if chosen else making.year


def wanted(making: Making, *, whole: bool = False) -> Plan:
    """The plan that is printed, without the items that do not run in the year unless ``whole``."""
    this = year(making)
    titles = plans_reading.titles(making.desk)
    named = str(making.option("plan", ""))
    for title in (named,) if named in titles else titles:
        plan = plans_reading.plan(making.desk, title, (this,), measures=making.measures)
        running = plan.of_year(this)
        if running.roots or named in titles:
            return plan if whole else running
    return Plan(named, ())


def _told(one: Task) -> Words:
    node = one.task
    assert node is not None  # asked before
    paragraphs: list[str] = []
    if one.strategy is not None:
        paragraphs.append(f"[{one.strategy.item.title}]")
    for title, said in (
        ("목적 및 배경", node.item.purpose),
        ("사업내용", node.item.content),
        ("기대효과", node.item.effect),
    ):
        lines = [line.rstrip() for line in said.splitlines() if line.strip()]
        if title == "사업내용" and not lines:
            lines = _programmes(one)
        if lines:
            paragraphs += [f"□ {title}", *lines]
    return Words(f"task_words_{node.id}", tuple(paragraphs), node.item.title)


def _programmes(one: Task) -> list[str]:
    made = []
    for each in one.programmes:
        made.append(f"○ {each.item.title}")
        facts = (
            ("사업대상", each.item.audience),
            ("수행기관", each.item.operator),
            ("협력기관", each.item.partners),
        )
        made += [f"- {name} : {said}" for name, said in facts if said]
        made += [line.rstrip() for line in each.item.content.splitlines() if line.strip()]
    return made
