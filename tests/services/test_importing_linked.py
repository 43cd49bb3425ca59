"""A sheet of referrals, hires or notes finds whose they are, asks where it is not sure, and
makes who is not known; one undo takes all of it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.employers import Employer, Vacancy, VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.people import Seeker
from jobdesk.domain.plans import PlanItem
from jobdesk.errors import UserError
from jobdesk.services import access, employers, entries, history, imports, seekers, vacancies
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import bring, conserved, decisions, dump, stored, workbook

REFERRALS, PLACEMENTS, NOTES = KindId.REFERRALS, KindId.PLACEMENTS, KindId.NOTES
SEEKERS, EMPLOYERS, VACANCIES = KindId.SEEKERS, KindId.EMPLOYERS, KindId.VACANCIES
HEAD = ("알선일", "구직자", "생년월일", "연락처", "구인업체", "모집직종", "면접일", "상태")
DAY = date(2026, 10, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "알선대장.xlsx"


def person(desk: Desk, name: str, birth: date | None = None, phone: str = "") -> int:
    seeker = Seeker(name=name, birth_date=birth, phone=phone, registered_on=date(2026, 9, 1))
    return seekers.register(desk, seeker).refs[0].id


def firm(desk: Desk, name: str, phone: str = "") -> int:
    return employers.register(desk, Employer(name=name, phone=phone)).refs[0].id


def job(desk: Desk, firm_id: int, name: str, received: date = DAY) -> int:
    vacancy = Vacancy(employer_id=firm_id, job=name, received_on=received)
    return vacancies.register(desk, vacancy).refs[0].id


def test_a_referral_finds_its_person_firm_and_vacancy(desk: Desk, file: Path) -> None:
    kim = person(desk, "김민지", date(1980, 1, 2), "010-1111-2222")
    work = job(desk, firm(desk, "(주)한빛식품"), "포장")
    sheet = workbook(
        file,
        HEAD,
        ["2026-10-05", "김민지", "1980-01-02", "", "한빛식품", "포장", "2026-10-08", "면접예정"],
        ["2026-10-06", "박새봄", "1991.3.4", "010-3333-4444", "새벗농원", "선별", "", "제안"],
        ["2026-10-07", "박새봄", "", "010-3333-4444", "한빛식품", "포장", "", ""],
    )
    before = dump(desk)
    plan = imports.plan(desk, sheet)
    assert plan.kind is REFERRALS
    assert "알선일" in plan.why
    assert decisions(plan) == [Decision.NEW] * 3
    assert plan.rows[0].remarks == ()
    assert plan.rows[1].remarks == ("새 구직자: 박새봄", "새 업체: 새벗농원")
    result = imports.apply(desk, plan)
    assert result.new == 3
    assert conserved(result)
    rows = stored(desk, REFERRALS, "seeker", "employer", "vacancy", "referred_on", "status")
    assert rows == [
        ("김민지", "(주)한빛식품", "포장", date(2026, 10, 5), "면접예정"),
        ("박새봄", "새벗농원", "선별", date(2026, 10, 6), "제안"),
        ("박새봄", "(주)한빛식품", "포장", date(2026, 10, 7), "제안"),
    ]
    assert stored(desk, REFERRALS, "seeker_id", "vacancy_id")[0] == (kim, work)
    assert stored(desk, SEEKERS, "name", "phone", "status") == [
        ("김민지", "010-1111-2222", "알선중"),
        ("박새봄", "010-3333-4444", "알선중"),
    ]
    assert [name for (name,) in stored(desk, VACANCIES, "job")] == ["포장", "선별"]
    logged = {(entry.kind, entry.action) for entry in access.listing(desk, 6)}
    assert {(kind.value, Action.ADD.value) for kind in (REFERRALS, SEEKERS, VACANCIES)} <= logged
    history.undo(desk, result.change.operation)
    assert dump(desk) == before


def test_the_same_sheet_again_is_the_same(desk: Desk, file: Path) -> None:
    sheet = workbook(
        file,
        HEAD,
        ["2026-10-05", "김민지", "", "010-1111-2222", "한빛식품", "포장", "", "제안"],
        ["2026-10-06", "박새봄", "", "", "새벗농원", "선별", "", "제안"],
        ["2026-10-06", "박새봄", "", "", "새벗농원", "선별", "", "제안"],
    )
    assert bring(desk, sheet).new == 2
    again = imports.plan(desk, sheet)
    assert decisions(again) == [Decision.SAME] * 3
    assert len(stored(desk, SEEKERS)) == 2


def test_a_name_alone_is_asked_and_never_the_first_of_two(desk: Desk, file: Path) -> None:
    one = person(desk, "김민지", date(1980, 1, 2))
    two = person(desk, "김민지", date(1995, 5, 5))
    sheet = workbook(
        file,
        HEAD,
        ["2026-10-05", "김민지", "", "", "한빛식품", "포장", "", "제안"],
        ["2026-10-09", "김민지", "", "", "한빛식품", "포장", "", "제안"],
        ["2026-10-11", "김민지", "1995-05-05", "", "한빛식품", "포장", "", "제안"],
    )
    plan = imports.plan(desk, sheet)
    assert decisions(plan) == [Decision.QUESTION, Decision.QUESTION, Decision.NEW]
    asked = plan.rows[0]
    assert asked.asks == "seeker"
    assert [candidate.id for candidate in asked.candidates] == [one, two]
    left = imports.apply(desk, plan)
    assert (left.new, left.question) == (1, 2)
    history.undo(desk)
    answered = imports.decide(plan, [0], Decision.NEW, two)
    answered = imports.decide(answered, [1], Decision.NEW)  # somebody else of that name
    result = imports.apply(desk, answered)
    assert result.new == 3
    ids = [id_ for (id_,) in stored(desk, REFERRALS, "seeker_id")]
    assert ids[0] == ids[2] == two
    assert ids[1] not in (one, two)
    assert len(stored(desk, SEEKERS)) == 3


def test_a_row_that_asks_twice_is_asked_one_after_the_other(desk: Desk, file: Path) -> None:
    first = person(desk, "김민지", date(1980, 1, 2))
    person(desk, "김민지", date(1995, 5, 5))
    firm(desk, "하나", "063-111-1111")
    right = firm(desk, "하나", "063-222-2222")
    work = job(desk, right, "포장")
    sheet = workbook(file, HEAD, ["2026-10-05", "김민지", "", "", "하나", "포장", "", "제안"])
    plan = imports.plan(desk, sheet)
    assert plan.rows[0].asks == "seeker"
    plan = imports.decide(plan, [0], Decision.NEW, first)
    assert plan.rows[0].decision is Decision.QUESTION
    assert plan.rows[0].asks == "employer"
    assert "업체" in plan.rows[0].reason
    whole = imports.decide(plan, [0], Decision.NEW, right)
    assert whole.rows[0].decision is Decision.NEW
    back = imports.decide(whole, [0], Decision.QUESTION)
    assert (back.rows[0].asks, back.rows[0].decided) == ("seeker", False)
    carried = imports.replan(desk, whole, rule=imports.DuplicateRule.FILL)
    assert carried.rows[0].decision is Decision.NEW
    imports.apply(desk, carried)
    assert stored(desk, REFERRALS, "seeker_id", "vacancy_id") == [(first, work)]
    again = imports.plan(desk, sheet)
    assert decisions(again) == [Decision.SAME]


def test_of_several_vacancies_the_one_open_that_day_is_meant(desk: Desk, file: Path) -> None:
    hanbit = firm(desk, "한빛식품")
    old = job(desk, hanbit, "포장", date(2026, 3, 1))
    vacancies.set_status(desk, old, VacancyStatus.CLOSED)
    now = job(desk, hanbit, "포장", date(2026, 9, 1))
    head = ("알선일", "구직자", "연락처", "구인업체", "모집직종")
    person_ = ("김민지", "010-1111-2222")
    sheet = workbook(file, head, ["2026-10-05", *person_, "한빛식품", "포장"])
    bring(desk, sheet)
    assert stored(desk, REFERRALS, "vacancy_id") == [(now,)]
    later = job(desk, hanbit, "포장", date(2026, 10, 1))
    plan = imports.plan(desk, workbook(file, head, ["2026-10-20", *person_, "한빛식품", "포장"]))
    assert plan.rows[0].asks == "vacancy"
    assert [candidate.id for candidate in plan.rows[0].candidates] == [now, later]


def test_hires_follow_their_referral_and_people_are_placed(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(
            file,
            HEAD,
            ["2026-10-05", "김민지", "", "010-1111-2222", "한빛식품", "포장", "", "면접완료"],
        ),
    )
    sheet = workbook(
        file,
        ["입사일", "성명", "연락처", "취업처", "직종", "취업경로", "고용보험"],
        ["2026-10-20", "김민지", "010-1111-2222", "한빛식품", "포장", "알선", "○"],
        ["2026-10-21", "이철수", "010-5555-6666", "읍내식당", "주방", "자체취업", ""],
    )
    plan = imports.plan(desk, sheet)
    assert plan.kind is PLACEMENTS
    imports.apply(desk, plan)
    assert stored(desk, PLACEMENTS, "seeker", "employer", "route", "insured") == [
        ("김민지", "한빛식품", "알선", True),
        ("이철수", "읍내식당", "자체취업", None),
    ]
    assert stored(desk, REFERRALS, "status") == [("입사",)]
    assert stored(desk, SEEKERS, "status") == [("취업",), ("취업",)]
    assert [name for (name,) in stored(desk, EMPLOYERS, "name")] == ["한빛식품"]
    assert imports.plan(desk, sheet).counts.unchanged == 2


def test_notes_keep_what_their_cells_say_beyond(desk: Desk, file: Path) -> None:
    person(desk, "김민지", None, "010-1111-2222")
    sheet = workbook(
        file,
        ["상담일", "시각", "성명", "연락처", "상담유형", "상담내용"],
        ["2026-10-05", "오후 2시 반", "김민지", "010-1111-2222", "취업상담", "포장 일을 원함"],
        ["2026-10-06", "9시", "", "", "취업상담", "이름을 밝히지 않음"],
    )
    plan = imports.plan(desk, sheet)
    assert plan.kind is NOTES
    assert decisions(plan) == [Decision.NEW, Decision.REJECT]
    imports.apply(desk, plan)
    assert stored(desk, NOTES, "seeker", "noted_at", "content") == [
        ("김민지", "14:30", "포장 일을 원함")
    ]


def test_what_is_refused_goes_out_and_comes_back_mended(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    sheet = workbook(
        file,
        HEAD,
        ["2026-10-05", "", "", "", "한빛식품", "포장", "", "제안"],
        ["2026-10-05", "김민지", "", "", "한빛식품", "포장", "2026-10-01", "제안"],
    )
    plan = imports.plan(desk, sheet)
    assert [(row.column, row.decision) for row in plan.rows] == [
        ("구직자", Decision.REJECT),
        ("면접일", Decision.REJECT),
    ]
    out = tmp_path / "고칠 것.xlsx"
    assert imports.save_rejects(plan, out) == 2
    import openpyxl

    book = openpyxl.load_workbook(out)
    page = book.active
    assert page is not None
    page["B2"], page["G3"] = "박새봄", "2026-10-06"
    book.save(out)
    result = bring(desk, out)
    assert result.new == 2


def test_a_trip_or_survey_that_is_not_known_is_named(desk: Desk, file: Path) -> None:
    sheet = workbook(
        file,
        ["동행면접", "날짜", "구직자", "연락처", "참석"],
        ["장날 동행", "2026-10-05", "김민지", "010-1111-2222", "참석"],
    )
    plan = imports.plan(desk, sheet)
    assert plan.kind is KindId.TRIP_PEOPLE
    assert plan.rows[0].decision is Decision.REJECT
    assert "동행면접" in plan.rows[0].reason


def test_targets_come_in_by_year_and_indicator(desk: Desk, file: Path) -> None:
    rows = (["연도", "지표", "목표"], ["2026년", "알선", "1,652건"], ["2026", "모름", "3"])
    plan = imports.plan(desk, workbook(file, *rows))
    assert plan.kind is KindId.TARGETS
    assert decisions(plan) == [Decision.NEW, Decision.REJECT]
    imports.apply(desk, plan)
    assert stored(desk, KindId.TARGETS, "indicator", "year", "value") == [
        ("referrals", 2026, "1,652건")
    ]


def test_targets_of_any_indicator_come_in(desk: Desk, file: Path) -> None:
    own = entries.add(desk, OwnIndicator(name="청년 상담", unit="건", hand="합계")).id
    node = entries.add(desk, PlanItem(title="공공근로")).id
    rows = (
        ["연도", "지표", "목표"],
        ["2026", "동행면접 (회)", "30"],
        ["2026", "청년 상담", "120"],
        ["2026", "공공근로", "12"],
    )
    imports.apply(desk, imports.plan(desk, workbook(file, *rows)))
    assert stored(desk, KindId.TARGETS, "indicator", "value") == [
        ("trips", "30"), (f"own:{own}", "120"), (f"plan:{node}", "12"),
    ]  # fmt: skip


def test_a_link_that_cannot_be_made_is_not_offered(desk: Desk, file: Path) -> None:
    for place in ("장날", "장날"):
        bring(
            desk,
            workbook(
                file,
                ["날짜", "장소", "동행직원"],
                ["2026-10-05", place, "갑" if not stored(desk, KindId.TRIPS) else "을"],
            ),
        )
    sheet = workbook(
        file,
        ["동행면접", "구직자", "연락처", "참석"],
        ["장날", "김민지", "010-1111-2222", "참석"],
    )
    plan = imports.plan(desk, sheet)
    assert plan.rows[0].asks == "trip"
    assert not imports.may_be_new(plan.rows[0])
    with pytest.raises(UserError, match="후보에서"):
        imports.decide(plan, [0], Decision.NEW)
    chosen = plan.rows[0].candidates[1].id
    imports.apply(desk, imports.decide(plan, [0], Decision.NEW, chosen))
    assert stored(desk, KindId.TRIP_PEOPLE, "trip_id") == [(chosen,)]
