"""참가자: numbered, once a day, with wishes in order, and out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from jobdesk.domain.matching_days import (
    AttendeeChannel,
    AttendeeStatus,
    EmployerAnswer,
    MeetingStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_records,
    history,
    lists,
    matching_days,
)
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import DA, DE, DI, DW, Day, day, make_day

__all__ = ["day"]
_A = AttendeeStatus


def test_people_are_numbered_in_their_order(day: Day) -> None:
    desk = day.desk
    walk_in = casework.seeker(
        desk,
        "최새롬",
        birth_date=date(1958, 11, 21),
        eup_myeon="솔내면",
        phone="010-0000-1234",
        provide_consent_on=TODAY,
    )
    day_attendees.register(
        desk, day.id, [walk_in], AttendeeChannel.ON_SITE, wishes=day.at[::-1], until_at="16시 20분"
    )
    rows = day_attendees.rows(desk, day.id)
    assert [(row.number, row.name) for row in rows[:3]] == [
        (1, "김민지"),
        (2, "이영수"),
        (3, "박정숙"),
    ]
    last = rows[3]
    assert (last.number, last.age, last.village, last.phone) == (4, 67, "솔내면", "010-0000-1234")
    assert (last.channel, last.status) == (AttendeeChannel.ON_SITE, _A.REGISTERED)
    assert (last.wishes, last.wish_ids) == (("가람농장", "한빛식품"), day.at[::-1])
    assert (last.consent, rows[0].consent, last.until_at) == (True, False, "16:20")


def test_nobody_is_registered_twice_on_one_day(day: Day) -> None:
    desk = day.desk
    newcomer = casework.seeker(desk, "최새롬")
    with pytest.raises(UserError, match=r"이영수 님은 이미 이 행사에 접수.*접수번호 2번"):
        day_attendees.register(desk, day.id, [newcomer, day.people[1]])
    assert lists.count(desk, DA) == 3
    another = make_day(desk)
    assert day_attendees.register(desk, another, [day.people[1]]).id


def test_who_cancelled_comes_back_under_the_old_number(day: Day) -> None:
    desk = day.desk
    set_ = day.meet(1, 0, status=MeetingStatus.SET)
    day_attendees.cancel(desk, [day.attendees[1]])
    assert day_records.interview(desk, set_).status is MeetingStatus.CANCELLED
    newcomer = casework.seeker(desk, "최새롬")
    changed = day_attendees.register(
        desk, day.id, [newcomer, day.people[1]], AttendeeChannel.ON_SITE
    )
    back = day_records.attendee(desk, day.attendees[1])
    assert (back.number, back.status, back.channel) == (
        2,
        _A.REGISTERED,
        AttendeeChannel.ON_SITE,
    )
    assert day_records.attendee(desk, changed.id).number == 4
    assert lists.count(desk, DA) == 4


def test_a_number_is_one_persons(day: Day) -> None:
    two = day_records.attendee(day.desk, day.attendees[1])
    with pytest.raises(UserError, match=r"접수번호 1번은 김민지 님.*다음 번호는 4번") as error:
        day_attendees.save(day.desk, replace(two, number=1))
    assert error.value.field == "number"
    day_attendees.save(day.desk, replace(two, number=12, note="휠체어"))
    assert day_attendees.next_number(day.desk, day.id) == 13


def test_wishes_keep_their_order(day: Day) -> None:
    desk = day.desk
    who = day.attendees[0]
    day_attendees.set_wishes(desk, who, day.at, {day.at[0]: day.vacancies[0]})
    first = day_records.wishes(desk, [who])
    day_attendees.set_wishes(desk, who, day.at[::-1])
    assert [(w.day_employer_id, w.rank) for w in day_records.wishes(desk, [who])] == [
        (day.at[1], 1),
        (day.at[0], 2),
    ]
    assert day_records.wishes(desk, [who])[1].vacancy_id == day.vacancies[0]
    day_attendees.set_wishes(desk, who, [day.at[1]])
    assert [w.id for w in day_records.wishes(desk, [who])] == [first[1].id]
    history.undo(desk)
    assert len(day_records.wishes(desk, [who])) == 2


def test_only_who_comes_to_the_day_is_wished_for(day: Day) -> None:
    desk = day.desk
    other = make_day(desk)
    elsewhere = day_employers.invite(desk, other, [day.firms[0]]).id
    with pytest.raises(UserError, match="이 행사의 참여업체가 아닙니다"):
        day_attendees.set_wishes(desk, day.attendees[0], [elsewhere])
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[0]])
    day_employers.answer(desk, [day.at[0]], EmployerAnswer.DECLINED)
    with pytest.raises(UserError, match="오지 않습니다"):
        day_attendees.set_wishes(desk, day.attendees[1], [day.at[0]])
    # What was wished before stays as it was said.
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[1], day.at[0]])
    assert len(day_records.wishes(desk, [day.attendees[0]])) == 2


def test_whatever_was_wished_last_stands_in_its_order(day: Day) -> None:
    desk = day.desk
    firms = [casework.employer(desk, f"{n}번상사") for n in range(3)]
    at = [*day.at, *(r.id for r in day_employers.invite(desk, day.id, firms).refs if r.kind is DE)]
    dice = Random(5)
    who = day.attendees[0]
    for _ in range(25):
        wanted = [dice.choice(at) for _ in range(dice.randint(0, 7))]
        day_attendees.set_wishes(desk, who, wanted)
        stored = day_records.wishes(desk, [who])
        assert [w.day_employer_id for w in stored] == list(dict.fromkeys(wanted))
        assert [w.rank for w in stored] == list(range(1, len(stored) + 1))


def test_who_met_somebody_stays(day: Day) -> None:
    day.meet()
    who = day_records.attendee(day.desk, day.attendees[0])
    with pytest.raises(UserError, match="면접을 1건"):
        day_attendees.cancel(day.desk, [who.id])
    with pytest.raises(UserError, match="면접을 1건"):
        day_attendees.trash(day.desk, [who.id])
    with pytest.raises(UserError, match="면접을 1건"):
        day_attendees.save(day.desk, replace(who, status=_A.CANCELLED))
    newcomer = casework.seeker(day.desk, "최새롬")
    with pytest.raises(UserError, match="다른 분으로"):
        day_attendees.save(day.desk, replace(who, seeker_id=newcomer))


def test_off_the_day_and_back(day: Day) -> None:
    desk = day.desk
    who = day.attendees[2]
    day_attendees.set_wishes(desk, who, day.at)
    day.meet(2, 0, status=MeetingStatus.SET)
    day_attendees.trash(desk, [who])
    assert [lists.count(desk, kind) for kind in (DA, DW, DI)] == [2, 0, 0]
    day_attendees.register(desk, day.id, [casework.seeker(desk, "최새롬")])
    day_attendees.untrash(desk, [who])
    assert [lists.count(desk, kind) for kind in (DA, DW, DI)] == [4, 2, 1]
    # The number went to somebody else meanwhile.
    assert day_records.attendee(desk, who).number == 4
    matching_days.trash(desk, [day.id])
    with pytest.raises(UserError, match="휴지통"):
        day_attendees.untrash(desk, [who])
