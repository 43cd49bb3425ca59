"""농가: what a farm grows, where its fields lie, when it needs hands and whom it wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TASKS: tuple[str, ...] = (
    "전지",
    "적화",
    "적과",
    "봉지 씌우기",
    "수확",
    "선별·포장",
    "정식",
    "파종",
    "유인·순지르기",
    "잎따기",
    "제초",
    "방제",
    "기타",
)
"""작업종류, offered (사례집 §1.2, 연간 작업력); anything else may be typed."""

CROPS: tuple[str, ...] = (
    "사과",
    "배",
    "복숭아",
    "포도",
    "딸기",
    "고추",
    "마늘",
    "양파",
    "배추",
    "무",
    "인삼",
    "오미자",
    "벼",
    "시설채소",
)
"""작목, offered."""

SKILLS: tuple[str, ...] = (
    "사다리 작업",
    "전지 전문",
    "적화·적과",
    "봉지 씌우기",
    "수확",
    "선별·포장",
    "농기계",
    "예초기",
    "무거운 짐",
    "초보",
)
"""할 수 있는 일, offered; what a request asks for is compared with them word by word."""


class WishType(StrEnum):
    """What a farm, or a worker of a farm, said about being together again."""

    AGAIN = "다시 요청"
    NEVER = "보내지 않음"


class WishBy(StrEnum):
    """Whose wish it is."""

    FARM = "농가"
    WORKER = "근로자"


@dataclass(frozen=True, slots=True)
class Farm:
    """What JobDesk keeps of an employer that is a farm; at most one for each employer.

    ``found_on`` is the day on which the centre found it (농가 구인처 발굴). ``support_cap`` is
    the won of support that the farm may have in a year, None as the support items say
    (사례집 L10830, 관내·외 지원금 농가별 한도설정). ``area`` is as said (``3,000평``).
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    found_on: date | None = None
    crops: tuple[str, ...] = ()
    area: str = ""
    village: str = ""
    directions: str = ""
    support_cap: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmPlot:
    """필지: one field of a farm, and how to find it; ``employer_id`` is the farm."""

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    title: str = ""
    crop: str = ""
    area: str = ""
    eup_myeon: str = ""
    village: str = ""
    address: str = ""
    directions: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmSeason:
    """작업력: a task that comes every year from ``starts`` to ``ends`` (``04-10``, month and day).

    A span over New Year (``12-01`` to ``02-28``) is the pruning of the winter.
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    task: str = ""
    crop: str = ""
    starts: str = ""
    ends: str = ""
    heads: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FarmWish:
    """That a person is wanted again on a farm, or is not to be sent there (``NEVER`` is kept by
    every proposal and refused by hand without a reason)."""

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    seeker_id: int | None = None
    wish_type: WishType = WishType.AGAIN
    said_by: WishBy = WishBy.FARM
    said_on: date | None = None
    reason: str = ""
    trashed_on: date | None = None
