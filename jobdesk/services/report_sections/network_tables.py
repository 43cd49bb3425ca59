"""협약, 간담회, 홍보 and 채용대행 of the stretch, each as the list a report attaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import AgreementStatus, ProxyStatus
from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Block, Cell, Figure, Line, Role
from jobdesk.services import lists
from jobdesk.services.report_sections.figure_cells import left, opens, table
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making

_Row = tuple[object, ...]


def agreements(making: Making) -> tuple[Block, ...]:
    """연번 | 업체·기관 | 협력분야 | 협약내용 | 체결일 (사례집 L12057)."""
    return _listed(
        making,
        KindId.AGREEMENTS,
        "signed_on",
        ("employer", "partner", "area", "content", "signed_on"),
        ("업체·기관", "협력분야", "협약내용", "체결일"),
        (34, 24, 60, 24),
        lambda row: (str(row[0] or row[1] or ""), _said(row[2]), _said(row[3]), _day(row[4])),
        (_of(AgreementStatus, AgreementStatus.TALKING),),
    )


def meetings(making: Making) -> tuple[Block, ...]:
    """회차 | 구분 | 주요내용 | 일시 | 참여자 (내역) (사례집 L12070)."""
    return _listed(
        making,
        KindId.MEETINGS,
        "held_on",
        ("meeting_type", "title", "held_on", "headcount", "attendees"),
        ("구분", "주요내용", "일시", "참여자"),
        (24, 54, 26, 50),
        lambda row: (_said(row[0]), _said(row[1]), _day(row[2]), _people(row[3], row[4])),
        (),
        "회차",
    )


def publicity(making: Making) -> tuple[Block, ...]:
    """연번 | 구분 | 주요내용 | 매체 | 일시 | 수량, and how many of each unit (사례집 L12156)."""
    desk = making.desk
    ids = _ids(making, KindId.PUBLICITY, "published_on", ())
    rows = lists.rows(desk, KindId.PUBLICITY, ids, ("count", "unit"))
    sums: dict[str, list[tuple[int, int]]] = {}
    for id_, (count, unit) in rows.items():
        sums.setdefault(str(unit or "건"), []).append((id_, int(str(count or 0))))
    made = _listed(
        making,
        KindId.PUBLICITY,
        "published_on",
        ("publicity_type", "title", "medium", "published_on", "count", "unit"),
        ("구분", "주요내용", "매체", "일시", "수량"),
        (22, 54, 26, 24, 14),
        lambda row: (_said(row[0]), _said(row[1]), _said(row[2]), _day(row[3]),
                     f"{int(str(row[4] or 0)):,}{row[5] or '건'}"),
        (),
    )  # fmt: skip
    if not made:
        return ()
    lines = [
        Line(
            (
                left(unit),
                opens(
                    Figure(
                        Decimal(sum(count for _, count in some)),
                        unit,
                        "홍보",
                        "홍보의 수량을 단위별로 더하며 단위가 다르면 더하지 않습니다.",
                        KindId.PUBLICITY,
                        tuple(id_ for id_, _ in some),
                    )
                ),
            )
        )
        for unit, some in sums.items()
    ]
    return (*made, table(f"{making.use.id}_units", ("단위", "수량"), lines, title="단위별 홍보"))


def proxies(making: Making) -> tuple[Block, ...]:
    """의뢰일 | 업체 | 직종 | 의뢰 인원 | 수급 인원 | 상태, with 합계."""
    desk = making.desk
    left_out = (_of(ProxyStatus, ProxyStatus.CANCELLED),)
    ids = _ids(making, KindId.HIRING_PROXIES, "requested_on", left_out)
    fields = ("requested_on", "employer", "job", "heads", "supplied_count", "status")
    rows = lists.rows(desk, KindId.HIRING_PROXIES, ids, fields)
    if not rows:
        return ()

    def number(ids: Sequence[int], at: int, name: str) -> Cell:
        value = sum(int(str(rows[id_][at] or 0)) for id_ in ids)
        kind = KindId.HIRING_PROXIES
        return opens(Figure(Decimal(value), "명", name, "", kind, tuple(ids)))

    lines = [
        Line(
            (
                left(_day(row[0])),
                left(_said(row[1])),
                left(_said(row[2])),
                number([id_], 3, "의뢰 인원"),
                number([id_], 4, "수급 인원"),
                left(_said(row[5])),
            )
        )
        for id_, row in ((id_, rows[id_]) for id_ in ids)
    ]
    firms = len({row[1] for row in rows.values()})
    total = (
        left("합계"),
        left(f"{firms:,}개 업체"),
        left(f"{len(rows):,}건"),
        number(list(rows), 3, "의뢰 인원 합계"),
        number(list(rows), 4, "수급 인원 합계"),
        left(""),
    )
    titles = ("의뢰일", "업체", "직종", "의뢰 인원", "수급 인원", "상태")
    return (
        table(
            making.use.id,
            titles,
            [*lines, Line(total, Role.TOTAL)],
            words=(0, 1, 2, 5),
            unit="(단위: 명)",
        ),
    )


def _of(stages: type[StrEnum], left_out: StrEnum) -> Condition:
    return Condition("status", Op.IN, tuple(s.value for s in stages if s is not left_out))


def _ids(
    making: Making, kind: KindId, day: str, conditions: tuple[Condition, ...]
) -> tuple[int, ...]:
    span = making.span.so_far if making.option("whole", False) else making.span
    between = (
        Condition(day, Op.AT_LEAST, span.first),
        Condition(day, Op.AT_MOST, last_day(making)),
    )
    wanted = Filter(conditions=(*between, *conditions))
    return tuple(lists.find(making.desk, kind, wanted, Order(day)))


def _listed(
    making: Making,
    kind: KindId,
    day: str,
    fields: Sequence[str],
    titles: Sequence[str],
    widths: Sequence[float],
    words: Callable[[_Row], Sequence[str]],
    conditions: tuple[Condition, ...],
    number: str = "연번",
) -> tuple[Block, ...]:
    """A numbered list of records; the number opens its record. Nothing where there are none."""
    ids = _ids(making, kind, day, conditions)
    rows = lists.rows(making.desk, kind, ids, fields)
    lines = [
        Line(
            (
                Cell(str(at), figure=Figure(Decimal(1), "건", "", "", kind, (id_,))),
                *(left(text) for text in words(row)),
            )
        )
        for at, (id_, row) in enumerate(((id_, rows[id_]) for id_ in ids), 1)
    ]
    if not lines:
        return ()
    every = (number, *titles)
    columns = tuple(range(1, len(every)))
    return (table(making.use.id, every, lines, words=columns, widths=(9, *widths)),)


def _said(value: object) -> str:
    return str(value or "")


def _day(value: object) -> str:
    return official_date(value) if isinstance(value, date) else ""


def _people(count: object, who: object) -> str:
    head = f"{int(str(count)):,}명" if count else ""
    return f"{head} ({who})" if head and who else head or str(who or "")
