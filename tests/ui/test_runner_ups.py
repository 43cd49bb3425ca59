"""Who was kept for later: the strip of a vacancy that opens again, the board, the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import PlacementStatus, ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import ColumnId
from jobdesk.services import lists, pipeline, placements, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.work import WorkPage
from jobdesk.ui.pages.work.referrals import ReferralList
from jobdesk.ui.pages.work.vacancies import VacancyList
from jobdesk.ui.widgets.result_dialog import ResultDialog
from jobdesk.ui.widgets.runner_up_strip import RunnerUpStrip
from jobdesk.ui.widgets.self_placement import SelfPlacement
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, press

_R = ReferralStatus
R, V, P = KindId.REFERRALS, KindId.VACANCIES, KindId.PLACEMENTS
_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Kit:
    """The window over one vacancy with one hire and two who were kept."""

    bench: Bench
    window: MainWindow
    vacancy: int
    ids: tuple[int, ...]

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.bench.desk

    @property
    def work(self) -> WorkPage:
        """구인·알선."""
        page = self.window.page("work")
        assert isinstance(page, WorkPage)
        return page

    def open_vacancy(self) -> tuple[VacancyList, RunnerUpStrip]:
        """The vacancy's record and its strip."""
        self.bench.hub.open_record.emit(Ref(V, self.vacancy))
        self.bench.idle()
        page = self.work.current
        assert isinstance(page, VacancyList)
        return page, page._panel.casework.runner_ups

    def open_board(self) -> ReferralList:
        """알선 as a board."""
        self.window.show_page("work:referrals")
        page = self.work.current
        assert isinstance(page, ReferralList)
        page.as_board.click()
        self.bench.idle()
        return page


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit: 김민지 begins in two days, 박정숙 and 이영수 are kept in that order."""
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=1)
    made = referrals.refer(desk, people, vacancy)
    ids = tuple(ref.id for ref in made.refs[:3])
    pipeline.move(desk, ids[0], _R.HIRED, hire_date=TODAY + timedelta(days=2))
    pipeline.move(desk, ids[1], _R.NOT_HIRED, reason="적격자 다른 사람 채용", runner_up=0)
    pipeline.move(desk, ids[2], _R.NOT_HIRED, runner_up=1)
    with benched(qtbot, desk, tmp_path) as bench:
        yield Kit(bench, bench.window(), vacancy, ids)


def test_a_hire_that_falls_through_offers_the_first_kept_and_one_key_refers(kit: Kit) -> None:
    page, strip = kit.open_vacancy()
    assert strip.isHidden()  # nobody is missing
    desk, hired = kit.desk, kit.ids[0]
    kit.bench.jobs.write(lambda: pipeline.move(desk, hired, _R.GAVE_UP, reason="다른 곳에 취업"))
    kit.bench.idle()
    assert strip.isVisible()
    assert strip.text == "빈 자리 1명 · 예비 1순위 박정숙, 2순위 이영수"
    assert strip.button.text() == "박정숙 님 다시 알선"
    page.grid.setFocus()
    press(page.grid, Qt.Key.Key_R, _CONTROL)
    kit.bench.idle()
    assert lists.count(kit.desk, R) == 4
    assert kit.bench.changes[-1].label == "다시 알선: 박정숙 → 조리원 (예비 1순위)"
    assert strip.button.text() == "이영수 님 다시 알선"  # the place is still free
    press(kit.window, Qt.Key.Key_Z, _CONTROL)
    kit.bench.idle()
    assert lists.count(kit.desk, R) == 3
    assert strip.button.text() == "박정숙 님 다시 알선"


def test_the_board_keeps_lets_go_and_refers_again(kit: Kit) -> None:
    board = kit.open_board().board
    ended = next(c for c in board.columns if c.what.id is ColumnId.ENDED)
    second = next(c for c in ended.list.cards.cards if c.runner_up == 2)
    assert _offered(kit, board, second)[1:3] == ["다시 알선", "예비 순위에서 빼기"]
    _choose(kit, board, second, "예비 순위에서 빼기")
    dropped = next(c for c in ended.list.cards.cards if c.id == second.id)
    assert dropped.runner_up is None
    _choose(kit, board, dropped, "예비 순위로 두기")
    assert next(c for c in ended.list.cards.cards if c.id == second.id).runner_up == 2
    pipeline.move(kit.desk, kit.ids[0], _R.GAVE_UP)
    kit.work.refresh()
    kit.bench.idle()
    at = ended.list.cards.row_of(second.id)
    kit.window.activateWindow()  # the menu had the keys
    kit.bench.qtbot.waitUntil(kit.window.isActiveWindow)
    board._go(list(board.columns).index(ended))
    ended.list.choose(at)
    press(ended.list, Qt.Key.Key_R, _CONTROL)
    kit.bench.idle()
    assert kit.bench.changes[-1].label.startswith("다시 알선: 이영수")


def _offered(kit: Kit, board: object, card: object) -> list[str]:
    board._menu(card, QPoint(0, 0))  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return words


def _choose(kit: Kit, board: object, card: object, word: str) -> None:
    board._menu(card, QPoint(0, 0))  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == word).trigger()
    menu.close()
    kit.bench.idle()


def test_a_card_without_anybody_kept_says_so(kit: Kit) -> None:
    board = kit.open_board().board
    hired = next(c for c in board.columns if c.what.id is ColumnId.HIRED)
    board._go(list(board.columns).index(hired))
    hired.list.choose(0)
    press(hired.list, Qt.Key.Key_R, _CONTROL)
    assert "예비 순위" in kit.bench.said[-1].text
    assert lists.count(kit.desk, R) == 3


def test_the_record_of_a_referral_keeps_and_lets_go(kit: Kit) -> None:
    kit.bench.hub.open_record.emit(Ref(R, kit.ids[1]))
    kit.bench.idle()
    panel = kit.work.current.panel
    assert panel.keep.text() == "예비에서 빼기"
    panel.keep.click()
    kit.bench.idle()
    assert panel.keep.text() == "예비로 두기"
    assert lists.record(kit.desk, R, kit.ids[1]).runner_up is None


def test_who_comes_before_the_day_agreed_is_asked_only_for_the_day(kit: Kit) -> None:
    board = kit.open_board().board
    hired = next(c for c in board.columns if c.what.id is ColumnId.HIRED)
    board._go(list(board.columns).index(hired))
    hired.list.choose(0)
    press(hired.list, Qt.Key.Key_Right, _CONTROL)
    kit.bench.idle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ResultDialog)
    assert dialog.heading.text() == "김민지: 입사"
    assert dialog.hire_date.isVisible()
    assert dialog.reason.isHidden()
    press(dialog, Qt.Key.Key_Return)  # today
    kit.bench.idle()
    hire = referrals.placement_of(kit.desk, kit.ids[0])
    assert hire is not None
    assert (hire.hire_date, hire.status) == (TODAY, PlacementStatus.WORKING)


def test_who_found_work_alone_is_recorded_in_four_fields(kit: Kit) -> None:
    kit.window.show_page("work:placements")
    kit.bench.idle()
    page = kit.work.current
    page.found.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SelfPlacement)
    assert list(dialog.form.fields) == ["seeker", "employer", "hire_date", "route", "job"]
    dialog.save()
    assert dialog.form.fields["seeker"].problem()
    assert dialog.form.fields["employer"].problem()
    person = lists.record(kit.desk, R, kit.ids[1]).seeker_id
    dialog.form.fields["seeker"].editor.choose(person, "이영수")  # type: ignore[attr-defined]
    dialog.form.fields["employer"].editor.set_free_text("새벽시장 국밥집")  # type: ignore[attr-defined]
    dialog.save()
    kit.bench.idle()
    counts = placements.by_route(kit.desk)
    assert {route.value: count for route, count in counts.items()} == {"알선": 1, "자체취업": 1}
    shown = [page.routes.itemAt(n).widget().text() for n in range(page.routes.count())]
    assert shown == ["알선 1명", "자체취업 1명"]
    page.routes.itemAt(1).widget().click()
    kit.bench.idle()
    assert page.grid.model().rowCount() == 1
    hire = page.panel.record
    assert (hire.employer_name, hire.employer_id, hire.referral_id) == (
        "새벽시장 국밥집",
        None,
        None,
    )


def test_from_a_persons_record_the_person_is_known_and_one_stays_there(kit: Kit) -> None:
    person = lists.record(kit.desk, R, kit.ids[1]).seeker_id
    kit.bench.hub.open_record.emit(Ref(KindId.SEEKERS, person))
    kit.bench.idle()
    panel = kit.window.page("seekers").panel  # type: ignore[attr-defined]
    panel.casework.place_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SelfPlacement)
    assert "seeker" not in dialog.form.fields
    dialog.form.fields["employer"].editor.set_free_text("새벽시장 국밥집")  # type: ignore[attr-defined]
    dialog.form.fields["route"].set_value("현장채용")
    dialog.save()
    kit.bench.idle()
    assert kit.window.current == "seekers"
    assert casework.status(kit.desk, KindId.SEEKERS, person) == "취업"
    assert {r.value for r in placements.by_route(kit.desk)} == {"알선", "현장채용"}
