"""A working list is worked off by keys alone; what is done leaves and is counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.work_queue import QueueAct, QueueItem, WorkQueue


def _item(number: int, phone: str = "063-100-0001") -> QueueItem:
    ref = Ref(KindId.VACANCIES, number)
    return QueueItem(
        ref, f"조리원 {number}", "한빛식품", phone, ("마감 없음",), Tone.DANGER, "지남"
    )


@pytest.fixture
def queue(qtbot: QtBot) -> WorkQueue:
    made = WorkQueue("구인 확인", EmptyState("check", "없습니다", "모두 확인했습니다."))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.set_items([_item(n) for n in (1, 2, 3)])
    made.list.setFocus()
    return made


def test_a_key_does_and_goes_on(qtbot: QtBot, queue: WorkQueue) -> None:
    said: list[int] = []
    act = QueueAct("1", "확인", "check", lambda item: said.append(item.ref.id))
    queue.set_acts((act,))
    for _ in range(2):
        qtbot.keyClick(queue.list, Qt.Key.Key_1)
    assert said == [1, 2]
    assert queue.progress.text() == "2/3 처리"
    assert queue.current == _item(3)
    queue.set_items([_item(3)])
    assert queue.progress.text() == "2/3 처리"
    queue.set_items([_item(2), _item(3)])  # undone: it is there again
    assert queue.progress.text() == "1/3 처리"
    assert queue.current == _item(3)
    qtbot.mouseClick(queue.buttons[0], Qt.MouseButton.LeftButton)
    assert said == [1, 2, 3]
    assert queue.current == _item(2)


def test_an_unfinished_act_stays(qtbot: QtBot, queue: WorkQueue) -> None:
    def ask(item: QueueItem) -> bool:
        assert item == _item(1)
        return False

    queue.set_acts((QueueAct("2", "닫기", "x", ask),))
    qtbot.keyClick(queue.list, Qt.Key.Key_2)
    assert queue.current == _item(1)
    queue.finish(_item(1).ref)
    assert queue.current == _item(2)


def test_arrows_enter_and_copy(qtbot: QtBot, queue: WorkQueue) -> None:
    opened: list[object] = []
    queue.opened.connect(opened.append)
    qtbot.keyClick(queue.list, Qt.Key.Key_Down)
    qtbot.keyClick(queue.list, Qt.Key.Key_Return)
    assert opened == [Ref(KindId.VACANCIES, 2)]
    qtbot.keyClick(queue.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "063-100-0001"


def test_the_last_one_leaves_the_empty_state(queue: WorkQueue) -> None:
    queue.set_items([_item(1, phone="")])
    assert queue.phone.text() == "연락처 없음"
    assert not queue.copy.isEnabled()
    queue.finish(_item(1).ref)
    assert queue.current is None
    assert not queue.title.isVisible()
