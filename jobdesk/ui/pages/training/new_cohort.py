"""A new cohort or course in a few fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.ledger import new_entry

_ROWS = (
    ("course",),
    ("title",),
    ("round", "seats"),
    ("starts_on", "ends_on"),
    ("weekdays",),
    ("starts_at", "ends_at", "day_hours"),
    ("place",),
)


def show(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget, course_id: int = 0
) -> None:
    """Ask for a new cohort, of a course where one is named."""
    given: dict[str, Any] = {"course_id": course_id} if course_id else {}
    dialog = new_entry(
        desk, hub, jobs, notices, window, KindId.COHORTS, _ROWS, title="새 기수", **given
    )
    casework_list.show(dialog)
