"""What must hold of a played day: nothing lost by a kill, nobody in two places, every sum right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

from jobdesk.domain.day_outcome import RESULTS
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    InterviewResult,
    MeetingStatus,
    clock_of,
    minutes_of,
)
from jobdesk.services import (
    checks,
    day_chase,
    day_outcomes,
    day_records,
    day_results,
    lists,
    reception,
)
from jobdesk.services.desk import Desk
from tests import whole_day
from tests.conftest import TODAY

ROOT = Path(__file__).resolve().parents[1]
Said = list[list[object]]
_R = InterviewResult


def killed(module: str, folder: Path, after: int) -> Said:
    """Play the day in a process of its own and kill that once it has said ``after`` things to
    be done; all that it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    said: Said = [json.loads(process.stdout.readline()) for _ in range(after)]
    process.kill()
    said += [json.loads(line) for line in process.stdout if line.endswith("\n")]
    process.wait(timeout=10)
    process.stdout.close()
    return said


def nothing_is_lost(desk: Desk, said: Said) -> None:
    """Every word that was given holds, and at most one thing was done before its word."""
    people = {one.id: one for one in day_records.attendees(desk, 1)}
    meetings = {one.id: one for one in day_records.interviews(desk, 1)}
    firms = {one.id: one for one in day_records.employers(desk, 1)}
    told: Counter[str] = Counter()
    for word, id_, at in said:
        told[str(word)] += 1
        assert isinstance(id_, int)
        if word in ("arrived", "walked in"):
            assert (people[id_].status, people[id_].arrived_at) == (AttendeeStatus.CAME, at)
        elif word == "company":
            assert firms[id_].came_at == at
        elif word == "begun":
            assert meetings[id_].began_at == at
        elif word == "done":
            assert (meetings[id_].status, meetings[id_].ended_at) == (MeetingStatus.DONE, at)
    done = Counter(
        {
            "came": sum(one.status is AttendeeStatus.CAME for one in people.values()),
            "begun": sum(bool(one.began_at) for one in meetings.values()),
            "done": sum(one.status is MeetingStatus.DONE for one in meetings.values()),
            "company": sum(bool(one.came_at) for one in firms.values()),
        }
    )
    words = Counter(
        {
            "came": told["arrived"] + told["walked in"],
            "begun": told["begun"],
            "done": told["done"],
            "company": told["company"],
        }
    )
    assert 0 <= (done - words).total() <= 1
    assert not words - done
    assert told["done"] > 10  # it was the height of the day
    assert checks.check(desk).ok


def no_two_at_once(desk: Desk, least: int = 120) -> None:
    """Nobody sat at two booths and no interviewer before two people; at least ``least`` met."""
    held = [one for one in day_records.interviews(desk, 1) if one.status is MeetingStatus.DONE]
    assert len(held) > least
    spans: dict[int, list[tuple[str, str]]] = {}
    for one in held:
        spans.setdefault(one.attendee_id or 0, []).append((one.began_at, one.ended_at))
    for mine in spans.values():
        mine.sort()
        for before, after in pairwise(mine):
            assert before[1] <= after[0]
    seats = {one.id: one.interviewers or 1 for one in day_records.employers(desk, 1)}
    for minute in range(13 * 60, 18 * 60):
        at = clock_of(minute)
        inside = Counter(one.day_employer_id for one in held if one.began_at <= at < one.ended_at)
        assert all(count <= seats[booth or 0] for booth, count in inside.items())


def chase(desk: Desk) -> None:
    """Ring up each firm: its answers are written down, nobody is hired by two."""
    random = Random(3)
    hired: set[int] = set()
    for firm in day_chase.by_company(desk, 1):
        for met in firm.rows:
            taken = bool(met.elsewhere) or met.seeker_id in hired
            if met.undated and not taken:
                day_results.tell(desk, met.interview_id, _R.HIRED, hire_on=date(2026, 12, 1))
                hired.add(met.seeker_id)
            elif met.owed and not taken and random.random() < 0.4:
                begins = random.choice((date(2026, 12, 7), date(2027, 1, 4)))
                day_results.tell(desk, met.interview_id, _R.HIRED, hire_on=begins)
                hired.add(met.seeker_id)
            elif met.owed or met.undated:
                day_results.tell(desk, met.interview_id, _R.REJECTED, reason="다른 곳에 취업")


def routes(desk: Desk) -> None:
    """현장채용 is what was decided on the day, 행사 후 취업 what was heard later."""
    rows = desk.store.db.execute(
        "SELECT p.route, i.result_on FROM day_interviews i JOIN placements p"
        " ON p.id = i.placement_id WHERE i.trashed_on IS NULL"
    ).fetchall()
    assert {route for route, _ in rows} == {"현장채용", "행사 후 취업"}
    for route, heard in rows:
        assert (route == "현장채용") == (heard == TODAY.isoformat())


