"""What the tests of 만남의 날 begin with: a day with firms and people, the page over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bench import Bench

from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayStatus,
    EmployerAnswer,
    MatchingDay,
)
from jobdesk.domain.people import Seeker
from jobdesk.services import entries, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from tests import casework
from tests.conftest import TODAY

FIRMS = ("한빛식품", "솔내정밀", "가람요양원")
PEOPLE = ("김민지", "박정숙", "이도현", "최영희")


@dataclass(frozen=True, slots=True)
class Hall:
    """The ids of a day, its firms and people as registered, and as they stand at the day."""

    day: int
    firms: dict[str, int]
    people: dict[str, int]
    employers: dict[str, int]
    attendees: dict[str, int]


def new_day(desk: Desk, title: str = "제4회 만남의 날", days: int = 5, **values: object) -> int:
    """A day so many days from now."""
    start: dict[str, object] = {
        "title": title,
        "held_on": TODAY + timedelta(days=days),
        "starts_at": "13:30",
        "ends_at": "16:30",
        "place": "군민회관",
        "status": DayStatus.RECRUITING,
    }
    return entries.add(desk, MatchingDay(**(start | values))).id  # type: ignore[arg-type]


def hall(desk: Desk) -> Hall:
    """A day in five days: three firms that are coming, four people who registered."""
    day = new_day(desk)
    firms = {name: casework.employer(desk, name) for name in FIRMS}
    people = {
        name: seekers.register(
            desk, Seeker(name=name, registered_on=TODAY, counsellor=desk.user)
        ).id
        for name in PEOPLE
    }
    employers = {
        name: entries.add(
            desk,
            DayEmployer(
                matching_day_id=day,
                employer_id=id_,
                booth=str(number),
                status=EmployerAnswer.COMING,
            ),
        ).id
        for number, (name, id_) in enumerate(firms.items(), 1)
    }
    attendees = {
        name: entries.add(
            desk,
            DayAttendee(matching_day_id=day, seeker_id=id_, number=number, registered_on=TODAY),
        ).id
        for number, (name, id_) in enumerate(people.items(), 1)
    }
    return Hall(day, firms, people, employers, attendees)


def opened(bench: Bench, name: str = "matching_days") -> tuple[MainWindow, MatchingDaysPage]:
    """The window at 만남의 날, its jobs ended."""
    window = bench.window()
    window.show_page(name)
    bench.idle()
    page = window.page("matching_days")
    assert isinstance(page, MatchingDaysPage)
    return window, page
