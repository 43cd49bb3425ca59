"""출결: what is written into the attendance grid of a cohort, each step one operation.

A person has one record a day at most: taking a mark away puts its record into the 휴지통, and the
next mark at that place takes the same record out again. Every mark that is stored passes
:func:`put` or :func:`change`, so that rules about the grid have one place to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import attendance_rows, records
from jobdesk.domain import attendance as rules
from jobdesk.domain.attendance import Marked
from jobdesk.domain.attendance_places import ON_LIST, in_words, is_there, refusal
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SLIPS, Attendance, Mark, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import attachments, cohort_records, completion_guard, entries, lists
from jobdesk.services.access import Action
from jobdesk.services.attachments import Paper
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

Place = tuple[int, date]
"""A trainee's id and a day."""

Make = Callable[[Attendance], Attendance | None]
"""What is to stand at a place, from what stands there (id 0: nothing); None takes it away."""

_KIND = KindId.ATTENDANCE
_NOT_STORED = "적지 않았습니다. 저장된 출결은 그대로입니다."


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to stand at a place, whole: as a sheet says it. ``mark`` None takes it away."""

    trainee_id: int
    held_on: date
    mark: Mark | None
    hours: int | None = None
    reason: str = ""
    evidence: str = ""
    slip_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """결석계: why somebody was not there from ``first`` to ``last``, handed in on ``came_on``."""

    first: date
    last: date
    mark: Mark
    reason: str = ""
    evidence: str = ""
    came_on: date | None = None


# One step, many places


def mark(desk: Desk, cohort_id: int, places: Sequence[Place], word: Mark) -> Change:
    """Set all these places to ``word``; hours credited otherwise go, since they were the other
    mark's. A place that says so already stays. Raises UserError naming the place that cannot
    take it; nothing is stored then."""

    def make(old: Attendance) -> Attendance:
        if old.id and old.trashed_on is None and old.mark is word:
            return old
        new = replace(old, mark=word, hours=None)
        return replace(new, reason="", evidence="", slip_on=None) if word is Mark.PRESENT else new

    return change(desk, cohort_id, dict.fromkeys(places, make), word.value)


def paste(desk: Desk, cohort_id: int, marks: Mapping[Place, Marked]) -> Change:
    """Set each place to its own mark and hours, all or none, as a block from the clipboard does;
    reasons and 결석계 stay where the mark stays. Raises UserError as :func:`mark`."""

    def to(marked: Marked) -> Make:
        def make(old: Attendance) -> Attendance:
            new = replace(old, mark=marked.mark, hours=marked.hours)
            if marked.mark is Mark.PRESENT:
                new = replace(new, reason="", evidence="", slip_on=None)
            return new

        return make

    return change(desk, cohort_id, {at: to(marked) for at, marked in marks.items()}, "붙여 넣기")


def clear(desk: Desk, cohort_id: int, places: Sequence[Place]) -> Change:
    """Take the marks away; a place without one stays."""
    return change(desk, cohort_id, dict.fromkeys(places, _nothing), "지움")


def credit(desk: Desk, cohort_id: int, places: Sequence[Place], hours: int | None) -> Change:
    """Credit ``hours`` at these places, None as the mark says. Places without a mark stay as they
    are. Raises UserError where there are fewer lessons, and for a 결석."""

    def make(old: Attendance) -> Attendance | None:
        return replace(old, hours=hours) if _stands(old) else None

    said = "인정 시간 되돌림" if hours is None else f"인정 {hours}시간"
    return change(desk, cohort_id, dict.fromkeys(places, make), said)


def fill_days(
    desk: Desk, cohort_id: int, days: Sequence[date], word: Mark = Mark.PRESENT
) -> Change:
    """Set everybody who has no mark yet on these days to ``word``; one step. Raises UserError for
    a day without lessons, or when there is nobody left to mark."""
    found = _people(desk, cohort_id)
    places = [(who.id, day) for day in days for who in found if is_there(who, day)]
    taken = _stored(desk, places)
    open_ = [place for place in places if not _stands(taken.get(place))]
    if not open_:
        raise UserError("모두 적혀 있습니다. 저장된 출결은 그대로입니다.")
    return change(desk, cohort_id, dict.fromkeys(open_, _to(word)), word.value)


def copy_day(desk: Desk, cohort_id: int, day: date) -> Change:
    """Give everybody who has no mark on ``day`` the mark of the lesson day before it, hours too;
    reasons and 결석계 stay where they belong. Raises UserError where there is nothing to copy."""
    before = [each.held_on for each in _lessons(desk, cohort_id) if each.held_on < day]
    if not before:
        raise UserError(f"{in_words(day)} 앞에는 수업이 없어 가져올 출결이 없습니다.")
    found = _people(desk, cohort_id)
    stored = _stored(desk, [(who.id, at) for who in found for at in (before[-1], day)])
    makes: dict[Place, Make] = {}
    for who in found:
        last = stored.get((who.id, before[-1]))
        if last is None or not _stands(last) or _stands(stored.get((who.id, day))):
            continue
        if is_there(who, day):
            makes[who.id, day] = _to(last.mark, last.hours)
    if not makes:
        raise UserError(
            f"{in_words(before[-1])}에서 가져올 출결이 없습니다. 저장된 출결은 그대로입니다."
        )
    return change(desk, cohort_id, makes, f"{in_words(before[-1])} 출결 복사")


def put(desk: Desk, cohort_id: int, wanted: Sequence[Entry], what: str = "출결 입력") -> Change:
    """Store what a sheet says of many places, all or none, as one operation."""
    return change(desk, cohort_id, {(e.trainee_id, e.held_on): _as_said(e) for e in wanted}, what)


def save(desk: Desk, record: Attendance) -> Change:
    """Store an edited 출결 with its hours and 결석계. Raises UserError, StaleRecord."""
    old: Attendance = records.get(desk.store, _KIND, record.id)
    place = (old.trainee_id or 0, old.held_on or date.min)
    return change(desk, old.cohort_id or 0, {place: lambda _old: record}, record.mark.value)


def hand_in(desk: Desk, trainee_id: int, slip: Slip, papers: Sequence[Paper] = ()) -> Change:
    """Note a 결석계 at every lesson day of the person from ``first`` to ``last``, with its
    evidence; ``papers`` hang on the first of them. Raises UserError where there is no lesson."""
    who = cohort_records.trainee(desk, trainee_id)
    cohort_id = who.cohort_id or 0
    if slip.last < slip.first:
        raise UserError("마지막 날이 첫날보다 빠릅니다. 날짜를 확인하세요.", field="last")
    days = [
        each.held_on
        for each in _lessons(desk, cohort_id)
        if slip.first <= each.held_on <= slip.last and is_there(who, each.held_on)
    ]
    if not days:
        raise UserError("그 기간에는 이분의 수업이 없습니다. 날짜를 확인하세요.", field="first")

    def make(old: Attendance) -> Attendance:
        hours = old.hours if _stands(old) and old.mark is slip.mark else None
        came = slip.came_on or desk.today()
        new = replace(old, mark=slip.mark, hours=hours, slip_on=came)
        return replace(new, reason=slip.reason, evidence=slip.evidence)

    with desk.store.operation("결석계") as operation:
        done = change(desk, cohort_id, {(trainee_id, day): make for day in days}, "결석계")
        first = _stored(desk, [(trainee_id, days[0])])[trainee_id, days[0]]
        if papers:
            attachments.add_papers(desk, _KIND, first.id, papers)
        said = done.label if done.operation else f"결석계: {_name(desk, trainee_id)}"
        operation.relabel(said)
        return operation.change(*done.refs)


# The one way to the records


def change(desk: Desk, cohort_id: int, makes: dict[Place, Make], what: str) -> Change:
    """Make each of these places what its ``make`` says of it, all or none, as one operation.

    ``what`` is said in the label. Somebody selected who is marked as having been there begins:
    선발 becomes 교육중. Raises UserError for a place at which a mark may not stand.
    """
    with writing(desk, "출결", Action.EDIT, _KIND) as work:
        insist_open(cohort_records.cohort(desk, cohort_id))
        stored = _stored(desk, list(makes))
        new: list[Attendance] = []
        changed: list[Attendance] = []
        gone: list[int] = []
        for (trainee_id, held_on), make in makes.items():
            old = stored.get((trainee_id, held_on)) or Attendance(
                cohort_id=cohort_id, trainee_id=trainee_id, held_on=held_on
            )
            made = make(old if _stands(old) else _emptied(old))
            if made is None:
                if _stands(old):
                    gone.append(old.id)
            elif not old.id:
                new.append(tidied(made))
            elif made != old or old.trashed_on is not None:
                changed.append(tidied(replace(made, trashed_on=None)))
        _insist_allowed(desk, cohort_id, [*new, *changed])
        ids = work.insert_all(new)
        ids += work.update_all(changed)
        if gone:
            work.trash(gone)
            ids += gone
        _begin(desk, [*new, *changed])
        if ids:
            left = set(gone)
            touched = [*new, *changed, *(one for one in stored.values() if one.id in left)]
            moved = completion_guard.follow(
                desk, cohort_id, {one.trainee_id or 0 for one in touched}
            )
            anew = completion_guard.suffix(moved)
            work.label(f"출결: {_about(desk, touched)} {what}{anew}")
        return work.change(*ids)


def _insist_allowed(desk: Desk, cohort_id: int, made: Sequence[Attendance]) -> None:
    """Raise UserError for the first mark that may not stand where it would."""
    if not made:
        return
    hours = {each.held_on: each.hours for each in _lessons(desk, cohort_id)}
    ids = list({one.trainee_id or 0 for one in made})
    people: dict[int, Trainee] = {
        one.id: one for one in records.get_many(desk.store, KindId.TRAINEES, ids)
    }
    names = lists.called(desk, KindId.TRAINEES, ids)
    today = desk.today()
    for one in made:
        who, held_on = people.get(one.trainee_id or 0), one.held_on or date.min
        if who is None or who.cohort_id != cohort_id or who.trashed_on is not None:
            raise UserError(f"이 기수의 교육생이 아닙니다. {_NOT_STORED}", field="trainee")
        name = names.get(who.id, "")
        why = refusal(who, name, held_on, one.mark, lessons=hours, today=today)
        if not why and (one.hours or 0) > hours[held_on]:
            why = f"{in_words(held_on)} 수업은 {hours[held_on]}시간이라 더 인정할 수 없습니다."
        if why:
            raise UserError(f"{why} {_NOT_STORED}", field="held_on")
        insist(entries.check(desk, one))


def _begin(desk: Desk, made: Iterable[Attendance]) -> None:
    """Whoever has a seat and came is 교육중 from then on."""
    came = {one.trainee_id or 0 for one in made if one.mark is Mark.PRESENT or one.mark in SLIPS}
    starting = [
        replace(who, status=TraineeStatus.RUNNING)
        for who in records.get_many(desk.store, KindId.TRAINEES, sorted(came))
        if who.status is TraineeStatus.SELECTED
    ]
    if starting:
        with writing(desk, "교육 시작", Action.EDIT, KindId.TRAINEES) as work:
            work.update_all(starting)


def _about(desk: Desk, touched: Sequence[Attendance]) -> str:
    """``김민지 2026-11-20 (금)``, ``2026-11-20 (금) 12명``, ``김민지 3일`` or ``12명 36칸``."""
    people = list(dict.fromkeys(one.trainee_id or 0 for one in touched))
    days = sorted({one.held_on or date.min for one in touched})
    if len(people) == 1:
        when = in_words(days[0]) if len(days) == 1 else f"{len(days)}일"
        return f"{_name(desk, people[0])} {when}"
    if len(days) == 1:
        return f"{in_words(days[0])} {len(people):,}명"
    return f"{len(people):,}명 {len(touched):,}칸"


# What stands


def _stored(desk: Desk, places: Sequence[Place]) -> dict[Place, Attendance]:
    """The record of each place that has one, from the 휴지통 too."""
    people = sorted({trainee_id for trainee_id, _ in places})
    days = sorted({day for _, day in places})
    found = attendance_rows.at_places(desk.store, people, days)
    wanted = {
        place: id_
        for place in places
        if (id_ := found.get((place[0], place[1].isoformat()))) is not None
    }
    by_id = {one.id: one for one in records.get_many(desk.store, _KIND, list(wanted.values()))}
    return {place: by_id[id_] for place, id_ in wanted.items() if id_ in by_id}


def _people(desk: Desk, cohort_id: int) -> list[Trainee]:
    return [who for who in cohort_records.trainees(desk, cohort_id) if who.status in ON_LIST]


def _lessons(desk: Desk, cohort_id: int) -> tuple[rules.LessonDay, ...]:
    return rules.lesson_days(cohort_records.sessions(desk, cohort_id))


def _stands(record: Attendance | None) -> bool:
    return record is not None and bool(record.id) and record.trashed_on is None


def _emptied(record: Attendance) -> Attendance:
    """A record taken out of the 휴지통 begins anew: what it said was taken away."""
    return replace(
        Attendance(
            cohort_id=record.cohort_id, trainee_id=record.trainee_id, held_on=record.held_on
        ),
        id=record.id,
        revision=record.revision,
        trashed_on=record.trashed_on,
    )


def _nothing(old: Attendance) -> None:
    del old


def _to(word: Mark, hours: int | None = None) -> Make:
    return lambda old: replace(old, mark=word, hours=hours)


def _as_said(entry: Entry) -> Make:
    if entry.mark is None:
        return _nothing
    word = entry.mark

    def make(old: Attendance) -> Attendance:
        return replace(
            old,
            mark=word,
            hours=entry.hours,
            reason=entry.reason,
            evidence=entry.evidence,
            slip_on=entry.slip_on,
            note=entry.note,
        )

    return make


def _name(desk: Desk, trainee_id: int) -> str:
    return lists.title(desk, KindId.TRAINEES, trainee_id)
