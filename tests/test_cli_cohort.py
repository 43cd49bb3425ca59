"""`jobdesk cohort`: the cohorts of a centre, with their targets, in words and for scripts."""

from __future__ import annotations

import os
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


def test_a_number_that_no_cohort_has_says_where_the_numbers_are(
    made: tuple[int, int, int], tmp_path: Path, capsys: Out
) -> None:
    out = str(tmp_path / "출석부.pdf")
    roster = ["export", "trainees", str(tmp_path / "명부.xlsx"), "--cohort", "99"]
    for words in (["cohort", "report", "99"], ["cohort", "attendance", "99", out], roster):
        assert main(words) == 1
        assert "번호 99 기수가 없습니다. 번호는 jobdesk cohort list" in capsys.readouterr().err
    assert main(["cohort", "list", "--course", "99"]) == 1
    assert "jobdesk list courses" in capsys.readouterr().err
    assert main(["cohort", "attendance", str(made[0]), out]) == 1
    assert "시간표를 먼저 만드세요" in capsys.readouterr().err
    span = ["--from", "2026-03-10", "--to", "2026-03-01"]
    assert main(["cohort", "attendance", str(made[0]), out, *span]) == 1
    assert "--to의 날이 --from의 날보다" in capsys.readouterr().err


def test_an_empty_list_says_what_to_do(
    made: tuple[int, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    assert main(["cohort", "list", "--year", "2019"]) == 0
    assert capsys.readouterr().out == (
        "이 조건에 맞는 교육 기수가 없습니다. 모두 보려면 --course와 --year를 빼세요.\n"
    )
    assert main(["cohort", "report", "--year", "2019"]) == 0
    shown = capsys.readouterr().out
    assert "이 해에 개강한 기수가 없습니다" in shown
    assert "합계" not in shown
    fresh = tmp_path / "새 센터"
    desk, _ = centres.create(fresh, name="새 센터", practice=True, password=None)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(fresh))
    assert main(["cohort", "list"]) == 0
    assert "‘새 기수’를 누르거나" in capsys.readouterr().out
    assert answer(capsys, "cohort", "list") == []
    assert main(["cohort", "report", "1"]) == 1
    assert "아직 교육 기수가 없습니다" in capsys.readouterr().err


def test_trainees_are_listed_cohort_by_cohort(made: tuple[int, int, int], capsys: Out) -> None:
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    trainee(desk, made[2], "다솜", TraineeStatus.COMPLETED)
    trainee(desk, made[2], "라온", TraineeStatus.COMPLETED)
    centres.close(desk)
    told = answer(capsys, "list", "trainees")
    assert isinstance(told, list)
    assert [one["cohort_id"] for one in told] == [made[0], made[0], made[2], made[2]]
