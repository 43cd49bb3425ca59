"""A week of farm work for the tests of the dispatch board: farms, people, cars, requests, keys."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench import Bench, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from jobdesk.domain.distances import Distance
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_board import BoardBlock
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.domain.farms import Farm
from jobdesk.domain.people import Seeker
from jobdesk.services import distances, employers, entries, farm_records, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.farm_work.board_half import HalfDialog
from jobdesk.ui.pages.farm_work.board_part import BoardPart
from tests import farm_kit

TODAY = farm_kit.TODAY
DAY = timedelta(days=1)
MONDAY = TODAY - 4 * DAY
PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
_FAMILY = "김이박최정강조윤장임한오"
_GIVEN = ("정숙", "영자", "순옥", "말순", "경희", "옥자")
_FARMS = (
    "한솔농원", "달빛사과", "구름과수원", "미리내농장", "솔숲농원", "너른들농장", "햇살농원",
    "바람골농장", "가람포도원", "별빛농원", "새벽농장", "돌담과수원", "물빛농원", "참새농장",
)  # fmt: skip
_TASKS = ("적과", "봉지 씌우기", "전지", "수확")
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Season:
    """What was made: ids by name."""

    farms: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)


def names(count: int) -> list[str]:
    """So many names, no two alike."""
    made = [f"{family}{given}" for given in _GIVEN for family in _FAMILY]
    return made[:count]


def season(
    desk: Desk, farms: int = 14, people: int = 60, *, first: date = TODAY, last: date = TODAY
) -> Season:
    """Farms that all ask from ``first`` to ``last``, people of six places, two cars, a crew."""
    made = Season()
    distances.save(desk, [Distance(one, other, True) for one, other in itertools.pairwise(PLACES)])
    cars = [
        entries.add(desk, FarmCar(title=title, seats=seats)).id
        for title, seats in (("센터 1호", 12), ("센터 2호", 9))
    ]
    crew = entries.add(desk, FarmCrew(title="가람 작업반", car_id=cars[0])).id
    for at, name in enumerate(names(people)):
        born = date(1955 + at % 30, 3, 2)
        who = Seeker(
            name=name,
            phone=f"010-2000-{at:04d}",
            birth_date=born,
            birth_year=born.year,
            eup_myeon=PLACES[at % len(PLACES)],
            registered_on=TODAY,
        )
        made.people[name] = seekers.register(desk, who).id
        worker = FarmWorker(
            seeker_id=made.people[name],
            found_on=TODAY,
            skills=("사다리 작업",) if at % 3 == 0 else ("초보",) if at % 7 == 0 else (),
            tasks=(_TASKS[at % 4],),
            crew_id=crew if at % 6 == 0 else None,
            car_id=cars[1] if at % 5 == 1 else None,
        )
        entries.add(desk, worker)
    for at, name in enumerate(_FARMS[:farms]):
        firm = Employer(
            name=name, employer_type=EmployerType.FARM, eup_myeon=PLACES[at % len(PLACES)]
        )
        made.farms[name] = employers.register(desk, firm).id
        entries.add(desk, Farm(employer_id=made.farms[name], found_on=TODAY, village="원청리"))
        made.requests[name] = farm_kit.request(
            desk,
            made.farms[name],
            first,
            heads=5 if at % 7 < 2 else 4,
            ends_on=last,
            task=_TASKS[at % 4],
            crop="사과",
        )
    return made


@dataclass
class Kit:
    """A shown board."""

    bench: Bench
    season: Season
    part: BoardPart

    def cell(self, farm: str, day: date = TODAY) -> BoardBlock:
        """What the board shows there."""
        board = self.part.board
        assert board is not None
        employer_id = self.season.farms[farm]
        found = [one for one in board.blocks(day) if one.employer_id == employer_id]
        assert len(found) == 1, found
        return found[0]

    def stand(self, farm: str, day: date = TODAY) -> None:
        """Make a cell current, with the focus on the board."""
        table = self.part.table
        table.setFocus()
        table.go(*table.grid.find((self.season.farms[farm], day, 0)))
        self.bench.idle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Strike a key where the focus is."""
        focused = self.part.window().focusWidget()
        assert focused is not None
        press(focused, key, modifiers)

    def type(self, letters: str) -> None:
        """Strike plain keys where the focus is."""
        focused = self.part.window().focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letters)

    def enter(self) -> None:
        """Enter, and wait for what it does."""
        self.press(Qt.Key.Key_Return)
        self.bench.idle()

    def free(self) -> list[str]:
        """Names in the list of those who could be sent."""
        return [line.title for line in self.part.free.list.lines.lines]

    def people(self) -> list[tuple[str, str]]:
        """Names and states in the list of the current cell."""
        return [(line.title, line.mark) for line in self.part.people.list.lines.lines]

    def stored(self, farm: str, day: date = TODAY) -> list[FarmDay]:
        """배치 of a farm on a day from the store, the first one first."""
        self.bench.idle()
        days = farm_records.days_of_farm(self.bench.desk, self.season.farms[farm])
        return sorted((one for one in days if one.work_date == day), key=lambda one: one.id)


def show(bench: Bench, made: Season, width: int = 1166, height: int = 640) -> Kit:
    """Show the board at the size of a page."""
    part = BoardPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(part, width, height)
    part.activateWindow()
    part.table.setFocus()
    bench.idle()
    return Kit(bench, made, part)


def statuses(days: list[FarmDay]) -> list[DayStatus]:
    return [one.status for one in days]


def ask_half(kit: Kit) -> HalfDialog:
    """Strike H and wait for what it asks."""
    kit.type("h")
    kit.bench.idle()
    (dialog,) = [one for one in kit.part.findChildren(HalfDialog) if one.isVisible()]
    return dialog


def half(kit: Kit) -> None:
    """H, and Enter to what it asks."""
    press(ask_half(kit).fields["daily_wage"].widget, Qt.Key.Key_Return)
    kit.bench.idle()


def pick(kit: Kit, entry: str) -> None:
    """Choose a line of the menu that is open."""
    (menu,) = [m for m in kit.part.findChildren(QMenu) if m.isVisible()]
    action = next(a for a in menu.actions() if a.text() == entry)
    action.trigger()
    menu.close()
    kit.part.activateWindow()
    kit.bench.idle()
