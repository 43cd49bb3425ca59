"""A restore brings back records; it brings back nobody's right to open the centre."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobdesk.data import backup, keyfile, records
from jobdesk.data import restore as exchange
from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import backups, centres, staff
from jobdesk.services.desk import Desk
from jobdesk.services.staff import Role
from tests.conftest import PASSWORD, today

LEFT, CAME, NEW = "떠난 사람의 열쇠", "새로 온 사람의 열쇠", "관리자의 새 비밀번호"


@pytest.fixture
def changed(desk: Desk) -> tuple[Path, Path]:
    """A closed centre and a backup from before one left, one came and one chose a new password."""
    staff.add(desk, "이상담", Role.COUNSELLOR, LEFT, cost=CHEAP)
    made = backups.make(desk)
    staff.remove(desk, "이상담")
    staff.add(desk, "박새로", Role.COUNSELLOR, CAME, cost=CHEAP)
    staff.change_password(desk, PASSWORD, NEW)
    desk.store.close()
    return desk.folder, made.path


def who(folder: Path, password: str) -> str:
    try:
        desk = centres.open_centre(folder, password, today=today)
    except StoreError as error:
        return "" if error.fault is StoreFault.WRONG_PASSWORD else error.message
    desk.store.close()
    return desk.user


@pytest.mark.parametrize("password", [NEW, CAME])
def test_a_password_of_today_leaves_the_keys_as_they_are(
    changed: tuple[Path, Path], password: str
) -> None:
    folder, made = changed
    backups.restore(folder, made, password)
    opened = [who(folder, words) for words in (NEW, PASSWORD, CAME, LEFT)]
    assert opened == ["관리자", "", "박새로", ""]


def test_an_old_password_lets_its_owner_in_and_nobody_else(changed: tuple[Path, Path]) -> None:
    folder, made = changed
    backups.restore(folder, made, PASSWORD)
    opened = [who(folder, words) for words in (NEW, PASSWORD, CAME, LEFT)]
    assert opened == ["", "관리자", "박새로", ""]


def test_an_old_password_brings_no_old_role_back(desk: Desk) -> None:
    staff.add(desk, "이상담", Role.ADMIN, LEFT, cost=CHEAP)
    made = backups.make(desk)
    staff.set_role(desk, "이상담", Role.COUNSELLOR)
    staff.set_password(desk, "이상담", CAME)
    desk.store.close()
    backups.restore(desk.folder, made.path, LEFT)
    again = centres.open_centre(desk.folder, LEFT, today=today)
    assert (again.user, again.role) == ("이상담", Role.COUNSELLOR)
    again.store.close()


def test_who_left_restores_nothing(changed: tuple[Path, Path]) -> None:
    folder, made = changed
    before = (folder / "centre.db").read_bytes()
    with pytest.raises(StoreError) as caught:
        backups.restore(folder, made, LEFT)
    assert caught.value.fault is StoreFault.WRONG_PASSWORD
    assert (folder / "centre.db").read_bytes() == before


def test_a_replaced_recovery_key_opens_nothing_by_way_of_a_backup(tmp_path: Path) -> None:
    desk, lost = centres.create(tmp_path / "a", name="솔내", password=PASSWORD, cost=CHEAP)
    made = backups.make(desk)
    current = staff.new_recovery_key(desk, cost=CHEAP)
    desk.store.close()
    with pytest.raises(StoreError) as caught:
        backups.restore(desk.folder, made.path, lost)
    assert caught.value.fault is StoreFault.WRONG_PASSWORD
    backups.restore(desk.folder, made.path, current)
    assert who(desk.folder, lost) == ""
    assert who(desk.folder, current) == centres.RECOVERY_USER
    # Where nothing stands that it could open, the paper still saves the records.
    backups.restore(tmp_path / "b", made.path, lost)
    assert who(tmp_path / "b", lost) == centres.RECOVERY_USER


def test_the_keys_of_the_replaced_file_outlive_a_cut_at_the_last_step(desk: Desk) -> None:
    made = backups.make(desk)
    key, folder = desk.store.key, desk.folder
    staff.change_password(desk, PASSWORD, NEW)
    desk.store.close()
    exchange.stage(folder, made.path, key, keyfile.read(backup.sidecar(made.path)))
    intent = json.dumps({"replaced": "centre-replaced-20261120-120000.db"})
    (folder / exchange.INTENT).write_text(intent)
    exchange.finish(folder)
    (folder / exchange.INTENT).write_text(intent)  # the power went before this name was gone
    exchange.finish(folder)
    kept = keyfile.read(folder / "centre-replaced-20261120-120000.keys.json")
    assert kept.unlock(NEW)[1] == key
    assert who(folder, PASSWORD) == "관리자"


def test_the_file_in_use_is_no_backup(desk: Desk) -> None:
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    desk.store.close()
    with pytest.raises(UserError, match="지금 쓰는 자료 파일입니다"):
        backups.restore(desk.folder, desk.store.path, PASSWORD)
    assert not list(desk.folder.glob("centre-replaced*"))
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert records.get(again.store, KindId.SEEKERS, 1).name == "김민지"
    again.store.close()


def test_a_restore_that_could_not_be_noted_says_that_it_was_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(desk)
    with desk.store.operation("구직자 등록"):
        records.insert(desk.store, Seeker(name="김민지"))
    desk.store.close()

    def full(*_: object, **__: object) -> None:
        raise StoreError("디스크가 찼습니다.", StoreFault.DISK_FULL)

    monkeypatch.setattr(backups, "Store", full)
    with pytest.raises(StoreError, match=r"되돌렸지만.* 디스크가 찼습니다") as caught:
        backups.restore(desk.folder, made.path, PASSWORD)
    assert caught.value.fault is StoreFault.DISK_FULL
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert again.store.db["seekers"].count == 0
    again.store.close()
