"""What the hall view says of a booth and of a person, each thing in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobdesk.domain.hall_now import BoothNow, HallNow, Turn
from jobdesk.domain.matching_days import InterviewResult, minutes_of
from jobdesk.domain.reception import Guest
from jobdesk.ui.pages.matching_days.reception_list import public_name
from jobdesk.ui.theme import Tone

NOW, NEXT, WAITING, LATE, DONE = "지금", "다음", "대기", "지연", "마침"
_NAMED, _NAMED_TIGHT = 3, 2
"""How many of those who wait are named on a card."""

LAST_RESULT = "   (끝난 분의 결과는 Ctrl+1~4)"
REPLAN = "   (밀린 면접은 시간표의 ‘다시 배정’으로 옮길 수 있습니다)"
"""What is worth knowing after a key."""

GRAVE = 5
"""From so many minutes on, somebody has to go and look."""

RESULTS: tuple[InterviewResult, ...] = (
    InterviewResult.HIRED,
    InterviewResult.PENDING,
    InterviewResult.REJECTED,
    InterviewResult.SECOND,
)
"""The results by their keys, 1 the first."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """A card: ``sign`` of the booth, ``state`` in a word with its tone, lines of (label, words,
    tone)."""

    sign: str
    name: str
    state: str
    tone: Tone
    lines: tuple[tuple[str, str, Tone], ...]


def called(turn: Turn, *, masked: bool) -> str:
    """``12번 김○○``."""
    name = public_name(turn.name) if masked else turn.name
    return f"{turn.number}번 {name}" if turn.number else name


def card(booth: BoothNow, now: int, *, masked: bool, tight: bool = False) -> CardWords:
    """What the card of a booth says at a moment; ``tight`` for one that has room for little more
    than two lines, who is in and who is next."""
    state, tone = _state(booth, now)
    if tight and booth.running and booth.free:
        state = state.partition(" · ")[2] or state  # a free seat says that some are taken
    lines = [(NOW, _inside(turn, now, masked=masked), Tone.NEUTRAL) for turn in booth.running]
    if tight and len(lines) > 1:
        among = ", ".join(_short(turn, masked=masked) for turn in booth.running)
        lines = [(NOW, among, Tone.NEUTRAL)]
    if not lines:
        lines.append((NOW, "–", Tone.NEUTRAL))
    lines += _coming(booth, _NAMED_TIGHT if tight else _NAMED, masked=masked)
    late = _late(booth, now)
    if late:
        lines.append((LATE, late, Tone.DANGER))
    last = booth.last
    if last is not None:
        said = f"{called(last, masked=masked)} · {last.result.value or '결과 없음'}"
        lines.append((DONE, f"{booth.done}건 · {said}", Tone.NEUTRAL))
    return CardWords(booth.booth, booth.employer, state, tone, tuple(lines))


def _state(booth: BoothNow, now: int) -> tuple[str, Tone]:
    if booth.missing(now):
        return "업체 안 옴", Tone.WARNING
    late = booth.overdue(now)
    if late:
        return f"{late}분 지연", Tone.DANGER if late >= GRAVE else Tone.WARNING
    if booth.running:
        free = f" · 빈자리 {booth.free}" if booth.free else ""
        return f"면접 중{free}", Tone.ACCENT
    if booth.next is not None:
        return "들어오실 차례", Tone.SUCCESS
    return "비어 있음", Tone.NEUTRAL


def _inside(turn: Turn, now: int, *, masked: bool) -> str:
    begun = minutes_of(turn.began_at)
    since = f" · {max(0, now - begun)}분째" if begun is not None else ""
    return called(turn, masked=masked) + since


def _coming(booth: BoothNow, most: int, *, masked: bool) -> list[tuple[str, str, Tone]]:
    waiting = booth.waiting
    if not waiting:
        return [(NEXT, "–", Tone.NEUTRAL)]
    first = booth.expected or waiting[0]
    tone = Tone.NEUTRAL if first.ready else Tone.WARNING
    lines = [(NEXT, _next(first, masked=masked), tone)]
    rest = [turn for turn in waiting if turn is not first]
    if rest:
        named = ", ".join(_short(turn, masked=masked) for turn in rest[:most])
        more = f" 외 {len(rest) - most}" if len(rest) > most else ""
        lines.append((WAITING, f"{len(rest)}명 · {named}{more}", Tone.NEUTRAL))
    return lines


def _next(turn: Turn, *, masked: bool) -> str:
    why = f" · {turn.busy} 면접 중" if turn.busy else "" if turn.here else " · 미도착"
    return f"{turn.starts_at or '대기'} {called(turn, masked=masked)}{why}"


def _short(turn: Turn, *, masked: bool) -> str:
    if turn.number:
        return f"{turn.number}번"
    return public_name(turn.name) if masked else turn.name


def _late(booth: BoothNow, now: int) -> str:
    over, behind = booth.over(now), booth.behind(now)
    parts = [
        f"{over}분 넘김" if over else "",
        f"다음 분 {behind}분 늦음" if behind else "",
    ]
    return " · ".join(part for part in parts if part)


def person(hall: HallNow, guest: Guest, *, masked: bool) -> str:
    """Where somebody is and goes: ``12번 김○○ · 지금 부스 3 솔내정밀 · 다음 14:15 부스 1 …``."""
    name = public_name(guest.name) if masked else guest.name
    parts = [f"{guest.number}번 {name}" if guest.number else name]
    inside, coming = hall.now_of(guest.attendee_id), hall.next_of(guest.attendee_id)
    if not guest.here:
        parts.append(f"귀가 {guest.left_at}" if guest.left_at else guest.status.value)
    if inside is not None:
        parts.append(f"지금 {_where(hall, inside)}")
    if coming is not None:
        parts.append(f"다음 {coming.starts_at or '대기'} {_where(hall, coming)}")
    if inside is None and coming is None:
        parts.append("잡힌 면접 없음")
    return " · ".join(parts)


def _where(hall: HallNow, turn: Turn) -> str:
    booth = hall.booth(turn.day_employer_id)
    if booth is None:
        return ""
    return f"부스 {booth.booth} {booth.employer}" if booth.booth else booth.employer


def said(label: str, names: Iterable[str], *, masked: bool) -> str:
    """The label of an operation with the ``names`` of people as they may be shown."""
    if masked:
        for name in sorted(filter(None, set(names)), key=len, reverse=True):
            label = label.replace(name, public_name(name))
    return label
