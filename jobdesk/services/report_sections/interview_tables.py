"""동행면접 and 면접활동비: where staff went along, and what was paid with which 확인서."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jobdesk.data import records
from jobdesk.domain import report_cells as cells
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import Allowance, AllowanceStatus, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Align, Block, Cell, Figure, Line, Role, Sum
from jobdesk.domain.text import mask_name
from jobdesk.services import allowance_ledger, lists, trip_people
from jobdesk.services.report_sections.figure_cells import left, of_ids, opens, person, table
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making


def trips(making: Making) -> tuple[Block, ...]:
    """동행면접 in its three units, 당월 and 누계, and the trips of the stretch."""
    desk, end = making.desk, last_day(making)
    told = [trip_people.counts(desk, part.first, end) for _, part in making.parts]
    if not told[-1].trip_ids:
        return ()
    lines = [
        Line((left(name), Cell(unit),
              *(opens(of_ids(kind, getattr(one, ids), unit, name)) for one in told)))
        for name, unit, kind, ids in (
            ("동행면접", "건", KindId.TRIPS, "trip_ids"),
            ("동행 인원(실인원)", "명", KindId.SEEKERS, "seeker_ids"),
            ("방문 업체", "개사", KindId.EMPLOYERS, "employer_ids"),
        )
    ]  # fmt: skip
    names = [name for name, _ in making.parts]
    made: list[Block] = [
        table(making.use.id, ("구분", "단위", *names), lines, words=(0, 1),
              widths=(40, 12, *(20 for _ in names)))
    ]  # fmt: skip
    fields = ("held_on", "place", "staff", "people_count", "company_count", "status")
    rows = lists.rows(desk, KindId.TRIPS, told[0].trip_ids, fields)
    held = [
        (id_, row)
        for id_, row in sorted(rows.items(), key=lambda each: str(each[1][0]))
        if row[5] == TripStatus.HELD.value
    ]
    if held:
        listed = [
            Line(
                (
                    left(_day(row[0])),
                    left(str(row[1] or "")),
                    left(str(row[2] or "")),
                    opens(Figure(Decimal(int(str(row[3] or 0))), "명", "동행 인원", "",
                                 KindId.TRIPS, (id_,))),
                    opens(Figure(Decimal(int(str(row[4] or 0))), "곳", "업체", "",
                                 KindId.TRIPS, (id_,))),
                )
            )
            for id_, row in held
        ]  # fmt: skip
        titles = ("일자", "장소", "동행 직원", "인원", "업체")
        made.append(
            table(f"{making.use.id}_list", titles, listed, words=(0, 1, 2), title="동행면접 내역")
        )
    return tuple(made)


def allowances(making: Making) -> tuple[Block, ...]:
    """연번 | 성명 | 면접일 | 업체 | 금액 | 확인서 | 지급일 of what was paid, and what waits in each
    stage. Names are masked unless the option ``names`` is ``full``."""
    desk, span, end = making.desk, making.span, last_day(making)
    paid = allowance_ledger.paid_between(desk, span.first, end)
    waiting = _waiting(making)
    if not paid and not waiting:
        return ()
    people = lists.called(desk, KindId.SEEKERS, [one.seeker_id or 0 for one in paid])
    firms = lists.called(desk, KindId.EMPLOYERS, [one.employer_id or 0 for one in paid])
    full = making.option("names", "masked") == "full"
    lines = [
        Line(
            (
                Cell(str(at)),
                person(people.get(one.seeker_id or 0, ""), _won([one], "면접활동비"), full=full),
                left(official_date(one.interview_on) if one.interview_on else ""),
                left(firms.get(one.employer_id or 0, "")),
                opens(_won([one], "면접활동비")),
                left(_slip(one)),
                left(official_date(one.paid_on) if one.paid_on else ""),
            )
        )
        for at, one in enumerate(paid, 1)
    ]
    if lines:
        total = Sum(tuple((row, 4) for row in range(len(lines))))
        lines.append(
            Line(
                (
                    Cell(""),
                    Cell("합계"),
                    Cell(f"{len(paid):,}건", align=Align.LEFT),
                    Cell(""),
                    opens(_won(paid, "면접활동비 지급 합계"), formula=total),
                    left(f"확인서 없음 {sum(one.slip_on is None for one in paid)}건"),
                    Cell(""),
                ),
                Role.TOTAL,
            )
        )
    titles = ("연번", "성명", "면접일", "면접 업체", "금액(원)", "면접확인서", "지급일")
    made: list[Block] = [
        table(
            making.use.id,
            titles,
            lines,
            words=(1, 2, 3, 5, 6),
            widths=(8, 16, 22, 30, 16, 34, 22),
            empty="이 기간에 지급한 면접활동비가 없습니다.",
        )
    ]
    if waiting:
        stages = [
            Line((left(stage), opens(of_ids(KindId.ALLOWANCES, [o.id for o in found], "건", stage)),
                  opens(_won(found, stage))))
            for stage, found in waiting.items()
        ]  # fmt: skip
        made.append(
            table(
                f"{making.use.id}_waiting",
                ("단계", "건수", "금액(원)"),
                stages,
                title="지급을 기다리는 면접활동비",
            )
        )
    return tuple(made)


def _waiting(making: Making) -> dict[str, list[Allowance]]:
    stages = (AllowanceStatus.DUE, AllowanceStatus.SLIP, AllowanceStatus.APPROVED)
    conditions = (
        Condition("interview_on", Op.AT_MOST, last_day(making)),
        Condition("status", Op.IN, tuple(stage.value for stage in stages)),
    )
    ids = lists.find(
        making.desk, KindId.ALLOWANCES, Filter(conditions=conditions), Order("interview_on")
    )
    kept: list[Allowance] = records.get_many(making.desk.store, KindId.ALLOWANCES, list(ids))
    found = {stage.value: [one for one in kept if one.status is stage] for stage in stages}
    return {stage: some for stage, some in found.items() if some}


def _won(found: tuple[Allowance, ...] | list[Allowance], name: str) -> Figure:
    amount = Decimal(sum(one.amount or 0 for one in found))
    return Figure(amount, "원", name, "", KindId.ALLOWANCES, tuple(one.id for one in found))


def _slip(one: Allowance) -> str:
    if one.slip_on is None:
        return "없음"
    who = f" ({mask_name(one.slip_by)})" if one.slip_by else ""  # a name in words: hidden always
    return f"{official_date(one.slip_on)}{who}"


def _day(value: object) -> str:
    return official_date(value) if isinstance(value, date) else cells.NONE
