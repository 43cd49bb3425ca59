"""The fields of the counselling desk in SQL, made from the links that its kinds declare."""

from __future__ import annotations

from jobdesk.data import derived, farm_columns
from jobdesk.data.column import (
    Column,
    called,
    counted,
    distinct,
    kept,
    named,
    of_row,
    per,
    person,
)
from jobdesk.domain import (
    kinds_around,
    kinds_cohorts,
    kinds_days,
    kinds_desk,
    kinds_farms,
    kinds_network,
    kinds_reports,
    kinds_sheets,
)
from jobdesk.domain.fields import Field, FieldType, Kind, KindId
from jobdesk.domain.trainees import DECIDED, GONE, RECRUITED, SELECTED, TRAINED, TraineeStatus

_ALL: tuple[Kind, ...] = tuple(
    kind
    for module in (
        kinds_desk,
        kinds_network,
        kinds_days,
        kinds_cohorts,
        kinds_farms,
        kinds_reports,
        kinds_around,
        kinds_sheets,
    )
    for kind in vars(module).values()
    if isinstance(kind, Kind)
)

_NAMED = {"seekers": person, "employers": named}
_SHOWN: dict[str, str] = {
    "vacancies": "{a}.job",
    "outreach": "coalesce(nullif({a}.title, ''), {a}.place)",
    "contacts": "{a}.name",
    "trips": "trim({a}.held_on || ' ' || {a}.place)",
    "process_days": "{a}.held_on",
    "surveys": "{a}.title",
    "placements": f"(SELECT {called('x')} FROM seekers x WHERE x.id = {{a}}.seeker_id)",
    "matching_days": "{a}.title",
    "courses": "{a}.title",
    "course_subjects": "{a}.title",
    "cohorts": "{a}.title",
    "cohort_sessions": "{a}.held_on",
    "selection_stages": "{a}.title",
    "trainees": f"(SELECT {called('x')} FROM seekers x WHERE x.id = {{a}}.seeker_id)",
    "day_employers": "(SELECT x.name FROM employers x WHERE x.id = {a}.employer_id)",
    "day_attendees": f"(SELECT {called('x')} FROM seekers x WHERE x.id = {{a}}.seeker_id)",
    **farm_columns.SHOWN,
    "plan_items": "{a}.title",
    "reports": "{a}.title",
    "attachments": "{a}.name",
    "referrals": "(SELECT x.job FROM vacancies x WHERE x.id = {a}.vacancy_id)",
}
"""How a linked record of each kind is called where it is shown by another."""


def _links(kind: Kind) -> list[Field]:
    return [field for field in kind.fields if field.type is FieldType.LINK]


def _alias(field: Field) -> str:
    return f"l_{field.id}"


def _joins(kind: Kind) -> dict[str, str]:
    return {
        _alias(field): f" LEFT JOIN {field.link} {_alias(field)}"
        f" ON {_alias(field)}.id = t.{field.id}_id"
        for field in _links(kind)
    }


def _linked(field: Field) -> Column:
    alias, id_sql = _alias(field), f"t.{field.id}_id"
    if field.link in _NAMED:
        return _NAMED[field.link](alias, (alias,), id_sql)
    shown = _SHOWN[field.link].format(a=alias)
    return Column(shown, FieldType.LINK, join=(alias,), id_sql=id_sql)


_PERSON = {
    "birth_date": Column("l_seeker.birth_date", FieldType.DATE, join=("l_seeker",)),
    "phone": Column("l_seeker.phone", FieldType.PHONE, join=("l_seeker",)),
}


def _in_day(value: str, table: str, where: str) -> Column:
    return Column(
        f"(SELECT {value} FROM {table} x"
        f" WHERE x.matching_day_id = t.id AND {kept(table, 'x.id')} AND {where})",
        FieldType.NUMBER,
    )


_COMING = "x.status = '참가 확정'"
_MET = "x.status IN ('진행', '완료')"
_THIS_YEAR = "coalesce(substr(x.hire_date, 1, 4) <= substr(t.held_on, 1, 4), 0)"
_WISHED = (
    "x.attendee_id IN (SELECT id FROM day_attendees WHERE status <> '취소' AND trashed_on IS NULL)"
)
_HELD_ON = Column("l_matching_day.held_on", FieldType.DATE, join=("l_matching_day",))

