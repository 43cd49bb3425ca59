"""Each ready indicator selects what its sentence says, among decoys that it must leave out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.fields import KindId
from jobdesk.domain.indicators import Basis
from jobdesk.domain.indicators_desk import _CHANNELS, _TOPICS
from jobdesk.domain.indicators_ready import READY
from jobdesk.services import aftercare, trip_people
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from tests.conftest import TODAY
from tests.made_indicators import world as world

YEAR = date(2026, 1, 1), date(2026, 12, 31)
_WAYS = {f"notes_{topic}_{way}": 1 for topic in _TOPICS.values() for way in _CHANNELS.values()}
_WAYS["notes_benefit_visit"] = 3
_KINDS = {f"notes_{topic}": 4 for topic in _TOPICS.values()} | {"notes_benefit": 6}
_PEOPLE = {f"note_people_{topic}": 1 for topic in _TOPICS.values()} | {"note_people_benefit": 2}

COUNTED: dict[str, int] = {
    "openings": 12,
    "vacancies": 3,
    "vacancy_firms": 2,
    "new_employers": 2,
    "registrations": 3,
    "registered_people": 2,
    "referrals": 6,
    "referred_people": 2,
    "interviews": 3,
    "interviewed_people": 2,
    "placements": 8,
    "placed_people": 3,
    "placements_by_referral": 3,
    "placements_on_site": 1,
    "placements_after_event": 1,
    "placements_by_training": 1,
    "placements_by_proxy": 1,
    "placements_by_self": 1,
    "insured_placements": 3,
    "trips": 2,
    "trip_people": 2,
    "trip_participations": 4,
    "trip_firms": 2,
    "interview_allowances": 3,
    "interview_allowance_people": 2,
    "interview_allowance_won": 90_000,
    "proxies": 3,
    "proxy_firms": 2,
    "proxy_heads": 8,
    "firm_visits": 2,
    "visited_firms": 1,
    "farms_found": 1,
    "farm_workers_found": 2,
    "farm_days": 3,
    "farm_day_people": 2,
    "farm_day_farms": 2,
    "farm_requests": 1,
    "farm_support_won": 15_700,
    "farm_support_paid_won": 25_000,
    "notes": 38,
    "note_people": 2,
    "notes_by_visit": 10,
    "notes_by_phone": 8,
    "notes_by_mobile": 8,
    "notes_by_trip": 8,
    "outreach_days": 2,
    "outreach_people": 1,
    "outreach_registrations": 1,
    "group_days": 1,
    "group_people": 1,
    "matching_days": 3,
    "job_events": 5,
    "camps": 1,
    "events": 9,
    "event_firms": 1,
    "event_people": 2,
    "event_interviews": 3,
    "event_interview_people": 2,
    "event_hires": 1,
    "agreements": 1,
    "meetings": 2,
    "meeting_people": 12,
    "publicity": 2,
    "press": 1,
    "follow_ups": 5,
    "follow_ups_done": 4,
    "process_days": 1,
    "due_1": 9,
    "kept_1": 1,
    "due_3": 9,
    "kept_3": 1,
    "due_6": 9,
    "kept_6": 1,
    "due_12": 4,
    "kept_12": 2,
    "cohorts": 1,
    "applicants": 5,
    "selected": 4,
    "trainees_started": 3,
    "completed": 2,
    "qualifications": 2,
    "qualified_people": 1,
    "cohort_hires": 1,
    "ended_selected": 4,
    "ended_trained": 3,
    "ended_completed": 2,
    "ended_hired": 1,
    "training_pay_won": 232_000,
    "training_pay_people": 1,
    "survey_forms": 8,
    "answers": 12,
    "satisfied": 7,
    "answers_seekers": 3,
    "satisfied_seekers": 2,
    "answers_employers": 2,
    "satisfied_employers": 1,
    "answers_trainees": 5,
    "satisfied_trainees": 3,
    "answers_5": 3,
    "satisfied_5": 2,
    "score_5": 12,
    "answers_7": 2,
    "satisfied_7": 1,
    "score_7": 9,
    "answers_10": 2,
    "satisfied_10": 1,
    "score_10": 13,
    "answers_100": 3,
    "satisfied_100": 2,
    "score_100": 229,
    **_KINDS,
    **_PEOPLE,
    **_WAYS,
}
RATES: dict[str, tuple[int, int, int]] = {
    "vacancy_ratio": (12, 3, 1),
    "placement_rate": (8, 3, 100),
    "referral_hire_rate": (3, 6, 100),
    "retention_1": (1, 9, 100),
    "retention_3": (1, 9, 100),
    "retention_6": (1, 9, 100),
    "retention_12": (2, 4, 100),
    "completion_rate": (2, 3, 100),
    "completion_rate_selected": (2, 4, 100),
    "cohort_hire_rate": (1, 2, 100),
    "cohort_hire_rate_selected": (1, 4, 100),
    "satisfaction": (7, 12, 100),
    "satisfaction_seekers": (2, 3, 100),
    "satisfaction_employers": (1, 2, 100),
    "satisfaction_trainees": (3, 5, 100),
    "satisfaction_5": (2, 3, 100),
    "mean_5": (12, 3, 1),
    "satisfaction_7": (1, 2, 100),
    "mean_7": (9, 2, 1),
    "satisfaction_10": (1, 2, 100),
    "mean_10": (13, 2, 1),
    "satisfaction_100": (2, 3, 100),
    "mean_100": (229, 3, 1),
}


def test_every_ready_indicator_is_proven_here() -> None:
    records = {each.id for each in READY if each.kind is not None}
    rates = {each.id for each in READY if each.over is not None}
    assert records == set(COUNTED)
    assert rates == set(RATES)
    assert len(READY) == len({each.id for each in READY}) == len({each.label for each in READY})
    assert all(each.rule.endswith(("다.", ")")) and each.group for each in READY)
    assert sum(each.hand is not None for each in READY) == len(READY) - len(records | rates)


@pytest.mark.parametrize("indicator", list(COUNTED))
def test_it_counts_what_its_sentence_says(world: Desk, indicator: str) -> None:
    measures = Measures(world, TODAY)
    whole = measures.figure(indicator, *YEAR)
    assert whole.value == COUNTED[indicator]
    assert whole.kind is measures.indicator(indicator).kind
    days = [
        (date(2026, month, 1), date(2026, month + 1, 1) if month < 12 else date(2027, 1, 1))
        for month in range(1, 13)
    ]
    months = [
        measures.figure(indicator, first, date.fromordinal(after.toordinal() - 1))
        for first, after in days
    ]
    total = sum(Decimal(month.value or 0) for month in months)
    # People counted once a month are once in the year; what is added up is the same either way.
    if measures.indicator(indicator).distinct_field:
        assert max(Decimal(m.value or 0) for m in months) <= COUNTED[indicator] <= total
    else:
        assert total == COUNTED[indicator]
    assert sorted(id_ for month in months for id_ in month.ids) == sorted(whole.ids)


@pytest.mark.parametrize("indicator", list(RATES))
def test_a_rate_is_its_two_parts_and_no_mean_of_rates(world: Desk, indicator: str) -> None:
    above, below, factor = RATES[indicator]
    made = Measures(world, TODAY).figure(indicator, *YEAR)
    assert made.over is not None
    assert (made.over[0].value, made.over[1].value) == (above, below)
    assert made.value == Decimal(above) * factor / Decimal(below)
    assert Measures(world, TODAY).figure(indicator, date(2020, 1, 1), date(2020, 12, 31)).value is (
        None
    )


def test_trips_agree_with_the_page_of_interviews(world: Desk) -> None:
    counts, measures = trip_people.counts(world, *YEAR), Measures(world, date(2026, 12, 31))
    assert measures.figure("trips", *YEAR).value == counts.trips
    assert measures.figure("trip_people", *YEAR).value == len(counts.seeker_ids)
    went = measures.figure("trip_participations", *YEAR)
    assert sorted(went.ids) == sorted(counts.attendance_ids)
    assert measures.figure("trip_firms", *YEAR).value == len(counts.employer_ids)


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_who_stayed_agrees_with_aftercare(world: Desk, months: int) -> None:
    """The same hires, whenever they were due."""
    known = aftercare.retention(world, months)
    measures = Measures(world, TODAY)
    ever = date(2020, 1, 1), TODAY
    due = measures.figure(f"due_{months}", *ever)
    assert sorted(due.ids) == sorted((*known.employed_ids, *known.left_ids, *known.unknown_ids))
    assert sorted(measures.figure(f"kept_{months}", *ever).ids) == sorted(known.employed_ids)
    assert due.kind is KindId.PLACEMENTS


def test_people_are_said_to_be_counted_once() -> None:
    people = [each for each in READY if each.basis is Basis.PEOPLE and each.kind is not None]
    once = {each.id for each in people if each.distinct_field}
    # One record for each person and farm is the rule of those two kinds.
    assert {each.id for each in people} - once == {"farm_workers_found"}
