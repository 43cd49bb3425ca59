"""The reports page through its widgets: the month, numbers that open, files that agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.people import Seeker
from jobdesk.services import employers, lists, seekers, targets, vacancies
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.figures_table import Cell, FiguresTableModel, Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.monthly_part import MonthlyPart
from jobdesk.ui.widgets import pickers


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[MonthlyPart]:
    """The page over a centre with three seekers, two of them of this month."""
    for name, day in (("김가람", (11, 2)), ("이도현", (11, 20)), ("박정숙", (10, 5))):
        seekers.register(desk, Seeker(name=name, registered_on=date(2026, *day)))
    firm = employers.register(desk, Employer(name="한빛식품")).id
    vacancies.register(
        desk, Vacancy(employer_id=firm, job="조리원", openings=4, received_on=date(2026, 11, 3))
    )
    targets.set_target(desk, "registrations", 2026, "400")
    targets.set_target(desk, "placements", 2026, "산업체 요구시")
    hub = Hub()
    notices = Notices()
    jobs = Jobs(hub, notices)
    made = MonthlyPart(desk, hub, jobs, notices)
    made.hub, made.jobs, made.notices = hub, jobs, notices  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1166, 668)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None and jobs.idle)
    yield made
    assert jobs.wait()


def _shown(page: MonthlyPart, view: str) -> list[list[str]]:
    model = page._views[view].model()
    return [
        [str(model.index(r, c).data()) for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def test_the_summary_says_what_the_figures_say(page: MonthlyPart) -> None:
    rows = {row[0]: row[1:] for row in _shown(page, "summary")}
    assert rows["구직신청 (명)"] == ["400", "2", "3", "1%", "1"]
    assert rows["구인신청 인원 (명)"] == ["-", "4", "4", "-", "4"]
    assert rows["채용 (명)"][0] == "산업체 요구시"
    assert rows["채용 (명)"][3] == "-"


def test_enter_on_a_number_opens_its_people(qtbot: QtBot, page: MonthlyPart, desk: Desk) -> None:
    view = page._views["summary"]
    row = next(r for r, line in enumerate(_shown(page, "summary")) if "구직신청" in line[0])
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 2))
    with qtbot.waitSignal(page._hub.show_filtered) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    kind, wanted = heard.args[0]
    assert kind is KindId.REGISTRATIONS
    assert isinstance(wanted, Filter)
    names = {lists.title(desk, kind, id_) for id_ in lists.find(desk, kind, wanted)}
    assert names == {"김가람", "이도현"}
    assert "구직신청" in page._rule.text()


def test_a_nought_opens_nothing(qtbot: QtBot, page: MonthlyPart) -> None:
    view = page._views["summary"]
    row = next(r for r, line in enumerate(_shown(page, "summary")) if "알선" in line[0])
    view.setCurrentIndex(view.model().index(row, 2))
    with qtbot.assertNotEmitted(page._hub.show_filtered):
        qtbot.keyClick(view, Qt.Key.Key_Space)


def test_the_month_before_and_back(qtbot: QtBot, page: MonthlyPart) -> None:
    qtbot.mouseClick(page._before, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.figures is not None and page.figures.month == 10)
    assert page.chosen == Month(2026, 10)
    qtbot.mouseClick(page._after, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.figures is not None and page.figures.month == 11)


def test_december_is_followed_by_january(page: MonthlyPart) -> None:
    page._choose(Month(2026, 12))
    page._later()
    assert page.chosen == Month(2027, 1)


def test_a_change_elsewhere_is_counted(qtbot: QtBot, page: MonthlyPart, desk: Desk) -> None:
    jobs = page._jobs
    jobs.write(
        lambda: seekers.register(desk, Seeker(name="최영희", registered_on=date(2026, 11, 19)))
    )
    qtbot.waitUntil(
        lambda: page.figures is not None and page.figures.row("registrations").month.value == 3
    )
    assert page.chosen == Month(2026, 11)
    line = next(line for line in _shown(page, "summary") if "구직" in line[0])
    assert line[2] == "3"


def test_pdf_and_workbook_are_saved(
    qtbot: QtBot, page: MonthlyPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix, act in ((".pdf", page.save_pdf), (".xlsx", page.save_xlsx)):
        out = tmp_path / f"보고서{suffix}"
        monkeypatch.setattr(pickers, "file_to_save", lambda *_, out=out: out)
        with qtbot.waitSignal(page._notices.shown):
            act()
        assert out.exists()
    assert (tmp_path / "보고서.pdf").read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(tmp_path / "보고서.xlsx")
    cells = [cell.value for line in book.active.iter_rows() for cell in line]
    assert any("구직신청" in str(value) for value in cells)
    assert list(tmp_path.glob(".*")) == []


def test_the_preview_has_the_pages_of_the_paper(qtbot: QtBot, page: MonthlyPart) -> None:
    qtbot.waitUntil(lambda: page._paper.page_count > 0)
    qtbot.waitUntil(lambda: not page._paper._labels[0].pixmap().isNull())
    wide = page._paper._labels[0].width()
    page._paper._larger()
    assert page._paper._labels[0].width() > wide


def test_model_is_sound(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = FiguresTableModel()
    model.show(Sheet(("가", "나"), ((Cell("하나", right=False), Cell("1")),)))
    qtmodeltester.check(model)


def test_every_control_has_a_name(page: MonthlyPart) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for widget in page.findChildren(kind):
            named = widget.accessibleName() or (
                isinstance(widget, QAbstractButton) and widget.text()
            )
            assert named or not widget.isVisible(), widget


def test_targets_are_a_click_away(qtbot: QtBot, page: MonthlyPart) -> None:
    with qtbot.waitSignal(page._hub.show_page) as heard:
        page._targets.click()
    assert heard.args == ["settings:targets"]
