"""The frozen figures of a month: screen, PDF, workbook and script are renderings of this one.

Nothing that shows figures asks the store, so no two renderings can disagree, and every
number carries the records it was made of, so that a click opens them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import change, official_date
from jobdesk.domain.rounding import Rounding, rate_text
from jobdesk.domain.targets import Target, target_number


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and what it is made of: ``ids`` are records of ``kind``, in date order.

    ``value`` is their count, or the sum of the indicator's field over them.
    """

    value: int
    kind: KindId
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of the summary: this month, January to this month, and the month before.

    ``target`` is the revision in force on the as-of date, None when none was ever set;
    ``months`` are January to this month one by one, and their sum is ``cumulative``.
    """

    indicator: Indicator
    target: Target | None
    months: tuple[Number, ...]
    cumulative: Number
    previous: Number
    rate: Decimal | None
    note: str

    @property
    def month(self) -> Number:
        """당월."""
        return self.months[-1]

    @property
    def change(self) -> int:
        """전월 대비, in the indicator's unit."""
        return self.month.value - self.previous.value

    @property
    def change_text(self) -> str:
        """``12``, ``△12`` or ``-``."""
        return change(self.change)

    @property
    def rate_text(self) -> str:
        """``551%`` or ``-``."""
        return rate_text(self.rate)

    @property
    def target_number(self) -> Decimal | None:
        """The target as a number, None where it is blank or words."""
        return target_number(self.target.value) if self.target else None

    @property
    def target_text(self) -> str:
        """The target as printed: ``1,652``, the words typed, or ``-``."""
        number = self.target_number
        if number is not None:
            return f"{number:,}"
        return (self.target.value if self.target else "") or "-"


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One place or age band; ``cells`` are month × genders and sum, then the same Jan–month."""

    label: str
    cells: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """People by one property and gender. ``groups`` head the halves of ``columns``.

    Each group holds every column of ``columns``, the last of which is the sum (계);
    ``total`` sums the rows column by column.
    """

    id: str
    subject: str
    row_label: str
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[BreakdownRow, ...]
    total: BreakdownRow


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """One line of the list of this month's placements."""

    id: int
    seeker_id: int
    hire_date: date
    name: str
    gender: str
    age: int | None
    eup_myeon: str
    employer: str
    job: str
    employment_type: str
    route: str
    insured: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of ``year``/``month`` as they stood at ``taken_at``.

    Records dated after ``as_of`` (기준일) are not in them; ages are those on
    ``first``..``last`` 's end or the as-of date, whichever is earlier. ``rate_decimals`` and
    ``rounding`` are the settings the rates were made with.
    """

    centre: str
    practice: bool
    title: str
    year: int
    month: int
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    rounding: Rounding
    rate_decimals: int
    rows: tuple[IndicatorRow, ...]
    breakdowns: tuple[Breakdown, ...]
    placed: tuple[PlacedPerson, ...]

    def row(self, indicator_id: str) -> IndicatorRow:
        """The line of one indicator. Raises KeyError when it is not in these figures."""
        for row in self.rows:
            if row.indicator.id == indicator_id:
                return row
        raise KeyError(indicator_id)

    def breakdown(self, breakdown_id: str) -> Breakdown:
        """One breakdown by id. Raises KeyError when it is not in these figures."""
        for table in self.breakdowns:
            if table.id == breakdown_id:
                return table
        raise KeyError(breakdown_id)

    @property
    def age_day(self) -> date:
        """The day on which ages are reckoned."""
        return min(self.last, self.as_of)

    @property
    def definitions(self) -> tuple[str, ...]:
        """집계 기준: one sentence each, as printed."""
        day = official_date(self.age_day)
        return (
            f"기준일: {official_date(self.as_of)}. 날짜가 기준일 뒤인 기록과 휴지통의 기록은 "
            "넣지 않습니다.",
            *(f"{r.indicator.label}: {r.indicator.rule}" for r in self.rows),
            "누계는 1월 1일부터 이 달까지이며, 전월 대비는 당월에서 지난달을 뺀 값입니다"
            "(△는 감소).",
            f"달성률은 누계 ÷ 연간목표 × 100이며 {_places(self.rate_decimals)} 아래를 "
            f"{self.rounding.label}합니다. 숫자로 된 목표가 없으면 '-'로 적습니다.",
            f"구직자·취업자 현황은 {day} 현재 만 나이와 기록된 성별·읍면을 따릅니다.",
        )

    @property
    def target_notes(self) -> tuple[str, ...]:
        """Which revision of a target was used, where it was revised, explained or documented."""
        return tuple(note for r in self.rows if r.target is not None and (note := _target_note(r)))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, without when and by whom it was taken.

        Two prints with the same digest hold the same figures of the same records.
        """
        content = self.to_json()
        for passing in ("taken_at", "taken_by", "digest"):
            content.pop(passing, None)
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def check_code(self) -> str:
        """The first twelve signs of the digest in groups, as printed in the footer."""
        head = self.digest[:12].upper()
        return "-".join(head[i : i + 4] for i in range(0, 12, 4))

    def to_json(self) -> dict[str, object]:
        """Plain data for scripts: values, targets, rates and record ids; dates as ISO text."""
        return {
            "centre": self.centre,
            "practice": self.practice,
            "title": self.title,
            "year": self.year,
            "month": self.month,
            "period": {"first": self.first.isoformat(), "last": self.last.isoformat()},
            "as_of": self.as_of.isoformat(),
            "taken_at": self.taken_at.isoformat(timespec="seconds"),
            "taken_by": self.taken_by,
            "rounding": self.rounding.value,
            "rate_decimals": self.rate_decimals,
            "indicators": [_row_json(row) for row in self.rows],
            "breakdowns": [_breakdown_json(table) for table in self.breakdowns],
            "placements": [_placed_json(person) for person in self.placed],
            "definitions": [*self.definitions, *self.target_notes],
        }