_OF_TRAINEE = {
    "birth_date": Column(
        "(SELECT x.birth_date FROM seekers x WHERE x.id = l_trainee.seeker_id)",
        FieldType.DATE,
        join=("l_trainee",),
    ),
    "phone": Column(
        "(SELECT x.phone FROM seekers x WHERE x.id = l_trainee.seeker_id)",
        FieldType.PHONE,
        join=("l_trainee",),
    ),
}


def _quoted(*statuses: TraineeStatus) -> str:
    return ", ".join(f"'{status}'" for status in sorted(statuses))


_OUTCOMES = _quoted(*DECIDED, *GONE)


def _people(*statuses: TraineeStatus) -> Column:
    return of_row("trainees", "cohort_id", f"x.status IN ({_quoted(*statuses)})")


def _newest_hire(value: str, type_: FieldType) -> Column:
    return Column(
        f"(SELECT {value} FROM placements x LEFT JOIN employers e ON e.id = x.employer_id"
        " WHERE x.cohort_id = t.cohort_id AND x.seeker_id = t.seeker_id"
        f" AND {kept('placements', 'x.id')} ORDER BY x.hire_date DESC, x.id DESC LIMIT 1)",
        type_,
    )


_HELD = "x.attendance <> '불참'"
_STANDING = "status <> '취소'"  # a cancelled 구직신청 counts no more

