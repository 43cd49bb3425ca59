"""항목 바로 가기: a menu of a report's sections, since thirty of them stand one below another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu

from jobdesk.ui.pages.reports.sheet_view import SheetView
from jobdesk.ui.widgets.basics import Button, Label, row


class SectionJump(Button):
    """Opens the menu by click, space or Ctrl+J."""

    def __init__(self, sheet: SheetView) -> None:
        super().__init__("항목 바로 가기", icon="chevron-down", look="link", tip="Ctrl+J")
        self._sheet = sheet
        self.setShortcut("Ctrl+J")
        self.clicked.connect(self.open_menu)

    def menu_of_sections(self) -> QMenu:
        """The sections in printed order; one to be written says so."""
        menu = QMenu(self)
        for name, part in self._sheet.parts.items():
            typed = " (쓰기)" if part.words is not None else ""
            action = menu.addAction(f"{part.heading.text()}{typed}")
            action.triggered.connect(partial(self._go, name))
        return menu

    def open_menu(self) -> None:
        """Show the menu above the button."""
        menu = self.menu_of_sections()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _go(self, name: str, *_: object) -> None:
        self._sheet.reach(name)


def foot(words: Label, sheet: SheetView) -> QHBoxLayout:
    """The line below the sections: ``words`` and the way to each of them."""
    line = row(words, SectionJump(sheet), spacing=12)
    line.setStretch(0, 1)
    return line
