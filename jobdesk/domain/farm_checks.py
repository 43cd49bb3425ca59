"""What keeps the records of farms, farm workers and farm work from being stored."""

from __future__ import annotations

import re
from datetime import date

from jobdesk.domain.checks import Problem, in_order, need, within
from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker
from jobdesk.domain.farm_work import (
    BlockStatus,
    DayStatus,
    FarmBlock,
    FarmContract,
    FarmDay,
    FarmRequest,
)
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish, WishType
from jobdesk.domain.text import with_particle
from jobdesk.domain.times import check_span, check_time

_MOST_WON = 100_000_000
_MOST_HEADS = 1_000
LONGEST_REQUEST = 366
"""Days from the first to the last of one request."""
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def check_farm(farm: Farm, today: date) -> tuple[Problem, ...]:
    """What keeps a 농가 from being stored, in words."""
    del today
    return (
        *need("employer", farm.employer_id, "농가"),
        *within("support_cap", farm.support_cap, 0, _MOST_WON, "지원 한도는 0원에서 1억 원까지"),
    )


def check_plot(plot: FarmPlot, today: date) -> tuple[Problem, ...]:
    """What keeps a 필지 from being stored, in words."""
    del today
    return (*need("employer", plot.employer_id, "농가"), *need("title", plot.title, "필지 이름"))


def check_season(season: FarmSeason, today: date) -> tuple[Problem, ...]:
    """What keeps a line of the 작업력 from being stored, in words."""
    del today
    problems = [
        *need("employer", season.employer_id, "농가"),
        *need("task", season.task, "작업"),
        *need("starts", season.starts, "시작"),
        *need("ends", season.ends, "끝"),
        *within("heads", season.heads, 1, _MOST_HEADS, "필요 인원은 1명에서 1,000명까지"),
    ]
    for field, value in (("starts", season.starts), ("ends", season.ends)):
        if value and not month_day(value):
            problems.append(Problem(field, "월-일로 읽을 수 없습니다. 04-10처럼 쓰세요."))
    return tuple(problems)


def month_day(value: str) -> bool:
    """Whether a text is a day of some year, ``04-10``; 02-29 is one."""
    if not _MONTH_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"2024-{value}")
    except ValueError:
        return False
    return True


def check_wish(wish: FarmWish, today: date) -> tuple[Problem, ...]:
    """What keeps a wish from being stored, in words; who is not sent again has a reason."""
    del today
    problems = [
        *need("employer", wish.employer_id, "농가"),
        *need("seeker", wish.seeker_id, "근로자"),
    ]
    if wish.wish_type is WishType.NEVER:
        problems += need("reason", wish.reason, "보내지 않는 사유")
    return tuple(problems)


def check_worker(worker: FarmWorker, today: date) -> tuple[Problem, ...]:
    """What keeps a 농작업 근로자 from being stored, in words."""
    del today
    problems = [
        *need("seeker", worker.seeker_id, "구직자"),
        *within("most_days", worker.most_days, 1, 31, "이어서 일하는 날은 1일에서 31일까지"),
    ]
    if worker.insured_until is not None and not worker.insurance:
        problems.append(Problem("insurance", "보험 만료일이 있으면 보험을 고르세요."))
    return tuple(problems)


def check_car(car: FarmCar, today: date) -> tuple[Problem, ...]:
    """What keeps a 차량 from being stored, in words."""
    del today
    return (
        *need("title", car.title, "차량 이름"),
        *need("seats", car.seats, "좌석 수"),
        *within("seats", car.seats, 1, 60, "좌석은 운전자를 넣어 1석에서 60석까지"),
        *check_time("leaves_at", car.leaves_at, "출발"),
    )


def check_crew(crew: FarmCrew, today: date) -> tuple[Problem, ...]:
    """What keeps a 작업반 from being stored, in words."""
    del today
    return tuple(need("title", crew.title, "작업반 이름"))


