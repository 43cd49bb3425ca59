"""`jobdesk import --kind matching_day_attendees --day`: a reception list of one day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.domain.employers import Employer
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.services import centres, day_attendees, day_employers, employers
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


def test_hours_come_in_short_names_are_understood_and_what_was_not_is_told(
    made: day_records.Made, tmp_path: Path, capsys: Out
) -> None:
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    firm = employers.register(desk, Employer(name="㈜솔내유기농영농조합")).id
    day_employers.invite(desk, made.day, [firm], status=EmployerAnswer.COMING)
    centres.close(desk)
    head = ("성명", "연락처", "희망업체1", "희망업체2", "도착시간", "버스시간", "신발치수")
    row = ("최새롬", "010-7000-0001", "솔내유기농", "없는상사", "14:00", "15:30", "245")
    path = workbook(tmp_path / "접수.xlsx", head, row)
    words = ("import", "--kind", "matching_day_attendees", "--day", str(made.day), str(path))
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "읽지 않은 열: 신발치수" in said
    assert "‘㈜솔내유기농영농조합’으로 봅니다" in said
    assert "희망업체 없는상사: 이 행사의 참여업체에 없어 비고에 적습니다" in said
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    last = day_attendees.rows(desk, made.day)[-1]
    assert (last.name, last.from_at, last.until_at) == ("최새롬", "14:00", "15:30")
    assert last.wishes == ("㈜솔내유기농영농조합",)
    centres.close(desk)
    assert said.endswith("저장했습니다.\n")
    assert main(words) == 0
    assert capsys.readouterr().out.endswith("새로 저장할 것이 없었습니다.\n")


def test_the_longer_word_of_the_reception_list_is_known_everywhere(
    made: day_records.Made, tmp_path: Path, capsys: Out
) -> None:
    assert main(["list", "matching_day_attendees", "--limit", "1"]) == 0
    path = tmp_path / "접수.xlsx"
    assert main(["export", "matching_day_attendees", str(path), "--day", str(made.day)]) == 0
    assert main(["template", "matching_day_attendees", str(tmp_path / "양식.xlsx")]) == 0
    assert "참가자" in capsys.readouterr().out
