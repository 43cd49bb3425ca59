"""What nobody may bring about with 근로계약 by an undo or out of the 휴지통: one number on the
papers of two people, or two contracts of one person on one farm for one day.

Making one sees to both; what was undone at one desk while another made its own comes back without
asking.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from jobdesk.data import records
from jobdesk.data.undo import Step
from jobdesk.domain.farm_work import FarmContract
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_KIND = KindId.FARM_CONTRACTS


def insist_sound(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError (``doing`` …) where a contract that these steps brought back is one too
    many; what only changed is as it was."""
    back = [
        step.record
        for step in steps
        if step.kind is _KIND and _stands(step.before) and not _stands(step.after)
    ]
    insist_single(desk, back, doing)


def insist_single(desk: Desk, contract_ids: Collection[int], doing: str) -> None:
    """Raise UserError (``doing`` …) where one of these has the number of another, be that in the
    휴지통, or stands beside another for the same person, farm, day and hours."""
    found: list[FarmContract] = records.get_many(desk.store, _KIND, list(contract_ids))
    mine = [one for one in found if one.trashed_on is None]
    if not mine:
        return
    numbers = {one.number: one.id for one in mine if one.number}
    named = Condition("number", Op.IN, tuple(numbers))
    for trashed in (False, True):
        ids = lists.find(desk, _KIND, Filter(conditions=(named,), trashed=trashed))
        for id_, (number,) in lists.rows(desk, _KIND, ids, ("number",)).items():
            if numbers.get(str(number)) not in (None, id_):
                raise UserError(
                    f"{doing} 계약서 두 장에 같은 번호 {number}번이 붙습니다. 아무것도 바꾸지 "
                    "않았습니다. 계약·보험에서 계약서를 새로 작성하세요."
                )
    beside: dict[int | None, list[FarmContract]] = {}
    for other in linked(desk, _KIND, "seeker_id", [one.seeker_id or 0 for one in mine]):
        beside.setdefault(other.seeker_id, []).append(other)
    for one in mine:
        for other in beside.get(one.seeker_id, ()):
            if other.id != one.id and same_work(one, other):
                (name,) = lists.rows(desk, _KIND, [one.id], ("seeker",))[one.id]
                raise UserError(
                    f"{doing} {name} 님의 같은 날 계약서가 둘이 됩니다({other.number}). 아무것도 "
                    "바꾸지 않았습니다. 남길 계약서를 정해 다른 것을 먼저 지우세요."
                )


def same_work(one: FarmContract, other: FarmContract) -> bool:
    """Whether two contracts are about a day of one person on one farm in the same hours."""
    if not (one.starts_on and one.ends_on and other.starts_on and other.ends_on):
        return False
    return (
        (one.employer_id, one.seeker_id) == (other.employer_id, other.seeker_id)
        and one.starts_on <= other.ends_on
        and other.starts_on <= one.ends_on
        and (one.starts_at, one.ends_at) == (other.starts_at, other.ends_at)
    )


def _stands(image: str | None) -> bool:
    """Whether an image shows a record that stands, outside the 휴지통."""
    return image is not None and json.loads(image).get("trashed_on") is None
