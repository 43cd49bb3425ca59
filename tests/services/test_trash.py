"""휴지통: every kind lies there with its days, and comes back in one operation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.circumstances import Availability
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import (
    availability,
    employers,
    history,
    lists,
    referrals,
    seekers,
    trash,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY


def fill(desk: Desk) -> tuple[int, int, int, int]:
    """A person sent to a vacancy of a firm; the ids of all four."""
    person = seekers.register(desk, Seeker(name="김민지", eup_myeon="가람읍")).id
    firm = employers.register(desk, Employer(name="솔내정밀")).id
    work = vacancies.register(desk, replace(vacancies.blank(desk, firm), job="조립")).id
    return person, firm, work, referrals.refer(desk, [person], work).id


def throw_away(desk: Desk, person: int, firm: int, work: int, sent: int) -> None:
    """Put all four away, what hangs on others first."""
    referrals.trash(desk, [sent])
    seekers.trash(desk, [person])
    vacancies.trash(desk, [work])
    employers.trash(desk, [firm])


def test_all_kinds_come_back_whole_and_in_one_step(desk: Desk) -> None:
    throw_away(desk, *fill(desk))
    there = trash.listing(desk)
    assert {t.ref.kind for t in there} == {
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.VACANCIES,
        KindId.REFERRALS,
    }
    assert trash.count(desk) == 4
    person = next(t for t in there if t.ref.kind is KindId.SEEKERS)
    assert (person.title, person.detail, person.kind_label) == ("김민지", "가람읍", "구직자")
    change = trash.untrash(desk, [t.ref for t in there])
    assert change.label == "휴지통에서 되살리기: 4건"
    assert trash.listing(desk) == ()
    assert lists.count(desk, KindId.REFERRALS) == 1
    history.undo(desk)
    assert trash.count(desk) == 4


def test_one_record_is_named(desk: Desk) -> None:
    id_ = seekers.register(desk, Seeker(name="김민지")).id
    seekers.trash(desk, [id_])
    change = trash.untrash(desk, [trash.listing(desk)[0].ref])
    assert change.label == "구직자 되살리기: 김민지"


def test_days_run_down_to_none(desk: Desk) -> None:
    id_ = seekers.register(desk, Seeker(name="김민지")).id
    seekers.trash(desk, [id_])

    def left_after(days: int) -> int:
        def later() -> date:
            return TODAY + timedelta(days=days)

        return trash.listing(replace(desk, today=later))[0].days_left

    assert [left_after(days) for days in (0, 1, 29, 30, 400)] == [30, 29, 1, 0, 0]


def test_what_cannot_come_back_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    throw_away(desk, *fill(desk))
    refs = [t.ref for t in trash.listing(desk)]

    def refuse(*_: object) -> None:
        raise UserError("되살릴 수 없습니다.")

    monkeypatch.setitem(trash.UNTRASH, KindId.REFERRALS, refuse)
    with pytest.raises(UserError):
        trash.untrash(desk, refs)
    assert trash.count(desk) == 4


def test_what_was_put_away_by_itself_stays_there_when_its_person_comes_back(desk: Desk) -> None:
    person = casework.seeker(desk)
    parts = KindId.AVAILABILITY
    kept, early = (
        availability.add(desk, Availability(seeker_id=person, hours=hours)).id
        for hours in ("오전", "오후")
    )
    availability.remove(desk, early)
    seekers.trash(desk, [person])
    assert list(lists.find(desk, parts)) == []
    seekers.untrash(desk, [person])
    assert list(lists.find(desk, parts)) == [kept]
    assert lists.record(desk, parts, early).trashed_on == TODAY
    assert lists.count(desk, KindId.REGISTRATIONS) == 1
    seekers.trash(desk, [person])
    history.undo(desk)
    assert list(lists.find(desk, parts)) == [kept]
    history.redo(desk)
    seekers.untrash(desk, [person])
    assert list(lists.find(desk, parts)) == [kept]
