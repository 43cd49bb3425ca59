"""`jobdesk day report`: what came of a day or a period, for scripts, on paper, in a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.services import access, centres
from tests.cli_kit import Out, answer
from tests.made_days import GUNSAN, enter


@pytest.fixture
def gunsan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A practice centre with the twelve days; their ids."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    ids = enter(desk, GUNSAN)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return ids


def test_a_period_is_told_with_every_record(gunsan: list[int], capsys: Out) -> None:
    told = answer(capsys, "day", "report", "--from", "2022-01-01", "--to", "2022-12-31")
    assert isinstance(told, dict)
    total = told["total"]
    assert [total[name]["value"] for name in ("employers", "applicants", "interviews")] == [
        147,
        2_612,
        1_083,
    ]
    assert (total["hired"]["value"], total["later"]["value"]) == (257, 21)
    assert len(total["hired"]["ids"]) == 257
    assert [day["id"] for day in told["days"]] == gunsan
    assert told["files"] == []


def test_a_period_that_begins_later_than_today_ends_with_its_year(
    gunsan: list[int], capsys: Out
) -> None:
    told = answer(capsys, "day", "report", "--from", "2097-03-01")
    assert isinstance(told, dict)
    assert told["period"] == {"first": "2097-03-01", "last": "2097-12-31"}


def test_people_read_the_same_table(gunsan: list[int], capsys: Out) -> None:
    assert main(["day", "report", "--from", "2022-11-01", "--to", "2022-12-31"]) == 0
    shown = capsys.readouterr().out
    assert "'23년 입사(예정)자 21명 제외" in shown
    assert [line.split()[-4:] for line in shown.splitlines() if line.startswith("합계")] == [
        ["22", "629", "198", "21"]
    ]
    assert "면접 198건 (사람 " in shown


def test_one_day_becomes_paper_and_workbook(gunsan: list[int], tmp_path: Path, capsys: Out) -> None:
    pdf, xlsx = tmp_path / "실적.pdf", tmp_path / "실적.xlsx"
    args = ["day", "report", str(gunsan[0]), "--pdf", str(pdf), "--xlsx", str(xlsx)]
    told = answer(capsys, *args)
    assert isinstance(told, dict)
    assert told["title"] == f"{GUNSAN[0].title} 실적"
    assert told["files"] == [str(pdf), str(xlsx)]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.stat().st_size > 5_000
    desk = centres.open_centre(tmp_path / "centre")
    assert {row.purpose for row in access.listing(desk, 2)} == {told["title"]}
    centres.close(desk)


def test_what_is_asked_must_be_one_thing(gunsan: list[int], capsys: Out) -> None:
    assert main(["day", "report", str(gunsan[0]), "--from", "2022-01-01"]) == 1
    assert "함께 쓸 수 없습니다" in capsys.readouterr().err
    assert main(["day", "report", "99"]) == 1
    this_year = answer(capsys, "day", "report")
    assert isinstance(this_year, dict)
    assert this_year["days"] == []
