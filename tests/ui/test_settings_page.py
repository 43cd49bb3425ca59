"""Settings: what is saved is stored, what is wrong is said, and everything can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from conftest import PASSWORD, TODAY
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    access,
    attachments,
    backups,
    centres,
    history,
    lists,
    seekers,
    settings,
    staff,
    targets,
)
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.pages.settings.about import AboutSection, TextDialog
from jobdesk.ui.pages.settings.backup import BackupSection
from jobdesk.ui.pages.settings.centre import CentreSection
from jobdesk.ui.pages.settings.logs import LogsSection
from jobdesk.ui.pages.settings.page import PARTS
from jobdesk.ui.pages.settings.papers import PapersSection
from jobdesk.ui.pages.settings.restore_dialog import RestoreDialog
from jobdesk.ui.pages.settings.screen import ScreenSection
from jobdesk.ui.pages.settings.section import Section
from jobdesk.ui.pages.settings.staff import AddDialog, OwnDialog, StaffSection
from jobdesk.ui.pages.settings.staff_dialogs import ROLES, KeyDialog
from jobdesk.ui.pages.settings.targets import TargetsSection
from jobdesk.ui.pages.settings.trash import TrashSection
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets import dialogs, pickers
from tests import paper_files


@dataclass
class Shown:
    """The page over a desk and what it said."""

    qtbot: QtBot
    jobs: Jobs
    hub: Hub
    page: SettingsPage
    preferences: UserSettings
    said: list[Notice] = field(default_factory=list)

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)

    def part(self, name: str) -> Section:
        self.page.show_part(name)
        self.idle()
        return self.page.sections[name]

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found = [d for d in self.page.findChildren(kind) if d.isVisible()]
        assert len(found) == 1
        return found[0]


def shown_over(qtbot: QtBot, desk: Desk, folder: Path) -> Iterator[Shown]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    keeper = QObject()
    hub, notices = Hub(keeper), Notices(keeper)
    jobs = Jobs(hub, notices, keeper)
    preferences = UserSettings(folder / "settings.ini")
    page = SettingsPage(desk, hub, jobs, notices, preferences)
    qtbot.addWidget(page)
    made = Shown(qtbot, jobs, hub, page, preferences)
    notices.shown.connect(made.said.append)
    page.resize(1100, 700)
    page.show()
    made.idle()
    yield made
    jobs.wait()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    yield from shown_over(qtbot, desk, tmp_path)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """New passwords cost little; what they do is the same."""
    monkeypatch.setattr(staff, "add", partial(staff.add, cost=CHEAP))
    monkeypatch.setattr(staff, "new_recovery_key", partial(staff.new_recovery_key, cost=CHEAP))


def answer(monkeypatch: pytest.MonkeyPatch, key: str) -> list[str]:
    """Answer every question with ``key``; the titles asked are returned."""
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda _p, title, *_: asked.append(title) or key)
    return asked


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


def test_a_backup_is_made_listed_and_copied(
    desk: Desk, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown.part("backup")
    assert isinstance(section, BackupSection)
    assert section.newest.text() == "아직 백업이 없습니다"
    assert "이 PC 밖에 둔 백업이 없습니다" in section.state.text
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(pickers, "folder", lambda *_: stick)
    section.choose.click()
    shown.idle()
    assert settings.get(desk).backup_folder == str(stick)
    assert list(stick.rglob("*.db"))  # choosing makes the first copy at once
    section.make.click()
    shown.idle()
    assert section.table.listing.rowCount() == 2
    assert section.table.listing.row(0)[4] == "✓ 정상"
    assert "오늘 백업했습니다" in section.state.text
    section.forget.click()
    shown.idle()
    assert settings.get(desk).backup_folder == ""


def test_restoring_asks_for_the_word(desk: Desk, shown: Shown) -> None:
    made = backups.make(desk)
    wanted: list[Path] = []
    shown.hub.restore_wanted.connect(wanted.append)
    section = shown.part("backup")
    assert isinstance(section, BackupSection)
    assert not section.restore.isEnabled()
    section.table.selectRow(0)
    section.restore.click()
    dialog = shown.dialog(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog.word.editor.set_value("복구")
    assert not dialog.run.isEnabled()
    dialog.word.editor.set_value("복원")
    dialog.run.click()
    assert wanted == [made.path]


def test_the_trash_tells_days_and_gives_back(desk: Desk, shown: Shown) -> None:
    ids = [
        seekers.register(desk, Seeker(name=name, registered_on=TODAY)).id
        for name in ("김민지", "박정숙")
    ]
    empty = shown.part("trash")
    assert isinstance(empty, TrashSection)
    assert empty.empty.isVisible()
    shown.hub.changed.emit(seekers.trash(desk, ids))
    shown.idle()
    assert [r.title for r in empty.records] == ["박정숙", "김민지"]
    assert empty.table.listing.row(0)[4] == "30일"
    empty.table.selectAll()
    empty.bring.click()
    shown.idle()
    assert lists.count(desk, KindId.SEEKERS) == 2
    assert empty.records == ()
    newest = history.recent(desk)[0]
    assert newest.label == "휴지통에서 되살리기: 2건"


def test_papers_in_the_trash_are_destroyed_after_a_question(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = seekers.register(desk, Seeker(name="김민지", registered_on=TODAY)).id
    paper = attachments.add(desk, KindId.SEEKERS, id_, paper_files.pdf(), "신청서.pdf").id
    attachments.trash(desk, [paper])
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, *answers: object) -> str:
        asked.append(text)
        return "purge"

    monkeypatch.setattr(dialogs, "ask", ask)
    section = shown.part("trash")
    assert isinstance(section, TrashSection)
    assert not section.purge_button.isVisible()
    section.table.selectAll()
    assert section.purge_button.isVisible()
    section.purge_button.click()
    shown.idle()
    assert "되돌릴 수 없습니다" in asked[0]
    assert section.records == ()
    assert desk.store.db.execute("SELECT count(*) FROM files").fetchone() == (0,)


def test_the_logs_show_work_looks_and_grants(desk: Desk, shown: Shown) -> None:
    id_ = seekers.register(desk, Seeker(name="김민지", registered_on=TODAY)).id
    lists.record(desk, KindId.SEEKERS, id_)
    staff.add(desk, "이영희", staff.Role.COUNSELLOR, "영희의 비밀번호")
    section = shown.part("logs")
    assert isinstance(section, LogsSection)
    assert [section.looks.listing.row(i)[3] for i in range(2)] == ["조회", "등록"]
    assert section.looks.listing.row(0)[6] == f"번호 {id_}"
    assert section.grants.listing.row(0)[3] == "이영희"
    section.verify.click()
    shown.idle()
    assert "바뀐 곳이 없습니다" in section.verified.text
    at = next(i for i, o in enumerate(section.operations) if "김민지" in o.label)
    section.work.selectRow(at)
    section.undo.click()
    shown.idle()
    assert lists.count(desk, KindId.SEEKERS) == 0


def test_a_broken_log_chain_is_said(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown.part("logs")
    assert isinstance(section, LogsSection)
    monkeypatch.setattr(access, "verify", lambda _: False)
    section.verify.click()
    shown.idle()
    assert "중간에 바뀌었거나 빠졌습니다" in section.verified.text


def test_the_check_answers_every_question(desk: Desk, shown: Shown) -> None:
    section = shown.part("logs")
    assert isinstance(section, LogsSection)
    section.check.click()
    shown.idle()
    assert section.items.listing.rowCount() == 8
    assert "모두 정상입니다" in section.result.text


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
    for shown in shown_over(qtbot, practice_desk, tmp_path):
        people = shown.part("staff")
        assert isinstance(people, StaffSection)
        assert not people.add.isVisible()
        copies = shown.part("backup")
        assert isinstance(copies, BackupSection)
        assert not copies.restore.isEnabled()
        assert not copies.other.isVisible()


def test_a_read_only_desk_changes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True)
    for shown in shown_over(qtbot, looking, tmp_path):
        for part in PARTS:
            section = shown.part(part.id)
            assert not section.unsaved()
        for name in ("centre", "papers", "staff"):
            assert not shown.page.sections[name].save_button.isEnabled()  # type: ignore[attr-defined]
        assert not shown.page.sections["backup"].make.isEnabled()  # type: ignore[attr-defined]
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
