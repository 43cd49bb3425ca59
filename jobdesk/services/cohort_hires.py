"""취업 of a cohort: where each trainee went, in the field or not, who left the course for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import OPEN, Milestone, milestones
from jobdesk.domain.trainees import TRAINED, ExitReason, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_records,
    exits,
    follow_ups,
    lists,
    placements,
    settings,
    stored,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, writing

_KIND = KindId.PLACEMENTS
_S = TraineeStatus


@dataclass(frozen=True, slots=True)
class HireRow:
    """One who was trained, or was hired by the cohort; ``id`` is the trainee's, 0 for a 취업 of
    somebody who is no 교육생.

    ``placement`` is the last 취업 of the cohort, None without one; ``more`` how many others there
    are. ``elsewhere`` is a 취업 since the course began that nobody joined to it. ``milestones``
    say what is known of staying. ``notes`` counts the 훈련생 상담일지, ``noted_on`` the last.
    """

    id: int
    seeker_id: int
    number: int | None
    name: str
    phone: str
    status: TraineeStatus | None
    placement: Placement | None
    firm: str
    more: int
    elsewhere: Placement | None
    milestones: tuple[Milestone, ...]
    notes: int
    noted_on: date | None

    @property
    def due(self) -> Milestone | None:
        """The milestone that is to be asked after now."""
        return next((one for one in self.milestones if one.state in OPEN), None)


def rows(desk: Desk, cohort_id: int) -> tuple[HireRow, ...]:
    """Everybody who began, by number, then who was hired without being on the list."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        people = [t for t in cohort_records.trainees(desk, cohort_id) if t.status in TRAINED]
        hired = cohort_records.placements(desk, cohort_id)
        last = _last(hired)
        outside = [id_ for id_ in last if id_ not in {t.seeker_id for t in people}]
        seekers = [*(t.seeker_id or 0 for t in people), *outside]
        known = lists.rows(desk, KindId.SEEKERS, seekers, ("phone",))
        names = lists.called(desk, KindId.SEEKERS, seekers)
        firms = lists.rows(desk, _KIND, [one.id for one in last.values()], ("employer",))
        asked = follow_ups.of_placements(desk, [one.id for one in last.values()])
        loose = _last(_unjoined(desk, seekers, cohort.starts_on))
        noted: dict[int, list[date]] = {}
        for note in cohort_records.notes(desk, cohort_id):
            noted.setdefault(note.seeker_id or 0, []).append(note.noted_on or date.min)
        months = settings.get(desk).follow_up_months

    def row(seeker_id: int, trainee: Trainee | None) -> HireRow:
        one = last.get(seeker_id)
        said = noted.get(seeker_id, [])
        return HireRow(
            id=trainee.id if trainee is not None else 0,
            seeker_id=seeker_id,
            number=trainee.number if trainee is not None else None,
            name=names.get(seeker_id, ""),
            phone=str(known.get(seeker_id, ("",))[0] or ""),
            status=trainee.status if trainee is not None else None,
            placement=one,
            firm=str(firms[one.id][0] or "") if one is not None else "",
            more=sum(p.seeker_id == seeker_id for p in hired) - (one is not None),
            elsewhere=loose.get(seeker_id),
            milestones=milestones(one, asked.get(one.id, ()), months, desk.today()) if one else (),
            notes=len(said),
            noted_on=max(said, default=None),
        )

    listed = sorted(people, key=lambda t: (t.number is None, t.number or 0, t.id))
    made = [row(t.seeker_id or 0, t) for t in listed]
    return (*made, *(row(seeker_id, None) for seeker_id in outside))


def blank(desk: Desk, trainee_id: int) -> Placement:
    """A 취업 of a trainee as a form opens it: 훈련연계, today, by whoever is at the desk."""
    trainee = cohort_records.trainee(desk, trainee_id)
    start = placements.blank(desk, trainee.seeker_id)
    return replace(start, route=PlacementRoute.TRAINING, cohort_id=trainee.cohort_id)


def last_day(desk: Desk, trainee_id: int, hire_date: date) -> date | None:
    """The day with which somebody in training leaves for a job that begins on ``hire_date``: the
    last on which the person was there, else the day before the job.

    None where nobody leaves: the person is not 교육중, the job begins after the course, or only
    in some days, until when the person goes on coming.
    """
    trainee = cohort_records.trainee(desk, trainee_id)
    cohort = cohort_records.cohort(desk, trainee.cohort_id or 0)
    over = cohort.ends_on is not None and hire_date > cohort.ends_on
    if trainee.status is not _S.RUNNING or over or hire_date > desk.today():
        return None
    first = trainee.started_on or cohort.starts_on or hire_date
    return exits.last_seen(desk, [trainee_id]) or max(hire_date - timedelta(days=1), first)


