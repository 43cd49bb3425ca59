"""The record of one 참가자: whom the person wants to meet, in order, and how it was registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayAttendee, EmployerAnswer
from jobdesk.services import day_attendees, day_employers, day_proposals, lists
from jobdesk.services.day_employers import DayEmployerRow
from jobdesk.services.day_proposals import Proposal
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.table_pane import matches
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.popup_list import PopupItem, PopupList
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_GONE = (EmployerAnswer.DECLINED, EmployerAnswer.CANCELLED)
_MOST = 5


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


class BoothEdit(HangulLineEdit):
    """An employer of the day found by a part of its name; ``chosen`` bears its id."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("업체 이름, 초성, 직종")
        self.setAccessibleName("희망업체 더하기")
        self._offered: Sequence[DayEmployerRow] = ()
        self._popup: PopupList | None = None
        self.typed.connect(self._on_typed)

    def offer(self, employers: Sequence[DayEmployerRow]) -> None:
        """The employers there are to choose from."""
        self._offered = employers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the empty field offers them all."""
        if event.key() == Qt.Key.Key_Down and not self.full_text() and not self.isReadOnly():
            self._show(self._offered)
            return
        super().keyPressEvent(event)

    def _on_typed(self, words: str) -> None:
        found = [one for one in self._offered if matches(words, one.name, one.jobs, one.booth)]
        self._show(found if words.strip() else ())

    def _show(self, found: Sequence[DayEmployerRow]) -> None:
        if self._popup is None:
            self._popup = PopupList(self)
            self._popup.chosen.connect(self._on_chosen)
        self._popup.offer(
            [
                PopupItem(
                    one.name,
                    " · ".join(filter(None, (one.jobs, f"부스 {one.booth}" if one.booth else ""))),
                    "building-2",
                    one.id,
                )
                for one in found
            ]
        )

    def _on_chosen(self, value: object) -> None:
        assert isinstance(value, int)
        self.setText("")
        self.chosen.emit(value)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A wish as listed; ``id`` of the 참여업체."""

    id: int
    rank: int
    name: str
    about: str
    gone: str


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A Proposal with the id a table asks for."""

    id: int
    one: Proposal


class WishesTab(RecordTab):
    """Wishes in their order, moved with Alt and the arrows; what the matching would add."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._record: DayAttendee | None = None
        self._employers: tuple[DayEmployerRow, ...] = ()
        self._make_wishes()
        self.add = BoothEdit()
        self.add.chosen.connect(self.wish)
        self.add.setReadOnly(desk.read_only)
        self.up = Button("위로", tip="Alt+↑")
        self.down = Button("아래로", tip="Alt+↓")
        self.out = Button("빼기", look="link", tip="Delete")
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.out.clicked.connect(self.drop)
        acts = row(self.up, self.down, self.out, None, spacing=6)
        layout = column(self.add, self.nothing, self.table, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setStretch(2, 1)
        layout.addLayout(acts)
        self.setLayout(layout)
        self.setFocusProxy(self.add)

    def _make_wishes(self) -> None:
        self.rows = CellRows(
            (
                Cell(plain("rank", "순위", 52, right=True), lambda row: row.rank),
                Cell(
                    plain("name", "희망업체", 140, strong=True),
                    lambda row: row.name,
                    under=lambda row: row.about,
                ),
                Cell(plain("gone", "", 72, chip=True, tone=_warn), lambda row: row.gone),
            ),
            self,
        )
        self.table = CellTable("희망업체", self.rows, stretch="name")
        self.table.moved.connect(self.shift)
        self.table.delete_pressed.connect(self.drop)
        self.table.opened.connect(self._open)
        self.nothing = Label(
            "아직 희망업체가 없습니다. 위에 업체 이름을 치거나 ‘제안’에서 고르세요.",
            look="muted",
            wrap=True,
        )

    # What the panel asks

    def show_record(self, record: Any) -> None:
        """Ask for the wishes and the proposals."""
        self._record = record
        desk = self._desk

        def wishes() -> tuple[tuple[int, ...], tuple[DayEmployerRow, ...]]:
            day = record.matching_day_id or 0
            mine = next((p for p in day_attendees.rows(desk, day) if p.id == record.id), None)
            return (mine.wish_ids if mine is not None else ()), day_employers.rows(desk, day)

        self._jobs.read(wishes, self._take, key=(id(self), "wishes"))

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Wishes or employers changed."""
        if change.kinds & {KindId.DAY_WISHES, KindId.DAY_EMPLOYERS} and self._record is not None:
            self.show_record(self._record)

    # Doing

    def wish(self, day_employer_id: int) -> None:
        """One more wish, the last in order."""
        ids = self.rows.ids
        if day_employer_id not in ids:
            self._store([*ids, day_employer_id], day_employer_id)

    def shift(self, by: int) -> None:
        """The current wish is dearer, or less dear."""
        here, ids = self.table.current(), self.rows.ids
        if here is None:
            return
        at = ids.index(here.id)
        if 0 <= at + by < len(ids):
            ids[at], ids[at + by] = ids[at + by], ids[at]
            self._store(ids, here.id)

    def drop(self) -> None:
        """The chosen wishes are none any more."""
        gone = set(self.table.chosen())
        if gone:
            self._store([id_ for id_ in self.rows.ids if id_ not in gone], None)

    def _store(self, ids: Sequence[int], current: int | None) -> None:
        record, desk = self._record, self._desk
        if record is None or desk.read_only:
            return
        if current is not None:
            self.table.select(current)
        self._jobs.write(lambda: day_attendees.set_wishes(desk, record.id, ids))

    def _open(self, id_: int) -> None:
        self._hub.open_record.emit(Ref(KindId.DAY_EMPLOYERS, id_))

    # Showing

    def _take(self, found: tuple[tuple[int, ...], tuple[DayEmployerRow, ...]]) -> None:
        wished, employers = found
        by_id = {one.id: one for one in employers}
        rows = [
            _Wish(
                id_,
                rank,
                by_id[id_].name,
                " · ".join(
                    filter(
                        None,
                        (by_id[id_].jobs, f"부스 {by_id[id_].booth}" if by_id[id_].booth else ""),
                    )
                ),
                by_id[id_].status.value if by_id[id_].status in _GONE else "",
            )
            for rank, id_ in enumerate(wished, 1)
            if id_ in by_id
        ]
        self.rows.set_rows(rows)
        self.add.offer(
            [one for one in employers if one.status not in _GONE and one.id not in wished]
        )
        self.counted.emit(len(rows))
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        may = bool(rows) and not self._desk.read_only
        for button in (self.up, self.down, self.out):
            button.setVisible(may)


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


def reasons(proposal: Proposal) -> str:
    """Why an employer is proposed, each reason with its sign."""
    return " · ".join(f"{_SIGNS[one.good]} {one.text}" for one in proposal.reasons)


_SIGNS = {True: "✓", False: "!", None: "?"}


def _warn(value: object) -> Tone:
    del value
    return Tone.WARNING
