"""What a report says about its own numbers: 집계 기준 and which target was used."""

from __future__ import annotations

from jobdesk.domain.figures import Figures, IndicatorRow
from jobdesk.domain.official import official_date


def definitions(figures: Figures) -> tuple[str, ...]:
    """집계 기준, one printed sentence or two each."""
    as_of, age_day = official_date(figures.as_of), official_date(figures.age_day)
    places = "정수로" if figures.rate_decimals == 0 else f"소수 {figures.rate_decimals}자리까지"
    general = (
        f"기준일은 {as_of}이며, 날짜가 없거나 기준일 뒤인 기록과 휴지통의 기록은 뺍니다.",
        "누계는 1월 1일부터의 합이고, 전월 대비는 당월에서 지난달을 뺀 값입니다(△는 감소).",
        (
            f"달성률은 누계 ÷ 연간목표 × 100이고 {figures.rounding.label}하여 {places} 적으며, "
            "숫자로 된 목표가 없으면 '-'로 적습니다."
        ),
        f"구직자·취업자 현황의 나이는 {age_day} 현재 만 나이입니다.",
    )
    return (*(f"{r.indicator.label}: {r.indicator.rule}" for r in figures.rows), *general)


def target_notes(figures: Figures) -> tuple[str, ...]:
    """Which revision of a target was used, where it is not the first of the year."""
    return tuple(note for row in figures.rows if (note := _target_note(row)))


def _target_note(row: IndicatorRow) -> str:
    target = row.target
    if target is None or not row.former_target:
        return ""
    parts = [f"{row.indicator.name} 연간목표 {row.target_text}"]
    if target.set_on is not None:
        parts.append(f"{official_date(target.set_on)} 변경(종전 {row.former_target})")
    if target.reason:
        parts.append(f"사유: {target.reason}")
    if target.document:
        parts.append(f"근거: {target.document}")
    return ", ".join(parts)
