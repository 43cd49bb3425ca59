"""과정관리의 날: ring up everybody due, one key per answer, and the day keeps the count.

What was said is typed into the line beneath before the answer is given; with a day for the
next contact it comes back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import Due, FirmDue
from jobdesk.domain.months import Month
from jobdesk.services import access, aftercare, aftercare_papers, process_days
from jobdesk.services.desk import Desk
from jobdesk.services.process_days import Counts, WorkList
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.aftercare.call_items import VERY_LATE, firm_item, person_item
from jobdesk.ui.pages.aftercare.day_card import DayCard
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.call_words import CallWords
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.leave_dialog import LeaveDialog
from jobdesk.ui.widgets.page_parts import EmptyState, PageHeader
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.work_queue import QueueAct, QueueItem, WorkQueue

_TOLD_BY = frozenset(
    {
        KindId.FOLLOW_UPS,
        KindId.PLACEMENTS,
        KindId.PROCESS_DAYS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.SETTINGS,
    }
)


@dataclass(frozen=True, slots=True)
class _State:
    day: ProcessDay | None
    counts: Counts
    work: WorkList


class ProcessDayTab(QWidget):
    """See the module's words."""

    primary = ("", "")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        del preferences
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.day: ProcessDay | None = None
        self._people: dict[Ref, Due] = {}
        self._firms: dict[Ref, FirmDue] = {}
        self._seen: Ref | None = None  # whose phone stands there, and is in the access log
        self._reached = (0, 0)  # people and firms rung up today
        self._late = ""
        self._writing: set[Ref] = set()  # answered, not yet stored: a reload must not bring them
        self._waiting = True
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader("과정관리의 날")
        self.paper = Button("전화 명단 인쇄", icon="printer", tip="Ctrl+P")
        self.paper.clicked.connect(self.print_)
        self.header.add(self.paper)
        self.queue = WorkQueue(
            "사후관리 전화 명단",
            EmptyState(
                "check",
                "연락할 분이 없습니다",
                "입사한 지 1·3·6·12개월(설정에서 바꿈)이 된 분과 그 업체가 오래된 차례로 "
                "여기에 나옵니다.",
            ),
        )
        self.queue.opened.connect(hub.open_record)
        self.queue.current_changed.connect(self._on_current)
        self.words = CallWords(desk)
        self.words.finished.connect(self._to_queue)
        typing = QShortcut(QKeySequence("F2"), self)
        typing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        typing.activated.connect(self.words.type)
        self.card = DayCard(can_write=not desk.read_only)
        self.card.begin.clicked.connect(self.begin_day)
        self.card.edit.clicked.connect(self.open_day)
        below = Card(margin=12)
        below.body.addWidget(self.words)
        layout = column(self.card, self._build_sides(), self.queue, below, spacing=10)
        layout.insertWidget(0, self.header)
        layout.setStretchFactor(self.queue, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.queue)
        self._show_acts()
        hub.changed.connect(self._on_changed)

    def _build_sides(self) -> QWidget:
        sides = QWidget()
        self.people_side = Button("취업자", look="nav")
        self.firm_side = Button("채용업체", look="nav")
        self._side = QButtonGroup(self)
        for number, button in enumerate((self.people_side, self.firm_side)):
            button.setCheckable(True)
            self._side.addButton(button, number)
        self.people_side.setChecked(True)
        self._side.idToggled.connect(self._on_side)
        self.remark = Label(look="muted", points=SMALL + 0.75)
        sides.setLayout(row(self.people_side, self.firm_side, self.remark, None))
        return sides

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk = self._desk
        today = desk.today()

        def look() -> _State:
            day = process_days.of_month(desk, Month(today.year, today.month))
            counts = process_days.counts(desk, day.id) if day is not None else Counts()
            return _State(day, counts, process_days.work_list(desk, _until(day, today)))

        self._jobs.read(look, self._take, key=(id(self), "work"))

    def showEvent(self, event: object) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._waiting:
            self.refresh()

    def escape(self) -> None:
        """Esc: from the words back to the calls."""
        self._to_queue()

    def print_(self) -> None:
        """The list on paper, for a desk without a screen by the telephone."""
        desk = self._desk
        until = self._until()
        show(
            PrintDialog(
                self._jobs,
                self._notices,
                "과정관리의 날 전화 명단",
                lambda: aftercare_papers.call_list(desk, until),
                lambda action: aftercare_papers.call_list_out(desk, until, action),
                self.window(),
            )
        )

    # The day

    def begin_day(self) -> None:
        """Make today the day of this month."""
        desk = self._desk
        self._jobs.write(lambda: process_days.begin(desk))
        self._to_queue()

    def open_day(self) -> None:
        """Show the record of the day, to write agenda and result."""
        if self.day is not None:
            self._hub.open_record.emit(Ref(KindId.PROCESS_DAYS, self.day.id))

    def _until(self) -> date:
        return _until(self.day, self._desk.today())

    # Showing

    @property
    def by_firm(self) -> bool:
        """Whether firms are rung up rather than people."""
        return self._side.checkedId() == 1

    def turn_to(self, *, firms: bool) -> None:
        """Show the list of firms, or of people, with the keys in it."""
        (self.firm_side if firms else self.people_side).setChecked(True)
        self._to_queue()

    def _take(self, state: _State) -> None:
        self.day, work = state.day, state.work
        today = self._desk.today()
        self._people = {Ref(KindId.PLACEMENTS, one.placement_id): one for one in work.people}
        self._firms = {Ref(KindId.EMPLOYERS, one.employer_id): one for one in work.firms}
        self._reached = (work.people_done, work.firms_done)
        self.card.tell(state.day, state.counts, today)
        people, firms = (
            sum(one.tried_on != today for one in side) for side in (work.people, work.firms)
        )
        self.people_side.setText(f"취업자 {people:,}명")
        self.firm_side.setText(f"채용업체 {firms:,}곳")
        self.header.set_count(f"연락할 곳 {people + firms:,}")
        late = sum(one.days_late > VERY_LATE for one in work.people)
        self._late = f"한 달 넘게 밀린 분 {late:,}명" if late else ""
        self.remark.setText("" if self.by_firm else self._late)
        self.paper.setEnabled(bool(work.people or work.firms))
        self._fill()

    def _on_side(self, _id: int, on: bool) -> None:
        if on:
            self.words.ask(firm=self.by_firm)
            self.remark.setText("" if self.by_firm else self._late)
            self._show_acts()
            self._fill()
            self._to_queue()

    def _show_acts(self) -> None:
        if self.by_firm:
            self.queue.set_acts(
                (
                    QueueAct("1", "통화함", "check", self._firm_spoken),
                    QueueAct("3", "부재", "phone", self._firm_absent),
                    QueueAct("4", "거부", "x", self._firm_refused),
                )
            )
        else:
            self.queue.set_acts(
                (
                    QueueAct("1", "재직", "check", self._works),
                    QueueAct("2", "퇴사", "user", self._left),
                    QueueAct("3", "부재", "phone", self._absent),
                    QueueAct("4", "거부", "x", self._refuses),
                )
            )

    def _fill(self) -> None:
        today = self._desk.today()
        if self.by_firm:
            items = [firm_item(ref, one, today) for ref, one in self._firms.items()]
        else:
            items = [person_item(ref, one, today) for ref, one in self._people.items()]
        waiting = [item for item in items if item.ref not in self._writing]
        under_way = len(self._writing & {item.ref for item in items if not item.tried})
        self.queue.set_items(waiting, self._reached[self.by_firm] + under_way)

    def _on_current(self, item: object) -> None:
        ref = item.ref if isinstance(item, QueueItem) else None
        due = None if ref is None else self._people.get(ref)
        if due is not None and ref != self._seen:
            desk, person = self._desk, due.seeker_id
            self._jobs.read(lambda: access.phone_seen(desk, person), self._noted)
        self._seen = ref
        self.words.turn_to(ref)
        self.words.setEnabled(item is not None and not self._desk.read_only)

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""

    def _to_queue(self) -> None:
        self.queue.list.setFocus()

    # What they said

    def _works(self, item: QueueItem) -> bool:
        return self._person(item, Outcome.DONE, employed=True)

    def _absent(self, item: QueueItem) -> bool:
        return self._person(item, Outcome.ABSENT)

    def _refuses(self, item: QueueItem) -> bool:
        return self._person(item, Outcome.REFUSED)

    def _left(self, item: QueueItem) -> bool:
        due = self._people.get(item.ref)
        said = self._said(Outcome.DONE)
        if due is None or said is None:
            return False
        follow_up = replace(_about(due, said), employed=False)

        def done(change: object) -> None:
            del change
            self.queue.finish(item.ref)
            self.words.settled(item.ref)

        show(
            LeaveDialog(
                self._desk, self._jobs, self._notices, follow_up, due.name, done, self.window()
            )
        )
        return False

    def _person(self, item: QueueItem, outcome: Outcome, *, employed: bool | None = None) -> bool:
        due = self._people.get(item.ref)
        said = self._said(outcome)
        if due is None or said is None:
            return False
        return self._record(item.ref, replace(_about(due, said), employed=employed))

    def _firm_spoken(self, item: QueueItem) -> bool:
        return self._firm(item, Outcome.DONE)

    def _firm_absent(self, item: QueueItem) -> bool:
        return self._firm(item, Outcome.ABSENT)

    def _firm_refused(self, item: QueueItem) -> bool:
        return self._firm(item, Outcome.REFUSED)

    def _firm(self, item: QueueItem, outcome: Outcome) -> bool:
        due = self._firms.get(item.ref)
        said = self._said(outcome)
        if due is None or said is None:
            return False
        follow_up = replace(
            said,
            audience=Audience.EMPLOYER,
            employer_id=due.employer_id,
            milestone=due.milestone,
            due_on=due.due_on,
        )
        return self._record(item.ref, follow_up)

    def _said(self, outcome: Outcome) -> FollowUp | None:
        """The contact as typed so far; None where the next day cannot be read."""
        said = None if self._desk.read_only else self.words.said()
        if said is None:
            return None
        return FollowUp(
            process_day_id=self.day.id if self._on_the_day() and self.day else None,
            done_on=self._desk.today(),
            method="전화",
            outcome=outcome,
            wants=said.wants,
            content=said.content,
            next_on=said.next_on,
            counsellor=self._desk.user,
        )

    def _on_the_day(self) -> bool:
        """Whether today's calls belong to the month's day: from that day on."""
        day = self.day
        return day is not None and day.held_on is not None and day.held_on <= self._desk.today()

    def _record(self, ref: Ref, follow_up: FollowUp) -> bool:
        desk = self._desk
        self._writing.add(ref)

        def recorded(change: object) -> None:
            del change
            self._writing.discard(ref)
            self.words.settled(ref)

        def refused(error: BaseException) -> None:
            self._writing.discard(ref)
            self._notices.error(error)
            self._fill()
            self.queue.go_to(ref)
            self.refresh()

        self._jobs.write(lambda: aftercare.record(desk, follow_up), recorded, refused)
        return True

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()


def _until(day: ProcessDay | None, today: date) -> date:
    """The day by which people are due: a day to come is prepared for, a past one is over."""
    if day is None or day.held_on is None:
        return today
    return max(day.held_on, today)


def _about(due: Due, said: FollowUp) -> FollowUp:
    return replace(
        said,
        placement_id=due.placement_id,
        seeker_id=due.seeker_id,
        employer_id=due.employer_id,
        milestone=due.milestone,
        due_on=due.due_on,
    )
