"""할 일 and the week of the training cohorts: from the first lesson to the promised hires."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import (
    CohortDemand,
    CohortSession,
    CohortStatus,
    DemandStatus,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    Attendance,
    Mark,
    SelectionStage,
    TraineeStatus,
    Verdict,
)
from jobdesk.services import (
    cohort_care,
    cohort_records,
    entries,
    history,
    selection,
    surveys,
    tasks,
    trainee_pay,
    week,
)
from jobdesk.services.cohort_care import SurveyPoint
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort, Todo
from tests import attendance_kit, casework, selection_kit
from tests.attendance_kit import Made
from tests.conftest import TODAY

_PRESENT = Mark.PRESENT


def todos(desk: Desk) -> list[Todo]:
    return [todo for todo in tasks.today(desk) if todo.sort is Sort.COHORT]


def titles(desk: Desk) -> list[str]:
    return [todo.title for todo in todos(desk)]


def of(desk: Desk, words: str) -> Todo:
    return next(todo for todo in todos(desk) if todo.title.startswith(words))


def mark(made: Made, who: int, days: range, word: Mark) -> None:
    with made.desk.store.operation("출결"):
        for day in days:
            records.insert(
                made.desk.store,
                Attendance(
                    cohort_id=made.id,
                    trainee_id=made.people[who],
                    held_on=made.days[day],
                    mark=word,
                ),
            )


def change(desk: Desk, cohort_id: int, **fields: object) -> None:
    with desk.store.operation("기수"):
        cohort = cohort_records.cohort(desk, cohort_id)
        records.update(desk.store, replace(cohort, **fields))  # type: ignore[arg-type]


def test_a_course_begins_above_everything_else(desk: Desk) -> None:
    group = selection_kit.make(desk, 0, starts_on=TODAY + timedelta(days=1), starts_at="09:00")
    tasks.add(desk, "늦은 일", TODAY - timedelta(days=9))
    todo = of(desk, "내일 개강")
    assert tasks.today(desk)[0] == todo
    assert todo.ref == Ref(KindId.COHORTS, group.id)
    assert "한빛군 평생학습관" in todo.detail
    tomorrow = replace(desk, today=lambda: TODAY + timedelta(days=1))
    assert of(tomorrow, "오늘 개강").due_at == "09:00"
    change(desk, group.id, status=CohortStatus.CANCELLED)
    assert titles(desk) == []


def test_a_selection_is_named_on_its_day_and_until_all_are_decided(desk: Desk) -> None:
    group = selection_kit.make(desk, 3)
    (stage,) = selection_kit.stages(
        group,
        SelectionStage(title="면접", held_on=TODAY, starts_at="14:00", place="센터"),
    )
    todo = of(desk, "오늘 면접 3명")
    assert (todo.due_at, todo.page) == ("14:00", f"training:selection/{group.id}")
    later = replace(desk, today=lambda: TODAY + timedelta(days=2))
    assert of(later, "면접 결과를 적을 분 3명").days_late == 2
    selection.set_verdict(desk, stage, group.people[:2], Verdict.PASSED)
    assert titles(later) == ["면접 결과를 적을 분 1명"]
    selection.set_verdict(desk, stage, group.people[2:], Verdict.ABSENT)
    assert titles(later) == []


def test_days_without_marks_are_told_from_the_first_of_them_on(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 20)  # from 2026-11-02; today is the 15th day
    mark(made, 0, range(15), _PRESENT)
    mark(made, 1, range(12), _PRESENT)
    mark(made, 1, range(13, 14), _PRESENT)
    todo = of(desk, "출석을 적지 않은 2일, 2건")
    assert (todo.due_on, todo.page) == (made.days[12], f"training:attendance/{made.id}")
    assert "11-18, 11-20" in todo.detail
    mark(made, 1, range(12, 13), _PRESENT)
    mark(made, 1, range(14, 15), _PRESENT)
    assert titles(desk) == []


def test_who_left_is_not_asked_for_afterwards(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 20)
    mark(made, 0, range(15), _PRESENT)
    mark(made, 1, range(3), _PRESENT)
    assert titles(desk) == ["출석을 적지 않은 12일, 12건"]
    left = {"status": TraineeStatus.DROPPED, "exit_reason": "개인사정"}
    made.edit(1, left_on=made.days[2], **left)
    assert titles(desk) == []


def test_a_warning_that_was_heard_comes_back_with_the_next_absence(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 20)
    mark(made, 0, range(15), _PRESENT)
    mark(made, 1, range(10), _PRESENT)
    mark(made, 1, range(10, 12), Mark.ABSENT)
    mark(made, 1, range(12, 14), _PRESENT)
    assert titles(desk) == ["결석이 많은 교육생 1명", "출석을 적지 않은 1일, 1건"]
    todo = of(desk, "결석이 많은")
    assert "이영수 3일 더 결석하면 미수료" in todo.detail
    tasks.done(desk, todo)
    tomorrow = replace(desk, today=lambda: TODAY + timedelta(days=1))
    assert "결석이 많은 교육생 1명" not in titles(tomorrow)
    mark(made, 1, range(14, 15), Mark.ABSENT)
    assert titles(desk) == ["결석이 많은 교육생 1명"]


def test_completion_certificates_and_promises_follow_the_last_lesson(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 10)  # over on 2026-11-13
    for who in range(2):
        mark(made, who, range(10), _PRESENT)
    firm = casework.employer(desk, "한빛물류")
    entries.add(
        desk,
        CohortDemand(
            cohort_id=made.id,
            employer_id=firm,
            status=DemandStatus.COMMITTED,
            committed_on=date(2026, 10, 1),
            committed_heads=2,
        ),
    )
    assert titles(desk) == ["수료를 판정할 분 2명", "채용약정을 확인할 업체 1곳"]
    assert of(desk, "수료를").due_on == date(2026, 11, 14)
    assert of(desk, "채용약정을").detail.startswith("한빛물류 0/2명")
    with desk.store.operation("수료"):
        for who in range(2):
            made.edit(who, status=TraineeStatus.COMPLETED, completed_on=made.days[-1])
    assert "수료증을 발급할 분 2명" in titles(desk)
    with desk.store.operation("발급"):
        for who in range(2):
            made.edit(who, certificate_number=f"가-{who}")
    assert titles(desk) == ["채용약정을 확인할 업체 1곳"]
    much_later = replace(desk, today=lambda: TODAY + timedelta(days=120))
    assert titles(much_later) == []


def test_a_month_that_is_over_is_to_be_paid(desk: Desk) -> None:
    made = attendance_kit.make(desk, 2, 20, first=date(2026, 10, 26), allowance_day=10_000)
    for who in range(2):
        mark(made, who, range(20), _PRESENT)
    todo = of(desk, "10월 훈련수당을 줄 분 2명")
    assert (todo.due_on, todo.detail) == (date(2026, 11, 1), "100,000원 · 물류 실무 1기")
    change(desk, made.id, allowance_day=None)
    assert titles(desk) == []


def test_lessons_of_the_week_stand_once_a_day(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 20)
    mark(made, 0, range(15), _PRESENT)
    with desk.store.operation("수업"):
        day = TODAY + timedelta(days=3)
        for at in ("14:00", "09:00"):
            entries.add(desk, CohortSession(cohort_id=made.id, held_on=day, starts_at=at, hours=2))
        extra = CohortSession(
            cohort_id=made.id,
            held_on=day,
            starts_at="19:00",
            hours=2,
            content="면접 특강",
            session_type=SessionType.EXTRA,
        )
        entries.add(desk, extra)
    found = [one for one in week.ahead(desk) if one.ref.kind is KindId.COHORT_SESSIONS]
    assert [(one.on, one.sort) for one in found if one.on == day] == [
        (day, "교육"),
        (day, "특강"),
    ]
    assert [one.on for one in found if one.sort == "교육"] == list(made.days[15:])
    history.undo(desk)
    with desk.store.operation("휴강"):
        for one in cohort_records.sessions(desk, made.id):
            gone = replace(one, status=SessionStatus.CANCELLED, reason="폭설")
            records.update(desk.store, gone)
    assert [one for one in week.ahead(desk) if one.ref.kind is KindId.COHORT_SESSIONS] == []


def test_the_first_day_and_a_selection_stand_out_in_the_week(desk: Desk) -> None:
    starts = TODAY + timedelta(days=3)
    group = selection_kit.make(desk, 1, starts_on=starts)
    selection_kit.stages(group, SelectionStage(title="면접", held_on=TODAY + timedelta(days=1)))
    entries.add(desk, CohortSession(cohort_id=group.id, held_on=starts, starts_at="09:00"))
    shown = [(one.sort, one.whole_centre) for one in week.ahead(desk)]
    assert shown == [("전형", False), ("개강", True)]


def test_the_first_day_is_told_before_there_is_a_timetable(desk: Desk) -> None:
    starts = TODAY + timedelta(days=3)
    group = selection_kit.make(desk, 1, starts_on=starts)
    assert [(one.on, one.sort, one.ref) for one in week.ahead(desk)] == [
        (starts, "개강", Ref(KindId.COHORTS, group.id))
    ]
    entries.add(desk, CohortSession(cohort_id=group.id, held_on=starts + timedelta(days=1)))
    assert [(one.on, one.sort) for one in week.ahead(desk)] == [
        (starts + timedelta(days=1), "교육")
    ]


def test_cohorts_of_long_ago_cost_the_first_page_nothing(desk: Desk, monkeypatch: Any) -> None:
    """Twenty years of courses that are over and paid are not reckoned again at every refresh."""
    for year in range(3):
        made = attendance_kit.make(
            desk,
            2,
            10,
            first=date(2020 + year, 3, 2),
            status=TraineeStatus.COMPLETED,
            allowance_day=10_000,
        )
        change(desk, made.id, status=CohortStatus.COMPLETED)
        mark(made, 0, range(10), _PRESENT)
        for at, who in enumerate(made.people):
            made.edit(at, certificate_number=f"{year}-{who}")
    asked: list[int] = []
    for module, name in ((cohort_records, "sessions"), (trainee_pay, "sheet")):
        monkeypatch.setattr(module, name, lambda _desk, id_, *_: asked.append(id_))
    assert titles(desk) == []
    assert asked == []


def test_the_middle_of_a_long_course_asks_for_its_survey(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 24)  # the 13th of its days is 2026-11-18
    attendance_kit.make(desk, 1, 16)
    found = [todo for todo in todos(desk) if todo.title == "중간 설문을 할 때"]
    assert [(todo.ref.id, todo.page, todo.due_on) for todo in found] == [
        (made.id, f"training:around/{made.id}", date(2026, 11, 18))
    ]
    surveys.add(desk, cohort_care.blank_survey(desk, made.id, SurveyPoint.MIDDLE))
    assert "중간 설문을 할 때" not in titles(desk)
    attendance_kit.make(desk, 1, 30)
    assert "중간 설문을 할 때" not in titles(desk), "it is not half over"
