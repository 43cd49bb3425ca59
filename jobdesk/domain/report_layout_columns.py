"""The columns that ready tables share."""

from __future__ import annotations

from jobdesk.domain.report_layout_parts import Col, Print

LABEL = Col(("구분",), Print.LABEL, width=30)
RESULT = "'{s0}년 실적"


def label(head: str, width: float = 30) -> Col:
    """What the row is called."""
    return Col((head,), Print.LABEL, width=width)


def group(head: str, width: float = 22) -> Col:
    """What rows belong to; one cell over all of them."""
    return Col((head,), Print.GROUP, width=width)


def words(head: str, key: str, width: float = 22) -> Col:
    """Words of the row."""
    return Col((head,), Print.WORDS, key, width=width)


def target(*head: str) -> Col:
    """목표."""
    return Col(head or ("목표",), Print.COUNT, "target")


def actual(*head: str) -> Col:
    """실적."""
    return Col(head or ("실적",), Print.COUNT, "actual")


def former(*head: str, back: int = 1) -> Col:
    """실적 so many years ``back``."""
    return Col(head, Print.COUNT, f"former{back}")


def rate(*head: str, signed: bool = True) -> Col:
    """달성률: 실적 over 목표."""
    return Col(head or ("달성률",), Print.RATE, "rate", ("actual", "target"), signed=signed)


def count(
    *head: str, key: str, unit: str = "", indicator: str = "", of: tuple[str, ...] = ()
) -> Col:
    """A number; ``unit`` stands behind it, ``of`` are those it adds up."""
    return Col(head, Print.COUNT, key, of, unit=unit, indicator=indicator)


def money(*head: str, key: str, of: tuple[str, ...] = ()) -> Col:
    """원 in the unit of the report; ``of`` are those it adds up."""
    return Col(head, Print.MONEY, key, of)
