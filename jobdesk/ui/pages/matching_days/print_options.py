"""What may be chosen for each paper of a day; only what the current paper knows is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.aftercare import Audience
from jobdesk.domain.label_sheets import LABEL_SHEETS
from jobdesk.services.day_papers import (
    OF_ATTENDEES,
    OF_EMPLOYERS,
    PERSONAL,
    Choices,
    DayPaper,
    Wanted,
)
from jobdesk.ui.pages.matching_days.label_fields import LabelFields
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Label, column
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.paper_scope import Scope, Toggles

_TAGS = frozenset({DayPaper.NAME_TAG, DayPaper.INTERVIEWER_TAG})
_PROOFS = frozenset({DayPaper.INTERVIEW_PROOF, DayPaper.ATTENDANCE_PROOF})
_MOST_BLANKS = 200
_READY = {Audience.SEEKER: "구직자용 (기본 문항)", Audience.EMPLOYER: "구인업체용 (기본 문항)"}


class PrintOptions(QWidget):
    """See the module's words. ``edited`` fires when the paper would look otherwise."""

    edited = Signal()

    def __init__(
        self,
        choices: Choices,
        preferences: UserSettings,
        employers: Sequence[int],
        attendees: Sequence[int],
    ) -> None:
        super().__init__()
        self._choices = choices
        self.paper = DayPaper.TIMETABLE
        self.employers = Scope("업체", "곳")
        self.employers.offer([(o.id, o.words, o.remark) for o in choices.employers], employers)
        self.attendees = Scope("참가자", "명")
        self.attendees.offer([(o.id, o.words, o.remark) for o in choices.attendees], attendees)
        self.stock = Toggles("용지", ("A4 가로", "A3 가로"))
        self.masked = _box("이름 가운데를 가립니다 (김○지)", on=True)
        self.unplaced = _box("시각이 정해지지 않은 면접도 싣습니다", on=True)
        self.personal = {key: _box(f"{label} 함께 알리기") for key, label in PERSONAL.items()}
        self.consent = Label(weight=600, wrap=True)
        self.warning = Label(look="warning", wrap=True, points=SMALL + 0.75)
        self.per_page = Toggles("한 장에", ("4명", "3명", "2명"))
        self.labels = LabelFields(preferences)
        self.blanks = FormField("현장접수 빈칸", NumberEdit("줄"))
        self.blanks.set_value(10)
        self.order = Toggles("순서", ("이름순", "번호순"))
        self.meetings = _box("만난 부스와 결과를 적을 칸")
        # What did not take place is not confirmed; before the day the firms get pages to sign.
        self.met_only = _box("면접을 마친 것만", on=choices.over)
        self.dated = _box("오늘 날짜를 적습니다")
        self.survey = FormField("설문", ChoiceEdit(self._surveys(), empty=""))
        self._parts: dict[QWidget, frozenset[DayPaper]] = {
            self.employers: OF_EMPLOYERS,
            self.attendees: OF_ATTENDEES,
            self.stock: frozenset({DayPaper.TIMETABLE}),
            self.masked: frozenset({DayPaper.TIMETABLE}),
            self.unplaced: frozenset({DayPaper.TIMETABLE}),
            self._told_of_people(): frozenset({DayPaper.EMPLOYER_LIST}),
            self.per_page: frozenset({DayPaper.SLIP}),
            self.labels: _TAGS,
            self.order: frozenset({DayPaper.RECEPTION}),
            self.meetings: frozenset({DayPaper.RECEPTION}),
            self.blanks: frozenset({DayPaper.RECEPTION}),
            self.met_only: frozenset({DayPaper.INTERVIEW_PROOF}),
            self.dated: _PROOFS,
            self.survey: frozenset({DayPaper.SURVEY}),
        }
        layout = column(*self._parts, spacing=14)
        layout.addStretch(1)
        layout.setContentsMargins(0, 0, 8, 0)
        self.setLayout(layout)
        self._listen()
        self.show_paper(self.paper)

    def show_paper(self, paper: DayPaper) -> None:
        """Show what this paper knows."""
        self.paper = paper
        for part, papers in self._parts.items():
            part.setVisible(paper in papers)
        self._tell_consent()

    def wanted(self) -> Wanted:
        """The paper as it is asked for."""
        survey = self._choices.surveys
        at = self._survey_at()
        return Wanted(
            self.paper,
            employers=self.employers.ids(),
            attendees=self.attendees.ids(),
            personal=tuple(key for key, box in self.personal.items() if box.isChecked()),
            mask=self.masked.isChecked(),
            large=bool(self.stock.at),
            unplaced=self.unplaced.isChecked(),
            per_page=4 - self.per_page.at,
            sheet=self.labels.sheet() or LABEL_SHEETS[0],
            first=self.labels.begin(),
            marks=self.labels.marks.isChecked(),
            met_only=self.met_only.isChecked(),
            dated=self.dated.isChecked(),
            blanks=self._blanks(),
            by_number=bool(self.order.at),
            meetings=self.meetings.isChecked(),
            survey_id=survey[at].id if at < len(survey) else None,
            audience=list(_READY)[max(at - len(survey), 0)],
        )

    def problem(self) -> str:
        """What keeps the paper from being made, in a sentence; its field says it too."""
        if self.paper in _TAGS and (wrong := self.labels.tell()):
            return wrong
        if self.paper is DayPaper.RECEPTION:
            wrong = self.blanks.editor.problem()
            if not wrong and self._blanks() > _MOST_BLANKS:
                wrong = f"0에서 {_MOST_BLANKS} 사이로 입력하세요."
            self.blanks.set_problem(wrong)
            return wrong and f"현장접수 빈칸: {wrong}"
        scope = self._scope()
        if scope is not None and scope.ids() == ():
            what = "업체를 한 곳" if scope is self.employers else "참가자를 한 명"
            return f"인쇄할 {what} 이상 고르세요."
        return ""

    def _scope(self) -> Scope | None:
        if self.paper in OF_EMPLOYERS:
            return self.employers
        return self.attendees if self.paper in OF_ATTENDEES else None

    def _told_of_people(self) -> QWidget:
        part = QWidget()
        head = Label("업체에 알릴 개인정보", points=SMALL, look="muted")
        words = "성명과 경력, 자격은 늘 싣습니다. 아래 항목은 꼭 필요할 때만 고르세요."
        layout = column(
            head, Label(words, look="muted", points=SMALL + 0.75, wrap=True),
            *self.personal.values(), self.consent, self.warning, spacing=4,
        )  # fmt: skip
        layout.setContentsMargins(0, 0, 0, 0)
        part.setLayout(layout)
        return part

    def _listen(self) -> None:
        for box in (
            self.masked,
            self.unplaced,
            self.meetings,
            self.met_only,
            self.dated,
            *self.personal.values(),
        ):
            box.toggled.connect(self._on_edited)
        for toggles in (self.stock, self.per_page, self.order, self.employers, self.attendees):
            toggles.changed.connect(self._on_edited)
        for field in (self.labels, self.blanks, self.survey):
            field.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._tell_consent()
        self.edited.emit()

    def _tell_consent(self) -> None:
        people, agreed = self._choices.consent(self.employers.ids())
        self.consent.setText(f"명단의 {people:,}명 가운데 제3자 제공 동의 {agreed:,}명")
        without = people - agreed
        self.warning.setText(
            f"동의가 없는 {without:,}명은 고른 항목을 싣지 않고 ‘동의 없음’이라고 적습니다."
        )
        self.warning.setVisible(without > 0)

    def _surveys(self) -> list[str]:
        own = [f"{one.words} ({one.remark})" for one in self._choices.surveys]
        return [*own, *_READY.values()]

    def _survey_at(self) -> int:
        editor = self.survey.editor
        assert isinstance(editor, ChoiceEdit)
        return max(editor.currentIndex(), 0)

    def _blanks(self) -> int:
        value = self.blanks.value()
        return value if isinstance(value, int) else 0


def _box(words: str, *, on: bool = False) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(on)
    return box
