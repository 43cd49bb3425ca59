"""The record of one seeker: header with stage and phone, five tabs, one save."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobdesk.domain import groups as group_rules
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import (
    SEEKER_STEPS,
    SENSITIVE,
    Seeker,
    SeekerStatus,
    age_on,
    check_seeker,
)
from jobdesk.services import access, groups, registrations, seekers
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.seekers import validity
from jobdesk.ui.pages.seekers.around_tab import AroundTab
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, column, row
from jobdesk.ui.widgets.casework_of import SeekerCasework
from jobdesk.ui.widgets.editors import PhoneEdit
from jobdesk.ui.widgets.farm_tab import FarmTab
from jobdesk.ui.widgets.fit_list import FitList
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm, scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.timeline_view import TimelineView
from jobdesk.ui.widgets.training_tab import TrainingTab

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
        self.head.insert_widget(1, self.stage)  # beside the name, where remarks are long
        self.phone = Button("", icon="phone", tip="누르면 연락처를 보여 줍니다(기록됩니다)")
        self.phone.clicked.connect(self.reveal)
        self.renew_button = Button("재등록", icon="refresh-cw", tip="오늘 날짜로 다시 구직신청")
        self.renew_button.clicked.connect(self.renew)
        self.head_right.addWidget(self.renew_button)
        self.head_right.addWidget(self.phone)
        self._lapse_days = centre_settings.get(desk).lapse_days
        self._rules = groups.rules(desk)
        self._parts_of = desk, hub, jobs, notices
        self.later(
            self._add_timeline,
            self._add_basics,
            self._add_wishes,
            self._add_casework,
            self._add_fits,
            self._add_training,
            self._add_farms,
            self._add_around,
            self._add_consent,
            self._add_papers,
        )
        self._revealed = 0
        form.edited.connect(self._tell_age)
        form.edited.connect(self._tell_groups)
        form.edited.connect(self._lock_sensitive)

    def _add_timeline(self) -> None:
        self.timeline = TimelineView(*self._parts_of, KindId.SEEKERS)
        self.add_tab(self.timeline, "상담")

    def _add_basics(self) -> None:
        self._basics_tab = self.tabs.count()
        self.tabs.addTab(
            self.form.section(
                ("name", "nickname", "gender"),
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
        for field_id in ("phone", "phone2"):
            editor = self.form.fields[field_id].editor
            assert isinstance(editor, PhoneEdit)
            editor.reveal_wanted.connect(self.reveal)

    def _add_wishes(self) -> None:
        self.tabs.addTab(self._wishes_section(), "희망조건")

    def _add_casework(self) -> None:
        self.casework = SeekerCasework(*self._parts_of)
        self.casework.counted.connect(self._tell_count)
        self.tabs.addTab(self.casework, "알선")

    def _add_fits(self) -> None:
        self.fits = FitList(*self._parts_of)
        self.add_tab(self.fits, "맞는 구인")

    def _add_training(self) -> None:
        self.training = TrainingTab(*self._parts_of, KindId.SEEKERS)
        self.add_tab(self.training, "교육")

    def _add_farms(self) -> None:
        self.farms = FarmTab(*self._parts_of, KindId.SEEKERS)
        self.add_tab(self.farms, "농촌일손")

    def _add_around(self) -> None:
        self.around = AroundTab(*self._parts_of)
        self.add_tab(self.around, "가능일·관계")

    def _add_consent(self) -> None:
        self.tabs.addTab(self._consent_section(), "동의")

    def _add_papers(self) -> None:
        self.papers = AttachmentsView(*self._parts_of, KindId.SEEKERS)
        self.add_tab(self.papers, "첨부")
        self.history = HistoryView(self.desk, self.jobs, KindId.SEEKERS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def _wishes_section(self) -> QWidget:
        fields = self.form.section(
            ("desired_job", "desired_wage"),
            ("desired_area", "desired_hours"),
            ("transport", "licences"),
            ("career",),
            ("benefit", "willingness"),
            ("priority_groups",),
            scroll=False,
        )
        self.take_groups = Button("", icon="plus", tip="나이와 성별로 해당하는 계층을 넣습니다")
        self.take_groups.clicked.connect(self._take_groups)
        self.group_remark = Label(look="warning", points=SMALL + 0.75, wrap=True)
        part = column(fields, self.group_remark, spacing=8)
        part.addLayout(row(self.take_groups, None))
        return _tab(part)

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
        others = self.form.section(("provide_consent_on", "sensitive_consent_on"), scroll=False)
        part.addWidget(others)
        self.sensitive_words = Label(
            "장애·건강은 민감정보입니다. 민감정보 동의일을 적으면 칸이 열립니다.",
            look="muted",
            wrap=True,
        )
        part.addWidget(self.sensitive_words)
        self.sensitive = self.form.section(("disability",), ("health",), scroll=False)
        part.addWidget(self.sensitive)
        return _tab(part)

    def _consent_now(self) -> None:
        field = self.form.fields["consent_on"]
        field.editor.set_value(self.desk.today())
        field.widget.setFocus()

    # Showing

    def present(self, record: Seeker) -> None:
        """Header, chips, casework; history when its tab is open."""
        self.name.setText(record.name or f"{record.nickname} (별칭)")
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
        self._tell_groups()
        self._lock_sensitive()
        offered = validity.may_renew(record, self.desk.today(), self._lapse_days)
        self.renew_button.setVisible(offered and not self.desk.read_only)
        self.casework.show_owner(record.id, record.called)
        self._on_tab()

    def refresh_linked(self, change: Change) -> None:
        """Referrals and placements of this person may have changed."""
        if change.kinds & {KindId.REFERRALS, KindId.PLACEMENTS, KindId.VACANCIES}:
            self.casework.refresh()

    def _chips(self, record: Seeker) -> None:
        self.chips.clear()
        told = validity.told(record, self.desk.today(), self._lapse_days)
        if told is not None:
            self.chips.addWidget(Chip(*told))
        for group in record.priority_groups:
            self.chips.addWidget(Chip(group))
        if record.transport:
            self.chips.addWidget(Chip(f"이동: {record.transport}"))
        if record.consent_on:
            self.chips.addWidget(Chip(f"동의 {dates.day(record.consent_on)}", Tone.SUCCESS))
        else:
            self.chips.addWidget(Chip("개인정보 동의 없음", Tone.WARNING))
        if record.provide_consent_on:
            given = f"제3자 제공 동의 {dates.day(record.provide_consent_on)}"
            self.chips.addWidget(Chip(given, Tone.SUCCESS))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))

    def _tell_age(self) -> None:
        draft = self.form.draft() if self.record is not None else None
        if draft is None:
            return
        age = age_on(draft.birth_date, draft.birth_year, self.desk.today())
        self.form.fields["birth_date"].set_hint(f"만 {age}세" if age is not None else "")

    # 취업취약계층 and 민감정보

    def _tell_groups(self) -> None:
        if self.record is None:
            return
        draft = self.form.draft()
        today = self.desk.today()
        fitting = group_rules.suggested(self._rules, draft, today)
        self.take_groups.setText(f"{', '.join(fitting)} 넣기" if fitting else "")
        self.take_groups.setVisible(bool(fitting))
        remarks = group_rules.remarks(self._rules, draft, today)
        self.group_remark.setText("\n".join(remarks))
        self.group_remark.setVisible(bool(remarks))

    def _take_groups(self) -> None:
        """Tick every group that age and gender suggest."""
        draft = self.form.draft()
        fitting = group_rules.suggested(self._rules, draft, self.desk.today())
        field = self.form.fields["priority_groups"]
        field.editor.set_value((*draft.priority_groups, *fitting))
        self._tell_groups()
        field.widget.setFocus()

    def _lock_sensitive(self) -> None:
        """Without its own consent nothing of health or disability can be typed or seen."""
        if self.record is None:
            return
        draft = self.form.draft()
        consented = draft.sensitive_consent_on is not None
        held = any(getattr(draft, field) for field in SENSITIVE)
        self.sensitive.setVisible(consented or held)
        self.sensitive_words.setVisible(not consented)

    def renew(self) -> None:
        """재등록: another 구직신청 from today, after what was typed is saved or dropped."""
        if self.record is None:
            return
        record_id, desk = self.record.id, self.desk
        self.leave(lambda: self.jobs.write(lambda: registrations.renew(desk, record_id)))

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
        self.jobs.read(lambda: access.phone_seen(desk, record_id), self._noted)

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
        status = SeekerStatus(stage)
        if status is SeekerStatus.REGISTERED and self.record is not None and not self.record.name:
            field = self.form.fields["name"]
            field.set_problem("이름을 입력하고 저장한 뒤 구직등록으로 바꾸세요.")
            self.tabs.setCurrentIndex(self._basics_tab)
            field.widget.setFocus()
            return
        self.set_stage(status)

    def set_stage(self, status: SeekerStatus) -> None:
        """Move this person to another stage, after what was typed is saved or dropped."""
        if self.record is None:
            return
        record_id = self.record.id
        desk = self.desk
        self.leave(lambda: self.jobs.write(lambda: seekers.set_status(desk, record_id, status)))


def _tab(part: QVBoxLayout) -> QWidget:
    part.addStretch(1)
    part.setContentsMargins(0, 12, 12, 8)
    inner = QWidget()
    inner.setProperty("look", "scroll")
    inner.setLayout(part)
    return scrolled(inner)
