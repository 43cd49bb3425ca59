"""The lists of one day: its own rows alone, in their order, under its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobdesk.domain.filters import Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.errors import UserError
from jobdesk.exchange import reader
from jobdesk.services import (
    day_attendees,
    day_employers,
    day_records,
    day_rosters,
    entries,
    lists,
    rosters,
)
from tests import casework
from tests.services.day_kit import DA, DE, DI, Day, day, make_day

__all__ = ["day"]


def rows_of(path: Path) -> tuple[str, list[list[object]]]:
    """The title of a roster and its rows without their numbers."""
    (sheet,) = reader.read(path).sheets
    rows = [list(row[1:]) for row in sheet.rows if isinstance(row[0], int)]
    return str(next(cell for cell in sheet.rows[0] if cell)), rows


def test_a_list_holds_one_day_alone(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    other = make_day(desk)
    day_attendees.register(desk, other, [casework.seeker(desk, "최새롬")])
    day_attendees.set_wishes(desk, day.attendees[2], day.at)
    path = tmp_path / "참가자.xlsx"
    rosters.save(desk, day_rosters.wanted(desk, day.id, DA), path)
    title, rows = rows_of(path)
    assert title == "제1회 구인·구직 만남의 날 참가자 명부"
    assert [row[:2] for row in rows] == [[1, "김민지"], [2, "이영수"], [3, "박정숙"]]
    assert "한빛식품, 가람농장" in rows[2]
    path = tmp_path / "면접.xlsx"
    day.meet()
    rosters.save(desk, day_rosters.wanted(desk, day.id, DI), path)
    assert len(rows_of(path)[1]) == 1


def test_whom_to_ring(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    firm = casework.employer(desk, "다온상사", contact_name="정다온", phone="061-123-4567")
    casework.vacancy(desk, firm, "경비", openings=3)
    day_employers.invite(desk, day.id, [firm], with_open=True)
    path = tmp_path / "초청.xlsx"
    rosters.save(desk, day_rosters.invitations(desk, day.id), path)
    title, rows = rows_of(path)
    assert title == "제1회 구인·구직 만남의 날 초청 업체 명단"
    assert [row[:5] for row in rows] == [["다온상사", "정다온", "061-123-4567", "경비 3명", 3]]
    every = day_rosters.invitations(desk, day.id, tuple(EmployerAnswer))
    assert rosters.save(desk, every, path) == 3
    assert rosters.pdf(desk, every).startswith(b"%PDF")


def test_the_list_to_ring_through_holds_those_named_alone(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    firms = [casework.employer(desk, name, phone="061-123-4567") for name in ("다온", "새봄")]
    day_employers.invite(desk, day.id, firms)
    path = tmp_path / "초청.xlsx"
    every = tuple(EmployerAnswer)
    rosters.save(desk, day_rosters.invitations(desk, day.id, every, firms[1:]), path)
    assert [row[0] for row in rows_of(path)[1]] == ["새봄"]
    others = [casework.employer(desk, name, contact_name="한") for name in ("하늘", "가온", "나루")]
    rosters.save(desk, day_rosters.to_invite(desk, day.id, others[:2]), path)
    title, rows = rows_of(path)
    assert title == "제1회 구인·구직 만남의 날 초청 업체 명단"
    assert [row[:2] for row in rows] == [["가온", "한"], ["하늘", "한"]]


def test_no_other_list_is_of_a_day(day: Day) -> None:
    with pytest.raises(UserError, match="행사마다 있지 않습니다"):
        day_rosters.wanted(day.desk, day.id, KindId.SEEKERS)
    assert day_rosters.wanted(day.desk, day.id, DE, mask=True).layout.mask


def test_booths_stand_as_people_count_them(day: Day, tmp_path: Path) -> None:
    desk = day.desk
    more = [casework.employer(desk, f"업체{number}") for number in range(3)]
    invited = [ref.id for ref in day_employers.invite(desk, day.id, more).refs if ref.kind is DE]
    signs = ("120", "30", "가-10", "가-9", "")
    for id_, sign in zip((*day.at, *invited), signs, strict=True):
        firm = day_records.employer(desk, id_)
        entries.save(desk, replace(firm, booth=sign))
    counted = ["30", "120", "가-9", "가-10"]
    ids = list(lists.find(desk, DE))
    assert [day_records.employer(desk, id_).booth for id_ in ids] == [*counted, ""]
    down = lists.find(desk, DE, order=Order("booth", descending=True))
    assert list(down) == [*reversed(ids[:4]), ids[4]]
    path = tmp_path / "업체.xlsx"
    rosters.save(desk, day_rosters.wanted(desk, day.id, DE), path)
    listed = [str(cell) for row in rows_of(path)[1] for cell in row if str(cell) in signs[:4]]
    assert listed == counted
