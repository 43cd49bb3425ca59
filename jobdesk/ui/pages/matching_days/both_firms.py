"""Asks whether somebody who works elsewhere already is hired by a second firm all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.errors import UserError
from jobdesk.services.day_hires import BESIDES
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer


def may_ask(error: BaseException) -> bool:
    """Whether a refusal can be answered by recording both."""
    return isinstance(error, UserError) and error.field == BESIDES


def wants_both(parent: QWidget, error: BaseException) -> bool:
    """Whether both are to be recorded; the safe answer leaves all as it is."""
    answer = dialogs.ask(
        parent,
        "이미 취업한 분입니다",
        str(error),
        Answer("both", "두 곳 모두 적기"),
        Answer("leave", "그대로 두기", "primary"),
    )
    return answer == "both"
