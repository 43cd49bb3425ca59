"""A new day in a few fields, from nothing or from one that was held."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.ledger import new_entry

ROWS = (
    ("title",),
    ("day_type", "held_on"),
    ("starts_at", "ends_at"),
    ("place",),
    ("host", "organiser"),
    ("partners",),
)


def show(desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget) -> None:
    """Ask for a new day."""
    dialog = new_entry(
        desk, hub, jobs, notices, window, KindId.MATCHING_DAYS, ROWS, title="새 행사"
    )
    casework_list.show(dialog)
