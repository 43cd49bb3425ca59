"""A walk-in in eight fields: Enter goes on, Ctrl+S saves, likenesses are shown while typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import Channel, Gender, Seeker, SeekerStatus, age_on, check_seeker
from jobdesk.errors import UserError
from jobdesk.services import duplicates, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column
from jobdesk.ui.widgets.birth_edit import BirthEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, PhoneEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_drafts import FormDrafts
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.likeness_card import LikenessCard

_KIND = KINDS[KindId.SEEKERS]
_LOOK_MS = 300
_TYPED = (
    "name",
    "birth_date",
    "gender",
    "phone",
    "eup_myeon",
    "desired_job",
    "registration_channel",
)


class QuickRegistration(Dialog):
    """Registers one seeker and shows the new record."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        suggestions: dict[str, tuple[str, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__("새 구직자", parent, width=600)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._blank = seekers.blank(desk)
        self.name = self._field("name", TextEdit())
        self.birth = FormField("생년월일 또는 나이", BirthEdit(desk.today))
        self.gender = self._field("gender", ChoiceEdit([g.value for g in Gender]))
        self.phone = self._field("phone", PhoneEdit())
        self.place = self._field("eup_myeon", SuggestEdit(suggestions.get("eup_myeon", ())))
        self.job = self._field("desired_job", SuggestEdit(suggestions.get("desired_job", ())))
        channels = ChoiceEdit([c.value for c in Channel])
        self.channel = self._field("registration_channel", channels)
        self.channel.set_value(Channel.VISIT.value)
        self.consent = QCheckBox("개인정보 수집·이용 동의서를 받았습니다")
        self.provisional = QCheckBox("가등록: 이름 대신 별칭과 연락처만")
        self.provisional.toggled.connect(self._tell_provisional)
        self._fields = {
            "name": self.name,
            "nickname": self.name,
            "birth_date": self.birth,
            "birth_year": self.birth,
            "gender": self.gender,
            "phone": self.phone,
            "eup_myeon": self.place,
            "desired_job": self.job,
            "registration_channel": self.channel,
        }
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        jobs.ended.connect(self._timer.stop)
        for field in (self.name, self.birth, self.phone):
            field.edited.connect(self._timer.start)
        self.birth.edited.connect(self._tell_age)
        self._begin_drafts()
        self.name.widget.setFocus()

    def _field(self, field_id: str, editor: TextEdit | ChoiceEdit) -> FormField:
        field = _KIND.field(field_id)
        return FormField(field.label, editor, required=field.required)

    def _build(self) -> None:
        self.drafts = FormDrafts(self._desk, self._jobs, self._typed, self._put)
        self.add_strip(self.drafts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for at, field in enumerate(
            (
                self.name,
                self.birth,
                self.gender,
                self.phone,
                self.place,
                self.job,
                self.channel,
            )
        ):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        checks = QWidget()
        checks.setLayout(column(self.consent, self.provisional, spacing=6))
        grid.addWidget(checks, 3, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.likeness = LikenessCard(KindId.SEEKERS, self)
        self.likeness.opened.connect(self._open_existing)
        self.body.addWidget(self.likeness)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_remark(Label("Enter 다음 칸 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        # Behind the buttons, so that Enter leads a walk-in from the consent to 저장.
        QWidget.setTabOrder(self.go, cancel)
        QWidget.setTabOrder(cancel, self.provisional)

    # The record

    def draft(self) -> Seeker:
        """The seeker as typed."""
        birth = self.birth.editor
        assert isinstance(birth, BirthEdit)
        day, year, approximate = birth.birth()
        gender = str(self.gender.value())
        called = str(self.name.value())
        provisional = self.provisional.isChecked()
        return replace(
            self._blank,
            name="" if provisional else called,
            nickname=called if provisional else "",
            status=SeekerStatus.PROVISIONAL if provisional else self._blank.status,
            birth_date=day,
            birth_year=year,
            birth_approximate=approximate,
            gender=Gender(gender) if gender else None,
            phone=str(self.phone.value()),
            eup_myeon=str(self.place.value()),
            desired_job=str(self.job.value()),
            registration_channel=str(self.channel.value()),
            consent_on=self._today() if self.consent.isChecked() else None,
        )

    def _begin_drafts(self) -> None:
        for field in self._texts().values():
            field.edited.connect(self.drafts.typed)
        for box in (self.consent, self.provisional):
            box.toggled.connect(self.drafts.typed)
        self.finished.connect(self.drafts.settle)
        self.finished.connect(self._timer.stop)
        self.drafts.stand_at("new:seekers")

    def _texts(self) -> dict[str, FormField]:
        return {field_id: self._fields[field_id] for field_id in _TYPED}

    def _typed(self) -> dict[str, str]:
        """What was typed, for a draft; the channel counts only beside something else."""
        found = {field_id: str(field.value() or "") for field_id, field in self._texts().items()}
        found["consent"] = "1" if self.consent.isChecked() else ""
        found["provisional"] = "1" if self.provisional.isChecked() else ""
        found = {field_id: words for field_id, words in found.items() if words}
        return {} if set(found) <= {"registration_channel"} else found

    def _put(self, typed: Mapping[str, str]) -> None:
        for field_id, field in self._texts().items():
            if field_id in typed:
                field.set_value(typed[field_id])
        self.consent.setChecked("consent" in typed or self.consent.isChecked())
        self.provisional.setChecked("provisional" in typed or self.provisional.isChecked())
        self._tell_age()
        self._timer.start()

    def save(self) -> None:
        """Check, then register in the background."""
        draft = self.draft()
        unread = [(f, f.editor.problem()) for f in self._fields.values() if f.editor.problem()]
        problems = [(self._fields.get(p.field), p.message) for p in self._check(draft)]
        wrong = unread or problems
        for field, message in wrong:
            if field is not None:
                field.set_problem(message)
        if wrong:
            first = wrong[0][0]
            (first or self.name).widget.setFocus()
            return
        self.go.setEnabled(False)
        self._jobs.write(self.work(draft), self._registered, self._refused)

    def work(self, draft: Seeker) -> Callable[[], Change]:
        """Register them with what was said of those like them; a derived dialog does more."""
        desk, apart = self._desk, self.likeness.apart
        return lambda: duplicates.register(desk, draft, apart)

    def _check(self, draft: Seeker) -> tuple[Problem, ...]:
        return check_seeker(draft, self._today())

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(KindId.SEEKERS, change.id))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        field = self._fields.get(error.field)
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

    # While typing

    def _today(self) -> date:
        return self._desk.today()

    def _tell_provisional(self, chosen: bool) -> None:
        self.name.set_hint("별칭을 적으세요" if chosen else "")
        self.name.set_problem("")
        self._timer.start()

    def _tell_age(self) -> None:
        draft = self.draft()
        age = age_on(draft.birth_date, draft.birth_year, self._today())
        self.birth.set_hint(f"만 {age}세" if age is not None else "")

    def _look(self) -> None:
        if not self.isVisible():
            return  # left while the last pause was still running
        desk, draft = self._desk, self.draft()
        self._jobs.read(
            lambda: duplicates.similar(desk, draft), self.likeness.offer, key=(id(self), "alike")
        )

    def _open_existing(self, record_id: int) -> None:
        self.reject()
        self._hub.open_record.emit(Ref(KindId.SEEKERS, record_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)
