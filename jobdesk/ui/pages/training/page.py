"""교육: cohorts, courses, one cohort over the whole page, or what came of those of a year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training import new_cohort
from jobdesk.ui.pages.training.cohort_rows import ROWS, CohortRows
from jobdesk.ui.pages.training.cohort_view import CohortView
from jobdesk.ui.pages.training.cohorts_list import CohortsList
from jobdesk.ui.pages.training.courses_list import CoursesList
from jobdesk.ui.pages.training.next_cohorts import next_cohorts
from jobdesk.ui.pages.training.prints_dialog import Asked, open_prints
from jobdesk.ui.pages.training.year_view import YearView
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import column

_LIST, _COURSES, _COPY, _YEAR = "list", "courses", "copy", "year"
_NEW, _NEW_COURSE = ("새 기수", "plus"), ("새 과정", "plus")


class TrainingPage(QWidget):
    """See the module's words. ``turned`` fires when another part, or a list, is shown."""

    turned = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self._preferences = preferences
        self.setProperty("look", "page")
        self.stack = QStackedWidget()
        self.list = CohortsList(desk, hub, jobs, notices, preferences)
        self.stack.addWidget(self.list)
        self.cohort: CohortView | None = None
        self.rows: CohortRows | None = None
        self.courses: CoursesList | None = None
        self.year: YearView | None = None
        self._shown: QWidget = self.list
        self.setLayout(column(self.stack, spacing=0))
        self.list.opened.connect(self.open_cohort)
        self.list.new_wanted.connect(self.new)
        self.list.courses_wanted.connect(self.show_courses)
        self.list.copy_wanted.connect(self.copy_cohort)
        self.list.results_wanted.connect(self.show_year)
        self.setFocusProxy(self.list)

    # Where one stands

    @property
    def standing(self) -> tuple[str, Ref | None]:
        """The part and the cohort that are shown, for the way back and forward."""
        if self.cohort is not None and self.stack.currentWidget() is self.cohort:
            return self.cohort.part, Ref(KindId.COHORTS, self.cohort.cohort_id)
        if self.year is not None and self.stack.currentWidget() is self.year:
            return _YEAR, None
        return (_COURSES if self._at_courses else _LIST), None

    @property
    def _at_courses(self) -> bool:
        return self.courses is not None and self.stack.currentWidget() is self.courses

    @property
    def primary(self) -> tuple[str, str]:
        """What the shown part makes, else a new course or cohort."""
        shown = self.stack.currentWidget()
        own = shown.primary if isinstance(shown, CohortView) else None
        return own or (_NEW_COURSE if self._at_courses else _NEW)

    def primary_action(self) -> None:
        """Make what ``primary`` says."""
        shown = self.stack.currentWidget()
        if isinstance(shown, CohortView) and shown.primary is not None:
            shown.primary_action()
        elif self._at_courses and self.courses is not None:
            self.courses.new()
        else:
            self.new()

    def new(self) -> None:
        """A new cohort in a few fields."""
        self._new_of_course(0)

    def copy_cohort(self, cohort_id: int) -> None:
        """The next cohort like another; 0 begins with the last."""
        if not self.desk.read_only:
            window = self.window()
            new_cohort.copy(self.desk, self.hub, self.jobs, self.notices, window, cohort_id)

    def new_of(self, kind: KindId) -> None:
        """A new cohort or course, from any page."""
        if kind is KindId.COURSES:
            self._leave_cohort(self._to_courses)
            if self.courses is not None:
                self.courses.new()
        else:
            self.new()

    def _new_of_course(self, course_id: int) -> None:
        window = self.window()
        new_cohort.show(self.desk, self.hub, self.jobs, self.notices, window, course_id)

    # Going

    def show_list(self) -> None:
        """Back to the cohorts, once nothing of what is shown is unsaved."""
        self._leave_cohort(self._to_list)

    def show_courses(self) -> None:
        """과정."""
        self._leave_cohort(self._to_courses)

    def show_year(self) -> None:
        """교육 결과 of a year."""
        self._leave_cohort(self._to_year)

    def open_cohort(self, cohort_id: int, part: str = "") -> None:
        """Show a cohort, in the part that its stage asks for where none is named."""
        if self.cohort is not None and self.cohort.cohort_id == cohort_id:
            self._show(self.cohort)
            if part:
                self.cohort.go_to(part)
            return
        self._leave_cohort(lambda: self._make_cohort(cohort_id, part))

    def show_part(self, name: str) -> None:
        """A list, or a part of the cohort that is open; of the one that wants most where none
        is. ``copy`` asks above the list for the next cohort like the last, ``attendance/3`` is
        a part of that very cohort."""
        name, _, cohort_id = name.partition("/")
        if cohort_id:
            self.open_cohort(int(cohort_id), name)
            return
        if name == _LIST:
            self.show_list()
        elif name == _COPY:
            self._leave_cohort(self._to_copy)
        elif name == _COURSES:
            self.show_courses()
        elif name == _YEAR:
            self.show_year()
        elif self.cohort is not None:
            self._show(self.cohort)
            self.cohort.go_to(name)
        else:
            desk = self.desk
            self.jobs.read(lambda: (_next(desk), name), self._open_next, key=(id(self), "next"))

    def open_record(self, ref: Ref) -> None:
        """Show a course, a cohort, or a record of one in its part."""
        if ref.kind is KindId.COHORTS:
            self.open_cohort(ref.id)
        elif ref.kind is KindId.COURSES:
            self._leave_cohort(lambda: self._to_courses(ref))
        else:
            desk = self.desk
            self.jobs.read(
                lambda: lists.record(desk, ref.kind, ref.id),
                lambda found: self._open_in(found.cohort_id, ref),
                key=(id(self),),
            )

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these cohorts or courses, or these records of cohorts."""
        if kind is KindId.COHORTS:
            self._leave_cohort(lambda: self._to_list(wanted))
        elif kind in ROWS:
            self._leave_cohort(lambda: self._to_rows(kind, wanted))
        else:
            self._leave_cohort(lambda: self._to_courses())
            if self.courses is not None:
                self.courses.show_filtered(kind, wanted)

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force on the list of its kind."""
        if kind is KindId.COHORTS:
            self._leave_cohort(lambda: self._to_list())
            self.list.saved_views.show_id(view_id)
        elif kind in ROWS:
            self._leave_cohort(lambda: self._to_rows(kind, Filter()))
            if self.rows is not None:
                self.rows.saved_views.show_id(view_id)
        else:
            self._leave_cohort(lambda: self._to_courses())
            if self.courses is not None:
                self.courses.show_saved(kind, view_id)

    def stand_at(self, part: str, ref: Ref | None) -> None:
        """Go where one stood, as ``standing`` told it."""
        if ref is None:
            self.show_part(part if part in (_COURSES, _YEAR) else _LIST)
        else:
            self.open_cohort(ref.id, part)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._ask("refresh")

    def save(self) -> None:
        """Ctrl+S."""
        self._ask("save")

    def print_(self) -> None:
        """Ctrl+P."""
        self._ask("print_")

    @property
    def printable(self) -> bool:
        """Whether what is shown can be printed."""
        return bool(getattr(self.stack.currentWidget(), "printable", False))

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._ask("focus_search")

    def escape(self) -> None:
        """Esc: from the cohort or the courses back to the list."""
        self._ask("escape")

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` when nothing is unsaved."""
        self._leave_cohort(then)

    def _ask(self, name: str) -> None:
        method = getattr(self.stack.currentWidget(), name, None)
        if method is not None:
            method()

    # How it is done

    def _leave_cohort(self, then: Callable[[], None]) -> None:
        if self.cohort is not None:
            self.cohort.leave(then)
        elif self.courses is not None:
            self.courses.leave(then)
        else:
            then()

    def _show(self, shown: QWidget) -> None:
        if self._shown is not shown:
            self._shown = shown
            self.stack.setCurrentWidget(shown)
            self.setFocusProxy(shown)
            shown.setFocus()
            if shown is not self.cohort or self.cohort.part:  # a cohort tells when it is there
                self.turned.emit()

    def _to_list(self, wanted: Filter | None = None) -> None:
        cohort_id = self.cohort.cohort_id if self.cohort is not None else 0
        self._drop()
        if wanted is not None:
            self.list.show_filter(wanted)
        if cohort_id:
            self.list.grid.select_id(cohort_id)
        self._show(self.list)

    def _to_copy(self) -> None:
        self._to_list()
        self.copy_cohort(0)

    def _to_courses(self, ref: Ref | None = None) -> None:
        if self.courses is None:
            given = (self.desk, self.hub, self.jobs, self.notices, self._preferences)
            self.courses = CoursesList(*given)
            self.stack.addWidget(self.courses)
            self.courses.closed.connect(self.show_list)
            self.courses.cohort_wanted.connect(self._new_of_course)
        self._drop()
        self._show(self.courses)
        if ref is not None:
            self.courses.open_record(ref)

    def _to_year(self) -> None:
        if self.year is None:
            self.year = YearView(self.desk, self.hub, self.jobs, self.notices, self)
            self.stack.addWidget(self.year)
            self.year.closed.connect(self.show_list)
        self._drop()
        self._show(self.year)

    def _to_rows(self, kind: KindId, wanted: Filter) -> None:
        self._drop()
        self.rows = CohortRows(
            self.desk, self.hub, self.jobs, self.notices, self._preferences, kind, self
        )
        self.stack.addWidget(self.rows)
        self.rows.closed.connect(self.show_list)
        self.rows.record_wanted.connect(self.open_record)
        self.rows.show_filter(wanted)
        self._show(self.rows)

    def _make_cohort(self, cohort_id: int, part: str) -> None:
        self._drop()
        self.cohort = CohortView(self.desk, self.hub, self.jobs, self.notices, cohort_id, self)
        self.stack.addWidget(self.cohort)
        self.cohort.closed.connect(self.show_list)
        self.cohort.gone.connect(self._to_list)
        self.cohort.turned.connect(self.turned)
        self.cohort.export_wanted.connect(self._export)
        self.cohort.prints_wanted.connect(self._print)
        if part:
            self.cohort.go_to(part)
        self._show(self.cohort)

    def _export(self, what: object) -> None:
        assert isinstance(what, tuple)
        kind, wanted, count, words = what
        self.list.exporter.run(kind, wanted, None, count, words)

    def _print(self, asked: object) -> None:
        assert isinstance(asked, Asked)
        if self.cohort is not None:
            given = (self.desk, self.jobs, self.notices)
            open_prints(*given, self.cohort.cohort_id, self, asked)

    def _drop(self) -> None:
        """Let go of what was shown before; the two lists and the year stay."""
        for shown in (self.cohort, self.rows):
            if shown is not None:
                self.stack.removeWidget(shown)
                shown.deleteLater()
        self.cohort = self.rows = None

    def _open_next(self, found: tuple[int, str]) -> None:
        cohort_id, part = found
        if cohort_id and self.cohort is None:
            self.open_cohort(cohort_id, part)

    def _open_in(self, cohort_id: int | None, ref: Ref) -> None:
        if cohort_id:
            self._leave_cohort(lambda: self._open_ref(cohort_id, ref))

    def _open_ref(self, cohort_id: int, ref: Ref) -> None:
        if self.cohort is None or self.cohort.cohort_id != cohort_id:
            self._make_cohort(cohort_id, "")
        assert self.cohort is not None
        self._show(self.cohort)
        self.cohort.open_record(ref)


def _next(desk: Desk) -> int:
    """The cohort that wants most: one that runs, else the next to come, else the last."""
    cards = next_cohorts(desk)
    going = next((card for card in cards if card.status == CohortStatus.RUNNING), None)
    if going is not None or cards:
        return (going or cards[0]).id
    held = Filter(conditions=(Condition("status", Op.IS, CohortStatus.AFTERCARE.value),))
    return next(iter(lists.find(desk, KindId.COHORTS, held, Order("starts_on", True))), 0)
