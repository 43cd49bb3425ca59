"""The time after one hire: each milestone with what is known of it, and the next answer to it.

The digits answer wherever in the tab the keys are, except in a line that is typed into.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobdesk.domain.aftercare import FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import Care, Milestone, MilestoneState, stayed
from jobdesk.services import aftercare
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column
from jobdesk.ui.widgets.call_words import CallWords
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.leave_dialog import LeaveDialog
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab

_S = MilestoneState
_TONES: dict[str, Tone] = {
    _S.EMPLOYED: Tone.SUCCESS,
    _S.ANSWERED: Tone.SUCCESS,
    _S.DUE: Tone.WARNING,
    _S.ABSENT: Tone.WARNING,
}
_ACTS = (
    ("1", "재직", "check"),
    ("2", "퇴사", "user"),
    ("3", "부재", "phone"),
    ("4", "거부", "x"),
)


class PlacementCare(RecordTab):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.care: Care | None = None
        self._placement = 0
        self._busy = False
        self.summary = Label(weight=600, wrap=True, tabular=True)
        self.table, self.contacts = self._tables()
        self.next = Label(wrap=True, tabular=True)
        self.words = CallWords(desk, narrow=True)
        self.words.finished.connect(self.setFocus)
        self.words.edited.connect(self._hush)
        self.buttons: dict[str, Button] = {}
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.entry = self._asking()
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = column(self.summary, self.entry, self.table, self.contacts, spacing=12, margin=12)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.table)

    def _tables(self) -> tuple[PlainTable, PlainTable]:
        """The times to ask, and the contacts there were."""
        times = PlainTable(
            "사후관리 시점",
            (
                plain("months", "시점", 64, strong=True),
                plain("due", "예정일", 104, quiet=True),
                plain("state", "결과", 92, chip=True, tone=lambda value: _TONES.get(str(value))),
                plain("told", "연락한 날", 110, quiet=True),
            ),
            stretch="told",
            spare=("told",),
            fit=True,
            empty="입사한 뒤 정한 시점마다 연락합니다.",
        )
        times.opened.connect(self._open_milestone)
        contacts = PlainTable(
            "연락한 기록",
            (
                plain("on", "연락한 날", 104, quiet=True),
                plain("said", "결과", 108, strong=True),
                plain("content", "내용", 150),
            ),
            stretch="content",
            fit=True,
            empty="아직 연락한 기록이 없습니다.",
        )
        contacts.opened.connect(self._open_contact)
        return times, contacts

    def _asking(self) -> QWidget:
        """What is to be asked next, with a button and a digit for each answer; F2 types words."""
        acts = FlowLayout(spacing=8)
        for key, label, icon in _ACTS:
            button = Button(f"{key}  {label}", icon=icon)
            button.setAccessibleName(f"{label} ({key})")
            button.clicked.connect(self._answerer(key))
            pressed = QShortcut(QKeySequence(key), self)  # a line edit keeps its own digits
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pressed.activated.connect(self._answerer(key))
            self.buttons[key] = button
            acts.addWidget(button)
        typing = QShortcut(QKeySequence("F2"), self)
        typing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        typing.activated.connect(self.words.type)
        asking = QWidget()
        entry = column(self.next, spacing=10)
        entry.addLayout(acts)
        entry.addWidget(self.problem)
        entry.addWidget(self.words)
        asking.setLayout(entry)
        return asking

    # Showing

    def show_record(self, record: Placement) -> None:
        """The time after a hire."""
        self._placement = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A contact was recorded, or the months of the setting became others."""
        if change.kinds & {KindId.FOLLOW_UPS, KindId.SETTINGS}:
            self._ask()

    def _ask(self) -> None:
        desk, wanted = self._desk, self._placement
        self._jobs.read(lambda: aftercare.care(desk, wanted), self._take, key=(id(self), "care"))

    def _take(self, care: Care) -> None:
        if care.placement.id != self._placement:
            return
        self.care = care
        self.words.turn_to(Ref(KindId.PLACEMENTS, care.placement.id))
        self.summary.setText(_summary(care, self._desk.today()))
        self.table.set_rows([_line(one) for one in care.milestones], _at(care))
        self.contacts.set_rows([_contact(one) for one in care.contacts])
        self.next.setText(_next(care, self._desk.today()))
        works = care.placement.status is PlacementStatus.WORKING
        self.entry.setVisible(works and not self._desk.read_only)
        self.setFocusProxy(self.table if self.entry.isHidden() else self.buttons["1"])
        self.counted.emit(len(care.contacts))

    # What is typed

    @property
    def dirty(self) -> bool:
        """Whether words stand there that belong to no answer yet."""
        return self.words.typed and self.entry.isVisibleTo(self)

    @property
    def leave_text(self) -> str:
        """What would be lost."""
        return "통화 내용을 적었지만 재직, 퇴사, 부재, 거부 가운데 하나를 누르지 않았습니다."

    def save(self) -> None:
        """Ctrl+S cannot know the answer; it says what is missing."""
        self._say("재직, 퇴사, 부재, 거부 가운데 하나를 눌러야 기록됩니다.")

    def discard(self) -> None:
        """Drop the words."""
        self.words.settled(Ref(KindId.PLACEMENTS, self._placement))
        self._hush()

    # Recording

    def answer(self, key: str) -> None:
        """Record what a key stands for, for the milestone that is due or out of turn."""
        care, said = self.care, None
        if care is None or self._busy or not self.entry.isVisibleTo(self):
            return
        said = self.words.said()
        if said is None:
            return
        outcome = {"3": Outcome.ABSENT, "4": Outcome.REFUSED}.get(key, Outcome.DONE)
        follow_up = FollowUp(
            placement_id=care.placement.id,
            seeker_id=care.placement.seeker_id,
            employer_id=care.placement.employer_id,
            milestone=care.due.months if care.due is not None else None,
            due_on=care.due.due_on if care.due is not None else None,
            done_on=self._desk.today(),
            method="전화",
            outcome=outcome,
            employed=True if key == "1" else None,
            wants=said.wants,
            content=said.content,
            next_on=said.next_on,
            counsellor=self._desk.user,
        )
        if key == "2":
            self._leave(replace(follow_up, employed=False), care.seeker)
            return
        desk = self._desk
        self._busy = True
        self._jobs.write(lambda: aftercare.record(desk, follow_up), self._recorded, self._refused)

    def _leave(self, follow_up: FollowUp, who: str) -> None:
        parts = self._desk, self._jobs, self._notices
        show(LeaveDialog(*parts, follow_up, who, self._recorded, self.window()))

    def _recorded(self, change: object) -> None:
        del change
        self._busy = False
        self.discard()
        self.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        self._notices.error(error)

    def _answerer(self, key: str) -> Callable[[], None]:
        return lambda: self.answer(key)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _hush(self) -> None:
        self.problem.hide()

    # Opening

    def _open_milestone(self, at: int) -> None:
        if self.care is not None:
            id_ = self.care.milestones[at].follow_up_id
            if id_ is not None:
                self._hub.open_record.emit(Ref(KindId.FOLLOW_UPS, id_))

    def _open_contact(self, at: int) -> None:
        if self.care is not None:
            self._hub.open_record.emit(Ref(KindId.FOLLOW_UPS, self.care.contacts[at].id))


