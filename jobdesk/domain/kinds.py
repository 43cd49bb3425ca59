"""What records there are and which fields each has: declared once, used everywhere.

Grids, forms, import, rosters, history and scripts all read these declarations, so a field
has one id, one Korean label and one type. A later issue adds a kind by declaring a Kind and
naming it here.
"""

from __future__ import annotations

from jobdesk.domain import kinds_around as around
from jobdesk.domain import kinds_cohorts as cohorts
from jobdesk.domain import kinds_days as days
from jobdesk.domain import kinds_desk as desk
from jobdesk.domain import kinds_farms as farms
from jobdesk.domain import kinds_network as network
from jobdesk.domain import kinds_sheets as sheets
from jobdesk.domain import kinds_work as work
from jobdesk.domain.fields import Field, FieldType, Kind, KindId

__all__ = ["KINDS", "LISTED", "PARTS", "WITH_PAPERS", "Field", "FieldType", "Kind", "KindId"]

KINDS: dict[KindId, Kind] = {
    kind.id: kind
    for kind in (
        work.SEEKERS,
        work.EMPLOYERS,
        work.VACANCIES,
        work.REFERRALS,
        work.PLACEMENTS,
        desk.REGISTRATIONS,
        desk.NOTES,
        desk.OUTREACH,
        network.VISITS,
        network.CONTACTS,
        network.AGREEMENTS,
        network.HIRING_PROXIES,
        network.MEETINGS,
        network.PUBLICITY,
        desk.TRIPS,
        desk.TRIP_PEOPLE,
        desk.ALLOWANCES,
        desk.ALLOWANCE_RULES,
        desk.FOLLOW_UPS,
        desk.PROCESS_DAYS,
        desk.SURVEYS,
        desk.SURVEY_ANSWERS,
        days.MATCHING_DAYS,
        days.DAY_PROGRAMMES,
        days.DAY_EMPLOYERS,
        days.DAY_VACANCIES,
        days.DAY_ATTENDEES,
        days.DAY_WISHES,
        days.DAY_INTERVIEWS,
        cohorts.COURSES,
        cohorts.COURSE_SUBJECTS,
        cohorts.COHORTS,
        cohorts.COHORT_BUDGETS,
        cohorts.COHORT_TARGETS,
        cohorts.COHORT_SESSIONS,
        cohorts.COHORT_DEMANDS,
        cohorts.TRAINEES,
        cohorts.SELECTION_STAGES,
        cohorts.STAGE_RESULTS,
        cohorts.ATTENDANCE,
        cohorts.QUALIFICATIONS,
        cohorts.TRAINEE_ALLOWANCES,
        cohorts.CERTIFICATE_ISSUES,
        farms.FARMS,
        farms.FARM_PLOTS,
        farms.FARM_SEASONS,
        farms.FARM_WISHES,
        farms.FARM_CARS,
        farms.FARM_CREWS,
        farms.FARM_WORKERS,
        farms.FARM_REQUESTS,
        farms.FARM_BLOCKS,
        farms.FARM_DAYS,
        farms.FARM_CONTRACTS,
        farms.SUPPORT_ITEMS,
        farms.SUPPORT_BUDGETS,
        farms.SUPPORT_BATCHES,
        farms.SUPPORT_PAYMENTS,
        around.AVAILABILITY,
        around.RELATIONS,
        around.ATTACHMENTS,
        around.DISTINCT_PAIRS,
        around.TASKS,
        around.PHRASES,
        around.SAVED_VIEWS,
        sheets.IMPORT_PROFILES,
        sheets.ROSTER_LAYOUTS,
        work.TARGETS,
    )
}
"""Every kind by id."""

LISTED: tuple[KindId, ...] = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.MATCHING_DAYS,
    KindId.COURSES,
    KindId.COURSE_SUBJECTS,
    KindId.COHORTS,
    KindId.REFERRALS,
    KindId.PLACEMENTS,
    KindId.OUTREACH,
    KindId.REGISTRATIONS,
    KindId.NOTES,
    KindId.VISITS,
    KindId.AGREEMENTS,
    KindId.HIRING_PROXIES,
    KindId.MEETINGS,
    KindId.PUBLICITY,
    KindId.TRIPS,
    KindId.TRIP_PEOPLE,
    KindId.ALLOWANCES,
    KindId.PROCESS_DAYS,
    KindId.FOLLOW_UPS,
    KindId.SURVEYS,
    KindId.SURVEY_ANSWERS,
    KindId.DAY_EMPLOYERS,
    KindId.DAY_ATTENDEES,
    KindId.DAY_INTERVIEWS,
    KindId.COHORT_SESSIONS,
    KindId.COHORT_DEMANDS,
    KindId.TRAINEES,
    KindId.ATTENDANCE,
    KindId.QUALIFICATIONS,
    KindId.TRAINEE_ALLOWANCES,
    KindId.CERTIFICATE_ISSUES,
    KindId.FARMS,
    KindId.FARM_WORKERS,
    KindId.FARM_REQUESTS,
    KindId.FARM_DAYS,
    KindId.FARM_CONTRACTS,
    KindId.SUPPORT_BATCHES,
    KindId.SUPPORT_PAYMENTS,
    KindId.TASKS,
)
"""The kinds that have a list, a roster and a script word, in an order in which none hangs on
a later one but for links that are made afterwards."""

PARTS: tuple[KindId, ...] = (
    KindId.DAY_PROGRAMMES,
    KindId.DAY_VACANCIES,
    KindId.DAY_WISHES,
    KindId.COHORT_BUDGETS,
    KindId.COHORT_TARGETS,
    KindId.SELECTION_STAGES,
    KindId.STAGE_RESULTS,
    KindId.FARM_PLOTS,
    KindId.FARM_SEASONS,
    KindId.FARM_WISHES,
    KindId.FARM_CARS,
    KindId.FARM_CREWS,
    KindId.FARM_BLOCKS,
    KindId.SUPPORT_ITEMS,
    KindId.SUPPORT_BUDGETS,
    KindId.CONTACTS,
    KindId.ALLOWANCE_RULES,
    KindId.AVAILABILITY,
    KindId.RELATIONS,
    KindId.ATTACHMENTS,
    KindId.DISTINCT_PAIRS,
    KindId.PHRASES,
    KindId.SAVED_VIEWS,
    KindId.IMPORT_PROFILES,
    KindId.ROSTER_LAYOUTS,
    KindId.TARGETS,
)
"""The kinds that are shown only within another record or in the settings."""

WITH_PAPERS: frozenset[KindId] = frozenset(
    {
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.VACANCIES,
        KindId.OUTREACH,
        KindId.VISITS,
        KindId.AGREEMENTS,
        KindId.MEETINGS,
        KindId.PUBLICITY,
        KindId.TRIPS,
        KindId.ALLOWANCES,
        KindId.PROCESS_DAYS,
        KindId.MATCHING_DAYS,
        KindId.COHORTS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.FARMS,
        KindId.FARM_REQUESTS,
        KindId.FARM_DAYS,
        KindId.FARM_CONTRACTS,
        KindId.SUPPORT_BATCHES,
        KindId.SUPPORT_PAYMENTS,
    }
)
"""The kinds of record to which papers may be attached."""
