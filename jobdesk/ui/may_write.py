"""Buttons of a desk that is opened for reading only: off, and saying why to hand and ear."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.services.desk import Desk

WHY = "읽기 전용으로 열어서 바꿀 수 없습니다."


def may_write(desk: Desk, *widgets: QWidget, when: bool = True) -> None:
    """Let them be used ``when`` there is something to write, and the desk can write."""
    for widget in widgets:
        widget.setEnabled(when and not desk.read_only)
        if desk.read_only:
            widget.setToolTip(WHY)
            widget.setAccessibleDescription(WHY)
