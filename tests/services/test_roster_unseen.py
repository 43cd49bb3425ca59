"""A roster that gets a password lies nowhere in the clear while it is made."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet import _writer

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.exchange import own_book_fill
from jobdesk.exchange.own_book_fill import Filling
from jobdesk.exchange.reader import read
from jobdesk.services import rosters, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted

PASSWORD = "솔내면 감나무 셋"


def refuse(*_args: object) -> NoReturn:
    pytest.fail("a plain temporary file was made")


def test_no_plain_temporary_file_is_made(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        seekers.register(desk, Seeker(name="강나래", birth_year=1980 + number))
    path = tmp_path / "a.xlsx"
    monkeypatch.setattr(_writer, "create_temporary_file", refuse)
    rosters.save(desk, Wanted(KindId.SEEKERS), path, password=PASSWORD)
    rows = read(path, password=PASSWORD).sheets[0].rows
    assert [row[1] for row in rows].count("강나래") == 3


def test_an_own_workbook_is_filled_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "{이름}"
    book.create_sheet("안내")["A1"] = "그대로"
    book.save(tmp_path / "own.xlsx")
    data = (tmp_path / "own.xlsx").read_bytes()
    monkeypatch.setattr(_writer, "create_temporary_file", refuse)
    filling = Filling("Sheet", 1, {}, {}, {"이름": 0}, [["강나래"], ["한서준"]], "없음")
    made = tmp_path / "made.xlsx"
    made.write_bytes(own_book_fill.fill(data, "own.xlsx", filling))
    again = load_workbook(made)
    assert [[cell.value for cell in row] for row in again["Sheet"]] == [["강나래"], ["한서준"]]
    assert again["안내"]["A1"].value == "그대로"


def test_one_that_is_broken_off_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    seekers.register(desk, Seeker(name="강나래", birth_year=1980))

    def stop(_done: int, _total: int) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rosters.save(
            desk, Wanted(KindId.SEEKERS), tmp_path / "a.xlsx", password=PASSWORD, progress=stop
        )
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []
