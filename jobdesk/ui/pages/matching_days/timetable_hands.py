"""A timetable changed by hand: the grid, its side and its foot around one draft.

Knows nothing of the store: who owns it gives it the hall and the plan that is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.timetable import Hall, Meeting
from jobdesk.domain.timetable_edits import Plan
from jobdesk.services.day_faces import Faces
from jobdesk.ui.hub import Hub
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_concerns import Concern
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.models.timetable_words import Moved
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days import timetable_edits as edits
from jobdesk.ui.pages.matching_days.timetable_draft import Draft
from jobdesk.ui.pages.matching_days.timetable_edits import Load, Outcome
from jobdesk.ui.pages.matching_days.timetable_foot import CARRYING, NO_FIT, TimetableFoot
from jobdesk.ui.pages.matching_days.timetable_grid import READ_ONLY, TimetableGrid
from jobdesk.ui.pages.matching_days.timetable_list import load_of
from jobdesk.ui.pages.matching_days.timetable_side import TimetableSide
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Card, Rule, row
from jobdesk.ui.widgets.entry_menu import Entry, pop_up

_THROWN = "놓으면 배정에서 뺍니다."


class TimetableHands(QWidget):
    """See the module's words. ``altered`` tells that the draft is another."""

    altered = Signal()

    def __init__(self, hub: Hub, notices: Notices, *, may_edit: bool) -> None:
        super().__init__()
        self._hub, self._notices, self._may_edit = hub, notices, may_edit
        self.hall, self.faces = Hall((), ()), Faces()
        self.moved: Sequence[Moved] = ()
        self.draft = Draft()
        self._report = ""
        self.grid, self.side, self.foot = TimetableGrid(), TimetableSide(), TimetableFoot()
        self.grid.may_edit, self.grid.bin = may_edit, self.side.list
        self.share: Callable[[PlanState], str] = lambda _state: ""
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.grid, 1)
        card.body.addWidget(Rule())
        card.body.addWidget(self.foot)
        lanes = row(card, self.side, spacing=12)
        lanes.setStretch(0, 1)
        self.setLayout(lanes)
        self.setFocusProxy(self.grid)
        self._connect()

    def _connect(self) -> None:
        grid, side, foot = self.grid, self.side, self.foot
        grid.put_down.connect(self._put)
        grid.pinned.connect(self._pin)
        grid.removed.connect(self._remove)
        grid.thrown.connect(self._remove)
        grid.opened.connect(self._open)
        grid.menu_wanted.connect(self._menu)
        grid.refused.connect(self._notices.warn)
        grid.told.connect(self._on_told)
        side.led.connect(self._lead)
        side.list.led.connect(self._lead)
        side.list.picked.connect(self._pick)
        side.list.grabbed.connect(self._grab)
        side.list.dragged.connect(grid.drag_to)
        side.list.dropped.connect(grid.drop)
        side.list.menu_wanted.connect(self._list_menu)
        foot.pin.clicked.connect(self._pin_current)
        foot.take_out.clicked.connect(self._remove_current)
        foot.undo.clicked.connect(self.undo)
        foot.redo.clicked.connect(self.redo)
        foot.way_back.clicked.connect(self.undo)

    # Showing

    @property
    def state(self) -> PlanState:
        """The plan as it stands."""
        return self.grid.shown

    def show_plan(self) -> None:
        """Show the draft as it stands in the hall as it is."""
        state = PlanState(self.hall, self.draft.plan, self.faces)
        self.grid.show_state(state)
        self.side.show_state(state, self.share(state), self.moved)
        may = self._may_edit
        self.side.make.setEnabled(may and bool(state.wish_count))
        self.side.replan.setEnabled(may and bool(state.plan))
        self.foot.show_draft(self.draft, may_edit=may)
        changed = f"시간표 {self.draft.changes}건" if self.draft.is_changed else ""
        self._hub.unsaved.emit(self, changed)
        self._tell()
        self.altered.emit()

    def _tell(self) -> None:
        """The line beneath the grid: the current cell, or what putting down would mean."""
        grid = self.grid
        load = grid.load
        cell = grid.current_cell()
        holds = cell is not None and cell.meeting is not None
        for button in (self.foot.pin, self.foot.take_out):
            button.setEnabled(holds and load is None and self._may_edit)
        if load is not None:
            name = grid.shown.faces.person(load.guest).name
            keys = CARRYING if grid.has_fit else NO_FIT
            said = _THROWN if grid.over_bin else _carried(name, grid.outcome)
            self.foot.tell(said, grid.tone, keys)
        elif self._report:
            self.foot.tell(self._report, Tone.SUCCESS, way_back=bool(self.draft.undo_label))
        else:
            said = words.cell(grid.shown, cell) if cell is not None else ""
            wrong = holds and cell is not None and cell.meeting in grid.shown.clashes_of
            self.foot.tell(said, Tone.DANGER if wrong else Tone.NEUTRAL)

    def _on_told(self) -> None:
        self._report = ""
        self._tell()

    def report(self, text: str) -> None:
        """Say what was done, until the keys or the mouse go on."""
        self._report = text
        self._tell()

    # Changing by hand

    def do(self, label: str, plan: Plan, moved: Sequence[Moved] = ()) -> None:
        """One step on; ``moved`` are told of beside the grid until the next."""
        if self.draft.do(label, plan):
            self.moved = tuple(moved)
            self.show_plan()

    def _outcome(self, outcome: Outcome) -> None:
        if outcome.refused:
            self._notices.warn(outcome.refused)
        elif not self._may_edit:
            self._notices.warn(READ_ONLY)
        else:
            self.do(outcome.label, outcome.plan)

    def _put(self, load: object, cell: object) -> None:
        assert isinstance(load, Load)
        assert isinstance(cell, Cell)
        self._outcome(edits.put(self.state, load, cell))
        at = self.state.lines.slot(cell.booth, cell.start, cell.seat)
        if at is not None:
            self.grid.go(*at)
        self.grid.setFocus()

    def _pin(self, meeting: object) -> None:
        assert isinstance(meeting, Meeting)
        self._outcome(edits.pinned(self.state, meeting))

    def _remove(self, meeting: object) -> None:
        assert isinstance(meeting, Meeting)
        self._outcome(edits.removed(self.state, meeting))

    def _pin_current(self) -> None:
        cell = self.grid.current_cell()
        if cell is not None and cell.meeting is not None:
            self._pin(cell.meeting)

    def _remove_current(self) -> None:
        cell = self.grid.current_cell()
        if cell is not None and cell.meeting is not None:
            self._remove(cell.meeting)

    def _grab(self, load: object) -> None:
        assert isinstance(load, Load)
        self.grid.pick_up(load, by_mouse=True)

    def _pick(self, load: object) -> None:
        assert isinstance(load, Load)
        self.grid.let_go()
        self.grid.setFocus()
        self.grid.pick_up(load)

    # Steps

    def undo(self) -> None:
        """Take back the last step."""
        self.grid.let_go()
        if self.draft.undo():
            self.moved = ()
            self.show_plan()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.grid.let_go()
        if self.draft.redo():
            self.moved = ()
            self.show_plan()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y belong to the draft while it has steps, else to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            run = self._step_of(event)
            if run is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps back and on."""
        run = self._step_of(event)
        if run is None:
            super().keyPressEvent(event)
            return
        run()
        event.accept()

    def _step_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = QKeySequence(event.keyCombination()).toString()
        if pressed == "Ctrl+Z" and self.draft.undo_label:
            return self.undo
        if pressed in ("Ctrl+Y", "Ctrl+Shift+Z") and self.draft.redo_label:
            return self.redo
        return None

    # Going about

    def go_to(self, guest: int, booth: int) -> None:
        """Go to the cell in which a guest meets a booth, where there is one."""
        for meeting in self.draft.plan:
            if (meeting.guest, meeting.booth) == (guest, booth):
                self._lead(meeting)
                return

    def _lead(self, meeting: object) -> None:
        assert isinstance(meeting, Meeting)
        at = self.state.lines.place_of(meeting)
        if at is not None:
            self.grid.go(*at)
            self.grid.setFocus()

    def _open(self, meeting: object) -> None:
        assert isinstance(meeting, Meeting)
        self._open_guest(meeting.guest)

    def _open_guest(self, guest: int) -> None:
        seeker = self.faces.person(guest).seeker_id
        if seeker:
            self._hub.open_record.emit(Ref(KindId.SEEKERS, seeker))

    def _menu(self, cell: object, at: object) -> None:
        assert isinstance(cell, Cell)
        assert isinstance(at, QPoint)
        meeting, may = cell.meeting, self._may_edit
        entries: list[Entry | None] = []
        if meeting is not None:
            load = Load(meeting.guest, meeting.booth, meeting)
            name = self.faces.person(meeting.guest).name
            hold = "고정 풀기" if meeting.pinned else "고정"
            entries = [
                Entry("들어서 옮기기", partial(self._pick, load), "Space", may),
                Entry(hold, partial(self._pin, meeting), "P", may),
                Entry("배정에서 빼기", partial(self._remove, meeting), "Delete", may),
                None,
                Entry(f"{name} 님 열기", partial(self._open_guest, meeting.guest), "Return"),
            ]
        entries.append(self._firm_entry(cell.booth))
        pop_up(self, entries, at)

    def _list_menu(self, concern: object, at: object) -> None:
        assert isinstance(concern, Concern)
        assert isinstance(at, QPoint)
        load, meeting = load_of(concern), concern.meeting
        entries: list[Entry | None] = []
        if load is not None:
            may = self._may_edit
            entries.append(Entry("들어서 넣기", partial(self._pick, load), "Return", may))
        guest = load.guest if load is not None else meeting.guest if meeting is not None else 0
        entries.append(Entry(f"{concern.title} 님 열기", partial(self._open_guest, guest)))
        booth = load.booth if load is not None else meeting.booth if meeting is not None else 0
        entries.append(self._firm_entry(booth))
        pop_up(self, entries, at)

    def _firm_entry(self, booth: int) -> Entry | None:
        firm = self.faces.firm(booth)
        if not firm.employer_id:
            return None
        ref = Ref(KindId.EMPLOYERS, firm.employer_id)
        return Entry(f"{firm.name} 열기", partial(self._hub.open_record.emit, ref))


def _carried(name: str, outcome: Outcome | None) -> str:
    if outcome is None:
        return f"{name} 님을 들었습니다. 놓을 칸을 고르세요."
    if outcome.refused:
        return outcome.refused
    said = outcome.label or f"{name} 님의 지금 자리입니다."
    return " · ".join(part for part in (outcome.clash, said, outcome.remark) if part)
