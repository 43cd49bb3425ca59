"""The sheets of a 만남의 날: people with their wishes, firms with their work, who met whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_records,
    history,
    imports,
    lists,
    matching_days,
    seekers,
)
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import DA, DE, DI, DW, Day, day, make_day
from tests.services.import_kit import conserved, decisions, dump, file, stored, workbook
from tests.shared import shared

__all__ = ["day", "file"]
HEAD = ("성명", "연락처", "면접희망업체", "참석", "결과", "비고")


def _october(desk: Desk, *firms: str) -> tuple[int, list[int]]:
    """The third day, of last month, with these firms; the ids of the day and of its firms."""
    id_ = make_day(desk, date(2026, 10, 21), title="제3회 구인·구직 만남의 날")
    known = [casework.employer(desk, name) for name in firms]
    if not known:
        return id_, []
    refs = day_employers.invite(desk, id_, known, status=EmployerAnswer.COMING).refs
    return id_, [ref.id for ref in refs if ref.kind is DE]


def test_a_real_reception_list_comes_in_whole(desk: Desk) -> None:
    path = shared("samples/rosters/만남의날_접수대장.xlsx")
    day_id, _ = _october(desk, "(주)큰들식품", "솔내정밀")
    before = dump(desk)
    plan = imports.plan(desk, path)
    assert plan.kind is DA
    assert plan.day == day_id
    assert any("제3회 구인·구직 만남의 날" in note for note in plan.notes)
    assert decisions(plan) == [Decision.NEW] * 70
    result = imports.apply(desk, plan)
    assert conserved(result)
    rows = day_attendees.rows(desk, day_id)
    assert [row.number for row in rows] == list(range(1, 71))
    # Ten are not ticked and have a result all the same: whom a firm met was there.
    assert Counter(row.status.value for row in rows) == {"참석": 40, "접수": 11, "불참": 19}
    first = rows[0]
    assert (first.name, first.phone, first.wishes) == (
        "김성진",
        "010-0723-4866",
        ("(주)큰들식품", "솔내정밀"),
    )
    # A result that may be of either firm is kept as words; of one firm it is an interview.
    assert first.note == "면접 결과: 채용"
    assert rows[3].wishes == ("(주)큰들식품",)
    met = day_records.interviews(desk, day_id)
    assert {"보류"} == {m.result.value for m in met if m.attendee_id == rows[3].id}
    assert imports.plan(desk, path).counts.unchanged == 70
    history.undo(desk)
    assert dump(desk) == before


def test_whom_nobody_knows_stays_with_the_row(day: Day, file: Path) -> None:
    desk = day.desk
    workbook(
        file,
        HEAD,
        ["최새롬", "010-7000-0001", "1. 한빛 식품\n2. 없는상사", "", "", "휠체어"],
        ["정다온", "010-7000-0002", "(주)가람농장 / 한빛식품", "", "", ""],
        ["강나래", "010-7000-0003", "삼거리식당, 가람농장", "", "", ""],
        ["오한결", "010-7000-0004", "①가람농장, ②한빛식품\n1.5톤물류", "", "", ""],
    )
    plan = imports.plan(desk, file)
    assert plan.rows[0].remarks[-1] == (
        "희망업체 2. 없는상사: 이 행사의 참여업체에 없어 비고에 적습니다."
    )
    imports.apply(desk, plan)
    rows = day_attendees.rows(desk, day.id)[3:]
    assert [(row.name, row.wishes, row.note) for row in rows] == [
        ("최새롬", ("한빛식품",), "휠체어\n희망업체: 2. 없는상사"),
        ("정다온", ("가람농장", "한빛식품"), ""),
        ("강나래", ("가람농장",), "희망업체: 삼거리식당"),
        ("오한결", ("가람농장", "한빛식품"), "희망업체: 1.5톤물류"),
    ]
    assert imports.plan(desk, file).counts.unchanged == 4


def test_wishes_in_columns_of_their_own(day: Day, file: Path) -> None:
    desk = day.desk
    three = casework.employer(desk, "다온상사")
    day_employers.invite(desk, day.id, [three])
    workbook(
        file,
        ("성명", "연락처", "희망업체1", "희망업체2", "희망업체3", "참석"),
        ["최새롬", "010-7000-0001", "다온상사", "가람농장", "한빛식품", ""],
        ["정다온", "010-7000-0002", "한빛식품", "", "다온상사", ""],
    )
    imports.apply(desk, imports.plan(desk, file))
    assert [row.wishes for row in day_attendees.rows(desk, day.id)[3:]] == [
        ("다온상사", "가람농장", "한빛식품"),
        ("한빛식품", "다온상사"),
    ]


def test_who_is_there_already_gets_the_wishes_of_the_sheet(day: Day, file: Path) -> None:
    desk = day.desk
    day_attendees.set_wishes(desk, day.attendees[0], [day.at[0]])
    day_attendees.set_wishes(desk, day.attendees[1], [day.at[0]])
    for who, phone in zip(day.people[:2], ("010-7000-0001", "010-7000-0002"), strict=True):
        seeker = lists.record(desk, KindId.SEEKERS, who)
        seekers.save(desk, replace(seeker, phone=phone))
    workbook(
        file,
        HEAD,
        ["김민지", "010-7000-0001", "가람농장, 한빛식품", "○", "", ""],
        ["이영수", "010-7000-0002", "한빛식품", "", "", ""],
    )
    plan = imports.plan(desk, file)
    assert decisions(plan) == [Decision.UPDATE, Decision.SAME]
    assert ("희망업체", "가람농장, 한빛식품") in [(c.label, c.new) for c in plan.rows[0].changes]
    filling = imports.replan(desk, plan, rule=DuplicateRule.FILL)
    assert "희망업체" not in [change.label for change in filling.rows[0].changes]
    imports.apply(desk, plan)
    one = day_attendees.rows(desk, day.id)[0]
    assert (one.wishes, one.status.value) == (("가람농장", "한빛식품"), "참석")
    history.undo(desk)
    assert day_attendees.rows(desk, day.id)[0].wishes == ("한빛식품",)


@pytest.mark.parametrize("decision", [Decision.UPDATE, Decision.NEW])
def test_a_row_for_each_wish_makes_one_of_the_person(
    day: Day, file: Path, decision: Decision
) -> None:
    desk = day.desk
    workbook(
        file,
        HEAD,
        ["최새롬", "010-7000-0001", "가람농장", "", "", ""],
        ["최새롬", "010-7000-0001", "한빛식품", "", "", "휠체어"],
    )
    plan = imports.plan(desk, file)
    assert decisions(plan) == [Decision.NEW, Decision.QUESTION]
    plan = imports.decide(plan, [1], decision)
    imports.apply(desk, plan)
    (row,) = day_attendees.rows(desk, day.id)[3:]
    assert (row.name, row.wishes, row.note) == ("최새롬", ("가람농장", "한빛식품"), "휠체어")
    assert lists.count(desk, KindId.SEEKERS) == 4


def test_a_sheet_is_of_the_day_that_is_said(day: Day, file: Path) -> None:
    desk = day.desk
    workbook(file, HEAD, ["최새롬", "010-7000-0001", "한빛식품", "", "", ""])
    assert imports.plan(desk, file).day == day.id  # the only one to come
    later = make_day(desk, TODAY + timedelta(days=9))
    plan = imports.plan(desk, file)
    assert decisions(plan) == [Decision.REJECT]
    assert "어느 행사의 명단인지 알 수 없습니다" in plan.rows[0].reason
    said = imports.replan(desk, plan, day=later)
    assert (said.day, decisions(said)) == (later, [Decision.NEW])
    imports.apply(desk, said)
    assert [row.name for row in day_attendees.rows(desk, later)] == ["최새롬"]
    with pytest.raises(UserError, match="번호 99 행사가 없습니다"):
        imports.plan(desk, file, day=99)


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        ("만남의 날 참가자 접수대장", True),
        ("제1회 만남의 날 참가자 (2026. 11. 20.)", True),
        ("제2회 만남의 날 참가자", False),
        ("만남의 날 참가자 접수대장 2026.10.21.", False),
    ],
)
def test_a_list_whose_head_names_another_day_is_asked(
    day: Day, file: Path, head: str, taken: bool
) -> None:
    workbook(file, [head], [], HEAD, ["최새롬", "010-7000-0001", "한빛식품", "", "", ""])
    plan = imports.plan(day.desk, file)
    assert plan.day == (day.id if taken else 0)
    assert decisions(plan) == [Decision.NEW if taken else Decision.REJECT]


def test_each_row_may_name_its_day(day: Day, file: Path) -> None:
    desk = day.desk
    other, (firm,) = _october(desk, "다온상사")
    workbook(
        file,
        ("행사", "성명", "연락처", "희망업체", "접수번호"),
        ["제1회 구인구직 만남의날", "최새롬", "010-7000-0001", "한빛식품", 21],
        ["제3회 구인·구직 만남의 날", "정다온", "010-7000-0002", "다온상사", 5],
        ["제9회 만남의 날", "강나래", "010-7000-0003", "다온상사", 6],
    )
    plan = imports.plan(desk, file, kind="day_attendees")
    assert decisions(plan) == [Decision.NEW, Decision.NEW, Decision.REJECT]
    imports.apply(desk, plan)
    (row,) = day_attendees.rows(desk, other)
    assert (row.name, row.number, row.wish_ids) == ("정다온", 5, (firm,))
    assert day_attendees.rows(desk, day.id)[-1].number == 21


def test_promised_is_not_attended_before_the_day(desk: Desk, file: Path) -> None:
    day_id = make_day(desk, TODAY + timedelta(days=3))
    workbook(file, HEAD, ["최새롬", "010-7000-0001", "", "참석", "", ""])
    plan = imports.plan(desk, file)
    assert "접수로 봅니다" in plan.rows[0].remarks[-1]
    imports.apply(desk, plan)
    assert day_attendees.rows(desk, day_id)[0].status.value == "접수"


def test_a_number_of_somebody_else_is_not_given_twice(day: Day, file: Path) -> None:
    workbook(
        file,
        ("접수번호", "성명", "연락처", "희망업체"),
        [2, "최새롬", "010-7000-0001", "한빛식품"],
        [9, "정다온", "010-7000-0002", "한빛식품"],
        [None, "강나래", "010-7000-0003", "한빛식품"],
    )
    imports.apply(day.desk, imports.plan(day.desk, file))
    numbers = {row.name: row.number for row in day_attendees.rows(day.desk, day.id)}
    assert numbers == {
        "김민지": 1,
        "이영수": 2,
        "박정숙": 3,
        "정다온": 9,
        "최새롬": 10,
        "강나래": 11,
    }


def test_firms_come_in_with_the_work_they_bring(day: Day, file: Path) -> None:
    desk = day.desk
    workbook(
        file,
        ("부스", "업체명", "모집직종", "모집인원", "참가여부", "담당자", "연락처"),
        ["1", "한빛식품", "조리원 2명, 포장원 4명", None, "○", "", ""],
        ["5", "다온상사", "경비", 3, "참가", "정다온", "010-0000-0007"],
        ["6", "라온물류", "상차, 하차", 7, "불참", "", ""],
    )
    plan = imports.plan(desk, file)
    assert plan.kind is DE
    assert decisions(plan) == [Decision.UPDATE, Decision.NEW, Decision.NEW]
    before = dump(desk)
    result = imports.apply(desk, plan)
    assert conserved(result)
    rows = {row.name: row for row in day_employers.rows(desk, day.id)}
    known = rows["한빛식품"]
    assert (known.openings, known.jobs) == (6, "조리원, 포장원")
    new = rows["다온상사"]
    assert (new.booth, new.openings, new.jobs, new.contact, new.phone, new.status) == (
        "5",
        3,
        "경비",
        "정다온",
        "010-0000-0007",
        EmployerAnswer.COMING,
    )
    away = rows["라온물류"]
    assert (away.status, away.openings, away.note) == (
        EmployerAnswer.DECLINED,
        2,
        "구인인원: 7명",
    )
    # The vacancy that was there is brought, not made again.
    jobs = sorted(str(job) for (job,) in stored(desk, KindId.VACANCIES, "job"))
    assert jobs == ["경비", "농장 작업원", "상차", "조리원", "포장원", "하차"]
    assert imports.plan(desk, file).counts.unchanged == 3
    history.undo(desk)
    assert dump(desk) == before


def test_interviews_name_people_and_firms_of_their_day(day: Day, file: Path) -> None:
    desk = day.desk
    title = "제1회 구인·구직 만남의 날"
    namesake = casework.seeker(desk, "김민지")
    day_attendees.register(desk, day.id, [namesake])
    workbook(
        file,
        ("행사", "접수번호", "참가자", "참여업체", "시각", "진행", "결과", "입사예정일"),
        [title, 4, "김민지", "한빛식품", "14:00", "완료", "합격", "2026-12-01"],
        [title, "", "이영수", "가람농장", "14:15", "", "불합격", ""],
        [title, "", "김민지", "가람농장", "14:30", "예정", "", ""],
        [title, "", "모르는분", "가람농장", "14:45", "예정", "", ""],
    )
    plan = imports.plan(desk, file)
    assert plan.kind is DI
    assert decisions(plan) == [
        Decision.NEW,
        Decision.NEW,
        Decision.QUESTION,
        Decision.REJECT,
    ]
    imports.apply(desk, plan)
    shown = stored(desk, DI, "number", "attendee", "day_employer", "starts_at", "result", "hire_on")
    assert shown == [
        (4, "김민지", "한빛식품", "14:00", "채용", date(2026, 12, 1)),
        (2, "이영수", "가람농장", "14:15", "불채용", None),
    ]


def test_a_sheet_of_days(desk: Desk, file: Path) -> None:
    workbook(
        file,
        ("운영일", "행사명", "구분", "시작", "마침", "장소", "주최", "주관", "협업기관"),
        ["2026-02-23", "군산 매칭데이", "매칭데이", "13:30", "18시", "회관", "시", "센터", "농협"],
    )
    plan = imports.plan(desk, file)
    assert plan.kind is KindId.MATCHING_DAYS
    imports.apply(desk, plan)
    (id_,) = lists.find(desk, KindId.MATCHING_DAYS)
    stored_day = day_records.day(desk, id_)
    assert (stored_day.title, stored_day.starts_at, stored_day.ends_at, stored_day.partners) == (
        "군산 매칭데이",
        "13:30",
        "18:00",
        "농협",
    )
    assert imports.plan(desk, file).counts.unchanged == 1
    assert lists.count(desk, DW) == 0
    assert matching_days.next_title(desk, "매칭데이") == "제2회 매칭데이"
