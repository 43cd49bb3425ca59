"""과정 by mouse and keyboard: a new course, its subjects, another cohort of it."""

from __future__ import annotations

from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from training_kit import new_cohort, new_course, opened
from window_kit import bench as bench

from jobdesk.domain.cohorts import Course
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_records, history, lists
from jobdesk.ui.pages.training.course_tabs import CourseCohorts, SubjectsTab
from jobdesk.ui.pages.training.courses_list import CoursesList
from jobdesk.ui.pages.training.new_cohort import NewCohort
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord
from tests.conftest import TODAY


def courses(bench: Bench) -> CoursesList:
    """The list of courses, its jobs ended."""
    _window, page = opened(bench, "training:courses")
    assert page.courses is not None
    return page.courses


def subjects(shown: CoursesList) -> SubjectsTab:
    """The tab of the subjects, looked at."""
    tab = shown.panel.findChild(SubjectsTab)
    assert tab is not None
    shown.panel.tabs.setCurrentWidget(tab)
    return tab


def test_a_course_is_made_in_a_few_fields(bench: Bench) -> None:
    window, page = opened(bench, "training:courses")
    page.primary_action()
    bench.idle()
    dialog = dialog_of(NewRecord)
    dialog.form.fields["title"].widget.setText("용접 과정")  # type: ignore[attr-defined]
    dialog.form.fields["hours"].widget.setText("120")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    (id_,) = lists.find(bench.desk, KindId.COURSES)
    assert cohort_records.course(bench.desk, id_).hours == 120
    assert page.courses is not None
    assert page.courses.panel.record_id == id_
    assert window.current == "training"


def test_subjects_are_added_written_and_taken_off(bench: Bench, qtmodeltester: ModelTester) -> None:
    course = new_course(bench.desk, hours=60)
    shown = courses(bench)
    tab = subjects(shown)
    bench.idle()
    assert tab.sum.text() == "과목 2개, 40시간 · 과정 교육시간 60시간과 다릅니다"
    qtmodeltester.check(tab.rows)
    tab.add()
    assert "과목 이름" in tab.problem.text()
    tab.title.setText("안전 교육")
    press(tab.title, Qt.Key.Key_Return)
    tab.hours.setText("20")
    press(tab.hours, Qt.Key.Key_Return)
    bench.idle()
    found = cohort_records.subjects(bench.desk, course)
    assert [(one.position, one.title, one.hours) for one in found][-1] == (3, "안전 교육", 20)
    assert tab.sum.text() == "과목 3개, 60시간"
    hours = [cell.column.field for cell in tab.rows.cells].index("hours")
    tab.rows.setData(tab.rows.index(0, hours), 18)
    bench.idle()
    assert cohort_records.subjects(bench.desk, course)[0].hours == 18
    tab.table.setFocus()
    tab.table.select(found[-1].id)
    press(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert len(cohort_records.subjects(bench.desk, course)) == 2


def test_another_cohort_of_a_course_opens_with_the_course(bench: Bench) -> None:
    course = new_course(bench.desk)
    new_cohort(bench.desk, course=course)
    shown = courses(bench)
    tab = shown.panel.findChild(CourseCohorts)
    assert tab is not None
    shown.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    tab.new.click()
    bench.idle()
    dialog = dialog_of(NewRecord)
    assert dialog.form.fields["course"].value() == course


def test_a_course_that_is_not_saved_is_asked_for(bench: Bench) -> None:
    new_course(bench.desk)
    shown = courses(bench)
    shown.panel.form.fields["certificate"].widget.setText("지게차운전기능사")  # type: ignore[attr-defined]
    shown.save()
    bench.idle()
    (id_,) = lists.find(bench.desk, KindId.COURSES)
    found: Course = cohort_records.course(bench.desk, id_)
    assert found.certificate == "지게차운전기능사"


def test_a_new_centre_makes_course_and_cohort_at_once(bench: Bench) -> None:
    _window, page = opened(bench)
    page.primary_action()
    bench.idle()
    dialog = dialog_of(NewCohort)
    dialog.save()
    assert "과정" in dialog.form.fields["course"].problem()
    link = dialog.form.fields["course"].editor
    assert isinstance(link, LinkEdit)
    link.insert("용접 기능인 과정")
    bench.idle()
    assert dialog.form.fields["title"].value() == "용접 기능인 과정 1기"
    dialog.form.fields["starts_on"].widget.setText("+7")  # type: ignore[attr-defined]
    dialog.save()
    bench.idle()
    (course,) = lists.find(bench.desk, KindId.COURSES)
    assert cohort_records.course(bench.desk, course).title == "용접 기능인 과정"
    (made,) = cohort_records.cohorts_of(bench.desk, course)
    assert (made.title, made.round) == ("용접 기능인 과정 1기", 1)
    assert made.certificate_prefix == f"{TODAY.year}-"
    assert page.cohort is not None
    assert page.cohort.cohort_id == made.id
    history.undo(bench.desk)
    assert not list(lists.find(bench.desk, KindId.COURSES))


def test_a_known_course_that_is_typed_gets_another_cohort(bench: Bench) -> None:
    course = new_course(bench.desk, "물류 과정")
    new_course(bench.desk, "용접 과정")
    new_cohort(bench.desk, "물류 과정 1기", course=course)
    _window, page = opened(bench)
    page.primary_action()
    bench.idle()
    dialog = dialog_of(NewCohort)
    link = dialog.form.fields["course"].editor
    assert isinstance(link, LinkEdit)
    link.insert("물류  과정")
    bench.idle()
    dialog.form.fields["starts_on"].widget.setText("+90")  # type: ignore[attr-defined]
    dialog.save()
    bench.idle()
    assert [(one.title, one.round) for one in cohort_records.cohorts_of(bench.desk, course)] == [
        ("물류 과정 2기", 2),
        ("물류 과정 1기", 1),
    ]
    assert len(list(lists.find(bench.desk, KindId.COURSES))) == 2
