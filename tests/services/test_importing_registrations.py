"""An imported list makes its people's 구직신청 in the same operation, and one undo takes both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from import_kit import workbook

from jobdesk.domain.kinds import KindId
from jobdesk.services import history, imports, lists, registrations
from jobdesk.services.desk import Desk
from tests import casework

_HEAD = ["성명", "생년월일", "연락처", "구직신청일"]
MAY, JUNE, OCTOBER = date(2026, 5, 31), date(2026, 6, 10), date(2026, 10, 5)


def _row(name: str, day: date | None) -> list[object]:
    return [name, "1980-05-01", "010-1000-2000", day.isoformat() if day else ""]


def _days(desk: Desk, id_: int) -> list[date | None]:
    return [each.registered_on for each in registrations.of(desk, id_)]


def test_new_people_have_applied(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "명부.xlsx", _HEAD, _row("김민지", MAY), _row("이영수", None))
    imports.apply(desk, imports.plan(desk, path, kind=KindId.SEEKERS))
    first, second = sorted(lists.find(desk, KindId.SEEKERS))
    (made,) = registrations.of(desk, first)
    assert (made.registered_on, made.valid_until) == (MAY, date(2026, 8, 31))
    assert lists.record(desk, KindId.SEEKERS, first).valid_until == made.valid_until
    assert registrations.of(desk, second) == ()
    history.undo(desk)
    assert lists.count(desk, KindId.SEEKERS) == lists.count(desk, KindId.REGISTRATIONS) == 0


@pytest.mark.parametrize(
    ("day", "after"),
    [(OCTOBER, [OCTOBER, JUNE]), (MAY, [MAY]), (JUNE, [JUNE])],
    ids=["later is another", "earlier corrects", "the same changes nothing"],
)
def test_known_people_apply_again_or_are_corrected(
    desk: Desk, tmp_path: Path, day: date, after: list[date]
) -> None:
    id_ = casework.seeker(
        desk, birth_date=date(1980, 5, 1), phone="010-1000-2000", registered_on=JUNE
    )
    path = workbook(tmp_path / "명부.xlsx", _HEAD, _row("김민지", day))
    imports.apply(desk, imports.plan(desk, path, kind=KindId.SEEKERS))
    assert _days(desk, id_) == after
    seeker = lists.record(desk, KindId.SEEKERS, id_)
    newest = registrations.of(desk, id_)[0]
    assert (seeker.registered_on, seeker.valid_until) == (day, newest.valid_until)
    if day != JUNE:
        history.undo(desk)
        assert _days(desk, id_) == [JUNE]
