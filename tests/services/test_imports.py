"""A sheet's way in: planned row by row, decided, written as one, taken back as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled, UserError
from jobdesk.services import access, backups, employers, history, imports, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from tests.services.import_kit import (
    PEOPLE,
    bring,
    conserved,
    decisions,
    dump,
    people,
    stored,
    workbook,
)

SEEKERS, EMPLOYERS, VACANCIES = KindId.SEEKERS, KindId.EMPLOYERS, KindId.VACANCIES
KIM = ("김민지", "1990-01-02", "010-1234-5678", "한빛군 가람읍 1", "조리", "")
LEE = ("이철수", "65.3.4", "010.2345.6789", "한빛군 솔내면 2", "청소", "오전만")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "명부.xlsx"


def test_planning_writes_nothing(desk: Desk, file: Path) -> None:
    before = dump(desk)
    plan = imports.plan(desk, people(file, KIM, LEE))
    assert plan.kind is SEEKERS
    assert plan.counts.new == plan.counts.read == 2
    assert [(t.sheet, t.header_rows, t.first_row, t.last_row) for t in plan.sheets] == [
        ("Sheet1", (1,), 2, 3)
    ]
    assert dump(desk) == before
    assert history.recent(desk)[0].label != "가져오기"


def test_what_is_new_is_stored_as_it_was_meant(desk: Desk, file: Path) -> None:
    result = bring(desk, people(file, KIM, LEE))
    assert result.new == 2
    assert stored(desk, SEEKERS, "name", "birth_date", "phone", "eup_myeon", "note") == [
        ("김민지", date(1990, 1, 2), "010-1234-5678", "가람읍", ""),
        ("이철수", date(1965, 3, 4), "010-2345-6789", "솔내면", "오전만"),
    ]
    assert result.change.label == "엑셀 가져오기: 명부.xlsx 2명"
    assert result.backup is not None
    assert result.backup.verified
    assert result.backup.reason == backups.Reason.IMPORT


def test_one_undo_takes_all_of_it_back(desk: Desk, file: Path) -> None:
    seekers.register(desk, Seeker(name="박영희", phone="010-1111-2222"))
    before = dump(desk)
    changed = ("박영희", "1980-01-01", "010-1111-2222")
    result = bring(desk, people(file, KIM, LEE, changed))
    assert (result.new, result.updated) == (2, 1)
    after = history.undo(desk)
    assert after.operation
    assert dump(desk) == before


def test_the_same_file_again_changes_nothing(desk: Desk, file: Path) -> None:
    bring(desk, people(file, KIM, LEE))
    before = dump(desk)
    result = bring(desk, file)
    assert (result.new, result.updated, result.unchanged) == (0, 0, 2)
    assert result.change.operation == 0
    assert result.backup is None
    assert dump(desk) == before


def test_an_update_shows_each_cell_and_never_empties_one(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    plan = imports.plan(
        desk, people(file, ("이철수", "1965-03-04", "010-9999-0000", "", "경비", "주말"))
    )
    assert decisions(plan) == [Decision.UPDATE]
    assert [(c.label, c.old, c.new) for c in plan.rows[0].changes] == [
        ("연락처", "010-2345-6789", "010-9999-0000"),
        ("희망직종", "청소", "경비"),
        ("비고", "오전만", "오전만\n주말"),
    ]
    imports.apply(desk, plan)
    assert stored(desk, SEEKERS, "phone", "address", "note") == [
        ("010-9999-0000", "한빛군 솔내면 2", "오전만\n주말")
    ]


def test_the_rule_for_records_that_are_there(desk: Desk, file: Path) -> None:
    bring(desk, people(file, ("이철수", "1965-03-04", "", "", "청소")))
    people(file, ("이철수", "1965-03-04", "010-9999-0000", "", "경비"))
    plan = imports.plan(desk, file)
    assert [c.field for c in plan.rows[0].changes] == ["phone", "desired_job"]
    fill = imports.replan(desk, plan, rule=DuplicateRule.FILL)
    assert [c.field for c in fill.rows[0].changes] == ["phone"]
    skip = imports.replan(desk, plan, rule=DuplicateRule.SKIP)
    assert decisions(skip) == [Decision.SKIP]
    assert "이미 등록" in skip.rows[0].reason
    imports.apply(desk, fill)
    assert stored(desk, SEEKERS, "phone", "desired_job") == [("010-9999-0000", "청소")]


def test_what_cannot_be_read_is_rejected_with_row_column_and_reason(desk: Desk, file: Path) -> None:
    plan = imports.plan(
        desk,
        workbook(
            file,
            ["현황"],
            [],
            PEOPLE,
            KIM,
            ("박봄", "2026.02.30", "010-1111-2222"),
            ("", "1990-01-01", "010-3333-4444"),
            ("최달", "1990-01-01", "01O-1234-5678"),
        ),
    )
    assert [(r.row, r.column, r.reason) for r in plan.rejected] == [
        (5, "생년월일", "2월 30일은 없는 날짜입니다."),
        (6, "성명", "이름이 비어 있습니다."),
        (7, "연락처", "전화번호로 읽을 수 없습니다: 01O-1234-5678"),
    ]
    result = imports.apply(desk, plan)
    assert conserved(result)
    assert (result.read, result.new, result.rejected, result.left) == (4, 1, 3, 3)
    assert [row.row for row in result.rejects] == [5, 6, 7]


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


def test_a_contradiction_is_asked(desk: Desk, file: Path) -> None:
    rows = (
        ["업체명", "모집직종", "모집인원", "접수일", "마감일"],
        ["한빛식품", "포장", "3명", "2026-10-10", "2026-10-01"],
        ["한빛식품", "선별", "00명", "2026-10-10", "2026-10-20"],
        ["한빛식품", "운전", "0명", "2026-10-10", "2026-10-20"],
        ["한빛식품", "조리", "1명", "2026-10-10", "채용시까지"],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan) == [
        Decision.QUESTION,
        Decision.QUESTION,
        Decision.REJECT,
        Decision.NEW,
    ]
    assert plan.rows[0].reason == "마감일이 접수일보다 앞섭니다."
    assert "몇 명인지" in plan.rows[1].reason
    assert plan.rows[2].column == "모집인원"
    assert plan.rows[3].values["note"] == "마감일: 채용시까지"


def test_a_registration_that_lies_ahead_is_asked(desk: Desk, file: Path) -> None:
    rows = (["성명", "등록일"], ["김민지", "2026-12-24"], ["이철수", "11월 25일"])
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan) == [Decision.QUESTION, Decision.NEW]
    assert plan.rows[1].values["registered_on"] == date(2025, 11, 25)


def test_the_year_of_a_title_completes_dates(desk: Desk, file: Path) -> None:
    rows = (["2024년 구직자 명부"], ["성명", "등록일"], ["김민지", "3월 29일"])
    plan = imports.plan(desk, workbook(file, *rows))
    assert plan.rows[0].values["registered_on"] == date(2024, 3, 29)


def test_sheets_named_after_a_place_say_where_people_live(desk: Desk, file: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "가람읍"
    second = book.create_sheet("솔내면")
    for sheet, name in ((first, "김민지"), (second, "이철수")):
        sheet.append(["성명", "희망직종"])
        sheet.append([name, "조리"])
    book.save(file)
    plan = imports.plan(desk, file)
    assert [table.sheet for table in plan.sheets] == ["가람읍", "솔내면"]
    assert [row.values["eup_myeon"] for row in plan.rows] == ["가람읍", "솔내면"]


def test_vacancies_find_their_employer_or_bring_it(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(file, ["업체명", "연락처", "소재지"], ["(주)한빛식품", "063-123-4567", "가람읍"]),
    )
    rows = (
        ["구인업체", "모집직종", "모집인원", "임금", "연락처"],
        ["한빛식품 주식회사", "포장", "3명", 2300000, ""],
        ["솔내농원", "선별", "2명", "일당 13만", "063-333-4444"],
        ["솔내농원", "적과", 5, "일당 13만", ""],
        ["(유)한빛식품", "운전", 1, "협의", ""],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert plan.kind is VACANCIES
    assert plan.column_fields == {
        "구인업체": "employer",
        "모집직종": "job",
        "모집인원": "openings",
        "임금": "wage",
    }
    assert [row.remarks for row in plan.rows] == [
        (),
        ("새 업체: 솔내농원",),
        ("새 업체: 솔내농원",),
        ("새 업체: (유)한빛식품",),
    ]
    result = imports.apply(desk, plan)
    assert stored(desk, EMPLOYERS, "name", "phone") == [
        ("(주)한빛식품", "063-123-4567"),
        ("솔내농원", "063-333-4444"),
        ("(유)한빛식품", ""),
    ]
    assert stored(desk, VACANCIES, "employer", "job", "openings", "wage") == [
        ("(주)한빛식품", "포장", 3, "2,300,000원"),
        ("솔내농원", "선별", 2, "일당 13만"),
        ("솔내농원", "적과", 5, "일당 13만"),
        ("(유)한빛식품", "운전", 1, "협의"),
    ]
    history.undo(desk)
    assert len(stored(desk, EMPLOYERS)) == 1
    assert stored(desk, VACANCIES) == []
    assert result.new == 4


def test_an_employer_of_many_names_is_asked_and_chosen(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(
            file,
            ["업체명", "연락처", "소재지"],
            ["하나", "063-111-1111", "가람읍"],
            ["하나", "063-222-2222", "솔내면"],
        ),
    )
    plan = imports.plan(
        desk, workbook(file, ["업체명", "모집직종", "모집인원"], ["하나", "포장", 1])
    )
    assert decisions(plan) == [Decision.QUESTION]
    second = plan.rows[0].candidates[1].id
    imports.apply(desk, imports.decide(plan, [0], Decision.NEW, second))
    assert stored(desk, VACANCIES, "employer_id") == [(second,)]


def test_firms_of_one_name_are_told_apart_by_what_differs(desk: Desk, file: Path) -> None:
    rows = (
        ["업체명", "사업자등록번호", "연락처", "소재지"],
        ["(주)종합", "124-81-00998", "063-111-1111", "한빛군 가람읍 1"],
        ["(주) 종합", "220-81-62517", "063-222-2222", "한빛군 솔내면 2"],
        ["주식회사 종합", "1248100998", "063-111-1111", "한빛군 가람읍 1"],
        ["한강", "124-81-00999", "", ""],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan)[:2] == [Decision.NEW, Decision.NEW]
    assert plan.rows[2].twin == 0
    assert plan.rows[3].decision is Decision.NEW
    assert "검증 숫자" in plan.rows[3].remarks[0]
    assert plan.rows[3].values["business_number"] == "124-81-00999"


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


def test_columns_can_be_remapped_and_the_header_chosen(desk: Desk, file: Path) -> None:
    rows = (["성명", "연락처", "차량"], ["김민지", "010-1234-5678", "경차"])
    plan = imports.plan(desk, workbook(file, *rows))
    mapped = imports.remap(desk, plan, {"차량": "transport", "연락처": ""})
    assert mapped.column_fields == {"성명": "name", "차량": "transport"}
    assert mapped.rows[0].values == {"name": "김민지", "transport": "경차"}
    noted = imports.remap(desk, plan, {"차량": "note"})
    assert noted.rows[0].values["note"] == "차량: 경차"
    with pytest.raises(UserError, match="필요한 열을 찾지 못했습니다"):
        imports.choose_header(desk, plan, [2])
    with pytest.raises(UserError, match="알 수 없습니다"):
        imports.remap(desk, plan, {"차량": "openings"})
    labels = {choice.id: choice.label for choice in imports.fields_of(VACANCIES)}
    assert labels["job"] == "모집직종"
    assert labels["employer.phone"] == "업체 연락처"


def test_a_header_row_can_be_chosen(desk: Desk, file: Path) -> None:
    rows = (["성명", "연락처"], ["옛 명부"], ["이름", "전화"], ["김민지", "010-1234-5678"])
    plan = imports.plan(desk, workbook(file, *rows))
    chosen = imports.choose_header(desk, plan, [3])
    assert [c.header for c in chosen.columns] == ["이름", "전화"]
    assert [row.title for row in chosen.rows] == ["김민지"]


def test_without_the_columns_a_record_needs_no_row_comes_in(desk: Desk, file: Path) -> None:
    rows = (["차량", "색"], ["경차", "흰색"], ["승합", "검정"])
    plan = imports.plan(desk, workbook(file, *rows), kind=SEEKERS, columns={"차량": "transport"})
    assert decisions(plan) == [Decision.REJECT, Decision.REJECT]
    assert plan.rows[0].reason == "이름 열이 없습니다. 어느 열인지 고르세요."


def test_rows_left_out_stay_out_when_the_plan_is_made_again(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, people(file, KIM, LEE))
    without = imports.decide(plan, [1], Decision.SKIP)
    assert decisions(imports.remap(desk, without, {"비고": ""})) == [Decision.NEW, Decision.SKIP]


def test_stopping_keeps_nothing(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, people(file, KIM, LEE))
    before = dump(desk)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        imports.apply(desk, plan, progress=stop)
    assert dump(desk) == before
    with pytest.raises(Cancelled):
        imports.plan(desk, file, progress=stop)


def test_progress_ends_at_the_number_of_rows(desk: Desk, file: Path) -> None:
    seen: list[tuple[int, int]] = []
    plan = imports.plan(desk, people(file, KIM, LEE), progress=lambda *at: seen.append(at))
    assert seen[-1] == (2, 2)
    imports.apply(desk, plan, progress=lambda *at: seen.append(at))
    assert seen[-1] == (2, 2)


def test_a_record_gone_meanwhile_stops_the_writing(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    plan = imports.plan(desk, people(file, KIM, ("이철수", "1965-03-04", "", "", "경비")))
    history.undo(desk)
    before = dump(desk)
    with pytest.raises(UserError, match="3행의 '이철수'"):
        imports.apply(desk, plan)
    assert dump(desk) == before


def test_rejects_go_out_in_their_shape_and_come_back_mended(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    rows = (
        ["2026년 현황"],
        ["연번", "인적사항", None, "비고"],
        [None, "성 명", "생년월일", None],
        [1, "김민지", "1990.01.02", ""],
        [2, "박봄", "2026.02.30", "- =1+1"],
    )
    plan = imports.plan(desk, workbook(file, *rows, merged=["A2:A3", "B2:C2", "D2:D3"]))
    out = tmp_path / "오류.xlsx"
    assert imports.save_rejects(plan, out) == 1
    again = imports.plan(desk, out)
    assert again.column_fields == plan.column_fields
    assert [(r.row, r.reason) for r in again.rejected] == [(3, "2월 30일은 없는 날짜입니다.")]
    book = load_workbook(out)
    sheet = book.active
    assert sheet is not None
    assert sheet.cell(3, 5).value == "5행 생년월일: 2월 30일은 없는 날짜입니다."
    assert sheet.cell(3, 4).value == "- =1+1"
    assert sheet.cell(3, 4).data_type == "s"
    sheet.cell(3, 3).value = "2000.02.28"
    book.save(out)
    assert imports.plan(desk, out).counts.new == 1
    with pytest.raises(UserError, match="저장할 것이 없습니다"):
        imports.save_rejects(imports.plan(desk, out), tmp_path / "없음.xlsx")


def test_who_imported_stands_in_the_access_log(desk: Desk, file: Path) -> None:
    bring(desk, people(file, KIM, LEE))
    entry = access.listing(desk, 1)[0]
    assert entry.action == "등록"
    assert entry.count == 2
    assert "명부.xlsx" in entry.purpose


def test_a_kind_that_cannot_be_taken_in_is_refused(desk: Desk, file: Path) -> None:
    people(file, KIM)
    with pytest.raises(UserError, match="아직 가져올 수 없습니다"):
        imports.plan(desk, file, kind=KindId.CONTACTS)


def test_the_kind_of_a_workbook_alone(file: Path) -> None:
    from jobdesk.exchange import reader

    guess = imports.guess_kind(reader.read(people(file, KIM)), date(2026, 11, 20))
    assert guess.kind is SEEKERS
    assert "희망직종" in guess.why


def test_a_firm_with_a_mistyped_number_can_still_be_edited(desk: Desk, file: Path) -> None:
    bring(desk, workbook(file, ["업체명", "사업자등록번호"], ["한강", "124-81-00999"]))
    firm = lists.record(desk, EMPLOYERS, 1)
    employers.save(desk, replace(firm, phone="063-123-4567"))
    assert stored(desk, EMPLOYERS, "business_number", "phone") == [("124-81-00999", "063-123-4567")]
    with pytest.raises(UserError, match="사업자등록번호"):
        employers.save(
            desk, replace(lists.record(desk, EMPLOYERS, 1), business_number="1248100998x1")
        )
