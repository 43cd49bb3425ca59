"""월 대장 of farm work: a line for each worker or farm with every day of the month, on its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports.document import Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

WORKERS = "농가일자리 근로자별 월 대장"
FARMS = "농가일자리 농가별 월 대장"
_DAY: float = 4.7
_STYLE = Style(size=7.5, row_height=7, head_height=6, padding=0.7)


@dataclass(frozen=True, slots=True)
class Month:
    """What stands above a ledger: the month in words, how many days it has,
    the lines beneath the title, the heads of the 결재란."""

    centre: str
    title: str
    days: int
    about: Sequence[str]
    approval: Sequence[str]
    foot: str
    practice: bool


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One worker or farm: two columns of words, how often on each day (by day of the month), then
    the sums as they are printed: 일수, the count beside it, the wages, what was paid of them."""

    name: str
    beside: str
    days: dict[int, int]
    total: int
    count: str
    wages: int
    paid: int


def ledger_pdf(
    heading: str, month: Month, labels: tuple[str, str, str, str], lines: Sequence[LedgerLine]
) -> bytes:
    """The ledger as PDF; ``labels`` head name, the words beside it, the total and the count."""
    name, beside, total, count = labels
    columns = [Column(8, "center"), Column(22), Column(19, "center")]
    columns += [Column(_DAY, "center")] * 31
    columns += [Column(10, "center")] * 2 + [Column(21.5, "right"), Column(20.8, "right")]
    heads = [Head(words, at, rows=2) for at, words in enumerate(("연번", name, beside))]
    heads.append(Head("일한 날", 3, columns=31))
    heads += [Head(str(day) if day <= month.days else "", day + 2, 1) for day in range(1, 32)]
    for at, words in enumerate((total, count, "임금 (원)", "지급 (원)"), 34):
        heads.append(Head(words, at, rows=2))
    rows = [
        Row(
            (
                str(number),
                one.name,
                one.beside,
                *_marks(one.days, month),
                f"{one.total:,}",
                one.count,
                _won(one.wages),
                _won(one.paid),
            )
        )
        for number, one in enumerate(lines, 1)
    ]
    sums: dict[int, int] = {}
    for one in lines:
        for day, times in one.days.items():
            sums[day] = sums.get(day, 0) + times
    rows.append(
        Row(
            (
                "합계",
                "",
                "",
                *_marks(sums, month),
                f"{sum(one.total for one in lines):,}",
                "",
                _won(sum(one.wages for one in lines)),
                _won(sum(one.paid for one in lines)),
            ),
            strong=True,
            span=3,
        )
    )
    story: list[Flowable] = [Masthead(heading, month.centre, month.approval), gap(2)]
    story.append(sentence(month.title, size=11.5))
    story += [sentence(line, size=9) for line in month.about]
    story += [gap(2.5), *table(Grid(columns, heads, rows, _STYLE), across=True)]
    paper = Paper(heading, month.centre, month.foot, month.practice, across=True)
    return build(paper, story)


def _marks(days: dict[int, int], month: Month) -> list[str]:
    return [
        (str(days[day]) if days.get(day) else "") if day <= month.days else ""
        for day in range(1, 32)
    ]


def _won(won: int) -> str:
    return f"{won:,}" if won else "-"
