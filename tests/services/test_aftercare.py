"""사후관리: who is due, what an answer means for the hire and the person, and who stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from casework import employer, seeker, status

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import aftercare, entries, history, lists, placements, process_days, settings
from jobdesk.services import trash as bin_
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

HIRED = date(2026, 8, 10)  # 1 month 9-10, 3 months 11-10


def hire(desk: Desk, name: str = "김민지", firm: int | None = None, on: date = HIRED) -> int:
    """Somebody placed by 자체취업; returns the placement's id."""
    return placements.record(
        desk,
        Placement(
            seeker_id=seeker(desk, name),
            employer_id=employer(desk) if firm is None else firm,
            hire_date=on,
            job="조리원",
            route=PlacementRoute.SELF,
        ),
    ).id


def test_who_was_hired_is_due_at_the_months_of_the_setting(desk: Desk) -> None:
    id_ = hire(desk)
    (one,) = aftercare.due(desk)
    assert (one.placement_id, one.name, one.firm, one.milestone) == (id_, "김민지", "한빛식품", 3)
    assert (one.due_on, one.days_late) == (date(2026, 11, 10), 10)
    assert [d.milestone for d in aftercare.due(desk, date(2026, 9, 10))] == [1]
    assert aftercare.due(desk, date(2026, 9, 9)) == ()
    settings.save(desk, replace(settings.get(desk), follow_up_months=(2,)))
    assert [d.due_on for d in aftercare.due(desk)] == [date(2026, 10, 10)]


def test_no_contact_lies_before_the_hire(desk: Desk) -> None:
    early = HIRED - timedelta(days=1)
    said = aftercare.blank(desk, hire(desk), 3)
    with pytest.raises(UserError, match="입사일보다"):
        aftercare.record(desk, replace(said, done_on=early))
    id_ = aftercare.record(desk, said).id
    with pytest.raises(UserError, match="입사일보다"):
        aftercare.save(desk, replace(said, id=id_, revision=1, done_on=early))


def test_an_answer_ends_it_and_a_call_in_vain_does_not(desk: Desk) -> None:
    id_ = hire(desk)
    vain = replace(aftercare.blank(desk, id_, 3), outcome=Outcome.ABSENT, content="신호만 감")
    aftercare.record(desk, vain)
    (one,) = aftercare.due(desk)
    assert (one.attempts, one.last_words) == (1, "2026-11-20 부재 신호만 감")
    later = replace(vain, next_on=TODAY + timedelta(days=4))
    aftercare.record(desk, later)
    assert aftercare.due(desk) == ()  # promised for another day
    assert len(aftercare.due(desk, TODAY + timedelta(days=4))) == 1
    change = aftercare.record(desk, replace(aftercare.blank(desk, id_, 3), employed=True))
    assert change.label == "사후관리: 김민지 3개월 재직"
    assert aftercare.due(desk, TODAY + timedelta(days=9)) == ()
    with pytest.raises(UserError, match="이미 답을"):
        aftercare.record(desk, replace(aftercare.blank(desk, id_, 3), employed=True))
    history.undo(desk)
    assert len(aftercare.due(desk, TODAY + timedelta(days=9))) == 1


def test_a_promised_contact_is_due_on_its_day(desk: Desk) -> None:
    id_ = hire(desk)
    said = replace(aftercare.blank(desk, id_, 3), employed=True, next_on=TODAY + timedelta(days=2))
    aftercare.record(desk, said)
    assert aftercare.due(desk) == ()
    (one,) = aftercare.due(desk, TODAY + timedelta(days=2))
    assert (one.milestone, one.words) == (None, "약속한 연락")


def test_who_left_is_recorded_on_the_hire_in_the_same_operation(desk: Desk) -> None:
    id_ = hire(desk)
    gone = replace(aftercare.blank(desk, id_, 3), employed=False)
    with pytest.raises(UserError, match="퇴사일"):
        aftercare.record(desk, gone)
    with pytest.raises(UserError, match="오늘보다 뒤"):
        aftercare.record(desk, gone, left_on=TODAY + timedelta(days=1))
    assert aftercare.follow_ups(desk, id_) == ()
    change = aftercare.record(
        desk,
        gone,
        left_on=date(2026, 10, 30),
        leave_reason="계약기간 만료",
        looks_again=SeekerStatus.COUNSELLING,
    )
    assert change.kinds == {KindId.FOLLOW_UPS, KindId.PLACEMENTS, KindId.SEEKERS}
    one = records.get(desk.store, KindId.PLACEMENTS, id_)
    assert (one.status, one.left_on, one.leave_reason) == (
        "퇴사", date(2026, 10, 30), "계약기간 만료",
    )  # fmt: skip
    assert status(desk, KindId.SEEKERS, one.seeker_id) == "상담중"
    assert aftercare.due(desk) == ()
    history.undo(desk)
    assert status(desk, KindId.PLACEMENTS, id_) == "재직"
    assert status(desk, KindId.SEEKERS, one.seeker_id) == "취업"
    assert len(aftercare.due(desk)) == 1


def test_a_plain_edit_cannot_make_somebody_leave(desk: Desk) -> None:
    id_ = hire(desk)
    made = aftercare.record(desk, replace(aftercare.blank(desk, id_, 3), employed=True)).id
    one = records.get(desk.store, KindId.FOLLOW_UPS, made)
    with pytest.raises(UserError, match="퇴사일과 사유"):
        aftercare.save(desk, replace(one, employed=False))
    aftercare.save(desk, replace(one, difficulty="통근이 멂"))
    bin_.TRASH[KindId.FOLLOW_UPS](desk, [made])
    aftercare.record(desk, replace(aftercare.blank(desk, id_, 3), employed=True))
    with pytest.raises(UserError, match="이미 답을"):
        bin_.UNTRASH[KindId.FOLLOW_UPS](desk, [made])


