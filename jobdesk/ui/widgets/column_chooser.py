"""Which columns a list shows: chosen per user and list, and put back as they were.

``ColumnChooser(page)`` stands in the header of a list as a button; the menu of the list's
headings offers the same. The first column, by which a record is known, always stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button, IconButton, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_grid import RecordGrid

_CHOOSE = "보이는 열 고르기"
_RESET = "처음 열로 되돌리기"


class ColumnDialog(Dialog):
    """A box for each column; ``chosen()`` are the fields that are to be shown."""

    def __init__(
        self, columns: Sequence[Column], shown: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(_CHOOSE, parent, width=360)
        first, *others = columns
        self._first = first.field
        self.body.addWidget(Label(f"‘{first.title}’ 열은 늘 보입니다.", look="muted", wrap=True))
        self.boxes: dict[str, QCheckBox] = {}
        for each in others:
            box = QCheckBox(each.title)
            box.setChecked(each.field in shown)
            self.boxes[each.field] = box
            self.body.addWidget(box)
        self.reset = self.add_button(Button(_RESET, look="link"))
        self.reset.clicked.connect(self._all)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("보이기"))
        self.go.clicked.connect(self.accept)
        next(iter(self.boxes.values()), self.go).setFocus()

    def chosen(self) -> list[str]:
        """Fields in the order of the list."""
        return [self._first, *(field for field, box in self.boxes.items() if box.isChecked())]

    def _all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)


class ColumnChooser(IconButton):
    """See the module's words."""

    def __init__(
        self, kind: KindId, model: RecordTableModel, grid: RecordGrid, preferences: UserSettings
    ) -> None:
        super().__init__("columns", _CHOOSE)
        self._key = f"{kind}/columns"
        self._model, self._grid, self._preferences = model, grid, preferences
        self._all = model.columns
        self.clicked.connect(self.ask)
        grid.horizontalHeader().customContextMenuRequested.connect(self._menu)
        kept = preferences.value(self._key, [])
        if isinstance(kept, list) and kept:
            self._show([str(field) for field in kept])

    def ask(self) -> None:
        """Let the user tick columns."""
        shown = [c.field for c in self._model.columns]
        dialog = ColumnDialog(self._all, shown, self.window())
        dialog.accepted.connect(lambda: self._take(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reset(self) -> None:
        """Show every column again, as the list was made."""
        self._take([c.field for c in self._all])

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(f"{_CHOOSE}…").triggered.connect(self.ask)
        back = menu.addAction(_RESET)
        back.setEnabled(len(self._model.columns) < len(self._all))
        back.triggered.connect(self.reset)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._grid.horizontalHeader().mapToGlobal(at))

    def _take(self, fields: list[str]) -> None:
        every = len(fields) == len(self._all)
        self._preferences.set_value(self._key, [] if every else fields)
        self._show(fields)

    def _show(self, fields: Sequence[str]) -> None:
        first, *others = self._all
        columns = (first, *(c for c in others if c.field in fields))
        if columns == self._model.columns:
            return
        order, head = self._model.order, self._grid.horizontalHeader()
        known = [c.field for c in columns]
        head.blockSignals(True)  # the order stays; only the arrow moves to where its column is
        self._model.set_columns(columns)
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        at = known.index(order.field) if order.field in known else -1
        head.setSortIndicator(at, down if order.descending else up)
        head.blockSignals(False)
        self._grid.set_widths()
