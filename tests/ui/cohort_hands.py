"""The hands that lead a cohort through its life: a window, a calendar that goes on, its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from attendance_ui_kit import CONTROL, Kit
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.training.add_applicants import AddApplicants
from jobdesk.ui.pages.training.attendance_part import AttendancePart
from jobdesk.ui.pages.training.course_tabs import SubjectsTab
from jobdesk.ui.pages.training.hire_dialog import HireDialog
from jobdesk.ui.pages.training.hires_part import HiresPart
from jobdesk.ui.pages.training.new_cohort import NewCohort
from jobdesk.ui.pages.training.page import TrainingPage
from jobdesk.ui.pages.training.proposal_dialog import ProposalDialog
from jobdesk.ui.pages.training.schedule_part import SchedulePart
from jobdesk.ui.pages.training.selection_part import SelectionPart
from jobdesk.ui.widgets.leave_dialog import LeaveDialog
from jobdesk.ui.widgets.new_record import NewRecord
from tests.attendance_kit import Made

_Part = TypeVar("_Part", bound=QWidget)
_DOWN, _RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Right


class Clock:
    """The day it is, until it is moved on."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        """The desk's ``today``."""
        return self.day


@dataclass
class Hands:
    """See the module's words; ``course`` and ``cohort`` are ids once they are made."""

    bench: Bench
    window: MainWindow
    page: TrainingPage
    clock: Clock
    course: int = 0
    cohort: int = 0

    @property
    def desk(self) -> Desk:
        """The open centre."""
        return self.bench.desk

    def stored(self) -> Cohort:
        """The cohort as it is stored."""
        return cohort_records.cohort(self.desk, self.cohort)

    def part(self, name: str, kind: type[_Part]) -> _Part:
        """A part of the cohort, read anew."""
        self.page.open_cohort(self.cohort, name)
        self.bench.idle()
        assert self.page.cohort is not None
        part = self.page.cohort.current
        assert isinstance(part, kind)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        return part

    def day(self, day: date) -> None:
        """It is another day; who comes to the desk in the morning asks anew."""
        self.clock.day = day
        if self.page.cohort is not None:
            self.page.refresh()
            self.bench.idle()

    def on(self, words: str) -> None:
        """The next stage, by its one button."""
        assert self.page.cohort is not None
        assert self.page.cohort.go.text() == words
        self.page.cohort.go.click()
        self.bench.idle()

    # Plan

    def make_course(self, title: str, subjects: tuple[tuple[str, int], ...]) -> None:
        """과정 with its subjects, typed."""
        self.window.show_page("training:courses")
        self.bench.idle()
        self.page.primary_action()
        self.bench.idle()
        dialog = dialog_of(NewRecord)
        dialog.form.fields["title"].widget.setText(title)
        dialog.form.fields["certificate"].set_value("지게차운전기능사")
        dialog.go.click()
        self.bench.idle()
        (self.course,) = lists.find(self.desk, KindId.COURSES)
        assert self.page.courses is not None
        tab = self.page.courses.panel.findChild(SubjectsTab)
        assert tab is not None
        self.page.courses.panel.tabs.setCurrentWidget(tab)
        self.bench.idle()
        for subject, hours in subjects:
            tab.title.setText(subject)
            press(tab.title, Qt.Key.Key_Return)
            tab.hours.setText(str(hours))
            press(tab.hours, Qt.Key.Key_Return)
            self.bench.idle()

    def make_cohort(self, **values: object) -> None:
        """기수 in the few fields that are asked for."""
        self.window.show_page("training")
        self.page.show_list()
        self.bench.idle()
        self.page.new()
        self.bench.idle()
        dialog = dialog_of(NewCohort)
        for name, value in ({"course": self.course} | values).items():
            field = dialog.form.fields[name]
            field.set_value(value)
            field.edited.emit()
            self.bench.idle()
        dialog.go.click()
        self.bench.idle()
        (self.cohort,) = lists.find(self.desk, KindId.COHORTS)

    def make_timetable(self) -> tuple[date, ...]:
        """시간표 만들기, looked at and stored; the lesson days."""
        part = self.part("schedule", SchedulePart)
        part.begin.click()
        self.bench.idle()
        dialog_of(ProposalDialog).go.click()
        self.bench.idle()
        days = lesson_days(cohort_records.sessions(self.desk, self.cohort))
        return tuple(day.held_on for day in days)

    # People

    def apply(self, names: tuple[str, ...]) -> None:
        """신청자 추가, each found by the name."""
        part = self.part("selection", SelectionPart)
        part.primary_action()
        dialog = dialog_of(AddApplicants)
        for name in names:
            dialog.people.edit.setText(name)
            dialog.people.edit._search()
            self.bench.idle()
            press(dialog.people.edit, Qt.Key.Key_Return)
        dialog.save()
        self.bench.idle()

    def seat(self, ids: tuple[int, ...], digit: Qt.Key) -> None:
        """1 선발, 2 대기, 4 포기 of these people, chosen together."""
        table = self.part("selection", SelectionPart).people.table
        table.setFocus()
        table.clearSelection()
        flags = table.selectionModel().SelectionFlag
        table.select(ids[0])
        for id_ in ids[1:]:
            index = table.rows.index(table.rows.place(id_), 0)
            table.selectionModel().select(index, flags.Select | flags.Rows)
        press(table, digit)
        self.bench.idle()

    # Days

    def grid(self, days: tuple[date, ...]) -> Kit:
        """출석, at the first person of the first day."""
        part = self.part("attendance", AttendancePart)
        people = tuple(who.id for who in part.table.attendance.people)
        kit = Kit(self.bench, Made(self.desk, self.cohort, days, people), part)
        kit.stand(0, 0)
        return kit

    @staticmethod
    def mark(kit: Kit, span: range, odd: dict[tuple[int, int], str]) -> None:
        """Whole days by Ctrl+D, then down to each who was not there as the others were."""
        kit.stand(0, span[0])
        for day in span:
            assert kit.at == (0, day)
            kit.press(Qt.Key.Key_D, CONTROL)
            mine = sorted(row for row, on in odd if on == day)
            for row in mine:
                while kit.at[0] < row:
                    kit.press(_DOWN)
                kit.type(odd[row, day])
            while kit.at[0]:
                kit.press(Qt.Key.Key_Up)
            kit.press(_RIGHT)
            kit.bench.idle()

    # Work

    def hire(self, id_: int, firm: str, on: date, *, related: bool, leaves: bool = False) -> None:
        """취업 of somebody by Enter; who is in training leaves the course for it."""
        part = self.part("hires", HiresPart)
        part.people.table.setFocus()
        part.people.table.select(id_)
        self.bench.idle()
        part.primary_action()
        self.bench.idle()
        dialog = dialog_of(HireDialog)
        field = dialog.form.fields["hire_date"]
        field.set_value(on)
        field.edited.emit()
        self.bench.idle()
        assert dialog.leaving.isVisible() == leaves
        dialog._employer.set_free_text(firm)
        dialog.form.fields["related"].set_value(related)
        dialog.form.fields["industry"].set_value("운수·창고업")
        dialog.go.click()
        self.bench.idle()

    def answer_care(self, id_: int, left_on: date | None = None) -> None:
        """고용유지 of somebody whose milestone has come: 1 재직, or 2 퇴사 with its day."""
        part = self.part("hires", HiresPart)
        part.people.table.select(id_)
        self.bench.idle()
        part.people.to_panel()
        self.bench.idle()
        part.people.panel.care.care.answer("1" if left_on is None else "2")
        self.bench.idle()
        if left_on is not None:
            dialog = dialog_of(LeaveDialog)
            dialog.left_on.set_value(left_on)
            dialog.save()
            self.bench.idle()


def months_after(day: date, months: int) -> date:
    """A week after so many months have passed."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, min(day.day, 28)) + timedelta(days=7)
