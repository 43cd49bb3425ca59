"""What keeps a 교육생 from being stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.trainee_checks import check_trainee
from jobdesk.domain.trainees import Trainee, TraineeStatus

TODAY = date(2026, 11, 20)
SOMEBODY = Trainee(cohort_id=1, seeker_id=1, status=TraineeStatus.SELECTED, number=1)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("applied_on", "신청일이 오늘보다 뒤입니다."),
        ("selected_on", "선발일이 오늘보다 뒤입니다."),
        ("pledge_on", "서약일이 오늘보다 뒤입니다."),
        ("consent_on", "개인정보 동의일이 오늘보다 뒤입니다."),
        ("left_on", "종료일이 오늘보다 뒤입니다."),
    ],
)
def test_what_has_happened_does_not_lie_in_the_future(field: str, said: str) -> None:
    tomorrow = replace(SOMEBODY, **{field: TODAY + timedelta(days=1)})
    told = [(one.field, one.message) for one in check_trainee(tomorrow, TODAY)]
    assert told == [(field, said)]
    assert check_trainee(replace(SOMEBODY, **{field: TODAY}), TODAY) == ()


def test_somebody_may_be_to_begin_later() -> None:
    later = replace(SOMEBODY, started_on=TODAY + timedelta(days=7))
    assert check_trainee(later, TODAY) == ()
