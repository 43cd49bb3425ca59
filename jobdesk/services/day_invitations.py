"""Inviting to a day: whom one might ask, what one writes to them, and that one did.

A message is copied into whatever sends texts; here only the contact is kept.
"""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY, EmployerStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.domain.network import Visit, VisitMethod
from jobdesk.services import (
    contacts,
    day_employers,
    day_records,
    day_words,
    entries,
    lists,
    stored,
    visits,
)
from jobdesk.services.access import Action
from jobdesk.services.day_words import DayText, Message
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, others, writing

PURPOSE = "만남의 날 초청"
"""The purpose of a contact that invites to a day."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """An employer one might invite. ``openings`` in heads of its open vacancies, ``times``
    how many days it came to, ``last_on`` the latest of them; ``answer`` where it is on this
    day already; ``contacts`` how often it was contacted this month."""

    employer_id: int
    name: str
    industry: str
    eup_myeon: str
    contact: str
    phone: str
    vacancies: int
    openings: int
    times: int
    last_on: date | None
    answer: EmployerAnswer | None
    contacts: int


def candidates(
    desk: Desk,
    day_id: int,
    *,
    with_vacancies: bool = True,
    former: bool = True,
    industry: str = "",
) -> tuple[Invitee, ...]:
    """Employers to invite: those with open vacancies, those that came to another day, or
    everybody where neither is asked for; of an ``industry`` where one is named.

    Those on this day already are marked, not left out. Most openings first, then by name.
    """
    with desk.store.reading():
        seeking = _seeking(desk)
        came = _came(desk, day_id)
        here = {each.employer_id: each.status for each in day_records.employers(desk, day_id)}
        wanted = set(seeking) if with_vacancies else set()
        wanted |= set(came) if former else set()
        rows = lists.rows(desk, KindId.EMPLOYERS, _firms(desk, industry), _SHOWN)
        if with_vacancies or former:
            rows = {id_: row for id_, row in rows.items() if id_ in wanted}
        spoken = _spoken(desk, desk.today())
    found = []
    for id_, (name, trade, place, contact, phone) in rows.items():
        days = came.get(id_, [])
        found.append(
            Invitee(
                employer_id=id_,
                name=str(name or ""),
                industry=str(trade or ""),
                eup_myeon=str(place or ""),
                contact=str(contact or ""),
                phone=str(phone or ""),
                vacancies=len(seeking.get(id_, ())),
                openings=sum(seeking.get(id_, ())),
                times=len(days),
                last_on=max(days, default=None),
                answer=here.get(id_),
                contacts=spoken[id_],
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.openings, one.name, one.employer_id)))


def industries(desk: Desk) -> tuple[str, ...]:
    """The industries that firms of the centre are of, the most frequent first."""
    return tuple(word for word, _ in lists.distinct(desk, KindId.EMPLOYERS, "industry"))


def messages(
    desk: Desk, day_id: int, employer_ids: Sequence[int], template: str | None = None
) -> tuple[Message, ...]:
    """The message to each employer, with its blanks filled; the centre's own words where no
    ``template`` is given."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        on_day = {each.employer_id: each for each in day_records.employers(desk, day_id)}
        common = day_words.common(desk, day)
        if template is None:
            template = day_words.get(desk, DayText.FIRMS)
        made = []
        for id_ in dict.fromkeys(employer_ids):
            firm = stored.employer(desk, id_)
            known = on_day.get(id_) or day_employers.blank(desk, day_id, id_)
            words = common | {"{업체명}": firm.name, "{담당자}": known.contact_name or "담당자"}
            made.append(Message(id_, firm.name, known.phone, day_words.filled(template, words)))
    return tuple(made)


