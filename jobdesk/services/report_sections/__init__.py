"""Every section that a template can use, by id: each is one line here and one maker."""

from __future__ import annotations

from jobdesk.services.report_sections import (
    centre_kinds,
    corrections,
    indicator_tables,
    layouts,
    photos,
    plans_kinds,
    words,
)
from jobdesk.services.report_sections.making import SectionKind

SECTIONS: dict[str, SectionKind] = {
    each.id: each
    for each in (
        SectionKind(
            "summary",
            "총괄 실적",
            indicator_tables.summary,
            "지표마다 연간 목표, 당월·누계, 달성률, 전월·전년 같은 기간 대비를 인쇄합니다.",
            indicators=True,
        ),
        SectionKind(
            "months",
            "월별 실적",
            indicator_tables.months,
            "지표마다 1월부터 열두 달의 실적과 누계를 인쇄합니다.",
            indicators=True,
        ),
        SectionKind(
            "corrections",
            "정정",
            corrections.corrections,
            "마감한 달의 실적이 그 뒤에 바뀌었으면 무엇을 누가 왜 바꾸었는지 적습니다.",
        ),
        SectionKind(
            "definitions",
            "집계 기준",
            words.definitions,
            "인쇄한 지표를 어떻게 세었는지 한 문장씩 적습니다.",
            indicators=True,
        ),
        SectionKind(
            "photos", "사진", photos.photos, "고른 사진을 설명과 날짜를 붙여 격자로 인쇄합니다."
        ),
        SectionKind(
            "text", "글", words.typed, "추진배경, 문제점 및 대책처럼 직접 쓰는 글입니다.", text=True
        ),
        *centre_kinds.KINDS,
        *layouts.KINDS,
        *plans_kinds.KINDS,
    )
}
