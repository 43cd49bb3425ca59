"""Who looked at whom is written down, cannot be altered unseen, and never stops the work."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.data import access_log
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import access, centres, lists, seekers
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import PASSWORD


def test_a_look_a_search_an_export_and_each_write_are_noted(desk: Desk) -> None:
    id_ = casework.seeker(desk, "김민지")
    lists.record(desk, KindId.SEEKERS, id_)
    lists.find(desk, KindId.SEEKERS, Filter(text="민지"))
    access.log(desk, "내보내기", KindId.SEEKERS, [id_], purpose="읍면 배부")
    seekers.trash(desk, [id_])
    entries = access.listing(desk, 5)
    assert [e.action for e in entries] == ["삭제", "내보내기", "검색", "조회", "등록"]
    assert {e.kind for e in entries} == {"seekers"}
    assert {e.ids for e in entries} == {(id_,)}
    assert entries[1].purpose == "읍면 배부"
    assert entries[2].purpose == "검색어: 민지"
    assert {(e.user, e.pc) for e in entries} == {(desk.user, desk.store.pc)}
    assert datetime.fromisoformat(entries[0].at).date() == date(2026, 11, 20)
    assert access.verify(desk)


def test_a_search_being_typed_is_one_search(desk: Desk) -> None:
    casework.seeker(desk, "김민지")
    for typed in ("김", "김민", "김민지", "김민"):
        lists.find(desk, KindId.SEEKERS, Filter(text=typed))
    lists.find(desk, KindId.SEEKERS, Filter(text="박"))
    noted = [e.purpose for e in access.listing(desk, 10) if e.action == "검색"]
    assert noted == ["검색어: 박", "검색어: 김민"]


def test_a_list_without_words_is_not_a_search(desk: Desk) -> None:
    before = len(access.listing(desk, 99))
    lists.find(desk, KindId.SEEKERS)
    lists.count(desk, KindId.SEEKERS)
    assert len(access.listing(desk, 99)) == before


def test_what_was_gathered_is_written_after_a_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = desk.store.now()
    monkeypatch.setattr(desk.store, "now", lambda: clock)
    written = len(access_log.listing(desk.store, 99))
    access.log(desk, Action.VIEW, KindId.SEEKERS, [1])
    assert len(access_log.listing(desk.store, 99)) == written
    clock += timedelta(seconds=5)
    access.log(desk, Action.VIEW, KindId.SEEKERS, [2])
    assert len(access_log.listing(desk.store, 99)) == written + 2


def test_a_look_waits_while_somebody_writes(desk: Desk) -> None:
    access.log(desk, Action.VIEW, KindId.SEEKERS, [1])
    other = replace(desk)  # the same store from another connection
    import threading

    inside, done = threading.Event(), threading.Event()

    def long_import() -> None:
        with other.store.operation("가져오기"):
            inside.set()
            done.wait(10)

    thread = threading.Thread(target=long_import)
    thread.start()
    try:
        assert inside.wait(10)
        access.flush(desk)  # neither waits long nor fails
    finally:
        done.set()
        thread.join()
    assert [e.ids for e in access.listing(desk, 1)] == [(1,)]


def test_a_rolled_back_write_leaves_no_entry(desk: Desk) -> None:
    before = len(access.listing(desk, 99))

    def fails() -> None:
        with desk.store.operation("시험"):
            access.log(desk, Action.ADD, KindId.SEEKERS, [1])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert len(access.listing(desk, 99)) == before


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE access_log SET user = '누구' WHERE id = 2",
        "UPDATE access_log SET ids = '[7]' WHERE id = 2",
        "DELETE FROM access_log WHERE id = 2",
        "UPDATE access_log SET id = id + 100 WHERE id = 1",
    ],
)
def test_meddling_is_noticed(desk: Desk, meddling: str) -> None:
    for number in (1, 2, 3):
        access.log(desk, Action.EXPORT, KindId.SEEKERS, [number])
    assert access.verify(desk)
    desk.store.db.execute(meddling)
    assert not access.verify(desk)


def test_read_only_notes_nothing_and_still_reads(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    centres.close(desk)
    reader = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=desk.today)
    try:
        assert lists.record(reader, KindId.SEEKERS, id_).name == "김민지"
        lists.find(reader, KindId.SEEKERS, Filter(text="민지"))
        assert access.verify(reader)
        with pytest.raises(StoreError) as refused:
            seekers.trash(reader, [id_])
        assert refused.value.fault is StoreFault.READ_ONLY
    finally:
        centres.close(reader)


@given(st.lists(st.integers(1, 10**9), max_size=60))
def test_ids_are_packed_without_loss(ids: list[int]) -> None:
    assert access_log.unpacked(access_log.packed(ids)) == tuple(sorted(set(ids)))


def test_an_import_of_many_is_one_short_run() -> None:
    assert access_log.packed(range(1, 50_001)) == "[[1, 50000]]"


def test_on_a_full_disk_people_can_still_be_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = casework.seeker(desk, "김민지")
    clock = [desk.store.now()]
    monkeypatch.setattr(desk.store, "now", lambda: clock[0])

    def full(*_: object, **__: object) -> None:
        raise StoreError("디스크가 찼습니다.", StoreFault.DISK_FULL)

    with monkeypatch.context() as disk:
        disk.setattr(access_log, "append", full)
        for _ in range(3):
            assert lists.record(desk, KindId.SEEKERS, id_).name == "김민지"
            lists.find(desk, KindId.SEEKERS, Filter(text="민지"))
            clock[0] += timedelta(seconds=5)
        with pytest.raises(StoreError, match="찼습니다"):
            access.log(desk, Action.EXPORT, KindId.SEEKERS, [id_])  # what leaves is noted first
        with pytest.raises(StoreError, match="찼습니다"):
            access.flush(desk)
    noted = [e.action for e in access.listing(desk, 9)]
    assert noted.count("조회") == 3
    assert "내보내기" not in noted


def test_a_clock_set_back_does_not_hold_the_log_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [desk.store.now()]
    monkeypatch.setattr(desk.store, "now", lambda: clock[0])
    access.log(desk, Action.VIEW, KindId.SEEKERS, [1])
    clock[0] -= timedelta(days=3650)
    access.log(desk, Action.VIEW, KindId.SEEKERS, [2])
    rows = access_log.listing(desk.store, 5)
    assert [row.ids for row in rows if row.action == "조회"] == [(2,), (1,)]


def test_an_export_is_noted_once_a_long_import_has_ended(desk: Desk) -> None:
    begun = threading.Event()

    def bring_in() -> None:
        with desk.store.operation("엑셀 가져오기", kind="import"):
            begun.set()
            time.sleep(0.4)  # far longer than the patience below

    desk.store.db.execute("PRAGMA busy_timeout = 20")
    thread = threading.Thread(target=bring_in)
    thread.start()
    begun.wait()
    access.log(desk, Action.EXPORT, KindId.SEEKERS, [1])
    thread.join()
    assert access.listing(desk, 1)[0].action == "내보내기"
