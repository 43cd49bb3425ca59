"""A short list of other records inside a panel: name, chip, remark; a line opens its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.ui.hub import Hub
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.record_form import scrolled


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the list."""

    ref: Ref
    name: str
    chip: str
    tone: Tone
    about: str


class LineList(QWidget):
    """``show_lines`` replaces what is shown; ``buttons`` stand above the list."""

    def __init__(self, hub: Hub, nothing: str, *buttons: Button) -> None:
        super().__init__()
        self._hub, self._nothing = hub, nothing
        self._list = column(spacing=8)
        self._list.setContentsMargins(0, 0, 12, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._list)
        layout = column(spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        if buttons:
            layout.addLayout(row(*buttons, None))
        layout.addWidget(scrolled(inner), 1)
        self.setLayout(layout)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these records."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._list.addWidget(self._card(line))
        if not lines:
            self._list.addWidget(Label(self._nothing, look="muted", wrap=True))
        self._list.addStretch(1)

    def _card(self, line: Line) -> QWidget:
        card = Card(margin=12, spacing=4, look="panel")
        head = row(ElidedLabel(line.name, weight=600), Chip(line.chip, line.tone))
        head.setStretch(0, 1)
        open_ = Button("열기", look="link")
        open_.setAccessibleName(f"{line.name} 열기")
        open_.clicked.connect(lambda: self._hub.open_record.emit(line.ref))
        foot = row(Label(line.about, points=SMALL + 0.75, look="muted", wrap=True), open_)
        foot.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addLayout(foot)
        return card