def _places(decimals: int) -> str:
    return "소수점" if decimals == 0 else f"소수점 {decimals}자리"


def _target_note(row: IndicatorRow) -> str:
    target = row.target
    if target is None or not (row.note or target.reason or target.document):
        return ""
    parts = [f"{row.indicator.name} 목표 {row.target_text}"]
    if target.set_on is not None:
        parts.append(f"{official_date(target.set_on)} {'변경' if row.note else '설정'}")
    if target.reason:
        parts.append(f"사유: {target.reason}")
    if target.document:
        parts.append(f"근거: {target.document}")
    return ", ".join(parts)


def _number_json(number: Number) -> dict[str, object]:
    return {"value": number.value, "kind": number.kind.value, "ids": list(number.ids)}


def _row_json(row: IndicatorRow) -> dict[str, object]:
    number, target = row.target_number, row.target
    return {
        "id": row.indicator.id,
        "name": row.indicator.name,
        "unit": row.indicator.unit,
        "basis": row.indicator.basis.value,
        "rule": row.indicator.rule,
        "target": _plain(number),
        "target_text": row.target_text,
        "target_set_on": target.set_on.isoformat() if target and target.set_on else None,
        "target_reason": target.reason if target else "",
        "target_document": target.document if target else "",
        "month": _number_json(row.month),
        "cumulative": _number_json(row.cumulative),
        "previous": _number_json(row.previous),
        "change": row.change,
        "rate": _plain(row.rate),
        "rate_text": row.rate_text,
        "months": [month.value for month in row.months],
        "note": row.note,
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _breakdown_json(table: Breakdown) -> dict[str, object]:
    return {
        "id": table.id,
        "subject": table.subject,
        "row_label": table.row_label,
        "groups": list(table.groups),
        "columns": list(table.columns),
        "rows": [
            {"label": row.label, "cells": [_number_json(cell) for cell in row.cells]}
            for row in (*table.rows, table.total)
        ],
    }


def _placed_json(person: PlacedPerson) -> dict[str, object]:
    return {
        "id": person.id,
        "seeker_id": person.seeker_id,
        "hire_date": person.hire_date.isoformat(),
        "name": person.name,
        "gender": person.gender,
        "age": person.age,
        "eup_myeon": person.eup_myeon,
        "employer": person.employer,
        "job": person.job,
        "employment_type": person.employment_type,
        "route": person.route,
        "insured": person.insured,
    }
