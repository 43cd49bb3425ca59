"""`jobdesk import … --cohort`, `export … --cohort` and `cohort attendance`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.domain.trainees import Mark
from jobdesk.services import attendance, centres, cohort_records
from jobdesk.services.attendance import Entry
from tests import cohort_sheet_kit as kit
from tests.cli_kit import PEOPLE, Out, answer
from tests.services.import_kit import workbook
from tests.shared import shared

HEAD = ("성명", "생년월일", "연락처", "수료여부")
KIM = ("김민지", "1990-01-02", "010-1234-5678", "수료")


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A cohort of two people with five lesson days, two of them marked."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    id_ = kit.cohort(desk)
    who = kit.people(desk, id_, ["도라온", "한가온"])
    days = kit.lessons(desk, id_, kit.STARTS, 5)
    attendance.put(desk, id_, [Entry(one, day, Mark.PRESENT) for one in who for day in days[:2]])
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return id_


def test_a_list_comes_in_for_the_cohort_that_is_named(
    cohort: int, tmp_path: Path, capsys: Out
) -> None:
    path = workbook(tmp_path / "명단.xlsx", HEAD, KIM)
    told = answer(capsys, "import", "--kind", "trainees", "--cohort", str(cohort), str(path))
    assert isinstance(told, dict)
    assert (told["kind"], told["new"], told["rejected"]) == ("trainees", 1, [])
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    assert [one.number for one in cohort_records.trainees(desk, cohort)] == [1, 2, 3]
    centres.close(desk)
    listed = answer(capsys, "list", "trainees", "--search", "김민지")
    assert isinstance(listed, list)
    assert listed[0]["completed"] == "수료"


def test_the_statutory_form_comes_in_and_goes_out(cohort: int, tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "출석부.xlsx"
    told = answer(capsys, "cohort", "attendance", str(cohort), str(out))
    assert told == {"file": str(out), "forms": 1}
    back = answer(capsys, "import", "--kind", "attendance", "--cohort", str(cohort), str(out))
    assert isinstance(back, dict)
    assert (back["unchanged"], back["operation"]) == (2, None)
    paper = tmp_path / "출석부.pdf"
    answer(capsys, "cohort", "attendance", str(cohort), str(paper), "--blank")
    assert paper.read_bytes().startswith(b"%PDF")
    k25 = shared("samples/sheets/k25_직업훈련_출석부_별지18호.xlsx")
    words = ["import", "--kind", "attendance", "--cohort", str(cohort), str(k25)]
    assert main(words) == 1
    assert "출석부가 이 파일에 없습니다" in capsys.readouterr().err


def test_a_roster_of_one_cohort_goes_out(cohort: int, tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "교육생.xlsx"
    told = answer(capsys, "export", "trainees", str(out), "--cohort", str(cohort))
    assert isinstance(told, dict)
    assert told["rows"] == 2
    assert main(["export", "seekers", str(out), "--cohort", str(cohort)]) == 1
    assert "기수마다 있지 않습니다" in capsys.readouterr().err


def test_a_cohort_is_named_for_its_lists_alone(cohort: int, tmp_path: Path, capsys: Out) -> None:
    path = workbook(tmp_path / "구직자.xlsx", *PEOPLE)
    assert main(["import", "--cohort", str(cohort), str(path)]) == 1
    assert "교육 기수의 명단에만" in capsys.readouterr().err


def test_many_rows_left_out_for_one_reason_are_told_in_one_line(
    cohort: int, tmp_path: Path, capsys: Out
) -> None:
    rows = [
        (f"김가{end}", f"1990-01-{day:02}", "", "수료") for day, end in enumerate("나다라마바", 1)
    ]
    path = workbook(tmp_path / "명단.xlsx", HEAD, *rows)
    assert main(["import", "--kind", "trainees", "--dry-run", str(path)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("어느 기수의 명단인지 알 수 없습니다") == 1
    assert "2행 등 5행 기수" in shown


def test_a_list_of_another_course_is_told_before_it_is_stored(
    cohort: int, tmp_path: Path, capsys: Out
) -> None:
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    kit.cohort(desk, "물류 전문인력 양성")
    own = cohort_records.course(desk, cohort_records.cohort(desk, cohort).course_id or 0).title
    centres.close(desk)
    for title, warned in (("물류 전문인력 양성 2기 명단", True), (f"{own} 교육생 명단", False)):
        path = workbook(tmp_path / "명단.xlsx", (title,), (), HEAD, KIM)
        words = ["import", "--kind", "trainees", "--cohort", str(cohort), "--dry-run", str(path)]
        assert main(words) == 0
        shown = capsys.readouterr().out
        assert ("시트에 적힌 과정은 ‘물류 전문인력 양성’인데" in shown) is warned
