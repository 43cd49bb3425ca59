"""A whole matching day by the keyboard: two desks at the door, the hall, the planner.

Run as a program it plays the day in the centre it is given, with the windows of the program,
saying each thing once the screen has said it, until it ends or is killed.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.hall_now import Turn
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    InterviewResult,
    clock_of,
)
from jobdesk.services import centres, day_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.notices import Notices
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.pages.matching_days.timetable_part import TimetablePart
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from tests.ui.bench import commit
from tests.whole_day import ENDS, OPENS, PASSWORD, TODAY, Hall, Say, result_of

if TYPE_CHECKING:
    from jobdesk.ui.pages.matching_days.walk_in_dialog import WalkInDialog

Key = Qt.Key
P = TypeVar("P", bound=QWidget)
_R = InterviewResult
_DIGITS = {
    _R.HIRED: Key.Key_1,
    _R.PENDING: Key.Key_2,
    _R.REJECTED: Key.Key_3,
    _R.SECOND: Key.Key_4,
    _R.NONE: Key.Key_2,
}
"""The key of each answer; a firm that says nothing yet is put off."""
_MOST = 20
"""So many steps of an arrow lead to whoever is looked for, or never."""


class Keys(Hall):
    """The hands of the day at the keyboard of one PC."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        say: Say,
    ) -> None:
        super().__init__(desk, 1, say)
        self.jobs, self.office = jobs, window
        self._at = "12:00"
        desk.store.now = self._now
        hub.open_record.emit(Ref(KindId.MATCHING_DAYS, self.day))
        self.idle()
        page = window.findChild(MatchingDaysPage)
        assert page is not None
        self.page = page
        part = self.part("reception", ReceptionPart)
        self.desks = [part.open_reception(), part.open_reception()]
        self.hall = part.open_hall()
        self.idle()
        self._phones = {
            attendee: str(phone)
            for attendee, (phone,) in lists.rows(
                desk,
                KindId.DAY_ATTENDEES,
                lists.find(desk, KindId.DAY_ATTENDEES),
                ("phone",),
            ).items()
        }

    def _now(self) -> datetime:
        return datetime.fromisoformat(f"{TODAY.isoformat()}T{self._at}:00")

    def tick(self, now: int) -> None:
        """The clock on the wall goes on."""
        self._at = clock_of(now)
        self.hall.tick()
        super().tick(now)

    # The door

    def receive(self, one: DayAttendee, at: str) -> None:
        """Digits of the phone, the number or the name, and Enter."""
        window = self._desk_of(one.id)
        phone = self._phones[one.id]
        name = lists.title(self.desk, KindId.SEEKERS, one.seeker_id or 0)
        typed = (phone[-4:], str(one.number), name)[one.id % 3]
        self._type(window.box, typed)
        for _ in range(_MOST):
            chosen = window.found.chosen
            if chosen is not None and chosen.attendee_id == one.id:
                break
            QTest.keyClick(window.box, Key.Key_Down)
        QTest.keyClick(window.box, Key.Key_Return)
        self.idle()
        assert window.said.said.tone is Tone.SUCCESS, window.said.said
        assert f"접수번호 {one.number}" in window.said.said.about

    def join(self, person: WalkIn, wanted: DayEmployer, at: str) -> int:
        """F2 and five fields."""
        window = self._desk_of(0)
        self._type(window.box, person.name)
        QTest.keyClick(window, Key.Key_F2)
        self.idle()
        dialog = window.walk_in
        assert dialog is not None
        dialog.activateWindow()
        for said in (person.phone, str(person.birth_year), person.village, wanted.booth):
            self._fill(dialog, said)
        assert isinstance(dialog.focusWidget(), QCheckBox)
        QTest.keyClick(dialog.focusWidget(), Key.Key_Space)
        QTest.keyClick(dialog, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.idle()
        assert window.walk_in is None
        assert window.said.said.tone is Tone.SUCCESS, window.said.said
        return max(one.id for one in day_records.attendees(self.desk, self.day))

    def _fill(self, dialog: WalkInDialog, said: str) -> None:
        field = dialog.focusWidget()
        assert field is not None
        self._type(field, said)
        QTest.keyClick(field, Key.Key_Return)

    def _desk_of(self, number: int) -> ReceptionWindow:
        window = self.desks[number % 2]
        self._front(window)
        return window

    # The booths

    def company(self, firm: DayEmployer, at: str) -> None:
        """C on its card."""
        self._card(firm.id, Key.Key_C)

    def begin(self, turn: Turn, at: str) -> None:
        """Space lets the next one in."""
        self._card(turn.day_employer_id, Key.Key_Space)
        booth = self.hall.hall.booth(turn.day_employer_id)
        assert booth is not None
        assert turn.interview_id in [one.interview_id for one in booth.running]

    def finish(self, turn: Turn, at: str) -> None:
        """A digit says what the firm says; one that runs longest is meant."""
        booth = self.hall.hall.booth(turn.day_employer_id)
        assert booth is not None
        result = result_of(turn.interview_id)
        key = _DIGITS[result]
        if result is _R.NONE and booth.next is None and not booth.free:
            key = Key.Key_Space  # nobody comes in, so that it only ends
        self._card(turn.day_employer_id, key)

    def _card(self, day_employer_id: int, key: Qt.Key) -> None:
        self._front(self.hall)
        cards = self.hall.cards
        QTest.keyClick(cards, Key.Key_Home)
        for _ in range(_MOST):
            if cards.chosen is not None and cards.chosen.day_employer_id == day_employer_id:
                break
            QTest.keyClick(cards, Key.Key_Right)
        assert cards.chosen is not None
        assert cards.chosen.day_employer_id == day_employer_id
        QTest.keyClick(cards, key)
        self.idle()
        assert self.hall.said.property("look") != "danger", self.hall.said.text()

    # The planner

    def plan_again(self, now: int) -> None:
        """불참·지각 반영 and 저장."""
        self._front(self.office)
        part = self.part("timetable", TimetablePart)
        part.refresh()
        self.idle()
        for button in (part.hands.side.replan, part.hands.foot.save):
            button.setFocus()
            QTest.keyClick(button, Key.Key_Space)
            self.idle()
        assert not part.hands.draft.is_changed
        self.part("reception", ReceptionPart)

    # What they share

    def idle(self) -> None:
        """Wait until no job runs and the screen has said what came of it."""
        until = time.monotonic() + 20
        while not self.jobs.idle:
            assert time.monotonic() < until
            QCoreApplication.processEvents()
            time.sleep(0.001)  # or the threads that work would hardly get their turn

    def part(self, name: str, kind: type[P]) -> P:
        """A part of the day, shown in the office."""
        assert self.page.day is not None
        self.page.day.go_to(name)
        self.idle()
        part = self.page.day.findChild(kind)
        assert part is not None
        return part

    def _front(self, window: QWidget) -> None:
        if not window.isActiveWindow():
            window.activateWindow()
            while not window.isActiveWindow():
                QTest.qWait(1)

    @staticmethod
    def _type(widget: QWidget, said: str) -> None:
        if said.isascii():
            QTest.keyClicks(widget, said)
        else:
            commit(widget, said)  # as an input method does


def main(folder: Path) -> None:
    """Play the day of the centre in ``folder``, one line of JSON for each thing done."""

    def say(*what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    gc.disable()  # as in the tests: a search on another thread would destroy a window there
    application = QApplication([])
    theme.apply(application)
    desk = centres.open_centre(folder, PASSWORD, today=lambda: TODAY)
    hub, notices = Hub(), Notices()
    jobs = Jobs(hub, notices)

    def bug(error: BaseException) -> None:
        raise error

    notices.bug.connect(bug)
    with tempfile.TemporaryDirectory() as place:
        preferences = UserSettings(Path(place) / "settings.ini")
        window = MainWindow(Context(desk, hub, jobs, notices, preferences), PAGES)
        window.resize(1366, 768)
        window.show()
        Keys(window, desk, hub, jobs, say).play(OPENS, ENDS)
        say("evening")
        window.close_now()
    jobs.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
