"""What a sheet of each kind must say, to whom its rows belong, and when two rows are one.

A kind comes in by its declaration here and its words in ``exchange/synonyms_*.py``; no code is
written for it. 구직자, 구인업체 and 구인 have planners of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.kinds import KindId


@dataclass(frozen=True, slots=True)
class Link:
    """A record that a row names: by its field id, and whether it must be named."""

    id: str
    kind: KindId
    required: bool = False
    anew: bool = False
    """Whether one that is not known is made with the row."""


@dataclass(frozen=True, slots=True)
class Implied:
    """A link that no column names: the one record of ``kind`` whose ``columns`` hold the row's
    ``values``; none where there are several."""

    id: str
    kind: KindId
    columns: tuple[str, ...]
    values: tuple[str, ...]
    beside: tuple[tuple[str, str], ...] = ()
    """(column, value) that may be empty on either side."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How records of a kind come in.

    ``keys`` are the columns that make two rows one record, ``beside`` those that tell two of
    one key apart where both say something. Without keys, equal rows are records of their own
    (answers without a name).
    """

    kind: KindId
    links: tuple[Link, ...]
    keys: tuple[str, ...]
    beside: tuple[str, ...] = ()
    implied: tuple[Implied, ...] = ()
    steps: bool = False
    """Whether ``status`` or ``step`` moves only along its stages, so that a sheet never changes
    it."""
    repeats: bool = False


_K = KindId
_SEEKER = Link("seeker", _K.SEEKERS, anew=True)
_THE_SEEKER = Link("seeker", _K.SEEKERS, required=True, anew=True)
_EMPLOYER = Link("employer", _K.EMPLOYERS, anew=True)
_THE_EMPLOYER = Link("employer", _K.EMPLOYERS, required=True, anew=True)
_OUTREACH = Link("outreach", _K.OUTREACH)

_THE_DAY = Link("matching_day", _K.MATCHING_DAYS, required=True)

_THE_COHORT = Link("cohort", _K.COHORTS, required=True)
_THE_COURSE = Link("course", _K.COURSES, required=True)
_THE_TRAINEE = Link("trainee", _K.TRAINEES, required=True)

_BY_INTERVIEW = Implied(
    "referral", _K.REFERRALS, ("seeker_id", "interview_on"), ("seeker_id", "interview_on")
)

INTAKES: dict[KindId, Intake] = {
    one.kind: one
    for one in (
        Intake(
            _K.REFERRALS,
            (_THE_SEEKER, _THE_EMPLOYER, Link("vacancy", _K.VACANCIES, required=True, anew=True)),
            ("seeker_id", "vacancy_id", "referred_on"),
            steps=True,
        ),
        Intake(
            _K.PLACEMENTS,
            (_THE_SEEKER, _THE_EMPLOYER, Link("cohort", _K.COHORTS)),
            ("seeker_id", "hire_date"),
            ("employer_id",),
            steps=True,
        ),
        Intake(
            _K.REGISTRATIONS,
            (_THE_SEEKER, _OUTREACH),
            ("seeker_id", "registered_on"),
            steps=True,
        ),
        Intake(
            _K.NOTES,
            (_SEEKER, _EMPLOYER, _OUTREACH),
            ("seeker_id", "employer_id", "noted_on", "content"),
            ("noted_at",),
        ),
        Intake(_K.OUTREACH, (), ("held_on", "place"), ("title", "starts_at")),
        Intake(
            _K.VISITS,
            (
                _THE_EMPLOYER,
                Link("vacancy", _K.VACANCIES),
                Link("contact", _K.CONTACTS),
            ),
            ("employer_id", "visited_on", "content"),
            ("visited_at", "method", "purpose", "contact_id", "counsellor"),
        ),
        Intake(_K.AGREEMENTS, (_EMPLOYER,), ("employer_id", "partner", "signed_on"), ("area",)),
        Intake(
            _K.HIRING_PROXIES,
            (_THE_EMPLOYER, Link("vacancy", _K.VACANCIES)),
            ("employer_id", "requested_on"),
            ("job",),
        ),
        Intake(_K.MEETINGS, (), ("held_on", "title"), ("starts_at", "place")),
        Intake(_K.PUBLICITY, (), ("published_on", "title"), ("medium", "publicity_type")),
        Intake(_K.TRIPS, (), ("held_on",), ("starts_at", "place", "staff")),
        Intake(
            _K.TRIP_PEOPLE,
            (Link("trip", _K.TRIPS, required=True), _THE_SEEKER, _EMPLOYER),
            ("trip_id", "seeker_id"),
            ("employer_id",),
            (
                Implied(
                    "referral",
                    _K.REFERRALS,
                    ("seeker_id", "interview_on"),
                    ("seeker_id", "trip.held_on"),
                ),
            ),
        ),
        Intake(
            _K.ALLOWANCES,
            (_THE_SEEKER, _EMPLOYER),
            ("seeker_id", "interview_on"),
            ("employer_id",),
            (_BY_INTERVIEW,),
            steps=True,
        ),
        Intake(
            _K.FOLLOW_UPS,
            (_SEEKER, _EMPLOYER, Link("process_day", _K.PROCESS_DAYS)),
            ("seeker_id", "employer_id", "milestone", "done_on", "due_on"),
            ("content",),
            (
                Implied(
                    "placement",
                    _K.PLACEMENTS,
                    ("seeker_id",),
                    ("seeker_id",),
                    (("employer_id", "employer_id"),),
                ),
            ),
        ),
        Intake(_K.PROCESS_DAYS, (), ("held_on",)),
        Intake(_K.SURVEYS, (), ("title", "opened_on")),
        Intake(
            _K.SURVEY_ANSWERS,
            (Link("survey", _K.SURVEYS, required=True), _SEEKER, _EMPLOYER),
            ("survey_id", "seeker_id", "employer_id", "answered_on", "scores", "comment"),
            repeats=True,
        ),
        Intake(_K.MATCHING_DAYS, (), ("held_on", "title"), ("place", "starts_at")),
        Intake(
            _K.DAY_EMPLOYERS,
            (_THE_DAY, _THE_EMPLOYER),
            ("matching_day_id", "employer_id"),
        ),
        Intake(
            _K.DAY_ATTENDEES,
            (_THE_DAY, _THE_SEEKER),
            ("matching_day_id", "seeker_id"),
        ),
        Intake(
            _K.DAY_INTERVIEWS,
            (
                _THE_DAY,
                Link("attendee", _K.DAY_ATTENDEES, required=True),
                Link("day_employer", _K.DAY_EMPLOYERS, required=True),
            ),
            ("attendee_id", "day_employer_id"),
            ("starts_at",),
        ),
        Intake(_K.COURSES, (), ("title",)),
        Intake(_K.COURSE_SUBJECTS, (_THE_COURSE,), ("course_id", "title"), ("position",)),
        Intake(_K.COHORTS, (_THE_COURSE,), ("title", "starts_on"), ("round",)),
        Intake(
            _K.COHORT_SESSIONS,
            (
                _THE_COHORT,
                Link("subject", _K.COURSE_SUBJECTS),
                Link("makes_up", _K.COHORT_SESSIONS),
            ),
            ("cohort_id", "held_on"),
            ("starts_at", "subject_id", "content", "session_type"),
        ),
        Intake(
            _K.COHORT_DEMANDS,
            (_THE_COHORT, _THE_EMPLOYER),
            ("cohort_id", "employer_id"),
            ("asked_on", "job"),
        ),
        Intake(_K.TRAINEES, (_THE_COHORT, _THE_SEEKER), ("cohort_id", "seeker_id")),
        Intake(_K.ATTENDANCE, (_THE_COHORT, _THE_TRAINEE), ("trainee_id", "held_on")),
        Intake(
            _K.QUALIFICATIONS,
            (_THE_COHORT, _THE_TRAINEE),
            ("trainee_id", "title"),
            ("acquired_on", "number"),
        ),
        Intake(_K.TRAINEE_ALLOWANCES, (_THE_COHORT, _THE_TRAINEE), ("trainee_id", "month")),
        Intake(
            _K.CERTIFICATE_ISSUES,
            (_THE_COHORT, _THE_TRAINEE),
            ("trainee_id", "number", "issued_on"),
            ("issue_type",),
        ),
        Intake(_K.FARMS, (_THE_EMPLOYER,), ("employer_id",)),
        Intake(_K.FARM_WORKERS, (_THE_SEEKER,), ("seeker_id",)),
        Intake(
            _K.FARM_REQUESTS,
            (_THE_EMPLOYER, Link("plot", _K.FARM_PLOTS)),
            ("employer_id", "starts_on", "task"),
            ("title", "starts_at", "external_number"),
            steps=True,
        ),
        Intake(
            _K.FARM_DAYS,
            (_THE_EMPLOYER, _THE_SEEKER),
            ("seeker_id", "employer_id", "work_date"),
            steps=True,
        ),
        Intake(
            _K.FARM_CONTRACTS,
            (_THE_EMPLOYER, _THE_SEEKER),
            ("seeker_id", "employer_id", "starts_on"),
            ("number", "ends_on"),
        ),
        Intake(_K.SUPPORT_BATCHES, (), ("title", "drafted_on"), ("month",), steps=True),
        Intake(
            _K.SUPPORT_PAYMENTS,
            (
                Link("employer", _K.EMPLOYERS, required=True),
                Link("seeker", _K.SEEKERS, required=True),
                Link("batch", _K.SUPPORT_BATCHES, required=True),
            ),
            ("farm_day_id", "item"),
            ("batch_id",),
            steps=True,
        ),
        Intake(_K.TASKS, (_SEEKER, _EMPLOYER), ("title", "due_on", "seeker_id", "employer_id")),
        Intake(_K.TARGETS, (), ("year", "indicator", "value")),
    )
}
"""By kind."""
