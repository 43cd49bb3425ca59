"""The results of training cohorts in words and as plain data: 집계 기준, JSON, the digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jobdesk.domain.cohort_figures import (
    GROUP_COLUMNS,
    CohortFigures,
    CohortLine,
    GroupTable,
    Kept,
    Pair,
    Rate,
    SurveyLine,
)
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_date
from jobdesk.domain.survey_figures import bands, rule_words

_PAIRS = ("recruited", "selected", "trained", "completed", "certified", "hired")
_NUMBERS = (
    "certificates",
    "early",
    "dropped",
    "failed",
    "running",
    "expected",
    "related",
    "unfinished",
    "early_hired",
)


def definitions(figures: CohortFigures) -> tuple[str, ...]:
    """집계 기준, one printed sentence or two each."""
    digits = figures.rate_decimals
    places = "정수로" if digits == 0 else f"소수 {digits}자리까지"
    bases = ", ".join(dict.fromkeys(f"{line.base}인원" for line in figures.lines if line.base))
    lines = [
        (
            "모집인원은 신청을 취소하지 않은 신청자, 선발인원은 자리를 얻은 사람(입교 전 포기 "
            "제외), 교육인원은 교육을 시작한 사람입니다. 교육인원의 목표는 선발 목표입니다."
        ),
        (
            "수료인원은 수료로 정해진 사람입니다. 조기취업은 중도탈락이 아니며 따로 셉니다. "
            "자격취득은 자격증을 딴 사람(명), 자격증은 딴 자격증(건)을 셉니다."
        ),
        (
            "취업인원은 그 기수로 기록된 취업이 있는 사람이며 한 사람을 한 번 셉니다. 취업처가 "
            "여럿이면 마지막 취업처로 적습니다."
        ),
        (
            f"수료율은 교육인원에 대한 수료인원, 취업률은 {bases or '기준 인원'}에 대한 "
            "취업인원입니다. 합계의 비율은 합계끼리 나눈 것이며 비율을 평균하지 않습니다."
        ),
        (
            f"비율은 {figures.rounding.label}하여 {places} 적습니다. 목표가 숫자가 아니면 "
            "달성률을 '-'로 적습니다."
        ),
        (
            "나이는 개강일의 만 나이이며, 사람 표의 비율은 교육인원(시작 전이면 모집인원)에 대한 "
            "것입니다."
        ),
        (
            "고용유지율은 입사 뒤 그 개월이 되는 날이 지난 취업 가운데 그날 재직한 취업입니다. "
            "확인하지 못한 취업도 분모에 듭니다. 기준일 재직은 퇴사가 기록되지 않은 취업입니다."
        ),
    ]
    shared = [table.label for table in figures.groups if not table.exclusive and table.rows]
    if shared:
        lines.append(
            f"{', '.join(shared)}은 한 사람이 여러 줄에 들 수 있어 합이 계보다 클 수 있습니다."
        )
    if figures.surveys:
        scales = dict.fromkeys(line.result.survey.scale for line in figures.surveys)
        rules = ", ".join(rule_words(scale) for scale in scales)
        lines.append(f"만족도의 n은 그 문항에 답한 사람 수입니다. {rules}.")
    lines.append(
        f"기준일은 {official_date(figures.as_of)}이며, 취소한 기수와 휴지통의 기록은 뺍니다."
    )
    if not figures.single:
        lines.append(
            f"합계는 기수별 인원의 합입니다. 교육인원의 실인원은 {figures.persons.value:,}명입니다."
        )
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the 총괄; ``pair`` is None where no target is set, ``shares`` what it is of the
    steps before it, in words."""

    label: str
    number: Number
    unit: str
    pair: Pair | None
    shares: str

    @property
    def target(self) -> str:
        """The target as printed."""
        return self.pair.target_text if self.pair is not None else "-"

    @property
    def rate(self) -> str:
        """달성률 as printed."""
        return self.pair.rate_text if self.pair is not None else "-"


def steps(figures: CohortFigures) -> tuple[Step, ...]:
    """모집 → 선발 → 교육 → 수료 → 자격 → 취업 over all the cohorts."""
    total = figures.total
    hired = [
        f"{rate.base} 대비 {rate.text}" for rate in (total.hire_rate, total.early_rate) if rate
    ]
    early = f"조기취업 {total.early.value:,}명" if total.early.value else ""
    dropped = f"중도탈락 {total.dropped.value:,}명" if total.dropped.value else ""
    completed = f"{total.completion.base} 대비 {total.completion.text}"
    related = f"관련 분야 {total.related.value:,}명" if total.related.value else ""

    def step(label: str, pair: Pair, *shares: str) -> Step:
        told = " · ".join(filter(None, shares))
        return Step(label, pair.actual, "명", pair, told)

    return (
        step("모집", total.recruited),
        step("선발", total.selected),
        step("교육", total.trained, early, dropped),
        step("수료", total.completed, completed),
        step("자격취득", total.certified),
        Step("자격증", total.certificates, "건", None, ""),
        step("취업", total.hired, *hired, related),
    )


def spread_text(line: SurveyLine, at: int) -> str:
    """``5점 17(68%) · 4점 6(24%)``: how the answers to one question fall, the best first, only
    scores that were given."""
    question = line.result.questions[at]
    parts = []
    for (low, high), count in zip(bands(line.result.survey.scale), question.spread, strict=True):
        if count:
            score = f"{low}" if low == high else f"{low}~{high}"
            share = (Decimal(count) * 100 / question.n).quantize(Decimal("0.1"), ROUND_HALF_UP)
            parts.append(f"{score}점 {count:,}({share.normalize():f}%)")
    return " · ".join(reversed(parts))


