"""What is kept never points to what lies in the trash, whichever way things go and come."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    history,
    placements,
    referrals,
    seekers,
    trash,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, E, V, R, P = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.REFERRALS,
    KindId.PLACEMENTS,
)
_LINKS = {
    V: {"employer_id": E},
    R: {"seeker_id": S, "vacancy_id": V},
    P: {"seeker_id": S, "employer_id": E, "vacancy_id": V, "referral_id": R},
}
_TRASH: dict[KindId, Callable[[Desk, list[int]], Change]] = {
    S: seekers.trash,
    E: employers.trash,
    V: vacancies.trash,
    R: referrals.trash,
    P: placements.trash,
}
_UNTRASH: dict[KindId, Callable[[Desk, list[int]], Change]] = {
    S: seekers.untrash,
    E: employers.untrash,
    V: vacancies.untrash,
    R: referrals.untrash,
    P: placements.untrash,
}


@dataclass(frozen=True)
class Hired:
    """One person hired for one vacancy by one referral; ids by kind."""

    desk: Desk
    ids: dict[KindId, int]

    def trash(self, *kinds: KindId) -> None:
        """Put those records away, one operation each."""
        for kind in kinds:
            _TRASH[kind](self.desk, [self.ids[kind]])

    def untrash(self, kind: KindId) -> Change:
        """Take one record out by itself."""
        return _UNTRASH[kind](self.desk, [self.ids[kind]])

    def away(self) -> set[KindId]:
        """The kinds whose record lies in the trash."""
        return {k for k, id_ in self.ids.items() if self.record(k, id_).trashed_on is not None}

    def record(self, kind: KindId, id_: int | None = None) -> records.Record:
        """The stored record of a kind."""
        found: records.Record = records.get(self.desk.store, kind, id_ or self.ids[kind])
        return found

    def as_other(self) -> None:
        """From here on somebody else is at the desk."""
        self.desk.store.user = "이상담"


@pytest.fixture
def hired(desk: Desk) -> Hired:
    """A centre with one hire and all that led to it."""
    seeker, employer = casework.seeker(desk), casework.employer(desk)
    vacancy = casework.vacancy(desk, employer, openings=2)
    referral = casework.referral(desk, seeker, vacancy)
    placement = placements.record(desk, placements.blank_from_referral(desk, referral)).id
    return Hired(desk, {S: seeker, E: employer, V: vacancy, R: referral, P: placement})


@pytest.mark.parametrize(
    ("coming", "missing"),
    [(V, "구인업체 ‘한빛식품’이"), (R, "구직자 ‘김민지’가"), (P, "구직자 ‘김민지’가")],
)
def test_nothing_comes_back_alone_onto_what_is_away(
    hired: Hired, coming: KindId, missing: str
) -> None:
    hired.trash(P, R, V, E, S)
    with pytest.raises(UserError, match=f"{missing} 휴지통에 있어"):
        hired.untrash(coming)
    assert hired.away() == {S, E, V, R, P}


def test_each_comes_back_once_what_it_needs_is_there(hired: Hired) -> None:
    hired.trash(P, R, V, E, S)
    for kind in (S, E, V):
        hired.untrash(kind)
    with pytest.raises(UserError, match="알선 ‘김민지’"):
        hired.untrash(P)
    hired.untrash(R)
    hired.untrash(P)
    assert hired.away() == set()
    assert casework.status(hired.desk, S, hired.ids[S]) == "취업"


def test_all_come_back_together_in_any_order_of_choosing(hired: Hired) -> None:
    hired.trash(P, R, V, E, S)
    trash.untrash(hired.desk, [Ref(kind, hired.ids[kind]) for kind in (P, R, V, E, S)])
    assert hired.away() == set()
    assert casework.status(hired.desk, R, hired.ids[R]) == "입사"


def test_a_referral_has_one_hire_also_after_one_comes_back(hired: Hired) -> None:
    hired.trash(P)
    other = placements.blank_from_referral(hired.desk, hired.ids[R])
    placements.record(hired.desk, replace(other, hire_date=TODAY - timedelta(days=1)))
    with pytest.raises(UserError, match="이 알선은 이미 취업으로"):
        hired.untrash(P)
    assert hired.away() == {P}


@pytest.mark.parametrize("kind", [P, R])
def test_taking_out_what_is_not_away_moves_nobody(hired: Hired, kind: KindId) -> None:
    seekers.set_status(hired.desk, hired.ids[S], SeekerStatus.FOLLOW_UP)
    seekers.set_status(hired.desk, hired.ids[S], SeekerStatus.REGISTERED)
    assert hired.untrash(kind).operation == 0
    assert casework.status(hired.desk, S, hired.ids[S]) == "구직등록"


def test_an_end_of_work_leaves_one_who_looks_for_work_again(hired: Hired) -> None:
    seekers.set_status(hired.desk, hired.ids[S], SeekerStatus.REGISTERED)
    placements.set_status(hired.desk, hired.ids[P], PlacementStatus.LEFT, left_on=TODAY)
    assert casework.status(hired.desk, S, hired.ids[S]) == "구직등록"


def test_a_hire_moved_to_another_vacancy_leaves_the_seeker_where_he_is(hired: Hired) -> None:
    seekers.set_status(hired.desk, hired.ids[S], SeekerStatus.REGISTERED)
    other = casework.vacancy(hired.desk, hired.ids[E], "포장원", openings=1)
    stored = hired.record(P)
    placements.save(hired.desk, replace(stored, vacancy_id=other))  # type: ignore[arg-type]
    assert casework.status(hired.desk, S, hired.ids[S]) == "구직등록"
    assert casework.status(hired.desk, V, other) == "충원완료"


def test_an_undo_puts_nothing_away_from_under_another(hired: Hired) -> None:
    hired.trash(P, R)
    vacancies.set_status(hired.desk, hired.ids[V], VacancyStatus.OPEN)
    hired.trash(V)
    back = hired.untrash(V)
    hired.as_other()
    sent = casework.referral(hired.desk, casework.seeker(hired.desk, "이영수"), hired.ids[V])
    with pytest.raises(UserError, match="알선 ‘이영수’ 기록이 연결되어 있습니다"):
        history.undo(hired.desk, back.operation)
    assert hired.away() == {P, R}
    referrals.trash(hired.desk, [sent])
    history.undo(hired.desk, back.operation)
    assert hired.away() == {P, R, V}


def test_an_undo_brings_nothing_back_onto_what_is_away(hired: Hired) -> None:
    hired.trash(P, R)
    hired.trash(V)
    away = history.recent(hired.desk)[0]
    hired.as_other()
    hired.trash(E)
    with pytest.raises(UserError, match="구인업체 ‘한빛식품’: 휴지통에 있습니다"):
        history.undo(hired.desk, away.id)
    assert hired.away() == {P, R, V, E}
    hired.untrash(E)
    history.undo(hired.desk, away.id)
    assert hired.away() == {P, R}


def test_a_farm_does_not_keep_its_owner_from_going_and_coming(desk: Desk) -> None:
    owner = casework.seeker(desk, "박농부")
    employers.register(desk, employers.farm_of(desk, owner))
    seekers.trash(desk, [owner])
    back = seekers.untrash(desk, [owner])
    history.undo(desk, back.operation)
    assert records.get(desk.store, S, owner).trashed_on is not None


def test_undo_and_redo_of_random_walks_never_leave_a_dangling_link(hired: Hired) -> None:
    chance, desk, done = random.Random(20261120), hired.desk, 0
    for _ in range(250):
        desk.store.user = chance.choice(["박상담", "이상담"])
        kind = chance.choice(list(hired.ids))
        step: Callable[[], object] = chance.choice(
            [
                lambda kind=kind: hired.trash(kind),
                lambda kind=kind: hired.untrash(kind),
                lambda: history.undo(desk),
                lambda: history.redo(desk),
            ]
        )
        try:
            step()
        except UserError:
            continue
        done += 1
        away = hired.away()
        for child, links in _LINKS.items():
            if child not in away:
                assert not away & set(links.values()), (child, away)
    assert done > 60
