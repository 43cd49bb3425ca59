"""보험 of a day of farm work: open, handed in once, their own, or to be cancelled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.farm_work import DayStatus
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_days, farm_insurance, farm_papers, farm_records, history
from jobdesk.services.desk import Desk
from jobdesk.services.farm_insurance import Cover
from jobdesk.services.farm_papers import Wanted
from tests.farm_paper_kit import MONDAY, made, sent


def covers(desk: Desk) -> dict[str, Cover]:
    found = farm_insurance.of_days(desk, MONDAY, MONDAY)
    return {one.line.worker.name: one.cover for one in found}


def test_a_day_is_handed_in_and_undone(desk: Desk) -> None:
    known = made(desk)
    first = sent(desk, known, "김민지", known.apple)
    sent(desk, known, "이순자", known.apple, status=DayStatus.PLACED)
    sent(desk, known, "박영호", known.grape)
    sent(desk, known, "최정숙", known.grape, status=DayStatus.CANCELLED)
    assert covers(desk) == {
        "김민지": Cover.OPEN,
        "이순자": Cover.OPEN,
        "박영호": Cover.OWN,
    }
    farm_insurance.hand_in(desk, MONDAY)
    assert covers(desk)["김민지"] is Cover.HANDED
    assert covers(desk)["박영호"] is Cover.OWN
    day = farm_records.day(desk, first)
    assert (day.insured, day.insured_on) == (True, desk.today())
    with pytest.raises(UserError, match="새로 올릴 분이 없습니다"):
        farm_insurance.hand_in(desk, MONDAY)
    history.undo(desk)
    assert covers(desk)["김민지"] is Cover.OPEN


def test_who_does_not_come_is_to_be_cancelled_with_the_insurer(desk: Desk) -> None:
    known = made(desk)
    id_ = sent(desk, known, "김민지", known.apple)
    farm_insurance.hand_in(desk, MONDAY, [id_])
    entries.save(desk, replace(farm_records.day(desk, id_), status=DayStatus.CANCELLED))
    assert covers(desk) == {"김민지": Cover.FALLEN}
    farm_insurance.take_back(desk, [id_])
    assert covers(desk) == {}
    with pytest.raises(UserError, match="신고한 보험이 없습니다"):
        farm_insurance.take_back(desk, [id_])


def test_an_own_insurance_that_ran_out_covers_nothing(desk: Desk) -> None:
    known = made(desk)
    id_ = sent(desk, known, "박영호", known.apple)
    worker = farm_records.worker_of(desk, known.people["박영호"])
    assert worker is not None
    entries.save(desk, replace(worker, insured_until=desk.today()))
    assert covers(desk) == {"박영호": Cover.OPEN}
    farm_insurance.hand_in(desk, MONDAY, [id_])
    assert covers(desk) == {"박영호": Cover.HANDED}


def test_a_place_taken_out_after_it_was_handed_in_is_to_be_cancelled(desk: Desk) -> None:
    known = made(desk)
    id_ = sent(desk, known, "김민지", known.apple, status=DayStatus.PLACED)
    farm_insurance.hand_in(desk, MONDAY, [id_])
    farm_days.unplace(desk, [id_])
    assert farm_records.day(desk, id_).trashed_on is not None
    (line,) = farm_insurance.of_days(desk, MONDAY, MONDAY)
    assert (line.cover, line.stage) == (Cover.FALLEN, "배치에서 뺌")
    farm_insurance.take_back(desk, [id_])
    assert covers(desk) == {}
    history.undo(desk)
    assert covers(desk) == {"김민지": Cover.FALLEN}


def test_no_list_goes_out_where_everybody_has_an_own_insurance(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "박영호", known.apple)
    with pytest.raises(UserError, match="1명은 모두 본인 보험이 있습니다"):
        farm_papers.pdf(desk, "insured", Wanted(first=MONDAY))
