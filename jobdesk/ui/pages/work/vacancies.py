"""구인: the list of vacancies and the record of one, with the people sent there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy, VacancyStatus, check_vacancy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists, vacancies
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import VacancyCasework, show
from jobdesk.ui.widgets.fit_list import FitList
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.vacancy_dialog import new_vacancy

_KIND = KINDS[KindId.VACANCIES]
_OPEN = tuple(s.value for s in VacancyStatus if s in OPEN_VACANCY)
_SOON_DAYS = 7


class VacancyList(RecordPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        own = centre_settings.get(desk)

        def short(value: object) -> str:
            return short_day(value, desk.today())

        def late(value: object) -> Tone | None:
            near = isinstance(value, date) and 0 <= (value - desk.today()).days <= _SOON_DAYS
            return Tone.DANGER if near else None

        new = Button("새 구인", icon="plus")
        new.clicked.connect(self._new)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.VACANCIES,
            columns=(
                replace(column(_KIND, "job", width=104), strong=True),
                column(_KIND, "employer", width=120),
                column(_KIND, "status", width=88),
                column(_KIND, "openings", title="모집", width=54),
                column(_KIND, "hired_count", width=54),
                column(_KIND, "referral_count", width=54),
                replace(column(_KIND, "closes_on", width=68), show=short, tone=late),
            ),
            panel=VacancyPanel(desk, hub, jobs, notices),
            empty=EmptyState(
                "briefcase",
                "아직 받은 구인이 없습니다",
                "업체에서 구인 전화를 받으면 여기에 등록하고, 구직자를 알선하세요.",
                new,
            ),
            search_hint="직종, 업체, 근무지",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in VacancyStatus])
        self.bar.add_choice("eup_myeon", own.eup_myeon)
        self.add_view("진행 중", self._open_ones, "아직 사람을 구하는 구인")
        self.begin()

    def _new(self) -> None:
        show(new_vacancy(self.desk, self.hub, self.jobs, self.notices, self.window()))

    def _open_ones(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IN, _OPEN),))


class VacancyPanel(RecordPanel):
    """The record of one vacancy."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        form = RecordForm(
            _KIND,
            check=check_vacancy,
            today=desk.today,
            suggestions={"eup_myeon": centre_settings.get(desk).eup_myeon},
            editors={"employer": LinkEdit(desk, jobs, KindId.EMPLOYERS)},
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.VACANCIES,
            form,
            lambda record: vacancies.save(desk, record),
            empty=EmptyState(
                "briefcase", "구인을 고르세요", "왼쪽 목록에서 고르면 여기에 내용이 나옵니다."
            ),
        )
        self.stage = StageButton(lambda _: [s.value for s in VacancyStatus])
        self.stage.stage_chosen.connect(self._take_stage)
        self.head.addWidget(self.stage)
        self.firm = Button("업체 열기", icon="building-2", tip="이 구인을 낸 업체의 기록")
        self.firm.clicked.connect(self._open_firm)
        self.head_right.addWidget(self.firm)
        self.casework = VacancyCasework(desk, hub, jobs, notices)
        self.casework.counted.connect(self._tell_count)
        self.tabs.addTab(self.casework, "알선")
        self.fits = FitList(desk, hub, jobs, notices)
        self.add_tab(self.fits, "맞는 구직자")
        self.tabs.addTab(
            form.section(
                ("employer",),
                ("job", "openings"),
                ("wage", "employment_type"),
                ("working_hours", "preferred"),
                ("workplace", "eup_myeon"),
                ("received_on", "closes_on"),
                ("counsellor",),
                ("note",),
            ),
            "구인 내용",
        )
        self.history = HistoryView(desk, jobs, KindId.VACANCIES)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def present(self, record: Vacancy) -> None:
        """Header, chips, the people sent; history when its tab is open."""
        self.name.setText(record.job)
        self.about.setText("")
        self.stage.show_record(KindId.VACANCIES, record, read_only=self.desk.read_only)
        self.casework.refer_button.setEnabled(
            record.status in OPEN_VACANCY and not self.desk.read_only
        )
        self.chips.clear()
        self.chips.addWidget(Chip(f"모집 {record.openings}명", Tone.ACCENT))
        for words in (record.wage, record.employment_type, record.eup_myeon):
            if words:
                self.chips.addWidget(Chip(words))
        if record.closes_on:
            over = record.closes_on < self.desk.today() and record.status in OPEN_VACANCY
            self.chips.addWidget(
                Chip(
                    f"마감 {dates.day(record.closes_on)}{' 지남' if over else ''}",
                    Tone.DANGER if over else Tone.NEUTRAL,
                )
            )
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        firm = record.employer_id
        if firm is not None:
            desk = self.desk
            self.jobs.read(
                lambda: lists.title(desk, KindId.EMPLOYERS, firm),
                self.about.setText,
                key=(id(self), "firm"),
            )
        self.casework.show_owner(record.id, record.job)
        self._on_tab()

    def refresh_linked(self, change: Change) -> None:
        """Referrals to this vacancy may have changed."""
        if change.kinds & {KindId.REFERRALS, KindId.PLACEMENTS, KindId.SEEKERS}:
            self.casework.refresh()

    def _tell_count(self, count: int) -> None:
        at = self.tabs.indexOf(self.casework)
        self.tabs.setTabText(at, f"알선 {count}" if count else "알선")

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)

    def _open_firm(self) -> None:
        if self.record is not None and self.record.employer_id is not None:
            self.hub.open_record.emit(Ref(KindId.EMPLOYERS, self.record.employer_id))

    def _take_stage(self, stage: str) -> None:
        self.set_stage(VacancyStatus(stage))

    def set_stage(self, status: VacancyStatus) -> None:
        """Move this vacancy to another stage, after what was typed is saved or dropped."""
        if self.record is None:
            return
        desk, record_id = self.desk, self.record.id
        self.leave(lambda: self.jobs.write(lambda: vacancies.set_status(desk, record_id, status)))
