"""`export` and `list`: rosters out, records on the screen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.commands import cohort
from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, FieldType, Kind, KindId
from jobdesk.services import access, lists

_SHOWN: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("name", "gender", "birth_date", "phone", "eup_myeon", "desired_job", "status"),
    KindId.EMPLOYERS: ("name", "employer_type", "phone", "eup_myeon", "industry", "status"),
    KindId.VACANCIES: ("employer", "job", "openings", "wage", "received_on", "status"),
    KindId.REFERRALS: ("seeker", "employer", "vacancy", "referred_on", "status"),
    KindId.PLACEMENTS: ("seeker", "employer", "job", "hire_date", "status"),
    KindId.REGISTRATIONS: ("registered_on", "seeker", "registration_type", "valid_until", "status"),
    KindId.NOTES: ("noted_on", "seeker", "employer", "topic", "channel", "content"),
    KindId.OUTREACH: ("held_on", "outreach_type", "place", "note_count", "status"),
    KindId.VISITS: ("visited_on", "employer", "method", "purpose", "content"),
    KindId.AGREEMENTS: ("signed_on", "employer", "partner", "area", "status"),
    KindId.HIRING_PROXIES: ("requested_on", "employer", "job", "heads", "supplied", "status"),
    KindId.MEETINGS: ("held_on", "meeting_type", "title", "headcount"),
    KindId.PUBLICITY: ("published_on", "publicity_type", "title", "count", "unit"),
    KindId.TRIPS: ("held_on", "place", "staff", "people_count", "company_count", "status"),
    KindId.TRIP_PEOPLE: ("held_on", "seeker", "employer", "attendance"),
    KindId.ALLOWANCES: ("interview_on", "seeker", "employer", "amount", "slip_on", "status"),
    KindId.FOLLOW_UPS: ("done_on", "seeker", "employer", "milestone", "outcome", "employed"),
    KindId.PROCESS_DAYS: ("held_on", "attendees", "contact_count", "status"),
    KindId.SURVEYS: ("title", "audience", "scale", "opened_on", "answer_count"),
    KindId.SURVEY_ANSWERS: ("survey", "answered_on", "scores", "comment"),
    KindId.MATCHING_DAYS: (
        "held_on", "title", "employer_count", "applicant_count", "interview_count", "hired_count",
        "status",
    ),
    KindId.DAY_EMPLOYERS: ("matching_day", "booth", "employer", "jobs", "mode", "status"),
    KindId.DAY_ATTENDEES: ("matching_day", "number", "seeker", "phone", "wishes", "status"),
    KindId.DAY_INTERVIEWS: (
        "matching_day", "starts_at", "attendee", "day_employer", "status", "result",
    ),
    KindId.COURSES: ("title", "field", "hours", "certificate", "cohort_count"),
    KindId.COURSE_SUBJECTS: ("course", "position", "title", "hours"),
    KindId.COHORTS: (
        "title", "starts_on", "ends_on", "seats", "applicant_count", "selected_count",
        "completed_count", "hired_count", "status",
    ),
    KindId.COHORT_SESSIONS: ("cohort", "held_on", "starts_at", "hours", "subject", "status"),
    KindId.COHORT_DEMANDS: ("cohort", "employer", "status", "heads", "committed_heads"),
    KindId.TRAINEES: (
        "cohort", "number", "seeker", "phone", "status", "qualifications", "hired_at",
    ),
    KindId.ATTENDANCE: ("cohort", "held_on", "trainee", "mark", "hours", "reason"),
    KindId.QUALIFICATIONS: ("cohort", "trainee", "title", "acquired_on", "number"),
    KindId.TRAINEE_ALLOWANCES: ("cohort", "trainee", "month", "days", "amount", "step"),
    KindId.CERTIFICATE_ISSUES: ("cohort", "number", "trainee", "issued_on", "issue_type"),
    KindId.FARMS: ("employer", "phone", "eup_myeon", "crops", "found_on", "day_count"),
    KindId.FARM_WORKERS: (
        "seeker", "phone", "eup_myeon", "origin", "skills", "found_on", "day_count",
    ),
    KindId.FARM_REQUESTS: (
        "employer", "task", "starts_on", "ends_on", "heads", "daily_wage", "status",
    ),
    KindId.FARM_DAYS: ("work_date", "employer", "task", "seeker", "daily_wage", "status"),
    KindId.FARM_CONTRACTS: (
        "number", "employer", "seeker", "starts_on", "ends_on", "daily_wage", "signed_on",
    ),
    KindId.SUPPORT_BATCHES: (
        "title", "month", "payment_count", "amount_sum", "drafted_on", "paid_on", "step",
    ),
    KindId.SUPPORT_PAYMENTS: ("work_date", "item", "employer", "seeker", "amount", "step"),
    KindId.TASKS: ("due_on", "title", "seeker", "employer", "done_on"),
}  # fmt: skip
"""Columns of the list a person reads; scripts get every field."""


def export(options: argparse.Namespace, console: Console) -> int:
    """Write a roster; who took it out and what for goes to the access log."""
    from jobdesk.domain.rosters import Layout
    from jobdesk.services import cohort_rosters, day_rosters, roster_layouts, rosters

    kind = KindId(options.kind)
    with writing(options) as desk:
        remark, layout = "", Layout(mask=options.mask)
        if options.layout:
            opened = roster_layouts.named(desk, kind, options.layout)
            remark, layout = opened.remark, opened.layout
            layout = replace(layout, mask=layout.mask or options.mask)
        wanted = rosters.Wanted(kind, layout, purpose=options.purpose)
        if options.day:
            of_day = day_rosters.wanted(desk, options.day, kind, mask=options.mask)
            chosen = layout if options.layout else of_day.layout
            wanted = replace(of_day, layout=chosen, purpose=options.purpose)
        if options.cohort:
            cohort.insist(desk, [options.cohort])
            of_cohort = cohort_rosters.wanted(desk, options.cohort, kind, mask=options.mask)
            chosen = layout if options.layout else of_cohort.layout
            wanted = replace(of_cohort, layout=chosen, purpose=options.purpose)
        rows = rosters.save(
            desk,
            wanted,
            options.out,
            password=options.password,
            template=options.template,
            progress=console.progress("내보내기"),
        )
    console.answer({"file": options.out, "kind": options.kind, "rows": rows})
    if remark:
        console.say(remark)
    console.say(f"{KINDS[kind].label} {rows:,}행을 내보냈습니다: {options.out}")
    return 0


def listing(options: argparse.Namespace, console: Console) -> int:
    """The records of a kind: every field for scripts, the main ones for a reader."""
    kind = KINDS[KindId(options.kind)]
    with noting(options) as desk:
        ids = lists.find(
            desk, kind.id, Filter(text=options.search), order=lists.default_order(kind.id)
        )
        shown = list(ids if options.limit is None else ids[: options.limit])
        fields = _fields(kind) if console.as_json else _SHOWN[kind.id]
        rows = lists.rows(desk, kind.id, shown, fields)
        shown = [id_ for id_ in shown if id_ in rows]
        if any(field.personal for field in kind.fields):
            access.listed(desk, kind.id, shown, "명령 list")
    console.answer(
        [{"id": id_, **dict(zip(fields, map(_value, rows[id_]), strict=True))} for id_ in shown]
    )
    console.table(
        ["번호", *(kind.field(field).label for field in fields if not console.as_json)],
        [[str(id_), *map(_text, fields, rows[id_])] for id_ in shown if not console.as_json],
    )
    console.say(f"{len(shown):,}{kind.unit} / 모두 {len(ids):,}{kind.unit}")
    return 0


def _fields(kind: Kind) -> Sequence[str]:
    """Every field of a kind but the sensitive ones, a link both by its name and by its id."""
    fields: list[str] = []
    for field in kind.fields:
        if field.sensitive:
            continue
        fields.append(field.id)
        if field.type is FieldType.LINK:
            fields.append(f"{field.id}_id")
    return fields


def _value(value: object) -> object:
    """A field as JSON has it; enumerations are their Korean text already."""
    return value.isoformat() if isinstance(value, date) else value


def _text(field: str, value: object) -> str:
    if value is None:
        return ""
    if field == "month" and isinstance(value, date):
        return f"{value:%Y-%m}"
    if isinstance(value, bool):
        return "예" if value else "아니요"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
