"""What nobody may bring about by an undo: other words or pictures in a report that is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jobdesk.data import records
from jobdesk.data.undo import Step
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_records import ReportRecord
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

_PARTS = (KindId.REPORT_TEXTS, KindId.REPORT_PHOTOS)


def insist_open(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError (``doing`` …) where one of these rows is of a report handed in or of a
    closed month: what was written in it would differ from what was handed in."""
    ids = {
        json.loads(step.after or step.before or "{}").get("report_id")
        for step in steps
        if step.kind in _PARTS
    }
    found: list[ReportRecord] = records.get_many(
        desk.store, KindId.REPORTS, [id_ for id_ in ids if id_]
    )
    kept = next((each for each in found if each.frozen), None)
    if kept is not None:
        raise UserError(
            f"{doing} {with_particle(kept.title, '이/가')} 제출하거나 마감한 것과 달라집니다. "
            "아무것도 바꾸지 않았습니다. 먼저 사유를 적고 제출을 취소하거나 마감을 푸세요."
        )
