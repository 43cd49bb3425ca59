"""일정 of a cohort: its lessons in a calendar and in a list, made by its rule, moved, made up."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohorts import CohortSession, SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.schedule_calendar import ScheduleCalendar
from jobdesk.ui.pages.training.schedule_hands import ScheduleHands
from jobdesk.ui.pages.training.schedule_rows import LessonRow, Schedule, cells, schedule
from jobdesk.ui.widgets.basics import Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.entry_menu import Entry, pop_up
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import scrolled

_TOLD_BY = frozenset(
    {KindId.COHORT_SESSIONS, KindId.COHORTS, KindId.COURSE_SUBJECTS, KindId.COURSES}
)
_BESIDE = 960
"""Pixels at 100 % that the calendar needs to stand beside the list."""


class SchedulePart(QWidget):
    """See the module's words. Enter corrects a lesson, Delete takes it away; 1 moves, 2 cancels,
    3 makes up, 4 says that it was held."""

    altered = Signal()
    part_wanted = Signal(str)
    primary = ("수업 추가", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = cohort_id
        self._waiting = True
        self._wanted = 0
        self._following = False
        self.shown: Schedule | None = None
        self.rows = CellRows(cells(), self)
        self.table = CellTable("수업", self.rows, stretch="subject")
        self.calendar = ScheduleCalendar(desk.today)
        self.hands = ScheduleHands(
            desk, hub, jobs, notices, cohort_id, self._schedule, self._chosen, self._day, self
        )
        self._make_bar()
        self.empty = EmptyState(
            "calendar-days",
            "아직 수업이 없습니다",
            "개강일과 요일, 하루 시간, 과목의 시간으로 공휴일을 빼고 시간표를 한 번에 만듭니다. "
            "저장하기 전에 먼저 보여 드립니다.",
        )
        self.begin = PrimaryButton("시간표 만들기", icon="calendar-days")
        self.begin.clicked.connect(self.hands.generate)
        may_write(desk, self.begin)
        self.empty.add_action(self.begin)
        self._lay_out()
        self.table.opened.connect(self._correct)
        self.table.delete_pressed.connect(self.hands.remove)
        self.table.digit.connect(self._on_digit)
        self.table.menu_wanted.connect(self._menu)
        self.table.picked.connect(self._on_picked)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.calendar.chosen.connect(self._on_day)
        self.calendar.opened.connect(self._on_day_opened)
        self.calendar.grid.pressed.connect(self._on_calendar_key)
        hub.changed.connect(self._on_changed)
        self.setFocusProxy(self.table)

    def _make_bar(self) -> None:
        self.make_button = Button("시간표 만들기", icon="calendar-days")
        self.add_button = Button("수업 추가", icon="plus", tip="Ctrl+N")
        self.extra_button = Button("특강", icon="plus", tip="수료와 관계없는 특강을 더합니다")
        self.move_button = Button("옮기기", tip="고른 수업을 다른 날로 (1)")
        self.cancel_button = Button("휴강", tip="고른 수업을 사유와 함께 휴강으로 (2)")
        self.make_up_button = Button("보강", tip="휴강한 수업의 보강을 정합니다 (3)")
        self.hold_button = Button("실시", tip="고른 수업을 실시로, 다시 누르면 예정으로 (4)")
        self.until_button = Button("오늘까지 실시", look="link", tip="오늘까지의 예정 수업 모두")
        for button, act in (
            (self.make_button, self.hands.generate),
            (self.add_button, self.primary_action),
            (self.extra_button, self.hands.add_extra),
            (self.move_button, self.hands.move),
            (self.cancel_button, self.hands.cancel),
            (self.make_up_button, self.hands.make_up),
            (self.hold_button, self.hands.hold),
            (self.until_button, self.hands.hold_until_today),
        ):
            button.clicked.connect(act)
        self.turn_button = Button("달력", look="toggle", tip="목록과 달력을 바꿉니다")
        self.turn_button.setCheckable(True)
        self.turn_button.toggled.connect(self._arrange)
        self.sum = Label(look="muted", tabular=True, wrap=True)
        self.around_button = Button(
            "설문·간담회",
            look="link",
            tip="중간 설문, 간담회, 기업 방문, 만남의 날 (취업의 운영 활동)",
        )
        self.around_button.clicked.connect(lambda: self.part_wanted.emit("around"))

    def _lay_out(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, spacing=8)
        for button in (
            self.make_button,
            self.add_button,
            self.extra_button,
            self.move_button,
            self.cancel_button,
            self.make_up_button,
            self.hold_button,
            self.until_button,
            self.turn_button,
        ):
            flow.addWidget(button)
        self.listed = Card(margin=1, spacing=0)
        self.listed.body.addWidget(self.table)
        self.dated = Card(margin=12, spacing=8)
        self._sight = scrolled(self.calendar)
        self.dated.body.addWidget(self._sight)
        both = row(self.dated, self.listed, spacing=12)
        both.setStretch(1, 1)
        full = QWidget()
        told = row(self.sum, self.around_button, spacing=8)
        told.setStretch(0, 1)
        whole = column(bar, spacing=4)
        whole.addLayout(told)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(both, 1)
        full.setLayout(whole)
        bare = Card(margin=1, spacing=0)
        bare.body.addWidget(self.empty)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(full)
        self._stack.addWidget(bare)

    # What the window asks

    @property
    def leads(self) -> bool:
        """Whether the one primary button stands here: while there is no lesson."""
        return self._stack.currentIndex() == 1

    def primary_action(self) -> None:
        """수업 추가, on the day that is chosen in the calendar."""
        self.hands.add()

    def refresh(self) -> None:
        """조회 (F5)."""
        self._look()

    def open_record(self, ref: Ref) -> None:
        """Choose a lesson of the list."""
        if ref.kind is KindId.COHORT_SESSIONS and not self.table.select(ref.id):
            self._wanted = ref.id

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the calendar or the list stands alone."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        beside, wide = self.width() >= theme.now().px(_BESIDE), theme.now().px(440)
        dated = beside or self.turn_button.isChecked()
        self.turn_button.setVisible(not beside)
        self.dated.setMinimumWidth(wide if beside else 0)
        self.dated.setMaximumWidth(wide if beside else 16_777_215)
        focused = self.window().focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        self.dated.setVisible(dated)
        self.listed.setVisible(beside or not dated)
        if here and not beside and focused is not self.turn_button:
            (self.calendar if dated else self.table).setFocus()
        if dated:
            self._see_day()

    def _chosen(self) -> list[CohortSession]:
        return [self.rows.of(id_).lesson for id_ in self.table.chosen()]

    def _schedule(self) -> Schedule | None:
        return self.shown

    def _day(self) -> date:
        return self.calendar.day

    def _correct(self, _id: int = 0) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.hands.correct(chosen.lesson)

    def _on_digit(self, digit: int) -> None:
        hands = self.hands
        acts = {1: hands.move, 2: hands.cancel, 3: hands.make_up, 4: hands.hold}
        if digit in acts:
            acts[digit]()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None or self._desk.read_only:
            return
        one = self.table.current().lesson
        planned = one.status is SessionStatus.SET
        gone = one.status is SessionStatus.CANCELLED
        held = one.status is SessionStatus.HELD
        pop_up(
            self.table,
            (
                Entry("고치기…", self._correct, "Return"),
                Entry("옮기기…", self.hands.move, "1", planned),
                Entry("휴강…", self.hands.cancel, "2", planned),
                Entry("보강 정하기…", self.hands.make_up, "3", gone),
                Entry("휴강 취소", self.hands.reinstate, "", gone),
                Entry("예정으로" if held else "실시", self.hands.hold, "4", not gone),
                None,
                Entry("휴지통으로 옮기기", self.hands.remove, "Delete", not held),
            ),
            at,
        )

    # Showing

    def _look(self) -> None:
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, id_ = self._desk, self._cohort_id
        self._jobs.read(lambda: schedule(desk, id_), self._take, key=(id(self), "schedule"))

    def _take(self, shown: Schedule) -> None:
        first = self.shown is None
        self.shown = shown
        self.rows.set_rows(shown.rows)
        self.calendar.show_schedule(shown)
        self.sum.setText(shown.summary())
        held = self._stack.currentWidget()
        self._stack.setCurrentIndex(0 if shown.rows else 1)
        focused = self.window().focusWidget()
        if focused is not None and held is not None and held.isAncestorOf(focused):
            (self.table if shown.rows else self.begin).setFocus()
        self.setFocusProxy(self.table if shown.rows else self.begin)
        wanted, self._wanted = self._wanted, 0
        if wanted:
            self.table.select(wanted)
        elif first and shown.rows:
            chosen = _next(shown, self._desk)
            self.table.select(chosen.id)
            self.calendar.begin(chosen.lesson.held_on or self._desk.today())
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.table.scrollTo(self.table.currentIndex(), middle)
        self._tell()
        self.altered.emit()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self._look()

    def _on_picked(self) -> None:
        """The calendar goes along with the list."""
        chosen = self.table.current()
        if chosen is not None and chosen.lesson.held_on and not self._following:
            self._following = True
            self.calendar.choose(chosen.lesson.held_on)
            self._following = False
        self._tell()

    def _on_calendar_key(self, key: int) -> None:
        """1, 2 and Delete act on the lesson of the day."""
        if self.shown is not None and self.shown.of_day(self.calendar.day):
            acts = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}
            if key == Qt.Key.Key_Delete.value:
                self.hands.remove()
            else:
                self._on_digit(acts.get(Qt.Key(key), 0))

    def _see_day(self) -> None:
        """Where the weeks scroll, the chosen day is in sight."""
        at = self.calendar.grid.rect_of(self.calendar.day).center()
        seen = self.calendar.grid.mapTo(self.calendar, at)
        self._sight.ensureVisible(seen.x(), seen.y(), 0, theme.now().px(60))

    def _on_day(self) -> None:
        """The list goes along with the calendar."""
        self._see_day()
        if self.shown is not None and not self._following:
            of_day = self.shown.of_day(self.calendar.day)
            if of_day:
                self._following = True
                self.table.select(of_day[0].id)
                self._following = False

    def _on_day_opened(self) -> None:
        """Enter on a day: its lesson, or a new one."""
        if self.shown is not None and self.shown.of_day(self.calendar.day):
            self._correct()
        else:
            self.primary_action()

    def _tell(self, *_: object) -> None:
        chosen = [self.rows.of(id_).lesson for id_ in self.table.chosen()]
        states = {one.status for one in chosen}
        open_ = self.shown.to_make_up if self.shown is not None else frozenset()
        may = partial(may_write, self._desk)
        for button in (self.make_button, self.add_button, self.extra_button):
            may(button)
        may(self.move_button, when=states == {SessionStatus.SET})
        may(self.cancel_button, when=states == {SessionStatus.SET})
        may(self.make_up_button, when=bool(open_))
        today = self._desk.today()
        come = all(one.held_on is not None and one.held_on <= today for one in chosen)
        one_state = len(states) == 1 and SessionStatus.CANCELLED not in states
        may(self.hold_button, when=one_state and come)
        self.hold_button.setText("예정으로" if states == {SessionStatus.HELD} else "실시")
        due = self.shown is not None and any(
            each.lesson.status is SessionStatus.SET
            and each.lesson.held_on is not None
            and each.lesson.held_on <= today
            for each in self.shown.rows
        )
        self.until_button.setVisible(due)
        may(self.until_button, when=due)


def _next(shown: Schedule, desk: Desk) -> LessonRow:
    """The lesson of today or the next one, else the last."""
    today = desk.today()
    coming = (row for row in shown.rows if row.lesson.held_on and row.lesson.held_on >= today)
    return next(coming, shown.rows[-1])
