"""The firms whose results are asked for: each in two lines, bold while it owes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from jobdesk.services.day_chase import Company
from jobdesk.ui import theme
from jobdesk.ui.pages.matching_days.result_rows import line_of

_HIGH = 56
"""Pixels of a row at 100 %."""


class ChaseFirms(QListWidget):
    """See the module's words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("결과를 확인할 업체")
        self.setProperty("look", "queue")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_firms(self, firms: Sequence[Company], current: int) -> None:
        """Show these, the one at ``current`` chosen, without telling; rows that stood there are
        written over, so that the list stays where it is scrolled to."""
        self.blockSignals(True)
        while self.count() > len(firms):
            self.takeItem(len(firms))
        for at, firm in enumerate(firms):
            item = self.item(at)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setText(line_of(firm))
            item.setSizeHint(QSize(0, theme.now().px(_HIGH)))
            font = self.font()
            font.setWeight(font.Weight.DemiBold if firm.owed else font.Weight.Normal)
            item.setFont(font)
        self.setCurrentRow(current)
        self.blockSignals(False)
