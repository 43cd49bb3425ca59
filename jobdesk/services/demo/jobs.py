"""The work there is in a rural county: what it pays, when it is wanted, who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from jobdesk.services.demo.calendar import minimum_hourly

_EVEN = (1.0,) * 12


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work. ``pay`` is (시급|일당|월, low, high) as multiples of 최저임금;
    ``busy`` how much it is wanted by month; ``women`` the share of women who seek it."""

    title: str
    pay: tuple[str, float, float]
    hours: str
    employment: str
    busy: tuple[float, ...] = _EVEN
    women: float = 0.5
    heads: tuple[int, ...] = (1, 1, 1, 2, 2, 3)
    preferred: tuple[str, ...] = ("", "", "인근 거주자", "장기근무 가능자", "경력자")
    licence: str = ""
    retired: bool = False


def _season(*months: int) -> tuple[float, ...]:
    return tuple(1.0 if month in months else 0.0 for month in range(1, 13))


_FARM_HEADS = (2, 2, 3, 3, 4, 5, 6, 8)
_FARM_WORDS = ("", "", "경험자", "초보 가능", "차량 보유자", "간식·점심 제공")


def _farm(title: str, low: float, high: float, *months: int, women: float = 0.55) -> Job:
    return Job(
        title,
        ("일당", low, high),
        "07:00~16:00",
        "일용직",
        _season(*months),
        women,
        _FARM_HEADS,
        _FARM_WORDS,
    )


FARM: dict[str, tuple[Job, ...]] = {
    "사과": (
        _farm("사과 전지", 1.55, 1.9, 1, 2, 3, women=0.15),
        _farm("사과 적과", 1.45, 1.65, 5, 6, women=0.75),
        _farm("사과 수확", 1.45, 1.7, 9, 10, 11),
    ),
    "포도": (
        _farm("포도 순지르기", 1.4, 1.6, 5, 6, women=0.75),
        _farm("포도 봉지씌우기", 1.4, 1.6, 6, 7, women=0.8),
        _farm("포도 수확", 1.45, 1.65, 8, 9),
    ),
    "딸기": (
        _farm("딸기 정식", 1.4, 1.6, 9),
        _farm("딸기 수확", 1.4, 1.65, 12, 1, 2, 3, 4, women=0.75),
    ),
    "마늘·양파": (
        _farm("마늘 수확", 1.5, 1.75, 5, 6),
        _farm("양파 수확", 1.5, 1.8, 6),
        _farm("마늘 파종", 1.4, 1.6, 9, 10),
    ),
    "고추": (
        _farm("고추 정식", 1.4, 1.6, 5),
        _farm("고추 수확", 1.4, 1.6, 7, 8, 9, women=0.7),
    ),
    "인삼": (
        _farm("인삼 파종", 1.4, 1.6, 3, 4, 11),
        _farm("인삼 수확", 1.45, 1.65, 9, 10, 11),
    ),
    "토마토": (
        _farm("토마토 곁순 따기", 1.4, 1.55, 5, 6, women=0.7),
        _farm("토마토 수확", 1.4, 1.6, 6, 7, 8, 9, 10),
    ),
}
"""Work by crop."""

_DAY = "09:00~18:00"
COMPANY: dict[str, tuple[Job, ...]] = {
    "농산물 가공업": (
        Job("농산물 선별원", ("시급", 1.0, 1.06), _DAY, "계약직",
            (0.8, 0.6, 0.6, 0.6, 0.8, 1.0, 1.0, 1.2, 1.8, 2.0, 1.8, 1.2), 0.7, (2, 3, 4, 5)),
        Job("농산물 포장원", ("시급", 1.0, 1.05), "08:30~17:30", "계약직",
            (1.4, 0.8, 0.6, 0.6, 0.8, 1.0, 1.0, 1.2, 1.8, 1.4, 1.2, 1.0), 0.7, (1, 2, 3, 4)),
        Job("지게차 운전원", ("월", 1.15, 1.4), "08:00~17:00", "정규직", women=0.03,
            licence="지게차운전기능사"),
    ),
    "식품 제조업": (
        Job("식품 생산원", ("월", 1.02, 1.15), "08:30~17:30", "정규직", women=0.6),
        Job("김치 제조원", ("시급", 1.0, 1.08), "08:00~17:00", "계약직",
            (0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.9, 1.0, 1.5, 2.0, 1.5), 0.75),
        Job("품질관리 사무원", ("월", 1.1, 1.35), _DAY, "정규직", women=0.5),
    ),
    "음식점업": (
        Job("조리원", ("월", 1.02, 1.25), "10:00~19:00", "정규직", women=0.8,
            licence="한식조리기능사"),
        Job("주방보조원", ("시급", 1.0, 1.1), "10:00~15:00", "시간제", women=0.85),
        Job("홀서빙원", ("시급", 1.0, 1.1), "11:00~20:00", "시간제", women=0.7),
    ),
    "기계·금속 제조업": (
        Job("단순조립원", ("월", 1.01, 1.12), "08:30~17:30", "정규직", women=0.35),
        Job("용접원", ("월", 1.25, 1.6), "08:00~17:00", "정규직", women=0.03,
            licence="용접기능사"),
        Job("생산직 사원", ("월", 1.05, 1.3), "08:30~17:30", "정규직", women=0.25),
        Job("경리사무원", ("월", 1.05, 1.3), _DAY, "정규직", women=0.85,
            licence="전산회계 1급"),
    ),
    "운수·창고업": (
        Job("물류 상하차원", ("시급", 1.05, 1.2), "08:00~17:00", "계약직", women=0.1),
        Job("화물차 운전원", ("월", 1.2, 1.55), "07:00~16:00", "정규직", women=0.02,
            licence="1종 대형면허"),
        Job("물류창고 관리원", ("월", 1.05, 1.25), _DAY, "정규직", women=0.25),
    ),
    "시설관리업": (
        Job("경비원", ("월", 1.0, 1.15), "24시간 격일", "계약직", women=0.02, retired=True,
            licence="경비원 신임교육 이수"),
        Job("건물 청소원", ("월", 1.0, 1.06), "06:00~15:00", "계약직", women=0.8, retired=True),
        Job("시설관리원", ("월", 1.1, 1.35), _DAY, "정규직", women=0.02,
            licence="전기기능사"),
    ),
    "도·소매업": (
        Job("매장 판매원", ("시급", 1.0, 1.1), "09:00~18:00", "계약직", women=0.75),
        Job("계산원", ("시급", 1.0, 1.08), "13:00~22:00", "시간제", women=0.85),
        Job("사무보조원", ("월", 1.0, 1.12), _DAY, "계약직", women=0.8,
            licence="컴퓨터활용능력 2급"),
    ),
    "축산·임업": (
        Job("축사 관리원", ("월", 1.15, 1.4), "07:00~17:00", "정규직", women=0.1),
        Job("버섯 재배원", ("월", 1.02, 1.15), "08:00~17:00", "계약직", women=0.6),
        Job("조경·벌목원", ("일당", 1.6, 2.1), "07:00~16:00", "일용직",
            (0.5, 1.0, 1.5, 1.5, 1.2, 1.0, 0.8, 0.6, 1.0, 1.2, 1.2, 0.5), 0.05),
    ),
}  # fmt: skip
"""Work by industry of a company."""

