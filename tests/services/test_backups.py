"""Backups are checked, thinned, copied off the PC, and come back whole."""

from __future__ import annotations

import json
import shutil
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobdesk.data import backup, engine, keyfile, manifest, records
from jobdesk.data import restore as exchange
from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled, StoreError, StoreFault, UserError
from jobdesk.services import access, backups, centres, history, settings
from jobdesk.services.backups import Reason
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, TODAY, today

S = KindId.SEEKERS


def add(desk: Desk, *names: str) -> None:
    with desk.store.operation("구직자 등록"):
        records.insert_many(desk.store, S, [Seeker(name=name) for name in names])


def names(desk: Desk) -> list[str]:
    return [name for (name,) in desk.store.db.execute("SELECT name FROM seekers ORDER BY id")]


def reopened(desk: Desk) -> Desk:
    desk.store.close()
    return centres.open_centre(desk.folder, PASSWORD, today=today)


def use_second_folder(desk: Desk, folder: Path) -> None:
    settings.save(desk, replace(settings.get(desk), backup_folder=str(folder)))


def test_a_backup_is_encrypted_verified_and_listed(desk: Desk) -> None:
    add(desk, "김민지", "박서준")
    made = backups.make(desk, Reason.ASKED)
    assert made.verified
    assert made.rows["seekers"] == 2
    assert made.reason == "직접"
    assert not engine.is_plain(made.path)
    assert keyfile.read(backup.sidecar(made.path)).centre
    assert backups.last(desk) == made
    assert not list(made.path.parent.glob("*.part*"))


def test_a_backup_sees_what_is_still_in_the_log_file(desk: Desk) -> None:
    add(desk, "김민지")
    assert (desk.folder / "centre.db-wal").stat().st_size > 0
    assert backups.make(desk).rows["seekers"] == 1


def test_a_backup_is_whole_while_others_write(desk: Desk) -> None:
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            access.log(desk, access.Action.PRINT, S, [1], purpose="확인")
            add(desk, "김민지")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = [backups.make(desk) for _ in range(8)]
    finally:
        done.set()
        thread.join()
    for info in made:
        assert backup.verify(info.path, desk.store.key) == info.rows


def test_restore_brings_back_and_keeps_the_replaced_file(desk: Desk) -> None:
    add(desk, "김민지")
    made = backups.make(desk)
    add(desk, "박서준")
    desk.store.close()
    report = backups.restore(desk.folder, made.path, PASSWORD)
    assert report.rows["seekers"] == 1
    assert report.made_at == made.made_at
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지"]
    assert history.recent(again)[0].kind == "restore"
    again.store.close()
    assert report.replaced is not None
    back = backups.restore(desk.folder, report.replaced, PASSWORD)  # the way back is open
    assert back.rows["seekers"] == 2
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지", "박서준"]
    again.store.close()


def test_restore_alone_into_an_empty_folder_by_recovery_key(tmp_path: Path) -> None:
    desk, recovery_key = centres.create(tmp_path / "a", name="솔내", password="비번", cost=CHEAP)
    add(desk, "김민지")
    made = backups.make(desk)
    desk.store.close()
    usb = tmp_path / "usb"
    usb.mkdir()
    for path in (made.path, backup.sidecar(made.path)):
        shutil.copy(path, usb)
    typed = recovery_key.lower().replace("-", " ")
    report = backups.restore(tmp_path / "b", usb / made.path.name, typed)
    assert report.replaced is None
    desk = centres.open_centre(tmp_path / "b", "비번")
    assert names(desk) == ["김민지"]
    desk.store.close()


def test_restore_refuses_a_wrong_password_and_touches_nothing(desk: Desk) -> None:
    add(desk, "김민지")
    made = backups.make(desk)
    add(desk, "박서준")
    desk.store.close()
    with pytest.raises(StoreError) as caught:
        backups.restore(desk.folder, made.path, "틀림")
    assert caught.value.fault is StoreFault.WRONG_PASSWORD
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지", "박서준"]
    assert not list(desk.folder.glob("*.restoring"))
    again.store.close()


