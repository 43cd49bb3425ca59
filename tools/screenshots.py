"""Pictures of every page with practice data, drawn without a display.

`make screenshots` builds a practice centre in a temporary folder and draws each view of VIEWS
at 1366×768, light and dark, and at 150 % of the type size, into out/screenshots/. A new page
adds its views to VIEWS.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from messy_sheet import write_messy_sheet
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from start_pictures import take_start

from jobdesk import app as jobdesk_app
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import centres, demo
from jobdesk.ui.actions import Act
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.stale import Clash, StaleDialog

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1366, 768)
TODAY = date(2026, 11, 21)
LOOKS: tuple[tuple[str, Scheme, int], ...] = (
    ("light", Scheme.LIGHT, 100),
    ("dark", Scheme.DARK, 100),
    ("150", Scheme.LIGHT, 150),
)

_SHEETS = tempfile.TemporaryDirectory(prefix="jobdesk-sheets-")
_SEEDS = itertools.count(8)

Prepare = Callable[[MainWindow, QWidget], None]


@dataclass(frozen=True)
class View:
    """One picture: the page, and what to do there before it is taken."""

    file: str
    page: str
    prepare: Prepare | None = None


def _tab(number: int) -> Prepare:
    return lambda _window, page: page.panel.tabs.setCurrentIndex(number)  # type: ignore[attr-defined]


def _third_row(_window: MainWindow, page: QWidget) -> None:
    page.grid.select_id(page.model.ids[2])  # type: ignore[attr-defined]


def _casework(_window: MainWindow, page: QWidget) -> None:
    from jobdesk.domain.filters import Condition, Filter, Op

    hired = Filter(conditions=(Condition("status", Op.IN, ("취업", "알선중")),))
    page.show_filtered(page.kind, hired)  # type: ignore[attr-defined]
    page.panel.tabs.setCurrentIndex(2)  # type: ignore[attr-defined]


def _new(_window: MainWindow, page: QWidget) -> None:
    page.new()  # type: ignore[attr-defined]


def _filtered(_window: MainWindow, page: QWidget) -> None:
    from jobdesk.domain.filters import Condition, Filter, Op

    page.show_filtered(  # type: ignore[attr-defined]
        page.kind,  # type: ignore[attr-defined]
        Filter(
            conditions=(
                Condition("status", Op.IN, ("알선중", "상담중")),
                Condition("eup_myeon", Op.IN, ("가람읍",)),
            )
        ),
    )


def _part(name: str) -> Prepare:
    return lambda window, _page: window.show_page(f"settings:{name}")


def _go(kind: KindId, tab: int = 0) -> Prepare:
    def prepare(_window: MainWindow, page: QWidget) -> None:
        page.go(kind).panel.tabs.setCurrentIndex(tab)  # type: ignore[attr-defined]

    return prepare


def _refer(_window: MainWindow, page: QWidget) -> None:
    page.panel.casework.refer()  # type: ignore[attr-defined]


def _place(_window: MainWindow, page: QWidget) -> None:
    page.panel.casework._place_self()  # type: ignore[attr-defined]


def _result(_window: MainWindow, page: QWidget) -> None:
    for button in page.panel.casework.findChildren(Button):  # type: ignore[attr-defined]
        if button.text() == "결과 입력":
            button.click()
            return


def _stale(window: MainWindow, _page: QWidget) -> None:
    dialog = StaleDialog(
        window,
        "김민지",
        [
            Clash("desired_job", "희망직종", "조리원", "요양보호사"),
            Clash("phone", "연락처", "010-0123-4567", "010-0765-4321"),
        ],
    )
    dialog.open()


def _export(window: MainWindow, _page: QWidget) -> None:
    ExportDialog(KindId.SEEKERS, 48, "상태: 취업 외 1", window).open()


def _help(window: MainWindow, _page: QWidget) -> None:
    window.run(Act.HELP)


def _toast(window: MainWindow, _page: QWidget) -> None:
    window.context.notices.offer("구직자 등록: 김민지", "실행 취소", window.show)
    window.context.notices.error(UserError("사업자등록번호가 맞지 않습니다. 저장하지 않았습니다."))


def _search(window: MainWindow, _page: QWidget) -> None:
    window.search.setFocus()
    window.search.setText("ㄱㅁ")


def _import_sheet(_window: MainWindow, page: QWidget) -> None:
    # Another sheet each time, since the one before has been imported in another look.
    number = next(_SEEDS)
    sheet = write_messy_sheet(Path(_SHEETS.name) / f"명단{number}.xlsx", seed=number, today=TODAY)
    page.file.chosen.emit((sheet, None))  # type: ignore[attr-defined]


def _import_step(button: str) -> Prepare:
    return lambda _window, page: getattr(page, button).click()  # type: ignore[no-any-return]


VIEWS: tuple[View, ...] = (
    View("seekers", "seekers", _third_row),
    View("seekers-wishes", "seekers", _tab(1)),
    View("seekers-consent", "seekers", _tab(3)),
    View("seekers-casework", "seekers", _casework),
    View("seekers-history", "seekers", _tab(4)),
    View("seekers-filtered", "seekers", _filtered),
    View("seekers-new", "seekers", _new),
    View("seekers-refer", "seekers", _refer),
    View("seekers-place", "seekers", _place),
    View("seekers-result", "seekers", _result),
    View("seekers-stale", "seekers", _stale),
    View("seekers-export", "seekers", _export),
    View("help", "seekers", _help),
    View("toast", "seekers", _toast),
    View("search", "seekers", _search),
    View("employers", "employers"),
    View("employers-vacancies", "employers", _tab(1)),
    View("vacancies", "work", _go(KindId.VACANCIES)),
    View("vacancies-casework", "work", _go(KindId.VACANCIES, 1)),
    View("referrals", "work", _go(KindId.REFERRALS)),
    View("placements", "work", _go(KindId.PLACEMENTS)),
    View("home", "home"),
    View("settings-centre", "settings", _part("centre")),
    View("settings-staff", "settings", _part("staff")),
    View("settings-targets", "settings", _part("targets")),
    View("settings-matching", "settings", _part("matching")),
    View("settings-papers", "settings", _part("papers")),
    View("settings-backup", "settings", _part("backup")),
    View("settings-trash", "settings", _part("trash")),
    View("settings-logs", "settings", _part("logs")),
    View("settings-screen", "settings", _part("screen")),
    View("settings-about", "settings", _part("about")),
    View("reports", "reports"),
    View("importing-file", "importing"),
    View("importing-reading", "importing", _import_sheet),
    View("importing", "importing", _import_step("check")),
    View("importing-result", "importing", _import_step("write")),
    View("importing-undone", "importing", _import_step("undo")),
)


def take(
    centre: Path, out: Path, *, only: str = "", today: Callable[[], date] = lambda: TODAY
) -> list[Path]:
    """Draw the views whose file name begins with ``only`` of a practice centre; the files.

    The window runs as it does for people; dialogs are drawn over it.
    """
    made = jobdesk_app.application()
    out.mkdir(parents=True, exist_ok=True)
    desk = centres.open_centre(centre, today=today)
    files: list[Path] = []
    wrong: list[BaseException] = []
    with tempfile.TemporaryDirectory() as folder:
        for look, scheme, scale in LOOKS:
            preferences = UserSettings(Path(folder) / f"{look}.ini")
            preferences.scheme, preferences.scale = scheme, scale
            app = jobdesk_app.App(made, preferences=preferences, today=today)
            app.notices.bug.connect(wrong.append)
            window = app.open_window(desk)
            window.resize(*SIZE)
            window.show()
            for view in (view for view in VIEWS if view.file.startswith(only)):
                file = out / f"{view.file}-{look}.png"
                files.append(_picture(made, app, window, view, file))
            app.jobs.wait()
            window.close_now()
            window.deleteLater()
            _turn(50)
    desk.store.close()
    files += take_start(made, out, LOOKS, SIZE, today, only=only)
    if wrong:
        raise wrong[0]
    return files


def _picture(
    made: QApplication, app: jobdesk_app.App, window: MainWindow, view: View, file: Path
) -> Path:
    window.show_page(view.page)
    _settle(app)
    if view.prepare is not None:
        view.prepare(window, window.pages[view.page])
        _turn(250)
    _settle(app)
    picture = window.grab()
    for dialog in made.topLevelWidgets():
        if dialog is not window and dialog.isVisible() and dialog.isWindow():
            _draw_over(picture, dialog)
            dialog.close()
    picture.save(str(file))
    window.search.clearFocus()
    window.search.set_quietly("")
    while window.toasts.dismiss():
        pass
    return file


def _draw_over(picture: object, dialog: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPainter, QPixmap

    assert isinstance(picture, QPixmap)
    painter = QPainter(picture)
    shade = QColor(Qt.GlobalColor.black)
    shade.setAlpha(90)
    painter.fillRect(picture.rect(), shade)
    drawn = dialog.grab()
    left = (picture.width() - drawn.width()) // 2
    painter.drawPixmap(left, max(0, (picture.height() - drawn.height()) // 2), drawn)
    painter.end()


def _settle(app: jobdesk_app.App) -> None:
    """Let the event loop run until no job is left and everything is painted."""
    for _ in range(400):
        _turn(15)
        if app.jobs.idle:
            break
    _turn(60)


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Build the centre, draw, say where."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    out = ROOT / "out" / "screenshots"
    with tempfile.TemporaryDirectory(prefix="jobdesk-pictures-") as folder:
        centre = Path(folder) / "centre"
        centres.close(demo.build(centre, today=lambda: TODAY))
        files = take(centre, out, only=only)
    print(f"{len(files)} pictures in {out.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
