"""The dataclass that holds a record of each kind."""

from __future__ import annotations

from typing import Any, TypeVar

from jobdesk.domain.aftercare import FollowUp, ProcessDay, Survey, SurveyAnswer
from jobdesk.domain.casework import Placement, Referral
from jobdesk.domain.circumstances import (
    Attachment,
    Availability,
    DistinctPair,
    Relation,
    SavedView,
    Task,
)
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortSession,
    CohortTarget,
    Course,
    CourseSubject,
)
from jobdesk.domain.counselling import Note, Outreach, Phrase, Registration
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker
from jobdesk.domain.farm_support import SupportBatch, SupportBudget, SupportItem, SupportPayment
from jobdesk.domain.farm_work import FarmBlock, FarmContract, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish
from jobdesk.domain.interviews import Allowance, AllowanceRule, Trip, TripPerson
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayVacancy,
    DayWish,
    MatchingDay,
)
from jobdesk.domain.network import Agreement, Contact, HiringProxy, Meeting, Publicity, Visit
from jobdesk.domain.own_indicators import DatedConstant, IndicatorValue, OwnIndicator
from jobdesk.domain.people import Seeker
from jobdesk.domain.plans import PlanItem, PlanMoney, PlanStep, Pledge
from jobdesk.domain.report_records import (
    ReportClosing,
    ReportPhoto,
    ReportRecord,
    ReportTemplate,
    ReportText,
)
from jobdesk.domain.sheets import ImportProfile, RosterLayout
from jobdesk.domain.targets import Target
from jobdesk.domain.trainees import (
    Attendance,
    CertificateIssue,
    Qualification,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeAllowance,
)

Record = (
    Seeker
    | Employer
    | Vacancy
    | Referral
    | Placement
    | Target
    | Registration
    | Note
    | Outreach
    | Phrase
    | Contact
    | Visit
    | Agreement
    | HiringProxy
    | Meeting
    | Publicity
    | Trip
    | TripPerson
    | Allowance
    | AllowanceRule
    | FollowUp
    | ProcessDay
    | Survey
    | SurveyAnswer
    | MatchingDay
    | DayProgramme
    | DayEmployer
    | DayVacancy
    | DayAttendee
    | DayWish
    | DayInterview
    | Course
    | CourseSubject
    | Cohort
    | CohortBudget
    | CohortTarget
    | CohortSession
    | CohortDemand
    | Trainee
    | SelectionStage
    | StageResult
    | Attendance
    | Qualification
    | TraineeAllowance
    | CertificateIssue
    | Farm
    | OwnIndicator
    | IndicatorValue
    | DatedConstant
    | PlanItem
    | PlanMoney
    | PlanStep
    | Pledge
    | ReportTemplate
    | ReportRecord
    | ReportText
    | ReportPhoto
    | ReportClosing
    | FarmPlot
    | FarmSeason
    | FarmWish
    | FarmCar
    | FarmCrew
    | FarmWorker
    | FarmRequest
    | FarmBlock
    | FarmDay
    | FarmContract
    | SupportItem
    | SupportBudget
    | SupportBatch
    | SupportPayment
    | Availability
    | Relation
    | Attachment
    | DistinctPair
    | Task
    | SavedView
    | ImportProfile
    | RosterLayout
)
R = TypeVar("R", bound=Record)

