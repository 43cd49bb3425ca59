"""How those who began are said in the list of 수료, and which of them a toggle lets through."""

from __future__ import annotations

from collections.abc import Callable

from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.completion import percent_words
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
    (_GONE, "중도 종료"),
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


def cells(basis: Callable[[], RuleBasis]) -> tuple[Cell, ...]:
    """The columns of the list; ``basis`` tells what the cohort's rule takes a share of."""

    def share(row: CompletionRow) -> str:
        stands = row.standing
        if basis() is RuleBasis.HOURS:
            return f"{stands.attended_hours:,}/{stands.hours:,}시간"
        return f"{stands.attended_days:,}/{stands.days:,}일"

    return (
        Cell(plain("number", "번호", 52, right=True, spare=4), lambda row: row.number),
        Cell(plain("name", "이름", 104, strong=True), lambda row: row.name, under=counts),
        Cell(plain("rate", "출석률", 84, right=True), rate, under=share),
        Cell(plain("status", "판정", 88, chip=True, tone=_tone), said),
        Cell(plain("why", "까닭", 150, spare=2), lambda row: row.why, under=_second),
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
    running = row.status is _S.RUNNING and not row.awaits
    return percent_words(row.standing.rate if running else row.standing.final_rate)


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
        ("미입력", stands.unmarked),
    )
    return " · ".join(f"{word} {number}" for word, number in told if number)


def _second(row: CompletionRow) -> str:
    return f"수료일 {row.completed_on.isoformat()}" if row.completed_on else ""


def _tone(value: object) -> Tone:
    return Tone.WARNING if value == UNSAID else tone_of(KindId.TRAINEES, str(value))
