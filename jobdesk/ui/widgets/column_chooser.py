"""Which columns a list shows: chosen per user and list, and put back as they were.

``ColumnChooser(page)`` stands in the header of a list as a button; the menu of the list's
headings offers the same. The first column, by which a record is known, always stays. Where the
user has chosen nothing, columns without room are left out until there is room; a choice wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
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
        self,
        columns: Sequence[Column],
        shown: Sequence[str],
        parent: QWidget | None,
        *,
        automatic: bool = False,
    ) -> None:
        super().__init__(_CHOOSE, parent, width=360)
        first, *others = columns
        self._first = first.field
        self.automatic = automatic
        """Whether the list goes on choosing by itself what there is room for."""
        words = f"‘{first.title}’ 열은 늘 보입니다."
        if automatic and len(shown) < len(columns):
            words += " 표시가 없는 열은 자리가 좁아 접어 두었습니다. 목록을 넓히면 나타납니다."
        self.body.addWidget(Label(words, look="muted", wrap=True))
        self.boxes: dict[str, QCheckBox] = {}
        for each in others:
            box = QCheckBox(each.title)
            box.setChecked(each.field in shown)
            box.toggled.connect(self._own)
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
        self.automatic = True

    def _own(self) -> None:
        self.automatic = False


class ColumnChooser(IconButton):
    """See the module's words. ``altered`` fires when other columns were chosen."""

    altered = Signal()

    def __init__(
        self, kind: KindId, model: RecordTableModel, grid: RecordGrid, preferences: UserSettings
    ) -> None:
        super().__init__("columns", _CHOOSE)
        self._key = f"{kind}/columns"
        self._model, self._grid, self._preferences = model, grid, preferences
        self._all = model.columns
        self.clicked.connect(self.ask)
        grid.horizontalHeader().customContextMenuRequested.connect(self._menu)
        if self.chosen:
            self._show(self.chosen)
        else:
            grid.fit(True)

    def ask(self) -> None:
        """Let the user tick columns."""
        shown = [c.field for c in self._grid.seen()]
        dialog = ColumnDialog(self._all, shown, self.window(), automatic=not self.chosen)
        dialog.accepted.connect(lambda: self.choose([] if dialog.automatic else dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reset(self) -> None:
        """Show every column again, as the list was made."""
        self.choose([])

    @property
    def chosen(self) -> list[str]:
        """Fields of the columns the user chose; empty where the list chooses by itself."""
        kept = self._preferences.value(self._key, [])
        return [str(field) for field in kept] if isinstance(kept, list) else []

    def choose(self, fields: Sequence[str]) -> None:
        """Show these columns, or with none those there is room for."""
        self._preferences.set_value(self._key, list(fields))
        self._grid.fit(not fields)
        self._show(fields or [c.field for c in self._all])
        self.altered.emit()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(f"{_CHOOSE}…").triggered.connect(self.ask)
        back = menu.addAction(_RESET)
        back.setEnabled(bool(self.chosen))
        back.triggered.connect(self.reset)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._grid.horizontalHeader().mapToGlobal(at))

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
