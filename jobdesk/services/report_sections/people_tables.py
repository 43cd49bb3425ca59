"""Who applied and who was hired: the way from vacancies to hires, by place, age, home and route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from jobdesk.data import indicators as queries
from jobdesk.domain import report_cells as cells
from jobdesk.domain.breakdowns import UNKNOWN, breakdowns
from jobdesk.domain.casework import MET, PlacementRoute, ReferralStatus
from jobdesk.domain.figures import Breakdown, Number
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Residence
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Figure,
    Head,
    Line,
    Role,
    Series,
    Table,
)
from jobdesk.domain.report_formulas import agreeing
from jobdesk.domain.spans import Span
from jobdesk.services import lists, settings
from jobdesk.services.report_sections.figure_cells import left, of_ids, opens, share, table
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making

_R = ReferralStatus
MET_RULE = (
    "알선일이 기간에 드는 알선 가운데 지금까지 면접을 본(업체가 채용하거나 거절한) 알선입니다."
)
HIRED_RULE = "알선일이 기간에 드는 알선 가운데 지금까지 채용되거나 입사한 알선입니다."


def funnel(making: Making) -> tuple[Block, ...]:
    """단계 | 당월 | 누계 | 앞 단계 대비, with the way from 알선 to 채용 as a picture.

    Only 알선, 면접 and 채용 hang together: each of the latter two is one of the referrals. Hires by
    another route are told apart, since 취업 may be more than 알선 (사례집 §1.3).
    """
    told = [_steps(making, span) for _, span in making.parts]
    whole, last = told[-1], 1 + len(told)
    lines = []
    for at, other in enumerate(whole):
        before = whole[at - 1] if other.name in ("면접", "알선 채용") else None
        rate = Cell(cells.NONE)
        if before is not None:
            rate = share(
                other,
                before,
                making.style,
                name=f"{before.name} 대비 {other.name}",
                base=before.name,
                places=((at, last), (at - 1, last)),
            )
        lines.append(
            Line((left(other.name), Cell(other.unit, align=Align.CENTER),
                  *(opens(steps[at]) for steps in told),
                  rate, left(f"{before.name} 대비" if before else "")))
        )  # fmt: skip
    names = [name for name, _ in making.parts]
    titles = ("단계", "단위", *names, "비율", "비율의 기준")
    shown = whole[2:5]
    return (
        table(
            making.use.id,
            titles,
            lines,
            words=(0, 1, len(titles) - 1),
            widths=(30, 10, *(16 for _ in names), 14, 24),
        ),
        Chart(
            f"{making.use.id}_funnel",
            ChartKind.FUNNEL,
            "알선에서 채용까지",
            tuple(each.name for each in shown),
            (Series("누계", shown),),
            unit="건",
        ),
    )


def places(making: Making) -> tuple[Block, ...]:
    """구직자 and 취업자 by 읍면 and gender."""
    return _broken(making, "place")


def ages(making: Making) -> tuple[Block, ...]:
    """구직자 and 취업자 by age band and gender."""
    return _broken(making, "age")


def residences(making: Making) -> tuple[Block, ...]:
    """관내, 도내 and 도외 of who applied and of who was hired."""
    rows = (*(each.value for each in Residence), UNKNOWN)
    parts = making.parts
    columns = [
        _homes(making, kind, span)
        for kind in (KindId.REGISTRATIONS, KindId.PLACEMENTS)
        for _, span in parts
    ]
    used = [row for row in rows if row != UNKNOWN or any(row in found for found in columns)]
    many = len(parts)
    lines = _with_total(used, columns, ("구직신청",) * many + ("취업",) * many)
    heads = (
        Head("거주구분", 0, 0, rows=2),
        Head("구직자", 0, 1, columns=many),
        Head("취업자", 0, 1 + many, columns=many),
        *(Head(name, 1, at) for at, (name, _) in enumerate(parts * 2, 1)),
    )
    return (_headed(making, heads, 1 + 2 * many, lines),)


def routes(making: Making) -> tuple[Block, ...]:
    """취업경로 of who was hired, with its share."""
    told = [_routes(making, span) for _, span in making.parts]
    whole, last = told[-1], len(told)
    used = [each.value for each in PlacementRoute]
    used += [each for each in whole if each not in used]
    lines = _with_total(used, told, ("취업",) * last)
    total = lines[-1].cells[last].figure or Figure(Decimal(0))
    shared = [
        Line(
            (*line.cells,
             share(line.cells[last].figure or Figure(Decimal(0)), total, making.style,
                   name=f"{line.cells[0].text} 비율", base="취업 합계",
                   places=((at, last), (len(lines) - 1, last)))),
            line.role,
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip
    parts = tuple(line.cells[last].figure or Figure(Decimal(0)) for line in lines[:-1])
    return (
        table(
            making.use.id,
            ("취업경로", *(name for name, _ in making.parts), "비율"),
            shared,
            unit="(단위: 명, %)",
        ),
        Chart(
            f"{making.use.id}_shares",
            ChartKind.SHARES,
            "취업경로",
            tuple(used),
            (Series("취업", parts),),
            unit="명",
        ),
    )


def _steps(making: Making, span: Span) -> tuple[Figure, ...]:
    measures, desk = making.measures, making.desk
    first, last = span.first, span.last
    referred = measures.figure("referrals", first, last)
    rows = lists.rows(desk, KindId.REFERRALS, referred.ids, ("status",))
    stages = {id_: ReferralStatus(str(row[0])) for id_, row in rows.items()}
    met = [id_ for id_ in referred.ids if stages.get(id_) in MET]
    hired = [id_ for id_ in referred.ids if stages.get(id_) in (_R.HIRED, _R.STARTED)]
    return (
        measures.figure("openings", first, last),
        measures.figure("registrations", first, last),
        referred,
        of_ids(KindId.REFERRALS, met, "건", "면접", MET_RULE),
        of_ids(KindId.REFERRALS, hired, "건", "알선 채용", HIRED_RULE),
        measures.figure("placements", first, last),
    )


def _broken(making: Making, by: str) -> tuple[Block, ...]:
    span, store = making.span, making.desk.store
    whole, end = span.so_far, last_day(making)
    found = making.once(
        "breakdowns",
        lambda: breakdowns(
            span,
            settings.get(making.desk).eup_myeon,
            end,
            queries.registered(store, whole.first, end),
            [hire.person for hire in queries.hired(store, whole.first, end)],
        ),
    )
    mine = [each for each in found if each.id.endswith(f"_by_{by}")]
    return tuple(_breakdown(making, each) for each in mine)


def _breakdown(making: Making, found: Breakdown) -> Table:
    width, names = len(found.columns), [name for name, _ in making.parts]
    skipped = width if len(names) == 1 else 0
    heads = [Head(found.row_label, 0, 0, rows=2)]
    for group, name in enumerate(names):
        start = 1 + group * width
        heads.append(Head(name, 0, start, columns=width))
        heads += [Head(text, 1, start + at) for at, text in enumerate(found.columns)]
    lines = [
        Line(
            (left(row.label), *(opens(each, "명", f"{row.label} {found.subject}")
                                for each in row.cells[skipped:])),
            Role.TOTAL if row is found.total else Role.LINE,
        )
        for row in (*found.rows, found.total)
    ]  # fmt: skip
    return Table(
        f"{making.use.id}_{found.id}",
        found.subject,
        (Column(24, Align.LEFT), *(Column(12, Align.RIGHT) for _ in range(len(names) * width))),
        tuple(sorted(heads, key=lambda head: (head.row, head.column))),
        tuple(lines),
        unit="(단위: 명)",
    )


def _homes(making: Making, kind: KindId, span: Span) -> dict[str, list[int]]:
    indicator = "registrations" if kind is KindId.REGISTRATIONS else "placements"
    ids = making.measures.figure(indicator, span.first, span.last).ids
    rows = lists.rows(making.desk, kind, ids, ("seeker_id",))
    people = {id_: int(str(row[0])) for id_, row in rows.items() if row[0]}
    homes = lists.rows(
        making.desk, KindId.SEEKERS, list(dict.fromkeys(people.values())), ("residence",)
    )
    return _by(ids, lambda id_: str((homes.get(people.get(id_, 0)) or ("",))[0] or UNKNOWN))


def _routes(making: Making, span: Span) -> dict[str, list[int]]:
    ids = making.measures.figure("placements", span.first, span.last).ids
    rows = lists.rows(making.desk, KindId.PLACEMENTS, ids, ("route",))
    return _by(ids, lambda id_: str((rows.get(id_) or ("",))[0] or UNKNOWN))


def _by(ids: Iterable[int], label: Callable[[int], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for id_ in ids:
        found.setdefault(label(id_), []).append(id_)
    return found


def _with_total(
    labels: Sequence[str],
    columns: Sequence[Mapping[str, Sequence[int]]],
    names: Sequence[str],
) -> list[Line]:
    """A line for each label and their sum; ``names`` say what ids are of: 구직신청 or 취업."""
    kinds = {"구직신청": KindId.REGISTRATIONS, "취업": KindId.PLACEMENTS}

    def cell(label: str, ids: Sequence[int], name: str) -> Cell:
        return opens(Number(len(ids), kinds[name], tuple(ids)), "명", f"{label} {name}")

    lines = [
        Line((left(label), *(cell(label, found.get(label, ()), name)
                             for found, name in zip(columns, names, strict=True))))
        for label in labels
    ]  # fmt: skip
    everybody = [[id_ for ids in found.values() for id_ in ids] for found in columns]
    total = [cell("합계", ids, name) for ids, name in zip(everybody, names, strict=True)]
    return [*lines, Line((left("합계"), *total), Role.TOTAL)]


def _headed(making: Making, heads: tuple[Head, ...], width: int, lines: Sequence[Line]) -> Table:
    return Table(
        making.use.id,
        "",
        (Column(24, Align.LEFT), *(Column(14, Align.RIGHT) for _ in range(width - 1))),
        tuple(sorted(heads, key=lambda head: (head.row, head.column))),
        agreeing(lines),
        unit="(단위: 명)",
    )
