"""만남의 날: the list of days, one of them over the whole page, or what came of those of a year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_records, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days import day_windows, new_day
from jobdesk.ui.pages.matching_days.day_rows import DayRows
from jobdesk.ui.pages.matching_days.day_view import DayView
from jobdesk.ui.pages.matching_days.days_list import DaysList
from jobdesk.ui.pages.matching_days.next_days import next_days
from jobdesk.ui.pages.matching_days.prints_dialog import Asked, open_prints
from jobdesk.ui.pages.matching_days.year_view import YearView
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import column

_LIST, _OUTCOME, _COPY = "list", "outcome", "copy"
_NEW = ("새 행사", "plus")


class MatchingDaysPage(QWidget):
    """See the module's words. ``turned`` fires when another part, or the list, is shown."""

    turned = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self._preferences = preferences
        self.setProperty("look", "page")
        self.stack = QStackedWidget()
        self.list = DaysList(desk, hub, jobs, notices, preferences)
        self.stack.addWidget(self.list)
        self.day: DayView | None = None
        self.rows: DayRows | None = None
        self.year: YearView | None = None
        self._shown: QWidget = self.list
        self.setLayout(column(self.stack, spacing=0))
        self.list.opened.connect(self.open_day)
        self.list.copy_wanted.connect(self.copy_day)
        self.list.new_wanted.connect(self.new)
        self.list.outcome_wanted.connect(self.show_outcome)
        self.setFocusProxy(self.list)

    # Where one stands

    @property
    def standing(self) -> tuple[str, Ref | None]:
        """The part and the day that are shown, for the way back and forward."""
        if self.day is not None and self.stack.currentWidget() is self.day:
            return self.day.part, Ref(KindId.MATCHING_DAYS, self.day.day_id)
        return (_OUTCOME if self.stack.currentWidget() is self.year else _LIST), None

    @property
    def primary(self) -> tuple[str, str]:
        """What the shown part makes, else a new day."""
        shown = self.stack.currentWidget()
        own = shown.primary if isinstance(shown, DayView) else None
        return own or _NEW

    def primary_action(self) -> None:
        """Make what ``primary`` says."""
        shown = self.stack.currentWidget()
        if isinstance(shown, DayView) and shown.primary is not None:
            shown.primary_action()
        else:
            self.new()

    def new(self) -> None:
        """A new day in a few fields."""
        new_day.show(self.desk, self.hub, self.jobs, self.notices, self.window())

    def copy_day(self, day_id: int) -> None:
        """A new day like another; 0 begins with the last."""
        if not self.desk.read_only:
            window = self.window()
            new_day.copy(self.desk, self.hub, self.jobs, self.notices, window, day_id)

    def new_of(self, kind: KindId) -> None:
        """A new day, from any page."""
        del kind
        self.new()

    # Going

    def show_list(self) -> None:
        """Back to the list, once nothing of the day is unsaved."""
        self._leave_day(self._to_list)

    def open_day(self, day_id: int, part: str = "") -> None:
        """Show a day, in the part that its stage asks for where none is named."""
        if self.day is not None and self.day.day_id == day_id:
            self._show(self.day)
            if part:
                self.day.go_to(part)
            return
        self._leave_day(lambda: self._make_day(day_id, part))

    def show_part(self, name: str) -> None:
        """The list, or a part of the day that is open; of the next day where none is. ``copy``
        asks above the list when the last day shall be held again."""
        if name == _LIST:
            self.show_list()
        elif name == _COPY:
            self._leave_day(self._to_copy)
        elif name == _OUTCOME:
            self.show_outcome()
        elif self.day is not None:
            self._show(self.day)
            self.day.go_to(name)
        else:
            desk = self.desk

            def soonest() -> tuple[int, str]:
                coming = [day.id for day in next_days(desk) if day.left >= 0]
                last = lists.find(desk, KindId.MATCHING_DAYS, Filter(), Order("held_on", True))
                return next(iter([*coming, *last]), 0), name

            self.jobs.read(soonest, self._open_soonest, key=(id(self), "next"))

    def show_outcome(self) -> None:
        """실적표 of a year."""
        self._leave_day(self._to_outcome)

    def open_record(self, ref: Ref) -> None:
        """Show a day, or a record of one in its part."""
        if ref.kind is KindId.MATCHING_DAYS:
            self.open_day(ref.id)
            return
        desk = self.desk
        self.jobs.read(
            lambda: _day_of(desk, ref), lambda day_id: self._open_in(day_id, ref), key=(id(self),)
        )

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these days, or these records of days."""
        if kind is KindId.MATCHING_DAYS:
            self._leave_day(lambda: self._to_list(wanted))
        else:
            self._leave_day(lambda: self._to_rows(kind, wanted))

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force on the list of its kind."""
        if kind is KindId.MATCHING_DAYS:
            self._leave_day(lambda: self._to_list())
            self.list.saved_views.show_id(view_id)
        else:
            self._leave_day(lambda: self._to_rows(kind, Filter()))
            if self.rows is not None:
                self.rows.saved_views.show_id(view_id)

    def stand_at(self, part: str, ref: Ref | None) -> None:
        """Go where one stood, as ``standing`` told it."""
        if ref is None:
            self.show_part(part if part == _OUTCOME else _LIST)
        else:
            self.open_day(ref.id, part)

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
        if self.year is not None and self.stack.currentWidget() is self.year:
            return True
        return isinstance(self.stack.currentWidget(), DayView) and bool(
            self.day is not None and self.day.printable
        )

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._ask("focus_search")

    def escape(self) -> None:
        """Esc: from the day back to the list."""
        self._ask("escape")

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` when nothing is unsaved, neither of the day nor at a screen of its own."""
        self._leave_day(lambda: day_windows.beside(self).leave(then))

    def _ask(self, name: str) -> None:
        method = getattr(self.stack.currentWidget(), name, None)
        if method is not None:
            method()

    # How it is done

    def _leave_day(self, then: Callable[[], None]) -> None:
        if self.day is None:
            then()
        else:
            self.day.leave(then)

    def _show(self, shown: QWidget) -> None:
        if self._shown is not shown:
            self._shown = shown
            self.stack.setCurrentWidget(shown)
            self.setFocusProxy(shown)
            shown.setFocus()
            if shown is not self.day or self.day.part:  # a day tells when its part is there
                self.turned.emit()

    def _to_list(self, wanted: Filter | None = None) -> None:
        day_id = self.day.day_id if self.day is not None else 0
        self._drop()
        if wanted is not None:
            self.list.show_filter(wanted)
        if day_id:
            self.list.grid.select_id(day_id)
        self._show(self.list)

    def _to_copy(self) -> None:
        self._to_list()
        self.copy_day(0)

    def _to_rows(self, kind: KindId, wanted: Filter) -> None:
        self._drop()
        self.rows = DayRows(
            self.desk, self.hub, self.jobs, self.notices, self._preferences, kind, self
        )
        self.stack.addWidget(self.rows)
        self.rows.closed.connect(self.show_list)
        self.rows.record_wanted.connect(self.open_record)
        self.rows.show_filter(wanted)
        self._show(self.rows)

    def _to_outcome(self) -> None:
        if self.year is None:
            self.year = YearView(self.desk, self.hub, self.jobs, self.notices, self)
            self.stack.addWidget(self.year)
            self.year.closed.connect(self.show_list)
        self._drop()
        self._show(self.year)

    def _make_day(self, day_id: int, part: str) -> None:
        self._drop()
        self.day = DayView(self.desk, self.hub, self.jobs, self.notices, day_id, self)
        self.stack.addWidget(self.day)
        self.day.closed.connect(self.show_list)
        self.day.gone.connect(self._to_list)
        self.day.turned.connect(self.turned)
        self.day.export_wanted.connect(self._export)
        self.day.prints_wanted.connect(self._print)
        if part:
            self.day.go_to(part)
        self._show(self.day)

    def _export(self, what: object) -> None:
        assert isinstance(what, tuple)
        kind, wanted, count, words = what
        self.list.exporter.run(kind, wanted, None, count, words)

    def _print(self, asked: object) -> None:
        assert isinstance(asked, Asked)
        if self.day is not None:
            given = (self.desk, self.jobs, self.notices, self._preferences)
            open_prints(*given, self.day.day_id, self, asked)

    def _drop(self) -> None:
        """Let go of what was shown before; the list and the year stay."""
        for shown in (self.day, self.rows):
            if shown is not None:
                self.stack.removeWidget(shown)
                shown.deleteLater()
        self.day = self.rows = None

    def _open_soonest(self, found: tuple[int, str]) -> None:
        day_id, part = found
        if day_id and self.day is None:
            self.open_day(day_id, part)

    def _open_in(self, day_id: int | None, ref: Ref) -> None:
        if day_id:
            self._leave_day(lambda: self._open_ref(day_id, ref))

    def _open_ref(self, day_id: int, ref: Ref) -> None:
        if self.day is None or self.day.day_id != day_id:
            self._make_day(day_id, "")
        assert self.day is not None
        self._show(self.day)
        self.day.open_record(ref)


def _day_of(desk: Desk, ref: Ref) -> int | None:
    if ref.kind is KindId.DAY_EMPLOYERS:
        return day_records.employer(desk, ref.id).matching_day_id
    if ref.kind is KindId.DAY_ATTENDEES:
        return day_records.attendee(desk, ref.id).matching_day_id
    return day_records.interview(desk, ref.id).matching_day_id
