"""Whom a row may be about, one under another, scrolled where the type is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QSizePolicy, QWidget

from jobdesk.services.imports import Candidate
from jobdesk.ui import theme
from jobdesk.ui.pages.importing import row_view
from jobdesk.ui.widgets.basics import SMALL, Label, column


class Choices(QScrollArea):
    """Candidates as radio buttons, each with what tells it from the others.

    It is as high as its candidates where there is room, and never less than about two.
    ``chosen`` tells of a candidate chosen by hand.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.radios: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._inner = QWidget()
        self._inner.setProperty("look", "scroll")
        self._column = column(spacing=2)
        self._inner.setLayout(self._column)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(self._inner)
        self.hide()

    def show_candidates(self, candidates: Sequence[Candidate], meant: int | None) -> None:
        """Show candidates, the one that is meant chosen; without any there is nothing."""
        self._clear()
        # Made anew, since the buttons before may still be on their way out.
        group = QButtonGroup(self)
        self._group.deleteLater()
        self._group = group
        for candidate in candidates:
            self._add(candidate, chosen=candidate.id == meant)
        if self.radios and not any(radio.isChecked() for radio in self.radios):
            self.radios[0].setChecked(True)
        self.setVisible(bool(self.radios))
        self.updateGeometry()

    def candidate(self) -> int | None:
        """The candidate that is chosen."""
        return next((int(r.property("candidate")) for r in self.radios if r.isChecked()), None)

    def sizeHint(self) -> QSize:
        """As high as all candidates are in this width."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """As high as two candidates, or one where there is but one."""
        each = self._needed() // max(1, len(self.radios))
        return QSize(super().minimumSizeHint().width(), min(self._needed(), 2 * each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What wraps in another width needs another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _needed(self) -> int:
        width = max(self.viewport().width(), 160)
        return max(self._column.heightForWidth(width), self._column.minimumSize().height())

    def _add(self, candidate: Candidate, *, chosen: bool) -> None:
        title, rest = row_view.candidate_words(candidate)
        radio = QRadioButton(title)
        radio.setFont(theme.now().font(weight=600))
        radio.setProperty("candidate", candidate.id)
        radio.setAccessibleName(f"{title}, {rest}")
        radio.setMinimumHeight(theme.now().px(32))
        radio.setChecked(chosen)
        radio.toggled.connect(self._on_toggled)
        self._group.addButton(radio)
        self.radios.append(radio)
        about = Label(rest, points=SMALL + 0.5, look="muted", wrap=True)
        about.setContentsMargins(theme.now().px(18) + 16, 0, 0, 4)
        about.setBuddy(radio)
        self._column.addWidget(radio)
        self._column.addWidget(about)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit()

    def _clear(self) -> None:
        self.radios = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
