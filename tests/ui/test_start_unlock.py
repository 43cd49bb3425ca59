"""The door: wrong, right, waiting, forgotten, somebody else's, and a centre already open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from start_kit import Rig, put, running_jobs

from jobdesk.data.keyfile import CHEAP
from jobdesk.services import attempts, centres
from jobdesk.ui.start.recover import WRONG_KEY, Recover
from jobdesk.ui.start.unlock import Unlock
from jobdesk.ui.widgets import password as password_words
from tests.conftest import PASSWORD, today


@pytest.fixture
def rig(qtbot: QtBot, tmp_path: Path, _templates: Callable[[bool], Path]) -> Iterator[Rig]:
    folder = tmp_path / "centre"
    shutil.copytree(_templates(False), folder)
    with running_jobs() as jobs:
        made = Rig(qtbot, jobs, folder, tmp_path / "practice")
        yield made
        made.close()


def door(rig: Rig) -> Unlock:
    rig.start()
    screen = rig.screen(Unlock)
    assert isinstance(screen, Unlock)
    return screen


def enter(rig: Rig, screen: Unlock, password: str) -> None:
    screen.edit.set_value(password)
    screen.enter.click()
    rig.idle()


def test_the_right_password_opens_the_centre(rig: Rig) -> None:
    screen = door(rig)
    assert screen.title.text() == "한빛군 일자리센터"
    assert screen.staff.name() == "관리자"
    enter(rig, screen, PASSWORD)
    assert rig.desk is not None
    assert rig.desk.user == "관리자"
    assert not rig.desk.read_only
    assert screen.edit.text() == ""


def test_enter_in_the_field_opens_too(rig: Rig, qtbot: QtBot) -> None:
    screen = door(rig)
    screen.edit.set_value(PASSWORD)
    QTest.keyClick(screen.edit.line, Qt.Key.Key_Return)
    rig.idle()
    assert rig.desk is not None


def test_wrong_passwords_are_counted_and_the_fifth_waits(rig: Rig) -> None:
    screen = door(rig)
    enter(rig, screen, "아닌 비밀번호")
    assert "(1번째)" in screen.trouble.text
    assert "4번 더 틀리면" in screen.trouble.text
    for _ in range(4):
        enter(rig, screen, "아닌 비밀번호")
    assert "5번 틀렸습니다" in screen.trouble.text
    assert not screen.enter.isEnabled()
    assert rig.desk is None
    # Closing the program does not help.
    rig.window.start()
    again = rig.screen(Unlock)
    assert isinstance(again, Unlock)
    assert not again.enter.isEnabled()
    attempts.succeeded(rig.folder)
    again._count_down()
    assert again.enter.isEnabled()
    enter(rig, again, PASSWORD)
    assert rig.desk is not None


def test_the_recovery_key_gives_a_new_password(rig: Rig, tmp_path: Path, qtbot: QtBot) -> None:
    desk, key = centres.create(
        tmp_path / "own",
        name="우리 센터",
        admin="김상담",
        password=PASSWORD,
        cost=CHEAP,
        today=today,
    )
    desk.store.close()
    rig.window.folder = rig.folder = tmp_path / "own"
    screen = door(rig)
    screen.forgot.click()
    recover = rig.screen(Recover)
    assert isinstance(recover, Recover)
    assert recover.name.value() == "김상담"
    put(recover.key, "ABCDE-ABCDE")
    put(recover.password, "새로 정한 비밀번호")
    put(recover.again, "새로 정한 비밀번호")
    recover.save.click()
    rig.idle()
    assert recover.key.problem() == WRONG_KEY
    put(recover.key, key.lower().replace("-", " "))
    recover.save.click()
    rig.idle()
    assert rig.desk is not None
    assert rig.desk.user == "김상담"
    rig.desk.store.close()
    rig.desk = centres.open_centre(rig.folder, "새로 정한 비밀번호")


def test_somebody_elses_password_does_not_open_under_a_wrong_name(rig: Rig) -> None:
    from jobdesk.services import staff

    desk = centres.open_centre(rig.folder, PASSWORD, today=today)
    staff.add(desk, "이영희", centres.Role.COUNSELLOR, "영희의 비밀번호")
    desk.store.close()
    screen = door(rig)
    assert [b.text() for b in screen.staff._tiles.buttons()] == ["관리자", "이영희"]
    enter(rig, screen, "영희의 비밀번호")
    assert rig.desk is None
    assert "고른 이름의 비밀번호가 아닙니다" in screen.trouble.text
    screen.staff.choose("이영희")
    enter(rig, screen, "영희의 비밀번호")
    assert rig.desk is not None
    assert rig.desk.user == "이영희"


def test_a_centre_open_elsewhere_is_offered_read_only(rig: Rig) -> None:
    writer = centres.open_centre(rig.folder, PASSWORD, today=today)
    screen = door(rig)
    enter(rig, screen, PASSWORD)
    assert rig.desk is None
    assert "관리자 님이" in screen.trouble.text
    assert screen.look.isVisible()
    screen.look.click()
    rig.idle()
    assert rig.desk is not None
    assert rig.desk.read_only
    writer.store.close()


def test_caps_lock_and_hangul_are_hinted(rig: Rig, qtbot: QtBot) -> None:
    screen = door(rig)
    line = screen.edit.line
    QTest.keyClick(line, Qt.Key.Key_A)
    assert screen.edit.hint.text() == ""
    QTest.keyClicks(line, "A")  # a capital without Shift: Caps Lock is on
    assert screen.edit.hint.text() == password_words.CAPS
    QTest.keyClick(line, Qt.Key.Key_B)
    assert screen.edit.hint.text() == ""
    screen.edit.set_value("비밀")
    assert screen.edit.hint.text() == password_words.HANGUL


def test_an_empty_password_is_asked_for(rig: Rig) -> None:
    screen = door(rig)
    screen.enter.click()
    assert screen.trouble.text == "비밀번호를 입력하세요."
    assert attempts.failures(rig.folder) == 0


def test_what_the_service_said_stays_when_the_field_is_left(qtbot: QtBot) -> None:
    from jobdesk.ui.widgets.editors import PhoneEdit
    from jobdesk.ui.widgets.form_field import FormField

    field = FormField("연락처", PhoneEdit())
    qtbot.addWidget(field)
    field.set_problem("이미 등록된 번호입니다.")
    field.editor.left.emit()
    assert field.problem() == "이미 등록된 번호입니다."
    put(field, "전화 없음")
    field.editor.left.emit()
    assert "전화번호로 읽을 수 없습니다" in field.problem()
    put(field, "063-000-1234")
    field.editor.left.emit()
    assert field.problem() == ""
