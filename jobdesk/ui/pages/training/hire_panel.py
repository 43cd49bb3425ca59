"""One trainee after the course: the 취업 with what is known of staying, and the 상담일지."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.domain.casework import Placement
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Trainee
from jobdesk.services import cohort_care, cohort_hires, lists, trainees
from jobdesk.services.cohort_hires import HireRow
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.hire_dialog import HireDialog
from jobdesk.ui.pages.training.note_writing import NotesTab
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.placement_care import PlacementCare
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import VisitDialog


class HirePanel(RecordPanel):
    """See the module's words."""

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
                "handshake",
                "교육생을 골라 주세요",
                "왼쪽에서 한 줄을 고르면 취업과 재직 확인, 상담일지가 나옵니다.",
            ),
        )
        self.person = Button("구직자 기록", look="link", tip="구직자 화면에서 봅니다")
        self.person.clicked.connect(self._open_person)
        self.head_right.addWidget(self.person)
        self.hire = HireTab(desk, hub, jobs, notices)
        self.add_tab(self.hire, "취업")
        self.care = CareTab(desk, hub, jobs, notices)
        self.add_tab(self.care, "재직 확인")
        self.notes = NotesTab(desk, hub, jobs, notices)
        self.add_tab(self.notes, "상담일지")
        self.tabs.addTab(self.form.section(("counsellor",), ("note",)), "메모")

    def present(self, record: Trainee) -> None:
        """Name, number and stage."""
        self.name.setText("")
        self.about.setText(f"{record.number}번" if record.number else "")
        self.chips.clear()
        status = record.status.value
        self.chips.addWidget(Chip(status, tone_of(self.kind, status)))
        desk, seeker = self.desk, record.seeker_id or 0
        self.jobs.read(
            lambda: lists.called(desk, KindId.SEEKERS, [seeker]).get(seeker, ""),
            self._take_name,
            key=(id(self), "person"),
        )

    def _take_name(self, name: str) -> None:
        self.name.setText(name)
        self.hire.name(name)
        self.notes.name(name)

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id:
            ref = Ref(KindId.SEEKERS, self.record.seeker_id)
            self.leave(lambda: self.hub.open_record.emit(ref))


class OfTrainee(RecordTab):
    """A tab about the last 취업 of a trainee; a derived one says what it shows (``show_row``)."""

    told_by = frozenset({KindId.PLACEMENTS, KindId.TRAINEES})

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._trainee: Trainee | None = None
        self._row: HireRow | None = None

    @property
    def hired(self) -> Placement | None:
        """The last 취업, None without one."""
        return self._row.placement if self._row is not None else None

    def show_record(self, record: Any) -> None:
        """The 취업 of a trainee."""
        self._trainee = record
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A 취업 was recorded."""
        if change.kinds & self.told_by:
            self._ask()

    def show_row(self) -> None:
        """Show ``_row``."""
        raise NotImplementedError

    def _ask(self) -> None:
        one = self._trainee
        if one is not None:
            self._jobs.read(_reader(self._desk, one), self._take, key=(id(self), "hire"))

    def _take(self, found: tuple[int, HireRow | None]) -> None:
        trainee, row = found
        if self._trainee is not None and self._trainee.id == trainee:
            self._row = row
            self.show_row()


class HireTab(OfTrainee):
    """Where somebody went: recorded, mended, taken back, joined where it was recorded elsewhere."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(desk, hub, jobs, notices)
        self._name = ""
        self.told = Label(wrap=True, weight=600)
        self.about = Label(wrap=True, look="muted")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(1, 1)
        self._values = {name: self._line(at, name) for at, name in enumerate(_FACTS)}
        self.new = Button("취업 기록", icon="handshake")
        self.join = Button("이 기수의 취업으로 잇기", icon="handshake")
        self.mend = Button("고치기", icon="pencil")
        self.visit = Button("기업 방문", icon="building-2")
        self.remove = Button("취업 지우기", icon="x")
        acts = FlowLayout(spacing=8)
        for button, act in (
            (self.join, self.join_elsewhere),
            (self.mend, self.edit),
            (self.visit, self.visit_firm),
            (self.new, self.record),
            (self.remove, self.take_back),
        ):
            button.clicked.connect(act)
            acts.addWidget(button)
        may_write(desk, self.new, self.join, self.mend, self.remove, self.visit)
        self._grid = QWidget()
        self._grid.setLayout(self._facts)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = column(self.told, self.about, spacing=10, margin=12)
        body.addLayout(acts)
        body.addWidget(self._grid)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.new)
        self.show_row()

    def name(self, words: str) -> None:
        """Who it is, for the dialogs."""
        self._name = words

    # Doing

    def record(self) -> None:
        """A new 취업."""
        one, desk = self._trainee, self._desk
        if one is not None and not desk.read_only:
            self._jobs.read(lambda: cohort_hires.blank(desk, one.id), self._open)

    def edit(self) -> None:
        """Mend the 취업 that is shown."""
        if self.hired is not None:
            self._open(self.hired)

    def take_back(self) -> None:
        """Put the 취업 away."""
        desk, hired = self._desk, self.hired
        if hired is not None and not desk.read_only:
            self._jobs.write(lambda: cohort_hires.take_back(desk, hired.id))

    def join_elsewhere(self) -> None:
        """The 취업 that was recorded elsewhere came of this cohort."""
        desk, row, one = self._desk, self._row, self._trainee
        if row is not None and row.elsewhere is not None and one is not None:
            id_, cohort = row.elsewhere.id, one.cohort_id or 0
            self._jobs.write(lambda: cohort_hires.join(desk, id_, cohort))

    def visit_firm(self) -> None:
        """Write down a visit at the firm that hired the person."""
        hired, one, desk = self.hired, self._trainee, self._desk
        if hired is None or one is None:
            return
        parts = desk, self._hub, self._jobs, self._notices
        self._jobs.read(
            lambda: cohort_care.blank_visit(desk, one.cohort_id or 0, hired.employer_id),
            lambda blank: show(VisitDialog(*parts, blank, self.window())),
        )

    def _open(self, placement: Placement) -> None:
        trainee = self._trainee.id if self._trainee is not None else 0
        parts = self._desk, self._jobs, self._notices
        who = self._name
        show(HireDialog(*parts, placement, who, self.window(), trainee_id=trainee))

    # Showing

    def _line(self, at: int, name: str) -> Label:
        value = Label(wrap=True, tabular=True)
        self._facts.addWidget(Label(name, points=SMALL + 0.75, look="muted"), at, 0)
        self._facts.addWidget(value, at, 1)
        return value

    def show_row(self) -> None:
        """The 취업, one that was not joined, or that there is none."""
        row, hired = self._row, self.hired
        other = row.elsewhere if row is not None and hired is None else None
        self.join.setVisible(other is not None)
        self._grid.setVisible(hired is not None)
        for button in (self.mend, self.remove):
            button.setVisible(hired is not None)
        self.visit.setVisible(hired is not None and hired.employer_id is not None)
        self.new.setText("다른 취업 기록" if hired is not None else "취업 기록")
        if hired is not None and row is not None:
            self.told.setText(" · ".join(filter(None, (row.firm, hired.job))))
            self.about.setText(f"다른 취업 {row.more:,}건이 더 있습니다." if row.more else "")
            for name, value in _facts(hired).items():
                self._values[name].setText(value or "-")
        elif other is not None:
            day = dates.day_and_weekday(other.hire_date) if other.hire_date else ""
            self.told.setText("이 기수에 잇지 않은 취업이 있습니다")
            self.about.setText(
                f"{other.route.value} · 입사 {day}. 이 교육으로 취업했으면 이으세요."
            )
        else:
            self.told.setText("아직 취업 기록이 없습니다")
            self.about.setText("취업하면 업체와 입사일, 교육 분야와 관련이 있는지를 적습니다.")
        self.about.setVisible(bool(self.about.text()))


