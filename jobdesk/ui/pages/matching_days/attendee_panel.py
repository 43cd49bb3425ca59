"""The record of one 참가자: whom the person wants to meet, in order, and how it was registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QResizeEvent

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayAttendee
from jobdesk.services import day_attendees, day_proposals, lists
from jobdesk.services.day_proposals import Proposal
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.examples import show_examples
from jobdesk.ui.pages.matching_days.wishes_tab import WishesTab
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_MOST = 5
_ROOMY = 270  # pixels at 100 % from which the reasons stand below the list too


class AttendeePanel(RecordPanel):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.DAY_ATTENDEES,
            form_of(desk, jobs, KindId.DAY_ATTENDEES),
            lambda record: day_attendees.save(desk, record),
            empty=EmptyState(
                "users",
                "참가자를 골라 주세요",
                "왼쪽에서 한 줄을 고르면 희망업체와 접수 내용이 나옵니다.",
            ),
        )
        self.person = Button("구직자 기록", look="link", tip="구직자 화면에서 봅니다")
        self.person.clicked.connect(self._open_person)
        self.head_right.addWidget(self.person)
        self.wishes = WishesTab(desk, hub, jobs)
        self.add_tab(self.wishes, "면접 희망")
        self.proposals = ProposalsTab(desk, jobs)
        self.add_tab(self.proposals, "제안")
        self.tabs.addTab(
            self.form.section(
                ("number", "status"),
                ("channel", "registered_on"),
                ("from_at", "until_at"),
                ("counsellor",),
                ("note",),
            ),
            "접수 내용",
        )
        show_examples(self.form)

    def present(self, record: DayAttendee) -> None:
        """Name, number, stage, and whether the person may be named to firms."""
        self.name.setText("")
        self.about.setText(f"접수 {record.number}번" if record.number else "")
        self.chips.clear()
        status = record.status.value
        self.chips.addWidget(Chip(status, tone_of(self.kind, status)))
        self.chips.addWidget(Chip(record.channel.value))
        desk, seeker = self.desk, record.seeker_id or 0

        def ask() -> tuple[str, bool]:
            shown = lists.rows(desk, KindId.SEEKERS, [seeker], ("provide_consent_on",))
            named = lists.called(desk, KindId.SEEKERS, [seeker])
            return named.get(seeker, ""), bool(shown.get(seeker, (None,))[0])

        self.jobs.read(ask, self._take_person, key=(id(self), "person"))

    def _take_person(self, found: tuple[str, bool]) -> None:
        name, consent = found
        self.name.setText(name)
        self.chips.addWidget(consent_chip(consent=consent))

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id:
            ref = Ref(KindId.SEEKERS, self.record.seeker_id)
            self.leave(lambda: self.hub.open_record.emit(ref))


def consent_chip(*, consent: bool) -> Chip:
    """Whether the person agreed to be named to firms (제3자 제공)."""
    if consent:
        return Chip("제공 동의", Tone.SUCCESS)
    return Chip("제공 동의 없음", Tone.WARNING)


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A Proposal with the id a table asks for."""

    id: int
    one: Proposal


class ProposalsTab(RecordTab):
    """What the centre's matching would add to the wishes of one person, and why."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._record: DayAttendee | None = None
        self.rows = CellRows(
            (
                Cell(
                    plain("employer", "업체와 직종", 150, strong=True),
                    lambda row: f"{row.one.employer}  {row.one.job}",
                    under=lambda row: reasons(row.one),
                ),
                Cell(plain("score", "점수", 56, right=True), lambda row: row.one.score),
            ),
            self,
        )
        self.table = CellTable("맞는 업체 제안", self.rows, stretch="employer")
        self.table.opened.connect(self.accept)
        self.table.picked.connect(self._tell_why)
        self.why = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self.why.hide()
        self.add = Button("희망에 더하기", icon="plus", tip="Enter")
        self.add.clicked.connect(self._accept_current)
        self.said = Label(
            "더 제안할 업체가 없습니다. 업체가 가져오는 구인과 희망직종을 살펴보세요.",
            look="muted",
            wrap=True,
        )
        layout = column(self.said, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        layout.addLayout(row(self.add, None))
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask for the proposals."""
        self._record = record
        desk = self._desk
        self._jobs.read(
            lambda: day_proposals.for_attendee(desk, record.id, _MOST),
            self._take,
            key=(id(self), "proposals"),
        )

    def refresh_linked(self, change: Change) -> None:
        """Wishes, or what is brought, changed."""
        kinds = {KindId.DAY_WISHES, KindId.DAY_EMPLOYERS, KindId.DAY_VACANCIES}
        if change.kinds & kinds and self._record is not None:
            self.show_record(self._record)

    def accept(self, day_employer_id: int) -> None:
        """Put a proposal behind the wishes there are."""
        found, desk = self.rows.of(day_employer_id), self._desk
        if found is not None and not desk.read_only:
            self._jobs.write(lambda: day_proposals.accept(desk, [found.one]))

    def _accept_current(self) -> None:
        here = self.table.current()
        if here is not None:
            self.accept(here.id)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self.rows.set_rows([_Proposed(one.day_employer_id, one) for one in found])
        self.said.setVisible(not found)
        self.table.setVisible(bool(found))
        self.add.setVisible(bool(found) and not self._desk.read_only)
        self._tell_why()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, the list needs the room; its lines have the reasons as tooltips."""
        super().resizeEvent(event)
        self._tell_why()

    def _tell_why(self) -> None:
        """Every reason of the current proposal, which its line may have no room for."""
        here = self.table.current() if self.rows.rowCount() else None
        self.why.setText("\n".join(_signed(here.one)) if here is not None else "")
        self.why.setVisible(here is not None and self.height() > theme.now().px(_ROOMY))


def reasons(proposal: Proposal) -> str:
    """Why an employer is proposed, each reason with its sign."""
    return " · ".join(_signed(proposal))


def _signed(proposal: Proposal) -> list[str]:
    return [f"{_SIGNS[one.good]} {one.text}" for one in proposal.reasons]


_SIGNS = {True: "✓", False: "!", None: "?"}
