"""A record of many parts over the whole page: its head, the line of its parts, the one looked at.

A part is a widget ``make(desk, hub, jobs, notices, record_id, parent)`` with ``refresh()``, made
when it is first shown and told of by one :class:`Part` of the view's table. What it may have
besides, all optional:

- ``save()``, ``leave(then)``, ``print_()``, ``focus_search()``, ``escape() -> bool`` (True: it
  took the key), ``open_record(ref)``: as the window asks of a page;
- ``primary = (label, icon)`` with ``primary_action()``: what Ctrl+N and the button above make
  here; without it they make a new record of the page;
- ``leads`` (bool): it shows a primary button of its own, so that the one of the next stage is an
  ordinary one. It emits ``altered`` when that may be another;
- ``can_undo`` (bool) with ``undo()`` and ``undo_label``: steps of its own that are not stored
  yet; 되돌리기 then stands in the head. It emits ``altered`` when ``can_undo`` may be another;
- ``part_wanted = Signal(str)``: asks for another part by its id;
- ``export_wanted = Signal(object)``: (kind, Filter, count, words) to be given out as a list;
- ``prints_wanted = Signal(object)``: the papers to be shown, as the page's dialog takes them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.leaving import leave_all
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, IconButton, PrimaryButton, column, row
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.record_head import RecordHead
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.step_line import StepLine

Make = Callable[[Desk, Hub, Jobs, Notices, int, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a record; ``through`` is the stage from which it counts as done, empty for one
    that never is."""

    id: str
    title: str
    make: Make
    through: str = ""


class PartsView(QWidget):
    """See the module's words. ``closed`` wants the list back, ``turned`` says that another part
    is shown or that what it can make is another, ``gone`` that the record went to the 휴지통.

    A derived view says how its record is read and told of, what leads on from its stage, and
    where a record that hangs on it stands.
    """

    closed = Signal()
    turned = Signal()
    gone = Signal()
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        ref: Ref,
        parent: QWidget,
        *,
        parts: Sequence[Part],
        stages: Sequence[str],
        ways: Sequence[str],
        back: str,
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.ref = ref
        self.record: Any = None
        self._parts, self._stages_in_order, self._ways = tuple(parts), tuple(stages), list(ways)
        self._made: dict[str, QWidget] = {}
        self._shown = ""
        self._wanted: Ref | None = None
        self.setProperty("look", "page")
        self._make_head(back)
        self.steps = StepLine([part.title for part in parts], joined=True)
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

    def _make_head(self, back: str) -> None:
        self.back = IconButton("chevron-left", f"{back} (Esc)")
        self.back.clicked.connect(self.closed)
        self.head = RecordHead()
        self.stage = StageButton(lambda _record: self._ways, name="단계")
        self.stage.stage_chosen.connect(self.to_stage)
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

    # What a derived view says

    def read_record(self) -> Any:
        """The record, on a reading thread. Raises UserError when there is none."""
        raise NotImplementedError

    def about(self, record: Any) -> str:
        """What stands beside the name."""
        raise NotImplementedError

    def goes_on(self, record: Any) -> str:
        """What leads on from the stage of the record; empty where nothing does."""
        raise NotImplementedError

    def first_part(self) -> str:
        """The part that is most wanted at the stage the record is in."""
        raise NotImplementedError

    def part_of(self, kind: KindId) -> str:
        """The part in which a record of that kind stands."""
        raise NotImplementedError

    def to_stage(self, word: str) -> None:
        """Lead the record to another stage."""
        raise NotImplementedError

    def wanted_prints(self) -> object:
        """The papers that 출력물 shows first."""
        raise NotImplementedError

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
        part = next((each for each in self._parts if each.id == part_id), None)
        if part is None:
            return None
        made = self._made.get(part_id)
        if made is None:
            made = part.make(self.desk, self.hub, self.jobs, self.notices, self.ref.id, self)
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
        """Show a record of this one in the part it stands in, which the stage decides."""
        if self.record is None:
            self._wanted = ref
            return
        made = self.go_to(self.part_of(ref.kind)) or self.go_to(self._parts[0].id)
        opener = getattr(made, "open_record", None)
        if opener is not None:
            opener(ref)

    def _on_step(self, at: int) -> None:
        self.go_to(self._parts[at].id)

    def _turn(self, by: int) -> None:
        at = [part.id for part in self._parts].index(self._shown)
        self.go_to(self._parts[(at + by) % len(self._parts)].id)

    def _next(self) -> None:
        self._turn(1)

    def _previous(self) -> None:
        self._turn(-1)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5): the record and the part."""
        self.read()
        self._ask("refresh")

    def save(self) -> None:
        """Ctrl+S."""
        self._ask("save")

    def print_(self) -> None:
        """Ctrl+P: what the part prints, else the papers of the record."""
        if hasattr(self._made.get(self._shown), "print_"):
            self._ask("print_")
        else:
            self.open_prints()

    @property
    def printable(self) -> bool:
        """Every such record has its papers."""
        return True

    def open_prints(self) -> None:
        """출력물: the papers, once what is not saved is settled: they say what is stored."""
        self.leave(lambda: self.prints_wanted.emit(self.wanted_prints()))

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

    # The record itself

    def read(self) -> None:
        """Ask for the record; a derived view does so at the end of its constructor."""
        self.jobs.read(self.read_record, self._take, self._lost, key=(id(self), "record"))

    def _take(self, record: Any) -> None:
        before, self.record = self.record, record
        if record.trashed_on and before is not None and not before.trashed_on:
            self.gone.emit()
            return
        self.head.name.setText(record.title)
        self.head.about.setText(self.about(record))
        self.stage.show_record(self.ref.kind, record, read_only=self.desk.read_only)
        label = self.goes_on(record) if not record.trashed_on else ""
        self.go.setText(label)
        self.go.setVisible(bool(label))
        may_write(self.desk, self.go)
        may_write(self.desk, self.stage, when=self.stage.isEnabled())
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open_record(wanted)
        elif not self._shown:
            self.go_to(self.first_part()) or self.go_to(self._parts[0].id)
        self._tell_steps()

    def _lost(self, error: BaseException) -> None:
        self.notices.error(error)
        if isinstance(error, UserError):
            self.gone.emit()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if self.ref in change.refs:
            self.read()

    def _tell_steps(self) -> None:
        ids = [part.id for part in self._parts]
        at = ids.index(self._shown) if self._shown in ids else 0
        order = self._stages_in_order
        status = str(self.record.status) if self.record is not None else ""
        stage = order.index(status) if status in order else -1
        done = [
            n
            for n, part in enumerate(self._parts)
            if part.through and stage >= order.index(part.through)
        ]
        self.steps.show_step(at, range(len(ids)), done)

    def _go_on(self) -> None:
        order, status = self._stages_in_order, str(self.record.status)
        if status in order[:-1]:
            self.to_stage(order[order.index(status) + 1])

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
