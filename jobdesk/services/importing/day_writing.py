"""Writes what rows of a 만남의 날 say beside their records, within the operation of the import:
wishes and results of people, vacancies that firms bring, numbers that nobody gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayVacancy,
    DayWish,
    InterviewResult,
    MeetingStatus,
)
from jobdesk.services import day_merging, day_records, day_results, lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.day_rows import DayBeside


def settle(
    desk: Desk,
    kind: KindId,
    new: Sequence[int],
    changed: Sequence[int],
    said: Mapping[int, Beside],
) -> dict[KindId, list[int]]:
    """Let the new and changed records be followed by what their rows say beside them; returns
    what was made for it, by kind. Raises UserError where a result would take back a hire that
    has 사후관리."""
    told = {id_: each for id_, each in said.items() if isinstance(each, DayBeside)}
    if kind is KindId.DAY_ATTENDEES:
        _number(desk, new)
        _wishes(desk, told)
        _once(desk, kind, KindId.SEEKERS, "seeker_id", new)
    elif kind is KindId.DAY_EMPLOYERS:
        made = _jobs(desk, told)
        _once(desk, kind, KindId.EMPLOYERS, "employer_id", new)
        return {KindId.VACANCIES: made}
    elif kind is KindId.DAY_INTERVIEWS:
        for interview in records.get_many(desk.store, kind, [*new, *changed]):
            day_results.follow_sheet(desk, interview)
    return {}


def _once(desk: Desk, kind: KindId, of: KindId, link: str, new: Sequence[int]) -> None:
    """Nobody is at a day twice: who was taken as another row's double is one with it."""
    told: list[DayAttendee | DayEmployer] = records.get_many(desk.store, kind, new)
    ids = tuple({getattr(one, link) for one in told})
    if not ids:
        return
    mine = Filter(conditions=(Condition(link, Op.IN, ids),))
    found: list[DayAttendee | DayEmployer] = records.get_many(
        desk.store, kind, list(lists.find(desk, kind, mine))
    )
    at = Counter((one.matching_day_id, getattr(one, link)) for one in found)
    for id_ in dict.fromkeys(who for (_, who), count in at.items() if count > 1):
        day_merging.unite(desk, of, id_)


def _number(desk: Desk, new: Sequence[int]) -> None:
    """Give the next numbers to those who have none, or one that is somebody else's already."""
    told: list[DayAttendee] = records.get_many(desk.store, KindId.DAY_ATTENDEES, new)
    by_day: dict[int, list[DayAttendee]] = defaultdict(list)
    for one in told:
        by_day[one.matching_day_id or 0].append(one)
    changed = []
    for day_id, people in by_day.items():
        mine = {one.id for one in people}
        everybody = day_records.attendees(desk, day_id)
        taken = {one.number for one in everybody if one.id not in mine and one.number}
        lacking = []
        for one in people:
            if one.number is None or one.number in taken:
                lacking.append(one)
            else:
                taken.add(one.number)
        last = max((number for number in taken if number), default=0)
        changed += [replace(one, number=last + n) for n, one in enumerate(lacking, 1)]
    records.update_many(desk.store, KindId.DAY_ATTENDEES, changed)


def _wishes(desk: Desk, said: Mapping[int, DayBeside]) -> None:
    known: dict[int | None, dict[int | None, DayWish]] = defaultdict(dict)
    for wish in day_records.wishes(desk, said):
        known[wish.attendee_id][wish.day_employer_id] = wish
    made, moved, dropped = [], [], []
    for attendee_id, beside in said.items():
        mine = known[attendee_id]
        wanted = beside.ids
        for rank, id_ in enumerate(wanted, 1):
            if id_ not in mine:
                made.append(DayWish(attendee_id=attendee_id, day_employer_id=id_, rank=rank))
            elif mine[id_].rank != rank:
                moved.append(replace(mine[id_], rank=rank))
        if wanted:
            dropped += [wish.id for id_, wish in mine.items() if id_ not in wanted]
        if beside.result and wanted:
            _result(desk, attendee_id, wanted[0], InterviewResult(beside.result))
    records.insert_many(desk.store, KindId.DAY_WISHES, made)
    records.update_many(desk.store, KindId.DAY_WISHES, moved)
    records.trash(desk.store, KindId.DAY_WISHES, dropped)


def _result(desk: Desk, attendee_id: int, day_employer_id: int, result: InterviewResult) -> None:
    """What came of the one interview a person had; one that was planned has then taken place."""
    attendee = day_records.attendee(desk, attendee_id)
    both = Filter(
        conditions=(
            Condition("attendee_id", Op.IS, attendee_id),
            Condition("day_employer_id", Op.IS, day_employer_id),
        )
    )
    ids = list(lists.find(desk, KindId.DAY_INTERVIEWS, both))
    if ids:
        before = day_records.interview(desk, ids[0])
        after = replace(before, status=MeetingStatus.DONE, result=result)
        if result is not before.result:
            after = replace(after, result_on=None)
        records.update(desk.store, after)
        day_results.follow_sheet(desk, day_records.interview(desk, before.id))
        return
    met = DayInterview(
        matching_day_id=attendee.matching_day_id,
        attendee_id=attendee_id,
        day_employer_id=day_employer_id,
        status=MeetingStatus.DONE,
        result=result,
    )
    id_ = records.insert(desk.store, met)
    day_results.follow_sheet(desk, day_records.interview(desk, id_))


def _jobs(desk: Desk, said: Mapping[int, DayBeside]) -> list[int]:
    """Let firms bring the vacancies of these jobs; returns the vacancies made for it."""
    made: list[int] = []
    firms: list[DayEmployer] = records.get_many(desk.store, KindId.DAY_EMPLOYERS, list(said))
    brought: dict[int | None, list[DayVacancy]] = defaultdict(list)
    for each in day_records.vacancies(desk, said):
        brought[each.day_employer_id].append(each)
    for firm in firms:
        here = {each.vacancy_id: each for each in brought[firm.id]}
        free = _vacancies(desk, firm.employer_id or 0)
        for job, heads in said[firm.id].jobs:
            key = text.search_key(job)
            fitting = [one for one in free if text.search_key(one.job) == key]
            one = _best(fitting, heads, here)
            if one is None:
                one = Vacancy(
                    employer_id=firm.employer_id,
                    job=job,
                    openings=heads or 1,
                    received_on=desk.today(),
                    counsellor=firm.counsellor,
                )
                one = replace(one, id=records.insert(desk.store, one))
                made.append(one.id)
            else:
                free.remove(one)
            own = heads if heads is not None and heads != one.openings else None
            known = here.get(one.id)
            if known is None:
                records.insert(
                    desk.store,
                    DayVacancy(day_employer_id=firm.id, vacancy_id=one.id, openings=own),
                )
            elif heads is not None and (known.openings or one.openings) != heads:
                records.update(desk.store, replace(known, openings=own))
    return made


def _best(
    fitting: Sequence[Vacancy], heads: int | None, here: Mapping[int | None, DayVacancy]
) -> Vacancy | None:
    """The vacancy of a job that is meant: one brought already, one that is open, one of as
    many heads; of several the newest."""
    return max(
        fitting,
        key=lambda one: (one.id in here, one.status in OPEN_VACANCY, one.openings == heads, one.id),
        default=None,
    )


def _vacancies(desk: Desk, employer_id: int) -> list[Vacancy]:
    mine = Filter(conditions=(Condition("employer_id", Op.IS, employer_id),))
    ids = list(lists.find(desk, KindId.VACANCIES, mine))
    return list(records.get_many(desk.store, KindId.VACANCIES, ids))
