"""A new day by the keyboard alone: copied from the last one, and of each kind there is."""

from __future__ import annotations

from datetime import date

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import hall, new_day, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from window_kit import bench as bench

from jobdesk.domain.matching_days import DayType, EmployerAnswer
from jobdesk.services import day_outcomes, day_records, matching_days
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.new_day import CopyDay, NewDay

KINDS = (
    "만남의 날",
    "매칭데이",
    "채용박람회",
    "상설채용관",
    "금요채용관",
    "채용설명회",
    "취업캠프",
    "소규모 취업행사",
)


def test_the_last_day_is_copied_without_a_mouse(bench: Bench) -> None:
    at = hall(bench.desk)
    new_day(bench.desk, "제3회 만남의 날", -200)
    window = bench.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText("지난 만남")
    bench.qtbot.waitUntil(
        lambda: window.search.popup_titles() == ["명령", "지난 만남의 날 복사"], timeout=3_000
    )
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    dialog = dialog_of(CopyDay)
    assert str(dialog.source.value()).endswith("제4회 만남의 날")
    date_edit = dialog.on.widget
    assert date_edit.hasFocus() or date_edit.isAncestorOf(dialog.focusWidget())
    QTest.keyClicks(dialog.focusWidget(), "2026-12-24")
    QTest.keySequence(dialog, QKeySequence("Ctrl+S"))
    bench.idle()
    page = window.pages["matching_days"]
    assert isinstance(page, MatchingDaysPage)
    assert page.day is not None
    made = day_records.day(bench.desk, page.day.day_id)
    assert (made.title, made.held_on) == ("제5회 만남의 날", date(2026, 12, 24))
    firms = day_records.employers(bench.desk, made.id)
    assert {each.employer_id for each in firms} == set(at.firms.values())
    assert {each.status for each in firms} == {EmployerAnswer.INVITED}


def test_a_desk_opened_for_reading_copies_nothing(bench: Bench) -> None:
    hall(bench.desk)
    window, page = opened(bench)
    bench.desk.store.read_only = True
    page.show_part("copy")
    bench.idle()
    assert window.findChildren(CopyDay) == []
    bench.desk.store.read_only = False


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_day_is_chosen_and_stands_in_the_outcome(bench: Bench, kind: str) -> None:
    assert tuple(each.value for each in DayType) == KINDS
    _window, page = opened(bench)
    page.new()
    bench.idle()
    dialog = dialog_of(NewDay)
    fields = dialog.form.fields
    fields["held_on"].widget.setText("2026-12-24")  # type: ignore[attr-defined]
    fields["day_type"].set_value(kind)
    fields["day_type"].edited.emit()
    bench.idle()
    fields["partners"].set_value("새봄고용센터, 한빛농협")
    dialog.save()
    bench.idle()
    assert page.day is not None
    made = day_records.day(bench.desk, page.day.day_id)
    assert made.day_type == kind
    (line,) = day_outcomes.of_day(bench.desk, made.id).lines
    assert line.name == f"{made.title} (새봄고용센터, 한빛농협)"
    assert kind in made.title or kind == "만남의 날"
    assert matching_days.next_title(bench.desk, kind) != made.title
