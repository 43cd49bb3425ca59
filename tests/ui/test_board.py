"""The board of referrals through its own lists: keys, dragging, dialogs, and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import PlacementStatus, ReferralStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import ColumnId
from jobdesk.services import access, history, lists, pipeline, placements, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.models.board_cards import MIME, BoardCards, coming, mark
from jobdesk.ui.pages.work.referrals import ReferralList
from jobdesk.ui.widgets.board_column import BoardColumn, CardList
from jobdesk.ui.widgets.card_details import CardDetails
from jobdesk.ui.widgets.result_dialog import ResultDialog
from tests import casework
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched, press

_R = ReferralStatus
R, P = KindId.REFERRALS, KindId.PLACEMENTS
_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Kit:
    """A shown list of referrals, turned to the board, with three cards."""

    bench: Bench
    page: ReferralList
    ids: tuple[int, ...]

    def column(self, column: ColumnId) -> BoardColumn:
        """One column."""
        return next(c for c in self.page.board.columns if c.what.id is column)

    def cards(self, column: ColumnId) -> CardList:
        """The list of one column."""
        return self.column(column).list

    def names(self, column: ColumnId) -> list[str]:
        """Who stands in a column."""
        return [card.seeker for card in self.cards(column).cards.cards]

    def status(self, which: int = 0) -> str:
        """The stage of a referral."""
        return casework.status(self.bench.desk, R, self.ids[which])

    def dialog(self) -> ResultDialog:
        """The dialog that asks."""
        self.bench.idle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, ResultDialog)
        return found


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit; everybody was referred ten days ago."""
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=3)
    day = TODAY - timedelta(days=10)
    made = referrals.refer(desk, people, vacancy, referred_on=day)
    with benched(qtbot, desk, tmp_path) as bench:
        page = ReferralList(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page)
        page.as_board.click()
        bench.idle()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        yield Kit(bench, page, tuple(ref.id for ref in made.refs[:3]))


def test_the_model_keeps_its_promises(desk: Desk, qtmodeltester: ModelTester) -> None:
    person, firm = casework.seeker(desk), casework.employer(desk)
    referrals.refer(desk, [person], casework.vacancy(desk, firm))
    model = BoardCards()
    qtmodeltester.check(model)
    model.set_cards(pipeline.cards(desk)[0].cards)
    qtmodeltester.check(model)
    model.set_cards(pipeline.cards(desk)[0].cards)
    assert model.rowCount() == 1
    model.set_cards(())
    assert model.rowCount() == 0


def test_the_board_is_remembered_and_counts(kit: Kit) -> None:
    assert kit.page.on_board
    assert kit.bench.preferences.value("referrals/board", default=False) is True
    assert kit.page.header.count.text() == "진행 3건 · 결과 늦음 3건"
    assert kit.column(ColumnId.OFFERED).late.text() == "늦음 3"
    assert mark(kit.cards(ColumnId.OFFERED).cards.cards[0]) == "결과 늦음"
    kit.page.as_list.click()
    assert not kit.page.on_board
    assert kit.bench.preferences.value("referrals/board", default=True) is False


def test_what_a_column_leaves_out_is_listed_as_it_was_counted(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SHOWN_ENDED", 1)
    desk = kit.bench.desk
    for id_ in kit.ids:
        pipeline.move(desk, id_, _R.STARTED, hire_date=TODAY)
    gone = referrals.placement_of(desk, kit.ids[0])
    assert gone is not None
    placements.set_status(desk, gone.id, PlacementStatus.LEFT, left_on=TODAY)
    kit.page.board.refresh()
    kit.bench.idle()
    started = kit.column(ColumnId.STARTED)
    assert (started.count.text(), started.more.text()) == ("2", "1건 더 · 목록에서 보기")
    started.more.click()
    kit.bench.idle()
    assert not kit.page.on_board
    assert kit.page.grid.model().rowCount() == 2


def test_control_and_an_arrow_take_the_card_along(kit: Kit) -> None:
    offered = kit.cards(ColumnId.OFFERED)
    offered.setFocus()
    press(offered, Qt.Key.Key_Right, _CONTROL)
    kit.bench.idle()
    assert kit.names(ColumnId.PAPERS) == ["김민지"]
    papers = kit.cards(ColumnId.PAPERS)
    assert papers.hasFocus()
    assert papers.current() is not None
    press(papers, Qt.Key.Key_Left, _CONTROL)
    kit.bench.idle()
    assert kit.status() == "수락"
    history.undo(kit.bench.desk)
    assert kit.status() == "서류접수"


def test_a_move_asks_only_for_what_it_needs_and_enter_saves(kit: Kit) -> None:
    kit.page.board.columns[0].list.setFocus()
    press(kit.cards(ColumnId.OFFERED), Qt.Key.Key_Right, _CONTROL)
    kit.bench.idle()
    press(kit.cards(ColumnId.PAPERS), Qt.Key.Key_Right, _CONTROL)
    dialog = kit.dialog()
    assert dialog.status.isHidden()
    assert dialog.reason.isHidden()
    assert dialog.hire_date.isHidden()
    dialog.interview.widget.setText("+3")  # type: ignore[attr-defined]
    dialog.time.widget.setText("오후 2시")  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_Return)
    kit.bench.idle()
    card = kit.cards(ColumnId.INTERVIEW).cards.cards[0]
    assert coming(card) == "11/23 14:00"
    press(kit.cards(ColumnId.INTERVIEW), Qt.Key.Key_Right, _CONTROL)
    hire = kit.dialog()
    assert hire.interview.isHidden() or not hire.interview.isVisible()
    press(hire, Qt.Key.Key_Return)
    kit.bench.idle()
    assert kit.names(ColumnId.STARTED) == ["김민지"]
    assert lists.count(kit.bench.desk, P) == 1