def sheet(desk: Desk) -> None:
    """The outcome sheet, each number counted again from the bare rows."""
    db = desk.store.db
    people = dict(db.execute("SELECT id, seeker_id FROM day_attendees WHERE status <> '취소'"))
    came = {
        one for (one,) in db.execute("SELECT seeker_id FROM day_attendees WHERE status = '참석'")
    }
    held = db.execute(
        "SELECT attendee_id, day_employer_id, result FROM day_interviews"
        " WHERE status IN ('진행', '완료') AND trashed_on IS NULL"
    ).fetchall()
    hires = db.execute(
        "SELECT seeker_id, employer_id, substr(hire_date, 1, 4) FROM placements"
        " WHERE matching_day_id = 1 AND trashed_on IS NULL"
    ).fetchall()
    found = day_outcomes.of_day(desk, 1)
    line = found.total
    assert (line.employers.value, line.applicants.value) == (whole_day.BOOTHS, len(people))
    assert line.attended.value == len(came)
    assert (line.interviews.value, line.met.value) == (len(held), len({who for who, *_ in held}))
    taken = [who for who, _, result in held if result == "채용"]
    assert (line.offers.value, line.chosen.value) == (len(taken), len(set(taken)))
    assert line.owed.value == 0
    years = Counter(year for *_, year in hires)
    assert (line.hired.value, line.later.value) == (years["2026"], years["2027"])
    assert sorted(years) == ["2026", "2027"]
    for booth in found.booths:
        firms = dict(db.execute("SELECT id, employer_id FROM day_employers"))
        mine = [(w, r) for w, firm, r in held if firms[firm] == booth.employer_id]
        told = Counter(result for _, result in mine)
        words = [told[word] for word in RESULTS[:-1]]
        assert booth.interviews.value == len(mine)
        assert booth.met.value == len({who for who, _ in mine})
        assert [number.value for number in booth.results] == [*words, told[""]]
        begun = Counter(year for _, firm, year in hires if firm == booth.employer_id)
        assert (booth.hired.value, booth.later.value) == (begun["2026"], begun["2027"])
    for table in found.groups:
        if table.exclusive:
            cells = zip(*(row.cells for row in table.rows), strict=True)
            sums = [sum(number.value for number in column) for column in cells]
            assert sums == [number.value for number in table.total.cells]
            assert sums[:2] == [len(people), len(came)]


def everybody_once(desk: Desk) -> None:
    """Who came is there once, numbered on, and a late company met nobody before it came."""
    people = day_records.attendees(desk, 1)
    counts = reception.counts(desk, 1)
    came = whole_day.EXPECTED - whole_day.ABSENT
    assert (counts.came, counts.on_site) == (came + whole_day.WALK_INS, whole_day.WALK_INS)
    assert sorted(one.number or 0 for one in people) == list(range(1, len(people) + 1))
    seekers = [one.seeker_id for one in people]
    assert len(set(seekers)) == len(seekers) == lists.count(desk, KindId.SEEKERS)
    firms = {one.id: one for one in day_records.employers(desk, 1)}
    late = minutes_of(whole_day.LATE_AT) or 0
    for one in day_records.interviews(desk, 1):
        booth = firms[one.day_employer_id or 0].booth
        if one.status is MeetingStatus.DONE and booth in whole_day.LATE:
            assert (minutes_of(one.began_at) or 0) >= late
    assert checks.check(desk).ok


def columns(desk: Desk) -> None:
    """The figures that the list of days shows, and that each hire came of an interview."""
    db = desk.store.db

    def number(sql: str) -> int:
        return int(db.execute(sql).fetchone()[0])

    fields = (
        "employer_count",
        "applicant_count",
        "attended_count",
        "interview_count",
        "hired_count",
        "later_count",
    )
    (row,) = lists.rows(desk, KindId.MATCHING_DAYS, [1], fields).values()
    hires = "FROM placements WHERE matching_day_id = 1 AND trashed_on IS NULL AND hire_date"
    met = "FROM day_interviews WHERE status IN ('진행', '완료') AND trashed_on IS NULL"
    assert row == (
        whole_day.BOOTHS,
        whole_day.EXPECTED + whole_day.WALK_INS,
        whole_day.EXPECTED - whole_day.ABSENT + whole_day.WALK_INS,
        number(f"SELECT count(*) {met}"),
        number(f"SELECT count(*) {hires} < '2027-01-01'"),
        number(f"SELECT count(*) {hires} >= '2027-01-01'"),
    )
    told = "SELECT count(*) FROM day_interviews WHERE result = '채용' AND placement_id IS NOT NULL"
    assert number(told) == row[4] + row[5] > 10
    assert row[5] > 3
