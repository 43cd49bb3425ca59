"""면접활동비 by stage, count and sum, each a link to those records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import allowance_ledger
from jobdesk.services.allowance_ledger import Totals
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import Button, row

_TIPS: dict[AllowanceStatus, str] = {
    AllowanceStatus.DUE: "면접확인서를 기다리는 면접활동비",
    AllowanceStatus.SLIP: "확인서를 받아 승인을 기다리는 면접활동비",
    AllowanceStatus.APPROVED: "승인되어 지급을 기다리는 면접활동비",
    AllowanceStatus.PAID: "지급한 면접활동비",
    AllowanceStatus.REJECTED: "반려한 면접활동비",
}


class StageLine(QWidget):
    """See the module's words. ``listed`` carries an AllowanceStatus, ``told`` count and won
    of what is approved."""

    listed = Signal(object)
    told = Signal(int, int)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        line = row(spacing=0)
        self.buttons: dict[AllowanceStatus, Button] = {}
        for stage in AllowanceStatus:
            button = Button(look="link")
            button.clicked.connect(partial(self._choose, stage))
            self.buttons[stage] = button
            line.addWidget(button)
        self.setLayout(line)
        hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        desk = self._desk
        year = desk.today().year
        self._jobs.read(
            lambda: allowance_ledger.totals(desk, year), self._take, key=(id(self), "totals")
        )

    def _choose(self, stage: AllowanceStatus, *_: object) -> None:
        self.listed.emit(stage)

    def _take(self, totals: Totals) -> None:
        for stage, button in self.buttons.items():
            one = totals.stages[stage]
            button.setText(f"{one.words} {one.count:,}")
            button.setAccessibleName(f"{one.words} {one.count:,}건 보기")
            button.setToolTip(f"{_TIPS[stage]} {one.count:,}건 {one.won:,}원")
        ready = totals.stages[AllowanceStatus.APPROVED]
        self.told.emit(ready.count, ready.won)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if KindId.ALLOWANCES in change.kinds:
            self.refresh()
