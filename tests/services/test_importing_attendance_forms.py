"""출석부 of persons by dates (별지 제18호서식): the people, days and marks that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, history, imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests import cohort_sheet_kit as kit
from tests.services.import_kit import conserved, decisions, dump, file
from tests.shared import shared

__all__ = ["file"]
K25 = "samples/sheets/k25_직업훈련_출석부_별지18호.xlsx"
BACKEND = "백엔드(자바/프레임워크)개발 실무 & 정보처리산업기사A"
ROBOTS = "5G기반 스마트웰니스 의료기기 인공지능 로봇틱스"
CLOUD = "(기업맞춤 PBT) 클라우드 기반 AI 서비스 G"
MARKLESS = {BACKEND: "교육생 21명과 수업 13일", ROBOTS: "교육생 13명과 수업 5일",
            CLOUD: "교육생 12명과 수업 5일"}  # fmt: skip
WRITE_THEM = "출결은 교육의 출석에서 적으세요."


def _named(*numbers: int) -> list[str]:
    return [f"훈련생{number:02}" for number in numbers]


def _people(desk: Desk, cohort_id: int) -> list[str]:
    found = cohort_records.trainees(desk, cohort_id)
    names = lists.called(desk, KindId.TRAINEES, [one.id for one in found])
    return [names[one.id] for one in found]


def _days(desk: Desk, cohort_id: int) -> list[date]:
    return [one.held_on or date.min for one in cohort_records.sessions(desk, cohort_id)]


def _weekdays(first: date, count: int) -> list[date]:
    return [date.fromordinal(first.toordinal() + n) for n in range(count)]


@pytest.fixture
def cohorts(desk: Desk) -> dict[str, int]:
    """The three courses of which the five sheets of the sample are, by their dates."""
    spans = {
        BACKEND: (date(2022, 4, 13), date(2022, 10, 13)),
        ROBOTS: (date(2020, 8, 12), date(2021, 4, 12)),
        CLOUD: (date(2025, 8, 18), date(2026, 2, 26)),
    }
    return {
        title: kit.cohort(desk, title, starts_on=first, ends_on=last)
        for title, (first, last) in spans.items()
    }


def test_the_sample_gives_the_people_days_and_remarks_that_stand_in_it(
    desk: Desk, cohorts: dict[str, int]
) -> None:
    path = shared(K25)
    before = dump(desk)
    operations = []
    for title, cohort_id in cohorts.items():
        plan = imports.plan(desk, path, kind=KindId.ATTENDANCE, cohort=cohort_id)
        assert (plan.questions, plan.rejected) == ((), ()), title
        assert plan.notes[-1].endswith(f"{MARKLESS[title]}만 읽었습니다. {WRITE_THEM}")
        result = imports.apply(desk, plan)
        assert conserved(result)
        operations.append(result.change.operation)
        again = imports.plan(desk, path, kind=KindId.ATTENDANCE, cohort=cohort_id)
        assert [(r.title, r.changes) for r in again.rows if r.decision is Decision.UPDATE] == []
        assert again.counts.unchanged == again.counts.read, title
    backend, robots, cloud = cohorts.values()
    order = (14, 15, 16, 17, 18, 32, 19, 33, *range(20, 32), 34)
    assert _people(desk, backend) == _named(*order)
    assert _days(desk, backend) == [
        *_weekdays(date(2022, 4, 13), 3),
        *_weekdays(date(2022, 4, 18), 5),
        *_weekdays(date(2022, 4, 25), 5),
    ]
    assert {one.hours for one in cohort_records.sessions(desk, backend)} == {8}
    by_name = dict(zip(_people(desk, backend), cohort_records.trainees(desk, backend), strict=True))
    gone = by_name["훈련생25"]
    assert (gone.status, gone.left_on) == (TraineeStatus.DROPPED, date(2022, 4, 13))
    assert (gone.exit_reason, gone.exit_note) == (ExitReason.OTHER, "(04.13) 수강 포기")
    assert by_name["훈련생33"].note == "HRD-NET 미등록"
    assert {one.status for name, one in by_name.items() if name != "훈련생25"} == {
        TraineeStatus.RUNNING
    }
    assert _people(desk, robots) == _named(*range(1, 14))
    assert _days(desk, robots) == _weekdays(date(2021, 1, 18), 5)
    # The second sheet of that week has two people more, among the others.
    assert _people(desk, cloud) == _named(35, 36, 37, 38, 40, 41, 42, 46, 44, 45, 39, 43)
    assert _days(desk, cloud) == _weekdays(date(2025, 9, 22), 5)
    for cohort_id in cohorts.values():
        assert cohort_records.attendance(desk, cohort_id) == []
    for operation in reversed(operations):
        history.undo(desk, operation)
    after = dump(desk)
    assert len(after.pop("import_profiles")) == 1  # the kind that was named, for the next file
    assert before.pop("import_profiles") == []
    assert after == before


def test_the_cohort_is_known_by_what_the_form_says(desk: Desk) -> None:
    cohort_id = kit.cohort(
        desk, "클라우드 AI 과정", starts_on=date(2025, 8, 18), ends_on=date(2026, 2, 26)
    )
    plan = imports.plan(desk, shared(K25))
    assert (plan.kind, plan.cohort) == (KindId.TRAINEES, cohort_id)
    assert {row.sheet for row in plan.rows} == {"12 (4)", "Sheet1"}
    assert any("과정과 기간에 따라" in note for note in plan.notes)
    assert sum("다른 과정의 출석부라 뺐습니다" in note for note in plan.notes) == 2
    assert [row.row for row in plan.rows][:3] == [9, 10, 11]


def test_a_cohort_that_is_not_in_the_file_is_named(desk: Desk) -> None:
    cohort_id = kit.cohort(desk)
    with pytest.raises(UserError, match="출석부가 이 파일에 없습니다"):
        imports.plan(desk, shared(K25), kind=KindId.ATTENDANCE, cohort=cohort_id)


# Forms made here


def form(path: Path, days: Sequence[object], people: Sequence[Sequence[object]]) -> Path:
    """A form with ``periods`` cells a day: 성명, then the cells of each person."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    periods = (len(people[0]) - 1) // len(days)
    sheet.append(["[별지 제18호서식]"])
    sheet.append(["출     석     부"])
    sheet.append(["훈련과정명", None, kit.TITLE, None, "훈련기간", None, "2026-09-07 ~ 2026-10-30"])
    dated: list[object] = []
    for day in days:
        dated += [day, *[None] * (periods - 1)]
    sheet.append(["번호", "날짜", *dated, "소정출석일", "실제출석일"])
    sheet.append([None, "성 명", *[n % periods + 1 for n in range(periods * len(days))]])
    for column in range(len(days)):
        if periods > 1:
            left = 3 + column * periods
            sheet.merge_cells(
                start_row=4, end_row=4, start_column=left, end_column=left + periods - 1
            )
    for number, row in enumerate(people, 1):
        sheet.append([number, *row])
    book.save(path)
    return path


