"""사전접수 by mouse and keyboard: people registered, their wishes ordered, proposals taken."""

from __future__ import annotations

from datetime import date

from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import Hall, hall, opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, EmployerAnswer
from jobdesk.services import day_attendees, day_employers, day_records, history, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.add_attendees import AddAttendees
from jobdesk.ui.pages.matching_days.proposals_dialog import ProposalsDialog
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart, wish_lines
from jobdesk.ui.widgets.new_person import NewPerson
from tests import casework

ALT = Qt.KeyboardModifier.AltModifier


def shown(bench: Bench, at: Hall) -> RegistrationPart:
    """The part of the day, the window beneath it active."""
    window, page = opened(bench)
    page.open_day(at.day, "registration")
    bench.idle()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert page.day is not None
    part = page.day.current
    assert isinstance(part, RegistrationPart)
    return part


def wishes(desk: Desk, attendee: int) -> list[int | None]:
    """Whom somebody wants to meet, the dearest first."""
    return [wish.day_employer_id for wish in day_records.wishes(desk, [attendee])]


def test_people_are_registered_with_the_next_numbers(bench: Bench) -> None:
    at = hall(bench.desk)
    new = casework.seeker(bench.desk, "정하늘")
    part = shown(bench, at)
    part.primary_action()
    dialog = dialog_of(AddAttendees)
    dialog.save()
    assert "골라 주세요" in dialog.problem.text()
    dialog.people.edit.setText("정하늘")
    dialog.people.edit._search()
    bench.idle()
    press(dialog.people.edit, Qt.Key.Key_Return)
    assert dialog.people.ids == (new,)
    dialog.until_at.widget.setText("세 시쯤")
    dialog.save()
    bench.idle()
    assert "가는 시각" in dialog.until_at.problem() or "가야 하는" in dialog.until_at.problem()
    dialog.until_at.set_value("15:30")
    dialog.save()
    bench.idle()
    (row,) = [one for one in part.every if one.name == "정하늘"]
    assert (row.number, row.until_at) == (5, "15:30")


