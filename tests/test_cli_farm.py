"""`jobdesk farm`: farms, a day's dispatch and the figures, for scripts, on paper, in a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.data import records
from jobdesk.domain.farm_people import FarmCar
from jobdesk.domain.farm_support import SupportBatch
from jobdesk.domain.farm_work import BlockStatus, DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, centres, entries
from jobdesk.services.desk import Desk
from tests import made_farm_year
from tests.cli_kit import Out, answer
from tests.made_farm_year import Year


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Year:
    """A practice centre with the year 2022, and a day in 2023 with two farms and a car."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    made = made_farm_year.enter(desk)
    _day(desk, made)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return made


DAY = date(2023, 5, 4)


def _day(desk: Desk, made: Year) -> None:
    """One farm wants three and has two (one did not come), one was moved by rain, and a list
    brought somebody to a third."""
    store = desk.store
    with store.operation("하루"):
        (car,) = records.insert_many(store, KindId.FARM_CARS, [FarmCar(title="1호차", seats=5)])
        requests = records.insert_many(
            store,
            KindId.FARM_REQUESTS,
            (
                FarmRequest(
                    employer_id=made.farms[n],
                    task="적과",
                    starts_on=DAY,
                    heads=3,
                    starts_at="07:00",
                    ends_at="16:00",
                )
                for n in range(2)
            ),
        )
        blocks = records.insert_many(
            store,
            KindId.FARM_BLOCKS,
            (
                FarmBlock(
                    request_id=requests[n],
                    employer_id=made.farms[n],
                    work_date=DAY,
                    heads=3,
                    status=(BlockStatus.PLANNED, BlockStatus.RAIN)[n],
                )
                for n in range(2)
            ),
        )
        sent = (
            (0, blocks[0], DayStatus.CONFIRMED, car),
            (0, blocks[0], DayStatus.PLACED, None),
            (0, blocks[0], DayStatus.ABSENT, car),
            (2, None, DayStatus.WORKED, None),
        )
        records.insert_many(
            store,
            KindId.FARM_DAYS,
            (
                FarmDay(
                    block_id=block,
                    employer_id=made.farms[farm],
                    seeker_id=made.people[n],
                    work_date=DAY,
                    task="적과",
                    status=status,
                    car_id=ride,
                )
                for n, (farm, block, status, ride) in enumerate(sent)
            ),
        )


def test_the_farms_are_listed_with_what_was_worked_there(year: Year, capsys: Out) -> None:
    told = answer(capsys, "farm", "list")
    assert isinstance(told, list)
    assert len(told) == len(year.farms)
    assert sum(farm["day_count"] for farm in told) == 5_124 + 2 + 1
    assert {farm["employer_id"] for farm in told} == set(year.farms)
    assert main(["farm", "list"]) == 0
    assert f"농가 {len(year.farms)}곳" in capsys.readouterr().out


def test_a_day_is_told_farm_by_farm(year: Year, capsys: Out) -> None:
    told = answer(capsys, "farm", "dispatch", DAY.isoformat())
    assert isinstance(told, dict)
    farms = {farm["farm"]: farm for farm in told["farms"]}
    assert list(farms) == ["0번 농가", "1번 농가", "2번 농가"]
    first = farms["0번 농가"]
    assert (first["wanted"], first["starts_at"], first["task"]) == (3, "07:00", "적과")
    assert [(one["name"], one["status"], one["car"]) for one in first["people"]] == [
        ("일꾼1", "배치", ""),
        ("일꾼0", "확정", "1호차"),
        ("일꾼2", "결근", "1호차"),
    ]
    assert farms["1번 농가"]["status"] == "우천연기"
    assert farms["2번 농가"]["wanted"] is None
    assert main(["farm", "dispatch", DAY.isoformat()]) == 0
    shown = capsys.readouterr().out
    assert "2/3명" in shown
    assert shown.splitlines()[-1] == "2023. 5. 4. 농가 3곳 · 요청 3명 · 배치 3명"
    assert main(["farm", "dispatch", "2024-01-01"]) == 0
    assert "작업일도 배치도 없습니다" in capsys.readouterr().out


