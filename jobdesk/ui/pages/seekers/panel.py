"""The record of one seeker: header with stage and phone, five tabs, one save."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import SEEKER_STEPS, Seeker, SeekerStatus, age_on, check_seeker
from jobdesk.services import access, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Chip, Label, column, row
from jobdesk.ui.widgets.casework_list import SeekerCasework
from jobdesk.ui.widgets.editors import PhoneEdit
from jobdesk.ui.widgets.fit_list import FitList
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm, scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.stage_button import StageButton

_KIND = KINDS[KindId.SEEKERS]


class SeekerPanel(RecordPanel):
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
            check=lambda record: check_seeker(record, desk.today()),
            today=desk.today,
            suggestions=suggestions,
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.SEEKERS,
            form,
            lambda record: seekers.save(desk, record),
            empty=EmptyState(
                "user",
                "구직자를 고르세요",
                "왼쪽 목록에서 한 분을 고르면 여기에 기록이 나옵니다.",
            ),
        )
        self.stage = StageButton(
            lambda seeker: [s.value for s in SeekerStatus if s in SEEKER_STEPS[seeker.status]]
        )
        self.stage.stage_chosen.connect(self._take_stage)
        self.head.addWidget(self.stage)
        self.phone = Button("", icon="phone", tip="누르면 연락처를 보여 줍니다(기록됩니다)")
        self.phone.clicked.connect(self.reveal)
        self.head_right.addWidget(self.phone)
        self._add_tabs()
        self._revealed = 0
        for field_id in ("phone", "phone2"):
            editor = form.fields[field_id].editor
            assert isinstance(editor, PhoneEdit)
            editor.reveal_wanted.connect(self.reveal)
        form.edited.connect(self._tell_age)

    def _add_tabs(self) -> None:
        form = self.form
        self.tabs.addTab(
            form.section(
                ("name", "gender"),
                ("birth_date", "birth_year"),
                ("phone", "phone2"),
                ("eup_myeon", "residence"),
                ("address",),
                ("education", "counsellor"),
                ("registered_on", "registration_type", "registration_channel"),
                ("note",),
            ),
            "기본",
        )
        self.tabs.addTab(
            form.section(
                ("desired_job", "desired_wage"),
                ("desired_area", "desired_hours"),
                ("transport", "licences"),
                ("career",),
                ("priority_groups",),
            ),
            "희망조건",
        )
        self.casework = SeekerCasework(self.desk, self.hub, self.jobs, self.notices)
        self.casework.counted.connect(self._tell_count)
        self.tabs.addTab(self.casework, "알선")
        self.fits = FitList(self.desk, self.hub, self.jobs, self.notices)
        self.add_tab(self.fits, "맞는 구인")
        self._consent_tab = self.tabs.count()
        self.tabs.addTab(self._consent_section(), "동의·서류")
        self.history = HistoryView(self.desk, self.jobs, KindId.SEEKERS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def _consent_section(self) -> QWidget:
        words = Label(
            "구직자에게 받은 개인정보 수집·이용 동의를 적습니다. 동의가 없으면 연락처를 "
            "구인업체에 알려 줄 수 없습니다. 동의서 판은 양식 아래에 적힌 판 번호입니다.",
            look="muted",
            wrap=True,
        )
        self.consent_today = Button("오늘 동의서를 받았습니다", icon="check")
        self.consent_today.clicked.connect(self._consent_now)
        fields = self.form.section(("consent_on", "consent_form"), scroll=False)
        part = column(words, fields, spacing=12)
        part.addLayout(row(self.consent_today, None))
        part.addStretch(1)
        part.setContentsMargins(0, 12, 12, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(part)
        return scrolled(inner)

    def _consent_now(self) -> None:
        field = self.form.fields["consent_on"]
        field.editor.set_value(self.desk.today())
        field.widget.setFocus()

    # Showing

    def present(self, record: Seeker) -> None:
        """Header, chips, casework; history when its tab is open."""
        self.name.setText(record.name)
        age = age_on(record.birth_date, record.birth_year, self.desk.today())
        born = f"{record.birth_year}년생" if record.birth_year else ""
        if record.birth_approximate and born:
            born = f"{born}(추정)"
        gender = record.gender.value if record.gender else ""
        parts = [born, gender, f"만 {age}세" if age is not None else ""]
        self.about.setText(" · ".join(part for part in parts if part))
        self.stage.show_record(KindId.SEEKERS, record, read_only=self.desk.read_only)
        if self._revealed != record.id:
            self._revealed = 0
        self._mask()
        self._chips(record)
        self._tell_age()
        self.casework.show_owner(record.id, record.name)
        self._on_tab()

    def refresh_linked(self, change: Change) -> None:
        """Referrals and placements of this person may have changed."""
        if change.kinds & {KindId.REFERRALS, KindId.PLACEMENTS, KindId.VACANCIES}:
            self.casework.refresh()

    def _chips(self, record: Seeker) -> None:
        self.chips.clear()
        for group in record.priority_groups:
            self.chips.addWidget(Chip(group))
        if record.transport:
            self.chips.addWidget(Chip(f"이동: {record.transport}"))
        if record.consent_on:
            self.chips.addWidget(Chip(f"동의 {dates.day(record.consent_on)}", Tone.SUCCESS))
        else:
            self.chips.addWidget(Chip("개인정보 동의 없음", Tone.WARNING))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))

    def _tell_age(self) -> None:
        draft = self.form.draft() if self.record is not None else None
        if draft is None:
            return
        age = age_on(draft.birth_date, draft.birth_year, self.desk.today())
        self.form.fields["birth_date"].set_hint(f"만 {age}세" if age is not None else "")

    def _tell_count(self, count: int) -> None:
        at = self.tabs.indexOf(self.casework)
        self.tabs.setTabText(at, f"알선 {count}" if count else "알선")

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)

    # The phone

    def reveal(self) -> None:
        """Show the phone numbers of this record; the access log notes it."""
        if self.record is None or self._revealed == self.record.id:
            return
        record_id = self._revealed = self.record.id
        self._mask()
        desk = self.desk
        self.jobs.read(
            lambda: access.log(
                desk, access.Action.VIEW, KindId.SEEKERS, [record_id], purpose="연락처 표시"
            ),
            self._noted,
        )

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""

    def _mask(self) -> None:
        masked = self._revealed == 0
        for field_id in ("phone", "phone2"):
            editor = self.form.fields[field_id].editor
            assert isinstance(editor, PhoneEdit)
            editor.set_masked(masked and bool(editor.value()))
        number = self.record.phone if self.record is not None else ""
        self.phone.setVisible(bool(number))
        self.phone.setText(text.mask_phone(number) if masked else number)
        self.phone.setAccessibleName("연락처 보기" if masked else f"연락처 {number}")

    # The stage

    def _take_stage(self, stage: str) -> None:
        self.set_stage(SeekerStatus(stage))

    def set_stage(self, status: SeekerStatus) -> None:
        """Move this person to another stage, after what was typed is saved or dropped."""
        if self.record is None:
            return
        record_id = self.record.id
        desk = self.desk
        self.leave(lambda: self.jobs.write(lambda: seekers.set_status(desk, record_id, status)))