def _summary(care: Care, today: date) -> str:
    """``재직 · 입사 2026-01-19 (월), 근속 10개월``, or when and why somebody left."""
    one = care.placement
    if one.hire_date is None:
        return one.status.value
    began = f"입사 {dates.day_and_weekday(one.hire_date)}"
    if one.status is PlacementStatus.EXPECTED:
        return f"입사 예정 · {dates.day_and_weekday(one.hire_date)}"
    if one.left_on is not None:
        why = f", {one.leave_reason}" if one.leave_reason else ""
        return f"퇴사 {dates.day_and_weekday(one.left_on)}{why} · {began}"
    return f"{one.status.value} · {began}, {stayed(one.hire_date, today)}"


def _next(care: Care, today: date) -> str:
    """What the answer will be recorded for."""
    if care.due is not None:
        late = (today - care.due.due_on).days
        when = f"{late}일 지났습니다" if late else "오늘입니다"
        tried = f" 부재 {care.due.attempts}번." if care.due.attempts else ""
        return (
            f"{care.due.months}개월 재직 확인: 예정일 {dates.day(care.due.due_on)}, {when}.{tried}"
        )
    words = ""
    if care.promised is not None and care.promised >= today:
        words = f"다음 연락을 약속한 날은 {dates.day_and_weekday(care.promised)}입니다. "
    elif care.then is not None:
        day = dates.day_and_weekday(care.then.due_on)
        words = f"다음 확인은 {care.then.months}개월, {day}입니다. "
    return words + "지금 남기는 연락은 시점 없이 기록됩니다."


def _line(one: Milestone) -> tuple[object, ...]:
    told = dates.day(one.done_on) if one.done_on is not None else ""
    vain = f"부재 {one.attempts}번" if one.attempts else ""
    return (
        f"{one.months}개월",
        dates.day(one.due_on),
        one.state.value,
        " · ".join(part for part in (told, vain) if part),
    )


def _at(care: Care) -> int:
    """The row to stand on: what is due, else the first."""
    return care.milestones.index(care.due) if care.due is not None else 0


def _contact(one: FollowUp) -> tuple[object, ...]:
    said = {True: "재직", False: "퇴사", None: one.outcome.value}[one.employed]
    when = f"{one.milestone}개월 " if one.milestone else ""
    words = (one.conditions, one.difficulty, one.content, one.wants)
    on = one.done_on or one.due_on
    return (
        dates.day(on) if on is not None else "",
        when + said,
        " · ".join(part for part in words if part),
    )
