"""취업·사후관리: where each trainee went and whether they stay, and what was done around them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.around_view import AroundView
from jobdesk.ui.pages.training.hires_table import HiresTable
from jobdesk.ui.widgets.basics import Button, column, row

_PEOPLE, _AROUND = 0, 1
_TIP = "기업 방문, 간담회, 만족도, 만남의 날"


class HiresPart(QWidget):
    """See the module's words."""

    primary = ("취업 기록", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.people = HiresTable(desk, hub, jobs, notices, cohort_id, self)
        self.around = AroundView(desk, hub, jobs, notices, cohort_id)
        self.around_button = Button("운영 활동", icon="calendar-days", tip=_TIP)
        self.around_button.clicked.connect(lambda: self.turn_to(_AROUND))
        self.people.pane.buttons.insertWidget(0, self.around_button)
        self.people_button = Button("취업자", look="nav", icon="chevron-left")
        self.people_button.clicked.connect(lambda: self.turn_to(_PEOPLE))
        back = column(spacing=8)
        back.addLayout(row(self.people_button, None))
        back.addWidget(self.around, 1)
        second = QWidget()
        second.setLayout(back)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.people)
        self._faces.addWidget(second)
        self.setLayout(column(self._faces, spacing=0))
        self.setFocusProxy(self.people)

    def turn_to(self, which: int) -> None:
        """0 the people, 1 what was done around them."""
        if which == _AROUND:
            self.people.leave(lambda: self._turn(which))
        else:
            self._turn(which)

    def show_around(self) -> None:
        """What was done around them, from another part."""
        self.turn_to(_AROUND)

    def _turn(self, which: int) -> None:
        self._faces.setCurrentIndex(which)
        shown = self.people if which == _PEOPLE else self.around
        self.setFocusProxy(shown)
        shown.setFocus()

    # What the view asks

    def primary_action(self) -> None:
        """취업 기록 of the person who is current."""
        self._turn(_PEOPLE)
        self.people.record()

    def refresh(self) -> None:
        """조회 (F5)."""
        self.people.refresh()
        self.around.refresh()

    def save(self) -> None:
        """Ctrl+S."""
        self.people.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless something is to be saved first."""
        self.people.leave(then)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._turn(_PEOPLE)
        self.people.focus_search()

    def escape(self) -> bool:
        """Esc: from the second face to the people, from the record to the table."""
        if self._faces.currentIndex() == _AROUND:
            self._turn(_PEOPLE)
            return True
        return self.people.escape()

    def open_record(self, ref: Ref) -> None:
        """Show the person of a 취업."""
        if ref.kind is KindId.PLACEMENTS:
            self._turn(_PEOPLE)
            self.people.show_hire(ref.id)
