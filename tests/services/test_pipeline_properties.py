"""Whatever way a referral is moved: the funnel holds, others follow, every step comes back."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records
from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFERRAL_STEPS,
    REFUSED,
    Placement,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import COLUMNS, ways
from jobdesk.errors import UserError
from jobdesk.services import history, lists, pipeline, referral_figures, referrals
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

_R = ReferralStatus
R, V, P, S = KindId.REFERRALS, KindId.VACANCIES, KindId.PLACEMENTS, KindId.SEEKERS
_KINDS = (R, V, P, S)

_MOVES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(list(ReferralStatus)),
        st.integers(0, 6),
        st.sampled_from(("", "거리가 멂", "경력·자격 부족")),
    ),
    min_size=1,
    max_size=8,
)


def _content(desk: Desk) -> dict[tuple[KindId, int], dict[str, Any]]:
    """Everything that stands, without the revisions that count how often it was written."""
    found = {}
    for kind in _KINDS:
        for trashed in (False, True):
            ids = list(lists.find(desk, kind, Filter(trashed=trashed)))
            for record in records.get_many(desk.store, kind, ids):
                found[kind, record.id] = {
                    f.name: getattr(record, f.name)
                    for f in fields(record)
                    if f.name not in ("revision", "created_at", "updated_at")
                }
    return found


def _check_funnel(desk: Desk) -> None:
    funnel = referral_figures.funnel(desk)
    assert funnel.hired <= funnel.met <= funnel.referred
    all_referrals: list[Referral] = records.get_many(desk.store, R, list(lists.find(desk, R)))
    hires: list[Placement] = records.get_many(desk.store, P, list(lists.find(desk, P)))
    by_referral = {hire.referral_id: hire for hire in hires}
    for referral in all_referrals:
        hire = by_referral.get(referral.id)
        assert (hire is not None) is (referral.status in (_R.HIRED, _R.STARTED))
        assert referral.stage_on is not None
        assert referral.runner_up is None or referral.status is _R.NOT_HIRED
    assert len(hires) <= funnel.hired
    for seeker_id in {referral.seeker_id for referral in all_referrals}:
        mine = [r for r in all_referrals if r.seeker_id == seeker_id]
        stage = casework.status(desk, S, seeker_id or 0)
        if any(r.status in (_R.HIRED, _R.STARTED) for r in mine):
            assert stage == "취업"
        elif any(r.status in OPEN_REFERRAL for r in mine):
            assert stage == "알선중"
        else:
            assert stage == "상담중"
    for vacancy in records.get_many(desk.store, V, list(lists.find(desk, V))):
        count = sum(hire.vacancy_id == vacancy.id for hire in hires)
        expected = "충원완료" if count >= vacancy.openings else "일부충원" if count else "모집중"
        assert vacancy.status.value == expected


def _try(desk: Desk, id_: int, stage: ReferralStatus, days: int, reason: str) -> bool:
    """Move one referral; False where the program refuses, with nothing changed."""
    before = _content(desk)
    referral: Referral = records.get(desk.store, R, id_)
    ahead = days if stage is not _R.STARTED else 0
    try:
        pipeline.move(
            desk,
            id_,
            stage,
            interview_on=TODAY + timedelta(days=days),
            reason=reason,
            runner_up=0 if days % 2 else None,
            hire_date=TODAY + timedelta(days=ahead),
        )
    except UserError:
        assert _content(desk) == before
        return False
    allowed = REFERRAL_STEPS[referral.status] | {referral.status}
    by_hire = {_R.HIRED, _R.STARTED}
    assert stage in allowed or (stage in by_hire and allowed & by_hire)
    return True


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(moves=_MOVES)
def test_any_walk_keeps_the_funnel_and_comes_back(desk: Desk, moves: list[Any]) -> None:
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=2)
    made = referrals.refer(desk, people, vacancy)
    ids = [ref.id for ref in made.refs[:3]]
    start = _content(desk)
    kept: list[dict[tuple[KindId, int], dict[str, Any]]] = []
    for which, stage, days, reason in moves:
        before = _content(desk)
        if _try(desk, ids[which], stage, days, reason) and _content(desk) != before:
            kept.append(before)
            _explained(desk, before)
        _check_funnel(desk)
    for before in reversed(kept):
        history.undo(desk)
        now = _content(desk)
        # A record that the step made is gone; every other one is as it was, field by field.
        assert {key: now[key] for key in before} == before
        assert not set(now) - set(before)
    assert _content(desk) == start
    # The next example begins without these three.
    referrals.trash(desk, ids)


def _explained(desk: Desk, before: dict[tuple[KindId, int], dict[str, Any]]) -> None:
    """Every field that differs now stands in the journal's newest operation."""
    newest = history.recent(desk, 1)[0]
    for (kind, id_), after in _content(desk).items():
        was = before.get((kind, id_), {})
        changed = {name for name, value in after.items() if was.get(name) != value}
        changed -= {"id"}
        entries = [e for e in history.record(desk, kind, id_) if e.operation == newest.id]
        told = {change.field_id for entry in entries for change in entry.fields}
        if was:
            assert changed <= told | {"trashed_on"}, (kind, changed - told)
            assert bool(changed) is bool(entries)
        else:
            assert entries


