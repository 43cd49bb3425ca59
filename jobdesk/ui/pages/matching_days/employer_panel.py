"""The record of one 참여업체: how it takes part, the work it brings, who wants to meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, DayEmployer
from jobdesk.services import (
    day_attendees,
    day_brought,
    day_employers,
    day_records,
    lists,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.examples import show_examples
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_VACANCY_ROWS = (
    ("job", "openings"),
    ("wage", "employment_type"),
    ("working_hours", "workplace"),
    ("commute", "preferred"),
)


class EmployerPanel(RecordPanel):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.DAY_EMPLOYERS,
            form_of(desk, jobs, KindId.DAY_EMPLOYERS),
            lambda record: day_employers.save(desk, record),
            empty=EmptyState(
                "building-2",
                "업체를 골라 주세요",
                "왼쪽에서 한 줄을 고르면 참가 조건과 가져오는 구인이 나옵니다.",
            ),
        )
        self.firm = Button("업체 기록", look="link", tip="구인업체 화면에서 봅니다")
        self.firm.clicked.connect(self._open_firm)
        self.head_right.addWidget(self.firm)
        self.brought = BroughtTab(desk, hub, jobs, notices)
        self.add_tab(self.brought, "구인")
        self.tabs.addTab(
            self.form.section(
                ("mode", "status"),
                ("booth", "interviewers", "minutes"),
                ("arrives_at", "leaves_at"),
                ("contact_name", "phone"),
                ("invited_on", "counsellor"),
                ("note",),
            ),
            "참가 조건",
        )
        self.add_tab(WishersTab(desk, hub, jobs), "면접 희망")
        show_examples(self.form)
        self.form.fields["minutes"].set_hint("분")

    def present(self, record: DayEmployer) -> None:
        """Name, booth, answer."""
        self.name.setText("")
        self.about.setText(f"부스 {record.booth}" if record.booth else "부스 없음")
        self.chips.clear()
        status = record.status.value
        self.chips.addWidget(Chip(status, tone_of(self.kind, status)))
        self.chips.addWidget(Chip(record.mode.value))
        desk, kind, record_id = self.desk, self.kind, record.id
        self.jobs.read(
            lambda: lists.called(desk, kind, [record_id]).get(record_id, ""),
            self.name.setText,
            key=(id(self), "name"),
        )

    def _open_firm(self) -> None:
        if self.record is not None and self.record.employer_id:
            ref = Ref(KindId.EMPLOYERS, self.record.employer_id)
            self.leave(lambda: self.hub.open_record.emit(ref))


@dataclass(frozen=True, slots=True)
class _Brought:
    """A vacancy as it is brought; ``heads`` None as the vacancy itself says."""

    id: int
    vacancy_id: int
    job: str
    about: str
    heads: int | None
    own: int


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the tab shows: what is brought, what else the firm seeks."""

    brought: tuple[_Brought, ...]
    others: tuple[tuple[int, str, int], ...]


