"""Forty pairs of a person and a vacancy, judged by hand: eight vacancies, five people each.

The people of a vacancy stand in the order in which a counsellor would call them; the words
beside each are reasons that must be read out for that pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.employers import Vacancy
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.matching.profiles import Past

_NEVER = Past()


@dataclass(frozen=True, slots=True)
class Judged:
    """One person before one vacancy, and what must be said."""

    seeker: Seeker
    words: tuple[str, ...]
    past: Past = _NEVER


@dataclass(frozen=True, slots=True)
class Case:
    """A vacancy of a firm in ``place``, and five people, the best first."""

    vacancy: Vacancy
    place: str
    people: tuple[Judged, ...]


def _who(
    job: str,
    place: str,
    wage: str = "",
    transport: str = "",
    licences: str = "",
    **more: object,
) -> Seeker:
    return Seeker(
        name="사람",
        desired_job=job,
        eup_myeon=place,
        desired_wage=wage,
        transport=transport,
        licences=licences,
        **more,  # type: ignore[arg-type]
    )


_LAST = date(2026, 9, 7)  # 74 days before the tests' day

CASES: tuple[Case, ...] = (
    Case(
        Vacancy(job="사과 적과", wage="일당 13만원", working_hours="07:00~17:00"),
        "솔내면",
        (
            Judged(_who("과수원 일", "솔내면", "일당 12만원", "자가용"),
                   ("직종 일치", "같은 면", "임금 희망 충족", "차량 있음")),
            Judged(_who("과수 전정", "가람읍", "일당 13만원", "오토바이"),
                   ("직종 일치", "같은 군: 가람읍", "차량 있음")),
            Judged(_who("적과", "달빛면", "일당 15만원", "대중교통"),
                   ("직종 일치", "차량 없음: 대중교통")),
            Judged(_who("밭일", "달빛면", "일당 13만원", "대중교통"),
                   ("가까운 직종: 밭일", "임금 희망 충족")),
            Judged(_who("사무보조", "가람읍", "월 230만원", "자가용"),
                   ("다른 직종 희망: 사무보조",)),
        ),
    ),
    Case(
        Vacancy(job="요양보호사", licences="요양보호사 자격", wage="월 220만원"),
        "가람읍",
        (
            Judged(_who("요양사", "가람읍", "월 210만원", "자가용", "요양보호사 1급"),
                   ("직종 일치", "자격 있음: 요양보호사", "같은 읍")),
            Judged(_who("요양보호사", "솔내면", "월 220만원", "대중교통", "요양보호사"),
                   ("직종 일치", "자격 있음: 요양보호사", "차량 없음: 대중교통")),
            Judged(_who("간병인", "가람읍", "월 220만원", "도보", "요양보호사"),
                   ("가까운 직종: 간병인", "자격 있음: 요양보호사")),
            Judged(_who("요양보호사", "구름면", "월 250만원", "대중교통"),
                   ("직종 일치", "자격 부족: 요양보호사", "임금 희망보다 낮음: 월 30만원 적음")),
            Judged(_who("마트 계산원", "가람읍", "월 210만원", "도보"),
                   ("다른 직종 희망: 마트 계산원", "자격 부족: 요양보호사")),
        ),
    ),
    Case(
        Vacancy(job="생산직", wage="시급 10,320원", working_hours="09:00~18:00",
                commute="통근버스 운행"),
        "너른면",
        (
            Judged(_who("제조 공장", "너른면", "월 210만원", desired_hours="주간"),
                   ("직종 일치", "같은 면", "통근버스 있음", "근무시간 맞음")),
            Judged(_who("생산", "가람읍", "월 210만원"),
                   ("직종 일치", "통근버스 있음", "희망시간 모름")),
            Judged(_who("단순노무", "미리내면", "월 300만원", desired_hours="오전"),
                   ("직종 일치", "임금 희망보다 낮음: 월 84만원 적음", "근무시간 다름: 오후")),
            Judged(_who("포장", "미리내면", "월 250만원", desired_hours="오전"),
                   ("가까운 직종: 포장", "근무시간 다름: 오후")),
            Judged(_who("버스기사", "가람읍", "월 280만원", desired_hours="주간"),
                   ("다른 직종 희망: 버스기사",)),
        ),
    ),
    Case(
        Vacancy(job="지게차 운전원", licences="지게차운전기능사", wage="월 260만원"),
        "구름면",
        (
            Judged(_who("지게차", "구름면", "월 250만원", "자가용", "지게차운전기능사, 1종 보통"),
                   ("직종 일치", "자격 있음: 지게차운전기능사", "같은 면")),
            Judged(_who("지게차 기사", "가람읍", "월 280만원", "자가용", "지게차 면허"),
                   ("자격 있음: 지게차운전기능사", "임금 희망보다 낮음: 월 20만원 적음")),
            Judged(_who("물류센터", "가람읍", "월 250만원", "자가용", "지게차 3톤"),
                   ("가까운 직종: 물류센터", "자격 있음: 지게차운전기능사")),
            Judged(_who("지게차", "달빛면", "월 300만원", "대중교통", "1종 보통"),
                   ("직종 일치", "자격 부족: 지게차운전기능사")),
            Judged(_who("창고관리", "달빛면", "월 250만원", "대중교통"),
                   ("가까운 직종: 창고관리", "자격 부족: 지게차운전기능사")),
        ),
    ),
    Case(
        Vacancy(job="주방보조", wage="월 216만원", working_hours="06:00~15:00"),
        "가람읍",
        (
            Judged(_who("조리원", "가람읍", "월 210만원", "도보", desired_hours="주간"),
                   ("직종 일치", "같은 읍", "가까움: 도보", "74일 전 마지막 알선, 불채용 3회"),
                   Past(_LAST, 0, 3, 0)),
            Judged(_who("조리원", "가람읍", "월 210만원", "도보", desired_hours="주간"),
                   ("직종 일치", "결과 기다리는 알선 1건", "4일 전 마지막 알선"),
                   Past(date(2026, 11, 16), 1, 0, 0)),
            Judged(_who("한식조리사", "솔내면", "월 230만원", "자가용", "한식조리기능사"),
                   ("가까운 직종: 한식조리사", "차량 있음")),
            Judged(_who("", "가람읍", "", "", career="급식실 3년"),
                   ("해 본 일: 주방보조", "희망임금 모름", "이동수단 모름")),
            Judged(_who("경비원", "달빛면", "월 250만원", "대중교통"),
                   ("다른 직종 희망: 경비원", "차량 없음: 대중교통")),
        ),
    ),
    Case(
        Vacancy(job="환경미화원", wage="월 220만원", working_hours="05:00~14:00"),
        "달빛면",
        (
            Judged(_who("청소", "달빛면", "월 200만원", "자전거", desired_hours="시간 무관"),
                   ("직종 일치", "같은 면", "가까움: 자전거", "근무시간 맞음")),
            Judged(_who("건물청소", "솔내면", "월 220만원", "자가용", desired_hours="시간 무관"),
                   ("직종 일치", "차량 있음")),
            Judged(_who("미화", "가람읍", "월 220만원", "대중교통", desired_hours="오전"),
                   ("직종 일치", "근무시간 다름")),
            Judged(_who("아파트 경비", "달빛면", "월 220만원", "도보", desired_hours="오전"),
                   ("가까운 직종: 아파트 경비", "같은 면")),
            Judged(_who("시설관리", "가람읍", "월 300만원", "대중교통", desired_hours="오후"),
                   ("가까운 직종: 시설관리", "임금 희망보다 낮음: 월 80만원 적음")),
        ),
    ),
    Case(
        Vacancy(job="통학차량 운전원", licences="1종 보통", wage="월 180만원"),
        "미리내면",
        (
            Judged(_who("버스기사", "미리내면", "월 180만원", "자가용", "1종 대형"),
                   ("직종 일치", "자격 있음: 1종 보통면허", "같은 면")),
            Judged(_who("운전", "가람읍", "월 180만원", "자가용", "1종 보통"),
                   ("직종 일치", "자격 있음: 1종 보통면허", "같은 군: 가람읍")),
            Judged(_who("택배", "미리내면", "월 180만원", "자가용", "1종보통"),
                   ("가까운 직종: 택배", "자격 있음: 1종 보통면허")),
            Judged(_who("운전", "가람읍", "월 250만원", "자가용", "2종 보통"),
                   ("직종 일치", "자격 부족: 1종 보통면허")),
            Judged(_who("운전", "", "월 250만원", "대중교통", residence=None,
                        status=SeekerStatus.PROVISIONAL),
                   ("자격 부족: 1종 보통면허", "사는 읍면 모름", "가등록: 구직등록 먼저")),
        ),
    ),
    Case(
        Vacancy(job="행정 사무원", preferred="컴퓨터활용능력 2급 우대", wage="월 230만원",
                working_hours="09:00~18:00"),
        "가람읍",
        (
            Judged(_who("사무보조", "가람읍", "월 220만원", "자가용", "컴활 2급",
                        desired_hours="주간"),
                   ("직종 일치", "자격 있음: 컴퓨터활용능력", "같은 읍")),
            Judged(_who("행정", "가람읍", "월 220만원", "자가용", desired_hours="주간"),
                   ("직종 일치", "우대 자격 없음: 컴퓨터활용능력")),
            Judged(_who("사무직", "솔내면", "월 260만원", "대중교통", desired_hours="오전"),
                   ("직종 일치", "임금 희망보다 낮음: 월 30만원 적음")),
            Judged(_who("경리", "달빛면", "월 250만원", "대중교통",
                        valid_until=date(2026, 10, 1)),
                   ("가까운 직종: 경리", "구직등록 만료: 2026-10-01")),
            Judged(_who("딸기 수확", "달빛면", "일당 12만원", "대중교통"),
                   ("다른 직종 희망: 딸기 수확",)),
        ),
    ),
)  # fmt: skip
