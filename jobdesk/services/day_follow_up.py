"""환류: what is done after a day for whom nobody hired, what was learnt, and how it was liked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Task
from jobdesk.domain.counselling import NoteTopic
from jobdesk.domain.day_owed import OWED
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayAttendee,
    InterviewResult,
    MatchingDay,
)
from jobdesk.domain.network import Meeting
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.errors import UserError
from jobdesk.services import day_records, entries, lists, notes, surveys
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, tidied, writing

TRAINING = "훈련 안내"
CONTACT = "다시 연락"

_WEEK = timedelta(days=7)
_MEETING_TYPE = "협업체 간담회"

QUESTIONS: dict[Audience, tuple[str, ...]] = {
    Audience.SEEKER: (
        "행사가 일자리를 찾는 데 도움이 되었습니까?",
        "만나고 싶은 업체를 만났습니까?",
        "안내와 진행이 알기 쉬웠습니까?",
        "시간과 장소가 알맞았습니까?",
        "다음 행사에도 오시겠습니까?",
    ),
    Audience.EMPLOYER: (
        "찾던 사람을 만났습니까?",
        "면접 시간과 자리 배치가 알맞았습니까?",
        "사전 안내와 당일 지원이 충분했습니까?",
        "다음 행사에도 참여하시겠습니까?",
    ),
}
"""Questions offered for a day's 만족도 조사; the centre writes its own over them."""


@dataclass(frozen=True, slots=True)
class Unhired:
    """Somebody who came and whom nobody has hired.

    ``said`` is each firm met with its result (``한빛식품 불채용``), ``owed`` how many of them
    still have to answer, ``referred`` how often the person was sent to a vacancy since the day,
    ``next_on`` and ``next_what`` what was promised and is still ahead.
    """

    attendee_id: int
    seeker_id: int
    number: int | None
    name: str
    phone: str
    desired_job: str
    said: tuple[str, ...]
    owed: int
    referred: int
    next_on: date | None
    next_what: str

    @property
    def cared_for(self) -> bool:
        """Whether something was done or promised since the day."""
        return bool(self.referred) or self.next_on is not None


