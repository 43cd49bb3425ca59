"""결과 확인 by keys alone: a result, its reason, the next person, the next firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import history, lists, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.work.chase import ChaseList
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, press

R, VISITS = KindId.REFERRALS, KindId.VISITS
_KEYS = {"0": Qt.Key.Key_0, "1": Qt.Key.Key_1, "2": Qt.Key.Key_2, "3": Qt.Key.Key_3}


@dataclass
class Kit:
    """The shown tab over two firms, the first with two people."""

    bench: Bench
    tab: ChaseList
    ids: tuple[int, int, int]

    def key(self, digit: str) -> None:
        """Press a digit where the keys are."""
        press(self.tab.people, _KEYS[digit])
        self.bench.idle()

    def status(self, which: int) -> str:
        """The stage of a referral."""
        return casework.status(self.bench.desk, R, self.ids[which])


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit."""
    one = casework.employer(desk, "한빛식품", phone="061-111-2222")
    two = casework.employer(desk, "가람농장")
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    first = casework.vacancy(desk, one, openings=3)
    made = referrals.refer(desk, people[:2], first, referred_on=TODAY - timedelta(days=9))
    second = casework.vacancy(desk, two, "과수 수확")
    last = referrals.refer(desk, people[2:], second, referred_on=TODAY - timedelta(days=2)).id
    with benched(qtbot, desk, tmp_path) as bench:
        tab = ChaseList(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(tab)
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.people.setFocus()
        yield Kit(bench, tab, (made.refs[0].id, made.refs[1].id, last))


def test_the_firm_that_owes_longest_stands_there_with_its_number(kit: Kit) -> None:
    tab = kit.tab
    assert tab.name.text() == "한빛식품"
    assert tab.phone.text() == "061-111-2222"
    assert tab.header.count.text() == "업체 2곳 · 3명 · 늦음 2명"
    assert tab.strip.question.text() == "김민지 님의 결과"
    assert tab.progress.text() == "업체 1/2"


def test_two_keys_a_person_and_the_next_one_stands_there(kit: Kit) -> None:
    kit.key("2")
    assert "사유" in kit.tab.strip.question.text()
    kit.key("1")
    assert kit.status(0) == "불채용"
    assert lists.record(kit.bench.desk, R, kit.ids[0]).reason == "경력·자격 부족"
    assert kit.tab.strip.question.text() == "이영수 님의 결과"
    kit.key("1")
    kit.key("1")
    assert kit.status(1) == "입사"
    assert kit.tab.name.text() == "가람농장"
    assert kit.tab.people.hasFocus()
    assert lists.count(kit.bench.desk, VISITS) == 1
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    kit.bench.idle()
    assert kit.status(1) == "제안"
    assert kit.tab.firms.count() == 2


def test_a_hold_takes_one_key_and_keeps_the_person(kit: Kit) -> None:
    kit.key("3")
    assert kit.status(0) == "제안"
    assert lists.record(kit.bench.desk, R, kit.ids[0]).asked_on == TODAY
    assert kit.tab.strip.question.text() == "이영수 님의 결과"


def test_a_reason_of_ones_own_is_typed(kit: Kit) -> None:
    kit.key("2")
    kit.key("0")
    assert kit.tab.strip.words.isVisible()
    kit.tab.strip.words.setText("면허 갱신 중")
    press(kit.tab.strip.words, Qt.Key.Key_Return)
    kit.bench.idle()
    assert lists.record(kit.bench.desk, R, kit.ids[0]).reason == "면허 갱신 중"


def test_escape_takes_back_a_result_that_was_not_meant(kit: Kit) -> None:
    kit.key("2")
    kit.tab.escape()
    assert kit.tab.strip.question.text() == "김민지 님의 결과"
    assert kit.status(0) == "제안"


def test_nobody_answers_and_the_next_firm_comes(kit: Kit) -> None:
    kit.key("0")
    assert kit.tab.name.text() == "가람농장"
    assert lists.count(kit.bench.desk, VISITS) == 1
    press(kit.tab.people, Qt.Key.Key_N)
    assert kit.tab.name.text() == "한빛식품"


def test_with_nothing_owed_the_tab_says_what_it_is_for(kit: Kit) -> None:
    for _ in range(3):
        kit.key("2")
        kit.key("1")
    assert not kit.tab.firms.isVisible()
    assert kit.tab.header.count.text() == ""
