"""면접활동비 on paper: the 면접확인서 a firm signs, and the 지급대장."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, PageBreak

from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

SLIP_TITLE = "면접확인서"
LEDGER_TITLE = "면접활동비 지급대장"
_LABELS = frozenset({0, 2})


def _gap(signs: int) -> str:
    """Room to write in: spaces that no paragraph closes up."""
    return "\u00a0" * signs


_BLANK_DAY = f"{_gap(12)}년{_gap(8)}월{_gap(8)}일"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is known of an interview; empty words leave room to write."""

    name: str = ""
    birth: str = ""
    firm: str = ""
    job: str = ""
    interview_on: date | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One payment; name and account as they shall be printed."""

    paid_on: date
    name: str
    firm: str
    interview_on: date | None
    slip: str
    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The payments of a span in order, with the totals by month and by rule."""

    centre: str
    span: str
    rows: Sequence[LedgerRow]
    months: Sequence[tuple[str, int, int]]  # words, payments, won
    rules: Sequence[tuple[str, int, int]]
    approval: Sequence[str]
    foot: str
    practice: bool


def slip_pdf(slips: Sequence[Slip], *, centre: str, phone: str, practice: bool) -> bytes:
    """One A4 page for each slip, to be signed at the firm."""
    story: list[Flowable] = []
    for slip in slips:
        if story:
            story.append(PageBreak())
        story += _slip(slip, centre, phone)
    return build(Paper(SLIP_TITLE, centre, "", practice), story)


def _slip(slip: Slip, centre: str, phone: str) -> list[Flowable]:
    columns = (Column(30), Column(55), Column(30), Column(55))
    style = Style(size=11, row_height=12, labels=_LABELS)
    day = official_date(slip.interview_on) if slip.interview_on else _BLANK_DAY
    person = Grid(
        columns,
        (),
        [
            Row(("성명", slip.name, "생년월일", slip.birth)),
            Row(("면접일", day, "면접 직종", slip.job)),
        ],
        style,
    )
    firm = Grid(
        columns,
        (),
        [
            Row(("업체명", slip.firm, "연락처", "")),
            Row(("확인자 직위", "", "확인자 성명", f"{_gap(22)}(서명)")),
        ],
        style,
    )
    bank = Grid(
        columns,
        (),
        [
            Row(("은행", "", "예금주", "")),
            Row(("계좌번호", "", "지급 금액", f"{slip.amount:,}원" if slip.amount else "")),
        ],
        style,
    )
    where = f"{centre} (전화 {phone})" if phone else centre
    return [
        Masthead(SLIP_TITLE, centre),
        gap(6),
        Heading("1. 면접에 참여한 사람"),
        person,
        gap(6),
        Heading("2. 업체의 확인"),
        firm,
        gap(5),
        sentence(
            "위 사람이 우리 업체의 면접에 직접 참여하였음을 확인합니다.", size=12, indent=2
        ),
        gap(4),
        sentence(f"확인한 날{_BLANK_DAY}", size=12, indent=95),
        gap(8),
        Heading("3. 면접활동비를 받을 계좌 (본인이 적음)"),
        bank,
        gap(5),
        sentence(
            "적은 내용은 면접활동비를 지급하고 정산하는 데에만 쓰며, 정한 보유기간이 지나면 "
            "파기합니다. 적지 않을 수 있으나 그러면 계좌로 지급할 수 없습니다.",
            size=9,
            indent=2,
        ),
        gap(4),
        sentence(f"본인{_BLANK_DAY}{_gap(8)}성명{_gap(22)}(서명)", size=12, indent=55),
        gap(12),
        sentence(f"{where} 귀중", size=13, indent=2),
    ]  # fmt: skip


def ledger_pdf(given: Ledger) -> bytes:
    """The 지급대장 as PDF, payments in order of day, 합계 at the end."""
    total = sum(row.amount for row in given.rows)
    story: list[Flowable] = [
        Masthead(LEDGER_TITLE, given.centre, given.approval),
        gap(2),
        sentence(f"지급 기간 {given.span} · {len(given.rows):,}건 {total:,}원"),
        gap(3),
    ]
    if not given.rows:
        story.append(sentence("이 기간에 지급한 면접활동비가 없습니다.", indent=2))
        return build(Paper(LEDGER_TITLE, given.centre, given.foot, given.practice), story)
    story += _payments(given.rows, total)
    story += [gap(5), *_sums("2. 월별", "지급월", given.months, total)]
    story += [gap(5), *_sums("3. 기준별", "적용 기준", given.rules, total)]
    return build(Paper(LEDGER_TITLE, given.centre, given.foot, given.practice), story)


def _payments(rows: Sequence[LedgerRow], total: int) -> list[Flowable]:
    columns = (
        Column(9, "center"),
        Column(21, "center"),
        Column(17, "center"),
        Column(33),
        Column(21, "center"),
        Column(22, "center"),
        Column(30, "center"),
        Column(17, "right"),
    )
    titles = ("연번", "지급일", "성명", "면접 업체", "면접일", "확인서", "계좌", "금액")
    lines = [
        Row(
            (
                str(number),
                official_date(row.paid_on),
                row.name,
                row.firm or "-",
                official_date(row.interview_on) if row.interview_on else "-",
                row.slip,
                row.account or "-",
                f"{row.amount:,}",
            )
        )
        for number, row in enumerate(rows, start=1)
    ]
    lines.append(Row(("", "합계", f"{len(rows):,}건", "", "", "", "", f"{total:,}"), strong=True))
    head = [Head(title, at) for at, title in enumerate(titles)]
    style = Style(size=8.5, row_height=7.5, head_height=7, padding=1.0)
    return table(Grid(columns, head, lines, style), Heading("1. 지급 내역", "(단위: 원)"))


def _sums(
    heading: str, label: str, sums: Sequence[tuple[str, int, int]], total: int
) -> list[Flowable]:
    columns = (Column(90), Column(35, "right"), Column(45, "right"))
    rows = [Row((words, f"{count:,}", f"{won:,}")) for words, count, won in sums]
    count = sum(count for _, count, _ in sums)
    rows.append(Row(("합계", f"{count:,}", f"{total:,}"), strong=True))
    head = [Head(title, at) for at, title in enumerate((label, "건수", "금액"))]
    style = Style(size=9, row_height=7, head_height=7)
    return table(Grid(columns, head, rows, style), Heading(heading, "(단위: 건, 원)"))
