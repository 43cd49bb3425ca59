"""접수 화면: one box, Enter receives; what happened stands there in large letters.

Whoever is received is on the disk before the screen says so. Several desks may be open at once,
for one day or for several: each has its place (접수대 1), its own list and its own undo.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.reception import Guest, Roll
from jobdesk.errors import StoreError, UserError
from jobdesk.services import reception
from jobdesk.services.desk import Desk
from jobdesk.services.reception import AlreadyHere
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days import reception_words as words
from jobdesk.ui.pages.matching_days.announcement import Announcement, Said
from jobdesk.ui.pages.matching_days.day_windows import WATCHED, DayWindow
from jobdesk.ui.pages.matching_days.live_counts import LiveCounts
from jobdesk.ui.pages.matching_days.own_undo import OwnUndo
from jobdesk.ui.pages.matching_days.reception_acts import ACTS, Deed
from jobdesk.ui.pages.matching_days.reception_box import ReceptionBox
from jobdesk.ui.pages.matching_days.reception_list import CandidateList, public_name
from jobdesk.ui.pages.matching_days.screen_head import ScreenHead
from jobdesk.ui.pages.matching_days.walk_in_dialog import WalkInDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import ElidedLabel, Label, column
from jobdesk.ui.widgets.key_line import KeyLine

_CLOCK_MS = 10_000
_SLOW_MS = 400  # a backup may hold a write back; the desk is told that it is under way


class ReceptionWindow(DayWindow):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        place: str,
        locked: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(desk, jobs, locked)
        self.day_id, self.place = day_id, place
        self._hub, self._notices = hub, notices
        self.roll: Roll | None = None
        self.own_undo = OwnUndo(desk, jobs, self)
        self.own_undo.done.connect(self._undone)
        self.own_undo.refused.connect(self._not_undone)
        self.own_undo.altered.connect(self._tell_undo)
        self._under_way: deque[Deed] = deque()
        self._undo_next = False
        self._awaited: int | None = None
        self.walk_in: WalkInDialog | None = None
        self.setWindowTitle(f"접수 · {place}")
        self._build()
        self._make_keys()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.head.tick)
        self._timer.start(_CLOCK_MS)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        for timer in (self._timer, self._slow):
            jobs.ended.connect(timer.stop)
        hub.changed.connect(self._on_changed)
        self.said.say(words.WELCOME)
        self._read(first=True)

    def _build(self) -> None:
        self.head = ScreenHead(self.desk, Label(self.place, points=17, weight=600, look="accent"))
        self.head.turned.connect(self.turn_mask)
        self.counts = LiveCounts(large=True)
        self.box = ReceptionBox()
        self.box.typed.connect(self._on_typed)
        self.box.submitted.connect(self.receive)
        self.box.stepped.connect(self._step)
        self.hint = Label(points=20, weight=600, look="accent")
        self.found = CandidateList(self.day_id)
        self.found.clicked_on.connect(self._on_clicked)
        self.said = Announcement()
        self.last = ElidedLabel("", points=20, weight=600)
        listed = QWidget()
        listed.setLayout(column(self.hint, self.found, self.last, spacing=8))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.said)
        self._stack.addWidget(listed)
        self.keys = KeyLine()
        layout = column(spacing=12)
        layout.setContentsMargins(*(24 + self.air, 16 + self.air) * 2)
        for widget in (self.head, self.counts, self.box, self._stack, self.keys):
            layout.addWidget(widget, 1 if widget is self._stack else 0)
        self.setLayout(layout)
        self.setFocusProxy(self.box)

    def _make_keys(self) -> None:
        acts: Sequence[tuple[str, str, Callable[[], None]]] = (
            ("F2", "현장등록", self.register),
            ("F3", "늦음", partial(self._do, "late")),
            ("F4", "불참", partial(self._do, "absent")),
            ("F7", "귀가", partial(self._do, "left")),
            ("F8", "접수 취소", partial(self._do, "expect")),
            ("Ctrl+Z", "마지막 취소", self.undo),
        )
        self.keys.add("Enter", "접수", self.receive)
        for keys, word, act in acts:
            self.keys.add(keys, word, act)
            self.on_key(keys, act)
        self.on_key("F6", self.turn_mask)
        self.keys.add("F11", "전체 화면", self.turn_full)
        self.keys.add("Esc", "나가기", self.escape)
        self.keys.enable("Ctrl+Z", False)

    # The list

    def _read(self, *, first: bool = False) -> None:
        desk, day_id = self.desk, self.day_id

        def read() -> Roll:
            found = reception.roll(desk, day_id)
            if first:
                reception.opened(desk, found)
            return found

        self.jobs.read(read, self._take, self._lost, key=(id(self), "roll"))

    def _take(self, roll: Roll) -> None:
        self.roll = roll
        name = self.head.name(roll.day, roll.first, roll.last)
        self.setWindowTitle(f"접수 · {name} · {self.place}")
        if self.said.said == words.WELCOME:
            self.said.say(words.welcome(roll, self.desk.today()))
        self.counts.show_counts(roll.counts)
        if self._awaited is not None:
            guest = roll.get(self._awaited)
            self._awaited = None
            if guest is not None:
                self._announce(
                    words.received(guest, self._called(guest), now=self._now, on_site=True)
                )
        self._look()

    def _lost(self, error: BaseException) -> None:
        self._notices.error(error)
        self.said.say(words.failed(error))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & WATCHED:
            self._read()

    # Typing

    def _on_typed(self, typed: str) -> None:
        del typed
        if self.locked:
            self.said.say(words.LOCKED)
            self._stack.setCurrentIndex(0)
            return
        self._look()

    def _look(self) -> None:
        """Show who is meant by what stands in the box; nothing in it leaves the last word."""
        typed = self.box.full_text().strip()
        if not typed or self.roll is None:
            self.found.show_guests((), masked=self.head.masked)
            self._stack.setCurrentIndex(0)
            return
        guests = self.roll.find(typed)
        self.found.show_guests(guests, masked=self.head.masked)
        if not guests:
            self.said.say(words.nobody(typed))
            self._stack.setCurrentIndex(0)
            return
        self.hint.setText(words.hint(len(guests), self.found.chosen is not None))
        self._stack.setCurrentIndex(1)

    def _step(self, by: int) -> None:
        self.found.step(by)
        self.box.setAccessibleDescription(self.found.spoken)
        self.hint.setText(words.hint(len(self.found.candidates.guests), True))

    def _on_clicked(self, guest: object) -> None:
        assert isinstance(guest, Guest)
        self.hint.setText(words.hint(len(self.found.candidates.guests), True))
        self.box.setFocus()

    # One person

    def receive(self) -> None:
        """Enter: 접수 of the one who is meant."""
        if self.box.full_text().strip():  # once more must not wipe the confirmation away
            self._do("arrive")

    def _do(self, act: str) -> None:
        """Enter, F3 … F8: do something with the one who is meant."""
        guest = self._meant()
        if guest is None:
            return
        if guest.day_id != self.day_id:
            self._announce(words.elsewhere(guest, self._called(guest)))
            return
        write = partial(ACTS[act], self.desk, guest.attendee_id, self.head.now, self.place)
        self._under_way.append(Deed(act, guest, self.box.full_text()))
        self.box.clear_all()
        self._slow.start()
        self.jobs.write(write, self._done, self._refused)

    def _meant(self) -> Guest | None:
        """Who is meant by the box; None, and a word, where it is not clear."""
        self.box.setFocus()
        if self.locked:
            self._announce(words.LOCKED)
        elif not self.box.full_text().strip():
            self._announce(words.TYPE_FIRST)
        elif self.roll is None:
            self._announce(words.READING)
        elif self.found.chosen is not None:
            return self.found.chosen
        elif self.found.candidates.guests:
            self._step(0)  # of several nobody is received before one was looked at
        return None

    def _done(self, change: Change) -> None:
        deed = self._under_way.popleft()
        self.own_undo.note(change)
        if deed.guest is not None:
            self._announce(
                words.done(deed.act, deed.guest, self._called(deed.guest), now=self._now)
            )
        self._undo_if_asked()

    def _refused(self, error: BaseException) -> None:
        deed = self._under_way.popleft()
        guest = deed.guest
        if isinstance(error, AlreadyHere) and guest is not None:
            self._announce(words.already(guest, self._called(guest), error.at, now=self._now))
            return
        self._undo_next = False
        self._report(error)
        if not self.box.full_text():
            self.box.setText(deed.typed)
        self._announce(words.failed(error))

    def _report(self, error: BaseException) -> None:
        """A disk that fails, or a bug, is the whole program's business too."""
        if not isinstance(error, UserError) or isinstance(error, StoreError):
            self._notices.error(error)

    def _tell_slow(self) -> None:
        if self._under_way:
            self._announce(words.STORING)

    def _announce(self, said: Said) -> None:
        """Say it large; while the next one is being typed, in a line beneath the list."""
        self.said.say(said)
        self.last.setText(f"방금  {words.short(said)}")
        self.last.set_look("" if said.tone is Tone.NEUTRAL else said.tone.value)
        if not self.box.full_text().strip() or said.tone in (Tone.DANGER, Tone.WARNING):
            self._stack.setCurrentIndex(0)

    # 현장등록

    def register(self) -> None:
        """F2: who is not on the list, in five fields."""
        if self.locked:
            self._announce(words.LOCKED)
            return
        if self.walk_in is not None:
            return
        typed = self.box.full_text().strip()
        dialog = WalkInDialog(
            self.desk,
            self.jobs,
            self._notices,
            self.day_id,
            self.place,
            lambda: self.head.now,
            typed,
            self,
        )
        self.walk_in = dialog
        dialog.received.connect(self._walked_in)
        dialog.known.connect(self._was_here)
        dialog.finished.connect(self._walk_in_over)
        dialog.open()

    def _walked_in(self, change: object) -> None:
        assert isinstance(change, Change)
        self.own_undo.note(change)
        self.box.clear_all()
        self._awaited = change.id
        self._read()

    def _was_here(self, error: object) -> None:
        assert isinstance(error, AlreadyHere)
        self.box.clear_all()
        guest = self.roll.get(error.attendee_id) if self.roll is not None else None
        if guest is not None:
            self._announce(words.already(guest, self._called(guest), error.at, now=self._now))
        else:
            self._announce(words.failed(error))

    def _walk_in_over(self) -> None:
        if self.walk_in is not None:
            self.walk_in.deleteLater()
            self.walk_in = None
        self.box.setFocus()

    # 마지막 취소

    def undo(self) -> None:
        """Ctrl+Z: take back what this desk did last, whatever others did since."""
        if self.locked:
            self._announce(words.LOCKED)
        elif self._under_way:
            self._undo_next = True  # what is being stored is the last thing done
        else:
            self.own_undo.take_back()

    def _undo_if_asked(self) -> None:
        if self._undo_next and not self._under_way:
            self._undo_next = False
            self.own_undo.take_back()

    def _undone(self, label: str) -> None:
        self._announce(words.undone(label, masked=self.head.masked))

    def _not_undone(self, error: object) -> None:
        assert isinstance(error, BaseException)
        self._report(error)
        self._announce(words.failed(error))

    def _tell_undo(self) -> None:
        self.keys.enable("Ctrl+Z", bool(self.own_undo.mine))

    # The window

    def escape(self) -> None:
        """Esc: empties the box; asks; leaves. Behind it lies a window with names in full."""
        if self.box.full_text():
            self.box.clear_all()
        elif self.said.said == words.LEAVE:
            self.close()
        else:
            self._announce(words.LEAVE)

    def turn_mask(self) -> None:
        """F6: names in full where nobody else sees the screen."""
        masked = self.locked or not self.head.masked
        self.head.set_masked(masked=masked)
        if self.locked:
            self._announce(words.LOCKED)
            return
        if not self.box.full_text().strip():
            self.said.say(words.MASKED if self.head.masked else words.SHOWN)
        self._look()
        self.box.setFocus()

    def cover(self) -> None:
        """Nobody's name stays, neither said nor typed."""
        self.head.set_masked(masked=True)
        self.box.clear_all()
        self._look()
        self.said.say(words.LOCKED)
        self.last.setText("")

    def uncover(self) -> None:
        """The next one may come."""
        self.said.say(words.WELCOME)

    def event(self, event: QEvent) -> bool:
        """Back at this window, back in the box."""
        if event.type() == QEvent.Type.WindowActivate and self.walk_in is None:
            self.box.setFocus()
        return super().event(event)

    @property
    def _now(self) -> str:
        """The time on the wall, empty on another date than the day's."""
        today = self.desk.today()
        return self.head.now if self.roll is not None and self.roll.held_on(today) else ""

    def _called(self, guest: Guest) -> str:
        return public_name(guest.name) if self.head.masked else guest.name
