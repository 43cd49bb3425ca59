"""Beside the attendance grid: the current person with their month, the current cell, the slips."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jobdesk.domain.attendance_places import in_words, is_there
from jobdesk.domain.attendance_warning import alarm_words, percent
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark
from jobdesk.services.attendance_grid import GridCell
from jobdesk.ui import theme
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.models.attendance_grid import AttendanceModel
from jobdesk.ui.pages.training.attendance_month import MonthSheet
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    IconButton,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.text_editors import NumberEdit

SIDE_WIDTH = 272
_LINE = 34
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HoursEdit(NumberEdit):
    """인정 시간 of the chosen cells. What was typed is given by Enter and by going elsewhere; Esc
    drops it."""

    given = Signal(bool)
    """Whether the grid is to have the keys again."""
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("시간")
        self.setAccessibleName("인정 시간")
        self.setPlaceholderText("출결대로")
        self.begun = False
        self.textEdited.connect(self._begin)

    def begin(self, digit: str) -> None:
        """A digit was struck in the grid."""
        self.begun = True
        self.setText(digit)
        self.setFocus()
        self.setCursorPosition(len(digit))

    def drop(self) -> None:
        """Esc: nothing was typed."""
        self.begun = False
        self.dropped.emit()

    def _begin(self) -> None:
        self.begun = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end it."""
        if event.key() in _ENTER:
            self._give(back=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is not lost; another window in front is no leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._give(back=False)

    def _give(self, *, back: bool) -> None:
        begun, self.begun = self.begun, False
        if begun:
            self.given.emit(back)
        elif back:
            self.dropped.emit()


class AttendanceSide(QWidget):
    """See the module's words; its owner tells it what is current."""

    day_wanted = Signal(object)
    """A day of the current person to go to."""
    record_wanted = Signal(int)
    """Id of the seeker to open."""

    def __init__(self) -> None:
        super().__init__()
        self.seeker_id = 0
        self._shown: object = None
        self._make_person()
        self._make_cell()
        self.slips = QListWidget()
        self.slips.setProperty("look", "queue")
        self.slips.setAccessibleName("출석이 아닌 날")
        self.slips.itemActivated.connect(self._to_slip)
        self.slips.itemClicked.connect(self._to_slip)
        self.nothing = Label("모두 출석했습니다.", look="muted", points=SMALL + 0.75)
        rest = Card("출석이 아닌 날", margin=14, spacing=6)
        rest.body.addWidget(self.nothing)
        rest.body.addWidget(self.slips, 1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        lane = column(self._cell, self._person, rest, spacing=10)
        lane.setStretch(2, 1)
        inner.setLayout(lane)
        whole = column(scrolled(inner))
        self.setLayout(whole)
        self._dress()

    def _make_person(self) -> None:
        self.name = ElidedLabel(points=HEADING, weight=700)
        self.chip = Chip()
        self.about = ElidedLabel(points=SMALL, look="muted", tabular=True)
        self.rate = Label(points=18, weight=700, tabular=True)
        self.warning = Label(points=SMALL + 0.75, weight=600, wrap=True)
        self.counts = Label(points=SMALL + 0.5, wrap=True, tabular=True)
        self.progress = Label(points=SMALL + 0.5, look="muted", wrap=True, tabular=True)
        self.month = MonthSheet()
        self.month.wanted.connect(self.day_wanted)
        self.open_record = IconButton("user", "구직자 열기")
        self.open_record.clicked.connect(self._open)
        self._person = Card(margin=14, spacing=6)
        head = row(self.name, self.chip, self.open_record, spacing=6)
        head.setStretch(0, 1)
        said = row(self.rate, self.warning, spacing=10)
        said.setStretch(1, 1)
        self._person.body.addLayout(head)
        self._person.body.addWidget(self.about)
        self._person.body.addLayout(said)
        self._person.body.addWidget(self.counts)
        self._person.body.addWidget(self.progress)
        self._person.body.addWidget(self.month)

    def _make_cell(self) -> None:
        self.day = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self.said = Label(weight=600, wrap=True, tabular=True)
        self.hours = HoursEdit()
        self.slip = Button("결석계", icon="file-text", tip="결석계 적기 (S)")
        self.papers = Button("", look="link", icon="paperclip")
        self.papers.hide()
        self._cell = Card(margin=14, spacing=6)
        label = Label("인정 시간", points=SMALL, look="muted")
        label.setBuddy(self.hours)
        self._cell.body.addWidget(self.day)
        self._cell.body.addWidget(self.said)
        self._cell.body.addWidget(label)
        acts = row(self.hours, self.slip, spacing=8)
        acts.setStretch(0, 1)
        self._cell.body.addLayout(acts)
        self._cell.body.addWidget(self.papers)

    def show_papers(self, count: int) -> None:
        """Say how many files hang on the current cell."""
        self.papers.setText(f"첨부 {count}")
        self.papers.setVisible(count > 0)

    def show_place(
        self, model: AttendanceModel, at: tuple[int, int] | None, chosen: int, *, may: bool
    ) -> None:
        """Show the person and the cell ``at`` (row, column); ``chosen`` cells are meant in all."""
        for card in (self._person, self._cell):
            card.setVisible(at is not None)
        if at is None or model.grid is None:
            return
        who, day = model.people[at[0]], model.days[at[1]]
        cell = model.cell(*at)
        self._tell_cell(model, at, cell, chosen)
        self.hours.setEnabled(may and (cell is not None or chosen > 1))
        self.slip.setEnabled(may)
        standing, alarm = model.standings[at[0]], model.alarms[at[0]]
        shown = (who, standing, alarm, day)
        if shown == self._shown:
            return
        self._shown = shown
        trainee = who.trainee
        self.seeker_id = trainee.seeker_id or 0
        self.name.setText(who.name)
        self.chip.set_chip(trainee.status.value, tone_of(KindId.TRAINEES, trainee.status.value))
        number = f"{trainee.number}번" if trainee.number else ""
        span = " ".join(
            f"{in_words(each)}{word}"
            for each, word in ((trainee.started_on, "부터"), (trainee.left_on, "까지"))
            if each is not None
        )
        self.about.setText(" · ".join(filter(None, (number, who.born, span))))
        self.rate.setText(percent(standing.rate))
        self.warning.setText(alarm_words(standing, alarm))
        tone = words.ALARM_TONES[alarm]
        self.warning.set_look("" if tone is Tone.NEUTRAL else tone.value)
        self.counts.setText(words.counted(standing))
        self.progress.setText(words.progress(standing))
        marks = model.marks_of(at[0])

        def is_open(each: date) -> bool:
            return each in model.hours and is_there(trainee, each)

        self.month.show_month(day, marks, is_open, model.grid.today)
        self._tell_slips(sorted((d, c) for d, c in marks.items() if c.mark is not Mark.PRESENT))

    def _tell_cell(
        self, model: AttendanceModel, at: tuple[int, int], cell: GridCell | None, chosen: int
    ) -> None:
        day = model.days[at[1]]
        hours = model.hours.get(day)
        if chosen > 1:
            self.day.setText("고른 칸")
            self.said.setText(f"{chosen:,}칸")
        else:
            self.day.setText(f"{in_words(day)} {hours}시간" if hours else in_words(day))
            self.said.setText(model.sentence(*at).split(" · ", 2)[2])
        if not self.hours.hasFocus():
            self.hours.set_value(cell.hours if cell is not None and chosen == 1 else None)

    def _tell_slips(self, days: list[tuple[date, GridCell]]) -> None:
        self.slips.clear()
        self.nothing.setVisible(not days)
        self.slips.setVisible(bool(days))
        for day, cell in reversed(days):
            short = in_words(day)[5:]
            without = " · 결석계 없음" if cell.mark is Mark.ABSENT and cell.slip_on is None else ""
            item = QListWidgetItem(f"{short}  {words.said(cell)}{without}")
            item.setToolTip(f"{in_words(day)} {words.said(cell)}{without}")
            item.setData(Qt.ItemDataRole.UserRole, day.toordinal())
            item.setSizeHint(QSize(0, theme.now().px(_LINE)))
            self.slips.addItem(item)
        self.slips.setMinimumHeight(theme.now().px(_LINE) * min(3, len(days)) + 8)

    def _to_slip(self, item: QListWidgetItem) -> None:
        self.day_wanted.emit(date.fromordinal(item.data(Qt.ItemDataRole.UserRole)))

    def _open(self) -> None:
        self.record_wanted.emit(self.seeker_id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "slips"):
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.now().px(SIDE_WIDTH))
