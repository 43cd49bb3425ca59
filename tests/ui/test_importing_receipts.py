"""The same file again, the receipt of an import on the page, and the original in the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from importing_kit import made_page, messy, opened
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.print_dialog import PrintDialog


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def brought(bench: Bench, page: ImportingPage, path: Path) -> None:
    opened(bench, page, path)
    page.check.click()
    page.write.click()
    bench.idle()


def paper(page: ImportingPage) -> PrintDialog | None:
    return page.window().findChild(PrintDialog)


def test_the_same_file_is_met_with_when_it_came_in(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = messy(tmp_path / "접수.xlsx")
    opened(bench, page, path)
    assert page.reading.earlier.isHidden()
    page.check.click()
    page.write.click()
    bench.idle()
    opened(bench, page, path)
    said = page.reading.earlier.text
    assert "관리자가 가져왔습니다(새로 2명, 갱신 1명)" in said
    opened(bench, page, messy(tmp_path / "다른.xlsx", ((9, "나새봄", "1980-05-01"),)))
    assert page.reading.earlier.isHidden()


def test_the_receipt_opens_from_result_and_list(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    brought(bench, page, messy(tmp_path / "접수.xlsx"))
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    dialog = paper(page)
    assert dialog is not None
    assert dialog.pdf.startswith(b"%PDF")
    dialog.reject()
    bench.qtbot.waitUntil(lambda: paper(page) is None)
    page.go(FILE)
    (line,) = page.file.recent.rows
    assert "새로 2명, 갱신 1명" in line.accessibleName()
    assert line.paper is not None
    assert "확인서" in line.paper.accessibleName()
    line.paper.click()
    bench.idle()
    dialog = paper(page)
    assert dialog is not None
    dialog.reject()


def test_the_history_tells_what_the_sheet_said(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    brought(bench, page, messy(tmp_path / "접수.xlsx", ((1, "나새봄", "65.3.2"),)))
    (id_,) = lists.find(bench.desk, KindId.SEEKERS, Filter(text="나새봄"))
    view = HistoryView(bench.desk, bench.jobs, KindId.SEEKERS)
    bench.show(view, 500, 400)
    view.show_record(int(id_))
    bench.idle()
    assert any(label.text() == "원본: 생년월일 ‘65.3.2’" for label in view.findChildren(Label))
