"""면접활동비: the steps in order, what each refuses, and that no sequence of them pays wrongly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from casework import employer, referral, seeker, vacancy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records
from jobdesk.domain.allowances import ALLOWANCE_STEPS
from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.interviews import (
    Allowance,
    AllowanceRule,
    AllowanceStatus,
    Attendance,
    CapPeriod,
    Trip,
    TripPerson,
    TripStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import allowance_rules, allowances, entries, history, lists, referrals, trash
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

S = AllowanceStatus
DAY = TODAY - timedelta(days=3)


def interviewed(desk: Desk, person: int, *, firm: str = "한빛식품", on: date = DAY) -> int:
    """A referral whose interview took place; returns its id."""
    sent = referral(desk, person, vacancy(desk, employer(desk, firm)))
    made = records.get(desk.store, KindId.REFERRALS, sent)
    referrals.save(desk, replace(made, referred_on=on, status=ReferralStatus.INTERVIEW_SET,
                                 interview_on=on))  # fmt: skip
    referrals.set_status(desk, sent, ReferralStatus.INTERVIEWED)
    return sent


def paid(desk: Desk, sent: int) -> int:
    """An allowance of a referral taken all the way; returns its id."""
    id_ = allowances.for_referral(desk, sent).id
    allowances.receive_slip(desk, id_, TODAY, "이인사")
    allowances.approve(desk, [id_])
    allowances.pay(desk, [id_])
    return id_


def test_an_interview_is_paid_in_four_steps(desk: Desk) -> None:
    sent = interviewed(desk, seeker(desk))
    change = allowances.for_referral(desk, sent)
    one = allowances.get(desk, change.id)
    assert (one.status, one.amount, one.interview_on) == (S.DUE, 30_000, DAY)
    assert one.holder == "김민지"
    allowances.receive_slip(desk, one.id, TODAY, " 이인사 ")
    allowances.approve(desk, [one.id])
    label = allowances.pay(desk, [one.id], TODAY).label
    one = allowances.get(desk, one.id)
    assert (one.status, one.slip_by, one.paid_on) == (S.PAID, "이인사", TODAY)
    assert label == "면접활동비 지급: 김민지"
    history.undo(desk)
    assert allowances.get(desk, one.id).status is S.APPROVED


def test_nothing_is_paid_without_the_slip(desk: Desk) -> None:
    id_ = allowances.for_referral(desk, interviewed(desk, seeker(desk))).id
    for step in (allowances.approve, allowances.pay):
        with pytest.raises(UserError):
            step(desk, [id_])
    with pytest.raises(UserError, match="확인자"):
        allowances.receive_slip(desk, id_, TODAY, " ")
    with pytest.raises(UserError, match="오늘보다 뒤"):
        allowances.receive_slip(desk, id_, TODAY + timedelta(days=1), "이인사")
    with pytest.raises(UserError, match="면접일보다 앞"):
        allowances.receive_slip(desk, id_, DAY - timedelta(days=1), "이인사")
    assert allowances.get(desk, id_).status is S.DUE


def test_one_interview_has_one_allowance(desk: Desk) -> None:
    person = seeker(desk)
    sent = interviewed(desk, person)
    id_ = allowances.for_referral(desk, sent).id
    with pytest.raises(UserError, match="이미 있습니다"):
        allowances.for_referral(desk, sent)
    by_hand = Allowance(
        seeker_id=person,
        employer_id=allowances.get(desk, id_).employer_id,
        interview_on=DAY,
    )
    with pytest.raises(UserError, match="이미 있습니다"):
        allowances.add(desk, by_hand)


def test_who_did_not_come_is_not_paid(desk: Desk) -> None:
    sent = referral(desk, seeker(desk), vacancy(desk, employer(desk)))
    with pytest.raises(UserError, match="면접일이 없습니다"):
        allowances.for_referral(desk, sent)
    made = records.get(desk.store, KindId.REFERRALS, sent)
    on = replace(made, referred_on=DAY, interview_on=DAY, status=ReferralStatus.INTERVIEW_SET)
    referrals.save(desk, on)
    with pytest.raises(UserError, match="면접예정"):
        allowances.for_referral(desk, sent)
    referrals.set_status(desk, sent, ReferralStatus.NO_SHOW, reason="연락 없음")
    referrals.set_status(desk, sent, ReferralStatus.NOT_HIRED)
    with pytest.raises(UserError, match="오지 않은"):
        allowances.for_referral(desk, sent)


def test_who_missed_the_trip_is_not_paid(desk: Desk) -> None:
    person = seeker(desk)
    sent = interviewed(desk, person)
    id_ = allowances.for_referral(desk, sent).id
    trip = entries.add(desk, Trip(held_on=DAY, status=TripStatus.HELD)).id
    entries.add(
        desk,
        TripPerson(
            trip_id=trip,
            seeker_id=person,
            employer_id=allowances.get(desk, id_).employer_id,
            attendance=Attendance.ABSENT,
        ),
    )
    with pytest.raises(UserError, match="불참"):
        allowances.receive_slip(desk, id_, TODAY, "이인사")


def test_the_cap_holds_over_the_year_and_over_merged_people(desk: Desk) -> None:
    person, twin = seeker(desk), seeker(desk, "김민지2")
    first = paid(desk, interviewed(desk, person))
    assert allowances.room(desk, person, TODAY).times_left == 0
    second = allowances.for_referral(desk, interviewed(desk, twin, firm="너른농장")).id
    allowances.receive_slip(desk, second, TODAY, "박농장")
    with desk.store.operation("합치기"):
        gone = records.get(desk.store, KindId.SEEKERS, twin)
        records.update(desk.store, replace(gone, merged_into_id=person))
    with pytest.raises(UserError, match="한도"):
        allowances.approve(desk, [second])
    allowances.reject(desk, first, "업체가 면접을 부인")
    allowances.approve(desk, [second])


def test_the_rule_of_the_interview_day_counts(desk: Desk) -> None:
    allowance_rules.add(
        desk,
        AllowanceRule(applies_on=DAY, amount=50_000, times_cap=2, cap_period=CapPeriod.EVER),
    )
    person = seeker(desk)
    old = interviewed(desk, person, on=DAY - timedelta(days=1))
    new = interviewed(desk, person, firm="너른농장", on=DAY)
    assert allowances.get(desk, allowances.for_referral(desk, old).id).amount == 30_000
    made = allowances.get(desk, allowances.for_referral(desk, new).id)
    assert made.amount == 50_000
    with pytest.raises(UserError, match="기준 50,000원"):
        allowances.save(desk, replace(made, amount=50_001))
    allowances.save(desk, replace(made, amount=20_000))
    assert allowances.get(desk, made.id).amount == 20_000


def test_the_day_is_the_one_of_the_referral(desk: Desk) -> None:
    person = seeker(desk)
    paid(desk, interviewed(desk, person))
    id_ = allowances.for_referral(desk, interviewed(desk, person, firm="가람농장")).id
    last_year = replace(allowances.get(desk, id_), interview_on=DAY.replace(year=DAY.year - 1))
    with pytest.raises(UserError, match="알선에 적힌 면접일"):  # it would evade this year's cap
        allowances.save(desk, last_year)
    other = interviewed(desk, seeker(desk, "이영수"), firm="솔내조합")
    asked = Allowance(seeker_id=2, referral_id=other, interview_on=DAY - timedelta(days=1))
    with pytest.raises(UserError, match="알선에 적힌 면접일"):
        allowances.add(desk, asked)
    sent = records.get(desk.store, KindId.REFERRALS, other)
    made = allowances.for_referral(desk, other).id
    referrals.save(desk, replace(sent, interview_on=TODAY))
    moved = replace(allowances.get(desk, made), interview_on=TODAY)
    allowances.save(desk, moved)  # put right on the referral, it may be put right here


def test_a_rule_that_was_paid_by_stays(desk: Desk) -> None:
    paid(desk, interviewed(desk, seeker(desk)))
    for day in (DAY, DAY - timedelta(days=30)):
        with pytest.raises(UserError, match="이미 지급"):
            allowance_rules.add(desk, AllowanceRule(applies_on=day, amount=40_000))
    assert lists.count(desk, KindId.ALLOWANCE_RULES) == 0
    after = AllowanceRule(applies_on=DAY + timedelta(days=1), amount=40_000, times_cap=1)
    id_ = allowance_rules.add(desk, after).id
    stored = records.get(desk.store, KindId.ALLOWANCE_RULES, id_)
    allowance_rules.save(desk, replace(stored, amount=45_000))
    with pytest.raises(UserError, match="이미 지급"):
        allowance_rules.save(desk, replace(stored, revision=stored.revision + 1, applies_on=DAY))
    trash.TRASH[KindId.ALLOWANCE_RULES](desk, [id_])
    assert allowances.rule_on(desk, TODAY).amount == 30_000


def test_what_was_paid_is_frozen(desk: Desk) -> None:
    id_ = paid(desk, interviewed(desk, seeker(desk)))
    one = allowances.get(desk, id_)
    for change in ({"amount": 1}, {"account": "302-1"}, {"paid_on": DAY}, {"slip_by": "다른"}):
        with pytest.raises(UserError, match="반려"):
            allowances.save(desk, replace(one, **change))
    with pytest.raises(UserError, match="반려"):
        trash.TRASH[KindId.ALLOWANCES](desk, [id_])
    with pytest.raises(UserError, match="사유"):
        allowances.reject(desk, id_, " ")
    allowances.save(desk, replace(one, note="영수증 철 3"))
    assert allowances.reject(desk, id_, "이중 신청").label == "면접활동비 지급 취소: 김민지"
    allowances.reopen(desk, id_)
    again = allowances.get(desk, id_)
    assert (again.status, again.slip_on, again.paid_on, again.reason) == (S.DUE, None, None, "")


def test_an_undo_cannot_pay_twice(desk: Desk) -> None:
    """An operation older than the last may be taken back too; the rules hold then as well."""
    person = seeker(desk)
    sent = interviewed(desk, person)
    first = paid(desk, sent)
    rejected = allowances.reject(desk, first, "잘못 지급").operation
    paid(desk, sent)
    with pytest.raises(UserError, match="두 번"):
        history.undo(desk, rejected)
    assert allowances.get(desk, first).status is S.REJECTED


def test_the_account_is_remembered_and_many_are_paid_at_once(desk: Desk) -> None:
    person, other = seeker(desk), seeker(desk, "박순자")
    rule = AllowanceRule(applies_on=date(2026, 1, 1), amount=30_000)
    allowance_rules.add(desk, rule)
    first = allowances.for_referral(desk, interviewed(desk, person)).id
    one = allowances.get(desk, first)
    allowances.save(desk, replace(one, bank="농협", account="302-0000-1004-01"))
    ids = [first, allowances.for_referral(desk, interviewed(desk, other, firm="너른농장")).id]
    for id_ in ids:
        allowances.receive_slip(desk, id_, TODAY, "이인사")
    allowances.approve(desk, ids)
    change = allowances.pay(desk, ids)
    assert change.label == "면접활동비 지급: 김민지 외 1명"
    assert {allowances.get(desk, id_).paid_on for id_ in ids} == {TODAY}
    later = allowances.for_referral(desk, interviewed(desk, person, firm="솔내상회")).id
    assert allowances.get(desk, later).account == "302-0000-1004-01"
    history.undo(desk)
    history.undo(desk, change.operation)
    assert {allowances.get(desk, id_).status for id_ in ids} == {S.APPROVED}


_ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            # what carries on comes often, or few sequences would ever reach a payment
            ("open",) * 3 + ("carry on",) * 9
            + ("slip", "approve", "pay", "pay all", "reject", "reopen", "trash", "untrash")
            + ("undo", "undo", "redo", "undo old")
        ),
        st.integers(0, 7),
    ),
    min_size=12,
    max_size=50,
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    actions=_ACTIONS,
    times=st.sampled_from((1, 2, None)),
    won=st.sampled_from((None, 50_000)),
    merged=st.booleans(),
)
def test_no_sequence_of_actions_pays_wrongly(
    desk: Desk,
    actions: list[tuple[str, int]],
    times: int | None,
    won: int | None,
    merged: bool,
) -> None:
    _without_allowances(desk)
    rule = AllowanceRule(
        applies_on=date(2020, 1, 1), amount=30_000, times_cap=times, amount_cap=won
    )
    allowance_rules.add(desk, rule)
    one, twin = seeker(desk), seeker(desk, "김민지2")
    sent = [interviewed(desk, who, firm=f) for who in (one, twin) for f in ("가공장", "나농장")]
    if merged:
        with desk.store.operation("합치기"):
            gone = records.get(desk.store, KindId.SEEKERS, twin)
            records.update(desk.store, replace(gone, merged_into_id=one))
    person = {one: one, twin: one if merged else twin}
    first = history.next_undo(desk)
    done: list[int] = []
    for action, number in actions:
        made = [one.id for one in _theirs(desk, person)]
        if action == "undo" and history.next_undo(desk) == first:
            continue
        try:
            change = _act(desk, action, number, sent, made, done)
        except UserError:
            change = 0
        if change:
            done.append(change)
        _insist_sound(desk, person, times, won)
    if any(action == "undo old" for action, _ in actions):
        return  # taken out of turn, an operation may keep earlier ones from being taken back
    while (last := history.next_undo(desk)) is not None and last != first:
        history.undo(desk)
        _insist_sound(desk, person, times, won)
    assert not _theirs(desk, person)


def _act(
    desk: Desk,
    action: str,
    number: int,
    sent: list[int],
    made: list[int],
    done: list[int],
) -> int:
    if action == "open":
        return allowances.for_referral(desk, sent[number % len(sent)]).operation
    if action == "undo":
        return history.undo(desk).operation and 0
    if action == "redo":
        return history.redo(desk).operation and 0
    if action == "undo old" and done:
        return history.undo(desk, done[number % len(done)]).operation and 0
    if action == "untrash":
        ids = list(lists.find(desk, KindId.ALLOWANCES, Filter(trashed=True), Order("id")))
        ids = [i for i in ids if allowances.get(desk, i).referral_id in sent]
        return allowances.untrash(desk, ids[-1:]).operation if ids else 0
    if not made:
        return 0
    id_ = made[number % len(made)]
    if action == "carry on":
        waiting = {S.DUE: "slip", S.SLIP: "approve", S.APPROVED: "pay", S.REJECTED: "reopen"}
        action = waiting.get(allowances.get(desk, id_).status, "pay")
    if action == "slip":
        return allowances.receive_slip(desk, id_, TODAY, "이인사").operation
    if action == "approve":
        return allowances.approve(desk, [id_]).operation
    if action == "pay":
        return allowances.pay(desk, [id_]).operation
    if action == "pay all":
        return allowances.pay(desk, made).operation
    if action == "reject":
        return allowances.reject(desk, id_, "사유").operation
    if action == "reopen":
        return allowances.reopen(desk, id_).operation
    return allowances.trash(desk, [id_]).operation


def _insist_sound(desk: Desk, person: dict[int, int], times: int | None, won: int | None) -> None:
    found = _theirs(desk, person)
    paid_ones = [a for a in found if a.status is S.PAID]
    assert all(a.slip_on and a.slip_by and a.paid_on and a.amount for a in paid_ones)
    assert all(a.paid_on is None for a in found if a.status is not S.PAID)
    assert max(Counter(a.referral_id for a in paid_ones).values(), default=0) <= 1
    interviews = Counter(
        (person[a.seeker_id or 0], a.employer_id, a.interview_on) for a in paid_ones
    )
    assert max(interviews.values(), default=0) <= 1
    for who in set(person.values()):
        theirs = [a for a in paid_ones if person[a.seeker_id or 0] == who]
        assert times is None or len(theirs) <= times
        assert won is None or sum(a.amount or 0 for a in theirs) <= won


def _theirs(desk: Desk, person: dict[int, int]) -> list[Allowance]:
    """The desk is shared by the examples; each looks at its own people."""
    found = (allowances.get(desk, id_) for id_ in lists.find(desk, KindId.ALLOWANCES))
    return [one for one in found if one.seeker_id in person]


def _without_allowances(desk: Desk) -> None:
    """The desk is shared by the examples: what an earlier one left is put away."""
    for id_ in list(lists.find(desk, KindId.ALLOWANCES)):
        if allowances.get(desk, id_).status is not S.REJECTED:
            allowances.reject(desk, id_, "다음 예")
    for id_ in list(lists.find(desk, KindId.ALLOWANCES)):
        allowances.trash(desk, [id_])
    for rule_id in list(lists.find(desk, KindId.ALLOWANCE_RULES)):
        allowance_rules.trash(desk, [rule_id])


def test_every_stage_has_its_steps() -> None:
    assert set(ALLOWANCE_STEPS) == set(S)
    assert {to for steps in ALLOWANCE_STEPS.values() for to in steps} == set(S)
    assert S.PAID not in ALLOWANCE_STEPS[S.DUE] | ALLOWANCE_STEPS[S.SLIP]
