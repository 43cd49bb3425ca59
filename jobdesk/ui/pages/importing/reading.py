"""A file as read by some choices: a plan, or why there is none and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress
from jobdesk.errors import StoreError, UserError
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing.cohort_rows import CohortNamed, cohorts
from jobdesk.services.importing.day_rows import Day, days
from jobdesk.services.importing.owner import OF_A_COHORT, OF_A_DAY
from jobdesk.services.importing.value_tables import Spoken, spoken
from jobdesk.services.imports import (
    Choices,
    ColumnMatch,
    Glance,
    ImportPlan,
    TableFound,
    Workbook,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file by some choices: a plan, or why there is none and what can be chosen."""

    workbook: Workbook
    choices: Choices
    plan: ImportPlan | None
    problem: str = ""
    glance: Glance | None = None
    spoken: Spoken = field(default_factory=Spoken)
    days: tuple[Day, ...] = ()
    """The 만남의 날 of which the rows may be; none for a sheet of anything else."""
    cohorts: tuple[CohortNamed, ...] = ()
    """The 교육 기수 of which they may be."""

    @property
    def kind(self) -> KindId:
        """What its rows are taken for."""
        if self.plan is not None:
            return self.plan.kind
        return self.glance.kind if self.glance is not None else KindId.SEEKERS

    @property
    def tables(self) -> tuple[TableFound, ...]:
        """The tables in question."""
        if self.plan is not None:
            return self.plan.sheets
        table = self.glance.table if self.glance is not None else None
        return (table,) if table is not None else ()

    @property
    def columns(self) -> tuple[ColumnMatch, ...]:
        """The columns in question."""
        if self.plan is not None:
            return self.plan.columns
        return self.glance.columns if self.glance is not None else ()


def read_by(
    desk: Desk,
    workbook: Workbook,
    choices: Choices,
    before: ImportPlan | None,
    progress: Progress,
) -> Reading:
    """What a workbook says by these choices. Raises Cancelled and StoreError."""
    try:
        plan = imports.plan_as(desk, workbook, choices, before=before, progress=progress)
    except StoreError:
        raise
    except UserError as error:
        seen = imports.glance(workbook, choices, desk.today())
        return Reading(workbook, choices, None, error.message, seen)
    return read_as(desk, plan)


def read_as(desk: Desk, plan: ImportPlan) -> Reading:
    """What a plan says of its file."""
    known = days(desk.store, desk.today()) if plan.kind in OF_A_DAY else ()
    rounds = cohorts(desk) if plan.kind in OF_A_COHORT else ()
    return Reading(
        plan.workbook,
        plan.choices,
        plan,
        spoken=spoken(desk, plan),
        days=known,
        cohorts=rounds,
    )
