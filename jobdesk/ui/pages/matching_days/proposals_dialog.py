"""희망 제안: whom each person might want to meet, with the reasons; ticked ones become wishes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.services import day_proposals
from jobdesk.services.day_proposals import Proposal
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.add_employers import nothing
from jobdesk.ui.pages.matching_days.attendee_panel import reasons
from jobdesk.ui.widgets.basics import Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.dialogs import Dialog


@dataclass(frozen=True, slots=True)
class _Row:
    """A Proposal with the id a table asks for."""

    id: int
    one: Proposal


class ProposalsDialog(Dialog):
    """See the module's words. Space ticks; nothing is written before 반영."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__("희망 제안", parent, width=820)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self.picked: set[int] = set()
        self.body.addWidget(
            Label(
                "희망업체가 적은 분께 맞는 업체입니다. 본인이 말한 희망은 그대로 두고 그 뒤에 "
                "더합니다. 본인께 여쭤 본 것만 고르세요.",
                look="muted",
                wrap=True,
            )
        )
        self.rows = CellRows(
            (
                Cell(plain("tick", "", 44), nothing, ticked=lambda one: one.id in self.picked),
                Cell(plain("name", "이름", 96, strong=True), lambda one: one.one.attendee),
                Cell(
                    plain("employer", "업체", 260),
                    lambda one: f"{one.one.employer}  {one.one.job}",
                    under=lambda one: reasons(one.one),
                ),
                Cell(plain("score", "점수", 60, right=True), lambda one: one.one.score),
            ),
            self,
        )
        self.table = CellTable("희망 제안", self.rows, stretch="employer")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        self.body.addWidget(card, 1)
        self.told = Label("제안을 찾고 있습니다…", look="muted", wrap=True)
        self.all = Button("모두 고르기", look="link")
        self.all.clicked.connect(self._tick_all)
        self.body.addLayout(row(self.told, None, self.all))
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("희망에 반영", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.spread(860, 640)
        self._tell()
        self.table.setFocus()
        jobs.read(
            lambda: day_proposals.for_day(desk, day_id), self._take, key=(id(self), "proposals")
        )

    def tick(self, at: int) -> None:
        """Choose a proposal, or let it go."""
        self.picked ^= {at}
        self.rows.repaint()
        self._tell()

    def save(self) -> None:
        """Put those ticked behind the wishes there are."""
        chosen = [self.rows.of(id_).one for id_ in self.rows.ids if id_ in self.picked]
        desk = self._desk
        if not chosen or desk.read_only:
            return
        self.go.setEnabled(False)
        self._jobs.write(lambda: day_proposals.accept(desk, chosen), self._done, self._refused)

    def _done(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._tell()
        self._notices.error(error)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self.rows.set_rows([_Row(at, one) for at, one in enumerate(found, 1)])
        if found:
            self.table.select(1)
        people = len({one.attendee_id for one in found})
        self.told.setText(
            f"{people:,}명에게 {len(found):,}건을 제안합니다."
            if found
            else "더 제안할 업체가 없습니다. 업체가 가져오는 구인과 희망직종을 살펴보세요."
        )
        self._tell()

    def _tick_all(self) -> None:
        every = set(self.rows.ids)
        self.picked = set() if self.picked == every else every
        self.rows.repaint()
        self._tell()

    def _tell(self) -> None:
        count = len(self.picked)
        self.go.setText(f"{count:,}건 희망에 반영" if count else "희망에 반영")
        self.go.setEnabled(bool(count) and not self._desk.read_only)
