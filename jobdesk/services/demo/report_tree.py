"""What the practice county means to do: strategies and tasks with their programmes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Programme:
    """A 세부사업: its money of a year by 재원 in 천원, the goals of four years, what is done from
    which month to which."""

    title: str
    unit: str
    indicator: str
    goals: tuple[int, int, int, int]
    money: tuple[tuple[str, int], ...]
    steps: tuple[tuple[str, int, int], ...]
    audience: str = "군민"


TREE: tuple[tuple[str, str, str, tuple[Programme, ...]], ...] = (
    (
        "먼저 찾아가는 고용서비스",
        "일자리센터 내실화",
        "고용서비스",
        (
            Programme(
                "구인·구직 상담과 취업 알선",
                "명",
                "placements",
                (80, 100, 120, 140),
                (("도비", 24_000), ("시군비", 96_000)),
                (
                    ("구인업체 발굴", 1, 12),
                    ("취업 집중 기간 운영", 3, 5),
                    ("하반기 구인 조사", 9, 10),
                ),
                "구직자, 구인업체",
            ),
            Programme(
                "동행면접과 면접활동비",
                "명",
                "trip_participations",
                (20, 24, 30, 36),
                (("시군비", 12_000),),
                (("동행면접", 2, 11), ("면접활동비 정산", 12, 12)),
                "면접을 보는 구직자",
            ),
        ),
    ),
    (
        "일손 걱정 없는 농촌",
        "농번기 인력 중개",
        "직접일자리창출",
        (
            Programme(
                "농가일자리 연계",
                "명",
                "farm_days",
                (300, 600, 700, 800),
                (("국비", 30_000), ("도비", 15_000), ("시군비", 45_000), ("자부담", 6_000)),
                (("농가 수요 조사", 1, 2), ("농번기 인력 배치", 4, 6), ("수확기 인력 배치", 9, 11)),
                "농가, 농작업 근로자",
            ),
            Programme(
                "농작업 안전교육",
                "명",
                "",
                (60, 80, 100, 120),
                (("시군비", 8_000), ("기타", 1_000)),
                (("봄 안전교육", 3, 4), ("가을 안전교육", 9, 9)),
                "농작업 근로자",
            ),
        ),
    ),
    (
        "배우고 일하는 지역",
        "지역 맞춤 직업훈련",
        "직업능력개발훈련",
        (
            Programme(
                "지역맞춤 양성과정",
                "명",
                "completed",
                (30, 40, 45, 50),
                (("국비", 40_000), ("시군비", 20_000)),
                (("훈련 수요 조사", 1, 2), ("교육생 모집", 3, 4), ("교육 운영", 5, 11)),
                "미취업 군민",
            ),
        ),
    ),
)
"""전략, 실천과제, 부문 and the 세부사업 of each."""
