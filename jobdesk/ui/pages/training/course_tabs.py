"""What hangs on a course: its subjects with their hours, the cohorts that were held of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohorts import Cohort, Course, CourseSubject
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, courses
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.editors import NumberEdit, TextEdit
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_tab import RecordTab


def hours_column() -> Column:
    """``40시간`` at the right."""
    return replace(
        plain("hours", "시간", 84, right=True),
        show=lambda value: f"{value:,}시간" if isinstance(value, int) else "",
    )


class SubjectsTab(RecordTab):
    """과목 of a course in their order, written in a small table; Alt with an arrow moves one."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._course: Course | None = None
        self.rows = CellRows(
            (
                Cell(
                    plain("position", "순서", 52, right=True),
                    lambda one: str(one.position or ""),
                ),
                Cell(
                    plain("title", "과목", 160, strong=True),
                    lambda one: one.title,
                    under=lambda one: one.content,
                    edit=Edit.TEXT,
                ),
                Cell(hours_column(), lambda one: one.hours, edit=Edit.NUMBER),
                Cell(
                    plain("content", "내용", 160, spare=1),
                    lambda one: one.content,
                    edit=Edit.TEXT,
                ),
            ),
            self,
        )
        self.rows.locked = desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = CellTable("과목", self.rows, stretch="title")
        self.table.delete_pressed.connect(self.remove)
        self.table.moved.connect(self.move_by)
        self._make_head(desk)

    def _make_head(self, desk: Desk) -> None:
        self.title = TextEdit()
        self.title.setPlaceholderText("과목 이름, 예: 지게차 실기")
        self.title.setAccessibleName("더할 과목")
        self.hours = NumberEdit("시간")
        self.hours.setPlaceholderText("시간")
        self.hours.setAccessibleName("더할 과목의 시간")
        self.hours.setFixedWidth(theme.now().px(76))
        self.add_button = Button("더하기", icon="plus")
        self.out = Button("빼기", look="link", tip="Delete (순서는 Alt+↑, Alt+↓)")
        self.sum = Label(look="muted", tabular=True, wrap=True)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.title.submitted.connect(self.hours.setFocus)
        self.hours.submitted.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.out.clicked.connect(self.remove)
        head = row(self.title, self.hours, self.add_button, self.out)
        head.setStretch(0, 1)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.title)
        may_write(desk, self.title, self.hours, self.add_button, self.out)

    def show_record(self, record: Any) -> None:
        """Ask for the subjects of a course."""
        self._course = record
        desk = self._desk
        self._jobs.read(
            lambda: cohort_records.subjects(desk, record.id), self._take, key=(id(self), "rows")
        )

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Subjects changed."""
        if KindId.COURSE_SUBJECTS in change.kinds and self._course is not None:
            self.show_record(self._course)

    def add(self) -> None:
        """Another subject at the end."""
        title = str(self.title.value())
        if self._course is None or self._desk.read_only:
            return
        if not title:
            self._say("과목 이름을 적으세요.")
            self.title.setFocus()
            return
        wrong = self.hours.problem()
        if wrong:
            self._say(wrong)
            self.hours.setFocus()
            return
        hours = self.hours.value()
        new = CourseSubject(title=title, hours=hours if isinstance(hours, int) else None)
        self._set([*self.subjects, new], self._added)

    @property
    def subjects(self) -> list[CourseSubject]:
        """The subjects that are shown, in their order."""
        return [self.rows.row(at) for at in range(self.rows.rowCount())]

    def remove(self) -> None:
        """Take the chosen ones off the course."""
        ids = self.table.chosen()
        if ids and not self._desk.read_only:
            self._set([one for one in self.subjects if one.id not in ids])

    def move_by(self, by: int) -> None:
        """Let the current subject change places with its neighbour."""
        at = self.table.currentIndex().row()
        other, order = at + by, self.subjects
        if not self._desk.read_only and at >= 0 and 0 <= other < len(order):
            order[at], order[other] = order[other], order[at]
            self._set(order)

    def _set(
        self, subjects: list[CourseSubject], then: Callable[[object], None] | None = None
    ) -> None:
        course, desk = self._course, self._desk
        if course is not None:
            id_ = course.id
            self._jobs.write(lambda: courses.set_subjects(desk, id_, subjects), then, self._refused)

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        change: dict[str, Any] = {written.field: written.value}
        self._set(
            [replace(one, **change) if one.id == written.id else one for one in self.subjects]
        )

    def _added(self, _change: object) -> None:
        self.title.set_value("")
        self.hours.set_value(None)
        self.problem.hide()
        self.title.setFocus()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.message)

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

    def _take(self, found: list[CourseSubject]) -> None:
        self.rows.set_rows(found)
        self.counted.emit(len(found))
        self.table.setVisible(bool(found))
        self.out.setVisible(bool(found))
        total = sum(one.hours or 0 for one in found)
        course = self._course
        words = f"과목 {len(found):,}개, {total:,}시간" if found else "아직 과목이 없습니다."
        if course is not None and course.hours and found and course.hours != total:
            words += f" · 과정 교육시간 {course.hours:,}시간과 다릅니다"
        self.sum.setText(words)


class CourseCohorts(RecordTab):
    """기수 of a course, the newest first; ``cohort_wanted`` asks for another."""

    cohort_wanted = Signal(int)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._course: Course | None = None
        self.new = Button("이 과정의 새 기수", icon="plus")
        self.new.clicked.connect(self._ask)
        may_write(desk, self.new)
        self.list = LineList(hub, "아직 연 기수가 없습니다.", self.new)
        self.setLayout(column(self.list, spacing=0))
        self.setFocusProxy(self.new)

    def show_record(self, record: Any) -> None:
        """Ask for the cohorts of a course."""
        self._course = record
        desk = self._desk
        self._jobs.read(
            lambda: cohort_records.cohorts_of(desk, record.id), self._take, key=(id(self), "lines")
        )

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Cohorts changed."""
        if KindId.COHORTS in change.kinds and self._course is not None:
            self.show_record(self._course)

    def _ask(self) -> None:
        if self._course is not None:
            self.cohort_wanted.emit(self._course.id)

    def _take(self, found: list[Cohort]) -> None:
        self.list.show_lines([_line(cohort) for cohort in found])
        self.counted.emit(len(found))


def _line(cohort: Cohort) -> Line:
    days = (cohort.starts_on, cohort.ends_on)
    span = " – ".join(dates.day_and_weekday(day) for day in days if day is not None)
    about = " · ".join(
        filter(None, (span, f"정원 {cohort.seats:,}명" if cohort.seats else "", cohort.place))
    )
    status = cohort.status.value
    ref = Ref(KindId.COHORTS, cohort.id)
    return Line(ref, cohort.title, status, tone_of(KindId.COHORTS, status), about)
