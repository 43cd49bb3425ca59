"""What an auditor asks for at the end of a cohort: 수료 판정 조서, 수료증 발급대장, 지급 명세서."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

DECISION = "수료 판정 조서"
LEDGER = "수료증 발급대장"
PAY = "훈련수당 지급 명세서"
_STYLE = Style(size=8.5, row_height=7.5, head_height=6.2, padding=0.8)
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page of the three: the cohort, lines of facts above the table, the
    heads of the 결재란."""

    centre: str
    cohort: str
    facts: Sequence[str]
    approval: Sequence[str]
    foot: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of the 수료 판정 조서; days, and the words of rate, decision and reason."""

    name: str
    birth: date | None
    days: int
    attended: int
    absent: int
    slips: int
    excused: int
    rate: str
    decision: str
    remark: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One printing in the 수료증 발급대장."""

    number: str
    name: str
    birth: date | None
    issued_on: date | None
    issue_type: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One line of the 지급 명세서; ``paid_on`` None while it is not paid, ``account`` as it shall
    be printed, ``cut`` the limit for which the amount is less than the days are worth."""

    name: str
    birth: date | None
    lessons: int
    days: int
    amount: int
    paid_on: date | None
    account: str
    cut: str = ""


def decision_pdf(sheet: Sheet, rows: Sequence[Decided], sums: str) -> bytes:
    """Everybody who began, what they attended and what was decided; ``sums`` counts them."""
    columns = (
        Column(9, "center"), Column(19, "center"), Column(21, "center"), Column(12, "right"),
        Column(12, "right"), Column(11, "right"), Column(14, "right"), Column(11, "right"),
        Column(16, "right"), Column(16, "center"), Column(29),
    )  # fmt: skip
    head = [
        Head("연번", 0, rows=2), Head("성명", 1, rows=2), Head("생년월일", 2, rows=2),
        Head("출석 (일)", 3, columns=5), Head("소정", 3, 1), Head("출석", 4, 1), Head("결석", 5, 1),
        Head("지·조·외", 6, 1), Head("공결", 7, 1), Head("출석률", 8, rows=2),
        Head("판정", 9, rows=2), Head("비고", 10, rows=2),
    ]  # fmt: skip
    lines = [
        Row(
            (
                str(number),
                one.name,
                _day(one.birth),
                str(one.days),
                str(one.attended),
                _count(one.absent),
                _count(one.slips),
                _count(one.excused),
                one.rate,
                one.decision,
                one.remark,
            )
        )
        for number, one in enumerate(rows, 1)
    ]
    lines.append(Row((f"합계  {sums}", *[""] * 10), strong=True, span=11))
    return _built(DECISION, sheet, Grid(columns, head, lines, _STYLE), "판정 내역", "(단위: 일)")


def ledger_pdf(sheet: Sheet, rows: Sequence[Issued]) -> bytes:
    """Every printing in order, with room for the receiver's signature."""
    columns = (
        Column(9, "center"), Column(36, "center"), Column(19, "center"), Column(22, "center"),
        Column(22, "center"), Column(14, "center"), Column(29), Column(19),
    )  # fmt: skip
    titles = ("연번", "수료증 번호", "성명", "생년월일", "발급일", "구분", "사유", "수령 (서명)")
    lines = [
        Row(
            (
                str(number),
                one.number,
                one.name,
                _day(one.birth),
                _day(one.issued_on),
                one.issue_type,
                one.reason or _NONE,
                "",
            )
        )
        for number, one in enumerate(rows, 1)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    style = Style(size=8.5, row_height=9, head_height=7, padding=0.8)
    return _built(LEDGER, sheet, Grid(columns, head, lines, style), "발급 내역", "(단위: 건)")


def pay_pdf(sheet: Sheet, rows: Sequence[Paid]) -> bytes:
    """What each gets for the month, the sum, and room for signatures."""
    columns = (
        Column(9, "center"), Column(18, "center"), Column(21, "center"), Column(11, "right"),
        Column(11, "right"), Column(18, "right"), Column(21, "center"), Column(13, "center"),
        Column(33, "center"), Column(15),
    )  # fmt: skip
    titles = (
        "연번", "성명", "생년월일", "소정일", "출석일", "금액", "지급일", "비고", "계좌",
        "서명",
    )  # fmt: skip
    lines = [
        Row(
            (
                str(number),
                one.name,
                _day(one.birth),
                str(one.lessons),
                str(one.days),
                f"{one.amount:,}",
                _day(one.paid_on),
                one.cut or _NONE,
                one.account or _NONE,
                "",
            )
        )
        for number, one in enumerate(rows, 1)
    ]
    days, won = sum(one.days for one in rows), sum(one.amount for one in rows)
    lines.append(
        Row(
            ("합계", "", "", f"{len(rows):,}명", f"{days:,}", f"{won:,}", "", "", "", ""),
            strong=True,
            span=3,
        )
    )
    head = [Head(title, at) for at, title in enumerate(titles)]
    style = Style(size=8.5, row_height=8.5, head_height=7, padding=0.8)
    return _built(PAY, sheet, Grid(columns, head, lines, style), "지급 내역", "(단위: 일, 원)")


def _built(title: str, sheet: Sheet, grid: Grid, heading: str, unit: str) -> bytes:
    story: list[Flowable] = [
        Masthead(title, sheet.centre, sheet.approval),
        gap(2),
        sentence(sheet.cohort, size=11.5),
        *[sentence(line, size=9.5) for line in sheet.facts],
        gap(3),
        *table(grid, Heading(heading, unit)),
    ]
    return build(Paper(title, sheet.centre, sheet.foot, sheet.practice), story)


def _day(day: date | None) -> str:
    return official_date(day) if day is not None else _NONE


def _count(number: int) -> str:
    return str(number) if number else _NONE
