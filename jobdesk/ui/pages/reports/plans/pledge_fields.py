"""The fields of a 공약's sheet, what stands in them, and its line in the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jobdesk.domain.plans import Pledge, PledgeStatus
from jobdesk.services.plans_pledges import PledgeLine
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.editors import LongTextEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

NO_ITEM = "사업을 고르지 않음"
_AGO, _ON = "임기 안", "임기 후 계속"
LINES = (
    ("title",),
    ("number", "department"),
    ("item_id",),
    ("first_year", "last_year", "after_term"),
    ("status", "progress"),
    ("goal",),
    ("tasks",),
    ("overview",),
    ("results",),
    ("problems",),
    ("next_plans",),
)
"""The names of the fields, those beside one another in one line."""


def pledge_fields(item: ChoiceEdit) -> dict[str, FormField]:
    """The fields by name; ``item`` chooses the item of the plan that has the money."""
    return {
        "title": FormField("공약", TextEdit(), required=True),
        "number": FormField("번호", TextEdit("예: 3-2")),
        "department": FormField("담당 부서", TextEdit()),
        "item_id": FormField("사업(금액을 가져올 계획 항목)", item),
        "first_year": FormField("시작 해", NumberEdit("년")),
        "last_year": FormField("마지막 해", NumberEdit("년")),
        "after_term": FormField("임기", ChoiceEdit((_AGO, _ON), empty="")),
        "status": FormField("추진상황", ChoiceEdit([s.value for s in PledgeStatus], empty="")),
        "progress": FormField("진도(%)", NumberEdit("%")),
        "goal": FormField("공약목표", LongTextEdit()),
        "tasks": FormField("추진과제", LongTextEdit()),
        "overview": FormField("1. 추진개요", LongTextEdit()),
        "results": FormField("3. 추진실적", LongTextEdit()),
        "problems": FormField("4. 문제점 및 대책", LongTextEdit()),
        "next_plans": FormField("5. 향후계획", LongTextEdit()),
    }


def typed_pledge(pledge: Pledge, fields: Mapping[str, FormField]) -> Pledge:
    """The 공약 as it stands in the fields."""
    values: dict[str, Any] = {name: field.value() for name, field in fields.items()}
    values["item_id"] = int(values["item_id"]) if values["item_id"] else None
    values["after_term"] = values["after_term"] == _ON
    values["status"] = PledgeStatus(str(values["status"]))
    for name in ("first_year", "last_year", "progress"):
        values[name] = values[name] if isinstance(values[name], int) else None
    return replace(pledge, **values)


def list_row(line: PledgeLine) -> tuple[object, ...]:
    """번호, 공약, 추진상황, 진도, 투입률."""
    one = line.pledge
    return (
        one.number,
        one.title,
        one.status.value,
        f"{one.progress}%" if one.progress is not None else "-",
        f"{line.share}%" if line.share is not None else "-",
    )


def told(pledge: Pledge, name: str) -> object:
    """What stands in a field of a 공약."""
    if name == "item_id":
        return str(pledge.item_id or "")
    if name == "after_term":
        return _ON if pledge.after_term else _AGO
    if name == "status":
        return pledge.status.value
    return getattr(pledge, name)
