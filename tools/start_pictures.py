"""Pictures of what stands before the window: first run, the door, and a centre in trouble.

`make screenshots` calls it; the screens are real ones over real folders, with fictional names.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from jobdesk.domain.people import Seeker
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import backups, centres, seekers, staff
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.start.options import Options
from jobdesk.ui.start.recover import Recover
from jobdesk.ui.start.restore import Restore
from jobdesk.ui.start.step_admin import AdminStep
from jobdesk.ui.start.step_backup import BackupStep
from jobdesk.ui.start.step_centre import CentreStep
from jobdesk.ui.start.step_key import KeyStep
from jobdesk.ui.start.trouble import Trouble
from jobdesk.ui.start.unlock import Unlock
from jobdesk.ui.theme import Scheme

_KEY = "7KQ2M-4ZT9A-XR3HC-80PWN-VE5JB-D6YSG-1FM3K-QT72Z"
Look = tuple[str, Scheme, int]


def take_start(
    made: QApplication,
    out: Path,
    looks: Sequence[Look],
    size: tuple[int, int],
    today: Callable[[], date],
    *,
    only: str = "",
) -> list[Path]:
    """Draw the start screens whose file name begins with ``only``; the files."""
    files: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="jobdesk-start-") as name:
        folder = Path(name) / "centre"
        _centre(folder, today)
        hub, notices = Hub(made), Notices(made)
        jobs = Jobs(hub, notices, made)
        for look, scheme, scale in looks:
            theme.apply(made, scheme, scale)
            for file, screen in _screens(folder, jobs, today):
                if file.startswith(only):
                    files.append(out / f"{file}-{look}.png")
                    _draw(screen, files[-1], size)
                screen.deleteLater()
        jobs.wait()
    return files


def _centre(folder: Path, today: Callable[[], date]) -> None:
    desk, _ = centres.create(
        folder, name="한빛군 일자리센터", admin="김상담", password="사진 찍는 비밀번호", today=today
    )
    staff.add(desk, "이영희", staff.Role.COUNSELLOR, "사진 찍는 비밀번호 2")
    for name in ("김민지", "박정숙", "이만호"):
        seekers.register(desk, Seeker(name=name, registered_on=today()))
    backups.make(desk)
    desk.store.close()


def _screens(folder: Path, jobs: Jobs, today: Callable[[], date]) -> Iterator[tuple[str, QWidget]]:
    card = centres.describe(folder)
    yield "start", Options()
    centre = CentreStep()
    centre.places.sido.editor.set_value("강원특별자치도")
    centre.places.sigungu.editor.set_value("평창군")
    yield "start-1-centre", centre
    admin = AdminStep()
    admin.name.set_value("김상담")
    yield "start-2-admin", admin
    yield "start-2-key", KeyStep(_KEY, lambda: b"")
    backup = BackupStep(folder)
    backup.set_folder(None)
    yield "start-3-backup", backup
    yield "unlock", Unlock(folder, card, jobs, today=today)
    yield "unlock-forgotten", Recover(folder, card, jobs)
    restore = Restore(folder, jobs)
    restore.set_file(Path("E:/잡데스크 백업/jobdesk-20261121-140500.db"))
    yield "restore", restore
    damaged = "센터 자료 파일이 손상되어 읽을 수 없습니다. 파일은 그대로 두었습니다."
    yield "trouble", Trouble(folder, StoreError(damaged, StoreFault.DAMAGED))


def _draw(screen: QWidget, file: Path, size: tuple[int, int]) -> None:
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()
    screen.grab().save(str(file))
    screen.hide()
