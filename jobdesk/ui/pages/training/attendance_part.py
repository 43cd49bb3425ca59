"""출석 of a cohort: the grid, what its keys store, who is near to failing, and the slips.

Whatever was done elsewhere, or taken back, is read again cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KindId
from jobdesk.services import attachments, attendance_grid
from jobdesk.services.attendance_grid import AttendanceGrid, GridCell, Place
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.attendance_acts import AttendanceActs
from jobdesk.ui.pages.training.attendance_frame import AttendanceBar, AttendanceFoot
from jobdesk.ui.pages.training.attendance_hands import AttendanceHands
from jobdesk.ui.pages.training.attendance_sheet import AttendanceSheet
from jobdesk.ui.pages.training.attendance_side import SIDE_WIDTH, AttendanceSide
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog
from jobdesk.ui.widgets.basics import Button, Card, Rule, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.entry_menu import Entry, pop_up
from jobdesk.ui.widgets.page_parts import EmptyState

_TOLD_BY = frozenset({KindId.COHORTS, KindId.COHORT_SESSIONS, KindId.TRAINEES, KindId.SEEKERS})
_BESIDE = 760
"""Pixels at 100 % that the grid needs before the side stands beside it by itself."""
_LOW = 430
"""Pixels at 100 % below which people are worth more than a sentence about one of them."""


class AttendancePart(QWidget):
    """See the module's words. ``part_wanted`` asks for another part of the cohort."""

    part_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = cohort_id
        self._waiting = False
        self._to_read: set[int] = set()
        self._reading = self._outdated = False
        self._next_warned = 0
        self._wanted: tuple[int, date | None] | None = None
        self._papers: tuple[Attachment, ...] = ()
        self._asked_for: GridCell | None = None
        self._beside: bool | None = None
        self.bar, self.foot = AttendanceBar(), AttendanceFoot()
        self.sheet, self.side = AttendanceSheet(), AttendanceSide()
        self.table = self.sheet.table
        self.hands = AttendanceHands(desk, jobs, notices, cohort_id, self.table, self)
        given = desk, hub, jobs, notices, cohort_id
        self.acts = AttendanceActs(*given, self.table, self.hands, self)
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        card = Card(margin=1, spacing=0)
        for part in (self.bar, Rule(), self.sheet, Rule(), self.foot):
            card.body.addWidget(part)
        card.body.setStretch(2, 1)
        lanes = row(card, self.side, spacing=12)
        lanes.setStretch(0, 1)
        grid = QWidget()
        grid.setLayout(lanes)
        to_lessons = Button("일정", icon="calendar-days")
        to_lessons.clicked.connect(partial(self.part_wanted.emit, "schedule"))
        to_people = Button("모집·선발", icon="users")
        to_people.clicked.connect(partial(self.part_wanted.emit, "selection"))
        self.empty = EmptyState("calendar-days", "", "", to_lessons, to_people)
        blank = Card(margin=1)
        blank.body.addWidget(self.empty)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(grid)
        self._stack.addWidget(blank)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        table, side, bar, hands = self.table, self.side, self.bar, self.hands
        acts = self.acts
        for mark, letter in words.KEYS.items():
            self.foot.keys.add(letter, mark.value, partial(hands.mark, mark))
        self.foot.keys.add("Delete", "지움", partial(hands.mark, None))
        self.foot.keys.add(words.SLIP_KEY, "결석계", acts.write_slip)
        self.foot.keys.add(words.NOTE_KEY, "상담", acts.write_note)
        table.marked.connect(hands.mark)
        table.day_wanted.connect(hands.fill_day)
        table.copy_wanted.connect(hands.copy_day)
        table.digit.connect(self._to_hours)
        table.slip_wanted.connect(acts.write_slip)
        table.note_wanted.connect(acts.write_note)
        table.told.connect(self._tell)
        table.menu_wanted.connect(self._menu)
        table.copied.connect(acts.copy)
        table.pasted.connect(acts.paste)
        table.attendance.dataChanged.connect(self._tell)
        hands.refused.connect(self._read)
        bar.before.clicked.connect(partial(self._to_month, -1))
        bar.after.clicked.connect(partial(self._to_month, 1))
        bar.today.clicked.connect(self._to_today)
        bar.fill.clicked.connect(hands.fill_day)
        bar.copy.clicked.connect(hands.copy_day)
        bar.missing.clicked.connect(self._to_missing)
        bar.warned.clicked.connect(self._to_warned)
        bar.fold.clicked.connect(self._fold)
        side.day_wanted.connect(self._to_day)
        side.record_wanted.connect(self._open_seeker)
        side.slip.clicked.connect(acts.write_slip)
        side.papers.clicked.connect(self._open_papers)
        side.hours.given.connect(self._give_hours)
        side.hours.dropped.connect(self._back_to_grid)
        self._hub.changed.connect(self._on_changed)

    # Reading

    def refresh(self) -> None:
        """Read the grid again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def _read(self) -> None:
        desk, cohort_id = self._desk, self._cohort_id
        self._reading, self._outdated = True, False
        self._jobs.read(
            lambda: attendance_grid.read(desk, cohort_id), self._take, key=(id(self), "grid")
        )

    def _take(self, grid: AttendanceGrid) -> None:
        self._reading = False
        self.table.show_grid(grid)
        if self._outdated:  # cells were learned that this picture may not have seen yet
            self._read()
        lacks = " · ".join(
            word for word, there in (("수업", grid.days), ("교육생", grid.people)) if not there
        )
        self._stack.setCurrentIndex(1 if lacks else 0)
        self.empty.set_words(
            "아직 출석을 적을 수 없습니다",
            f"여기에서 날마다 출결을 적습니다. 아직 없는 것: {lacks}. 수업은 일정에서, 교육생은 "
            "모집·선발에서 정합니다.",
        )
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._lead(*wanted)
        self._tell()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()
            return
        mine = {ref.id for ref in change.refs if ref.kind is KindId.ATTENDANCE}
        if mine:
            self._to_read |= mine
            self._read_cells()

    def _read_cells(self) -> None:
        desk, cohort_id, ids = self._desk, self._cohort_id, frozenset(self._to_read)
        self._jobs.read(
            lambda: attendance_grid.cells(desk, cohort_id, ids),
            partial(self._learn, ids),
            key=(id(self), "cells"),
        )

    def _learn(self, ids: frozenset[int], found: Mapping[int, tuple[Place, GridCell]]) -> None:
        self._to_read -= ids
        self._outdated = self._reading
        model = self.table.attendance
        model.learn(ids, found)
        if any(not model.knows(place) for place, _ in found.values()):
            self.refresh()  # on a day or of a person that did not stand here before

    # Hours and slips

    def _to_hours(self, digit: str) -> None:
        if self.side.hours.isEnabled():
            self._show_side(shown=True)
            self.side.hours.begin(digit)
        elif not self._desk.read_only:
            self._notices.say("인정 시간은 출결을 먼저 적은 칸에 적습니다.")

    def _give_hours(self, back: bool) -> None:
        edit = self.side.hours
        hours, wrong = edit.value(), edit.problem()
        if wrong:
            self._notices.warn(f"인정 시간: {wrong}")
        else:
            self.hands.credit(hours if isinstance(hours, int) else None)
        if back:
            self._back_to_grid()

    def _back_to_grid(self) -> None:
        self.table.setFocus()
        self._tell()

    def _ask_papers(self, cell: GridCell | None) -> None:
        """Look for what hangs on the current cell; only a slip has papers."""
        if cell == self._asked_for:
            return
        self._asked_for, self._papers = cell, ()
        self.side.show_papers(0)
        if cell is not None and cell.id and cell.slip_on is not None:
            desk, id_ = self._desk, cell.id
            self._jobs.read(
                lambda: attachments.of(desk, KindId.ATTENDANCE, id_),
                self._take_papers,
                key=(id(self), "papers"),
            )

    def _take_papers(self, found: tuple[Attachment, ...]) -> None:
        self._papers = found
        self.side.show_papers(len(found))

    def _open_papers(self) -> None:
        desk, jobs, notices = self._desk, self._jobs, self._notices
        if self._papers:
            show(AttachmentDialog(desk, jobs, notices, self._papers, 0, self.window()))

    # Telling

    def _tell(self) -> None:
        model, table = self.table.attendance, self.table
        if model.grid is None:
            return
        index, place = table.currentIndex(), table.current_place()
        at = (index.row(), index.column()) if index.isValid() else None
        chosen = max(1, table.chosen_count)
        self.side.show_place(model, at, chosen, may=not self._desk.read_only)
        self.foot.show_place(model, at, chosen)
        days = len(table.chosen_days()) if chosen > 1 else 1
        self.bar.show_model(model, place[1] if place is not None else None, days)
        self._ask_papers(model.at(place) if place is not None and chosen == 1 else None)
        may_write(self._desk, self.bar.fill, self.bar.copy, *self.foot.keys.buttons.values())

    # Going about

    def _to_month(self, by: int) -> None:
        self.table.to_month(by)
        self.table.setFocus()

    def _to_today(self) -> None:
        self.table.to_today()
        self.table.setFocus()

    def _to_missing(self) -> None:
        self.table.to_missing()
        self.table.setFocus()

    def _to_warned(self) -> None:
        model, rows = self.table.attendance, self.table.attendance.warned
        if rows:
            who = model.people[rows[self._next_warned % len(rows)]]
            self._next_warned += 1
            self._lead(who.id, None)
            self.table.setFocus()

    def _to_day(self, day: object) -> None:
        assert isinstance(day, date)
        place = self.table.current_place()
        if place is not None:
            self._lead(place[0], day)
            self.table.setFocus()

    def _lead(self, trainee_id: int, day: date | None) -> None:
        """Go to a person, on ``day`` or the current one."""
        place = self.table.current_place()
        day = day or (place[1] if place is not None else None)
        if self.table.attendance.grid is None:
            self._wanted = (trainee_id, day)
        elif day is not None:
            self.table.go((trainee_id, day))

    def open_record(self, ref: Ref) -> None:
        """Go to the cell of a 출결, or to the line of a 교육생."""
        if ref.kind is KindId.TRAINEES:
            self._lead(ref.id, None)
        elif ref.kind is KindId.ATTENDANCE:
            desk, cohort_id = self._desk, self._cohort_id
            self._jobs.read(lambda: attendance_grid.cells(desk, cohort_id, [ref.id]), self._lead_to)

    def _lead_to(self, found: Mapping[int, tuple[Place, GridCell]]) -> None:
        for place, _ in found.values():
            self._lead(*place)

    def _open_seeker(self, seeker_id: int) -> None:
        self._hub.open_record.emit(Ref(KindId.SEEKERS, seeker_id))

    def escape(self) -> bool:
        """Esc drops hours that are being typed, else chooses the current cell alone."""
        if self.side.hours.hasFocus():
            self.side.hours.drop()
            return True
        return self.table.collapse()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        may, hands = not self._desk.read_only, self.hands
        entries: list[Entry | None] = [
            Entry(mark.value, partial(hands.mark, mark), letter, may)
            for mark, letter in words.KEYS.items()
        ]
        entries += [
            Entry("지움", partial(hands.mark, None), "Delete", may),
            None,
            Entry("빈칸 모두 출석", hands.fill_day, "Ctrl+D", may),
            Entry("전날 복사", hands.copy_day, "Ctrl+Shift+D", may),
            Entry("결석계", self.acts.write_slip, words.SLIP_KEY, may),
            Entry("상담 기록", self.acts.write_note, words.NOTE_KEY, may),
            None,
            Entry("복사", self.acts.copy, "Ctrl+C"),
            Entry("붙여 넣기", self.acts.paste, "Ctrl+V", may),
            None,
            Entry("구직자 열기", partial(self._open_seeker, self.side.seeker_id)),
            Entry("신청 기록·수강 시작일", self.acts.open_trainee),
        ]
        pop_up(self, entries, at)

    # Room for the side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side steps aside where the grid would be left too little, and so does the line that
        says what the current cell and its tooltip say."""
        super().resizeEvent(event)
        px = theme.now().px
        self.foot.said.setVisible(self.height() >= px(_LOW))
        if self._beside is None:
            self.side.setVisible(self.width() >= px(_BESIDE + SIDE_WIDTH))

    def _fold(self) -> None:
        self._show_side(shown=self.side.isHidden())

    def _show_side(self, *, shown: bool) -> None:
        self._beside = shown
        self.side.setVisible(shown)
