"""The 지원금 대장 and the 지급 명세서 of a 기안, on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.domain import text
from jobdesk.domain.farm_support import Payee
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date, official_span
from jobdesk.domain.rounding import rate, rate_text
from jobdesk.services import access, farm_records, farm_support_ledger, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import By, Ledger, Paid

if TYPE_CHECKING:
    from jobdesk.reports.farm_support_ledger import Sheet

_LINES = KindId.SUPPORT_PAYMENTS
_GROUPS = (By.ITEM, By.MONTH, By.FARM, By.WORKER)


def ledger_pdf(desk: Desk, year: int, month: int | None = None) -> bytes:
    """The 대장 of a year or month as PDF."""
    from jobdesk.reports import farm_support_ledger as paper

    found = farm_support_ledger.ledger(desk, year, month)
    groups = [by for by in _GROUPS if month is None or by is not By.MONTH]
    return paper.ledger_pdf(
        _sheet(desk, _words(found)),
        [
            paper.Source(
                one.source or "재원 없음",
                one.item,
                one.budget,
                one.drafted,
                one.approved,
                one.spent,
                one.left,
                rate_text(rate(one.spent, one.budget, decimals=1)) if one.budget else "-",
            )
            for one in found.standings
        ],
        [
            (
                by.value,
                [
                    paper.Line(one.words, one.days, one.drafted, one.approved, one.spent)
                    for one in found.by(by)
                ],
            )
            for by in groups
            if found.lines
        ],
    )


def ledger_xlsx(desk: Desk, path: Path, year: int, month: int | None = None) -> int:
    """Every line of a year or month as a workbook with its sum; returns how many.

    The access log has it before the file takes its name. Raises UserError where it cannot be
    written.
    """
    from jobdesk.exchange import writer
    from jobdesk.exchange.safe_file import replacing
    from jobdesk.exchange.writer import Column, ColumnType

    found = farm_support_ledger.ledger(desk, year, month)
    rows: list[list[object]] = [
        [
            at,
            one.on,
            one.name,
            one.farm,
            one.item,
            one.payee.value,
            one.source,
            one.amount,
            one.step.value,
            one.batch,
            one.evidence_on,
        ]
        for at, one in enumerate(found.lines, start=1)
    ]
    if rows:
        rows.append(
            [None, None, "합계", f"{len(rows):,}건", *[None] * 3, found.amount, *[None] * 3]
        )
    own, mark = settings.get(desk), "[연습] " if desk.practice else ""
    day, centred, words = ColumnType.DATE, ColumnType.CENTRED, ColumnType.TEXT
    roster = writer.Roster(
        title=f"{mark}{own.name or desk.name} 농가일자리 지원금 대장",
        as_of=_words(found),
        columns=(
            Column("연번", ColumnType.YEAR, 7.5),
            Column("근로일", day),
            Column("성명", centred),
            Column("농가", words),
            Column("지원 항목", centred),
            Column("받는 쪽", centred),
            Column("재원", centred),
            Column("금액", ColumnType.NUMBER, 12.0),
            Column("단계", centred),
            Column("지급 기안", words),
            Column("증빙 접수일", day),
        ),
        rows=rows,
        unit="원",
        footer=f"{desk.user} · {official_date(desk.today())}",
        author=desk.user,
        sheet="지원금 대장",
        total=len(rows),
    )
    with replacing(path) as temporary:
        writer.save(temporary, roster)
        ledger_out(desk, year, month, Action.EXPORT)
    return len(found.lines)


def ledger_out(desk: Desk, year: int, month: int | None, action: Action) -> None:
    """Note in the access log that the 대장 was printed or saved."""
    found = farm_support_ledger.ledger(desk, year, month)
    access.log(
        desk, action, _LINES, [one.id for one in found.lines], purpose="농가일자리 지원금 대장"
    )


def payments_pdf(desk: Desk, batch_id: int, *, full_accounts: bool = False) -> bytes:
    """The 지급 명세서 of a 기안: one line for each who is paid; accounts are masked unless
    ``full_accounts``."""
    from jobdesk.reports import farm_support_ledger as paper

    with desk.store.reading():
        found = farm_support_ledger.sheet(desk, batch_id)
        accounts = _accounts(desk, found.lines, full=full_accounts)
    groups: dict[tuple[Payee, int], list[Paid]] = {}
    for one in found.lines:
        whom = 0
        if one.payee in (Payee.WORKER, Payee.LEADER):
            whom = one.seeker_id
        elif one.payee is Payee.FARM:
            whom = one.employer_id
        groups.setdefault((one.payee, whom), []).append(one)
    order = list(Payee)
    payees = []
    for (side, whom), lines in sorted(
        groups.items(), key=lambda each: (order.index(each[0][0]), _called(each[1][0]))
    ):
        items = dict.fromkeys(one.item for one in lines)
        payees.append(
            paper.Payee(
                side.value,
                _called(lines[0]),
                accounts.get(whom, "") if side in (Payee.WORKER, Payee.LEADER) else "",
                len({one.day_id for one in lines}),
                ", ".join(items),
                sum(one.amount for one in lines),
            )
        )
    batch = found.row.batch
    days = [one.on for one in found.lines]
    told = official_span(min(days), max(days)) if days else ""
    number = f"문서번호 {batch.document} · " if batch.document else ""
    return paper.payments_pdf(
        _sheet(desk, f"{number}{batch.step.value} · 근로 기간 {told}"), batch.title, payees
    )


def payments_out(desk: Desk, batch_id: int, action: Action, *, full_accounts: bool = False) -> None:
    """Note in the access log that the 지급 명세서 was printed or saved, and whether with
    accounts."""
    lines = farm_records.payments_of(desk, [batch_id])
    purpose = "농가일자리 지원금 지급 명세서" + (" (계좌번호 포함)" if full_accounts else "")
    access.log(desk, action, _LINES, [one.id for one in lines], purpose=purpose)


def _called(one: Paid) -> str:
    if one.payee in (Payee.WORKER, Payee.LEADER):
        return one.name
    return one.farm if one.payee is Payee.FARM else "업체"


def _accounts(desk: Desk, lines: Sequence[Paid], *, full: bool) -> dict[int, str]:
    shown = str if full else text.mask_account
    wanted = {one.seeker_id for one in lines}
    return {
        one.seeker_id or 0: " ".join(filter(None, (one.bank, shown(one.account))))
        for one in farm_records.workers(desk)
        if one.seeker_id in wanted and one.account
    }


def _words(found: Ledger) -> str:
    first, last = farm_support_ledger.span(found.year, found.month)
    return f"근로 기간 {official_span(first, last)} · {len(found.lines):,}건 {found.amount:,}원"


def _sheet(desk: Desk, words: str) -> Sheet:
    from jobdesk.reports.farm_support_ledger import Sheet

    own = settings.get(desk)
    return Sheet(
        own.name or desk.name,
        words,
        own.approval_titles,
        f"{desk.user} · {official_date(desk.today())}",
        desk.practice,
    )
