"""What is recorded of a contact after the hire: reached, in vain, refused; still at work or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay, check_follow_up
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.milestones import due_date
from jobdesk.domain.people import SEEKER_STEPS, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import entries, lists, placements, seekers, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.FOLLOW_UPS


def blank(desk: Desk, placement_id: int, milestone: int | None = None) -> FollowUp:
    """A follow-up of a hire as a form opens it: today, by phone, by whoever is at the desk."""
    one = stored.placement(desk, placement_id)
    on = None if milestone is None or one.hire_date is None else due_date(one.hire_date, milestone)
    return FollowUp(
        placement_id=one.id,
        seeker_id=one.seeker_id,
        employer_id=one.employer_id,
        audience=Audience.PLACED,
        milestone=milestone,
        due_on=on,
        done_on=desk.today(),
        method="전화",
        outcome=Outcome.DONE,
        counsellor=desk.user,
    )


def record(
    desk: Desk,
    follow_up: FollowUp,
    *,
    left_on: date | None = None,
    leave_reason: str = "",
    looks_again: SeekerStatus | None = None,
) -> Change:
    """Store what came of a contact; a first contact on a planned 과정관리의 날 makes it 실시.

    ``employed`` False of somebody placed needs ``left_on``, which goes with the reason onto
    the placement in the same operation; ``looks_again`` (상담중 or 구직등록) brings the person
    back to looking for work. Raises UserError with the field that is wrong.
    """
    with writing(desk, "사후관리", Action.ADD, _KIND) as work:
        clean = _linked(desk, tidied(follow_up))
        insist(check_follow_up(clean, desk.today()))
        _refuse_answered(desk, clean)
        work.label(f"사후관리: {_who(desk, clean)} {_said(clean)}")
        id_ = work.insert(clean)
        if clean.employed is False and clean.placement_id is not None:
            _leave(desk, clean, left_on, leave_reason, looks_again)
        _hold(desk, clean)
        return work.change(id_)


def save(desk: Desk, follow_up: FollowUp) -> Change:
    """Store an edited follow-up. Raises UserError and StaleRecord.

    재직 can turn into 퇴사 only while the placement says so too.
    """
    before: FollowUp = records.get(desk.store, _KIND, follow_up.id)
    turned = follow_up.employed is False and before.employed is not False
    works = (
        follow_up.placement_id is not None
        and stored.placement(desk, follow_up.placement_id).status is not PlacementStatus.LEFT
    )
    if turned and works:
        raise UserError(
            "퇴사는 취업 기록에 퇴사일과 사유를 먼저 적어야 합니다. 저장된 내용은 "
            "그대로입니다. 취업의 사후관리 탭에서 퇴사로 기록하세요.",
            field="employed",
        )
    clean = tidied(follow_up)
    insist(check_follow_up(clean, desk.today()))
    if clean.placement_id is not None and clean.done_on != before.done_on:
        _insist_after(stored.placement(desk, clean.placement_id).hire_date, clean)
    if (clean.milestone, clean.outcome) != (before.milestone, before.outcome):
        _refuse_answered(desk, clean)
    return entries.save(desk, clean)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take follow-ups out of the 휴지통. Raises UserError when the milestone is answered anew."""
    with desk.store.operation("사후관리 되살리기") as operation:
        change = entries.untrash(desk, _KIND, ids)
        for one in records.get_many(desk.store, _KIND, list(ids)):
            _refuse_answered(desk, one)
        operation.relabel(change.label)
        return operation.change(*change.refs)


def of_placements(desk: Desk, placement_ids: Sequence[int]) -> dict[int, list[FollowUp]]:
    """The follow-ups of hires, by the hire."""
    if not placement_ids:
        return {}
    filter_ = Filter(conditions=(Condition("placement_id", Op.IN, tuple(placement_ids)),))
    ids = list(lists.find(desk, _KIND, filter_, Order("id")))
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for one in records.get_many(desk.store, _KIND, ids):
        found[one.placement_id].append(one)
    return found


def _linked(desk: Desk, follow_up: FollowUp) -> FollowUp:
    """The follow-up with what its hire already tells."""
    f = follow_up
    if f.placement_id is None:
        return f
    one = stored.placement(desk, f.placement_id)
    if one.trashed_on is not None or one.hire_date is None:
        raise UserError(
            "이 취업 기록은 휴지통에 있거나 입사일이 없습니다. 기록하지 않았습니다.",
            field="placement",
        )
    on = f.due_on
    if f.milestone is not None:
        on = due_date(one.hire_date, f.milestone)
    _insist_after(one.hire_date, f)
    return replace(f, seeker_id=one.seeker_id, employer_id=one.employer_id, due_on=on)


def _insist_after(hired: date | None, f: FollowUp) -> None:
    if f.done_on is not None and hired is not None and f.done_on < hired:
        raise UserError("연락한 날이 입사일보다 앞섭니다. 기록하지 않았습니다.", field="done_on")


def _refuse_answered(desk: Desk, f: FollowUp) -> None:
    """One answer ends a milestone; what comes later has no milestone."""
    ended = (Outcome.DONE, Outcome.REFUSED)
    if f.placement_id is None or f.milestone is None or f.outcome not in ended:
        return
    for other in of_placements(desk, [f.placement_id]).get(f.placement_id, []):
        same = other.milestone == f.milestone and other.audience is f.audience
        if same and other.id != f.id and other.outcome is Outcome.DONE:
            day = other.done_on.isoformat() if other.done_on else ""
            raise UserError(
                f"{f.milestone}개월 사후관리는 {day}에 이미 답을 받았습니다. 기록하지 않았습니다. "
                "그 기록을 고치거나 시점 없이 기록하세요.",
                field="milestone",
            )


def _leave(
    desk: Desk,
    follow_up: FollowUp,
    left_on: date | None,
    reason: str,
    looks_again: SeekerStatus | None,
) -> None:
    one = stored.placement(desk, follow_up.placement_id or 0)
    if one.status is not PlacementStatus.LEFT:
        insist(
            [
                *need("left_on", left_on, "퇴사일"),
                *not_after("left_on", left_on, desk.today(), "퇴사일"),
            ]
        )
        placements.set_status(
            desk, one.id, PlacementStatus.LEFT, left_on=left_on, leave_reason=reason
        )
    if looks_again is None or one.seeker_id is None:
        return
    person = stored.seeker(desk, one.seeker_id)
    if looks_again in SEEKER_STEPS[person.status]:
        seekers.set_status(desk, person.id, looks_again)


def _hold(desk: Desk, follow_up: FollowUp) -> None:
    """A planned day on which somebody was rung up is one that was held."""
    if follow_up.process_day_id is None:
        return
    day: ProcessDay = records.get(desk.store, KindId.PROCESS_DAYS, follow_up.process_day_id)
    came = day.held_on is not None and day.held_on <= desk.today()
    if came and day.status is PlanStatus.PLANNED:
        records.update(desk.store, replace(day, status=PlanStatus.HELD))


def _who(desk: Desk, f: FollowUp) -> str:
    if f.audience is Audience.EMPLOYER and f.employer_id is not None:
        return stored.employer(desk, f.employer_id).name
    if f.seeker_id is not None:
        return stored.seeker(desk, f.seeker_id).name
    return stored.employer(desk, f.employer_id).name if f.employer_id else KINDS[_KIND].label


def _said(f: FollowUp) -> str:
    when = f"{f.milestone}개월 " if f.milestone else ""
    if f.outcome is Outcome.DONE and f.employed is not None:
        return when + ("재직" if f.employed else "퇴사")
    return when + f.outcome.value