def record(desk: Desk, placement: Placement, *, left_on: date | None = None) -> Change:
    """Store a 취업 of a cohort; with ``left_on`` the person leaves the course that day
    (조기취업), in the same operation.

    Raises UserError with the field that is wrong: no cohort, a first day before the course, a
    person who is not of it, or who cannot leave (see ``exits.leave``).
    """
    with writing(desk, "교육 취업", Action.ADD, _KIND) as work:
        trainee = _checked(desk, placement)
        change = placements.record(desk, placement)
        if left_on is not None and trainee is not None:
            exits.leave(desk, [trainee.id], left_on, ExitReason.EARLY_HIRE)
        early = " (조기취업)" if left_on is not None else ""
        work.label(f"{change.label}{early}")
        return work.change(change.id)


def save(desk: Desk, placement: Placement) -> Change:
    """Store an edited 취업 of a cohort. Raises UserError and StaleRecord."""
    _checked(desk, placement)
    return placements.save(desk, placement)


def tell(
    desk: Desk,
    placement_ids: Sequence[int],
    *,
    related: bool | None = None,
    industry: str | None = None,
) -> Change:
    """관련 분야 여부 or 상세업종 of several at once; what is None stays. Raises UserError where
    nobody is given."""
    ids = tuple(dict.fromkeys(placement_ids))
    if not ids:
        raise UserError("취업을 기록한 분을 고르세요. 아무것도 바꾸지 않았습니다.")
    with writing(desk, "취업 분야", Action.EDIT, _KIND) as work:
        names = []
        for id_ in ids:
            one = stored.placement(desk, id_)
            if related is not None:
                one = replace(one, related=related)
            if industry is not None:
                one = replace(one, industry=industry)
            placements.save(desk, one)
            names.append(stored.seeker(desk, one.seeker_id or 0).called)
        words = {True: "관련 분야", False: "관련 없는 분야", None: "상세업종"}[related]
        work.label(f"{words}: {others(names)}")
        return work.change(*ids)


def join(desk: Desk, placement_id: int, cohort_id: int) -> Change:
    """Say that a 취업 which was recorded elsewhere came of the cohort. Raises UserError."""
    with writing(desk, "취업 잇기", Action.EDIT, _KIND) as work:
        one = replace(stored.placement(desk, placement_id), cohort_id=cohort_id)
        _checked(desk, one)
        placements.save(desk, one)
        work.label(f"교육 취업으로 잇기: {stored.seeker(desk, one.seeker_id or 0).called}")
        return work.change(placement_id)


def take_back(desk: Desk, placement_id: int) -> Change:
    """Put a 취업 of a cohort away; who left the course for it and has no other is 교육중 again.

    One that came of something else (알선, 만남의 날, 자체취업) stands on without the cohort.
    Raises UserError when it has 사후관리.
    """
    with writing(desk, "교육 취업 지우기", Action.DELETE, _KIND) as work:
        one = stored.placement(desk, placement_id)
        name = stored.seeker(desk, one.seeker_id or 0).called
        trainee = _trainee(desk, one)
        if one.route is PlacementRoute.TRAINING:
            placements.trash(desk, [one.id])
        else:
            placements.save(desk, replace(one, cohort_id=None))
        left = [
            p
            for p in cohort_records.placements(desk, one.cohort_id or 0)
            if p.seeker_id == one.seeker_id
        ]
        if trainee is not None and trainee.status is _S.EARLY_HIRE and not left:
            exits.come_back(desk, [trainee.id])
        work.label(f"교육 취업 지우기: {name}")
        return work.change(placement_id)


def _last(hires: Sequence[Placement]) -> dict[int, Placement]:
    """The last 취업 of each person, by seeker."""
    ordered = sorted(hires, key=lambda one: (one.hire_date or date.min, one.id))
    return {one.seeker_id or 0: one for one in ordered}


def _unjoined(desk: Desk, seekers: Sequence[int], since: date | None) -> list[Placement]:
    """취업 of these people from a day on that belong to no cohort."""
    conditions = (
        Condition("seeker_id", Op.IN, tuple(seekers)),
        Condition("cohort_id", Op.EMPTY),
        Condition("hire_date", Op.AT_LEAST, since or date.min),
    )
    ids = lists.find(desk, _KIND, Filter(conditions=conditions), Order("hire_date"))
    return records.get_many(desk.store, _KIND, list(ids))


def _trainee(desk: Desk, placement: Placement) -> Trainee | None:
    found = [
        one
        for one in cohort_records.trainees(desk, placement.cohort_id or 0)
        if one.seeker_id == placement.seeker_id and one.status in TRAINED
    ]
    return found[0] if found else None


def _checked(desk: Desk, placement: Placement) -> Trainee | None:
    """Whose 취업 it is. Raises UserError where it cannot have come of its cohort."""
    if placement.cohort_id is None:
        raise UserError("어느 기수의 취업인지 고르세요. 기록하지 않았습니다.", field="cohort")
    placements.insist_after_course(desk, placement)
    return _trainee(desk, placement)