INSTITUTION: dict[str, tuple[Job, ...]] = {
    "요양·의료": (
        Job("요양보호사", ("월", 1.02, 1.18), "3교대", "정규직", women=0.92, heads=(1, 1, 2, 2, 3),
            licence="요양보호사"),
        Job("요양보호사", ("월", 1.0, 1.1), _DAY, "계약직", women=0.92, licence="요양보호사"),
        Job("방문요양보호사", ("시급", 1.15, 1.3), "09:00~12:00", "시간제", women=0.95,
            licence="요양보호사", retired=True),
        Job("간호조무사", ("월", 1.05, 1.25), _DAY, "정규직", women=0.95, licence="간호조무사"),
        Job("조리원", ("월", 1.01, 1.12), "06:00~15:00", "계약직", women=0.9,
            licence="한식조리기능사"),
        Job("사회복지사", ("월", 1.1, 1.35), _DAY, "정규직", women=0.75, licence="사회복지사 2급"),
    ),
    "공공": (
        Job("환경미화원", ("월", 1.05, 1.3), "05:00~14:00", "계약직", women=0.25),
        Job("산불감시원", ("일당", 1.0, 1.05), _DAY, "단기",
            (1.5, 2.0, 0.8, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 1.0, 0.3), 0.1, (3, 4, 6, 8),
            retired=True),
        Job("공공근로(환경정비)", ("시급", 1.0, 1.0), "09:00~15:00", "단기",
            (2.0, 1.0, 0.5, 0.5, 0.5, 1.0, 2.0, 0.5, 0.5, 0.5, 0.2, 0.5), 0.6, (2, 3, 4, 6),
            retired=True),
        Job("행정보조원", ("월", 1.0, 1.06), _DAY, "계약직",
            (2.0, 1.5, 1.2, 0.8, 0.8, 1.0, 1.2, 0.8, 0.8, 0.8, 0.5, 0.8), 0.75,
            licence="컴퓨터활용능력 2급"),
    ),
    "교육": (
        Job("급식조리원", ("시급", 1.0, 1.08), "08:00~16:00", "계약직",
            (1.0, 2.5, 1.5, 0.5, 0.5, 0.5, 0.8, 2.0, 0.8, 0.3, 0.3, 0.5), 0.97),
        Job("통학차량 운전원", ("월", 1.0, 1.15), "07:30~16:30", "계약직",
            (1.0, 2.5, 1.5, 0.5, 0.5, 0.5, 0.8, 2.0, 0.8, 0.3, 0.3, 0.5), 0.03,
            licence="1종 대형면허", retired=True),
        Job("돌봄보조원", ("시급", 1.0, 1.1), "13:00~18:00", "시간제", women=0.95),
    ),
}  # fmt: skip
"""Work by kind of institution."""

_BRANCHES = (*FARM.values(), *COMPANY.values(), *INSTITUTION.values())

ALL: tuple[Job, ...] = tuple({job.title: job for jobs in _BRANCHES for job in jobs}.values())
"""Every kind of work once."""


def wage(random: Random, job: Job, year: int) -> str:
    """Pay as a vacancy of that year offers it, never under 최저임금."""
    basis, low, high = job.pay
    hourly = minimum_hourly(year) * random.uniform(low, high)
    if basis == "시급":
        return f"시급 {_up(hourly, 10 if low == 1.0 else 100):,}원"
    if basis == "일당":
        return f"일당 {_up(hourly * 8, 5_000):,}원"
    return f"월 {_up(hourly * 209, 10_000):,}원"


def wanted_wage(random: Random, job: Job, year: int) -> str:
    """Pay as somebody who seeks the work says it."""
    if random.random() < 0.18:
        return random.choice(("협의", "최저임금 이상", ""))
    basis, low, high = job.pay
    hourly = minimum_hourly(year) * random.uniform(low, (low + high) / 2)
    if basis == "시급":
        return f"시급 {_up(hourly, 100):,}원"
    if basis == "일당":
        return f"일당 {_up(hourly * 8, 10_000) // 10_000}만원"
    return f"월 {_up(hourly * 209, 100_000) // 10_000}만원 이상"


def _up(amount: float, step: int) -> int:
    return int(-(-amount // step) * step)
