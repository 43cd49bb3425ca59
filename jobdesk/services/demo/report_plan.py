"""The practice county's plan with money, months and targets, its 공약, and what it counts by rules
and numbers of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from jobdesk.domain.constants import CONSTANTS
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kept_filters import to_text
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import DatedConstant, HandRule, IndicatorValue, OwnIndicator
from jobdesk.domain.plans import PlanItem, PlanLevel, PlanMoney, PlanStep, Pledge, StepType
from jobdesk.domain.targets import Target
from jobdesk.services.demo import place
from jobdesk.services.demo.report_tree import TREE, Programme
from jobdesk.services.demo.told import Batch, Told

PLAN = "한빛군 일자리 종합계획"
_YEARS = 4
_DEPARTMENT = "일자리경제과"
_SURVEY = "지역별고용조사(연습용 값)"
_THOUSAND = 1_000
BY_HAND = "own:2"
"""The indicator of the centre's own whose numbers are typed."""


def plan(told: Told) -> tuple[Batch, ...]:
    """The tree with its money and months, the 공약, own indicators, typed numbers, constants."""
    random, year = told.random("plan"), told.last.year
    items: list[PlanItem] = []
    money: list[PlanMoney] = []
    steps: list[PlanStep] = []
    values: list[IndicatorValue] = []
    for position, (strategy, task, category, programmes) in enumerate(TREE, 1):
        items.append(_item(PlanLevel.STRATEGY, strategy, None, position, category, year))
        top = len(items)
        items.append(_item(PlanLevel.TASK, task, top, 1, category, year))
        above = len(items)
        for number, one in enumerate(programmes, 1):
            items.append(_item(PlanLevel.PROGRAMME, one.title, above, number, category, year, one))
            money += _money(random, len(items), one, told.last)
            steps += _steps(len(items), one, told.last)
            if not one.indicator:
                values += _reached(random, len(items), one, told.last)
    values += [*_common(told.last), *_typed(random, told.last)]
    return (
        (KindId.OWN_INDICATORS, _own()),
        (KindId.PLAN_ITEMS, items),
        (KindId.PLAN_MONEY, money),
        (KindId.PLAN_STEPS, steps),
        (KindId.PLEDGES, [_pledge(year)]),
        (KindId.INDICATOR_VALUES, values),
        (KindId.DATED_CONSTANTS, _constants(year)),
    )


def plan_targets(last: date) -> list[Target]:
    """The goals of the 세부사업 for the four years, one of this year revised, and those of the
    indicators that are typed; ids are those of :func:`plan`."""
    first, made, id_ = _term(last.year)[0], [], 0
    set_on = date(first - 1, 12, 20)
    for _, _, _, programmes in TREE:
        id_ += 2
        for one in programmes:
            id_ += 1
            made += [
                Target(
                    indicator=f"plan:{id_}",
                    year=first + at,
                    value=str(goal),
                    set_on=set_on,
                    reason=PLAN,
                )
                for at, goal in enumerate(one.goals)
            ]
    revised = date(last.year, 4, 1)
    if last >= revised:
        made.append(
            Target(
                indicator=f"plan:{id_}",
                year=last.year,
                value="36",
                set_on=revised,
                reason="훈련기관 한 곳의 과정 폐지",
                document="일자리경제과-1182",
            )
        )
    typed = (("employment_rate", "70.0"), (BY_HAND, "24"), ("own:1", "60"))
    january = date(last.year, 1, 4)
    made += [
        Target(indicator=id_, year=last.year, value=value, set_on=january, reason="연간 사업계획")
        for id_, value in typed
    ]
    return made


def _term(year: int) -> tuple[int, int]:
    return year - 1, year - 2 + _YEARS


def _item(
    level: PlanLevel,
    title: str,
    parent: int | None,
    position: int,
    category: str,
    year: int,
    one: Programme | None = None,
) -> PlanItem:
    first, last = _term(year)
    return PlanItem(
        level=level,
        title=title,
        parent_id=parent,
        plan=PLAN,
        category=category,
        department=_DEPARTMENT,
        operator=place.NAME,
        audience=one.audience if one else "",
        unit=one.unit if one else "명",
        indicator=one.indicator if one else "",
        first_year=first,
        last_year=last,
        position=position,
        purpose=f"{title}: 일할 사람과 일자리를 군 안에서 잇는다." if one else "",
        content="\n".join(f"- {said}" for said, _, _ in one.steps) if one else "",
    )


def _money(random: Random, item: int, one: Programme, last: date) -> list[PlanMoney]:
    """What each year takes, a little more every year; of this year what its months have taken."""
    made, (first, until) = [], _term(last.year)
    for year in range(first, until + 1):
        for source, amount in one.money:
            planned = round(amount * (1 + 0.05 * (year - first))) * _THOUSAND
            share = 1.0 if year < last.year else last.timetuple().tm_yday / 366
            used = random.uniform(0.92, 1.0) if year <= last.year else 0.0
            spent = round(planned * share * used / _THOUSAND) * _THOUSAND
            made.append(
                PlanMoney(
                    item_id=item,
                    year=year,
                    source=source,
                    planned=planned,
                    spent=spent if year <= last.year else None,
                )
            )
    return made


