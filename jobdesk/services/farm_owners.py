"""One person who farms and works for others: a farm's owner and a farm worker as one seeker."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import duplicates, employers, farm_records, farm_workers, farms, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import writing

_KIND = KindId.EMPLOYERS


def new_farm(desk: Desk, seeker_id: int, firm: Employer, apart: Collection[int] = ()) -> Change:
    """Register the farm that a seeker runs; ``apart`` are the firms like it that it is not.

    Raises UserError with the field that is wrong. The farm comes first in the change.
    """
    with writing(desk, "본인 농가 등록", Action.ADD, _KIND) as work:
        owner = stored.seeker(desk, seeker_id)
        insist_kept(desk, KindId.SEEKERS, seeker_id, owner.called, "owner")
        named = replace(firm, owner_id=seeker_id, representative=firm.representative or owner.name)
        id_ = duplicates.register(desk, named, tuple(apart)).id
        farms.ensure(desk, id_)
        work.label(f"본인 농가 등록: {owner.called} – {firm.name}")
        return work.change(id_)


def new_owner(desk: Desk, employer_id: int, person: Seeker, apart: Collection[int] = ()) -> Change:
    """Register the owner of a farm as a seeker who works for others too; ``apart`` are the people
    like them that they are not. Raises UserError; the person comes first in the change."""
    with writing(desk, "농장주를 근로자로", Action.ADD, KindId.SEEKERS) as work:
        id_ = duplicates.register(desk, person, tuple(apart)).id
        tie(desk, id_, employer_id, works=True)
        work.label(f"농장주를 근로자로: {stored.seeker(desk, id_).called}")
        return work.change(id_)


def tie(desk: Desk, seeker_id: int, employer_id: int, *, works: bool = False) -> Change:
    """Say that a seeker runs a farm, both registered; ``works`` makes them a farm worker too.

    Raises UserError where somebody else runs it, or one lies in the 휴지통.
    """
    with writing(desk, "농장주", Action.EDIT, _KIND) as work:
        owner, firm = stored.seeker(desk, seeker_id), stored.employer(desk, employer_id)
        insist_kept(desk, KindId.SEEKERS, seeker_id, owner.called, "owner")
        insist_kept(desk, _KIND, employer_id, firm.name, "employer")
        if firm.owner_id not in (None, seeker_id):
            other = stored.seeker(desk, firm.owner_id or 0).called
            raise UserError(
                f"‘{firm.name}’ 농장주는 이미 {other} 님으로 적혀 있습니다. 아무것도 바뀌지 "
                "않았습니다. 바꾸려면 업체 기록의 농장주 칸을 고치세요.",
                field="owner",
            )
        if firm.owner_id is None:
            employers.save(desk, replace(firm, owner_id=seeker_id))
        farms.ensure(desk, employer_id)
        if works and farm_records.worker_of(desk, seeker_id) is None:
            farm_workers.register(desk, farm_workers.blank(desk, seeker_id=seeker_id))
        work.label(f"농장주: {firm.name} – {owner.called}")
        return work.change(employer_id)
