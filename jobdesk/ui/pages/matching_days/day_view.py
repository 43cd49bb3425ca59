"""One day over the whole page: its head, the line of its parts, the part that is looked at.

A part is a widget ``make(desk, hub, jobs, notices, day_id, parent)`` with ``refresh()``, made when
it is first shown and told of by one line of ``PARTS``. What it may have besides, all optional:

- ``save()``, ``leave(then)``, ``print_()``, ``focus_search()``, ``escape() -> bool`` (True: it
  took the key), ``open_record(ref)``: as the window asks of a page;
- ``primary = (label, icon)`` with ``primary_action()``: what Ctrl+N and the button above make
  here; without it they make a new day;
- ``leads`` (bool): it shows a primary button of its own, so that the one of the next stage is an
  ordinary one. It emits ``altered`` when that may be another;
- ``can_undo`` (bool) with ``undo()`` and ``undo_label``: steps of its own that are not stored
  yet; 되돌리기 then stands in the head. It emits ``altered`` when ``can_undo`` may be another;
- ``part_wanted = Signal(str)``: asks for another part by its id;
- ``export_wanted = Signal(object)``: (kind, Filter, count, words) to be given out as a list;
- ``prints_wanted = Signal(object)``: an Asked, the papers to be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DAY_STAGES, DayStatus, MatchingDay
from jobdesk.errors import UserError
from jobdesk.services import day_records
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.leaving import leave_all
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.day_stages import GO_ON, OPENS, DayStages, opens
from jobdesk.ui.pages.matching_days.employers_part import EmployersPart
from jobdesk.ui.pages.matching_days.feedback_part import FeedbackPart
from jobdesk.ui.pages.matching_days.overview_part import OverviewPart
from jobdesk.ui.pages.matching_days.prints_dialog import Asked
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart
from jobdesk.ui.pages.matching_days.results_part import ResultsPart
from jobdesk.ui.pages.matching_days.timetable_part import TimetablePart
from jobdesk.ui.widgets.basics import Button, IconButton, PrimaryButton, column, row
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.record_head import RecordHead
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.step_line import StepLine

Make = Callable[[Desk, Hub, Jobs, Notices, int, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class DayPart:
    """One part of a day; ``through`` is the stage from which it counts as done."""

    id: str
    title: str
    make: Make
    through: DayStatus


PARTS: tuple[DayPart, ...] = (
    DayPart("overview", "개요", OverviewPart, DayStatus.RECRUITING),
    DayPart("employers", "업체·부스", EmployersPart, DayStatus.REGISTERING),
    DayPart("registration", "사전접수", RegistrationPart, DayStatus.HELD),
    DayPart("timetable", "시간표", TimetablePart, DayStatus.HELD),
    DayPart("reception", "행사 당일", ReceptionPart, DayStatus.CONFIRMED),
    DayPart("results", "결과", ResultsPart, DayStatus.CONFIRMED),
    DayPart("feedback", "환류", FeedbackPart, DayStatus.FED_BACK),
)
"""The parts in the order of the day; page_entries names them too, for the search box."""


class DayView(QWidget):
    """See the module's words. ``closed`` wants the list back, ``turned`` says that another part
    is shown or that what it can make is another, ``gone`` that the day went to the 휴지통."""

    closed = Signal()
    turned = Signal()
    gone = Signal()
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.day_id = day_id
        self.day: MatchingDay | None = None
        self._made: dict[str, QWidget] = {}
        self._shown = ""
        self._wanted: Ref | None = None
        self._stages = DayStages(desk, jobs, day_id, self)
        self._stages.entered.connect(self._entered)
        self._stages.stayed.connect(self._to_results)
        self.setProperty("look", "page")
        self._make_head()
        self.steps = StepLine([part.title for part in PARTS], joined=True)
        self.steps.chosen.connect(self._on_step)
        self._stack = QStackedWidget()
        layout = column(spacing=10)
        layout.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 18)
        layout.addLayout(self._head)
        layout.addWidget(self.steps)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(self._next if by > 0 else self._previous)
        hub.changed.connect(self._on_changed)
        self._read()

    def _make_head(self) -> None:
        self.back = IconButton("chevron-left", "만남의 날 목록으로 (Esc)")
        self.back.clicked.connect(self.closed)
        self.head = RecordHead()
        self.stage = StageButton(lambda _day: [each.value for each in DayStatus], name="단계")
        self.stage.stage_chosen.connect(self._to_stage)
        self.head.words.addWidget(self.stage)
        self.undo_button = Button("되돌리기", icon="undo-2")
        self.undo_button.clicked.connect(self._undo)
        self.undo_button.hide()
        self.prints_button = Button("출력물", icon="printer", tip="Ctrl+P")
        self.prints_button.clicked.connect(self.open_prints)
        self.go = PrimaryButton("")
        self.go.clicked.connect(self._go_on)
        self.go.hide()
        for button in (self.undo_button, self.prints_button, self.go):
            self.head.buttons.addWidget(button)
        self._head = row(self.back, self.head, spacing=6)
        self._head.setStretch(1, 1)

    # Which part

    @property
    def part(self) -> str:
        """Id of the part that is shown."""
        return self._shown

    @property
    def current(self) -> Any:
        """The part that is shown."""
        return self._made[self._shown]

    @property
    def primary(self) -> tuple[str, str] | None:
        """What the part makes, None where it makes nothing."""
        given = getattr(self._made.get(self._shown), "primary", None)
        return (str(given[0]), str(given[1])) if given is not None else None

    def go_to(self, part_id: str) -> QWidget | None:
        """Show a part, made now if need be; None for one there is not."""
        part = next((each for each in PARTS if each.id == part_id), None)
        if part is None:
            return None
        made = self._made.get(part_id)
        if made is None:
            made = part.make(self.desk, self.hub, self.jobs, self.notices, self.day_id, self)
            self._made[part_id] = made
            self._stack.addWidget(made)
            for name, slot in (
                ("altered", self._tell_head),
                ("part_wanted", self.go_to),
                ("export_wanted", self.export_wanted),
                ("prints_wanted", self.prints_wanted),
            ):
                signal = getattr(made, name, None)
                if signal is not None:
                    signal.connect(slot)
        if part_id != self._shown:
            focused = self.window().focusWidget()
            held = focused is not None and self._stack.isAncestorOf(focused)
            self._shown = part_id
            self._stack.setCurrentWidget(made)
            self.setFocusProxy(made)
            if held:  # Qt would take the first field that stands in it
                made.setFocus()
            self._tell_steps()
            self._tell_head()
            self.turned.emit()
        return made

    def open_record(self, ref: Ref) -> None:
        """Show a record of this day in the part it stands in, which the day's stage decides."""
        if self.day is None:
            self._wanted = ref
            return
        made = self.go_to(self._part_of(ref.kind))
        opener = getattr(made, "open_record", None)
        if opener is not None:
            opener(ref)

    def first_part(self) -> str:
        """The part that is most wanted at the stage the day is in."""
        if self.day is None:
            return PARTS[0].id
        return opens(self.day, self.desk.today()) or PARTS[0].id

    def _part_of(self, kind: KindId) -> str:
        known = [part.id for part in PARTS]
        met = self.day is not None and self.day.status in DAY_STAGES[3:]
        wanted = {
            KindId.DAY_EMPLOYERS: ("employers",),
            KindId.DAY_ATTENDEES: ("registration",),
            KindId.DAY_INTERVIEWS: ("results", "timetable") if met else ("timetable", "results"),
        }.get(kind, ())
        return next((part_id for part_id in wanted if part_id in known), PARTS[0].id)

    def _on_step(self, at: int) -> None:
        self.go_to(PARTS[at].id)

    def _turn(self, by: int) -> None:
        at = [part.id for part in PARTS].index(self._shown)
        self.go_to(PARTS[(at + by) % len(PARTS)].id)

    def _next(self) -> None:
        self._turn(1)

    def _previous(self) -> None:
        self._turn(-1)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5): the day and the part."""
        self._read()
        self._ask("refresh")

    def save(self) -> None:
        """Ctrl+S."""
        self._ask("save")

    def print_(self) -> None:
        """Ctrl+P: what the part prints, else the papers of the day."""
        if hasattr(self._made.get(self._shown), "print_"):
            self._ask("print_")
        else:
            self.open_prints()

    @property
    def printable(self) -> bool:
        """Every day has its papers."""
        return True

    def open_prints(self) -> None:
        """출력물: the papers of the day, once what is not saved is settled: they say what is
        stored."""
        self.leave(lambda: self.prints_wanted.emit(Asked()))

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._ask("focus_search")

    def primary_action(self) -> None:
        """What the part makes."""
        self._ask("primary_action")

    def escape(self) -> None:
        """Esc: what is open in the part, else back to the list."""
        if not self._ask("escape"):
            self.closed.emit()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` when no part holds anything unsaved, asking for each that does."""
        leave_all(list(self._made.values()), then)

    def _ask(self, name: str) -> bool:
        method = getattr(self._made.get(self._shown), name, None)
        return bool(method()) if method is not None else False

    # The day itself

    def _read(self) -> None:
        desk, day_id = self.desk, self.day_id
        self.jobs.read(
            lambda: day_records.day(desk, day_id), self._take, self._lost, key=(id(self), "day")
        )

    def _take(self, day: MatchingDay) -> None:
        before, self.day = self.day, day
        if day.trashed_on and before is not None and not before.trashed_on:
            self.gone.emit()
            return
        self.head.name.setText(day.title)
        self.head.about.setText(" · ".join(filter(None, (when(day), day.place))))
        self.stage.show_record(KindId.MATCHING_DAYS, day, read_only=self.desk.read_only)
        label = GO_ON.get(day.status, "") if not day.trashed_on else ""
        self.go.setText(label)
        self.go.setVisible(bool(label))
        may_write(self.desk, self.go)
        may_write(self.desk, self.stage, when=self.stage.isEnabled())
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open_record(wanted)
        elif not self._shown:
            self.go_to(self.first_part())
        self._tell_steps()

    def _lost(self, error: BaseException) -> None:
        self.notices.error(error)
        if isinstance(error, UserError):
            self.gone.emit()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if Ref(KindId.MATCHING_DAYS, self.day_id) in change.refs:
            self._read()

    def _tell_steps(self) -> None:
        ids = [part.id for part in PARTS]
        at = ids.index(self._shown) if self._shown in ids else 0
        status = self.day.status if self.day is not None else DayStatus.CANCELLED
        stage = DAY_STAGES.index(status) if status in DAY_STAGES else -1
        done = [n for n, part in enumerate(PARTS) if stage >= DAY_STAGES.index(part.through)]
        self.steps.show_step(at, range(len(PARTS)), done)

    def _go_on(self) -> None:
        if self.day is not None and self.day.status in GO_ON:
            self._to_stage(DAY_STAGES[DAY_STAGES.index(self.day.status) + 1].value)

    def _to_stage(self, word: str) -> None:
        day, stage = self.day, DayStatus(word)
        if day is not None:
            self.leave(lambda: self._stages.enter(stage, day.status))

    def _to_results(self) -> None:
        self.go_to("results")

    def _entered(self, stage: object) -> None:
        assert isinstance(stage, DayStatus)
        self.go_to(OPENS.get(stage, ""))

    # The buttons of the head

    def _tell_head(self) -> None:
        shown = self._made.get(self._shown)
        self.undo_button.setVisible(hasattr(shown, "undo"))
        self.undo_button.setEnabled(bool(getattr(shown, "can_undo", False)))
        label = str(getattr(shown, "undo_label", "") or "")
        self.undo_button.setToolTip(f"{label} 되돌리기" if label else "되돌리기")
        self.go.set_look("" if getattr(shown, "leads", False) else "primary")

    def _undo(self) -> None:
        self._ask("undo")
        self._tell_head()


def when(day: MatchingDay) -> str:
    """``2026-11-25 (수) 13:30–16:30`` of a day."""
    if day.held_on is None:
        return ""
    said = dates.day_and_weekday(day.held_on)
    if day.ends_on is not None and day.ends_on != day.held_on:
        said += f" – {dates.day_and_weekday(day.ends_on)}"
    hours = "–".join(filter(None, (day.starts_at, day.ends_at)))
    return f"{said} {hours}".strip()
