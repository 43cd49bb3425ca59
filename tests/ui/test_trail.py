"""Back and forward lead through what was looked at, not through every row one passed."""

from __future__ import annotations

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.ui.trail import Place, Trail

HOME, LIST = Place("home"), Place("seekers")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def at(number: int) -> Place:
    return Place("seekers", ref=Ref(KindId.SEEKERS, number))


def test_back_and_forward_lead_over_steps() -> None:
    trail = Trail(Clock())
    assert trail.step(-1) is None
    for place in (HOME, LIST, LIST, at(3)):
        trail.visit(place)
    assert [trail.step(-1), trail.step(-1), trail.step(-1)] == [LIST, HOME, None]
    assert trail.step(1) == LIST
    trail.visit(at(9))
    assert not trail.can(1)
    assert trail.step(-1) == LIST


def test_a_page_that_tells_what_it_shows_is_the_same_step() -> None:
    trail = Trail(Clock())
    trail.visit(HOME)
    trail.visit(LIST)
    trail.look(at(1))
    assert trail.here == at(1)
    assert trail.step(-1) == HOME
    assert trail.step(1) == at(1)


def test_rows_passed_quickly_leave_only_the_last() -> None:
    clock = Clock()
    trail = Trail(clock)
    trail.visit(HOME)
    trail.visit(LIST)
    trail.look(at(1))
    clock.now += 5
    for number in (2, 3, 4):
        trail.look(at(number))
        clock.now += 0.2
    clock.now += 5
    trail.look(at(5))
    assert [trail.step(-1), trail.step(-1), trail.step(-1)] == [at(4), at(1), HOME]


def test_what_was_opened_is_never_passed_over() -> None:
    trail = Trail(Clock())
    trail.visit(at(1))
    trail.visit(at(2))
    trail.look(at(3))
    assert [trail.step(-1), trail.step(-1)] == [at(2), at(1)]
