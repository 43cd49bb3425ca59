"""Windows of their own that a day needs: reception desks and the hall on a second screen.

They have no parent, so that each has its place among the windows of the PC; they are held here,
and go when the program's window goes.

When the program is locked they stay: people in the hall still read where to go. They show no name
in full then, what is open above them is put away, and no key of theirs writes anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.leaving import leave_all
from jobdesk.ui.put_away import PutAway
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.practice_frame import WIDTH, PracticeFrame

WATCHED = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_ATTENDEES,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_INTERVIEWS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
    }
)
"""What the screens of a day are made of; a change of one of these has them read anew."""

W = TypeVar("W", bound="DayWindow")


class DayWindow(PracticeFrame):
    """A window over the whole screen: Esc leaves it, F11 makes it small. ``closed`` fires once.

    ``locked`` says whether the program's window is locked; then this one does nothing either.
    """

    closed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, locked: Callable[[], bool]) -> None:
        super().__init__(desk.practice)
        self.desk, self.jobs, self._locked = desk, jobs, locked
        self._away = PutAway(self)
        self.air = WIDTH if desk.practice else 0
        self.setWindowFlag(Qt.WindowType.Window)
        self.setMinimumSize(640, 480)
        self.resize(1280, 720)
        for keys, act in (("Esc", self.escape), ("F11", self.turn_full)):
            self.on_key(keys, act)
        jobs.ended.connect(self.close)

    def on_key(self, keys: str, act: Callable[[], None]) -> None:
        """Let a key of this window do something."""
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def locked(self) -> bool:
        """Whether the program is locked."""
        return self._locked()

    def turn_locked(self, locked: bool) -> None:
        """The program was locked, or opened again."""
        if locked:
            self.cover()
            self._away.hide()
        else:
            self._away.show()
            self.uncover()

    def cover(self) -> None:
        """Let no name be read in full while the program is locked."""

    def uncover(self) -> None:
        """Say that one can go on."""

    def escape(self) -> None:
        """Leave, asking nothing: everything is stored."""
        self.close()

    def turn_full(self) -> None:
        """Over the whole screen, or in a frame."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on in a dialog that is open above it."""
        leave_all([each for each in self.findChildren(Dialog) if each.isVisible()], then)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit(self)


class DayWindows(QObject):
    """The windows that are open beside one window of the program."""

    changed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.host = host
        self.windows: list[DayWindow] = []
        closing = getattr(host, "closing", None)
        if closing is not None:
            closing.connect(self.close_all)
        turned = getattr(host, "lock_turned", None)
        if turned is not None:
            turned.connect(self._turn_locked)
        host.destroyed.connect(self.close_all)

    def locked(self) -> bool:
        """Whether the program's window is locked."""
        return bool(getattr(self.host, "locked", False))

    def open(self, window: W, *, other_screen: bool = False) -> W:
        """Show a window over the whole screen and hold it until it is closed; ``other_screen``
        for one that does not need the keyboard all the time, where the PC has a second one."""
        self.windows.append(window)
        window.closed.connect(self._let_go)
        window.setWindowIcon(self.host.windowIcon())
        here = self.host.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        if other_screen and others:
            window.setScreen(others[0])
            window.move(others[0].geometry().topLeft())
        window.showFullScreen()
        window.activateWindow()
        self._tell()
        return window

    def of(self, kind: type[W]) -> list[W]:
        """The open windows of one sort."""
        return [window for window in self.windows if isinstance(window, kind)]

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on in one of them."""
        leave_all(self.windows, then)

    def close_all(self) -> None:
        """Close what is open."""
        for window in tuple(self.windows):
            window.close()

    def _turn_locked(self, locked: bool) -> None:
        for window in self.windows:
            window.turn_locked(locked)

    def _let_go(self, window: object) -> None:
        assert isinstance(window, DayWindow)
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()
            self._tell()

    def _tell(self) -> None:
        undo = getattr(self.host, "undo", None)
        if undo is not None:
            undo.be_discreet(bool(self.windows))
        self.changed.emit()


def beside(widget: QWidget) -> DayWindows:
    """The windows beside the one ``widget`` stands in; held by it from the first time on."""
    host = widget.window()
    for child in host.children():
        if isinstance(child, DayWindows):
            return child
    return DayWindows(host)