def test_somebody_new_is_registered_on_the_way(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.add()
    dialog = dialog_of(AddAttendees)
    dialog.new.click()
    person = dialog_of(NewPerson)
    person.name.widget.setText("한보람")  # type: ignore[attr-defined]
    person.birth.widget.setText("58")  # type: ignore[attr-defined]
    person.save()
    bench.idle()
    assert dialog.people.names == ("한보람",)
    dialog.save()
    bench.idle()
    assert "한보람" in [row.name for row in part.every]


def test_wishes_are_added_by_name_and_ordered_by_keys(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    person = at.attendees["김민지"]
    tab = part.panel.wishes
    press(part.table, Qt.Key.Key_Right)
    press(part.table, Qt.Key.Key_Return)  # on the name: to the wishes
    assert tab.add.hasFocus()
    for words in ("ㅎㅂ", "솔내", "가람"):
        tab.add.setText(words)
        tab.add.typed.emit(words)
        press(tab.add, Qt.Key.Key_Return)
        bench.idle()
    firms = at.employers
    assert wishes(bench.desk, person) == [
        firms["한빛식품"], firms["솔내정밀"], firms["가람요양원"]
    ]  # fmt: skip
    tab.table.setFocus()
    tab.table.select(firms["가람요양원"])
    press(tab.table, Qt.Key.Key_Up, ALT)
    bench.idle()
    press(tab.table, Qt.Key.Key_Up, ALT)
    bench.idle()
    assert wishes(bench.desk, person) == [
        firms["가람요양원"], firms["한빛식품"], firms["솔내정밀"]
    ]  # fmt: skip
    assert tab.table.current().id == firms["가람요양원"]
    press(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert wishes(bench.desk, person) == [firms["한빛식품"], firms["솔내정밀"]]
    assert part.rows.of(person).wishes == ("한빛식품", "솔내정밀")
    history.undo(bench.desk)
    assert len(wishes(bench.desk, person)) == 3


def test_a_firm_that_does_not_come_is_not_offered(bench: Bench) -> None:
    at = hall(bench.desk)
    day_employers.answer(bench.desk, [at.employers["솔내정밀"]], EmployerAnswer.DECLINED)
    part = shown(bench, at)
    tab = part.panel.wishes
    assert [one.name for one in tab.add._offered] == ["한빛식품", "가람요양원"]


def test_the_bus_is_written_in_the_table(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    at_column = [column.field for column in part.rows.columns].index("until_at")
    part.table.setFocus()
    part.table.select(at.attendees["박정숙"], at_column)
    press(part.table, Qt.Key.Key_F2)
    editor = part.table.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "1530")
    press(editor, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(
        lambda: part.rows.of(at.attendees["박정숙"]).until_at == "15:30", timeout=5_000
    )


def test_one_key_says_that_somebody_will_not_come(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    part.table.setFocus()
    press(part.table, Qt.Key.Key_1)
    bench.idle()
    first = day_records.attendee(bench.desk, at.attendees["김민지"])
    assert first.status is AttendeeStatus.CANCELLED
    assert part.pane.toggles["out"].text() == "취소 1"
    part.pane.toggles["out"].click()
    assert [part.rows.row(n).name for n in range(part.rows.rowCount())] == ["김민지"]


def test_who_may_not_be_named_to_firms_is_said(bench: Bench) -> None:
    at = hall(bench.desk)
    agreed = casework.seeker(bench.desk, "정하늘", provide_consent_on=date(2026, 11, 2))
    one = day_attendees.register(bench.desk, at.day, [agreed]).id
    part = shown(bench, at)
    assert part.pane.toggles["consent"].text() == "동의 없음 4"
    part.open_record(Ref(KindId.DAY_ATTENDEES, one))
    bench.idle()
    chips = [part.panel.chips.itemAt(n).widget() for n in range(part.panel.chips.count())]  # type: ignore[union-attr]
    assert "제공 동의" in [chip.text for chip in chips]  # type: ignore[union-attr]


def matched(desk: Desk) -> Hall:
    """A day at which one firm seeks just what one person wants."""
    at = hall(desk)
    casework.vacancy(desk, at.firms["한빛식품"], "조리원", openings=2)
    firm = at.employers["한빛식품"]
    offered = day_employers.open_vacancies(desk, at.firms["한빛식품"])
    day_employers.bring(desk, firm, [one.id for one in offered])
    cook = casework.seeker(desk, "정하늘", desired_job="조리원")
    day_attendees.register(desk, at.day, [cook])
    return at


def test_proposals_come_with_reasons_and_become_wishes_when_ticked(bench: Bench) -> None:
    at = matched(bench.desk)
    part = shown(bench, at)
    part.propose_button.click()
    bench.idle()
    dialog = dialog_of(ProposalsDialog)
    names = [dialog.rows.row(n).one.attendee for n in range(dialog.rows.rowCount())]
    assert "정하늘" in names
    place = names.index("정하늘") + 1
    assert "직종 일치" in [reason.text for reason in dialog.rows.of(place).one.reasons]
    assert not dialog.go.isEnabled()
    dialog.table.select(place)
    press(dialog.table, Qt.Key.Key_Space)
    dialog.go.click()
    bench.idle()
    (cook,) = [row for row in part.every if row.name == "정하늘"]
    assert cook.wish_ids == (at.employers["한빛식품"],)
    assert lists.count(bench.desk, KindId.DAY_WISHES) == 1


def test_a_proposal_beside_the_person_is_one_press(bench: Bench) -> None:
    at = matched(bench.desk)
    part = shown(bench, at)
    (cook,) = [row for row in part.every if row.name == "정하늘"]
    part.table.select(cook.id)
    bench.idle()
    tab = part.panel.proposals
    part.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    tab.table.setFocus()
    tab.table.select(at.employers["한빛식품"])
    told = tab.why.text().split("\n")
    assert len(told) > 1  # every reason, in a line of its own
    assert all(line[0] in "✓!?" for line in told)
    press(tab.table, Qt.Key.Key_Return)
    bench.idle()
    assert wishes(bench.desk, cook.id) == [at.employers["한빛식품"]]


def test_empty_hours_say_how_a_time_is_written(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at)
    told = {
        field_id: part.panel.form.fields[field_id].widget.placeholderText()  # type: ignore[attr-defined]
        for field_id in ("from_at", "until_at")
    }
    assert told == {"from_at": "예: 14:00", "until_at": "예: 15:30"}


def test_a_long_firm_leaves_the_next_wish_to_the_line_below() -> None:
    short, long = "솔내정밀", "㈜대한민국친환경농산물유통센터"
    assert wish_lines((short, "한빛식품", "가람요양원")) == (
        "1 솔내정밀  2 한빛식품",
        "3 가람요양원",
    )
    assert wish_lines((long, short)) == (f"1 {long}", "2 솔내정밀")
    assert wish_lines(()) == ("", "")
