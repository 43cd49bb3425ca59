"""`jobdesk import --kind matching_day_attendees --day`: a reception list of one day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.services import centres, day_attendees
from tests import day_records
from tests.cli_kit import PEOPLE, Out, answer
from tests.services.import_kit import workbook

HEAD = ("성명", "연락처", "면접희망업체", "참석")
ROW = ("최새롬", "010-7000-0001", "없는상사", "○")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> day_records.Made:
    """A practice centre with one day of two firms and five people."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    made = day_records.day(desk, firms=2, people=5, ends_at="10:45")
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return made


def test_a_list_comes_in_for_the_day_that_is_named(
    made: day_records.Made, tmp_path: Path, capsys: Out
) -> None:
    path = workbook(tmp_path / "접수.xlsx", HEAD, ROW)
    words = ("import", "--kind", "matching_day_attendees", "--day", str(made.day), str(path))
    told = answer(capsys, *words)
    assert isinstance(told, dict)
    assert (told["kind"], told["new"], told["rejected"]) == ("day_attendees", 1, [])
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    last = day_attendees.rows(desk, made.day)[-1]
    assert (last.name, last.status.value, last.note) == ("최새롬", "참석", "희망업체: 없는상사")
    centres.close(desk)


def test_a_list_of_one_day_goes_out_and_comes_back_the_same(
    made: day_records.Made, tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "참가자.xlsx"
    day = ("--day", str(made.day))
    told = answer(capsys, "export", "day_attendees", str(path), *day)
    assert isinstance(told, dict)
    assert told["rows"] == 5
    again = answer(capsys, "import", "--kind", "matching_day_attendees", str(path), *day)
    assert isinstance(again, dict)
    assert (again["read"], again["unchanged"]) == (5, 5)
    assert main(["export", "seekers", str(path), *day]) == 1
    assert "행사마다 있지 않습니다" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused_in_words(
    made: day_records.Made, tmp_path: Path, capsys: Out
) -> None:
    path = workbook(tmp_path / "접수.xlsx", HEAD, ROW)
    assert main(["import", str(path), "--day", str(made.day + 5)]) == 1
    assert "행사가 없습니다" in capsys.readouterr().err
    people = workbook(tmp_path / "구직자.xlsx", *PEOPLE)
    assert main(["import", str(people), "--day", str(made.day)]) == 1
    assert "--day는 만남의 날 명단에만 씁니다" in capsys.readouterr().err
