"""The board of referrals: its columns, and what each stage asks for when a card comes to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain.casework import REFERRAL_STEPS, REFUSED, ReferralStatus

_R = ReferralStatus

KEPT_MONTHS: tuple[int, ...] = (1, 3, 6)
"""Months at work after which a hire is said to be kept."""


class ColumnId(StrEnum):
    """The columns of the board, in their order."""

    OFFERED = "offered"
    PAPERS = "papers"
    INTERVIEW = "interview"
    HIRED = "hired"
    STARTED = "started"
    KEPT = "kept"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stages, and the one a card gets that is moved here (None: only time can
    bring it here, or the user must say which of several)."""

    id: ColumnId
    title: str
    stages: frozenset[ReferralStatus]
    target: ReferralStatus | None


COLUMNS: tuple[Column, ...] = (
    Column(ColumnId.OFFERED, "제안·수락", frozenset({_R.PROPOSED, _R.ACCEPTED}), _R.ACCEPTED),
    Column(ColumnId.PAPERS, "서류", frozenset({_R.APPLIED}), _R.APPLIED),
    Column(
        ColumnId.INTERVIEW,
        "면접",
        frozenset({_R.INTERVIEW_SET, _R.INTERVIEWED}),
        _R.INTERVIEW_SET,
    ),
    Column(ColumnId.HIRED, "채용(입사예정)", frozenset({_R.HIRED}), _R.HIRED),
    Column(ColumnId.STARTED, "입사", frozenset({_R.STARTED}), _R.STARTED),
    Column(ColumnId.KEPT, "1·3·6개월 유지", frozenset({_R.STARTED}), None),
    Column(ColumnId.ENDED, "거절·미채용", frozenset(REFUSED), None),
)
"""The board from left to right."""

NEEDS: dict[ReferralStatus, tuple[str, ...]] = {
    _R.INTERVIEW_SET: ("interview_on", "interview_at"),
    _R.DECLINED: ("reason",),
    _R.NO_SHOW: ("reason",),
    _R.GAVE_UP: ("reason",),
    _R.NOT_HIRED: ("reason", "runner_up"),
    _R.HIRED: ("hire_date", "job", "wage", "employment_type", "insured"),
    _R.STARTED: ("hire_date", "job", "wage", "employment_type", "insured"),
}
"""Ids of the fields a move to a stage asks for; those of a hire are a placement's."""


def ways(status: ReferralStatus, column: Column) -> tuple[ReferralStatus, ...]:
    """The stages a referral may get by being moved to a column; none where it cannot go there.

    More than one only where the user must say which (거절·미채용).
    """
    steps = REFERRAL_STEPS[status]
    if status in column.stages and column.id is not ColumnId.KEPT:
        return ()
    if column.id is ColumnId.STARTED:
        return (_R.STARTED,) if steps & {_R.HIRED, _R.STARTED} else ()
    if column.id is ColumnId.ENDED:
        return tuple(stage for stage in REFUSED if stage in steps)
    if column.target is None:
        return ()
    if column.target in steps:
        return (column.target,)
    return tuple(stage for stage in ReferralStatus if stage in column.stages & steps)[:1]
