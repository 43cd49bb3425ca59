"""The grid of a plan's rows: all of one decision to be looked through, or those not taken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from jobdesk.ui import theme
from jobdesk.ui.models.plan_rows import PlanRowsModel
from jobdesk.ui.widgets.record_grid import DressedTable


class PlanGrid(DressedTable):
    """The rows of the plan; Enter goes to what can be decided about the current one."""

    entered_row = Signal()

    def __init__(self, name: str, model: PlanRowsModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        # Its header marks nothing; asked whether each column is selected it would look at every
        # row, most of a second in fifty thousand.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.setAccessibleName(name)
        self.horizontalHeader().setSectionsClickable(False)
        model.modelReset.connect(self.widths)
        self.widths()

    def widths(self) -> None:
        """Column widths as declared, the last one taking what is left."""
        head, scale = self.horizontalHeader(), theme.now().scale / 100
        last = len(self._rows.columns) - 1
        for section, declared in enumerate(self._rows.columns):
            self.setColumnWidth(section, round(declared.width * scale))
        if head.count() > last:
            head.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)

    def go_to(self, place: int) -> None:
        """Make a row current."""
        if 0 <= place < self._rows.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            index = self._rows.index(place, 0)
            self.selectionModel().setCurrentIndex(
                index, flags.ClearAndSelect | flags.Rows | flags.Current
            )
            self.scrollTo(index)

    def selected_rows(self) -> list[int]:
        """Indexes into the plan of the selected rows."""
        indexes = self._rows.indexes
        return [indexes[place] for span in self._spans() for place in span]

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(map(len, self._spans()))

    def _spans(self) -> list[range]:
        # By ranges: an index object per row would be felt in fifty thousand of them.
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        spans = {(one.top(), one.bottom()) for one in ranges}
        return [range(top, bottom + 1) for top, bottom in sorted(spans)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the panel."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self.dress()
            self.widths()
