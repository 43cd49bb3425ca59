"""Who gave no name is called by nickname wherever another record names the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.circumstances import Relation
from jobdesk.domain.counselling import Note
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    entries,
    lists,
    referrals,
    relations,
    seekers,
    timeline,
)
from jobdesk.services.desk import Desk
from tests import casework

R = KindId.REFERRALS


@pytest.fixture
def guest(desk: Desk) -> int:
    """Somebody known by nickname only, who may be referred because the desk has registered him."""
    blank = replace(seekers.blank(desk), status=SeekerStatus.PROVISIONAL)
    made = replace(blank, nickname="파란 모자", phone="010-9999-0000")
    return seekers.register(desk, made).id


def test_a_note_a_tie_and_a_farm_name_the_person(desk: Desk, guest: int) -> None:
    wife = casework.seeker(desk)
    note = entries.add(desk, Note(seeker_id=guest, noted_on=desk.today(), content="전화함")).id
    tie = relations.add(desk, Relation(seeker_id=wife, other_id=guest, relation="이웃")).id
    farm = employers.register(desk, employers.farm_of(desk, guest)).id
    assert lists.title(desk, KindId.NOTES, note) == "파란 모자"
    assert lists.rows(desk, KindId.RELATIONS, [tie], ["other"])[tie] == ("파란 모자",)
    assert lists.rows(desk, KindId.EMPLOYERS, [farm], ["owner"])[farm] == ("파란 모자",)
    assert lists.title(desk, KindId.EMPLOYERS, farm) == "파란 모자 농가"


def test_lists_find_and_sort_by_the_nickname(desk: Desk, guest: int) -> None:
    others = [casework.seeker(desk, name) for name in ("하늘이", "가람이")]
    ids = {}
    for who in (*others, guest):
        ids[who] = entries.add(desk, Note(seeker_id=who, noted_on=desk.today(), content="ㄱ")).id
    shown = lists.find(desk, KindId.NOTES, order=Order("seeker"))
    assert list(shown) == [ids[others[1]], ids[guest], ids[others[0]]]
    holds = Filter(conditions=(Condition("seeker", Op.CONTAINS, "란모자"),))
    assert list(lists.find(desk, KindId.NOTES, holds)) == [ids[guest]]


def test_the_firms_timeline_and_a_refusal_name_the_person(desk: Desk, guest: int) -> None:
    firm = casework.employer(desk)
    work = casework.vacancy(desk, firm)
    with pytest.raises(UserError, match="파란 모자 님은 가등록"):
        referrals.refer(desk, [guest], work)
    note = Note(seeker_id=guest, employer_id=firm, noted_on=desk.today(), content="ㄱ")
    entries.add(desk, note)
    titles = [event.title for event in timeline.of(desk, KindId.EMPLOYERS, firm)]
    assert any(title.endswith("파란 모자") for title in titles)
