"""The one box of the desk: very large, walks the list with the arrows, keeps the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from jobdesk.ui import theme
from jobdesk.ui.widgets.line_edit import HangulLineEdit

_POINTS = 24
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}


class ReceptionBox(HangulLineEdit):
    """``stepped`` tells by how many rows the arrows went."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("이름 · 초성 · 전화 뒷자리 · 접수번호")
        self.setAccessibleName("접수할 분")
        self._dress()

    def clear_all(self) -> None:
        """Empty it, a syllable that composes too."""
        if self.composing:
            QApplication.sendEvent(self, QInputMethodEvent())
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the list; an Enter that is held counts once."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is nowhere else to go."""
        del forward
        return True

    def sizeHint(self) -> QSize:
        """As high as its letters ask."""
        size = super().sizeHint()
        size.setHeight(self.fontMetrics().height() + 18)
        return size

    def minimumSizeHint(self) -> QSize:
        """Never lower than its letters."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        current = theme.now()
        self.setFont(current.font(_POINTS * current.px(100) / current.scale, 600))
