"""The lock: after a pause, or by Ctrl+L, the window shows only the door; the same place after.

고시 6 (세션 차단). The page underneath is hidden, not closed: what was typed stays typed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from jobdesk.services import centres, settings
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.unlock import Unlock

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_LOOK_EVERY_MS = 5_000


class Lock(QObject):
    """Watches for input and covers ``window``. A practice centre has no password: no lock.

    Only the person at the desk can take the lock away, since what follows is journaled in
    that name. The window's actions and shortcuts rest meanwhile; ``locked(bool)`` tells it.
    """

    locked = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        jobs: Jobs,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._jobs, self._clock = window, desk, jobs, clock
        self._door: Unlock | None = None
        self._focus: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._resting: list[QAction | QShortcut] = []
        self._last = clock()
        self._minutes = settings.get(desk).lock_minutes
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QApplication.instance()
        if application is not None and not desk.practice:
            application.installEventFilter(self)
            self._timer.start()

    @property
    def is_locked(self) -> bool:
        """Whether the door stands before the window."""
        return self._door is not None

    @property
    def door(self) -> Unlock | None:
        """The door while locked."""
        return self._door

    def set_minutes(self, minutes: int) -> None:
        """Take a changed setting."""
        self._minutes = minutes

    def look(self) -> None:
        """Lock when nobody has touched keyboard or mouse for the set minutes."""
        if self._clock() - self._last >= self._minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Cover the window now. Nothing happens in a practice centre or when locked."""
        if self._door is not None or self._desk.practice:
            return
        self._focus = self._window.focusWidget()
        # Open dialogs lie above the window; they stay as they are, unseen.
        self._hidden = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self._window
        ]
        for widget in self._hidden:
            widget.hide()
        for part in self._parts():
            part.hide()
            self._hidden.append(part)
        self._rest()
        card = centres.describe(self._desk.folder)
        alone = tuple(name for name in card.staff if name == self._desk.user)
        self._door = Unlock(
            self._desk.folder,
            replace(card, staff=alone),
            self._jobs,
            user=self._desk.user,
            holder=self._desk,
            today=self._desk.today,
        )
        self._door.forgot.hide()
        self._door.setParent(self._window)
        self._door.setGeometry(self._window.rect())
        self._door.opened.connect(self._on_proved)
        self._window.installEventFilter(self)
        self._door.show()
        self._door.raise_()
        self._door.edit.setFocus()
        self.locked.emit(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note input; keep the door as large as the window."""
        if event.type() in _INPUT:
            self._last = self._clock()
        elif (
            watched is self._window
            and event.type() == QEvent.Type.Resize
            and self._door is not None
        ):
            self._door.setGeometry(self._window.rect())
        return False

    def _rest(self) -> None:
        everything: list[QAction | QShortcut] = [
            *self._window.findChildren(QAction),
            *self._window.findChildren(QShortcut),
        ]
        self._resting = [each for each in everything if each.isEnabled()]
        for each in self._resting:
            each.setEnabled(False)

    def _parts(self) -> list[QWidget]:
        """The window's own children that show something."""
        return [
            child
            for child in self._window.children()
            if isinstance(child, QWidget) and child.isVisible()
        ]

    def _on_proved(self, _: object) -> None:
        door, self._door = self._door, None
        self._window.removeEventFilter(self)
        self._last = self._clock()
        for widget in (w for w in self._hidden if shiboken6.isValid(w)):
            widget.show()
        for each in (a for a in self._resting if shiboken6.isValid(a)):
            each.setEnabled(True)
        self._hidden, self._resting = [], []
        if door is not None:
            door.hide()
            door.deleteLater()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self.locked.emit(False)
