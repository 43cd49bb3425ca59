"""`jobdesk cohort`: the cohorts of a centre, with their targets, in words and for scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.domain.cohorts import CohortMeasure
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import centres, cohort_records, cohort_targets, cohorts
from tests.cli_kit import Out, answer
from tests.cohort_kit import make_cohort, make_course, trainee


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int]:
    """A practice centre with a course of two cohorts and one of another year; their ids."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    course = make_course(desk)
    first = make_cohort(desk, course, date(2026, 3, 2))
    second = make_cohort(desk, course, date(2026, 9, 1))
    other = make_cohort(desk, make_course(desk, "요양보호사"), date(2025, 4, 1))
    cohort_targets.set_targets(
        desk, first, {CohortMeasure.SELECTED: "20", CohortMeasure.CERTIFIED: "해당사항없음"}
    )
    trainee(desk, first, "가온", TraineeStatus.COMPLETED)
    trainee(desk, first, "나래", TraineeStatus.CANCELLED)
    cohorts.save(desk, replace(cohort_records.cohort(desk, first), ends_on=date(2026, 4, 30)))
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return first, second, other


def test_the_cohorts_are_listed_with_their_targets(made: tuple[int, int, int], capsys: Out) -> None:
    told = answer(capsys, "cohort", "list")
    assert isinstance(told, list)
    assert [one["id"] for one in told] == [made[1], made[0], made[2]]
    first = told[1]
    assert (first["title"], first["course"], first["round"]) == (
        "물류 전문인력 양성 1기",
        "물류 전문인력 양성",
        1,
    )
    assert (first["starts_on"], first["ends_on"], first["status"]) == (
        "2026-03-02",
        "2026-04-30",
        "기획",
    )
    assert (first["applicant_count"], first["completed_count"], first["hired_count"]) == (1, 1, 0)
    assert first["targets"] == {"선발": "20", "자격취득": "해당사항없음"}
    assert told[0]["targets"] == {}


def test_the_list_is_narrowed_and_read_by_people(made: tuple[int, int, int], capsys: Out) -> None:
    assert main(["cohort", "list", "--year", "2025"]) == 0
    shown = capsys.readouterr().out
    assert "요양보호사 1기" in shown
    assert "물류" not in shown
    assert shown.endswith("교육 기수 1기\n")
    told = answer(capsys, "cohort", "list", "--course", "1")
    assert isinstance(told, list)
    assert {one["id"] for one in told} == {made[0], made[1]}


def test_wrong_words_are_told(made: tuple[int, int, int], capsys: Out) -> None:
    for words in (["cohort"], ["cohort", "list", "--year", "26"], ["cohort", "lists"]):
        assert main(words) == 2
        assert "사용법" in capsys.readouterr().err
