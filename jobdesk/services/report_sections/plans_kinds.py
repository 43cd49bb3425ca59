"""The sections of the plan and the 공약, as templates name them."""

from __future__ import annotations

from jobdesk.services.report_sections import plans_plan, plans_pledges
from jobdesk.services.report_sections.making import SectionKind

KINDS: tuple[SectionKind, ...] = (
    SectionKind(
        "plan_table",
        "일자리창출 핵심 전략",
        plans_plan.table,
        "추진전략, 실천과제, 세부사업마다 일자리 목표와 사업예산을 인쇄합니다.",
    ),
    SectionKind(
        "plan_fields",
        "분야별 목표",
        plans_plan.fields,
        "전략이나 부문마다 목표 인원과 재원별 예산을 인쇄합니다.",
    ),
    SectionKind(
        "plan_common",
        "공통 일자리 목표",
        plans_plan.common,
        "고용률처럼 직접 입력한 지표의 지난해 실적과 올해 목표를 인쇄합니다.",
    ),
    SectionKind(
        "plan_boxes",
        "세부 실천과제",
        plans_plan.boxes,
        "실천과제마다 배경, 사업내용, 기대효과와 추진계획 표를 인쇄합니다.",
    ),
    SectionKind(
        "plan_schedule",
        "월별 추진일정",
        plans_plan.schedule,
        "세부사업마다 열두 달의 추진 일정을 인쇄합니다.",
        landscape=True,
    ),
    SectionKind(
        "plan_budget",
        "연도별·재원별 예산",
        plans_plan.budget,
        "계획 전체의 소요예산과 투입예산을 재원과 연도로 나누어 인쇄합니다.",
        landscape=True,
    ),
    SectionKind(
        "plan_findings",
        "합계가 맞지 않는 곳",
        plans_plan.disagreements,
        "적은 합계와 아래 항목을 더한 값이 다른 곳을 적습니다.",
    ),
    SectionKind(
        "pledges",
        "공약사항",
        plans_pledges.sheets,
        "공약마다 추진상황 서식을 인쇄합니다.",
    ),
)
