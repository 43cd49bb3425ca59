"""업체·부스 by mouse and keyboard: added, answered, moved, written in the table, invited."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import Hall, hall, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from window_kit import bench as bench

from jobdesk.domain import text
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayMode, EmployerAnswer
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    day_attendees,
    day_booths,
    day_employers,
    day_records,
    history,
    lists,
    matching_days,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.matching_days.add_employers import AddEmployers
from jobdesk.ui.pages.matching_days.employers_part import EmployersPart
from jobdesk.ui.pages.matching_days.invite_dialog import InviteDialog
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.print_dialog import PrintDialog
from tests import casework


def shown(bench: Bench, at: Hall) -> EmployersPart:
    """The part of the day, the window beneath it active."""
    window, page = opened(bench)
    page.open_day(at.day, "employers")
    bench.idle()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert page.day is not None
    part = page.day.current
    assert isinstance(part, EmployersPart)
    return part


def names(part: EmployersPart) -> list[str]:
    """The firms in the order of the table."""
    return [part.rows.row(at).name for at in range(part.rows.rowCount())]


def column_of(part: EmployersPart, field: str) -> int:
    """The place of a column."""
    return [column.field for column in part.rows.columns].index(field)


def status(desk: Desk, id_: int) -> EmployerAnswer:
    """What a firm said."""
    return day_records.employer(desk, id_).status


def test_the_model_is_sound(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    class Row:
        def __init__(self, id_: int, booth: str) -> None:
            self.id, self.booth = id_, booth

    model = CellRows(
        (
            Cell(plain("booth", "부스", 50), lambda row: row.booth, edit=Edit.TEXT),
            Cell(plain("tick", "", 40), lambda row: row.booth, ticked=lambda row: row.id == 1),
        )
    )
    qtmodeltester.check(model)
    model.set_rows([Row(1, "1"), Row(2, "2")])
    qtmodeltester.check(model, force_py=True)
    written: list[object] = []
    model.written.connect(written.append)
    assert not model.setData(model.index(0, 0), "1")
    assert model.setData(model.index(1, 0), "7")
    assert written == [Written(2, "booth", "7")]


def test_words_find_by_letters_initials_and_digits() -> None:
    assert text.holds("ㅎㅂ 조리", "한빛식품", "조리원")
    assert text.holds("", "무엇이든")
    assert not text.holds("ㅎㅂ 조리", "한빛식품", "포장원")


def test_digits_say_the_answer_of_every_chosen_firm(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    assert names(part) == ["한빛식품", "솔내정밀", "가람요양원"]
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Down)
    press(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(part.table, Qt.Key.Key_2)
    bench.idle()
    said = [status(bench.desk, id_) for id_ in at.employers.values()]
    assert said == [EmployerAnswer.COMING, EmployerAnswer.DECLINED, EmployerAnswer.DECLINED]
    history.undo(bench.desk)
    assert status(bench.desk, at.employers["솔내정밀"]) is EmployerAnswer.COMING


def test_alt_and_an_arrow_change_booths_and_the_row_stays_chosen(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    bench.idle()
    assert names(part) == ["솔내정밀", "한빛식품", "가람요양원"]
    assert part.table.current().name == "한빛식품"
    assert day_records.employer(bench.desk, at.employers["한빛식품"]).booth == "2"


def test_a_cell_is_written_where_it_stands(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.table.setFocus()
    part.table.select(at.employers["한빛식품"], column_of(part, "interviewers"))
    press(part.table, Qt.Key.Key_Return)
    editor = part.table.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "3")
    press(editor, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: part.table.current().interviewers == 3, timeout=5_000)
    assert day_records.employer(bench.desk, at.employers["한빛식품"]).interviewers == 3


def test_escape_gives_up_a_cell_and_not_the_day(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.table.setFocus()
    part.table.select(at.employers["한빛식품"], column_of(part, "booth"))
    press(part.table, Qt.Key.Key_F2)
    editor = part.table.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "9")
    press(editor, Qt.Key.Key_Escape)
    bench.qtbot.waitUntil(lambda: part.table.hasFocus(), timeout=5_000)
    bench.idle()
    assert part.isVisible()
    assert day_records.employer(bench.desk, at.employers["한빛식품"]).booth == "1"


def test_a_booth_of_another_is_refused_in_words(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.rows.setData(part.rows.index(0, column_of(part, "booth")), "2")
    bench.idle()
    assert "솔내정밀" in bench.said[-1].text
    assert names(part)[0] == "한빛식품"


def test_pills_and_words_narrow_the_table(bench: Bench) -> None:
    at = hall(bench.desk)
    day_employers.answer(bench.desk, [at.employers["솔내정밀"]], EmployerAnswer.DECLINED)
    part = shown(bench, at)
    assert part.pane.toggles["참가 확정"].text() == "참가 확정 2"
    part.pane.toggles["out"].click()
    assert names(part) == ["솔내정밀"]
    part.open_record(Ref(KindId.DAY_EMPLOYERS, at.employers["가람요양원"]))
    assert part.table.current().name == "가람요양원"
    part.pane.search.setText("ㅅㄴ")
    part.pane.search.search_now()
    assert names(part) == ["솔내정밀"]


def test_several_firms_are_added_with_what_they_seek(bench: Bench) -> None:
    at = hall(bench.desk)
    seeking = casework.employer(bench.desk, "미리내농협")
    casework.vacancy(bench.desk, seeking, openings=3)
    quiet = casework.employer(bench.desk, "조용상회")
    part = shown(bench, at)
    part.primary_action()
    bench.idle()
    dialog = dialog_of(AddEmployers)
    assert dialog.rows.ids == [seeking]
    dialog.table.setFocus()
    press(dialog.table, Qt.Key.Key_Space)
    dialog.search.setText("조용")
    dialog.search.search_now()
    press(dialog.search, Qt.Key.Key_Return)
    dialog.table.select(quiet)
    press(dialog.table, Qt.Key.Key_Space)
    assert dialog.go.text() == "2곳 추가"
    dialog.tick(at.firms["한빛식품"])  # on the day already
    assert dialog.picked == [seeking, quiet]
    dialog.go.click()
    bench.idle()
    added = next(row for row in part.every if row.name == "미리내농협")
    assert (added.openings, added.status) == (3, EmployerAnswer.INVITED)
    assert len(day_records.employers(bench.desk, at.day)) == 5


def test_what_a_firm_seeks_is_brought_counted_and_left_out(bench: Bench) -> None:
    at = hall(bench.desk)
    casework.vacancy(bench.desk, at.firms["한빛식품"], openings=4)
    part = shown(bench, at)
    tab = part.panel.brought
    (chip,) = tab._chips.findChildren(Button)
    assert chip.text() == "조리원 4명"
    chip.click()
    bench.idle()
    assert tab.rows.rowCount() == 1
    assert part.table.current().openings == 4
    tab.rows.setData(tab.rows.index(0, 1), 2)
    bench.idle()
    assert part.table.current().openings == 2
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert tab.rows.rowCount() == 0
    assert lists.count(bench.desk, KindId.VACANCIES) == 1


def test_who_wants_to_meet_a_firm_is_told_and_leads_to_the_person(bench: Bench) -> None:
    at = hall(bench.desk)
    wanted = at.employers["한빛식품"]
    day_attendees.set_wishes(bench.desk, at.attendees["박정숙"], [wanted])
    part = shown(bench, at)
    titles = [part.panel.tabs.tabText(n) for n in range(part.panel.tabs.count())]
    assert "면접 희망 1" in titles


def test_an_invitation_is_copied_and_written_down_as_a_contact(bench: Bench) -> None:
    at = hall(bench.desk)
    firm = at.employers["솔내정밀"]
    before = day_records.employer(bench.desk, firm)
    day_employers.save(bench.desk, replace(before, status=EmployerAnswer.INVITED, phone=""))
    part = shown(bench, at)
    part.invite_button.click()
    bench.idle()
    dialog = dialog_of(InviteDialog)
    assert dialog.rows.ids == [at.firms["솔내정밀"]]
    bench.qtbot.waitUntil(
        lambda: "이번 달 1번째 연락" in dialog.side.receiver.text(), timeout=5_000
    )
    dialog.side.copy_one.click()
    bench.idle()
    assert "솔내정밀" in QGuiApplication.clipboard().text()
    assert not dialog.go.isEnabled()
    dialog.table.setFocus()
    press(dialog.table, Qt.Key.Key_Space)
    dialog.go.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.VISITS) == 1
    assert day_records.employer(bench.desk, firm).invited_on == bench.desk.today()
    bench.qtbot.waitUntil(
        lambda: "이번 달 2번째 연락" in dialog.side.receiver.text(), timeout=5_000
    )
    dialog.reject()


def test_a_blank_that_nothing_fills_is_told_before_it_is_sent(bench: Bench) -> None:
    at = hall(bench.desk)
    day = day_records.day(bench.desk, at.day)
    matching_days.save(bench.desk, replace(day, place=""))
    part = shown(bench, at)
    part.invite_button.click()
    bench.idle()
    dialog = dialog_of(InviteDialog)
    bench.qtbot.waitUntil(lambda: dialog.side.unfilled.isVisibleTo(dialog), timeout=5_000)
    assert dialog.side.unfilled.text() == "채우지 못한 빈칸이 그대로 나갑니다: {장소}, {센터 전화}"
    dialog.side.copy_one.click()
    bench.idle()
    assert bench.said[-1].text.endswith("{장소}, {센터 전화}")
    dialog.side.text.set_value("{행사명}에 초대합니다.")
    bench.qtbot.waitUntil(lambda: not dialog.side.unfilled.isVisibleTo(dialog), timeout=5_000)
    dialog.reject()


def test_whom_to_ring_is_printed_those_ticked_or_all(bench: Bench) -> None:
    at = hall(bench.desk)
    other = casework.employer(bench.desk, "너른목재", phone="061-555-0101")
    casework.vacancy(bench.desk, other, "목공")
    part = shown(bench, at)
    part.invite_button.click()
    bench.idle()
    dialog = dialog_of(InviteDialog)
    assert dialog.whom.value() == "이 행사의 업체 모두"
    firm = at.firms["솔내정밀"]

    def printed() -> str:
        dialog.print_button.click()
        bench.idle()
        paper = dialog_of(PrintDialog)
        document = pypdfium2.PdfDocument(paper.pdf)
        words = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        paper._note(Action.PRINT)
        bench.idle()
        paper.reject()
        return words

    assert all(name in printed() for name in at.firms)
    dialog.tick(firm)
    words = printed()
    assert "솔내정밀" in words
    assert "가람요양원" not in words
    noted = access.listing(bench.desk, 1)[0]
    assert (noted.action, noted.purpose) == (Action.PRINT, "행사 준비")
    dialog.whom.set_value("아직 부르지 않은 곳")
    dialog.whom.edited.emit()
    assert "너른목재" in printed()
    dialog.reject()


def test_the_list_that_is_shown_is_given_out(bench: Bench) -> None:
    at = hall(bench.desk)
    day_employers.answer(bench.desk, [at.employers["솔내정밀"]], EmployerAnswer.DECLINED)
    part = shown(bench, at)
    part.pane.toggles["참가 확정"].click()
    part.export()
    dialog = dialog_of(ExportDialog)
    assert sorted(dialog.wanted().filter.ids) == sorted(
        (at.employers["한빛식품"], at.employers["가람요양원"])
    )
    dialog.reject()


def test_booths_are_numbered_for_those_who_come(desk: Desk) -> None:
    at = hall(desk)
    first = day_records.employer(desk, at.employers["한빛식품"])
    day_employers.save(desk, replace(first, mode=DayMode.PAPER))
    day_booths.number(desk, at.day)
    booths = {row.name: row.booth for row in day_employers.rows(desk, at.day)}
    assert booths == {"한빛식품": "", "솔내정밀": "1", "가람요양원": "2"}
    with pytest.raises(UserError, match="부스가 없습니다"):
        day_booths.move(desk, first.id, 1)
    with pytest.raises(UserError, match="맨 뒤"):
        day_booths.move(desk, at.employers["가람요양원"], 1)
    history.undo(desk)
    booths = {row.name: row.booth for row in day_employers.rows(desk, at.day)}
    assert booths == {"한빛식품": "1", "솔내정밀": "2", "가람요양원": "3"}
