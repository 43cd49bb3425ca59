"""Lists of farm work as centres draw them: what one cell may hold beyond its field is asked about
or refused in words, never taken for something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.amounts import read_won
from jobdesk.domain.kinds import KindId
from jobdesk.services import imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import bring, decisions, file, stored, workbook

__all__ = ["file"]
_K = KindId
HEAD = ("일자", "농가명", "작업", "근로자", "연락처", "일당")
PHONE = "010-1111-2222"
NEW, ASK, NO = Decision.NEW, Decision.QUESTION, Decision.REJECT


@pytest.mark.parametrize(
    ("name", "decision", "told"),
    [
        ("김은서", NEW, ""),
        ("김 은 서", NEW, ""),
        ("응웬티하", NEW, ""),
        ("김은서 외 2", NO, "한 칸에 여러 분"),
        ("김은서 등 3명", NO, "한 칸에 여러 분"),
        ("김은서, 박○○", NO, "한 칸에 여러 분"),
        ("김은서/Nguyen", NO, "한 칸에 여러 분"),
        ("김은서 이철수", ASK, "한 분인지 두 분인지"),
        ("박○○", ASK, "가려져 있어"),
        ("박OO", ASK, "가려져 있어"),
        ("김*서", ASK, "가려져 있어"),
        ("미정", NO, "사람 이름이 아닙니다"),
    ],
)
def test_a_worker_is_one_person_whose_name_is_known(
    desk: Desk, file: Path, name: str, decision: Decision, told: str
) -> None:
    row = ("2026-10-01", "새말 농가", "적과", name, "", 120_000)
    plan = imports.plan(desk, workbook(file, HEAD, row))
    assert decisions(plan) == [decision]
    assert told in plan.rows[0].reason


def test_the_leader_of_a_crew_is_no_other_person(desk: Desk, file: Path) -> None:
    first = ("2026-10-01", "새말 농가", "적과", "김은서", PHONE, 120_000)
    bring(
        desk, workbook(file, HEAD, first, ("2026-10-02", *first[1:3], "김은서(반장)", *first[4:]))
    )
    assert stored(desk, _K.SEEKERS, "name") == [("김은서",)]
    assert stored(desk, _K.FARM_DAYS, "note") == [("",), ("근로자: 반장",)]


@pytest.mark.parametrize("said", ["10/1~10/3", "10/1, 10/2 오전", "10.1~10.5"])
def test_several_days_in_a_cell_are_not_its_first_alone(desk: Desk, file: Path, said: str) -> None:
    plan = imports.plan(
        desk, workbook(file, HEAD, (said, "새말 농가", "적과", "김은서", PHONE, 120_000))
    )
    assert decisions(plan) == [NO]
    assert "한 칸에 여러 날" in plan.rows[0].reason


def test_a_day_of_the_week_that_is_another_tells_of_another_year(desk: Desk, file: Path) -> None:
    rows = [(on, "새말 농가", "적과", "김은서", PHONE, 120_000) for on in ("10/4(일)", "10/6(일)")]
    plan = imports.plan(desk, workbook(file, HEAD, *rows), year=2026)
    assert decisions(plan) == [NEW, ASK]
    assert "2026-10-06은 화요일인데 (일)로" in plan.rows[1].reason
    assert decisions(imports.plan(desk, file, year=2024)) == [ASK, NEW]


def test_a_wage_in_thousands_is_what_its_unit_says(desk: Desk, file: Path) -> None:
    row = ("2026-10-01", "새말 농가", "적과", "김은서", PHONE, 120, 7)
    head = (*HEAD[:5], "일당(천원)", "교통비(천원)")
    bring(desk, workbook(file, head, row))
    assert stored(desk, _K.FARM_DAYS, "daily_wage") == [(120_000,)]
    assert stored(desk, _K.SUPPORT_PAYMENTS, "amount") == [(7_000,)]
    above = workbook(file, ("투입현황",), ("(단위: 천원)",), (*HEAD, "교통비"), row)
    assert imports.plan(desk, above).counts.unchanged == 1
    bare = imports.plan(desk, workbook(file, (*HEAD, "교통비"), ("2026-10-02", *row[1:])))
    assert decisions(bare) == [ASK]
    assert "일당이 120원입니다." in bare.rows[0].reason
    assert "교통비가 7원입니다." in bare.rows[0].reason


def test_won_are_read_as_they_are_said() -> None:
    assert read_won("12만5천원").value == 125_000
    assert read_won("12만 5000원").value == 125_000
    assert read_won("120,000원", "일당(천원)").value == 120_000
    assert read_won(120, "일당(천원)").value == 120_000
    written = read_won(120_000, "일당(천원)")
    assert (written.value, "단위가 천원인데" in written.doubt) == (120_000, True)


def test_what_tells_against_a_day_is_asked(desk: Desk, file: Path) -> None:
    head = (*HEAD, "비고")
    row = ("2026-10-01", "새말 농가", "적과", "김은서", PHONE, 0)
    plan = imports.plan(desk, workbook(file, head, (*row, "우천으로 오전에 중단")))
    assert decisions(plan) == [ASK]
    assert "일한 날이 맞는지" in plan.rows[0].reason
    plan = imports.plan(desk, workbook(file, (*HEAD, "상태"), (*row, "세모")))
    assert decisions(plan) == [ASK]
    assert "‘세모’가 무슨 뜻인지" in plan.rows[0].reason


def test_hours_are_whole_or_stay_words(desk: Desk, file: Path) -> None:
    rows = [
        (f"2026-10-0{day}", "새말 농가", "적과", "김은서", PHONE, 60_000, said)
        for day, said in enumerate(("9시간", "4.5", "반일", 8), start=1)
    ]
    bring(desk, workbook(file, (*HEAD, "근로시간"), *rows))
    told = [(9, ""), (None, "시간: 4.5"), (None, "시간: 반일"), (8, "")]
    assert stored(desk, _K.FARM_DAYS, "hours", "note") == told


def test_two_rows_of_head_keep_the_farmer_and_the_worker_apart(desk: Desk, file: Path) -> None:
    workbook(
        file,
        ("일자", "농가", None, None, "근로자", None, None, "작업", "일당"),
        (None, "성명", "연락처", "주소", "성명", "연락처", "생년월일", None, None),
        (
            "2026-10-01",
            "고정식",
            "010-9999-0000",
            "가람읍 1",
            "김은서",
            PHONE,
            "1965-03-04",
            "수확",
            120_000,
        ),
        merged=("A1:A2", "B1:D1", "E1:G1", "H1:H2", "I1:I2"),
    )
    plan = imports.plan(desk, file)
    assert plan.kind is _K.FARM_DAYS
    imports.apply(desk, plan)
    assert stored(desk, _K.FARM_DAYS, "employer", "seeker") == [("고정식", "김은서")]
    assert stored(desk, _K.EMPLOYERS, "name", "phone") == [("고정식", "010-9999-0000")]
    assert stored(desk, _K.SEEKERS, "name", "phone") == [("김은서", PHONE)]


def test_a_list_of_farms_may_name_the_farmers_alone(desk: Desk, file: Path) -> None:
    head = ("연번", "성명", "연락처", "주소", "작목", "면적(㎡)")
    workbook(
        file,
        ("2026년 농가 명부",),
        head,
        (1, "고정식", "010-9999-0000", "가람읍 새말리 1", "사과", 9_900),
        (2, "나영희", "010-9999-0001", "솔내면 2", "포도", 3_300),
    )
    bring(desk, file)
    assert lists.count(desk, _K.SEEKERS) == 0
    assert stored(desk, _K.FARMS, "employer", "area") == [
        ("고정식", "9,900㎡"),
        ("나영희", "3,300㎡"),
    ]
    head = ("농가명", "농가주", "연락처", "작목")
    bring(desk, workbook(file, head, ("솔내 농원", "이삼남", "010-9999-0002", "사과")))
    assert stored(desk, _K.EMPLOYERS, "name", "representative")[-1] == ("솔내 농원", "이삼남")
    assert lists.count(desk, _K.FARMS) == 3


def test_a_span_of_work_is_a_request_with_both_its_days(desk: Desk, file: Path) -> None:
    head = ("접수일", "농가명", "연락처", "작업", "작업기간", "필요인원", "일당")
    workbook(
        file,
        ("농가 일손 신청서 접수 대장",),
        head,
        (
            "2026-10-20",
            "새말 농가",
            "010-9999-0000",
            "수확",
            "2026-11-25~2026-11-30",
            "5명",
            "협의",
        ),
        (
            "2026-10-20",
            "솔내 농가",
            "010-9999-0001",
            "수확",
            "2026-11-30~2026-11-25",
            "5명",
            120_000,
        ),
        ("2026-10-20", "달빛 농가", "010-9999-0002", "수확", "11월 말", "5명", 120_000),
    )
    plan = imports.plan(desk, file)
    assert plan.kind is _K.FARM_REQUESTS
    assert decisions(plan) == [NEW, ASK, NO]
    imports.apply(desk, plan)
    fields = ("starts_on", "ends_on", "heads", "daily_wage", "block_count", "note")
    assert stored(desk, _K.FARM_REQUESTS, *fields) == [
        (date(2026, 11, 25), date(2026, 11, 30), 5, None, 6, "일당: 협의")
    ]


def test_a_plan_of_who_goes_where_is_no_vacancy(desk: Desk, file: Path) -> None:
    head = ("배치일", "농가", "읍면", "작업", "필요인원", "배치자", "연락처")
    workbook(file, head, ("2026-11-24", "새말 농가", "가람읍", "전지", 2, "김은서", PHONE))
    bring(desk, file)
    assert stored(desk, _K.FARM_DAYS, "seeker", "status") == [("김은서", "배치")]
    assert stored(desk, _K.SEEKERS, "phone") == [(PHONE,)]
