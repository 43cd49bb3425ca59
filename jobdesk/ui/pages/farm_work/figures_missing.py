"""빠진 것: the days that lack a 근로확인, a contract, insurance or the wage, and what mends them.

The rows that are chosen are mended together, in one step that one undo takes back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_contracts, farm_days, farm_insurance, farm_missing
from jobdesk.services.desk import Desk
from jobdesk.services.farm_missing import Lack
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.plain_table import PlainTable

EVERY = ""
_SHORT = {
    Gap.CONFIRMATION: "근로확인",
    Gap.CONTRACT: "계약서",
    Gap.INSURANCE: "보험",
    Gap.WAGE: "임금 지급",
}
_ACTS = {
    Gap.CONFIRMATION: "근로확인",
    Gap.CONTRACT: "계약서 작성",
    Gap.INSURANCE: "보험 신고함",
    Gap.WAGE: "임금 지급 확인",
}
_NOTHING = "이 기간에는 빠진 것이 없습니다."


class MissingView(QWidget):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._span: tuple[date, date] | None = None
        self._waiting = True
        self.every: tuple[Lack, ...] = ()
        self.shown: tuple[Lack, ...] = ()
        self.toggle = EVERY
        self.pills: dict[str, Button] = {}
        pills = QWidget()
        flow = FlowLayout(pills, spacing=6)
        for key in (EVERY, *Gap):
            pill = Button("", look="toggle")
            pill.setCheckable(True)
            pill.clicked.connect(lambda *_, key=key: self.choose(key))
            self.pills[key] = pill
            flow.addWidget(pill)
        self.table = PlainTable(
            "빠진 것",
            (
                plain("day", "근로일", 132, strong=True),
                plain("farm", "농가", 150),
                plain("place", "읍면·마을", 130, quiet=True),
                plain("worker", "근로자", 90, strong=True),
                plain("task", "작업", 96),
                plain("status", "상태", 84),
                plain("gaps", "빠진 것", 220),
            ),
            stretch="gaps",
            spare=("place", "task"),
            fill=True,
            empty=_NOTHING,
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._open)
        self.told = Label(look="muted", points=SMALL + 0.75, tabular=True, wrap=True)
        acts = QWidget()
        under = FlowLayout(acts, spacing=6)
        self.acts: dict[Gap, Button] = {}
        for gap in Gap:
            button = Button(_ACTS[gap], look="filter")
            button.clicked.connect(lambda *_, gap=gap: self.mend(gap))
            self.acts[gap] = button
            under.addWidget(button)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 8, 0, 0)
        for part in (pills, self.table, self.told, acts):
            layout.addWidget(part, 1 if part is self.table else 0)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def look(self, first: date, last: date) -> None:
        """List what is missing between two days, now if it is seen, else when it is."""
        self._span = (first, last)
        self._waiting = not self.isVisible()
        if not self._waiting:
            desk = self._desk
            self._jobs.read(
                lambda: farm_missing.missing(desk, first, last),
                self._take,
                key=(id(self), "missing"),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting and self._span is not None:
            self.look(*self._span)

    # Narrowing and choosing

    def choose(self, key: str) -> None:
        """List everything, or what lacks one thing."""
        self.toggle = key
        self._narrow()

    @property
    def chosen(self) -> list[Lack]:
        """The rows that are chosen, in their order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.shown[at] for at in rows if at < len(self.shown)]

    def _take(self, lacks: tuple[Lack, ...]) -> None:
        self.every = lacks
        if self.toggle and not any(self.toggle in lack.gaps for lack in lacks):
            self.toggle = EVERY
        self._narrow()

    def _narrow(self) -> None:
        self.shown = tuple(
            lack for lack in self.every if self.toggle == EVERY or self.toggle in lack.gaps
        )
        for key, pill in self.pills.items():
            count = len([o for o in self.every if key == EVERY or key in o.gaps])
            pill.setText(f"{_SHORT[Gap(key)] if key else '전체'} {count:,}")
            pill.setChecked(key == self.toggle)
            pill.setVisible(bool(count) or key == EVERY)
        at = self.table.current() or 0
        rows = [_row(lack) for lack in self.shown]
        self.table.set_rows(rows, min(at, len(rows) - 1) if rows else None)

    def _on_picked(self) -> None:
        chosen = self.chosen
        for gap, button in self.acts.items():
            number = sum(gap in lack.gaps for lack in chosen)
            button.setVisible(any(gap in lack.gaps for lack in self.every))
            many = f" {number:,}건" if number > 1 else ""
            button.setText(f"{_ACTS[gap]}{many}")
            may_write(self._desk, button, when=number > 0)
        if not self.every:
            self.told.setText("")
        elif len(chosen) == 1:
            self.told.setText(
                " ".join(gap.rule for gap in chosen[0].gaps)
                + " Enter를 누르면 그날을 엽니다. 여럿을 고르려면 Shift나 Ctrl+A를 쓰세요."
            )
        else:
            self.told.setText(f"{len(chosen):,}건을 골랐습니다. 단추를 누르면 한 번에 처리합니다.")

    def _open(self, at: int) -> None:
        self._hub.open_record.emit(Ref(KindId.FARM_DAYS, self.shown[at].day_id))

    # Mending

    def mend(self, gap: Gap) -> None:
        """Do what the chosen rows lack."""
        chosen = [lack for lack in self.chosen if gap in lack.gaps]
        if not chosen or self._desk.read_only:
            return
        self._jobs.write(self._doing(gap, chosen), lambda _change: self._done(gap, len(chosen)))

    def _doing(self, gap: Gap, chosen: list[Lack]) -> Callable[[], Any]:
        desk, ids = self._desk, [lack.day_id for lack in chosen]
        if gap is Gap.CONFIRMATION:
            return lambda: farm_days.worked(desk, ids)
        if gap is Gap.INSURANCE:
            return lambda: farm_insurance.hand_in_many(desk, ids)
        if gap is Gap.WAGE:
            return lambda: farm_days.settle(desk, ids, desk.today())
        return lambda: _contracts(desk, chosen)

    def _done(self, gap: Gap, count: int) -> None:
        if gap is Gap.CONTRACT:
            self._notices.say("계약서를 만들었습니다. 인쇄해서 서명을 받은 뒤 계약일을 적으세요.")
        else:
            self._notices.say(f"{_SHORT[gap]} {count:,}건을 적었습니다.")
        self.table.setFocus()


def _contracts(desk: Desk, chosen: list[Lack]) -> Any:
    """Make the contracts that these days want, one operation."""
    days = sorted(lack.work_date for lack in chosen)
    pairs = {(lack.employer_id, lack.seeker_id) for lack in chosen}
    wanted = farm_contracts.missing(desk, days[0], days[-1], {farm for farm, _ in pairs})
    return farm_contracts.make(
        desk, [one for one in wanted if (one.employer_id, one.seeker_id) in pairs]
    )


def _row(lack: Lack) -> tuple[object, ...]:
    return (
        dates.day_and_weekday(lack.work_date),
        lack.farm or "-",
        lack.place,
        lack.worker or "-",
        lack.task,
        lack.status.value,
        " · ".join(_SHORT[gap] for gap in lack.gaps),
    )
