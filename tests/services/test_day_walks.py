"""Whatever is done at the desk, in the hall and about results, in whatever order: the figures are
what a plain count of the records says, and every step comes back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records
from jobdesk.domain import paper_list
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer, InterviewResult
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_chase,
    day_employers,
    day_floor,
    day_outcomes,
    day_paper_entry,
    day_plan,
    day_results,
    day_starts,
    history,
    lists,
    matching_days,
    placements,
    reception,
)
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn, join
from tests.services.day_kit import DA, DE, DI, D, Day, day

__all__ = ["day"]


P, S, V = KindId.PLACEMENTS, KindId.SEEKERS, KindId.VACANCIES
_KINDS = (KindId.DAY_WISHES, D, DE, DA, DI, P, S, V)
_MET = ("진행", "완료")
_THIS_YEAR, _NEXT_YEAR = date(2026, 12, 1), date(2027, 1, 4)
_RESULTS = list(InterviewResult)

Step = tuple[str, int, int, InterviewResult, date | None]


def _rows(desk: Desk, kind: KindId) -> list[Any]:
    ids = sorted(lists.find(desk, kind))
    return list(records.get_many(desk.store, kind, ids))


def _content(desk: Desk) -> dict[tuple[KindId, int], dict[str, Any]]:
    found = {}
    for kind in _KINDS:
        for trashed in (False, True):
            ids = list(lists.find(desk, kind, Filter(trashed=trashed)))
            for record in records.get_many(desk.store, kind, ids):
                found[kind, record.id] = {
                    f.name: getattr(record, f.name) for f in fields(record) if f.name != "revision"
                }
    return found


def _between(day: Day, who: int, whom: int) -> int:
    """The newest interview of the two; one that is not there where they have none."""
    mine = [
        each.id
        for each in _rows(day.desk, DI)
        if (each.attendee_id, each.day_employer_id) == (day.attendees[who], day.at[whom])
    ]
    return max(mine, default=999_999)


def _walk_in(day: Day, who: int, whom: int) -> Change:
    person = WalkIn(wanted=day.at[whom])
    return join(day.desk, day.id, person, "14:10", seeker_id=day.people[who])


def _paper(day: Day, who: int, whom: int, result: InterviewResult) -> Change:
    """What the paper list says more of one person: a booth and its answer."""
    seen = day_paper_entry.sheet(day.desk, day.id)
    line = next((one for one in seen.lines if one.attendee_id == day.attendees[who]), None)
    if line is None:
        raise UserError("not on the paper")
    met = {f"booth{whom}": str(whom + 1), f"result{whom}": result.value}
    cells = {**line.cells, **met, paper_list.CAME: paper_list.HERE}
    if paper_list.problems(cells, seen):
        raise UserError("not to be read")
    return day_paper_entry.save(day.desk, day.id, [paper_list.entry(line, cells, seen)])


def _hire_away(day: Day) -> Change:
    """A hire put away by hand, the result of the interview untouched."""
    hires = [one.id for one in _rows(day.desk, P)]
    if not hires:
        raise UserError("no hire")
    return placements.trash(day.desk, hires[:1])


_DO: dict[str, Callable[[Day, int, int, InterviewResult, date | None], Change]] = {
    "arrive": lambda d, who, *_: reception.arrive(d.desk, d.attendees[who], "13:20"),
    "late": lambda d, who, *_: reception.late(d.desk, d.attendees[who]),
    "absent": lambda d, who, *_: reception.absent(d.desk, d.attendees[who]),
    "expect": lambda d, who, *_: reception.expect(d.desk, d.attendees[who]),
    "left": lambda d, who, *_: reception.left(d.desk, d.attendees[who], "15:00"),
    "the rest": lambda d, *_: reception.absent_rest(d.desk, d.id),
    "walk in": lambda d, who, whom, *_: _walk_in(d, who, whom),
    "cancel person": lambda d, who, *_: day_attendees.cancel(d.desk, [d.attendees[who]]),
    "register": lambda d, who, *_: day_attendees.register(d.desk, d.id, [d.people[who]]),
    "take off": lambda d, who, *_: day_attendees.trash(d.desk, [d.attendees[who]]),
    "put back": lambda d, who, *_: day_attendees.untrash(d.desk, [d.attendees[who]]),
    "firm declines": lambda d, _, whom, *__: day_employers.answer(
        d.desk, [d.at[whom]], EmployerAnswer.DECLINED
    ),
    "firm comes": lambda d, _, whom, *__: day_employers.answer(
        d.desk, [d.at[whom]], EmployerAnswer.COMING
    ),
    "queue": lambda d, who, whom, *_: day_floor.queue(d.desk, d.attendees[who], d.at[whom]),
    "begin": lambda d, who, whom, *_: day_floor.begin(d.desk, _between(d, who, whom), "14:00"),
    "finish": lambda d, who, whom, result, on: day_floor.finish(
        d.desk, _between(d, who, whom), "14:15", result, hire_on=on
    ),
    "give": lambda d, who, whom, result, on: day_floor.give_result(
        d.desk, _between(d, who, whom), result, "14:20", hire_on=on
    ),
    "tell": lambda d, who, whom, result, on: day_results.tell(
        d.desk, _between(d, who, whom), result, hire_on=on
    ),
    "tell besides": lambda d, who, whom, result, on: day_results.tell(
        d.desk, _between(d, who, whom), result, hire_on=on, besides=True
    ),
    "not there": lambda d, who, whom, *_: day_floor.absent(d.desk, _between(d, who, whom)),
    "call off": lambda d, who, whom, *_: day_floor.cancel(d.desk, _between(d, who, whom)),
    "set again": lambda d, who, whom, *_: day_floor.set_again(d.desk, _between(d, who, whom)),
    "move on": lambda d, _, whom, *__: day_floor.move_on(d.desk, d.at[whom], "14:30"),
    "started": lambda d, who, whom, *_: day_starts.started(
        d.desk, _between(d, who, whom), date(2026, 11, 20)
    ),
    "wish": lambda d, who, whom, *_: day_attendees.set_wishes(
        d.desk, d.attendees[who], d.at[whom:]
    ),
    "plan": lambda d, *_: day_plan.keep(d.desk, d.id, day_plan.propose(d.desk, d.id)).change,
    "plan anew": lambda d, *_: (
        day_plan.keep(d.desk, d.id, day_plan.replan(d.desk, d.id, 14 * 60 + 5)).change
    ),
    "paper": lambda d, who, whom, result, _: _paper(d, who, whom, result),
    "hire away": lambda d, *_: _hire_away(d),
    "gave up": lambda d, who, whom, *_: day_starts.gave_up(d.desk, _between(d, who, whom)),
}

_STEPS = st.tuples(
    st.sampled_from(list(_DO)),
    st.integers(0, 2),
    st.integers(0, 1),
    st.sampled_from(_RESULTS),
    st.sampled_from((None, _THIS_YEAR, _NEXT_YEAR)),
)


def _check(day: Day) -> None:
    desk = day.desk
    people = {each.id: each for each in _rows(desk, DA)}
    firms = {each.id: each for each in _rows(desk, DE)}
    held = [each for each in _rows(desk, DI) if each.status.value in _MET]
    hires = _rows(desk, P)
    listed = [each for each in people.values() if each.status.value != "취소"]
    came = [each for each in listed if each.status.value == "참석"]
    offers = [each for each in held if each.result.value == "채용"]
    this_year = [each for each in hires if each.hire_date.year == 2026]

    figures = day_outcomes.of_day(desk, day.id)
    line = figures.lines[0]
    assert line.applicants.value == len(listed)
    assert line.attended.value == len(came)
    assert (line.interviews.value, line.met.value) == (
        len(held),
        len({each.attendee_id for each in held}),
    )
    assert (line.offers.value, line.chosen.value) == (
        len(offers),
        len({each.attendee_id for each in offers}),
    )
    assert (line.hired.value, line.later.value) == (len(this_year), len(hires) - len(this_year))
    assert line.attended.value <= line.applicants.value
    assert line.met.value <= line.attended.value, "somebody met a firm and is not said to be here"
    for table in figures.groups:
        if table.exclusive:
            for at, cell in enumerate(table.total.cells):
                assert sum(row.cells[at].value for row in table.rows) == cell.value
        assert [cell.value for cell in table.total.cells] == [
            line.applicants.value, line.attended.value, line.met.value, line.chosen.value,
            line.hired.value, line.later.value,
        ]  # fmt: skip
    for name in ("interviews", "hired", "later"):
        total = sum(getattr(booth, name).value for booth in figures.booths)
        assert total == getattr(figures.booth_total, name).value == getattr(line, name).value

    names = (
        "applicant_count", "attended_count", "interview_count", "hired_count", "later_count",
        "employer_count",
    )  # fmt: skip
    assert lists.rows(desk, D, [day.id], names)[day.id] == (
        len(listed), len(came), len(held), len(this_year), len(hires) - len(this_year),
        sum(each.status.value == "참가 확정" for each in firms.values()),
    )  # fmt: skip
    counts = reception.counts(desk, day.id)
    assert (counts.expected, counts.came) == (len(listed), len(came))
    assert counts.came + counts.late + counts.absent + counts.waiting == counts.expected
    assert reception.roll(desk, day.id).counts == counts
    numbers = [each.number for each in people.values()]
    assert len(numbers) == len(set(numbers))

    running = [each for each in held if each.status.value == "진행"]
    assert len({each.attendee_id for each in running}) == len(running)
    assert len({each.day_employer_id for each in running}) == len(running)
    for each in _rows(desk, DI):
        assert not each.result or each.status.value == "완료"
        assert each.attendee_id in people
        assert each.day_employer_id in firms
    behind = {each.placement_id for each in held if each.placement_id} - {None}
    alive = {each.id for each in hires}
    assert alive <= behind, "a hire of the day without the interview it came of"
    for each in held:
        if each.placement_id in alive:
            (hire,) = [one for one in hires if one.id == each.placement_id]
            assert each.result.value == "채용"
            assert each.hire_on == hire.hire_date
    for seeker in _rows(desk, S):
        placed = any(one.seeker_id == seeker.id for one in hires)
        assert (seeker.status.value == "취업") is placed
    for vacancy in _rows(desk, V):
        mine = sum(one.vacancy_id == vacancy.id for one in hires)
        full = mine >= vacancy.openings
        assert (vacancy.status.value == "충원완료") is full
    owed = {one.interview_id for firm in day_chase.by_company(desk, day.id) for one in firm.rows}
    assert {each.id for each in held} <= owed
    assert set(matching_days.unfinished(desk, day.id).unknown) == {
        each.id for each in held if not each.result and each.status.value == "완료"
    }


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps=st.lists(_STEPS, min_size=1, max_size=14))
def test_any_day_counts_what_happened_and_each_step_comes_back(day: Day, steps: list[Step]) -> None:
    desk, start = day.desk, _content(day.desk)
    done = 0
    try:
        for name, who, whom, result, on in steps:
            before = _content(desk)
            try:
                _DO[name](day, who, whom, result, on)
            except UserError:
                assert _content(desk) == before, name
                continue
            after = _content(desk)
            if after == before:
                continue
            done += 1
            _check(day)
            history.undo(desk)
            assert _content(desk) == before, name
            history.redo(desk)
            assert _content(desk) == after, name
    finally:
        for _ in range(done):
            history.undo(desk)
    assert _content(desk) == start


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    steps=st.lists(_STEPS, min_size=1, max_size=12),
    older=st.lists(st.integers(0, 11), min_size=1, max_size=4),
)
def test_what_one_desk_takes_back_late_breaks_nothing_of_another(
    day: Day, steps: list[Step], older: list[int]
) -> None:
    desk, start = day.desk, _tables(day.desk)
    made: list[int] = []
    try:
        for name, who, whom, result, on in steps:
            before = _content(desk)
            try:
                change = _DO[name](day, who, whom, result, on)
            except UserError:
                continue
            if _content(desk) != before:
                made.append(change.operation)
        for at in older:
            if at >= len(made):
                continue
            before = _content(desk)
            try:
                history.undo(desk, made[at])
            except UserError:
                assert _content(desk) == before
                continue
            _check(day)
    finally:
        _put_back(desk, start)


_TABLES = (KindId.DAY_WISHES, DI, DA, DE, P, S, V, D)


def _tables(desk: Desk) -> dict[KindId, list[tuple[Any, ...]]]:
    return {kind: list(desk.store.db.execute(f"SELECT * FROM {kind.value}")) for kind in _TABLES}


def _put_back(desk: Desk, tables: dict[KindId, list[tuple[Any, ...]]]) -> None:
    """The rows as they were: what was undone out of turn cannot be undone in turn."""
    with desk.store.operation("처음으로"):
        desk.store.db.execute("PRAGMA defer_foreign_keys = ON")
        for kind, rows in tables.items():
            desk.store.db.execute(f"DELETE FROM {kind.value}")
            for row in rows:
                marks = ", ".join("?" * len(row))
                desk.store.db.execute(f"INSERT INTO {kind.value} VALUES ({marks})", list(row))
