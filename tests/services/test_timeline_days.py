"""A person's and a firm's own list tells the days they were at, and what came of each interview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeChannel,
    AttendeeStatus,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.services import day_attendees, day_records, history, timeline
from jobdesk.services.desk import Desk
from jobdesk.services.timeline import Event
from tests import day_kit
from tests.conftest import TODAY

S, E = KindId.SEEKERS, KindId.EMPLOYERS
HELD = TODAY - timedelta(days=4)


def told(desk: Desk, kind: KindId, id_: int | None) -> list[Event]:
    assert id_ is not None
    return [event for event in timeline.of(desk, kind, id_) if event.group == "days"]


def _attendee(day: day_kit.Day, who: int, **fields: object) -> int | None:
    desk = day.desk
    one = day_records.attendee(desk, day.people[who])
    with desk.store.operation("준비"):
        records.update(desk.store, replace(one, **fields))  # type: ignore[arg-type]
    return one.seeker_id


def test_a_person_sees_the_day_and_each_interview(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=HELD)
    seeker = _attendee(
        day,
        0,
        status=AttendeeStatus.CAME,
        channel=AttendeeChannel.ON_SITE,
        arrived_at="13:20",
        programmes=("이력서 사진", "타로상담"),
    )
    day_kit.meet(
        day,
        0,
        "솔내정밀",
        "14:00",
        status=MeetingStatus.DONE,
        began_at="14:06",
        result=InterviewResult.HIRED,
        result_on=HELD,
        hire_on=date(2027, 1, 4),
    )
    day_kit.meet(day, 0, "큰들식품", "15:00", status=MeetingStatus.ABSENT)
    day_kit.meet(day, 0, "한빛실버센터", "15:30", status=MeetingStatus.CANCELLED)
    absent, met, came = told(desk, S, seeker)
    assert (absent.title, absent.text, absent.time) == ("현장면접: 큰들식품", "불참", "15:00")
    assert met.title == "현장면접: 솔내정밀"
    assert (met.text, met.time) == ("채용 · 2027-01-04 입사", "14:06")
    assert came.title == "만남의 날: 제4회 만남의 날"
    assert came.text == "참석 · 현장접수 · 부대행사 이력서 사진, 타로상담"
    assert {event.at for event in (absent, met, came)} == {HELD}


def test_a_firm_sees_the_day_and_whom_it_met(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=HELD)
    rejected = {"result": InterviewResult.REJECTED, "reason": "통근이 어려움", "result_on": HELD}
    day_kit.meet(day, 0, "솔내정밀", "14:00", status=MeetingStatus.DONE, **rejected)
    firm = day_records.employer(desk, day.booths["솔내정밀"])
    met, there = told(desk, E, firm.employer_id)
    assert (met.title, met.text) == ("현장면접: 김민지", "불채용 · 통근이 어려움")
    assert (there.title, there.text) == ("만남의 날: 제4회 만남의 날", "참가 확정 · 부스 2")
    other = day_records.employer(desk, day.booths["큰들식품"])
    assert [event.title for event in told(desk, E, other.employer_id)] == [there.title]


def test_what_was_put_away_is_not_told(desk: Desk) -> None:
    day = day_kit.make(desk, held_on=HELD)
    seeker = day_records.attendee(desk, day.people[3]).seeker_id
    assert len(told(desk, S, seeker)) == 1
    day_attendees.trash(desk, [day.people[3]])
    assert told(desk, S, seeker) == []
    history.undo(desk)
    assert len(told(desk, S, seeker)) == 1
