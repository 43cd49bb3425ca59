"""How those who began are said in the list of 수료, and which of them a toggle lets through."""

from __future__ import annotations

from collections.abc import Callable

from jobdesk.domain.attendance import Rule
from jobdesk.domain.attendance_warning import WARNED, alarm, alarm_words, percent
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.completion import marked_days
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import GONE, TraineeStatus
from jobdesk.services.completion import CompletionRow
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.table_pane import EVERY

_S = TraineeStatus
_OPEN, _DONE, _SHORT, _GONE, _BARE = "open", "done", "short", "gone", "bare"
TOGGLES: tuple[tuple[str, str], ...] = (
    (EVERY, "모두"),
    (_OPEN, "판정 전"),
    (_DONE, "수료"),
    (_SHORT, "미수료"),
    (_GONE, "종료"),
    (_BARE, "수료증 전"),
)
UNSAID = "판정 전"
"""The chip of somebody in training of whom the rule can speak."""


def let_through(row: CompletionRow, toggle: str) -> bool:
    """Whether a toggle shows the row."""
    if toggle == EVERY:
        return True
    if toggle == _BARE:
        return row.status is _S.COMPLETED and not row.certificate_number
    if toggle == _GONE:
        return row.status in GONE
    wanted = {_OPEN: _S.RUNNING, _DONE: _S.COMPLETED, _SHORT: _S.NOT_COMPLETED}[toggle]
    return row.status is wanted


def cells(rule: Callable[[], Rule]) -> tuple[Cell, ...]:
    """The columns of the list; ``rule`` tells the completion rule in force."""

    def share(row: CompletionRow) -> str:
        stands = row.standing
        if rule().basis is RuleBasis.HOURS:
            return f"{stands.attended_hours:,}/{stands.hours:,}시간"
        days = marked_days(stands) if _runs(row) else stands.days
        return f"{stands.attended_days:,}/{days:,}일"

    def why(row: CompletionRow) -> str:
        if row.said is None or row.said.status is None:
            return row.why
        if row.exception and not row.standing.reaches:
            return f"예외: {row.exception}"
        asked = rule().percent
        if not asked:
            return "기준 없음"
        return f"기준 {asked}% {'이상' if row.standing.reaches else '미달'}"

    return (
        Cell(plain("number", "번호", 52, right=True, spare=4), lambda row: row.number),
        Cell(plain("name", "이름", 140, strong=True), lambda row: row.name, under=counts),
        Cell(plain("rate", "출석률", 84, right=True), rate, under=share),
        Cell(plain("status", "판정", 88, chip=True, tone=_tone), said),
        Cell(plain("why", "사유", 136), why, under=_second),
        Cell(
            plain("certificate", "수료증", 128, spare=3),
            lambda row: row.certificate_number or ("발급 전" if row.status is _S.COMPLETED else ""),
            under=lambda row: row.certificate_on.isoformat() if row.certificate_on else "",
        ),
        Cell(
            plain("qualifications", "자격", 116, spare=5),
            lambda row: row.qualifications,
        ),
    )


def rate(row: CompletionRow) -> str:
    """The share of the whole course once it is over, of the marked days before."""
    return percent(row.standing.rate if _runs(row) else row.standing.final_rate)


def said(row: CompletionRow) -> str:
    """The word of the chip."""
    return UNSAID if row.awaits else row.status.value


def counts(row: CompletionRow) -> str:
    """``결석 2 · 지각 1``; empty for who was there every day."""
    stands = row.standing
    told = (
        ("결석", stands.absent),
        ("지각", stands.late),
        ("조퇴", stands.early),
        ("외출", stands.out),
        ("공결", stands.excused),
    )
    return " · ".join(f"{word} {number}" for word, number in told if number)


def _runs(row: CompletionRow) -> bool:
    return row.status is _S.RUNNING and not row.awaits


def _second(row: CompletionRow) -> str:
    if _runs(row):
        near = alarm(row.standing)
        return alarm_words(row.standing, near) if near in WARNED else ""
    return f"수료일 {row.completed_on.isoformat()}" if row.completed_on else ""


def _tone(value: object) -> Tone:
    return Tone.WARNING if value == UNSAID else tone_of(KindId.TRAINEES, str(value))
