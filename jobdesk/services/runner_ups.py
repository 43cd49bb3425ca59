"""예비 순위: who is asked again, in order, when a filled vacancy looks for somebody anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobdesk.data import records
from jobdesk.domain.casework import PlacementStatus, Referral, ReferralStatus
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY, VacancyStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists, referrals, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

_KIND = KindId.REFERRALS
_FIELDS = ("seeker_id", "seeker", "phone", "runner_up", "reason", "stage_on")


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Somebody who was not hired and waits in ``place`` (1 the first)."""

    referral_id: int
    seeker_id: int
    seeker: str
    phone: str
    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The runner-ups of a vacancy, and for how many of them there is ``room``: openings less
    those who work there or are about to. ``hired_before`` says whether the firm took anybody,
    one who left or gave up among them: before that it is still choosing."""

    people: tuple[RunnerUp, ...]
    room: int
    hired_before: bool = False

    @property
    def next(self) -> RunnerUp | None:
        """Who is to be asked now; None while nobody is missing there."""
        return self.people[0] if self.people and self.room and self.hired_before else None


def of(desk: Desk, vacancy_id: int) -> Waiting:
    """Who is to be asked again for a vacancy, in order."""
    with desk.store.reading():
        people = _people(desk, vacancy_id)
        if not people:
            return Waiting((), 0)
        return Waiting(people, _room(desk, vacancy_id), _hired_before(desk, vacancy_id))


def keep(desk: Desk, referral_id: int, place: int | None = None) -> Change:
    """Keep somebody who was not hired, in ``place`` or behind the others.

    Those from that place on move back by one. Raises UserError for any other stage.
    """
    with writing(desk, "예비 순위", Action.EDIT, _KIND) as work:
        referral = stored.referral(desk, referral_id)
        if referral.status is not ReferralStatus.NOT_HIRED:
            raise UserError(
                f"예비 순위는 불채용된 분만 둘 수 있습니다(지금 {referral.status.value}). "
                "알선은 그대로입니다.",
                field="runner_up",
            )
        waiting = [
            one.referral_id
            for one in _people(desk, referral.vacancy_id or 0)
            if one.referral_id != referral_id
        ]
        at = len(waiting) if place is None else max(0, min(place - 1, len(waiting)))
        waiting.insert(at, referral_id)
        _number(desk, waiting)
        work.written.append(referral_id)
        name = stored.seeker(desk, referral.seeker_id or 0).name
        work.label(f"예비 {at + 1}순위: {name}")
        return work.change(referral_id)


def drop(desk: Desk, referral_id: int) -> Change:
    """Keep somebody no longer; those behind move up."""
    with writing(desk, "예비 순위 빼기", Action.EDIT, _KIND) as work:
        referral = stored.referral(desk, referral_id)
        work.label(f"예비 순위 빼기: {stored.seeker(desk, referral.seeker_id or 0).called}")
        _drop(desk, referral)
        work.written.append(referral_id)
        return work.change(referral_id)


def refer_again(desk: Desk, referral_id: int) -> Change:
    """다시 알선: send a runner-up once more, as a new referral; the old result stays on record.

    A filled vacancy that has lost somebody takes people again. Raises UserError when it is
    closed, has nobody missing, or the person cannot be referred.
    """
    with writing(desk, "다시 알선", Action.ADD, _KIND) as work:
        old = stored.referral(desk, referral_id)
        if old.runner_up is None:
            raise UserError("예비 순위에 있는 분이 아닙니다. 다시 알선하지 않았습니다.")
        _reopen(desk, old.vacancy_id or 0)
        _drop(desk, old)
        change = referrals.refer(desk, [old.seeker_id or 0], old.vacancy_id or 0, method=old.method)
        seeker = stored.seeker(desk, old.seeker_id or 0)
        job = stored.vacancy(desk, old.vacancy_id or 0).job
        work.label(f"다시 알선: {seeker.called} → {job} (예비 {old.runner_up}순위)")
        return work.change(change.id)


def _people(desk: Desk, vacancy_id: int) -> tuple[RunnerUp, ...]:
    wanted = Filter(
        conditions=(
            Condition("vacancy_id", Op.IS, vacancy_id),
            Condition("status", Op.IS, ReferralStatus.NOT_HIRED.value),
            Condition("runner_up", Op.AT_LEAST, 1),
        )
    )
    ids = lists.find(desk, _KIND, wanted, Order("runner_up"))
    rows = lists.rows(desk, _KIND, ids, _FIELDS)
    found = []
    for id_ in ids:
        seeker_id, seeker, phone, place, reason, _ = rows[id_]
        found.append(
            RunnerUp(
                id_,
                int(str(seeker_id)),
                str(seeker or ""),
                str(phone or ""),
                int(str(place)),
                str(reason or ""),
            )
        )
    return tuple(found)


def _room(desk: Desk, vacancy_id: int) -> int:
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.trashed_on is not None or vacancy.status in (
        VacancyStatus.CLOSED,
        VacancyStatus.CANCELLED,
    ):
        return 0
    conditions = (
        Condition("vacancy_id", Op.IS, vacancy_id),
        Condition(
            "status",
            Op.IN,
            (PlacementStatus.EXPECTED.value, PlacementStatus.WORKING.value),
        ),
    )
    held = lists.count(desk, KindId.PLACEMENTS, Filter(conditions=conditions))
    return max(0, (vacancy.openings or 0) - held)


def _hired_before(desk: Desk, vacancy_id: int) -> bool:
    here = Condition("vacancy_id", Op.IS, vacancy_id)
    gave_up = Condition("status", Op.IS, ReferralStatus.GAVE_UP.value)
    return (
        lists.count(desk, KindId.PLACEMENTS, Filter(conditions=(here,))) > 0
        or lists.count(desk, _KIND, Filter(conditions=(here, gave_up))) > 0
    )


def _reopen(desk: Desk, vacancy_id: int) -> None:
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.status in OPEN_VACANCY:
        return
    if not _room(desk, vacancy_id):
        raise UserError(
            f"{vacancy.job} 구인은 {vacancy.status.value} 상태이고 빈 자리가 없습니다. "
            "다시 알선하지 않았습니다. 사람을 더 찾으면 모집인원을 늘리거나 상태를 "
            "모집중으로 바꾸세요.",
            field="vacancy",
        )
    records.update(desk.store, replace(vacancy, status=VacancyStatus.PARTLY_FILLED))


def _drop(desk: Desk, referral: Referral) -> None:
    records.update(desk.store, replace(referral, runner_up=None))
    _number(desk, [one.referral_id for one in _people(desk, referral.vacancy_id or 0)])


def _number(desk: Desk, referral_ids: Sequence[int]) -> None:
    """Count the places anew from 1; who keeps the same place is not written."""
    for place, id_ in enumerate(referral_ids, start=1):
        referral = stored.referral(desk, id_)
        if referral.runner_up != place:
            records.update(desk.store, replace(referral, runner_up=place))
