"""휴지통: what was put away of every kind, how long it still lies there, and taking it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.report_templates import OWN
from jobdesk.services import (
    allowance_rules,
    allowances,
    attachments,
    cohort_demands,
    cohorts,
    contacts,
    courses,
    day_attendees,
    day_employers,
    employers,
    entries,
    farm_contracts,
    farm_days,
    farm_requests,
    farm_support,
    farm_support_lines,
    farm_support_settings,
    farm_workers,
    farms,
    follow_ups,
    hiring_proxies,
    lessons,
    lists,
    matching_days,
    notes,
    own_indicators,
    placements,
    plans,
    qualifications,
    referrals,
    registrations,
    report_book,
    report_templates,
    seekers,
    trainees,
    trips,
    vacancies,
)
from jobdesk.services.desk import Desk

KEPT_DAYS = 30
"""Days for which a record lies there before it is due for destruction (store.md, P4)."""

_MOST = 500
_DETAIL: dict[KindId, str] = {
    KindId.SEEKERS: "eup_myeon",
    KindId.EMPLOYERS: "industry",
    KindId.VACANCIES: "employer",
    KindId.REFERRALS: "vacancy",
    KindId.PLACEMENTS: "employer",
    KindId.REGISTRATIONS: "registered_on",
    KindId.NOTES: "content",
    KindId.OUTREACH: "held_on",
    KindId.VISITS: "visited_on",
    KindId.AGREEMENTS: "area",
    KindId.HIRING_PROXIES: "job",
    KindId.MEETINGS: "held_on",
    KindId.PUBLICITY: "published_on",
    KindId.TRIPS: "held_on",
    KindId.TRIP_PEOPLE: "trip",
    KindId.ALLOWANCES: "interview_on",
    KindId.FOLLOW_UPS: "done_on",
    KindId.PROCESS_DAYS: "agenda",
    KindId.SURVEYS: "audience",
    KindId.SURVEY_ANSWERS: "answered_on",
    KindId.MATCHING_DAYS: "held_on",
    KindId.DAY_EMPLOYERS: "matching_day",
    KindId.DAY_ATTENDEES: "matching_day",
    KindId.COURSES: "field",
    KindId.COURSE_SUBJECTS: "course",
    KindId.COHORTS: "starts_on",
    KindId.COHORT_SESSIONS: "cohort",
    KindId.COHORT_DEMANDS: "cohort",
    KindId.TRAINEES: "cohort",
    KindId.ATTENDANCE: "held_on",
    KindId.QUALIFICATIONS: "title",
    KindId.TRAINEE_ALLOWANCES: "month",
    KindId.CERTIFICATE_ISSUES: "number",
    KindId.FARMS: "eup_myeon",
    KindId.FARM_WORKERS: "eup_myeon",
    KindId.FARM_REQUESTS: "starts_on",
    KindId.FARM_CONTRACTS: "employer",
    KindId.SUPPORT_BATCHES: "drafted_on",
    KindId.TASKS: "due_on",
    KindId.ATTACHMENTS: "caption",
    KindId.OWN_INDICATORS: "rule",
    KindId.DATED_CONSTANTS: "value",
    KindId.PLAN_ITEMS: "plan",
    KindId.PLEDGES: "number",
    KindId.REPORT_TEMPLATES: "span_type",
    KindId.REPORTS: "starts_on",
}
_REPLACED = frozenset(
    {
        KindId.DAY_INTERVIEWS,
        KindId.ATTENDANCE,
        KindId.TRAINEE_ALLOWANCES,
        KindId.CERTIFICATE_ISSUES,
        KindId.FARM_DAYS,
        KindId.SUPPORT_PAYMENTS,
    }
)
"""Kinds not listed there: an interview of a day goes there whenever a timetable is made anew, a
mark when its cell is cleared, an allowance when a month is counted again, a 수료증 when it is
cancelled, a day of farm work when somebody is taken out of a farm, a line of support with its
기안. They come back by an undo or with what they are part of, never by themselves beside
what took their place."""

_OF_REPORTS: tuple[KindId, ...] = (
    KindId.OWN_INDICATORS,
    KindId.DATED_CONSTANTS,
    KindId.PLAN_ITEMS,
    KindId.PLEDGES,
    KindId.REPORT_TEMPLATES,
    KindId.REPORTS,
)
"""Kinds without a list of their own that are put away one by one. Money, months, words and typed
numbers are not among them: they go and come with what they are part of, or are typed anew."""
_RECORDS: tuple[KindId, ...] = (
    *(kind for kind in LISTED if kind not in _REPLACED),
    *_OF_REPORTS,
)
_SHOWN: tuple[KindId, ...] = (*_RECORDS, KindId.ATTACHMENTS)
"""The kinds listed there, in an order in which none hangs on a later one."""

_OF_A_PERSON = (("seeker_id", KindId.SEEKERS),)
_OF_A_DAY = (("matching_day_id", KindId.MATCHING_DAYS),)
_OF_A_COHORT = (("cohort_id", KindId.COHORTS),)
_ALONG: dict[KindId, tuple[tuple[str, KindId], ...]] = {
    KindId.REGISTRATIONS: _OF_A_PERSON,
    KindId.TASKS: _OF_A_PERSON,
    KindId.DAY_EMPLOYERS: _OF_A_DAY,
    KindId.DAY_ATTENDEES: _OF_A_DAY,
    KindId.COURSE_SUBJECTS: (("course_id", KindId.COURSES),),
    KindId.COHORT_SESSIONS: _OF_A_COHORT,
    KindId.COHORT_DEMANDS: _OF_A_COHORT,
    KindId.TRAINEES: _OF_A_COHORT,
    KindId.QUALIFICATIONS: (*_OF_A_COHORT, ("trainee_id", KindId.TRAINEES)),
}
"""Kinds that go and come back with their person, their day or their cohort, which alone is listed
then."""

Move = Callable[[Desk, Sequence[int]], Change]


def _trash_entry(kind: KindId, desk: Desk, ids: Sequence[int]) -> Change:
    return entries.trash(desk, kind, ids)


def _untrash_entry(kind: KindId, desk: Desk, ids: Sequence[int]) -> Change:
    return entries.untrash(desk, kind, ids)


def _untrash_lessons(desk: Desk, ids: Sequence[int]) -> Change:
    """Lessons of several cohorts come back cohort by cohort: each follows its own grid."""
    found: dict[object, list[int]] = {}
    for id_, (cohort_id,) in lists.rows(desk, KindId.COHORT_SESSIONS, ids, ("cohort_id",)).items():
        found.setdefault(cohort_id, []).append(id_)
    with desk.store.operation("수업 되살리기") as operation:
        done = [lessons.untrash(desk, mine) for mine in found.values()]
        operation.relabel(", ".join(each.label for each in done))
        return operation.change(*(ref for each in done for ref in each.refs))


def _trash_templates(desk: Desk, ids: Sequence[int]) -> Change:
    """Templates go as their service lets them: none from which a report was drawn up."""
    with desk.store.operation("보고서 양식 휴지통") as operation:
        done = [report_templates.trash(desk, f"{OWN}{id_}") for id_ in ids]
        operation.relabel(", ".join(each.label for each in done))
        return operation.change(*(ref for each in done for ref in each.refs))


TRASH: dict[KindId, Move] = {kind: partial(_trash_entry, kind) for kind in KINDS}
TRASH |= {
    KindId.SEEKERS: seekers.trash,
    KindId.CONTACTS: contacts.trash,
    KindId.EMPLOYERS: employers.trash,
    KindId.VACANCIES: vacancies.trash,
    KindId.REFERRALS: referrals.trash,
    KindId.PLACEMENTS: placements.trash,
    KindId.TRIPS: trips.trash,
    KindId.NOTES: notes.trash,
    KindId.ALLOWANCES: allowances.trash,
    KindId.ATTACHMENTS: attachments.trash,
    KindId.ALLOWANCE_RULES: allowance_rules.trash,
    KindId.REGISTRATIONS: registrations.trash,
    KindId.MATCHING_DAYS: matching_days.trash,
    KindId.DAY_EMPLOYERS: day_employers.trash,
    KindId.DAY_ATTENDEES: day_attendees.trash,
    KindId.COURSES: courses.trash,
    KindId.COHORTS: cohorts.trash,
    KindId.COHORT_SESSIONS: lessons.trash,
    KindId.COHORT_DEMANDS: cohort_demands.remove,
    KindId.TRAINEES: trainees.trash,
    KindId.QUALIFICATIONS: qualifications.trash,
    KindId.FARMS: farms.trash,
    KindId.FARM_WORKERS: farm_workers.trash,
    KindId.FARM_REQUESTS: farm_requests.trash,
    KindId.FARM_DAYS: farm_days.trash,
    KindId.FARM_CONTRACTS: farm_contracts.trash,
    KindId.SUPPORT_BATCHES: farm_support.trash,
    KindId.SUPPORT_ITEMS: farm_support_settings.trash_items,
    KindId.SUPPORT_BUDGETS: farm_support_settings.trash_budgets,
    KindId.SUPPORT_PAYMENTS: farm_support_lines.drop,
    KindId.OWN_INDICATORS: own_indicators.trash,
    KindId.PLAN_ITEMS: plans.trash,
    KindId.REPORT_TEMPLATES: _trash_templates,
    KindId.REPORTS: report_book.trash,
}
"""Moves records of a kind to the 휴지통; refuses in words what others hang on."""

UNTRASH: dict[KindId, Move] = {kind: partial(_untrash_entry, kind) for kind in KINDS}
UNTRASH |= {
    KindId.SEEKERS: seekers.untrash,
    KindId.CONTACTS: contacts.untrash,
    KindId.HIRING_PROXIES: hiring_proxies.untrash,
    KindId.EMPLOYERS: employers.untrash,
    KindId.VACANCIES: vacancies.untrash,
    KindId.REFERRALS: referrals.untrash,
    KindId.PLACEMENTS: placements.untrash,
    KindId.TRIPS: trips.untrash,
    KindId.NOTES: notes.untrash,
    KindId.ALLOWANCES: allowances.untrash,
    KindId.ATTACHMENTS: attachments.untrash,
    KindId.FOLLOW_UPS: follow_ups.untrash,
    KindId.ALLOWANCE_RULES: allowance_rules.untrash,
    KindId.REGISTRATIONS: registrations.untrash,
    KindId.MATCHING_DAYS: matching_days.untrash,
    KindId.DAY_EMPLOYERS: day_employers.untrash,
    KindId.DAY_ATTENDEES: day_attendees.untrash,
    KindId.COURSES: courses.untrash,
    KindId.COHORTS: cohorts.untrash,
    KindId.COHORT_SESSIONS: _untrash_lessons,
    KindId.COHORT_DEMANDS: cohort_demands.untrash,
    KindId.TRAINEES: trainees.untrash,
    KindId.QUALIFICATIONS: qualifications.untrash,
    KindId.FARMS: farms.untrash,
    KindId.FARM_WORKERS: farm_workers.untrash,
    KindId.FARM_REQUESTS: farm_requests.untrash,
    KindId.FARM_DAYS: farm_days.untrash,
    KindId.FARM_CONTRACTS: farm_contracts.untrash,
    KindId.SUPPORT_BATCHES: farm_support.untrash,
    KindId.SUPPORT_ITEMS: farm_support_settings.untrash_items,
    KindId.PLAN_ITEMS: plans.untrash,
    KindId.REPORTS: report_book.untrash,
}
"""Takes them out again."""


@dataclass(frozen=True, slots=True)
class Trashed:
    """A record in the 휴지통; ``days_left`` is 0 once its time is over."""

    ref: Ref
    title: str
    detail: str
    trashed_on: date
    days_left: int

    @property
    def kind_label(self) -> str:
        """``구직자``."""
        return KINDS[self.ref.kind].label


def listing(desk: Desk) -> tuple[Trashed, ...]:
    """What lies there, the latest first; of each kind at most the latest 500."""
    found: list[Trashed] = []
    with desk.store.reading():
        for kind in _SHOWN:
            order = Order("trashed_on", descending=True)
            gone = Filter(trashed=True)
            ids = [*lists.find(desk, kind, gone, order)]
            along = _along(desk, kind)
            ids = [id_ for id_ in ids if id_ not in along]
            if kind is KindId.ATTACHMENTS:
                ids = attachments.alone(desk, ids)
            ids = ids[:_MOST]
            fields = (KINDS[kind].title, _DETAIL[kind], "trashed_on")
            for id_, values in lists.rows(desk, kind, ids, fields).items():
                if kind is KindId.ATTACHMENTS:
                    values = (values[0], attachments.told(desk, id_), values[2])
                found.append(_trashed(desk, Ref(kind, id_), values))
    return tuple(sorted(found, key=lambda t: (t.trashed_on, t.ref.id), reverse=True))


def count(desk: Desk) -> int:
    """How many records lie there, without what only follows its person or its day."""
    with desk.store.reading():
        along = sum(len(_along(desk, kind)) for kind in _ALONG)
        papers = lists.find(desk, KindId.ATTACHMENTS, Filter(trashed=True))
        listed = sum(lists.count(desk, kind, Filter(trashed=True)) for kind in _RECORDS)
        return listed - along + len(attachments.alone(desk, papers))


def _along(desk: Desk, kind: KindId) -> set[int]:
    """What lies there of a kind together with what it is part of."""
    found: set[int] = set()
    for link, above in _ALONG.get(kind, ()):
        lying = tuple(lists.find(desk, above, Filter(trashed=True)))
        if lying:
            of_those = Filter(conditions=(Condition(link, Op.IN, lying),), trashed=True)
            found.update(lists.find(desk, kind, of_those))
    return found


def _trashed(desk: Desk, ref: Ref, values: Sequence[Any]) -> Trashed:
    title, detail, on = values
    day = on if isinstance(on, date) else desk.today()
    left = max(0, KEPT_DAYS - (desk.today() - day).days)
    return Trashed(
        ref, str(title or lists.title(desk, ref.kind, ref.id)), str(detail or ""), day, left
    )


def untrash(desk: Desk, refs: Sequence[Ref]) -> Change:
    """Take records out again, all in one operation; what others hang on comes first.

    Raises UserError when one cannot come back; nothing is changed then.
    """
    order = {kind: place for place, kind in enumerate(_SHOWN)}
    chosen = sorted(refs, key=lambda ref: order[ref.kind])
    label = f"휴지통에서 되살리기: {len(chosen):,}건"
    with desk.store.operation(label) as operation:
        for kind, group in groupby(chosen, key=lambda ref: ref.kind):
            UNTRASH[kind](desk, [ref.id for ref in group])
        if len(chosen) == 1:
            name = lists.title(desk, chosen[0].kind, chosen[0].id)
            operation.relabel(f"{KINDS[chosen[0].kind].label} 되살리기: {name}")
        else:
            operation.relabel(label)
        return operation.change(*chosen)
