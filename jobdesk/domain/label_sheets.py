"""Sheets of labels for name tags: how many lie on an A4 page, how large and where."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.checks import Problem

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
_LEAST_WIDTH, _LEAST_HEIGHT = 40.0, 25.0
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels ``columns`` by ``rows`` on A4, in millimetres: the size of one, the margin left of
    the first and above it, the gaps between them."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0

    @property
    def count(self) -> int:
        """Labels of a page."""
        return self.columns * self.rows

    @property
    def words(self) -> str:
        """``90×55mm · 10칸 (2×5)``."""
        return (
            f"{_mm(self.width)}×{_mm(self.height)}mm · {self.count}칸 ({self.columns}×{self.rows})"
        )

    def place(self, at: int) -> tuple[float, float]:
        """Left and upper edge of a label, counted from 0 along the rows, from the page's upper
        left corner."""
        down, across = divmod(at, self.columns)
        return (
            self.left + across * (self.width + self.gap_x),
            self.top + down * (self.height + self.gap_y),
        )


def _mm(value: float) -> str:
    return f"{value:g}"


def centred(columns: int, rows: int, width: float, height: float) -> LabelSheet:
    """Labels without gaps in the middle of the page."""
    return LabelSheet(
        columns,
        rows,
        width,
        height,
        (PAGE_WIDTH - columns * width) / 2,
        (PAGE_HEIGHT - rows * height) / 2,
    )


LABEL_SHEETS: tuple[LabelSheet, ...] = (
    centred(2, 5, 90, 55),
    centred(2, 5, 86, 54),
    centred(2, 4, 100, 70),
    centred(1, 3, 130, 90),
    LabelSheet(2, 4, 99.1, 67.7, 4.65, 13.1, 2.5),
    LabelSheet(2, 7, 99.1, 38.1, 4.65, 15.15, 2.5),
    LabelSheet(3, 7, 63.5, 38.1, 7.2, 15.15, 2.5),
)
"""Sizes of tags and labels as they are sold; the largest name tag (90×55) first."""


def check_label_sheet(sheet: LabelSheet) -> tuple[Problem, ...]:
    """What keeps labels from lying on an A4 page, in words."""
    if sheet.columns < 1 or sheet.rows < 1:
        return (Problem("columns", "가로와 세로 칸 수는 1 이상입니다."),)
    if sheet.width < _LEAST_WIDTH or sheet.height < _LEAST_HEIGHT:
        return (Problem("width", "한 칸은 가로 40mm, 세로 25mm보다 작을 수 없습니다."),)
    if min(sheet.left, sheet.top, sheet.gap_x, sheet.gap_y) < 0:
        return (Problem("left", "여백과 간격은 0mm 이상입니다."),)
    x, y = sheet.place(sheet.count - 1)
    if x + sheet.width > PAGE_WIDTH + _SLACK:
        over = x + sheet.width - PAGE_WIDTH
        return (Problem("width", f"A4 너비를 {over:.1f}mm 넘습니다. 칸 수나 크기를 줄이세요."),)
    if y + sheet.height > PAGE_HEIGHT + _SLACK:
        over = y + sheet.height - PAGE_HEIGHT
        return (Problem("height", f"A4 높이를 {over:.1f}mm 넘습니다. 칸 수나 크기를 줄이세요."),)
    return ()
