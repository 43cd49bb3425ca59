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
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from cohort_pictures import cohort_views
from day_pictures import day_views
from messy_sheet import write_messy_sheet
from picture_view import SIZE, Prepare, View, turn
from PySide6.QtWidgets import QApplication, QWidget
from report_pictures import report_views
from start_pictures import Look, take_start

from jobdesk import app as jobdesk_app
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import centres, demo
from jobdesk.ui.actions import Act
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.matching_days.day_windows import DayWindow
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.folding_tabs import FoldingTabs
from jobdesk.ui.widgets.record_grid import RecordGrid
from jobdesk.ui.widgets.stale import Clash, StaleDialog

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)
LOOKS: tuple[tuple[str, Scheme, int], ...] = (
    ("light", Scheme.LIGHT, 100),
    ("dark", Scheme.DARK, 100),
    ("150", Scheme.LIGHT, 150),
    ("150dark", Scheme.DARK, 150),
)

_SHEETS = tempfile.TemporaryDirectory(prefix="jobdesk-sheets-")
_SEEDS = itertools.count(8)


def _tab(title: str) -> Prepare:
    """The first record of the page's list, shown at the tab of that title."""

    def prepare(_window: MainWindow, page: QWidget) -> None:
        grid = next(g for g in page.findChildren(RecordGrid) if g.isVisible())
        grid.selectRow(0)
        turn(400)
        for tabs in (t for t in page.findChildren(FoldingTabs) if t.isVisible()):
            for number in range(tabs.count()):
                if tabs.tabText(number).split(" ")[0] == title:
                    tabs.setCurrentIndex(number)

    return prepare


def _third_row(_window: MainWindow, page: QWidget) -> None:
    page.grid.select_id(page.model.ids[2])  # type: ignore[attr-defined]


def _only(*conditions: Condition) -> Prepare:
    def prepare(_window: MainWindow, page: QWidget) -> None:
        page.show_filtered(page.kind, Filter(conditions=conditions))  # type: ignore[attr-defined]

    return prepare


def _casework(window: MainWindow, page: QWidget) -> None:
    _only(Condition("status", Op.IN, ("취업", "알선중")))(window, page)
    turn(400)
    _tab("알선")(window, page)


def _new(_window: MainWindow, page: QWidget) -> None:
    page.new()  # type: ignore[attr-defined]


def _refer(window: MainWindow, page: QWidget) -> None:
    _casework(window, page)
    turn(400)
    page.panel.casework.refer()  # type: ignore[attr-defined]


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


def _export(_window: MainWindow, page: QWidget) -> None:
    page.exporter.run(KindId.SEEKERS, Filter(), None, 48, "상태: 취업 외 1")  # type: ignore[attr-defined]


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


_TABS = {
    "seekers": (
        "기본",
        "희망조건",
        "상담",
        "교육",
        "농촌일손",
        "가능일·관계",
        "동의",
        "첨부",
        "변경이력",
    ),
    "employers": ("상담·접촉", "담당자", "구인", "협약·대행", "교육", "농촌일손", "첨부"),
    "work:vacancies": ("알선", "맞는", "구인"),
    "work:placements": ("사후관리",),
}
_SETTLED = ("home", "seekers", "importing", "settings")
"""Pages whose pictures are named one by one."""


def _views() -> tuple[View, ...]:
    """Every page, every part of a page and every tab beside a list, then what opens there."""
    views = [View("home", "home"), View("seekers", "seekers", _third_row)]
    for entry in PAGES:
        if entry.name not in _SETTLED:
            views.append(View(entry.name, entry.name))
        views += [
            View(f"{entry.name}-{name}", f"{entry.name}:{name}") for name, _title in entry.parts
        ]
    for page, titles in _TABS.items():
        views += [
            View(f"{page.replace(':', '-')}-{number}-{title}", page, _tab(title))
            for number, title in enumerate(titles, 1)
        ]
    views += day_views()
    views += cohort_views()
    views += report_views()
    wanted = (
        Condition("status", Op.IN, ("알선중", "상담중")),
        Condition("eup_myeon", Op.IS, "가람읍"),
    )
    views += [
        View("seekers-casework", "seekers", _casework),
        View("seekers-refer", "seekers", _refer),
        View("seekers-filtered", "seekers", _only(*wanted)),
        View("seekers-new", "seekers", _new),
        View("seekers-stale", "seekers", _stale),
        View("seekers-export", "seekers", _export),
        View("employers-new", "employers", _new),
        View("help", "seekers", _help),
        View("toast", "seekers", _toast),
        View("search", "seekers", _search),
        View("importing-file", "importing"),
        View("importing-reading", "importing", _import_sheet),
        View("importing", "importing", _import_step("check")),
        View("importing-result", "importing", _import_step("write")),
        View("importing-undone", "importing", _import_step("undo")),
    ]
    return tuple(views)


VIEWS = _views()


def take(
    centre: Path,
    out: Path,
    *,
    only: str = "",
    looks: Sequence[Look] = LOOKS,
    today: Callable[[], date] = lambda: TODAY,
) -> list[Path]:
    """Draw the views whose file name begins with ``only`` of a practice centre, in each of the
    ``looks``; the files.

    The window runs as it does for people; dialogs are drawn over it.
    """
    made = jobdesk_app.application()
    out.mkdir(parents=True, exist_ok=True)
    desk = centres.open_centre(centre, today=today)
    files: list[Path] = []
    wrong: list[BaseException] = []
    with tempfile.TemporaryDirectory() as folder:
        for look, scheme, scale in looks:
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
            turn(50)
    desk.store.close()
    files += take_start(made, out, looks, SIZE, today, only=only)
    if wrong:
        raise wrong[0]
    return files


def _picture(
    made: QApplication, app: jobdesk_app.App, window: MainWindow, view: View, file: Path
) -> Path:
    window.show_page(view.page)
    _settle(app)
    if view.prepare is not None:
        view.prepare(window, window.pages[view.page.partition(":")[0]])
        turn(250)
    _settle(app)
    picture = window.grab()
    for dialog in made.topLevelWidgets():
        if dialog is not window and dialog.isVisible() and dialog.isWindow():
            if isinstance(dialog, DayWindow):
                picture = dialog.grab()
            else:
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
        turn(15)
        if app.jobs.idle:
            break
    turn(60)


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
