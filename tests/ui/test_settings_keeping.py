"""설정 백업, 휴지통, 기록: what is kept of the centre, given back, destroyed and looked into."""

from __future__ import annotations

from pathlib import Path

import pytest
from settings_kit import Shown
from settings_kit import cheap as cheap
from settings_kit import shown as shown

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import access, attachments, backups, history, lists, seekers, settings, staff
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings.backup import BackupSection
from jobdesk.ui.pages.settings.logs import LogsSection
from jobdesk.ui.pages.settings.restore_dialog import RestoreDialog
from jobdesk.ui.pages.settings.trash import TrashSection
from jobdesk.ui.widgets import dialogs, pickers
from tests import paper_files
from tests.conftest import TODAY


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
    assert section.items.listing.rowCount() == 9
    assert "모두 정상입니다" in section.result.text
