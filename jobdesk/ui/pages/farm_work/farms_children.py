"""What hangs on a farm in a small table, each line written in a dialog: 필지, 작업력."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import farms
from jobdesk.services.desk import Desk
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.page_entry import Context
from jobdesk.ui.widgets.basics import Button, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Children:
    """How the records of a kind that hang on a farm are read, made, asked for and stored."""

    kind: KindId
    cells: tuple[Cell, ...]
    stretch: str
    rows: Rows
    read: Callable[[Desk, int], Sequence[Any]]
    """The lines of the farm with that employer id, each with an ``id`` and its ``record``."""
    fresh: Callable[[int], Any]
    save: Callable[[Desk, Any], Change]
    add: str
    nothing: str


class ChildrenTab(RecordTab):
    """See the module's words; Enter corrects a line, Delete takes it off."""

    def __init__(self, given: Context, children: Children) -> None:
        super().__init__()
        self.given, self.children_ = given, children
        self.employer_id = 0
        self.rows = CellRows(children.cells, self)
        label = KINDS[children.kind].label
        self.table = CellTable(label, self.rows, stretch=children.stretch)
        self.table.opened.connect(self.correct)
        self.table.delete_pressed.connect(self.remove)
        self.table.menu_wanted.connect(self._menu)
        self.table.picked.connect(self.tell)
        self.add_button = Button(children.add, icon="plus")
        self.add_button.clicked.connect(self.add)
        self.edit_button = Button("고치기", icon="pencil", tip="Enter")
        self.edit_button.clicked.connect(self.correct)
        self.out = Button("빼기", look="link", tip="Delete")
        self.out.clicked.connect(self.remove)
        self.sum = Label(look="muted", wrap=True, tabular=True)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        buttons = QWidget()
        self.buttons = FlowLayout(buttons, spacing=8)
        for button in (self.add_button, self.edit_button, self.out):
            self.buttons.addWidget(button)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.add_button)
        self.tell()

    def show_record(self, record: Any) -> None:
        """Ask for the lines of a farm."""
        self.employer_id = record.employer_id or 0
        self.problem.hide()
        self._read()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Lines changed."""
        if self.children_.kind in change.kinds and self.employer_id:
            self._read()

    def _read(self) -> None:
        desk, id_, read = self.given.desk, self.employer_id, self.children_.read
        self.given.jobs.read(
            lambda: (id_, list(read(desk, id_))), self._take, key=(id(self), "rows")
        )

    def _take(self, found: tuple[int, list[Any]]) -> None:
        of, rows = found
        if of != self.employer_id:
            return
        self.rows.set_rows(rows)
        self.counted.emit(len(rows))
        self.table.setVisible(bool(rows))
        self.sum.setText("" if rows else self.children_.nothing)
        self.sum.setVisible(not rows)
        self.tell()

    # What one can do

    def add(self) -> None:
        """One more line."""
        if self.employer_id and not self.given.desk.read_only:
            self.ask(self.children_.add, self.children_.fresh(self.employer_id))

    def correct(self, _id: int = 0) -> None:
        """The current line in its form."""
        chosen = self.table.current()
        if chosen is not None and not self.given.desk.read_only:
            self.ask(f"{KINDS[self.children_.kind].label} 고치기", chosen.record)

    def ask(self, title: str, record: Any) -> NewRecord:
        """The dialog of a line."""
        given, children = self.given, self.children_
        dialog = self.dialog(
            title,
            record,
            lambda draft: children.save(given.desk, draft),
        )
        show(dialog)
        next(iter(dialog.form.fields.values())).widget.setFocus()
        return dialog

    def dialog(self, title: str, record: Any, save: Callable[[Any], Change]) -> NewRecord:
        """The dialog itself; a derived tab has one of its own."""
        g = self.given
        return EntryDialog(
            title,
            self.children_.kind,
            record,
            self.children_.rows,
            save,
            g.desk,
            g.hub,
            g.jobs,
            g.notices,
            self.window(),
        )

    def remove(self) -> None:
        """Take the chosen lines off."""
        ids, desk, kind = self.table.chosen(), self.given.desk, self.children_.kind
        if ids and not desk.read_only:
            self.given.jobs.write(
                lambda: farms.remove(desk, kind, ids), self._settled, self._refused
            )

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the current line."""
        menu.addAction("고치기").triggered.connect(self.correct)
        menu.addAction("빼기").triggered.connect(self.remove)

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is not None and not self.given.desk.read_only:
            menu = QMenu(self.table)
            self.fill_menu(menu)
            self.table.pop(menu, at)

    def _settled(self, _change: object) -> None:
        self.problem.hide()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.given.notices.error(error)
            return
        self.problem.setText(error.message)
        self.problem.show()

    def tell(self) -> None:
        """Which buttons have something to act on."""
        chosen = self.table.current() is not None
        may_write(self.given.desk, self.add_button)
        may_write(self.given.desk, self.edit_button, self.out, when=chosen)
        self.edit_button.setVisible(self.rows.rowCount() > 0)
        self.out.setVisible(self.rows.rowCount() > 0)
