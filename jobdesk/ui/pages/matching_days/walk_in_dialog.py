"""현장등록: who comes without having registered, in five fields.

Enter goes on and at the end registers; who is known already is offered while typing (F2 it is
that person, F3 it is another), so that nobody stands in the centre twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import age_on, check_seeker
from jobdesk.errors import UserError
from jobdesk.services import day_floor, lists, reception_walk_in, settings
from jobdesk.services.desk import Desk
from jobdesk.services.reception import AlreadyHere
from jobdesk.services.reception_walk_in import WalkIn
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.birth_edit import BirthEdit
from jobdesk.ui.widgets.dialogs import Answer, Dialog
from jobdesk.ui.widgets.editors import PhoneEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.likeness_card import LikenessCard

_LOOK_MS = 300


class WalkInDialog(Dialog):
    """``received`` tells of the Change, ``known`` of an AlreadyHere."""

    received = Signal(object)
    known = Signal(object)

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        place: str,
        now: Callable[[], str],
        typed: str,
        parent: QWidget,
    ) -> None:
        super().__init__("현장등록", parent, width=640)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id, self._place, self._now = day_id, place, now
        self._booths: dict[str, int] = {}
        digits = any(sign.isdigit() for sign in typed)
        self.name = FormField("이름", TextEdit(), required=True)
        self.phone = FormField("연락처", PhoneEdit())
        self.birth = FormField("생년월일 또는 나이", BirthEdit(desk.today))
        self.village = FormField("읍면", SuggestEdit())
        self.wanted = FormField(
            "만나고 싶은 업체", SuggestEdit(placeholder="업체 이름이나 부스 번호")
        )
        self.name.set_value("" if digits else typed)
        self.consent = QCheckBox("개인정보 수집·이용 동의서를 받았습니다")
        self._fields = {
            "name": self.name,
            "phone": self.phone,
            "birth_date": self.birth,
            "birth_year": self.birth,
            "eup_myeon": self.village,
            "day_employer": self.wanted,
        }
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        jobs.ended.connect(self._timer.stop)
        self.finished.connect(self._timer.stop)
        for field in (self.name, self.phone, self.birth):
            field.edited.connect(self._timer.start)
        self.birth.edited.connect(self._tell_age)
        jobs.read(self._offers, self._take_offers, key=(id(self), "offers"))
        first = self.phone if self.name.value() else self.name
        first.widget.setFocus()
        if self.name.value():
            self._timer.start()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        for at, field in enumerate((self.name, self.phone, self.birth, self.village)):
            grid.addWidget(field, at // 2, at % 2, top)
        grid.addWidget(self.wanted, 2, 0, 1, 2, top)
        grid.addWidget(self.consent, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.likeness = LikenessCard(KindId.SEEKERS, self, take="이분으로 접수")
        self.likeness.opened.connect(self._join)
        self.body.addWidget(self.likeness)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_remark(Label("Enter 다음 칸 · Ctrl+S 접수", look="muted", points=SMALL + 0.75))
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("접수", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then``, where something is typed that is not being stored only when it may go.

        Whose it is is not said: people in the hall read it.
        """
        typed = any(field.value() for field in self._fields.values())
        if self.go.isEnabled() and (typed or self.consent.isChecked()):
            self.activateWindow()
            answer = dialogs.ask(
                self,
                "저장하지 않은 현장등록이 있습니다",
                f"{self._place}에서 쓰던 현장등록을 버릴까요?",
                Answer("discard", "버리기", "danger"),
                Answer("stay", "계속 쓰기", "primary"),
            )
            if answer != "discard":
                return
        then()

    # What is offered

    def _offers(self) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
        """Villages of the centre and booths of the day, each by the words it is chosen with."""
        desk = self._desk
        known = [word for word, _ in lists.distinct(desk, KindId.SEEKERS, "eup_myeon")]
        places = dict.fromkeys((*settings.get(desk).eup_myeon, *known))
        booths = [
            (f"{booth.booth} {booth.employer}".strip(), booth.day_employer_id)
            for booth in day_floor.hall(desk, self._day_id).booths
        ]
        return tuple(places), tuple(booths)

    def _take_offers(self, offers: tuple[tuple[str, ...], tuple[tuple[str, int], ...]]) -> None:
        places, booths = offers
        self._booths = dict(booths)
        for field, offered in ((self.village, places), (self.wanted, tuple(self._booths))):
            editor = field.editor
            assert isinstance(editor, SuggestEdit)
            editor.set_suggestions(offered)

    def _wanted(self) -> tuple[int | None, str]:
        """The booth that was meant, or why it is not clear."""
        typed = str(self.wanted.value()).strip()
        if not typed:
            return None, ""
        if typed in self._booths:
            return self._booths[typed], ""
        signs = [id_ for words, id_ in self._booths.items() if words.split(" ")[0] == typed]
        named = [id_ for words, id_ in self._booths.items() if typed in words]
        found = signs if len(signs) == 1 else named
        if len(found) == 1:
            return found[0], ""
        why = "여러 업체가 있습니다" if found else "이 행사의 업체가 아닙니다"
        return None, f"{why}. ↓를 눌러 고르거나 비워 두세요."

    # The person

    def person(self) -> WalkIn:
        """The walk-in as typed."""
        birth = self.birth.editor
        assert isinstance(birth, BirthEdit)
        day, year, approximate = birth.birth()
        return WalkIn(
            str(self.name.value()),
            str(self.phone.value()),
            day,
            year,
            approximate,
            str(self.village.value()),
            self._wanted()[0],
            self.consent.isChecked(),
        )

    def save(self) -> None:
        """Check, then receive as a new person."""
        self._store(None)

    def _join(self, seeker_id: int) -> None:
        self._store(seeker_id)

    def _store(self, seeker_id: int | None) -> None:
        if not self.go.isEnabled():
            return
        person = self.person()
        wrong = [] if seeker_id is not None else self._wrong(person)
        unclear = self._wanted()[1]
        if unclear:
            wrong.append((self.wanted, unclear))
        for field, message in wrong:
            field.set_problem(message)
        if wrong:
            wrong[0][0].widget.setFocus()
            return
        self.go.setEnabled(False)
        desk, day_id, at, place = self._desk, self._day_id, self._now(), self._place
        apart = self.likeness.apart
        self._jobs.write(
            lambda: reception_walk_in.join(
                desk, day_id, person, at, seeker_id=seeker_id, apart=apart, place=place
            ),
            self._stored,
            self._refused,
        )

    def _wrong(self, person: WalkIn) -> list[tuple[FormField, str]]:
        fields = dict.fromkeys(self._fields.values())
        unread = [(f, f.editor.problem()) for f in fields if f.editor.problem()]
        if unread:
            return unread
        draft = reception_walk_in.as_seeker(self._desk, person)
        found = check_seeker(draft, self._today())
        return [(self._fields.get(each.field, self.name), each.message) for each in found]

    def _stored(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self.received.emit(change)

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, AlreadyHere):
            self.accept()
            self.known.emit(error)
        elif not isinstance(error, UserError):
            self._notices.error(error)
        elif error.field in self._fields:
            self._fields[error.field].set_problem(error.message)
            self._fields[error.field].widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

    # While typing

    def _today(self) -> date:
        return self._desk.today()

    def _tell_age(self) -> None:
        person = self.person()
        age = age_on(person.birth_date, person.birth_year, self._today())
        self.birth.set_hint(f"만 {age}세" if age is not None else "")

    def _look(self) -> None:
        if not self.isVisible():
            return
        desk, person, day_id = self._desk, self.person(), self._day_id
        self._jobs.read(
            lambda: reception_walk_in.similar(desk, person, day_id),
            self.likeness.offer,
            key=(id(self), "alike"),
        )

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
