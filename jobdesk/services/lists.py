"""Lists of records: which ones, in which order, what a row shows, and the search over all."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.data import search as sql
from jobdesk.domain import text
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

EVERYTHING = Filter()
"""The filter that holds every record outside the trash."""

_ORDERS: dict[KindId, Order] = {
    KindId.SEEKERS: Order("registered_on", descending=True),
    KindId.EMPLOYERS: Order("name"),
    KindId.VACANCIES: Order("received_on", descending=True),
    KindId.REFERRALS: Order("referred_on", descending=True),
    KindId.PLACEMENTS: Order("hire_date", descending=True),
    KindId.TARGETS: Order("year", descending=True),
    KindId.REGISTRATIONS: Order("registered_on", descending=True),
    KindId.NOTES: Order("noted_on", descending=True),
    KindId.OUTREACH: Order("held_on", descending=True),
    KindId.VISITS: Order("visited_on", descending=True),
    KindId.CONTACTS: Order("name"),
    KindId.AGREEMENTS: Order("signed_on", descending=True),
    KindId.HIRING_PROXIES: Order("requested_on", descending=True),
    KindId.MEETINGS: Order("held_on", descending=True),
    KindId.PUBLICITY: Order("published_on", descending=True),
    KindId.TRIPS: Order("held_on", descending=True),
    KindId.TRIP_PEOPLE: Order("held_on", descending=True),
    KindId.ALLOWANCES: Order("interview_on", descending=True),
    KindId.ALLOWANCE_RULES: Order("applies_on", descending=True),
    KindId.FOLLOW_UPS: Order("done_on", descending=True),
    KindId.PROCESS_DAYS: Order("held_on", descending=True),
    KindId.SURVEYS: Order("opened_on", descending=True),
    KindId.SURVEY_ANSWERS: Order("answered_on", descending=True),
    KindId.MATCHING_DAYS: Order("held_on", descending=True),
    KindId.DAY_PROGRAMMES: Order("id"),
    KindId.DAY_EMPLOYERS: Order("booth"),
    KindId.DAY_VACANCIES: Order("id"),
    KindId.DAY_ATTENDEES: Order("number"),
    KindId.DAY_WISHES: Order("rank"),
    KindId.DAY_INTERVIEWS: Order("starts_at"),
    KindId.COURSES: Order("title"),
    KindId.COURSE_SUBJECTS: Order("position"),
    KindId.COHORTS: Order("starts_on", descending=True),
    KindId.COHORT_BUDGETS: Order("id"),
    KindId.COHORT_TARGETS: Order("id"),
    KindId.COHORT_SESSIONS: Order("held_on"),
    KindId.COHORT_DEMANDS: Order("id"),
    KindId.TRAINEES: Order("cohort"),
    KindId.SELECTION_STAGES: Order("position"),
    KindId.STAGE_RESULTS: Order("id"),
    KindId.ATTENDANCE: Order("held_on"),
    KindId.QUALIFICATIONS: Order("acquired_on"),
    KindId.TRAINEE_ALLOWANCES: Order("month"),
    KindId.CERTIFICATE_ISSUES: Order("issued_on"),
    KindId.FARMS: Order("employer"),
    KindId.FARM_PLOTS: Order("id"),
    KindId.FARM_SEASONS: Order("starts"),
    KindId.FARM_WISHES: Order("id"),
    KindId.FARM_CARS: Order("title"),
    KindId.FARM_CREWS: Order("title"),
    KindId.FARM_WORKERS: Order("seeker"),
    KindId.FARM_REQUESTS: Order("starts_on", descending=True),
    KindId.FARM_BLOCKS: Order("work_date"),
    KindId.FARM_DAYS: Order("work_date", descending=True),
    KindId.FARM_CONTRACTS: Order("starts_on", descending=True),
    KindId.SUPPORT_ITEMS: Order("applies_on", descending=True),
    KindId.SUPPORT_BUDGETS: Order("year", descending=True),
    KindId.SUPPORT_BATCHES: Order("drafted_on", descending=True),
    KindId.SUPPORT_PAYMENTS: Order("work_date"),
    KindId.OWN_INDICATORS: Order("position"),
    KindId.INDICATOR_VALUES: Order("starts_on", descending=True),
    KindId.DATED_CONSTANTS: Order("applies_on", descending=True),
    KindId.PLAN_ITEMS: Order("position"),
    KindId.PLAN_MONEY: Order("year"),
    KindId.PLAN_STEPS: Order("first_month"),
    KindId.PLEDGES: Order("number"),
    KindId.REPORT_TEMPLATES: Order("title"),
    KindId.REPORTS: Order("starts_on", descending=True),
    KindId.REPORT_TEXTS: Order("id"),
    KindId.REPORT_PHOTOS: Order("position"),
    KindId.REPORT_CLOSINGS: Order("month", descending=True),
    KindId.AVAILABILITY: Order("starts_on"),
    KindId.RELATIONS: Order("id"),
    KindId.ATTACHMENTS: Order("added_on", descending=True),
    KindId.DISTINCT_PAIRS: Order("decided_on", descending=True),
    KindId.TASKS: Order("due_on"),
    KindId.PHRASES: Order("title"),
    KindId.SAVED_VIEWS: Order("name"),
    KindId.IMPORT_PROFILES: Order("used_on", descending=True),
    KindId.ROSTER_LAYOUTS: Order("name"),
}

_SEARCHED = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.MATCHING_DAYS,
    KindId.COHORTS,
    KindId.COURSES,
    KindId.FARMS,
    KindId.REPORTS,
    KindId.PLAN_ITEMS,
    KindId.PLEDGES,
)
_OF_SOMEBODY = (KindId.TRAINEES, KindId.FARM_WORKERS)
"""Kinds whose records are a seeker's place somewhere: found by the person, not by the place."""
_MANY = 50
"""Records of those kinds looked through for those whom the words name."""