class CareTab(OfTrainee):
    """Whether the person stays: each point with what is known of it, answered when it is due."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(desk, hub, jobs, notices)
        self.care = PlacementCare(desk, hub, jobs, notices)
        self.nothing = Label(
            "취업을 기록하면 1·3·6·12개월처럼 정한 시점마다 재직을 확인합니다.",
            look="muted",
            wrap=True,
        )
        none = column(spacing=0, margin=12)
        none.addWidget(self.nothing)
        none.addStretch(1)
        self._none = QWidget()
        self._none.setLayout(none)
        layout = column(self.care, self._none, spacing=0)
        self.setLayout(layout)
        self.setFocusProxy(self.care)
        self.show_row()

    def refresh_linked(self, change: Change) -> None:
        """A 취업 or a contact was recorded."""
        super().refresh_linked(change)
        if self.hired is not None:
            self.care.refresh_linked(change)

    def show_row(self) -> None:
        """The points of the last 취업."""
        hired = self.hired
        self.care.setVisible(hired is not None)
        self._none.setVisible(hired is None)
        if hired is not None:
            self.care.show_record(hired)

    @property
    def dirty(self) -> bool:
        """Whether words of a call stand there that belong to no answer yet."""
        return self.hired is not None and self.care.dirty

    @property
    def leave_text(self) -> str:
        """What would be lost."""
        return self.care.leave_text

    def save(self) -> None:
        """Ctrl+S."""
        self.care.save()

    def discard(self) -> None:
        """Drop the words."""
        self.care.discard()


def _reader(desk: Desk, one: Trainee) -> Callable[[], tuple[int, HireRow | None]]:
    def read() -> tuple[int, HireRow | None]:
        rows = cohort_hires.rows(desk, one.cohort_id or 0)
        return one.id, next((row for row in rows if row.id == one.id), None)

    return read


_FACTS = ("입사일", "경로", "관련 분야", "상세업종", "고용형태", "임금", "고용보험")


def _facts(hired: Placement) -> dict[str, str]:
    """What is known of a 취업, by _FACTS."""
    told = {True: "여", False: "부", None: "적지 않음"}
    insured = {True: "가입", False: "미가입", None: ""}
    begins = dates.day_and_weekday(hired.hire_date) if hired.hire_date else ""
    if hired.left_on is not None:
        begins += f" (퇴사 {dates.day(hired.left_on)})"
    return {
        "입사일": begins,
        "경로": hired.route.value,
        "관련 분야": told[hired.related],
        "상세업종": hired.industry,
        "고용형태": hired.employment_type,
        "임금": hired.wage,
        "고용보험": insured[hired.insured],
    }
