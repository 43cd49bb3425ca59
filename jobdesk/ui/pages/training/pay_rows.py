"""How a month's 훈련수당 is said in its list."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.text import mask_account
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services.trainee_pay import PayRow
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone

_NONE, _COUNTED, _STALE, _PAID = "산정 전", "산정", "다시 산정", "지급"
_TONES = {
    _NONE: Tone.NEUTRAL,
    _COUNTED: Tone.ACCENT,
    _STALE: Tone.WARNING,
    _PAID: Tone.SUCCESS,
}


def cells() -> tuple[Cell, ...]:
    """The columns of the list."""
    return (
        Cell(plain("number", "번호", 52, right=True, spare=4), lambda row: row.number),
        Cell(
            plain("name", "이름", 110, strong=True),
            lambda row: row.name,
            under=lambda row: "" if row.status is TraineeStatus.RUNNING else row.status.value,
        ),
        Cell(
            plain("days", "출석일", 84, right=True),
            lambda row: f"{row.shown_days:,}일",
            under=lambda row: f"소정 {row.lessons:,}일",
        ),
        Cell(plain("amount", "금액", 112, right=True), lambda row: f"{row.shown_amount:,}원"),
        Cell(plain("step", "상태", 96, chip=True, tone=_tone), step),
        Cell(
            plain("paid_on", "지급일", 104, spare=3),
            lambda row: (
                row.record.paid_on.isoformat()
                if row.record is not None and row.record.paid_on is not None
                else ""
            ),
        ),
        Cell(
            plain("account", "계좌번호", 168, spare=2, quiet=True),
            lambda row: mask_account(row.account),
        ),
        Cell(plain("remark", "비고", 150), lambda row: row.remark),
    )


def step(row: PayRow) -> str:
    """The word of the chip."""
    if row.record is None:
        return _NONE
    if row.paid:
        return _PAID
    return _STALE if row.stale else _COUNTED


def month_words(month: date) -> str:
    """``2026년 10월``."""
    return f"{month.year}년 {month.month}월"


def _tone(value: object) -> Tone:
    return _TONES.get(str(value), Tone.NEUTRAL)
