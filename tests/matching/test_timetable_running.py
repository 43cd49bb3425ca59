"""The search while it runs: it can be stopped, and lets the window's thread go on."""

from __future__ import annotations

import threading
from itertools import count

import pytest

from jobdesk.domain.timetable import Booth, Guest, Hall
from jobdesk.errors import Cancelled
from jobdesk.matching import solver
from jobdesk.matching.timetable import solve

LARGE = Hall(
    tuple(Booth(n, tuple(range(600, 720, 10)), 10) for n in range(20)),
    tuple(Guest(n, tuple((n * 7 + k * k) % 20 for k in range(4))) for n in range(150)),
)


def test_it_stops_when_asked_before_and_while_it_searches() -> None:
    with pytest.raises(Cancelled):
        solve(LARGE, cancelled=lambda: True)
    asked = count()
    with pytest.raises(Cancelled):
        solve(LARGE, cancelled=lambda: next(asked) > 2)
    assert next(asked) == 4  # asked no more once it had said yes


def test_python_goes_on_while_it_searches() -> None:
    """Were Python's lock held, the thread would not be seen to beat between two looks."""
    programme = solver.Programme()
    for row in range(60):
        values = [programme.value((row * n) % 17 + 1) for n in range(40)]
        programme.at_most(values, 7)
        programme.at_most(values[::2], 3)
    beats, done = [0], threading.Event()

    def beat() -> None:
        while not done.wait(0.001):
            beats[0] += 1

    thread = threading.Thread(target=beat)
    thread.start()
    solver.solve(programme)  # numpy and the library are imported by now
    first = beats[0]
    solve(LARGE)
    done.set()
    thread.join()
    assert beats[0] > first + 5


def test_a_programme_without_values_is_worth_nothing() -> None:
    assert solver.solve(solver.Programme()) == solver.Answer((), 0.0)


def test_values_are_whole_and_the_bound_is_reached() -> None:
    programme = solver.Programme()
    one, two, three = (programme.value(worth) for worth in (5, 4, 3))
    programme.at_most((one, two), 1)
    programme.no_more_than(three, two)
    assert solver.solve(programme) == solver.Answer((0, 1, 1), 7)


def test_where_fractions_promise_too_much_the_whole_is_searched() -> None:
    """Of three that exclude each other in pairs, halves of all would be worth more than one."""
    programme = solver.Programme()
    for _ in range(5):
        one, two, three = (programme.value(1) for _ in range(3))
        for pair in ((one, two), (two, three), (one, three)):
            programme.at_most(pair, 1)
    found = solver.solve(programme, first=[1, 0, 0] + [0] * 12)
    assert found.values is not None
    assert programme.total(found.values) == found.bound == 5


def test_without_time_what_it_set_out_from_is_the_answer() -> None:
    programme = solver.Programme()
    pair = (programme.value(2), programme.value(3))
    programme.at_most(pair, 1)
    assert solver.solve(programme, first=(1, 0), seconds=-1).values in ((1, 0), (0, 1))
    assert solver.solve(programme, seconds=-1).bound >= 3
