"""일정 of a cohort by mouse and keyboard: made by the rule, moved, cancelled, made up, held."""

from __future__ import annotations

from datetime import date, timedelta

from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from training_kit import new_cohort, new_course, new_lesson, opened
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import CohortSession, CohortStatus, SessionStatus, SessionType
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_records, lessons
from jobdesk.ui.pages.training.lesson_dialog import LessonDialog
from jobdesk.ui.pages.training.page import TrainingPage
from jobdesk.ui.pages.training.proposal_dialog import ProposalDialog
from jobdesk.ui.pages.training.schedule_dialogs import CancelDialog, MakeUpDialog, MoveDialog
from jobdesk.ui.pages.training.schedule_part import SchedulePart
from tests.conftest import TODAY

K = Qt.Key


def part_of(bench: Bench, page: TrainingPage, cohort: int) -> SchedulePart:
    """일정 of a cohort, its jobs ended."""
    page.open_cohort(cohort, "schedule")
    bench.idle()
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, SchedulePart)
    return part


def lessons_of(bench: Bench, cohort: int) -> list[CohortSession]:
    """The stored lessons."""
    return cohort_records.sessions(bench.desk, cohort)


def test_a_timetable_is_made_by_the_rule_after_a_look(
    bench: Bench, qtmodeltester: ModelTester
) -> None:
    cohort = new_cohort(bench.desk)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    assert part.leads
    assert part.begin.isVisible()
    part.begin.click()
    bench.idle()
    dialog = dialog_of(ProposalDialog)
    assert dialog.sum.text().startswith("5일 40시간 · ")
    assert dialog.table.listing.rowCount() >= 5
    assert lessons_of(bench, cohort) == []
    dialog.go.click()
    bench.idle()
    stored = lessons_of(bench, cohort)
    assert sum(each.hours or 0 for each in stored) == 40
    assert cohort_records.cohort(bench.desk, cohort).ends_on == max(
        each.held_on for each in stored if each.held_on
    )
    assert not part.leads
    qtmodeltester.check(part.rows)
    assert part.rows.rowCount() == len(stored)
    assert part.sum.text() == "5일 · 40시간"
    part.hands.generate()
    bench.idle()
    again = dialog_of(ProposalDialog)
    assert "지금 시간표와 같습니다" in again.sum.text()
    assert not again.go.isEnabled()
    again.reject()


