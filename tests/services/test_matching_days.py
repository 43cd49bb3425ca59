"""만남의 날: named by counting, led through its stages, copied, put away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.casework import Placement
from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DAY_STAGES,
    DayMode,
    DayProgramme,
    DayStatus,
    DayType,
    EmployerAnswer,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_records,
    employers,
    history,
    lists,
    matching_days,
    placements,
    reception,
    seekers,
    trash,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import DA, DE, DI, DV, DW, D, Day, day, make_day

__all__ = ["day"]
_S = DayStatus


def test_a_day_is_named_by_counting_those_of_its_kind(desk: Desk) -> None:
    assert matching_days.blank(desk).title == "제1회 구인·구직 만남의 날"
    make_day(desk, title="제7회 한빛군 구인·구직 만남의 날", place="군민회관")
    new = matching_days.blank(desk)
    words = ("제8회 한빛군 구인·구직 만남의 날", "군민회관", TODAY)
    assert (new.title, new.place, new.held_on) == words
    fair = matching_days.blank(desk, DayType.FAIR.value)
    assert (fair.title, fair.place) == ("제1회 채용박람회", "")


def test_times_are_stored_as_clocks_however_they_are_typed(desk: Desk) -> None:
    id_ = make_day(desk, starts_at="오후 1시 반", ends_at="18", breaks="15시~15시 15분")
    stored = day_records.day(desk, id_)
    assert (stored.starts_at, stored.ends_at, stored.breaks) == ("13:30", "18:00", "15:00~15:15")
    with pytest.raises(UserError) as error:
        make_day(desk, breaks="점심")
    assert error.value.field == "breaks"


def test_a_day_goes_on_and_back_among_its_stages(desk: Desk) -> None:
    id_ = make_day(desk)
    for stage in DAY_STAGES[1:]:
        matching_days.set_status(desk, id_, stage)
        assert day_records.day(desk, id_).status is stage
    matching_days.set_status(desk, id_, _S.REGISTERING)
    matching_days.set_status(desk, id_, _S.CANCELLED)
    matching_days.set_status(desk, id_, _S.PLANNED)
    assert day_records.day(desk, id_).status is _S.PLANNED


def test_a_day_to_come_was_not_held(desk: Desk) -> None:
    id_ = make_day(desk, TODAY + timedelta(days=3))
    matching_days.set_status(desk, id_, _S.REGISTERING)
    for stage in (_S.HELD, _S.CONFIRMED, _S.FED_BACK):
        with pytest.raises(UserError, match="아직 오지 않은"):
            matching_days.set_status(desk, id_, stage)
        with pytest.raises(UserError, match="아직 오지 않은"):
            matching_days.save(desk, replace(day_records.day(desk, id_), status=stage))
    assert day_records.day(desk, id_).status is _S.REGISTERING
    past = make_day(desk)
    matching_days.set_status(desk, past, _S.HELD)
    with pytest.raises(UserError, match="아직 오지 않은"):
        matching_days.save(
            desk, replace(day_records.day(desk, past), held_on=TODAY + timedelta(days=1))
        )


def test_a_result_is_settled_once_it_is_whole_or_the_user_insists(day: Day) -> None:
    day.meet(0, 0)
    day.meet(1, 0, status=MeetingStatus.SET)
    day.meet(2, 1, InterviewResult.HIRED)
    left = matching_days.unfinished(day.desk, day.id)
    assert left.words == "끝나지 않은 면접 1건, 결과가 없는 면접 1건"
    with pytest.raises(UserError, match="끝나지 않은 면접 1건, 결과가 없는 면접 1건이 있어"):
        matching_days.set_status(day.desk, day.id, _S.CONFIRMED)
    matching_days.set_status(day.desk, day.id, _S.CONFIRMED, anyway=True)
    matching_days.set_status(day.desk, day.id, _S.FED_BACK)
    assert day_records.day(day.desk, day.id).status is _S.FED_BACK


def test_what_was_set_for_who_stayed_away_settles_itself(day: Day) -> None:
    day.meet(1, 0, status=MeetingStatus.SET)
    (standing,) = matching_days.unfinished(day.desk, day.id).standing
    reception.absent_rest(day.desk, day.id)
    assert not matching_days.unfinished(day.desk, day.id)
    attendee = day_records.interview(day.desk, standing).attendee_id
    reception.arrive(day.desk, attendee or 0, "14:00")
    assert matching_days.unfinished(day.desk, day.id).standing == (standing,)


def test_a_day_on_which_people_met_is_not_called_off(day: Day) -> None:
    day.meet()
    with pytest.raises(UserError, match="이미 면접을 1건"):
        matching_days.set_status(day.desk, day.id, _S.CANCELLED)


def test_the_next_title_counts_the_last_one_on(desk: Desk) -> None:
    assert matching_days.next_title(desk) == "제1회 구인·구직 만남의 날"
    for number, title in enumerate(
        ("제8회 한빛군 만남의 날", "제9회 한빛군 만남의 날", "제2회 장날")
    ):
        id_ = make_day(desk, TODAY - timedelta(days=9 - number))
        matching_days.save(desk, replace(day_records.day(desk, id_), title=title))
    assert matching_days.next_title(desk) == "제3회 장날"
    matching_days.trash(desk, [id_])
    assert matching_days.next_title(desk) == "제10회 한빛군 만남의 날"


def test_the_next_day_is_made_from_the_last(day: Day) -> None:
    desk = day.desk
    last = day_records.day(desk, day.id)
    matching_days.save(
        desk, replace(last, ends_on=TODAY + timedelta(days=1), spent=100, budget=200, feedback="잘")
    )
    matching_days.add_programme(
        desk, DayProgramme(matching_day_id=day.id, title="타로상담", operator="상담소", count=31)
    )
    one = day_records.employer(desk, day.at[0])
    day_employers.save(desk, replace(one, interviewers=2, minutes=10, came_at="12:50"))
    vacancies.set_status(desk, day.vacancies[1], VacancyStatus.CLOSED)
    gone = casework.employer(desk, "오지않는상사")
    day_employers.invite(desk, day.id, [gone], status=EmployerAnswer.DECLINED)

    new_id = matching_days.copy_of(desk, day.id, date(2027, 3, 5)).id
    new = day_records.day(desk, new_id)
    assert (new.title, new.held_on, new.ends_on) == (
        "제2회 구인·구직 만남의 날",
        date(2027, 3, 5),
        date(2027, 3, 6),
    )
    assert (new.status, new.starts_at, new.budget, new.spent, new.feedback) == (
        _S.PLANNED,
        "13:00",
        200,
        None,
        "",
    )
    programme = day_records.programmes(desk, new_id)[0]
    assert (programme.title, programme.operator, programme.count) == ("타로상담", "상담소", None)
    invited = day_records.employers(desk, new_id)
    assert {each.employer_id for each in invited} == set(day.firms)
    assert all(
        (e.status, e.booth, e.came_at, e.invited_on) == (EmployerAnswer.INVITED, "", "", None)
        for e in invited
    )
    again = next(each for each in invited if each.employer_id == day.firms[0])
    assert (again.interviewers, again.minutes) == (2, 10)
    brought = day_records.vacancies(desk, [each.id for each in invited])
    assert [each.vacancy_id for each in brought] == [day.vacancies[0]]
    assert day_records.attendees(desk, new_id) == []
    history.undo(desk)
    assert lists.count(desk, D) == 1


def test_a_day_goes_to_the_trash_and_back_with_all_of_it(day: Day) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], day.at)
    day.meet(status=MeetingStatus.SET)
    day_attendees.trash(desk, [day.attendees[2]])
    kinds = (D, DE, DV, DA, DW, DI)
    before = [lists.count(desk, kind) for kind in kinds]
    assert before == [1, 2, 2, 2, 2, 1]
    assert [row.ref.kind for row in trash.listing(desk)] == [DA]
    matching_days.trash(desk, [day.id])
    assert [lists.count(desk, kind) for kind in kinds] == [0] * 6
    # What only follows its day is not listed beside it.
    assert [row.ref for row in trash.listing(desk)] == [Ref(D, day.id)]
    assert trash.count(desk) == 1
    matching_days.untrash(desk, [day.id])
    assert [lists.count(desk, kind) for kind in kinds] == before


def test_a_day_does_not_come_back_with_somebody_who_lies_in_the_trash(day: Day) -> None:
    desk = day.desk
    matching_days.trash(desk, [day.id])
    seekers.trash(desk, [day.people[0]])
    with pytest.raises(UserError, match=r"김민지.*휴지통"):
        matching_days.untrash(desk, [day.id])
    assert lists.count(desk, D) == lists.count(desk, DA) == 0


def test_a_day_with_a_hire_stays(day: Day) -> None:
    hire = replace(
        placements.blank(day.desk),
        seeker_id=day.people[0],
        vacancy_id=day.vacancies[0],
        employer_id=day.firms[0],
        matching_day_id=day.id,
        hire_date=TODAY,
    )
    assert isinstance(hire, Placement)
    hired = placements.record(day.desk, hire).id
    with pytest.raises(UserError, match="취업 1명"):
        matching_days.trash(day.desk, [day.id])
    placements.trash(day.desk, [hired])
    matching_days.trash(day.desk, [day.id])
    with pytest.raises(UserError, match="만남의 날"):
        placements.untrash(day.desk, [hired])
    # Chosen together they come back in their order.
    trash.untrash(day.desk, [Ref(KindId.PLACEMENTS, hired), Ref(D, day.id)])
    assert lists.count(day.desk, KindId.PLACEMENTS) == lists.count(day.desk, D) == 1


def test_whom_a_day_knows_stays_out_of_the_trash(day: Day) -> None:
    desk = day.desk
    with pytest.raises(UserError, match="만남의 날 참가자 1명"):
        seekers.trash(desk, [day.people[0]])
    with pytest.raises(UserError, match="만남의 날 구인 1건"):
        vacancies.trash(desk, [day.vacancies[0]])
    with pytest.raises(UserError, match="만남의 날 참여업체 1곳"):
        employers.trash(desk, [day.firms[0]])
    assert trash.count(desk) == 0


def test_side_programmes_of_a_day(day: Day) -> None:
    desk = day.desk
    programme = DayProgramme(matching_day_id=day.id, title="이력서 사진")
    id_ = matching_days.add_programme(desk, programme).id
    with pytest.raises(UserError, match="이미 이 행사의 부대행사"):
        matching_days.add_programme(desk, programme)
    stored = day_records.programmes(desk, day.id)[0]
    matching_days.save_programme(desk, replace(stored, count=42))
    assert day_records.programmes(desk, day.id)[0].count == 42
    matching_days.remove_programmes(desk, [id_])
    assert day_records.programmes(desk, day.id) == []


def test_a_new_day_has_its_programmes_at_once(desk: Desk) -> None:
    blank = replace(matching_days.blank(desk), counsellor="이상담")
    id_ = matching_days.add(desk, blank, ["타로상담", "정장대여", "타로상담"]).id
    assert [each.title for each in day_records.programmes(desk, id_)] == ["타로상담", "정장대여"]
    history.undo(desk)
    assert lists.count(desk, KindId.DAY_PROGRAMMES) == lists.count(desk, D) == 0


def test_nobody_joins_a_cancelled_day(day: Day) -> None:
    matching_days.set_status(day.desk, day.id, _S.CANCELLED)
    firm = casework.employer(day.desk, "새빛상사")
    with pytest.raises(UserError, match="취소된 행사"):
        day_employers.invite(day.desk, day.id, [firm], mode=DayMode.PAPER)
    with pytest.raises(UserError, match="취소된 행사"):
        day_attendees.register(day.desk, day.id, [casework.seeker(day.desk, "최새롬")])
