"""What the tests of the import page share: sheets full of trouble, and the page on a bench."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench import Bench
from openpyxl import Workbook
from PySide6.QtWidgets import QComboBox

from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.take_back_dialog import TakeBackDialog
from jobdesk.ui.widgets.match_table import MatchTable

HEAD = ("연번", "성명", "생년월일", "연락처", "희망직종", "희망임금", "비고")
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "강나래", "1980-05-01", "010-7000-0001", "조리원", "월 230만원", ""),
    (2, "김민지", "1968-03-02", "010-1234-5678", "요양보호사", "", "주말 근무 가능"),
    (3, "박정숙", "1971-07-14", "010-2345-6789", "조리원", "", ""),
    (4, "이도현", "", "", "택배 분류", "", ""),
    (5, "오한결", "1975.02.30", "010-7000-0005", "경비", "", ""),
    (6, "한서준", "1990-01-09", "010-7000-0006", "사무보조", "", ""),
)
"""Of the people on the bench 김민지 is changed, 박정숙 the same, 이도현 in question; one has
no such birthday, two are new."""
COUNTS = {
    Decision.NEW: 2,
    Decision.UPDATE: 1,
    Decision.SAME: 1,
    Decision.QUESTION: 1,
    Decision.REJECT: 1,
    Decision.SKIP: 0,
}


def messy(path: Path, rows: Sequence[Sequence[object]] = ROWS) -> Path:
    """Title, unit row, header in row 3, people, a total and a note; a hidden sheet beside."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "11월"
    sheet.append(["2026년 11월 구직자 접수 현황"])
    sheet.append([*[""] * 6, "(단위: 명)"])
    sheet.append(list(HEAD))
    for row in rows:
        sheet.append(list(row))
    sheet.append(["합계", *[""] * 5, f"{len(rows)}명"])
    sheet.append(["※ 개인정보가 들어 있으니 관리에 주의하시기 바랍니다."])
    other = book.create_sheet("코드")
    other.append(["코드", "뜻"])
    other.append([1, "신규"])
    other.sheet_state = "hidden"
    book.save(path)
    return path


def made_page(bench: Bench) -> ImportingPage:
    """The page, shown at the size it has in a small window."""
    page = ImportingPage(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(page)
    return page


def opened(bench: Bench, page: ImportingPage, path: Path) -> None:
    """Drop a file on the page and wait until it was read."""
    page.file.drop.dropped.emit(path)
    bench.idle()


def choose_field(table: MatchTable, header: str, label: str) -> None:
    """Open the list of a header's row and choose an entry, as a click does."""
    row = next(
        r for r in range(table.matches.rowCount()) if table.matches.index(r, 0).data() == header
    )
    table.clicked.emit(table.matches.index(row, 1))
    box = table.viewport().findChild(QComboBox)
    assert box is not None
    assert header in box.accessibleName()
    place = box.findText(label)
    assert place >= 0, label
    box.setCurrentIndex(place)
    box.activated.emit(place)


def take_back(bench: Bench, page: ImportingPage) -> None:
    """See what would be taken back, and do it."""
    bench.idle()
    dialog = page.window().findChild(TakeBackDialog)
    assert dialog is not None
    assert dialog.go.isEnabled(), dialog.lines
    dialog.go.click()
    bench.idle()
    bench.qtbot.waitUntil(lambda: page.window().findChild(TakeBackDialog) is None)


def press_filter(page: ImportingPage, decision: Decision | None) -> None:
    """Press the chip of a decision."""
    page.review.filters[decision].click()


def shown_rows(page: ImportingPage) -> list[tuple[str, ...]]:
    """The rows of the grid as text."""
    model = page.review.model
    return [
        tuple(str(model.index(r, c).data()) for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]


def plain(path: Path, *rows: list[object]) -> Path:
    """A file of one sheet with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


# The file