def to_json(figures: CohortFigures) -> dict[str, object]:
    """Every number with its records; dates as ISO text, no names of people."""
    return {
        "centre": figures.centre,
        "practice": figures.practice,
        "title": figures.title,
        "as_of": figures.as_of.isoformat(),
        "taken_at": figures.taken_at.isoformat(timespec="seconds"),
        "taken_by": figures.taken_by,
        "rounding": figures.rounding.value,
        "rate_decimals": figures.rate_decimals,
        **_content(figures),
        "remarks": list(figures.remarks),
        "definitions": list(definitions(figures)),
        "digest": digest_of(figures),
    }


def digest_of(figures: CohortFigures) -> str:
    """SHA-256 of the numbers and their records, without when and by whom they were taken."""
    content = [figures.centre, figures.title, figures.as_of.isoformat(), _content(figures)]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_code(figures: CohortFigures) -> str:
    """The first twelve signs of the digest in groups, as printed in the footer."""
    head = digest_of(figures)[:12].upper()
    return "-".join(head[i : i + 4] for i in range(0, 12, 4))


def _content(figures: CohortFigures) -> dict[str, object]:
    return {
        "cohorts": [_line_json(line) for line in figures.lines],
        "total": _line_json(figures.total),
        "persons": _number_json(figures.persons),
        "certificates": [
            {
                "cohort": line.cohort,
                "title": line.title,
                "issued": _number_json(line.issued),
                "holders": _number_json(line.holders),
            }
            for line in figures.certificates
        ],
        "groups": [_group_json(table) for table in figures.groups],
        "exits": [
            {"label": line.label, "number": _number_json(line.number)} for line in figures.exits
        ],
        "firms": [
            {
                "employer_id": line.employer_id,
                "name": line.firm,
                "hired": _number_json(line.hired),
                "related": line.related,
                "industry": line.industry,
            }
            for line in figures.firms
        ],
        "retention": [
            {
                "months": line.months,
                "all": _kept_json(line.every),
                "related": _kept_json(line.related),
            }
            for line in figures.retention
        ],
        "surveys": [_survey_json(line) for line in figures.surveys],
        "activities": [
            {
                "what": line.what,
                "unit": line.unit,
                "number": _number_json(line.number),
                "people": line.people,
            }
            for line in figures.acts
        ],
        "budget": [
            {
                "source": line.source,
                "amount": line.amount,
                "spent": line.spent,
                "rate": _plain(line.rate),
            }
            for line in figures.money
        ],
    }


def _number_json(number: Number) -> dict[str, object]:
    return {"value": number.value, "kind": number.kind.value, "ids": list(number.ids)}


def _pair_json(pair: Pair) -> dict[str, object]:
    return {
        "target": pair.target,
        "actual": _number_json(pair.actual),
        "rate": _plain(pair.rate),
        "former": pair.former,
    }


def _rate_json(rate: Rate | None) -> dict[str, object] | None:
    return None if rate is None else {"base": rate.base, "value": _plain(rate.value)}


def _line_json(line: CohortLine) -> dict[str, object]:
    return {
        "id": line.cohort_id,
        "course": line.course,
        "title": line.title,
        "starts_on": line.starts_on.isoformat() if line.starts_on else None,
        "ends_on": line.ends_on.isoformat() if line.ends_on else None,
        "place": line.place,
        "operator": line.operator,
        "seats": line.seats,
        "days": line.days,
        "hours": line.hours,
        **{name: _pair_json(getattr(line, name)) for name in _PAIRS},
        **{name: _number_json(getattr(line, name)) for name in _NUMBERS},
        "completion_rate": _rate_json(line.completion),
        "hire_rate": _rate_json(line.hire_rate),
        "early_hire_rate": _rate_json(line.early_rate),
    }


def _group_json(table: GroupTable) -> dict[str, object]:
    return {
        "id": table.id,
        "label": table.label,
        "columns": list(GROUP_COLUMNS),
        "share_of": table.base,
        "rows": [
            {
                "label": line.label,
                "cells": [_number_json(cell) for cell in line.cells],
                "share": _plain(line.share),
            }
            for line in (*table.rows, table.total)
        ],
        "by_cohort": [
            {
                "title": course.title,
                "cells": [
                    {"number": _number_json(number), "share": _plain(share)}
                    for number, share in course.cells
                ],
            }
            for course in table.by_cohort
        ],
    }


def _kept_json(kept: Kept) -> dict[str, object]:
    return {
        "due": _number_json(kept.due),
        "employed": _number_json(kept.employed),
        "left": _number_json(kept.left),
        "unknown": _number_json(kept.unknown),
        "rate": _plain(kept.rate),
    }


def _survey_json(line: SurveyLine) -> dict[str, object]:
    survey = line.result.survey
    return {
        "id": survey.id,
        "cohort": line.cohort,
        "title": survey.title,
        "audience": survey.audience.value,
        "scale": survey.scale,
        "n": line.result.forms,
        "satisfied": line.result.satisfied,
        "answers": line.result.scores,
        "questions": [
            {
                "question": question.question,
                "n": question.n,
                "mean": None if question.mean is None else float(question.mean),
                "satisfied": question.satisfied,
                "spread": list(question.spread),
            }
            for question in line.result.questions
        ],
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