_DETAILS: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("birth_year", "eup_myeon", "phone", "status"),
    KindId.EMPLOYERS: ("employer_type", "eup_myeon", "phone", "status"),
    KindId.VACANCIES: ("employer", "received_on", "openings", "status"),
    KindId.MATCHING_DAYS: ("held_on", "place", "status"),
    KindId.COHORTS: ("starts_on", "place", "status"),
    KindId.COURSES: ("field", "hours", "cohort_count"),
    KindId.FARMS: ("crops", "eup_myeon", "village"),
    KindId.REPORTS: ("due_on", "status", "document_number"),
    KindId.PLAN_ITEMS: ("level", "plan", "department"),
    KindId.PLEDGES: ("number", "department", "status"),
    KindId.TRAINEES: ("cohort", "status"),
    KindId.FARM_WORKERS: ("origin", "skills", "status"),
}
"""What stands behind the name where all kinds are searched at once."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found by its words; ``detail`` tells namesakes apart."""

    kind: KindId
    id: int
    title: str
    detail: str


def default_order(kind: KindId) -> Order:
    """How a list of that kind is sorted when it opens: the newest first, firms by name."""
    return _ORDERS[kind]


def find(
    desk: Desk,
    kind: KindId,
    filter: Filter = EVERYTHING,  # noqa: A002 - the word every caller knows
    order: Order | None = None,
) -> array[int]:
    """Ids of the records that ``filter`` holds, sorted; the empty ones of that field last.

    A search by words is noted in the access log. Raises UserError when a value does not fit
    its field.
    """
    ids = sql.find(desk.store, kind, filter, order or default_order(kind), desk.today())
    if filter.text.strip():
        access.searched(desk, kind, text.tidy(filter.text), ids[:200], len(ids))
    return ids


def rows(
    desk: Desk, kind: KindId, ids: Sequence[int], fields: Sequence[str]
) -> dict[int, tuple[object, ...]]:
    """Values of ``fields`` by id, ready to show: dates, numbers, texts, flags.

    A LINK field gives the linked record's name, ``<link>_id`` its id, MULTI one text. Ids
    that are gone are left out. Raises UserError for an unknown field.
    """
    return sql.rows(desk.store, kind, ids, fields, desk.today())


def count(desk: Desk, kind: KindId, filter: Filter = EVERYTHING) -> int:  # noqa: A002
    """How many records ``filter`` holds."""
    return sql.count(desk.store, kind, filter, desk.today())


