"""설정 직원: let in, given roles, taken out; passwords, the recovery key, the lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from settings_kit import Shown, answer
from settings_kit import cheap as cheap
from settings_kit import shown as shown

from jobdesk.services import centres, settings, staff
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings.staff import AddDialog, OwnDialog, StaffSection
from jobdesk.ui.pages.settings.staff_dialogs import ROLES, KeyDialog
from jobdesk.ui.widgets import pickers
from tests.conftest import PASSWORD


def test_staff_are_let_in_given_roles_and_taken_out(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown.part("staff")
    assert isinstance(section, StaffSection)
    section.add.click()
    dialog = shown.dialog(AddDialog)
    assert isinstance(dialog, AddDialog)
    dialog.submit()
    assert dialog.fields["password"].problem() == "비밀번호를 입력하세요."
    dialog.fields["name"].editor.set_value("관리자")
    for name in ("password", "again"):
        dialog.fields[name].editor.set_value("영희의 비밀번호")
    dialog.submit()
    shown.idle()
    assert "이미 있습니다" in dialog.fields["name"].problem()
    dialog.fields["name"].editor.set_value("이영희")
    dialog.submit()
    shown.idle()
    assert [m.name for m in section.members] == ["관리자", "이영희"]
    assert section.members[1].role is staff.Role.COUNSELLOR
    section.table.selectRow(1)
    section.role.click()
    role = next(d for d in section.findChildren(QDialog) if d.isVisible())
    role.fields["role"].editor.set_value(dict(ROLES)[staff.Role.VIEWER])  # type: ignore[attr-defined]
    role.submit()  # type: ignore[attr-defined]
    shown.idle()
    assert section.members[1].role is staff.Role.VIEWER
    section.table.selectRow(1)
    answer(monkeypatch, "remove")
    section.remove.click()
    shown.idle()
    assert [m.name for m in section.members] == ["관리자"]


def test_one_cannot_take_oneself_out(shown: Shown) -> None:
    section = shown.part("staff")
    assert isinstance(section, StaffSection)
    section.table.selectRow(0)
    assert not section.remove.isEnabled()
    assert not section.reset.isEnabled()


def test_the_own_password_needs_the_present_one(desk: Desk, shown: Shown) -> None:
    section = shown.part("staff")
    assert isinstance(section, StaffSection)
    section.own.click()
    dialog = shown.dialog(OwnDialog)
    assert isinstance(dialog, OwnDialog)
    dialog.fields["old"].editor.set_value("아닌 비밀번호")
    for name in ("password", "again"):
        dialog.fields[name].editor.set_value("새로 정한 비밀번호")
    dialog.submit()
    shown.idle()
    assert "지금 비밀번호가 맞지 않습니다" in dialog.fields["old"].problem()
    dialog.fields["old"].editor.set_value(PASSWORD)
    dialog.submit()
    shown.idle()
    assert staff.is_password(desk, "새로 정한 비밀번호")


def test_a_new_recovery_key_is_put_away_before_it_closes(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    section = shown.part("staff")
    assert isinstance(section, StaffSection)
    answer(monkeypatch, "make")
    section.key.click()
    shown.idle()
    dialog = shown.dialog(KeyDialog)
    assert isinstance(dialog, KeyDialog)
    dialog.reject()
    assert dialog.isVisible()
    sheet = tmp_path / "key.pdf"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: sheet)
    dialog.panel.save.click()
    assert sheet.read_bytes()[:4] == b"%PDF"
    key = dialog.panel.shown.text().replace(" - ", "-").replace("\n", "-")
    dialog.panel.tick.setChecked(True)
    dialog.close_button.click()
    looking = centres.open_centre(desk.folder, key, read_only=True)
    assert looking.user == centres.RECOVERY_USER
    looking.store.close()


def test_the_lock_and_the_masking_are_saved(desk: Desk, shown: Shown) -> None:
    section = shown.part("staff")
    assert isinstance(section, StaffSection)
    section.minutes.editor.set_value("20")
    section.hide_personal.setChecked(False)
    section.save()
    shown.idle()
    own = settings.get(desk)
    assert (own.lock_minutes, own.mask_lists) == (20, False)
