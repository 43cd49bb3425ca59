"""거절·불채용 사유: counted by span, and each count opens its referrals, by mouse and key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import pipeline, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.work.reasons_dialog import ReasonsDialog
from tests.ui.bench import Bench, benched, fill, press


@dataclass
class Kit:
    bench: Bench
    window: MainWindow
    sent: tuple[int, ...]

    def part(self, name: str) -> QWidget:
        self.window.show_page(f"work:{name}")
        self.bench.idle()
        part = self.window.pages["work"].current  # type: ignore[attr-defined]
        assert isinstance(part, QWidget)
        return part

    def dialog(self) -> ReasonsDialog:
        self.bench.idle()
        found = [d for d in self.window.findChildren(ReasonsDialog) if d.isVisible()]
        assert len(found) == 1
        return found[0]

    def listed(self) -> list[int]:
        self.bench.idle()
        return list(self.part("referrals").model.ids)  # type: ignore[attr-defined]


@pytest.fixture
def kit(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Kit]:
    ids = fill(desk)
    people = [ids["김민지"], ids["박정숙"], ids["최영희"]]
    made = referrals.refer(desk, people, ids["요양보호사"])
    sent = tuple(ref.id for ref in made.refs if ref.kind is KindId.REFERRALS)
    pipeline.move(desk, sent[0], ReferralStatus.DECLINED, reason="거리가 멂")
    pipeline.move(desk, sent[1], ReferralStatus.NOT_HIRED, reason="경력 부족")
    with benched(qtbot, desk, tmp_path) as bench:
        yield Kit(bench, bench.window(), sent)


def _said(dialog: ReasonsDialog) -> list[tuple[str, str]]:
    model = dialog.table.model()
    return [
        (model.index(row, 0).data().strip(), model.index(row, 1).data())
        for row in range(model.rowCount())
    ]


def test_each_side_and_reason_is_counted(kit: Kit) -> None:
    chase = kit.part("chase")
    chase.reasons.click()  # type: ignore[attr-defined]
    dialog = kit.dialog()
    assert dialog.told.text() == "이 기간에 알선한 3건 가운데 면접 1건, 채용 0건"
    assert _said(dialog) == [
        ("구직자 거절", "1"),
        ("거리가 멂", "1"),
        ("업체 불채용", "1"),
        ("경력 부족", "1"),
    ]
    dialog.span.set_value("지난해")
    kit.bench.idle()
    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()


def test_a_count_opens_its_referrals_by_mouse(kit: Kit) -> None:
    kit.part("chase").reasons.click()  # type: ignore[attr-defined]
    dialog = kit.dialog()
    table = dialog.table
    at: QPoint = table.visualRect(table.model().index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert kit.listed() == [kit.sent[0]]


def test_a_count_opens_its_referrals_by_keys(kit: Kit) -> None:
    kit.part("referrals").show_reasons()  # type: ignore[attr-defined]
    dialog = kit.dialog()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 1))
    for _ in range(3):
        press(dialog.table, Qt.Key.Key_Down)
    press(dialog.table, Qt.Key.Key_Return)
    assert kit.listed() == [kit.sent[1]]


def test_the_menu_of_views_leads_there_too(kit: Kit) -> None:
    page = kit.part("referrals")
    page.saved_views.open_menu()  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = [a for a in menu.actions() if a.text() == "거절·불채용 사유"]
    assert len(wanted) == 1
    wanted[0].trigger()
    menu.close()
    assert kit.dialog().table.accessibleName() == "사유별 건수"
