"""A field of free text that offers words, and shows that it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QCompleter

from jobdesk.ui.widgets.basics import IconButton
from jobdesk.ui.widgets.text_editors import TextEdit


class SuggestEdit(TextEdit):
    """Free text with suggestions that contain what is typed; Down, or the sign at the end of
    the field, opens the list.

    Enter takes the suggestion that is chosen; where none is, it goes on as in any other field.
    """

    def __init__(self, suggestions: Sequence[str] = (), placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._words = QStringListModel(list(suggestions), self)
        self._completer = QCompleter(self._words, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self._completer.popup()
        if popup is not None:
            popup.setProperty("look", "popup")
        self.setCompleter(self._completer)
        self._sign = IconButton("chevron-down", "목록에서 고르기")
        self._sign.setParent(self)
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keys it is Down
        self._sign.setCursor(Qt.CursorShape.ArrowCursor)
        self._sign.clicked.connect(self.offer)
        self._show_sign()
        if popup is not None:
            popup.installEventFilter(self)  # after the completer's own filter: asked before it

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """Offer other words."""
        self._words.setStringList(list(suggestions))
        self._show_sign()

    def offer(self) -> None:
        """Open the list with every suggestion."""
        self.setFocus()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        super().set_locked(locked)
        self._sign.setEnabled(not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sign at the end of the field."""
        super().resizeEvent(event)
        self._place_sign()

    def changeEvent(self, event: QEvent) -> None:
        """Leave the sign the room that it needs at another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._place_sign()

    def _show_sign(self) -> None:
        self._sign.setVisible(bool(self._words.rowCount()))
        self._place_sign()

    def _place_sign(self) -> None:
        side, high = self._sign.width(), min(self._sign.width(), self.height())
        self._sign.setFixedHeight(high)
        self._sign.move(self.width() - side - 2, (self.height() - high) // 2)
        self.setTextMargins(0, 0, 0 if self._sign.isHidden() else side, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the open list; by itself Qt would only close it."""
        popup = self._completer.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not self.composing
            and not popup.currentIndex().isValid()
        ):
            popup.hide()
            QApplication.sendEvent(self, QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down shows every suggestion."""
        popup = self._completer.popup()
        if event.key() == Qt.Key.Key_Down and not (popup is not None and popup.isVisible()):
            self.offer()
            return
        super().keyPressEvent(event)
