"""Results that are still to come, as they are said."""

from __future__ import annotations

import pytest

from jobdesk.domain.day_owed import owed
from jobdesk.domain.matching_days import InterviewResult as R


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([], ""),
        ([R.HIRED, R.REJECTED], ""),
        ([R.NONE, R.NONE, R.HIRED], "결과 2건 남음"),
        ([R.PENDING, R.SECOND, R.REJECTED], "결과 2건 남음 (보류·2차면접 2)"),
        ([R.NONE, *[R.PENDING] * 1000], "결과 1,001건 남음 (없음 1, 보류·2차면접 1,000)"),
    ],
)
def test_no_result_and_one_that_is_not_the_last_are_told_apart(
    results: list[R], words: str
) -> None:
    assert owed(results).words == words
