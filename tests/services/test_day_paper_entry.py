"""The paper list typed back in: one operation, checked, taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain import paper_list
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult, MeetingStatus
from jobdesk.domain.paper_list import Met, PaperEntry
from jobdesk.errors import UserError
from jobdesk.services import (
    day_floor,
    day_paper_entry,
    day_records,
    entries,
    history,
    lists,
    reception,
)
from jobdesk.services.desk import Desk
from tests import casework, day_kit
from tests.day_kit import Day

A, B, C = day_kit.FIRMS
CAME, ABSENT = AttendeeStatus.CAME, AttendeeStatus.ABSENT
HIRED = InterviewResult.HIRED


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    day_kit.meet(made, 0, A, "13:30")
    return made


def save(day: Day, *entries: PaperEntry) -> int:
    return day_paper_entry.save(day.desk, day.id, entries).operation


def held(day: Day) -> list[tuple[int, int, str]]:
    return sorted(
        (i.attendee_id or 0, i.day_employer_id or 0, i.result.value)
        for i in day_records.interviews(day.desk, day.id)
        if i.status is MeetingStatus.DONE
    )


def test_the_list_as_it_stands(day: Day) -> None:
    reception.arrive(day.desk, day.people[0], "13:25")
    reception.absent(day.desk, day.people[1])
    day_floor.give_result(day.desk, day.meetings[0, A], InterviewResult.HIRED, "13:45")
    made = day_paper_entry.sheet(day.desk, day.id, blanks=2)
    assert made.booths == {"1": day.booths[A], "2": day.booths[B], "3": day.booths[C]}
    assert (made.meetings, len(made.columns)) == (4, 13)
    assert [line.attendee_id for line in made.lines] == [*day.people, None, None]
    first = made.lines[0].cells
    assert (first["number"], first["name"], first["phone"]) == ("1", "김민지", "5678")
    assert (first["came"], first["at"], first["booth0"], first["result0"]) == (
        "O",
        "13:25",
        "1",
        "채용",
    )
    assert made.lines[1].cells["came"] == "X"
    assert made.lines[2].cells["came"] == ""


def test_lines_are_stored_in_one_operation(day: Day) -> None:
    p = day.people
    change = day_paper_entry.save(
        day.desk,
        day.id,
        (
            PaperEntry(
                p[0],
                CAME,
                "13:25",
                (Met(day.booths[A], InterviewResult.HIRED), Met(day.booths[B])),
            ),
            PaperEntry(p[1], ABSENT),
            PaperEntry(p[2], CAME, "", (Met(day.booths[C], InterviewResult.SECOND),)),
        ),
    )
    assert change.label == "종이 명단 입력: 제4회 만남의 날 3명"
    assert held(day) == [
        (p[0], day.booths[A], "채용"),
        (p[0], day.booths[B], ""),
        (p[2], day.booths[C], "2차면접"),
    ]
    assert day_records.interview(day.desk, day.meetings[0, A]).status is MeetingStatus.DONE
    counts = reception.counts(day.desk, day.id)
    assert (counts.came, counts.absent) == (2, 1)
    history.undo(day.desk, change.operation)
    assert held(day) == []
    assert reception.counts(day.desk, day.id).waiting == 6


def test_what_the_paper_says_was_told_at_the_day(day: Day) -> None:
    stored = day_records.day(day.desk, day.id)
    yesterday = day.desk.today() - timedelta(days=1)
    entries.save(day.desk, replace(stored, held_on=yesterday))
    save(day, PaperEntry(day.people[0], CAME, "", (Met(day.booths[A], InterviewResult.HIRED),)))
    assert day_records.interview(day.desk, day.meetings[0, A]).result_on == yesterday


def test_a_line_is_put_right(day: Day) -> None:
    p = day.people
    save(day, PaperEntry(p[0], CAME, "13:25", (Met(day.booths[A]), Met(day.booths[B]))))
    result = InterviewResult.REJECTED
    save(day, PaperEntry(p[0], CAME, "13:20", (Met(day.booths[A], result),)))
    assert held(day) == [(p[0], day.booths[A], "불채용")]
    assert day_records.attendee(day.desk, p[0]).arrived_at == "13:20"
    save(day, PaperEntry(p[0], ABSENT))
    assert held(day) == []
    assert day_records.interview(day.desk, day.meetings[0, A]).status is MeetingStatus.SET
    person = day_records.attendee(day.desk, p[0])
    assert (person.status, person.arrived_at) == ("불참", "")


def test_what_cannot_be_is_refused_whole(day: Day) -> None:
    p = day.people
    with pytest.raises(UserError, match="김민준 님은 면접을 보셨습니다"):
        save(day, PaperEntry(p[0], CAME), PaperEntry(p[1], ABSENT, "", (Met(day.booths[A]),)))
    assert reception.counts(day.desk, day.id).came == 0


def test_who_stands_at_the_foot_is_a_walk_in(day: Day) -> None:
    before = lists.count(day.desk, KindId.SEEKERS)
    known = casework.seeker(day.desk, "정다운", phone="010-4444-3333")
    save(
        day,
        PaperEntry(None, CAME, "14:00", (Met(day.booths[A]),), "정다운", "010-4444-3333"),
        PaperEntry(None, CAME, "", (), "한재석", ""),
        PaperEntry(None, CAME, "14:10", (), "이순신", "010-2345-6789"),
    )
    people = day_records.attendees(day.desk, day.id)
    assert len(people) == 8  # 이순신 is on the list
    assert day_records.attendee(day.desk, day.people[2]).status is CAME
    assert [one.seeker_id for one in people if one.number == 7] == [known]
    assert lists.count(day.desk, KindId.SEEKERS) == before + 2
    assert len(held(day)) == 1


def test_cancelled_people_and_firms_are_not_on_the_paper(day: Day) -> None:
    with day.desk.store.operation("취소"):
        old = day_records.attendee(day.desk, day.people[5])
        records.update(day.desk.store, replace(old, status=AttendeeStatus.CANCELLED))
    assert len(day_paper_entry.sheet(day.desk, day.id, blanks=0).lines) == 5


def test_what_a_booth_did_while_the_line_was_filled_in_stays(day: Day) -> None:
    day_kit.meet(day, 0, B, "14:00")
    reception.arrive(day.desk, day.people[0], "13:25")
    seen = day_paper_entry.sheet(day.desk, day.id)
    line = seen.lines[0]
    day_floor.give_result(day.desk, day.meetings[0, A], HIRED, "13:45")
    typed = paper_list.entry(line, {**line.cells, "booth0": "2", "result0": "보류"}, seen)
    save(day, typed)
    assert held(day) == [
        (day.people[0], day.booths[A], "채용"),
        (day.people[0], day.booths[B], "보류"),
    ]


def test_a_result_told_meanwhile_is_not_wiped_by_a_line_that_says_nothing_of_it(day: Day) -> None:
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    seen = day_paper_entry.sheet(day.desk, day.id)
    line = seen.lines[0]
    assert line.cells["booth0"] == "1"
    day_floor.finish(day.desk, day.meetings[0, A], "13:45", HIRED)
    save(day, paper_list.entry(line, {**line.cells, "at": "13:20"}, seen))
    assert held(day) == [(day.people[0], day.booths[A], "채용")]
    later = day_paper_entry.sheet(day.desk, day.id)
    cells = {**later.lines[0].cells, "result0": ""}
    save(day, paper_list.entry(later.lines[0], cells, later))
    assert held(day) == [(day.people[0], day.booths[A], "")]


def test_nobody_is_absent_whom_a_booth_met_meanwhile(day: Day) -> None:
    seen = day_paper_entry.sheet(day.desk, day.id)
    line = seen.lines[0]
    day_floor.begin(day.desk, day.meetings[0, A], "13:30")
    with pytest.raises(UserError, match="면접을 보셨습니다"):
        save(day, paper_list.entry(line, {**line.cells, "came": "X"}, seen))
