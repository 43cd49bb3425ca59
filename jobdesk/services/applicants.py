"""신청자 of a cohort as lists, score sheets and papers show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import waiting_list
from jobdesk.domain.cohorts import Cohort, RankBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import age_on
from jobdesk.domain.selection import (
    OUT,
    candidates,
    final_order,
    points_text,
    stage_lines,
)
from jobdesk.domain.trainees import (
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.selection import everything


@dataclass(frozen=True, slots=True)
class StageMark:
    """What one stage made of somebody who stood in it; ``scores`` one text per reviewer, ``total``
    with the bonus, empty where nobody scored; ``proposed`` what the stage's rule says."""

    stage_id: int
    title: str
    scores: tuple[str, ...]
    bonus: str
    bonus_reason: str
    mean: str
    total: str
    rank: int | None
    proposed: Verdict
    verdict: Verdict
    note: str


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """A 신청자. ``age`` is 만 나이 on the first day of the course; ``marks`` the stages the person
    stood in, in order; ``rank`` and ``points`` of who passed all of them,
    ``tied`` with another; nobody has a rank where no stage gave scores."""

    id: int
    seeker_id: int
    number: int | None
    name: str
    birth: date | None
    gender: str
    age: int | None
    village: str
    phone: str
    desired_job: str
    status: TraineeStatus
    channel: str
    applied_on: date | None
    waiting_rank: int | None
    selected_on: date | None
    alternative: str
    pledge_on: date | None
    consent_on: date | None
    started_on: date | None
    note: str
    marks: tuple[StageMark, ...]
    rank: int | None
    points: str
    tied: bool

    def mark(self, stage_id: int) -> StageMark | None:
        """What a stage made of the person, None where the person does not stand in it."""
        return next((each for each in self.marks if each.stage_id == stage_id), None)


@dataclass(frozen=True, slots=True)
class Applicants:
    """Everybody on the list of a cohort by number, its stages in order; ``free`` seats are
    None where the cohort has no 정원."""

    cohort: Cohort
    stages: tuple[SelectionStage, ...]
    rows: tuple[ApplicantRow, ...]
    free: int | None

    def standing_in(self, stage_id: int) -> tuple[ApplicantRow, ...]:
        """Who stands in a stage."""
        return tuple(row for row in self.rows if row.mark(stage_id) is not None)


_TAKEN_BACK = frozenset({TraineeStatus.CANCELLED})
_SHOWN = (
    "name", "nickname", "birth_date", "birth_year", "gender", "eup_myeon", "phone", "desired_job",
)  # fmt: skip


def applicants(desk: Desk, cohort_id: int, basis: RankBasis | None = None) -> Applicants:
    """Everybody on the list of a cohort, ranked by ``basis``, else by what the cohort was decided
    by. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        stages, results, people = everything(desk, cohort_id)
        ids = sorted({each.seeker_id or 0 for each in people})
        seekers = lists.rows(desk, KindId.SEEKERS, ids, _SHOWN)
    marks = _marks(stages, results, people)
    order, by = {}, basis or cohort.rank_by
    if any(mark.total for mine in marks.values() for mark in mine):
        order = {
            each.trainee_id: each for each in final_order(stages, results, people, by, _TAKEN_BACK)
        }
    rows = []
    for each in people:
        shown = seekers.get(each.seeker_id or 0, (None,) * len(_SHOWN))
        name, nickname, born, year, gender, village, phone, job = shown
        birth = born if isinstance(born, date) else None
        final = order.get(each.id)
        rows.append(
            ApplicantRow(
                id=each.id,
                seeker_id=each.seeker_id or 0,
                number=each.number,
                name=str(name or nickname or ""),
                birth=birth,
                gender=str(gender or ""),
                age=age_on(
                    birth, int(str(year)) if year else None, cohort.starts_on or desk.today()
                ),
                village=str(village or ""),
                phone=str(phone or ""),
                desired_job=str(job or ""),
                status=each.status,
                channel=each.channel,
                applied_on=each.applied_on,
                waiting_rank=each.waiting_rank,
                selected_on=each.selected_on,
                alternative=each.alternative,
                pledge_on=each.pledge_on,
                consent_on=each.consent_on,
                started_on=each.started_on,
                note=each.note,
                marks=tuple(marks[each.id]),
                rank=final.rank if final is not None else None,
                points=points_text(final.points) if final is not None else "",
                tied=final.tied if final is not None else False,
            )
        )
    return Applicants(cohort, tuple(stages), tuple(rows), waiting_list.free_seats(cohort, people))


def _marks(
    stages: Sequence[SelectionStage], results: Sequence[StageResult], people: Sequence[Trainee]
) -> dict[int, list[StageMark]]:
    """What each stage made of those who stood in it, by trainee."""
    kept = {(each.stage_id, each.trainee_id): each for each in results}
    # Who gave a seat up keeps what was decided of the person, but stands in no further stage.
    there = {
        stage: [each for each in who if each.status not in OUT or (stage, each.id) in kept]
        for stage, who in candidates(stages, results, people, _TAKEN_BACK).items()
    }
    marks: dict[int, list[StageMark]] = {each.id: [] for each in people}
    for stage in stages:
        for line in stage_lines(stage, there[stage.id], results):
            result = kept.get((stage.id, line.trainee_id))
            scores = result.scores if result is not None else ()
            marks[line.trainee_id].append(
                StageMark(
                    stage_id=stage.id,
                    title=stage.title,
                    scores=(*scores, *[""] * line.asked)[: line.asked],
                    bonus=result.bonus if result is not None else "",
                    bonus_reason=result.bonus_reason if result is not None else "",
                    mean=points_text(line.mean),
                    total=points_text(line.total),
                    rank=line.rank,
                    proposed=line.proposed,
                    verdict=line.verdict,
                    note=result.note if result is not None else "",
                )
            )
    return marks
