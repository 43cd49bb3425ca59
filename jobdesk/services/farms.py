"""농가: register one, keep its fields, its yearly work and its wishes, and see what it is owed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.data.titles import title
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_seasons import read_month_day
from jobdesk.domain.farm_support import BOUND
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish, WishBy, WishType
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import duplicates, employers, entries, farm_records, lists, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept, refuse_orphan, refuse_used
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.FARMS
_COUNTED = (KindId.FARM_REQUESTS, KindId.FARM_DAYS, KindId.FARM_CONTRACTS)
"""What a farm asked for and what was worked there: it keeps the farm out of the 휴지통."""


@dataclass(frozen=True, slots=True)
class Support:
    """Won of support a farm has had for the days of a year, and what it may have at most."""

    used: int
    cap: int | None

    @property
    def left(self) -> int | None:
        """What is left below the ceiling, never less than 0; None without one."""
        return None if self.cap is None else max(0, self.cap - self.used)


def blank(desk: Desk, **values: object) -> Farm:
    """A new 농가 as a form opens it: found today, by whoever is at the desk."""
    farm: Farm = entries.blank(desk, _KIND, **values)
    return farm


def blank_firm(desk: Desk) -> Employer:
    """The employer of a farm that is not known yet."""
    return replace(employers.blank(desk), employer_type=EmployerType.FARM, industry="농업")


def register(
    desk: Desk,
    farm: Farm,
    firm: Employer | None = None,
    apart: Collection[int] = (),
) -> Change:
    """Store a farm: of the employer that it names, or of ``firm``, a new one made in the same
    step (``apart`` are those like it that it is not).

    An employer of another sort becomes 농가. What was put away of the same farm comes back with
    what is said now. Raises UserError where the employer has a farm already.
    """
    with writing(desk, "농가 등록", Action.ADD, _KIND) as work:
        if firm is not None:
            new = replace(firm, employer_type=EmployerType.FARM)
            farm = replace(farm, employer_id=duplicates.register(desk, new, tuple(apart)).id)
        clean = _checked(desk, farm)
        employer = _farm_employer(desk, clean.employer_id or 0)
        work.label(f"농가 등록: {employer.name}")
        if farm_records.farm_of(desk, employer.id) is not None:
            raise UserError(
                f"‘{employer.name}’ 농가는 이미 등록되어 있습니다. 새로 등록하지 않았습니다. "
                "농가 목록에서 열어 고치세요.",
                field="employer",
            )
        return work.change(_stored(desk, work, clean))


def ensure(desk: Desk, employer_id: int, found_on: date | None = None) -> None:
    """Let a firm that asks for people stand among the farms, found on that day, within a running
    operation; what was put away of it comes back as it was."""
    if farm_records.farm_of(desk, employer_id) is not None:
        return
    away = _put_away(desk, employer_id)
    if away:
        _farm_employer(desk, employer_id)
        with writing(desk, "농가 되살리기", Action.EDIT, _KIND) as work:
            work.untrash(away[:1])
        return
    new = blank(desk, employer_id=employer_id)
    register(desk, replace(new, found_on=found_on or new.found_on))


def save(desk: Desk, farm: Farm) -> Change:
    """Store an edited farm. Raises UserError and StaleRecord."""
    clean = _checked(desk, farm)
    with writing(desk, "농가 수정", Action.EDIT, _KIND) as work:
        other = farm_records.farm_of(desk, clean.employer_id or 0)
        if other is not None and other.id != clean.id:
            raise UserError(
                "이미 농가로 등록된 업체입니다. 바꾸지 않았습니다. 다른 업체를 고르세요.",
                field="employer",
            )
        employer = _farm_employer(desk, clean.employer_id or 0)
        work.label(f"농가 수정: {employer.name}")
        work.update(clean)
        return work.change(clean.id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move farms to the 휴지통; the employers stay. Raises UserError when one has asked for
    people or had them."""
    with writing(desk, "농가 휴지통", Action.DELETE, _KIND) as work:
        found = records.get_many(desk.store, _KIND, ids)
        names = [title(desk.store, _KIND, farm.id) for farm in found]
        refuse_used(
            desk, [farm.employer_id or 0 for farm in found], names, "employer_id", *_COUNTED
        )
        work.label(f"농가 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take farms out of the 휴지통. Raises UserError where the employer lies there, or has a
    farm by now."""
    with writing(desk, "농가 되살리기", Action.EDIT, _KIND) as work:
        found = records.get_many(desk.store, _KIND, ids)
        names = [title(desk.store, _KIND, farm.id) for farm in found]
        work.label(f"농가 되살리기: {others(names)}")
        for farm, name in zip(found, names, strict=True):
            refuse_orphan(desk, farm, {"employer_id": KindId.EMPLOYERS})
            other = farm_records.farm_of(desk, farm.employer_id or 0)
            if other is not None and other.id != farm.id:
                raise UserError(
                    f"‘{name}’ 농가가 이미 등록되어 있어 되살리지 않았습니다. 아무것도 바뀌지 "
                    "않았습니다. 등록된 농가를 쓰세요."
                )
            work.untrash([farm.id])
        return work.change(*ids)


# 필지, 작업력


def put_plot(desk: Desk, plot: FarmPlot) -> Change:
    """Store a 필지, new or edited. Raises UserError and StaleRecord."""
    return _put(desk, plot, KindId.FARM_PLOTS)


def put_season(desk: Desk, season: FarmSeason) -> Change:
    """Store a line of the 작업력, new or edited; ``4월 초`` is read as a day. Raises UserError
    and StaleRecord."""
    return _put(desk, clear_days(season), KindId.FARM_SEASONS)


def clear_days(season: FarmSeason) -> FarmSeason:
    """The line with its days as they are stored; what cannot be read stays as it was said."""
    starts, ends = season.starts, season.ends
    with suppress(ValueError):
        starts = read_month_day(starts)
    with suppress(ValueError):
        ends = read_month_day(ends, ends=True)
    return replace(season, starts=starts, ends=ends)


def remove(desk: Desk, kind: KindId, ids: Sequence[int]) -> Change:
    """Put 필지, lines of the 작업력 or wishes away. Raises UserError for a 필지 that a request
    names."""
    return entries.trash(desk, kind, ids)


# 다시 요청·보내지 않음


def wish(
    desk: Desk,
    employer_id: int,
    seeker_id: int,
    wish_type: WishType,
    *,
    said_by: WishBy = WishBy.FARM,
    reason: str = "",
    said_on: date | None = None,
) -> Change:
    """Keep what a farm said of a person, or the person of the farm; what the same side said
    before is replaced. Raises UserError, for 보내지 않음 without a reason too."""
    new = FarmWish(
        employer_id=employer_id,
        seeker_id=seeker_id,
        wish_type=wish_type,
        said_by=said_by,
        said_on=said_on or desk.today(),
        reason=reason,
    )
    return put_wish(desk, new)


def put_wish(desk: Desk, wish: FarmWish) -> Change:
    """Store a wish, new or edited; of one side, one person and one farm there is one.

    Raises UserError and StaleRecord.
    """
    kind = KindId.FARM_WISHES
    clean = tidied(wish)
    insist(entries.check(desk, clean))
    with writing(desk, clean.wish_type.value, Action.EDIT, kind) as work:
        _insist_farm(desk, clean.employer_id or 0)
        name = title(desk.store, KindId.SEEKERS, clean.seeker_id or 0)
        insist_kept(desk, KindId.SEEKERS, clean.seeker_id or 0, name, "seeker")
        farm = title(desk.store, KindId.EMPLOYERS, clean.employer_id or 0)
        work.label(f"{clean.wish_type.value}: {farm} – {name}")
        same = [
            one
            for one in farm_records.wishes(desk, [clean.employer_id or 0])
            if (one.seeker_id, one.said_by) == (clean.seeker_id, clean.said_by)
            and one.id != clean.id
        ]
        if clean.id:
            work.trash([one.id for one in same])
            work.update(clean)
            return work.change(clean.id)
        if same:
            work.trash([one.id for one in same[1:]])
            work.update(replace(clean, id=same[0].id, revision=same[0].revision))
            return work.change(same[0].id)
        return work.change(work.insert(clean))


def wishes_of(desk: Desk, seeker_id: int) -> list[FarmWish]:
    """What farms said of a person, and the person of farms."""
    mine = Filter(conditions=(Condition("seeker_id", Op.IS, seeker_id),))
    with desk.store.reading():
        ids = lists.find(desk, KindId.FARM_WISHES, mine)
        return list(records.get_many(desk.store, KindId.FARM_WISHES, ids))


# Support


def support(desk: Desk, employer_id: int, year: int) -> Support:
    """지원금 for the days of a year on a farm, 반려 left out, against the farm's own ceiling."""
    conditions = (
        Condition("employer_id", Op.IS, employer_id),
        Condition("work_date", Op.AT_LEAST, date(year, 1, 1)),
        Condition("work_date", Op.AT_MOST, date(year, 12, 31)),
        Condition("step", Op.IN, tuple(step.value for step in BOUND)),
    )
    kind = KindId.SUPPORT_PAYMENTS
    with desk.store.reading():
        ids = lists.find(desk, kind, Filter(conditions=conditions))
        shown = lists.rows(desk, kind, ids, ("amount",)).values()
        used = sum(won for (won,) in shown if isinstance(won, int))
        farm = farm_records.farm_of(desk, employer_id)
    return Support(used, farm.support_cap if farm is not None else None)


# How it is done


def _checked(desk: Desk, farm: Farm) -> Farm:
    clean = tidied(farm)
    insist(entries.check(desk, clean))
    return clean


def _farm_employer(desk: Desk, employer_id: int) -> Employer:
    """The employer, 농가 from now on where it was something else."""
    employer = stored.employer(desk, employer_id)
    insist_kept(desk, KindId.EMPLOYERS, employer.id, employer.name, "employer")
    if employer.employer_type is not EmployerType.FARM:
        employers.save(desk, replace(employer, employer_type=EmployerType.FARM))
    return employer


def _stored(desk: Desk, work: Writing, farm: Farm) -> int:
    ids = _put_away(desk, farm.employer_id or 0)
    if not ids:
        return work.insert(farm)
    work.untrash(ids[:1])
    (before,) = records.get_many(desk.store, _KIND, ids[:1])
    work.update(replace(farm, id=before.id, revision=before.revision))
    return int(before.id)


def _put_away(desk: Desk, employer_id: int) -> list[int]:
    mine = Condition("employer_id", Op.IS, employer_id)
    return list(lists.find(desk, _KIND, Filter(conditions=(mine,), trashed=True)))


def _insist_farm(desk: Desk, employer_id: int) -> None:
    if not employer_id:
        raise UserError("농가를 고르세요.", field="employer")
    employer = stored.employer(desk, employer_id)
    insist_kept(desk, KindId.EMPLOYERS, employer.id, employer.name, "employer")


def _put(desk: Desk, record: Any, kind: KindId) -> Change:
    clean = tidied(record)
    insist(entries.check(desk, clean))
    label = KINDS[kind].label
    with writing(desk, label, Action.EDIT if clean.id else Action.ADD, kind) as work:
        _insist_farm(desk, clean.employer_id)
        farm = title(desk.store, KindId.EMPLOYERS, clean.employer_id)
        what = getattr(clean, KINDS[kind].title)
        work.label(f"{label} {'수정' if clean.id else '등록'}: {farm} {what}")
        if clean.id:
            work.update(clean)
            return work.change(clean.id)
        return work.change(work.insert(clean))
