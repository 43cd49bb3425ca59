"""Every start screen speaks its controls, is walked by Tab in reading order, and cuts no word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from start_kit import running_jobs

from jobdesk.errors import StoreError, StoreFault
from jobdesk.services.centres import CentreCard
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.options import Options
from jobdesk.ui.start.recover import Recover
from jobdesk.ui.start.restore import Restore
from jobdesk.ui.start.step_admin import AdminStep
from jobdesk.ui.start.step_backup import BackupStep
from jobdesk.ui.start.step_centre import CentreStep
from jobdesk.ui.start.step_key import KeyStep
from jobdesk.ui.start.trouble import Trouble
from jobdesk.ui.start.unlock import Unlock

CARD = CentreCard("한빛군 일자리센터", False, ("김상담", "이영희", "박관리"), True)
NAMES = (
    "options",
    "centre",
    "admin",
    "key",
    "backup",
    "unlock",
    "recover",
    "restore",
    *(f"trouble-{fault}" for fault in sorted(set(StoreFault) - {StoreFault.WRONG_PASSWORD})),
)


def made(name: str, folder: Path, jobs: Jobs) -> StartFrame:
    """The screen of that name, filled as far as it can be."""
    if name.startswith("trouble-"):
        return Trouble(folder, StoreError("무슨 일인지 말합니다.", StoreFault(name[8:])))
    if name == "centre":
        step = CentreStep()
        step.places.sido.editor.set_value("강원특별자치도")
        step.places.sigungu.editor.set_value("평창군")
        return step
    if name == "backup":
        backup = BackupStep(folder)
        backup.set_folder(None)
        return backup
    if name == "key":
        return KeyStep("-".join(["ABCDE"] * 8), lambda: b"")
    if name in ("unlock", "recover"):
        return (Unlock if name == "unlock" else Recover)(folder, CARD, jobs)
    return (
        {"options": Options, "admin": AdminStep}[name]()
        if name != "restore"
        else Restore(folder, jobs)
    )


@pytest.fixture(params=NAMES)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[StartFrame]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, scale=150)
    with running_jobs() as jobs:
        shown = made(request.param, tmp_path, jobs)
        qtbot.addWidget(shown)
        shown.resize(1366, 768)
        shown.show()
        qtbot.waitUntil(shown.isVisible)
        qtbot.wait(10)
        yield shown
    theme.apply(application)


def controls(screen: StartFrame) -> list[QWidget]:
    """What can be reached by Tab."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_every_control_speaks(screen: StartFrame) -> None:
    for widget in controls(screen):
        words = widget.accessibleName() or getattr(widget, "text", str)()
        assert words, widget


def test_nothing_is_cut_at_150_percent(screen: StartFrame) -> None:
    area = screen.findChild(QScrollArea)
    assert area is not None
    column = screen._column
    assert column.width() <= area.viewport().width()
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() + 1 >= button.minimumSizeHint().width(), button.text()
            right = button.mapTo(column, QPoint(button.width(), 0)).x()
            assert right <= column.width(), button.text()
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_tab_walks_in_reading_order_through_everything(screen: StartFrame) -> None:
    expected = set(controls(screen))
    start = screen.nextInFocusChain()
    walked: list[QWidget] = []
    first = next(w for w in _chain(start, screen) if w in expected)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(expected)):
        now = QApplication.focusWidget()
        assert now is not None
        if now in walked:
            break
        walked.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    places = [w.mapTo(screen, QPoint(0, 0)) for w in walked]
    rows = [place.y() // 30 for place in places]
    assert rows == sorted(rows), [w.accessibleName() for w in walked]
    # Tiles of one group are one stop for Tab; the arrows walk within.
    groups = {w.group() for w in expected if isinstance(w, QAbstractButton) and w.group()}
    missed = {
        w
        for w in expected - set(walked)
        if not (isinstance(w, QAbstractButton) and w.group() in groups)
    }
    assert not missed


def _chain(start: QWidget, screen: QWidget) -> Iterator[QWidget]:
    now = start
    while now is not screen:
        yield now
        now = now.nextInFocusChain()
