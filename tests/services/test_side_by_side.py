"""Two records beside each other: what differs first, what is followed left out, health hidden."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import access, lists, merging, seekers, side_by_side
from jobdesk.services.desk import Desk
from jobdesk.services.side_by_side import Fate
from tests import casework
from tests.conftest import TODAY

S = KindId.SEEKERS


def test_each_field_says_what_becomes_of_it(desk: Desk) -> None:
    left = casework.seeker(
        desk,
        birth_date=date(1987, 3, 2),
        note="오전만",
        eup_myeon="가람읍",
        sensitive_consent_on=TODAY,
        health="허리",
    )
    right = casework.seeker(
        desk,
        "김민자",
        birth_year=1987,
        note="차량 있음",
        phone="010-0123-4567",
        registered_on=date(2026, 3, 2),
        sensitive_consent_on=TODAY,
        health="무릎",
    )
    shown = side_by_side.compare(desk, S, left, right)
    fates = {row.field.id: row.fate for row in shown.rows}
    assert fates == {
        "name": Fate.CHOOSE,
        "note": Fate.JOINED,
        "health": Fate.JOINED,
        "birth_date": Fate.FILLED,
        "phone": Fate.FILLED,
        "eup_myeon": Fate.FILLED,
        "registration_type": Fate.SAME,
        "counsellor": Fate.SAME,
        "sensitive_consent_on": Fate.SAME,
        "status": Fate.SAME,
    }
    order = list(Fate)
    assert [order.index(row.fate) for row in shown.rows] == sorted(
        order.index(row.fate) for row in shown.rows
    )
    assert {row.field.id for row in shown.rows if row.hidden} == {"health"}
    assert (shown.left.name, shown.right.name) == ("김민지", "김민자")
    entry = access.listing(desk, 1)[0]
    assert (entry.action, entry.ids, entry.purpose) == ("조회", (left, right), "중복 비교")


def test_what_hangs_on_each_is_counted_and_the_heavier_is_suggested(desk: Desk) -> None:
    old, new = casework.seeker(desk), casework.seeker(desk)
    assert side_by_side.compare(desk, S, new, old).suggested == old
    casework.referral(desk, new, casework.vacancy(desk, casework.employer(desk)))
    shown = side_by_side.compare(desk, S, old, new)
    assert dict(shown.left.hangs) == {KindId.REGISTRATIONS: 1}
    assert dict(shown.right.hangs) == {KindId.REGISTRATIONS: 1, KindId.REFERRALS: 1}
    assert shown.suggested == new


def test_the_fields_to_choose_are_those_the_merge_takes(desk: Desk) -> None:
    one = casework.employer(desk, "한빛식품", phone="061-000-1111", owner_id=casework.seeker(desk))
    two = casework.employer(desk, "한빛 식품", phone="061-000-2222", owner_id=casework.seeker(desk))
    shown = side_by_side.compare(desk, KindId.EMPLOYERS, one, two)
    choose = {row.field.id for row in shown.rows if row.fate is Fate.CHOOSE}
    assert choose == {"name", "phone", "owner"}
    merging.merge(desk, KindId.EMPLOYERS, one, two, choose)
    kept = lists.record(desk, KindId.EMPLOYERS, one)
    assert (kept.name, kept.phone, kept.owner_id) == ("한빛 식품", "061-000-2222", 2)


def test_what_may_not_be_merged_is_refused_in_words(desk: Desk) -> None:
    one, two = casework.seeker(desk), casework.seeker(desk)
    seekers.trash(desk, [two])
    with pytest.raises(UserError, match="휴지통"):
        side_by_side.compare(desk, S, one, two)
    with pytest.raises(UserError, match="기록 하나"):
        side_by_side.compare(desk, S, one, one)
