"""Dialogs over a window that is locked: put away with all that stands in them, and brought back.

A dialog is a window of its own and would lie open above the lock.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QDialog, QWidget

from jobdesk.ui.widgets.dialogs import Dialog


class PutAway:
    """The dialogs of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._dialogs: list[tuple[Dialog, bool]] = []

    def hide(self) -> None:
        """Put away what is open; a question that is waited for is left as with Esc."""
        shown = [each for each in self._window.findChildren(Dialog) if each.isVisible()]
        for dialog in reversed(shown):
            if dialog.waited_for:
                dialog.reject()
                continue
            self._dialogs.insert(0, (dialog, dialog.isModal()))
            dialog.setResult(int(QDialog.DialogCode.Rejected))
            dialog.hide()

    def show(self) -> None:
        """Bring them back as they were, but for one whose work was done in between."""
        away, self._dialogs = self._dialogs, []
        for dialog, modal in away:
            if not shiboken6.isValid(dialog) or dialog.result() == QDialog.DialogCode.Accepted:
                continue
            if modal:
                dialog.open()
            else:
                dialog.show()