def test_a_time_that_is_none_is_said_beneath_its_field(kit: Kit) -> None:
    board = kit.page.board
    card = kit.cards(ColumnId.OFFERED).cards.cards[0]
    board.move_card(card, kit.column(ColumnId.INTERVIEW).what)
    dialog = kit.dialog()
    dialog.interview.widget.setText("오늘")  # type: ignore[attr-defined]
    dialog.time.widget.setText("점심때")  # type: ignore[attr-defined]
    dialog.save()
    assert "시각" in dialog.time.problem()
    assert kit.status() == "제안"
    dialog.reject()


def test_a_card_let_go_over_a_column_is_moved_there(kit: Kit) -> None:
    papers = kit.cards(ColumnId.PAPERS)
    data = QMimeData()
    data.setData(MIME, str(kit.ids[1]).encode())
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    papers.dropEvent(event)
    kit.bench.idle()
    assert kit.names(ColumnId.PAPERS) == ["이영수"]
    carried = kit.cards(ColumnId.OFFERED).cards
    assert bytes(carried.mimeData([carried.index(0)]).data(MIME).data()).decode() == str(kit.ids[0])


def test_dropping_on_the_refused_asks_who_and_why_in_the_centres_words(kit: Kit) -> None:
    board = kit.page.board
    board.move_card(kit.cards(ColumnId.OFFERED).cards.cards[0], kit.column(ColumnId.ENDED).what)
    dialog = kit.dialog()
    choices = [dialog.status.widget.itemText(n) for n in range(dialog.status.widget.count())]  # type: ignore[attr-defined]
    assert set(choices) - {""} == {"거절", "불채용"}
    dialog.status.set_value("불채용")
    dialog.status.edited.emit()
    dialog.reason.set_value("경력·자격 부족")
    dialog.runner_up.set_value("예, 다시 사람을 찾으면 먼저 연락")
    dialog.save()
    kit.bench.idle()
    card = kit.cards(ColumnId.ENDED).cards.cards[0]
    assert (card.runner_up, card.reason, mark(card)) == (1, "경력·자격 부족", "예비 1순위")


def test_where_a_card_cannot_go_it_stays_and_says_why(kit: Kit) -> None:
    board = kit.page.board
    card = kit.cards(ColumnId.OFFERED).cards.cards[0]
    board.move_card(card, kit.column(ColumnId.KEPT).what)
    assert "저절로" in kit.bench.said[-1].text
    assert kit.status() == "제안"


def test_space_shows_more_and_arrows_go_to_the_next_filled_column(kit: Kit) -> None:
    pipeline.move(kit.bench.desk, kit.ids[2], _R.NOT_HIRED, reason="통근이 어려움")
    kit.page.refresh()
    kit.bench.idle()
    offered = kit.cards(ColumnId.OFFERED)
    offered.setFocus()
    press(offered, Qt.Key.Key_Space)
    kit.bench.idle()
    details = QApplication.activeModalWidget()
    assert isinstance(details, CardDetails)
    seen = [row.purpose for row in access.listing(kit.bench.desk)]
    assert seen.count("연락처 표시") == 1
    press(details, Qt.Key.Key_Space)
    kit.page.activateWindow()
    kit.bench.qtbot.waitUntil(kit.page.isActiveWindow)
    press(offered, Qt.Key.Key_Right)
    assert kit.cards(ColumnId.ENDED).hasFocus()
    press(kit.cards(ColumnId.ENDED), Qt.Key.Key_Left)
    assert offered.hasFocus()


def test_only_the_card_the_keys_belong_to_is_chosen(kit: Kit) -> None:
    pipeline.move(kit.bench.desk, kit.ids[2], _R.NOT_HIRED, reason="통근이 어려움")
    kit.page.refresh()
    kit.bench.idle()
    offered, ended = kit.cards(ColumnId.OFFERED), kit.cards(ColumnId.ENDED)
    offered.setFocus()
    offered.choose(1)
    press(offered, Qt.Key.Key_Right)
    chosen = [c.what.id for c in kit.page.board.columns if c.list.selectedIndexes()]
    assert chosen == [ColumnId.ENDED]
    press(ended, Qt.Key.Key_Left)
    assert len(offered.selectedIndexes()) == 1
    assert not ended.selectedIndexes()


def test_enter_opens_the_record_and_the_filter_holds_for_both(kit: Kit) -> None:
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    offered = kit.cards(ColumnId.OFFERED)
    offered.setFocus()
    press(offered, Qt.Key.Key_Return)
    assert [ref.id for ref in opened] == [kit.ids[0]]  # type: ignore[attr-defined]
    kit.page.search.setText("이영수")
    kit.page.search.search_now()
    kit.bench.idle()
    assert kit.names(ColumnId.OFFERED) == ["이영수"]
    kit.page.clear_filter()
    kit.bench.idle()
    assert len(kit.names(ColumnId.OFFERED)) == 3


def test_several_people_get_one_result_in_one_step(kit: Kit) -> None:
    kit.page.as_list.click()
    before = len(history.recent(kit.bench.desk, 100))
    kit.page._enter_results(list(kit.ids))
    dialog = kit.dialog()
    assert dialog.heading.text() == "알선 결과: 김민지 외 2명"
    dialog.status.set_value("불채용")
    dialog.status.edited.emit()
    dialog.reason.set_value("업체 사정으로 채용 취소")
    dialog.save()
    kit.bench.idle()
    assert [kit.status(n) for n in range(3)] == ["불채용"] * 3
    assert len(history.recent(kit.bench.desk, 100)) == before + 1
    history.undo(kit.bench.desk)
    assert [kit.status(n) for n in range(3)] == ["제안"] * 3
