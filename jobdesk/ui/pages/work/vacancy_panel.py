"""The record of one vacancy: what is offered, who fits, who was sent, what to look at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy, VacancyStatus, check_vacancy
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import freshness, lists, vacancies
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.casework_of import VacancyCasework
from jobdesk.ui.widgets.fit_list import FitList
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.notice_dialog import NoticeDialog
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.vacancy_advice import VacancyAdvice

_KIND = KINDS[KindId.VACANCIES]


class VacancyPanel(RecordPanel):
    """The record of one vacancy."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        own = centre_settings.get(desk)
        self._stale_days = own.vacancy_confirm_days
        form = RecordForm(
            _KIND,
            check=check_vacancy,
            today=desk.today,
            suggestions={"eup_myeon": own.eup_myeon, "closed_reason": own.closed_reasons},
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
        self.confirm = Button("구인 확인", icon="check", tip="업체가 계속 구한다고 했습니다")
        self.confirm.clicked.connect(self.confirm_today)
        self.notice = Button("공고 인쇄", icon="printer", tip="구인 안내 한 장 (Ctrl+P)")
        self.notice.clicked.connect(self.print_)
        self.firm = Button("업체 열기", icon="building-2", tip="이 구인을 낸 업체의 기록")
        self.firm.clicked.connect(self._open_firm)
        for button in (self.confirm, self.notice, self.firm):
            self.head_right.addWidget(button)
        self._parts_of = desk, hub, jobs, notices
        self.later(self._add_casework, self._add_fits, self._add_content, self._add_papers)

    def _add_casework(self) -> None:
        self.casework = VacancyCasework(*self._parts_of)
        self.casework.counted.connect(self._tell_count)
        self.tabs.addTab(self.casework, "알선")

    def _add_fits(self) -> None:
        self.fits = FitList(*self._parts_of)
        self.add_tab(self.fits, "맞는 구직자")

    def _add_content(self) -> None:
        self.advice = VacancyAdvice(self.desk, self.form)
        self.advice.told.connect(self._tell_advice)
        self.tabs.addTab(self._content(self.form), "구인 내용")

    def _add_papers(self) -> None:
        self.papers = AttachmentsView(*self._parts_of, KindId.VACANCIES)
        self.add_tab(self.papers, "첨부")
        self.history = HistoryView(self.desk, self.jobs, KindId.VACANCIES)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def _content(self, form: RecordForm) -> QWidget:
        section = form.section(
            ("employer",),
            ("job", "openings"),
            ("duties",),
            ("wage", "employment_type"),
            ("working_hours", "workplace"),
            ("eup_myeon", "commute"),
            ("licences", "preferred"),
            ("insurances",),
            ("welfare", "how_to_apply"),
            ("received_on", "closes_on"),
            ("confirmed_on", "external_number"),
            ("closed_reason", "counsellor"),
            ("note",),
        )
        whole = column(self.advice, section, spacing=4)
        whole.setStretch(1, 1)
        page = QWidget()
        page.setLayout(whole)
        return page

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
        open_ = record.status in OPEN_VACANCY
        if open_:
            self.chips.addWidget(self._heard(record))
        elif record.closed_reason:
            self.chips.addWidget(Chip(f"마감 사유: {record.closed_reason}"))
        if self.advice.problems(record):
            self.chips.addWidget(Chip("표현·임금 확인 필요", Tone.WARNING))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        self.confirm.setVisible(open_)
        self.confirm.setEnabled(not self.desk.read_only and record.trashed_on is None)
        self.advice.look()
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

    def _heard(self, record: Vacancy) -> Chip:
        since = record.confirmed_on or record.received_on
        if since is None:
            return Chip("확인한 적 없음", Tone.WARNING)
        days = (self.desk.today() - since).days
        word = "확인" if record.confirmed_on else "접수"
        when = "오늘" if days == 0 else f"{days:,}일 전"
        return Chip(f"{word} {when}", Tone.WARNING if days >= self._stale_days else Tone.NEUTRAL)

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

    def _tell_advice(self, count: int) -> None:
        at = next(n for n in range(self.tabs.count()) if self._holds_form(n))
        self.tabs.setTabText(at, f"구인 내용 ({count})" if count else "구인 내용")

    def _holds_form(self, at: int) -> bool:
        page = self.tabs.widget(at)
        return page is not None and page.isAncestorOf(self.advice)

    def confirm_today(self) -> None:
        """The firm said today that it still seeks; what is typed is settled first."""
        if self.record is not None:
            desk, record_id = self.desk, self.record.id
            self.leave(lambda: self.jobs.write(lambda: freshness.confirm(desk, record_id)))

    def print_(self) -> None:
        """공고 인쇄 (Ctrl+P): the notice as it is stored, after what is typed is settled."""
        if self.record is not None:
            self.leave(lambda: self.print_notices([self.record.id]))

    def print_notices(self, ids: list[int]) -> None:
        """Show the sheets of several vacancies, ready to print."""
        show(NoticeDialog(self.desk, self.jobs, self.notices, ids, self.window()))

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
