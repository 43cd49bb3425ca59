"""Who stands behind the ids of a timetable."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, DayVacancy, MeetingStatus
from jobdesk.domain.timetable import Meeting
from jobdesk.services import day_faces, day_plan, day_records, entries, vacancies
from jobdesk.services.desk import Desk
from tests import day_records as made


def test_firms_stand_by_booth_with_what_they_look_for(desk: Desk) -> None:
    ids = made.day(desk, firms=10, people=1)
    company = day_records.employer(desk, ids.employers[1]).employer_id or 0
    job = vacancies.register(
        desk, replace(vacancies.blank(desk, company), job="조리원", openings=3)
    ).id
    entries.add(desk, DayVacancy(day_employer_id=ids.employers[1], vacancy_id=job))
    other = vacancies.register(desk, replace(vacancies.blank(desk, company), job="배식원")).id
    entries.add(desk, DayVacancy(day_employer_id=ids.employers[1], vacancy_id=other, openings=1))
    found = day_faces.of(desk, ids.day)
    assert [firm.booth for firm in found.firms.values()] == [f"A{n}" for n in range(1, 11)]
    firm = found.firm(ids.employers[1])
    assert (firm.name, firm.jobs, firm.employer_id) == ("업체2", "조리원 3명 · 배식원 1명", company)
    assert found.firm(0).name == "(빠진 업체)"


def test_people_stand_with_their_hours_and_how_far_their_interview_is(desk: Desk) -> None:
    ids = made.day(desk, people=2)
    made.set_attendee(desk, ids.attendees[0], AttendeeStatus.LATE, until_at="10:30")
    plan = [
        Meeting(600, ids.employers[0], 1, ids.attendees[0]),
        Meeting(615, ids.employers[0], 1, ids.attendees[1]),
    ]
    day_plan.keep(desk, ids.day, plan)
    first, second = day_records.interviews(desk, ids.day)
    made.edit(desk, KindId.DAY_INTERVIEWS, first.id, status=MeetingStatus.DONE)
    made.edit(desk, KindId.DAY_INTERVIEWS, second.id, status=MeetingStatus.CANCELLED)
    found = day_faces.of(desk, ids.day)
    person = found.person(ids.attendees[0])
    assert (person.name, person.number, person.until_at) == ("김가", 1, "10:30")
    assert person.status is AttendeeStatus.LATE
    assert found.stages == {(ids.attendees[0], ids.employers[0]): MeetingStatus.DONE}
    assert found.person(0).name == "(빠진 참가자)"