def test_what_keeps_a_timetable_from_being_made_is_said(bench: Bench) -> None:
    cohort = new_cohort(bench.desk, weekdays=())
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.hands.generate()
    bench.idle()
    dialog = dialog_of(ProposalDialog)
    assert "수업 요일이 없어" in dialog.problem.text()
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_list_and_calendar_go_along(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    first, second = (new_lesson(bench.desk, cohort, days) for days in (10, 12))
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    assert part.table.current().id == first
    assert part.calendar.day == TODAY + timedelta(days=10)
    part.table.setFocus()
    press(part.table, K.Key_Down)
    assert part.calendar.day == TODAY + timedelta(days=12)
    press(part.calendar.grid, K.Key_Left)
    assert part.table.current().id == second
    press(part.calendar.grid, K.Key_Left)
    assert part.table.current().id == first
    press(part.calendar.grid, K.Key_2)
    assert dialog_of(CancelDialog).isVisible()


def test_a_lesson_is_added_on_the_day_of_the_calendar_and_corrected(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 10)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    assert page.primary == ("수업 추가", "plus")
    press(part.calendar.grid, K.Key_Right)
    press(part.calendar.grid, K.Key_Return)
    bench.idle()
    dialog = dialog_of(LessonDialog)
    assert dialog.form.fields["held_on"].value() == TODAY + timedelta(days=11)
    assert dialog.form.fields["hours"].value() == 8
    subject = cohort_records.subjects(
        bench.desk, cohort_records.cohort(bench.desk, cohort).course_id or 0
    )[1]
    dialog.form.fields["subject"].set_value(subject.id)
    dialog.go.click()
    bench.idle()
    assert lessons_of(bench, cohort)[1].subject_id == subject.id
    part.table.setFocus()
    part.table.select(lessons_of(bench, cohort)[1].id)
    press(part.table, K.Key_Return)
    bench.idle()
    form = dialog_of(LessonDialog)
    assert form.form.fields["subject"].value() == subject.id
    form.form.fields["trainer"].widget.setText("김강사")  # type: ignore[attr-defined]
    form.go.click()
    bench.idle()
    assert lessons_of(bench, cohort)[1].trainer == "김강사"


def test_an_extra_lesson_counts_for_nothing(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 10)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.extra_button.click()
    bench.idle()
    dialog = dialog_of(LessonDialog)
    assert dialog.form.fields["session_type"].value() == SessionType.EXTRA
    dialog.form.fields["content"].widget.setText("이력서 특강")  # type: ignore[attr-defined]
    dialog.form.fields["starts_at"].widget.setText("19:00")  # type: ignore[attr-defined]
    dialog.form.fields["ends_at"].widget.setText("21:00")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    assert part.sum.text() == "1일 · 8시간 · 특강 1회 · 남은 32시간"


def test_a_lesson_moves_to_another_day_with_a_word_of_it(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 10)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.table.setFocus()
    press(part.table, K.Key_1)
    dialog = dialog_of(MoveDialog)
    dialog.save()
    assert "날짜" in dialog.day.problem()
    dialog.day.widget.setText("2026-12-25")  # type: ignore[attr-defined]
    dialog.day.edited.emit()
    bench.idle()
    assert "기독탄신일" in dialog.told.text() or "성탄절" in dialog.told.text()
    dialog.day.widget.setText("+13")  # type: ignore[attr-defined]
    dialog.day.edited.emit()
    bench.idle()
    dialog.reason.widget.setText("강사 사정")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    (moved,) = lessons_of(bench, cohort)
    assert moved.held_on == TODAY + timedelta(days=13)
    assert "강사 사정" in moved.reason
    assert part.table.current().id == moved.id


def test_a_lesson_is_cancelled_with_a_reason_and_made_up(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    lesson = new_lesson(bench.desk, cohort, 10)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.table.setFocus()
    press(part.table, K.Key_2)
    dialog = dialog_of(CancelDialog)
    assert not dialog.day.isVisible()
    dialog.save()
    assert "사유" in dialog.reason.problem()
    dialog.reason.widget.setText("폭설")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    (gone,) = lessons_of(bench, cohort)
    assert (gone.status, gone.reason) == (SessionStatus.CANCELLED, "폭설")
    assert "보강할 수업 1회" in part.sum.text()
    assert part.make_up_button.isEnabled()
    press(part.table, K.Key_3)
    made_up = dialog_of(MakeUpDialog)
    made_up.day.widget.setText("+15")  # type: ignore[attr-defined]
    made_up.go.click()
    bench.idle()
    both = lessons_of(bench, cohort)
    assert [each.session_type for each in both] == [SessionType.REGULAR, SessionType.MAKE_UP]
    assert both[1].makes_up_id == lesson
    assert "보강할 수업" not in part.sum.text()
    assert not part.make_up_button.isEnabled()


def test_a_cancelled_lesson_is_made_up_in_the_same_step(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 10)
    window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.cancel_button.click()
    dialog = dialog_of(CancelDialog)
    dialog.reason.widget.setText("강사 사정")  # type: ignore[attr-defined]
    dialog.later.setChecked(True)
    assert dialog.day.isVisible()
    dialog.save()
    assert "날짜" in dialog.day.problem()
    dialog.day.widget.setText("+14")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    assert len(lessons_of(bench, cohort)) == 2
    window.undo.undo()
    bench.idle()
    assert [each.status for each in lessons_of(bench, cohort)] == [SessionStatus.SET]
    assert part.rows.rowCount() == 1


def test_lessons_are_held_and_put_away(bench: Bench) -> None:
    course = new_course(bench.desk)
    cohort = new_cohort(bench.desk, days=-5, course=course, status=CohortStatus.RUNNING)
    past = [new_lesson(bench.desk, cohort, days) for days in (-4, -3)]
    coming = new_lesson(bench.desk, cohort, 3)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    assert part.until_button.isVisible()
    part.until_button.click()
    bench.idle()
    by_id = {each.id: each.status for each in lessons_of(bench, cohort)}
    assert [by_id[id_] for id_ in past] == [SessionStatus.HELD] * 2
    assert by_id[coming] is SessionStatus.SET
    assert not part.until_button.isVisible()
    part.table.setFocus()
    part.table.select(past[0])
    assert part.hold_button.text() == "예정으로"
    press(part.table, K.Key_4)
    bench.idle()
    assert lessons_of(bench, cohort)[0].status is SessionStatus.SET
    part.table.select(coming)
    assert not part.hold_button.isEnabled()
    press(part.table, K.Key_Delete)
    bench.idle()
    assert len(lessons_of(bench, cohort)) == 2


def test_a_lesson_named_elsewhere_is_shown(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    ids = [new_lesson(bench.desk, cohort, days) for days in (10, 11, 12)]
    window, page = opened(bench)
    window.show_page("home")
    bench.hub.open_record.emit(Ref(KindId.COHORT_SESSIONS, ids[2]))
    bench.idle()
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, SchedulePart)
    assert part.table.current().id == ids[2]
    assert part.calendar.day == date.fromordinal(TODAY.toordinal() + 12)


def test_where_it_is_narrow_calendar_and_list_take_turns(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 10)
    window, page = opened(bench)
    part = part_of(bench, page, cohort)
    assert part.dated.isVisible()
    assert part.listed.isVisible()
    assert not part.turn_button.isVisible()
    window.resize(1000, 700)
    bench.idle()
    assert not part.dated.isVisible()
    assert part.listed.isVisible()
    part.turn_button.click()
    assert part.dated.isVisible()
    assert not part.listed.isVisible()


def test_surveys_and_meetings_are_one_click_from_the_days(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    new_lesson(bench.desk, cohort, 0)
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.around_button.click()
    bench.idle()
    assert page.cohort is not None
    assert page.cohort.part == "hires"
    assert page.cohort.current.around.middle.isVisible()  # type: ignore[union-attr]
    page.show_part(f"schedule/{cohort}")
    page.show_part(f"around/{cohort}")
    bench.idle()
    assert page.cohort.current.around.middle.isVisible()  # type: ignore[union-attr]


def test_a_timetable_made_anew_opens_at_what_it_alters(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    held = new_lesson(bench.desk, cohort, 0, hours=8)
    bench.jobs.write(lambda: lessons.hold(bench.desk, [held]))
    _window, page = opened(bench)
    part = part_of(bench, page, cohort)
    part.hands.generate()
    bench.idle()
    dialog = dialog_of(ProposalDialog)
    states = [
        dialog.table.listing.index(row, 4).data() for row in range(dialog.table.listing.rowCount())
    ]
    assert states[0] == "그대로"
    assert dialog.table.currentIndex().row() == states.index("새로 만듭니다")
    dialog.reject()