MON, TUE = date(2026, 9, 7), date(2026, 9, 8)


def test_signs_become_marks_with_their_hours(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    kim, lee, ra = kit.people(desk, cohort_id, ["김민지", "이철수", "도라온"])
    here = ["○"] * 4
    path = form(
        file,
        [MON, "9월 8일"],
        [
            ["김민지", *here, *here],
            ["이철수", "/", "지", "○", "○", *["/"] * 4],
            ["도라온", "○", "외", "○", "○", "공", "공", "공", "공"],
        ],
    )
    plan = imports.plan(desk, path)
    assert plan.cohort == cohort_id
    assert decisions(plan) == [Decision.UPDATE] * 3
    imports.apply(desk, plan)
    told = {(m.trainee_id, m.held_on): (m.mark, m.hours) for m in _marks(desk, cohort_id)}
    assert told == {
        (kim, MON): (Mark.PRESENT, None),
        (kim, TUE): (Mark.PRESENT, None),
        (lee, MON): (Mark.LATE, 2),
        (lee, TUE): (Mark.ABSENT, None),
        (ra, MON): (Mark.OUT, None),
        (ra, TUE): (Mark.EXCUSED, None),
    }
    assert [one.hours for one in cohort_records.sessions(desk, cohort_id)] == [4, 4]
    assert imports.plan(desk, path).counts.unchanged == 3
    history.undo(desk)
    assert _marks(desk, cohort_id) == []
    assert cohort_records.sessions(desk, cohort_id) == []


def _marks(desk: Desk, cohort_id: int) -> list[object]:
    return list(cohort_records.attendance(desk, cohort_id))


def test_a_plain_matrix_of_one_cell_a_day_is_read_too(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"{kit.TITLE} 출석부"])
    sheet.append(["연번", "성명", "9/7(월)", "9/8(화)", "9/9(수)", "비고"])
    sheet.append([1, "김민지", "○", "지각", "○", None])
    sheet.append([2, "이철수", "○", "×", None, "(9.9) 중도포기"])
    book.save(file)
    plan = imports.plan(desk, file, cohort=cohort_id, kind=KindId.ATTENDANCE)
    assert decisions(plan) == [Decision.NEW] * 2
    imports.apply(desk, plan)
    found = sorted((m.trainee_id, m.held_on, m.mark) for m in _marks(desk, cohort_id))
    assert [mark for _, _, mark in found] == [
        Mark.PRESENT, Mark.LATE, Mark.PRESENT, Mark.PRESENT, Mark.ABSENT,
    ]  # fmt: skip
    assert {one.hours for one in cohort_records.sessions(desk, cohort_id)} == {8}


