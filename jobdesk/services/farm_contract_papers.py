"""근로계약서 of farm work as it is signed; made here, offered by farm_papers.

What 근로기준법 제17조 asks to be written stands in every contract: pay with its parts, reckoning
and way of payment, hours, days off, leave, place and work; and the handing over of a copy.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobdesk.data import records
from jobdesk.domain.farm_terms import hours_words, with_rest
from jobdesk.domain.farm_work import LIVE, FarmContract, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date, official_days
from jobdesk.domain.people import age_on
from jobdesk.errors import UserError
from jobdesk.services import farm_contracts, farm_day_facts, farm_papers
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine, FarmSide, WorkerSide
from jobdesk.services.farm_papers import BLANK, HOW, MONTH_END, PAID, REST, SIGNED, Wanted
from jobdesk.services.linked_records import linked

if TYPE_CHECKING:
    from jobdesk.reports.farm_signed_papers import Contract

MOST = 300
"""Pages of one file: more take minutes to make and nobody signs them at once."""
_GAP = "\u00a0"
_ROOM = _GAP * 14
_ADULT = 18
_DAYS_NAMED = 12
"""More days of work than these are told by their number."""
_COPY = (
    "사업주는 이 계약을 맺으면서 계약서 한 부를 근로자에게 바로 준다. 근로자가 달라고 하지 않아도 "
    f"준다 (근로기준법 제17조).\n받은 날:{_GAP * 8}월{_GAP * 6}일{_GAP * 6}받은 근로자:"
    f"{_GAP * 22}(서명)"
)
_GOOD_FAITH = (
    "사업주와 근로자는 이 계약을 성실하게 지킨다. 사업주는 안전한 도구와 보호구를 주고, 일하기 "
    "전에 위험한 점을 알린다."
)
_ELSE = "이 계약에 적지 않은 것은 근로기준법 등 노동 관계 법령에 따른다."
_OFF = f"휴일: 근로일이 아닌 날. 주휴일 □ 없음 □ 있음 (매주{_GAP * 8}요일)"
_RAIN = "비 등으로 일하지 못하는 날은 서로 의논하여 다른 날로 미룬다."


def contracts(desk: Desk, wanted: Wanted) -> bytes:
    """A page for each contract that is wanted. Raises UserError without one."""
    from jobdesk.reports.farm_signed_papers import Contract, Side, contracts_pdf

    event = farm_papers.event(desk, "근로계약서")
    if wanted.on(BLANK):
        empty = _items(FarmContract(), [], None, None, wanted)
        return contracts_pdf([Contract("", Side(), Side(), empty)], event)
    found = _wanted(desk, wanted)
    if not found:
        raise farm_papers.nothing(
            "인쇄할 계약서", "계약·보험에서 계약서를 먼저 만들거나 기간을 바꾸세요."
        )
    if len(found) > MOST:
        raise UserError(
            f"계약서가 {len(found):,}장입니다. 한 번에 {MOST:,}장까지 인쇄합니다. 기간을 줄이거나 "
            "계약·보험에서 골라 인쇄하세요."
        )
    farms = farm_day_facts.farm_sides(desk, (one.employer_id or 0 for one in found))
    people = farm_day_facts.workers(desk, (one.seeker_id or 0 for one in found))
    days = _days_of(desk, found, people)
    made: list[Contract] = []
    for one in found:
        farm = farms.get(one.employer_id or 0, FarmSide(0))
        worker = people.get(one.seeker_id or 0, WorkerSide(0))
        made.append(
            Contract(
                one.number,
                Side(farm.name, farm.head or farm.contact, "", farm.phone, farm.place),
                Side(worker.name, "", _day(worker.birth_date), worker.phone, worker.address),
                _items(one, days[one.id], farm, worker, wanted),
                _day(one.signed_on),
            )
        )
    return contracts_pdf(made, event)


def names(desk: Desk, wanted: Wanted) -> list[int]:
    """Who is named on the contracts that are wanted."""
    if wanted.on(BLANK):
        return []
    return [one.seeker_id or 0 for one in _wanted(desk, wanted)]


def _wanted(desk: Desk, wanted: Wanted) -> list[FarmContract]:
    if wanted.contracts is not None:
        chosen: list[FarmContract] = records.get_many(
            desk.store, KindId.FARM_CONTRACTS, wanted.contracts
        )
        return [one for one in chosen if one.trashed_on is None]
    first = wanted.first or desk.today()
    found = farm_contracts.between(desk, first, wanted.last or first)
    which = wanted.value(SIGNED)
    return [one for one in found if not which or (which == "yes") == (one.signed_on is not None)]


def _days_of(
    desk: Desk, found: Sequence[FarmContract], people: Collection[int]
) -> dict[int, list[DayLine]]:
    """The days that each contract holds, in order."""
    days = [
        one for one in linked(desk, KindId.FARM_DAYS, "seeker_id", people) if one.status in LIVE
    ]
    by: dict[tuple[int | None, int | None], list[DayLine]] = {}
    pairs = {(one.employer_id, one.seeker_id) for one in found}
    mine = [one for one in days if (one.employer_id, one.seeker_id) in pairs]
    for line in farm_day_facts.of(desk, mine):
        by.setdefault((line.farm.id, line.worker.id), []).append(line)
    return {
        one.id: [
            line
            for line in by.get((one.employer_id, one.seeker_id), [])
            if one.starts_on and one.ends_on and one.starts_on <= line.on <= one.ends_on
        ]
        for one in found
    }


def _items(
    one: FarmContract,
    days: Sequence[DayLine],
    farm: FarmSide | None,
    worker: WorkerSide | None,
    wanted: Wanted,
) -> list[tuple[str, str]]:
    asked = next((line.request for line in days if line.request is not None), None)
    on = list(dict.fromkeys(line.on for line in days))
    crop = next((line.crop for line in days if line.crop), "")
    items = [
        ("1. 계약 기간", _span(one)),
        ("2. 근무 장소", one.place or (farm.place if farm is not None else "") or _ROOM),
        ("3. 업무 내용", " ".join(filter(None, (crop, one.task))) or _ROOM),
        ("4. 소정근로시간", _hours(one, wanted.value(REST))),
        ("5. 근로일과 휴일", f"{_days(on)} {_RAIN}\n{_OFF}"),
        ("6. 임금", _wage(one, len(on), asked)),
        ("7. 임금 지급", _payment(wanted)),
        ("8. 연차유급휴가", "근로기준법 제60조가 정하는 바에 따라 준다."),
        ("9. 사회보험", "□ 산재보험  □ 고용보험  □ 국민연금  □ 건강보험  □ 농작업 상해보험"),
        ("10. 식사 · 이동", _board(asked)),
        ("11. 계약서 교부", _COPY),
        ("12. 성실한 이행", _GOOD_FAITH),
        ("13. 그 밖", _ELSE),
    ]  # fmt: skip
    if _is_minor(one, worker):
        items.append(
            (
                "14. 만 18세 미만",
                "가족관계증명서와 친권자 동의서를 갖춘다 (근로기준법 제66조).  □ 갖춤",
            )
        )
    return items


def _span(one: FarmContract) -> str:
    if one.starts_on is None or one.ends_on is None:
        return f"{_ROOM}년{_GAP * 6}월{_GAP * 6}일부터{_ROOM}년{_GAP * 6}월{_GAP * 6}일까지"
    if one.starts_on == one.ends_on:
        return f"{official_date(one.starts_on)} 하루"
    return f"{official_date(one.starts_on)}부터 {official_date(one.ends_on)}까지"


def _days(on: Sequence[date]) -> str:
    if not on:
        return f"근로일:{_ROOM}{_ROOM}(계{_GAP * 6}일)."
    named = ", ".join(
        f"{official_days(day, year=False)}({'월화수목금토일'[day.weekday()]})" for day in on
    )
    if len(on) > _DAYS_NAMED:
        named = "계약 기간 가운데 서로 정한 날"
    return f"근로일: {named} (계 {len(on):,}일)."


def _hours(one: FarmContract, rest: str) -> str:
    if not one.starts_at and not one.ends_at:
        clock = f"{_GAP * 6}시{_GAP * 5}분부터{_GAP * 6}시{_GAP * 5}분까지"
    else:
        clock = f"{one.starts_at or _GAP * 10}부터 {one.ends_at or _GAP * 10}까지"
    minutes, rest = with_rest(one.starts_at, one.ends_at, rest)
    whole = f", 하루 {hours_words(minutes)}" if minutes else ""
    return f"{clock} (휴게 {rest or _GAP * 20}){whole}"


def _wage(one: FarmContract, days: int, asked: FarmRequest | None) -> str:
    won = f"{one.daily_wage:,}원" if one.daily_wage is not None else f"{_ROOM}원"
    total = ""
    if one.daily_wage is not None and days > 1:
        total = f" ({days:,}일을 모두 일하면 {one.daily_wage * days:,}원)"
    said = f"\n{asked.wage_note}" if asked is not None and asked.wage_note else ""
    return (
        f"일당 {won} × 일한 날수{total}. 하루를 다 채우지 못하면 일한 시간에 비례하여 셈한다.\n"
        f"구성: 기본급(일당). 상여금 □ 없음 □ 있음{_GAP * 12}원.\n"
        f"그 밖의 급여(제수당) □ 없음 □ 있음{_GAP * 12}원{said}"
    )


def _payment(wanted: Wanted) -> str:
    when = wanted.value(PAID) or _ROOM
    how = wanted.value(HOW) or "□ 근로자에게 직접 지급  □ 근로자 명의 예금통장에 입금"
    # Who is paid on the day of the work is not paid before it.
    before = " (휴일이면 그 전날)" if when == MONTH_END else ""
    return f"지급일: {when}{before}\n방법: {how}\n임금은 사업주가 근로자에게 전액을 지급한다."


def _board(asked: FarmRequest | None) -> str:
    meals = asked.meals if asked is not None and asked.meals else f"□ 있음 □ 없음{_GAP * 4}"
    ride = asked.transport if asked is not None and asked.transport else _ROOM
    return f"식사: {meals} · 이동: {ride}"


def _is_minor(one: FarmContract, worker: WorkerSide | None) -> bool:
    if worker is None or one.starts_on is None:
        return False
    age = age_on(worker.birth_date, None, one.starts_on)
    return age is not None and age < _ADULT


def _day(day: date | None) -> str:
    return official_date(day) if day is not None else ""
