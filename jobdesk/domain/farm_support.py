"""농가일자리 지원금: what is paid for a confirmed day, under which caps, from which budget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ITEMS: tuple[str, ...] = ("교통비", "간식비", "숙박비", "보험료", "소모품", "작업반장 수당")
"""지원 항목, offered (사례집 L10741, 교통비·간식비·2대 보험가입·소모품 등)."""

BY_FIELD: dict[str, str] = {
    "travel_support": "교통비",
    "snack_support": "간식비",
    "lodging_support": "숙박비",
}
"""The items that lists of days have a column for, by the field of a day that tells their sum."""


class Payee(StrEnum):
    """Who gets it."""

    WORKER = "근로자"
    LEADER = "작업반장"
    FARM = "농가"
    SUPPLIER = "업체"


class SupportStep(StrEnum):
    """The stages of a payment: 기안 → 승인 → 지급 → 정산, or 반려."""

    DRAFTED = "기안"
    APPROVED = "승인"
    PAID = "지급"
    SETTLED = "정산"
    REJECTED = "반려"


SPENT: frozenset[SupportStep] = frozenset({SupportStep.PAID, SupportStep.SETTLED})
"""Stages in which the money has left."""

BOUND: frozenset[SupportStep] = frozenset(SupportStep) - {SupportStep.REJECTED}
"""Stages in which a day's item is taken: it cannot be asked for a second time."""


@dataclass(frozen=True, slots=True)
class SupportItem:
    """지원 기준: what one item is worth from ``applies_on`` on; the latest that applies is in
    force on a day, for its ``title`` and ``origins``.

    ``amount`` is won per confirmed day. ``origins`` limits it to people from there, all where it
    is empty. The caps are won (``None`` without one): per person and month, per person and year,
    per farm and year; ``person_days`` how many days of a person in a year. ``evidence`` names
    the paper without which nothing is paid (영수증), empty for none.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    applies_on: date | None = None
    amount: int | None = None
    payee: Payee = Payee.WORKER
    origins: tuple[str, ...] = ()
    source: str = ""
    person_month_cap: int | None = None
    person_year_cap: int | None = None
    person_days: int | None = None
    farm_year_cap: int | None = None
    evidence: str = ""
    document: str = ""
    active: bool | None = True
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportBudget:
    """지원 예산 of a year by source, for one item or (``item`` empty) for all; ``amount`` won."""

    id: int = 0
    revision: int = 0
    year: int | None = None
    source: str = ""
    item: str = ""
    amount: int | None = None
    document: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportBatch:
    """지급 기안: payments that go through 기안 → 승인 → 지급 → 정산 together, with their papers."""

    id: int = 0
    revision: int = 0
    title: str = ""
    month: date | None = None
    step: SupportStep = SupportStep.DRAFTED
    document: str = ""
    drafted_on: date | None = None
    approved_on: date | None = None
    paid_on: date | None = None
    settled_on: date | None = None
    reason: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportPayment:
    """One item for one confirmed day, in a batch; a day has an item once.

    ``amount`` is won as it was reckoned under the caps. ``evidence_on`` is the day on which the
    paper came.
    """

    id: int = 0
    revision: int = 0
    batch_id: int | None = None
    farm_day_id: int | None = None
    seeker_id: int | None = None
    employer_id: int | None = None
    work_date: date | None = None
    item: str = ""
    source: str = ""
    payee: Payee = Payee.WORKER
    amount: int | None = None
    step: SupportStep = SupportStep.DRAFTED
    evidence: str = ""
    evidence_on: date | None = None
    note: str = ""
    trashed_on: date | None = None

    @property
    def bare(self) -> bool:
        """Whether its paper is still missing."""
        return is_bare(self.evidence, self.evidence_on, self.amount)


def is_bare(evidence: str, evidence_on: date | None, amount: int | None) -> bool:
    """Whether the paper a line of 지원금 needs did not come yet; a line of 0 won needs none."""
    return bool(evidence) and evidence_on is None and bool(amount)
