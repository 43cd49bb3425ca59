"""Records that have no rules beyond their own fields: added, edited, put away, taken out.

A kind with effects on others (a hire, a payment) has a service of its own, which takes these
functions as its start; every write of such a kind goes through that service.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.data.record_types import TYPES, Record
from jobdesk.data.titles import title
from jobdesk.domain import (
    aftercare,
    circumstances,
    cohort_checks,
    counselling,
    farm_checks,
    farm_support_checks,
    interviews,
    matching_day_checks,
    network,
    report_checks,
    sheets,
    trainee_checks,
)
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan, refuse_used
from jobdesk.services.writing import insist, others, tidied, writing

Check = Callable[[Any, date], tuple[Problem, ...]]

CHECKS: dict[KindId, Check] = {
    KindId.REGISTRATIONS: counselling.check_registration,
    KindId.NOTES: counselling.check_note,
    KindId.OUTREACH: counselling.check_outreach,
    KindId.PHRASES: counselling.check_phrase,
    KindId.CONTACTS: network.check_contact,
    KindId.VISITS: network.check_visit,
    KindId.AGREEMENTS: network.check_agreement,
    KindId.HIRING_PROXIES: network.check_hiring_proxy,
    KindId.MEETINGS: network.check_meeting,
    KindId.PUBLICITY: network.check_publicity,
    KindId.TRIPS: interviews.check_trip,
    KindId.TRIP_PEOPLE: interviews.check_trip_person,
    KindId.ALLOWANCES: interviews.check_allowance,
    KindId.ALLOWANCE_RULES: interviews.check_allowance_rule,
    KindId.FOLLOW_UPS: aftercare.check_follow_up,
    KindId.PROCESS_DAYS: aftercare.check_process_day,
    KindId.SURVEYS: aftercare.check_survey,
    KindId.SURVEY_ANSWERS: aftercare.check_survey_answer,
    KindId.MATCHING_DAYS: matching_day_checks.check_day,
    KindId.DAY_PROGRAMMES: matching_day_checks.check_programme,
    KindId.DAY_EMPLOYERS: matching_day_checks.check_day_employer,
    KindId.DAY_VACANCIES: matching_day_checks.check_day_vacancy,
    KindId.DAY_ATTENDEES: matching_day_checks.check_attendee,
    KindId.DAY_WISHES: matching_day_checks.check_wish,
    KindId.DAY_INTERVIEWS: matching_day_checks.check_interview,
    KindId.COURSES: cohort_checks.check_course,
    KindId.COURSE_SUBJECTS: cohort_checks.check_subject,
    KindId.COHORTS: cohort_checks.check_cohort,
    KindId.COHORT_BUDGETS: cohort_checks.check_budget,
    KindId.COHORT_TARGETS: cohort_checks.check_target,
    KindId.COHORT_SESSIONS: cohort_checks.check_session,
    KindId.COHORT_DEMANDS: cohort_checks.check_demand,
    KindId.TRAINEES: trainee_checks.check_trainee,
    KindId.SELECTION_STAGES: trainee_checks.check_stage,
    KindId.STAGE_RESULTS: trainee_checks.check_result,
    KindId.ATTENDANCE: trainee_checks.check_attendance,
    KindId.QUALIFICATIONS: trainee_checks.check_qualification,
    KindId.TRAINEE_ALLOWANCES: trainee_checks.check_allowance,
    KindId.CERTIFICATE_ISSUES: trainee_checks.check_issue,
    KindId.FARMS: farm_checks.check_farm,
    KindId.FARM_PLOTS: farm_checks.check_plot,
    KindId.FARM_SEASONS: farm_checks.check_season,
    KindId.FARM_WISHES: farm_checks.check_wish,
    KindId.FARM_CARS: farm_checks.check_car,
    KindId.FARM_CREWS: farm_checks.check_crew,
    KindId.FARM_WORKERS: farm_checks.check_worker,
    KindId.FARM_REQUESTS: farm_checks.check_request,
    KindId.FARM_BLOCKS: farm_checks.check_block,
    KindId.FARM_DAYS: farm_checks.check_day,
    KindId.FARM_CONTRACTS: farm_checks.check_contract,
    KindId.SUPPORT_ITEMS: farm_support_checks.check_item,
    KindId.SUPPORT_BUDGETS: farm_support_checks.check_budget,
    KindId.SUPPORT_BATCHES: farm_support_checks.check_batch,
    KindId.SUPPORT_PAYMENTS: farm_support_checks.check_payment,
    KindId.OWN_INDICATORS: report_checks.check_own_indicator,
    KindId.INDICATOR_VALUES: report_checks.check_indicator_value,
    KindId.DATED_CONSTANTS: report_checks.check_dated_constant,
    KindId.PLAN_ITEMS: report_checks.check_plan_item,
    KindId.PLAN_MONEY: report_checks.check_plan_money,
    KindId.PLAN_STEPS: report_checks.check_plan_step,
    KindId.PLEDGES: report_checks.check_pledge,
    KindId.REPORT_TEMPLATES: report_checks.check_template,
    KindId.REPORTS: report_checks.check_report,
    KindId.REPORT_TEXTS: report_checks.check_text,
    KindId.REPORT_PHOTOS: report_checks.check_photo,
    KindId.REPORT_CLOSINGS: report_checks.check_closing,
    KindId.AVAILABILITY: circumstances.check_availability,
    KindId.RELATIONS: circumstances.check_relation,
    KindId.ATTACHMENTS: circumstances.check_attachment,
    KindId.DISTINCT_PAIRS: circumstances.check_distinct_pair,
    KindId.TASKS: circumstances.check_task,
    KindId.SAVED_VIEWS: circumstances.check_saved_view,
    KindId.IMPORT_PROFILES: sheets.check_import_profile,
    KindId.ROSTER_LAYOUTS: sheets.check_roster_layout,
}
"""What keeps a record of each kind from being stored."""

_DAY: dict[KindId, str] = {
    KindId.REGISTRATIONS: "registered_on",
    KindId.NOTES: "noted_on",
    KindId.OUTREACH: "held_on",
    KindId.VISITS: "visited_on",
    KindId.AGREEMENTS: "signed_on",
    KindId.HIRING_PROXIES: "requested_on",
    KindId.MEETINGS: "held_on",
    KindId.PUBLICITY: "published_on",
    KindId.TRIPS: "held_on",
    KindId.ALLOWANCE_RULES: "applies_on",
    KindId.PROCESS_DAYS: "held_on",
    KindId.SURVEYS: "opened_on",
    KindId.SURVEY_ANSWERS: "answered_on",
    KindId.MATCHING_DAYS: "held_on",
    KindId.DAY_ATTENDEES: "registered_on",
    KindId.COHORT_DEMANDS: "asked_on",
    KindId.COHORT_TARGETS: "set_on",
    KindId.TRAINEES: "applied_on",
    KindId.CERTIFICATE_ISSUES: "issued_on",
    KindId.FARMS: "found_on",
    KindId.FARM_WORKERS: "found_on",
    KindId.FARM_WISHES: "said_on",
    KindId.FARM_REQUESTS: "received_on",
    KindId.SUPPORT_ITEMS: "applies_on",
    KindId.SUPPORT_BATCHES: "drafted_on",
    KindId.INDICATOR_VALUES: "sourced_on",
    KindId.DATED_CONSTANTS: "applies_on",
    KindId.AVAILABILITY: "starts_on",
    KindId.ATTACHMENTS: "added_on",
    KindId.DISTINCT_PAIRS: "decided_on",
    KindId.TASKS: "due_on",
}
"""The date a new record opens with: today."""


def blank(desk: Desk, kind: KindId, **values: object) -> Any:
    """A new record as a form opens it: today, by whoever is at the desk, with ``values``."""
    type_ = TYPES[kind]
    start: dict[str, object] = {}
    if kind in _DAY:
        start[_DAY[kind]] = desk.today()
    if "counsellor" in type_.__dataclass_fields__:
        start["counsellor"] = desk.user
    return type_(**(start | values))


def check(desk: Desk, record: Record) -> tuple[Problem, ...]:
    """What keeps a record from being stored, in words."""
    return CHECKS[records.kind_of(record)](record, desk.today())


def add(desk: Desk, record: Record) -> Change:
    """Store a new record. Raises UserError with the field that is wrong."""
    kind = records.kind_of(record)
    clean = tidied(record)
    insist(check(desk, clean))
    with writing(desk, f"{KINDS[kind].label} 등록", Action.ADD, kind) as work:
        id_ = work.insert(clean)
        work.label(f"{KINDS[kind].label} 등록: {title(desk.store, kind, id_)}")
        return work.change(id_)


def save(desk: Desk, record: Record) -> Change:
    """Store an edited record. Raises UserError and StaleRecord."""
    kind = records.kind_of(record)
    clean = tidied(record)
    insist(check(desk, clean))
    with writing(desk, f"{KINDS[kind].label} 수정", Action.EDIT, kind) as work:
        work.update(clean)
        work.label(f"{KINDS[kind].label} 수정: {title(desk.store, kind, clean.id)}")
        return work.change(clean.id)


def trash(desk: Desk, kind: KindId, ids: Sequence[int]) -> Change:
    """Move records to the 휴지통. Raises UserError naming what still hangs on one of them."""
    label = KINDS[kind].label
    with writing(desk, f"{label} 휴지통", Action.DELETE, kind) as work:
        names = [title(desk.store, kind, id_) for id_ in ids]
        for other, link in hanging(kind):
            refuse_used(desk, ids, names, link, other)
        work.label(f"{label} 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, kind: KindId, ids: Sequence[int]) -> Change:
    """Take records out of the 휴지통. Raises UserError where what they hang on lies there."""
    label = KINDS[kind].label
    links = {
        f"{field.id}_id": KindId(field.link)
        for field in KINDS[kind].stored
        if field.type is FieldType.LINK
    }
    with writing(desk, f"{label} 되살리기", Action.EDIT, kind) as work:
        for record in records.get_many(desk.store, kind, ids):
            refuse_orphan(desk, record, links)
        work.label(f"{label} 되살리기: {others([title(desk.store, kind, id_) for id_ in ids])}")
        work.untrash(ids)
        return work.change(*ids)


def hanging(kind: KindId) -> tuple[tuple[KindId, str], ...]:
    """The kinds whose records may point to one of ``kind``, each with the link's column."""
    return tuple(
        (other.id, f"{field.id}_id")
        for other in KINDS.values()
        for field in other.stored
        if field.type is FieldType.LINK and field.link == kind.value
    )
