"""과정관리의 날 by keys alone: dial, type what is said, one key, and the next one stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import FollowUp
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.services import aftercare, placements
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.aftercare.process_day import ProcessDayTab
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, press

HIRED = date(2026, 8, 10)  # 3 months 11-10, ten days ago


@dataclass
class Kit:
    """The shown tab over three hires of two firms, the longest overdue first."""

    bench: Bench
    tab: ProcessDayTab
    ids: tuple[int, ...]

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keys are."""
        press(self.tab.queue.list, key)
        self.bench.idle()

    def followed(self, which: int) -> tuple[FollowUp, ...]:
        """What is recorded after a hire."""
        return aftercare.follow_ups(self.bench.desk, self.ids[which])


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit."""
    firms = [casework.employer(desk, "한빛식품", phone="061-111-2222")]
    firms.append(casework.employer(desk, "가람농장"))
    ids = []
    for at, name in enumerate(("김민지", "이영수", "박정숙")):
        person = casework.seeker(desk, name, phone=f"010-1234-000{at}")
        hired = HIRED + timedelta(days=at)
        made = Placement(
            seeker_id=person,
            employer_id=firms[at // 2],
            hire_date=hired,
            job="조리원",
            route=PlacementRoute.SELF,
        )
        ids.append(placements.record(desk, made).id)
    with benched(qtbot, desk, tmp_path) as bench:
        tab = ProcessDayTab(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(tab)
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.queue.list.setFocus()
        yield Kit(bench, tab, tuple(ids))


def test_words_typed_while_it_rings_outlast_a_reload(kit: Kit) -> None:
    tab, desk = kit.tab, kit.bench.desk
    assert tab.queue.title.text() == "김민지"
    kit.key(Qt.Key.Key_F2)
    words = tab.words.words.widget
    assert words.hasFocus()
    words.insert("허리가 아파 걱정")  # type: ignore[attr-defined]
    other = aftercare.blank(desk, kit.ids[2], 3)
    kit.bench.jobs.write(lambda: aftercare.record(desk, other))  # somebody else at the desk
    kit.bench.idle()
    assert len(tab.queue.items) == 2
    assert tab.words.words.value() == "허리가 아파 걱정"
    assert words.hasFocus()
    press(words, Qt.Key.Key_Return)
    kit.key(Qt.Key.Key_1)
    assert [(f.content, f.employed) for f in kit.followed(0)] == [("허리가 아파 걱정", True)]
    assert tab.queue.title.text() == "이영수"
    assert tab.words.words.value() == ""


def test_words_wait_for_the_one_they_are_about(kit: Kit) -> None:
    tab = kit.tab
    tab.words.words.widget.insert("다시 전화 달라고 함")  # type: ignore[attr-defined]
    kit.key(Qt.Key.Key_Down)
    assert (tab.queue.title.text(), tab.words.words.value()) == ("이영수", "")
    kit.key(Qt.Key.Key_Up)
    assert tab.words.words.value() == "다시 전화 달라고 함"


def test_a_refused_record_comes_back_with_its_words(kit: Kit) -> None:
    tab = kit.tab
    tab.words.words.widget.insert("잘 다님")  # type: ignore[attr-defined]
    tab.words.next_on.widget.insert("11/19")  # type: ignore[attr-defined]
    kit.key(Qt.Key.Key_1)  # a day that has passed cannot be promised
    assert kit.followed(0) == ()
    assert "다음 연락일" in kit.bench.said[-1].text
    assert (tab.queue.title.text(), tab.words.words.value()) == ("김민지", "잘 다님")
    tab.words.next_on.set_value(TODAY + timedelta(days=3))
    kit.key(Qt.Key.Key_1)
    assert kit.followed(0)[0].next_on == TODAY + timedelta(days=3)


def test_a_day_that_cannot_be_read_keeps_the_key_back(kit: Kit) -> None:
    tab = kit.tab
    tab.words.next_on.widget.insert("다음 주쯤")  # type: ignore[attr-defined]
    kit.key(Qt.Key.Key_1)
    assert kit.followed(0) == ()
    assert tab.words.next_on.widget.hasFocus()
    assert "날짜로 읽을 수 없습니다" in tab.words.next_on.problem()
