"""Beside the attendance grid: hours, the month, the slips; what leaves it; a desk that reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from attendance_ui_kit import CONTROL, SHIFT, Kit, kit_of, show
from bench import Bench, benched
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark
from jobdesk.services import access, attendance, centres
from jobdesk.services.attendance import Slip
from jobdesk.services.desk import Desk
from jobdesk.ui.may_write import WHY
from tests.attendance_kit import make
from tests.conftest import PASSWORD, today

_ENTER = Qt.Key.Key_Return


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Four people, eight days that have passed."""
    return kit_of(bench)


def test_digits_begin_credited_hours_and_enter_stores_them(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("E")
    kit.type("3")
    assert kit.part.side.hours.hasFocus()
    QTest.keyClick(kit.part.side.hours, _ENTER)
    assert kit.table.hasFocus()
    kit.bench.idle()
    assert kit.made.marks()[kit.made.people[0], kit.made.days[0]] == (Mark.EARLY, 3)
    assert "인정 3시간" in kit.part.foot.said.text()
    kit.type("9")
    QTest.keyClick(kit.part.side.hours, _ENTER)
    kit.bench.idle()
    assert "수업은 4시간" in kit.bench.said[-1].text
    assert kit.model.cell(0, 0).hours == 3  # type: ignore[union-attr]
    for leave in (lambda: QTest.keyClick(kit.part.side.hours, Qt.Key.Key_Escape), kit.part.escape):
        kit.type("2")
        leave()
        assert kit.table.hasFocus()
    kit.bench.idle()
    assert kit.made.marks()[kit.made.people[0], kit.made.days[0]] == (Mark.EARLY, 3)
    kit.part.side.hours.setFocus()
    kit.part.side.hours.selectAll()
    QTest.keyClick(kit.part.side.hours, Qt.Key.Key_Backspace)
    kit.table.setFocus()
    kit.bench.idle()
    assert kit.made.marks()[kit.made.people[0], kit.made.days[0]] == (Mark.EARLY, None)


def test_the_side_shows_the_month_and_the_days_not_there(kit: Kit) -> None:
    slip = Slip(kit.made.days[1], kit.made.days[1], Mark.EXCUSED, "예비군", "예비군·민방위 통지서")
    attendance.hand_in(kit.bench.desk, kit.made.people[0], slip)
    kit.part.refresh()
    kit.bench.idle()
    kit.stand(0, 0)
    kit.type("X")
    kit.bench.idle()
    side = kit.part.side
    said = [side.slips.item(n).text() for n in range(side.slips.count())]
    assert said == [
        "11-03 (화)  공결 · 예비군 · 예비군·민방위 통지서 · 결석계 2026-11-20",
        "11-02 (월)  결석 · 결석계 없음",
    ]
    assert side.counts.text() == "결석 1 · 공결 1"
    assert side.progress.text() == "소정 8일 중 8일 지남 · 미입력 6일"
    side.slips.itemActivated.emit(side.slips.item(0))
    assert kit.at == (0, 1)
    where = side.month.rect_of(kit.made.days[4]).center()
    QTest.mouseClick(side.month, Qt.MouseButton.LeftButton, pos=where)
    assert kit.at == (0, 4)
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    side.open_record.click()
    assert opened == [Ref(KindId.SEEKERS, kit.model.people[0].trainee.seeker_id or 0)]


def test_a_narrow_page_folds_the_side_and_a_button_brings_it_back(bench: Bench) -> None:
    kit = kit_of(bench, width=800)
    assert kit.part.side.isHidden()
    kit.part.bar.fold.click()
    assert not kit.part.side.isHidden()
    kit.part.bar.fold.click()
    assert kit.part.side.isHidden()
    kit.stand(0, 0)
    kit.type("L2")
    assert not kit.part.side.isHidden(), "hours are typed there"


def test_a_block_is_copied_for_a_sheet_with_its_people_and_days(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("X")
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.press(Qt.Key.Key_Right, SHIFT)
    kit.press(Qt.Key.Key_C, CONTROL)
    kit.bench.idle()
    assert QGuiApplication.clipboard().text() == (
        "교육생\t2026-11-02\t2026-11-03\n김민지\t결석\t\n이영수\t\t"
    )
    access.flush(kit.bench.desk)
    noted = access.listing(kit.bench.desk)[0]
    assert (noted.purpose, noted.count) == ("출석부 화면에서 복사", 2)


def test_a_centre_opened_for_reading_shows_the_grid_and_writes_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    made = make(desk, 2, 4)
    attendance.fill_days(desk, made.id, [made.days[0]])
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    with benched(qtbot, looking, tmp_path) as bench:
        kit = show(bench, replace(made, desk=looking))
        kit.stand(0, 1)
        for letter in "OXVS":
            kit.type(letter)
            assert bench.said[-1].text == WHY
            bench.said.clear()
        kit.type("3")
        kit.press(Qt.Key.Key_D, CONTROL)
        kit.press(Qt.Key.Key_D, CONTROL | SHIFT)
        assert [notice.text for notice in bench.said] == [WHY, WHY]
        assert kit.settled() == ["○···", "○···"]
        buttons = [*kit.part.foot.keys.buttons.values(), kit.part.bar.fill, kit.part.bar.copy]
        assert not any(button.isEnabled() for button in buttons)
        bench.jobs.end()
    centres.close(looking)
