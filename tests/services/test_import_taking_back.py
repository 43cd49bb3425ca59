"""An import is taken back as far as it can be, in three buckets shown before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from import_kit import PEOPLE, bring, dump, stored, workbook

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.importing import taking_back
from tests import casework

ROWS = (
    ("강나래", "1980-05-01", "010-7000-0001", "", "조리원", ""),
    ("한서준", "1990-01-09", "010-7000-0006", "", "사무보조", ""),
    ("나새봄", "1971-02-03", "010-7000-0009", "", "경비", ""),
)


def people(path: Path, *rows: tuple[str, ...]) -> Path:
    """Each with a day of 접수, which makes a 구직신청 of it."""
    return workbook(path, (*PEOPLE, "접수일"), *((*row, "2026-11-02") for row in rows))


@pytest.fixture
def operation(desk: Desk, tmp_path: Path) -> int:
    return bring(desk, people(tmp_path / "접수.xlsx", *ROWS)).change.operation


def person(desk: Desk, name: str) -> int:
    (id_,) = lists.find(desk, KindId.SEEKERS, Filter(text=name))
    return int(id_)


def edited(desk: Desk, name: str) -> None:
    record = lists.record(desk, KindId.SEEKERS, person(desk, name))
    seekers.save(desk, replace(record, desired_job="영양사"))


def referred(desk: Desk, name: str) -> None:
    casework.referral(desk, person(desk, name), casework.vacancy(desk, casework.employer(desk)))


def names(desk: Desk) -> set[object]:
    return {row[0] for row in stored(desk, KindId.SEEKERS, "name")}


def test_untouched_it_goes_whole_and_is_a_plain_undo(desk: Desk, tmp_path: Path) -> None:
    before = dump(desk)
    operation = bring(desk, people(tmp_path / "접수.xlsx", *ROWS)).change.operation
    seen = taking_back.preview(desk, operation)
    assert (seen.whole, seen.kept, seen.blocked, seen.undone) == (True, (), (), False)
    assert seen.parts == ("구직자 3명", "구직신청 3건")
    assert seen.count == 6
    taking_back.take_back(desk, operation)
    assert dump(desk) == before
    again = history.next_redo(desk)
    assert again is not None
    assert again.id == operation
    assert taking_back.preview(desk, operation).undone
    with pytest.raises(UserError, match="이미 되돌렸습니다"):
        taking_back.take_back(desk, operation)


def test_what_was_edited_or_is_needed_stays_and_the_rest_goes(desk: Desk, operation: int) -> None:
    edited(desk, "강나래")
    referred(desk, "한서준")
    with pytest.raises(UserError):
        history.undo(desk, operation)
    seen = taking_back.preview(desk, operation)
    assert not seen.whole
    assert [(one.title, one.reason) for one in seen.kept] == [
        ("강나래", "희망직종 항목이 그 뒤에 바뀌었습니다")
    ]
    (blocked,) = seen.blocked
    assert blocked.title == "한서준"
    assert "연결되어 있습니다" in blocked.reason
    assert seen.along == 2, "whoever stays keeps the 구직신청 made with them"
    assert dict(seen.going) == {KindId.SEEKERS: 1, KindId.REGISTRATIONS: 1}
    before = dump(desk)
    change = taking_back.take_back(desk, operation)
    assert names(desk) == {"강나래", "한서준"}
    assert len(stored(desk, KindId.REGISTRATIONS, "seeker")) == 2
    assert change.label.startswith("일부 되돌리기: 엑셀 가져오기")

    rest = taking_back.preview(desk, operation)
    assert rest.count == 0
    assert [one.title for one in rest.kept] == ["강나래"], "what went is not counted again"
    with pytest.raises(UserError, match="되돌릴 수 있는 기록이 없습니다"):
        taking_back.take_back(desk, operation)

    history.undo(desk, change.operation)
    assert dump(desk) == before, "taking back a part is itself undone"
    assert taking_back.preview(desk, operation).count == 2


def test_an_update_is_taken_back_beside_one_that_stays(desk: Desk, tmp_path: Path) -> None:
    bring(desk, people(tmp_path / "a.xlsx", *ROWS))
    changed = [(*row[:4], f"{row[4]} 보조", "") for row in ROWS]
    operation = bring(desk, people(tmp_path / "b.xlsx", *changed)).change.operation
    edited(desk, "강나래")
    taking_back.take_back(desk, operation)
    jobs = dict(stored(desk, KindId.SEEKERS, "name", "desired_job"))
    assert jobs == {"강나래": "영양사", "한서준": "사무보조", "나새봄": "경비"}


def test_a_typo_taken_back_by_hand_frees_the_record(desk: Desk, operation: int) -> None:
    edited(desk, "강나래")
    taking_back.take_back(desk, operation)
    record = lists.record(desk, KindId.SEEKERS, person(desk, "강나래"))
    seekers.save(desk, replace(record, desired_job="조리원"))
    assert taking_back.preview(desk, operation).count == 2
    taking_back.take_back(desk, operation)
    assert names(desk) == set()


def test_only_what_may_be_undone_is_offered(desk: Desk, operation: int) -> None:
    history.undo(desk, operation)
    undo = history.recent(desk, 1)[0]
    with pytest.raises(UserError, match="되돌릴 수 있는 작업이 아닙니다"):
        taking_back.preview(desk, undo.id)
