"""취업의 사후관리 탭: what is known of each milestone, and the next answer given from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import aftercare, history, lists, placements
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.work.placements import PlacementList
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.leave_dialog import LeaveDialog
from jobdesk.ui.widgets.placement_care import PlacementCare
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, press


@dataclass
class Kit:
    """The list of two hires with the tab of the first open: due at 3 months ten days ago."""

    bench: Bench
    page: PlacementList
    tab: PlacementCare
    ids: tuple[int, ...]

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keys are."""
        press(self.page.window().focusWidget() or self.tab, key)
        self.bench.idle()

    def followed(self) -> tuple[FollowUp, ...]:
        """What is recorded after the first hire."""
        return aftercare.follow_ups(self.bench.desk, self.ids[0])

    def rows(self) -> list[tuple[object, ...]]:
        """The milestones as they stand."""
        listing = self.tab.table.listing
        return [listing.row(at)[:3] for at in range(listing.rowCount())]


def _hired(desk: Desk, name: str, firm: int, on: date) -> int:
    made = Placement(
        seeker_id=casework.seeker(desk, name),
        employer_id=firm,
        hire_date=on,
        job="조리원",
        route=PlacementRoute.SELF,
    )
    return placements.record(desk, made).id


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit."""
    firm = casework.employer(desk, "한빛식품")
    ids = (
        _hired(desk, "김민지", firm, date(2026, 8, 10)),
        _hired(desk, "박정숙", firm, TODAY - timedelta(days=3)),
    )
    with benched(qtbot, desk, tmp_path) as bench:
        page = PlacementList(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.open_id(ids[0])
        bench.idle()
        tab = page.panel.care  # type: ignore[attr-defined]
        page.panel.tabs.setCurrentWidget(tab)
        bench.idle()
        tab.setFocus()
        yield Kit(bench, page, tab, ids)


def test_each_milestone_says_what_is_known_of_it(kit: Kit) -> None:
    assert kit.tab.summary.text() == "재직 · 입사 2026-08-10 (월), 근속 3개월"
    assert kit.rows() == [
        ("1개월", "2026-09-10", "지나감"),
        ("3개월", "2026-11-10", "연락할 때"),
        ("6개월", "2027-02-10", "예정"),
        ("12개월", "2027-08-10", "예정"),
    ]
    assert kit.tab.next.text() == "3개월 재직 확인: 예정일 2026-11-10, 10일 지났습니다."


def test_the_next_one_is_answered_by_keys_and_taken_back(kit: Kit) -> None:
    kit.key(Qt.Key.Key_F2)
    words = kit.tab.words.words.widget
    assert words.hasFocus()
    words.insert("일이 손에 익음 ")  # type: ignore[attr-defined]
    kit.key(Qt.Key.Key_3)  # a digit that is typed answers nothing
    assert kit.followed() == ()
    kit.key(Qt.Key.Key_Return)
    kit.key(Qt.Key.Key_1)
    (said,) = kit.followed()
    assert (said.milestone, said.outcome, said.employed, said.content) == (
        3,
        Outcome.DONE,
        True,
        "일이 손에 익음 3",
    )
    assert kit.rows()[1] == ("3개월", "2026-11-10", "재직")
    assert kit.page.panel.tabs.tabText(1) == "사후관리 1"
    assert kit.tab.words.words.value() == ""
    assert kit.tab.next.text().startswith("다음 확인은 6개월, 2027-02-10 (수)입니다.")
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    kit.bench.idle()
    assert kit.rows()[1][2] == "연락할 때"


def test_a_call_in_vain_is_counted_and_stays_due(kit: Kit) -> None:
    kit.key(Qt.Key.Key_3)
    assert kit.rows()[1][2] == "부재"
    assert "부재 1번" in kit.tab.next.text()
    assert aftercare.due(kit.bench.desk)[0].attempts == 1


def test_who_left_is_written_onto_the_hire_in_one_operation(kit: Kit) -> None:
    desk = kit.bench.desk
    kit.key(Qt.Key.Key_2)
    (dialog,) = kit.page.findChildren(LeaveDialog)
    dialog.left_on.widget.insert("11/2")  # type: ignore[attr-defined]
    dialog.reason.set_value("건강 문제")
    press(dialog.reason.widget, Qt.Key.Key_Return)
    kit.bench.idle()
    hire = lists.record(desk, KindId.PLACEMENTS, kit.ids[0])
    assert (hire.status, hire.left_on, hire.leave_reason) == (
        PlacementStatus.LEFT,
        date(2026, 11, 2),
        "건강 문제",
    )
    assert kit.tab.summary.text() == "퇴사 2026-11-02 (월), 건강 문제 · 입사 2026-08-10 (월)"
    assert [row[2] for row in kit.rows()] == ["재직", "퇴사", "퇴사", "퇴사"]
    assert not kit.tab.entry.isVisible()
    kit.bench.jobs.write(lambda: history.undo(desk))
    kit.bench.idle()
    assert kit.followed() == ()
    assert lists.record(desk, KindId.PLACEMENTS, kit.ids[0]).status is PlacementStatus.WORKING
    assert kit.tab.entry.isVisible()


def test_before_anything_is_due_a_contact_belongs_to_no_milestone(kit: Kit) -> None:
    kit.page.open_id(kit.ids[1])
    kit.bench.idle()
    assert kit.tab.next.text().endswith("지금 남기는 연락은 시점 없이 기록됩니다.")
    kit.tab.setFocus()
    kit.key(Qt.Key.Key_1)
    (said,) = aftercare.follow_ups(kit.bench.desk, kit.ids[1])
    assert (said.milestone, said.employed) == (None, True)


def test_words_without_an_answer_are_asked_about_before_they_go(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_parent: object, _title: str, text: str, *_answers: object) -> str:
        asked.append(text)
        return "stay"

    monkeypatch.setattr(dialogs, "ask", stay)
    kit.tab.words.words.widget.insert("다시 전화 주기로 함")  # type: ignore[attr-defined]
    kit.page.save()
    assert "하나를 눌러야" in kit.tab.problem.text()
    kit.page.open_record(Ref(KindId.PLACEMENTS, kit.ids[1]))
    kit.bench.idle()
    assert "누르지 않았습니다" in asked[0]
    assert kit.tab.words.words.value() == "다시 전화 주기로 함"
    kit.tab.setFocus()
    kit.key(Qt.Key.Key_1)
    assert kit.followed()[0].content == "다시 전화 주기로 함"
    assert not kit.page.panel.dirty


def test_enter_opens_the_contact_behind_a_milestone(kit: Kit) -> None:
    desk = kit.bench.desk
    said = replace(aftercare.blank(desk, kit.ids[0], 3), employed=True)
    kit.bench.jobs.write(lambda: aftercare.record(desk, said))
    kit.bench.idle()
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    kit.tab.table.selectRow(1)
    press(kit.tab.table, Qt.Key.Key_Return)
    kit.tab.contacts.selectRow(0)
    press(kit.tab.contacts, Qt.Key.Key_Return)
    assert opened == [Ref(KindId.FOLLOW_UPS, kit.followed()[0].id)] * 2