def _steps(item: int, one: Programme, last: date) -> list[PlanStep]:
    """The bars of this year, and what of them is done."""
    made = []
    for title, first, until in one.steps:
        bar = PlanStep(
            item_id=item, year=last.year, title=title, first_month=first, last_month=until
        )
        made.append(bar)
        if first <= last.month:
            made.append(
                PlanStep(
                    item_id=item,
                    year=last.year,
                    step_type=StepType.DONE,
                    title=title,
                    first_month=first,
                    last_month=min(until, last.month),
                )
            )
    return made


def _reached(random: Random, item: int, one: Programme, last: date) -> list[IndicatorValue]:
    """What no record holds, typed once for each half year that is over."""
    made = []
    for year in (last.year - 1, last.year):
        for first, until in ((1, 6), (7, 12)):
            ends = _end(year, until)
            if ends <= last:
                goal = one.goals[year - (last.year - 1)]
                made.append(
                    IndicatorValue(
                        indicator=f"plan:{item}",
                        starts_on=date(year, first, 1),
                        ends_on=ends,
                        value=str(round(goal / 2 * random.uniform(0.8, 1.2))),
                        source="교육 참석 명부",
                        sourced_on=ends,
                        counsellor=place.COUNSELLORS[0],
                    )
                )
    return made


def _own() -> list[OwnIndicator]:
    called = Filter(conditions=(Condition("method", Op.IS, "전화"),))
    return [
        OwnIndicator(
            name="업체 전화 연락",
            unit="건",
            basis="건",
            rule="업체 방문·연락 가운데 방법이 ‘전화’인 기록을 연락한 날로 셉니다.",
            record_kind=KindId.VISITS.value,
            date_field="visited_on",
            conditions=to_text(called),
            position=1,
        ),
        OwnIndicator(
            name="군정소식지 구인 안내",
            unit="회",
            basis="건",
            rule="군정소식지에 구인 안내를 실은 횟수를 달마다 직접 입력합니다.",
            hand=HandRule.SUM.value,
            position=2,
        ),
    ]


def _typed(random: Random, last: date) -> list[IndicatorValue]:
    """The centre's own number by hand: each month of this year that is over."""
    return [
        IndicatorValue(
            indicator=BY_HAND,
            starts_on=date(last.year, month, 1),
            ends_on=_end(last.year, month),
            value=str(random.randint(1, 3)),
            source="군정소식지",
            sourced_on=_end(last.year, month),
            counsellor=place.COUNSELLORS[0],
        )
        for month in range(1, 13)
        if _end(last.year, month) <= last
    ]


_COMMON: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("employment_rate", ("68.4", "68.9", "69.3", "69.8")),
    ("employed_people", ("17,820", "17,910", "18,040", "18,130")),
    ("insured_people", ("6,204", "6,251", "6,318", "6,377")),
)
"""Common goals of the county (invented) by half year, from the first of the year before on."""


def _common(last: date) -> list[IndicatorValue]:
    made = []
    halves = [(year, month) for year in (last.year - 1, last.year) for month in (6, 12)]
    for indicator, said in _COMMON:
        for (year, month), value in zip(halves, said, strict=True):
            ends = _end(year, month)
            if ends <= last:
                made.append(
                    IndicatorValue(
                        indicator=indicator,
                        starts_on=date(year, month - 5, 1),
                        ends_on=ends,
                        value=value,
                        source=_SURVEY,
                        sourced_on=ends,
                        counsellor=place.COUNSELLORS[0],
                    )
                )
    return made


def _pledge(year: int) -> Pledge:
    first, last = _term(year)
    return Pledge(
        title="농번기 일손 걱정 해소",
        number="1-1",
        item_id=_number_of("농번기 인력 중개"),
        department=_DEPARTMENT,
        first_year=first,
        last_year=last,
        after_term=True,
        progress=55,
        goal="농가와 일할 사람을 잇는 창구를 군에 두고 해마다 더 많은 농가를 돕는다.",
        tasks="농가 수요 조사, 인력 배치, 교통·안전 지원",
        overview=f"기간: {first}~{last}년\n대상: 농가와 농작업 근로자\n수행: {place.NAME}",
        results="농가 수요 조사를 마치고 봄·가을 농번기에 인력을 배치함.",
        problems="수확기에 사람이 몰려 면 지역 배치가 늦음 → 배차를 하루 앞서 확정",
        next_plans="겨울철 시설 농가로 대상을 넓힘.",
    )


def _number_of(title: str) -> int:
    """The number that a node of the tree gets."""
    titles: list[str] = []
    for strategy, task, _, programmes in TREE:
        titles += [strategy, task, *(one.title for one in programmes)]
    return titles.index(title) + 1


_VALUES: Sequence[tuple[str, str]] = (
    ("12000", "12600"),
    ("1000", "1000"),
    ("2", "2"),
    ("0.5", "0.5"),
)


def _constants(year: int) -> list[DatedConstant]:
    """What a journey costs, last year and since this one."""
    return [
        DatedConstant(
            name=each.name,
            value=value,
            unit=each.unit,
            applies_on=date(year - 1 + at, 1, 1),
            source="센터 산출(시외버스 왕복 요금)",
        )
        for each, both in zip(CONSTANTS, _VALUES, strict=True)
        for at, value in enumerate(both)
        if not at or value != both[0]
    ]


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
