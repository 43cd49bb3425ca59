"""The record of one who began: the certificates gained, the 수료증 given out, the 교육평가."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import GONE, CertificateIssue, IssueType, Qualification, Trainee
from jobdesk.services import certificates, qualifications, trainees
from jobdesk.services.completion import CompletionRow
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.completion_rows import UNSAID, counts, rate, said
from jobdesk.ui.pages.training.qualification_dialog import ask_qualification
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab


class CompletionPanel(RecordPanel):
    """See the module's words; ``take`` gives it the row it belongs to."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.TRAINEES,
            form_of(desk, jobs, KindId.TRAINEES),
            lambda record: trainees.save(desk, record),
            empty=EmptyState(
                "graduation-cap",
                "교육생을 골라 주세요",
                "왼쪽에서 한 줄을 고르면 취득한 자격과 수료증이 나옵니다.",
            ),
        )
        self._rows: dict[int, CompletionRow] = {}
        self.person = Button("구직자 기록", look="link", tip="구직자 화면에서 봅니다")
        self.person.clicked.connect(self._open_person)
        self.head_right.addWidget(self.person)
        self.gained = QualificationsTab(desk, hub, jobs, notices)
        self.add_tab(self.gained, "자격")
        self.issued = IssuesTab(desk, jobs)
        self.add_tab(self.issued, "수료증")
        self.tabs.addTab(
            self.form.section(("evaluation",), ("note",)),
            "교육평가",
        )

    def take(self, rows: tuple[CompletionRow, ...]) -> None:
        """The list as it is now."""
        self._rows = {one.id: one for one in rows}
        if self.record is not None:
            self.present(self.record)

    def present(self, record: Trainee) -> None:
        """Name, number, what was decided and how much was attended."""
        mine = self._rows.get(record.id)
        self.chips.clear()
        if mine is None:
            self.name.setText("")
            self.about.setText("")
            return
        self.name.setText(mine.name)
        told = [f"{mine.number}번" if mine.number else "", counts(mine)]
        self.about.setText(" · ".join(filter(None, told)))
        word = said(mine)
        tone = Tone.WARNING if word == UNSAID else tone_of(self.kind, word)
        self.chips.addWidget(Chip(word, tone))
        self.chips.addWidget(Chip(f"출석률 {rate(mine)}"))
        if mine.exception and mine.status not in GONE:
            self.chips.addWidget(Chip("예외 인정", Tone.WARNING))

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id:
            ref = Ref(KindId.SEEKERS, self.record.seeker_id)
            self.leave(lambda: self.hub.open_record.emit(ref))


class QualificationsTab(RecordTab):
    """자격 취득 of one person; Enter edits, Delete takes away."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._record: Trainee | None = None
        self._found: dict[int, Qualification] = {}
        self.rows = CellRows(
            (
                Cell(
                    plain("title", "자격증", 88, strong=True),
                    lambda one: one.title,
                    under=lambda one: " · ".join(filter(None, (one.issuer, one.number))),
                ),
                Cell(
                    plain("acquired_on", "취득일", 106),
                    lambda one: one.acquired_on.isoformat() if one.acquired_on else "-",
                ),
            ),
            self,
        )
        self.table = CellTable("취득한 자격", self.rows, stretch="title")
        self.table.opened.connect(self.edit)
        self.table.delete_pressed.connect(self.take_away)
        self.nothing = Label("아직 적은 자격이 없습니다.", look="muted", wrap=True)
        self.add = Button("자격 추가", icon="plus")
        self.add.clicked.connect(self.add_one)
        self.out = Button("지우기", look="link", tip="고른 자격을 지웁니다 (Delete)")
        self.out.clicked.connect(self.take_away)
        may_write(desk, self.add, self.out)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=6)
        flow.addWidget(self.add)
        flow.addWidget(self.out)
        layout = column(self.nothing, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.table, 1)
        layout.addWidget(acts)
        layout.addStretch()
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask what the person gained."""
        self._record = record
        desk = self._desk
        self._jobs.read(
            lambda: qualifications.of_trainee(desk, record.id), self._take, key=(id(self), "q")
        )

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Something was gained or taken away."""
        if KindId.QUALIFICATIONS in change.kinds and self._record is not None:
            self.show_record(self._record)

    def add_one(self) -> None:
        """One more for this person."""
        record, desk = self._record, self._desk
        if record is None or desk.read_only:
            return
        self._jobs.read(
            lambda: qualifications.blank(desk, record.id),
            lambda blank: self._ask(blank, [record.id]),
        )

    def edit(self, id_: int) -> None:
        """Edit one."""
        found = self._found.get(id_)
        if found is not None and not self._desk.read_only:
            self._ask(found, [found.trainee_id or 0])

    def take_away(self) -> None:
        """Put the chosen ones away."""
        ids, desk = self.table.chosen(), self._desk
        if ids and not desk.read_only:
            self._jobs.write(lambda: qualifications.trash(desk, ids))

    def _ask(self, one: Qualification, ids: list[int]) -> None:
        ask_qualification(self._desk, self._jobs, self._notices, one, ids, self.window())

    def _take(self, found: list[Qualification]) -> None:
        self._found = {one.id: one for one in found}
        self.rows.set_rows(found)
        self.counted.emit(len(found))
        for widget in (self.table, self.out):
            widget.setVisible(bool(found))
        self.nothing.setVisible(not found)


class IssuesTab(RecordTab):
    """Every printing of one person's 수료증."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._record: Trainee | None = None
        self.rows = CellRows(
            (
                Cell(
                    plain("issued_on", "발급일", 124),
                    lambda one: dates.day_and_weekday(one.issued_on) if one.issued_on else "-",
                    under=lambda one: one.number,
                ),
                Cell(plain("type", "구분", 78, chip=True, tone=_tone), lambda one: one.issue_type),
                Cell(
                    plain("reason", "사유", 60, spare=2),
                    lambda one: one.reason,
                    under=lambda one: one.counsellor,
                ),
            ),
            self,
        )
        self.table = CellTable("수료증 발급", self.rows, stretch="issued_on")
        self.nothing = Label(
            "발급한 수료증이 없습니다. 수료한 뒤에 아래의 ‘수료증’에서 발급합니다.",
            look="muted",
            wrap=True,
        )
        self.told = Label(points=SMALL + 0.75, look="muted")
        layout = column(self.nothing, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self.told, None))
        layout.addStretch()
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask what was given out."""
        self._record = record
        desk = self._desk
        self._jobs.read(
            lambda: certificates.of_trainee(desk, record.id), self._take, key=(id(self), "i")
        )

    def refresh_linked(self, change: Change) -> None:
        """Something was given out."""
        if KindId.CERTIFICATE_ISSUES in change.kinds and self._record is not None:
            self.show_record(self._record)

    def _take(self, found: list[CertificateIssue]) -> None:
        self.rows.set_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        again = sum(one.issue_type is IssueType.AGAIN for one in found)
        self.told.setText(f"재발급 {again:,}회" if again else "")


def _tone(value: object) -> Tone:
    return Tone.WARNING if str(value) == IssueType.AGAIN.value else Tone.SUCCESS
