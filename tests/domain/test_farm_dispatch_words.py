"""Why somebody is proposed, and why a head stays open, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.distances import Distance
from jobdesk.domain.farm_dispatch import Car, Dispatch, Need, Off, Sending, Worker
from jobdesk.domain.farm_dispatch_words import reasons, turn, why_left_out, why_open

MONDAY = date(2026, 4, 20)
NEED = Need(1, 4, MONDAY, 2, "적과", "설천면")


def said(worker: Worker, need: Need = NEED, **near: Distance) -> tuple[str, ...]:
    ways = {(d.one, d.other): d for d in near.values()}
    return reasons(Dispatch((worker,), (need,), near=ways), worker, need)


def test_what_speaks_for_somebody_is_said_from_near_to_far() -> None:
    worker = Worker(1, "설천면", done={"적과": 12}, lately=3, idle=2)
    assert said(worker) == ("설천면", "적과 12일", "최근 4주 3일")
    assert said(replace(worker, done={"적과": 0}, lately=0, idle=74)) == (
        "설천면",
        "적과 해 봄",
        "74일 만에",
    )
    assert said(Worker(1)) == ("첫 배치",)


def test_the_way_is_said_as_far_as_it_is_known() -> None:
    worker = Worker(1, "무풍면")
    way = Distance("무풍면", "설천면", True, 15)
    assert said(worker, way=way)[0] == "무풍면(이웃 면, 차로 15분)"
    assert said(worker)[0] == "무풍면에서"
    assert said(worker, replace(NEED, place=""))[0] == "무풍면"


def test_wishes_former_days_and_a_wrong_age_are_said() -> None:
    worker = Worker(1, again=frozenset({4}), known=frozenset({4}), age=70)
    assert said(worker, replace(NEED, age_to=65))[1:] == (
        "다시 요청",
        "최근 이 농가에서 일함",
        "농가가 말한 나이와 다름",
    )
    assert said(replace(worker, age=65), replace(NEED, age_to=65))[-1] == "최근 이 농가에서 일함"


def test_whose_turn_it_is() -> None:
    assert [turn(Worker(1, lately=n, idle=i)) for n, i in ((0, None), (0, 40), (5, 1))] == [
        "첫 배치",
        "40일 만에",
        "최근 4주 5일",
    ]


def test_an_open_head_says_where_everybody_is() -> None:
    seated = replace(NEED, seated=True, heads=3)
    other = Need(2, 5, MONDAY, 1)
    workers = (
        Worker(1),
        Worker(2),
        Worker(3),
        Worker(4, off={MONDAY: Off.AWAY}),
        Worker(5, off={MONDAY: Off.AWAY}),
        Worker(6, off={MONDAY: Off.AWAY}),
        Worker(7),
        Worker(8),
    )
    dispatch = Dispatch(workers, (seated, other), (Car(9, 2),))
    lines = (Sending(1, 1, 9), Sending(2, 2))
    assert why_open(dispatch, seated, lines) == (
        "차 좌석이 모자람 3명",
        "가능한 날이 아님 3명",
        "다른 농가에 배치 1명",
    )
    assert why_open(Dispatch((), (NEED,)), NEED, ()) == ("활동하는 근로자가 없습니다",)


def test_who_has_no_line_hears_why() -> None:
    full = replace(NEED, heads=1)
    workers = (Worker(1), Worker(2), Worker(3, never=frozenset({4})))
    dispatch = Dispatch(workers, (full,))
    line = (Sending(1, 1),)
    assert why_left_out(dispatch, workers[1], line) == (
        "갈 수 있는 농가가 다 찼습니다. 다음 차례에 앞섭니다"
    )
    assert why_left_out(dispatch, workers[2], line) == "보내지 않기로 한 농가입니다"
    assert why_left_out(dispatch, workers[1], ()) == "갈 수 있는 차에 자리가 없습니다"
    none = Dispatch(workers, (replace(full, heads=0),))
    assert why_left_out(none, workers[1], ()) == "사람이 더 필요한 농가가 없습니다"