TYPES: dict[KindId, type[Any]] = {
    KindId.SEEKERS: Seeker,
    KindId.EMPLOYERS: Employer,
    KindId.VACANCIES: Vacancy,
    KindId.REFERRALS: Referral,
    KindId.PLACEMENTS: Placement,
    KindId.TARGETS: Target,
    KindId.REGISTRATIONS: Registration,
    KindId.NOTES: Note,
    KindId.OUTREACH: Outreach,
    KindId.PHRASES: Phrase,
    KindId.CONTACTS: Contact,
    KindId.VISITS: Visit,
    KindId.AGREEMENTS: Agreement,
    KindId.HIRING_PROXIES: HiringProxy,
    KindId.MEETINGS: Meeting,
    KindId.PUBLICITY: Publicity,
    KindId.TRIPS: Trip,
    KindId.TRIP_PEOPLE: TripPerson,
    KindId.ALLOWANCES: Allowance,
    KindId.ALLOWANCE_RULES: AllowanceRule,
    KindId.FOLLOW_UPS: FollowUp,
    KindId.PROCESS_DAYS: ProcessDay,
    KindId.SURVEYS: Survey,
    KindId.SURVEY_ANSWERS: SurveyAnswer,
    KindId.MATCHING_DAYS: MatchingDay,
    KindId.DAY_PROGRAMMES: DayProgramme,
    KindId.DAY_EMPLOYERS: DayEmployer,
    KindId.DAY_VACANCIES: DayVacancy,
    KindId.DAY_ATTENDEES: DayAttendee,
    KindId.DAY_WISHES: DayWish,
    KindId.DAY_INTERVIEWS: DayInterview,
    KindId.COURSES: Course,
    KindId.COURSE_SUBJECTS: CourseSubject,
    KindId.COHORTS: Cohort,
    KindId.COHORT_BUDGETS: CohortBudget,
    KindId.COHORT_TARGETS: CohortTarget,
    KindId.COHORT_SESSIONS: CohortSession,
    KindId.COHORT_DEMANDS: CohortDemand,
    KindId.TRAINEES: Trainee,
    KindId.SELECTION_STAGES: SelectionStage,
    KindId.STAGE_RESULTS: StageResult,
    KindId.ATTENDANCE: Attendance,
    KindId.QUALIFICATIONS: Qualification,
    KindId.TRAINEE_ALLOWANCES: TraineeAllowance,
    KindId.CERTIFICATE_ISSUES: CertificateIssue,
    KindId.FARMS: Farm,
    KindId.OWN_INDICATORS: OwnIndicator,
    KindId.INDICATOR_VALUES: IndicatorValue,
    KindId.DATED_CONSTANTS: DatedConstant,
    KindId.PLAN_ITEMS: PlanItem,
    KindId.PLAN_MONEY: PlanMoney,
    KindId.PLAN_STEPS: PlanStep,
    KindId.PLEDGES: Pledge,
    KindId.REPORT_TEMPLATES: ReportTemplate,
    KindId.REPORTS: ReportRecord,
    KindId.REPORT_TEXTS: ReportText,
    KindId.REPORT_PHOTOS: ReportPhoto,
    KindId.REPORT_CLOSINGS: ReportClosing,
    KindId.FARM_PLOTS: FarmPlot,
    KindId.FARM_SEASONS: FarmSeason,
    KindId.FARM_WISHES: FarmWish,
    KindId.FARM_CARS: FarmCar,
    KindId.FARM_CREWS: FarmCrew,
    KindId.FARM_WORKERS: FarmWorker,
    KindId.FARM_REQUESTS: FarmRequest,
    KindId.FARM_BLOCKS: FarmBlock,
    KindId.FARM_DAYS: FarmDay,
    KindId.FARM_CONTRACTS: FarmContract,
    KindId.SUPPORT_ITEMS: SupportItem,
    KindId.SUPPORT_BUDGETS: SupportBudget,
    KindId.SUPPORT_BATCHES: SupportBatch,
    KindId.SUPPORT_PAYMENTS: SupportPayment,
    KindId.AVAILABILITY: Availability,
    KindId.RELATIONS: Relation,
    KindId.ATTACHMENTS: Attachment,
    KindId.DISTINCT_PAIRS: DistinctPair,
    KindId.TASKS: Task,
    KindId.SAVED_VIEWS: SavedView,
    KindId.IMPORT_PROFILES: ImportProfile,
    KindId.ROSTER_LAYOUTS: RosterLayout,
}
"""The dataclass of each kind that has one; its field names are the column names."""
