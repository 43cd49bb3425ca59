"""Whom the solver sends to which farm: what holds in any case, and that nothing is better."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.farm_dispatch import by_hand, unevenness, week
from jobdesk.domain.farm_dispatch import (
    Car,
    Dispatch,
    Need,
    Not,
    Off,
    Sending,
    Worker,
    refusal,
    rides,
)
from jobdesk.domain.farm_dispatch_lines import (
    Breach,
    breaches,
    score,
    settled,
    with_drivers,
)
from jobdesk.errors import Cancelled
from jobdesk.matching import farm_dispatch
from jobdesk.matching.farm_dispatch import solve

MONDAY = date(2026, 4, 20)
TUESDAY = MONDAY + timedelta(days=1)


def lines_of(dispatch: Dispatch) -> tuple[tuple[int, int], ...]:
    """(worker, need) of the best proposal."""
    made = solve(dispatch)
    assert breaches(dispatch, made.lines) == ()
    return tuple((line.worker, line.need) for line in made.lines)


@given(st.integers(0, 10_000), st.integers(2, 14), st.integers(1, 6), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_no_proposal_breaks_what_must_hold(seed: int, people: int, farms: int, days: int) -> None:
    dispatch = week(seed, people, farms, days)
    made = solve(dispatch, seconds=0.5)
    assert breaches(dispatch, made.lines) == ()
    assert score(dispatch, made.lines) == made.score <= made.bound + 1e-6
    days_of = [(line.worker, dispatch.need[line.need].day) for line in made.lines]
    assert len(days_of) == len(set(days_of))


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_what_is_pinned_stays_and_what_is_taken_out_stays_out(
    seed: int, chance: random.Random
) -> None:
    dispatch = week(seed, 16, 5, 3)
    lines = solve(dispatch, seconds=0.5).lines
    if not lines:
        return
    kept = with_drivers(dispatch, lines, chance.sample(lines, len(lines) // 2))
    others = [line for line in lines if line not in kept]
    barred = {(line.worker, line.need) for line in others[: len(others) // 2]}
    again = replace(dispatch, kept=kept, barred=frozenset(barred))
    made = solve(again, seconds=0.5)
    assert set(kept) <= set(made.lines)
    assert breaches(again, made.lines) == ()
    assert not barred & {(line.worker, line.need) for line in made.lines}
    assert made.score == score(again, made.lines) <= made.bound + 1e-6


@given(st.integers(0, 100_000))
@settings(max_examples=40, deadline=None)
def test_nothing_is_better_and_the_bound_lies_above_everything(seed: int) -> None:
    dispatch = tiny(seed)
    made = solve(dispatch)
    best = max(score(dispatch, lines) for lines in every_way(dispatch))
    assert made.score == best
    assert best <= made.bound + 1e-6


def tiny(seed: int) -> Dispatch:
    """A question small enough to try every answer: a crew of two with a car, and another."""
    chance = random.Random(seed)
    days = (MONDAY, TUESDAY)
    workers = tuple(
        Worker(
            id_,
            chance.choice("가나"),
            frozenset({"사다리 작업"}) if chance.random() < 0.6 else frozenset(),
            busy=frozenset({MONDAY - timedelta(days=1)} if chance.random() < 0.5 else ()),
            most_days=chance.choice((None, 2)),
            lately=chance.randint(0, 30),
            again=frozenset({chance.randint(1, 3)}),
            crew=1 if id_ < 3 else None,
            crew_car=7 if id_ < 3 else None,
        )
        for id_ in (1, 2, 3)
    )
    needs = tuple(
        Need(
            10 * farm + at,
            farm,
            day,
            chance.randint(1, 2),
            place=chance.choice("가나"),
            skills=frozenset({"사다리 작업"}) if chance.random() < 0.3 else frozenset(),
            seated=chance.random() < 0.6,
            there=(1,) if chance.random() < 0.2 else (),
        )
        for farm in (1, 2)
        for at, day in enumerate(days)
        if chance.random() < 0.8
    )
    cars = (Car(7, 2, driver=1, shared=False), Car(8, 2))
    return Dispatch(workers, needs, cars)


def every_way(dispatch: Dispatch) -> Iterator[Sequence[Sending]]:
    """Every set of lines that breaks nothing, tried by nothing but :func:`breaches`."""
    slots = [(w, day) for w in dispatch.workers for day in dispatch.days]

    def further(at: int, lines: tuple[Sending, ...]) -> Iterator[tuple[Sending, ...]]:
        if at == len(slots):
            if not breaches(dispatch, lines):
                yield lines
            return
        yield from further(at + 1, lines)
        worker, day = slots[at]
        for need in dispatch.needs:
            if need.day == day and not refusal(dispatch, worker, need):
                for car in rides(dispatch, worker, need):
                    seat = 8 if car == 0 else car
                    yield from further(at + 1, (*lines, Sending(need.id, worker.id, seat)))

    yield from further(0, ())


def test_a_skill_that_few_have_is_left_to_the_farm_that_asks_for_it() -> None:
    ladder = frozenset({"사다리 작업"})
    dispatch = Dispatch(
        (Worker(1, "설천면", ladder), Worker(2, "무풍면")),
        (Need(1, 1, MONDAY, 1, place="설천면"), Need(2, 2, MONDAY, 1, skills=ladder)),
    )
    assert lines_of(dispatch) == ((2, 1), (1, 2))


def test_the_fewest_days_lately_go_first() -> None:
    workers = tuple(Worker(id_, lately=days) for id_, days in ((1, 9), (2, 2), (3, 5)))
    needs = (Need(1, 1, MONDAY, 2),)
    assert lines_of(Dispatch(workers, needs)) == ((2, 1), (3, 1))


def test_days_of_one_week_are_shared_out() -> None:
    needs = tuple(Need(n, 1, MONDAY + timedelta(days=n), 1) for n in range(1, 7))
    made = lines_of(Dispatch((Worker(1), Worker(2), Worker(3)), needs))
    assert sorted(worker for worker, _ in made) == [1, 1, 2, 2, 3, 3]


def test_a_crew_stays_together_and_goes_where_its_driver_goes() -> None:
    crew = tuple(Worker(id_, crew=1, crew_car=5) for id_ in (1, 2, 3))
    needs = (
        Need(1, 1, MONDAY, 3, place="설천면", seated=True),
        Need(2, 2, MONDAY, 3, place="무풍면", seated=True),
    )
    dispatch = Dispatch(crew, needs, (Car(5, 3, driver=2, shared=False),))
    made = solve(dispatch).lines
    assert len({line.need for line in made}) == 1
    assert {line.car for line in made} == {5}
    away = replace(crew[1], off={MONDAY: Off.AWAY})
    left = replace(dispatch, workers=(crew[0], away, crew[2]))
    assert solve(left).lines == ()


def test_seats_of_the_centre_hold_over_all_farms() -> None:
    needs = tuple(Need(n, n, MONDAY, 3, place="설천면", seated=True) for n in (1, 2))
    workers = tuple(Worker(id_) for id_ in range(1, 7))
    made = solve(Dispatch(workers, needs, (Car(1, 3), Car(2, 4)))).lines
    assert sorted(line.car or 0 for line in made) == [1, 1, 2, 2, 2]
    own = replace(workers[0], own_car=9)
    more = solve(Dispatch((own, *workers[1:]), needs, (Car(1, 3), Car(2, 4)))).lines
    assert len(more) == 6


def test_rest_days_count_what_was_worked_before() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(5)]
    before = frozenset({MONDAY - timedelta(days=1), MONDAY - timedelta(days=2)})
    needs = tuple(Need(n, 1, day, 1) for n, day in enumerate(days, 1))
    worker = Worker(1, busy=before, most_days=3)
    assert lines_of(Dispatch((worker,), needs)) in (
        ((1, 1), (1, 3), (1, 4), (1, 5)),
        ((1, 2), (1, 3), (1, 4)),
    )


@pytest.mark.parametrize(
    ("worker", "need", "why"),
    [
        (Worker(1, never=frozenset({4})), Need(1, 4, MONDAY, 1), Not.NEVER),
        (Worker(1, own_farms=frozenset({4})), Need(1, 4, MONDAY, 1), Not.OWN),
        (Worker(1), Need(1, 4, MONDAY, 1, skills=frozenset({"예초기"})), Not.SKILL),
        (Worker(1, beginner=True), Need(1, 4, MONDAY, 1, beginners=False), Not.BEGINNER),
        (Worker(1, off={MONDAY: Off.HOME}), Need(1, 4, MONDAY, 1), Off.HOME),
        (Worker(1), Need(1, 4, MONDAY, 1, seated=True), Not.RIDE),
        (
            Worker(1, away={MONDAY: frozenset({"오후"})}),
            Need(1, 4, MONDAY, 1, parts=frozenset({"오전", "오후"})),
            Not.HOURS,
        ),
        (
            Worker(1, away={MONDAY: frozenset({"오전", "오후"})}),
            Need(1, 4, MONDAY, 1, parts=frozenset({"오전"})),
            Off.AWAY,
        ),
        (Worker(1, most_days=1, busy=frozenset({TUESDAY})), Need(1, 4, MONDAY, 1), Off.REST),
    ],
)
def test_what_keeps_somebody_from_a_farm(worker: Worker, need: Need, why: Off | Not) -> None:
    dispatch = Dispatch((worker,), (need,))
    assert refusal(dispatch, worker, need) is why
    assert lines_of(dispatch) == ()


def test_a_pin_that_cannot_be_kept_is_let_go() -> None:
    gone = Worker(1, off={MONDAY: Off.AWAY})
    dispatch = Dispatch(
        (gone, Worker(2)),
        (Need(1, 1, MONDAY, 1),),
        kept=(Sending(1, 1), Sending(9, 2), Sending(1, 7)),
    )
    assert settled(dispatch)[1] == ()
    assert lines_of(dispatch) == ((2, 1),)


def test_each_breach_is_seen() -> None:
    workers = (Worker(1, most_days=1), Worker(2, crew_car=5), Worker(3), Worker(4))
    needs = (
        Need(1, 1, MONDAY, 1, place="가"),
        Need(2, 2, MONDAY, 3, place="나", seated=True),
        Need(3, 2, TUESDAY, 3, place="나"),
    )
    dispatch = Dispatch(workers, needs, (Car(5, 2, driver=1), Car(6, 2)))

    def seen(*lines: Sending) -> set[Breach]:
        return {broken.what for broken in breaches(dispatch, lines)}

    assert seen(Sending(1, 2), Sending(2, 2, 6)) == {Breach.TWICE}
    assert seen(Sending(1, 2), Sending(1, 3)) == {Breach.FULL}
    assert seen(Sending(1, 1, 5), Sending(3, 1, 5)) == {Breach.REST}
    assert seen(Sending(2, 2, 6), Sending(2, 3, 6)) == {Breach.SEATS}
    assert seen(Sending(1, 1, 5), Sending(2, 2, 5)) == {Breach.DRIVER}
    assert seen(Sending(2, 2)) == {Breach.NO_SEAT}


def test_a_seat_that_is_left_is_given_to_who_welcomes_it() -> None:
    needs = (Need(1, 1, MONDAY, 3, lift=True),)
    made = solve(Dispatch(tuple(map(Worker, (1, 2, 3))), needs, (Car(8, 3),))).lines
    assert sorted(line.car or 0 for line in made) == [0, 8, 8]


def test_nobody_is_found_where_nobody_is_wanted() -> None:
    made = solve(Dispatch((Worker(1),), ()))
    assert (made.lines, made.score, made.gap) == ((), 0, 0.0)


def test_it_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        solve(week(0, 10, 4, 2), cancelled=lambda: True)


def test_it_is_fairer_than_a_hand_that_takes_the_nearest() -> None:
    weeks = [week(seed, 24, 8, 4) for seed in range(4)]
    made = [solve(each, seconds=1.0).lines for each in weeks]
    hand = [by_hand(each) for each in weeks]
    for dispatch, mine, its in zip(weeks, made, hand, strict=True):
        assert len(mine) >= len(its)
        assert score(dispatch, mine) > score(dispatch, its)
    ours = sum(unevenness(d, lines) for d, lines in zip(weeks, made, strict=True))
    theirs = sum(unevenness(d, lines) for d, lines in zip(weeks, hand, strict=True))
    assert ours < theirs


def _not_searched(_pairs: object, first: object, *_: object) -> tuple[object, float]:
    return first, math.inf


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_days_searched_one_by_one_hold_too(seed: int) -> None:
    dispatch = week(seed, 14, 5, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(farm_dispatch, "LARGE", 0)
        made = solve(dispatch, seconds=1.0)
    assert breaches(dispatch, made.lines) == ()
    whole = solve(dispatch, seconds=5.0)
    assert made.score <= whole.bound + 1e-6
    assert whole.score <= made.bound + 1e-6
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(farm_dispatch, "_searched", _not_searched)
        assert breaches(dispatch, solve(dispatch).lines) == ()


def test_a_week_of_a_whole_county_has_a_good_answer_in_its_time() -> None:
    dispatch = week(3, 160, 60, 7)
    began = time.monotonic()
    made = solve(dispatch, seconds=3.0)
    assert time.monotonic() - began < 20.0
    assert breaches(dispatch, made.lines) == ()
    assert made.gap < 0.1