def write_down(
    desk: Desk,
    day_id: int,
    employer_ids: Sequence[int],
    *,
    method: VisitMethod = VisitMethod.MESSAGE,
    content: str = "",
    on: date | None = None,
) -> Change:
    """Keep that these employers were invited: a contact (업체 방문·연락) each, and the day on
    which it was. Who is not on the list of the day comes onto it as 초청.

    ``content`` is said where it is given, else the day is named. All in one operation. Raises
    UserError for a cancelled day or a date to come.
    """
    day_on = on or desk.today()
    with writing(desk, PURPOSE, Action.ADD, KindId.DAY_EMPLOYERS) as work:
        day = day_records.day(desk, day_id)
        here = {each.employer_id: each for each in day_records.employers(desk, day_id)}
        new = [id_ for id_ in dict.fromkeys(employer_ids) if id_ not in here]
        if new:
            day_employers.invite(desk, day_id, new, invited_on=day_on, with_open=True)
        names, visited = [], []
        for id_ in dict.fromkeys(employer_ids):
            known = contacts.of(desk, id_)
            visit = replace(
                visits.blank(desk, id_),
                visited_on=day_on,
                visited_at=desk.store.now().strftime("%H:%M") if day_on == desk.today() else "",
                method=VisitMethod(method).value,
                purpose=PURPOSE,
                contact_id=known[0].id if known and known[0].main else None,
                content=content or f"{day_words.when(day)} ‘{day.title}’에 초청",
            )
            visited.append(_visit(desk, visit))
            before = here.get(id_)
            if before is not None and (before.invited_on is None or before.invited_on < day_on):
                work.update(replace(before, invited_on=day_on))
            names.append(stored.employer(desk, id_).name)
        work.label(f"{PURPOSE}: {others(names)}" if names else PURPOSE)
        return work.change(
            *(
                each.id
                for each in day_records.employers(desk, day_id)
                if each.employer_id in set(employer_ids)
            )
        )


def next_contact(desk: Desk, employer_id: int) -> str:
    """``이번 달 3번째 연락`` as it will be once the firm is contacted now."""
    return f"이번 달 {_spoken(desk, desk.today())[employer_id] + 1}번째 연락"


_SHOWN = ("name", "industry", "eup_myeon", "contact_name", "phone")


def _visit(desk: Desk, visit: Visit) -> int:
    insist(entries.check(desk, visit))
    return visits.record(desk, visit).id


def _firms(desk: Desk, industry: str) -> list[int]:
    alive = tuple(each.value for each in EmployerStatus if each is not EmployerStatus.DORMANT)
    conditions = [Condition("status", Op.IN, alive)]
    if industry:
        conditions.append(Condition("industry", Op.IS, industry))
    return list(lists.find(desk, KindId.EMPLOYERS, Filter(conditions=tuple(conditions))))


def _seeking(desk: Desk) -> dict[int, list[int]]:
    """The heads of each open vacancy by firm."""
    words = tuple(sorted(each.value for each in OPEN_VACANCY))
    ids = lists.find(
        desk, KindId.VACANCIES, Filter(conditions=(Condition("status", Op.IN, words),))
    )
    found: dict[int, list[int]] = defaultdict(list)
    for firm, openings in lists.rows(
        desk, KindId.VACANCIES, ids, ("employer_id", "openings")
    ).values():
        found[int(str(firm))].append(int(str(openings or 0)))
    return found


def _came(desk: Desk, day_id: int) -> dict[int, list[date]]:
    """The days, but this one, to which each firm came."""
    coming = Filter(conditions=(Condition("status", Op.IS, EmployerAnswer.COMING.value),))
    ids = lists.find(desk, KindId.DAY_EMPLOYERS, coming)
    found: dict[int, list[date]] = defaultdict(list)
    rows = lists.rows(
        desk, KindId.DAY_EMPLOYERS, ids, ("employer_id", "held_on", "matching_day_id")
    )
    for firm, on, of_day in rows.values():
        if isinstance(on, date) and of_day != day_id:
            found[int(str(firm))].append(on)
    return found


def _spoken(desk: Desk, on: date) -> Counter[int]:
    """How often each firm was contacted in the month of a day."""
    last = calendar.monthrange(on.year, on.month)[1]
    month = Filter(
        conditions=(
            Condition("visited_on", Op.AT_LEAST, on.replace(day=1)),
            Condition("visited_on", Op.AT_MOST, on.replace(day=last)),
        )
    )
    ids = lists.find(desk, KindId.VISITS, month)
    rows = lists.rows(desk, KindId.VISITS, ids, ("employer_id",))
    return Counter(int(str(firm)) for (firm,) in rows.values() if firm)
