"""What was paid: by month and by rule, on screen, on paper, and the slip to be signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.data import records
from jobdesk.domain import allowances as rules_of
from jobdesk.domain import text
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import Allowance, AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.official import official_date, official_span
from jobdesk.services import access, allowance_rules, allowances, lists, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.allowance_papers import Slip

_KIND = KindId.ALLOWANCES


@dataclass(frozen=True, slots=True)
class Total:
    """``count`` allowances of ``won`` together; ``words`` say which, ``ids`` are they."""

    words: str
    count: int
    won: int
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """By stage over everything, and what was paid in a year by month and by rule."""

    stages: dict[AllowanceStatus, Total]
    months: tuple[Total, ...]
    rules: tuple[Total, ...]


def totals(desk: Desk, year: int) -> Totals:
    """Totals of every stage, and of the payments of ``year`` (by 지급일)."""
    with desk.store.reading():
        ids = lists.find(desk, _KIND)
        rows = lists.rows(desk, _KIND, ids, ("status", "amount"))
        paid = paid_between(desk, date(year, 1, 1), date(year, 12, 31))
        rules = allowance_rules.all_rules(desk)
    stages = {}
    for stage in AllowanceStatus:
        mine = [(id_, won) for id_, (status, won) in rows.items() if status == stage.value]
        won = sum(won for _, won in mine if isinstance(won, int))
        stages[stage] = Total(stage.value, len(mine), won, tuple(id_ for id_, _ in mine))
    by_month: dict[int, list[Allowance]] = {}
    by_rule: dict[str, list[Allowance]] = {}
    for one in paid:
        by_month.setdefault((one.paid_on or date.min).month, []).append(one)
        rule = rules_of.rule_on(rules, one.interview_on or date.min)
        since = f"{official_date(rule.applies_on)}부터" if rule.applies_on else "기본 기준"
        words = f"{since} {rule.amount or 0:,}원, {rules_of.limit_words(rule)}"
        by_rule.setdefault(words, []).append(one)
    return Totals(
        stages,
        tuple(_total(f"{year}년 {month}월", by_month[month]) for month in sorted(by_month)),
        tuple(_total(words, found) for words, found in by_rule.items()),
    )


def paid_between(desk: Desk, first: date, last: date) -> tuple[Allowance, ...]:
    """The payments from ``first`` to ``last`` by 지급일, in that order."""
    conditions = (
        Condition("status", Op.IS, AllowanceStatus.PAID.value),
        Condition("paid_on", Op.AT_LEAST, first),
        Condition("paid_on", Op.AT_MOST, last),
    )
    ids = lists.find(desk, _KIND, Filter(conditions=conditions), Order("paid_on"))
    return tuple(records.get_many(desk.store, _KIND, list(ids)))


def span(year: int, month: int | None = None) -> tuple[date, date]:
    """First and last day of a year or of one of its months."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    whole = Month(year, month)
    return whole.first, whole.last


def ledger_pdf(
    desk: Desk, year: int, month: int | None = None, *, full_accounts: bool = False
) -> bytes:
    """The 지급대장 of a year or month as PDF; accounts are masked unless ``full_accounts``."""
    from jobdesk.reports.allowance_papers import Ledger, LedgerRow, ledger_pdf

    first, last = span(year, month)
    with desk.store.reading():
        own = settings.get(desk)
        found = paid_between(desk, first, last)
        names = lists.rows(desk, _KIND, [one.id for one in found], ("seeker", "employer"))
        made = totals(desk, year)
    wanted = {one.id for one in found}
    shown = str if full_accounts else text.mask_account
    return ledger_pdf(
        Ledger(
            centre=own.name or desk.name,
            span=official_span(first, last),
            rows=[
                LedgerRow(
                    paid_on=one.paid_on or last,
                    name=str(names[one.id][0]),
                    firm=str(names[one.id][1] or ""),
                    interview_on=one.interview_on,
                    slip=f"{official_date(one.slip_on)}\n{one.slip_by}" if one.slip_on else "-",
                    account=f"{one.bank}\n{shown(one.account)}".strip(),
                    amount=one.amount or 0,
                )
                for one in found
            ],
            months=_within(made.months, wanted, found),
            rules=_within(made.rules, wanted, found),
            approval=own.approval_titles,
            foot=f"{desk.user} · {official_date(desk.today())}",
            practice=desk.practice,
        )
    )


