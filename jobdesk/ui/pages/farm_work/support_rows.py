"""How 기안, their lines and what a month is worth are said in their tables."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.services.farm_support import Asked
from jobdesk.services.farm_support_ledger import BatchRow, Paid
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.columns import short_day
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of


def won(amount: int) -> str:
    """``12,000원``."""
    return f"{amount:,}원"


def month_words(month: date | None) -> str:
    """``2026년 11월``."""
    return f"{month.year}년 {month.month}월" if month is not None else ""


def batch_cells(today: date) -> tuple[Cell, ...]:
    """The columns of the 기안."""
    return (
        Cell(
            plain("title", "지급 기안", 104, strong=True),
            lambda row: row.batch.title,
            under=lambda row: (
                row.batch.document or f"기안 {short_day(row.batch.drafted_on, today)}"
            ),
        ),
        Cell(plain("step", "단계", 64, chip=True, tone=_tone), lambda row: row.batch.step.value),
        Cell(
            plain("amount", "금액", 100, right=True),
            lambda row: won(row.amount),
            under=_held,
        ),
    )


def line_cells(today: date) -> tuple[Cell, ...]:
    """The columns of the lines of a 기안."""
    return (
        Cell(plain("on", "근로일", 64), lambda row: short_day(row.on, today)),
        Cell(plain("name", "근로자", 72, strong=True), lambda row: row.name),
        Cell(plain("farm", "농가", 96), lambda row: row.farm),
        Cell(
            plain("item", "항목", 96),
            lambda row: row.item,
            under=lambda row: row.note.partition("\n")[0] or row.payee.value,
        ),
        Cell(
            plain("amount", "금액", 88, right=True),
            lambda row: won(row.amount),
            under=lambda row: row.source,
        ),
        Cell(
            plain("evidence", "증빙", 96, spare=1),
            lambda row: row.evidence,
            under=lambda row: evidence_state(row, today),
        ),
    )


def asked_cells(today: date, picked: set[int]) -> tuple[Cell, ...]:
    """The columns of what a month is worth, with a box for each line."""
    return (
        Cell(
            plain("picked", "고름", 52),
            lambda _row: "",
            ticked=lambda row: row.id in picked if row.amount else None,
        ),
        Cell(plain("on", "근로일", 72), lambda row: short_day(row.on, today)),
        Cell(plain("name", "근로자", 84, strong=True), lambda row: row.name),
        Cell(plain("farm", "농가", 120), lambda row: row.farm),
        Cell(plain("item", "항목", 104), lambda row: row.item),
        Cell(plain("payee", "받는 쪽", 76, spare=2), lambda row: row.payee.value),
        Cell(plain("source", "재원", 72, spare=1), lambda row: row.source),
        Cell(plain("amount", "금액", 92, right=True), lambda row: won(row.amount)),
        Cell(plain("why", "적용된 한도", 150, spare=3), cut_words),
    )


def evidence_state(row: Paid, today: date) -> str:
    """``아직 없음``, ``11-20 접수``, or nothing where no paper is asked for."""
    if not row.evidence:
        return ""
    if row.evidence_on is None:
        return "아직 없음" if row.bare else ""
    return f"{short_day(row.evidence_on, today)} 접수"


def cut_words(row: Asked) -> str:
    """``1인 월 한도 (기준 7,000원)``; empty for the whole amount."""
    return f"{row.cut.value} (기준 {won(row.full)})" if row.cut.value else ""


def _held(row: BatchRow) -> str:
    bare = f" · 증빙 {row.bare:,}건" if row.bare else ""
    return f"{row.lines:,}건 {row.people:,}명{bare}"


def _tone(value: object) -> Tone:
    return tone_of(KindId.SUPPORT_BATCHES, str(value))
