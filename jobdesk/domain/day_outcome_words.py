"""The outcome of days in words and as plain data: 집계 기준, JSON and the digest of a reprint."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

from jobdesk.domain.day_outcome import (
    GROUP_COLUMNS,
    RESULTS,
    BoothLine,
    DayLine,
    GroupTable,
    Outcome,
    Stage,
)
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_date
from jobdesk.domain.rounding import rate, rate_text

_NUMBERS = (
    "employers",
    "openings",
    "applicants",
    "attended",
    "interviews",
    "met",
    "offers",
    "chosen",
    "owed",
    "hired",
    "later",
    "on_site",
    "crisis",
)


def definitions(outcome: Outcome) -> tuple[str, ...]:
    """집계 기준, one printed sentence or two each."""
    digits = outcome.rate_decimals
    places = "정수로" if digits == 0 else f"소수 {digits}자리까지"
    lines = [
        "참여기업은 참가를 확정한 업체, 구인인원은 그 업체들이 가져온 구인의 모집인원입니다.",
        "접수인원은 취소하지 않은 참가자, 참여인원은 그날 온 참가자입니다.",
        "면접과 합격은 건과 명을 따로 셉니다. 한 사람이 세 곳에서 면접을 보면 3건, 1명입니다.",
        (
            "합격은 업체가 채용하기로 한 면접, 취업은 그 행사로 기록된 취업 중 행사가 열린 해에 "
            "입사한(할) 사람입니다. 다음 해부터 입사하는 사람은 빼고 따로 적습니다."
        ),
        (
            "비율은 옆에 적은 기준에 대한 것으로 사람 수끼리 견주고, 구인인원 대비는 취업인원을 "
            f"견준 것입니다. {outcome.rounding.label}하여 {places} 적습니다. "
            "기준에 들지 않은 사람이 섞여 있으면 '-'로 적습니다."
        ),
        (
            "나이는 행사 날 만 나이입니다. 취업취약계층은 한 사람이 여럿에 들 수 있어 합이 계와 "
            "다를 수 있습니다."
        ),
        (f"기준일은 {official_date(outcome.as_of)}이며, 취소한 행사와 휴지통의 기록은 뺍니다."),
    ]
    owed = outcome.total.owed.value
    if owed:
        lines.append(f"결과가 남은 면접 {owed:,}건(보류와 2차면접 포함)은 합격에 들지 않았습니다.")
    if not outcome.single:
        lines.append(
            "실인원은 기간 안에서 한 사람을 한 번만 센 수라서 행사별 인원의 합과 다를 수 있습니다."
        )
    return tuple(lines)


def money(outcome: Outcome) -> str:
    """``예산 3,500,000원 · 집행액 2,100,000원 (60%)``; "" where neither was written down."""
    budget, spent = outcome.total.budget, outcome.total.spent
    parts = [
        f"{word} {amount:,}원"
        for word, amount in (("예산", budget), ("집행액", spent))
        if amount is not None
    ]
    if not parts:
        return ""
    share = rate(
        spent or 0,
        budget if spent is not None else None,
        decimals=outcome.rate_decimals,
        rounding=outcome.rounding,
    )
    return " · ".join(parts) + (f" ({rate_text(share)})" if share is not None else "")


def to_json(outcome: Outcome) -> dict[str, object]:
    """Every number with its records; dates as ISO text, no names of people."""
    return {
        "centre": outcome.centre,
        "practice": outcome.practice,
        "title": outcome.title,
        "period": {"first": outcome.first.isoformat(), "last": outcome.last.isoformat()},
        "as_of": outcome.as_of.isoformat(),
        "taken_at": outcome.taken_at.isoformat(timespec="seconds"),
        "taken_by": outcome.taken_by,
        "rounding": outcome.rounding.value,
        "rate_decimals": outcome.rate_decimals,
        "days": [_line_json(line) for line in outcome.lines],
        "total": _line_json(outcome.total),
        "funnel": [_stage_json(stage) for stage in outcome.funnel],
        "booths": [_booth_json(line) for line in outcome.booths],
        "groups": [_group_json(table) for table in outcome.groups],
        "programmes": [
            {
                "title": line.title,
                "operators": line.operators,
                "counted": line.counted,
                "used": _number_json(line.used),
            }
            for line in outcome.programmes
        ],
        "remark": outcome.remark,
        "definitions": list(definitions(outcome)),
        "digest": digest_of(outcome),
    }


def digest_of(outcome: Outcome) -> str:
    """SHA-256 of the numbers and their records, without when and by whom they were taken."""
    content = [
        outcome.centre,
        outcome.title,
        outcome.first.isoformat(),
        outcome.last.isoformat(),
        outcome.as_of.isoformat(),
        [_line_json(line) for line in outcome.lines],
        [_stage_json(stage) for stage in outcome.funnel],
        [_booth_json(line) for line in outcome.booths],
        [_group_json(table) for table in outcome.groups],
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_code(outcome: Outcome) -> str:
    """The first twelve signs of the digest in groups, as printed in the footer."""
    head = digest_of(outcome)[:12].upper()
    return "-".join(head[i : i + 4] for i in range(0, 12, 4))


def _number_json(number: Number) -> dict[str, object]:
    return {"value": number.value, "kind": number.kind.value, "ids": list(number.ids)}


def _line_json(line: DayLine) -> dict[str, object]:
    return {
        "id": line.day_id,
        "title": line.title,
        "partners": line.partners,
        "held_on": line.held_on.isoformat() if line.held_on else None,
        "ends_on": line.ends_on.isoformat() if line.ends_on else None,
        "place": line.place,
        **{name: _number_json(getattr(line, name)) for name in _NUMBERS},
        "budget": line.budget,
        "spent": line.spent,
    }


def _stage_json(stage: Stage) -> dict[str, object]:
    return {
        "id": stage.id,
        "label": stage.label,
        "unit": stage.unit,
        "number": _number_json(stage.number),
        "once": _number_json(stage.once) if stage.once else None,
        "rates": [{"base": rate.base, "value": _plain(rate.value)} for rate in stage.rates],
    }


def _booth_json(line: BoothLine) -> dict[str, object]:
    return {
        "employer_id": line.employer_id,
        "booth": line.booth,
        "name": line.name,
        "openings": _number_json(line.openings),
        "interviews": _number_json(line.interviews),
        "met": _number_json(line.met),
        "results": {
            word: _number_json(number) for word, number in zip(RESULTS, line.results, strict=True)
        },
        "hired": _number_json(line.hired),
        "later": _number_json(line.later),
    }


def _group_json(table: GroupTable) -> dict[str, object]:
    return {
        "id": table.id,
        "label": table.label,
        "columns": list(GROUP_COLUMNS),
        "rows": [
            {"label": line.label, "cells": [_number_json(cell) for cell in line.cells]}
            for line in (*table.rows, table.total)
        ],
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