def check_request(request: FarmRequest, today: date) -> tuple[Problem, ...]:
    """What keeps a 요청 from being stored, in words."""
    del today
    r = request
    problems = [
        *need("employer", r.employer_id, "농가"),
        *need("task", r.task, "작업"),
        *need("starts_on", r.starts_on, "시작일"),
        *in_order("ends_on", r.starts_on, r.ends_on, "시작일", "종료일"),
        *need("heads", r.heads, "필요 인원"),
        *within("heads", r.heads, 1, _MOST_HEADS, "필요 인원은 1명에서 1,000명까지"),
        *within("daily_wage", r.daily_wage, 0, _MOST_WON, "일당은 0원에서 1억 원까지"),
        *within("age_from", r.age_from, 0, 120, "나이는 0세에서 120세까지"),
        *within("age_to", r.age_to, 0, 120, "나이는 0세에서 120세까지"),
        *check_span(r.starts_at, r.ends_at, "starts_at", "ends_at", "시작", "마침"),
    ]
    if r.age_from is not None and r.age_to is not None and r.age_to < r.age_from:
        problems.append(Problem("age_to", "최대 나이가 최소 나이보다 적습니다."))
    if r.starts_on and r.ends_on and (r.ends_on - r.starts_on).days >= LONGEST_REQUEST:
        problems.append(Problem("ends_on", "한 요청은 1년까지입니다. 나누어 등록하세요."))
    if r.cancelled_on is not None:
        problems += need("cancel_reason", r.cancel_reason, "취소 사유")
    unknown = [day for day in r.weekdays if day not in WEEKDAYS]
    if unknown:
        problems.append(Problem("weekdays", f"모르는 요일입니다: {unknown[0]}"))
    return tuple(problems)


def check_block(block: FarmBlock, today: date) -> tuple[Problem, ...]:
    """What keeps a 작업일 from being stored, in words."""
    del today
    b = block
    problems = [
        *need("request", b.request_id, "요청"),
        *need("employer", b.employer_id, "농가"),
        *need("work_date", b.work_date, "작업일"),
        *within("heads", b.heads, 0, _MOST_HEADS, "필요 인원은 0명에서 1,000명까지"),
        *check_span(b.starts_at, b.ends_at, "starts_at", "ends_at", "시작", "마침"),
    ]
    if b.status is BlockStatus.CANCELLED:
        problems += need("reason", b.reason, "취소 사유")
    return tuple(problems)


def check_day(day: FarmDay, today: date) -> tuple[Problem, ...]:
    """What keeps a 배치 from being stored, in words; nobody has worked on a day to come."""
    d = day
    problems = [
        *need("employer", d.employer_id, "농가"),
        *need("seeker", d.seeker_id, "근로자"),
        *need("work_date", d.work_date, "일자"),
        *within("hours", d.hours, 0, 24, "시간은 0시간에서 24시간까지"),
        *within("daily_wage", d.daily_wage, 0, _MOST_WON, "일당은 0원에서 1억 원까지"),
        *check_span(d.starts_at, d.ends_at, "starts_at", "ends_at", "시작", "마침"),
    ]
    over = (DayStatus.WORKED, DayStatus.SETTLED, DayStatus.ABSENT)
    if d.status in over and d.work_date is not None and d.work_date > today:
        problems.append(
            Problem(
                "status",
                f"아직 오지 않은 날은 {with_particle(d.status.value, '으로/로')} 둘 수 없습니다.",
            )
        )
    if d.substitute_for_id is not None and d.substitute_for_id == d.id:
        problems.append(Problem("substitute_for", "자기 자신을 대신할 수 없습니다."))
    return tuple(problems)


def check_contract(contract: FarmContract, today: date) -> tuple[Problem, ...]:
    """What keeps a 근로계약 from being stored, in words."""
    del today
    c = contract
    return (
        *need("employer", c.employer_id, "농가"),
        *need("seeker", c.seeker_id, "근로자"),
        *need("starts_on", c.starts_on, "시작일"),
        *need("ends_on", c.ends_on, "종료일"),
        *in_order("ends_on", c.starts_on, c.ends_on, "시작일", "종료일"),
        *within("daily_wage", c.daily_wage, 0, _MOST_WON, "일당은 0원에서 1억 원까지"),
        *check_span(c.starts_at, c.ends_at, "starts_at", "ends_at", "시작", "마침"),
    )
