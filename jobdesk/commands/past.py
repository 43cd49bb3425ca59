"""`undo` and `history`: what was done, and taking the last of it back."""

from __future__ import annotations

import argparse
from collections import Counter

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import access
from jobdesk.services import history as past


def undo(options: argparse.Namespace, console: Console) -> int:
    """Take back the last operation whole, or name the records that stand in the way."""
    with writing(options) as desk:
        last = past.next_undo(desk)
        if last is None:
            raise UserError("되돌릴 작업이 없습니다. 자료는 그대로입니다.")
        change = past.undo(desk)
    console.answer(
        {
            "undone": last.id,
            "label": last.label,
            "operation": change.operation,
            "records": dict(Counter(ref.kind.value for ref in change.refs)),
        }
    )
    console.say(f"되돌렸습니다: {last.label} (기록 {len(change.refs):,}건)")
    return 0


def history(options: argparse.Namespace, console: Console) -> int:
    """Every change of one record, newest first, field by field."""
    kind = KindId(options.kind)
    with noting(options) as desk:
        entries = past.record(desk, kind, options.id)
        access.listed(desk, kind, [options.id] if entries else [], "명령 history")
    if not entries:
        raise UserError(f"{KINDS[kind].label} {options.id}번의 기록이 없습니다.")
    console.answer(
        [
            {
                "operation": entry.operation,
                "at": entry.at,
                "user": entry.user,
                "label": entry.label,
                "fields": [
                    {
                        "field": field.field_id,
                        "label": field.label,
                        "before": field.before,
                        "after": field.after,
                    }
                    for field in (each.hidden for each in entry.fields)
                ],
                "originals": {one.header: one.said for one in entry.originals},
            }
            for entry in entries
        ]
    )
    for entry in entries:
        console.say(f"{entry.at}  {entry.user}  {entry.label}")
        for field in (each.hidden for each in entry.fields):
            console.say(
                f"    {field.label}: {field.before or '(없음)'} → {field.after or '(없음)'}"
            )
        for one in entry.originals:
            console.say(f"    원본: {one.header} ‘{one.said}’")
    return 0
