"""Ready tables of people led on, from vacancies and hiring events to training cohorts."""

from __future__ import annotations

from jobdesk.domain.report_layout_columns import LABEL, actual, count, former, group, label, words
from jobdesk.domain.report_layout_parts import Col, Layout, Print, Source

PEOPLE: tuple[Layout, ...] = (
    Layout(
        8,
        "훈련기관별 수료",
        (
            group("분야별"),
            label("훈련기관"),
            former("{1}년"),
            actual("{0}년"),
            Col(
                ("전년대비 수료생",),
                Print.CHANGE,
                "change",
                ("actual", "former1"),
                width=18,
                fresh="신규",
            ),
        ),
        Source.COHORTS,
        units=True,
        hint="훈련기관마다 두 해의 수료생을 견줍니다.",
    ),
    Layout(
        10,
        "채용행사 운영",
        (
            LABEL,
            count("운영", key="held", unit="회"),
            count("참여", key="attended", unit="명"),
            count("취업", key="hired", unit="명"),
        ),
        Source.DAYS,
        hint="행사를 연 곳마다 운영 횟수, 참여와 취업 인원을 인쇄합니다.",
    ),
    Layout(
        14,
        "과정별 수료와 취업",
        (
            label("과정명", 40),
            count("수료인원", key="completed"),
            count("취업인원", key="hired"),
            words("비고", "note"),
        ),
        Source.COHORTS,
        hint="과정마다 수료 인원과 취업 인원을 인쇄합니다.",
    ),
    Layout(
        17,
        "구인·구직·취업",
        (
            count("구인건수", key="vacancies", unit="건", indicator="vacancies"),
            count("구인수", key="openings", unit="명", indicator="openings"),
            count("구직자수", key="registrations", unit="명", indicator="registrations"),
            count("알선건수", key="referrals", unit="건", indicator="referrals"),
            count("취업자수", key="placements", unit="명", indicator="placements"),
        ),
        Source.ONE,
        hint="구인건수, 구인수, 구직자수, 알선건수, 취업자수를 한 줄로 인쇄합니다.",
    ),
    Layout(
        18,
        "채용행사 결과",
        (
            count("참여업체수", key="employers", unit="개"),
            count("채용인원", key="openings", unit="명"),
            count("참여인원", key="attended", unit="명"),
            count("면접인원", key="met", unit="명"),
            count("최종합격자", key="hired", unit="명"),
        ),
        Source.ONE,
        hint="행사의 참여업체, 채용인원, 참여인원, 면접인원, 합격자를 한 줄로 인쇄합니다.",
    ),
    Layout(
        20,
        "과정별 수료율과 취업률",
        (
            label("교육과정", 40),
            count("참여인원", key="trained"),
            count("수료인원", key="completed"),
            count("취업인원", key="hired"),
            Col(("수료율",), Print.RATE, "completion", ("completed", "trained")),
            Col(("취업률",), Print.RATE, "hire_rate", ("hired", "completed")),
        ),
        Source.COHORTS,
        total="first",
        total_label="계",
        hint="과정마다 수료율(수료/참여)과 취업률(취업/수료, 수료생 기준)을 인쇄합니다.",
        note="수료율은 참여인원, 취업률은 수료인원에 대한 비율이며 합계의 비율은 합계로 냅니다.",
    ),
    Layout(
        26,
        "교육·수료·취업",
        (
            label("사업명", 46),
            count("교육", key="trained"),
            count("수료", key="completed"),
            count("취업", key="hired"),
        ),
        Source.COHORTS,
        hint="사업마다 교육, 수료, 취업 인원을 인쇄합니다.",
    ),
    Layout(
        28,
        "과정 개요",
        (
            label("사업명", 18),
            Col(("{each}",), Print.WORDS, "each", each=True, width=34),
        ),
        Source.COHORTS,
        each=(),
        hint="과정마다 한 칸씩 수행기관, 협력기관, 내용, 예산, 기간, 대상을 인쇄합니다.",
    ),
)
