"""`jobdesk day`: the days of a centre, and a timetable made, re-planned and stored."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from jobdesk.cli import main
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.services import access, centres
from jobdesk.services.desk import Desk
from tests import day_records
from tests.cli_kit import Out, answer


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> day_records.Made:
    """A practice centre with one day of two firms and five people."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    made = day_records.day(desk, firms=2, people=5, ends_at="10:45")
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return made


def open_again() -> Desk:
    return centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))


def planned(out: Out, made: day_records.Made, *more: str) -> dict[str, Any]:
    told = answer(out, "day", "plan", str(made.day), *more)
    assert isinstance(told, dict)
    return told


def test_the_days_are_listed(made: day_records.Made, capsys: Out) -> None:
    (day,) = answer(capsys, "day", "list")  # type: ignore[misc]
    assert day["id"] == made.day
    assert (day["title"], day["held_on"], day["employer_count"]) == (
        "가을 만남의 날",
        "2026-11-20",
        2,
    )
    assert main(["day", "list"]) == 0
    shown = capsys.readouterr().out
    assert "가을 만남의 날" in shown
    assert shown.endswith("만남의 날 1회\n")


def test_a_plan_is_told_in_full_and_stored_only_when_asked(
    made: day_records.Made, capsys: Out
) -> None:
    told = planned(capsys, made)
    assert len(told["interviews"]) == 6
    first = told["interviews"][0]
    assert (first["start"], first["booth"], first["employer_name"]) == ("10:00", "A1", "업체1")
    assert {row["seeker_name"] for row in told["interviews"]} == {
        "김가", "김나", "김다", "김라", "김마",
    }  # fmt: skip
    assert len({(row["seeker"], row["start"]) for row in told["interviews"]}) == 6
    assert {row["why"] for row in told["unplaced"]} == {"업체의 시간이 다 찼습니다"}
    assert told["preference_score"] == told["bound"] > 0
    assert (told["gap"], told["moved"], told["saved"]) == (0, [], False)
    again = planned(capsys, made, "--replan")
    assert again["moved"] == []
    saved = planned(capsys, made, "--save")
    assert saved["saved"] is True
    desk = open_again()
    assert len(day_records.interview_ids(desk, made.day)) == 6
    seen = [row for row in access.listing(desk) if row.action == access.Action.VIEW]
    assert {row.purpose for row in seen} == {"명령 day plan"}
    centres.close(desk)
    assert main(["undo"]) == 0


def test_a_replan_says_who_moved(made: day_records.Made, capsys: Out) -> None:
    before = planned(capsys, made, "--save")["interviews"]
    desk = open_again()
    absent = made.attendees[4]
    day_records.set_attendee(desk, absent, AttendeeStatus.ABSENT)
    day_records.edit(desk, KindId.DAY_EMPLOYERS, made.employers[0], came_at="10:15")
    centres.close(desk)
    told = planned(capsys, made, "--now", "10:15")
    hit = {row["seeker"] for row in before if (row["start"], row["booth"]) == ("10:00", "A1")}
    assert hit <= set(told["moved"])
    assert {move["was"] for move in told["moves"]} >= {"10:00"}
    assert all(row["start"] >= "10:15" for row in told["interviews"] if row["booth"] == "A1")
    assert main(["day", "plan", str(made.day), "--replan", "--save"]) == 0
    shown = capsys.readouterr().out
    assert "옮김: " in shown
    assert "차이 0.00%" in shown
    assert "저장했습니다" in shown
    assert main(["day", "plan", str(made.day), "--replan", "--save"]) == 0
    again = capsys.readouterr().out
    assert "바꾼 것이 없습니다" in again  # so nobody is told of an undo that takes back nothing
    assert "저장했습니다" not in again


def test_wrong_words_are_told_apart_from_a_day_that_is_not_there(
    made: day_records.Made, capsys: Out
) -> None:
    assert main(["day", "plan", "99"]) == 1
    assert "찾을 수 없습니다" in capsys.readouterr().err
    for words in (["day"], ["day", "plan"], ["day", "plan", "1", "--now", "25:00"]):
        assert main(words) == 2
        assert "사용법" in capsys.readouterr().err


def test_firms_are_listed_as_people_count_booths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    day_records.day(desk, firms=11, people=1)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    listed = answer(capsys, "list", "day_employers")
    assert isinstance(listed, list)
    assert [one["booth"] for one in listed] == [f"A{number}" for number in range(1, 12)]
