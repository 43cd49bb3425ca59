"""상담 by topic and channel, with shares; every contact opens."""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.contact_matrix import UNTOLD
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Figure,
    Line,
    Role,
    Series,
    Sum,
)
from jobdesk.services import lists, notes
from jobdesk.services.report_sections.figure_cells import left, of_ids, opens, share, table
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making


def matrix(making: Making) -> tuple[Block, ...]:
    """구분 | 합계 | topics: the sum with its shares, then each channel (군산 L12333).

    The option ``whole`` tells of the year so far instead of the stretch.
    """
    desk, end = making.desk, last_day(making)
    first = (making.span.so_far if making.option("whole", True) else making.span).first
    counted = notes.matrix(desk, first, end)
    ids = lists.find(desk, KindId.NOTES, notes.behind(first, end))
    rows = lists.rows(desk, KindId.NOTES, ids, ("topic", "channel"))
    if not rows:
        return ()
    by_cell: dict[tuple[str, str], list[int]] = {}
    for id_ in ids:
        topic, channel = (str(word or UNTOLD) for word in rows[id_])
        for cell in ((topic, channel), (topic, ""), ("", channel), ("", "")):
            by_cell.setdefault(cell, []).append(id_)
    topics = [topic for topic in counted.topics if counted.cell(topic, "").contacts]
    channels = [channel for channel in counted.channels if counted.cell("", channel).contacts]

    def figure(topic: str, channel: str) -> Figure:
        found = by_cell.get((topic, channel), ())
        name = " ".join(filter(None, (channel, topic))) or "상담"
        return of_ids(KindId.NOTES, found, "건", name, "상담 기록을 모두 셉니다(연인원).")

    under = range(2, 2 + len(channels))
    whole = figure("", "")
    total = [
        opens(figure(topic, ""), formula=Sum(tuple((row, at) for row in under)))
        for at, topic in enumerate(("", *topics), 1)
    ]
    shares = [
        share(figure(topic, ""), whole, making.style, name=f"{topic or '상담'} 비율",
              base="상담 합계", places=((0, at), (0, 1)), decimals=_places(making))
        for at, topic in enumerate(("", *topics), 1)
    ]  # fmt: skip
    lines = [
        Line((left("합계"), *total, Cell("")), Role.TOTAL),
        Line((left("비율"), *shares, Cell("")), Role.SUBTOTAL),
    ]
    for channel in channels:
        part = share(figure("", channel), whole, making.style, name=f"{channel} 비율",
                     base="상담 합계", decimals=_places(making))  # fmt: skip
        numbers = [figure(topic, channel) for topic in ("", *topics)]
        shown = [opens(each) if each.value else Cell(cells.NONE, figure=each) for each in numbers]
        lines.append(Line((left(channel), *shown, part)))
    people = counted.total.people
    who = f"개인 {counted.persons:,}명, 업체 {counted.firms:,}곳"
    said = f"실인원은 {people:,}명({who})이며, 표는 상담 기록 수(연인원)입니다."
    parts = tuple(figure(topic, "") for topic in topics)
    return (
        table(
            making.use.id,
            ("구분", "합계", *topics, "비율"),
            lines,
            widths=(16, *(14 for _ in range(len(topics) + 2))),
            unit="(단위: 건, %)",
            notes=(said,),
            size=8.5,
        ),
        Chart(
            f"{making.use.id}_shares",
            ChartKind.SHARES,
            "상담 유형",
            tuple(topics),
            (Series("상담", parts),),
            unit="건",
        ),
    )


def _places(making: Making) -> int:
    return int(making.option("decimals", 1))
