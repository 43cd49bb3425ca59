"""A reception list comes in from its day: the import is told which before the file is chosen."""

from __future__ import annotations

from pathlib import Path

from bench import Bench
from matching_days_kit import hall, new_day, opened
from openpyxl import Workbook
from window_kit import bench as bench

from jobdesk.domain.kinds import KindId
from jobdesk.services import day_attendees, lists
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.matching_days import MatchingDaysPage


def listed(path: Path) -> Path:
    """A list of two people with whom they want to meet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["성명", "생년월일", "연락처", "면접희망업체"])
    sheet.append(["강나래", "1980-05-01", "010-7000-0001", "한빛식품"])
    sheet.append(["오한결", "1975-02-20", "010-7000-0005", "솔내정밀, 한빛식품"])
    book.save(path)
    return path


def test_the_next_file_is_taken_for_the_people_of_the_day(bench: Bench, tmp_path: Path) -> None:
    new_day(bench.desk, "더 가까운 행사", 1)
    at = hall(bench.desk)
    window, page = opened(bench)
    page.open_day(at.day, "registration")
    bench.idle()
    assert page.day is not None
    page.day.current.sheet_button.click()
    bench.idle()
    assert window.current == "importing"
    importing = window.page("importing")
    assert isinstance(importing, ImportingPage)
    assert "제4회 만남의 날" in importing.file.strip.text
    importing.file.chosen.emit((listed(tmp_path / "접수.xlsx"), None))
    bench.idle()
    plan = importing.session.plan
    assert plan is not None
    assert (plan.kind, plan.day) == (KindId.DAY_ATTENDEES, at.day)
    assert importing.session.expected is None
    importing.check.click()
    importing.write.click()
    bench.idle()
    rows = {row.name: row.wishes for row in day_attendees.rows(bench.desk, at.day)}
    assert rows["강나래"] == ("한빛식품",)
    assert rows["오한결"] == ("솔내정밀", "한빛식품")
    importing.list.click()
    bench.idle()
    assert isinstance(page, MatchingDaysPage)
    assert page.rows is not None
    assert len(page.rows.model.ids) == 2


def test_a_day_that_is_not_there_is_not_expected(bench: Bench, tmp_path: Path) -> None:
    hall(bench.desk)
    window, _page = opened(bench, "importing")
    importing = window.page("importing")
    assert isinstance(importing, ImportingPage)
    importing.show_part("day-999")
    bench.idle()
    assert importing.session.expected is None
    assert importing.file.strip.text == ""
    assert lists.count(bench.desk, KindId.DAY_ATTENDEES) == 4
    importing.file.chosen.emit((listed(tmp_path / "접수.xlsx"), None))
    bench.idle()
    assert importing.session.reading is not None
