"""Whom a row is about: the same person, a new one, or a question and its answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import (
    KIM,
    LEE,
    SEEKERS,
    bring,
    conserved,
    decisions,
    people,
    stored,
    workbook,
)
from tests.services.import_kit import file as file


def test_strong_likeness_is_the_same_person_weak_likeness_is_asked(desk: Desk, file: Path) -> None:
    bring(desk, people(file, KIM, LEE))
    plan = imports.plan(
        desk,
        people(
            file,
            ("김민지", "1990-01-02", "010-7777-8888"),  # name and birth
            ("이철수", "", "010-2345-6789"),  # name and phone
            ("이철스", "", "010-2345-6789"),  # a slip in the name
            ("김민지", "1991-01-02", "010-1234-5678"),  # another birth, same phone
            ("김민지", "1991-05-05", "010-5555-6666"),  # another person
        ),
    )
    assert decisions(plan) == [
        Decision.UPDATE,
        Decision.SAME,
        Decision.QUESTION,
        Decision.QUESTION,
        Decision.NEW,
    ]
    asked = plan.rows[2]
    assert "비슷" in asked.reason
    assert [c.title for c in asked.candidates] == ["이철수"]
    assert "생년월일이 다릅니다" in plan.rows[3].reason


def test_a_reckoned_birth_year_in_the_same_place_is_asked(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    row = ("이철수", "만 61세", "한빛군 솔내면")
    plan = imports.plan(desk, workbook(file, ["성명", "연령", "주소"], row))
    assert decisions(plan) == [Decision.QUESTION]
    far = ("이철수", "만 61세", "한빛군 너른면")
    plan = imports.plan(desk, workbook(file, ["성명", "연령", "주소"], far))
    assert decisions(plan) == [Decision.NEW]
    assert plan.rows[0].values["birth_year"] == 1965
    assert plan.rows[0].values["birth_approximate"] is True


def test_of_several_the_first_is_never_taken(desk: Desk, file: Path) -> None:
    for number in ("010-1111-1111", "010-2222-2222"):
        seekers.register(desk, Seeker(name="김영숙", birth_date=date(1960, 1, 1), phone=number))
    plan = imports.plan(desk, people(file, ("김영숙", "1960-01-01", "")))
    assert decisions(plan) == [Decision.QUESTION]
    assert len(plan.rows[0].candidates) == 2
    result = imports.apply(desk, plan)
    assert (result.question, result.new, result.updated) == (1, 0, 0)
    second = plan.rows[0].candidates[1].id
    chosen = imports.decide(plan, [0], Decision.UPDATE, second)
    assert chosen.rows[0].existing_id == second
    with pytest.raises(UserError, match="어느 기록인지"):
        imports.decide(plan, [0], Decision.UPDATE)
    with pytest.raises(UserError, match="후보가 아닙니다"):
        imports.decide(plan, [0], Decision.UPDATE, 999)


def test_decisions_make_new_plans_and_can_be_given_back(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    plan = imports.plan(desk, people(file, ("이철스", "", "010-2345-6789", "", "경비"), KIM))
    new = imports.decide(plan, None, Decision.NEW)
    assert decisions(new) == [Decision.NEW, Decision.NEW]
    update = imports.decide(plan, [0], Decision.UPDATE)
    assert [c.field for c in update.rows[0].changes] == ["desired_job"]
    skipped = imports.decide(new, [0, 1], Decision.SKIP)
    assert skipped.counts.skipped == 2
    assert decisions(imports.decide(skipped, [0, 1], Decision.QUESTION)) == decisions(plan)
    imports.apply(desk, update)
    assert stored(desk, SEEKERS, "name", "desired_job") == [("이철수", "경비"), ("김민지", "조리")]


def test_a_rejected_row_can_only_be_left_out(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, people(file, ("박봄", "2026.02.30"), KIM))
    with pytest.raises(UserError, match="2월 30일"):
        imports.decide(plan, [0], Decision.NEW)
    assert imports.decide(plan, [0], Decision.SKIP).counts.skipped == 1


def test_a_row_twice_in_the_file_is_the_same_or_asked(desk: Desk, file: Path) -> None:
    other = ("김민지", "1990-01-02", "010-1234-5678", "", "포장")
    plan = imports.plan(desk, people(file, KIM, KIM[:3], other))
    assert decisions(plan) == [Decision.NEW, Decision.SAME, Decision.QUESTION]
    assert plan.inner_duplicates == 2
    assert plan.rows[1].reason == "2행과 내용이 같습니다."
    assert plan.rows[2].candidates[0].detail == "2행"
    merged = imports.decide(plan, [2], Decision.UPDATE)
    result = imports.apply(desk, merged)
    assert conserved(result)
    assert stored(desk, SEEKERS, "name", "address", "desired_job") == [
        ("김민지", "한빛군 가람읍 1", "포장")
    ]


def test_two_rows_about_one_stored_person_write_it_once(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    rows = (
        ("이철수", "1965-03-04", "", "", "경비"),
        ("이철수", "", "010-2345-6789", "", "", "저녁 가능"),
    )
    plan = imports.plan(desk, people(file, *rows))
    assert decisions(plan) == [Decision.UPDATE, Decision.QUESTION]
    imports.apply(desk, imports.decide(plan, [1], Decision.UPDATE))
    assert stored(desk, SEEKERS, "desired_job", "note") == [("경비", "오전만\n저녁 가능")]


def test_rows_without_names_come_in_and_are_known_again(desk: Desk, file: Path) -> None:
    rows = (
        ["연번", "구직등록일", "연령", "희망직종", "희망임금"],
        [7, "2025-12-30", 60, "경비", "(시급)10030"],
        [8, "2025-12-31", 61, "청소", "()"],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert [row.title for row in plan.rows] == ["(이름 없음) 7", "(이름 없음) 8"]
    assert any("이름 열이 없어" in note for note in plan.notes)
    assert any("2025-12-31" in note for note in plan.notes)
    assert plan.rows[0].values["birth_year"] == 1965
    imports.apply(desk, plan)
    again = imports.plan(desk, file)
    assert again.counts.unchanged == 2
    other = [[7, "2026-01-02", 44, "경비", ""]]
    fresh = imports.plan(desk, workbook(file, rows[0], *other))
    assert fresh.counts.new == 1


def test_rows_left_out_stay_out_when_the_plan_is_made_again(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, people(file, KIM, LEE))
    without = imports.decide(plan, [1], Decision.SKIP)
    assert decisions(imports.remap(desk, without, {"비고": ""})) == [Decision.NEW, Decision.SKIP]


def test_a_namesake_who_may_have_moved_is_new_and_told_of(desk: Desk, file: Path) -> None:
    home = {"phone": "010-1111-1111", "eup_myeon": "솔내면"}
    seekers.register(desk, Seeker(name="김영숙", **home))
    seekers.register(desk, Seeker(name="박정숙", birth_date=date(1960, 1, 1), **home))
    head = ["성명", "생년월일", "연락처", "주소"]
    moved = ("", "010-3333-3333", "한빛군 너른면")
    rows = [("김영숙", *moved), ("박정숙", "1971-07-14", *moved[1:]), ("한가온", *moved)]
    plan = imports.plan(desk, workbook(file, head, *rows))
    assert decisions(plan) == [Decision.NEW] * 3
    (told,), *others = (row.remarks for row in plan.rows)
    assert told == (
        "같은 이름의 구직자가 이미 있습니다(010-1111-1111 · 솔내면). "
        "같은 사람이면 이 줄을 건너뛰세요."
    )
    assert others == [(), ()]  # another birth is another person
    imports.apply(desk, plan)
    assert len(stored(desk, KindId.SEEKERS, "name")) == 5


def test_many_namesakes_are_counted(desk: Desk, file: Path) -> None:
    for number in range(4):
        seekers.register(desk, Seeker(name="김영숙", phone=f"010-1111-000{number}"))
    plan = imports.plan(desk, people(file, ("김영숙", "", "010-3333-3333")))
    assert decisions(plan) == [Decision.NEW]
    said = "(010-1111-0000, 010-1111-0001 외 2명)"
    assert [said in remark for remark in plan.rows[0].remarks] == [True]
