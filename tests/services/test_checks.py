"""The check says yes to a sound store and finds what was changed behind its back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jobdesk.data import engine, records
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import backups, checks, history
from jobdesk.services.desk import Desk


def bad(desk: Desk) -> dict[str, str]:
    report = checks.check(desk)
    found = {item.name: item.detail for item in report.items if not item.ok}
    assert report.ok == (not found)
    return found


def behind_the_back(desk: Desk, sql: str) -> None:
    """Write as a stranger's tool with the key would: no triggers, no rules."""
    db = engine.connect(desk.store.path, desk.store.key)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(sql)
    db.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with a person, a firm and a vacancy, an edit, an undo and a backup."""
    with desk.store.operation("등록"):
        records.insert(desk.store, Seeker(name="김민지", phone="010-1234-5678"))
        firm = records.insert(desk.store, Employer(name="솔내농장"))
    with desk.store.operation("구인 등록"):
        records.insert(desk.store, Vacancy(employer_id=firm, job="포장", wage="시급 10,320원"))
    history.undo(desk)
    history.redo(desk)
    backups.make(desk)
    return desk


def test_a_sound_store_is_sound(full: Desk) -> None:
    seen: list[tuple[int, int]] = []
    report = checks.check(full, lambda done, total: seen.append((done, total)))
    assert report.ok, bad(full)
    assert seen[0] == (0, len(report.items))
    assert seen[-1] == (len(report.items), len(report.items))


def test_a_new_centre_is_sound(desk: Desk) -> None:
    assert bad(desk) == {}


def test_a_changed_row_differs_from_the_journal(full: Desk) -> None:
    behind_the_back(full, "UPDATE seekers SET note = '몰래'")
    assert "journal" in bad(full)


def test_a_removed_row_differs_from_the_journal(full: Desk) -> None:
    behind_the_back(full, "DELETE FROM vacancies")
    assert "구인 번호 1" in bad(full)["journal"]


def test_a_slipped_in_row_differs_from_the_journal(full: Desk) -> None:
    behind_the_back(full, "INSERT INTO targets (indicator) VALUES ('openings')")
    assert "목표 번호 1" in bad(full)["journal"]


def test_stale_search_keys_are_found(full: Desk) -> None:
    behind_the_back(full, "UPDATE employers SET search_text = ''")
    found = bad(full)
    assert "구인업체 번호 1" in found["search"]


def test_broken_links_are_found(full: Desk) -> None:
    behind_the_back(full, "UPDATE vacancies SET employer_id = 99")
    assert "links" in bad(full)


def test_a_loose_table_is_found(full: Desk) -> None:
    behind_the_back(full, "CREATE TABLE extra (id INTEGER)")
    assert "extra" in bad(full)["schema"]


def test_a_lost_trigger_is_found(full: Desk) -> None:
    full.store.db.execute("DROP TRIGGER journal_seekers_update")
    assert "journal_seekers_update" in bad(full)["journal"]


def test_a_backup_that_rotted_is_found(full: Desk) -> None:
    made = backups.last(full)
    assert made is not None
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(content)
    assert "열리지 않습니다" in bad(full)["backups"]


def test_a_day_of_work_without_a_backup_is_found(desk: Desk) -> None:
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    assert bad(desk) == {}
    now = desk.store.now()
    desk.store.now = lambda: now + timedelta(days=2)
    assert "한 번도 없었습니다" in bad(desk)["backups"]


def test_a_changed_access_log_is_found(full: Desk) -> None:
    from jobdesk.services import access

    access.log(full, access.Action.VIEW, KindId.SEEKERS, [1])
    assert bad(full) == {}
    behind_the_back(full, "UPDATE access_log SET user = '아무개'")
    assert "access" in bad(full)