_DERIVED: dict[KindId, dict[str, Column]] = {
    KindId.REGISTRATIONS: _PERSON,
    KindId.NOTES: _PERSON,
    KindId.ALLOWANCES: _PERSON,
    KindId.FOLLOW_UPS: _PERSON,
    KindId.TASKS: _PERSON,
    KindId.OUTREACH: {
        "note_count": counted("notes", "outreach_id", "n"),
        "people_count": distinct("x.seeker_id", "notes", "outreach_id"),
        "registration_count": counted("registrations", "outreach_id", "g", _STANDING),
    },
    KindId.TRIPS: {
        "people_count": distinct("x.seeker_id", "trip_people", "trip_id", _HELD),
        "company_count": distinct("x.employer_id", "trip_people", "trip_id", _HELD),
    },
    KindId.TRIP_PEOPLE: {
        **_PERSON,
        "held_on": Column("l_trip.held_on", FieldType.DATE, join=("l_trip",)),
    },
    KindId.MATCHING_DAYS: {
        "employer_count": _in_day("COUNT(*)", "day_employers", _COMING),
        "opening_count": Column(
            "(SELECT coalesce(SUM(coalesce(w.openings, v.openings, 0)), 0) FROM day_vacancies w"
            " JOIN day_employers x ON x.id = w.day_employer_id"
            " LEFT JOIN vacancies v ON v.id = w.vacancy_id"
            f" WHERE x.matching_day_id = t.id AND {kept('day_vacancies', 'w.id')}"
            f" AND {kept('day_employers', 'x.id')} AND {_COMING})",
            FieldType.NUMBER,
        ),
        "applicant_count": _in_day("COUNT(*)", "day_attendees", "x.status <> '취소'"),
        "attended_count": _in_day("COUNT(*)", "day_attendees", "x.status = '참석'"),
        "interview_count": _in_day("COUNT(*)", "day_interviews", _MET),
        "hired_count": _in_day("COUNT(*)", "placements", _THIS_YEAR),
        "later_count": _in_day("COUNT(*)", "placements", f"NOT ({_THIS_YEAR})"),
    },
    KindId.DAY_EMPLOYERS: {
        "held_on": _HELD_ON,
        "booth": Column("t.booth", FieldType.TEXT, key="sign_key(t.booth)"),
        "jobs": Column(
            "(SELECT group_concat(job, ', ') FROM ("
            "SELECT v.job || ' ' || coalesce(w.openings, v.openings, 0) || '명' AS job"
            " FROM day_vacancies w JOIN vacancies v ON v.id = w.vacancy_id"
            f" WHERE w.day_employer_id = t.id AND {kept('day_vacancies', 'w.id')} ORDER BY w.id))",
            FieldType.TEXT,
        ),
        "opening_count": Column(
            "(SELECT coalesce(SUM(coalesce(w.openings, v.openings, 0)), 0) FROM day_vacancies w"
            " LEFT JOIN vacancies v ON v.id = w.vacancy_id"
            f" WHERE w.day_employer_id = t.id AND {kept('day_vacancies', 'w.id')})",
            FieldType.NUMBER,
        ),
        "wish_count": of_row("day_wishes", "day_employer_id", _WISHED),
        "interview_count": of_row("day_interviews", "day_employer_id", _MET),
        "hired_count": of_row("day_interviews", "day_employer_id", "x.result = '채용'"),
    },
    KindId.DAY_ATTENDEES: {
        **_PERSON,
        "held_on": _HELD_ON,
        "wishes": Column(
            "(SELECT group_concat(name, ', ') FROM (SELECT e.name FROM day_wishes w"
            " JOIN day_employers x ON x.id = w.day_employer_id"
            " JOIN employers e ON e.id = x.employer_id"
            f" WHERE w.attendee_id = t.id AND {kept('day_wishes', 'w.id')}"
            " ORDER BY w.rank, w.id))",
            FieldType.TEXT,
        ),
        "results": Column(
            "(SELECT group_concat(result, ', ') FROM (SELECT i.result FROM day_interviews i"
            f" WHERE i.attendee_id = t.id AND {kept('day_interviews', 'i.id')}"
            " AND i.result <> '' ORDER BY i.starts_at, i.id))",
            FieldType.TEXT,
        ),
        "wish_count": of_row("day_wishes", "attendee_id"),
        "interview_count": of_row("day_interviews", "attendee_id", _MET),
    },
    KindId.DAY_INTERVIEWS: {
        "held_on": _HELD_ON,
        "number": Column("l_attendee.number", FieldType.NUMBER, join=("l_attendee",)),
        "seeker_id": Column("l_attendee.seeker_id", FieldType.NUMBER, join=("l_attendee",)),
        "employer_id": Column(
            "l_day_employer.employer_id", FieldType.NUMBER, join=("l_day_employer",)
        ),
    },
    KindId.COURSES: {
        "subject_hours": Column(
            "(SELECT coalesce(SUM(x.hours), 0) FROM course_subjects x"
            f" WHERE x.course_id = t.id AND {kept('course_subjects', 'x.id')})",
            FieldType.NUMBER,
        ),
        "cohort_count": of_row("cohorts", "course_id", "x.status <> '취소'"),
    },
    KindId.COHORTS: {
        "applicant_count": _people(*sorted(RECRUITED)),
        "selected_count": _people(*sorted(SELECTED)),
        "trainee_count": _people(*sorted(TRAINED)),
        "completed_count": _people(TraineeStatus.COMPLETED),
        "early_count": _people(TraineeStatus.EARLY_HIRE),
        "dropped_count": _people(TraineeStatus.DROPPED),
        "qualification_count": of_row("qualifications", "cohort_id"),
        "holder_count": distinct("x.trainee_id", "qualifications", "cohort_id"),
        "hired_count": distinct("x.seeker_id", "placements", "cohort_id"),
    },
    KindId.COHORT_DEMANDS: {
        "hired_count": Column(
            "(SELECT COUNT(DISTINCT x.seeker_id) FROM placements x"
            " WHERE x.cohort_id = t.cohort_id AND x.employer_id = t.employer_id"
            f" AND {kept('placements', 'x.id')})",
            FieldType.NUMBER,
        ),
    },
    KindId.TRAINEES: {
        **_PERSON,
        "gender": Column("l_seeker.gender", FieldType.TEXT, join=("l_seeker",)),
        "marks": Column(
            "(SELECT group_concat(mark || ' ' || days, ', ') FROM (SELECT x.mark, COUNT(*) AS days"
            f" FROM attendance x WHERE x.trainee_id = t.id AND {kept('attendance', 'x.id')}"
            " GROUP BY x.mark ORDER BY MIN(x.held_on)))",
            FieldType.TEXT,
        ),
        "completed": Column(
            f"CASE WHEN t.status IN ({_OUTCOMES}) THEN t.status ELSE '' END", FieldType.TEXT
        ),
        "qualifications": Column(
            "(SELECT group_concat(title, ', ') FROM (SELECT q.title FROM qualifications q"
            f" WHERE q.trainee_id = t.id AND {kept('qualifications', 'q.id')}"
            " ORDER BY q.acquired_on, q.id))",
            FieldType.TEXT,
        ),
        "qualification_count": of_row("qualifications", "trainee_id"),
        "hired_at": _newest_hire("coalesce(e.name, x.employer_name)", FieldType.TEXT),
        "hired_on": _newest_hire("x.hire_date", FieldType.DATE),
    },
    KindId.ATTENDANCE: {
        **_OF_TRAINEE,
        "number": Column("l_trainee.number", FieldType.NUMBER, join=("l_trainee",)),
        "seeker_id": Column("l_trainee.seeker_id", FieldType.NUMBER, join=("l_trainee",)),
    },
    KindId.QUALIFICATIONS: {
        **_OF_TRAINEE,
        "seeker_id": Column("l_trainee.seeker_id", FieldType.NUMBER, join=("l_trainee",)),
    },
    KindId.TRAINEE_ALLOWANCES: _OF_TRAINEE,
    KindId.CERTIFICATE_ISSUES: _OF_TRAINEE,
    KindId.PROCESS_DAYS: {"contact_count": counted("follow_ups", "process_day_id", "f")},
    KindId.HIRING_PROXIES: {
        "vacancy_received_on": Column("l_vacancy.received_on", FieldType.DATE, join=("l_vacancy",)),
        "vacancy_openings": Column("l_vacancy.openings", FieldType.NUMBER, join=("l_vacancy",)),
        # Counted where placements tell it, as typed where none does: never both.
        "supplied_count": Column(
            "COALESCE(NULLIF((SELECT COUNT(*) FROM placements x WHERE x.vacancy_id = t.vacancy_id"
            f" AND x.route = '채용대행' AND {kept('placements', 'x.id')}), 0), t.supplied)",
            FieldType.NUMBER,
        ),
    },
    **farm_columns.DERIVED,
    KindId.SURVEYS: {"answer_count": counted("survey_answers", "survey_id", "a")},
}

