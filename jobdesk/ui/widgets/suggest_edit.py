"""A field of free text that offers words, and shows that it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCompleter

from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.text_editors import TextEdit


class SuggestEdit(TextEdit):
    """Free text with suggestions that contain what is typed; Down, or the sign at the end of
    the field, opens the list.

    Enter takes the suggestion that is chosen; where none is, it goes on as in any other field.
    """

    _told_for: theme.Theme | None = None

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
        self._sign = QAction("목록에서 고르기", self)
        self._sign.triggered.connect(self.offer)
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

    def showEvent(self, event: QShowEvent) -> None:
        """The sign that there is a list, once the field is seen."""
        super().showEvent(event)
        self._show_sign()

    def changeEvent(self, event: QEvent) -> None:
        """The sign follows scheme and scale; nothing is added while styles are handed round."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._told_for is not None:
            self._dress_sign()

    def _show_sign(self) -> None:
        if not self._words.rowCount():
            self.removeAction(self._sign)
        elif self.isVisible() and self._sign not in self.actions():
            self._dress_sign()
            self.addAction(self._sign, TextEdit.ActionPosition.TrailingPosition)

    def _dress_sign(self) -> None:
        if self._told_for is not theme.now():
            self._told_for = theme.now()
            self._sign.setIcon(icons.icon("chevron-down", "muted"))

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
