"""Runs work on a centre in forked processes and kills each at a random moment.

Started by the tests as a process of its own: it has imported everything once, so that each
victim costs a fork instead of an interpreter. One JSON line in asks for a victim
(``folder``, ``job``, ``delay`` in seconds after it is ready); one JSON line out tells what
the victim acknowledged before it died.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    backups,
    centres,
    day_floor,
    day_records,
    history,
    reception,
    reception_walk_in,
)
from jobdesk.services.reception_walk_in import WalkIn

PASSWORD = "시험 비밀번호"
BATCH = 120
Ack = Callable[[object], None]


def today() -> date:
    """The clock of the victims."""
    return date(2026, 11, 20)


def edit(folder: Path, ack: Ack) -> None:
    """Each operation adds a person and raises the counter kept in the first person's note."""
    desk = centres.open_centre(folder, PASSWORD, today=today)
    counter = records.get(desk.store, KindId.SEEKERS, 1)
    number = int(counter.note)
    ack("ready")
    while True:
        number += 1
        with desk.store.operation(f"수정 {number}"):
            records.insert(desk.store, Seeker(name=f"수정 {number}"))
            now = records.get(desk.store, KindId.SEEKERS, 1)
            records.update(desk.store, replace(now, note=str(number)))
        ack(number)


def bring_in(folder: Path, ack: Ack) -> None:
    """Each operation brings in a batch of people; every third is taken back whole."""
    desk = centres.open_centre(folder, PASSWORD, today=today)
    row = desk.store.db.execute("SELECT max(cast(note AS INTEGER)) FROM seekers").fetchone()
    number = int(row[0])
    ack("ready")
    while True:
        number += 1
        people = [Seeker(name=f"사람 {n}", note=str(number)) for n in range(BATCH)]
        with desk.store.operation(f"가져오기 {number}", kind="import"):
            records.insert_many(desk.store, KindId.SEEKERS, people)
        ack([number, True])
        if number % 3 == 0:
            history.undo(desk)
            ack([number, False])


def back_up(folder: Path, ack: Ack) -> None:
    """Edits and backups by turns; a backup is acknowledged by its name and its counter."""
    desk = centres.open_centre(folder, PASSWORD, today=today)
    number = int(records.get(desk.store, KindId.SEEKERS, 1).note)
    ack("ready")
    while True:
        number += 1
        with desk.store.operation(f"수정 {number}"):
            now = records.get(desk.store, KindId.SEEKERS, 1)
            records.update(desk.store, replace(now, note=str(number)))
        made = backups.make(desk)
        ack([made.path.name, number])


def put_back(folder: Path, ack: Ack) -> None:
    """Restores one of two backups after the other."""
    choices = sorted((folder.parent / "kept").glob("*.db"))
    random.Random(os.getpid()).shuffle(choices)  # a fork inherits the state of the shared one
    ack("ready")
    while True:
        for choice in choices:
            ack(["begin", choice.name])
            backups.restore(folder, choice, PASSWORD)
            ack(["done", choice.name])


def receive(folder: Path, ack: Ack) -> None:
    """A day at its height: people arrive one after another, every fourth without having
    registered, every fifth is taken back, and a booth moves on."""
    desk = centres.open_centre(folder, PASSWORD, today=today)
    booth = day_records.employers(desk, 1)[0].id
    people = day_records.attendees(desk, 1)
    waiting = [one.id for one in people if one.status is AttendeeStatus.REGISTERED]
    number = len(people)
    ack("ready")
    for attendee in waiting:
        number += 1
        at = f"{13 + number % 4}:{number % 60:02d}"
        change = reception.arrive(desk, attendee, at, "접수대 1")
        ack(["arrived", attendee, at])
        if number % 4 == 0:
            person = WalkIn(f"현장 {number}", f"010-0000-{number:04d}", wanted=booth)
            made = reception_walk_in.join(desk, 1, person, at)
            ack(["walked in", made.id, at])
            ack(["moved on", day_floor.move_on(desk, booth, at).operation, at])
        if number % 5 == 0:
            reception.undo_last(desk, [change.operation])
            ack(["taken back", attendee, at])
    time.sleep(60)


JOBS: dict[str, Callable[[Path, Ack], None]] = {
    "edit": edit,
    "import": bring_in,
    "backup": back_up,
    "restore": put_back,
    "receive": receive,
}


def _victim(folder: Path, job: str, out: int) -> None:
    def ack(what: object) -> None:
        # One write below PIPE_BUF: it is in the pipe whole or not at all.
        os.write(out, (json.dumps(what) + "\n").encode())

    try:
        JOBS[job](folder, ack)
    except BaseException as error:
        ack({"error": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(1)


def kill_one(folder: Path, job: str, delay: float) -> list[object]:
    """Start a victim, kill it ``delay`` seconds after it is ready; what it acknowledged."""
    inlet, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(inlet)
        _victim(folder, job, out)
    os.close(out)
    with os.fdopen(inlet) as pipe:
        acks = [json.loads(pipe.readline() or '{"error": "died before it was ready"}')]
        if acks == ["ready"]:
            time.sleep(delay)
        os.kill(pid, signal.SIGKILL)
        acks += [json.loads(line) for line in pipe]
    os.waitpid(pid, 0)
    return acks


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        order = json.loads(line)
        acks = kill_one(Path(order["folder"]), order["job"], order["delay"])
        sys.stdout.write(json.dumps(acks) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
