"""Columns computed when a row is saved: search keys, bare digits, amounts of pay.

They are ordinary columns filled here, not generated ones: a generated column that calls our
function would make the file unreadable to any tool that lacks it. ``check`` computes them
again and compares.
"""

from __future__ import annotations

from collections.abc import Mapping

from jobdesk.domain import text
from jobdesk.domain.kinds import KindId
from jobdesk.domain.wages import read_wage

SEARCHED: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: (
        "name",
        "nickname",
        "address",
        "eup_myeon",
        "career",
        "licences",
        "desired_job",
        "desired_area",
        "note",
    ),
    KindId.EMPLOYERS: (
        "name",
        "representative",
        "contact_name",
        "address",
        "eup_myeon",
        "industry",
        "note",
    ),
    KindId.VACANCIES: ("job", "duties", "workplace", "eup_myeon", "licences", "preferred", "note"),
    KindId.REFERRALS: ("reason", "note"),
    KindId.PLACEMENTS: ("employer_name", "job", "note"),
    KindId.REGISTRATIONS: ("note",),
    KindId.NOTES: ("content", "next_what"),
    KindId.OUTREACH: ("title", "place", "partner", "note"),
    KindId.VISITS: ("purpose", "content"),
    KindId.CONTACTS: ("name", "role", "phone", "note"),
    KindId.AGREEMENTS: ("partner", "area", "content", "note"),
    KindId.HIRING_PROXIES: ("job", "note"),
    KindId.MEETINGS: ("title", "place", "partners", "attendees", "content", "note"),
    KindId.PUBLICITY: ("title", "medium", "content"),
    KindId.TRIPS: ("place", "staff", "vehicle", "note"),
    KindId.TRIP_PEOPLE: ("note",),
    KindId.ALLOWANCES: ("slip_by", "reason", "note"),
    KindId.FOLLOW_UPS: ("conditions", "difficulty", "wants", "content"),
    KindId.PROCESS_DAYS: ("attendees", "agenda", "result", "note"),
    KindId.SURVEYS: ("title", "note"),
    KindId.SURVEY_ANSWERS: ("comment",),
    KindId.MATCHING_DAYS: ("title", "place", "host", "organiser", "partners", "note"),
    KindId.DAY_EMPLOYERS: ("booth", "contact_name", "note"),
    KindId.DAY_ATTENDEES: ("note",),
    KindId.DAY_INTERVIEWS: ("reason", "note"),
    KindId.COURSES: ("title", "field", "curriculum", "operator", "partners", "certificate", "note"),
    KindId.COHORTS: ("title", "place", "operator", "trainers", "note"),
    KindId.COHORT_SESSIONS: ("content", "trainer", "place", "reason", "note"),
    KindId.COHORT_DEMANDS: ("job", "skills", "contact_name", "note"),
    KindId.TRAINEES: ("exit_note", "exception", "certificate_number", "alternative", "note"),
    KindId.ATTENDANCE: ("reason", "evidence", "note"),
    KindId.QUALIFICATIONS: ("title", "issuer", "number", "note"),
    KindId.TRAINEE_ALLOWANCES: ("note",),
    KindId.CERTIFICATE_ISSUES: ("number", "reason"),
    KindId.FARMS: ("crops", "village", "directions", "note"),
    KindId.FARM_CARS: ("title", "number", "driver_name", "pickup", "note"),
    KindId.FARM_CREWS: ("title", "eup_myeon", "note"),
    KindId.FARM_WORKERS: ("skills", "tasks", "pickup", "note"),
    KindId.FARM_REQUESTS: ("title", "task", "crop", "contact", "external_number", "note"),
    KindId.FARM_DAYS: ("task", "crop", "note"),
    KindId.FARM_CONTRACTS: ("number", "task", "place", "note"),
    KindId.SUPPORT_BATCHES: ("title", "document", "note"),
    KindId.SUPPORT_PAYMENTS: ("item", "evidence", "note"),
    KindId.PLAN_ITEMS: ("title", "category", "department", "operator", "note"),
    KindId.PLEDGES: ("title", "number", "department", "goal", "note"),
    KindId.REPORTS: ("title", "document_number", "note"),
    KindId.TASKS: ("title", "note"),
    KindId.PHRASES: ("title", "content"),
}
"""Columns whose words a search finds; names of linked records are joined by the search."""

_INITIALS: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("name", "nickname"),
    KindId.EMPLOYERS: ("name", "representative", "contact_name"),
    KindId.VACANCIES: ("job",),
    KindId.PLACEMENTS: ("employer_name",),
    KindId.CONTACTS: ("name",),
    KindId.MATCHING_DAYS: ("title",),
    KindId.COURSES: ("title",),
    KindId.COHORTS: ("title",),
    KindId.FARM_CREWS: ("title",),
    KindId.FARM_CARS: ("title",),
}
_DIGITS: dict[KindId, dict[str, str]] = {
    KindId.SEEKERS: {"phone_digits": "phone", "phone2_digits": "phone2"},
    KindId.EMPLOYERS: {
        "phone_digits": "phone",
        "phone2_digits": "phone2",
        "number_digits": "business_number",
    },
}
_NAME_KEYED = frozenset({KindId.SEEKERS, KindId.EMPLOYERS})
_AMOUNTS: dict[KindId, tuple[str, str]] = {
    KindId.SEEKERS: ("desired_wage_amount", "desired_wage"),
    KindId.VACANCIES: ("wage_amount", "wage"),
    KindId.PLACEMENTS: ("wage_amount", "wage"),
}


def derive(kind: KindId, row: Mapping[str, object]) -> dict[str, object]:
    """The derived columns of a row whose stored columns are given by name.

    ``search_text`` is search keys of the texts, 초성 of names and digits of phones, divided
    by one space; amounts are in won as :func:`jobdesk.domain.wages.read_wage` reads them.
    """
    if kind not in SEARCHED:
        return {}
    digits = {
        column: text.digits(str(row[source])) for column, source in _DIGITS.get(kind, {}).items()
    }
    keys = [text.search_key(str(row[column])) for column in SEARCHED[kind] if row[column]]
    initials = [text.choseong(str(row[column])) for column in _INITIALS.get(kind, ())]
    words = dict.fromkeys((*keys, *initials, *digits.values()))
    derived: dict[str, object] = {"search_text": " ".join(word for word in words if word)}
    derived.update(digits)
    if kind in _NAME_KEYED:
        derived["name_key"] = text.search_key(str(row["name"]))
    if kind in _AMOUNTS:
        column, source = _AMOUNTS[kind]
        wage = read_wage(str(row[source])) if row[source] else None
        derived[column] = wage.amount if wage else None
    return derived


def columns(kind: KindId) -> tuple[str, ...]:
    """Names of the derived columns of a kind."""
    names = ["search_text"] if kind in SEARCHED else []
    names += _DIGITS.get(kind, {})
    if kind in _NAME_KEYED:
        names.append("name_key")
    if kind in _AMOUNTS:
        names.append(_AMOUNTS[kind][0])
    return tuple(names)
