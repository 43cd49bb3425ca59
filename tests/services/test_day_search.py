"""The interviews of a day are found by whom they are of, with whom, and on which day."""

from __future__ import annotations

import pytest

from jobdesk.domain.filters import Filter
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from tests.services.results_kit import I, hall


@pytest.mark.parametrize("words", ["김민나", "ㄱㅁㄴ", "한빛가 김민나", "제4회 김민나"])
def test_an_interview_is_found_by_name_firm_and_day(desk: Desk, words: str) -> None:
    at = hall(desk)
    mine, other = at.meet(1, 0), at.meet(0, 1)
    assert list(lists.find(desk, I, Filter(text=words))) == [mine]
    assert set(lists.find(desk, I, Filter(text="만남의"))) == {mine, other}
    assert not list(lists.find(desk, I, Filter(text="박순이")))
