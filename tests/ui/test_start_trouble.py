"""Each fault has a screen; a really damaged file is restored through the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from start_kit import Rig, running_jobs

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import attempts, backups, centres, lists, seekers
from jobdesk.ui.start.options import Options
from jobdesk.ui.start.restore import Restore
from jobdesk.ui.start.trouble import Trouble
from jobdesk.ui.start.trouble_words import WORDS
from jobdesk.ui.start.unlock import Unlock
from jobdesk.ui.widgets import pickers
from tests.conftest import PASSWORD, today


@pytest.fixture
def rig(qtbot: QtBot, tmp_path: Path, _templates: Callable[[bool], Path]) -> Iterator[Rig]:
    folder = tmp_path / "centre"
    shutil.copytree(_templates(False), folder)
    with running_jobs() as jobs:
        made = Rig(qtbot, jobs, folder, tmp_path / "practice")
        yield made
        made.close()


@pytest.fixture
def backed_up(rig: Rig) -> Rig:
    """A centre with one seeker in its only backup."""
    desk = centres.open_centre(rig.folder, PASSWORD, today=today)
    seekers.register(desk, Seeker(name="김민지", registered_on=today()))
    backups.make(desk)
    desk.store.close()
    return rig


def damage(folder: Path) -> None:
    """Zero a page in the middle of the file, as a bad disk does."""
    path = folder / "centre.db"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 8192 * 4096)
        file.write(bytes(4096))


def trouble(rig: Rig) -> Trouble:
    screen = rig.screen(Trouble)
    assert isinstance(screen, Trouble)
    return screen


def to_trouble(rig: Rig) -> Trouble:
    rig.start()
    door = rig.screen(Unlock)
    assert isinstance(door, Unlock)
    door.try_password(PASSWORD)
    rig.idle()
    return trouble(rig)


def test_a_damaged_file_is_restored_through_the_window(backed_up: Rig) -> None:
    damage(backed_up.folder)
    screen = to_trouble(backed_up)
    assert screen.title.text() == "센터 자료 파일이 손상되었습니다"
    assert "그대로 두었습니다" in screen.safe.text()
    assert screen.backup is not None
    assert screen.ways["restore"].text() == "이 백업으로 복원"
    screen.ways["restore"].click()
    restore = backed_up.screen(Restore)
    assert isinstance(restore, Restore)
    assert restore.file == screen.backup.path
    assert restore.edit.text() == PASSWORD  # typed once is enough
    restore.run.click()
    backed_up.idle()
    assert "구직자 1명" in restore.trouble.text
    kept = [p.name for p in backed_up.folder.rglob("*") if p.name in restore.trouble.text]
    assert kept, "the replaced file is named and lies there"
    restore.run.click()
    backed_up.idle()
    assert backed_up.desk is not None
    assert lists.count(backed_up.desk, KindId.SEEKERS) == 1


def test_a_wrong_password_restores_nothing(backed_up: Rig) -> None:
    before = (backed_up.folder / "centre.db").read_bytes()
    backed_up.start()
    newest = backups.available(backed_up.folder)[0]
    backed_up.window._on_restore_file(newest.path)
    restore = backed_up.screen(Restore)
    assert isinstance(restore, Restore)
    restore.edit.set_value("아닌 비밀번호")
    restore.run.click()
    backed_up.idle()
    assert "이 백업의 비밀번호가 아닙니다" in restore.trouble.text
    assert (backed_up.folder / "centre.db").read_bytes() == before
    assert attempts.failures(backed_up.folder) == 1


def test_a_damaged_key_file_reaches_the_screen(backed_up: Rig) -> None:
    (backed_up.folder / "keys.json").write_text("{", encoding="utf-8")
    backed_up.start()
    screen = trouble(backed_up)
    assert "열쇠 파일" in screen.text.text()
    assert screen.backup is not None
    screen.ways["look"].click()
    backed_up.idle()
    assert "열쇠 파일" in screen.result.text  # no way out, and it says why


def test_a_missing_file_offers_the_backup(backed_up: Rig) -> None:
    (backed_up.folder / "centre.db").unlink()
    backed_up.start()
    screen = trouble(backed_up)
    assert screen.title.text() == WORDS[StoreFault.MISSING].title
    assert screen.backup is not None


def test_another_folder_can_be_opened(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(rig.folder, moved)
    (rig.folder / "centre.db").unlink()
    rig.start()
    screen = trouble(rig)
    monkeypatch.setattr(pickers, "folder", lambda *_: moved)
    screen.ways["folder"].click()
    door = rig.screen(Unlock)
    assert isinstance(door, Unlock)
    door.try_password(PASSWORD)
    rig.idle()
    assert rig.desk is not None
    assert rig.desk.folder == moved


def test_retry_uses_the_password_typed_before(backed_up: Rig) -> None:
    content = (backed_up.folder / "centre.db").read_bytes()
    damage(backed_up.folder)
    screen = to_trouble(backed_up)
    (backed_up.folder / "centre.db").write_bytes(content)
    screen.ways["retry"].click()
    backed_up.idle()
    assert backed_up.desk is not None


@pytest.mark.parametrize("fault", sorted(WORDS))
def test_every_fault_has_a_screen_with_a_way_out(
    rig: Rig, fault: StoreFault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = StoreError(f"무엇이 일어났는지 말합니다. {rig.folder}", fault)
    rig.window.show()
    rig.window.show_trouble(error)
    screen = trouble(rig)
    assert screen.text.text() == error.message
    assert screen.safe.text()
    primary = [b for b in screen.ways.values() if b.property("look") == "primary"]
    assert len(primary) == 1
    assert all(b.text() for b in screen.ways.values())
    file = tmp_path / "diagnosis.txt"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: file)
    screen.saving.click()
    assert f"종류: {fault.value}" in file.read_text(encoding="utf-8")
    assert "저장했습니다" in screen.result.text


def test_all_faults_but_a_wrong_password_have_words() -> None:
    assert set(WORDS) == set(StoreFault) - {StoreFault.WRONG_PASSWORD}


def test_an_empty_folder_begins_with_the_first_question(qtbot: QtBot, tmp_path: Path) -> None:
    with running_jobs() as jobs:
        rig = Rig(qtbot, jobs, tmp_path / "nothing", tmp_path / "practice")
        rig.start()
        options = rig.screen(Options)
        assert isinstance(options, Options)
        options.restore_card.click()
        restore = rig.screen(Restore)
        assert isinstance(restore, Restore)
        restore.run.click()
        assert "먼저 백업 파일을 고르세요" in restore.trouble.text
        restore.back.click()
        rig.screen(Options)


def test_a_backup_starts_a_centre_on_a_new_pc(
    backed_up: Rig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = backups.available(backed_up.folder)[0]
    rig = Rig(qtbot, backed_up.jobs, tmp_path / "new-pc", tmp_path / "practice")
    rig.start()
    options = rig.screen(Options)
    assert isinstance(options, Options)
    options.restore_card.click()
    restore = rig.screen(Restore)
    assert isinstance(restore, Restore)
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: newest.path)
    restore.choose.click()
    restore.edit.set_value(PASSWORD)
    restore.run.click()
    rig.idle()
    restore.run.click()
    rig.idle()
    assert rig.desk is not None
    assert lists.count(rig.desk, KindId.SEEKERS) == 1
    rig.close()