def distinct(desk: Desk, kind: KindId, field: str) -> list[tuple[str, int]]:
    """The values a field has and how often each, the most frequent first, empty left out."""
    return sql.distinct(desk.store, kind, field, desk.today())


def record(desk: Desk, kind: KindId, id_: int) -> Any:
    """The dataclass of one record, for somebody to look at: the access log notes it.

    Raises UserError when there is none.
    """
    found = records.get(desk.store, kind, id_)
    access.log(desk, Action.VIEW, kind, [id_])
    return found


def title(desk: Desk, kind: KindId, id_: int) -> str:
    """The words by which people know a record: a name, or a job for a vacancy; "" if gone."""
    return called(desk, kind, [id_]).get(id_, "")


def called(desk: Desk, kind: KindId, ids: Sequence[int]) -> dict[int, str]:
    """By what name each record is known, by id: its title, or the field that serves where that
    is empty; a date as ``2026-11-21 (토)`` is written by the window, here in ISO form."""
    declared = KINDS[kind]
    fields = tuple(filter(None, (declared.title, declared.title_else)))
    also = (declared.title_with,) if declared.title_with else ()
    return {
        id_: " ".join(
            filter(
                None,
                (
                    _plain(next((value for value in values[: len(fields)] if value), "")),
                    *(_plain(value or "") for value in values[len(fields) :]),
                ),
            )
        )
        for id_, values in rows(desk, kind, ids, (*fields, *also)).items()
    }


def search(desk: Desk, words: str, limit: int = 8) -> list[Hit]:
    """Seekers, employers, vacancies, matching days, cohorts, courses, farms, reports, items of the
    plan, 공약, trainees and farm workers in which all ``words`` stand, at most ``limit`` each.

    Those whose name begins with the words come first, then the newest. Referrals and
    placements are reached through the person.
    """
    tidy = text.tidy(words)
    if not tidy:
        return []
    hits: list[Hit] = []
    mask = settings.get(desk).mask_lists
    for kind in _SEARCHED:
        ids = sql.best(desk.store, kind, tidy, default_order(kind), limit, desk.today())
        if ids:
            hits += _hits(desk, kind, ids, mask)
    people = [hit.id for hit in hits if hit.kind is KindId.SEEKERS]
    if people:
        access.searched(desk, KindId.SEEKERS, tidy, people, len(people))
    for kind in _OF_SOMEBODY:
        hits += _meant(desk, kind, tidy, people, limit, mask)
    return hits


def _meant(
    desk: Desk, kind: KindId, words: str, people: Sequence[int], limit: int, mask: bool
) -> list[Hit]:
    """Trainees or farm workers who are meant themselves: the name of a cohort alone leads to the
    cohort, and 수확 not to everybody who harvests."""
    found = sql.best(desk.store, kind, words, default_order(kind), _MANY, desk.today())
    told = rows(desk, kind, found, ("seeker", "seeker_id"))
    meant = [
        id_
        for id_ in found
        if told[id_][1] in people
        or any(text.holds(word, str(told[id_][0])) for word in words.split())
    ][:limit]
    if meant:
        access.searched(desk, kind, words, meant, len(meant))
    return _hits(desk, kind, meant, mask)


def _hits(desk: Desk, kind: KindId, ids: Sequence[int], mask: bool) -> list[Hit]:
    shown = rows(desk, kind, ids, (KINDS[kind].title, *_DETAILS[kind]))
    fields = [KINDS[kind].field(name) for name in _DETAILS[kind]]
    names = called(desk, kind, ids)
    hits = []
    for id_ in ids:
        if id_ not in shown:
            continue
        name, *details = shown[id_]
        parts = []
        for field, value in zip(fields, details, strict=True):
            if value in (None, ""):
                continue
            if field.type is FieldType.PHONE and mask and field.personal:
                parts.append(text.mask_phone(str(value)))
            elif field.type is FieldType.YEAR:
                parts.append(f"{value}년생")
            else:
                parts.append(f"{_plain(value)}{field.unit}")
        hits.append(Hit(kind, id_, str(name) or names[id_], " · ".join(parts)))
    return hits


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)
