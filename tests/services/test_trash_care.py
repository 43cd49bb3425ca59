"""What came of a person, a referral or a firm keeps it out of the 휴지통; the rest goes along."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.circumstances import Availability, Relation
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Allowance
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    allowances,
    availability,
    demo,
    employers,
    entries,
    follow_ups,
    history,
    lists,
    placements,
    referrals,
    relations,
    seekers,
    trash,
    trips,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, R, TP = KindId.SEEKERS, KindId.REFERRALS, KindId.TRIP_PEOPLE


def _sent(desk: Desk) -> tuple[int, int, int]:
    """Person, referral and firm."""
    person, firm = casework.seeker(desk), casework.employer(desk)
    return person, casework.referral(desk, person, casework.vacancy(desk, firm)), firm


def _away(desk: Desk, kind: KindId, id_: int) -> bool:
    return records.get(desk.store, kind, id_).trashed_on is not None


def test_a_referral_with_a_trip_stays_until_the_person_left_the_trip(desk: Desk) -> None:
    person, sent, _ = _sent(desk)
    trip = trips.plan(desk, trips.blank(desk, [sent]), [sent]).id
    for put_away, id_ in ((referrals.trash, sent), (seekers.trash, person)):
        with pytest.raises(UserError, match="동행면접 참여"):
            put_away(desk, [id_])
    assert not _away(desk, R, sent)
    trips.remove(desk, [one.id for one in trips.people(desk, trip)])
    referrals.trash(desk, [sent])
    assert _away(desk, R, sent)
    with pytest.raises(UserError, match="휴지통에 있어"):
        entries.untrash(desk, TP, lists.find(desk, TP, Filter(trashed=True)).tolist())
    history.undo(desk)
    assert not _away(desk, R, sent)


def test_a_referral_with_an_allowance_stays(desk: Desk) -> None:
    person, sent, firm = _sent(desk)
    day = TODAY - timedelta(days=3)
    with desk.store.operation("준비"):
        made = records.insert(
            desk.store,
            Allowance(seeker_id=person, employer_id=firm, referral_id=sent, interview_on=day),
        )
    for put_away, id_ in (
        (referrals.trash, sent),
        (seekers.trash, person),
        (employers.trash, firm),
    ):
        with pytest.raises(UserError, match=r"면접활동비|구인"):
            put_away(desk, [id_])
    allowances.trash(desk, [made])
    referrals.trash(desk, [sent])
    with pytest.raises(UserError, match="휴지통에 있어"):
        allowances.untrash(desk, [made])


def test_days_and_ties_go_and_come_with_the_person(desk: Desk) -> None:
    one, two = casework.seeker(desk, "김민지"), casework.seeker(desk, "이도현")
    availability.add(desk, Availability(seeker_id=one))
    relations.add(desk, Relation(seeker_id=two, other_id=one, relation="배우자"))
    seekers.trash(desk, [one])
    assert relations.of(desk, two) == availability.of(desk, one) == ()
    seekers.untrash(desk, [one])
    assert [tie.name for tie in relations.of(desk, two)] == ["김민지"]
    assert len(availability.of(desk, one)) == 1


@pytest.mark.parametrize("kind", [KindId.VISITS, KindId.AGREEMENTS])
def test_a_firm_with_what_counts_stays(desk: Desk, kind: KindId) -> None:
    firm = casework.employer(desk)
    blank = entries.blank(desk, kind, employer_id=firm)
    with desk.store.operation("준비"):
        made = records.insert(desk.store, blank)
    with pytest.raises(UserError, match="딸린"):
        employers.trash(desk, [firm])
    entries.trash(desk, kind, [made])
    employers.trash(desk, [firm])
    assert _away(desk, KindId.EMPLOYERS, firm)


_LOOSE = {(KindId.EMPLOYERS, "owner_id"), (KindId.CONTACTS, "employer_id")}
"""A farm stays when its owner goes, and a firm's contacts are shown with it alone."""


def test_nothing_is_put_away_from_under_what_hangs_on_it(tmp_path: Path) -> None:
    desk = demo.build(tmp_path / "centre", seekers=60, today=lambda: TODAY)
    refused = 0
    for kind in LISTED:
        for child, column in entries.hanging(kind):
            if (child, column) in _LOOSE:
                continue
            holding = f"trashed_on IS NULL AND {column} IS NOT NULL"
            rows = desk.store.db.execute(f"SELECT DISTINCT {column} FROM {child} WHERE {holding}")
            for (parent,) in rows.fetchall()[:5]:
                try:
                    trash.TRASH[kind](desk, [parent])
                except UserError:
                    refused += 1
                    continue
                left = Filter(conditions=(Condition(column, Op.IS, parent),))
                assert lists.count(desk, child, left) == 0, (kind, child, column)
                history.undo(desk)
    assert refused > 20
    desk.store.close()


def test_a_hire_with_aftercare_stays(desk: Desk) -> None:
    _, sent, _ = _sent(desk)
    hire = placements.record(desk, placements.blank_from_referral(desk, sent)).id
    call = follow_ups.record(desk, follow_ups.blank(desk, hire)).id
    with pytest.raises(UserError, match="사후관리 1건"):
        placements.trash(desk, [hire])
    entries.trash(desk, KindId.FOLLOW_UPS, [call])
    placements.trash(desk, [hire])
    assert _away(desk, KindId.PLACEMENTS, hire)
