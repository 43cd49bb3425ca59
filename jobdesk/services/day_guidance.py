"""Writing to people about a day: those who registered, where they have to be; those who might
come, that there is one.

A message is copied into whatever sends texts. That a person was written to is no counselling
and is not written down as one: it would count. That names and phones were copied is logged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, EmployerAnswer, MeetingStatus
from jobdesk.domain.people import SeekerStatus, age_on
from jobdesk.services import access, day_records, day_words, lists, matching, stored
from jobdesk.services.day_lists import employer_names
from jobdesk.services.day_words import Message
from jobdesk.services.desk import Desk

LEAST = 40
"""The score, of 100, from which somebody is said to fit a vacancy of the day."""
MOST = 200
"""People said to fit, the best of them."""

_SEEKING = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED)
_MAY_COME = (EmployerAnswer.COMING, EmployerAnswer.INVITED)
_OFF = (MeetingStatus.CANCELLED, MeetingStatus.ABSENT)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody one might write to. ``about`` tells namesakes apart (``62세 · 가람읍``); ``why``
    is what they come or might come for, by line: interviews, or the vacancy they fit."""

    id: int
    name: str
    about: str
    phone: str
    why: tuple[str, ...]


def registered(desk: Desk, day_id: int) -> tuple[Receiver, ...]:
    """Who is on the list of the day and has not cancelled, by number, with their interviews."""
    with desk.store.reading():
        here = _here(desk, day_id)
        told = _interviews(desk, day_id)
        return _receivers(
            desk,
            {
                seeker_id: told[id_] or ("면접 시각 없음",)
                for seeker_id, (id_, _number) in here.items()
            },
        )


def fitting(desk: Desk, day_id: int) -> tuple[Receiver, ...]:
    """Who looks for work, is not on the list and fits a vacancy that is brought, the best first."""
    with desk.store.reading():
        firms = {
            each.id: each
            for each in day_records.employers(desk, day_id)
            if each.status in _MAY_COME
        }
        names = employer_names(desk, day_id)
        away = {each.seeker_id for each in day_records.attendees(desk, day_id)}
        brought = {
            each.vacancy_id or 0: names[each.day_employer_id or 0]
            for each in day_records.vacancies(desk, firms)
        }
        jobs = lists.rows(desk, KindId.VACANCIES, sorted(brought), ("job",))
        seeking = set(_seeking(desk)) - away
        best: dict[int, tuple[int, int]] = {}
        for vacancy_id in jobs:
            for seeker_id, score in matching.order_for_vacancy(desk, vacancy_id).items():
                if score >= LEAST and seeker_id in seeking:
                    best[seeker_id] = max(best.get(seeker_id, (0, 0)), (score, vacancy_id))
        order = sorted(best, key=lambda id_: (-best[id_][0], id_))[:MOST]
        return _receivers(
            desk,
            {
                id_: (
                    str(jobs[best[id_][1]][0] or ""),
                    f"{brought[best[id_][1]]} · {best[id_][0]}점",
                )
                for id_ in order
            },
        )


def seeking(desk: Desk, day_id: int) -> tuple[Receiver, ...]:
    """Everybody who looks for work and is not on the list, by name."""
    with desk.store.reading():
        away = {each.seeker_id for each in day_records.attendees(desk, day_id)}
        ids = [id_ for id_ in _seeking(desk) if id_ not in away]
        return tuple(sorted(_receivers(desk, dict.fromkeys(ids, ())), key=lambda one: one.name))


def messages(
    desk: Desk, day_id: int, seeker_ids: Sequence[int], template: str
) -> tuple[Message, ...]:
    """The message to each person, with its blanks filled: number and interviews of those who are
    on the list of the day."""
    with desk.store.reading():
        common = day_words.common(desk, day_records.day(desk, day_id))
        here, told = _here(desk, day_id), _interviews(desk, day_id)
        made = []
        for id_ in dict.fromkeys(seeker_ids):
            person = stored.seeker(desk, id_)
            words = common | {"{이름}": person.name or person.called}
            if id_ in here:
                attendee_id, number = here[id_]
                words["{접수번호}"] = str(number or "")
                words["{면접}"] = ", ".join(told[attendee_id]) or "오시면 접수대에서 알려 드립니다"
            filled = day_words.filled(template, words)
            made.append(Message(id_, person.called, person.phone, filled))
    return tuple(made)


def copied(desk: Desk, messages_: Iterable[Message]) -> None:
    """Note in the access log whose name went onto the clipboard."""
    ids = [each.ref_id for each in messages_]
    access.log(desk, access.Action.EXPORT, KindId.SEEKERS, ids, purpose="만남의 날 안내 문자")


def _here(desk: Desk, day_id: int) -> dict[int, tuple[int, int | None]]:
    """(참가자 id, 접수번호) of who has not cancelled, by seeker."""
    return {
        each.seeker_id or 0: (each.id, each.number)
        for each in day_records.attendees(desk, day_id)
        if each.status is not AttendeeStatus.CANCELLED
    }


def _interviews(desk: Desk, day_id: int) -> dict[int, tuple[str, ...]]:
    """``14:15 부스 3 큰들식품`` of each interview with a time, by 참가자."""
    names = employer_names(desk, day_id)
    booths = {each.id: each.booth for each in day_records.employers(desk, day_id)}
    found: dict[int, list[str]] = defaultdict(list)
    for each in day_records.interviews(desk, day_id):
        at = each.day_employer_id or 0
        if each.starts_at and each.status not in _OFF:
            booth = f"부스 {booths[at]}" if booths.get(at) else ""
            parts = (each.starts_at, booth, names.get(at, ""))
            found[each.attendee_id or 0].append(" ".join(filter(None, parts)))
    return defaultdict(tuple, {id_: tuple(lines) for id_, lines in found.items()})


def _seeking(desk: Desk) -> list[int]:
    words = tuple(each.value for each in _SEEKING)
    wanted = Filter(conditions=(Condition("status", Op.IN, words),))
    return [int(id_) for id_ in lists.find(desk, KindId.SEEKERS, wanted)]


def _receivers(desk: Desk, why: dict[int, tuple[str, ...]]) -> tuple[Receiver, ...]:
    """In the order of ``why``; who lies in the 휴지통 is left out."""
    rows = lists.rows(desk, KindId.SEEKERS, sorted(why), _SHOWN)
    made = []
    for id_, lines in why.items():
        if id_ not in rows:
            continue
        name, nickname, born, year, place, phone = rows[id_]
        age = age_on(
            born if isinstance(born, date) else None, int(str(year)) if year else None, desk.today()
        )
        about = " · ".join(filter(None, (f"{age}세" if age is not None else "", str(place or ""))))
        made.append(Receiver(id_, str(name or nickname or ""), about, str(phone or ""), lines))
    return tuple(made)


_SHOWN = ("name", "nickname", "birth_date", "birth_year", "eup_myeon", "phone")
