"""Damage is always noticed before anything is written over it, and said in a sentence."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import backups, centres, checks
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

FLIPS = 100


@pytest.fixture
def closed(desk: Desk) -> Path:
    """The folder of a closed centre with some hundred people and a backup."""
    people = [Seeker(name=f"김민{n}", note="메모 " * 20) for n in range(300)]
    with desk.store.operation("가져오기", kind="import"):
        records.insert_many(desk.store, KindId.SEEKERS, people)
    backups.make(desk)
    desk.store.close()
    return desk.folder


def fault_of(folder: Path) -> StoreFault:
    with pytest.raises(StoreError) as caught:
        centres.open_centre(folder, PASSWORD, today=today)
    sentence = caught.value.message
    assert sentence.endswith(("요.", "다."))
    assert "백업" in sentence or caught.value.fault is not StoreFault.DAMAGED
    return caught.value.fault


def test_every_flipped_bit_is_noticed_on_opening(closed: Path) -> None:
    live = closed / "centre.db"
    whole = live.read_bytes()
    chance = random.Random(20261121)
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        damaged = bytearray(whole)
        damaged[at] ^= 1 << bit
        live.write_bytes(damaged)
        assert fault_of(closed) is StoreFault.DAMAGED, (at, bit)
        assert live.read_bytes() == damaged  # nothing was written over it
    live.write_bytes(whole)
    centres.open_centre(closed, PASSWORD, today=today).store.close()


@pytest.mark.parametrize("pages", [0, 1, 5, -1, -7])
@pytest.mark.parametrize("extra", [0, 100])
def test_a_truncated_file_is_noticed(closed: Path, pages: int, extra: int) -> None:
    live = closed / "centre.db"
    content = live.read_bytes()
    kept = pages * 4096 if pages >= 0 else len(content) + pages * 4096
    live.write_bytes(content[: kept + extra])
    assert fault_of(closed) is StoreFault.DAMAGED


def test_a_zeroed_page_is_noticed(closed: Path) -> None:
    live = closed / "centre.db"
    content = bytearray(live.read_bytes())
    for page in (0, 3, len(content) // 4096 - 1):
        damaged = bytearray(content)
        damaged[page * 4096 : (page + 1) * 4096] = bytes(4096)
        live.write_bytes(damaged)
        assert fault_of(closed) is StoreFault.DAMAGED, page


def test_two_swapped_pages_are_noticed(closed: Path) -> None:
    live = closed / "centre.db"
    content = bytearray(live.read_bytes())
    content[4096 * 4 : 4096 * 5], content[4096 * 6 : 4096 * 7] = (
        content[4096 * 6 : 4096 * 7],
        content[4096 * 4 : 4096 * 5],
    )
    live.write_bytes(content)
    assert fault_of(closed) is StoreFault.DAMAGED


def test_another_centres_file_is_noticed(closed: Path, practice_desk: Desk) -> None:
    practice_desk.store.close()
    shutil.copy(practice_desk.store.path, closed / "centre.db")
    assert fault_of(closed) is StoreFault.DAMAGED


def test_a_log_of_another_file_is_noticed_and_not_played_in(
    closed: Path, practice_desk: Desk
) -> None:
    live, log = closed / "centre.db", closed / "centre.db-wal"
    whole = live.read_bytes()
    with practice_desk.store.operation("등록"):
        records.insert(practice_desk.store, Seeker(name="남의 사람"))
    shutil.copy(str(practice_desk.store.path) + "-wal", log)
    assert fault_of(closed) is StoreFault.DAMAGED
    assert live.read_bytes() == whole
    log.unlink()
    desk = centres.open_centre(closed, PASSWORD, today=today)
    assert desk.store.db["seekers"].count == 300
    desk.store.close()


def test_flipped_bits_in_the_log_of_a_crash_never_reach_the_file(desk: Desk) -> None:
    people = [Seeker(name=f"김민{n}") for n in range(50)]
    with desk.store.operation("가져오기", kind="import"):
        records.insert_many(desk.store, KindId.SEEKERS, people)
    crashed = desk.folder.parent / "crashed"
    shutil.copytree(desk.folder, crashed)  # as the disk is when the power goes
    log = crashed / "centre.db-wal"
    whole, live = log.read_bytes(), (crashed / "centre.db").read_bytes()
    chance = random.Random(7)
    for _ in range(25):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        log.write_bytes(damaged)
        (crashed / "centre.db").write_bytes(live)
        (crashed / "centre.db-shm").unlink(missing_ok=True)
        opened = centres.open_centre(crashed, PASSWORD, today=today)
        # A frame that does not add up ends the log: the operation is there or it is not.
        assert opened.store.db["seekers"].count in (0, 50)
        assert checks.check(opened).ok
        opened.store.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1}', b"\x00\xff"])
def test_a_damaged_key_file_is_noticed(closed: Path, content: bytes) -> None:
    (closed / "keys.json").write_bytes(content)
    assert fault_of(closed) is StoreFault.DAMAGED
    assert centres.describe(closed) == centres.CentreCard("", False, (), True)


def test_every_flipped_bit_of_a_wrapped_key_is_noticed(closed: Path) -> None:
    path = closed / "keys.json"
    keys = json.loads(path.read_bytes())
    whole = keys["slots"][0]["wrapped"]
    for at in range(0, len(whole) - 2, 7):
        other = "A" if whole[at] != "A" else "B"
        keys["slots"][0]["wrapped"] = whole[:at] + other + whole[at + 1 :]
        path.write_text(json.dumps(keys))
        assert fault_of(closed) is StoreFault.WRONG_PASSWORD, at


def test_a_lost_key_file_is_noticed(closed: Path) -> None:
    (closed / "keys.json").unlink()
    assert fault_of(closed) is StoreFault.DAMAGED


def test_a_newer_key_file_is_too_new(closed: Path) -> None:
    path = closed / "keys.json"
    keys = json.loads(path.read_bytes())
    path.write_text(json.dumps({**keys, "version": 99, "more": "unknown"}))
    assert fault_of(closed) is StoreFault.TOO_NEW


def test_a_lost_database_is_missing_and_comes_back_from_its_backup(closed: Path) -> None:
    (closed / "centre.db").unlink()
    assert fault_of(closed) is StoreFault.MISSING
    (found,) = backups.available(closed)
    backups.restore(closed, found.path, PASSWORD)
    desk = centres.open_centre(closed, PASSWORD, today=today)
    assert desk.store.db["seekers"].count == 300
    desk.store.close()


def test_an_empty_folder_is_missing(tmp_path: Path) -> None:
    assert fault_of(tmp_path) is StoreFault.MISSING
    assert not centres.describe(tmp_path).exists
    assert list(tmp_path.iterdir()) == []


def test_damage_met_while_reading_is_told_apart_from_a_bug(desk: Desk) -> None:
    from jobdesk.services.desk import explained

    people = [Seeker(name=f"김민{n}", note="메모 " * 200) for n in range(2000)]
    with desk.store.operation("가져오기", kind="import"):
        records.insert_many(desk.store, KindId.SEEKERS, people)
    desk.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.store.db.execute("PRAGMA cache_size = 0")
    content = desk.store.path.read_bytes()
    with desk.store.path.open("r+b") as file:
        file.seek(len(content) // 8 * 1)
        file.write(bytes(len(content) // 2))
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which error is what is asked
        desk.store.db.execute("SELECT note FROM seekers").fetchall()
    told = explained(caught.value)
    assert isinstance(told, StoreError)
    assert told.fault in (StoreFault.DAMAGED, StoreFault.IO)
