"""Whether the interview that an allowance is for took place, on the day that it says."""

from __future__ import annotations

from datetime import date

from jobdesk.domain import allowances as rules_of
from jobdesk.domain.casework import Referral, ReferralStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Allowance, AllowanceStatus, Attendance
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MET, MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import history, lists, same_person, stored
from jobdesk.services.desk import Desk


def insist_day(desk: Desk, one: Allowance) -> None:
    """Raise UserError unless the day is that of the referral's interview: another one would
    count against another year's cap."""
    if one.referral_id is None:
        return
    day = stored.referral(desk, one.referral_id).interview_on
    if day is not None and one.interview_on != day:
        raise UserError(
            f"알선에 적힌 면접일({day.isoformat()})과 다릅니다. 저장하지 않았습니다. 면접일이 "
            "틀렸으면 알선의 면접일을 먼저 고치세요.",
            field="interview_on",
        )


def insist_met(desk: Desk, one: Allowance) -> None:
    """Raise UserError unless the interview took place."""
    if one.interview_on is not None and one.interview_on > desk.today():
        raise _not_met(desk, one, "면접일이 아직 오지 않았습니다.")
    if one.employer_id is None:
        raise UserError("면접을 본 업체를 고르세요. 저장하지 않았습니다.", field="employer")
    if one.referral_id is not None:
        referral = stored.referral(desk, one.referral_id)
        problem = rules_of.took_place(referral, desk.today())
        if problem is not None:
            raise _not_met(desk, one, problem.message)
        if _stayed_away(desk, referral):
            raise _not_met(desk, one, "면접에 오지 않은 것으로 기록되어 있습니다.")
    if _absent_from_trip(desk, one):
        raise _not_met(desk, one, "동행면접에 불참한 것으로 기록되어 있습니다.")
    if _absent_from_booth(desk, one):
        raise _not_met(desk, one, "만남의 날 면접에 불참한 것으로 기록되어 있습니다.")


def insist_unpaid(
    desk: Desk, seeker_id: int | None, employer_id: int | None, day: date | None
) -> None:
    """Raise UserError when the interview of a person with a firm on a day was paid for: who
    did not come cannot have been."""
    conditions = (
        Condition("seeker_id", Op.IN, same_person.records_of(desk, seeker_id or 0)),
        Condition("employer_id", Op.IS, employer_id),
        Condition("interview_on", Op.IS, day),
        Condition("status", Op.IS, AllowanceStatus.PAID.value),
    )
    if day is not None and lists.count(desk, KindId.ALLOWANCES, Filter(conditions=conditions)):
        name = stored.seeker(desk, seeker_id or 0).name
        raise UserError(
            f"{name} 님의 이 면접에는 면접활동비가 이미 지급되어 불참으로 바꾸지 않았습니다. "
            "저장된 내용은 그대로입니다. 오지 않은 것이 맞으면 면접활동비를 사유와 함께 먼저 "
            "반려하세요.",
            field="status",
        )


def _not_met(desk: Desk, one: Allowance, why: str) -> UserError:
    name = stored.seeker(desk, one.seeker_id or 0).name
    return UserError(
        f"{name} 님의 면접활동비를 진행하지 않았습니다. {why} "
        "저장된 내용은 그대로입니다. 알선의 면접 기록을 먼저 확인하세요.",
        field="interview_on",
    )


def _stayed_away(desk: Desk, referral: Referral) -> bool:
    """Whether 불채용 came of a 불참: the stage alone does not tell."""
    if referral.status is not ReferralStatus.NOT_HIRED:
        return False
    for entry in history.record(desk, KindId.REFERRALS, referral.id):
        for field in entry.fields:
            if field.field_id == "status" and field.after == referral.status.value:
                return field.before == ReferralStatus.NO_SHOW.value
    return False


def _absent_from_booth(desk: Desk, one: Allowance) -> bool:
    """Whether the person missed the firm at a 만남의 날 of that day, and did not meet it later."""
    conditions = (
        Condition("seeker_id", Op.IN, same_person.records_of(desk, one.seeker_id or 0)),
        Condition("employer_id", Op.IS, one.employer_id),
        Condition("held_on", Op.IS, one.interview_on),
    )
    ids = lists.find(desk, KindId.DAY_INTERVIEWS, Filter(conditions=conditions))
    stages = {
        str(row[0]) for row in lists.rows(desk, KindId.DAY_INTERVIEWS, ids, ("status",)).values()
    }
    return MeetingStatus.ABSENT.value in stages and not stages & {each.value for each in MET}


def _absent_from_trip(desk: Desk, one: Allowance) -> bool:
    conditions = (
        Condition("seeker_id", Op.IS, one.seeker_id),
        Condition("employer_id", Op.IS, one.employer_id),
        Condition("held_on", Op.IS, one.interview_on),
        Condition("attendance", Op.IS, Attendance.ABSENT.value),
    )
    return lists.count(desk, KindId.TRIP_PEOPLE, Filter(conditions=conditions)) > 0
