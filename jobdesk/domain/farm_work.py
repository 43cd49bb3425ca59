"""농가일자리: what farms ask for, the days of work that come of it, and who is sent on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestStatus(StrEnum):
    """The stages of a request: 요청 → 배치 → 확정 → 근로확인 → 정산, or 취소.

    Never stored: it is what all of its days have reached (data/farm_columns.py), so that no undo
    and no second desk can make it say something else.
    """

    ASKED = "요청"
    PLACED = "배치"
    CONFIRMED = "확정"
    WORKED = "근로확인"
    SETTLED = "정산"
    CANCELLED = "취소"


class BlockStatus(StrEnum):
    """What became of one day of a request."""

    PLANNED = "예정"
    RAIN = "우천연기"
    CANCELLED = "취소"


class DayStatus(StrEnum):
    """The stages of one person's day on a farm: 배치 → 확정 → 근로확인 → 정산.

    배치 is told to nobody yet; 확정 was told to worker and farm; 근로확인 is a day that was
    worked; 정산 that the farm has paid its wage. 결근, 취소 and 우천연기 were not worked.
    """

    PLACED = "배치"
    CONFIRMED = "확정"
    WORKED = "근로확인"
    SETTLED = "정산"
    ABSENT = "결근"
    CANCELLED = "취소"
    RAIN = "우천연기"


_D = DayStatus
AHEAD: frozenset[DayStatus] = frozenset({_D.PLACED, _D.CONFIRMED})
"""Days that are still to be worked."""

COUNTED: frozenset[DayStatus] = frozenset({_D.WORKED, _D.SETTLED})
"""농가 채용연계(연인원): the confirmed days, and nothing else (사례집 §1.3)."""

LIVE: frozenset[DayStatus] = AHEAD | COUNTED
"""Days on which the person has a place; nobody has two at one time."""

MEALS: tuple[str, ...] = ("중식", "중식·간식", "간식", "없음")
"""식사 제공, offered."""

TRANSPORT: tuple[str, ...] = ("센터 차량", "작업반 차량", "농가 차량", "개별 이동")
"""이동 방법, offered."""

ABSENT_REASONS: tuple[str, ...] = ("연락 없음", "건강", "집안일", "다른 일", "교통", "기타")
"""결근 사유, offered."""


@dataclass(frozen=True, slots=True)
class FarmRequest:
    """요청: a farm (``employer_id``) asks for ``heads`` people a day from ``starts_on`` to
    ``ends_on`` (None is one day).

    ``weekdays`` limits the span to some days of the week, all where it is empty. ``daily_wage``
    is won per day as agreed; the farm pays it. ``skills`` are asked of everybody who is sent.
    ``external_number`` is that of the national board.
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    plot_id: int | None = None
    title: str = ""
    task: str = ""
    crop: str = ""
    received_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    weekdays: tuple[str, ...] = ()
    heads: int | None = None
    starts_at: str = ""
    ends_at: str = ""
    daily_wage: int | None = None
    wage_note: str = ""
    meals: str = ""
    transport: str = ""
    skills: tuple[str, ...] = ()
    beginners: bool | None = None
    age_from: int | None = None
    age_to: int | None = None
    contact: str = ""
    cancelled_on: date | None = None
    cancel_reason: str = ""
    external_number: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmBlock:
    """작업일: one day of a request with the ``heads`` it needs; times None as the request says.

    A day that rain moved stays as 우천연기, and the new one names it in ``moved_from_id``.
    """

    id: int = 0
    revision: int = 0
    request_id: int | None = None
    employer_id: int | None = None
    work_date: date | None = None
    heads: int | None = None
    starts_at: str = ""
    ends_at: str = ""
    status: BlockStatus = BlockStatus.PLANNED
    moved_from_id: int | None = None
    reason: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmDay:
    """배치: one person on one farm on one day; worker, farm and date are unique while live.

    ``block_id`` is None for a day that a list brought without a request. ``hours`` are those
    worked, None as planned; ``daily_wage`` is won as agreed for that day. ``car_id`` None is
    somebody who comes on their own. ``pinned`` is left alone by every proposal. ``insured`` says
    that the day was insured and ``insured_on`` when it was handed in. ``substitute_for_id`` is
    the day of whoever did not come.
    """

    id: int = 0
    revision: int = 0
    block_id: int | None = None
    employer_id: int | None = None
    seeker_id: int | None = None
    work_date: date | None = None
    task: str = ""
    crop: str = ""
    status: DayStatus = DayStatus.PLACED
    starts_at: str = ""
    ends_at: str = ""
    hours: int | None = None
    daily_wage: int | None = None
    wage_paid_on: date | None = None
    car_id: int | None = None
    crew_id: int | None = None
    pinned: bool | None = None
    confirmed_on: date | None = None
    worked_on: date | None = None
    insured: bool | None = None
    insured_on: date | None = None
    absent_reason: str = ""
    substitute_for_id: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmContract:
    """근로계약 of one person with one farm over a span; signed where ``signed_on`` is set.

    An unsigned one is a paper that was printed; only a signed one covers a day (사례집 L10795,
    근로자 계약서 누락 방지).
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    seeker_id: int | None = None
    number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    task: str = ""
    place: str = ""
    starts_at: str = ""
    ends_at: str = ""
    daily_wage: int | None = None
    signed_on: date | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None
