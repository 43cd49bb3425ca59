"""What a 배치안 shows: its lines with their reasons, farms by days, what stays open, who stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.services.farm_proposals import Cell as Block
from jobdesk.services.farm_proposals import LeftOut, Line
from jobdesk.ui import dates
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.plain_table import PlainTable

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A line with the id that a table asks for."""

    id: int
    line: Line


class LinesTable(CellTable):
    """The lines by day and farm; Space pins, Delete takes out."""

    def __init__(self, pinned: Callable[[Line], bool], parent: QWidget) -> None:
        super().__init__(
            "배치안",
            CellRows(
                (
                    Cell(plain("pin", "고정", 56), _nothing, ticked=lambda row: pinned(row.line)),
                    Cell(
                        plain("farm", "날짜·농가", 200, strong=True),
                        lambda row: row.line.farm,
                        under=lambda row: " ".join(
                            (dates.day_and_weekday(row.line.day), row.line.task)
                        ),
                    ),
                    Cell(plain("name", "이름", 104), lambda row: row.line.name),
                    Cell(plain("car", "차량", 128), lambda row: row.line.car or "개별 이동"),
                    Cell(
                        plain("why", "까닭", 260, quiet=True),
                        lambda row: ", ".join(row.line.reasons),
                    ),
                ),
                parent,
            ),
            stretch="why",
        )
        self._ids: dict[Pair, int] = {}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the current one stays current."""
        for line in lines:
            self._ids.setdefault(line.pair, len(self._ids) + 1)
        self.rows.set_rows([Row(self._ids[line.pair], line) for line in lines])

    def line(self, id_: int) -> Line | None:
        """The line of that row, None for none."""
        row = self.rows.of(id_)
        return row.line if row is not None else None


def matrix(blocks: Sequence[Block]) -> PlainTable:
    """Farms × days: ``5/6명`` of each block, and the heads of each farm that nobody fills."""
    days = sorted({block.day for block in blocks})
    table = PlainTable(
        "농가와 날짜",
        (
            plain("farm", "농가", 170, strong=True),
            *(plain(day.isoformat(), _short(day), 84) for day in days),
            plain("open", "빈자리", 72, right=True),
        ),
        stretch="farm",
        fill=True,
        empty="이 기간에는 요청이 없습니다.",
    )
    rows: dict[int, dict[date, list[Block]]] = {}
    for block in blocks:
        rows.setdefault(block.farm_id, {}).setdefault(block.day, []).append(block)
    shown = []
    for of_day in rows.values():
        farm = next(iter(of_day.values()))[0].farm
        left = sum(block.open for mine in of_day.values() for block in mine)
        filled = (_filled(of_day.get(day, ())) for day in days)
        shown.append((farm, *filled, f"{left:,}명" if left else ""))
    table.set_rows(shown, 0 if shown else None)
    return table


def _filled(blocks: Collection[Block]) -> str:
    if not blocks:
        return ""
    wanted, there = sum(block.wanted for block in blocks), sum(block.has for block in blocks)
    return f"{there:,}/{wanted:,}명"


def _short(day: date) -> str:
    """``11-20 (금)`` takes a fifth of the line: ``20 (금)``."""
    return dates.day_and_weekday(day)[8:]


def open_table() -> PlainTable:
    """Blocks some of whose heads nobody fills."""
    return PlainTable(
        "모자란 자리",
        (
            plain("day", "날짜", 132),
            plain("farm", "농가", 170, strong=True),
            plain("task", "작업", 110),
            plain("open", "모자람", 76, right=True),
            plain("why", "까닭", 300, quiet=True),
        ),
        stretch="why",
        spare=("task",),
        fill=True,
        empty="모든 자리가 찼습니다.",
    )


def open_rows(blocks: Sequence[Block]) -> list[tuple[object, ...]]:
    """Rows of :func:`open_table`, the first days first."""
    return [
        (
            dates.day_and_weekday(block.day),
            block.farm,
            block.task,
            f"{block.open:,}명",
            " · ".join(block.why),
        )
        for block in sorted(blocks, key=lambda each: (each.day, each.farm))
        if block.open
    ]


def left_table() -> PlainTable:
    """Workers without a line, whose turn is next first."""
    return PlainTable(
        "못 가는 사람",
        (
            plain("name", "이름", 120, strong=True),
            plain("turn", "최근", 140),
            plain("why", "까닭", 320, quiet=True),
        ),
        stretch="why",
        fill=True,
        empty="활동하는 근로자가 모두 배치되었습니다.",
    )


def left_rows(left_out: Sequence[LeftOut]) -> list[tuple[object, ...]]:
    """Rows of :func:`left_table`."""
    return [(each.name, each.turn, each.why) for each in left_out]


def _nothing(row: object) -> object:
    del row
    return ""
