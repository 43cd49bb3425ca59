"""`jobdesk import` and `export` of farm work: the year that is said, and ledgers by farm."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.exchange import reader
from jobdesk.services import centres
from tests.cli_kit import Out, answer
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
