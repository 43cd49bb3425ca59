"""One sheet of the month's workbook: what its head and foot say."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from jobdesk.domain.figures import Figures
from jobdesk.domain.figures_json import check_code
from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.exchange.formula_results import Results
from jobdesk.exchange.sheet_page import SheetHead, SheetPage


class FiguresPage(SheetPage):
    """One sheet: title, period and unit above, then what is put below row by row."""

    def __init__(
        self,
        workbook: Workbook,
        figures: Figures,
        name: str,
        widths: Sequence[float],
        results: Results,
        *,
        landscape: bool = False,
    ) -> None:
        self.figures = figures
        span = official_span(figures.first, figures.last)
        taken = f"{official_time(figures.taken_at)} {figures.taken_by}"
        head = SheetHead(
            figures.title,
            f"{figures.centre}  |  보고기간 {span}  |  기준일 {official_date(figures.as_of)}",
            f"확인번호 {check_code(figures)} · {taken} 출력",
            figures.practice,
        )
        super().__init__(workbook, head, name, widths, results, landscape=landscape)
