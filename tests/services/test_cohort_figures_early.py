"""The figures of cohorts that some left for work, and of those in which nobody is decided yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.trainees import ExitReason, TraineeStatus
from jobdesk.services import cohort_figures, cohort_hires, exits
from jobdesk.services.desk import Desk
from tests.cohort_kit import make_cohort, trainee
from tests.made_cohorts import GIMCHEON, enter


def test_who_was_hired_early_is_said_beside_the_rate(desk: Desk) -> None:
    first, _ = enter(desk, GIMCHEON)
    figures = cohort_figures.of_cohort(desk, first)
    (line,) = figures.lines
    assert line.hire_rate is not None
    assert line.early_rate is not None
    assert (line.hire_rate.base, line.hire_rate.text) == ("수료", "85%")  # 11 of 13
    assert (line.early_rate.base, line.early_rate.text) == ("수료·조기취업", "73%")  # 11 of 15
    assert line.unfinished.value == 2
    assert any("수료하지 않은 2명" in words for words in figures.remarks)


def test_who_left_for_work_that_nobody_wrote_down_is_said(desk: Desk) -> None:
    """And is not said to be among the hired."""
    cohort = make_cohort(desk)
    people = [trainee(desk, cohort, name, TraineeStatus.RUNNING) for name in ("가온", "나래")]
    exits.leave(desk, people, date(2026, 11, 18), ExitReason.EARLY_HIRE)
    hire = replace(cohort_hires.blank(desk, people[0]), employer_name="상회")
    cohort_hires.record(desk, hire)
    figures = cohort_figures.of_cohort(desk, cohort)
    total = figures.total
    assert [n.value for n in (total.early, total.early_hired, total.hired.actual)] == [2, 1, 1]
    assert figures.remarks == (
        "* 취업인원에는 수료하지 않은 1명(조기취업 1명 포함)이 들어 있습니다.",
        "* 조기취업 가운데 1명은 취업이 기록되지 않아 취업인원에 없습니다.",
    )


def test_a_cohort_in_training_has_no_rate_of_completion_yet(desk: Desk) -> None:
    cohort = make_cohort(desk)
    for name in ("가온", "나래"):
        trainee(desk, cohort, name, TraineeStatus.RUNNING)
    figures = cohort_figures.of_cohort(desk, cohort)
    (line,) = figures.lines
    assert (line.completion.text, line.hire_rate_text) == ("-", "-")
    assert any("교육 중인 2명" in words for words in figures.remarks)
    early = trainee(desk, cohort, "라온", TraineeStatus.RUNNING)
    hire = replace(cohort_hires.blank(desk, early), employer_name="상회")
    cohort_hires.record(desk, hire, left_on=date(2026, 11, 19))
    figures = cohort_figures.of_cohort(desk, cohort)
    for each in (*figures.lines, figures.total):
        assert (each.completion.text, each.hired.actual.value, each.early_rate) == ("-", 1, None)
    trainee(desk, cohort, "다솜", TraineeStatus.COMPLETED)
    figures = cohort_figures.of_cohort(desk, cohort)
    assert figures.total.completion.text == "25%"
    assert any("끝난 2명 가운데 1명(50%)이 수료" in words for words in figures.remarks)
