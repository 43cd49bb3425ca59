"""What a field and a kind of record are; the declarations themselves are in kinds_*.py."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KindId(StrEnum):
    """Names of the kinds; also the names of their tables and of the scripts' words."""

    SEEKERS = "seekers"
    EMPLOYERS = "employers"
    VACANCIES = "vacancies"
    REFERRALS = "referrals"
    PLACEMENTS = "placements"
    REGISTRATIONS = "registrations"
    NOTES = "notes"
    OUTREACH = "outreach"
    VISITS = "visits"
    CONTACTS = "contacts"
    AGREEMENTS = "agreements"
    HIRING_PROXIES = "hiring_proxies"
    MEETINGS = "meetings"
    PUBLICITY = "publicity"
    TRIPS = "trips"
    TRIP_PEOPLE = "trip_people"
    ALLOWANCES = "allowances"
    ALLOWANCE_RULES = "allowance_rules"
    FOLLOW_UPS = "follow_ups"
    PROCESS_DAYS = "process_days"
    SURVEYS = "surveys"
    SURVEY_ANSWERS = "survey_answers"
    AVAILABILITY = "availability"
    RELATIONS = "relations"
    ATTACHMENTS = "attachments"
    DISTINCT_PAIRS = "distinct_pairs"
    MATCHING_DAYS = "matching_days"
    DAY_PROGRAMMES = "day_programmes"
    DAY_EMPLOYERS = "day_employers"
    DAY_VACANCIES = "day_vacancies"
    DAY_ATTENDEES = "day_attendees"
    DAY_WISHES = "day_wishes"
    DAY_INTERVIEWS = "day_interviews"
    COURSES = "courses"
    COURSE_SUBJECTS = "course_subjects"
    COHORTS = "cohorts"
    COHORT_BUDGETS = "cohort_budgets"
    COHORT_TARGETS = "cohort_targets"
    COHORT_SESSIONS = "cohort_sessions"
    COHORT_DEMANDS = "cohort_demands"
    TRAINEES = "trainees"
    SELECTION_STAGES = "selection_stages"
    STAGE_RESULTS = "stage_results"
    ATTENDANCE = "attendance"
    QUALIFICATIONS = "qualifications"
    TRAINEE_ALLOWANCES = "trainee_allowances"
    CERTIFICATE_ISSUES = "certificate_issues"
    FARMS = "farms"
    FARM_PLOTS = "farm_plots"
    FARM_SEASONS = "farm_seasons"
    FARM_WISHES = "farm_wishes"
    FARM_CARS = "farm_cars"
    FARM_CREWS = "farm_crews"
    FARM_WORKERS = "farm_workers"
    FARM_REQUESTS = "farm_requests"
    FARM_BLOCKS = "farm_blocks"
    FARM_DAYS = "farm_days"
    FARM_CONTRACTS = "farm_contracts"
    SUPPORT_ITEMS = "support_items"
    SUPPORT_BUDGETS = "support_budgets"
    SUPPORT_BATCHES = "support_batches"
    SUPPORT_PAYMENTS = "support_payments"
    TASKS = "tasks"
    OWN_INDICATORS = "own_indicators"
    INDICATOR_VALUES = "indicator_values"
    DATED_CONSTANTS = "dated_constants"
    PLAN_ITEMS = "plan_items"
    PLAN_MONEY = "plan_money"
    PLAN_STEPS = "plan_steps"
    PLEDGES = "pledges"
    REPORT_TEMPLATES = "report_templates"
    REPORTS = "reports"
    REPORT_TEXTS = "report_texts"
    REPORT_PHOTOS = "report_photos"
    REPORT_CLOSINGS = "report_closings"
    PHRASES = "phrases"
    SAVED_VIEWS = "saved_views"
    IMPORT_PROFILES = "import_profiles"
    ROSTER_LAYOUTS = "roster_layouts"
    TARGETS = "targets"
    SETTINGS = "settings"


class FieldType(StrEnum):
    """How a field is typed, shown, aligned, parsed and exported."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    PHONE = "phone"
    WAGE = "wage"  # text as said, with an amount derived for sorting
    CHOICE = "choice"  # one of ``choices``
    SUGGEST = "suggest"  # free text; ``choices`` are offered
    MULTI = "multi"  # any of ``choices``
    FLAG = "flag"  # True, False, None unknown
    LINK = "link"  # another record, shown by its name


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    ``derived`` fields are computed or joined (만 나이, the employer's name of a vacancy):
    shown, sorted, exported, never written. ``personal`` ones are masked where lists are
    masked. ``sensitive`` ones (health, disability, an account) leave the office only where a
    reason was given for it. ``unit`` stands behind a number (``명``). A LINK field ``employer``
    is stored as ``employer_id`` and shown as the linked record's name.
    """

    id: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    derived: bool = False
    personal: bool = False
    sensitive: bool = False
    unit: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: ``label`` names one, ``unit`` counts them (348명), ``title`` its field
    by which one is recognised, ``title_else`` the field that serves where that is empty. Where
    many share a title, as the days of work of one date, ``title_with`` is said after it."""

    id: KindId
    label: str
    unit: str
    title: str
    fields: tuple[Field, ...]
    title_else: str = ""
    title_with: str = ""

    def field(self, field_id: str) -> Field:
        """The field of that id. Raises KeyError when there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields that are written, in form order."""
        return tuple(f for f in self.fields if not f.derived)


def values(enum: type[StrEnum]) -> tuple[str, ...]:
    """The words of an enum, as a CHOICE field takes them."""
    return tuple(member.value for member in enum)
