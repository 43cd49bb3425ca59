"""행사장 현황: the whole hall on one screen; arrows choose a booth, one key moves it on.

Space or Enter lets the next one in, 1–4 give the result of who is in, A says that the next one
does not come. Every key is on the disk before the card shows it. Minutes over the time count on
by themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from jobdesk.domain.changes import Change
from jobdesk.domain.hall_now import HallNow, Turn
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.domain.reception import Guest, Roll
from jobdesk.errors import StoreError, UserError
from jobdesk.services import day_employers, day_floor, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days import floor_words as words
from jobdesk.ui.pages.matching_days.booth_dialog import BoothDialog
from jobdesk.ui.pages.matching_days.day_windows import WATCHED, DayWindow
from jobdesk.ui.pages.matching_days.floor_cards import HallCards
from jobdesk.ui.pages.matching_days.floor_search import HallSearch
from jobdesk.ui.pages.matching_days.own_undo import OwnUndo
from jobdesk.ui.pages.matching_days.screen_head import ScreenHead
from jobdesk.ui.widgets.basics import ElidedLabel, Label, column
from jobdesk.ui.widgets.key_line import KeyLine

BEAT_MS = 20_000
"""How often the minutes over time are counted anew."""

_DIGITS = {
    Qt.Key.Key_1: words.RESULTS[0],
    Qt.Key.Key_2: words.RESULTS[1],
    Qt.Key.Key_3: words.RESULTS[2],
    Qt.Key.Key_4: words.RESULTS[3],
}


class HallWindow(DayWindow):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        locked: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(desk, jobs, locked)
        self.day_id = day_id
        self._notices = notices
        self.hall = HallNow(day_id, "")
        self._roll = Roll(day_id, "")
        self.booth_dialog: BoothDialog | None = None
        self._moving: set[int] = set()
        self.own_undo = OwnUndo(desk, jobs, self)
        self.own_undo.done.connect(self._undone)
        self.own_undo.refused.connect(self._refused)
        self.own_undo.altered.connect(self._tell_undo)
        self.setWindowTitle("행사장 현황")
        self._build()
        self._make_keys()
        self.beat = QTimer(self)
        self.beat.timeout.connect(self.tick)
        self.beat.start(BEAT_MS)
        jobs.ended.connect(self.beat.stop)
        hub.changed.connect(self._on_changed)
        self.tick()
        self._read(first=True)

    def _build(self) -> None:
        self.sums = Label(points=15, weight=600, tabular=True)
        self.head = ScreenHead(self.desk, self.sums)
        self.head.turned.connect(self.turn_mask)
        self.search = HallSearch()
        self.search.shown.connect(self._show_guest)
        self.search.queued.connect(self._queue)
        self.cards = HallCards()
        self.cards.pressed.connect(self._on_key)
        self.cards.doubleClicked.connect(self.open_booth)
        self.cards.turned.connect(self._tell_keys)
        self.said = ElidedLabel(" ", points=17, weight=600)
        self.keys = KeyLine()
        layout = column(spacing=10)
        layout.setContentsMargins(*(20 + self.air, 14 + self.air) * 2)
        layout.addWidget(self.head)
        layout.addWidget(self.search)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.keys)
        self.setLayout(layout)
        self.search.left.connect(self.cards.setFocus)
        self.setFocusProxy(self.cards)
        self.cards.setFocus()

    def _make_keys(self) -> None:
        self.keys.add("Space", "다음 분", self.move_on)
        for number, result in enumerate(words.RESULTS, 1):
            self.keys.add(str(number), result.value, self._giver(result))
        self.keys.add("A", "불참", self.absent)
        self.keys.add("C", "업체 도착", self.came)
        self.keys.add("Q", "대기 넣기", self.ask_queue)
        self.keys.add("F2", "부스 자세히", self.open_booth)
        self.keys.add("Ctrl+F", "찾기", self.focus_search)
        self.keys.add("Ctrl+Z", "마지막 취소", self.undo)
        self.keys.add("Esc", "나가기", self.escape)
        self.on_key("F2", self.open_booth)
        self.on_key("Ctrl+F", self.focus_search)
        self.on_key("Ctrl+Z", self.undo)
        self.on_key("F6", self.turn_mask)
        for number, result in enumerate(words.RESULTS, 1):
            self.on_key(f"Ctrl+{number}", self._late_giver(result))
        self.keys.enable("Ctrl+Z", False)

    def _giver(self, result: InterviewResult) -> Callable[[], None]:
        return lambda: self.give(result)

    def _late_giver(self, result: InterviewResult) -> Callable[[], None]:
        return lambda: self.give_last(result)

    # What is there

    def _read(self, *, first: bool = False) -> None:
        desk, day_id = self.desk, self.day_id

        def read() -> tuple[HallNow, Roll]:
            roll = reception.roll(desk, day_id)
            if first:
                reception.opened(desk, roll, "행사장 현황")
            return day_floor.hall(desk, day_id), roll

        self.jobs.read(read, self._take, self._refused, key=(id(self), "hall"))

    def _take(self, found: tuple[HallNow, Roll]) -> None:
        self.hall, self._roll = found
        name = self.head.name(self.hall.title, self.hall.first, self.hall.last)
        self.setWindowTitle(f"행사장 현황 · {name}")
        self._show()
        self.search.show_hall(*found)
        if not self.hall.booths:
            self._say("참여업체가 없습니다. ‘업체·부스’에서 업체를 추가하세요.", "warning")
        dialog = self.booth_dialog
        booth = self.hall.booth(dialog.day_employer_id) if dialog is not None else None
        if dialog is not None and booth is not None:
            dialog.show_booth(booth)

    def _show(self) -> None:
        self.cards.show_booths(self.hall.booths, self._minutes(), masked=self.head.masked)
        booths = self.hall.booths
        self.sums.setText(
            f"면접 중 {sum(len(b.running) for b in booths)}   "
            f"기다림 {sum(len(b.waiting) for b in booths)}   마침 {sum(b.done for b in booths)}"
        )
        self._tell_keys()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & WATCHED:
            self._read()

    def tick(self) -> None:
        """The clock went on: count the minutes over time anew."""
        self.head.tick()
        self._show()

    def _tell_keys(self) -> None:
        booth = self.cards.chosen
        running = bool(booth is not None and booth.running)
        judged = running or (booth is not None and booth.last is not None)
        moves = running or (booth is not None and booth.next is not None)
        self.keys.enable("Space", moves)
        for number in range(1, 5):
            self.keys.enable(str(number), judged)
        self.keys.enable("A", bool(booth is not None and booth.waiting))
        self.keys.enable("C", bool(booth is not None and not booth.came_at))
        self.keys.enable("Q", booth is not None)
        self.keys.enable("F2", booth is not None)

    # The keys

    def _on_key(self, event: object) -> None:
        assert isinstance(event, QKeyEvent)
        key, typed = Qt.Key(event.key()), event.text().lower()
        if event.isAutoRepeat() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        event.accept()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_on()
        elif key in _DIGITS:
            self.give(_DIGITS[key])
        elif key == Qt.Key.Key_A or typed == "ㅁ":
            self.absent()
        elif key == Qt.Key.Key_C or typed == "ㅊ":
            self.came()
        elif key == Qt.Key.Key_Q or typed == "ㅂ":
            self.ask_queue()
        else:
            event.ignore()

    def move_on(self) -> None:
        """Space: who is in goes out, the next one comes in."""
        booth = self.cards.chosen
        if booth is None or self._is_locked():
            return
        id_, at = booth.day_employer_id, self.head.now
        if id_ in self._moving:  # pressed twice, it would send out who has just come in
            self._say(f"{booth.employer}: 저장하고 있습니다.", "")
            return
        self._moving.add(id_)

        def work() -> Change:
            try:
                return day_floor.move_on(self.desk, id_, at)
            finally:
                self._moving.discard(id_)

        self.jobs.write(work, self._moved, self._refused)

    def _moved(self, change: Change) -> None:
        """Where one went out and one came in, 1–4 are about the one who came in."""
        self._written(change, words.LAST_RESULT if "끝, " in change.label else "")

    def give(self, result: InterviewResult) -> None:
        """1–4: the result of who is in the longest; where nobody is, of who went out last."""
        booth = self.cards.chosen
        if booth is not None:
            self._give(booth.running[0] if booth.running else booth.last, result)

    def give_last(self, result: InterviewResult) -> None:
        """Ctrl+1–4: the result of who went out last."""
        booth = self.cards.chosen
        if booth is not None:
            self._give(booth.last, result)

    def _give(self, turn: Turn | None, result: InterviewResult) -> None:
        if turn is None:
            self._say("결과를 적을 분이 없습니다.", "warning")
            return
        at = self.head.now
        self._write(lambda: day_floor.give_result(self.desk, turn.interview_id, result, at))

    def absent(self) -> None:
        """A: who should come in next does not come."""
        booth = self.cards.chosen
        turn = booth.expected if booth is not None else None
        if turn is None:
            self._say("기다리는 분이 없습니다.", "warning")
            return
        one = turn.interview_id
        self._write(lambda: day_floor.absent(self.desk, one))

    def came(self) -> None:
        """C: the company is here."""
        booth = self.cards.chosen
        if booth is None:
            return
        if booth.came_at:
            self._say(f"{booth.employer}: {booth.came_at}에 도착했습니다.", "")
            return
        id_, at = booth.day_employer_id, self.head.now
        late = booth.due is not None and self._minutes() - booth.due >= booth.minutes
        hint = words.REPLAN if late and booth.waiting else ""
        self._write(lambda: day_employers.came(self.desk, id_, at), hint)

    def undo(self) -> None:
        """Ctrl+Z: take back what this window did last."""
        if not self._is_locked():
            self.own_undo.take_back()

    def open_booth(self) -> None:
        """F2: every interview of the booth, one by one."""
        booth = self.cards.chosen
        if booth is None or self.booth_dialog is not None or self._is_locked():
            return
        self.booth_dialog = BoothDialog(self.desk, booth, self._write, lambda: self.head.now, self)
        self.booth_dialog.masked = self.head.masked
        self.booth_dialog.show_booth(booth)
        self.booth_dialog.finished.connect(self._booth_closed)
        self.booth_dialog.open()

    def _booth_closed(self) -> None:
        if self.booth_dialog is not None:
            self.booth_dialog.deleteLater()
            self.booth_dialog = None
        self.cards.setFocus()

    def _write(self, work: Callable[[], Change], hint: str = "") -> None:
        if not self._is_locked():
            self.jobs.write(work, lambda change: self._written(change, hint), self._refused)

    def _written(self, change: Change, hint: str = "") -> None:
        self.own_undo.note(change)
        self._say(f"{self._shown(change.label)}{hint}", "success")

    def _undone(self, label: str) -> None:
        self._say(f"취소했습니다: {self._shown(label)}", "")

    def _refused(self, error: object) -> None:
        assert isinstance(error, BaseException)
        if isinstance(error, UserError):
            self._say(self._shown(error.message), "danger")
        if not isinstance(error, UserError) or isinstance(error, StoreError):
            self._notices.error(error)
        if not isinstance(error, UserError):
            self._say("저장하지 못했습니다. 잡데스크 창의 알림을 확인하세요.", "danger")

    def _is_locked(self) -> bool:
        if self.locked:
            self._say("잠겨 있습니다. 잡데스크 창에서 잠금을 풀고 하세요.", "warning")
        return self.locked

    def _shown(self, label: str) -> str:
        return words.said(label, [one.name for one in self._roll.guests], masked=self.head.masked)

    def _say(self, said: str, look: str) -> None:
        self.said.setText(said or " ")
        self.said.set_look(look)
        self.said.setAccessibleName(said)

    def _tell_undo(self) -> None:
        self.keys.enable("Ctrl+Z", bool(self.own_undo.mine))

    # People

    def focus_search(self) -> None:
        """Ctrl+F: where is somebody."""
        self.search.open = not self.locked
        self.search.begin()

    def ask_queue(self) -> None:
        """Q: somebody waits at the booth without a time."""
        booth = self.cards.chosen
        if booth is not None and not self._is_locked():
            self.search.open = True
            self.search.ask_queue(booth)

    def _show_guest(self, guest: object) -> None:
        assert isinstance(guest, Guest)
        turn = self.hall.now_of(guest.attendee_id) or self.hall.next_of(guest.attendee_id)
        if turn is not None:
            self.cards.choose(turn.day_employer_id)
        self._say(words.person(self.hall, guest, masked=self.head.masked), "")

    def _queue(self, guest: object, booth: int) -> None:
        assert isinstance(guest, Guest)
        one = guest.attendee_id
        self._write(lambda: day_floor.queue(self.desk, one, booth))

    # The window

    def escape(self) -> None:
        """Esc: out of the box, then out of the window."""
        if self.search.busy:
            self.search.end()
        else:
            self.close()

    def turn_mask(self) -> None:
        """F6: names in full where nobody else sees the screen."""
        self._mask(masked=self.locked or not self.head.masked)
        if not self._is_locked():
            self._say("", "")

    def cover(self) -> None:
        """Masked and with nothing open, the hall stays readable."""
        if self.booth_dialog is not None:
            self.booth_dialog.reject()
        self.search.end()
        self._mask(masked=True)
        self._is_locked()

    def uncover(self) -> None:
        """Nothing needs saying."""
        self._say("", "")

    def _mask(self, *, masked: bool) -> None:
        self.head.set_masked(masked=masked)
        self.cards.hall.masked = self.head.masked
        self.search.masked = self.head.masked
        self.search.look()
        self._show()

    def _minutes(self) -> int:
        return self.hall.now(self.desk.today(), self.head.now)
