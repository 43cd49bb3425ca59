"""The store keeps what it acknowledged, whole operations only, and one writer at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from jobdesk.data import engine, journal, migrations, records
from jobdesk.data.faults import DbError
from jobdesk.data.store import Store, create_file
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services.desk import Desk

S = KindId.SEEKERS
KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A bare store without a key file."""
    create_file(tmp_path / "centre.db", KEY)
    return Store(tmp_path, KEY, user="관리자")


def count(store: Store, table: str = "seekers") -> int:
    return int(store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_every_connection_is_set_up_as_promised(store: Store) -> None:
    def pragma(name: str) -> object:
        return store.db.execute(f"PRAGMA {name}").fetchone()[0]

    assert {name: pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")} == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
    }
    assert {n: pragma(n) for n in ("trusted_schema", "secure_delete", "temp_store")} == {
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,  # memory: no plain text on disk
    }
    store.close()


def test_the_file_is_not_plain_text(store: Store) -> None:
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
    for path in store.folder.glob("centre.db*"):
        content = path.read_bytes()
        assert not content.startswith(engine.PLAIN_HEADER)
        assert "김민지".encode() not in content
        assert b"seekers" not in content
    store.close()


def test_a_file_that_was_made_plain_is_refused(tmp_path: Path) -> None:
    (tmp_path / "centre.db").write_bytes(engine.PLAIN_HEADER + b"\0" * 4080)
    with pytest.raises(StoreError) as caught:
        Store(tmp_path, KEY)
    assert caught.value.fault is StoreFault.DAMAGED


def test_an_operation_is_all_or_nothing(store: Store) -> None:
    def fail() -> None:
        with store.operation("구직자 등록"):
            records.insert(store, Seeker(name="김민지"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(store) == count(store, "journal") == count(store, "operations") == 0
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="박서준"))
    assert count(store) == 1
    store.close()


def test_a_nested_operation_joins_the_outer_one(store: Store) -> None:
    with store.operation("채용") as outer:
        records.insert(store, Seeker(name="김민지"))
        with store.operation("상태 변경") as inner:
            records.insert(store, Seeker(name="박서준"))
        assert inner is outer
    assert store.db.execute("SELECT label FROM operations").fetchall() == [("채용",)]
    store.close()


def test_an_inner_failure_takes_the_outer_operation_with_it(store: Store) -> None:
    def fail() -> None:
        with store.operation("채용"):
            records.insert(store, Seeker(name="김민지"))
            with store.operation("상태 변경"):
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(store) == 0
    store.close()


def test_an_operation_that_wrote_nothing_leaves_no_trace(store: Store) -> None:
    with store.operation("구직자 수정") as operation:
        change = operation.change()
    assert (change.operation, change.refs) == (0, ())
    assert count(store, "operations") == 0
    with store.operation("기록할 일", kind="restore") as operation:
        operation.keep()
    assert count(store, "operations") == 1
    store.close()


def test_a_change_names_what_the_user_meant_first(store: Store) -> None:
    with store.operation("등록") as operation:
        ids = [records.insert(store, Seeker(name=name)) for name in ("가", "나", "다")]
        operation.relabel("구직자 3명 등록")
        change = operation.change(Ref(S, ids[2]))
    assert [ref.id for ref in change.refs] == [ids[2], ids[0], ids[1]]
    assert change.label == "구직자 3명 등록"
    assert store.db.execute("SELECT label FROM operations").fetchone() == ("구직자 3명 등록",)
    store.close()


@pytest.mark.parametrize("reached", [True, False])
def test_after_a_failed_commit_the_store_is_read_anew_and_the_user_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, reached: bool
) -> None:
    before = store.db

    def fail(db: object) -> None:
        if reached:
            db.execute("COMMIT")  # type: ignore[attr-defined]
        raise StoreError("디스크 오류", StoreFault.IO)

    monkeypatch.setattr(store, "_commit", fail)
    with pytest.raises(StoreError) as caught, store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
    assert ("작업은 저장되었습니다" in caught.value.message) == reached
    assert store.db is not before
    assert count(store) == int(reached)
    monkeypatch.undo()
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="박서준"))
    assert count(store) == 1 + int(reached)
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO seekers (name) VALUES ('몰래')",
        "UPDATE seekers SET name = '몰래'",
        "DELETE FROM seekers",
        "INSERT INTO settings (key, value) VALUES ('a', '1')",
    ],
)
def test_nothing_is_written_outside_an_operation(store: Store, sql: str) -> None:
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
    with pytest.raises(DbError, match="write outside an operation"):
        store.db.execute(sql)
    assert store.db.execute("SELECT name FROM seekers").fetchall() == [("김민지",)]
    store.close()


def test_nor_from_another_thread_or_through_sqlite_utils(store: Store) -> None:
    caught: list[BaseException] = []

    def write() -> None:
        try:
            store.db["seekers"].insert({"name": "몰래"})
        except DbError as error:
            caught.append(error)

    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
        thread = threading.Thread(target=write)
        # The other thread's insert waits for the write lock, and then finds no operation.
    thread.start()
    thread.join()
    assert len(caught) == 1
    assert count(store) == 1
    store.close()


def test_an_update_that_changes_nothing_is_not_journaled(store: Store) -> None:
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
    with store.operation("구직자 수정"):
        store.db.execute("UPDATE seekers SET name = name")
    assert count(store, "journal") == 1
    store.close()


