"""A centre is made once, opened by those who may, and described without being opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobdesk.data import keyfile
from jobdesk.data.keyfile import CHEAP, KeyFile, Slot
from jobdesk.data.lock import CentreLock, LockNote
from jobdesk.domain.kinds import KindId
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import access, backups, centres, settings, staff
from jobdesk.services.desk import Desk, explained
from tests.conftest import PASSWORD, today


def test_a_new_centre_is_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    desk, key = centres.create(
        tmp_path / "새 센터",
        name="  한빛군   일자리센터 ",
        sido="전라남도",
        sigungu="한빛군",
        eup_myeon=("가람읍", "솔내면"),
        password="긴 비밀번호",
        backup_folder=tmp_path / "usb",
        today=today,
        cost=CHEAP,
    )
    assert len(key) == 47
    assert (desk.name, desk.user, desk.practice, desk.read_only) == (
        "한빛군 일자리센터",
        "관리자",
        False,
        False,
    )
    assert desk.folder == tmp_path / "새 센터"
    assert desk.today() == date(2026, 11, 20)
    stored = settings.get(desk)
    assert (stored.sigungu, stored.eup_myeon) == ("한빛군", ("가람읍", "솔내면"))
    assert stored.backup_folder == str(tmp_path / "usb")
    desk.store.close()
    assert {p.name for p in desk.folder.iterdir()} == {"centre.db", "keys.json", "backups", "lock"}
    assert centres.describe(desk.folder) == centres.CentreCard(
        "한빛군 일자리센터", False, ("관리자",), True
    )


def test_without_a_password_only_the_recovery_key_opens(tmp_path: Path) -> None:
    desk, key = centres.create(tmp_path / "c", name="솔내", password=None, cost=CHEAP)
    desk.store.close()
    assert centres.describe(tmp_path / "c").staff == ()
    with pytest.raises(StoreError):
        centres.open_centre(tmp_path / "c", "")
    centres.open_centre(tmp_path / "c", key).store.close()


def test_a_practice_centre_needs_no_password(practice_desk: Desk) -> None:
    assert practice_desk.practice
    assert centres.describe(practice_desk.folder).practice
    assert centres.close(practice_desk) is None
    centres.open_centre(practice_desk.folder, "아무 말", today=today).store.close()


def test_a_wrong_password_is_said_and_locks_nothing(desk: Desk) -> None:
    desk.store.close()
    for words in ("", "틀림", PASSWORD + " "):
        with pytest.raises(StoreError) as caught:
            centres.open_centre(desk.folder, words)
        assert caught.value.fault is StoreFault.WRONG_PASSWORD
    centres.open_centre(desk.folder, PASSWORD).store.close()


def test_a_centre_is_not_made_over_another(desk: Desk) -> None:
    before = (desk.folder / "keys.json").read_bytes()
    with pytest.raises(UserError, match="이미 센터가 있습니다"):
        centres.create(desk.folder, name="다른 센터", password="긴 비밀번호", cost=CHEAP)
    desk.store.close()
    (desk.folder / "centre.db").rename(desk.folder / "backups" / "jobdesk-20260101-000000.db")
    with pytest.raises(UserError, match="이미 센터가 있습니다"):
        centres.create(desk.folder, name="다른 센터", password="긴 비밀번호", cost=CHEAP)
    assert (desk.folder / "keys.json").read_bytes() == before


def test_what_a_cut_off_creation_left_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    (folder / "centre.db.new").write_bytes(b"half")
    (folder / "keys.json").write_bytes(b"{}")
    assert not centres.describe(folder).exists
    desk, _ = centres.create(folder, name="솔내", password="긴 비밀번호", cost=CHEAP)
    desk.store.close()


@pytest.mark.parametrize(
    ("changes", "field"), [({"name": "  "}, "name"), ({"password": "  "}, "password")]
)
def test_what_is_missing_is_named(tmp_path: Path, changes: dict[str, str], field: str) -> None:
    values = {"name": "솔내", "password": "긴 비밀번호", **changes}
    with pytest.raises(UserError) as caught:
        centres.create(tmp_path / "c", **values)
    assert caught.value.field == field
    assert not (tmp_path / "c").exists()


def test_a_new_name_shows_before_unlocking_after_the_next_opening(desk: Desk) -> None:
    settings.save(desk, replace(settings.get(desk), name="한빛군 고용센터"))
    desk.store.close()
    again = centres.open_centre(desk.folder, PASSWORD)
    assert again.name == centres.describe(desk.folder).name == "한빛군 고용센터"
    again.store.close()


def test_closing_writes_what_the_access_log_gathered(desk: Desk) -> None:
    access.log(desk, access.Action.VIEW, KindId.SEEKERS, [1])
    centres.close(desk)
    again = centres.open_centre(desk.folder, PASSWORD)
    assert [row.action for row in access.listing(again, 5)] == ["조회"]
    again.store.close()


def test_the_recovery_asks_for_a_name_and_a_password(desk: Desk) -> None:
    for name, password, field in (("", "긴 비밀번호", "name"), ("관리자", " ", "password")):
        with pytest.raises(UserError) as caught:
            centres.recover(desk.folder, "키", name, password)
        assert caught.value.field == field


def test_errors_are_explained_where_they_are_the_users_world() -> None:
    told = explained(PermissionError(13, "denied"))
    assert isinstance(told, StoreError)
    assert told.fault is StoreFault.READ_ONLY
    full = explained(OSError(28, "no space"))
    assert isinstance(full, StoreError)
    assert full.fault is StoreFault.DISK_FULL
    bug = ZeroDivisionError()
    assert explained(bug) is bug


LONG = Path("/tmp") / ("가" * 200)
"""A name no disk takes: what looking at it raises is no StoreError."""


def test_a_folder_that_cannot_be_looked_into_is_said(desk: Desk) -> None:
    assert centres.describe(LONG) == centres.CentreCard("", False, (), False)
    assert backups.available(LONG) == ()
    attempts = [
        lambda: centres.open_centre(LONG, PASSWORD),
        lambda: centres.create(LONG, name="솔내", password=PASSWORD, cost=CHEAP),
        lambda: centres.recover(LONG, "열쇠", "관리자", "긴 비밀번호"),
        lambda: backups.restore(LONG, desk.store.path, PASSWORD),
    ]
    for attempt in attempts:
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.fault is StoreFault.IO


def test_the_keys_of_a_store_that_was_carried_away_are_kept(desk: Desk, tmp_path: Path) -> None:
    desk.store.close()
    folder, away = desk.folder, tmp_path / "away"
    away.mkdir()
    (folder / "centre.db").rename(away / "centre.db")
    centres.create(folder, name="새 센터", password="긴 비밀번호", cost=CHEAP)[0].store.close()
    (kept,) = folder.glob("keys-replaced-*.json")
    kept.rename(away / "keys.json")
    (away / "backups").mkdir()
    again = centres.open_centre(away, PASSWORD, today=today)
    assert again.name == "한빛군 일자리센터"
    again.store.close()


def test_two_starts_do_not_make_one_centre_twice(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    lock = CentreLock(folder, LockNote("옆 PC", "이상담", 1, "2026-11-20T09:00:00"))
    with pytest.raises(StoreError, match="이상담 님이") as caught:
        centres.create(folder, name="솔내", password="긴 비밀번호", cost=CHEAP)
    assert caught.value.fault is StoreFault.LOCKED
    assert {p.name for p in folder.iterdir()} == {"lock"}
    lock.release()


def test_a_password_changed_while_another_was_tried_stays_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(desk, replace(settings.get(desk), name="한빛군 고용센터"))
    unlock = KeyFile.unlock

    def slowly(self: KeyFile, passphrase: str, staff_: str = "") -> tuple[Slot, bytes]:
        found = unlock(self, passphrase, staff_)
        monkeypatch.undo()
        staff.change_password(desk, PASSWORD, "그 사이의 비밀번호")
        desk.store.close()
        return found

    monkeypatch.setattr(KeyFile, "unlock", slowly)
    centres.open_centre(desk.folder, PASSWORD, today=today).store.close()
    again = centres.open_centre(desk.folder, "그 사이의 비밀번호", today=today)
    assert again.name == centres.describe(desk.folder).name == "한빛군 고용센터"
    again.store.close()


def test_somebody_let_in_while_a_recovery_runs_stays_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, key = centres.create(tmp_path / "c", name="솔내", password=PASSWORD, cost=CHEAP)
    unlock = KeyFile.unlock

    def slowly(self: KeyFile, passphrase: str, staff_: str = "") -> tuple[Slot, bytes]:
        found = unlock(self, passphrase, staff_)
        monkeypatch.undo()
        staff.add(desk, "이상담", staff.Role.COUNSELLOR, "가을 들판의 노래", cost=CHEAP)
        return found

    monkeypatch.setattr(KeyFile, "unlock", slowly)
    centres.recover(desk.folder, key, "관리자", "되찾은 비밀번호")
    assert [m.name for m in staff.listing(desk)] == ["관리자", "이상담"]
    desk.store.close()
    for password in ("되찾은 비밀번호", "가을 들판의 노래"):
        centres.open_centre(desk.folder, password).store.close()


def test_a_recovery_that_could_not_write_the_keys_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, key = centres.create(tmp_path / "c", name="솔내", password=PASSWORD, cost=CHEAP)

    def full(path: Path, keys: KeyFile) -> None:
        raise StoreError("디스크가 찼습니다.", StoreFault.DISK_FULL)

    monkeypatch.setattr(keyfile, "write", full)
    with pytest.raises(StoreError, match="찼습니다"):
        centres.recover(desk.folder, key, "관리자", "되찾은 비밀번호")
    assert staff.grants_made(desk) == ()
    desk.store.close()
