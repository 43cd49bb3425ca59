"""Why somebody is proposed, why somebody is not, and why a head stays open, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jobdesk.domain.farm_dispatch import (
    Dispatch,
    Need,
    Not,
    Off,
    Sending,
    Worker,
    refusal,
    rested,
    way,
    wrong_age,
)

_MOST = 3
"""Reasons that are told of an open head, the commonest first."""


def reasons(dispatch: Dispatch, worker: Worker, need: Need) -> tuple[str, ...]:
    """``설천면``, ``적과 12일``, ``최근 4주 3일``: what speaks for a line, the nearest first."""
    said = [_place(dispatch, worker, need), _experience(worker, need), turn(worker)]
    if need.farm in worker.again:
        said.append("다시 요청")
    if need.farm in worker.known:
        said.append("최근 이 농가에서 일함")
    if wrong_age(worker, need):
        said.append("농가가 말한 나이와 다름")
    return tuple(filter(None, said))


def turn(worker: Worker) -> str:
    """Whose turn it is: the days of the last four weeks, and how long ago the last one was."""
    if worker.lately:
        return f"최근 4주 {worker.lately}일"
    return "첫 배치" if worker.idle is None else f"{worker.idle:,}일 만에"


def _place(dispatch: Dispatch, worker: Worker, need: Need) -> str:
    if not worker.place:
        return ""
    if worker.place == need.place or not need.place:
        return worker.place
    found = way(dispatch, worker.place, need.place)
    return f"{worker.place}({found.words})" if found is not None else f"{worker.place}에서"


def _experience(worker: Worker, need: Need) -> str:
    days = worker.done.get(need.task)
    if days is None:
        return ""
    return f"{need.task} {days:,}일" if days else f"{need.task} 해 봄"


def why_open(dispatch: Dispatch, need: Need, lines: Sequence[Sending]) -> tuple[str, ...]:
    """Why heads of a need stay open, the commonest reason first: ``필요한 기술이 없음 12명``."""
    sent = {line.worker for line in lines if dispatch.need[line.need].day == need.day}
    here = {line.worker for line in lines if line.need == need.id}
    busy = _days(dispatch, lines)
    found: Counter[str] = Counter()
    for worker in dispatch.workers:
        if worker.id in here:
            continue
        why = refusal(dispatch, worker, need)
        if why is not None:
            found[_SHORT[why]] += 1
        elif worker.id in sent:
            found["다른 농가에 배치"] += 1
        elif not rested(worker, {*busy.get(worker.id, ()), need.day}):
            found[_SHORT[Off.REST]] += 1
        else:
            found["차 좌석이 모자람"] += 1
    if not found:
        return ("활동하는 근로자가 없습니다",)
    return tuple(f"{words} {count:,}명" for words, count in found.most_common(_MOST))


def why_left_out(dispatch: Dispatch, worker: Worker, lines: Sequence[Sending]) -> str:
    """Why somebody has no line at all: what kept them on most of the days."""
    filled = Counter(line.need for line in lines)
    found: Counter[str] = Counter()
    for day in dispatch.days:
        needs = [need for need in dispatch.needs if need.day == day and need.heads > 0]
        if needs:
            found[_kept_on(dispatch, worker, needs, filled)] += 1
    if not found:
        return "사람이 더 필요한 농가가 없습니다"
    (words, days), *more = found.most_common()
    return f"{words} ({days}일)" if more else words


def _kept_on(
    dispatch: Dispatch, worker: Worker, needs: Iterable[Need], filled: Mapping[int, int]
) -> str:
    """What kept somebody from every need of a day."""
    why = [(need, refusal(dispatch, worker, need)) for need in needs]
    able = [need for need, refused in why if refused is None]
    if able:
        if all(filled[need.id] >= need.heads for need in able):
            return "갈 수 있는 농가가 다 찼습니다. 다음 차례에 앞섭니다"
        return "갈 수 있는 차에 자리가 없습니다"
    refused = Counter(each for _, each in why if each is not None)
    return refused.most_common(1)[0][0].value


def _days(dispatch: Dispatch, lines: Iterable[Sending]) -> dict[int, set[date]]:
    found: dict[int, set[date]] = {}
    for line in lines:
        found.setdefault(line.worker, set()).add(dispatch.need[line.need].day)
    return found


_SHORT: dict[Off | Not, str] = {
    Off.TAKEN: "이미 배치됨",
    Off.HOME: "자기 농사일",
    Off.AWAY: "가능한 날이 아님",
    Off.REST: "쉬는 날",
    Off.MISSED: "그날 결근",
    Not.NEVER: "보내지 않는 농가",
    Not.OWN: "자기 농가",
    Not.SKILL: "필요한 기술 없음",
    Not.BEGINNER: "초보",
    Not.HOURS: "그 시간에 안 됨",
    Not.RIDE: "타고 갈 차 없음",
    Not.BARRED: "그 자리에서 뺌",
}
