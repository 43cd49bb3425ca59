"""Beside a cohort: 훈련생 상담, company visits, 간담회, 만족도, the closing 만남의 날."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.changes import Change
from jobdesk.domain.cohort_evidence import TOURS
from jobdesk.domain.counselling import Note, NoteTopic
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayStatus, MatchingDay
from jobdesk.domain.network import Meeting, Visit, VisitMethod
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_records,
    entries,
    lists,
    matching_days,
    notes,
    surveys,
    visits,
)
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

FIRM_MEETING, TRAINEE_MEETING = "협업체 간담회", "훈련생 간담회"
_BY = "cohort_id"


class SurveyPoint(StrEnum):
    """When the trainees are asked."""

    MIDDLE = "중간 설문"
    END = "수료 만족도"


QUESTIONS: dict[SurveyPoint, tuple[str, ...]] = {
    SurveyPoint.MIDDLE: (
        "교육 내용이 기대한 것과 맞습니까?",
        "강의 속도와 난이도가 알맞습니까?",
        "강사의 설명이 알기 쉽습니까?",
        "교육장과 실습 장비에 만족합니까?",
        "어려움을 물었을 때 도움을 받았습니까?",
    ),
    SurveyPoint.END: (
        "훈련과정에 만족합니까?",
        "강의에 만족합니까?",
        "교육이 취업에 도움이 됩니까?",
        "상담과 취업지원에 만족합니까?",
        "다른 사람에게 이 교육을 권하겠습니까?",
    ),
}
"""Questions offered; the centre writes its own over them."""


@dataclass(frozen=True, slots=True)
class Around:
    """What was done around a cohort, the latest first, with the names of those in it."""

    visits: tuple[tuple[Visit, str], ...]
    meetings: tuple[Meeting, ...]
    surveys: tuple[SurveyResult, ...]
    days: tuple[MatchingDay, ...]
    free_days: tuple[MatchingDay, ...]


def around(desk: Desk, cohort_id: int) -> Around:
    """Visits with the firm's name, meetings, surveys, 만남의 날 of a cohort; ``free_days`` are
    those that belong to no cohort and were held since it began or are still to come."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        seen: list[Visit] = linked(desk, KindId.VISITS, _BY, [cohort_id])
        firms = lists.called(desk, KindId.EMPLOYERS, [one.employer_id or 0 for one in seen])
        asked: list[Survey] = linked(desk, KindId.SURVEYS, _BY, [cohort_id])
        conditions = [Condition(_BY, Op.EMPTY)]
        if cohort.starts_on is not None:
            conditions.append(Condition("held_on", Op.AT_LEAST, cohort.starts_on))
        wanted = Filter(conditions=tuple(conditions))
        free: list[MatchingDay] = records.get_many(
            desk.store,
            KindId.MATCHING_DAYS,
            list(lists.find(desk, KindId.MATCHING_DAYS, wanted, Order("held_on"))),
        )
        return Around(
            tuple((one, firms.get(one.employer_id or 0, "")) for one in seen),
            tuple(linked(desk, KindId.MEETINGS, _BY, [cohort_id])),
            tuple(surveys.result(desk, one.id) for one in sorted(asked, key=lambda s: s.id)),
            tuple(linked(desk, KindId.MATCHING_DAYS, _BY, [cohort_id])),
            tuple(day for day in free if day.status is not DayStatus.CANCELLED),
        )


def notes_of(desk: Desk, cohort_id: int, seeker_id: int) -> tuple[Note, ...]:
    """훈련생 상담일지 of one person, the latest first."""
    return tuple(
        note for note in cohort_records.notes(desk, cohort_id) if note.seeker_id == seeker_id
    )


def blank_note(desk: Desk, cohort_id: int) -> Note:
    """A 훈련생 상담 as a form opens it."""
    return notes.blank(desk, topic=NoteTopic.TRAINING.value, cohort_id=cohort_id)


def write_note(desk: Desk, note: Note, seeker_ids: Sequence[int]) -> Change:
    """Store a 훈련생 상담 with each of these. Raises UserError with the field that is wrong."""
    if note.cohort_id is None:
        raise UserError("어느 기수의 상담인지 알 수 없어 적지 않았습니다.", field="cohort")
    if not seeker_ids:
        raise UserError("누구와 상담했는지 고르세요. 쓰신 내용은 그대로 있습니다.", field="seeker")
    return notes.write(desk, note, seeker_ids)


def blank_visit(desk: Desk, cohort_id: int, employer_id: int | None = None) -> Visit:
    """A company visit of a cohort as a form opens it."""
    return replace(
        visits.blank(desk, employer_id),
        cohort_id=cohort_id,
        method=VisitMethod.VISIT.value,
        purpose=TOURS,
    )


def blank_meeting(desk: Desk, cohort_id: int, meeting_type: str) -> Meeting:
    """A 간담회 of a cohort as a form opens it."""
    cohort = cohort_records.cohort(desk, cohort_id)
    found: Meeting = entries.blank(
        desk,
        KindId.MEETINGS,
        meeting_type=meeting_type,
        title=f"{cohort.title} {meeting_type}",
        place=cohort.place,
        cohort_id=cohort_id,
    )
    return found


def blank_survey(desk: Desk, cohort_id: int, point: SurveyPoint) -> Survey:
    """A 만족도 조사 of the trainees as a form opens it."""
    cohort = cohort_records.cohort(desk, cohort_id)
    found: Survey = entries.blank(
        desk,
        KindId.SURVEYS,
        title=f"{cohort.title} {point.value}",
        audience=Audience.TRAINEE,
        questions=QUESTIONS[point],
        cohort_id=cohort_id,
    )
    return found


def blank_day(desk: Desk, cohort_id: int) -> MatchingDay:
    """The closing 만남의 날 of a cohort as a form opens it: on its last day."""
    cohort = cohort_records.cohort(desk, cohort_id)
    held_on = max(cohort.ends_on or desk.today(), desk.today())
    return matching_days.blank(desk, cohort_id=cohort_id, held_on=held_on)


def join_day(desk: Desk, cohort_id: int, day_id: int, *, joined: bool = True) -> Change:
    """Say that a 만남의 날 belongs to the cohort, or that it does not. Raises UserError."""
    day: MatchingDay = records.get(desk.store, KindId.MATCHING_DAYS, day_id)
    cohort_records.cohort(desk, cohort_id)
    return matching_days.save(desk, replace(day, cohort_id=cohort_id if joined else None))
