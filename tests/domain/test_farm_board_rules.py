"""The week of the board: which rows there are, how far a cell has come, who should go first."""

from __future__ import annotations

from datetime import date, timedelta

from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.distances import Distance
from jobdesk.domain.farm_board import (
    Board,
    BoardBlock,
    BoardCar,
    BoardFarm,
    BoardPerson,
    Stage,
    lines,
    monday_of,
)
from jobdesk.domain.farm_free import Pool, PoolWorker, candidates, taken_on
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_work import BlockStatus, DayStatus
from jobdesk.domain.farms import WishType

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
D = DayStatus


def person(id_: int, status: D = D.PLACED, **values: object) -> BoardPerson:
    return BoardPerson(id_, id_, f"사람{id_}", status, **values)  # type: ignore[arg-type]


def block(
    id_: int, employer_id: int = 1, day: date = FRIDAY, request_id: int = 0, **values: object
) -> BoardBlock:
    return BoardBlock(id_, request_id or id_, employer_id, day, **{"heads": 3, **values})  # type: ignore[arg-type]


def board(*blocks: BoardBlock, **values: object) -> Board:
    farms = {n: BoardFarm(n, f"농원{n}", "가람읍") for n in {one.employer_id for one in blocks}}
    return Board(MONDAY, FRIDAY, lines(MONDAY, farms, list(blocks)), **values)  # type: ignore[arg-type]


def worker(id_: int, **values: object) -> PoolWorker:
    known = {"place": values.pop("place", ""), "born": values.pop("born", None)}
    return PoolWorker(FarmWorker(seeker_id=id_, **values), f"사람{id_}", **known)  # type: ignore[arg-type]


def test_a_week_begins_on_monday() -> None:
    assert [monday_of(MONDAY + timedelta(days=n)) for n in range(7)] == [MONDAY] * 7


def test_a_cell_says_how_far_the_least_of_its_people_have_come() -> None:
    assert block(1).stage is Stage.ASKED
    assert block(1, people=(person(1), person(2, D.CONFIRMED))).stage is Stage.PLACED
    assert block(1, people=(person(1, D.WORKED), person(2, D.CONFIRMED))).stage is Stage.CONFIRMED
    assert block(1, people=(person(1, D.WORKED), person(2, D.ABSENT))).stage is Stage.WORKED
    assert block(1, people=(person(1, D.SETTLED),)).stage is Stage.SETTLED
    assert block(1, status=BlockStatus.RAIN).stage is Stage.RAIN


def test_missing_are_those_wanted_beyond_the_live_ones() -> None:
    cell = block(1, people=(person(1), person(2, D.ABSENT)))
    assert (cell.missing, cell.heads_words) == (2, "1/3명")
    assert block(1, heads=1, people=(person(1), person(2))).missing == 0
    assert block(1, status=BlockStatus.RAIN).missing == 0
    brought = block(0, heads=None, people=(person(1, D.WORKED),))
    assert (brought.missing, brought.heads_words) == (0, "1명")


def test_each_work_of_a_farm_stays_in_its_row_and_two_of_a_day_have_two() -> None:
    tuesday = MONDAY + timedelta(days=1)
    made = lines(
        MONDAY,
        {1: BoardFarm(1, "나"), 2: BoardFarm(2, "가"), 3: BoardFarm(3, "쉬는 농원")},
        [
            block(1, 1, MONDAY, 10),
            block(2, 1, tuesday, 10),
            block(3, 1, tuesday, 11),
            block(4, 1, FRIDAY, 11),
            block(5, 2, MONDAY, 12),
        ],
    )
    assert [(line.farm.name, line.lane) for line in made] == [("가", 0), ("나", 0), ("나", 1)]
    ids = [[cell.id if cell else 0 for cell in line.cells] for line in made]
    assert ids == [[5, 0, 0, 0, 0, 0, 0], [1, 2, 0, 0, 0, 0, 0], [0, 3, 0, 0, 4, 0, 0]]


