"""Where is somebody in the hall: one box, and who is to wait at a booth.

The same box serves both: Ctrl+F asks where somebody is, Q who waits at the chosen booth.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.hall_now import BoothNow, HallNow
from jobdesk.domain.reception import Guest, Roll
from jobdesk.ui.pages.matching_days import floor_words as words
from jobdesk.ui.widgets.basics import ElidedLabel, row
from jobdesk.ui.widgets.line_edit import HangulLineEdit

_FIND, _QUEUE = "찾기: 이름 · 초성 · 번호", "대기할 분: 이름 · 초성 · 번호"


class HallSearch(QWidget):
    """``shown`` tells of a guest whose booth is to be chosen, ``queued`` of (guest, id of the
    booth) to wait there; ``left`` that the box is done with."""

    shown = Signal(object)
    queued = Signal(object, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hall, self.roll = HallNow(0, ""), Roll(0, "")
        self.masked, self.open = True, True
        self._queueing: int | None = None
        self._at = 0  # which of several found people is meant
        self.box = HangulLineEdit(_FIND)
        self.box.setAccessibleName("사람 찾기")
        self.box.typed.connect(self.look)
        self.box.submitted.connect(self._take)
        self.box.installEventFilter(self)
        self.person = ElidedLabel("", points=15, weight=600)
        line = row(self.box, self.person, spacing=14)
        line.setStretch(0, 1)
        line.setStretch(1, 3)
        self.setLayout(line)

    @property
    def busy(self) -> bool:
        """Whether somebody is being looked for."""
        return self.box.hasFocus() or bool(self.box.full_text())

    def show_hall(self, hall: HallNow, roll: Roll) -> None:
        """The hall as it is now."""
        self.hall, self.roll = hall, roll
        if self.box.full_text():
            self.look()

    def begin(self) -> None:
        """Ctrl+F: where is somebody."""
        self._queueing = None
        self.box.setPlaceholderText(_FIND)
        self.box.setFocus()
        self.box.selectAll()

    def ask_queue(self, booth: BoothNow) -> None:
        """Q: who waits at the booth without a time."""
        self._queueing = booth.day_employer_id
        self.box.setText("")
        self.box.setPlaceholderText(_QUEUE)
        self.person.setText(f"{booth.employer}에 누가 기다리십니까?")
        self.box.setFocus()

    def end(self) -> None:
        """Empty the box and leave it."""
        self._queueing, self._at = None, 0
        self.box.setText("")
        self.box.setPlaceholderText(_FIND)
        self.person.setText("")
        self.left.emit()

    def look(self) -> None:
        """Say where the one who is meant is and goes."""
        found = self._meant()
        self._at = min(self._at, max(0, len(found) - 1))
        if not found:
            self.person.setText("찾는 분이 없습니다." if self.box.full_text().strip() else "")
            return
        count = f"({self._at + 1}/{len(found)}) " if len(found) > 1 else ""
        self.person.setText(count + words.person(self.hall, found[self._at], masked=self.masked))

    def _meant(self) -> tuple[Guest, ...]:
        typed = self.box.full_text().strip()
        mine = (one for one in self.roll.find(typed) if one.day_id == self.roll.day_id)
        return tuple(mine) if self.open else ()

    def _take(self) -> None:
        found = self._meant()
        if not found:
            return
        guest = found[self._at]
        if self._queueing is not None:
            self.queued.emit(guest, self._queueing)
        else:
            self.shown.emit(guest)
        self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the box go through those who were found."""
        if watched is self.box and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            by = steps.get(Qt.Key(event.key()))
            if by is not None and event.type() == QEvent.Type.KeyPress:
                self._at = max(0, min(len(self._meant()) - 1, self._at + by))
                self.look()
                return True
        return super().eventFilter(watched, event)