def test_firms_are_asked_too(desk: Desk) -> None:
    firm = employer(desk, "너른농장", phone="061-000-0001")
    hire(desk, "김민지", firm)
    hire(desk, "박순자", firm, on=date(2026, 9, 1))
    (one,) = aftercare.firms_due(desk)
    assert (one.name, one.milestone, one.due_on) == ("너른농장", 1, date(2026, 10, 1))
    assert set(one.working) == {"김민지", "박순자"}
    aftercare.record(
        desk,
        FollowUp(
            employer_id=firm,
            audience=Audience.EMPLOYER,
            milestone=1,
            done_on=TODAY,
            outcome=Outcome.DONE,
            wants="한 명 더 구함",
        ),
    )
    assert aftercare.firms_due(desk) == ()
    assert [d.milestone for d in aftercare.firms_due(desk, date(2026, 12, 1))] == [3]


def test_retention_is_kept_over_those_whose_date_has_passed(desk: Desk) -> None:
    firm = employer(desk)
    stays = hire(desk, "김민지", firm)
    left = hire(desk, "박순자", firm)
    silent = hire(desk, "이철수", firm)
    hire(desk, "최영희", firm, on=date(2026, 11, 2))  # its date is to come
    aftercare.record(desk, replace(aftercare.blank(desk, stays, 3), employed=True))
    placements.set_status(desk, left, "퇴사", left_on=date(2026, 10, 1))
    three = aftercare.retention(desk, 3)
    assert (three.employed_ids, three.left_ids, three.unknown_ids) == ((stays,), (left,), (silent,))
    assert (three.employed, three.due) == (1, 3)
    one = aftercare.retention(desk, 1)
    assert (one.employed, one.due) == (2, 3)  # who left in October was there in September
    assert aftercare.retention(desk, 3, hired_from=date(2026, 9, 1)).due == 0


def test_the_day_is_held_with_its_first_contact_and_counts_what_came(desk: Desk) -> None:
    id_, other = hire(desk), hire(desk, "박순자", lists.find(desk, KindId.EMPLOYERS)[0])
    day = process_days.begin(desk).id
    listed = process_days.work_list(desk)
    assert [d.placement_id for d in listed.people] == [id_, other]
    assert len(listed.firms) == 1
    said = replace(aftercare.blank(desk, id_, 3), employed=True, process_day_id=day)
    change = aftercare.record(desk, said)
    held: ProcessDay = records.get(desk.store, KindId.PROCESS_DAYS, day)
    assert (held.status, KindId.PROCESS_DAYS in change.kinds) == (PlanStatus.HELD, True)
    vain = replace(aftercare.blank(desk, other, 3), outcome=Outcome.ABSENT, process_day_id=day)
    aftercare.record(desk, vain)
    assert process_days.counts(desk, day).sentence == "연락 2건: 재직 1, 부재 1"
    assert process_days.of_month(desk, Month(2026, 11)) == held
    with pytest.raises(UserError):
        entries.trash(desk, KindId.PROCESS_DAYS, [day])
    history.undo(desk)
    history.undo(desk)
    assert records.get(desk.store, KindId.PROCESS_DAYS, day).status is PlanStatus.PLANNED
    assert process_days.of_month(desk, Month(2026, 10)) is None


def test_a_promised_contact_outlasts_a_call_in_vain(desk: Desk) -> None:
    id_ = hire(desk)
    said = replace(aftercare.blank(desk, id_, 3), employed=True, next_on=TODAY + timedelta(days=2))
    aftercare.record(desk, said)
    later = replace(desk, today=lambda: TODAY + timedelta(days=2))
    vain = replace(aftercare.blank(later, id_), outcome=Outcome.ABSENT)
    aftercare.record(later, vain)
    (one,) = aftercare.due(later)
    assert (one.words, one.attempts) == ("약속한 연락", 1)
    assert one.tried_on == TODAY + timedelta(days=2)
    aftercare.record(later, replace(aftercare.blank(later, id_), employed=True))
    assert aftercare.due(later) == ()


def test_a_firm_rung_up_in_vain_stays_due_and_comes_back_on_a_promised_day(desk: Desk) -> None:
    firm = employer(desk, "너른농장")
    hire(desk, firm=firm)
    about = FollowUp(
        employer_id=firm, audience=Audience.EMPLOYER, milestone=3, done_on=TODAY,
        outcome=Outcome.ABSENT, content="신호만 감",
    )  # fmt: skip
    aftercare.record(desk, about)
    (one,) = aftercare.firms_due(desk)
    assert (one.attempts, one.tried_on) == (1, TODAY)
    assert one.last_words == "2026-11-20 부재 신호만 감"
    soon = TODAY + timedelta(days=3)
    aftercare.record(desk, replace(about, next_on=soon))
    assert aftercare.firms_due(desk) == ()
    later = replace(desk, today=lambda: soon)
    (one,) = aftercare.firms_due(later)
    assert (one.words, one.attempts) == ("3개월", 2)
    spoken = replace(about, outcome=Outcome.DONE, done_on=soon, next_on=soon + timedelta(days=7))
    aftercare.record(later, spoken)
    assert aftercare.firms_due(later) == ()
    (one,) = aftercare.firms_due(desk, soon + timedelta(days=7))
    assert (one.words, one.attempts) == ("약속한 연락", 0)
