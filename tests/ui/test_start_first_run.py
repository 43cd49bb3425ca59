"""From an empty PC to an open centre through the widgets a person uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from start_kit import Rig, cheap_keys, put, running_jobs  # noqa: F401 - a fixture

from jobdesk.services import backups, centres, settings
from jobdesk.ui import printing
from jobdesk.ui.start.first_run import FirstRun
from jobdesk.ui.start.options import Options
from jobdesk.ui.start.step_admin import AdminStep
from jobdesk.ui.start.step_backup import BackupStep
from jobdesk.ui.start.step_centre import CentreStep
from jobdesk.ui.start.step_key import KeyStep
from jobdesk.ui.start.unlock import Unlock
from jobdesk.ui.widgets import pickers

PASSWORD = "느티나무 아래서"


@pytest.fixture
def rig(qtbot: QtBot, tmp_path: Path, cheap_keys: None) -> Iterator[Rig]:  # noqa: F811
    with running_jobs() as jobs:
        made = Rig(qtbot, jobs, tmp_path / "centre", tmp_path / "practice")
        yield made
        made.close()


def to_key_step(rig: Rig) -> FirstRun:
    """Walk through steps 1 and 2."""
    rig.start()
    options = rig.screen(Options)
    assert isinstance(options, Options)
    options.begin_card.click()
    run = rig.screen(FirstRun)
    assert isinstance(run, FirstRun)
    run.centre.places.sido.editor.set_value("강원특별자치도")
    run.centre.places.sigungu.editor.set_value("양구군")
    run.centre.next.click()
    put(run.admin.name, "김상담")
    put(run.admin.password, PASSWORD)
    put(run.admin.again, PASSWORD)
    run.admin.next.click()
    rig.idle()
    return run


def test_three_steps_lead_to_an_open_backed_up_centre(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = to_key_step(rig)
    assert isinstance(run.currentWidget(), KeyStep)
    assert run.key is not None
    sheet = tmp_path / "key.pdf"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: sheet)
    run.key.panel.save.click()
    assert sheet.read_bytes().startswith(b"%PDF")
    assert not run.key.next.isEnabled()
    run.key.panel.tick.setChecked(True)
    run.key.next.click()
    assert isinstance(run.currentWidget(), BackupStep)
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(pickers, "folder", lambda *_: stick)
    run.backup.choose.click()
    run.backup.finish.click()
    rig.idle()
    desk = rig.desk
    assert desk is not None
    own = settings.get(desk)
    assert (own.name, own.sido, own.sigungu) == ("양구군 일자리센터", "강원특별자치도", "양구군")
    assert own.eup_myeon == ("양구읍", "국토정중앙면", "동면", "방산면", "해안면")
    assert own.backup_folder == str(stick)
    assert desk.user == "김상담"
    assert list(stick.rglob("*.db"))
    newest = backups.last(desk)
    assert newest is not None
    assert newest.verified


def test_the_shown_key_opens_the_centre_and_is_confirmed_before_going_on(rig: Rig) -> None:
    run = to_key_step(rig)
    assert run.key is not None
    key = run.key.panel.shown.text().replace(" - ", "-").replace("\n", "-")
    run.key.next.click()
    assert isinstance(run.currentWidget(), KeyStep)
    assert run.desk is not None
    run.desk.store.close()
    rig.desk = centres.open_centre(rig.folder, key)
    assert rig.desk.user == centres.RECOVERY_USER


def test_the_key_is_printed_through_the_print_dialog(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = to_key_step(rig)
    assert run.key is not None
    asked: list[str] = []
    monkeypatch.setattr(
        printing, "print_pdf", lambda pdf, title, _: asked.append(title) or pdf[:4] == b"%PDF"
    )
    run.key.panel.print.click()
    assert asked == ["잡데스크 복구 열쇠"]
    assert "인쇄를 보냈습니다" in run.key.panel.result.text
    run.window().close()


def test_without_a_backup_folder_the_consequence_is_said(rig: Rig) -> None:
    run = to_key_step(rig)
    assert run.key is not None
    run.key.panel.tick.setChecked(True)
    run.key.next.click()
    assert not run.backup.finish.isEnabled()
    run.backup.skip.click()
    assert "되찾을 수 없으며" in run.backup.remark.text
    assert run.backup.finish.text() == "백업 없이 시작하기"
    run.backup.finish.click()
    assert rig.desk is not None
    assert settings.get(rig.desk).backup_folder == ""


def test_what_is_missing_or_weak_is_said_under_its_field(rig: Rig) -> None:
    rig.start()
    options = rig.screen(Options)
    assert isinstance(options, Options)
    options.begin_card.click()
    run = rig.screen(FirstRun)
    assert isinstance(run, FirstRun)
    run.centre.next.click()
    assert isinstance(run.currentWidget(), CentreStep)
    assert "센터 이름을 입력하세요" in run.centre.name.problem()
    put(run.centre.name, "우리 센터")
    run.centre.next.click()
    assert isinstance(run.currentWidget(), AdminStep)
    put(run.admin.password, "짧다")
    run.admin.next.click()
    assert "이름을 입력하세요" in run.admin.name.problem()
    assert "8자 이상" in run.admin.password.problem()
    assert run.admin.again.problem() == "두 비밀번호가 다릅니다."
    assert run.desk is None
    run.admin.back.click()
    assert run.centre.centre_name() == "우리 센터"
    run.centre.back.click()
    rig.screen(Options)


def test_a_run_broken_off_leaves_a_whole_centre_to_unlock(rig: Rig) -> None:
    run = to_key_step(rig)
    assert run.desk is not None
    rig.window.close()
    rig.window.start()
    door = rig.screen(Unlock)
    assert isinstance(door, Unlock)
    door.try_password(PASSWORD)
    rig.idle()
    assert rig.desk is not None
    assert rig.desk.name == "양구군 일자리센터"


def test_enter_alone_leads_from_the_first_card_to_the_administrator(rig: Rig) -> None:
    rig.start()
    options = rig.screen(Options)
    assert isinstance(options, Options)
    rig.qtbot.keyClick(options.begin_card, Qt.Key.Key_Return)
    run = rig.screen(FirstRun)
    assert isinstance(run, FirstRun)
    put(run.centre.name, "양구군 일자리센터")
    rig.qtbot.keyClick(run.centre.next, Qt.Key.Key_Enter)
    assert run.currentWidget() is run.admin
    put(run.admin.name, "김상담")
    put(run.admin.password, PASSWORD)
    rig.qtbot.keyClick(run.admin.password.widget, Qt.Key.Key_Return)
    # The second field is next; nobody is told yet that the two differ.
    assert run.admin.again.problem() == ""
    assert run.currentWidget() is run.admin
