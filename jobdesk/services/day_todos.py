"""할 일 of the matching days: what is due before one, on it, and until its results are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jobdesk.domain.changes import Ref
from jobdesk.domain.day_owed import OWED
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DAY_STAGES,
    MET,
    AttendeeStatus,
    DayStatus,
    EmployerAnswer,
    InterviewResult,
)
from jobdesk.services import day_follow_up, day_pending, day_records, lists, settings
from jobdesk.services.day_pending import Wait
from jobdesk.services.desk import Desk
from jobdesk.services.dues import Due

_ASK = timedelta(days=14)
"""So long before a day the invited firms are asked for their answer."""
_LIST = timedelta(days=7)
"""So long before a day its people should have said whom they want to meet."""
_OPEN = tuple(s.value for s in DAY_STAGES if s is not DayStatus.FED_BACK)


def due(desk: Desk) -> Iterator[Due]:
    """What is to do today for days to come and for those that are over."""
    today = desk.today()
    yield from _coming(desk, today)
    yield from _over(desk, today)


def _coming(desk: Desk, today: date) -> Iterator[Due]:
    wanted = Filter(
        conditions=(
            Condition("held_on", Op.AT_LEAST, today),
            Condition("held_on", Op.AT_MOST, today + _ASK),
            Condition("status", Op.IN, _OPEN),
        )
    )
    fields = ("title", "held_on", "starts_at", "place")
    ids = lists.find(desk, KindId.MATCHING_DAYS, wanted, Order("held_on"))
    for id_, row in lists.rows(desk, KindId.MATCHING_DAYS, ids, fields).items():
        title, held_on, starts_at, place = row
        assert isinstance(held_on, date)
        name, ref = str(title), Ref(KindId.MATCHING_DAYS, id_)
        left = (held_on - today).days
        if left <= 1:
            when = " · ".join(str(word) for word in (name, starts_at, place) if word)
            at = "" if left else str(starts_at)
            words = "내일 만남의 날" if left else "오늘 만남의 날"
            yield Due("day", words, when, today, ref, at, held=True)
        unasked = _invited(desk, id_)
        if unasked:
            words = f"참가 여부를 물을 업체 {len(unasked):,}곳"
            yield Due("answers", words, name, today, Ref(KindId.DAY_EMPLOYERS, unasked[0]))
        if held_on - today <= _LIST:
            wishless = _wishless(desk, id_)
            if wishless:
                words = f"희망업체를 확인할 참가자 {len(wishless):,}명"
                yield Due("wishes", words, name, today, Ref(KindId.DAY_ATTENDEES, wishless[0]))


def _invited(desk: Desk, day_id: int) -> list[int]:
    """참여업체 of a day that were invited and have not answered."""
    wanted = Filter(
        conditions=(
            Condition("matching_day_id", Op.IS, day_id),
            Condition("status", Op.IS, EmployerAnswer.INVITED.value),
        )
    )
    return [int(id_) for id_ in lists.find(desk, KindId.DAY_EMPLOYERS, wanted)]


def _wishless(desk: Desk, day_id: int) -> list[int]:
    """참가자 of a day who have named no firm."""
    people = [
        one.id
        for one in day_records.attendees(desk, day_id)
        if one.status is AttendeeStatus.REGISTERED
    ]
    wished = {wish.attendee_id for wish in day_records.wishes(desk, people)}
    return [id_ for id_ in people if id_ not in wished]


def _over(desk: Desk, today: date) -> Iterator[Due]:
    wanted = Filter(
        conditions=(
            Condition("held_on", Op.AT_MOST, today - timedelta(days=1)),
            Condition("status", Op.IN, _OPEN),
        )
    )
    ids = [int(id_) for id_ in lists.find(desk, KindId.MATCHING_DAYS, wanted, Order("held_on"))]
    waiting = Counter(
        one.day_id for one in day_pending.pending(desk) if one.wait is not Wait.EXPECTED
    )
    owed = _owed(desk, ids, today)
    for id_ in dict.fromkeys((*ids, *waiting)):
        day, ref = day_records.day(desk, id_), Ref(KindId.MATCHING_DAYS, id_)
        if day.held_on is None or day.trashed_on is not None:
            continue
        if owed[id_]:
            words = f"만남의 날 결과 미확인 {owed[id_]:,}건"
            yield Due("results", words, day.title, day.held_on + timedelta(days=1), ref)
        if waiting[id_]:
            words = f"입사를 확인할 분 {waiting[id_]:,}명"
            yield Due("starts", words, day.title, today, ref)
        late = not day.feedback and day_follow_up.late_for_meeting(day, today)
        if late and id_ in ids and not owed[id_]:
            yield Due("feedback", "환류간담회 열기", day.title, today, ref)


def _owed(desk: Desk, day_ids: Sequence[int], today: date) -> Counter[int]:
    """Interviews of each day whose firm has said nothing, or asked for time that is over."""
    grace = timedelta(days=settings.get(desk).result_days)
    wanted = Filter(
        conditions=(
            Condition("matching_day_id", Op.IN, tuple(day_ids)),
            Condition("status", Op.IN, tuple(status.value for status in MET)),
            Condition("result", Op.IN, tuple(result.value for result in OWED)),
        )
    )
    ids = lists.find(desk, KindId.DAY_INTERVIEWS, wanted)
    fields = ("matching_day_id", "result", "result_on")
    found: Counter[int] = Counter()
    for day_id, result, on in lists.rows(desk, KindId.DAY_INTERVIEWS, ids, fields).values():
        unasked = result == InterviewResult.NONE or not isinstance(on, date)
        if unasked or (isinstance(on, date) and on + grace <= today):
            assert isinstance(day_id, int)
            found[day_id] += 1
    return found
