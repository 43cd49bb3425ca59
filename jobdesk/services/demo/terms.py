"""What the practice centre's firms offer beyond job and pay, and when each was last heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import (
    CLOSED_REASONS,
    INSURANCES,
    OPEN_VACANCY,
    EmployerType,
    Vacancy,
    VacancyStatus,
)
from jobdesk.services.demo import jobs
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.firms import Firm

_DUTIES: tuple[tuple[str, str], ...] = (
    ("방문요양", "재가 어르신 댁을 찾아가 식사·세면·가사를 돕습니다."),
    ("요양보호", "어르신 식사·목욕·이동을 돕고 하루 일과를 기록합니다."),
    ("간호조무", "투약 준비와 활력징후 측정, 진료 보조를 합니다."),
    ("사회복지", "프로그램 운영과 상담, 급여 청구 서류를 맡습니다."),
    ("조리", "하루 두 끼 식단에 맞춘 조리와 배식, 주방 위생관리를 합니다."),
    ("주방보조", "재료 손질과 설거지, 주방 정리를 합니다."),
    ("서빙", "손님 안내와 주문, 상차림과 정리를 합니다."),
    ("수확", "익은 것을 골라 따고 상자에 담아 옮깁니다."),
    ("적과", "사다리에서 어린 열매를 솎아 냅니다."),
    ("전지", "겨울 가지치기와 잔가지 모으기를 합니다."),
    ("봉지씌우기", "송이마다 봉지를 씌우고 묶습니다."),
    ("순", "곁순을 따고 줄기를 유인합니다."),
    ("정식", "모종을 나르고 심은 뒤 물을 줍니다."),
    ("파종", "씨를 넣고 흙과 비닐을 덮습니다."),
    ("선별", "크기와 흠을 보아 나누고 상자에 담습니다."),
    ("포장", "무게를 달아 담고 송장을 붙여 쌓습니다."),
    ("지게차", "팔레트 상하차와 창고 적재를 맡습니다."),
    ("제조", "절임·양념·포장 라인에서 공정을 나누어 맡습니다."),
    ("품질", "시료 검사와 검사 기록, 서류 정리를 합니다."),
    ("조립", "작은 부품을 순서대로 끼우고 검사합니다."),
    ("용접", "CO2 용접으로 철 구조물을 만듭니다."),
    ("생산", "설비에 재료를 넣고 나온 제품을 살핍니다."),
    ("경리", "전표 입력과 세금계산서, 급여 자료를 정리합니다."),
    ("사무", "문서 작성과 전화 응대, 자료 입력을 합니다."),
    ("행정", "민원 안내와 서류 접수, 자료 입력을 돕습니다."),
    ("상하차", "화물을 나누어 싣고 내립니다."),
    ("운전", "정해진 노선을 운전하고 차량을 점검합니다."),
    ("창고", "입출고를 기록하고 재고를 맞춥니다."),
    ("경비", "출입을 확인하고 순찰과 분리수거장을 관리합니다."),
    ("청소", "복도·화장실·계단을 청소하고 쓰레기를 모읍니다."),
    ("미화", "거리와 공공시설을 청소합니다."),
    ("시설", "전기·기계 설비를 점검하고 고칩니다."),
    ("판매", "진열과 계산, 손님 응대를 합니다."),
    ("계산", "계산과 봉투 담기, 마감 정산을 합니다."),
    ("축사", "먹이를 주고 축사를 청소하며 상태를 살핍니다."),
    ("버섯", "배지를 옮기고 버섯을 따서 다듬습니다."),
    ("벌목", "나무를 베고 가지를 정리해 나릅니다."),
    ("산불", "산불 감시초소 근무와 순찰, 계도 방송을 합니다."),
    ("공공근로", "하천변과 공원의 풀을 베고 쓰레기를 줍습니다."),
    ("돌봄", "방과 후 아이들의 간식과 놀이, 귀가를 돕습니다."),
)
"""The first word that stands in a job's title says what is done."""

_FARM_COMMUTE = (
    "마을회관 앞 06:20 집결, 농가 차량으로 이동",
    "자가용 또는 농가 차량 이용",
    "읍 터미널 06:10 출발 차량 제공",
)
_COMMUTE = (
    "통근버스 운행(읍 터미널 07:40 출발)",
    "버스 정류장에서 걸어서 5분",
    "자가용 출퇴근 권장, 주차장 있음",
    "읍내에서 차로 10분",
)
_FARM_WELFARE = ("간식·점심 제공", "점심 제공, 작업복 대여", "간식 제공")
_WELFARE = (
    "점심 제공, 명절 상여",
    "퇴직금, 연차휴가",
    "기숙사 있음, 점심 제공",
    "경조휴가, 명절 선물",
    "점심 제공",
)
_APPLY = (
    "일자리센터로 전화하면 면접 시간을 잡아 드립니다.",
    "이력서를 가지고 방문 면접",
    "일자리센터 알선 후 업체 면접",
    "전화로 먼저 물어본 뒤 방문",
)
_FARM_APPLY = ("전날까지 일자리센터로 전화", "농가에 바로 전화")
_LICENCES = {job.title: job.licence for job in jobs.ALL}
_ASKED_FOR = 0.7
"""Share of the vacancies for licensed work whose firm insists on the licence."""


def with_terms(
    random: Random, vacancies: Sequence[Vacancy], firms: Sequence[Firm], last: date
) -> list[Vacancy]:
    """The vacancies with duties, licence, insurances, commute, welfare, how to apply, the day
    each was last confirmed, and why those that ended without a hire did."""
    types = {firm.employer.id: firm.employer.employer_type for firm in firms}
    return [
        _filled(random, vacancy, types.get(vacancy.employer_id or 0) is EmployerType.FARM, last)
        for vacancy in vacancies
    ]


def _filled(random: Random, vacancy: Vacancy, farm: bool, last: date) -> Vacancy:
    told = random.random()  # some firms say little on the telephone
    licence = _LICENCES.get(vacancy.job, "")
    ended = vacancy.status in (VacancyStatus.CLOSED, VacancyStatus.CANCELLED)
    reasons = CLOSED_REASONS[:2] if vacancy.status is VacancyStatus.CANCELLED else CLOSED_REASONS
    return replace(
        vacancy,
        duties=next((words for word, words in _DUTIES if word in vacancy.job), ""),
        licences=licence if licence and random.random() < _ASKED_FOR else "",
        insurances=_insurances(vacancy, farm),
        commute=random.choice(_FARM_COMMUTE if farm else _COMMUTE) if told < 0.8 else "",
        welfare=random.choice(_FARM_WELFARE if farm else _WELFARE) if told < 0.7 else "",
        how_to_apply=random.choice(_FARM_APPLY if farm else _APPLY),
        confirmed_on=_heard(random, vacancy, last),
        closed_reason=random.choice(reasons) if ended else "",
    )


def _insurances(vacancy: Vacancy, farm: bool) -> tuple[str, ...]:
    if farm or vacancy.employment_type == "일용직":
        return INSURANCES[-1:]
    return INSURANCES[-2:] if vacancy.employment_type == "시간제" else INSURANCES


def _heard(random: Random, vacancy: Vacancy, last: date) -> date | None:
    """A call some days after it came; of those still open most were called again lately."""
    received = vacancy.received_on or last
    if vacancy.status in OPEN_VACANCY and random.random() < 0.75:
        lately = last - timedelta(days=random.randint(0, 12))
        return max(received, office_day(lately - timedelta(days=2)))
    called = office_day(received, random.randint(3, 9))
    until = min(last, vacancy.closes_on or last)
    return called if called <= until else None
