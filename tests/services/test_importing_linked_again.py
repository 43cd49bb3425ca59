"""A ledger that comes again: what it adds is written, what it may not change is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from tests.services.import_kit import bring, decisions, stored, workbook

REFERRALS, OUTREACH = KindId.REFERRALS, KindId.OUTREACH
HEAD = ("알선일", "구직자", "연락처", "구인업체", "모집직종", "결과", "비고")
KIM = ("2026-10-05", "김민지", "010-1111-2222", "한빛식품", "포장")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "대장.xlsx"


def test_a_note_is_added_and_a_stage_is_not_moved_but_told(desk: Desk, file: Path) -> None:
    bring(desk, workbook(file, HEAD, [*KIM, "제안", ""]))
    plan = imports.plan(desk, workbook(file, HEAD, [*KIM, "불채용", "차가 없음"]))
    (row,) = plan.rows
    assert row.decision is Decision.UPDATE
    assert [(change.field, change.new) for change in row.changes] == [("note", "차가 없음")]
    assert row.remarks == ("상태는 파일에 ‘불채용’, 기록에 ‘제안’입니다. 상태는 바꾸지 않습니다.",)
    imports.apply(desk, plan)
    assert stored(desk, REFERRALS, "status", "note") == [("제안", "차가 없음")]


def test_what_is_planned_becomes_held_by_a_sheet(desk: Desk, file: Path) -> None:
    head = ("날짜", "구분", "장소", "협력기관", "상태")
    day = ("2026-10-05", "이동상담소", "솔내면사무소")
    bring(desk, workbook(file, head, [*day, "", "계획"]))
    again = workbook(file, head, [*day, "솔내면", "실시"])
    filled = imports.plan(desk, again, rule=DuplicateRule.FILL)
    assert [change.field for change in filled.rows[0].changes] == ["partner"]
    skipped = imports.plan(desk, again, rule=DuplicateRule.SKIP)
    assert decisions(skipped) == [Decision.SKIP]
    bring(desk, again)
    assert stored(desk, OUTREACH, "partner", "status") == [("솔내면", "실시")]


def test_answers_without_a_name_are_each_a_record_and_known_again(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(
            file,
            ["조사 이름", "대상", "척도", "문항"],
            ["구직자 만족도", "구직자", 5, "친절했나요\n도움이 되었나요"],
        ),
    )
    sheet = workbook(
        file,
        ["만족도 조사", "응답일", "점수"],
        ["구직자 만족도", "2026-10-05", "5, 4"],
        ["구직자 만족도", "2026-10-05", "5, 4"],
        ["구직자 만족도", "2026-10-06", "3, "],
    )
    assert bring(desk, sheet).new == 3
    assert [scores for (scores,) in stored(desk, KindId.SURVEY_ANSWERS, "scores")] == [
        "5, 4",
        "5, 4",
        "3, ",
    ]
    assert decisions(imports.plan(desk, sheet)) == [Decision.SAME] * 3


def test_one_answer_serves_the_rows_that_ask_the_same(desk: Desk, file: Path) -> None:
    for birth in (date(1980, 1, 2), date(1995, 5, 5)):
        seekers.register(desk, Seeker(name="김민지", birth_date=birth))
    seekers.register(desk, Seeker(name="이철수", birth_date=date(1970, 1, 1)))
    rows = [
        ("2026-10-05", "김민지", "", "한빛식품", "포장", "", ""),
        ("2026-10-06", "이철수", "", "한빛식품", "포장", "", ""),
        ("2026-10-07", "김민지", "", "한빛식품", "포장", "", ""),
        ("2026-10-08", "박새봄", "", "한빛식품", "포장", "", ""),
    ]
    plan = imports.plan(desk, workbook(file, HEAD, *rows))
    assert imports.same_question(plan, plan.rows[0]) == (0, 2)
    assert imports.same_question(plan, plan.rows[1]) == (1,)
    assert imports.made_along(plan) == {
        KindId.SEEKERS: 1,
        KindId.EMPLOYERS: 1,
        KindId.VACANCIES: 1,
    }
    chosen = plan.rows[0].candidates[1].id
    plan = imports.decide(plan, (0, 2), Decision.NEW, chosen)
    plan = imports.decide(plan, [1], Decision.UPDATE)  # the only candidate
    result = imports.apply(desk, plan)
    assert result.new == 4
    ids = [id_ for (id_,) in stored(desk, REFERRALS, "seeker_id")]
    assert ids[0] == ids[2] == chosen
    assert len(stored(desk, KindId.SEEKERS)) == 4
