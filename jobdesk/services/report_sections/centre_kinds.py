"""The sections that tell of a centre's work, as the published reports order them (사례집 §6)."""

from __future__ import annotations

from jobdesk.services.report_sections import (
    aftercare_tables,
    budget_tables,
    check_tables,
    cohort_tables,
    counsel_tables,
    event_tables,
    farm_tables,
    hire_list,
    interview_tables,
    network_tables,
    people_tables,
    saving_tables,
    year_tables,
)
from jobdesk.services.report_sections.making import NAMES, SectionKind, Setting

_YEAR = Setting("whole", "언제", (("올해 누계", True), ("보고하는 기간", False)))
_STRETCH = Setting("whole", "언제", (("보고하는 기간", False), ("올해 누계", True)))

KINDS: tuple[SectionKind, ...] = (
    SectionKind(
        "funnel",
        "구인·구직에서 채용까지",
        people_tables.funnel,
        "구인, 구직, 알선, 면접, 채용을 당월과 누계로, 알선에서 채용까지를 그림으로 인쇄합니다.",
    ),
    SectionKind(
        "places",
        "읍면별 현황",
        people_tables.places,
        "구직자와 취업자를 읍면과 성별로 나눕니다.",
    ),
    SectionKind(
        "ages",
        "성별·연령별 현황",
        people_tables.ages,
        "구직자와 취업자를 연령대와 성별로 나눕니다.",
    ),
    SectionKind(
        "residences",
        "관내·도외 현황",
        people_tables.residences,
        "구직자와 취업자를 관내, 도내, 도외로 나눕니다.",
    ),
    SectionKind(
        "routes",
        "취업경로별 현황",
        people_tables.routes,
        "취업자를 알선, 현장채용, 훈련연계 같은 경로로 나눕니다.",
    ),
    SectionKind(
        "hires",
        "취업자 명단",
        hire_list.hires,
        "입사일이 기간에 드는 취업자를 한 줄씩 적습니다. 이름은 가운데를 가립니다.",
        landscape=True,
        settings=(NAMES,),
    ),
    SectionKind(
        "farm",
        "농가일자리",
        farm_tables.summary,
        "농가와 구직자 발굴, 연인원과 실인원, 요청과 결근을 달마다 인쇄합니다.",
    ),
    SectionKind(
        "farm_parts",
        "농가일자리 작업별 현황",
        farm_tables.parts,
        "연인원을 작업, 읍면처럼 고른 갈래로 나눕니다.",
    ),
    SectionKind(
        "farms",
        "농가별 현황",
        farm_tables.farms,
        "연인원이 많은 농가부터 사람 수와 임금을 적습니다.",
    ),
    SectionKind(
        "farm_support",
        "농가일자리 지원금",
        farm_tables.support,
        "교통비, 간식비, 보험처럼 항목마다 기안한 금액과 지급한 금액을 인쇄합니다.",
    ),
    SectionKind(
        "trips",
        "동행면접",
        interview_tables.trips,
        "동행면접을 건, 명, 개사로 따로 세고 기간의 내역을 적습니다.",
    ),
    SectionKind(
        "allowances",
        "면접활동비 지급 명세",
        interview_tables.allowances,
        "지급한 면접활동비와 면접확인서 유무, 지급을 기다리는 금액을 적습니다.",
        settings=(NAMES,),
    ),
    SectionKind(
        "events",
        "만남의 날·채용행사",
        event_tables.matching_days,
        "올해 연 행사를 참여기업부터 취업까지 합계와 함께 인쇄합니다.",
        landscape=True,
        settings=(_YEAR,),
    ),
    SectionKind(
        "outreach",
        "이동상담·출장소",
        event_tables.outreach,
        "기간에 연 이동·출장상담소마다 상담, 구직신청, 취업을 적습니다.",
    ),
    SectionKind(
        "counselling",
        "상담 유형과 방식",
        counsel_tables.matrix,
        "상담을 유형과 방식으로 나누고 비율을 함께 인쇄합니다.",
        settings=(_YEAR,),
    ),
    SectionKind(
        "cohorts",
        "훈련 기수",
        cohort_tables.results,
        "기수마다 목표와 실적, 출석률, 중도탈락, 수료율, 취업률을 분모와 함께 인쇄합니다.",
        landscape=True,
    ),
    SectionKind(
        "process_days",
        "과정관리의 날",
        aftercare_tables.process,
        "과정관리의 날마다 연락한 결과를 적습니다.",
    ),
    SectionKind(
        "retention",
        "사후관리",
        aftercare_tables.retention,
        "올해 취업자의 재직과 퇴사, 미연락, 개월별 고용유지를 인쇄합니다.",
    ),
    SectionKind(
        "satisfaction",
        "만족도",
        aftercare_tables.satisfaction,
        "올해 조사의 문항마다 응답 수(n), 평균, 만족 이상의 비율을 인쇄합니다.",
    ),
    SectionKind(
        "agreements",
        "일자리 협약",
        network_tables.agreements,
        "기간에 체결한 협약을 한 줄씩 적습니다.",
        settings=(_STRETCH,),
    ),
    SectionKind(
        "meetings",
        "협업체 운영·간담회",
        network_tables.meetings,
        "기간에 연 간담회를 참여자와 함께 한 줄씩 적습니다.",
        settings=(_STRETCH,),
    ),
    SectionKind(
        "publicity",
        "홍보",
        network_tables.publicity,
        "기간의 홍보를 한 줄씩 적고 단위별로 더합니다.",
        settings=(_STRETCH,),
    ),
    SectionKind(
        "proxies",
        "채용대행",
        network_tables.proxies,
        "기간에 맡은 채용대행의 의뢰 인원과 수급 인원을 적습니다.",
        settings=(_STRETCH,),
    ),
    SectionKind(
        "budget",
        "예산 집행",
        budget_tables.spending,
        "농가일자리 지원, 교육 과정, 일자리 계획의 예산과 집행을 재원별로 인쇄합니다.",
    ),
    SectionKind(
        "saving",
        "절감효과",
        saving_tables.saving,
        "센터가 있어 아낀 돈과 시간을 기준값(타지 이동, 잡센터)과 이용건수로 계산합니다.",
        settings=(_YEAR,),
    ),
    SectionKind(
        "last_year",
        "전년 같은 기간 대비",
        year_tables.against_last_year,
        "지표마다 전년 같은 기간과 견주어 증감, 증감률, 전년비(B/A)를 인쇄합니다.",
        indicators=True,
    ),
    SectionKind(
        "pace",
        "목표까지 필요한 속도",
        year_tables.needed_pace,
        "목표를 채우려면 남은 달마다 얼마가 더 필요한지 계산합니다.",
        indicators=True,
    ),
    SectionKind(
        "data_check",
        "자료 점검",
        check_tables.records,
        "빠진 계약서·확인서·동의와 오래된 구인을 건수로 적습니다. 중복은 제출 전 점검에서 봅니다.",
    ),
)
