"""The dispatch board in words: how a cell stands, a day, a person, and the keys."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.farm_board import (
    BoardBlock,
    BoardFarm,
    BoardPerson,
    DayTotals,
    Stage,
)
from jobdesk.domain.farm_free import Candidate
from jobdesk.domain.farm_work import COUNTED, DayStatus
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.theme import Tone

CONFIRM_KEY, WORKED_KEY, ABSENT_KEY, SUBSTITUTE_KEY = "C", "W", "X", "R"
HALF_KEY = "H"
PIN_KEY, CAR_KEY, BACK_KEY, RAIN_KEY, REPEAT_KEY, TODAY_KEY = "P", "V", "B", "M", "Y", "T"
PROPOSE_KEY = "A"

NEVER = "보내지 않음"

STATUS_TONES: dict[DayStatus, Tone] = {
    DayStatus.PLACED: Tone.ACCENT,
    DayStatus.CONFIRMED: Tone.SUCCESS,
    DayStatus.WORKED: Tone.NEUTRAL,
    DayStatus.SETTLED: Tone.NEUTRAL,
    DayStatus.ABSENT: Tone.DANGER,
    DayStatus.CANCELLED: Tone.NEUTRAL,
    DayStatus.RAIN: Tone.NEUTRAL,
}


def stage_words(block: BoardBlock) -> str:
    """``배치``; ``확정 3`` while only some of its people have come that far."""
    live, stage = block.live, block.stage
    further = {
        Stage.PLACED: (DayStatus.CONFIRMED, "확정"),
        Stage.CONFIRMED: (DayStatus.WORKED, "근로확인"),
    }.get(stage)
    if further is not None:
        count = block.count(further[0])
        if count:
            return f"{further[1]} {count}"
        if any(one.status in COUNTED for one in live):
            return f"근로확인 {block.count(*COUNTED)}"
    return stage.value


def is_late(block: BoardBlock, today: date) -> bool:
    """Whether a day has gone by of which nobody said who worked."""
    return block.day < today and bool(block.ahead)


def heads(block: BoardBlock) -> str:
    """``5/6명``; of a day that rain took, that it did."""
    return "비로 미룸" if block.is_rained_off else block.heads_words


def remark(block: BoardBlock, today: date) -> str:
    """What a cell asks for: ``부족 1``, ``확인 전``; "" for nothing."""
    if block.is_rained_off:
        return ""
    if is_late(block, today):
        return "확인 전"
    return f"부족 {block.missing}" if block.missing and block.day >= today else ""


def beneath(block: BoardBlock) -> str:
    """How far a cell has come, or the day to which rain moved it: ``→ 11/21``."""
    if block.is_rained_off:
        return f"→ {block.moved_to.month}/{block.moved_to.day}" if block.moved_to else ""
    return stage_words(block)


def beside(block: BoardBlock) -> str:
    """Who did not come: ``결근 1``; "" for nobody."""
    return f"결근 {len(block.absent)}" if block.absent else ""


def tone(block: BoardBlock, today: date) -> Tone:
    """The colour that underlines it."""
    if block.is_rained_off:
        return Tone.NEUTRAL
    if is_late(block, today) or (block.missing and block.day >= today):
        return Tone.WARNING
    return {
        Stage.PLACED: Tone.ACCENT,
        Stage.CONFIRMED: Tone.SUCCESS,
    }.get(block.stage, Tone.NEUTRAL)


def sentence(farm: BoardFarm, block: BoardBlock | None, day: date, today: date) -> str:
    """A cell in words."""
    begins = f"{farm.name} {day_and_weekday(day)}"
    if block is None:
        return f"{begins} 요청 없음"
    parts = [
        " ".join(filter(None, (block.crop, block.task))),
        heads(block),
        beneath(block),
        remark(block, today),
        beside(block),
    ]
    if block.starts_at:
        parts.append(f"{block.starts_at}~{block.ends_at}" if block.ends_at else block.starts_at)
    if block.moved_from is not None:
        parts.append(f"{block.moved_from:%m-%d}에서 미룸")
    return f"{begins} {' · '.join(filter(None, parts))}"


def people_words(block: BoardBlock) -> str:
    """Who is in a cell: ``김민지 확정, 박정숙 결근``."""
    return ", ".join(f"{one.name} {one.status.value}" for one in block.people)


def totals_words(totals: DayTotals) -> str:
    """``52/60명 · 확정 40 · 결근 3``."""
    parts = [f"{totals.live:,}/{totals.wanted:,}명"] if totals.wanted or totals.live else []
    parts += [f"확정 {totals.confirmed:,}"] if totals.confirmed else []
    parts += [f"근로확인 {totals.worked:,}"] if totals.worked else []
    parts += [f"결근 {totals.absent:,}"] if totals.absent else []
    return " · ".join(parts)


def person_detail(person: BoardPerson, car: str) -> str:
    """What stands beneath a name in a cell's list."""
    parts = [person.place, car]
    if person.substitute_for_id is not None:
        parts.append("대신 감")
    if person.status is DayStatus.ABSENT:
        parts.append(person.absent_reason)
    return " · ".join(filter(None, parts))


def candidate_detail(one: Candidate) -> str:
    """What stands beneath the name of somebody who could go."""
    if one.busy:
        return one.busy
    if one.never or one.doubts:
        return " · ".join(([_never(one)] if one.never else []) + list(one.doubts))
    parts = [one.worker.place, one.way if one.way != "같은 읍면" else "", _lately(one)]
    parts.append(", ".join(one.worker.skills[:2]))
    return " · ".join(filter(None, parts))


def _never(one: Candidate) -> str:
    return f"{NEVER}({one.never_why})" if one.never_why else NEVER


def _lately(one: Candidate) -> str:
    if one.last_on is None:
        return "최근 없음"
    month = f", 이번 달 {one.lately}일" if one.lately else ""
    return f"{one.since}일 전 감{month}"


def candidate_sentence(one: Candidate) -> str:
    """Somebody who could go, for the tooltip and for the ear."""
    worker = one.worker
    parts = [
        worker.name,
        f"{worker.born.year}년생" if worker.born is not None else "",
        worker.place,
        one.way,
        one.busy,
        _never(one) if one.never else "",
        *one.doubts,
        "다시 요청" if one.again else "",
        _lately(one) if one.last_on is None else f"{_lately(one)}, 마지막 {one.last_on:%m-%d}",
        ", ".join(worker.skills),
        worker.crew,
        worker.phone,
    ]
    return " · ".join(filter(None, parts))
