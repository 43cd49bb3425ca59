"""What offices write that no column asks for: an age for a birth, a stage without its day, 일시."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import decisions, people, stored, workbook

LEDGER = ("알선일", "구직자", "연락처", "구인업체", "모집직종", "결과")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "명단.xlsx"


def test_an_age_in_the_place_of_a_birth_gives_the_year_about(desk: Desk, file: Path) -> None:
    plan = imports.plan(
        desk,
        people(
            file,
            ("오봄이", "만 61세", "010-5123-0002"),
            ("강달래", "65.3.2 (61세)", "010-5123-0001"),
            ("한서준", "1959-04-08", "010-5123-0003"),
        ),
    )
    assert decisions(plan) == [Decision.NEW] * 3
    first, second, third = (row.values for row in plan.rows)
    assert "birth_date" not in first
    assert (first["birth_year"], first["birth_approximate"]) == (desk.today().year - 61, True)
    assert (second["birth_date"], third["birth_date"]) == (date(1965, 3, 2), date(1959, 4, 8))
    assert "birth_approximate" not in second


def test_the_results_of_a_ledger_are_read_in_their_own_words(desk: Desk, file: Path) -> None:
    rows = [
        ("2026-10-05", "김민지", "010-1111-2222", "한빛식품", "포장", "불합격"),
        ("2026-10-06", "박새봄", "010-3333-4444", "새벗농원", "선별", "취업"),
        ("2026-10-07", "이가을", "010-3333-5555", "새벗농원", "선별", "면접예정"),
    ]
    plan = imports.plan(desk, workbook(file, LEDGER, *rows))
    assert decisions(plan) == [Decision.NEW] * 3
    assert plan.rows[2].remarks[0] == "면접일 열이 없어 ‘면접예정’은 비고에 적습니다."
    imports.apply(desk, plan)
    assert stored(desk, KindId.REFERRALS, "status", "note") == [
        ("불채용", ""),
        ("채용", ""),
        ("제안", "상태: 면접예정"),
    ]


def test_what_is_wrong_is_said_by_the_label_of_the_field(desk: Desk, file: Path) -> None:
    head = (*LEDGER, "면접일")
    row = ("2026-10-05", "김민지", "010-1111-2222", "한빛식품", "포장", "면접예정", "")
    (one,) = imports.plan(desk, workbook(file, head, row)).rows
    assert one.decision is Decision.REJECT
    assert (one.column, one.reason) == ("면접일", "면접예정이면 면접일을 입력하세요.")
    head = ("취업일", "구직자", "연락처", "취업처", "상태")
    (one,) = imports.plan(
        desk, workbook(file, head, ("2026-10-05", "김민지", "010-1111-2222", "한빛식품", "퇴사"))
    ).rows
    assert one.decision is Decision.REJECT
    assert one.column == "퇴사일"


def test_a_log_of_talks_with_its_moment_and_what_was_done(desk: Desk, file: Path) -> None:
    sheet = workbook(
        file,
        ("상 담 일 지",),
        ("일시", "내담자", "전화", "상담구분", "상담내용", "조치사항"),
        ("2026-10-05 14:00", "김민지", "010-1111-2222", "전화", "조건을 확인함", "이력서 안내"),
        ("2026-10-06", "박새봄", "010-3333-4444", "내방", "첫 상담", ""),
    )
    plan = imports.plan(desk, sheet)
    assert plan.kind is KindId.NOTES
    assert decisions(plan) == [Decision.NEW] * 2
    imports.apply(desk, plan)
    assert stored(desk, KindId.NOTES, "noted_on", "content") == [
        (date(2026, 10, 5), "조건을 확인함\n조치사항: 이력서 안내"),
        (date(2026, 10, 6), "첫 상담"),
    ]


def test_a_home_phone_beneath_the_header_of_both(desk: Desk, file: Path) -> None:
    sheet = workbook(
        file,
        ("성명", "연락처", ""),
        ("", "휴대폰", "자택"),
        ("강달래", "010-5123-0001", "055-123-4567"),
        ("오봄이", "010-5123-0002", ""),
        merged=("A1:A2", "B1:C1"),
    )
    first, second = imports.plan(desk, sheet).rows
    assert (first.values["phone"], first.values["phone2"]) == ("010-5123-0001", "055-123-4567")
    assert "phone2" not in second.values


def test_a_day_that_is_none_is_not_also_said_to_be_empty(desk: Desk, file: Path) -> None:
    row = ("2026.13.1", "", "010-1111-2222", "한빛식품", "포장", "")
    (one,) = imports.plan(desk, workbook(file, LEDGER, row)).rows
    assert one.column == "알선일"
    assert one.reason == "13월은 없는 달입니다. 구직자: 구직자가 비어 있습니다."


def test_what_farms_are_asked_beside_the_work_is_kept_in_the_note(desk: Desk, file: Path) -> None:
    sheet = workbook(
        file,
        ("농가명", "연락처", "재배작목", "재배면적", "필요인원", "작업시기", "일당", "숙소"),
        ("푸른농원", "010-7100-0002", "양파", "1.2ha", "5명", "6월", "130,000", "무"),
    )
    plan = imports.plan(desk, sheet)
    assert plan.kind is KindId.VACANCIES
    assert plan.rows[0].values["openings"] == 5
    assert plan.rows[0].values["note"] == (
        "재배작목: 양파\n재배면적: 1.2ha\n작업시기: 6월\n숙소: 무"
    )