def test_what_a_timetable_does_not_have_is_refused(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    kit.people(desk, cohort_id, ["김민지"])
    kit.lessons(desk, cohort_id, date(2026, 9, 1), 3)
    kit.lessons(desk, cohort_id, date(2026, 9, 9), 3)
    path = form(file, [MON, TUE], [["김민지", "○", "○"]])
    plan = imports.plan(desk, path, cohort=cohort_id)
    assert decisions(plan) == [Decision.REJECT]
    assert "2026-09-07 (월)에는 수업이 없습니다" in plan.rows[0].reason


def test_the_next_week_goes_on_where_the_last_ended(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    week = [MON, TUE]
    imports.apply(desk, imports.plan(desk, form(file, week, [["김민지", "○", "○"]])))
    later = [date(2026, 9, 14), date(2026, 9, 15)]
    imports.apply(desk, imports.plan(desk, form(file, later, [["김민지", "○", "결"]])))
    assert _days(desk, cohort_id) == [*week, *later]
    assert [m.mark for m in _marks(desk, cohort_id)].count(Mark.PRESENT) == 3
    assert _people(desk, cohort_id) == ["김민지"]


def test_a_sheet_that_tells_a_day_otherwise_is_asked(desk: Desk, file: Path) -> None:
    kit.cohort(desk)
    path = form(file, [MON, TUE], [["김민지", "○", "○"], ["김민지", "결", "○"]])
    plan = imports.plan(desk, path)
    assert decisions(plan) == [Decision.NEW, Decision.QUESTION]


def test_words_that_are_no_signs_are_remarks(desk: Desk, file: Path) -> None:
    cohort_id = kit.cohort(desk)
    path = form(file, [MON, TUE], [["김민지", "○", "보강 필요"]])
    imports.apply(desk, imports.plan(desk, path))
    (one,) = cohort_records.trainees(desk, cohort_id)
    assert one.note == "보강 필요"
    assert len(_marks(desk, cohort_id)) == 1


def test_a_form_is_told_to_bear_no_mark_only_where_none_stands(desk: Desk, file: Path) -> None:
    kit.cohort(desk)
    marked = imports.plan(desk, form(file, [MON, TUE], [["김민지", "○", ""], ["이영수", "", ""]]))
    assert not any("출결 표시가 한 칸도 없어" in note for note in marked.notes)
    bare = imports.plan(desk, form(file, [MON, TUE], [["김민지", "", ""], ["이영수", "", ""]]))
    assert any("교육생 2명과 수업 2일만 읽었습니다" in note for note in bare.notes)
