"""The pictures of reports: what opens in 실적·보고 beside its parts.

`make screenshots` takes them with all others.
"""

from __future__ import annotations

from picture_view import Prepare, View, turn
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.ui.main_window import MainWindow

_ACTS = (
    ("reports", "check"),
    ("reports", "hand_in"),
    ("reports", "close_month"),
    ("reports", "verify"),
    ("reports", "edit_templates"),
    ("targets", "type_values"),
    ("targets", "make_own"),
)
"""What opens a dialog in each part."""


def _act(name: str) -> Prepare:
    def prepare(window: MainWindow, page: QWidget) -> None:
        _written(window, page)
        turn(400)
        getattr(page.current, name)()  # type: ignore[attr-defined]

    return prepare


def _written(_window: MainWindow, page: QWidget) -> None:
    """The report that is being written up, where the reports are shown."""
    part = page.current  # type: ignore[attr-defined]
    if hasattr(part, "open_record") and hasattr(part, "hand_in"):
        ids = lists.find(part._desk, KindId.REPORTS, Filter())
        if ids:
            part.open_record(Ref(KindId.REPORTS, ids[0]))


def report_views() -> tuple[View, ...]:
    """The report being written, and every dialog."""
    return (
        View("reports-written", "reports:reports", _written),
        *(View(f"reports-{part}-{act}", f"reports:{part}", _act(act)) for part, act in _ACTS),
    )
