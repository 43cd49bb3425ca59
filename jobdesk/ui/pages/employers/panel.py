"""The record of one employer: what it is, what it offers, whom it hired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Employer, EmployerStatus, EmployerType, check_employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.network import Visit
from jobdesk.services import employers, lists, visits
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.employers.tabs import ContactsTab, TiesTab
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.farm_tab import FarmTab
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.timeline_view import TimelineView
from jobdesk.ui.widgets.training_tab import TrainingTab
from jobdesk.ui.widgets.vacancy_dialog import new_vacancy
from jobdesk.ui.widgets.visit_dialog import VisitDialog

_KIND = KINDS[KindId.EMPLOYERS]
_VACANCY = ("job", "openings", "hired_count", "wage", "received_on", "closes_on", "status")
_NOTE = 24  # signs of the remark shown in the head
_HIRE = ("seeker", "job", "hire_date", "route", "status")


@dataclass(frozen=True, slots=True)
class _Work:
    """What one look at the store gave."""

    employer: int
    vacancies: list[Line]
    hires: list[Line]


class EmployerPanel(RecordPanel):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        suggestions: dict[str, tuple[str, ...]],
    ) -> None:
        form = RecordForm(
            _KIND,
            check=check_employer,
            today=desk.today,
            suggestions=suggestions,
            editors={"owner": LinkEdit(desk, jobs, KindId.SEEKERS)},
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.EMPLOYERS,
            form,
            lambda record: employers.save(desk, record),
            empty=EmptyState(
                "building-2",
                "구인업체를 고르세요",
                "왼쪽 목록에서 한 곳을 고르면 여기에 기록이 나옵니다.",
            ),
        )
        self.stage = StageButton(lambda _: [s.value for s in EmployerStatus])
        self.stage.stage_chosen.connect(self._take_stage)
        self.head.insert_widget(1, self.stage)  # beside the name, where remarks are long
        self.visit = Button("방문·연락 기록", icon="phone", tip="이 업체와 나눈 이야기를 적습니다")
        self.visit.clicked.connect(self.new_visit)
        self.visit.setEnabled(not desk.read_only)
        self.head_right.addWidget(self.visit)
        self.offer = Button("구인 등록", icon="plus", tip="이 업체의 새 구인을 등록합니다")
        self.offer.clicked.connect(self.new_vacancy)
        self.offer.setEnabled(not desk.read_only)
        self._parts_of = desk, hub, jobs, notices
        self.later(
            self._add_basics,
            self._add_talk,
            self._add_work,
            self._add_ties,
            self._add_training,
            self._add_farms,
            self._add_papers,
        )

    def _add_basics(self) -> None:
        self.tabs.addTab(
            self.form.section(
                ("name", "employer_type"),
                ("business_number", "representative"),
                ("contact_name", "phone"),
                ("phone2", "eup_myeon"),
                ("address",),
                ("industry", "headcount"),
                ("owner",),
                ("registered_on", "counsellor"),
                ("note",),
            ),
            "기본",
        )

    def _add_talk(self) -> None:
        self.timeline = TimelineView(*self._parts_of, KindId.EMPLOYERS)
        self.add_tab(self.timeline, "상담·접촉")
        self.contacts = ContactsTab(*self._parts_of)
        self.add_tab(self.contacts, "담당자")

    def _add_work(self) -> None:
        self.vacancies = LineList(
            self.hub, "아직 등록된 구인이 없습니다. ‘구인 등록’으로 첫 구인을 받으세요.", self.offer
        )
        self.tabs.addTab(self.vacancies, "구인")
        self.hires = LineList(self.hub, "이 업체에 취업한 분이 아직 없습니다.")
        self.tabs.addTab(self.hires, "채용")

    def _add_ties(self) -> None:
        self.ties = TiesTab(*self._parts_of)
        self.add_tab(self.ties, "협약·대행")

    def _add_training(self) -> None:
        self.training = TrainingTab(*self._parts_of, KindId.EMPLOYERS)
        self.add_tab(self.training, "교육")

    def _add_farms(self) -> None:
        self.farms = FarmTab(*self._parts_of, KindId.EMPLOYERS)
        self.add_tab(self.farms, "농촌일손")

    def _add_papers(self) -> None:
        self.papers = AttachmentsView(*self._parts_of, KindId.EMPLOYERS)
        self.add_tab(self.papers, "첨부")
        self.history = HistoryView(self.desk, self.jobs, KindId.EMPLOYERS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    # Showing

    def present(self, record: Employer) -> None:
        """Header, chips, vacancies and hires; history when its tab is open."""
        self.name.setText(record.name)
        parts = [record.employer_type.value, record.industry, record.eup_myeon]
        self.about.setText(" · ".join(part for part in parts if part))
        self.stage.show_record(KindId.EMPLOYERS, record, read_only=self.desk.read_only)
        self.chips.clear()
        if record.note:
            line = " ".join(record.note.split())
            self.chips.addWidget(Chip(line if len(line) <= _NOTE else f"{line[:_NOTE]}…"))
        if record.headcount is not None:
            self.chips.addWidget(Chip(f"상시근로자 {record.headcount:,}명"))
        if record.employer_type is EmployerType.FARM and record.owner_id is not None:
            self.chips.addWidget(Chip("농가주가 구직자로도 등록됨", Tone.ACCENT))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        self._ask()
        self._on_tab()

    def refresh_linked(self, change: Change) -> None:
        """Vacancies and hires of this employer may have changed."""
        if change.kinds & {KindId.VACANCIES, KindId.REFERRALS, KindId.PLACEMENTS}:
            self._ask()

    def _ask(self) -> None:
        desk, owner = self.desk, self.record.id
        mine = Filter(conditions=(Condition("employer", Op.IS, owner),))

        def look() -> _Work:
            vacancy_ids = lists.find(desk, KindId.VACANCIES, mine)
            offered = lists.rows(desk, KindId.VACANCIES, vacancy_ids, _VACANCY)
            hire_ids = lists.find(desk, KindId.PLACEMENTS, mine)
            hired = lists.rows(desk, KindId.PLACEMENTS, hire_ids, _HIRE)
            return _Work(
                owner,
                [_vacancy_line(i, offered[i]) for i in vacancy_ids if i in offered],
                [_hire_line(i, hired[i]) for i in hire_ids if i in hired],
            )

        self.jobs.read(look, self._take_work, key=(id(self), "work"))

    def _take_work(self, work: _Work) -> None:
        if self.record is None or work.employer != self.record.id:
            return
        self.vacancies.show_lines(work.vacancies)
        self.hires.show_lines(work.hires)
        for part, name, lines in (
            (self.vacancies, "구인", work.vacancies),
            (self.hires, "채용", work.hires),
        ):
            at = self.tabs.indexOf(part)
            self.tabs.setTabText(at, f"{name} {len(lines)}" if lines else name)

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)

    # Doing

    def new_vacancy(self) -> None:
        """Register a vacancy of this employer."""
        if self.record is not None:
            show(
                new_vacancy(
                    self.desk, self.hub, self.jobs, self.notices, self.window(), self.record.id
                )
            )

    def new_visit(self) -> None:
        """Write down a visit or call of this employer."""
        if self.record is None:
            return
        desk, owner = self.desk, self.record.id
        self.jobs.read(lambda: visits.blank(desk, owner), self._open_visit, key=(id(self), "visit"))

    def _open_visit(self, visit: Visit) -> None:
        if self.record is not None and self.record.id == visit.employer_id:
            parts = self.desk, self.hub, self.jobs, self.notices
            show(VisitDialog(*parts, visit, self.window()))

    def _take_stage(self, stage: str) -> None:
        self.set_stage(EmployerStatus(stage))

    def set_stage(self, status: EmployerStatus) -> None:
        """Move this employer to another stage, after what was typed is saved or dropped."""
        if self.record is None:
            return
        desk, record_id = self.desk, self.record.id
        self.leave(lambda: self.jobs.write(lambda: employers.set_status(desk, record_id, status)))


def _vacancy_line(id_: int, values: tuple[object, ...]) -> Line:
    job, openings, hired, wage, received, closes, status = values
    parts = [
        f"{hired or 0}/{openings}명",
        str(wage or ""),
        f"접수 {dates.day(received)}" if isinstance(received, date) else "",
        f"마감 {dates.day(closes)}" if isinstance(closes, date) else "",
    ]
    return Line(
        Ref(KindId.VACANCIES, id_),
        str(job),
        str(status),
        tone_of(KindId.VACANCIES, str(status)),
        " · ".join(part for part in parts if part),
    )


def _hire_line(id_: int, values: tuple[object, ...]) -> Line:
    seeker, job, hired_on, route, status = values
    day = f"입사 {dates.day(hired_on)}" if isinstance(hired_on, date) else ""
    return Line(
        Ref(KindId.PLACEMENTS, id_),
        str(seeker),
        str(status),
        tone_of(KindId.PLACEMENTS, str(status)),
        " · ".join(part for part in (str(job or ""), day, str(route or "")) if part),
    )