_PER: dict[KindId, dict[str, str]] = {
    KindId.OUTREACH: {
        "n": per("n", "COUNT(*) AS n", "notes", "outreach_id"),
        "g": per("g", "COUNT(*) AS n", "registrations", "outreach_id", _STANDING),
    },
    KindId.PROCESS_DAYS: {"f": per("f", "COUNT(*) AS n", "follow_ups", "process_day_id")},
    KindId.SURVEYS: {"a": per("a", "COUNT(*) AS n", "survey_answers", "survey_id")},
}

JOINS: dict[KindId, dict[str, str]] = {
    kind.id: _joins(kind) | _PER.get(kind.id, {}) for kind in _ALL
}
"""As columns.JOINS."""

SPECIAL: dict[KindId, dict[str, Column]] = {
    kind.id: {field.id: _linked(field) for field in _links(kind)} | _DERIVED.get(kind.id, {})
    for kind in _ALL
}
"""As columns._SPECIAL: links and derived fields; plain ones are made from their declaration."""

TEXT_SOURCES: dict[KindId, tuple[str, ...]] = {
    kind.id: ("t.search_text",) if derived.columns(kind.id) else () for kind in _ALL
}
"""As columns.TEXT_SOURCES."""

_FOUND = frozenset(
    {
        "seekers",
        "employers",
        "vacancies",
        "matching_days",
        "day_attendees",
        "day_employers",
        "courses",
        "cohorts",
        "trainees",
    }
)

LINKED_TEXT: dict[KindId, tuple[tuple[str, KindId], ...]] = {
    kind.id: tuple(
        (f"t.{field.id}_id", KindId(field.link)) for field in _links(kind) if field.link in _FOUND
    )
    for kind in _ALL
}
"""As columns.LINKED_TEXT."""
