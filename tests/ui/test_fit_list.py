"""맞는 구직자 and 맞는 구인 through their widgets: rows, reasons, ticking, referring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.fit_list import FIRST, FitList
from jobdesk.ui.widgets.refer_dialog import ReferDialog, ReferPeopleDialog
from tests import casework
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A bench of an empty centre."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def job(desk: Desk) -> int:
    """A vacancy for cleaning, and three people."""
    firm = casework.employer(desk, eup_myeon="가람읍")
    made = casework.vacancy(desk, firm, "환경미화원", wage="월 220만원", openings=3)
    casework.seeker(desk, "이사무", desired_job="사무", eup_myeon="가람읍")
    casework.seeker(desk, "박경비", desired_job="경비", eup_myeon="솔내면")
    casework.seeker(desk, "김미화", desired_job="청소", eup_myeon="가람읍")
    return made


def _list(bench: Bench) -> FitList:
    return FitList(bench.desk, bench.hub, bench.jobs, bench.notices)


def _shown(bench: Bench, kind: KindId, id_: int) -> FitList:
    fits = _list(bench)
    fits.show_record(lists.record(bench.desk, kind, id_))
    bench.show(fits, 560, 700)
    fits.activateWindow()
    return fits


def _names(fits: FitList) -> list[str]:
    return [line.fit.name for line in fits.rows]


def _seeker(desk: Desk, name: str) -> int:
    return lists.find(desk, KindId.SEEKERS, Filter(text=name))[0]


def test_people_stand_in_order_with_reasons(bench: Bench, job: int) -> None:
    fits = _shown(bench, KindId.VACANCIES, job)
    assert _names(fits) == ["김미화", "박경비", "이사무"]
    first = fits.rows[0]
    chips = [chip.text for chip in first.findChildren(Chip)]
    assert chips[:2] == ["✓ 직종 일치", "✓ 같은 읍"]
    assert "? 희망임금 모름" in chips
    assert first.pick.text() == "1. 김미화"
    assert "직종 일치" in first.pick.accessibleDescription()
    assert "! 다른 직종 희망: 사무" in [c.text for c in fits.rows[2].findChildren(Chip)]
    assert fits.told.text() == "구직자 3명 중 앞의 3명입니다."
    assert not fits.more.isVisible()


def test_why_is_told_in_words(bench: Bench, job: int) -> None:
    fits = _shown(bench, KindId.VACANCIES, job)
    assert not fits.why.isVisible()
    fits.why_button.click()
    assert fits.why.isVisible()
    assert "직종 35" in fits.why.text()


def test_several_are_referred_by_keyboard(bench: Bench, job: int) -> None:
    fits = _shown(bench, KindId.VACANCIES, job)
    assert not fits.refer_button.isEnabled()
    fits.rows[0].pick.setFocus()
    bench.qtbot.keyClick(fits.rows[0].pick, Qt.Key.Key_Space)
    bench.qtbot.keyClick(fits.rows[0].pick, Qt.Key.Key_Down)
    assert fits.rows[1].pick.hasFocus()
    bench.qtbot.keyClick(fits.rows[1].pick, Qt.Key.Key_Space)
    assert fits.refer_button.text() == "2명 알선하기"
    bench.qtbot.keyClick(fits.refer_button, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReferPeopleDialog)
    bench.idle()
    assert dialog.go.text() == "2명 알선"
    assert ": 적합도 " in dialog.fit.text()
    dialog.go.click()
    bench.idle()
    fits.refresh_linked(bench.changes[-1])
    bench.idle()
    assert _names(fits)[0] == "이사무"
    assert {line.fit.mark for line in fits.rows[1:]} == {"이미 알선: 제안"}
    assert fits.rows[1].findChildren(Chip)[0].text == "이미 알선: 제안"


def test_one_vacancy_is_chosen_for_a_person(bench: Bench, job: int) -> None:
    firm = casework.employer(bench.desk, "구름정공", eup_myeon="구름면")
    other = casework.vacancy(bench.desk, firm, "생산직")
    person = _seeker(bench.desk, "김미화")
    fits = _shown(bench, KindId.SEEKERS, person)
    assert [line.fit.id for line in fits.rows] == [job, other]
    fits.rows[0].pick.click()
    fits.rows[1].pick.click()
    assert fits.picked() == [other]
    assert not fits.rows[0].pick.isChecked()
    fits.refer_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReferDialog)
    bench.idle()
    assert dialog.chosen() == ([person], other)
    assert dialog.fit.isVisible()
    assert "! 다른 직종 희망: 청소" in dialog.fit.text()
    dialog.reject()


def test_changes_are_followed_and_ticks_kept(bench: Bench, job: int) -> None:
    fits = _shown(bench, KindId.VACANCIES, job)
    fits.rows[0].pick.click()
    person = lists.record(bench.desk, KindId.SEEKERS, _seeker(bench.desk, "이사무"))
    change = seekers.save(bench.desk, replace(person, desired_job="건물 청소", transport="자가용"))
    fits.refresh_linked(change)
    bench.idle()
    assert _names(fits) == ["이사무", "김미화", "박경비"]
    assert [line.fit.name for line in fits.rows if line.pick.isChecked()] == ["김미화"]
    assert fits.refer_button.isEnabled()


def test_more_are_shown_and_records_opened(bench: Bench, job: int) -> None:
    for number in range(FIRST):
        casework.seeker(bench.desk, f"사람{number}", desired_job="경비")
    fits = _shown(bench, KindId.VACANCIES, job)
    assert len(fits.rows) == FIRST
    opened: list[object] = []
    bench.hub.open_record.connect(opened.append)
    fits.rows[0].opened.emit(fits.rows[0].fit.id)
    assert opened == [Ref(KindId.SEEKERS, _seeker(bench.desk, "김미화"))]
    fits.more.click()
    bench.idle()
    assert len(fits.rows) == FIRST + 3
    assert not fits.more.isVisible()


def test_nothing_to_compare_is_said(bench: Bench) -> None:
    person = casework.seeker(bench.desk)
    fits = _shown(bench, KindId.SEEKERS, person)
    assert fits.rows == []
    assert fits.told.text().startswith("진행 중인 구인이 없습니다.")
