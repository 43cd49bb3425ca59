"""The desk at the door: received, late, absent, taken back, each at once and by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus, DayStatus
from jobdesk.errors import UserError
from jobdesk.services import day_floor, day_records, history, lists, reception, reception_walk_in
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn
from tests import casework, day_kit
from tests.day_kit import Day


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_kit.make(desk)


def status(day: Day, who: int) -> AttendeeStatus:
    return day_records.attendee(day.desk, day.people[who]).status


def test_arriving_is_one_operation_with_time_and_place(day: Day) -> None:
    change = reception.arrive(day.desk, day.people[0], "13:25", "접수대 1")
    person = day_records.attendee(day.desk, day.people[0])
    assert (person.status, person.arrived_at, person.desk) == ("참석", "13:25", "접수대 1")
    assert (change.label, change.id) == ("참석 접수: 김민지", day.people[0])
    assert len(change.refs) == 1


def test_who_is_here_already_is_told_with_the_time(day: Day) -> None:
    reception.arrive(day.desk, day.people[0], "13:25")
    with pytest.raises(reception.AlreadyHere, match="김민지 님은 13:25에 이미 접수") as told:
        reception.arrive(day.desk, day.people[0], "13:40")
    assert (told.value.attendee_id, told.value.at) == (day.people[0], "13:25")
    assert day_records.attendee(day.desk, day.people[0]).arrived_at == "13:25"


def test_who_left_or_cancelled_comes_all_the_same(day: Day) -> None:
    reception.arrive(day.desk, day.people[0], "13:25")
    reception.left(day.desk, day.people[0], "14:00")
    assert reception.counts(day.desk, day.id).left == 1
    reception.arrive(day.desk, day.people[0], "14:30")
    person = day_records.attendee(day.desk, day.people[0])
    assert (person.arrived_at, person.left_at) == ("13:25", "")
    with day.desk.store.operation("취소"):
        old = day_records.attendee(day.desk, day.people[1])
        records.update(day.desk.store, replace(old, status=AttendeeStatus.CANCELLED))
    assert reception.counts(day.desk, day.id).expected == 5
    reception.arrive(day.desk, day.people[1], "14:31")
    assert reception.counts(day.desk, day.id).expected == 6


def test_late_absent_and_back(day: Day) -> None:
    reception.late(day.desk, day.people[0])
    reception.absent(day.desk, day.people[1])
    assert (status(day, 0), status(day, 1)) == ("늦음", "불참")
    reception.arrive(day.desk, day.people[0], "14:10")
    with pytest.raises(UserError, match="14:10에 접수하셨습니다"):
        reception.absent(day.desk, day.people[0])
    reception.expect(day.desk, day.people[0])
    person = day_records.attendee(day.desk, day.people[0])
    assert (person.status, person.arrived_at) == ("접수", "")
    with pytest.raises(UserError, match="접수하지 않으셨습니다"):
        reception.left(day.desk, day.people[0], "15:00")


def test_who_met_an_employer_stays_received(day: Day) -> None:
    one = day_kit.meet(day, 0, "큰들식품", "13:30")
    day_floor.begin(day.desk, one, "13:31")
    assert status(day, 0) is AttendeeStatus.CAME
    with pytest.raises(UserError, match="면접을 보셨습니다"):
        reception.expect(day.desk, day.people[0])


def test_counters_follow(day: Day) -> None:
    reception.arrive(day.desk, day.people[0], "13:25")
    reception.late(day.desk, day.people[1])
    reception.absent(day.desk, day.people[2])
    found = reception.counts(day.desk, day.id)
    assert (found.expected, found.came, found.late, found.absent) == (6, 1, 1, 1)
    assert (found.waiting, found.on_site) == (3, 0)
    assert reception.roll(day.desk, day.id).counts == found


def test_the_rest_is_absent_in_one_operation_and_comes_back_with_one_undo(day: Day) -> None:
    reception.arrive(day.desk, day.people[0], "13:25")
    reception.late(day.desk, day.people[1])
    change = reception.absent_rest(day.desk, day.id)
    assert change.label == "오지 않은 5명을 불참으로: 제4회 만남의 날"
    assert reception.counts(day.desk, day.id).absent == 5
    history.undo(day.desk, change.operation)
    assert (status(day, 1), status(day, 2)) == ("늦음", "접수")
    for person in day.people[1:]:
        reception.arrive(day.desk, person, "14:00")
    with pytest.raises(UserError, match="오지 않은 분이 없습니다"):
        reception.absent_rest(day.desk, day.id)


def test_each_desk_takes_back_its_own_last_one(day: Day) -> None:
    one, two = [], []
    one.append(reception.arrive(day.desk, day.people[0], "13:25", "접수대 1").operation)
    two.append(reception.arrive(day.desk, day.people[1], "13:26", "접수대 2").operation)
    reception.undo_last(day.desk, one)
    assert (status(day, 0), status(day, 1)) == ("접수", "참석")
    reception.left(day.desk, day.people[1], "13:50")
    with pytest.raises(UserError, match="떠남 항목이 그 뒤에 바뀌었습니다"):
        reception.undo_last(day.desk, two)
    assert status(day, 1) is AttendeeStatus.CAME
    with pytest.raises(UserError, match="취소할 일이 없습니다"):
        reception.undo_last(day.desk, [])


def test_a_person_of_another_day_of_the_date_is_found_with_that_day(day: Day) -> None:
    desk = day.desk
    lee = casework.seeker(desk, "이방원", phone="010-1212-3434")
    other = day_kit.make(desk, "청년 매칭데이", [lee])
    day_kit.make(desk, "지난 행사", [lee], held_on=desk.today().replace(day=1))
    day_kit.make(desk, "취소된 행사", [lee], status=DayStatus.CANCELLED)
    (found,) = reception.find(desk, day.id, "ㅇㅂㅇ")
    assert (found.day_id, found.day, found.attendee_id) == (
        other.id,
        "청년 매칭데이",
        other.people[0],
    )


def test_a_day_of_several_dates_meets_one_within_it(desk: Desk) -> None:
    lee = casework.seeker(desk, "이방원", phone="010-1212-3434")
    first = desk.today().replace(day=18)
    day_kit.make(desk, "긴 행사", [lee], held_on=first, ends_on=desk.today())
    day = day_kit.make(desk, "오늘 행사", [])
    assert [each.day for each in reception.roll(desk, day.id).find("이방원")] == ["긴 행사"]


def test_a_guest_knows_the_next_interview(day: Day) -> None:
    day_kit.meet(day, 0, "솔내정밀", "14:15")
    first = day_kit.meet(day, 0, "큰들식품", "13:45")
    day_floor.queue(day.desk, day.people[0], day.booths["한빛실버센터"])
    (guest,) = reception.find(day.desk, day.id, "5678 김")
    assert guest.next is not None
    assert (guest.next.starts_at, guest.next.booth, guest.next.employer) == (
        "13:45",
        "1",
        "큰들식품",
    )
    day_floor.begin(day.desk, first, "13:45")
    day_floor.finish(day.desk, first, "14:00")
    (guest,) = reception.find(day.desk, day.id, "5678 김")
    assert [each.starts_at for each in guest.appointments] == ["13:45", "14:15", ""]
    assert guest.next is not None
    assert guest.next.booth == "2"


WALK_IN = WalkIn("정다운", "010-4444-3333", None, 1970, False, "솔내면", None, True)


def test_a_walk_in_is_registered_received_and_queued_at_once(day: Day) -> None:
    desk = day.desk
    wanted = replace(WALK_IN, wanted=day.booths["솔내정밀"])
    change = reception_walk_in.join(desk, day.id, wanted, "14:02", place="접수대 2")
    person = day_records.attendee(desk, change.id)
    assert (person.number, person.channel, person.status) == (7, AttendeeChannel.ON_SITE, "참석")
    assert (person.arrived_at, person.desk) == ("14:02", "접수대 2")
    seeker = lists.record(desk, KindId.SEEKERS, person.seeker_id or 0)
    assert (seeker.name, seeker.registration_channel, seeker.birth_year) == ("정다운", "행사", 1970)
    assert seeker.consent_on == desk.today()
    (wish,) = day_records.wishes(desk, [change.id])
    assert (wish.day_employer_id, wish.rank) == (day.booths["솔내정밀"], 1)
    (meeting,) = day_records.interviews(desk, day.id)
    assert (meeting.attendee_id, meeting.starts_at) == (change.id, "")
    assert change.label == "현장접수: 정다운"
    before = lists.count(desk, KindId.SEEKERS)
    history.undo(desk, change.operation)
    assert lists.count(desk, KindId.SEEKERS) == before - 1
    assert day_records.interviews(desk, day.id) == []


def test_a_walk_in_who_is_known_is_joined(day: Day) -> None:
    desk = day.desk
    known = casework.seeker(desk, "정다운", phone="010-4444-3333")
    assert [each.known.id for each in reception_walk_in.similar(desk, WALK_IN)] == [known]
    change = reception_walk_in.join(desk, day.id, WALK_IN, "14:02", seeker_id=known)
    assert day_records.attendee(desk, change.id).seeker_id == known
    with pytest.raises(reception.AlreadyHere):
        reception_walk_in.join(desk, day.id, WALK_IN, "14:05", seeker_id=known)


def test_a_walk_in_on_the_list_is_received_as_that(day: Day) -> None:
    desk = day.desk
    seeker = day_records.attendee(desk, day.people[3]).seeker_id
    change = reception_walk_in.join(
        desk, day.id, WalkIn(wanted=day.booths["큰들식품"]), "14:02", seeker_id=seeker
    )
    person = day_records.attendee(desk, day.people[3])
    assert (change.id, person.number, person.status) == (day.people[3], 4, "참석")
    assert person.channel is AttendeeChannel.AHEAD
    assert len(day_records.attendees(desk, day.id)) == 6


def test_a_walk_in_without_a_name_leaves_nothing(day: Day) -> None:
    before = lists.count(day.desk, KindId.SEEKERS)
    with pytest.raises(UserError) as told:
        reception_walk_in.join(day.desk, day.id, replace(WALK_IN, name=" "), "14:02")
    assert told.value.field == "name"
    wrong = replace(WALK_IN, wanted=99_999)
    with pytest.raises(UserError):
        reception_walk_in.join(day.desk, day.id, wrong, "14:02")
    assert lists.count(day.desk, KindId.SEEKERS) == before
    assert reception_walk_in.similar(day.desk, WalkIn()) == ()


def test_a_seeker_in_the_trash_is_not_received(day: Day) -> None:
    gone = casework.seeker(day.desk, "나간분")
    with day.desk.store.operation("휴지통"):
        records.trash(day.desk.store, KindId.SEEKERS, [gone])
    with pytest.raises(UserError, match="휴지통"):
        reception_walk_in.join(day.desk, day.id, WALK_IN, "14:02", seeker_id=gone)


def test_who_is_on_a_list_of_today_is_offered_by_the_name_alone(day: Day) -> None:
    desk = day.desk
    someone = casework.seeker(desk, "이방원", phone="010-3333-4444")
    day_kit.make(desk, "청년 매칭데이", [someone])
    alike = reception_walk_in.similar
    assert alike(desk, WalkIn("이순신")) == ()  # a name alone says little in the whole centre
    (one,) = alike(desk, WalkIn("이 순신"), day.id)
    assert one.known.id == day_records.attendee(desk, day.people[2]).seeker_id
    assert one.why == "오늘 명단 3번, 이름 같음"
    assert one.known.about == "1971-07-14 · 구름면 · 전화 끝 6789"
    (other,) = alike(desk, WalkIn("이방원"), day.id)
    assert (other.known.id, other.why) == (someone, "‘청년 매칭데이’ 명단 1번, 이름 같음")
    assert [each.known.name for each in alike(desk, WalkIn("김민지"), day.id)] == ["김민지"] * 2
    assert alike(desk, WalkIn("순신"), day.id) == ()


def test_a_namesake_of_another_birth_is_not_offered(day: Day) -> None:
    def found(**told: object) -> int:
        person = WalkIn("이순신", **told)  # type: ignore[arg-type]
        return len(reception_walk_in.similar(day.desk, person, day.id))

    assert found(birth_year=1971) == 1
    assert found(birth_year=1972, approximate=True) == 1
    assert found(birth_year=1972) == 0
    assert found(birth_date=date(1980, 1, 2)) == 0
    same = WalkIn("이순신", phone="010-2345-6789")
    (one,) = reception_walk_in.similar(day.desk, same, day.id)  # named once, by what says more
    assert "명단" not in one.why
