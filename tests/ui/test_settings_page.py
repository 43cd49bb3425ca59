"""Settings: what is saved is stored, what is wrong is said, and everything can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_kit import Shown, answer, shown_over
from settings_kit import cheap as cheap
from settings_kit import shown as shown

from jobdesk.services import centres, history, settings, targets
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.pages.settings.about import AboutSection, TextDialog
from jobdesk.ui.pages.settings.backup import BackupSection
from jobdesk.ui.pages.settings.centre import CentreSection
from jobdesk.ui.pages.settings.page import PARTS
from jobdesk.ui.pages.settings.papers import PapersSection
from jobdesk.ui.pages.settings.screen import ScreenSection
from jobdesk.ui.pages.settings.staff import StaffSection
from jobdesk.ui.pages.settings.targets import TargetsSection
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Scheme
from tests.conftest import PASSWORD


def test_the_centre_is_saved_with_the_keyboard_and_undone(desk: Desk, shown: Shown) -> None:
    section = shown.part("centre")
    assert isinstance(section, CentreSection)
    assert section.name.value() == "한빛군 일자리센터"
    assert section.places.value()[2] == settings.get(desk).eup_myeon
    assert not section.unsaved()
    section.name.editor.set_value("  한빛군  일자리종합센터 ")
    section.phone.editor.set_value("0630001234")
    assert section.unsaved()
    shown.page.save()
    shown.idle()
    own = settings.get(desk)
    assert (own.name, own.phone) == ("한빛군 일자리종합센터", "063-000-1234")
    assert section.saved.text().startswith("저장됨 ")
    assert not section.unsaved()
    change = history.undo(desk)
    shown.hub.changed.emit(change)
    shown.idle()
    assert settings.get(desk).name == "한빛군 일자리센터"
    assert section.name.value() == "한빛군 일자리센터"


def test_the_days_of_grace_are_typed_and_checked(desk: Desk, shown: Shown) -> None:
    section = shown.part("centre")
    assert isinstance(section, CentreSection)
    assert section.lapse.value() == 14
    section.lapse.editor.set_value(30)
    section.result.editor.set_value(5)
    section.confirm.editor.set_value(21)
    section.follow_ups.editor.set_value("1개월, 3 / 6")
    section.save()
    shown.idle()
    own = settings.get(desk)
    assert (own.lapse_days, own.result_days, own.vacancy_confirm_days) == (30, 5, 21)
    assert own.follow_up_months == (1, 3, 6)
    section.follow_ups.editor.set_value("매달")
    section.save()
    shown.idle()
    assert "작은 수부터" in section.follow_ups.problem()
    assert settings.get(desk).follow_up_months == (1, 3, 6)


def test_a_wrong_phone_is_said_under_its_field_and_nothing_is_stored(
    desk: Desk, shown: Shown
) -> None:
    section = shown.part("centre")
    assert isinstance(section, CentreSection)
    section.phone.editor.set_value("전화 없음")
    section.save_button.click()
    shown.idle()
    assert "전화번호로 읽을 수 없습니다" in section.phone.problem()
    assert settings.get(desk).phone == ""


def test_saving_one_section_leaves_the_others_settings(desk: Desk, shown: Shown) -> None:
    section = shown.part("centre")
    assert isinstance(section, CentreSection)
    settings.save(desk, replace(settings.get(desk), rate_decimals=2))  # meanwhile
    section.address.editor.set_value("한빛군 가람읍 중앙로 1")
    section.save_button.click()
    shown.idle()
    own = settings.get(desk)
    assert own.rate_decimals == 2
    assert own.address == "한빛군 가람읍 중앙로 1"


def test_leaving_unsaved_text_asks(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown.part("centre")
    assert isinstance(section, CentreSection)
    section.name.editor.set_value("다른 이름")
    asked = answer(monkeypatch, "stay")
    shown.page.show_part("papers")
    assert shown.page.current == "centre"
    assert shown.page.buttons["centre"].isChecked()
    assert len(asked) == 1
    answer(monkeypatch, "save")
    shown.page.show_part("papers")
    shown.idle()
    assert shown.page.current == "papers"
    assert settings.get(desk).name == "다른 이름"
    back = shown.part("centre")
    assert isinstance(back, CentreSection)
    back.name.editor.set_value("버릴 이름")
    answer(monkeypatch, "discard")
    shown.page.show_part("papers")
    shown.idle()
    assert settings.get(desk).name == "다른 이름"


def test_the_approval_boxes_and_the_rounding_show_what_they_do(desk: Desk, shown: Shown) -> None:
    section = shown.part("papers")
    assert isinstance(section, PapersSection)
    assert section.typed_titles() == ("담당", "팀장", "과장")
    assert section.example.text().endswith("293%")
    section.rounding.editor.set_value("버림")
    section.decimals.editor.set_value("1")
    assert section.example.text().endswith("292.5%")
    for title in section.titles[1:]:
        title.set_value("")
    assert "두 칸 이상" in section.wrong.text()
    section.save()
    shown.idle()
    assert settings.get(desk).approval_titles == ("담당", "팀장", "과장")
    section.use.setChecked(False)
    section.save()
    shown.idle()
    own = settings.get(desk)
    assert own.approval_titles == ()
    assert (own.rounding, own.rate_decimals) == ("truncate", 1)
    assert not section.use.isChecked()


def test_a_target_is_set_and_revised_with_its_reason(desk: Desk, shown: Shown) -> None:
    section = shown.part("targets")
    assert isinstance(section, TargetsSection)
    section.table.selectRow(3)
    shown.idle()
    section.value.editor.set_value("145명")
    section.save_button.click()
    shown.idle()
    assert section.chosen() is not None
    section.value.editor.set_value("160")
    section.reason.editor.set_value("추경")
    section.document.editor.set_value("일자리과-1")
    section.since.editor.set_value(date(2026, 11, 18))
    section.save_button.click()
    shown.idle()
    past = targets.revisions(desk, "placements", 2026)
    assert {t.value for t in past} == {"145", "160"}
    assert [t.reason for t in section.revisions if t.value == "160"] == ["추경"]
    assert section.past.listing.rowCount() == 2
    assert not section.unsaved()


def test_a_target_of_another_year(desk: Desk, shown: Shown) -> None:
    section = shown.part("targets")
    assert isinstance(section, TargetsSection)
    section.year.editor.set_value("2027")
    shown.idle()
    section.value.editor.set_value("산업체 요구 시")
    section.save_button.click()
    shown.idle()
    assert targets.table(desk, 2027)[0].value == "산업체 요구 시"
    assert targets.table(desk, 2026)[0].value == ""


def test_the_look_changes_at_once_and_is_kept(shown: Shown, tmp_path: Path) -> None:
    told: list[bool] = []
    shown.hub.appearance_changed.connect(lambda: told.append(True))
    section = shown.part("screen")
    assert isinstance(section, ScreenSection)
    section.scale.buttons[3].click()
    section.scheme.buttons[2].click()
    section.rows.buttons[1].click()
    assert len(told) == 3
    shown.preferences.sync()
    again = UserSettings(tmp_path / "settings.ini")
    assert (again.scale, again.scheme, again.roomy) == (130, Scheme.DARK, True)


def test_the_licences_can_be_read(shown: Shown) -> None:
    section = shown.part("about")
    assert isinstance(section, AboutSection)
    for button, word in zip(section.texts, ("SIL OPEN FONT LICENSE", "ISC"), strict=True):
        button.click()
        dialog = shown.dialog(TextDialog)
        assert isinstance(dialog, TextDialog)
        assert word.casefold() in dialog.view.toPlainText().casefold()
        dialog.accept()


def test_a_practice_centre_has_no_staff_and_no_restore(
    practice_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    for made in shown_over(qtbot, practice_desk, tmp_path):
        people = made.part("staff")
        assert isinstance(people, StaffSection)
        assert not people.add.isVisible()
        copies = made.part("backup")
        assert isinstance(copies, BackupSection)
        assert not copies.restore.isEnabled()
        assert not copies.other.isVisible()


def test_a_read_only_desk_changes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True)
    for made in shown_over(qtbot, looking, tmp_path):
        for part in PARTS:
            section = made.part(part.id)
            assert not section.unsaved()
        for name in ("centre", "papers", "staff"):
            assert not made.page.sections[name].save_button.isEnabled()  # type: ignore[attr-defined]
        assert not made.page.sections["backup"].make.isEnabled()  # type: ignore[attr-defined]
    looking.store.close()


def test_every_control_of_every_section_has_a_name(shown: Shown) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

    for part in PARTS:
        section = shown.part(part.id)
        for kind in (QLineEdit, QComboBox, QAbstractItemView, QAbstractButton):
            for widget in section.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy().value:
                    words = widget.accessibleName() or getattr(widget, "text", str)()
                    assert words or widget.objectName().startswith("qt_"), (part.id, widget)


def test_rows_grow_when_asked_and_tables_follow(shown: Shown) -> None:
    section = shown.part("targets")
    assert isinstance(section, TargetsSection)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    heights = []
    for scale, roomy in ((100, False), (100, True), (150, True), (100, False)):
        theme.apply(application, scale=scale, roomy=roomy)
        shown.qtbot.wait(10)
        heights.append(section.table.rowHeight(0))
        assert section.table.height() >= heights[-1] * 4
        assert shown.page._side.width() == theme.now().px(216)
    assert heights[0] < heights[1] < heights[2]
    assert heights[3] == heights[0]
