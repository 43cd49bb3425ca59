"""Everybody who began a cohort: where they stand with its rule, what was decided and gained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain import attendance, completion
from jobdesk.domain.attendance import Rule, Standing
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.completion import Ruling
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import DECIDED, TRAINED, TraineeStatus
from jobdesk.services import attendance_standing, cohort_records, lists
from jobdesk.services.desk import Desk

_KIND = KindId.TRAINEES
_S = TraineeStatus
_OPEN = DECIDED | {_S.RUNNING}


@dataclass(frozen=True, slots=True)
class CompletionRow:
    """One of those who began: where the person stands, what the rule says and what was decided.

    ``id`` is the trainee's. ``said`` is None for who left before the end (조기취업, 중도탈락).
    ``qualifications`` are the titles of the certificates gained, ``hired_at`` the firm.
    """

    id: int
    seeker_id: int
    number: int | None
    name: str
    birth_date: date | None
    phone: str
    status: TraineeStatus
    standing: Standing
    said: Ruling | None
    exception: str
    exit_reason: str
    exit_note: str
    left_on: date | None
    completed_on: date | None
    certificate_number: str
    certificate_on: date | None
    qualifications: str
    qualification_count: int
    hired_at: str
    evaluation: str

    @property
    def awaits(self) -> bool:
        """Whether the rule can say something that was not decided yet."""
        return self.status is _S.RUNNING and self.said is not None and self.said.status is not None

    @property
    def why(self) -> str:
        """Why the person is where they are, in words."""
        if self.said is not None:
            return self.said.why
        last = f"{self.left_on.isoformat()}까지" if self.left_on else ""
        return " · ".join(filter(None, (self.exit_reason, self.exit_note, last)))


@dataclass(frozen=True, slots=True)
class Board:
    """The 수료 of a cohort: the rule, who began, the last lesson, and how many have a seat and
    never began (선발 with no mark)."""

    cohort: Cohort
    course: str
    rule: Rule
    rows: tuple[CompletionRow, ...]
    last_lesson: date | None
    lesson_days: int
    lesson_hours: int
    never_began: int

    @property
    def told(self) -> str:
        """``수료 20명 · 미수료 2명 · …``."""
        return completion.tally([row.status for row in self.rows])

    @property
    def gained(self) -> str:
        """``자격증 12건 · 취득 10명``: certificates and holders; empty without one."""
        counts = [row.qualification_count for row in self.rows if row.qualification_count]
        return f"자격증 {sum(counts):,}건 · 취득 {len(counts):,}명" if counts else ""


_FIELDS = (
    "number", "seeker_id", "birth_date", "phone", "qualifications", "qualification_count",
    "hired_at",
)  # fmt: skip


def board(desk: Desk, cohort_id: int) -> Board:
    """Everybody who began, by number. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = lists.title(desk, KindId.COURSES, cohort.course_id or 0)
        rule = attendance.rule_of(cohort)
        days = attendance.lesson_days(cohort_records.sessions(desk, cohort_id))
        everybody = cohort_records.trainees(desk, cohort_id)
        people = [one for one in everybody if one.status in TRAINED]
        stands = attendance_standing.standings_of(desk, cohort_id, people)
        shown = lists.rows(desk, _KIND, [one.id for one in people], _FIELDS)
        names = lists.called(desk, _KIND, [one.id for one in people])
    rows = []
    for one in people:
        number, seeker_id, birth, phone, gained, count, hired = shown[one.id]
        said = None
        if one.status in _OPEN:
            said = completion.ruling(rule, stands[one.id], completion.excused_by(one))
        rows.append(
            CompletionRow(
                one.id,
                int(str(seeker_id or 0)),
                number if isinstance(number, int) else None,
                names.get(one.id, ""),
                birth if isinstance(birth, date) else None,
                str(phone or ""),
                one.status,
                stands[one.id],
                said,
                one.exception,
                one.exit_reason.value if one.exit_reason.value != one.status.value else "",
                one.exit_note,
                one.left_on,
                one.completed_on,
                one.certificate_number,
                one.certificate_on,
                str(gained or ""),
                int(str(count or 0)),
                str(hired or ""),
                one.evaluation,
            )
        )
    return Board(
        cohort,
        course,
        rule,
        tuple(rows),
        days[-1].held_on if days else None,
        len(days),
        sum(day.hours for day in days),
        sum(one.status is _S.SELECTED for one in everybody),
    )
