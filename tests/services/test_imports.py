"""A sheet's way in: planned row by row, written as one, taken back as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled, UserError
from jobdesk.services import access, backups, history, imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from tests.services.import_kit import KIM, LEE, SEEKERS, bring, decisions, dump, people, stored
from tests.services.import_kit import file as file


def test_planning_writes_nothing(desk: Desk, file: Path) -> None:
    before = dump(desk)
    plan = imports.plan(desk, people(file, KIM, LEE))
    assert plan.kind is SEEKERS
    assert plan.counts.new == plan.counts.read == 2
    assert [(t.sheet, t.header_rows, t.first_row, t.last_row) for t in plan.sheets] == [
        ("Sheet1", (1,), 2, 3)
    ]
    assert dump(desk) == before
    assert history.recent(desk)[0].label != "가져오기"


def test_what_is_new_is_stored_as_it_was_meant(desk: Desk, file: Path) -> None:
    result = bring(desk, people(file, KIM, LEE))
    assert result.new == 2
    assert stored(desk, SEEKERS, "name", "birth_date", "phone", "eup_myeon", "note") == [
        ("김민지", date(1990, 1, 2), "010-1234-5678", "가람읍", ""),
        ("이철수", date(1965, 3, 4), "010-2345-6789", "솔내면", "오전만"),
    ]
    assert result.change.label == "엑셀 가져오기: 명부.xlsx 2명"
    assert result.backup is not None
    assert result.backup.verified
    assert result.backup.reason == backups.Reason.IMPORT


def test_one_undo_takes_all_of_it_back(desk: Desk, file: Path) -> None:
    seekers.register(desk, Seeker(name="박영희", phone="010-1111-2222"))
    before = dump(desk)
    changed = ("박영희", "1980-01-01", "010-1111-2222")
    result = bring(desk, people(file, KIM, LEE, changed))
    assert (result.new, result.updated) == (2, 1)
    after = history.undo(desk)
    assert after.operation
    assert dump(desk) == before


def test_the_same_file_again_changes_nothing(desk: Desk, file: Path) -> None:
    bring(desk, people(file, KIM, LEE))
    before = dump(desk)
    result = bring(desk, file)
    assert (result.new, result.updated, result.unchanged) == (0, 0, 2)
    assert result.change.operation == 0
    assert result.backup is None
    assert dump(desk) == before


def test_an_update_shows_each_cell_and_never_empties_one(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    plan = imports.plan(
        desk, people(file, ("이철수", "1965-03-04", "010-9999-0000", "", "경비", "주말"))
    )
    assert decisions(plan) == [Decision.UPDATE]
    assert [(c.label, c.old, c.new) for c in plan.rows[0].changes] == [
        ("연락처", "010-2345-6789", "010-9999-0000"),
        ("희망직종", "청소", "경비"),
        ("비고", "오전만", "오전만\n주말"),
    ]
    imports.apply(desk, plan)
    assert stored(desk, SEEKERS, "phone", "address", "note") == [
        ("010-9999-0000", "한빛군 솔내면 2", "오전만\n주말")
    ]


def test_the_rule_for_records_that_are_there(desk: Desk, file: Path) -> None:
    bring(desk, people(file, ("이철수", "1965-03-04", "", "", "청소")))
    people(file, ("이철수", "1965-03-04", "010-9999-0000", "", "경비"))
    plan = imports.plan(desk, file)
    assert [c.field for c in plan.rows[0].changes] == ["phone", "desired_job"]
    fill = imports.replan(desk, plan, rule=DuplicateRule.FILL)
    assert [c.field for c in fill.rows[0].changes] == ["phone"]
    skip = imports.replan(desk, plan, rule=DuplicateRule.SKIP)
    assert decisions(skip) == [Decision.SKIP]
    assert "이미 등록" in skip.rows[0].reason
    imports.apply(desk, fill)
    assert stored(desk, SEEKERS, "phone", "desired_job") == [("010-9999-0000", "청소")]


def test_stopping_keeps_nothing(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, people(file, KIM, LEE))
    before = dump(desk)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        imports.apply(desk, plan, progress=stop)
    assert dump(desk) == before
    with pytest.raises(Cancelled):
        imports.plan(desk, file, progress=stop)


def test_progress_ends_at_the_number_of_rows(desk: Desk, file: Path) -> None:
    seen: list[tuple[int, int]] = []
    plan = imports.plan(desk, people(file, KIM, LEE), progress=lambda *at: seen.append(at))
    assert seen[-1] == (2, 2)
    imports.apply(desk, plan, progress=lambda *at: seen.append(at))
    assert seen[-1] == (2, 2)


def test_a_record_gone_meanwhile_stops_the_writing(desk: Desk, file: Path) -> None:
    bring(desk, people(file, LEE))
    plan = imports.plan(desk, people(file, KIM, ("이철수", "1965-03-04", "", "", "경비")))
    history.undo(desk)
    before = dump(desk)
    with pytest.raises(UserError, match="3행의 '이철수'"):
        imports.apply(desk, plan)
    assert dump(desk) == before


def test_who_imported_stands_in_the_access_log(desk: Desk, file: Path) -> None:
    bring(desk, people(file, KIM, LEE))
    entry = access.listing(desk, 1)[0]
    assert entry.action == "등록"
    assert entry.count == 2
    assert "명부.xlsx" in entry.purpose


def test_a_kind_that_cannot_be_taken_in_is_refused(desk: Desk, file: Path) -> None:
    people(file, KIM)
    with pytest.raises(UserError, match="이 종류는 가져올 수 없습니다"):
        imports.plan(desk, file, kind=KindId.CONTACTS)
