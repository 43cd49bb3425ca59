"""농가일자리 지원금 on paper: the 지원금 대장 of a year or month, and what a 기안 pays to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

LEDGER = "농가일자리 지원금 대장"
PAYMENTS = "농가일자리 지원금 지급 명세서"
_STYLE = Style(size=9, row_height=7, head_height=7, padding=1.2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page; ``span`` says what it is about."""

    centre: str
    span: str
    approval: Sequence[str]
    foot: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a year: won, ``None`` without a budget; ``rate`` in words."""

    name: str
    item: str
    budget: int | None
    drafted: int
    approved: int
    spent: int
    left: int | None
    rate: str


@dataclass(frozen=True, slots=True)
class Line:
    """One group of the ledger: its name, days, and won by stage."""

    words: str
    days: int
    drafted: int
    approved: int
    spent: int

    @property
    def amount(self) -> int:
        """All of it."""
        return self.drafted + self.approved + self.spent


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody who is paid by a 기안: the account as it shall be printed."""

    side: str
    name: str
    account: str
    days: int
    items: str
    amount: int


def ledger_pdf(
    sheet: Sheet, sources: Sequence[Source], groups: Sequence[tuple[str, Sequence[Line]]]
) -> bytes:
    """The 대장: the sources against their budgets, then each of ``groups`` (title, lines)."""
    story: list[Flowable] = [
        Masthead(LEDGER, sheet.centre, sheet.approval),
        gap(2),
        sentence(sheet.span),
        gap(3),
    ]
    if sources:
        story += _sources(sources)
    for number, (title, lines) in enumerate(groups, start=2 if sources else 1):
        story += [gap(5), *_group(f"{number}. {title}", title.removesuffix("별"), lines)]
    if not any(lines for _, lines in groups):
        story += [gap(5), sentence("이 기간에는 지원금이 없습니다.", indent=2)]
    return build(Paper(LEDGER, sheet.centre, sheet.foot, sheet.practice), story)


def payments_pdf(sheet: Sheet, title: str, payees: Sequence[Payee]) -> bytes:
    """What a 기안 pays, one line for each who gets it, with room to sign."""
    columns = (
        Column(9, "center"),
        Column(18, "center"),
        Column(30, "center"),
        Column(42),
        Column(13, "right"),
        Column(34),
        Column(24, "right"),
    )
    titles = ("연번", "받는 쪽", "이름", "계좌", "일수", "항목", "금액(원)")
    rows = [
        Row(
            (
                str(at),
                one.side,
                one.name,
                one.account or "-",
                f"{one.days:,}",
                one.items,
                f"{one.amount:,}",
            )
        )
        for at, one in enumerate(payees, start=1)
    ]
    total = sum(one.amount for one in payees)
    rows.append(Row(("", "합계", f"{len(payees):,}", "", "", "", f"{total:,}"), strong=True))
    head = [Head(each, at) for at, each in enumerate(titles)]
    story: list[Flowable] = [
        Masthead(PAYMENTS, sheet.centre, sheet.approval),
        gap(2),
        sentence(title, size=11.5),
        sentence(sheet.span),
        gap(3),
        *table(
            Grid(columns, head, rows, Style(size=9, row_height=8, head_height=7, padding=1.2)),
            Heading("지급 내역", f"({len(payees):,}건 {total:,}원)"),
        ),
    ]
    return build(Paper(PAYMENTS, sheet.centre, sheet.foot, sheet.practice), story)


def _sources(sources: Sequence[Source]) -> list[Flowable]:
    wide = (30.0, 26.0, 22.0, 19.0, 19.0, 21.0, 21.0, 12.0)
    columns = tuple(Column(each, "right" if at > 1 else "left") for at, each in enumerate(wide))
    titles = ("재원", "항목", "예산", "기안", "승인", "지급·정산", "남은 예산", "집행률")
    rows = [
        Row(
            (
                one.name if not one.item else "",
                one.item or "전체",
                "-" if one.budget is None else f"{one.budget:,}",
                f"{one.drafted:,}",
                f"{one.approved:,}",
                f"{one.spent:,}",
                "-" if one.left is None else f"{one.left:,}",
                one.rate,
            ),
            strong=not one.item,
        )
        for one in sources
    ]
    head = [Head(each, at) for at, each in enumerate(titles)]
    return table(
        Grid(columns, head, rows, Style(size=8.5, row_height=7, head_height=7, padding=1.0)),
        Heading("1. 재원별 예산과 집행 (한 해)", "(단위: 원)"),
    )


def _group(heading: str, label: str, lines: Sequence[Line]) -> list[Flowable]:
    columns = (
        Column(52),
        Column(18, "right"),
        Column(25, "right"),
        Column(25, "right"),
        Column(25, "right"),
        Column(25, "right"),
    )
    rows = [
        Row(
            (
                one.words,
                f"{one.days:,}",
                f"{one.drafted:,}",
                f"{one.approved:,}",
                f"{one.spent:,}",
                f"{one.amount:,}",
            )
        )
        for one in lines
    ]
    rows.append(
        Row(
            (
                "합계",
                "",
                f"{sum(one.drafted for one in lines):,}",
                f"{sum(one.approved for one in lines):,}",
                f"{sum(one.spent for one in lines):,}",
                f"{sum(one.amount for one in lines):,}",
            ),
            strong=True,
        )
    )
    head = [
        Head(each, at)
        for at, each in enumerate((label, "근로일", "기안", "승인", "지급·정산", "합계"))
    ]
    return table(Grid(columns, head, rows, _STYLE), Heading(heading, "(단위: 일, 원)"))