_WAYS: dict[ReferralStatus, tuple[ReferralStatus, ...]] = {
    _R.PROPOSED: (),
    _R.ACCEPTED: (_R.ACCEPTED,),
    _R.DECLINED: (_R.DECLINED,),
    _R.APPLIED: (_R.APPLIED,),
    _R.INTERVIEW_SET: (_R.INTERVIEW_SET,),
    _R.INTERVIEWED: (_R.INTERVIEW_SET, _R.INTERVIEWED),
    _R.NO_SHOW: (_R.INTERVIEW_SET, _R.NO_SHOW),
    _R.HIRED: (_R.HIRED,),
    _R.NOT_HIRED: (_R.NOT_HIRED,),
    _R.STARTED: (_R.HIRED, _R.STARTED),
    _R.GAVE_UP: (_R.HIRED, _R.GAVE_UP),
}
"""A way from the offer to every stage."""


def _walk(desk: Desk, id_: int, *stages: ReferralStatus) -> None:
    for stage in stages:
        started = stage is _R.STARTED
        pipeline.move(
            desk,
            id_,
            stage,
            interview_on=TODAY if stage is _R.INTERVIEW_SET else None,
            reason="거리가 멂" if stage in REFUSED else "",
            runner_up=0 if stage is _R.NOT_HIRED else None,
            hire_date=TODAY if started else TODAY + timedelta(days=3),
        )


@pytest.mark.parametrize("begin", [stage for stage in REFERRAL_STEPS if REFERRAL_STEPS[stage]])
def test_every_step_is_taken_shown_in_its_column_and_comes_back(
    desk: Desk, begin: ReferralStatus
) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=20)
    for stage in sorted(REFERRAL_STEPS[begin]):
        person = casework.seeker(desk, f"{begin.value}{stage.value}")
        id_ = referrals.refer(desk, [person], vacancy).id
        _walk(desk, id_, *_WAYS[begin])
        assert casework.status(desk, R, id_) == begin.value
        before = _content(desk)
        _walk(desk, id_, stage)
        assert casework.status(desk, R, id_) == stage.value
        _explained(desk, before)
        _check_funnel(desk)
        homes = [one for one in pipeline.cards(desk) for card in one.cards if card.id == id_]
        assert [stage in one.column.stages for one in homes] == [True]  # one card, where it belongs
        history.undo(desk)
        assert _content(desk) == before


def test_every_stage_is_reached_by_moves_between_columns() -> None:
    reached, ahead = {_R.PROPOSED}, [_R.PROPOSED]
    while ahead:
        stage = ahead.pop()
        for column in COLUMNS:
            # A way to work goes by the hire: the day says whether it is 채용 or 입사.
            found = set(ways(stage, column)) - reached
            ahead += found
            reached |= found
    by_result = {_R.INTERVIEWED}  # within its column: Ctrl+Enter asks for it
    assert reached | by_result == set(ReferralStatus)
    assert by_result <= REFERRAL_STEPS[_R.INTERVIEW_SET]


def test_the_check_itself_can_fail(desk: Desk) -> None:
    people = [casework.seeker(desk)]
    vacancy = casework.vacancy(desk, casework.employer(desk))
    id_ = referrals.refer(desk, people, vacancy).id
    referral: Referral = records.get(desk.store, R, id_)
    with desk.store.operation("잘못된 상태"):
        records.update(desk.store, replace(referral, status=_R.HIRED))
    with pytest.raises(AssertionError):  # a hire without a placement
        _check_funnel(desk)
