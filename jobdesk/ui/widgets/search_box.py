"""A search field: searches while Hangul composes, 200 ms after the last key.

::

    box = SearchBox("이름, 초성, 전화 뒷자리", name="구직자 검색")
    box.searched.connect(self._filter)      # str, debounced
    box.submitted.connect(self._take_first) # Enter, not while composing
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction

from jobdesk.ui import icons
from jobdesk.ui.widgets.line_edit import HangulLineEdit

DEBOUNCE_MS = 200


class SearchBox(HangulLineEdit):
    """``searched(text)`` comes 200 ms after typing pauses, composing syllable included."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, name: str) -> None:
        super().__init__(placeholder)
        self.setProperty("look", "search")
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, HangulLineEdit.ActionPosition.LeadingPosition)
        self._last = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.search_now)
        self.typed.connect(self._later)
        self._dress()

    def search_now(self) -> None:
        """Search for what stands there without waiting."""
        self._timer.stop()
        text = self.full_text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def set_quietly(self, text: str) -> None:
        """Show a text without searching for it."""
        self._last = text
        self.setText(text)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the glass in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            self._dress()

    def _later(self) -> None:
        self._timer.start()

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", "muted"))
