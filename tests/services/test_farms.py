"""농가: registered once of an old or a new employer, with wishes of one side kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_support import SupportPayment, SupportStep
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, WishBy, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    entries,
    farm_records,
    farms,
    history,
    lists,
    seekers,
    stored,
    trash,
)
from jobdesk.services.desk import Desk
from tests.services.import_kit import dump


def firm(desk: Desk, name: str = "사과나무농원") -> int:
    return employers.register(desk, replace(farms.blank_firm(desk), name=name)).id


def person(desk: Desk, name: str = "김민지") -> int:
    return seekers.register(desk, replace(seekers.blank(desk), name=name)).id


def test_a_new_farm_and_its_employer_are_one_step(desk: Desk) -> None:
    before = dump(desk)
    made = farms.register(
        desk,
        farms.blank(desk, crops=("사과",), village="  배골  "),
        replace(farms.blank_firm(desk), name="배골농원", phone="01012345678"),
    )
    farm = farm_of_id(desk, made.id)
    assert (farm.village, farm.crops, farm.found_on) == ("배골", ("사과",), desk.today())
    assert stored.employer(desk, farm.employer_id or 0).name == "배골농원"
    assert made.label == "농가 등록: 배골농원"
    history.undo(desk)
    assert dump(desk) == before


def farm_of_id(desk: Desk, farm_id: int) -> Farm:
    found: Farm = lists.record(desk, KindId.FARMS, farm_id)
    return found


def test_a_company_that_farms_becomes_a_farm_and_is_one_once(desk: Desk) -> None:
    employer = employers.register(desk, Employer(name="솔내영농조합")).id
    farms.register(desk, farms.blank(desk, employer_id=employer))
    assert stored.employer(desk, employer).employer_type is EmployerType.FARM
    with pytest.raises(UserError, match="이미 등록되어"):
        farms.register(desk, farms.blank(desk, employer_id=employer))


def test_what_was_put_away_comes_back_as_the_same_record(desk: Desk) -> None:
    employer = firm(desk)
    first = farms.register(desk, farms.blank(desk, employer_id=employer, village="배골")).id
    trash.TRASH[KindId.FARMS](desk, [first])
    again = farms.register(desk, farms.blank(desk, employer_id=employer, village="감골")).id
    assert again == first
    assert farm_of_id(desk, first).village == "감골"


def test_a_farm_stays_while_people_were_asked_for(desk: Desk) -> None:
    employer = firm(desk)
    farm = farms.register(desk, farms.blank(desk, employer_id=employer)).id
    entries.add(
        desk,
        entries.blank(
            desk,
            KindId.FARM_REQUESTS,
            employer_id=employer,
            task="적과",
            heads=5,
            starts_on=date(2026, 11, 23),
        ),
    )
    with pytest.raises(UserError, match="농가 요청 1건"):
        farms.trash(desk, [farm])


def test_a_farm_comes_back_alone_only_where_none_took_its_place(desk: Desk) -> None:
    employer = firm(desk)
    farm = farms.register(desk, farms.blank(desk, employer_id=employer)).id
    farms.trash(desk, [farm])
    entries.add(desk, farms.blank(desk, employer_id=employer))  # as an import may store one
    with pytest.raises(UserError, match="이미 등록되어"):
        trash.UNTRASH[KindId.FARMS](desk, [farm])


def test_a_side_says_one_thing_of_a_person(desk: Desk) -> None:
    employer, worker = firm(desk), person(desk)
    farms.wish(desk, employer, worker, WishType.AGAIN)
    farms.wish(desk, employer, worker, WishType.AGAIN, said_by=WishBy.WORKER)
    with pytest.raises(UserError, match="사유"):
        farms.wish(desk, employer, worker, WishType.NEVER)
    never = farms.wish(desk, employer, worker, WishType.NEVER, reason="약속을 어김")
    assert never.label == "보내지 않음: 사과나무농원 – 김민지"
    found = {(w.said_by, w.wish_type) for w in farm_records.wishes(desk, [employer])}
    assert found == {(WishBy.FARM, WishType.NEVER), (WishBy.WORKER, WishType.AGAIN)}
    assert len(farms.wishes_of(desk, worker)) == 2


def test_an_edited_wish_takes_the_place_of_another(desk: Desk) -> None:
    employer, worker, other = firm(desk), person(desk), person(desk, "박정숙")
    farms.wish(desk, employer, worker, WishType.AGAIN)
    second = farms.wish(desk, employer, other, WishType.AGAIN).id
    (mine,) = [w for w in farm_records.wishes(desk, [employer]) if w.id == second]
    farms.put_wish(desk, replace(mine, seeker_id=worker))
    (left,) = farm_records.wishes(desk, [employer])
    assert (left.id, left.seeker_id) == (second, worker)


def test_fields_and_seasons_belong_to_a_farm(desk: Desk) -> None:
    employer = firm(desk)
    plot = farms.put_plot(desk, FarmPlot(employer_id=employer, title="뒷밭", crop="사과"))
    assert plot.label == "필지 등록: 사과나무농원 뒷밭"
    line = FarmSeason(employer_id=employer, task="적과", starts="05-01", ends="05-20", heads=5)
    season = farms.put_season(desk, line).id
    (stored_line,) = farm_records.seasons(desk, [employer])
    farms.put_season(desk, replace(stored_line, heads=6))
    assert farm_records.seasons(desk, [employer])[0].heads == 6
    farms.remove(desk, KindId.FARM_SEASONS, [season])
    assert farm_records.seasons(desk, [employer]) == []
    with pytest.raises(UserError, match="농가"):
        farms.put_plot(desk, FarmPlot(title="뒷밭"))


def test_support_is_what_was_bound_for_the_days_of_the_year(desk: Desk) -> None:
    employer = firm(desk)
    farms.register(desk, farms.blank(desk, employer_id=employer, support_cap=500_000))
    batch = entries.add(desk, entries.blank(desk, KindId.SUPPORT_BATCHES, title="11월 교통비")).id
    worker = person(desk)
    for n, (day, step) in enumerate(
        (
            (date(2026, 5, 10), SupportStep.PAID),
            (date(2026, 11, 3), SupportStep.DRAFTED),
            (date(2026, 11, 4), SupportStep.REJECTED),
            (date(2025, 5, 10), SupportStep.SETTLED),
        )
    ):
        worked = entries.add(
            desk,
            entries.blank(
                desk, KindId.FARM_DAYS, employer_id=employer, seeker_id=worker, work_date=day
            ),
        ).id
        entries.add(
            desk,
            SupportPayment(
                batch_id=batch,
                farm_day_id=worked,
                seeker_id=worker,
                employer_id=employer,
                work_date=day,
                item="교통비",
                amount=100_000 * (n + 1),
                step=step,
            ),
        )
    found = farms.support(desk, employer, 2026)
    assert (found.used, found.cap, found.left) == (300_000, 500_000, 200_000)
    assert farms.support(desk, employer, 2025).used == 400_000