def test_a_day_adds_up_what_its_cells_want_and_have() -> None:
    week = board(
        block(1, people=(person(1, D.CONFIRMED), person(2, D.ABSENT))),
        block(2, 2, people=(person(3), person(4, D.WORKED)), heads=2),
        block(3, 3, status=BlockStatus.RAIN, heads=9),
        block(4, 4, MONDAY),
    )
    found = week.totals(FRIDAY)
    assert (found.wanted, found.live, found.confirmed, found.worked) == (5, 3, 1, 1)
    assert (found.absent, found.missing) == (1, 2)


def test_a_driver_takes_a_seat_once() -> None:
    week = board(
        block(1, people=(person(1, car_id=7), person(2, car_id=8))),
        block(2, 2, people=(person(3, car_id=7), person(9, car_id=7))),
        cars={7: BoardCar(7, "승합", 12, 9), 8: BoardCar(8, "센터", 5)},
    )
    assert week.seats_taken(FRIDAY) == {7: 3, 8: 2}


def test_half_a_day_leaves_the_other_half() -> None:
    morning = block(1, starts_at="08:00", ends_at="12:00", people=(person(1),))
    afternoon = block(2, 2, starts_at="13:00", ends_at="17:00")
    week = board(morning, afternoon, block(3, 3))
    assert taken_on(week, FRIDAY, afternoon) == {}
    assert taken_on(week, FRIDAY, block(3, 3)) == {1: "농원1 배치"}
    assert taken_on(week, FRIDAY, morning) == {1: "이 농가에 있음"}


def test_who_goes_first() -> None:
    wanted = block(1, 1, skills=("사다리 작업",))
    busy = block(2, 2, people=(person(8),))
    yesterday = FRIDAY - timedelta(days=1)
    week = board(wanted, busy, sent={5: ((yesterday, 2),)})
    able = {"skills": ("사다리 작업",)}
    pool = Pool(
        (
            worker(2, place="솔내면", **able),
            worker(3, place="가람읍", **able),
            worker(4, place="구름면", **able),
            worker(5, place="가람읍", **able),
            worker(6, place="가람읍"),
            worker(7, place="가람읍", **able),
            worker(8, place="가람읍", **able),
            worker(9, place="달빛면", **able),
        ),
        wishes={(1, 7): WishType.NEVER, (1, 9): WishType.AGAIN},
        distances=(Distance("가람읍", "솔내면", True), Distance("가람읍", "구름면", minutes=40)),
    )
    found = candidates(week, pool, FRIDAY, wanted, "가람읍")
    assert [one.id for one in found] == [9, 3, 5, 2, 4, 6, 7, 8]
    by_id = {one.id: one for one in found}
    assert by_id[9].again
    assert (by_id[5].lately, by_id[5].last_on) == (1, yesterday)
    assert by_id[2].way == "이웃 면"
    assert by_id[6].doubts == ("사다리 작업 없음",)
    assert by_id[7].never
    assert not by_id[7].is_free
    assert by_id[8].busy == "농원2 배치"


def test_doubts_are_said_of_days_rest_age_and_the_own_farm() -> None:
    farms = {1: BoardFarm(1, "농원1"), 2: BoardFarm(2, "내 농원", owner_id=3)}
    asked = block(1, 1, age_to=70, beginners=False)
    week = Board(
        MONDAY,
        FRIDAY,
        lines(MONDAY, farms, [asked, block(2, 2)]),
        sent={2: tuple((FRIDAY - timedelta(days=n), 1) for n in (1, 2, 3))},
    )
    off = Availability(seeker_id=1, availability_type=AvailabilityType.BUSY, starts_on=MONDAY)
    pool = Pool(
        (
            worker(1),
            worker(2, most_days=3),
            worker(3),
            worker(4, born=date(1950, 1, 1), skills=("초보",)),
            worker(5),
        ),
        {1: (off,)},
    )
    said = {one.id: one.doubts for one in candidates(week, pool, FRIDAY, asked)}
    assert said == {
        1: ("일할 수 없다고 한 날",),
        2: ("쉬는 날(3일까지)",),
        3: ("본인 농가(내 농원) 작업일",),
        4: ("초보는 받지 않음", "만 76세(70세까지)"),
        5: (),
    }
