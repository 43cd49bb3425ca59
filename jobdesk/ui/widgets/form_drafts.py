"""What is typed in a form and not saved yet outlives a cut of power: kept, offered, let go.

::

    self.drafts = FormDrafts(desk, jobs, form.typed, form.put)   # a strip over the form
    form.edited.connect(self.drafts.typed)
    self.drafts.stand_at("form:seekers:12")     # offers what was kept there
    self.drafts.settle()                        # saved or given up: nothing is kept any more

It is kept in the encrypted store alone, by the writing thread, ``DRAFT_MS`` after the first key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.services import drafts
from jobdesk.services.desk import Desk
from jobdesk.services.drafts import Draft
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import Button, Label, row

DRAFT_MS = 4_000
Texts = dict[str, str]
"""By field id, each value as text."""


class FormDrafts(QWidget):
    """See the module's words. ``read`` gives what differs from the start, ``put`` shows it."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        read: Callable[[], Texts],
        put: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._read, self._put = desk, jobs, read, put
        self._place = ""
        self._offered: Texts = {}
        self._kept: Texts = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        jobs.ended.connect(self._timer.stop)
        self.setProperty("look", "offer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Label("저장하지 않은 내용이 있습니다", weight=500, look="warning")
        self.take_button = Button("이어서 쓰기")
        self.take_button.clicked.connect(self.take)
        self.drop_button = Button("버리기")
        self.drop_button.clicked.connect(self.discard)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 6, 6, 6)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.words, 1)
        self._buttons = row(None, self.take_button, self.drop_button)
        self._layout.addLayout(self._buttons)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where words and buttons have no room side by side, the buttons stand beneath."""
        super().resizeEvent(event)
        needed = self.words.sizeHint().width() + self._buttons.sizeHint().width() + 30
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(beside if needed <= self.width() else beneath)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words, however the buttons stand."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self.words.sizeHint().width() + 18), least.height())

    def stand_at(self, place: str) -> None:
        """Keep what is typed from now on under ``place``; what lies there is offered."""
        self._timer.stop()
        self._place, self._offered, self._kept = place, {}, {}
        self.hide()
        desk = self._desk
        self._jobs.read(
            lambda: (place, drafts.get(desk, place)), self._found, key=(id(self), "draft")
        )

    def typed(self) -> None:
        """Something was typed: keep it soon."""
        if self._place and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed now; what was offered and not answered yet is kept with it."""
        self._timer.stop()
        self._store({**self._offered, **self._read()} if self._read() else dict(self._offered))

    def settle(self) -> None:
        """It was saved or given up; what was offered and not answered stays on offer."""
        self._timer.stop()
        self._store(dict(self._offered))

    def take(self) -> None:
        """이어서 쓰기: put into the form what was kept, but not over what was typed since."""
        offered, typed = self._offered, self._read()
        self._answer()
        self._put({field: value for field, value in offered.items() if field not in typed})
        self.keep()

    def discard(self) -> None:
        """버리기: what was kept is gone."""
        self._answer()
        self.keep()

    def _answer(self) -> None:
        self._offered = {}
        self.hide()

    def _store(self, values: Texts) -> None:
        if self._place and values != self._kept:
            desk, place = self._desk, self._place
            self._kept = values
            self._jobs.write(lambda: drafts.keep(desk, place, values))

    def _found(self, found: tuple[str, Draft | None]) -> None:
        place, draft = found
        if place != self._place or draft is None or self._kept or self._desk.read_only:
            return
        self._kept = self._offered = dict(draft.values)
        when = f"{dates.day_and_weekday(draft.at.date())} {dates.clock(draft.at)}"
        said = f"저장하지 않은 내용이 있습니다: {when}에 쓰던 것"
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.show()


def place_of(kind: str, record_id: int) -> str:
    """Where the form of a stored record keeps what is typed."""
    return f"form:{kind}:{record_id}"
