"""A short list of things with a name and a word beside it, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from jobdesk.ui.widgets.popup_list import ITEM, PopupItem, RowDelegate


class RowList(QListWidget):
    """Rows as high as a target for the mouse; ``name`` is what the list is called aloud."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "queue")
        self.setItemDelegate(RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, rows: Sequence[PopupItem]) -> None:
        """Show these; none of them is current."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.title} {row.detail}".strip())
            item.setData(ITEM, row)
            self.addItem(item)
        self.setCurrentRow(-1)

    def value(self) -> object:
        """The value of the current row, None for none."""
        return value_of(self.currentItem())


def value_of(item: QListWidgetItem | None) -> object:
    """The value that a row stands for."""
    row = item.data(ITEM) if item is not None else None
    return row.value if isinstance(row, PopupItem) else None
