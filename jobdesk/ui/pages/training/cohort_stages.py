"""From stage to stage of a cohort: what leads on, and which part is looked at then."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.services import entries
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs

GO_ON: dict[CohortStatus, str] = {
    CohortStatus.PLANNED: "모집 시작",
    CohortStatus.RECRUITING: "선발 시작",
    CohortStatus.SELECTING: "교육 시작",
    CohortStatus.RUNNING: "교육 마침",
    CohortStatus.COMPLETED: "사후관리 시작",
}
"""What leads on from each stage."""

OPENS: dict[CohortStatus, str] = {
    CohortStatus.RECRUITING: "selection",
    CohortStatus.SELECTING: "selection",
    CohortStatus.RUNNING: "attendance",
    CohortStatus.COMPLETED: "completion",
    CohortStatus.AFTERCARE: "hires",
}
"""The part that is most wanted at each stage."""

TURN: dict[CohortStatus, str] = {
    CohortStatus.PLANNED: "모집을 준비할 차례입니다",
    CohortStatus.RECRUITING: "신청을 받을 차례입니다",
    CohortStatus.SELECTING: "선발할 차례입니다",
    CohortStatus.RUNNING: "교육하고 있습니다",
    CohortStatus.COMPLETED: "취업을 도울 차례입니다",
}
"""Whose turn it is at each stage, on the card of a cohort."""


class CohortStages(QObject):
    """Leads one cohort from stage to stage; ``entered`` bears the stage once it is stored."""

    entered = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._stage = CohortStatus.PLANNED

    def enter(self, cohort: Cohort, stage: CohortStatus) -> None:
        """Lead the cohort to a stage, on or back."""
        desk, self._stage = self._desk, stage
        self._jobs.write(lambda: entries.save(desk, replace(cohort, status=stage)), self._stored)

    def _stored(self, _change: object) -> None:
        self.entered.emit(self._stage)
