"""The values of a row under one another, old beside new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from jobdesk.ui import theme
from jobdesk.ui.pages.importing import row_view
from jobdesk.ui.pages.importing.row_view import Line
from jobdesk.ui.widgets.basics import SMALL, Label, Rule


class Lines(QScrollArea):
    """Values under one another, old beside new; scrolled by the arrow keys."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self._inner = QWidget()
        self._inner.setProperty("look", "scroll")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._inner)

    def clear(self) -> None:
        """Show nothing."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in range(self._grid.rowCount()):
            self._grid.setRowStretch(line, 0)

    def show_lines(
        self,
        changes: Sequence[Line],
        rest: Sequence[Line],
        told: str,
        heads: tuple[str, str] = ("지금", "새 값"),
    ) -> None:
        """Show changes as old → new under ``heads``, then other values under ``told``."""
        self.clear()
        at = 0
        if changes:
            at = self._heads(at, ("항목", *heads))
        for line in changes:
            self._put(at, line)
            at += 1
        if rest:
            if changes:
                self._grid.addWidget(Rule(), at, 0, 1, 3)
                at += 1
            self._grid.addWidget(Label(told, points=SMALL, look="muted", weight=600), at, 0, 1, 3)
            at += 1
        for line in rest:
            self._put(at, line)
            at += 1
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(at, 1)
        spoken = [_spoken(line, heads) for line in (*changes, *rest)]
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(spoken))
        self.verticalScrollBar().setValue(0)

    def _heads(self, at: int, titles: Sequence[str]) -> int:
        for place, title in enumerate(titles):
            self._grid.addWidget(Label(title, points=SMALL, look="muted", weight=600), at, place)
        return at + 1

    def _put(self, at: int, line: Line) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name = Label(line.label, look="muted", wrap=True)
        name.setMaximumWidth(round(110 * theme.now().scale / 100))
        name.setMinimumWidth(round(72 * theme.now().scale / 100))
        self._grid.addWidget(name, at, 0, top)
        if line.old is None:
            value = Label(line.new, look="danger" if line.wrong else "", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(value, at, 1, 1, 2, top)
            return
        old = Label(line.old, look="faint" if line.old == row_view.NOTHING else "muted", wrap=True)
        self._grid.addWidget(old, at, 1, top)
        self._grid.addWidget(Label(f"→ {line.new}", weight=600, wrap=True), at, 2, top)


def _spoken(line: Line, heads: tuple[str, str]) -> str:
    if line.old is None:
        return f"{line.label} {line.new}"
    return f"{line.label} {heads[0]} {line.old}, {heads[1]} {line.new}"