def test_the_journal_holds_whole_rows_before_and_after(store: Store) -> None:
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지", priority_groups=("청년",)))
    with store.operation("구직자 수정"):
        store.db.execute("UPDATE seekers SET note = '메모', revision = revision + 1")
    with store.operation("지움"):
        store.db.execute("DELETE FROM seekers")
    rows = store.db.execute(
        "SELECT before ->> 'note', after ->> 'note', before IS NULL, after IS NULL FROM journal"
    ).fetchall()
    assert rows == [(None, "", 1, 0), ("", "메모", 0, 0), ("메모", None, 0, 1)]
    row = dict(store.db.execute("SELECT key, 1 FROM journal j, json_each(j.after) WHERE j.id = 1"))
    assert set(row) == set(journal.columns_of(store.db, "seekers"))
    store.close()


def test_many_threads_write_one_after_the_other_and_read_meanwhile(store: Store) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                with store.operation(f"등록 {number}"):
                    records.insert(store, Seeker(name=f"{number}-{turn}"))
                with store.reading() as db:
                    first = db.execute("SELECT count(*) FROM seekers").fetchone()
                    assert db.execute("SELECT count(*) FROM seekers").fetchone() == first
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(store) == 30
    assert count(store, "operations") == 30
    assert store.db.execute("SELECT count(DISTINCT operation) FROM journal").fetchone() == (30,)
    store.close()


def test_a_thread_that_ended_leaves_no_connection_open(store: Store) -> None:
    thread = threading.Thread(target=lambda: count(store))
    thread.start()
    thread.join()
    assert len(store._connections) == 1
    store.close()


def test_a_second_writer_is_told_who_is_writing(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        Store(store.folder, KEY)
    assert caught.value.fault is StoreFault.LOCKED
    assert "관리자 님이" in caught.value.message
    assert store.pc in caught.value.message
    store.close()
    Store(store.folder, KEY).close()


def test_a_reader_sees_what_the_writer_commits_and_writes_nothing(store: Store) -> None:
    reader = Store(store.folder, KEY, read_only=True)
    with store.operation("구직자 등록"):
        records.insert(store, Seeker(name="김민지"))
        assert count(reader) == 0
    assert count(reader) == 1
    with pytest.raises(StoreError) as caught:
        reader.db.execute("DELETE FROM seekers")
    assert caught.value.fault is StoreFault.READ_ONLY
    reader.close()
    store.close()


def test_one_state_is_read_while_another_thread_writes(store: Store) -> None:
    def write() -> None:
        with store.operation("구직자 등록"):
            records.insert(store, Seeker(name="김민지"))

    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM seekers").fetchone() == (0,)
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        assert db.execute("SELECT count(*) FROM seekers").fetchone() == (0,)
    assert count(store) == 1
    store.close()


def test_a_wrong_key_is_damage_to_the_store_and_nothing_is_printed(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    with pytest.raises(StoreError) as caught:
        Store(store.folder, bytes(32))
    assert caught.value.fault is StoreFault.DAMAGED
    assert capfd.readouterr().err == ""


def test_a_missing_store_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store(tmp_path, KEY)
    assert caught.value.fault is StoreFault.MISSING
    assert not (tmp_path / "centre.db").exists()


def test_a_newer_file_is_refused_by_name_of_its_steps(store: Store) -> None:
    store.db.execute(
        f"INSERT INTO {migrations.TABLE} (migration_set, name, applied_at)"
        " VALUES ('jobdesk', 'm999_from_the_future', '2030-01-01')"
    )
    store.close()
    with pytest.raises(StoreError) as caught:
        Store(store.folder, KEY)
    assert caught.value.fault is StoreFault.TOO_NEW
    with pytest.raises(StoreError) as caught:
        Store(store.folder, KEY, read_only=True)
    assert caught.value.fault is StoreFault.TOO_NEW


def test_an_older_file_is_backed_up_and_then_upgraded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    steps = migrations.Migrations("jobdesk")
    steps._migrations = list(migrations.migrations._migrations)

    @steps()
    def m999_add_a_column(db: object) -> None:
        db.execute("ALTER TABLE seekers ADD COLUMN pet TEXT NOT NULL DEFAULT ''")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "migrations", steps)
    with pytest.raises(StoreError, match="먼저 새 판으로"):
        Store(store.folder, KEY, read_only=True)
    seen: list[tuple[str, ...]] = []
    opened = Store(
        store.folder,
        KEY,
        before_upgrade=lambda s: seen.append(journal.columns_of(s.db, "seekers")),
    )
    assert "pet" not in seen[0]
    assert "pet" in journal.columns_of(opened.db, "seekers")
    assert journal.missing_triggers(opened.db) == ()
    with opened.operation("구직자 등록"):
        opened.db.execute("INSERT INTO seekers (name, pet) VALUES ('김민지', '고양이')")
    assert opened.db.execute("SELECT after ->> 'pet' FROM journal").fetchone() == ("고양이",)
    opened.close()


def test_a_step_that_fails_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    steps = migrations.Migrations("jobdesk")
    steps._migrations = list(migrations.migrations._migrations)

    @steps()
    def m999_fails(db: object) -> None:
        db.execute("ALTER TABLE seekers ADD COLUMN pet TEXT")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "migrations", steps)
    with pytest.raises(ZeroDivisionError):
        Store(store.folder, KEY)
    monkeypatch.undo()
    opened = Store(store.folder, KEY)
    assert "pet" not in journal.columns_of(opened.db, "seekers")
    opened.close()


def test_old_sqlite_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "OLDEST", (99, 0, 0))
    with pytest.raises(RuntimeError, match="can lose data"):
        engine.connect(store.path, KEY)
    store.close()


def test_the_lock_is_free_after_a_failed_opening(tmp_path: Path) -> None:
    (tmp_path / "centre.db").write_bytes(b"")
    for _ in range(2):
        with pytest.raises(StoreError) as caught:
            Store(tmp_path, KEY)
        assert caught.value.fault is StoreFault.DAMAGED


def test_closing_twice_is_harmless(desk: Desk) -> None:
    desk.store.close()
    desk.store.close()