def test_restore_refuses_a_damaged_backup(desk: Desk) -> None:
    add(desk, "김민지")
    made = backups.make(desk)
    desk.store.close()
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        backups.restore(desk.folder, made.path, PASSWORD)
    assert caught.value.fault is StoreFault.DAMAGED
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지"]
    again.store.close()


def test_restore_refuses_while_the_centre_is_open(desk: Desk) -> None:
    made = backups.make(desk)
    with pytest.raises(StoreError) as caught:
        backups.restore(desk.folder, made.path, PASSWORD)
    assert caught.value.fault is StoreFault.LOCKED


def test_restore_refuses_another_centres_backup(desk: Desk, tmp_path: Path) -> None:
    other, _ = centres.create(tmp_path / "other", name="달빛군", password="비번", cost=CHEAP)
    made = backups.make(other)
    other.store.close()
    desk.store.close()
    with pytest.raises(UserError, match="다른 센터\\(달빛군\\)"):
        backups.restore(desk.folder, made.path, "비번")


def test_restore_replaces_a_damaged_store_and_its_lost_keys(desk: Desk) -> None:
    add(desk, "김민지")
    made = backups.make(desk)
    desk.store.close()
    live = desk.folder / "centre.db"
    live.write_bytes(b"\0" * live.stat().st_size)
    (desk.folder / "keys.json").unlink()
    report = backups.restore(desk.folder, made.path, PASSWORD)
    assert report.replaced is not None
    assert report.replaced.read_bytes().startswith(b"\0\0\0\0")
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지"]
    again.store.close()


def test_a_restore_cut_off_in_the_middle_is_finished_on_opening(desk: Desk) -> None:
    add(desk, "김민지")
    made = backups.make(desk)
    add(desk, "박서준")
    key = desk.store.key
    desk.store.close()
    exchange.stage(desk.folder, made.path, key, None)
    intent = {"replaced": "centre-replaced-20261120-120000.db"}
    (desk.folder / exchange.INTENT).write_text(json.dumps(intent))
    (desk.folder / "centre.db").rename(desk.folder / intent["replaced"])  # and the power goes
    assert centres.describe(desk.folder).exists
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert names(again) == ["김민지"]
    assert not exchange.waits(desk.folder)
    again.store.close()


