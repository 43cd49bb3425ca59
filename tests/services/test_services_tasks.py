"""Things to do follow from the records: they come, are put off, and go by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.aftercare import Outcome
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Visit
from jobdesk.errors import UserError
from jobdesk.services import (
    aftercare,
    chase,
    entries,
    freshness,
    history,
    lists,
    overview,
    pipeline,
    placements,
    referrals,
    tasks,
    vacancies,
    week,
)
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort, Todo
from tests import casework
from tests.conftest import TODAY

DAY = timedelta(days=1)


def sorts(desk: Desk) -> list[Sort]:
    return [todo.sort for todo in tasks.today(desk)]


def only(desk: Desk, sort: Sort) -> Todo:
    (found,) = [todo for todo in tasks.today(desk) if todo.sort is sort]
    return found


def note(desk: Desk, seeker_id: int, on: date, next_on: date | None = None) -> int:
    blank = entries.blank(desk, KindId.NOTES, seeker_id=seeker_id)
    at = "14:00" if next_on else ""
    made: Note = replace(blank, noted_on=on, content="상담함", next_on=next_on, next_at=at)
    return entries.add(desk, made).id


def test_a_task_by_hand_is_checked_off_and_comes_back_by_undo(desk: Desk) -> None:
    tasks.add(desk, "게시판 바꾸기", due_at="09:30")
    todo = only(desk, Sort.HAND)
    assert (todo.title, todo.due_on, todo.due_at, todo.late) == (
        "게시판 바꾸기",
        TODAY,
        "09:30",
        False,
    )
    tasks.done(desk, todo)
    assert tasks.today(desk) == ()
    history.undo(desk)
    assert only(desk, Sort.HAND) == todo


def test_a_task_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="할 일"):
        tasks.add(desk, " ")
    assert lists.count(desk, KindId.TASKS) == 0


def test_an_appointment_is_answered_by_the_next_note(desk: Desk) -> None:
    who = casework.seeker(desk, "김민지", consent_on=TODAY)
    note(desk, who, TODAY - 9 * DAY, TODAY - 2 * DAY)
    todo = only(desk, Sort.APPOINTMENT)
    assert (todo.title, todo.days_late, todo.due_at) == ("김민지 상담", 2, "14:00")
    assert todo.ref is not None
    assert (todo.ref.kind, todo.ref.id) == (KindId.SEEKERS, who)
    note(desk, who, TODAY)
    assert Sort.APPOINTMENT not in sorts(desk)


def test_a_derived_task_is_put_off_and_returns_on_its_day(desk: Desk) -> None:
    who = casework.seeker(desk, consent_on=TODAY)
    note(desk, who, TODAY - DAY, TODAY)
    todo = only(desk, Sort.APPOINTMENT)
    with pytest.raises(UserError, match="오늘보다 뒤"):
        tasks.put_off(desk, todo, TODAY)
    tasks.put_off(desk, todo, TODAY + 3 * DAY)
    assert Sort.APPOINTMENT not in sorts(desk)
    later = replace(desk, today=lambda: TODAY + 3 * DAY)
    assert only(later, Sort.APPOINTMENT).days_late == 3
    tasks.done(later, only(later, Sort.APPOINTMENT))
    assert Sort.APPOINTMENT not in [todo.sort for todo in tasks.today(later)]


def test_a_referral_without_a_result_falls_due_after_the_days_of_grace(desk: Desk) -> None:
    who = casework.seeker(desk, consent_on=TODAY)
    job = casework.vacancy(desk, casework.employer(desk))
    sent = referrals.refer(desk, [who], job, referred_on=TODAY - 6 * DAY).id
    assert Sort.RESULT not in sorts(desk)
    later = replace(desk, today=lambda: TODAY + DAY)
    assert only(later, Sort.RESULT).days_late == 0
    referrals.set_status(desk, sent, lists.record(desk, KindId.REFERRALS, sent).status.NOT_HIRED)
    assert Sort.RESULT not in [todo.sort for todo in tasks.today(later)]


def test_a_firm_that_asked_for_time_has_the_days_anew(desk: Desk) -> None:
    who = casework.seeker(desk, consent_on=TODAY)
    job = casework.vacancy(desk, casework.employer(desk))
    sent = referrals.refer(desk, [who], job, referred_on=TODAY - 30 * DAY).id
    assert only(desk, Sort.RESULT).days_late == 23
    assert overview.take(desk).overdue == len(pipeline.late_ids(desk)) == 1
    chase.answer(desk, sent, chase.Answer.ON_HOLD)
    assert Sort.RESULT not in sorts(desk)
    assert overview.take(desk).overdue == len(pipeline.late_ids(desk)) == 0
    later = replace(desk, today=lambda: TODAY + 7 * DAY)
    assert only(later, Sort.RESULT).days_late == 0


def test_an_appointment_with_a_firm_is_answered_by_a_note_with_that_firm_alone(desk: Desk) -> None:
    firm, other = casework.employer(desk, "한빛식품"), casework.employer(desk, "너른농장")
    blank: Note = entries.blank(desk, KindId.NOTES, employer_id=firm)
    entries.add(desk, replace(blank, noted_on=TODAY - DAY, content="상담함", next_on=TODAY))
    assert only(desk, Sort.APPOINTMENT).title == "한빛식품 상담"
    entries.add(desk, replace(blank, employer_id=other, noted_on=TODAY, content="상담함"))
    assert only(desk, Sort.APPOINTMENT).title == "한빛식품 상담"
    entries.add(desk, replace(blank, noted_on=TODAY, content="상담함"))
    assert Sort.APPOINTMENT not in sorts(desk)


def test_a_vacancy_to_be_called_again_later_waits_on_home_as_in_its_queue(desk: Desk) -> None:
    blank = vacancies.blank(desk, casework.employer(desk))
    old = vacancies.register(desk, replace(blank, job="포장", received_on=TODAY - 14 * DAY)).id
    assert only(desk, Sort.VACANCY).filter == freshness.stale(desk)
    freshness.later(desk, old)
    assert freshness.queue(desk) == ()
    assert Sort.VACANCY not in sorts(desk)


def test_a_promised_call_is_answered_by_the_next_visit(desk: Desk) -> None:
    firm = casework.employer(desk)
    first = Visit(employer_id=firm, visited_on=TODAY - 5 * DAY, next_on=TODAY, purpose="구인 발굴")
    entries.add(desk, first)
    assert only(desk, Sort.FIRM).detail == "구인 발굴"
    entries.add(desk, Visit(employer_id=firm, visited_on=TODAY))
    assert Sort.FIRM not in sorts(desk)


def test_what_is_missing_in_many_is_one_line_that_opens_them(desk: Desk) -> None:
    casework.seeker(desk, "김민지")
    casework.seeker(desk, "이영수")
    casework.seeker(desk, "박정숙", consent_on=TODAY)
    firm = casework.employer(desk)
    blank = vacancies.blank(desk, firm)
    old = vacancies.register(desk, replace(blank, job="포장", received_on=TODAY - 14 * DAY)).id
    vacancies.register(desk, replace(blank, job="조립", received_on=TODAY - 13 * DAY))
    consent, stale = only(desk, Sort.CONSENT), only(desk, Sort.VACANCY)
    for todo, count in ((consent, 2), (stale, 1)):
        assert todo.kind is not None
        assert todo.filter is not None
        assert lists.count(desk, todo.kind, todo.filter) == count
        assert f"{count}" in todo.title
    stored = lists.record(desk, KindId.VACANCIES, old)
    vacancies.save(desk, replace(stored, confirmed_on=TODAY))
    assert Sort.VACANCY not in sorts(desk)


def test_the_next_seven_days_hold_what_was_arranged(desk: Desk) -> None:
    who = casework.seeker(desk, "김민지", consent_on=TODAY)
    note(desk, who, TODAY, TODAY + 7 * DAY)
    note_too_far = casework.seeker(desk, "이영수", consent_on=TODAY)
    note(desk, note_too_far, TODAY, TODAY + 8 * DAY)
    tasks.add(desk, "회의 준비", TODAY + DAY)
    blank = entries.blank(desk, KindId.OUTREACH)
    entries.add(desk, replace(blank, held_on=TODAY + 2 * DAY, place="솔내면 장터"))
    planned = week.ahead(desk)
    assert [(one.on - TODAY, one.title) for one in planned] == [
        (DAY, "회의 준비"),
        (2 * DAY, "솔내면 장터"),
        (7 * DAY, "김민지 상담"),
    ]


def test_who_is_due_after_the_hire_is_one_line_to_each_working_list(desk: Desk) -> None:
    firm = casework.employer(desk, "너른농장")
    ids = [
        placements.record(
            desk,
            Placement(
                seeker_id=casework.seeker(desk, name, consent_on=TODAY),
                employer_id=firm,
                hire_date=on,
                route=PlacementRoute.SELF,
            ),
        ).id
        for name, on in (("김민지", date(2026, 8, 10)), ("이영수", date(2026, 10, 22)))
    ]
    found = [todo for todo in tasks.today(desk) if todo.sort is Sort.FOLLOW_UP]
    assert [(todo.title, todo.detail, todo.page) for todo in found] == [
        ("사후관리 전화할 분 1명", "김민지 3개월", "aftercare:calls"),
    ]
    assert [(one.on, one.title) for one in week.ahead(desk)] == [
        (date(2026, 11, 22), "이영수 1개월")
    ]
    later = replace(desk, today=lambda: date(2026, 11, 22))
    found = [todo for todo in tasks.today(later) if todo.sort is Sort.FOLLOW_UP]
    assert [(todo.title, todo.detail, todo.page) for todo in found] == [
        ("사후관리 전화할 분 2명", "김민지 3개월 등", "aftercare:calls"),
        ("사후관리 전화할 업체 1곳", "너른농장 1개월", "aftercare:firms"),
    ]
    vain = replace(aftercare.blank(later, ids[0], 3), outcome=Outcome.ABSENT)
    aftercare.record(later, vain)  # rung up today, to be tried again tomorrow
    people = next(todo for todo in tasks.today(later) if todo.page == "aftercare:calls")
    assert (people.title, people.detail) == ("사후관리 전화할 분 1명", "이영수 1개월")