def unhired(desk: Desk, day_id: int) -> tuple[Unhired, ...]:
    """Who came to a day and has no work of it, nor elsewhere since; those for whom nothing
    was done yet first."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        came = {
            one.id: one
            for one in day_records.attendees(desk, day_id)
            if one.status is AttendeeStatus.CAME
        }
        met: dict[int, list[tuple[InterviewResult, int]]] = {}
        for one in day_records.interviews(desk, day_id):
            if one.status in MET:
                said = (one.result, one.day_employer_id or 0)
                met.setdefault(one.attendee_id or 0, []).append(said)
        working = _working(desk, came.values(), day)
        left = [
            one
            for one in came.values()
            if one.seeker_id not in working
            and all(result is not InterviewResult.HIRED for result, _ in met.get(one.id, ()))
        ]
        made = _described(desk, day, left, met)
    return tuple(sorted(made, key=lambda one: (one.cared_for, one.number or 99_999, one.name)))


def promise(
    desk: Desk,
    day_id: int,
    seeker_ids: Sequence[int],
    what: str,
    due_on: date,
    *,
    words: str = "",
) -> Change:
    """A 할 일 for each of them: what comes next (훈련 안내, 다시 연락) and when.

    With ``words``, what the person said, it is a 상담 too, and its next day is the 할 일.
    Raises UserError with the field that is wrong.
    """
    if not seeker_ids:
        raise UserError("누구에게 할 일인지 고르세요.", field="seeker")
    if due_on < desk.today():
        raise UserError(
            "할 날이 지났습니다. 적지 않았습니다. 오늘이나 뒤의 날을 고르세요.", field="due_on"
        )
    day = day_records.day(desk, day_id)
    if words:
        topic = NoteTopic.TRAINING if what == TRAINING else NoteTopic.EMPLOYMENT
        note = notes.blank(desk, topic=topic.value, content=words, next_on=due_on, next_what=what)
        return notes.write(desk, note, seeker_ids)
    people = tuple(dict.fromkeys(seeker_ids))
    names = lists.called(desk, KindId.SEEKERS, people)
    with writing(desk, "할 일", Action.ADD, KindId.TASKS) as work:
        made = [
            work.insert(
                tidied(
                    Task(
                        title=f"{what} ({day.title})",
                        due_on=due_on,
                        seeker_id=id_,
                        counsellor=desk.user,
                    )
                )
            )
            for id_ in people
        ]
        work.label(f"할 일: {what} {others([names[id_] for id_ in people])}")
        return work.change(*made)


def meetings(desk: Desk, day_id: int) -> tuple[Meeting, ...]:
    """The 환류간담회 of a day, the latest first."""
    return tuple(_linked(desk, KindId.MEETINGS, day_id, Order("held_on", descending=True)))


def blank_meeting(desk: Desk, day_id: int) -> Meeting:
    """A 환류간담회 as a form opens it: within a week of the day (사례집 L12083), its partners."""
    day = day_records.day(desk, day_id)
    held_on = desk.today()
    if day.held_on is not None:
        held_on = max(held_on, day.held_on)
    found: Meeting = entries.blank(
        desk,
        KindId.MEETINGS,
        meeting_type=_MEETING_TYPE,
        title=f"{day.title} 환류간담회",
        held_on=held_on,
        place=day.place,
        partners=day.partners,
        matching_day_id=day_id,
    )
    return found


def late_for_meeting(day: MatchingDay, today: date) -> bool:
    """Whether the week in which a 환류간담회 is held has passed."""
    return day.held_on is not None and today > day.held_on + _WEEK


def hold_meeting(desk: Desk, meeting: Meeting) -> Change:
    """Store a 환류간담회; the day says when it was and, where it says nothing yet, what was
    found. Raises UserError with the field that is wrong."""
    day_id = meeting.matching_day_id
    if day_id is None:
        raise UserError("어느 행사의 간담회인지 고르세요.", field="matching_day")
    with writing(desk, "환류간담회", Action.ADD, KindId.MEETINGS) as work:
        change = entries.add(desk, meeting)
        day = day_records.day(desk, day_id)
        told = replace(
            day,
            feedback_on=day.feedback_on or meeting.held_on,
            feedback=day.feedback or meeting.content,
        )
        records.update(desk.store, told)
        work.label(f"환류간담회: {day.title}")
        return work.change(change.id)


def survey_results(desk: Desk, day_id: int) -> tuple[SurveyResult, ...]:
    """The 만족도 조사 of a day with what they come to."""
    with desk.store.reading():
        found: list[Survey] = _linked(desk, KindId.SURVEYS, day_id, Order("id"))
        return tuple(surveys.result(desk, one.id) for one in found)


def blank_survey(desk: Desk, day_id: int, audience: Audience) -> Survey:
    """A 만족도 조사 of a day as a form opens it."""
    day = day_records.day(desk, day_id)
    found: Survey = entries.blank(
        desk,
        KindId.SURVEYS,
        title=f"{day.title} 만족도 ({audience.value})",
        audience=audience,
        questions=QUESTIONS.get(audience, ()),
        opened_on=day.held_on or desk.today(),
        matching_day_id=day_id,
    )
    return found


def _working(desk: Desk, people: Iterable[DayAttendee], day: MatchingDay) -> set[int]:
    """Whom the day led to work, or who has begun elsewhere since."""
    seekers = tuple(one.seeker_id for one in people)
    ids = lists.find(desk, KindId.PLACEMENTS, _about(seekers))
    fields = ("seeker_id", "matching_day_id", "hire_date")
    return {
        int(str(seeker))
        for seeker, of_day, hire in lists.rows(desk, KindId.PLACEMENTS, ids, fields).values()
        if of_day == day.id
        or (isinstance(hire, date) and day.held_on is not None and hire >= day.held_on)
    }


def _described(
    desk: Desk,
    day: MatchingDay,
    people: Sequence[DayAttendee],
    met: dict[int, list[tuple[InterviewResult, int]]],
) -> list[Unhired]:
    seekers = tuple(one.seeker_id or 0 for one in people)
    names = lists.called(desk, KindId.SEEKERS, seekers)
    known = lists.rows(desk, KindId.SEEKERS, seekers, ("phone", "desired_job"))
    firms = {
        id_: str(name or "")
        for id_, (name,) in lists.rows(
            desk,
            KindId.DAY_EMPLOYERS,
            list({firm for said in met.values() for _, firm in said}),
            ("employer",),
        ).items()
    }
    sent = _sent(desk, seekers, day)
    promised = _promised(desk, seekers)
    made = []
    for one in people:
        seeker = one.seeker_id or 0
        phone, job = (str(value or "") for value in known.get(seeker, ("", "")))
        said = met.get(one.id, [])
        next_on, what = promised.get(seeker, (None, ""))
        made.append(
            Unhired(
                attendee_id=one.id,
                seeker_id=seeker,
                number=one.number,
                name=names.get(seeker, ""),
                phone=phone,
                desired_job=job,
                said=tuple(
                    f"{firms.get(firm, '')} {result.value or '결과 없음'}" for result, firm in said
                ),
                owed=sum(result in OWED for result, _ in said),
                referred=sent.get(seeker, 0),
                next_on=next_on,
                next_what=what,
            )
        )
    return made


def _sent(desk: Desk, seekers: tuple[int, ...], day: MatchingDay) -> dict[int, int]:
    since = Condition("referred_on", Op.AT_LEAST, day.held_on or desk.today())
    ids = lists.find(desk, KindId.REFERRALS, _about(seekers, since))
    counts: dict[int, int] = {}
    for (seeker,) in lists.rows(desk, KindId.REFERRALS, ids, ("seeker_id",)).values():
        counts[int(str(seeker))] = counts.get(int(str(seeker)), 0) + 1
    return counts


def _promised(desk: Desk, seekers: tuple[int, ...]) -> dict[int, tuple[date | None, str]]:
    """The first thing that is still to do for each: a 할 일 or the day of a 상담 to come."""
    coming: list[tuple[date, str, int]] = []
    open_ = (Condition("done_on", Op.EMPTY), Condition("source", Op.EMPTY))
    ahead = (Condition("next_on", Op.AT_LEAST, desk.today()),)
    for kind, conditions, fields in (
        (KindId.TASKS, open_, ("seeker_id", "due_on", "title")),
        (KindId.NOTES, ahead, ("seeker_id", "next_on", "next_what")),
    ):
        ids = lists.find(desk, kind, _about(seekers, *conditions))
        for seeker, day, what in lists.rows(desk, kind, ids, fields).values():
            if isinstance(day, date):
                coming.append((day, str(what or ""), int(str(seeker))))
    found: dict[int, tuple[date | None, str]] = {}
    for day, what, seeker in sorted(coming):
        found.setdefault(seeker, (day, what))
    return found


def _about(seekers: tuple[int | None, ...], *more: Condition) -> Filter:
    return Filter(conditions=(Condition("seeker_id", Op.IN, seekers), *more))


def _linked(desk: Desk, kind: KindId, day_id: int, order: Order) -> list[Any]:
    link = Condition("matching_day_id", Op.IS, day_id)
    ids = lists.find(desk, kind, Filter(conditions=(link,)), order)
    return records.get_many(desk.store, kind, ids)
