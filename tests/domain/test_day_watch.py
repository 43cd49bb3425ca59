"""What has to be looked after at a moment of a matching day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.day_watch import DayWatch
from jobdesk.domain.hall_now import BoothNow, HallNow, Turn
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus, MeetingStatus
from jobdesk.domain.reception import Guest, Roll

TODAY = date(2026, 11, 20)
AT = 14 * 60


def _turn(id_: int, who: int, at: str, booth: int = 1, **fields: object) -> Turn:
    made = Turn(id_, who, who, booth, who, f"사람{who}", at, 1, MeetingStatus.SET)
    return replace(made, **fields)  # type: ignore[arg-type]


def _booth(id_: int, *turns: Turn, due: int | None = None, came_at: str = "13:00") -> BoothNow:
    return BoothNow(id_, f"업체{id_}", str(id_), 1, 15, due, came_at, turns)


def _guest(who: int, status: AttendeeStatus) -> Guest:
    return Guest(
        who, who, 1, "행사", who, f"사람{who}", "", None, None, "", AttendeeChannel.AHEAD, status
    )


def _watch(booths: tuple[BoothNow, ...], *guests: Guest) -> DayWatch:
    return DayWatch(HallNow(1, "행사", booths, TODAY), Roll(1, "행사", guests))


def test_what_is_still_to_be_held_comes_by_the_clock_and_then_the_queue() -> None:
    watch = _watch((
        _booth(1, _turn(1, 1, ""), _turn(2, 2, "14:30")),
        _booth(
            2,
            _turn(3, 3, "14:15", 2),
            _turn(4, 4, "14:00", 2, status=MeetingStatus.DONE),
            _turn(5, 5, "13:00", 2, missing=True),
        ),
    ))  # fmt: skip
    assert [turn.interview_id for turn in watch.coming()] == [3, 2, 1]


def test_who_is_awaited_soon_is_named_before_who_said_that_they_come_later() -> None:
    expected, late = AttendeeStatus.REGISTERED, AttendeeStatus.LATE
    turns = (
        _turn(1, 1, "14:30"),
        _turn(2, 2, "14:31"),  # not within half an hour
        _turn(3, 3, "13:45"),
        _turn(4, 4, "13:30"),  # is here
        _turn(5, 5, "16:00"),  # said so
    )
    watch = _watch(
        (_booth(1, *turns),),
        _guest(1, expected),
        _guest(2, expected),
        _guest(3, expected),
        _guest(4, AttendeeStatus.CAME),
        _guest(5, late),
        _guest(6, late),
        _guest(7, expected),  # waits for nobody
        _guest(8, AttendeeStatus.ABSENT),
    )
    assert [one.guest.attendee_id for one in watch.away(AT)] == [3, 1, 5, 6]
    assert watch.away(0) == ()


def test_firms_that_are_not_here_stand_before_booths_that_are_late() -> None:
    ready = {"here": True}
    watch = _watch((
        _booth(1, _turn(1, 1, "13:58", 1, **ready)),
        _booth(2, _turn(2, 2, "13:40", 2, **ready)),
        _booth(3, due=13 * 60 + 30, came_at=""),
        _booth(4, _turn(4, 4, "14:30", 4, **ready)),
    ))  # fmt: skip
    held = watch.held_up(AT)
    assert [(one.booth.day_employer_id, one.missing, one.minutes) for one in held] == [
        (3, True, 0),
        (2, False, 20),
        (1, False, 2),
    ]
    assert watch.held_up(0) == ()
