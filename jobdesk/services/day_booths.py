"""Which booth is whose: moved among those that come, numbered anew in their order."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayEmployer, DayMode, EmployerAnswer
from jobdesk.errors import UserError
from jobdesk.services import day_records, stored
from jobdesk.services.access import Action
from jobdesk.services.day_lists import booth_order
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

_FIRMS = KindId.DAY_EMPLOYERS


def move(desk: Desk, day_employer_id: int, by: int) -> Change:
    """Let a 참여업체 change booths with the one before (-1) or after it (1) in their order.

    Raises UserError where it has no booth or none lies on that side.
    """
    with writing(desk, "부스 옮기기", Action.EDIT, _FIRMS) as work:
        mine = day_records.employer(desk, day_employer_id)
        every = [each for each in _ordered(desk, mine.matching_day_id or 0) if each.booth]
        at = next((n for n, each in enumerate(every) if each.id == mine.id), -1)
        name = stored.employer(desk, mine.employer_id or 0).name
        if at < 0:
            raise UserError(
                f"{name}: 아직 부스가 없습니다. 그대로입니다. 부스 번호를 먼저 적으세요.",
                field="booth",
            )
        if not 0 <= at + by < len(every):
            where = "맨 앞" if by < 0 else "맨 뒤"
            raise UserError(f"{name}: 이미 {where} 부스입니다. 그대로입니다.", field="booth")
        other = every[at + by]
        work.update(replace(mine, booth=other.booth))
        work.update(replace(other, booth=mine.booth))
        work.label(f"부스 옮기기: {name} {other.booth}번")
        return work.change(mine.id, other.id)


def number(desk: Desk, day_id: int) -> Change:
    """Give those who come with a booth of their own the numbers 1, 2, 3 … in their order;
    who does not come, or on paper only, has none.

    Raises UserError where nobody comes yet.
    """
    with writing(desk, "부스 번호 매기기", Action.EDIT, _FIRMS) as work:
        every = _ordered(desk, day_id)
        coming = [each for each in every if _has_booth(each)]
        if not coming:
            raise UserError(
                "참가를 확정한 업체가 아직 없습니다. 부스 번호는 그대로입니다.", field="booth"
            )
        numbers = {each.id: str(n) for n, each in enumerate(coming, 1)}
        changed = [each for each in every if each.booth != numbers.get(each.id, "")]
        for each in changed:
            work.update(replace(each, booth=numbers.get(each.id, "")))
        day = day_records.day(desk, day_id)
        work.label(f"부스 번호 매기기: {day.title} 1–{len(coming)}번")
        return work.change(*(each.id for each in changed))


def _has_booth(employer: DayEmployer) -> bool:
    return employer.status is EmployerAnswer.COMING and employer.mode is DayMode.DIRECT


def _ordered(desk: Desk, day_id: int) -> list[DayEmployer]:
    return sorted(day_records.employers(desk, day_id), key=booth_order)
