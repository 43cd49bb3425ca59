"""One field for many: what is seen beforehand is what happens, in one step, by the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import access, bulk, history, seekers, stored
from jobdesk.services.desk import Desk

_SEEKERS = KindId.SEEKERS


def people(desk: Desk) -> list[int]:
    """Three registered people of two counsellors."""
    made = []
    for name, counsellor in (("김민지", "이상담"), ("박정숙", "박상담"), ("이도현", "이상담")):
        blank = replace(seekers.blank(desk), name=name, counsellor=counsellor)
        made.append(seekers.register(desk, blank).id)
    return made


def test_counsellors_change_in_one_undoable_step(desk: Desk) -> None:
    ids = people(desk)
    seen = bulk.preview(desk, _SEEKERS, ids, "counsellor", "박상담")
    assert (seen.changed, seen.same, seen.refused) == ((ids[0], ids[2]), (ids[1],), ())
    assert [stored.seeker(desk, i).counsellor for i in ids] == ["이상담", "박상담", "이상담"]
    change = bulk.apply(desk, _SEEKERS, ids, "counsellor", "박상담")
    assert change.label == "구직자 2명 담당: 박상담"
    assert [stored.seeker(desk, i).counsellor for i in ids] == ["박상담"] * 3
    history.undo(desk)
    assert [stored.seeker(desk, i).counsellor for i in ids] == ["이상담", "박상담", "이상담"]


def test_who_may_not_take_the_stage_is_named_and_keeps_it(desk: Desk) -> None:
    ids = people(desk)
    provisional = Seeker(
        name="", nickname="빨간 모자", phone="010-1234-5678", status=SeekerStatus.PROVISIONAL
    )
    ids.append(seekers.register(desk, provisional).id)
    noted = len(access.listing(desk))
    seen = bulk.preview(desk, _SEEKERS, ids, "status", SeekerStatus.COUNSELLING.value)
    assert seen.changed == tuple(ids[:3])
    assert [(r.id, r.name) for r in seen.refused] == [(ids[3], "빨간 모자")]
    assert "바로 바꿀 수 없습니다" in seen.refused[0].why
    assert len(access.listing(desk)) == noted  # a look writes nothing, the log neither
    assert access.verify(desk)
    bulk.apply(desk, _SEEKERS, ids, "status", SeekerStatus.COUNSELLING.value)
    stages = [stored.seeker(desk, i).status for i in ids]
    assert stages == [SeekerStatus.COUNSELLING] * 3 + [SeekerStatus.PROVISIONAL]
    assert access.verify(desk)


def test_nothing_to_change_is_said_and_odd_fields_are_refused(desk: Desk) -> None:
    ids = people(desk)
    with pytest.raises(UserError, match="바뀌는 기록이 없습니다"):
        bulk.apply(desk, _SEEKERS, ids[1:2], "counsellor", "박상담")
    with pytest.raises(UserError, match="한꺼번에 바꿀 수 없는"):
        bulk.preview(desk, _SEEKERS, ids, "name", "김")
    with pytest.raises(UserError, match="한 번에"):
        bulk.preview(desk, _SEEKERS, range(bulk.MOST + 1), "counsellor", "김")
