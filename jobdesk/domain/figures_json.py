"""Figures as plain data for scripts, and the digest by which a reprint is checked."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

from jobdesk.domain.figures import (
    Breakdown,
    Figures,
    IndicatorRow,
    Number,
    PlacedPerson,
)
from jobdesk.domain.figures_words import definitions, target_notes


def to_json(figures: Figures) -> dict[str, object]:
    """Values, targets, rates and record ids; dates as ISO text, names in full."""
    return {
        "centre": figures.centre,
        "practice": figures.practice,
        "title": figures.title,
        "year": figures.year,
        "month": figures.month,
        "period": {"first": figures.first.isoformat(), "last": figures.last.isoformat()},
        "as_of": figures.as_of.isoformat(),
        "taken_at": figures.taken_at.isoformat(timespec="seconds"),
        "taken_by": figures.taken_by,
        "rounding": figures.rounding.value,
        "rate_decimals": figures.rate_decimals,
        "indicators": [_row_json(row) for row in figures.rows],
        "breakdowns": [_breakdown_json(table) for table in figures.breakdowns],
        "placements": [_placed_json(person) for person in figures.placed],
        "definitions": [*definitions(figures), *target_notes(figures)],
    }


def digest(figures: Figures) -> str:
    """SHA-256 of the canonical JSON, without when and by whom it was taken.

    Two prints with the same digest hold the same figures of the same records.
    """
    content = to_json(figures)
    del content["taken_at"], content["taken_by"]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_code(figures: Figures) -> str:
    """The first twelve signs of the digest in groups, as printed in the footer."""
    head = digest(figures)[:12].upper()
    return "-".join(head[i : i + 4] for i in range(0, 12, 4))


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
