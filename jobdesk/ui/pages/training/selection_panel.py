"""The record of one 신청자: what each stage made of the person, and the application itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Trainee, Verdict
from jobdesk.services import trainees
from jobdesk.services.applicants import ApplicantRow, Applicants, StageMark
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Chip, Label, column, row
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_VERDICTS = {
    Verdict.PASSED: Tone.SUCCESS,
    Verdict.FAILED: Tone.DANGER,
    Verdict.ABSENT: Tone.DANGER,
    Verdict.NONE: Tone.NEUTRAL,
}


class ApplicantPanel(RecordPanel):
    """See the module's words; ``take`` gives it the list it belongs to."""

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
                "users",
                "신청자를 골라 주세요",
                "왼쪽에서 한 줄을 고르면 전형 결과와 신청 내용이 나옵니다.",
            ),
        )
        self._found: Applicants | None = None
        self.person = Button("구직자 기록", look="link", tip="구직자 화면에서 봅니다")
        self.person.clicked.connect(self._open_person)
        self.head_right.addWidget(self.person)
        self.marks = MarksTab()
        self.add_tab(self.marks, "전형")
        self.tabs.addTab(
            self.form.section(
                ("number", "channel"),
                ("applied_on", "selected_on"),
                ("pledge_on", "consent_on"),
                ("started_on", "counsellor"),
                ("alternative",),
                ("note",),
            ),
            "신청 내용",
        )

    def focus_first(self) -> None:
        """To the application: there is nothing to fill in on what the stages made of it."""
        if self.tabs.currentWidget() is self.marks:
            self.tabs.setCurrentIndex(self.tabs.indexOf(self.marks) + 1)
        super().focus_first()

    def take(self, found: Applicants) -> None:
        """The list as it is now."""
        self._found = found
        if self.record is not None:
            self.present(self.record)
            self._show_marks(self.record)

    def present(self, record: Trainee) -> None:
        """Name, number, state, and the place in the line."""
        mine = self._row(record)
        self.name.setText(mine.name if mine is not None else "")
        told = [f"{record.number}번" if record.number else ""]
        if mine is not None:
            told += [f"{mine.age}세" if mine.age is not None else "", mine.village]
        self.about.setText(" · ".join(filter(None, told)))
        self.chips.clear()
        status = record.status.value
        self.chips.addWidget(Chip(status, tone_of(self.kind, status)))
        if record.waiting_rank is not None:
            self.chips.addWidget(Chip(f"대기 {record.waiting_rank}번", Tone.WARNING))
        if mine is not None and mine.rank is not None:
            self.chips.addWidget(Chip(f"{mine.rank}위 {mine.points}점", Tone.ACCENT))
        self._show_marks(record)

    def _show_marks(self, record: Trainee) -> None:
        self.marks.show_row(self._row(record), self._found)

    def _row(self, record: Trainee) -> ApplicantRow | None:
        rows = self._found.rows if self._found is not None else ()
        return next((each for each in rows if each.id == record.id), None)

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id:
            ref = Ref(KindId.SEEKERS, self.record.seeker_id)
            self.leave(lambda: self.hub.open_record.emit(ref))


class MarksTab(RecordTab):
    """What each stage made of the person, a card a stage."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 12, 8)
        held = QWidget()
        held.setProperty("look", "scroll")
        held.setLayout(self._inside)
        layout = column(spacing=0)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(scrolled(held), 1)
        self.setLayout(layout)

    def show_record(self, record: Any) -> None:
        """The panel shows the row, which it has from the list."""

    def show_row(self, mine: ApplicantRow | None, found: Applicants | None) -> None:
        """Show the stages of one person."""
        while (item := self._inside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if mine is None or found is None:
            return
        if not found.stages:
            self._inside.addWidget(
                Label(
                    "전형 단계가 없습니다. 위의 ‘점수·판정’에서 서류, 면접 같은 전형을 정하세요.",
                    look="muted",
                    wrap=True,
                )
            )
        for number, stage in enumerate(found.stages, 1):
            mark = mine.mark(stage.id)
            reviewers = stage.reviewers or ("점수",)
            self._inside.addWidget(_card(f"{number}. {stage.title}", mark, reviewers))
        if mine.alternative:
            self._inside.addWidget(Label(f"대안 안내: {mine.alternative}", wrap=True))
        signed = " · ".join(
            f"{words} {dates.day_and_weekday(day)}" if day else f"{words} 없음"
            for words, day in (("서약서", mine.pledge_on), ("개인정보 동의", mine.consent_on))
        )
        self._inside.addWidget(Label(signed, look="muted", points=SMALL + 0.75, wrap=True))
        self._inside.addStretch(1)


def _card(title: str, mark: StageMark | None, reviewers: tuple[str, ...]) -> Card:
    card = Card(margin=12, spacing=4)
    verdict = mark.verdict if mark is not None else Verdict.NONE
    words = verdict.value or ("미정" if mark is not None else "대상 아님")
    card.body.addLayout(row(Label(title, weight=600), None, Chip(words, _VERDICTS[verdict])))
    if mark is None:
        return card
    if mark.total:
        bonus = f" (가산 {mark.bonus})" if mark.bonus else ""
        place = f" · {mark.rank}위" if mark.rank is not None else ""
        card.body.addWidget(Label(f"{mark.total}점{bonus}{place}", tabular=True))
    given = [f"{who} {text}" for who, text in zip(reviewers, mark.scores, strict=False) if text]
    if len(reviewers) > 1 and given:
        card.body.addWidget(Label(" · ".join(given), look="muted", points=SMALL + 0.75, wrap=True))
    if mark.bonus_reason:
        card.body.addWidget(
            Label(f"가산 사유: {mark.bonus_reason}", look="muted", points=SMALL + 0.75, wrap=True)
        )
    return card
