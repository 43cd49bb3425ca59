"""The main job without a window: practice centre, messy sheet in, roster and report out.

Everything lands in a new folder below `out/`, so that nothing of an earlier run is lost.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from messy_sheet import write_messy_sheet

from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.services import centres, demo, imports, report_files, report_making, reports, rosters
from jobdesk.services.desk import Desk

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Make the files of a first run and say where they are."""
    out = new_folder(ROOT / "out", "first-run")
    desk = demo.build(out / "centre", today=date.today)
    try:
        tell(f"연습 센터를 만들었습니다: {desk.name}", "A practice centre was built.")
        bring_in(desk, out / "messy-sheet.xlsx")
        write_papers(desk, out)
    finally:
        centres.close(desk)
    take_pictures(out)
    print()
    for path in sorted(out.rglob("*")):
        inside = path.relative_to(out)
        if path.is_file() and inside.parts[0] != "centre":
            print(f"  {path.relative_to(ROOT)}")
    tell(f"\n모두 여기에 있습니다: {out}", f"Everything is in {out.relative_to(ROOT)}/")
    return 0


def tell(korean: str, english: str) -> None:
    """One line in each language."""
    print(f"{korean}\n{english}", flush=True)


def new_folder(parent: Path, name: str) -> Path:
    """``parent/name``, or the next free ``name-2``, ``name-3`` …, made."""
    number = 1
    while True:
        folder = parent / (name if number == 1 else f"{name}-{number}")
        if not folder.exists():
            folder.mkdir(parents=True)
            return folder
        number += 1


def bring_in(desk: Desk, path: Path) -> None:
    """Write a sheet as offices mail them, plan its import, say what was understood, apply."""
    write_messy_sheet(path)
    plan = imports.plan(desk, path)
    result = imports.apply(desk, plan)
    tell(
        f"지저분한 명단을 가져왔습니다: {result.read}행을 읽어 새로 {result.new}, "
        f"바뀜 {result.updated}, 같음 {result.unchanged}, 확인 필요 {result.question}, "
        f"거절 {result.rejected}",
        f"A messy sheet came in: {result.read} rows read, {result.new} new, "
        f"{result.updated} updated, {result.unchanged} unchanged, "
        f"{result.question} in question, {result.rejected} rejected.",
    )


def write_papers(desk: Desk, out: Path) -> None:
    """The roster, last month's report in its forms, and each page of it as a picture."""
    rosters.export(desk, KindId.SEEKERS, out / "roster.xlsx", mask=True, purpose="첫 실행")
    today = desk.today()
    month = Month(today.year, today.month).before
    span = span_of(SpanType.MONTH, month.year, month.number)
    report = report_making.make(desk, "monthly", span)
    for suffix in report_files.SUFFIXES:
        report_files.save(desk, report, out / f"monthly-report{suffix}")
    pdf = report_files.to_pdf(desk, report)
    for number, page in enumerate(reports.pages_as_png(pdf, 1.5), 1):
        (out / f"monthly-report-{number}.png").write_bytes(page)
    tell("구직자 명부와 월간 보고서를 썼습니다.", "The roster and the monthly report were written.")


def take_pictures(out: Path) -> None:
    """The window's pages, drawn without a display, in the look it opens with."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import screenshots
    from PySide6.QtCore import qInstallMessageHandler

    # Qt says of each window that a platform without a display gives it no size hints.
    previous = qInstallMessageHandler(lambda *_: None)
    try:
        screenshots.take(out / "centre", out / "pages", looks=screenshots.LOOKS[:1])
    finally:
        qInstallMessageHandler(previous)
    tell("창의 페이지를 그림으로 남겼습니다.", "The window's pages were drawn.")


if __name__ == "__main__":
    sys.exit(main())
