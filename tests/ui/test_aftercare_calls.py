"""과정관리의 날 by keys alone: dial, type what is said, one key, and the next one stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, aftercare, history, lists, placements
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.aftercare.process_day import ProcessDayTab
from jobdesk.ui.widgets.leave_dialog import LeaveDialog
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


def test_whose_phone_stood_there_is_in_the_access_log(kit: Kit) -> None:
    kit.key(Qt.Key.Key_Down)
    kit.tab.refresh()
    kit.bench.idle()
    desk = kit.bench.desk
    seen = [r.ids for r in access.listing(desk) if r.purpose == "연락처 표시"]
    people = [lists.record(desk, KindId.PLACEMENTS, id_).seeker_id for id_ in kit.ids]
    assert seen == [(people[1],), (people[0],)]


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


def test_one_key_each_and_the_count_is_that_of_the_records(kit: Kit) -> None:
    tab = kit.tab
    assert tab.queue.progress.text() == "0/3 처리"
    kit.key(Qt.Key.Key_1)
    assert (tab.queue.title.text(), tab.queue.progress.text()) == ("이영수", "1/3 처리")
    kit.key(Qt.Key.Key_4)
    assert kit.followed(1)[0].outcome is Outcome.REFUSED
    assert tab.queue.progress.text() == "2/3 처리"
    kit.key(Qt.Key.Key_1)
    assert tab.queue.current is None
    assert tab.people_side.text() == "취업자 0명"
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    kit.bench.idle()
    assert (tab.queue.title.text(), tab.queue.progress.text()) == ("박정숙", "2/3 처리")


def test_who_does_not_answer_waits_at_the_end_and_counts_as_rung_up(kit: Kit) -> None:
    tab = kit.tab
    kit.key(Qt.Key.Key_3)
    assert (tab.queue.title.text(), tab.queue.progress.text()) == ("이영수", "1/3 처리")
    assert [item.title for item in tab.queue.items] == ["이영수", "박정숙", "김민지"]
    assert tab.queue.items[-1].mark == "오늘 부재"
    assert tab.people_side.text() == "취업자 2명"
    kit.key(Qt.Key.Key_1)
    kit.key(Qt.Key.Key_1)
    assert (tab.queue.title.text(), tab.queue.progress.text()) == ("김민지", "3/3 처리")
    kit.key(Qt.Key.Key_1)  # tried again in the evening
    assert [f.outcome for f in kit.followed(0)] == [Outcome.DONE, Outcome.ABSENT]
    assert tab.queue.current is None


def test_who_left_is_asked_for_day_and_reason_and_undo_brings_both_back(kit: Kit) -> None:
    tab, desk = kit.tab, kit.bench.desk
    tab.words.words.widget.insert("집안일로 그만둠")  # type: ignore[attr-defined]
    kit.key(Qt.Key.Key_2)
    (dialog,) = tab.findChildren(LeaveDialog)
    assert dialog.focusWidget() is dialog.left_on.widget
    press(dialog.left_on.widget, Qt.Key.Key_Return)  # without a day nothing is stored
    assert dialog.left_on.problem() == "퇴사일을 입력하세요."
    dialog.left_on.widget.insert("10/31")  # type: ignore[attr-defined]
    dialog.reason.set_value("개인 사정")
    press(dialog.reason.widget, Qt.Key.Key_Return)
    kit.bench.idle()
    hire = lists.record(desk, KindId.PLACEMENTS, kit.ids[0])
    assert (hire.status, hire.left_on, hire.leave_reason) == (
        PlacementStatus.LEFT,
        date(2026, 10, 31),
        "개인 사정",
    )
    assert [(f.employed, f.content) for f in kit.followed(0)] == [(False, "집안일로 그만둠")]
    assert (tab.queue.title.text(), tab.words.words.value()) == ("이영수", "")
    kit.bench.jobs.write(lambda: history.undo(desk))
    kit.bench.idle()
    assert kit.followed(0) == ()
    assert casework.status(desk, KindId.PLACEMENTS, kit.ids[0]) == "재직"
    assert tab.queue.items[0].title == "김민지"


def test_firms_are_rung_up_behind_their_own_button(kit: Kit) -> None:
    tab, desk = kit.tab, kit.bench.desk
    assert tab.firm_side.text() == "채용업체 2곳"
    tab.firm_side.setFocus()
    press(tab.firm_side, Qt.Key.Key_Space)
    kit.bench.idle()
    assert tab.queue.list.hasFocus()
    assert (tab.queue.title.text(), tab.queue.progress.text()) == ("한빛식품", "0/2 처리")
    assert tab.queue.phone.text() == "061-111-2222"
    assert "일하는 분 2명: 김민지, 이영수" in tab.queue.lines.text()
    tab.words.words.widget.insert("둘 다 성실함")  # type: ignore[attr-defined]
    tab.words.wants.set_value("사람을 더 구함")
    kit.key(Qt.Key.Key_1)
    kit.key(Qt.Key.Key_3)
    said = [
        lists.record(desk, KindId.FOLLOW_UPS, id_) for id_ in lists.find(desk, KindId.FOLLOW_UPS)
    ]
    assert {(f.audience, f.outcome, f.milestone, f.content, f.wants) for f in said} == {
        (Audience.EMPLOYER, Outcome.DONE, 3, "둘 다 성실함", "사람을 더 구함"),
        (Audience.EMPLOYER, Outcome.ABSENT, 3, "", ""),
    }
    assert tab.queue.progress.text() == "2/2 처리"
    assert [(item.title, item.mark) for item in tab.queue.items] == [("가람농장", "오늘 부재")]


def test_the_day_is_set_by_its_button_and_keeps_the_count(kit: Kit) -> None:
    tab, desk = kit.tab, kit.bench.desk
    assert "11월 과정관리의 날을 아직 정하지 않았습니다" in tab.card.title.text()
    tab.card.begin.setFocus()
    press(tab.card.begin, Qt.Key.Key_Space)
    kit.bench.idle()
    assert (tab.card.title.text(), tab.card.stage.text) == ("2026-11-20 (금)", "계획")
    kit.key(Qt.Key.Key_1)
    assert tab.card.stage.text == "실시"
    assert tab.card.result.text().startswith("연락 1건: 재직 1")
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    press(tab.card.edit, Qt.Key.Key_Space)
    assert opened == [Ref(KindId.PROCESS_DAYS, lists.find(desk, KindId.PROCESS_DAYS)[0])]
