"""부스 자세히: every interview of one booth; whatever went wrong is put right here by one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.hall_now import BoothNow, Turn
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services import day_floor
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.pages.matching_days import floor_words as words
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.key_line import KeyLine

Write = Callable[[Callable[[], Change]], None]


class _Turns(QListWidget):
    """Arrows walk; every other key is the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()


class BoothDialog(Dialog):
    """Arrows choose an interview; ``write`` stores what a key asks for."""

    def __init__(
        self,
        desk: Desk,
        booth: BoothNow,
        write: Write,
        now: Callable[[], str],
        parent: QWidget,
    ) -> None:
        title = f"부스 {booth.booth} {booth.employer}" if booth.booth else booth.employer
        super().__init__(title, parent, width=760)
        self._desk, self._write_out, self._now = desk, write, now
        self.day_employer_id = booth.day_employer_id
        self.masked = True
        self.turns: tuple[Turn, ...] = ()
        self.list = _Turns()
        self.list.setProperty("look", "queue")
        self.list.setAccessibleName("면접")
        self.list.setFont(theme.now().font(13, tabular=True))
        self.list.setMinimumHeight(theme.now().px(300))
        self.keys = KeyLine()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.keys)
        self.keys.add("Enter", "시작", self.begin)
        for number, result in enumerate(words.RESULTS, 1):
            self.keys.add(str(number), result.value, self._giver(result))
        self.keys.add("0", "결과 지움", self._giver(InterviewResult.NONE))
        self.keys.add("A", "불참", self.absent)
        self.keys.add("R", "예정으로", self.set_again)
        self.keys.add("Delete", "면접 취소", self.cancel)
        close = self.add_button(Button("닫기"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.accept)
        self.list.setFocus()

    def show_booth(self, booth: BoothNow) -> None:
        """Show the booth as it is now; the chosen interview stays chosen."""
        before = self.chosen
        self.turns = tuple(sorted(booth.turns, key=lambda turn: turn.order))
        self.list.clear()
        for turn in self.turns:
            item = QListWidgetItem(self._line(turn))
            item.setSizeHint(QSize(0, theme.now().px(36)))
            self.list.addItem(item)
        ids = [turn.interview_id for turn in self.turns]
        at = ids.index(before.interview_id) if before and before.interview_id in ids else 0
        if ids:
            self.list.setCurrentRow(at)

    @property
    def chosen(self) -> Turn | None:
        """The interview the keys are for."""
        at = self.list.currentRow()
        return self.turns[at] if 0 <= at < len(self.turns) else None

    def _line(self, turn: Turn) -> str:
        state = turn.result.value or turn.status.value
        clock = " ~ ".join(filter(None, (turn.began_at, turn.ended_at)))
        here = "" if turn.here else "불참" if turn.missing else "아직 안 옴"
        parts = (
            turn.starts_at or "대기",
            words.called(turn, masked=self.masked),
            state,
            clock,
            here if turn.waits or turn.missing else "",
        )
        return "   ".join(part for part in parts if part)

    def _giver(self, result: InterviewResult) -> Callable[[], None]:
        return lambda: self.give(result)

    def begin(self) -> None:
        """Enter: this one comes in now, whoever is next."""
        at = self._now()
        self._do(lambda id_: day_floor.begin(self._desk, id_, at))

    def give(self, result: InterviewResult) -> None:
        """0–4."""
        at = self._now()
        self._do(lambda id_: day_floor.give_result(self._desk, id_, result, at))

    def absent(self) -> None:
        """A."""
        self._do(lambda id_: day_floor.absent(self._desk, id_))

    def set_again(self) -> None:
        """R: as if it had not begun."""
        self._do(lambda id_: day_floor.set_again(self._desk, id_))

    def cancel(self) -> None:
        """Delete: the interview is called off."""
        self._do(lambda id_: day_floor.cancel(self._desk, id_))

    def _do(self, act: Callable[[int], Change]) -> None:
        turn = self.chosen
        if turn is not None:
            self._write_out(lambda: act(turn.interview_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; Esc closes."""
        key, typed = Qt.Key(event.key()), event.text().lower()
        digits = {str(number): result for number, result in enumerate(words.RESULTS, 1)}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.begin()
        elif typed in digits:
            self.give(digits[typed])
        elif typed == "0":
            self.give(InterviewResult.NONE)
        elif typed in ("a", "ㅁ"):
            self.absent()
        elif typed in ("r", "ㄱ"):
            self.set_again()
        elif key == Qt.Key.Key_Delete:
            self.cancel()
        else:
            super().keyPressEvent(event)
