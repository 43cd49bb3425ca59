"""수요조사 and 채용약정: what employers asked a cohort to teach for, and how many they promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortDemand, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, stored
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.COHORT_DEMANDS


@dataclass(frozen=True, slots=True)
class DemandSum:
    """수요 of a cohort: firms asked and not withdrawn, heads they want, firms bound by a 채용약정,
    heads they promised, and those hired there so far (명)."""

    firms: int
    heads: int
    bound: int
    promised: int
    hired: int


def blank(desk: Desk, cohort_id: int, employer_id: int | None = None) -> CohortDemand:
    """A new line as a form opens it."""
    demand: CohortDemand = entries.blank(desk, _KIND, cohort_id=cohort_id, employer_id=employer_id)
    return demand


def ask(desk: Desk, cohort_id: int, employer_ids: Sequence[int]) -> Change:
    """Put employers on the list of the 수요조사 of a cohort, in one step; who is on it stays.

    Raises UserError when none of them is new.
    """
    with writing(desk, "수요조사 등록", Action.ADD, _KIND) as work:
        insist_open(cohort_records.cohort(desk, cohort_id))
        there = {each.employer_id for each in cohort_records.demands(desk, cohort_id)}
        new = [id_ for id_ in dict.fromkeys(employer_ids) if id_ not in there]
        if not new:
            raise UserError(
                "고른 업체는 이미 이 기수의 수요조사에 있습니다. 더하지 않았습니다.",
                field="employer",
            )
        ids, names = [], []
        for employer_id in new:
            id_, name = _insert(desk, work, blank(desk, cohort_id, employer_id))
            ids.append(id_)
            names.append(name)
        work.label(f"수요조사 등록: {others(names)}")
        return work.change(*ids)


def add(desk: Desk, demand: CohortDemand) -> Change:
    """Store a line as typed. Raises UserError, also for a firm that is on the list."""
    with writing(desk, "수요조사 등록", Action.ADD, _KIND) as work:
        insist_open(cohort_records.cohort(desk, demand.cohort_id or 0))
        id_, name = _insert(desk, work, demand)
        work.label(f"{demand.status.value} 등록: {name}")
        return work.change(id_)


def save(desk: Desk, demand: CohortDemand) -> Change:
    """Store an edited line. Raises UserError and StaleRecord."""
    clean = _checked(desk, demand)
    with writing(desk, "수요조사 수정", Action.EDIT, _KIND) as work:
        name = stored.employer(desk, clean.employer_id or 0).name
        _refuse_twice(desk, clean, name)
        work.update(clean)
        work.label(f"{clean.status.value} 수정: {name}")
        return work.change(clean.id)


def commit(desk: Desk, demand_id: int, heads: int | None, on: date | None = None) -> Change:
    """Note that an employer bound itself on a day (today) to hire ``heads``; None takes the
    heads that it wanted. Raises UserError."""
    with writing(desk, "채용약정", Action.EDIT, _KIND) as work:
        before = _get(desk, demand_id)
        after = replace(
            before,
            status=DemandStatus.COMMITTED,
            committed_on=on or desk.today(),
            committed_heads=before.heads if heads is None else heads,
        )
        work.update(_checked(desk, after))
        name = stored.employer(desk, before.employer_id or 0).name
        promised = f" {after.committed_heads:,}명" if after.committed_heads is not None else ""
        work.label(f"채용약정: {name}{promised}")
        return work.change(demand_id)


def withdraw(desk: Desk, demand_id: int, note: str = "") -> Change:
    """Note that an employer takes back what it asked for or promised, and why; when it had bound
    itself stays to be read."""
    with writing(desk, "수요조사 철회", Action.EDIT, _KIND) as work:
        before = _get(desk, demand_id)
        words = "\n".join(part for part in (before.note, note) if part)
        work.update(_checked(desk, replace(before, status=DemandStatus.WITHDRAWN, note=words)))
        work.label(f"{before.status.value} 철회: {_name(desk, before)}")
        return work.change(demand_id)


def remove(desk: Desk, ids: Sequence[int]) -> Change:
    """Move lines to the 휴지통."""
    return entries.trash(desk, _KIND, ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take lines out of the 휴지통. Raises UserError where the cohort or the firm lies there, or
    the firm is on the list again."""
    with desk.store.operation("수요조사 되살리기"):
        change = entries.untrash(desk, _KIND, ids)
        for id_ in ids:
            demand = _get(desk, id_)
            _refuse_twice(desk, demand, _name(desk, demand))
        return change


def total(desk: Desk, cohort_id: int) -> DemandSum:
    """The sums of a cohort; a firm that withdrew counts nothing."""
    with desk.store.reading():
        stands = [
            each
            for each in cohort_records.demands(desk, cohort_id)
            if each.status is not DemandStatus.WITHDRAWN
        ]
        bound = [each for each in stands if each.status is DemandStatus.COMMITTED]
        firms = {each.employer_id for each in bound}
        hired = {
            each.seeker_id
            for each in cohort_records.placements(desk, cohort_id)
            if each.employer_id in firms
        }
    return DemandSum(
        firms=len(stands),
        heads=sum(each.heads or 0 for each in stands),
        bound=len(bound),
        promised=sum(each.committed_heads or 0 for each in bound),
        hired=len(hired),
    )


def _insert(desk: Desk, work: Writing, demand: CohortDemand) -> tuple[int, str]:
    clean = _checked(desk, demand)
    firm = stored.employer(desk, clean.employer_id or 0)
    insist_kept(desk, KindId.EMPLOYERS, firm.id, firm.name, "employer")
    _refuse_twice(desk, clean, firm.name)
    return work.insert(clean), firm.name


def _checked(desk: Desk, demand: CohortDemand) -> CohortDemand:
    clean = tidied(demand)
    insist(entries.check(desk, clean))
    return clean


def _refuse_twice(desk: Desk, demand: CohortDemand, name: str) -> None:
    for other in cohort_records.demands(desk, demand.cohort_id or 0):
        if other.employer_id == demand.employer_id and other.id != demand.id:
            raise UserError(
                f"{with_particle(name, '은/는')} 이미 이 기수의 명단에 있습니다"
                f"({other.status.value}). 저장하지 않았습니다. 그 줄을 고치세요.",
                field="employer",
            )


def _get(desk: Desk, demand_id: int) -> CohortDemand:
    found: CohortDemand = records.get(desk.store, _KIND, demand_id)
    return found


def _name(desk: Desk, demand: CohortDemand) -> str:
    return stored.employer(desk, demand.employer_id or 0).name
