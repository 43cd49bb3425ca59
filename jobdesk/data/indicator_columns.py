"""Fields in SQL that only indicators ask for: whether a cohort ran, who stayed, what a form says.

``:today`` is the day as of which is counted, as a number (20261120).
"""

from __future__ import annotations

from jobdesk.data.column import Column, kept
from jobdesk.domain.aftercare import Audience, Outcome
from jobdesk.domain.fields import FieldType, KindId
from jobdesk.domain.indicators_desk import RETENTION_MONTHS
from jobdesk.domain.survey_figures import SCALES, satisfied_from

_T = FieldType
_COHORT, _DAY, _SURVEY = ("l_cohort",), ("l_matching_day",), ("l_survey",)
_DAY_STATUS = {"day_status": Column("l_matching_day.status", _T.CHOICE, join=_DAY)}


def _number(day: str) -> str:
    return f"CAST(replace({day}, '-', '') AS INTEGER)"


def _months_on(months: int) -> str:
    """The day so many months after the hire; the last of the month where that has no such day,
    as milestones.due_date reckons it (민법 157, 160)."""
    month = f"date(t.hire_date, 'start of month', '+{months + 1} months', '-1 day')"
    return f"min(date(t.hire_date, '+{months} months'), {month})"


def _stayed(months: int) -> Column:
    """As milestones.kept_on says True: a leaving date after the day, or somebody's own word."""
    due = _months_on(months)
    return Column(
        f"CASE WHEN t.left_on IS NOT NULL THEN t.left_on > {due} ELSE EXISTS ("
        "SELECT 1 FROM follow_ups f WHERE f.placement_id = t.id"
        f" AND {kept('follow_ups', 'f.id')} AND f.audience <> '{Audience.EMPLOYER}'"
        f" AND f.outcome = '{Outcome.DONE}' AND f.employed = 1"
        f" AND {_number('f.done_on')} <= :today"
        f" AND (coalesce(f.milestone, 0) >= {months} OR f.done_on >= {due})) END",
        _T.FLAG,
    )


_SCORE = "CAST(trim(j.value) AS INTEGER)"
_LEAST = (
    "CASE l_survey.scale "
    + " ".join(f"WHEN {scale} THEN {satisfied_from(scale)}" for scale in SCALES)
    + " ELSE (l_survey.scale * 7 + 9) / 10 END"
)


def _scores(value: str, where: str = "1") -> Column:
    """Over the answers of a form that are scores of its scale, as survey_figures reads them."""
    return Column(
        f"(SELECT {value} FROM json_each(t.scores) j"
        " WHERE j.key < json_array_length(l_survey.questions) AND trim(j.value) <> ''"
        f" AND trim(j.value) NOT GLOB '*[^0-9]*' AND {_SCORE} BETWEEN 1 AND l_survey.scale"
        f" AND {where})",
        _T.NUMBER,
        join=_SURVEY,
    )


ASKED: dict[KindId, dict[str, Column]] = {
    KindId.PLACEMENTS: {
        **{f"due_{n}": Column(_months_on(n), _T.DATE) for n in RETENTION_MONTHS},
        **{f"kept_{n}": _stayed(n) for n in RETENTION_MONTHS},
    },
    KindId.TRIP_PEOPLE: {"trip_status": Column("l_trip.status", _T.CHOICE, join=("l_trip",))},
    KindId.DAY_EMPLOYERS: _DAY_STATUS,
    KindId.DAY_ATTENDEES: _DAY_STATUS,
    KindId.DAY_INTERVIEWS: _DAY_STATUS,
    KindId.TRAINEES: {
        "cohort_starts_on": Column("l_cohort.starts_on", _T.DATE, join=_COHORT),
        "cohort_ends_on": Column("l_cohort.ends_on", _T.DATE, join=_COHORT),
        "cohort_status": Column("l_cohort.status", _T.CHOICE, join=_COHORT),
        "hired_by_now": Column(
            "EXISTS (SELECT 1 FROM placements x WHERE x.seeker_id = t.seeker_id"
            f" AND x.cohort_id = t.cohort_id AND {kept('placements', 'x.id')}"
            f" AND {_number('x.hire_date')} <= :today)",
            _T.FLAG,
        ),
    },
    KindId.SURVEY_ANSWERS: {
        "survey_scale": Column("l_survey.scale", _T.NUMBER, join=_SURVEY),
        "survey_audience": Column("l_survey.audience", _T.CHOICE, join=_SURVEY),
        "score_count": _scores("COUNT(*)"),
        "score_sum": _scores(f"coalesce(SUM({_SCORE}), 0)"),
        "satisfied_count": _scores("COUNT(*)", f"{_SCORE} >= {_LEAST}"),
    },
    KindId.SUPPORT_PAYMENTS: {
        "paid_on": Column("l_batch.paid_on", _T.DATE, join=("l_batch",)),
    },
}
"""Columns by kind and name; they belong to no declared field and are in no list."""