def test_who_was_shown_stands_in_the_access_log(year: Year, tmp_path: Path, capsys: Out) -> None:
    answer(capsys, "farm", "dispatch", DAY.isoformat())
    desk = centres.open_centre(tmp_path / "centre")
    (row,) = access.listing(desk, 1)
    assert (row.purpose, row.count) == ("명령 farm dispatch", 4)
    centres.close(desk)


@pytest.mark.parametrize(
    ("args", "days"),
    [
        (["2022"], 5_124),
        (["2022-05"], 565),
        (["--from", "2022-01-01", "--to", "2023-12-31"], 5_124 + 2),
        (["--from", "2022-01-01", "--to", "2022-02-28"], 0),
    ],
)
def test_a_month_a_year_or_a_span_is_told(
    year: Year, capsys: Out, args: list[str], days: int
) -> None:
    told = answer(capsys, "farm", "report", *args)
    assert isinstance(told, dict)
    number = told["numbers"]["days"]
    assert number["value"] == len(number["ids"]) == days


def test_the_published_year_as_people_read_it(year: Year, capsys: Out) -> None:
    assert main(["farm", "report", "2022"]) == 0
    shown = capsys.readouterr().out
    assert (
        "연인원 5,124명 · 실인원 724명 · 농가 234곳 · 1인 평균 7.08일 · 농가 평균 21.9명" in shown
    )
    assert "마감 전에 채울 것: 근로확인 빠짐 11건" in shown
    assert "농가 구인처 발굴" in shown
    tables = [part.splitlines() for part in shown.split("\n\n")]
    heads = [lines[0].split()[0] for lines in tables if lines[0].split()[1:2] == ["연인원"]]
    assert heads == ["월", "작업", "읍면", "마을", "출신"]
    months = next(lines for lines in tables if lines[0].startswith("월"))
    assert "5월" in [line.split()[0] for line in months]
    assert next(line for line in months if line.startswith("5월")).split()[1] == "565"
    assert months[-1].split()[:4] == ["계", "5,124", "724", "234"]
    assert main(["farm", "report", "2022-05"]) == 0
    assert "월  " not in capsys.readouterr().out  # a month is not told by months


def test_the_year_becomes_paper_and_workbook(year: Year, tmp_path: Path, capsys: Out) -> None:
    pdf, xlsx = tmp_path / "실적.pdf", tmp_path / "실적.xlsx"
    told = answer(capsys, "farm", "report", "2022", "--pdf", str(pdf), "--xlsx", str(xlsx))
    assert isinstance(told, dict)
    assert told["files"] == [str(pdf), str(xlsx)]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.stat().st_size > 5_000
    desk = centres.open_centre(tmp_path / "centre")
    assert {row.purpose for row in access.listing(desk, 2)} == {"2022년 농가일자리 실적"}
    centres.close(desk)


def test_what_is_asked_must_be_one_thing(year: Year, capsys: Out) -> None:
    assert main(["farm", "report", "2022", "--from", "2022-01-01"]) == 1
    assert "함께 쓸 수 없습니다" in capsys.readouterr().err
    assert main(["farm", "report", "2022-13"]) == 2
    assert "YYYY-MM 또는 YYYY" in capsys.readouterr().err
    this_year = answer(capsys, "farm", "report")
    assert isinstance(this_year, dict)
    assert this_year["period"]["first"][4:] == "-01-01"


def test_a_month_of_support_money_says_no_day(year: Year, tmp_path: Path, capsys: Out) -> None:
    desk = centres.open_centre(tmp_path / "centre")
    month = date(2026, 11, 1)
    entries.add(desk, SupportBatch(title="11월 지원금", month=month, drafted_on=date(2026, 12, 1)))
    centres.close(desk)
    assert main(["list", "support_batches"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "지원금" in line)
    assert "2026-11 " in row
    assert "2026-11-01" not in row
