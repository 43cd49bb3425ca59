"""A whole day by the services, killed at its height: nothing is lost and the figures add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from jobdesk.domain.matching_days import DayStatus, minutes_of
from jobdesk.errors import UserError
from jobdesk.services import centres, day_chase, matching_days
from jobdesk.services.desk import Desk
from tests import whole_day
from tests import whole_day_checks as then
from tests.conftest import PASSWORD, TODAY, today

KILLED_AT = 190
"""So many things had been said to be done when the program was killed."""


@pytest.fixture
def morning(desk: Desk) -> Path:
    """The folder of a closed centre on the morning of its day."""
    assert whole_day.make(desk) == 1
    desk.store.close()
    return desk.folder


@pytest.fixture
def evening(morning: Path) -> Iterator[Desk]:
    """The centre after the day, which was cut short by a kill and taken up again."""
    said = then.killed("tests.whole_day", morning, KILLED_AT)
    assert ["evening"] not in said
    desk = centres.open_centre(morning, PASSWORD, today=today)
    then.nothing_is_lost(desk, said)
    reached = max(minutes_of(str(what[2])) or 0 for what in said)
    whole_day.Hall(desk, 1, lambda *_: None).play(first=reached)
    yield desk
    desk.store.close()


def test_a_day_goes_on_after_a_kill_and_its_figures_are_those_of_the_records(
    evening: Desk,
) -> None:
    then.everybody_once(evening)
    then.no_two_at_once(evening)
    whole_day.ended(evening, 1)
    with pytest.raises(UserError, match="결과"):
        matching_days.set_status(evening, 1, DayStatus.CONFIRMED)
    later = replace(evening, today=lambda: TODAY + timedelta(days=4))
    then.chase(later)
    assert not any(row.owed for firm in day_chase.by_company(later, 1) for row in firm.rows)
    matching_days.set_status(later, 1, DayStatus.CONFIRMED)
    then.columns(later)
    then.routes(later)
    then.sheet(later)
