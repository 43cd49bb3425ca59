"""교육 by mouse and keyboard: the lists, a new cohort, one cohort over the page, the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from training_kit import new_class, new_cohort, new_course, new_lesson, opened
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import CohortMeasure, CohortStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Attendance, Mark, SelectionStage, TraineeStatus
from jobdesk.services import (
    cohort_hires,
    cohort_records,
    cohort_targets,
    entries,
    history,
    lists,
    placements,
)
from jobdesk.ui.models.columns import left_out
from jobdesk.ui.models.delegates import cut_words
from jobdesk.ui.pages.training import cohort_stages
from jobdesk.ui.pages.training.new_cohort import CopyCohort, NewCohort
from jobdesk.ui.pages.training.overview_part import OverviewPart
from jobdesk.ui.pages.training.page import TrainingPage
from jobdesk.ui.pages.training.score_cells import score_cells
from jobdesk.ui.widgets.basics import Button
from tests.conftest import TODAY


def shown_cohort(page: TrainingPage) -> int | None:
    """Id of the cohort over the page, None for a list."""
    return page.cohort.cohort_id if page.cohort is not None else None


def test_an_empty_centre_is_shown_the_first_step(bench: Bench) -> None:
    course = new_course(bench.desk)
    _window, page = opened(bench)
    assert page.primary == ("새 기수", "plus")
    assert not page.list.next.isVisible()
    first = next(b for b in page.list.findChildren(Button) if b.text() == "새 기수 만들기")
    assert first.isVisible()
    first.click()
    bench.idle()
    dialog = dialog_of(NewCohort)
    assert dialog.form.fields["title"].value() == "물류 실무자 양성과정 1기"
    dialog.form.fields["starts_on"].widget.setText("+7")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    found = list(lists.find(bench.desk, KindId.COHORTS))
    assert len(found) == 1
    assert cohort_records.cohort(bench.desk, found[0]).course_id == course
    assert shown_cohort(page) == found[0]


def test_the_cohorts_that_want_something_stand_on_cards(bench: Bench) -> None:
    new_cohort(bench.desk, "끝난 기수", -90, status=CohortStatus.AFTERCARE)
    coming = new_cohort(bench.desk, "다음 기수", 30, status=CohortStatus.PLANNED)
    running = new_cohort(bench.desk, "지금 기수", -5, status=CohortStatus.RUNNING)
    _window, page = opened(bench)
    cards = page.list.next.cards
    assert [card.shown.id for card in cards] == [running, coming]
    assert [card.shown.away for card in cards] == ["종강 D-8", "개강 D-30"]
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    bench.idle()
    assert shown_cohort(page) == running


def test_enter_opens_a_cohort_and_escape_and_the_trail_lead_back(bench: Bench) -> None:
    later = new_cohort(bench.desk, "나중 기수", 60)
    soon = new_cohort(bench.desk, "이번 기수", 5)
    window, page = opened(bench)
    assert list(page.list.model.ids) == [later, soon]
    page.list.grid.setFocus()
    press(page.list.grid, Qt.Key.Key_Down)
    press(page.list.grid, Qt.Key.Key_Return)
    bench.idle()
    assert shown_cohort(page) == soon
    assert page.cohort is not None
    assert page.cohort.head.name.text() == "이번 기수"
    assert "정원 20명" in page.cohort.head.about.text()
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert shown_cohort(page) is None
    assert page.list.grid.current_id() == soon
    QTest.keySequence(window, QKeySequence("Alt+Left"))
    bench.idle()
    assert shown_cohort(page) == soon


def test_the_next_stage_is_one_press_and_can_be_taken_back(bench: Bench) -> None:
    cohort = new_cohort(bench.desk, status=CohortStatus.PLANNED)
    window, page = opened(bench)
    page.open_cohort(cohort)
    bench.idle()
    assert page.cohort is not None
    assert page.cohort.go.text() == "모집 시작"
    page.cohort.go.click()
    bench.idle()
    assert cohort_records.cohort(bench.desk, cohort).status is CohortStatus.RECRUITING
    assert page.cohort.go.text() == "선발 시작"
    window.undo.undo()
    bench.idle()
    assert page.cohort.go.text() == "모집 시작"
    page.cohort.stage.stage_chosen.emit("취소")
    bench.idle()
    assert cohort_records.cohort(bench.desk, cohort).status is CohortStatus.CANCELLED
    assert not page.cohort.go.isVisible()


def test_a_cohort_goes_to_the_trash_and_comes_back(bench: Bench) -> None:
    new_cohort(bench.desk)
    _window, page = opened(bench)
    press(page.list.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert list(page.list.model.ids) == []
    history.undo(bench.desk)
    page.refresh()
    bench.idle()
    assert len(page.list.model.ids) == 1


def test_a_trainee_opens_its_cohort(bench: Bench) -> None:
    at = new_class(bench.desk)
    new_cohort(bench.desk, "다른 기수", 2)
    window, page = opened(bench)
    window.show_page("home")
    bench.hub.open_record.emit(Ref(KindId.TRAINEES, at.trainees["김민지"]))
    bench.idle()
    assert window.current == "training"
    assert shown_cohort(page) == at.cohort


def test_the_records_behind_a_figure_are_listed_and_lead_to_their_cohort(bench: Bench) -> None:
    at = new_class(bench.desk)
    window, page = opened(bench)
    two = tuple(at.trainees.values())[:2]
    bench.hub.show_filtered.emit((KindId.TRAINEES, Filter(ids=two)))
    bench.idle()
    assert page.rows is not None
    assert sorted(page.rows.model.ids) == sorted(two)
    page.rows.grid.setFocus()
    press(page.rows.grid, Qt.Key.Key_Return)
    bench.idle()
    assert shown_cohort(page) == at.cohort
    bench.hub.show_filtered.emit((KindId.TRAINEES, Filter(ids=two)))
    bench.idle()
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert page.stack.currentWidget() is page.list


@pytest.mark.parametrize("way", ["button", "search box"])
def test_courses_stand_behind_the_cohorts(bench: Bench, way: str) -> None:
    course = new_course(bench.desk)
    window, page = opened(bench)
    if way == "button":
        page.list.courses.click()
    else:
        window.show_page("training:courses")
    bench.idle()
    assert page.courses is not None
    assert page.stack.currentWidget() is page.courses
    assert page.primary == ("새 과정", "plus")
    assert page.courses.panel.record_id == course
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert page.stack.currentWidget() is page.list


def test_what_is_typed_in_a_cohort_is_saved_and_asked_for(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    _window, page = opened(bench)
    page.open_cohort(cohort, "overview")
    bench.idle()
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, OverviewPart)
    part.panel.form.fields["place"].widget.setText("체육관")  # type: ignore[attr-defined]
    page.save()
    bench.idle()
    assert cohort_records.cohort(bench.desk, cohort).place == "체육관"


def test_what_a_cohort_lacks_stands_beside_it_and_leads_there(bench: Bench) -> None:
    at = new_class(bench.desk)
    _window, page = opened(bench)
    page.open_cohort(at.cohort, "overview")
    bench.idle()
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, OverviewPart)
    said = {line.point.text: line.point.missing for line in part.standing.lines}
    assert said["기간·시간·장소·정원"] == "강사 없음"
    assert said["모집 4명"] == "정원까지 16명 부족"
    assert said["수업 0일 0시간"] == "수업 일정을 만드세요"


def test_a_course_fills_in_what_nobody_typed(bench: Bench) -> None:
    course = new_course(bench.desk)
    new_cohort(bench.desk, "물류 실무자 1기", -90, course=course)
    new_course(bench.desk, "용접 과정")
    _window, page = opened(bench)
    page.new()
    bench.idle()
    dialog = dialog_of(NewCohort)
    place = dialog.form.fields["place"]
    place.widget.setText("체육관")  # type: ignore[attr-defined]
    dialog.form.fields["course"].set_value(course)
    dialog.form.fields["course"].edited.emit()
    bench.idle()
    assert dialog.form.fields["round"].value() == 2
    assert dialog.form.fields["title"].value() == "물류 실무자 양성과정 2기"
    assert dialog.form.fields["starts_at"].value() == "09:00"
    assert place.value() == "체육관"


def test_the_next_cohort_is_made_like_the_last(bench: Bench) -> None:
    last = new_cohort(bench.desk, "물류 실무자 1기", -30)
    window, page = opened(bench, "training:copy")
    dialog = dialog_of(CopyCohort)
    dialog.save()
    assert "개강일" in dialog.on.problem()
    dialog.on.widget.setText("+30")  # type: ignore[attr-defined]
    dialog.save()
    bench.idle()
    new = shown_cohort(page)
    assert new not in (None, last)
    made = cohort_records.cohort(bench.desk, new or 0)
    assert (made.title, made.round, made.place) == ("물류 실무자 2기", 2, "군민회관 2층")
    assert window.current == "training"


def test_a_cohort_that_is_not_decided_is_led_on_only_by_who_says_so(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = new_class(bench.desk, TraineeStatus.RUNNING, days=-30, stage=CohortStatus.RUNNING)
    _window, page = opened(bench)
    page.open_cohort(at.cohort)
    bench.idle()
    assert page.cohort is not None
    answers = ["stay", "anyway"]
    monkeypatch.setattr(cohort_stages.dialogs, "ask", lambda *_: answers.pop(0))
    page.cohort.go.click()
    bench.idle()
    assert cohort_records.cohort(bench.desk, at.cohort).status is CohortStatus.RUNNING
    page.cohort.go.click()
    bench.idle()
    assert cohort_records.cohort(bench.desk, at.cohort).status is CohortStatus.COMPLETED
    assert answers == []


def test_counts_stand_beside_their_targets_with_the_rate(bench: Bench) -> None:
    at = new_class(bench.desk, TraineeStatus.COMPLETED, days=-40, stage=CohortStatus.AFTERCARE)
    _window, page = opened(bench)
    model = page.list.model
    fields = [shown.field for shown in model.columns]

    def shown(field: str) -> object:
        return model.index(0, fields.index(field)).data()

    assert shown("applicant_count") == "4"
    assert shown("hire_rate_base") == "0.0% (수료)"
    cohort_targets.set_targets(
        bench.desk,
        at.cohort,
        {CohortMeasure.RECRUITED: "5", CohortMeasure.COMPLETED: "해당사항없음"},
    )
    hired = cohort_hires.blank(bench.desk, at.trainees["김민지"])
    hired = replace(hired, employer_name="한빛물류", hire_date=TODAY)
    placements.record(bench.desk, hired)
    page.refresh()
    bench.idle()
    assert shown("applicant_count") == "4 / 5"
    assert shown("completed_count") == "4"
    assert shown("hire_rate_base") == "25.0% (수료)"


def test_the_head_tells_the_rate_of_attendance(bench: Bench) -> None:
    at = new_class(bench.desk, TraineeStatus.RUNNING, days=-5, stage=CohortStatus.RUNNING)
    for days in (-4, -3):
        new_lesson(bench.desk, at.cohort, days)
    _window, page = opened(bench)
    page.open_cohort(at.cohort)
    bench.idle()
    assert page.cohort is not None
    assert "출석률" not in page.cohort.head.about.text()
    desk, cohort, ids = bench.desk, at.cohort, list(at.trainees.values())
    marks = [(ids[0], TODAY - timedelta(days=4), Mark.PRESENT)]
    marks.append((ids[1], TODAY - timedelta(days=4), Mark.ABSENT))
    for id_, day, mark in marks:
        given = Attendance(cohort_id=cohort, trainee_id=id_, held_on=day, mark=mark)
        bench.jobs.write(lambda given=given: entries.add(desk, given))
        bench.idle()
    assert "출석률 50.0%" in page.cohort.head.about.text()


def test_cohorts_of_a_course_are_told_apart_where_it_is_narrow(bench: Bench) -> None:
    course = new_course(bench.desk)
    for number in (1, 2):
        name = f"농산물 선별·포장 실무 과정 2026년 {number}기"
        new_cohort(bench.desk, name, 30 * number, course=course, round=number)
    _window, page = opened(bench)
    title = next(one for one in page.list.model.columns if one.field == "title")
    assert title.ends
    metrics, room = page.list.grid.fontMetrics(), 120
    cut = [cut_words(card.shown.title, metrics, room, ends=True) for card in page.list.next.cards]
    assert [words[-2:] for words in cut] == ["1기", "2기"]
    assert all(metrics.horizontalAdvance(words) <= room for words in cut)
    assert cut_words("가" * 60, metrics, room).endswith("…")


def test_a_score_sheet_keeps_what_is_written_where_it_is_narrow() -> None:
    stage = SelectionStage(title="면접", full_score=100, reviewers=("가위원", "나위원", "다위원"))
    columns = [cell.column for cell in score_cells(stage)]
    widths = [round(one.width * 1.5) for one in columns]
    out = {columns[at].field for at in left_out(columns, widths, 1110)}
    assert out.isdisjoint({"bonus", "bonus_reason", "score:0", "score:2", "total", "verdict"})
