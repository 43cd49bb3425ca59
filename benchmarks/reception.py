"""The desk at the door with 500 expected: one key of finding, one Enter stored for good."""

from __future__ import annotations

import itertools
import random
import sqlite3
import statistics
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayAttendee, MatchingDay
from jobdesk.domain.text import choseong, digits
from jobdesk.services import centres, demo, lists, reception
from jobdesk.services.desk import Desk

EXPECTED = 500
SEEKERS = 10_000
TYPED = ("김민지", "ㄱㅁㅈ", "1234", "57", "이ㅅ")
"""Each is typed sign by sign; every prefix is one look through the list."""

_LIKE = "SELECT id FROM people WHERE name LIKE ? OR keys LIKE ? OR phone LIKE ? OR number = ?"


def main() -> None:
    """Measure and tell the medians."""
    words = [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1)]
    with tempfile.TemporaryDirectory() as name:
        note(f"  a practice centre of {SEEKERS:,} seekers, a day of {EXPECTED:,}")
        desk = demo.build(Path(name) / "centre", seekers=SEEKERS, today=date.today)
        day = _day(desk)
        roll = reception.roll(desk, day)
        bare = _bare_table(desk, day, Path(name) / "bare.db")

        def find() -> float:
            return statistics.median(timed(lambda w=word: roll.find(w)) for word in words)

        def like() -> float:
            return statistics.median(
                timed(lambda w=word: bare.execute(_LIKE, [f"%{w}%"] * 2 + [f"%{w}", w]).fetchall())
                for word in words
            )

        found = turn_by_turn(find, like, runs=9)
        waiting = iter([guest.attendee_id for guest in roll.guests])
        numbers = itertools.count(1)

        def arrive() -> float:
            return timed(lambda: reception.arrive(desk, next(waiting), "13:25", "접수대 1"))

        def update() -> float:
            def write() -> None:
                bare.execute("UPDATE people SET came = '13:25' WHERE id = ?", [next(numbers)])
                bare.commit()

            return timed(write)

        stored = turn_by_turn(arrive, update, runs=41)
        bare.close()
        centres.close(desk)
    tell(
        Measured(
            f"Reception of {EXPECTED:,} people: who is meant, one key",
            *found,
            "LIKE over the same people in plain SQLite",
        )
    )
    tell(
        Measured(
            f"Reception of {EXPECTED:,} people: one Enter, stored for good, with history",
            *stored,
            "one UPDATE in plain SQLite, as durable",
        )
    )


def _day(desk: Desk) -> int:
    chance = random.Random(5)
    people = list(lists.find(desk, KindId.SEEKERS))
    with desk.store.operation("행사"):
        day = records.insert(desk.store, MatchingDay(title="만남의 날", held_on=desk.today()))
        records.insert_many(
            desk.store,
            KindId.DAY_ATTENDEES,
            [
                DayAttendee(matching_day_id=day, seeker_id=seeker, number=number)
                for number, seeker in enumerate(chance.sample(people, EXPECTED), 1)
            ],
        )
    return day


def _bare_table(desk: Desk, day: int, path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name, keys, phone, number, came)")
    db.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, '')",
        [
            (at, guest.name, choseong(guest.name), digits(guest.phone), guest.number)
            for at, guest in enumerate(reception.roll(desk, day).guests, 1)
        ],
    )
    db.commit()
    return db


if __name__ == "__main__":
    main()