def test_the_second_folder_gets_a_copy_of_its_own(desk: Desk, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    use_second_folder(desk, usb)
    assert backups.off_pc_age_days(desk) is None
    made = backups.make(desk)
    assert made.copy is not None
    assert made.copy.read_bytes() == made.path.read_bytes()
    assert backup.sidecar(made.copy).exists()
    assert manifest.read(made.copy.parent)[0].file == made.path.name
    assert backups.off_pc_age_days(desk) == 0


def test_an_unplugged_second_folder_is_said_not_swallowed(desk: Desk, tmp_path: Path) -> None:
    use_second_folder(desk, tmp_path / "unplugged")
    made = backups.make(desk)
    assert made.copy is None
    assert "USB나 외장 디스크를 꽂았는지" in made.copy_problem
    assert backups.last(desk) is not None
    assert not (tmp_path / "unplugged").exists()


def test_a_second_folder_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    use_second_folder(desk, usb)
    first = backups.make(desk)
    assert first.copy is not None
    shutil.rmtree(first.copy.parent)
    first.copy.parent.write_bytes(b"")  # a file where the folder should be
    assert "두 번째 백업 폴더" in backups.make(desk).copy_problem


def test_a_folder_asked_for_gets_the_backup(desk: Desk, tmp_path: Path) -> None:
    made = backups.make(desk, folder=tmp_path / "usb")
    assert made.path.parent == tmp_path / "usb"
    assert backups.off_pc_age_days(desk) == 0
    own = backups.last(desk)
    assert own is not None
    assert own.path.parent == desk.folder / "backups"


def test_due_after_half_an_hour_if_something_was_written(desk: Desk) -> None:
    at = [datetime.fromisoformat("2026-11-20 09:00")]
    desk.store.now = lambda: at[0]
    backups.make(desk)
    assert not backups.due(desk)
    at[0] += timedelta(minutes=31)
    assert not backups.due(desk)
    add(desk, "김민지")
    assert backups.due(desk)
    at[0] -= timedelta(minutes=20)
    assert not backups.due(desk)
    at[0] -= timedelta(days=3)  # a clock that was set back must not stop backups
    assert backups.due(desk)


def test_a_clock_set_back_does_not_fill_the_disk_with_backups(desk: Desk) -> None:
    at = [datetime.fromisoformat("2026-11-20 09:00")]
    desk.store.now = lambda: at[0]
    backups.make(desk)
    at[0] -= timedelta(days=3)
    add(desk, "김민지")
    assert backups.due(desk)
    backups.make(desk)
    assert not backups.changed(desk)  # though the newest by name is the one of the future
    at[0] += timedelta(minutes=1)
    add(desk, "박서준")
    assert not backups.due(desk)
    at[0] += timedelta(minutes=30)
    assert backups.due(desk)


def test_work_after_a_restore_is_backed_up_though_its_numbers_were_used_before(desk: Desk) -> None:
    at = [datetime.fromisoformat("2026-11-20 09:00")]
    desk.store.now = lambda: at[0]
    made = backups.make(desk)
    add(desk, "김민지")
    add(desk, "박서준")
    backups.make(desk)
    newest = history.recent(desk)[0].id
    desk.store.close()
    backups.restore(desk.folder, made.path, PASSWORD, now=lambda: at[0] + timedelta(hours=1))
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    again.store.now = lambda: at[0] + timedelta(hours=2)
    add(again, "이서연")
    assert history.recent(again)[0].id == newest  # the restore and one registration
    assert centres.close(again) is not None


def test_closing_backs_up_only_what_changed(desk: Desk) -> None:
    add(desk, "김민지")
    made = centres.close(desk)
    assert made is not None
    assert made.reason == "종료"
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    assert centres.close(again) is None
    assert len(backups.available(desk.folder)) == 1


def test_a_cancelled_backup_leaves_nothing(desk: Desk) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        backups.make(desk, progress=stop)
    assert backups.available(desk.folder) == ()
    assert not list((desk.folder / "backups").iterdir())


def test_what_a_killed_backup_left_is_swept_and_nothing_else(desk: Desk) -> None:
    place = desk.folder / "backups"
    ours = place / "jobdesk-20261101-090000.db.part"
    theirs = place / "메모.part"
    for path in (ours, theirs):
        path.write_bytes(b"x")
    backups.make(desk)
    assert not ours.exists()
    assert theirs.exists()


def test_a_backup_that_missed_its_list_is_found_and_never_thinned(desk: Desk) -> None:
    made = backups.make(desk)
    (made.path.parent / manifest.NAME).write_bytes(b"{broken")
    (found,) = backups.listing(desk)
    assert found.path == made.path
    assert not found.verified
    assert found.made_at == made.made_at.replace(microsecond=0)
    desk.store.now = lambda: datetime.fromisoformat("2030-01-01 00:00")
    backups.make(desk)
    assert made.path.exists()


def test_old_backups_are_thinned_by_the_list_alone(desk: Desk) -> None:
    start = datetime.fromisoformat("2026-01-01 12:00")
    place = desk.folder / "backups"
    for day in range(6):
        desk.store.now = lambda day=day: start + timedelta(days=day)
        backups.make(desk)
        desk.store.now = lambda day=day: start + timedelta(days=day, hours=1)
        backups.make(desk)
    stray = place / "jobdesk-20200101-000000.db"
    stray.write_bytes(b"somebody's own copy")
    desk.store.now = lambda: start + timedelta(days=30)
    backups.make(desk)
    left = sorted(path.name[8:23] for path in place.glob("jobdesk-2026*.db"))
    expected = [f"202601{day:02}-130000" for day in range(1, 7)] + ["20260131-120000"]
    assert left == expected
    assert len(list(place.glob("jobdesk-2026*.keys.json"))) == 7
    assert stray.exists()


def test_a_read_only_desk_makes_no_backup(desk: Desk) -> None:
    reader = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    assert not backups.due(reader)
    with pytest.raises(StoreError) as caught:
        backups.make(reader)
    assert caught.value.fault is StoreFault.READ_ONLY
    assert centres.close(reader) is None


def test_backups_carry_the_desks_day(desk: Desk) -> None:
    assert backups.make(desk).made_at.date() == TODAY
