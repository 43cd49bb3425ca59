"""이동·출장·집단 and 집계 through their widgets: who came, what it counts, the sheet of a span."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.counselling import Outreach, OutreachType
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, notes, outreach
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.counselling.arrival import Arrival
from jobdesk.ui.pages.counselling.day_tab import DayTab
from jobdesk.ui.pages.counselling.matrix_tab import MatrixTab
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.new_record import NewRecord
from tests.casework import status
from tests.ui.bench import Bench, benched, commit, fill, press

CTRL = Qt.KeyboardModifier.ControlModifier
N, O, S = KindId.NOTES, KindId.OUTREACH, KindId.SEEKERS  # noqa: E741
TODAY = date(2026, 11, 20)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def ids(bench: Bench) -> dict[str, int]:
    """People of the bench, a day out that is today and one that lies ahead."""
    made = fill(bench.desk)
    for name, days in (("오늘", 0), ("다음 주", 7)):
        day = outreach.blank(
            bench.desk,
            outreach_type=OutreachType.MOBILE,
            held_on=TODAY + timedelta(days=days),
            starts_at="10:00",
            place=f"{name} 마을회관",
        )
        made[name] = outreach.add(bench.desk, day).id
    return made


@pytest.fixture
def window(bench: Bench, ids: dict[str, int]) -> MainWindow:
    made = bench.window()
    made.show_page("counselling")
    bench.qtbot.waitUntil(made.isActiveWindow)
    bench.idle()
    return made


def day_tab(bench: Bench, window: MainWindow, id_: int) -> DayTab:
    """The people of a day, opened from anywhere."""
    from jobdesk.domain.changes import Ref

    bench.hub.open_record.emit(Ref(O, id_))
    bench.idle()
    page = window.page("counselling")
    assert page.name == "outreach"  # type: ignore[attr-defined]
    found = page.current.day  # type: ignore[attr-defined]
    assert isinstance(found, DayTab)
    return found


def matrix_tab(bench: Bench, window: MainWindow) -> MatrixTab:
    found = window.page("counselling").go("matrix")  # type: ignore[attr-defined]
    bench.idle()
    assert isinstance(found, MatrixTab)
    return found


def write(desk: Desk, seeker: int, topic: str, channel: str, days: int = 0) -> None:
    on = TODAY - timedelta(days=days)
    note = notes.blank(desk, topic=topic, channel=channel, noted_on=on, content="상담")
    notes.write(desk, note, [seeker])


# A day away from the desk


def test_a_day_is_registered_with_its_place(bench: Bench, window: MainWindow) -> None:
    page = window.page("counselling")
    page.go("outreach")  # type: ignore[attr-defined]
    bench.idle()
    press(window, Qt.Key.Key_N, CTRL)
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, NewRecord) and w.isVisible()
    )
    dialog.form.fields["place"].widget.setText("가람읍 장터")  # type: ignore[attr-defined]
    dialog.form.fields["outreach_type"].editor.set_value("출장상담소")
    dialog.save()
    bench.idle()
    days: list[Outreach] = records.get_many(bench.desk.store, O, lists.find(bench.desk, O).tolist())
    (made,) = [day for day in days if day.place == "가람읍 장터"]
    assert (made.outreach_type, made.held_on) == (OutreachType.TRIP, TODAY)


def test_the_notes_of_a_day_are_what_it_counts(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    tab = day_tab(bench, window, ids["오늘"])
    assert tab.numbers["notes"].text() == "상담 0건"
    assert not tab.numbers["notes"].isEnabled()
    for name in ("김민지", "박정숙"):
        tab.picker.add(ids[name], name)
    assert tab.box.save_button.text() == "2명에게 저장"
    tab.box.setFocus()
    content = tab.box.editors["content"]
    for letter in "집단으로 안내함":
        commit(content, letter)
    press(content, Qt.Key.Key_Return, CTRL)
    bench.idle()
    assert tab.numbers["notes"].text() == "상담 2건"
    assert tab.numbers["people"].text() == "인원 2명"
    assert status(bench.desk, O, ids["오늘"]) == "실시"
    assert tab.picker.ids == ()
    tab.all_button.click()
    assert tab.picker.names == ("김민지", "박정숙")
    tab.numbers["notes"].click()
    bench.idle()
    listed = window.page("counselling").current  # type: ignore[attr-defined]
    assert listed.kind is N
    assert len(listed.model.ids) == 2
    note = records.get(bench.desk.store, N, int(listed.model.ids[0]))
    assert (note.channel, note.noted_at, note.outreach_id) == ("이동", "10:00", ids["오늘"])


def test_a_note_of_the_day_needs_somebody(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    tab = day_tab(bench, window, ids["오늘"])
    commit(tab.box.editors["content"], "누구였더라")
    tab.save()
    bench.idle()
    assert "누구와" in tab.box.problem.text()
    assert tab.dirty
    tab.discard()
    assert not tab.dirty


def test_who_comes_unknown_is_registered_on_the_spot(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    tab = day_tab(bench, window, ids["오늘"])
    tab.arrival_button.click()
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, Arrival) and w.isVisible()
    )
    dialog.go.click()
    bench.idle()
    assert dialog.name.problem()
    dialog.name.editor.set_value("오순자")
    press(dialog, Qt.Key.Key_Return)
    dialog.phone.editor.set_value("010-7777-1234")
    dialog.go.click()
    bench.idle()
    assert tab.picker.names == ("오순자",)
    assert tab.numbers["registrations"].text() == "구직신청 1건"
    assert lists.count(bench.desk, S) == 5
    tab.numbers["registrations"].click()
    bench.idle()
    assert window.current == "counselling"
    book = window.stack.currentWidget().current
    assert book.kind is KindId.REGISTRATIONS
    assert book.grid.model().rowCount() == 1
    tab.picker.clear()


def test_a_day_ahead_takes_no_notes(bench: Bench, window: MainWindow, ids: dict[str, int]) -> None:
    tab = day_tab(bench, window, ids["다음 주"])
    assert not tab.box.isVisible()
    assert "아직 오지 않은 날" in tab.hint.text()


# The matrix


def test_each_number_of_the_matrix_opens_its_notes(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    write(bench.desk, ids["김민지"], "취업상담", "방문")
    write(bench.desk, ids["김민지"], "취업상담", "방문", 1)
    write(bench.desk, ids["박정숙"], "실업급여", "유선", 2)
    write(bench.desk, ids["박정숙"], "실업급여", "유선", 40)
    tab = matrix_tab(bench, window)
    assert "상담 3건 · 사람 2명" in tab.summary.text()
    model = tab.table.model()
    assert model.index(0, 1).data() == "2"
    tab.people.click()
    assert model.index(0, 1).data() == "1"
    assert model.index(0, 2).data() == "-"
    tab.table.setFocus()
    tab.table.setCurrentIndex(model.index(0, 1))
    press(tab.table, Qt.Key.Key_Return)
    bench.idle()
    listed = window.page("counselling").current  # type: ignore[attr-defined]
    assert listed.kind is N
    assert len(listed.model.ids) == 2
    assert len(listed.bar.chip_texts()) >= 2


def test_the_span_of_the_matrix_moves_by_months(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    write(bench.desk, ids["박정숙"], "실업급여", "유선", 40)
    tab = matrix_tab(bench, window)
    assert "상담 0건" in tab.summary.text()
    tab._earlier()
    bench.idle()
    assert (tab.first.value(), tab.last.value()) == (date(2026, 10, 1), date(2026, 10, 31))
    assert "상담 1건" in tab.summary.text()
    tab.first.set_value(date(2026, 11, 5))
    press(window, Qt.Key.Key_F5)
    bench.idle()
    assert "바꾸어" in bench.said[-1].text  # the end before the beginning
    tab.show_span(date(2026, 1, 1), TODAY)
    bench.idle()
    assert "상담 1건" in tab.summary.text()


def test_the_matrix_is_printed_and_saved(
    bench: Bench,
    window: MainWindow,
    ids: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    write(bench.desk, ids["김민지"], "취업상담", "방문")
    tab = matrix_tab(bench, window)
    printed: list[bytes] = []

    def take(pdf: bytes, *_: object) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr(printing, "print_pdf", take)
    press(window, Qt.Key.Key_P, CTRL)
    bench.idle()
    assert printed[0].startswith(b"%PDF")
    path = tmp_path / "상담.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    tab.save_button.click()
    bench.idle()
    assert str(path) in bench.said[-1].text
    book = openpyxl.load_workbook(path)
    words = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert {"취업상담", "방문", "합계"} <= words
    book.close()


def test_a_note_written_elsewhere_is_counted_at_once(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    tab = matrix_tab(bench, window)
    assert "상담 0건" in tab.summary.text()
    note = notes.blank(bench.desk, content="상담")
    bench.hub.changed.emit(notes.write(bench.desk, note, [ids["김민지"]]))
    bench.idle()
    assert "상담 1건" in tab.summary.text()
