"""The attendance grid in words: its signs and keys, a cell, a day, where a person stands."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.attendance import Standing
from jobdesk.domain.attendance_places import in_words, is_there
from jobdesk.domain.attendance_warning import WARNED, Alarm, alarm_words
from jobdesk.domain.keyboard import is_key
from jobdesk.domain.trainees import GONE, Mark, TraineeStatus
from jobdesk.services.attendance_grid import GridCell, GridPerson
from jobdesk.ui.theme import Tone

SIGNS: dict[Mark, str] = {
    Mark.PRESENT: "○",
    Mark.LATE: "지",
    Mark.EARLY: "조",
    Mark.OUT: "외",
    Mark.ABSENT: "결",
    Mark.EXCUSED: "공",
}
"""What stands in a cell; a letter tells what its colour only underlines."""

TONES: dict[Mark, Tone] = {
    Mark.PRESENT: Tone.SUCCESS,
    Mark.LATE: Tone.WARNING,
    Mark.EARLY: Tone.WARNING,
    Mark.OUT: Tone.WARNING,
    Mark.ABSENT: Tone.DANGER,
    Mark.EXCUSED: Tone.ACCENT,
}

KEYS: dict[Mark, str] = {
    Mark.PRESENT: "O",
    Mark.LATE: "L",
    Mark.EARLY: "E",
    Mark.OUT: "U",
    Mark.ABSENT: "X",
    Mark.EXCUSED: "V",
}

SLIP_KEY, NOTE_KEY, TODAY_KEY = "S", "N", "T"

ALARM_TONES: dict[Alarm, Tone] = {
    Alarm.NONE: Tone.NEUTRAL,
    Alarm.NEAR: Tone.WARNING,
    Alarm.LAST: Tone.DANGER,
    Alarm.LOST: Tone.DANGER,
    Alarm.SAFE: Tone.SUCCESS,
}


def mark_of(typed: str) -> Mark | None:
    """The mark a key writes, whichever way the keyboard stands: ``x``, ``X`` or ``ㅌ``."""
    return next((mark for mark, letter in KEYS.items() if is_key(typed, letter)), None)


def copied(cell: GridCell | None) -> str:
    """A cell for a sheet: ``조퇴``, ``조퇴(3)`` with credited hours, "" for none."""
    if cell is None:
        return ""
    return cell.mark.value if cell.hours is None else f"{cell.mark.value}({cell.hours})"


def said(cell: GridCell) -> str:
    """``결석 · 병원 · 진단서 · 결석계 2026-11-05``."""
    parts = [cell.mark.value]
    if cell.hours is not None:
        parts.append(f"인정 {cell.hours}시간")
    parts += [cell.reason, cell.evidence]
    if cell.slip_on is not None:
        parts.append(f"결석계 {cell.slip_on.isoformat()}")
    return " · ".join(filter(None, parts))


def place(who: GridPerson, day: date, cell: GridCell | None, *, lesson: bool, today: date) -> str:
    """A place of the grid as one sentence."""
    if cell is not None:
        words = said(cell)
        if not lesson:
            words += " · 수업이 없는 날이라 세지 않습니다"
        elif not is_there(who.trainee, day):
            words += " · 수강 기간 밖이라 세지 않습니다"
    elif not lesson:
        words = "수업이 없는 날"
    elif not is_there(who.trainee, day):
        words = "수강 기간이 아닙니다"
    else:
        words = "미입력" if day <= today else "아직 오지 않은 날"
    return f"{who.name} · {in_words(day)} · {words}"


def counted(standing: Standing) -> str:
    """``출석 20 · 지각 2 · 결석 1``: what was marked, nothing that never was."""
    numbers = (
        (Mark.PRESENT, standing.present),
        (Mark.LATE, standing.late),
        (Mark.EARLY, standing.early),
        (Mark.OUT, standing.out),
        (Mark.ABSENT, standing.absent),
        (Mark.EXCUSED, standing.excused),
    )
    parts = [f"{mark.value} {count}" for mark, count in numbers if count]
    if standing.made_absences:
        parts.append(f"지각 등으로 결석 {standing.made_absences}")
    return " · ".join(parts) or "아직 적은 출결이 없습니다"


def beneath_rate(status: TraineeStatus, standing: Standing, alarm: Alarm) -> str:
    """What is said beneath somebody's 출석률: how they left, that they failed, or the warning."""
    if status in GONE or status is TraineeStatus.NOT_COMPLETED:
        return status.value
    return alarm_words(standing, alarm) if alarm in WARNED else ""


def progress(standing: Standing) -> str:
    """``소정 53일 중 32일 지남 · 미입력 1일``."""
    words = f"소정 {standing.days}일 중 {standing.past_days}일 지남"
    return f"{words} · 미입력 {standing.unmarked}일" if standing.unmarked else words
