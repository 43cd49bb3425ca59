"""The monthly report of a centre of ten years, closed month by month for two, counted and on
paper, against bare reportlab drawing the same texts; and whether twelve of them hold more memory
than one.

Each side's peak of memory is that of a process of its own.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate, Spacer, TableStyle

from benchmarks.measure import Measured, note, peak_memory, tell, timed, turn_by_turn
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import Report
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.reports import fonts
from jobdesk.services import centres, month_end, report_files, report_making
from jobdesk.services.demo import muju_2022
from jobdesk.services.desk import Desk

_TODAY = date(2022, 12, 31)
_DECEMBER = span_of(SpanType.MONTH, 2022, 12)


def main() -> None:
    """Measure and tell; with arguments, make so many reports and print the peak of memory."""
    if sys.argv[1:]:
        _many(Path(sys.argv[1]), int(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "centre"
        note("  ten years of a county centre, two of them closed")
        desk = muju_2022.build(folder, years=10, today=lambda: _TODAY)
        for year, last in ((2021, 12), (2022, 11)):
            for month in range(1, last + 1):
                month_end.close(desk, Month(year, month))
        report = report_making.make(desk, "monthly", _DECEMBER)
        fonts.register()
        mine, its = turn_by_turn(
            lambda: timed(lambda: _made(desk)), lambda: timed(lambda: _bare(report)), runs=5
        )
        centres.close(desk)
        twelve, one = (_peak(folder, many) for many in (12, 1))
    tell(
        Measured(
            "Monthly report of ten years counted and as PDF", mine, its, "bare reportlab, counted"
        ),
        Measured("Twelve monthly reports: peak of memory", twelve, one, "one of them", "MiB"),
    )


def _made(desk: Desk) -> bytes:
    return report_files.to_pdf(desk, report_making.make(desk, "monthly", _DECEMBER))


def _bare(report: Report) -> bytes:
    story: list[Flowable] = []
    for table in report.tables():
        texts = [[cell.text for cell in line.cells] for line in table.lines]
        if texts:
            story += [
                LongTable(texts, style=TableStyle([("FONT", (0, 0), (-1, -1), fonts.REGULAR, 7)]))
            ]
            story += [Spacer(1, 8)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=landscape(A4)).build(story)
    return buffer.getvalue()


def _peak(folder: Path, many: int) -> int:
    command = [sys.executable, "-m", "benchmarks.monthly_report", str(folder), str(many)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def _many(folder: Path, many: int) -> None:
    desk = centres.open_centre(folder, today=lambda: _TODAY)
    for back in range(many):
        span = span_of(SpanType.MONTH, 2022, 12 - back)
        report_files.to_pdf(desk, report_making.make(desk, "monthly", span))
    centres.close(desk)
    print(peak_memory())


if __name__ == "__main__":
    main()