class BroughtTab(RecordTab):
    """The vacancies an employer brings, with their heads; what else it seeks is one press."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._record: DayEmployer | None = None
        self.rows = CellRows(
            (
                Cell(
                    plain("job", "모집 직종", 150, strong=True),
                    lambda row: row.job,
                    under=lambda row: row.about,
                ),
                Cell(
                    plain("openings", "인원", 70, right=True),
                    lambda row: row.heads if row.heads is not None else row.own,
                    edit=Edit.NUMBER,
                ),
            ),
            self,
        )
        self.rows.locked = desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = CellTable("가져오는 구인", self.rows, stretch="job")
        self.table.opened.connect(self._open)
        self.table.delete_pressed.connect(self.leave_out)
        self.nothing = Label(
            "아직 가져오는 구인이 없습니다. 아래에서 모집 중인 구인을 넣거나 새로 적으세요.",
            look="muted",
            wrap=True,
        )
        self._more = Label("모집 중인 다른 구인", points=SMALL, look="muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        self.new = Button("새 구인", icon="plus")
        self.new.clicked.connect(self.new_vacancy)
        self.out = Button("빼기", look="link", tip="고른 구인을 이 행사에서 뺍니다 (Delete)")
        self.out.clicked.connect(self.leave_out)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=6)
        for button in (self.new, self.out):
            may_write(desk, button)
            flow.addWidget(button)
        layout = column(self.nothing, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.table, 1)
        for widget in (self._more, self._chips, acts):
            layout.addWidget(widget)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask what the employer brings."""
        self._record = record
        desk = self._desk
        self._jobs.read(lambda: _offer(desk, record), self._take, key=(id(self), "offer"))

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Vacancies, or what is brought of them, changed."""
        if change.kinds & {KindId.DAY_VACANCIES, KindId.VACANCIES} and self._record is not None:
            self.show_record(self._record)

    def new_vacancy(self) -> None:
        """A vacancy of the firm that it brings along."""
        record, desk = self._record, self._desk
        if record is None:
            return
        show(
            EntryDialog(
                "새 구인",
                KindId.VACANCIES,
                vacancies.blank(desk, record.employer_id),
                _VACANCY_ROWS,
                lambda draft: day_brought.new_vacancy(desk, record.id, draft),
                desk,
                self._hub,
                self._jobs,
                self._notices,
                self.window(),
            )
        )

    def leave_out(self) -> None:
        """Take the chosen vacancies off the day."""
        ids, desk = self.table.chosen(), self._desk
        if ids and not desk.read_only:
            self._jobs.write(lambda: day_brought.leave_out(desk, ids))

    def bring(self, vacancy_id: int, *_: object) -> None:
        """Let the employer bring one more."""
        record, desk = self._record, self._desk
        if record is not None:
            self._jobs.write(lambda: day_brought.bring(desk, record.id, [vacancy_id]))

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        desk = self._desk
        heads = written.value if isinstance(written.value, int) else None

        def save() -> Change:
            record = self._record
            assert record is not None
            for each in day_records.vacancies(desk, [record.id]):
                if each.id == written.id:
                    return day_brought.save_vacancy(desk, replace(each, openings=heads))
            raise LookupError(f"no vacancy {written.id} at this employer")

        self._jobs.write(save)

    def _open(self, id_: int) -> None:
        found = self.rows.of(id_)
        if found is not None:
            self._hub.open_record.emit(Ref(KindId.VACANCIES, found.vacancy_id))

    def _take(self, offer: _Offer) -> None:
        self.rows.set_rows(offer.brought)
        self.counted.emit(len(offer.brought))
        self.table.setVisible(bool(offer.brought))
        self.out.setVisible(bool(offer.brought))
        self.nothing.setVisible(not offer.brought)
        self._flow.clear()
        for vacancy_id, job, heads in offer.others:
            chip = Button(f"{job} {heads:,}명", icon="plus", look="chip", role="accent")
            chip.setAccessibleName(f"{job} {heads:,}명 이 행사에 넣기")
            may_write(self._desk, chip)
            chip.clicked.connect(partial(self.bring, vacancy_id))
            self._flow.addWidget(chip)
        for widget in (self._more, self._chips):
            widget.setVisible(bool(offer.others))


@dataclass(frozen=True, slots=True)
class _Wisher:
    """Who wants to meet the employer; ``id`` of the 참가자."""

    id: int
    rank: int
    name: str
    about: str


class WishersTab(RecordTab):
    """Who wants to meet an employer, the dearest wishes first."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._record: DayEmployer | None = None
        self.rows = CellRows(
            (
                Cell(plain("rank", "순위", 56, right=True), lambda row: row.rank),
                Cell(
                    plain("name", "이름", 120, strong=True),
                    lambda row: row.name,
                    under=lambda row: row.about,
                ),
            ),
            self,
        )
        self.table = CellTable("면접을 희망하는 분", self.rows, stretch="name")
        self.table.opened.connect(self._open)
        self.nothing = Label("아직 면접을 희망하는 분이 없습니다.", look="muted", wrap=True)
        layout = column(self.nothing, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask who wants to meet it."""
        self._record = record
        desk = self._desk
        self._jobs.read(lambda: _wishers(desk, record), self._take, key=(id(self), "wishers"))

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """People or their wishes changed."""
        if change.kinds & {KindId.DAY_ATTENDEES, KindId.DAY_WISHES} and self._record is not None:
            self.show_record(self._record)

    def _open(self, id_: int) -> None:
        self._hub.open_record.emit(Ref(KindId.DAY_ATTENDEES, id_))

    def _take(self, found: Sequence[_Wisher]) -> None:
        self.rows.set_rows(found)
        self.counted.emit(len(found))
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)


def _wishers(desk: Desk, employer: DayEmployer) -> list[_Wisher]:
    found = [
        _Wisher(
            person.id,
            person.wish_ids.index(employer.id) + 1,
            person.name,
            " · ".join(
                filter(
                    None,
                    (
                        f"{person.number}번" if person.number else "",
                        person.desired_job,
                        person.status.value,
                    ),
                )
            ),
        )
        for person in day_attendees.rows(desk, employer.matching_day_id or 0)
        if employer.id in person.wish_ids and person.status is not AttendeeStatus.CANCELLED
    ]
    return sorted(found, key=lambda one: (one.rank, one.name))


def _offer(desk: Desk, employer: DayEmployer) -> _Offer:
    brought = day_records.vacancies(desk, [employer.id])
    ids = [each.vacancy_id or 0 for each in brought]
    shown = lists.rows(desk, KindId.VACANCIES, ids, ("job", "openings", "wage", "working_hours"))
    rows = []
    for each in brought:
        job, own, wage, hours = shown.get(each.vacancy_id or 0, ("", None, "", ""))
        about = " · ".join(str(part) for part in (wage, hours) if part)
        heads = int(str(own or 0))
        rows.append(
            _Brought(each.id, each.vacancy_id or 0, str(job or ""), about, each.openings, heads)
        )
    others: list[Vacancy] = day_brought.open_vacancies(desk, employer.employer_id or 0)
    return _Offer(
        tuple(rows),
        tuple((one.id, one.job, one.openings or 0) for one in others if one.id not in ids),
    )
