"""The figures of farm work in words and as plain data: 집계 기준, JSON, the digest of a reprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from jobdesk.domain.farm_figures import FarmFigures, Line, SupportLine, TimeLine
from jobdesk.domain.figures import Number
from jobdesk.domain.official import official_date


def definitions(figures: FarmFigures) -> tuple[str, ...]:
    """집계 기준, one printed sentence or two each: what each number counts, and the rest."""
    return (
        *(f"{each.label}: {each.rule}" for each in figures.measures),
        *(f"{each.label}: {each.rule}" for each in figures.averages),
        *notes(figures),
    )


def notes(figures: FarmFigures) -> tuple[str, ...]:
    """How averages, shares and tables are made, one sentence or two each."""
    digits = figures.rate_decimals
    places = "정수로" if digits == 0 else f"소수 {digits}자리까지"
    return (
        f"평균은 반올림하고, 비율은 {figures.rounding.label}하여 {places} 적습니다.",
        (
            "실인원과 농가는 줄마다 한 번씩만 세므로 줄의 합이 계와 다를 수 있습니다. 읍면과 "
            f"마을은 일한 필지의 것이며, 나이는 {official_date(age_day(figures))}의 만 나이입니다."
        ),
        f"기준일은 {official_date(figures.as_of)}이며, 휴지통의 기록은 뺍니다.",
    )


def age_day(figures: FarmFigures) -> date:
    """The day on which ages are reckoned."""
    return min(figures.last, figures.as_of)


def head_line(figures: FarmFigures) -> str:
    """``연인원 5,124명 · 실인원 724명 · 농가 234곳 · 1인 평균 7.08일 · 농가 평균 21.9명``."""
    parts = (
        f"연인원 {figures.measure('days').text}",
        f"실인원 {figures.measure('people').text}",
        f"농가 {figures.measure('farms').text}",
        f"1인 평균 {figures.average('per_person').text}",
        f"농가 평균 {figures.average('per_farm').text}",
    )
    return " · ".join(parts)


def missing_line(figures: FarmFigures) -> str:
    """``근로확인 빠짐 3건 · 계약서 빠짐 12건``; "" where nothing is missing."""
    return " · ".join(
        f"{each.gap.value} {each.number.value:,}건" for each in figures.missing if each.number.value
    )


def to_json(figures: FarmFigures) -> dict[str, object]:
    """Every number with its records; dates as ISO text, people by id alone."""
    return {
        "centre": figures.centre,
        "practice": figures.practice,
        "title": figures.title,
        "period": {"first": figures.first.isoformat(), "last": figures.last.isoformat()},
        "as_of": figures.as_of.isoformat(),
        "taken_at": figures.taken_at.isoformat(timespec="seconds"),
        "taken_by": figures.taken_by,
        "rounding": figures.rounding.value,
        "rate_decimals": figures.rate_decimals,
        **_content(figures),
        "definitions": list(definitions(figures)),
        "digest": digest_of(figures),
    }


def digest_of(figures: FarmFigures) -> str:
    """SHA-256 of the numbers and their records, without when and by whom they were taken."""
    content = [
        figures.centre,
        figures.title,
        figures.first.isoformat(),
        figures.last.isoformat(),
        figures.as_of.isoformat(),
        _content(figures),
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_code(figures: FarmFigures) -> str:
    """The first twelve signs of the digest in groups, as printed in the footer."""
    head = digest_of(figures)[:12].upper()
    return "-".join(head[i : i + 4] for i in range(0, 12, 4))


def _content(figures: FarmFigures) -> dict[str, object]:
    return {
        "numbers": {
            each.id: {"label": each.label, "unit": each.unit, **_number(each.number)}
            for each in figures.measures
        },
        "averages": {
            each.id: {"label": each.label, "unit": each.unit, "value": _plain(each.value)}
            for each in figures.averages
        },
        "time": {
            "label": figures.time_label,
            "rows": [_time(each) for each in (*figures.time, figures.time_total)],
        },
        "tables": {
            table.id: {"label": table.label, "rows": _lines(table.id, (*table.rows, table.total))}
            for table in figures.tables
        },
        "support": [_support(each) for each in figures.support],
        "missing": {each.gap.value: _number(each.number) for each in figures.missing},
    }


def _lines(table: str, lines: Iterable[Line]) -> list[dict[str, object]]:
    """Rows of a table; a worker is named by the number of the record, not by name."""
    return [
        {**_line(each), "label": "" if table == "worker" and each.record_id else each.label}
        for each in lines
    ]


def _line(each: Line) -> dict[str, object]:
    return {
        "label": each.label,
        "id": each.record_id or None,
        "days": _number(each.days),
        "people": _number(each.people),
        "farms": _number(each.farms),
        "wages": _number(each.wages),
        "mean_wage": _plain(each.mean),
        "share": _plain(each.share),
    }


def _time(each: TimeLine) -> dict[str, object]:
    return {
        **_line(each.line),
        "wanted": _number(each.wanted),
        "absent": _number(each.absent),
        "farms_found": _number(each.farms_found),
        "workers_found": _number(each.workers_found),
    }


def _support(each: SupportLine) -> dict[str, object]:
    return {"item": each.item, "bound": _number(each.bound), "paid": _number(each.paid)}


def _number(number: Number) -> dict[str, object]:
    return {"value": number.value, "kind": number.kind.value, "ids": list(number.ids)}


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
