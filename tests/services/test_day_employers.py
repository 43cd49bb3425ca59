"""참여업체: invited at once, numbered, with what they bring, and out again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.employers import Vacancy, VacancyStatus
from jobdesk.domain.matching_days import DayMode, EmployerAnswer, MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_faces,
    day_floor,
    day_outcomes,
    day_paper_facts,
    day_records,
    history,
    lists,
    vacancies,
)
from tests import casework
from tests.services.day_kit import DE, DI, DV, DW, Day, day

__all__ = ["day"]
_A = EmployerAnswer


def test_several_are_invited_at_once_and_listed_by_booth(day: Day) -> None:
    desk = day.desk
    firms = [casework.employer(desk, name) for name in ("다온상사", "라온물류")]
    ids = [ref.id for ref in day_employers.invite(desk, day.id, firms).refs[:2]]
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[1]])
    rows = day_employers.rows(desk, day.id)
    assert [(r.name, r.booth, r.status, r.openings, r.wish_count, r.jobs) for r in rows] == [
        ("한빛식품", "1", _A.COMING, 2, 0, "조리원"),
        ("가람농장", "2", _A.COMING, 3, 1, "농장 작업원"),
        ("다온상사", "", _A.INVITED, 0, 0, ""),
        ("라온물류", "", _A.INVITED, 0, 0, ""),
    ]
    day_employers.answer(desk, ids[::-1], _A.COMING)
    rows = day_employers.rows(desk, day.id)
    assert [(row.name, row.booth) for row in rows[2:]] == [("라온물류", "3"), ("다온상사", "4")]


def test_who_sends_papers_only_has_no_booth(day: Day) -> None:
    firm = casework.employer(day.desk, "다온상사")
    id_ = day_employers.invite(day.desk, day.id, [firm], status=_A.COMING, mode=DayMode.PAPER).id
    assert day_records.employer(day.desk, id_).booth == ""


def test_one_firm_is_on_a_day_once_and_in_a_booth_of_its_own(day: Day) -> None:
    desk = day.desk
    other = casework.employer(desk, "다온상사")
    with pytest.raises(UserError, match="한빛식품은 이미 이 행사의 참여업체"):
        day_employers.invite(desk, day.id, [other, day.firms[0]])
    assert lists.count(desk, DE) == 2
    two = day_records.employer(desk, day.at[1])
    with pytest.raises(UserError, match="부스 1번은 한빛식품이") as error:
        day_employers.save(desk, replace(two, booth="1"))
    assert error.value.field == "booth"


def test_a_booth_given_away_meanwhile_is_not_given_twice(day: Day) -> None:
    desk = day.desk
    day_employers.answer(desk, [day.at[0]], _A.DECLINED)
    day_employers.save(desk, replace(day_records.employer(desk, day.at[1]), booth="1"))
    day_employers.answer(desk, [day.at[0]], _A.COMING)
    assert day_records.employer(desk, day.at[0]).booth == "2"


def test_contact_comes_from_the_firm(day: Day) -> None:
    firm = casework.employer(day.desk, "다온상사", contact_name="정다온", phone="061-123-4567")
    blank = day_employers.blank(day.desk, day.id, firm)
    assert (blank.contact_name, blank.phone) == ("정다온", "061-123-4567")


def test_vacancies_are_brought_with_their_heads(day: Day) -> None:
    desk = day.desk
    more = casework.vacancy(desk, day.firms[0], "포장원", openings=4)
    closed = casework.vacancy(desk, day.firms[0], "운전원")
    vacancies.set_status(desk, closed, VacancyStatus.CLOSED)
    id_ = day_employers.bring(desk, day.at[0], {more: 1}).id
    assert day_employers.rows(desk, day.id)[0].openings == 3
    for wrong, why in ((closed, "마감"), (day.vacancies[1], "가람농장의 구인"), (more, "이미")):
        with pytest.raises(UserError, match=why):
            day_employers.bring(desk, day.at[0], [wrong])
    brought = day_records.vacancies(desk, [day.at[0]])[1]
    day_employers.save_vacancy(desk, replace(brought, openings=None))
    assert day_employers.rows(desk, day.id)[0].openings == 6
    day_employers.leave_out(desk, [id_])
    assert day_employers.rows(desk, day.id)[0].openings == 2
    assert [v.id for v in day_employers.open_vacancies(desk, day.firms[0])] == [
        more,
        day.vacancies[0],
    ]


def test_a_vacancy_made_in_place_is_one_step(day: Day) -> None:
    desk = day.desk
    day_employers.new_vacancy(desk, day.at[1], Vacancy(job="선별원", openings=5), 2)
    row = day_employers.rows(desk, day.id)[1]
    assert (row.jobs, row.openings) == ("농장 작업원, 선별원", 5)
    history.undo(desk)
    assert len(day_employers.open_vacancies(desk, day.firms[1])) == 1
    assert lists.count(desk, DV) == 2


def test_who_does_not_come_has_its_interviews_called_off(day: Day) -> None:
    desk = day.desk
    id_ = day.meet(status=MeetingStatus.SET)
    day_employers.answer(desk, [day.at[0]], _A.DECLINED)
    assert day_records.interview(desk, id_).status is MeetingStatus.CANCELLED
    history.undo(desk)
    assert day_records.interview(desk, id_).status is MeetingStatus.SET


def test_who_met_people_stays(day: Day) -> None:
    day.meet()
    with pytest.raises(UserError, match="이미 본 면접이 1건"):
        day_employers.answer(day.desk, [day.at[0]], _A.DECLINED)
    with pytest.raises(UserError, match="이미 본 면접이 1건"):
        day_employers.trash(day.desk, [day.at[0]])
    one = day_records.employer(day.desk, day.at[0])
    other = casework.employer(day.desk, "다온상사")
    with pytest.raises(UserError, match="다른 업체로 바꿀 수 없습니다"):
        day_employers.save(day.desk, replace(one, employer_id=other))


def test_a_firm_arrives_and_a_slip_is_taken_back(day: Day) -> None:
    desk = day.desk
    firm = casework.employer(desk, "다온상사")
    id_ = day_employers.invite(desk, day.id, [firm]).id
    day_employers.came(desk, id_, "1시 5분")
    stored = day_records.employer(desk, id_)
    assert (stored.came_at, stored.status, stored.booth) == ("01:05", _A.COMING, "3")
    day_employers.came(desk, id_, "")
    assert day_records.employer(desk, id_).came_at == ""
    day_employers.came(desk, id_)
    assert day_records.employer(desk, id_).came_at == desk.store.now().strftime("%H:%M")
    with pytest.raises(UserError, match="도착 시각"):
        day_employers.came(desk, id_, "아침")


def test_off_the_day_and_back_with_wishes_and_vacancies(day: Day) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], day.at)
    day.meet(status=MeetingStatus.SET)
    day_employers.trash(desk, [day.at[0]])
    assert [lists.count(desk, kind) for kind in (DE, DV, DW, DI)] == [1, 1, 1, 0]
    day_employers.untrash(desk, [day.at[0]])
    assert [lists.count(desk, kind) for kind in (DE, DV, DW, DI)] == [2, 2, 2, 1]
    day_employers.trash(desk, [day.at[0]])
    day_employers.invite(desk, day.id, [day.firms[0]])
    with pytest.raises(UserError, match="이미 이 행사의 참여업체"):
        day_employers.untrash(desk, [day.at[0]])


def test_booths_stand_in_one_order_everywhere(day: Day) -> None:
    desk, signs = day.desk, ("A-10", "B-1", "A-2", "10", "2", "")
    firms = [casework.employer(desk, f"{sign or '없음'} 상사") for sign in signs]
    day_employers.trash(desk, day.at)
    for firm, sign in zip(firms, signs, strict=True):
        new = replace(day_employers.blank(desk, day.id, firm), booth=sign)
        day_employers.add(desk, replace(new, status=EmployerAnswer.COMING, mode=DayMode.DIRECT))
    orders = [
        [one.booth for one in day_employers.rows(desk, day.id)],
        [one.booth for one in day_floor.hall(desk, day.id).booths],
        [one.booth for one in day_faces.of(desk, day.id).firms.values()],
        [one.booth for one in day_outcomes.of_day(desk, day.id).booths],
        [one.booth for one in day_paper_facts.gather(desk, day.id).employers],
    ]
    assert orders == [["1", "2", "10", "A-2", "A-10", "B-1"]] * 5
