"""수료: who completes, what they gained and got in their hands, and the 훈련수당 of each month."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.completion_list import CompletionList
from jobdesk.ui.pages.training.pay_list import PayList
from jobdesk.ui.widgets.basics import column

_DECISIONS, _PAY = 0, 1


class CompletionPart(QWidget):
    """Two faces: the decisions, the money. Esc leads back from the money."""

    primary = ("수료 판정", "list-checks")
    part_wanted = Signal(str)
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.list = CompletionList(desk, hub, jobs, notices, cohort_id, self)
        self.pay = PayList(desk, hub, jobs, notices, cohort_id, self)
        self.list.part_wanted.connect(self.part_wanted)
        self.list.export_wanted.connect(self.export_wanted)
        self.list.pay_wanted.connect(lambda: self.turn_to(_PAY))
        self.pay.back_wanted.connect(lambda: self.turn_to(_DECISIONS))
        self._faces = QStackedWidget()
        self._faces.addWidget(self.list)
        self._faces.addWidget(self.pay)
        self.setLayout(column(self._faces, spacing=0))
        self.setFocusProxy(self.list)

    def turn_to(self, which: int) -> None:
        """0 the decisions, 1 the money; once nothing is unsaved."""

        def go() -> None:
            self._faces.setCurrentIndex(which)
            shown = self.list if which == _DECISIONS else self.pay
            self.setFocusProxy(shown)
            shown.setFocus()

        self.list.panel.leave(go)

    # What the cohort view asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self.list.refresh()
        self.pay.refresh()

    def primary_action(self) -> None:
        """수료 판정."""
        if self._faces.currentIndex() == _PAY:
            self.turn_to(_DECISIONS)
        self.list.decide()

    def save(self) -> None:
        """Ctrl+S."""
        self.list.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on with what is not saved."""
        self.list.leave(then)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.turn_to(_DECISIONS)
        self.list.focus_search()

    def escape(self) -> bool:
        """Esc: from the money to the decisions, from a record to the list."""
        if self._faces.currentIndex() == _PAY:
            self.turn_to(_DECISIONS)
            return True
        return self.list.escape()

    def open_record(self, ref: Ref) -> None:
        """Show somebody; a 훈련수당 in its list."""
        if ref.kind is KindId.TRAINEE_ALLOWANCES:
            self.turn_to(_PAY)
        elif ref.kind is KindId.TRAINEES:
            self.turn_to(_DECISIONS)
            self.list.open_record(ref)
