"""Cells corrected, words given a meaning, a year changed and a profile applied, by widgets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from importing_kit import (
    choose_field,
    made_page,
    messy,
    opened,
    press_filter,
    shown_rows,
)
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing import profiles
from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE, REVIEW
from jobdesk.ui.pages.importing.profiles_dialog import ProfilesDialog
from jobdesk.ui.pages.importing.values_dialog import ValuesDialog
from jobdesk.ui.widgets import pickers

BAD = (
    (1, "강나래", "1980-05-01", "010-7000-0001", "조리원", "", ""),
    (2, "오한결", "1975.02.30", "010-7000-0005", "경비", "", ""),
    (3, "한서준", "1990.13.09", "010-7000-0006", "사무보조", "", ""),
)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def firms(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2026년 거래처"
    for line in (
        ("업체명", "구분", "연락처", "등록일"),
        ("한빛상회", "사회복지", "055-111-1111", "3월 2일"),
        ("가람식품", "회사", "055-111-1112", "12월 24일"),
        ("구름상회", "사회복지", "055-111-1114", "3/29"),
    ):
        sheet.append(line)
    book.save(path)
    return path


def test_wrong_cells_are_corrected_one_after_another_by_keys(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx", BAD))
    page.check.click()
    press_filter(page, Decision.REJECT)
    panel = page.review.panel
    assert [line[1] for line in shown_rows(page)] == ["오한결", "한서준"]
    assert panel.cells.isVisible()
    assert "2월 30일" in panel.reason.text()
    press(page.review.grid, Qt.Key.Key_Return)
    edit = panel.cells.edits[2]
    assert page.focusWidget() is edit, "Enter leads to the wrong cell"
    assert edit.selectedText() == "1975.02.30"
    assert not panel.recheck.isEnabled()
    edit.insert("1975-02-28")
    assert panel.recheck.isEnabled()
    press(edit, Qt.Key.Key_Return)
    bench.idle()
    assert [line[1] for line in shown_rows(page)] == ["한서준"]
    edit = panel.cells.edits[2]
    assert page.focusWidget() is edit, "and on to the next one"
    edit.insert("1990-12-09")
    panel.recheck.click()
    bench.idle()
    assert page.review.model.rowCount() == 0
    assert page.line.current == REVIEW
    press_filter(page, Decision.NEW)
    assert page.write.text() == "3명 가져오기"
    page.write.click()
    bench.idle()
    ids = sorted(lists.find(bench.desk, KindId.SEEKERS))
    born = dict(lists.rows(bench.desk, KindId.SEEKERS, ids, ("name", "birth_date")).values())
    assert born["오한결"] == date(1975, 2, 28)


def test_a_row_that_is_right_is_corrected_too_and_shows_what_the_file_says(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx", BAD))
    page.check.click()
    press_filter(page, Decision.NEW)
    panel = page.review.panel
    assert panel.cells.isHidden()
    panel.mend.click()
    panel.cells.edits[4].setText("영양사")
    panel.recheck.click()
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[0].values["desired_job"] == "영양사"
    panel.mend.click()
    assert "파일: 조리원" in [
        label.text() for label in panel.cells.findChildren(type(panel.reason))
    ]


def test_a_word_is_given_a_meaning_once_for_every_row(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, firms(tmp_path / "업체.xlsx"))
    step = page.reading
    assert step.values.text() == "값 확인 (1열, 정할 말 1가지)"
    step.values.click()
    dialog = page.window().findChild(ValuesDialog)
    assert dialog is not None
    box = dialog.boxes["구분", "사회복지"]
    assert box.value() == "(비고에 적기)"
    box.setCurrentIndex(box.findData("기관"))
    bench.idle()
    dialog.done_button.click()
    assert step.values.text() == "값 확인 (1열)"
    plan = page.session.plan
    assert plan is not None
    assert [str(row.values["employer_type"]) for row in plan.rows] == ["기관", "기업", "기관"]


def test_the_year_of_days_without_one_is_chosen(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, firms(tmp_path / "업체.xlsx"))
    year = page.reading.year
    assert year.isVisible()
    assert year.value() == "2026"
    year.setCurrentIndex(year.findData("2024"))
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[0].values["registered_on"] == date(2024, 3, 2)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    assert not page.reading.year.isVisible()


def test_what_was_chosen_is_applied_next_time_and_can_be_left_out(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "10월 접수.xlsx"))
    assert page.reading.applied.isHidden()
    choose_field(page.reading.table, "희망임금", "비고")
    bench.idle()
    page.check.click()
    page.write.click()
    bench.idle()
    assert [one.name for one in profiles.listing(bench.desk)] == ["접수"]
    opened(bench, page, messy(tmp_path / "11월 접수.xlsx", BAD))
    assert "지난번 양식 ‘접수’를 적용했습니다" in page.reading.applied.text
    assert page.session.choices.columns == {"희망임금": "note"}
    page.reading.applied.button.click()
    bench.idle()
    assert page.reading.applied.isHidden()
    assert page.session.choices.columns == {}


def test_profiles_are_renamed_handed_on_and_deleted(
    bench: Bench, page: ImportingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    choose_field(page.reading.table, "희망임금", "비고")
    bench.idle()
    page.check.click()
    page.write.click()
    bench.idle()
    page.go(FILE)
    page.known.click()
    bench.idle()
    dialog = page.window().findChild(ProfilesDialog)
    assert dialog is not None
    (line,) = dialog.lines
    line.name.setText("읍사무소")
    press(line.name, Qt.Key.Key_Return)
    bench.idle()
    assert [one.name for one in profiles.listing(bench.desk)] == ["읍사무소"]
    out = tmp_path / "양식.json"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: out)
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: out)
    dialog.hand_on.click()
    bench.idle()
    (line,) = dialog.lines
    line.trash.click()
    bench.idle()
    assert profiles.listing(bench.desk) == ()
    assert dialog.lines == []
    assert not dialog.hand_on.isEnabled()
    dialog.take_in.click()
    bench.idle()
    assert [line.profile.name for line in dialog.lines] == ["읍사무소"]
    dialog.accept()
