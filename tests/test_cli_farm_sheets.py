"""`jobdesk import` and `export` of farm work: the year that is said, and ledgers by farm."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.exchange import reader
from jobdesk.services import centres
from tests.cli_kit import Out, answer
from tests.services.import_kit import workbook
from tests.shared import shared


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))


@pytest.mark.usefixtures("centre")
def test_a_list_of_days_is_of_the_year_that_is_said(tmp_path: Path, capsys: Out) -> None:
    path = str(shared("samples/rosters/농가일자리_투입현황.xlsx"))
    told = answer(capsys, "import", "--year", "2024", path)
    assert isinstance(told, dict)
    assert (told["kind"], told["new"], told["rejected"]) == ("farm_days", 120, [])
    again = answer(capsys, "import", "--year", "2024", path)
    assert isinstance(again, dict)
    assert (again["unchanged"], again["operation"]) == (120, None)
    days = answer(capsys, "list", "farm_days")
    assert isinstance(days, list)
    assert {str(day["work_date"])[:8] for day in days} == {"2024-05-"}
    assert sum(day["travel_support"] for day in days) == 840_000
    assert len({day["seeker_id"] for day in days}) == 24
    out = tmp_path / "배치.xlsx"
    told = answer(
        capsys,
        "export",
        "--layout",
        "근로자별 배치 대장",
        "--purpose",
        "정산",
        "farm_days",
        str(out),
    )
    assert isinstance(told, dict)
    assert told["rows"] == 120
    (sheet,) = reader.read(out).sheets
    cells = [str(cell) for row in sheet.rows for cell in row if cell is not None]
    assert any(cell.startswith("김은서") for cell in cells)
    assert "1440000" not in cells
    assert {"840000", "600000"} <= set(cells)


@pytest.mark.usefixtures("centre")
def test_a_script_reads_what_is_asked_and_assumed(tmp_path: Path, capsys: Out) -> None:
    head = ("농가명", "근로자", "10/1", "10/2", "10/5", "일수")
    rows = [("새말 농가", "김은서", "○", "△", None, 2), ("새말 농가", "박○○", 1, None, 1, 2)]
    path = workbook(tmp_path / "출역.xlsx", ("영농작업반 출역부",), head, *rows)
    told = answer(capsys, "import", str(path))
    assert isinstance(told, dict)
    assert (told["kind"], told["read"], told["new"], told["question"]) == ("farm_days", 4, 1, 3)
    assert [each["row"] for each in told["questions"]] == [4, 5, 6]
    assert "‘△’가 무슨 뜻인지" in told["questions"][0]["reason"]
    assert "가려져 있어" in told["questions"][1]["reason"]
    assert any("날짜가 열로 놓인 표" in note for note in told["notes"])
    assert any("연도가 없어" in note for note in told["notes"])
    days = answer(capsys, "farm", "report", "--from", "2020-01-01", "--to", "2030-12-31")
    assert isinstance(days, dict)
    assert days["numbers"]["days"]["value"] == told["new"]