def ledger_xlsx(
    desk: Desk,
    path: Path,
    year: int,
    month: int | None = None,
    *,
    full_accounts: bool = False,
) -> int:
    """The 지급대장 of a year or month as a workbook with its sum; returns the payments in it.

    The access log has it before the file takes its name. Raises UserError where it cannot be
    written.
    """
    from jobdesk.exchange import writer
    from jobdesk.exchange.safe_file import replacing
    from jobdesk.exchange.writer import Column, ColumnType

    first, last = span(year, month)
    with desk.store.reading():
        own = settings.get(desk)
        found = paid_between(desk, first, last)
        names = lists.rows(desk, _KIND, [one.id for one in found], ("seeker", "employer"))
    shown = str if full_accounts else text.mask_account
    rows: list[list[object]] = [
        [
            number,
            one.paid_on,
            names[one.id][0],
            names[one.id][1] or "",
            one.interview_on,
            one.slip_on,
            one.slip_by,
            one.bank,
            shown(one.account),
            one.holder,
            one.amount or 0,
        ]
        for number, one in enumerate(found, start=1)
    ]
    won = sum(one.amount or 0 for one in found)
    if found:
        rows.append([None, None, "합계", f"{len(found):,}건", *[None] * 6, won])
    mark = "[연습] " if desk.practice else ""
    hidden = "" if full_accounts else " · 계좌번호 가림"
    day, centred, name = ColumnType.DATE, ColumnType.CENTRED, ColumnType.TEXT
    roster = writer.Roster(
        title=f"{mark}{own.name or desk.name} 면접활동비 지급대장",
        as_of=f"지급 기간: {official_span(first, last)} · {len(found):,}건 {won:,}원{hidden}",
        columns=(
            Column("연번", ColumnType.YEAR, 7.5),
            Column("지급일", day),
            Column("성명", centred),
            Column("면접 업체", name),
            Column("면접일", day),
            Column("확인서\n접수일", day),
            Column("업체\n확인자", centred),
            Column("은행", centred),
            Column("계좌번호", centred),
            Column("예금주", centred),
            Column("금액", ColumnType.NUMBER, 12.0),
        ),
        rows=rows,
        unit="원",
        footer=f"{desk.user} · {official_date(desk.today())}",
        author=desk.user,
        sheet="지급대장",
        total=len(rows),
    )
    with replacing(path) as temporary:
        writer.save(temporary, roster)
        ledger_out(desk, year, month, Action.EXPORT, full_accounts=full_accounts)
    return len(found)


def ledger_out(
    desk: Desk, year: int, month: int | None, action: Action, *, full_accounts: bool = False
) -> None:
    """Note in the access log that the ledger was printed or saved, and whether with accounts."""
    found = paid_between(desk, *span(year, month))
    purpose = "면접활동비 지급대장" + (" (계좌번호 포함)" if full_accounts else "")
    access.log(desk, action, _KIND, [one.id for one in found], purpose=purpose)


def slip_pdf(desk: Desk, ids: Sequence[int] = ()) -> bytes:
    """A 면접확인서 for each of ``ids``, or one blank sheet."""
    from jobdesk.reports.allowance_papers import Slip, slip_pdf

    with desk.store.reading():
        own = settings.get(desk)
        slips = [_slip(desk, allowances.get(desk, id_)) for id_ in ids] or [Slip()]
    return slip_pdf(slips, centre=own.name or desk.name, phone=own.phone, practice=desk.practice)


def slips_out(desk: Desk, ids: Sequence[int], action: Action) -> None:
    """Note in the access log that slips with people's names were printed or saved."""
    if ids:
        access.log(desk, action, _KIND, ids, purpose="면접확인서")


def _slip(desk: Desk, one: Allowance) -> Slip:
    from jobdesk.reports.allowance_papers import Slip

    person = stored.seeker(desk, one.seeker_id or 0)
    firm = stored.employer(desk, one.employer_id).name if one.employer_id else ""
    job = ""
    if one.referral_id is not None:
        sent = stored.referral(desk, one.referral_id)
        job = stored.vacancy(desk, sent.vacancy_id or 0).job
    return Slip(
        name=person.name,
        birth=official_date(person.birth_date) if person.birth_date else "",
        firm=firm,
        job=job,
        interview_on=one.interview_on,
        amount=one.amount,
    )


def _within(
    sums: Sequence[Total], wanted: set[int], found: Sequence[Allowance]
) -> list[tuple[str, int, int]]:
    won = {one.id: one.amount or 0 for one in found}
    kept = [(s.words, [id_ for id_ in s.ids if id_ in wanted]) for s in sums]
    return [(words, len(ids), sum(won[id_] for id_ in ids)) for words, ids in kept if ids]


def _total(words: str, found: Sequence[Allowance]) -> Total:
    ids = tuple(one.id for one in found)
    return Total(words, len(found), sum(one.amount or 0 for one in found), ids)
