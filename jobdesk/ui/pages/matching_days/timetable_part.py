"""시간표 of a day: made by the solver, mended by hand, and stored as one operation.

What is changed here is a draft until 저장: every step can be taken back, and what others store
meanwhile is told, never written over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MatchingDay
from jobdesk.domain.timetable import Hall
from jobdesk.domain.timetable_edits import Plan, gained_guests, moved_guests
from jobdesk.services import day_faces, day_hall, day_plan, day_records
from jobdesk.services.day_faces import Faces
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.timetable_grid import READ_ONLY
from jobdesk.ui.pages.matching_days.timetable_hands import TimetableHands
from jobdesk.ui.pages.matching_days.timetable_solving import Solved, Solving
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button, Card, column
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.strip import Strip

_TOLD_BY = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_VACANCIES,
        KindId.DAY_ATTENDEES,
        KindId.DAY_WISHES,
        KindId.DAY_INTERVIEWS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.VACANCIES,
    }
)
_OTHERS = "다른 곳에서 이 시간표를 바꾸어 저장했습니다. 고치던 내용은 그대로 있습니다."
_HALL = "참가자나 업체 자료가 바뀌어 겹침을 다시 살폈습니다. 고치던 시간표는 그대로 있습니다."


@dataclass(frozen=True, slots=True)
class _Read:
    """A day as it is stored."""

    day: MatchingDay
    hall: Hall
    plan: Plan
    faces: Faces


class TimetablePart(QWidget):
    """See the module's words. ``altered`` tells that ``can_undo`` or ``leads`` may be
    another, ``part_wanted`` asks for another part of the day."""

    altered = Signal()
    part_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id = day_id
        self._day: MatchingDay | None = None
        self._waiting = False
        self._stored_since: Plan = ()
        self._saving: tuple[Plan, Callable[[], None] | None] = ((), None)
        self._wanted: tuple[int, int] | None = None
        self.solving = Solving(desk, jobs, day_id, self)
        self.hands = TimetableHands(hub, notices, may_edit=not desk.read_only)
        self.hands.share = self.solving.share
        self.strip, self.hours = Strip(), Strip()
        self._build()
        self.hands.altered.connect(self.altered)
        self.hands.side.make.clicked.connect(self.propose)
        self.hands.side.replan.clicked.connect(self.replan)
        self.hands.foot.save.clicked.connect(self._save)
        self.strip.acted.connect(self._take_stored)
        self.solving.solved.connect(self._solved)
        self.solving.proven.connect(self._show)
        hub.changed.connect(self._on_changed)
        self._read()

    def _build(self) -> None:
        to_firms = Button("업체·부스", icon="building-2")
        to_firms.clicked.connect(partial(self.part_wanted.emit, "employers"))
        to_people = Button("사전접수", icon="users")
        to_people.clicked.connect(partial(self.part_wanted.emit, "registration"))
        blank = Card(margin=1)
        blank.body.addWidget(
            EmptyState(
                "clock",
                "아직 시간표를 짤 수 없습니다",
                "참가할 업체와, 희망업체를 고른 참가자가 있으면 여기에서 면접 시각을 짭니다.",
                to_firms,
                to_people,
            )
        )
        whole = column(self.strip, self.hours, spacing=10)
        self.hours.acted.connect(partial(self.part_wanted.emit, "overview"))
        self.setLayout(whole)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack, 1)  # before its widgets, or they flash as windows
        self._stack.addWidget(self.hands)
        self._stack.addWidget(blank)
        self.setFocusProxy(self.hands)

    # Reading

    def refresh(self) -> None:
        """Read the day again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def _read(self) -> None:
        desk, day_id = self._desk, self._day_id
        self._jobs.read(lambda: _read(desk, day_id), self._take, key=(id(self), "plan"))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()

    def _take(self, found: _Read) -> None:
        hands, draft = self.hands, self.hands.draft
        first, anew = self._day is None, found.plan != draft.stored
        others = (found.hall, found.faces) != (hands.hall, hands.faces)
        self._day, hands.hall, hands.faces = found.day, found.hall, found.faces
        if first or (anew and not draft.is_changed):
            draft.begin(found.plan)
            self.strip.tell("")
        elif anew:
            self._stored_since = found.plan
            self.strip.tell(_OTHERS, Tone.WARNING, "바뀐 시간표 불러오기")
        elif others and draft.is_changed:
            self._notices.warn(_HALL)
        self._show()
        self._go_wanted()
        state = hands.state
        if state.plan and not state.clashes and not self.solving.share(state):
            self.solving.prove(state.plan)

    def _take_stored(self) -> None:
        """Show what others stored; what was being changed is one step back."""
        self.hands.grid.let_go()
        self.hands.draft.stored = self._stored_since
        self.strip.tell("")
        self.hands.do("바뀐 시간표 불러오기", self._stored_since)

    def _show(self) -> None:
        self.hands.show_plan()
        state = self.hands.state
        nothing = not state.plan and not (state.hall.booths and state.wish_count)
        if self._stack.currentIndex() != int(nothing):
            self._stack.setCurrentIndex(int(nothing))
            self.altered.emit()
        missing = "" if nothing or self._day is None else _missing_hours(self._day)
        self.hours.tell(missing, Tone.WARNING, "개요에 적기" if missing else "")

    # For the head of the day

    @property
    def leads(self) -> bool:
        """Whether 배정하기 is there: it is what the part is for."""
        return self._stack.currentIndex() == 0

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self.hands.draft.undo_label)

    @property
    def undo_label(self) -> str:
        """What would be taken back."""
        return self.hands.draft.undo_label

    def undo(self) -> None:
        """Take back the last step."""
        self.hands.undo()

    # The solver

    def propose(self) -> None:
        """배정하기: the best timetable that keeps what is pinned."""
        if self._may():
            self.solving.propose(self.hands.draft.plan, self)

    def replan(self) -> None:
        """불참·지각 반영: as few people as possible move."""
        if self._may():
            self.solving.replan(self.hands.draft.plan, self._day, self)

    def _may(self) -> bool:
        self.hands.grid.let_go()
        if self._desk.read_only:
            self._notices.warn(READ_ONLY)
        return not self._desk.read_only

    def _solved(self, solved: object) -> None:
        assert isinstance(solved, Solved)
        hands = self.hands
        if solved.plan == solved.before:
            self._show()
            hands.report("지금 시간표가 그대로 가장 좋습니다. 바뀐 것이 없습니다.")
            return
        state = PlanState(hands.hall, solved.plan, hands.faces)
        guests, gained = _to_tell(solved, state)
        moved = words.moves(solved.before, solved.plan, (*guests, *gained), state)
        hands.do(f"{solved.label} {len(solved.plan)}건", solved.plan, moved)
        said = f"면접 {len(solved.plan)}건을 배정했습니다."
        if solved.replanned:
            said = "불참과 지각을 반영했습니다."
        if guests:
            said += f" 시각이 바뀐 분 {len(guests)}명: {words.names(state, guests)}."
        if gained:
            said += f" 새 면접이 생긴 분 {len(gained)}명."
        hands.report(f"{said} 저장하면 확정됩니다.")

    # Storing

    def save(self) -> None:
        """저장 (Ctrl+S): one operation; told where somebody stored another meanwhile."""
        self._store(None)

    def _save(self) -> None:
        self._store(None)

    def _store(self, then: Callable[[], None] | None) -> None:
        draft = self.hands.draft
        if not draft.is_changed or not self._may():
            return
        desk, day_id, plan, before = self._desk, self._day_id, draft.plan, draft.stored
        self._saving = (plan, then)

        def write() -> Change:
            return day_plan.keep(desk, day_id, plan, before=before).change

        self._jobs.write(write, self._stored, self._not_stored)

    def _stored(self, change: Change) -> None:
        del change
        plan, then = self._saving
        self.hands.draft.stored = plan
        self.strip.tell("")
        self._show()
        if then is not None:
            then()

    def _not_stored(self, error: BaseException) -> None:
        self._notices.error(error)
        self._read()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` once nothing is unsaved, asking what to do with what is."""
        draft = self.hands.draft
        self.hands.grid.let_go()
        if not draft.is_changed:
            then()
            return
        answer = dialogs.ask(
            self,
            "저장하지 않은 시간표",
            f"시간표에서 고친 {draft.changes}건이 아직 저장되지 않았습니다.",
            Answer("stay", "계속 고치기"),
            Answer("drop", "버리기", "danger"),
            Answer("save", "저장", "primary"),
        )
        if answer == "save":
            self._store(then)
        elif answer == "drop":
            draft.begin(draft.stored)
            self._show()
            then()

    def escape(self) -> bool:
        """Esc lets go of who is carried."""
        carried = self.hands.grid.load is not None
        self.hands.grid.let_go()
        return carried

    # Going about

    def open_record(self, ref: Ref) -> None:
        """Go to the cell of an interview."""
        if ref.kind is KindId.DAY_INTERVIEWS:
            desk = self._desk
            self._jobs.read(
                lambda: day_records.interview(desk, ref.id),
                lambda one: self._want(one.attendee_id or 0, one.day_employer_id or 0),
            )

    def _want(self, guest: int, booth: int) -> None:
        self._wanted = (guest, booth)
        if self._day is not None:
            self._go_wanted()

    def _go_wanted(self) -> None:
        if self._wanted is not None:
            self.hands.go_to(*self._wanted)
            self._wanted = None


def _to_tell(solved: Solved, state: PlanState) -> tuple[list[int], list[int]]:
    """Guests who moved, and guests who only gained an interview; nobody had one to lose or to
    add to where nothing was planned before."""
    moved = [g for g in moved_guests(solved.before, solved.plan) if g in state.guests]
    if not solved.before:
        return moved, []
    gained = gained_guests(solved.before, solved.plan)
    return moved, [g for g in gained if g in state.guests and g not in moved]


def _missing_hours(day: MatchingDay) -> str:
    """That a day names no hours, and which it is planned for instead; "" where it does."""
    words_ = [word for word, at in (("시작", day.starts_at), ("마침", day.ends_at)) if not at]
    if not words_:
        return ""
    hours = words.span(*day_hall.hours_of(day))
    return f"행사의 {'·'.join(words_)} 시각이 적혀 있지 않아 {hours}로 보고 짭니다."


def _read(desk: Desk, day_id: int) -> _Read:
    with desk.store.reading():
        state = day_plan.read(desk, day_id)
        return _Read(
            day_records.day(desk, day_id),
            state.hall,
            state.meetings,
            day_faces.of(desk, day_id),
        )
